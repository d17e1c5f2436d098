"""The edited files: new rows get numbers, and what cannot be built from is named by file and line."""

import datetime as dt

import pytest

from curation.steps import edited
from curation.steps.files import CurationError, read_csv
from curation.steps.ids import key
from tests.curation.tree import write

AGENCY = """\
name: Example Agency
side: international
publications:
  first: {title: It is so, published: 2099-01, retrieved_on: 2099-01-12, kind: news, is_reprint: false, quality: good}
  second: {title: It is so, published: 2099-01-02, kind: news, reprints: first, is_reprint: true, quality: good}
"""
EVENT = """\
label: Prisoners freed after a visit of the made-up envoy
legal_act: {is: pardon, why: "Example Agency: pardoned"}
in_series: {is: true, why: all are known}
date:
  2099-01-01: [{by: first}, {by: second, omit: a slip of the page}]
released_total:
  12: [{by: first}]
  13: [{by: second}]
adopt:
  - {released_total: 13, why: they count anew}
"""
PRISONER = """\
name:
  Example Person:
    - {by: first}
category_primary: {is: not_stated, why: no source says}
changes:
  new-first:
    event_id:
      2099-01-01-example:
        - {by: first}
    change:
      released:
        - {by: first}
"""
A, E, P = "publishers/example-agency.yaml", "record/events/2099-01-01-example.yaml", "record/prisoners/new-abcdef.yaml"


@pytest.fixture
def load(tmp_path, monkeypatch):
    """Load edited files in which one text is replaced, beside other files."""
    write(tmp_path / "ids" / "prisoners.csv", "prisoner_id\np0008\n")
    write(tmp_path / "ids" / "sources.csv", f"source_id,hash\ns0005,{key('second')}\n")
    monkeypatch.setattr(edited, "DATA", tmp_path / "data")

    def load(file="", old="", new="", **others):
        for name, text in {A: AGENCY, E: EVENT, P: PRISONER}.items():
            assert name != file or old in text
            write(tmp_path / name, text.replace(old, new) if name == file else text)
        for name, text in others.items():
            write(tmp_path / "record" / "prisoners" / f"{name.replace('_', '-')}.yaml", text)
        return edited.load(tmp_path)

    return load


def test_new_prisoners_and_custody_changes_get_the_next_numbers(load):
    loaded = load(new_abcdee=PRISONER.replace("first", "second"))
    assert loaded.numbers == {
        "new-abcdee": "p0009", "new-abcdef": "p0010", "new-first": "x0001", "new-second": "x0002"
    }  # fmt: skip
    rows = loaded.cells.rows("custody_changes")
    assert [(row.change_id, row.prisoner_id) for row in rows] == [("x0001", "p0010"), ("x0002", "p0009")]
    assert {claim.record_id for claim in loaded.claims if claim.table == "prisoners"} == {"p0009", "p0010"}


def test_sources_have_the_ids_of_the_ledger_and_claims_cite_them(load):
    loaded = load()
    assert [(source.source_id, source.origin_id) for source in loaded.sources] == [("s0005", "s0006"), ("s0006", None)]
    assert {claim.source_id for claim in loaded.claims if claim.field == "released_total"} == {"s0005", "s0006"}


def test_decisions_reach_the_claims(load):
    claims = {(c.field, c.value, c.source_id): (c.rank, c.decision) for c in load().claims if c.table == "events"}
    assert claims == {
        ("date", "2099-01-01", "s0006"): (1, None),
        ("date", "2099-01-01", "s0005"): (None, "a slip of the page"),
        ("released_total", "13", "s0005"): (1, "they count anew"),
        ("released_total", "12", "s0006"): (2, None),
    }


def test_a_preferred_claim_goes_first(load):
    loaded = load(E, "{by: second, omit: a slip of the page}", "{by: second, prefer: they were there}")
    (first,) = (claim for claim in loaded.claims if claim.field == "date" and claim.rank == 1)
    assert first.source_id == "s0005"


def test_a_source_was_public_when_it_was_retrieved(load):
    exact, partial = load().sources
    days = [dt.date(2099, 1, day) for day in (1, 2, 12)]
    assert (partial.published, partial.published_earliest, partial.published_latest) == (None, days[0], days[2])
    assert (exact.published, exact.published_earliest, exact.published_latest) == (days[1],) * 3


def test_a_cell_is_found_where_it_is_written(load):
    loaded = load()
    places = {
        ("events", "2099-01-01-example", "released_total"): (E, 7),
        ("events", "2099-01-01-example", "legal_act"): (E, 2),
        ("events", "2099-01-01-example", "date_earliest"): (E, 1),
        ("custody_changes", "x0001", "change"): (P, 11),
        ("custody_changes", "x0001", "date_earliest"): (P, 6),
        ("sources", "s0005", "title"): (A, 5),
    }
    found = {cell: loaded.place(*cell) for cell in places}
    assert {cell: (place.at.name, place.line) for cell, place in found.items()} == places
    assert loaded.place("events", "2099-01-02-other", "date") is None


