"""The pages of the record: every value on them comes from the package, and who states it stands beside it."""

import doctest
import hashlib
import html
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

import belarus_releases as br
from belarus_releases.names.keys import key, words

from .forge import Copy

pytest.importorskip("jinja2", reason="jinja2 is not installed")

DOCS = Path(__file__).parents[2] / "docs"
sys.path.insert(0, str(DOCS / "_ext"))

from browse import groups, held, persons, releases, section, sources, traded  # noqa: E402
from browse import words as plain  # noqa: E402
from browse.record import Record  # noqa: E402

DATASET = br.dataset(br.data_versions()[-1].version)
EVENTS = [event.event_id for event in DATASET.events()]
#: DataTables is kept as published: on an update, put in the new file, its licence, and this.
DATATABLES = "3.1.5", "38017a5586acd9c6eb6bbfe8b6938e1a25bdc717c5acfcb07e0c9d663282c59d"

#: Renders all pages of a copy of the package.
PROGRAM = """
import json, sys
sys.path[:0] = [{folder!r}, {ext!r}]
import belarus_releases as br
from browse import held, persons, releases, traded
from browse.record import Record
record = Record(br.dataset())
pages = {{name: module for name, module in [("held", held), ("traded", traded), ("persons", persons)]}}
pages = {{name: page.sections(record) for name, page in pages.items()}} | {{"index": releases.index(record)}}
pages["release"] = releases.page(record, record.dataset.events()["2025-09-11-lithuania"])
print(json.dumps({{name: "".join(part.html for part in parts) for name, parts in pages.items()}}))
"""


@pytest.fixture(scope="module")
def record():
    return Record(DATASET)


@pytest.fixture(scope="module")
def pages(record):
    """The sections of the page of each release, by its id."""
    return {event.event_id: releases.page(record, event) for event in DATASET.events()}


def text(sections):
    """What the sections show, without tags."""
    shown = " ".join(re.sub(r"(?s)<script.*?</script>|<[^>]+>", " ", part.html) for part in sections)
    return " ".join(html.unescape(shown).split())


@pytest.mark.parametrize(
    "module", [groups, plain, held, persons, releases, section, sources, traded], ids=lambda module: module.__name__
)
def test_examples(module):
    assert doctest.testmod(module).failed == 0


@pytest.mark.parametrize("event_id", EVENTS)
def test_a_page_of_a_release_has_each_claim_with_its_publisher_and_address(pages, event_id):
    page = "".join(part.html for part in pages[event_id])
    tables = {"events": [event_id]}
    tables["event_breakdowns"] = [row.breakdown_id for row in DATASET.event_breakdowns().where(event_id=event_id)]
    tables["event_links"] = [row.link_id for row in DATASET.event_links().where(event_id=event_id)]
    claims = [claim for table, ids in tables.items() for id_ in ids for claim in DATASET.evidence(table, id_)]
    assert claims
    for claim in claims:
        for shown in filter(None, (claim.publisher, claim.attributed_to, claim.url)):
            assert html.escape(shown).replace("&#x27;", "&#39;").replace("&quot;", "&#34;") in page
    [figures] = (part for part in pages[event_id] if part.anchor == "figures")
    assert figures.html.count(">yes</td>") == sum(c.adopted for c in DATASET.evidence("events", event_id))


def test_a_page_has_each_dispute_link_and_named_person(pages):
    links = DATASET.event_links()
    for event_id, sections in pages.items():
        by_anchor = {part.anchor: part.html for part in sections}
        ids = {row.breakdown_id for row in DATASET.event_breakdowns().where(event_id=event_id)}
        ids |= {row.link_id for row in links.where(event_id=event_id)} | {event_id}
        disputes = [dispute for dispute in DATASET.disputes() if dispute.record_id in ids]
        assert by_anchor["disputes"].count('<th scope="row"') == len(disputes)
        for dispute in disputes:
            assert html.escape(dispute.why, quote=False) in html.unescape(by_anchor["disputes"]).replace("&", "&amp;")
        for link in links.where(event_id=event_id):
            assert f'href="../traded.html#{link.concession_id or link.contact_id}"' in by_anchor["links"]
        named = {change.prisoner_id for change in DATASET.custody_changes().where(event_id=event_id)}
        assert set(re.findall(r"persons\.html#(\w+)", by_anchor["persons"])) == named


