"""What was public on a day, on a dataset of a few rows."""

import datetime as dt

import pytest

from belarus_releases._schema import SCHEMA
from belarus_releases.errors import InvalidValueError
from belarus_releases.known_on import day_of, known
from belarus_releases.table import _SHAPES
from tests.small import claim, dataset, row, source

JUNE, SEPTEMBER, DECEMBER = (dt.date(2025, month, 30) for month in (6, 9, 12))
SOURCES = (
    source("june", published_latest=JUNE),
    source("reprint", published_latest=JUNE, origin_id="september"),
    source("twice", published_latest=SEPTEMBER, origin_id="june"),
    source("september", published_latest=SEPTEMBER),
    source("undated", retrieved_on=SEPTEMBER),
    source("december", published_latest=DECEMBER),
    source("never"),
)
CLAIMS = (
    claim("events/e/released_total", "14", "june", 3, claim_id="c1"),
    claim("events/e/released_total", "16", "september", 1, claim_id="c2"),
    claim("events/e/released_total", "15", "june", 2, claim_id="c3"),
    claim("events/e/released_total", "13", "june", None, claim_id="c4"),
    claim("events/e/destinations", "LT", "december", 1, claim_id="c5"),
    claim("events/e/destinations", "LT", "june", 2, claim_id="c6"),
    claim("events/e/destinations", "UA", "june", 2, claim_id="c7"),
    claim("events/e/destinations", "UA", "september", 1, claim_id="c8"),
    claim("events/late/released_total", "52", "december", claim_id="c9"),
    claim("events/part/part_of", "late", "june", claim_id="d1"),
    claim("events/unread/women", "1", "never", claim_id="d2"),
    claim("event_breakdowns/b/count", "3", "june", claim_id="d3"),
    claim("event_breakdowns/of-late/count", "3", "june", claim_id="d4"),
    claim("event_links/l/relation", "denied", "june", claim_id="d5"),
    claim("event_links/to-late/relation", "denied", "june", claim_id="d6"),
    claim("event_links/half/relation", "denied", "june", claim_id="d7"),
    claim("event_links/step/relation", "denied", "june", claim_id="e0"),
    claim("contacts/c/place", "Minsk", "june", claim_id="d8"),
    claim("contacts/late/place", "Minsk", "december", claim_id="d9"),
    claim("concessions/s/by", "US", "december", claim_id="e1"),
    claim("prisoners/p/name", "A B", "june", claim_id="e2"),
    claim("prisoners/q/name", "C D", "june", claim_id="e3"),
    claim("custody_changes/x/change", "released", "june", claim_id="e4"),
    claim("custody_changes/x/event_id", "late", "june", claim_id="e5"),
    claim("custody_changes/y/change", "released", "undated", claim_id="e6"),
)


def tie(link_id, event_id, concession_id=None, contact_id=None):
    return row(
        "event_links", link_id=link_id, event_id=event_id, concession_id=concession_id, contact_id=contact_id, note="N."
    )


ROWS = {
    "events": [row("events", event_id=x, label=x.title()) for x in ("e", "late", "part", "unread")],
    "event_breakdowns": [
        row("event_breakdowns", breakdown_id="b", event_id="e", dimension="sex", group="f"),
        row("event_breakdowns", breakdown_id="of-late", event_id="late", dimension="sex", group="f"),
    ],
    "event_links": [
        tie("l", "e", contact_id="c"),
        tie("to-late", "e", contact_id="late"),
        tie("half", "e", "s", "c"),
        tie("step", "e", "s"),
    ],
    "contacts": [row("contacts", contact_id=x) for x in ("c", "late")],
    "concessions": [row("concessions", concession_id="s")],
    "prisoners": [row("prisoners", prisoner_id=x, note="N.") for x in "pq"],
    "custody_changes": [
        row("custody_changes", change_id="x", prisoner_id="p"),
        row("custody_changes", change_id="y", prisoner_id="q"),
    ],
    "sources": SOURCES,
    "claims": CLAIMS,
}


@pytest.fixture
def on():
    return lambda day, version="latest": known(dataset(version, **ROWS), day)


def ids(rows):
    """The first cell of each row, by table."""
    return {name: [getattr(one, one.__columns__[0].name) for one in held] for name, held in rows.items() if held}


