"""The pages of the tables, and the check of built pages in a browser."""

import re

import pytest

import belarus_releases as br
from belarus_releases.tables import RECORDS
from curation.files import ROOT
from docs.check_in_browser import find_browser, problems

TABLES = ROOT / "docs" / "tables"


def test_every_table_has_its_page():
    assert {path.stem for path in TABLES.glob("*.md")} == set(RECORDS)


@pytest.mark.parametrize("name", RECORDS)
def test_a_page_is_of_its_own_table(name):
    text = (TABLES / f"{name}.md").read_text(encoding="utf-8")
    assert text.startswith(f"(codebook-{name})=\n# `{name}`\n")
    assert re.findall(r"^```\{(codebook|sample)\} (\w+)$", text, re.MULTILINE) == [
        ("sample", name),
        ("codebook", name),
    ]


def test_samples_name_persons_only_on_the_page_of_persons():
    told = {"name", "name_be", "name_ru", "aliases", "label", "title", "note", "stated_as"}
    for path in TABLES.glob("*.md"):
        text = path.read_text(encoding="utf-8")
        shown = set(re.search(r"^:columns: (.+)$", text, re.MULTILINE)[1].split())
        assert path.stem == "prisoners" or not shown & told, path
        rows = re.search(r"^:rows: (.+)$", text, re.MULTILINE)
        if path.stem == "claims":
            assert {br.claims(version="2026.11.2")[row].table for row in rows[1].split()} == {"events"}


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
    "elsewhere": (
        '<img src="https://example.org/x.png">',
        "https://example.org/x.png is asked for, which is elsewhere",
    ),
    "unreachable": ('<script src="http://127.0.0.1:1/x.js"></script>', "x.js fails: net::ERR_"),
}


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    """What the check says of a folder of pages with faults, by page."""
    program = find_browser()
    if program is None:
        pytest.skip("there is no Chromium on this machine")
    folder = tmp_path_factory.mktemp("html")
    picture = '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="300"><circle r="9"/></svg>'
    (folder / "picture.svg").write_text(picture, encoding="utf-8")
    bodies = {name: f"<h1>Page</h1>{body}" for name, (body, _) in FAULTS.items()}
    bodies |= {
        "sound": '<h1>Page<a href="#">¶</a></h1><img src="picture.svg"><script>console.warn("careful")</script>',
        "headless": "<p>Text</p>",
        "unpictured": "<h1>Page</h1>",
        "mistitled": "<h1>Another</h1>",
        "hidden": '<h1>Page</h1><img src="picture.svg" style="display: none">',
    }
    for name, body in bodies.items():
        (folder / f"{name}.html").write_text(f"<!doctype html><meta charset=utf-8><body>{body}", encoding="utf-8")
    listed = ("sound", "unpictured", "mistitled", "hidden", "gone")
    pages = {f"{name}.html": ("Page", name != "mistitled") for name in listed}
    by_page = {name: [] for name in (*bodies, "gone")}
    for problem in problems(folder, program, pages):
        page, _, wrong = problem.partition(".html: ")
        by_page[page].append(wrong)
    return by_page


def test_a_sound_page_has_no_problem(found):
    assert found["sound"] == []


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_found(found, fault):
    assert any(FAULTS[fault][1] in wrong for wrong in found[fault]), found[fault]


def test_what_must_be_there_is_missed(found):
    assert found["headless"] == ["there is no heading"]
    assert found["mistitled"] == ["the heading is 'Another' and not 'Page'"]
    assert found["unpictured"] == found["hidden"] == ["there is no picture"]
    assert found["gone"] == ["is not there"]
