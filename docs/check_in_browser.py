"""Open built pages in headless Chromium and list what is wrong: ``python docs/check_in_browser.py FOLDER [AXE]``.

Problems are: an error on the console, a request that fails or leaves this machine, an image that does not show, a
page without a heading or wider than a telephone, an address that is still to be filled in, a link within the site
that leads nowhere; of the pages in `PAGES`, one that is missing, has another heading, or lacks its picture; and on
the pages of the record and that of the search, rows that need scripts to show, or an act of a reader that fails
(`browse_in_browser`). AXE is the path of axe-core's ``axe.min.js``: its serious findings are problems too, in the
dark as well on the pages of the record, but for those in `ALLOWED`, which are listed apart. Without it, accessibility
is not checked.
Exit code: 0 without problems, 1 with problems or without such a folder, 2 without Chromium.
"""

import functools
import shutil
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Browser, Error, Page, sync_playwright

sys.path.insert(0, str(Path(__file__).parent))  # as a program or as a module, its neighbour is found

from browse_in_browser import acts

#: Pages that must be there: how their heading begins, and whether they show a picture.
PAGES = {
    "index.html": ("belarus-releases", True),
    "gallery.html": ("Gallery", True),
    "tutorial.html": ("Tutorial", True),
    "tables/events.html": ("events", False),
    "releases/index.html": ("Releases", False),
    "held.html": ("How many are held", False),
    "traded.html": ("What was traded", False),
    "persons.html": ("Persons", False),
    "reference/glossary.html": ("Glossary", False),
    "explanation/cannot-tell.html": ("What the data cannot tell you", False),
}
PLACEHOLDER = "placeholder.invalid"  #: the host of addresses that are known only at the first publication
PATIENCE = 10_000  #: milliseconds that an act may take
#: The width of a telephone, in pixels.
NARROW = 390
#: Accessibility findings that are known and are no problem yet, by the rule of axe-core.
ALLOWED = {
    "aria-required-attr": "the captions in Furo's sidebar are headings without a level",
}
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
#: No name resolves, so no request leaves this machine.
FLAGS = ["--disable-quic", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"]
#: What a page shows, once its images are decoded.
SHOWN = """async () => {
    const images = [...document.images];
    images.forEach(image => image.loading = "eager");
    await Promise.allSettled(images.map(image => image.decode()));
    return {
        heading: document.querySelector("h1, h2")?.textContent.replace(/[#¶]$/, "").trim() ?? "",
        broken: images.filter(image => !image.naturalWidth).map(image => image.src.slice(0, 200)),
        pictures: images.filter(image => image.naturalWidth > 200 && image.checkVisibility()).length,
    };
}"""
#: Where the links of a page lead, and what can be led to on it.
LINKS = """() => ({
    links: [...document.querySelectorAll("a[href]")].map(link => link.href),
    anchors: [...document.querySelectorAll("[id]")].map(element => element.id),
})"""
#: The findings of axe-core that keep people from reading or using a page.
FINDINGS = """async () => (await axe.run(document, {resultTypes: ["violations"]})).violations
    .filter(({impact}) => ["serious", "critical"].includes(impact))
    .map(({id, help, nodes}) => `accessibility: ${id}: ${help} (${nodes.length}: ${nodes[0].target.join(" ")})`)"""


def find_browser() -> str | None:
    """Chromium, where this machine has one."""
    return next(filter(None, map(shutil.which, BROWSERS)), None)


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a folder, served on this machine meanwhile."""

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def problems(
    folder: Path, program: str, pages: Mapping[str, tuple[str, bool]] = PAGES, axe: Path | None = None
) -> Iterator[str]:
    """What is wrong with the pages of a folder, in words."""
    yield from (f"{page}: not found" for page in pages if not (folder / page).is_file())
    links: dict[str, list[str]] = {}
    anchors: dict[str, set[str]] = {}
    with served(folder) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        for path in sorted(folder.rglob("*.html")):
            name = path.relative_to(folder).as_posix()
            with browser.new_page() as page:
                page.set_default_timeout(PATIENCE)
                found = _events(page, address)
                page.goto(address + name)
                found += _contents(page, *pages.get(name, ("", False)))
                links[name], anchors[name] = page.evaluate(LINKS).values()
                if axe:
                    page.evaluate(axe.read_text("utf-8"))
                    found += page.evaluate(FINDINGS)
                if acts(name):
                    found += _record(page, browser, axe)
                page.set_viewport_size({"width": NARROW, "height": 844})
                if (width := page.evaluate("document.documentElement.scrollWidth")) > NARROW:
                    found.append(f"{width} pixels wide on a screen of {NARROW}")
                yield from (f"{name}: {problem}" for problem in found)
        browser.close()
        yield from _broken(address, links, anchors)


def _record(page: Page, browser: Browser, axe: Path | None) -> Iterator[str]:
    """What is wrong with a page of the record: without scripts, in the dark, and when it is used."""
    with browser.new_page(java_script_enabled=False) as plain:
        plain.goto(page.url)
        rows = [each.locator("article tr").filter(visible=True).count() for each in (plain, page)]
    if rows[0] != rows[1]:
        yield f"{rows[0]} rows of tables show without scripts, {rows[1]} with them"
    if axe:
        page.emulate_media(color_scheme="dark")
        yield from (f"{finding} in the dark" for finding in page.evaluate(FINDINGS))
        page.emulate_media(color_scheme="light")
    for act in acts(urlsplit(page.url).path.lstrip("/")):
        try:
            yield from act(page)
        except Error as error:  # what is to be used is not there, or not to be reached
            yield f"{act.__name__}: {error.message.splitlines()[0]}"


def _broken(address: str, links: Mapping[str, list[str]], anchors: Mapping[str, set[str]]) -> Iterator[str]:
    """Links within the site that lead to no page, or to no place on it."""
    for name, targets in links.items():
        for target in dict.fromkeys(targets):
            page, _, anchor = target.removeprefix(address).partition("#")
            if not target.startswith(address) or not page.endswith(".html"):
                continue
            if page not in anchors:
                yield f"{name}: the link to {page} leads nowhere"
            elif anchor and unquote(anchor) not in anchors[page]:
                yield f"{name}: {page} has no {anchor}"


def _events(page: Page, address: str) -> list[str]:
    """The problems that the browser reports while it loads a page: a list that grows meanwhile."""
    found: list[str] = []
    page.on("pageerror", lambda error: found.append(f"exception: {error.name}: {error.message}"))
    page.on(
        "console",
        lambda message: (
            message.type in ("error", "assert")
            and not message.text.startswith("Failed to load resource")  # the request is reported
            and found.append(f"console: {message.text}")
        ),
    )
    page.on(
        "request",
        lambda request: (
            request.url.startswith((address, "data:", "blob:", "about:"))
            or found.append(f"{request.url} is not on this machine")
        ),
    )
    page.on("requestfailed", lambda request: found.append(f"{request.url} fails: {request.failure}"))
    page.on("response", lambda answer: answer.status < 400 or found.append(f"{answer.url} gives {answer.status}"))
    return found


def _contents(page: Page, heading: str, picture: bool) -> Iterator[str]:
    shown = page.evaluate(SHOWN)
    yield from (f"the image {source} does not show" for source in shown["broken"])
    if not shown["heading"] and not page.url.endswith("/search.html"):  # it gets one with a query
        yield "no heading"
    elif not shown["heading"].startswith(heading):
        yield f"the heading is {shown['heading']!r}, not {heading!r}"
    if picture and not shown["pictures"]:
        yield "no picture"
    if PLACEHOLDER in page.content():
        yield f"an address at {PLACEHOLDER} is in a reader's sight"


def main() -> int:
    """Check a folder and print what is wrong."""
    if len(sys.argv) not in (2, 3) or not Path(sys.argv[1]).is_dir():
        sys.exit(__doc__)
    folder, *axe = map(Path, sys.argv[1:])
    program = find_browser()
    if program is None:
        print("NOT CHECKED: Chromium not found")
        return 2
    if not axe:
        print("ACCESSIBILITY NOT CHECKED: no axe-core")
    found = list(problems(folder, program, axe=axe[0] if axe else None))
    for rule, reason in ALLOWED.items():
        allowed = [problem for problem in found if f": accessibility: {rule}: " in problem]
        found = [problem for problem in found if problem not in allowed]
        if allowed:
            print(f"allowed on {len(allowed)} pages: {rule}: {reason}")
    print("\n".join(found) or f"{len(list(folder.rglob('*.html')))} pages: no problem")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