def test_what_no_source_states_is_not_stated(pages):
    for event in DATASET.events():
        [unknown] = (part.html for part in pages[event.event_id] if part.anchor == "not-known")
        empty = {*DATASET.events().to_frame().columns, "event_id"} - {"note"}
        empty = {name for name in empty if getattr(event, name) in (None, (), "not_stated")}
        empty -= {claim.field for claim in DATASET.evidence("events", event.event_id) if claim.adopted}  # partial dates
        empty -= {"date"} if event.date_latest else set()
        assert set(re.findall(r'data-column="(\w+)">[^<]+<span class="not-stated">not stated<', unknown)) == empty


def test_a_date_that_is_no_single_day_is_an_interval():
    dataset = br.dataset("2026.11.2")
    sections = releases.page(Record(dataset), dataset.events()["2026-07-release"])
    [figures] = (part.html for part in sections if part.anchor == "figures")
    [row] = (row for row in figures.split("<tr ") if 'data-column="announced_on"' in row)
    assert 'class="value">between 1 January and 8 July 2026<' in row


def test_the_index_has_each_release_its_number_and_a_bar_as_long_as_it(record):
    [index] = releases.index(record)
    rows = re.findall(r"(?s)<tr>\n<td class=\"day\" data-order.*?</tr>", index.html)
    least = {event.event_id: event.released_total or event.released_low for event in DATASET.events()}
    most = max(filter(None, least.values()))
    ids = [re.search(r'href="([^"]+)\.html"', row)[1] for row in rows]
    assert sorted(ids) == sorted(EVENTS)
    for event_id, row in zip(ids, rows, strict=True):
        assert plain.number(DATASET.events()[event_id]) in row
        shares = [float(share) for share in re.findall(r"--share: ([\d.]+)%", row)]
        assert shares == ([pytest.approx(100 * least[event_id] / most, abs=0.05)] if least[event_id] else [])
    days = [str(DATASET.events()[event_id].date_earliest or "") for event_id in ids]
    assert days == sorted(days, reverse=True)


def test_what_is_adopted_stands_first(record):
    for event in DATASET.events():
        for stated in record.stated("events", event):
            adopted = [statement.adopted for statement in stated.statements]
            assert adopted == sorted(adopted, reverse=True)


def test_each_estimate_stands_once_in_its_series_and_at_its_place(record):
    newest, _, *series = held.sections(record)
    estimates = DATASET.remaining_estimates()
    ids = [id_ for part in series for id_ in re.findall(r'<tr role="row" id="([^"]+)"', part.html)]
    assert sorted(ids) == sorted(row.estimate_id for row in estimates)
    for part in series:
        rows = [estimates[id_] for id_ in re.findall(r'<tr role="row" id="([^"]+)"', part.html)]
        days = [str(row.as_of_latest or "") for row in rows]
        assert len({row.series for row in rows}) == 1
        assert days == sorted(days, reverse=True)
    assert newest.html.count('<th scope="row"') == len(series)
    scale = held.axis(estimates)
    for row in estimates:
        mark = held.mark(row, scale)
        if row.point is not None:
            assert float(mark["left"][:-1]) == pytest.approx(100 * row.point / scale.end, abs=0.01)
        else:
            assert (mark["kind"] == "none") == (row.low is None and row.high is None)


def test_concessions_and_contacts_stand_once_each_the_newest_first(record):
    [part] = traded.sections(record)
    ids = re.findall(r'<tr role="row" id="([^"]+)"', part.html)
    rows = {row.concession_id: row for row in DATASET.concessions()}
    rows |= {row.contact_id: row for row in DATASET.contacts()}
    assert sorted(ids) == sorted(rows)
    days = [str(rows[id_].date_earliest or "") for id_ in ids]
    assert days == sorted(days, reverse=True)
    for link in DATASET.event_links():
        assert f'href="releases/{link.event_id}.html#links"' in part.html


