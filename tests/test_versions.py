"""Data versions: resolved, compared, proven by their checksums, and never changed."""

import csv
import datetime as dt
import io
import shutil
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import belarus_releases as br
from belarus_releases import canonical, read, versions
from belarus_releases._manifest import FILES, VERSIONS
from belarus_releases._schema import SCHEMA
from belarus_releases.differences import changes
from belarus_releases.tables import RECORDS, record_class
from curation.build import NONE
from curation.files import DATA
from curation.publish import table_sha256
from curation.stamp import Stored, stamp


def test_versions_are_listed_in_order():
    listed = br.data_versions()
    assert tuple(row.version for row in listed) == VERSIONS
    assert [versions.order(row.version) for row in listed] == sorted(versions.order(row.version) for row in listed)
    for row in listed:
        assert isinstance(row.published_on, dt.date)
        counts = dict(pair.split("=") for pair in row.rows)
        assert {name: int(count) for name, count in counts.items()} == {
            name: len(br.dataset(row.version).table(name)) for name in counts
        }


def test_versions_compare_as_numbers():
    shuffled = ["2026.11.10", "2026.11.2", "2026.11.0+dev", "2026.11.0", "2027.1.0"]
    assert sorted(shuffled, key=versions.order) == [
        "2026.11.0", "2026.11.0+dev", "2026.11.2", "2026.11.10", "2027.1.0",
    ]  # fmt: skip


def test_latest_is_the_last():
    assert versions.resolve("latest") == br.dataset().version
    assert versions.order(br.dataset().version) >= versions.order(VERSIONS[-1])


def test_the_package_is_no_older_than_its_data():
    assert versions.order(br.__version__) >= versions.order(VERSIONS[-1])


def test_unpublished_edits_have_a_name_of_their_own(monkeypatch):
    monkeypatch.setattr(versions, "CURRENT", "2026.11.1+dev")
    monkeypatch.setattr(br, "_OPEN", {})
    assert versions.resolve("latest") == versions.resolve("2026.11.1+dev") == "2026.11.1+dev"
    assert versions.resolve("2026.11.1") == "2026.11.1"
    unpublished = br.dataset()
    assert unpublished.published_on is None
    assert len(unpublished.sha256) == 64
    assert "(n.d.)" in br.cite()


@pytest.mark.parametrize("asked", ["2026", "2026.11", "2026.11.", "2026.11.99", "2026.11.0+dev", "", "newest"])
def test_what_is_no_version_names_those_there_are(asked):
    with pytest.raises(br.NotFoundError, match=r"2026\.11\.0") as caught:
        br.dataset(asked)
    assert repr(asked) in str(caught.value)


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("name", RECORDS)
def test_both_readers_agree_on_every_version(name, version):
    from pandas.testing import assert_frame_equal

    table = br.dataset(version).table(name)
    again = read.frame_of(table, read.at_version(SCHEMA[name], version))
    assert_frame_equal(table.to_frame(), again)
    assert tuple(again.columns) == table.columns


class TestTheFirstColumnThatCameLater:
    def test_older_frames_do_not_have_it(self):
        assert "is_reprint" not in br.sources("2026.11.0").to_frame()
        assert "is_reprint" not in br.sources("2026.11.0").columns
        assert str(br.sources("2026.11.1").to_frame()["is_reprint"].dtype) == "boolean"

    def test_older_records_have_none(self):
        assert {source.is_reprint for source in br.sources("2026.11.0")} == {None}
        assert br.sources("2026.11.1")["s0002"].is_reprint is True

    def test_older_tables_have_no_such_column_to_ask_for(self):
        with pytest.raises(br.NotFoundError, match="no column 'is_reprint'"):
            br.sources("2026.11.0").where(is_reprint=True)

    def test_the_codebook_dates_it(self):
        assert br.codebook("sources.is_reprint")[0].since == "2026.11.1"

    def test_the_difference_shows_it(self):
        found = br.diff("2026.11.0", "2026.11.1")
        assert {change.record_id for change in found if change.kind == "column_added"} == {"s0002", "s0003", "s0005"}
        assert "sources: column is_reprint added" in str(found)