def test_rows_are_there_once_a_public_source_speaks_of_them(on):
    assert ids(on(JUNE)) == {
        "events": ["e", "part"],
        "event_breakdowns": ["b"],
        "event_links": ["half", "l"],
        "contacts": ["c"],
        "prisoners": ["p"],
        "custody_changes": ["x"],
        "sources": ["june", "reprint"],
        "claims": ["c1", "c3", "c4", "c6", "c7", "d1", "d3", "d5", "d7", "d8", "e2", "e4", "e5"],
    }
    assert ids(on(DECEMBER)) == {
        "events": ["e", "late", "part"],
        "event_breakdowns": ["b", "of-late"],
        "event_links": ["half", "l", "step", "to-late"],
        "contacts": ["c", "late"],
        "concessions": ["s"],
        "prisoners": ["p", "q"],
        "custody_changes": ["x", "y"],
        "sources": ["june", "reprint", "twice", "september", "undated", "december"],
        "claims": [one.claim_id for one in CLAIMS if one.claim_id != "d2"],
    }
    assert ids(on(JUNE - dt.timedelta(days=1))) == {}
    assert list(on(JUNE - dt.timedelta(days=1))) == [
        "events", "event_breakdowns", "event_links", "prisoners", "custody_changes", "remaining_estimates",
        "release_totals", "concessions", "contacts", "sources", "claims",
    ]  # fmt: skip


@pytest.mark.parametrize(("day", "total"), [(JUNE, 15), (SEPTEMBER, 16), (DECEMBER, 16)])
def test_cells_are_adopted_among_what_was_public(on, day, total):
    event = on(day)["events"][0]
    assert (event.label, event.released_total, event.destinations) == ("E", total, ("LT", "UA"))


@pytest.mark.parametrize(
    ("day", "ranks"),
    [
        (JUNE, {"c1": 2, "c3": 1, "c4": None, "c6": 1, "c7": 1}),
        (SEPTEMBER, {"c1": 3, "c2": 1, "c3": 2, "c4": None, "c6": 1, "c7": 2, "c8": 1}),
        (DECEMBER, {"c1": 3, "c2": 1, "c3": 2, "c4": None, "c5": 1, "c6": 2, "c7": 2, "c8": 1}),
    ],
)
def test_ranks_close_up_by_cell_and_by_item_of_a_list(on, day, ranks):
    claims = {one.claim_id: one for one in on(day)["claims"]}
    assert {claim_id: one.rank for claim_id, one in claims.items() if claim_id in ranks} == ranks
    assert claims["c1"].value == "14"


def test_references_to_what_was_not_there_are_empty(on):
    june, december = on(JUNE), on(DECEMBER)
    assert [rows["events"][-1].part_of for rows in (june, december)] == [None, "late"]
    assert [rows["custody_changes"][0].event_id for rows in (june, december)] == [None, "late"]
    assert [(one.concession_id, one.contact_id, one.note) for one in june["event_links"]] == [
        (None, "c", "N."), (None, "c", "N."),
    ]  # fmt: skip
    assert december["event_links"][0].concession_id == "s"
    assert [one.origin_id for one in june["sources"]] == [None, None]
    assert [one.origin_id for one in on(SEPTEMBER)["sources"]] == [None, "september", "june", None, None]
    assert june["sources"][1].url == "https://example.org"


def test_derived_cells_are_derived_from_what_was_public(on):
    june, december = on(JUNE), on(DECEMBER)
    assert [rows["events"][0].n_origins for rows in (june, december)] == [1, 1]
    assert [one.custody_status for one in december["prisoners"]] == ["at_liberty", "at_liberty"]
    assert [one.status_as_of for one in december["prisoners"]] == [JUNE, SEPTEMBER]
    assert [one.event_id for one in (*june["prisoners"], *december["prisoners"])] == [None, "late", None]


def test_columns_that_the_version_lacks_are_empty(on, monkeypatch):
    shape = {column[0]: column for column in SCHEMA["events"] if column[0] not in ("released_total", "destinations")}
    monkeypatch.setitem(_SHAPES, ("events", "2026.11.0"), shape)
    event = on(JUNE, "2026.11.0")["events"][0]
    assert (event.event_id, event.label, event.released_total, event.destinations) == ("e", "E", None, None)
    assert on(JUNE)["events"][0].released_total == 15


@pytest.mark.parametrize("day", ["2025-06-30", JUNE, dt.datetime(2025, 6, 30, 23, 59)])
def test_a_day(day):
    assert day_of(day) == JUNE
    assert type(day_of(day)) is dt.date


@pytest.mark.parametrize("day", ["2025-06", "", 20250630, None])
def test_what_is_no_day_is_named(day):
    with pytest.raises(InvalidValueError) as caught:
        day_of(day)
    assert str(caught.value) == f"known_on is a day such as '2025-09-30', not {day!r}"
    assert caught.value.__suppress_context__
