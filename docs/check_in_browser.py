"""Open built pages in headless Chromium and tell what is wrong: ``python docs/check_in_browser.py FOLDER``.

Every page of the folder is opened from a server on this machine. Wrong is an error on the console, a
request that fails or leaves this machine, an image that does not show, a page without a heading; and, of
the pages in `PAGES`, one that is not there, has another heading, or shows no picture where it should.
Exit status: 0 when nothing is wrong, 1 when something is or there is no such folder, 2 without Chromium.
"""

import functools
import json
import os
import select
import shutil
import sys
import tempfile
import threading
from collections import deque
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

#: Pages that must be there: how their heading begins, and whether they show a picture.
PAGES = {
    "index.html": ("belarus-releases", True),
    "gallery.html": ("Gallery", True),
    "tutorial.html": ("Tutorial", True),
    "tables/events.html": ("events", False),
}
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-dev-shm-usage", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--remote-debugging-pipe",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)  # fmt: skip
PATIENCE = 60  # seconds to wait for an answer
#: What a page shows, once its images are decoded.
SHOWN = """(async () => {
    const images = [...document.images];
    images.forEach(image => image.loading = "eager");
    await Promise.allSettled(images.map(image => image.decode()));
    return {
        heading: document.querySelector("h1, h2")?.textContent.replace(/[#¶]$/, "").trim() ?? "",
        broken: images.filter(image => !image.naturalWidth).map(image => image.src.slice(0, 200)),
        pictures: images.filter(image => image.naturalWidth > 200 && image.checkVisibility()).length,
    };
})()"""


def find_browser() -> str | None:
    """Chromium, where this machine has one."""
    return next(filter(None, map(shutil.which, BROWSERS)), None)


class Browser:
    """Chromium over its pipe: commands are JSON texts that end in a null byte, and so are the answers."""

    def __init__(self, program: str, profile: str) -> None:
        theirs_in, self._write = os.pipe()
        self._read, theirs_out = os.pipe()
        actions = [(os.POSIX_SPAWN_DUP2, theirs_in, 3), (os.POSIX_SPAWN_DUP2, theirs_out, 4)]
        actions += [(os.POSIX_SPAWN_OPEN, stream, os.devnull, os.O_WRONLY, 0) for stream in (1, 2)]
        command = [program, *FLAGS, f"--user-data-dir={profile}", "about:blank"]
        self.pid = os.posix_spawnp(program, command, os.environ, file_actions=actions)
        os.close(theirs_in)
        os.close(theirs_out)
        self.events: deque[dict[str, Any]] = deque()
        self._session: dict[str, str] = {}
        self._asked = 0
        self._text = b""

    def attach(self) -> None:
        """Open a tab, to which the commands and events belong from then on."""
        target = self.ask("Target.createTarget", url="about:blank")["targetId"]
        session = self.ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        self._session = {"sessionId": session}
        for domain in ("Runtime", "Log", "Network", "Page"):
            self.ask(f"{domain}.enable")

    def ask(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Give a command and wait for its result; events that come before it are kept."""
        self._asked += 1
        message = {"id": self._asked, "method": method, "params": parameters, **self._session}
        os.write(self._write, json.dumps(message).encode() + b"\0")
        while True:
            answer = self._next()
            if "error" in answer:
                raise RuntimeError(f"{method}: {answer['error']}")
            if answer.get("id") == self._asked:
                return answer["result"]
            self.events.append(answer)

    def wait_for(self, event: str) -> None:
        """Wait for an event; it and those before it are kept."""
        while not any(seen["method"] == event for seen in self.events):
            self.events.append(self._next())

    def _next(self) -> dict[str, Any]:
        while b"\0" not in self._text:
            if not select.select([self._read], [], [], PATIENCE)[0]:
                raise TimeoutError("Chromium does not answer")
            read = os.read(self._read, 1 << 16)
            if not read:
                raise RuntimeError("Chromium has ended")
            self._text += read
        message, _, self._text = self._text.partition(b"\0")
        return json.loads(message)

    def close(self) -> None:
        """End the browser, which happens when nobody holds its pipe."""
        os.close(self._write)
        os.close(self._read)
        os.waitpid(self.pid, 0)


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a folder, served on this machine meanwhile."""

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


def problems(folder: Path, program: str, pages: Mapping[str, tuple[str, bool]] = PAGES) -> Iterator[str]:
    """What is wrong with the pages of a folder, in words."""
    yield from (f"{page}: is not there" for page in pages if not (folder / page).is_file())
    with served(folder) as address, tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        browser = Browser(program, profile)
        try:
            browser.attach()
            for path in sorted(folder.rglob("*.html")):
                page = path.relative_to(folder).as_posix()
                yield from (f"{page}: {wrong}" for wrong in _page(browser, address, page, pages.get(page)))
        finally:
            browser.close()


def _page(browser: Browser, address: str, page: str, expected: tuple[str, bool] | None) -> Iterator[str]:
    browser.events.clear()
    browser.ask("Page.navigate", url=address + page)
    browser.wait_for("Page.loadEventFired")
    shown = browser.ask("Runtime.evaluate", expression=SHOWN, awaitPromise=True, returnByValue=True)["result"]["value"]
    yield from _told(browser.events, address)
    yield from (f"the image {source} does not show" for source in shown["broken"])
    heading, picture = expected or ("", False)
    if not shown["heading"] and page != "search.html":  # that page has one once something is asked
        yield "there is no heading"
    elif not shown["heading"].startswith(heading):
        yield f"the heading is {shown['heading']!r} and not {heading!r}"
    if picture and not shown["pictures"]:
        yield "there is no picture"


def _told(events: deque[dict[str, Any]], address: str) -> Iterator[str]:
    """What the events of one page say is wrong."""
    asked: dict[str, str] = {}
    for event in events:
        said = event["params"]
        match event["method"]:
            case "Runtime.exceptionThrown":
                details = said["exceptionDetails"]
                yield f"exception: {details.get('exception', {}).get('description', details['text'])}"
            case "Runtime.consoleAPICalled" if said["type"] in ("error", "assert"):
                yield f"console: {' '.join(str(a.get('value', a.get('description'))) for a in said['args'])}"
            case "Log.entryAdded" if said["entry"]["level"] == "error" and said["entry"]["source"] != "network":
                yield f"console: {said['entry']['text']}"
            case "Network.requestWillBeSent":
                asked[said["requestId"]] = url = said["request"]["url"]
                if not url.startswith((address, "data:", "blob:", "about:")):
                    yield f"{url} is asked for, which is elsewhere"
            case "Network.responseReceived" if said["response"]["status"] >= 400:
                url = said["response"]["url"]
                if url != f"{address}favicon.ico":  # asked for by the browser and not by the page
                    yield f"{url} gives {said['response']['status']}"
            case "Network.loadingFailed" if not said.get("canceled"):
                yield f"{asked.get(said['requestId'])} fails: {said['errorText']}"


def main() -> int:
    """Check a folder and print what is wrong."""
    if len(sys.argv) != 2 or not Path(sys.argv[1]).is_dir():
        sys.exit(__doc__)
    program = find_browser()
    if program is None:
        print("no page was opened: there is no Chromium")
        return 2
    folder = Path(sys.argv[1])
    found = list(problems(folder, program))
    print("\n".join(found) or f"nothing is wrong with {len(list(folder.rglob('*.html')))} pages")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
