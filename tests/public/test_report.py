"""``report``: the text of a correction request, and the form of the repository that takes it."""

from importlib import metadata
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest
import yaml

import belarus_releases as br

FORM = Path(__file__).parents[2] / ".github" / "ISSUE_TEMPLATE" / "wrong-cell.yml"
DATASET = br.dataset("2026.11.2")
EVENT = "2025-09-11-lithuania"


@pytest.fixture
def address(monkeypatch):
    """The project as installed, with the address of its issues."""
    found = type("Installed", (), {"get_all": lambda self, name: ["Home, https://example.org",
                                                                   "Issues, https://example.org/issues"]})  # fmt: skip
    monkeypatch.setattr(metadata, "metadata", lambda name: found())
    return "https://example.org/issues"


def test_the_text_names_the_cell_its_value_and_who_states_it():
    lines = br.report("events", EVENT, "released_total", version="2026.11.2").splitlines()
    assert lines[2:6] == [
        "Table: events", f"Row: {EVENT}", "Column: released_total", "Value now: 52 in 2026.11.2",
    ]  # fmt: skip
    rows = DATASET.evidence("events", EVENT, "released_total")
    stated = [line for line in lines if line.startswith("- ")]
    assert len(stated) == len(rows) > 1
    for line, row in zip(stated, rows, strict=True):
        assert line.startswith(f"- {row.value}{' (adopted)' if row.adopted else ''}: {row.source_id}, {row.publisher}")


def test_a_record_stands_for_its_table_and_id():
    record = br.events("2026.11.2")[EVENT]
    text = br.report("events", EVENT, "women", version="2026.11.2")
    assert br.report(record, column="women", version="2026.11.2") == text


def test_an_empty_cell_and_one_that_editors_wrote():
    empty = next(row for row in DATASET.events() if row.women is None)
    assert "Value now: empty in 2026.11.2" in br.report("events", empty.event_id, "women", version="2026.11.2")
    text = br.report("events", EVENT, "arrangement", version="2026.11.2")
    assert "- nobody: the cell is coded by the editors" in text


def test_a_cell_of_other_rows_is_not_said_to_be_of_the_editors():
    text = br.report("events", EVENT, "named", version="2026.11.2")
    assert "- nobody: the cell is computed from rows of custody_changes" in text
    claim = next(row for row in DATASET.claims() if row.table == "events")
    assert f"- nobody: the cell is entered by the editors, from {claim.source_id}" in br.report(
        claim, column="value", version="2026.11.2"
    )


@pytest.mark.parametrize("name", ["prisoners", "custody_changes"])
def test_no_value_of_a_person_is_repeated(name):
    for row in DATASET.table(name):
        for column in DATASET.table(name).columns[1:]:
            value = getattr(row, column)
            if isinstance(value, str) and len(value) > 4:
                text = br.report(row, column=column, version="2026.11.2")
                assert value not in text.replace(f"{name}, ", "").replace(f"Table: {name}", "")


@pytest.mark.parametrize("name", ["prisoners", "custody_changes"])
@pytest.mark.parametrize("column", ["value", "stated_as", "decision", "attributed_to"])
def test_no_claim_on_a_person_is_repeated(name, column):
    claim = next(row for row in DATASET.claims() if row.table == name and getattr(row, column))
    text = br.report(claim, column=column, version="2026.11.2")
    assert "Value now: (of a person, so not repeated here) in 2026.11.2" in text


def test_the_form_opens_with_the_cell_filled_in(address):
    text = br.report("events", EVENT, "released_total", version="2026.11.2")
    link = urlsplit(text.splitlines()[-1].removeprefix("Send it to: "))
    assert f"{link.scheme}://{link.netloc}{link.path}" == f"{address}/new"
    query = dict(parse_qsl(link.query))
    assert query.pop("template") == FORM.name
    assert query == {"table": "events", "row": EVENT, "column": "released_total", "now": "52 in 2026.11.2"}
    if not FORM.is_file():
        pytest.skip("not in the sdist")
    fields = {field["id"]: field for field in yaml.safe_load(FORM.read_text(encoding="utf-8"))["body"] if "id" in field}
    assert {*query} < {*fields}
    assert fields["table"]["attributes"]["options"] == list(br.tables.TABLES)


def test_the_address_is_that_of_the_project():
    """One place holds it, which no publication passes while it is a placeholder."""
    project = (FORM.parents[2] / "pyproject.toml").read_text(encoding="utf-8")
    assert "\nIssues = " in project


def test_where_the_package_is_not_installed_no_address_is_made_up(monkeypatch):
    def metadata_of(name):
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(metadata, "metadata", metadata_of)
    assert br.report("events", EVENT, "women").endswith("Send it to: the issues of the repository")


@pytest.mark.parametrize(
    ("arguments", "error", "message"),
    [
        (("evnts", "x", "women"), br.errors.NotFoundError, "there is no table 'evnts'"),
        (("events", "x", "women"), br.errors.NotFoundError, "there is no row 'x' in events"),
        (("events", EVENT, "wmen"), br.errors.NotFoundError, "there is no column 'wmen' in events"),
        (("events", EVENT), br.errors.InvalidValueError, "column: expected a column of events, got None"),
        (("events", None, "women"), br.errors.InvalidValueError, "record_id: expected an id of events"),
    ],
)  # fmt: skip
def test_what_is_no_cell_is_refused(arguments, error, message):
    with pytest.raises(error, match=message.replace("[", r"\[")):
        br.report(*arguments)