def test_the_index_of_names_has_the_keys_of_each_spelling(record):
    found = persons.index(list(DATASET.prisoners()))["persons"]
    assert set(found) == {prisoner.prisoner_id for prisoner in DATASET.prisoners()}
    for prisoner in DATASET.prisoners():
        for spelling in filter(None, (prisoner.name, prisoner.name_be, prisoner.name_ru, *prisoner.aliases)):
            for word in words(spelling):
                sounds = set(key(word)) - {""}
                assert not sounds or sounds & set(found[prisoner.prisoner_id]["names"]), (prisoner.prisoner_id, word)
    [tikhanovsky] = DATASET.prisoners().search("Siarhei Tsikhanouski")
    assert {*key("Тихановского"), *key("Тихановским")} <= set(found[tikhanovsky.prisoner_id]["cases"])
    [part] = persons.sections(record)
    assert "<" not in re.search(r'(?s)id="names-of-persons">(.*?)</script>', part.html)[1]


def test_only_sections_that_name_persons_are_kept_from_the_search(pages):
    for event_id, sections in pages.items():
        named = DATASET.custody_changes().where(event_id=event_id)
        assert [part.anchor for part in sections if part.names_persons] == (["persons"] if len(named) else [])


def test_only_addresses_of_the_web_become_links_and_nothing_is_markup():
    macros = section._environment.get_template("macros.html").module
    assert 'href="https://example.org/a"' in macros.address("https://example.org/a")
    assert 'rel="noopener noreferrer nofollow"' in macros.address("https://example.org/a")
    for url in ("mirror.example/a", "javascript:alert(1)", "ftp://example.org/"):
        assert "href" not in macros.address(url)
        assert url in macros.address(url)
    assert macros.value("<b>") == "&lt;b&gt;"


def test_no_value_is_typed_into_a_template_or_a_page():
    for path in section.TEMPLATES.glob("*.html"):
        typed = re.sub(r"(?s)\{[%{#].*?[%}#]\}|<[^>]+>", "", path.read_text(encoding="utf-8"))
        assert not re.findall(r"\d+", typed), path.name
    for name in ("held", "traded", "persons", "releases/index"):
        typed = (DOCS / f"{name}.md").read_text(encoding="utf-8")
        assert not re.findall(r"\d+", typed), name


def test_the_python_of_a_page_runs(pages):
    use = next(part.html for part in pages["2025-09-11-lithuania"] if part.anchor == "use")
    code = html.unescape(re.search(r"(?s)<pre[^>]*><code>(.*?)</code>", use)[1])
    names = {}
    exec(code.replace("print(event)", ""), names)
    assert names["event"] == DATASET.events()["2025-09-11-lithuania"]
    assert br.cite(version=DATASET.version) in html.unescape(use)


def test_the_library_of_tables_is_the_one_published():
    folder = DOCS / "_ext" / "browse" / "static" / "datatables"
    version, sha256 = DATATABLES
    data = (folder / "dataTables.min.js").read_bytes()
    assert data.startswith(f"/*! DataTables {version}".encode())
    assert hashlib.sha256(data).hexdigest() == sha256
    assert "The MIT License" in (folder / "LICENSE.txt").read_text(encoding="utf-8")


@pytest.mark.slow
def test_a_change_of_the_data_changes_the_pages(installed):
    code = PROGRAM.format(folder=str(installed), ext=str(DOCS / "_ext"))

    def render():
        process = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8")
        assert not process.stderr
        return json.loads(process.stdout)

    def change(table, id_, **cells):
        def edit(rows):
            row = next(row for row in rows if next(iter(row.values())) == id_ and not row.get("until"))
            row.update(cells)

        Copy(installed / "belarus_releases").change(f"{table}.csv", edit)

    before = render()
    change("events", "2025-09-11-lithuania", released_total="98765", label="Label <b>changed</b>")
    source_id = DATASET.evidence("events", "2025-09-11-lithuania", "released_total")[0].source_id
    change("sources", source_id, publisher="A changed publisher", url="mirror.example/changed")
    change("remaining_estimates", DATASET.remaining_estimates()[-1].estimate_id, point="54321", low="", high="")
    change("contacts", DATASET.contacts()[0].contact_id, label="A changed contact")
    change("prisoners", DATASET.prisoners()[0].prisoner_id, name="Changed Name")
    after = render()
    for page, changed in {
        "index": ("98,765", "Label &lt;b&gt;changed", "--share: 100.0%"),
        "release": ("98,765", "A changed publisher", '<span class="mirror">mirror.example/changed</span>'),
        "held": ("54,321", "40,000"),
        "traded": ("A changed contact",),
        "persons": ("Changed Name",),
    }.items():
        for shown in changed:
            assert shown in after[page], (page, shown)
            assert shown not in before[page] or shown.startswith("--share"), (page, shown)
