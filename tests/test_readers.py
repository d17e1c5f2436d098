"""The two readers agree, and the frames have the dtypes that were promised."""

import json
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal

import belarus_releases as br
from belarus_releases import read
from belarus_releases._schema import SCHEMA
from belarus_releases.columns import columns, write
from belarus_releases.table import Table
from belarus_releases.tables import ABOUT, RECORDS, record_class

STORED = json.loads((Path(__file__).parent / "dtypes.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", RECORDS)
@pytest.mark.parametrize("lists", ["tuple", "join"])
def test_records_and_frame_agree(name, lists):
    table = getattr(br, name)()
    frame = table.to_frame(lists=lists)
    assert_frame_equal(read.frame_of(table, SCHEMA[name], lists=lists), frame)
    assert_frame_equal(table.where().to_frame(lists=lists), frame)
    assert len(frame) == len(table)


def described(frame):
    """The dtype of each column in words that do not depend on how pandas prints it."""
    words = {}
    for name, dtype in frame.dtypes.items():
        if isinstance(dtype, pd.CategoricalDtype):
            words[name] = ["category", described_text(dtype.categories.dtype), dtype.ordered, list(dtype.categories)]
        elif isinstance(dtype, pd.StringDtype):
            words[name] = described_text(dtype)
        else:
            words[name] = str(dtype)
    return words


def described_text(dtype):
    assert dtype.na_value is pd.NA
    return f"text in {dtype.storage}"


@pytest.mark.parametrize("version", STORED)
@pytest.mark.parametrize("name", RECORDS)
def test_dtypes_are_those_stored(name, version):
    """The description was written when the version was new; every version of pandas must give the same."""
    assert described(getattr(br, name)(version=version).to_frame()) == STORED[version][name]


def test_empty_cells_are_missing_and_never_zero():
    frame = br.events("2026.11.0").to_frame()
    assert frame["women"].isna().all()
    assert pd.isna(frame.loc[0, "date"])
    assert frame.loc[0, "destinations"] == ()


@pytest.mark.parametrize("name", RECORDS)
def test_what_a_caller_changes_stays_with_the_caller(name):
    accessor = getattr(br, name)
    before = accessor().to_frame()
    mine = accessor().to_frame()
    mine.iloc[:, :] = None
    mine["extra"] = 1
    rows = list(accessor())
    rows.clear()
    assert_frame_equal(accessor().to_frame(), before)
    assert len(accessor()) == len(before)


def strategy(column):
    """Values that a column can hold."""
    text = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters=";"), min_size=1)
    values = {
        "text": text,
        "category": st.sampled_from(column.items or ("x",)),
        "integer": st.integers(-(2**62), 2**62),
        "number": st.floats(allow_nan=False, allow_infinity=False),
        "boolean": st.booleans(),
        "date": st.dates(min_value=pd.Timestamp("1700-01-01").date(), max_value=pd.Timestamp("2200-01-01").date()),
        "list": st.lists(text, max_size=3).map(tuple),
    }[column.kind]
    return st.none() | values if column.nullable else values


@pytest.mark.parametrize("name", [*RECORDS, *ABOUT])
@settings(max_examples=25)
@given(data=st.data())
def test_both_readers_give_back_any_rows(name, data):
    """Whatever rows are written, records and frames read the same from the bytes."""
    import csv
    import io

    record = record_class(name)
    declared = columns(record)
    rows = data.draw(st.lists(st.builds(record, *map(strategy, declared)), max_size=4))
    rows.sort(key=lambda row: getattr(row, declared[0].name))
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([*(c.name for c in declared), "since"])
    writer.writerows([*(write(c, getattr(row, c.name)) for c in declared), "2026.11.0"] for row in rows)
    stored = text.getvalue().encode()
    assert list(read.records(record, stored)) == rows
    assert_frame_equal(read.frame(SCHEMA[name], stored), Table(name, "latest", rows).to_frame())
