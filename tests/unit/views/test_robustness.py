"""Cells beside what they are by parts of the sources, on a few rows."""

import re

import pytest

from belarus_releases.adoption.choice import canonical
from belarus_releases.errors import InvalidValueError, NotFoundError
from belarus_releases.schema.columns import columns, columns_at
from belarus_releases.tables.robustness import CHOICES, Robustness
from belarus_releases.tables.sources import Source
from belarus_releases.views.robustness import robustness
from tests.factories import day, row, snapshot


def events(**numbers):
    return snapshot(events=[row("events", event_id=name, released_total=number) for name, number in numbers.items()])


def test_one_row_for_each_adopted_value():
    parts = {
        "without_state": events(a=52, b=16, c=3),
        "rights_groups": events(a=54, b=None),
        "without_weak": events(a=52, b=14),
        "english": events(a=0),
    }
    cells = {"table": "events", "column": "released_total"}
    assert robustness(events(a=52, b=14, c=None), "events", "released_total", parts) == [
        row(
            "robustness", **cells, cell="events/a/released_total", record_id="a", value=52,
            holds=("without_state", "without_weak"), changes=("rights_groups", "english"),
            changes_to=("rights_groups=54", "english=0"), loses=(),
        ),
        row(
            "robustness", **cells, cell="events/b/released_total", record_id="b", value=14,
            holds=("without_weak",), changes=("without_state",), changes_to=("without_state=16",),
            loses=("rights_groups", "english"),
        ),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("column", "value", "other", "text"),
    [
        ("destinations", ("LT", "UA"), ("LT", "PL"), "LT,PL"),
        ("date", day("2025-09-11"), day("2025-09-12"), "2025-09-12"),
        ("n_origins", 2, 1, "1"),
    ],
)
def test_cells_of_any_kind(column, value, other, text):
    def event(cell):
        return snapshot(events=[row("events", event_id="a", **{column: cell})])

    empty = () if isinstance(value, tuple) else None
    parts = {"english": event(value), "russian": event(other), "polish": event(empty)}
    (answer,) = robustness(event(value), "events", column, parts)
    assert (answer.value, answer.holds, answer.changes, answer.loses) == (
        value, ("english",), ("russian",), ("polish",)
    )  # fmt: skip
    assert answer.changes_to == (f"russian={text}",)
    assert robustness(event(empty), "events", column, parts) == []


@pytest.mark.parametrize(
    ("column", "basis"), [("label", "entered"), ("event_id", "entered"), ("arrangement", "coded"), ("note", "entered")]
)
def test_what_editors_enter_or_code_is_refused(column, basis):
    error = f"column: {column} of events is {basis} by the editors with all sources at hand, so it does not depend"
    with pytest.raises(InvalidValueError, match=f"^{error} on a choice of sources$"):
        robustness(events(), "events", column, {})


@pytest.mark.parametrize(
    ("table", "column", "error"),
    [
        ("events", "total", "there is no column 'total' in events: did you mean"),
        ("events", None, "there is no column None in events: "),
        ("sources", "url", "no claims are on 'sources': there are 'events'"),
    ],
)
def test_what_does_not_exist(table, column, error):
    with pytest.raises(NotFoundError, match=f"^{re.escape(error)}"):
        robustness(events(), table, column, {})


def test_each_choice_is_written_as_a_dataset_writes_it():
    (holds,) = (column for column in columns(Robustness) if column.name == "holds")
    declared = {column.name: column for column in columns_at(Source, "2026.11.3")}
    assert tuple(CHOICES) == holds.items
    assert {name: canonical(choice, declared) for name, choice in CHOICES.items()} == CHOICES


def test_a_version_has_the_choices_that_its_sources_allow():
    for version in ("2026.11.0", "2026.11.1", "2026.11.3"):
        declared = {column.name: column for column in columns_at(Source, version)}
        (holds,) = (column for column in columns_at(Robustness, version) if column.name == "holds")
        assert [name for name in CHOICES if "is_reprint" in declared or "is_reprint" not in CHOICES[name]] == [
            *holds.items
        ]
