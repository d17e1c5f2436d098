"""Arrow, and through it pyarrow, polars and DuckDB; plots; citations; names."""

import builtins
import datetime as dt

import duckdb
import matplotlib as mpl
import polars as pl
import pyarrow as pa
import pytest

import belarus_releases as br
from belarus_releases._schema import SCHEMA
from belarus_releases.tables import RECORDS

mpl.use("Agg")
import matplotlib.pyplot as plt


def records(table):
    return [tuple(getattr(row, name) for name in table.columns) for row in table]


def rows_of(columns):
    return [tuple(tuple(v) if isinstance(v, list) else v for v in row) for row in zip(*columns, strict=True)]


@pytest.mark.parametrize("name", RECORDS)
class TestEveryValueArrives:
    def test_pyarrow(self, name):
        table = getattr(br, name)()
        arrow = pa.table(table)
        assert rows_of(column.to_pylist() for column in arrow.columns) == records(table)
        kinds = {"integer": pa.int64(), "boolean": pa.bool_(), "date": pa.date32(), "text": pa.string(),
                 "number": pa.float64(), "list": pa.list_(pa.string())}  # fmt: skip
        for column, kind, _, items, ordered in SCHEMA[name]:
            found = arrow.schema.field(column).type
            if items is None:
                assert found == kinds[kind]
            else:
                assert pa.types.is_dictionary(found)
                assert found.ordered == ordered

    def test_polars(self, name):
        table = getattr(br, name)()
        frame = pl.DataFrame(table)
        assert frame.columns == list(table.columns)
        assert rows_of(column.to_list() for column in frame) == records(table)

    def test_duckdb(self, name):
        rows = getattr(br, name)()
        found = duckdb.sql("SELECT * FROM rows").fetchall()
        assert rows_of(zip(*found, strict=True)) == records(rows)


def test_a_part_of_a_table_is_arrow_too():
    table = br.events("2026.11.0").where(date=lambda day: day is not None)[:2]
    assert pa.table(table).column("released_total").to_pylist() == [14, 52]


def without(monkeypatch, *missing):
    real = builtins.__import__

    def guarded(name, *args, **kwargs):
        if name.partition(".")[0] in missing:
            raise ImportError(name)
        return real(name, *args, **kwargs)

    monkeypatch.setattr(builtins, "__import__", guarded)


def test_without_pyarrow_the_extra_is_named(monkeypatch):
    without(monkeypatch, "pyarrow")
    with pytest.raises(br.MissingExtraError, match=r"belarus-releases\[arrow\]") as caught:
        br.events().__arrow_c_stream__()
    assert isinstance(caught.value, ImportError)


def test_without_matplotlib_the_extra_is_named(monkeypatch):
    without(monkeypatch, "matplotlib")
    with pytest.raises(br.MissingExtraError, match=r"belarus-releases\[plot\]"):
        br.events().plot()


class TestPlots:
    @pytest.fixture(autouse=True)
    def close(self):
        yield
        plt.close("all")

    def test_events_are_drawn_by_kind_with_their_sum(self):
        ax = br.events().plot()
        labels = [text.get_text() for text in ax.get_legend().get_texts()]
        assert labels[-1] == "running sum"
        assert "negotiated" in labels
        drawn = sum(len(line.get_ydata()) for line in ax.lines[:-1])
        assert drawn == len(br.events().where(released_total=lambda n: n is not None))
        total = sum(e.released_total or 0 for e in br.events() if e.date_latest)
        assert ax.lines[-1].get_ydata()[-1] == total

    def test_axes_are_taken_and_given_back(self):
        _, ax = plt.subplots()
        assert br.events().plot(ax=ax) is ax
        assert br.remaining_estimates()[:2].plot(ax=ax) is ax

    def test_denials_are_not_drawn(self):
        ax = br.remaining_estimates("2026.11.0").plot()
        drawn = [y for line in ax.lines for y in line.get_ydata()]
        figures = [e for e in br.remaining_estimates("2026.11.0") if e.statement_kind != "denial"]
        assert len(drawn) == sum(2 if e.qualifier == "range" else 1 for e in figures)
        assert 0 not in drawn

    def test_an_upper_bound_points_down(self):
        import attrs

        bound = attrs.evolve(
            br.remaining_estimates("2026.11.0")["2025-12-23-viasna"], low=None, high=1300, qualifier="at_most"
        )
        ax = br.remaining_estimates()._with([bound]).plot()
        (arrow,) = ax.texts
        assert arrow.xyann[1] < 0
        assert ax.lines[0].get_ydata()[0] == 1300


class TestCite:
    def test_apa(self):
        assert br.cite(version="2026.11.0") == (
            "belarus-releases contributors. (2026). belarus-releases: releases of political prisoners in Belarus "
            "since July 2024 (Version 2026.11.0) [Data set]."
        )

    def test_bibtex(self):
        entry = br.cite("bibtex", version="2026.11.0")
        assert entry.startswith("@misc{belarus_releases_2026_11_0,\n")
        assert entry.count("{") == entry.count("}")


class TestSearch:
    @pytest.mark.parametrize(
        ("asked", "name"),
        [
            ("Tikhanovsky", "Siarhei Tsikhanouski"),
            ("TSIKHANOUSKI", "Siarhei Tsikhanouski"),
            ("Tsikhanoŭski, Siarhei", "Siarhei Tsikhanouski"),
            ("Zenkovich", "Youras Ziankovich"),
            ("Babarika", "Viktar Babaryka"),
            ("kalesnikava maria", "Maria Kalesnikava"),
        ],
    )
    def test_found(self, asked, name):
        found = br.prisoners().search(asked)
        assert found[0].name == name
        assert found.scores[0] >= 0.8
        assert list(found.scores) == sorted(found.scores, reverse=True)
        assert len(found[:1].scores) == 1

    @pytest.mark.parametrize("asked", ["", "?!", "Angela Merkel", "x"])
    def test_nobody(self, asked):
        found = br.prisoners().search(asked)
        assert len(found) == 0
        assert found.scores == ()
        assert len(found.close) == 3

    def test_matches_are_a_table(self):
        import pickle

        found = br.prisoners().search("Znak")
        assert len(found.to_frame()) == len(found) == 1
        assert pickle.loads(pickle.dumps(found)).scores == found.scores


def test_codebook_is_a_table():
    book = br.codebook()
    assert len(book.where(item=None)) == sum(len(columns) for name, columns in SCHEMA.items() if name in RECORDS)
    assert {entry.table for entry in br.codebook("custody_status")} == {"prisoners"}
    assert [entry.item for entry in br.codebook("events.legal_act")][1:] == [
        "pardon",
        "amnesty",
        "sentence_end",
        "not_stated",
    ]
    assert len(book.to_frame()) == len(book)


def test_dataset_says_what_was_read():
    ds = br.dataset("2026.11.0")
    assert isinstance(ds.published_on, dt.date)
    assert {name: len(ds.table(name)) for name in RECORDS} == {
        name: int(count) for name, _, count in (pair.partition("=") for pair in br.data_versions()[0].rows)
    }
