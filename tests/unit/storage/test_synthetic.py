"""The made-up table of the benchmarks: records and frames read it alike, at both of its versions."""

import importlib.util
from pathlib import Path

import pytest

from belarus_releases.export.frame import frame_of_csv
from belarus_releases.storage.layout import layout_at
from belarus_releases.storage.records import records
from belarus_releases.storage.rows import csv_at

FILE = Path(__file__).parents[3] / "benchmarks" / "synthetic.py"


@pytest.fixture(scope="module")
def synthetic():
    """The module, which is no part of a package."""
    spec = importlib.util.spec_from_file_location("synthetic", FILE)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("version", ["OLD", "NEW"])
def test_records_and_frames_read_the_same_rows(synthetic, version):
    at = getattr(synthetic, version)
    data = csv_at(*synthetic.stored(500), at)
    rows = list(records(synthetic.Row, data, at))
    frame = frame_of_csv(data, layout_at(synthetic.LAYOUT, at))
    assert len(rows) == len(frame) == 500
    assert [row.row_id for row in rows] == frame["row_id"].to_list()
    assert sum(row.persons or 0 for row in rows) == int(frame["persons"].sum())
    assert [row.kind for row in rows] == frame["kind"].astype(str).to_list()