class TestDiff:
    def test_cells_are_typed(self):
        (change,) = [c for c in br.diff("2026.11.0", "2026.11.1") if c.table == "prisoners"]
        assert (change.kind, change.column) == ("cell_changed", "categories")
        assert (change.old, change.new) == (("blogger", "politician"), ("activist", "blogger", "politician"))

    def test_backwards_is_the_reverse(self):
        forth, back = br.diff("2026.11.0", "2026.11.1"), br.diff("2026.11.1", "2026.11.0")
        assert {c.record_id for c in forth if c.kind == "row_added"} == {
            c.record_id for c in back if c.kind == "row_removed"
        }

    def test_frame(self):
        found = br.diff("2026.11.0", "2026.11.1")
        frame = found.to_frame()
        assert list(frame.columns) == ["table", "record_id", "kind", "column", "old", "new"]
        assert len(frame) == len(found)
        assert repr(found) == f"<Diff: {len(found)} cells, 2026.11.0 to 2026.11.1>"
        assert found[0] == next(iter(found))

    def test_nothing_changed(self):
        assert str(br.diff("2026.11.0", "2026.11.0")) == "2026.11.0 to 2026.11.0: nothing changed"
        assert len(br.diff("2026.11.0", "2026.11.0").to_frame()) == 0

    def test_derived_columns_are_hidden_unless_asked_for(self):
        derived = {c.name for name in RECORDS for c in record_class(name).__columns__ if c.basis == "derived"}
        plain = br.diff("2026.11.0", "2026.11.1")
        assert not {c.column for c in plain} & derived
        assert len(br.diff("2026.11.0", "2026.11.1", derived=True)) >= len(plain)


# checksums


def test_every_recorded_checksum_is_that_of_what_is_bundled():
    for row in br.data_versions():
        ds = br.dataset(row.version)
        found = {name: ds.table_sha256(name) for name in (pair.partition("=")[0] for pair in row.tables_sha256)}
        assert tuple(f"{name}={digest}" for name, digest in found.items()) == row.tables_sha256
        assert canonical.dataset_sha256(found) == row.sha256 == ds.sha256