@pytest.mark.parametrize(
    ("file", "old", "new", "line", "problem"),
    [
        (A, "published: 2099-01,", "published: 2099-13,", 4, "published: "),
        (A, "2099-01-12", "12.01.2099", 4, "retrieved_on: '12.01.2099' is not a day"),
        (A, "2099-01-12", "20990112", 4, "retrieved_on: '20990112' is written as '2099-01-12'"),
        (A, "kind: news, is", "kind: newspaper, is", 4, "kind: 'newspaper' is not in the vocabulary"),
        (A, "false, quality: good", "false, quality: god", 4, "quality: 'god' is not .*: did you mean 'good'"),
        (A, "false, quality: good", "false", 4, "quality: the value is missing"),
        (A, "is_reprint: false", "is_reprint: FALSE", 4, "is_reprint: 'FALSE' is not true or false"),
        (E, "is: pardon", "is: mercy", 2, "legal_act: 'mercy' is not in the vocabulary: there are 'pardon'"),
        (E, "is: true", "is: TRUE", 3, "in_series: 'TRUE' is not true or false"),
        (E, "  12:", "  1 100:", 7, "released_total: '1 100' is not a whole number such as 1100"),
        (E, "  12:", "  1_1:", 7, "released_total: '1_1' is written as '11'"),
        (E, "  12:", "  012:", 7, "released_total: '012' is written as '12'"),
        (E, "  12:", '  "":', 7, "the value is missing"),
        (E, "  2099-01-01:", "  28.04.2099:", 5, "date: '28.04.2099' is not a date such as"),
        (E, "  2099-01-01:", "  2099-01-02/2099-01-01:", 5, "date: .*' is not .* two in order such as"),
        (E, "{by: first}, ", "{by: firts}, ", 5, "date: there is no source 'firts': did you mean 'first'"),
        (E, "{by: second, ", "{by: first, ", 5, f"date: first says so in {E}, line 5, already"),
        (E, "omit: a slip of the page", "how: entered", 5, "'entered' is not in the vocabulary"),
        (E, "omit: a slip of the page", "carried: half", 5, "carried: 'half' is not in the vocabulary"),
        (E, "{released_total: 13,", "{released_total: 14,", 10,
         "adopt: no source states released_total '14': there are '12', '13'"),
        (E, "{released_total: 13,", "{women: 3,", 10, "adopt: no source states women of 2099-01-01-example"),
        (E, "adopt:\n", "adopt:\n  - {released_total: 13, why: they were there}\n", 11, "'13' is adopted twice"),
        (P, "  new-first:", "  x0009:", 6, "'x0009' was never given"),
        (P, "  new-first:", "  new-abcdef:", 4, "'new-abcdef' is the name of a custody change, too: take another"),
    ],
)  # fmt: skip
def test_what_cannot_be_built_from_is_named_by_file_and_line(load, file, old, new, line, problem):
    with pytest.raises(CurationError, match=f"^{file}, line {line}: .*{problem}"):
        load(file, old, new)


def test_a_number_is_not_typed(load):
    with pytest.raises(CurationError, match=r"^record/prisoners/p0009.yaml, line 4: 'p0009' was never given"):
        load(p0009=PRISONER.replace("first", "second"))


def test_the_number_of_a_prisoner_who_is_gone_is_not_given_again(load, tmp_path):
    assert load(p0008=PRISONER.replace("first", "second")).cells.has("prisoners", "p0008")
    write(tmp_path / "data" / "history" / "prisoners.csv", "prisoner_id,until\np0008,2098.1.0+dev\n")
    assert load().cells.has("prisoners", "p0008")  # they are gone in an unpublished build only
    write(tmp_path / "data" / "history" / "prisoners.csv", "prisoner_id,until\np0008,2098.1.0\n")
    with pytest.raises(CurationError, match=r"^record/prisoners/p0008.yaml, line 4: 'p0008' .* is gone"):
        load()
    write(tmp_path / "data" / "prisoners.csv", "prisoner_id\np0008\n")
    assert load().cells.has("prisoners", "p0008")  # only their row of old is


def test_one_name_in_two_dossiers_is_refused(load):
    message = (
        "^record/prisoners/new-abcdef.yaml, line 6: this name is taken in record/prisoners/new-abcdee.yaml, line 6"
    )
    with pytest.raises(CurationError, match=message):
        load(new_abcdee=PRISONER.replace("Example", "Other"))


def test_other_rows_get_no_number(load, tmp_path):
    write(tmp_path / "record" / "events" / "new-event.yaml", "label: They are free\n")
    with pytest.raises(CurationError, match=r"^record/events/new-event.yaml, line 1: .*: write the id$"):
        load()


def test_a_file_that_does_not_exist_has_no_rows(tmp_path):
    assert read_csv(tmp_path / "none.csv") == []
