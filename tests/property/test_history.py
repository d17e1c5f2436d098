"""Any history of publications: every version reads as it was published."""

import csv
import io
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from belarus_releases.export.frame import frame_of_csv
from belarus_releases.storage.canonical import csv_sha256, table_sha256
from belarus_releases.storage.layout import ColumnLayout, layout_at
from belarus_releases.storage.records import read_rows
from belarus_releases.storage.rows import csv_at
from belarus_releases.views.changes import changes
from curation.steps.stamp import Stored, stamp

VERSIONS = ["2026.11.0", "2026.11.2", "2026.11.10", "2027.1.0"]
LAYOUT = (
    ColumnLayout("id", "text", VERSIONS[0], None, False, False, 0),
    ColumnLayout("count", "integer", VERSIONS[0], None, False, True, 0),
    ColumnLayout(
        "kind", "category", VERSIONS[0], {"x": VERSIONS[0], "y": VERSIONS[0], "z": VERSIONS[2]}, False, True, 0
    ),
    ColumnLayout("items", "list", VERSIONS[1], None, False, True, 0),
    ColumnLayout("day", "date", VERSIONS[3], None, False, True, 0),
)
NAMES = [column.name for column in LAYOUT]
CELLS = {
    "count": st.sampled_from(["", "0", "7", "12"]),
    "kind": st.sampled_from(["", "x", "y"]),
    "items": st.sampled_from(["", "a", "a;b"]),
    "day": st.sampled_from(["", "2025-09-11", "2025-12-13"]),
}


def names_at(version):
    return [column.name for column in layout_at(LAYOUT, version)]


@st.composite
def histories(draw):
    """For each version: its rows by id, with the columns that it has."""
    states = []
    for version in VERSIONS[: draw(st.integers(1, len(VERSIONS)))]:
        cells = {name: CELLS[name] for name in names_at(version)[1:]}
        if version in VERSIONS[2:]:
            cells["kind"] |= st.just("z")  # the item that came later
        ids = draw(st.sets(st.sampled_from("abcde")))
        states.append({i: {"id": i} | {name: draw(values) for name, values in cells.items()} for i in sorted(ids)})
    return states


def csv_of(rows, stamps):
    text = io.StringIO()
    writer = csv.DictWriter(text, NAMES + stamps, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def publish(states):
    """The two files after all versions were published one after another."""
    stored, last = Stored([], []), "0.0.0"
    for version, state in zip(VERSIONS, states, strict=False):
        stored = stamp("id", names_at(last), list(state.values()), stored, last)
        for row in stored.current + stored.history:
            row.update({name: version for name in ("since", "until") if row.get(name) == f"{last}+dev"})
        last = version
    return csv_of(stored.current, ["since"]), csv_of(stored.history, ["since", "until"])


@given(histories())
def test_rows_and_frames_are_those_that_were_published(states):
    current, history = publish(states)
    for version, state in zip(VERSIONS, states, strict=False):
        layout, rows = layout_at(LAYOUT, version), csv_at(current, history, version)
        places = [NAMES.index(column.name) for column in layout]
        assert [[row[place] for place in places] for row in read_rows(rows)] == [
            list(row.values()) for row in state.values()
        ]
        frame = frame_of_csv(rows, layout, joined=True)
        assert list(frame.columns) == names_at(version)
        assert list(frame["id"]) == list(state)
        assert frame["count"].fillna(-1).tolist() == [int(row["count"] or -1) for row in state.values()]
        assert frame["kind"].cat.categories.tolist() == ["x", "y"] + ["z"] * (version in VERSIONS[2:])
        assert frame["kind"].astype(object).fillna("").tolist() == [row["kind"] for row in state.values()]
        if "items" in frame:
            assert frame["items"].fillna("").tolist() == [row["items"] for row in state.values()]


@given(histories())
def test_a_checksum_is_that_of_what_was_published(states):
    current, history = publish(states)
    for version, state in zip(VERSIONS, states, strict=False):
        names = names_at(version)
        published = table_sha256("t", names, [[row[name] for name in names] for row in state.values()])
        assert csv_sha256("t", csv_at(current, history, version), names) == published


@given(histories())
def test_checksums_are_equal_only_where_tables_are(states):
    tables = [(version, names_at(version), state) for version, state in zip(VERSIONS, states, strict=False)]
    for (_, names, state), (_, others, other) in pairwise(tables):
        one, two = (
            table_sha256("t", columns, [[row[name] for name in columns] for row in rows.values()])
            for columns, rows in ((names, state), (others, other))
        )
        assert (one == two) == ((names, state) == (others, other))


def apply(differences, rows):
    """The rows that a table had after its changes."""
    rows = {row_id: dict(cells) for row_id, cells in rows.items()}
    for change in differences:
        if change.kind == "row_removed":
            rows.pop(change.record_id, None)
        else:
            rows.setdefault(change.record_id, {})[change.column] = change.new
    return rows


def places(differences, kind):
    """The cells that differ in one way."""
    return {(change.record_id, change.column) for change in differences if change.kind == kind}


def filled(rows):
    """Rows without their empty cells."""
    return {row_id: {name: cell for name, cell in cells.items() if cell} for row_id, cells in rows.items()}


@given(histories())
def test_the_difference_leads_from_one_version_to_the_next(states):
    for (version, older), (later, newer) in pairwise(zip(VERSIONS, states, strict=False)):
        before, after = names_at(version), names_at(later)
        forth, back = list(changes("t", older, newer, before, after)), list(changes("t", newer, older, after, before))
        assert filled(apply(forth, older)) == filled(newer)
        assert filled(apply(back, newer)) == filled(older)
        for added, removed in (("row_added", "row_removed"), ("column_added", "column_removed")):
            assert places(forth, added) == places(back, removed)
            assert places(forth, removed) == places(back, added)
        assert places(forth, "column_added") <= {(row, name) for row in newer for name in {*after} - {*before}}