@pytest.mark.parametrize("path", [path for path in FILES if path not in ("versions.csv", "coverage.csv")])
def test_one_character_changes_a_checksum(path, tmp_path):
    """In each line of each file that has rows, a character more fails the recorded checksum."""
    shutil.copytree(DATA, tmp_path, dirs_exist_ok=True)
    file, name = tmp_path / path, Path(path).stem
    recorded = {row.version: dict(pair.split("=") for pair in row.tables_sha256) for row in br.data_versions()}
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    for number in (1, len(lines) // 2, len(lines) - 1):
        if number < 1:
            continue
        changed = [*lines]
        row = next(csv.reader([lines[number]]))
        row[0] += "x"
        text = io.StringIO()
        csv.writer(text, lineterminator="\n").writerow(row)
        changed[number] = text.getvalue()
        file.write_text("".join(changed), encoding="utf-8")
        found = {version: table_sha256(tmp_path, name, version) for version in recorded}
        assert any(found[version] != tables[name] for version, tables in recorded.items())


def test_the_canonical_form_is_the_one_written_down():
    import hashlib

    by_hand = 'belarus-releases c14n 1,t\nid,note\na,"x, y"\nb,\u00e9\n'
    rows = [["b", "e\u0301"], ["a", "x, y"]]
    assert canonical.table_sha256("t", ["id", "note"], rows) == hashlib.sha256(by_hand.encode()).hexdigest()
    both = f"belarus-releases c14n 1\na={1:064}\nb={2:064}\n"
    assert canonical.dataset_sha256({"b": f"{2:064}", "a": f"{1:064}"}) == hashlib.sha256(both.encode()).hexdigest()


# any history of publications

PUBLISHED = ["2026.11.0", "2026.11.2", "2026.11.10", "2027.1.0"]
SCHEMAS = (
    ("id", "text", PUBLISHED[0], None, False),
    ("count", "integer", PUBLISHED[0], None, False),
    ("kind", "category", PUBLISHED[0], {"x": PUBLISHED[0], "y": PUBLISHED[0], "z": PUBLISHED[2]}, False),
    ("items", "list", PUBLISHED[1], None, False),
    ("day", "date", PUBLISHED[3], None, False),
)
CELLS = {
    "count": st.sampled_from(["", "0", "7", "12"]),
    "kind": st.sampled_from(["", "x", "y"]),
    "items": st.sampled_from(["", "a", "a;b"]),
    "day": st.sampled_from(["", "2025-09-11", "2025-12-13"]),
}


@st.composite
def histories(draw):
    """For each version: its rows, by id, with the columns it has."""
    states = []
    for version in PUBLISHED[: draw(st.integers(1, len(PUBLISHED)))]:
        shown = {column[0]: CELLS[column[0]] for column in read.at_version(SCHEMAS, version)[1:]}
        if version in PUBLISHED[2:]:
            shown["kind"] |= st.just("z")  # the item that came later
        ids = draw(st.sets(st.sampled_from("abcde")))
        states.append({i: {"id": i} | {n: draw(cells) for n, cells in shown.items()} for i in sorted(ids)})
    return states


def stored_bytes(rows, stamps):
    names = [column[0] for column in SCHEMAS] + stamps
    text = io.StringIO()
    writer = csv.DictWriter(text, names, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def publish_all(states):
    stored, last = Stored([], []), NONE
    for version, state in zip(PUBLISHED, states):
        kept = [column[0] for column in read.at_version(SCHEMAS, last)]
        stored = stamp("id", kept, list(state.values()), stored, last)
        for row in stored.current + stored.history:
            for name in ("since", "until"):
                if row.get(name) == f"{last}+dev":
                    row[name] = version
        last = version
    return stored_bytes(stored.current, ["since"]), stored_bytes(stored.history, ["since", "until"])


def apply(changed, rows):
    """The rows that a table had after its changes."""
    rows = {row: dict(cells) for row, cells in rows.items()}
    for change in changed:
        if change.kind == "row_removed":
            rows.pop(change.record_id, None)
        else:
            rows.setdefault(change.record_id, {})[change.column] = change.new
    return rows


def filled(rows):
    """Rows without their empty cells."""
    return {row: {name: cell for name, cell in cells.items() if cell} for row, cells in rows.items()}


@settings(max_examples=60)
@given(histories())
def test_every_version_reads_as_it_was_published(states):
    """Rows and columns that come, change and go: cells, frames and differences are those published."""
    current, history = publish_all(states)
    for version, state in zip(PUBLISHED, states):
        shown = read.at_version(SCHEMAS, version)
        places = [SCHEMAS.index(next(c for c in SCHEMAS if c[0] == column[0])) for column in shown]
        cells = [[row[place] for place in places] for row in read.rows(current, history, version)]
        assert cells == [[row[column[0]] for column in shown] for row in state.values()]
        frame = read.frame(shown, current, history, version, lists="join")
        assert list(frame.columns) == [column[0] for column in shown]
        assert list(frame["id"]) == list(state)
        assert frame["count"].fillna(-1).tolist() == [int(row["count"] or -1) for row in state.values()]
        assert frame["kind"].cat.categories.tolist() == ["x", "y"] + ["z"] * (version in PUBLISHED[2:])
        if "items" in frame:
            assert frame["items"].tolist() == [row["items"] for row in state.values()]
            tuples = read.frame(shown, current, history, version)["items"]
            assert tuples.tolist() == [tuple(row["items"].split(";")) if row["items"] else () for row in state.values()]
    for older, newer in pairwise(states):
        assert filled(apply(changes("t", older, newer), older)) == filled(newer)


@settings(max_examples=40)
@given(histories())
def test_checksums_tell_versions_apart(states):
    current, history = publish_all(states)
    stored = [column[0] for column in SCHEMAS]
    for version, state in zip(PUBLISHED, states):
        shown = [column[0] for column in read.at_version(SCHEMAS, version)]
        published = canonical.table_sha256("t", shown, [[row[name] for name in shown] for row in state.values()])
        found = canonical.stored_sha256("t", stored, shown, read.rows(current, history, version))
        assert found == published
