"""The address of a throw-away mirror is text in every output, never a link."""

import json
import re
import sqlite3
import zipfile
from contextlib import closing
from html import escape

import pytest

import belarus_releases as br

MIRRORED = [source for source in br.sources() if source.url and "://" not in source.url]
HOSTS = {source.url.partition("/")[0] for source in MIRRORED}
LINK = re.compile("|".join(rf"https?:(?://|\\/\\/){re.escape(host)}" for host in HOSTS))
VERSIONS = [row.version for row in br.data_versions()]


def test_there_are_mirrors_and_other_addresses():
    assert MIRRORED
    assert all("/" in source.url for source in MIRRORED)
    linked = [source for source in br.sources() if source.url and source not in MIRRORED]
    assert all(source.url.startswith(("https://", "http://")) for source in linked)
    assert all(f'href="{linked[0].url}"' in source._repr_html_() for source in linked[:1])


@pytest.mark.parametrize("version", VERSIONS)
def test_no_version_has_a_link_to_a_mirror(version):
    for source in br.sources(version):
        assert not LINK.search(source.url or "")


def test_records_and_tables_in_a_notebook():
    for source in MIRRORED:
        assert "href" not in source._repr_html_()
        assert escape(source.url) in source._repr_html_()
        claims = br.claims().where(source_id=source.source_id)
        html = claims._repr_html_()
        assert source.source_id in html
        assert "href" not in html


def test_evidence_in_a_notebook():
    for source in MIRRORED:
        claim = br.claims().where(source_id=source.source_id)[0]
        assert not LINK.search(br.dataset().evidence(claim.table, claim.record_id)._repr_html_())


@pytest.mark.parametrize("style", ["bibtex", "biblatex"])
def test_entries_of_a_bibliography_have_a_note(style):
    for source in MIRRORED:
        entry = br.sources().where(source_id=source.source_id).cite(style)
        assert "url = " not in entry
        assert re.search(r"^  note = \{\{Mirror: ", entry, re.MULTILINE)


def test_csl_json_has_a_note():
    for source in MIRRORED:
        (item,) = json.loads(br.sources().where(source_id=source.source_id).cite("csl-json"))
        assert "URL" not in item
        assert item["note"] == f"Mirror: {source.url}"


def test_files(tmp_path):
    ds = br.dataset()
    ds.to_csv(tmp_path / "csv")
    ds.to_sqlite(tmp_path / "releases.db", datasette=True)
    with closing(sqlite3.connect(tmp_path / "releases.db")) as connection:
        texts = list(connection.iterdump())
    texts += [path.read_text(encoding="utf-8") for path in (tmp_path / "csv").rglob("*") if path.is_file()]
    texts += [path.read_text(encoding="utf-8") for path in tmp_path.glob("*.json")]
    assert MIRRORED[0].url in "\n".join(texts)
    assert not LINK.search("\n".join(texts))


@pytest.mark.slow
def test_a_workbook_has_no_hyperlinks(tmp_path):
    pytest.importorskip("openpyxl")
    br.dataset().to_excel(tmp_path / "releases.xlsx")
    with zipfile.ZipFile(tmp_path / "releases.xlsx") as book:
        texts = [book.read(name).decode() for name in book.namelist()]
    assert not [text for text in texts if "<hyperlink" in text or LINK.search(text)]


def test_a_home_page_may_be_the_address_of_several_sources():
    homes = [source.url for source in br.sources() if source.url and re.fullmatch(r"https?://[^/]+/", source.url)]
    assert len(set(homes)) < len(homes)
