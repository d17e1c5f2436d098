"""The pages of the tables, of which none but that of the prisoners names persons; the list of checksums."""

import json
import re
import runpy
from pathlib import Path
from types import SimpleNamespace

import pytest

import belarus_releases as br
from belarus_releases.tables import TABLES

PAGES = Path(__file__).parents[2] / "docs" / "tables"


def test_every_table_has_its_page():
    assert {path.stem for path in PAGES.glob("*.md")} == set(TABLES)


@pytest.mark.parametrize("name", TABLES)
def test_a_page_is_of_its_own_table(name):
    text = (PAGES / f"{name}.md").read_text(encoding="utf-8")
    text = re.sub(r"\A---\n.*?\n---\n\n", "", text, flags=re.DOTALL)  # what engines and the search are told
    assert text.startswith(f"(codebook-{name})=\n# `{name}`\n")
    assert re.findall(r"^```\{(codebook|sample)\} (\w+)$", text, re.MULTILINE) == [
        ("sample", name),
        ("codebook", name),
    ]


def test_samples_name_persons_only_on_the_page_of_prisoners():
    naming = {"name", "name_be", "name_ru", "aliases", "label", "title", "note", "stated_as"}
    for path in PAGES.glob("*.md"):
        text = path.read_text(encoding="utf-8")
        chosen = re.search(r"^:columns: (.+)$", text, re.MULTILINE)
        main = (column.name for column in br.tables.record_class(path.stem).__columns__ if column.main)
        columns = set(chosen[1].split() if chosen else main)
        assert path.stem == "prisoners" or not columns & naming, path
        rows = re.search(r"^:rows: (.+)$", text, re.MULTILINE)
        if path.stem == "claims":
            assert {br.claims(version="2026.11.2")[row].table for row in rows[1].split()} == {"events"}


@pytest.mark.parametrize("page", ["persons.md", "tables/prisoners.md"])
def test_engines_and_the_search_of_the_site_leave_out_the_pages_that_name_persons(page):
    text = (PAGES.parent / page).read_text(encoding="utf-8")
    front = re.match(r"---\n(.*?)\n---\n", text, re.DOTALL)
    assert front
    assert "nosearch: true" in front[1]
    assert "robots: noindex" in front[1]


def hazards():
    """The directives on the page of limits that list hazards: the tables of each."""
    text = (PAGES.parent / "explanation" / "limits.md").read_text(encoding="utf-8")
    return [tables.split() for tables in re.findall(r"^```\{hazards\} (.+)$", text, re.MULTILINE)]


def test_the_page_of_limits_lists_the_hazards_of_each_table():
    listed = [table for tables in hazards() for table in tables]
    lines = br.codebook().where(hazards=lambda names: names != ())
    assert len(listed) == len(set(listed))
    others = {"claims", "evidence"}  # `counts_pages` alone
    others |= {"checked_cells"}  # which has the numbers of origins of other tables
    others |= {"sources"}  # days of publication alone
    assert {line.table for line in lines} - set(listed) == others


def test_a_hazard_is_shown_with_its_sentence_and_its_columns():
    pytest.importorskip("sphinx")
    text = runpy.run_path(str(PAGES.parent / "_ext" / "hazards.py"))["hazards"]
    lines = br.codebook()
    for tables in hazards():
        shown = text(*tables)
        for line in lines.where(table=tables):
            prefix = "" if len(tables) == 1 else f"{line.table}."
            for hazard in line.hazards:
                [row] = [row for row in shown.splitlines() if row.startswith(f"- `{hazard}`: ")]
                assert br.codebook(hazard)[0].meaning in row
                assert f"`{prefix}{line.column}`" in row


def test_a_column_is_shown_with_its_hazards(monkeypatch):
    pytest.importorskip("sphinx")
    monkeypatch.syspath_prepend(str(PAGES.parent / "_ext"))
    text = runpy.run_path(str(PAGES.parent / "_ext" / "codebook.py"))["columns"]("release_totals")
    [row] = [row for row in text.splitlines() if row.startswith("| `count` ")]
    assert "`do_not_sum`, `overlapping_periods`" in row


def test_the_page_on_citing_lists_the_checksum_of_every_version():
    pytest.importorskip("sphinx")
    assert "\n```{checksums}\n```\n" in (PAGES.parent / "how-to" / "cite.md").read_text(encoding="utf-8")
    table = runpy.run_path(str(PAGES.parent / "_ext" / "checksums.py"))["checksums"]()
    _, _, *rows = table.splitlines()
    assert [row.split(" | ")[:3] for row in rows] == [
        [f"| {row.version}", str(row.published_on), f"`{row.sha256}`"] for row in br.data_versions()
    ]


def test_the_front_page_describes_the_dataset_to_search_engines(monkeypatch):
    pytest.importorskip("sphinx")
    monkeypatch.syspath_prepend(str(PAGES.parent / "_ext"))
    describe = runpy.run_path(str(PAGES.parent / "_ext" / "search_engines.py"))["describe"]
    app = SimpleNamespace(config=SimpleNamespace(root_doc="index"))
    context, other = {"metatags": "<meta>"}, {"metatags": "<meta>"}
    describe(app, "index", "page.html", context, None)
    describe(app, "gallery", "page.html", other, None)
    assert other == {"metatags": "<meta>"}
    script = re.fullmatch(r'<meta>\n<script type="application/ld\+json">\n(.*)</script>', context["metatags"], re.S)
    assert json.loads(script[1])["version"] == br.data_versions()[-1].version
    assert "</" not in script[1]
