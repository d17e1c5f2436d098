"""The published versions of the data are what they were when they were published."""

import csv
import datetime as dt
import io

import pytest
from pandas.testing import assert_frame_equal

import belarus_releases as br
from belarus_releases.storage._manifest import FILES  # no public name lists the bundled files
from belarus_releases.storage.bundle import read_file
from belarus_releases.storage.canonical import csv_sha256
from belarus_releases.storage.rows import csv_at

LISTED = br.data_versions()
VERSIONS = [row.version for row in LISTED]
TABLES = br.tables.TABLES


def numbers(version):
    return [int(number) for number in version.partition("+")[0].split(".")]


def pairs(cells):
    return dict(pair.split("=", 1) for pair in cells)


def rows_by_id(table):
    return {getattr(row, table.columns[0]): row for row in table}


def cells(row, columns):
    return [getattr(row, column) for column in columns]


def test_versions_are_listed_in_the_order_of_their_publication():
    assert VERSIONS[0] == "2026.11.0"
    assert sorted(VERSIONS, key=numbers) == VERSIONS
    days = [row.published_on for row in LISTED]
    assert sorted(days) == days
    assert all(type(day) is dt.date for day in days)


def test_latest_is_the_last():
    """Or the unpublished edits that follow it."""
    assert br.dataset().version in (VERSIONS[-1], f"{VERSIONS[-1]}+dev")


def test_the_package_is_no_older_than_its_data():
    assert numbers(br.__version__) >= numbers(VERSIONS[-1])


@pytest.mark.parametrize("row", LISTED, ids=lambda row: row.version)
class TestEachVersion:
    def test_tables_have_as_many_rows_as_recorded(self, row):
        counts = {name: len(br.dataset(row.version).table(name)) for name in pairs(row.rows)}
        assert counts == {name: int(number) for name, number in pairs(row.rows).items()}
        assert [*counts] == [*TABLES]

    def test_checksums_are_those_recorded(self, row):
        dataset = br.dataset(row.version)
        assert {name: dataset.table_sha256(name) for name in (*TABLES, "coverage")} == pairs(row.tables_sha256)
        assert dataset.sha256 == row.sha256
        assert dataset.published_on == row.published_on

    def test_changes_are_those_recorded(self, row):
        """A row has changed if a cell has that the version before had too."""
        place = VERSIONS.index(row.version)
        counts = {}
        for name in TABLES:
            after, before = br.dataset(row.version).table(name), br.dataset(VERSIONS[place - 1]).table(name)
            old, new = rows_by_id(before) if place else {}, rows_by_id(after)
            common = old.keys() & new.keys()
            changes = sum(cells(old[row_id], before.columns) != cells(new[row_id], before.columns) for row_id in common)
            counts[name] = f"+{len(new) - len(common)} -{len(old) - len(common)} ~{changes}"
        assert counts == pairs(row.changes)

    @pytest.mark.parametrize("name", TABLES)
    def test_rows_stand_in_the_order_of_their_ids(self, row, name):
        table = br.dataset(row.version).table(name)
        ids = [getattr(one, table.columns[0]) for one in table]
        assert ids == sorted(set(ids))

    @pytest.mark.parametrize("lists", ["tuple", "join"])
    @pytest.mark.parametrize("name", TABLES)
    def test_records_and_stored_rows_make_one_frame(self, row, name, lists):
        table = br.dataset(row.version).table(name)
        assert_frame_equal(table.where().to_frame(lists), table.to_frame(lists))
        assert tuple(table.to_frame().columns) == table.columns


@pytest.mark.parametrize(
    "path", [path for path in FILES if path.removeprefix("history/").removesuffix(".csv") in TABLES]
)
def test_a_character_more_in_a_row_changes_a_recorded_checksum(path):
    """In the first, the middle and the last row of each file."""
    name = path.removeprefix("history/").removesuffix(".csv")
    history = f"history/{name}.csv"
    lines = read_file(path).decode().splitlines(keepends=True)
    for number in {1, len(lines) // 2, len(lines) - 1}:
        row = next(csv.reader([lines[number]]))
        text = io.StringIO()
        csv.writer(text, lineterminator="\n").writerow([f"{row[0]}x", *row[1:]])
        altered = "".join([*lines[:number], text.getvalue(), *lines[number + 1 :]]).encode()
        files = {file: read_file(file) for file in (f"{name}.csv", history) if file in FILES} | {path: altered}
        assert any(
            csv_sha256(name, csv_at(files[f"{name}.csv"], files.get(history), version.version), columns)
            != pairs(version.tables_sha256)[name]
            for version in LISTED
            for columns in [br.dataset(version.version).table(name).columns]
        )


class TestTheFirstColumnThatCameLater:
    """`is_reprint` exists since 2026.11.1."""

    def test_older_records_have_none(self):
        assert {source.is_reprint for source in br.sources("2026.11.0")} == {None}
        assert br.sources("2026.11.1")["s0002"].is_reprint is True

    def test_it_is_in_the_columns_and_the_codebook_since_then(self):
        assert "is_reprint" not in br.sources("2026.11.0").columns
        assert str(br.sources("2026.11.1").to_frame()["is_reprint"].dtype) == "boolean"
        assert br.codebook("sources.is_reprint")[0].since == "2026.11.1"

    def test_the_difference_shows_it(self):
        diff = br.diff("2026.11.0", "2026.11.1")
        assert {c.record_id for c in diff if c.kind == "column_added"} == {"s0002", "s0003", "s0005"}
        assert "sources: column is_reprint added" in str(diff)


def test_a_corrected_cell_of_a_list():
    (change,) = [change for change in br.diff("2026.11.0", "2026.11.1") if change.table == "prisoners"]
    assert (change.kind, change.column) == ("cell_changed", "categories")
    assert (change.old, change.new) == (("blogger", "politician"), ("activist", "blogger", "politician"))
