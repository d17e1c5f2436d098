"""What a frame or a CSV file says of itself: table, version, day, and each cell as it is written in CSV."""

import json

import numpy as np
import pandas as pd
import pytest

import belarus_releases as br
from belarus_releases.errors import InvalidValueError, NotFoundError
from belarus_releases.export import cited
from belarus_releases.schema.columns import columns, format_cell
from belarus_releases.tables import TABLES, record_class

VERSION = "2026.11.2"


def cells_of(table):
    """The cells of a table as they are written in CSV."""
    declared = {column.name: column for column in columns(record_class(table.name))}
    key = table.columns[0]
    return {
        (getattr(row, key), name, format_cell(declared[name], getattr(row, name)))
        for row in table
        for name in table.columns
    }


@pytest.fixture
def frame():
    return br.events(VERSION).to_frame()


class TestFrame:
    @pytest.mark.parametrize("options", [{}, {"lists": "join"}, {"dtypes": "numpy"}], ids=str)
    @pytest.mark.parametrize("name", [name for name in TABLES if name != "claims"])
    def test_cells_are_those_of_csv_whatever_the_dtypes(self, name, options):
        table = br.dataset("2026.11.0").table(name)
        reading = cited.of_frame(table.to_frame(**options))
        assert {*reading.cells} == cells_of(table)
        assert len(reading.cells) == len({*reading.cells})
        assert reading[:4] == (name, "2026.11.0", None, None)

    def test_known_on(self):
        frame = br.events(VERSION, known_on="2025-09-30").to_frame()
        assert cited.of_frame(frame).known_on == "2025-09-30"

    def test_rows_and_columns_may_be_left_out_and_others_added(self, frame):
        frame = frame[frame["released_total"] > 50][["released_total", "event_id"]].assign(share=0.5)
        reading = cited.of_frame(frame)
        assert {column for _, column, _ in reading.cells} == {"event_id", "released_total"}
        assert len(reading.cells) == 2 * len(frame)

    def test_the_ids_may_be_the_index(self, frame):
        assert {*cited.of_frame(frame.set_index("event_id")).cells} == {*cited.of_frame(frame).cells}

    def test_a_frame_that_lost_its_attrs_is_told_by_its_ids(self, frame):
        frame.attrs = {}
        assert cited.of_frame(frame, VERSION)[:2] == ("events", VERSION)
        with pytest.raises(InvalidValueError, match=r"^version: its attrs name no data version, .*: say which it is$"):
            cited.of_frame(frame)

    def test_a_column_of_ids_of_another_table_does_not_mislead(self):
        frame = br.event_breakdowns(VERSION).to_frame()
        frame.attrs = {}
        frame = frame[["event_id", *(name for name in frame if name != "event_id")]]
        assert cited.of_frame(frame, VERSION).table == "event_breakdowns"

    @pytest.mark.parametrize(
        ("change", "message"),
        [
            (lambda f: f.drop(columns="event_id"), "there is no column event_id, which says in which row a cell is"),
            (lambda f: pd.concat([f, f[["women"]]], axis=1), "the frame has the column 'women' twice"),
        ],
    )
    def test_refusals(self, frame, change, message):
        changed = change(frame)
        changed.attrs = frame.attrs
        with pytest.raises(InvalidValueError, match=f"^what: {message}"):
            cited.of_frame(changed)

    def test_another_version_than_the_frame_names(self, frame):
        with pytest.raises(InvalidValueError, match=r"^version: expected '2026.11.2', the version of these cells"):
            cited.of_frame(frame, "2026.11.1")

    def test_a_frame_of_another_version_of_that_name(self, frame):
        frame.attrs["sha256"] = "0" * 64
        with pytest.raises(InvalidValueError, match=r"^what: the frame is of another data version 2026\.11\.2"):
            cited.of_frame(frame)

    def test_a_redacted_version_has_another_checksum(self, frame, monkeypatch):
        monkeypatch.setattr(cited, "REDACTED", {VERSION: ("r0001",)})
        frame.attrs["sha256"] = "0" * 64
        assert cited.of_frame(frame).version == VERSION

    def test_a_view_is_no_table(self):
        frame = br.dataset(VERSION).disputes().to_frame()
        with pytest.raises(InvalidValueError, match=r"^what: cells of events, .* can be checked, got 'disputes'$"):
            cited.of_frame(frame)

    def test_what_users_put_into_cells_is_written_as_it_is(self, frame):
        frame["women"] = frame["women"].astype(object)
        frame.loc[0, "women"] = "three"
        frame.loc[1, "women"] = np.nan
        texts = {row: text for row, column, text in cited.of_frame(frame).cells if column == "women"}
        assert [*texts.values()][:2] == ["three", ""]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """An export of what was known on a day."""
    path = tmp_path_factory.mktemp("exported") / "data"
    br.dataset("2026.11.0", known_on="2025-09-30").to_csv(path)
    return path


class TestCsv:
    @pytest.mark.parametrize("name", TABLES)
    def test_version_and_day_stand_beside_it(self, folder, name):
        reading = cited.of_csv(folder / f"{name}.csv")
        assert reading[:3] == (name, "2026.11.0", "2025-09-30")
        assert {*reading.cells} == cells_of(br.dataset("2026.11.0", known_on="2025-09-30").table(name))

    def test_a_file_alone_needs_the_version(self, folder, tmp_path):
        path = tmp_path / "figures.csv"
        path.write_bytes((folder / "events.csv").read_bytes())
        with pytest.raises(
            InvalidValueError, match=r"^version: there is no datapackage\.json beside .*say which it is$"
        ):
            cited.of_csv(path)
        assert cited.of_csv(path, "2026.11.0")[:3] == ("events", "2026.11.0", None)

    def test_a_descriptor_of_other_files_says_nothing(self, folder, tmp_path):
        (tmp_path / "figures.csv").write_bytes((folder / "events.csv").read_bytes())
        (tmp_path / "datapackage.json").write_text(json.dumps({"version": "2026.11.0", "resources": []}))
        with pytest.raises(InvalidValueError, match=r"^version: there is no datapackage\.json"):
            cited.of_csv(tmp_path / "figures.csv")

    @pytest.mark.parametrize(
        ("text", "message"),
        [
            (None, "is not a readable CSV file"),
            ("", "is not a readable CSV file"),
            ("a,b\n1,2\n", "there is no column of ids"),
            ("event_id,women\nx\n", "has a line of 1 cells for 2 columns"),
            ('event_id,women\n"x', "is not a readable CSV file"),
        ],
    )
    def test_refusals(self, tmp_path, text, message):
        path = tmp_path / "x.csv"
        if text is not None:
            path.write_text(text, encoding="utf-8")
        with pytest.raises(InvalidValueError, match=message):
            cited.of_csv(path, "2026.11.0")

    def test_a_version_that_does_not_exist(self, folder):
        with pytest.raises(NotFoundError, match="there is no data version"):
            cited.of_csv(folder / "events.csv", "2025.1.0")
