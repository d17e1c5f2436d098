"""The pages as a whole: short, with one set of nouns, true about how far the record reaches, no blank in sight."""

import datetime as dt
import json
import re
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

import belarus_releases as br

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
#: The words that a page on one thing has at most. Code and tables are not read word by word, and do not count.
MOST = 1200
#: Pages that are longer, and why.
LONGER = {
    "how-to/new-release.md": "one case from the first report to the merged record, which a test runs as a whole",
    "reference/checks.md": "an entry for each check: it is looked up by code, and not read",
}
#: The nouns of the project, one for each thing.
NOUNS = (
    "event",
    "event breakdown",
    "event link",
    "prisoner",
    "custody change",
    "estimate",
    "total",
    "concession",
    "contact",
    "source",
    "claim",
)
PAGES = {path.relative_to(DOCS).as_posix(): path for path in DOCS.rglob("*.md") if "_build" not in path.parts}


def prose(text):
    """A page without its front matter, comments, fenced blocks and tables."""
    text = re.sub(r"\A---\n.*?^---\n", "", text, flags=re.DOTALL | re.MULTILINE)
    text = re.sub(r"^(`{3,})[^\n]*\n.*?^\1$", "", text, flags=re.DOTALL | re.MULTILINE)
    return re.sub(r"^(\||%).*$", "", text, flags=re.MULTILINE)


def blocks(name, text):
    """What stands in the directives of a name."""
    return re.findall(rf"^```\{{{name}\}}(.*?)^```$", text, re.DOTALL | re.MULTILINE)


def count(page):
    return len(prose(PAGES[page].read_text("utf-8")).split())


@pytest.mark.parametrize("page", sorted(PAGES.keys() - LONGER))
def test_a_page_about_one_thing_is_short(page):
    assert count(page) <= MOST, f"{page}: split it by its parts"


@pytest.mark.parametrize("page", LONGER)
def test_a_page_that_may_be_longer_is(page):
    assert count(page) > MOST, f"{page} needs no exception"


def test_words_of_code_and_tables_do_not_count():
    text = "---\na: b\n---\n# One two\n\n```python\nthree\n```\n\n| four |\n| --- |\n\n% five\nSix.\n"
    assert prose(text).split() == ["#", "One", "two", "Six."]


def tutorial():
    return json.loads((DOCS / "tutorial.ipynb").read_text("utf-8"))["cells"]


def test_the_tutorial_takes_ten_minutes_and_ends_with_a_figure_and_a_citation():
    cells = [(cell["cell_type"], "".join(cell["source"])) for cell in tutorial()]
    code = [source for kind, source in cells if kind == "code"]
    assert sum(len(source.split()) for kind, source in cells if kind == "markdown") <= 600
    assert len(code) <= 16
    drawn, cited = (next(n for n, source in enumerate(code) if call in source) for call in (".plot(", "br.cite("))
    assert len(code) - 3 <= drawn < cited


def test_the_tutorial_can_be_downloaded_from_its_page_and_from_the_front_page():
    assert "(path:tutorial.ipynb)" in "".join(tutorial()[0]["source"])
    assert "{download}`download it <tutorial.ipynb>`" in PAGES["index.md"].read_text("utf-8")


def test_the_glossary_has_each_noun_and_each_table():
    text = PAGES["reference/glossary.md"].read_text("utf-8")
    terms = re.findall(r"^(\w[\w ]*)$", "\n".join(blocks("glossary", text)), re.MULTILINE)
    assert [noun for noun in NOUNS if noun not in terms] == []
    assert [table for table in br.tables.TABLES if f"(#codebook-{table})" not in text] == []
    assert len(terms) == len(set(terms))


class TestFrontPage:
    text = PAGES["index.md"].read_text("utf-8")

    def test_it_has_the_picture_of_the_readme(self):
        (alt,) = re.findall(r"^!\[(.+)\]\[picture\]$", (ROOT / "README.md").read_text("utf-8"), re.MULTILINE)
        (picture,) = blocks("image", self.text)
        assert picture.startswith(" releases.svg\n")
        assert picture.endswith(f"\n:alt: {alt}\n")

    def test_it_has_four_cards(self):
        (cards,) = blocks("container", self.text)
        assert re.findall(r"^- \*\*(\w+ \w+)", cards, re.MULTILINE) == [
            "Look at",
            "Learn to",
            "Look something",
            "Judge how",
        ]
        assert all(cards.count(f"]({page})") == 1 for page in ("explanation/cannot-tell.md", "tutorial.ipynb"))

    def test_how_to_install_it_is_what_can_be_done_today(self):
        """A copy can be installed; what the first publication changes stands beside it, out of sight, for the gate."""
        install = self.text[self.text.index("## Install") :]
        assert "not yet published" in install
        assert re.search(r"pip install \"\.\[plot\]\"\n```", install)
        assert re.search(r"^% .*\n% .*https://placeholder\.invalid/repository", install, re.MULTILINE)


@pytest.mark.parametrize("page", sorted(PAGES))
def test_no_address_to_be_filled_in_stands_in_sight(page):
    shown = re.sub(r"^%.*$", "", PAGES[page].read_text("utf-8"), flags=re.MULTILINE)
    assert not re.search(r"[@/.]placeholder\.invalid", shown)


class TestFreshness:
    @pytest.fixture
    def freshness(self, monkeypatch):
        pytest.importorskip("sphinx", reason="sphinx is not installed")
        pytest.importorskip("jinja2", reason="jinja2 is not installed")
        monkeypatch.syspath_prepend(str(DOCS / "_ext"))
        from freshness import freshness

        yield freshness
        sys.modules.pop("freshness")

    def test_it_states_the_version_its_day_and_the_last_day_covered(self, freshness):
        line = freshness(br.dataset("2026.11.2"))
        assert line.count("\n") == 0
        for part in (
            "**2026.11.2**, published on 22 November 2026",
            "31 releases, from 1,160 publications",
            "from 1 July 2024 to **20 March 2026**",
        ):
            assert part in line

    def test_it_follows_the_data(self, freshness):
        """Other data, another line: nothing in it is written by hand."""
        covered = SimpleNamespace(first=dt.date(2030, 1, 2), last=dt.date(2031, 3, 4))
        rows = SimpleNamespace(where=lambda subject: [covered])
        ds = SimpleNamespace(
            version="2031.4.0",
            published_on=dt.date(2031, 4, 5),
            coverage=lambda: rows,
            events=lambda: [None],
            sources=lambda: [None] * 2000,
        )
        line = freshness(ds)
        assert "**2031.4.0**, published on 5 April 2031: 1 release, from 2,000 publications" in line
        assert "from 2 January 2030 to **4 March 2031**" in line
        assert not re.search("202[0-9]", line)
