"""The record: what a dossier says becomes claims, entries and choices, and each slip is named by file and line."""

import pytest

from curation.steps import record
from curation.steps.files import CurationError
from tests.curation.tree import write

EVENT = """\
label: Prisoners freed after a visit of the made-up envoy
legal_act: {is: pardon, why: "Example Agency: pardoned"}
date:
  2099-01-01:
    - {by: example-agency-2099-01-01, of: Example Ministry, as: today, how: page_date, carried: part}
    - {by: example-gazette-2099-01, omit: a slip of the page}
  2099-01:
    - {by: example-gazette-2099-01, prefer: the Gazette was there}
adopt:
  - {date: 2099-01, why: the Gazette was there}
breakdowns:
  charge-extremism:
    within: {is: all, why: of all who are freed}
    count:
      9:
        - {by: example-gazette-2099-01}
links:
  2099-01-01-example-relief:
    relation:
      stated_exchange:
        - {by: example-agency-2099-01-01, how: classified}
"""
PRISONER = """\
name:
  Example Person:
    - {by: example-agency-2099-01-01}
changes:
  new-first:
    change:
      released:
        - {by: example-agency-2099-01-01}
"""
CONCESSION = "label: Relief from the made-up sanctions\n"


@pytest.fixture
def read(tmp_path):
    """Read a record of an event, a prisoner and a concession, with one text of them replaced."""

    def read(old="", new=""):
        texts = {
            "events/2099-01-01-example": EVENT,
            "prisoners/new-abcdef": PRISONER,
            "concessions/2099-01-01-example-relief": CONCESSION,
        }
        for name, text in texts.items():
            write(tmp_path / "record" / f"{name}.yaml", text.replace(old, new) if old else text)
        return record.read(tmp_path / "record")

    return read


def test_claims_are_read_with_what_holds_where_nothing_is_written(read):
    first, second, third = (said for said in read().said if (said.table, said.field) == ("events", "date"))
    cell = ("events", "2099-01-01-example", "date")
    ministry = ("Example Ministry", "today", "page_date", "part", "", "")
    assert first[:-2] == (*cell, "2099-01-01", "example-agency-2099-01-01", *ministry)
    assert second[:-2] == (
        *cell, "2099-01-01", "example-gazette-2099-01", "", "", "stated", "full", "a slip of the page", ""
    )  # fmt: skip
    assert (third.value, third.omit, third.prefer) == ("2099-01", "", "the Gazette was there")
    assert [said.place.line for said in (first, second, third)] == [5, 6, 8]
    assert first.place.at.name == "record/events/2099-01-01-example.yaml"


def test_a_row_inside_another_has_the_ids_of_both(read):
    found = read()
    entries = {entry[:4] for entry in found.entries}
    breakdown, link = ("2099-01-01-example--charge-extremism", "2099-01-01-example--2099-01-01-example-relief")
    assert {
        ("event_breakdowns", breakdown, "event_id", "2099-01-01-example"),
        ("event_breakdowns", breakdown, "within", "all"),
        ("event_links", link, "event_id", "2099-01-01-example"),
        ("event_links", link, "concession_id", "2099-01-01-example-relief"),
        ("custody_changes", "new-first", "prisoner_id", "new-abcdef"),
    } <= entries
    assert {said[:4] for said in found.said} >= {
        ("event_breakdowns", breakdown, "count", "9"),
        ("event_links", link, "relation", "stated_exchange"),
        ("custody_changes", "new-first", "change", "released"),
    }


def test_codes_and_choices_have_their_reasons(read):
    found = read()
    (code,) = (entry for entry in found.entries if entry.field == "legal_act")
    assert (code.value, code.why, code.place.line) == ("pardon", "Example Agency: pardoned", 2)
    (choice,) = found.choices
    assert choice[:-1] == ("events", "2099-01-01-example", "date", "2099-01", "the Gazette was there")
    assert choice.place.line == 10


E_, P_ = "events/2099-01-01-example", "prisoners/new-abcdef"


@pytest.mark.parametrize(
    ("old", "new", "name", "line", "problem"),
    [
        ("legal_act:", "legal_akt:", E_, 2, "events has no column 'legal_akt': did you mean 'legal_act'"),
        ("legal_act:", "date_earliest:", E_, 2, "date_earliest of events is derived, so it is not written here"),
        ("legal_act:", "event_id:", E_, 2, "event_id of events is .*, so it is not written here"),
        ("label: Prisoners", "label: [Prisoners]\nnote: P", E_, 1, "label: expected text"),
        ('{is: pardon, why: "Example Agency: pardoned"}', "pardon", E_, 2, "expected is or why with values"),
        (', why: "Example Agency: pardoned"', "", E_, 2, "a code has its reason"),
        ("{is: pardon, why", "{why", E_, 2, "a code has its reason"),
        ("{is: pardon, why", "{is: pardon, because", E_, 2, "there is no 'because': "),
        ("date:\n  2099-01-01:\n", "date: 2099-01-01\nother:\n  a:\n", E_, 3, "date: expected names with values"),
        ("  2099-01:\n    - {by", "  2099-01:\n  2099-02:\n    - {by", E_, 7, "'2099-01' has no claim"),
        ("  2099-01:\n    - {by", "  2099-01: []\n  2099-02:\n    - {by", E_, 7, "'2099-01' has no claim"),
        ("{by: example-gazette-2099-01, omit: a slip of the page}", "example-gazette", E_, 6, "expected by or of or"),
        ("by: example-gazette-2099-01, omit", "omit", E_, 6, "a claim names its source, as {by: source}"),
        ("omit: a slip", "omitted: a slip", E_, 6, "there is no 'omitted': did you mean 'omit'"),
        ("omit: a slip of the page", "omit: [a slip]", E_, 6, "expected text"),
        ("  - {date: 2099-01, why: the Gazette was there}", "  date: 2099-01", E_, 9, "adopt: expected a list"),
        ("  - {date: 2099-01, why", "  - {dat: 2099-01, why", E_, 10, "no column 'dat': did you mean 'date'"),
        ("date: 2099-01, why: the Gazette was there", "date: 2099-01", E_, 9, "name one value and its reason"),
        ("  - {date: 2099-01, why", "  - {date: 2099-01, women: 3, why", E_, 9, "name one value and its reason"),
        ("  charge-extremism:", "  charge-extremism: 9\n  other:", E_, 12, "charge-extremism: expected names with"),
        ("links:\n  2099-01-01-example-relief", "links:\n  2099-01-01-relief", E_, 18,
         "no concession or contact '2099-01-01-relief': did you mean '2099-01-01-example-relief'"),
        ("links:\n  2099-01-01-example-relief", f"links:\n  {'x' * 300}", E_, 18, "there is no concession or contact"),
        ("    change:", "    chnge:", P_, 6, "custody_changes has no column 'chnge': did you mean 'change'"),
        ("    change:", "    prisoner_id: p0001\n    change:", P_, 6, "prisoner_id of custody_changes is entered"),
    ],
)  # fmt: skip
def test_a_slip_is_named_by_file_and_line(read, old, new, name, line, problem):
    with pytest.raises(CurationError, match=f"^record/{name}.yaml, line {line}: .*{problem}"):
        read(old, new)


def test_columns_of_a_table_in_a_dossier_are_neither_ids_nor_derived():
    names = [column.name for column in record.fields_of("custody_changes")]
    assert {"event_id", "change", "date"} <= {*names}
    assert not {"change_id", "prisoner_id", "date_earliest", "date_latest"} & {*names}
