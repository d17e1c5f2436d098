"""The check of built pages in a browser: each fault is found, and a sound page has none."""

import pytest

pytestmark = pytest.mark.slow  # it can only be tried in a browser

#: What is wrong with a page, and what is said of it.
FAULTS = {
    "console": ('<script>console.error("lost", 3)</script>', "console: lost 3"),
    "exception": ("<script>nowhere.to.go()</script>", "exception: ReferenceError: nowhere is not defined"),
    "rejection": ("<script>Promise.reject(new Error('late'))</script>", "exception: Error: late"),
    "script": ('<script src="no.js"></script>', "no.js gives 404"),
    "style": ('<link rel="stylesheet" href="no.css">', "no.css gives 404"),
    "image": ('<img src="no.png">', "no.png does not show"),
    "lazy": ('<div style="height: 9999px"></div><img loading="lazy" src="no.png">', "no.png does not show"),
    "no-image": ('<img src="sound.html">', "sound.html does not show"),
    "elsewhere": ('<img src="https://example.org/x.png">', "https://example.org/x.png is not on this machine"),
    "unreachable": ('<script src="http://127.0.0.1:1/x.js"></script>', "x.js fails: net::ERR_"),
    "wide": ('<p style="width: 600px">Text</p>', "pixels wide on a screen of 390"),
    "lost": ('<a href="gone.html">Gone</a>', "the link to gone.html leads nowhere"),
    "blank": (
        "<p>Write to contact@placeholder.invalid.</p>",
        "an address at placeholder.invalid is in a reader's sight",
    ),
    "astray": ('<a href="sound.html#gone">Gone</a>', "sound.html has no gone"),
    "releases/scripted": (
        "<article><table></table></article><script>document.querySelector('table').insertRow().append('Row')</script>",
        "0 rows of tables show without scripts, 1 with them",
    ),
    "releases/folded": (
        "<article><details class=who ontoggle='this.open = false'><summary>Who</summary><table></table></details>",
        "Enter does not unfold who states a value",
    ),
    "persons": ("<article><table class=persons></table></article>", "find_persons_in_three_scripts: Locator.fill"),
    "inaccessible": ("", "accessibility: label: Fields have labels (1: #name)"),
}
#: In place of axe-core: one serious finding and one slight, on one page.
AXE = """var axe = {run: async () => ({violations: document.URL.includes("inaccessible") ? [
    {id: "label", impact: "serious", help: "Fields have labels", nodes: [{target: ["#name"]}]},
    {id: "region", impact: "moderate", help: "Regions hold all", nodes: [{target: ["p"]}]},
] : []})};"""


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    """The problems of a folder of pages with faults, by page."""
    pytest.importorskip("playwright", reason="playwright is not installed")
    from docs import check_in_browser
    from docs.check_in_browser import find_browser, problems

    check_in_browser.PATIENCE = 1000
    program = find_browser() or pytest.skip("Chromium not found")
    folder = tmp_path_factory.mktemp("html")
    picture = '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="300"><circle r="9"/></svg>'
    (folder / "picture.svg").write_text(picture, encoding="utf-8")
    (folder / "axe.js").write_text(AXE, encoding="utf-8")
    bodies = {name: f"<h1>Page</h1>{body}" for name, (body, _) in FAULTS.items()}
    bodies |= {
        "sound": '<h1>Page<a href="#">¶</a></h1><img src="picture.svg"><script>console.warn("careful")</script>',
        "headless": "<p>Text</p>",
        "unpictured": "<h1>Page</h1>",
        "mistitled": "<h1>Another</h1>",
        "hidden": '<h1>Page</h1><img src="picture.svg" style="display: none">',
    }
    (folder / "releases").mkdir()
    for name, body in bodies.items():
        (folder / f"{name}.html").write_text(f"<!doctype html><meta charset=utf-8><body>{body}", encoding="utf-8")
    listed = ("sound", "unpictured", "mistitled", "hidden", "gone")
    pages = {f"{name}.html": ("Page", name != "mistitled") for name in listed}
    by_page = {name: [] for name in (*bodies, "gone")}
    for problem in problems(folder, program, pages, folder / "axe.js"):
        page, _, wrong = problem.partition(".html: ")
        by_page[page].append(wrong)
    return by_page


def test_a_sound_page_has_no_problem(found):
    assert found["sound"] == []


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_found(found, fault):
    assert any(FAULTS[fault][1] in wrong for wrong in found[fault]), found[fault]


def test_slight_findings_are_no_problem(found):
    assert len(found["inaccessible"]) == 1


def test_a_page_with_other_contents_is_found(found):
    assert found["headless"] == ["no heading"]
    assert found["mistitled"] == ["the heading is 'Another', not 'Page'"]
    assert found["unpictured"] == found["hidden"] == ["no picture"]
    assert found["gone"] == ["not found"]
