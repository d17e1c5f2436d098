"""The other forms of a table, on a few rows of its own: frames, Arrow, bibliographies, pictures."""

import json

import numpy as np
import pandas as pd
import pytest

from belarus_releases._snapshot import snapshot
from belarus_releases._table import (
    Claims,
    Diff,
    Events,
    RemainingEstimates,
    StockFlows,
    Table,
)
from belarus_releases.errors import InvalidValueError, NotFoundError
from belarus_releases.storage._manifest import CURRENT
from belarus_releases.tables import TABLES
from tests.factories import claim, row, source, table
from tests.unit.few_changes import CHANGES
from tests.unit.few_events import DAY, ROWS, A, B, C


@pytest.fixture
def events():
    return table("events", ROWS, kind=Events, version="2026.11.2", known_on=DAY)


class TestOtherForms:
    @pytest.mark.parametrize(
        ("lists", "cells"), [("tuple", [("LT", "UA"), None, ("LT",)]), ("join", ["LT;UA", pd.NA, "LT"])]
    )
    def test_a_frame_of_the_rows(self, events, lists, cells):
        frame = events.to_frame(lists=lists)
        assert all(one is other or one == other for one, other in zip(frame["destinations"], cells, strict=True))
        assert frame["released_total"].dtype == pd.Int64Dtype()
        assert tuple(frame.columns) == events.columns

    def test_lists_are_tuples_by_default(self, events):
        assert events.to_frame().loc[1, "destinations"] is None
        assert list(events)[1].destinations == ()
        assert Table("events", "2026.11.0").to_frame()["destinations"].to_list()[-1] == ("LT", "UA")

    def test_a_frame_is_made_anew_at_each_call(self, events):
        frame = events.to_frame()
        frame.iloc[:, :] = None
        assert list(events.to_frame()["event_id"]) == ["a", "b", "c"]

    def test_the_sheet_has_the_rows_the_columns_and_what_they_are(self, events):
        sheet = events[1:]._sheet()
        assert (sheet.name, sheet.version, sheet.known_on) == ("events", "2026.11.2", DAY)
        assert tuple(column.name for column in sheet.columns) == events.columns
        assert sheet.records() == (B, C)

    def test_only_a_whole_table_has_stored_rows(self, events):
        whole = Table("events", "2026.11.0")
        assert whole._sheet().stored() == snapshot("2026.11.0").csv("events")
        for part in (whole[:], whole.where(), Table("events", "2026.11.0", known_on=DAY), events):
            assert part._sheet().stored is None

    @pytest.mark.parametrize("name", ["data_versions", "countries"])
    def test_the_sheet_of_a_table_that_belongs_to_no_version_claims_none(self, name):
        assert Table(name)._sheet().version is None

    def test_an_arrow_table_and_its_stream(self, events):
        arrow = pytest.importorskip("pyarrow")
        assert events.to_arrow().column("released_total").to_pylist() == [52, 0, 52]
        assert arrow.table(events) == events.to_arrow()

    def test_the_stream_takes_the_schema_of_the_caller(self, events):
        arrow = pytest.importorskip("pyarrow")
        schema = events.to_arrow().schema
        place = schema.get_field_index("released_total")
        smaller = schema.set(place, schema.field(place).with_type(arrow.int32()))
        read = arrow.RecordBatchReader.from_stream(events, schema=smaller).read_all()
        assert read.schema.field(place).type == arrow.int32()
        assert read.column(place).to_pylist() == [52, 0, 52]

    def test_a_polars_frame(self, events):
        pytest.importorskip("polars")
        assert events.to_polars()["released_total"].to_list() == [52, 0, 52]

    def test_html_has_the_cells_between_title_and_footer(self, events):
        text = events._repr_html_()
        assert text.startswith("<p>Events: releases of persons from custody, under one act or in one handover.</p>")
        assert text.endswith("<p>3 rows × 32 columns, data version 2026.11.2, known on 2025-09-11</p>")
        assert ">LT; UA</td>" in text
        assert "<a " not in text

    def test_html_has_the_main_columns_only(self, events):
        text = events._repr_html_()
        assert text.count("<th ") == 8
        assert ">label</th>" not in text

    def test_in_html_sources_are_links(self):
        sources = [source("s1", url="https://example.org/1"), source("s2", url=None)]
        claims = [claim("events/e/women", "1"), claim("events/e/women", "2", "s2")]
        text = table("claims", claims, kind=Claims, sources=sources)._repr_html_()
        assert text.count("<a ") == 1
        assert '<a href="https://example.org/1" rel="noopener noreferrer" target="_blank">s1</a>' in text
        assert ">s2</td>" in text


class TestColumnsOfAFrame:
    """A caller may name the columns of a frame, or ask for the main ones."""

    def test_all_by_default(self, events):
        assert tuple(events.to_frame(columns="all").columns) == tuple(events.to_frame().columns) == events.columns

    @pytest.mark.parametrize("name", [*TABLES])
    def test_the_main_ones_are_those_that_are_printed(self, name):
        whole = Table(name, "2026.11.2")
        shown = [*whole.to_frame(columns="main").columns]
        assert shown[0] == whole.columns[0]
        assert 2 <= len(shown) < len(whole.columns)
        assert shown == [column.name for column in whole[:1]._sheet("main").columns]

    def test_the_main_ones_stand_in_their_order(self, events):
        assert [*events.to_frame(columns="main").columns] == [
            "event_id", "date_earliest", "released_total", "arrangement", "disposition", "date_latest",
            "destinations", "confidence",
        ]  # fmt: skip

    @pytest.mark.parametrize("collect", [list, tuple, dict.fromkeys, pd.Index, np.array, pd.Series])
    @pytest.mark.parametrize("stored", [False, True])
    def test_those_that_are_named_in_that_order(self, events, collect, stored):
        columns = collect(["label", "event_id"])
        frame = (Table("events", "2026.11.0") if stored else events).to_frame(columns=columns)
        assert [*frame.columns] == ["label", "event_id"]

    @pytest.mark.parametrize("dtypes", ["nullable", "numpy"])
    def test_with_other_dtypes_and_lists(self, dtypes):
        for events in (Table("events", "2026.11.0"), Table("events", "2026.11.0").where()):
            frame = events.to_frame("join", columns=["destinations", "women"], dtypes=dtypes)
            assert frame["destinations"].isna().tolist() == [True] * 4 + [False] * 2
            assert frame["destinations"][5] == "LT;UA"
            assert str(frame["women"].dtype) == {"nullable": "Int64", "numpy": "float64"}[dtypes]

    @pytest.mark.parametrize(
        ("columns", "error", "message"),
        [
            (["label", "lable"], NotFoundError, "there is no column 'lable' in events: did you mean 'label'?"),
            ([1], NotFoundError, "there is no column 1 in events: there are "),
            ([["label"]], NotFoundError, "there is no column ['label'] in events: did you mean 'label'"),
            ("label", InvalidValueError, "columns: expected 'all', 'main' or a list of names, got 'label'"),
            (b"label", InvalidValueError, "columns: expected 'all', 'main' or a list of names, got b'label'"),
            ([], InvalidValueError, "columns: expected 'all', 'main' or a list of names, got []"),
            (None, InvalidValueError, "columns: expected 'all', 'main' or a list of names, got None"),
            (pd.Index([]), InvalidValueError, "columns: expected 'all', 'main' or a list of names, got Index("),
            (["label", "label"], InvalidValueError, "columns: 'label' is named twice"),
        ],
    )
    def test_others_are_refused(self, events, columns, error, message):
        with pytest.raises(error) as caught:
            events.to_frame(columns=columns)
        assert str(caught.value).startswith(message)

    def test_a_column_that_came_later_does_not_exist_yet(self):
        with pytest.raises(NotFoundError, match="no column 'is_reprint' in sources"):
            Table("sources", "2026.11.0").to_frame(columns=["is_reprint"])


class TestOtherLibraries:
    """pandas and numpy would make objects of the records, so they are refused; Arrow readers take them."""

    @pytest.mark.parametrize(
        "convert",
        [pd.DataFrame, pd.Series, pd.Index, np.asarray, np.array, lambda rows: np.array(rows, dtype=object)],
    )
    def test_pandas_and_numpy_are_told_of_to_frame(self, events, convert):
        for rows in (events, Table("sources", "2026.11.0"), Diff("2026.11.0", "2026.11.1", CHANGES)):
            with pytest.raises(InvalidValueError) as caught:
                convert(rows)
            assert str(caught.value) == f"{rows.name} is a table of records: to_frame() gives a pandas frame"

    def test_a_list_of_the_records_is_a_list(self, events):
        assert list(events) == [A, B, C]
        assert sorted(events, key=lambda event: event.event_id, reverse=True) == [C, B, A]

    def test_pyarrow(self, events):
        arrow = pytest.importorskip("pyarrow")
        assert arrow.table(events).column("destinations").to_pylist() == [["LT", "UA"], None, ["LT"]]

    def test_polars(self, events):
        pytest.importorskip("pyarrow")
        pl = pytest.importorskip("polars")
        assert pl.DataFrame(events)["destinations"].to_list() == [["LT", "UA"], None, ["LT"]]

    def test_duckdb(self, events):
        pytest.importorskip("pyarrow")
        duckdb = pytest.importorskip("duckdb")
        query = "SELECT event_id, released_total FROM events WHERE destinations IS NOT NULL ORDER BY 1"
        assert duckdb.sql(query).fetchall() == [("a", 52), ("c", 52)]

    def test_ids_are_completed(self, events):
        assert events._ipython_key_completions_() == ["a", "b", "c"]
        assert events[1:]._ipython_key_completions_() == ["b", "c"]
        assert Diff("2026.11.0", "2026.11.1", CHANGES)._ipython_key_completions_()[0] == "t/a/id"


class TestCite:
    """The bibliography is that of the rows, at their version and on their day."""

    def test_all_sources_or_those_of_adopted_claims(self):
        meeting = table(
            "contacts",
            [row("contacts", contact_id="k")],
            claims=[claim("contacts/k/place", "Minsk"), claim("contacts/k/place", "Brest", "s2", 2)],
            sources=[source("s1", title="One"), source("s2", title="Two"), source("s3", title="Three")],
        )
        keys = {
            adopted: [entry["id"] for entry in json.loads(meeting.cite("csl-json", adopted=adopted))]
            for adopted in (False, True)
        }
        assert keys == {
            False: ["belarus_releases_s1", "belarus_releases_s2"],
            True: ["belarus_releases_s1"],
        }
        assert meeting.cite() == meeting.cite("bibtex", adopted=False) != meeting.cite("biblatex")


SOURCE = {"source": f"belarus-releases, data version {CURRENT}"}


class TestPlots:
    """Each kind of table hands its rows and their source to its plots."""

    @pytest.fixture
    def calls(self, monkeypatch):
        from belarus_releases.plotting import per_event, releases, remaining, waterfall

        calls = []
        for module, name in [
            (releases, "plot"),
            (per_event, "dispositions"),
            (per_event, "recognised"),
            (per_event, "named"),
            (remaining, "plot"),
            (waterfall, "plot"),
        ]:
            plot = f"{module.__name__.rpartition('.')[2]}.{name}"
            monkeypatch.setattr(
                module, name, lambda *rows, plot=plot, **options: calls.append((plot, *rows, options)) or plot
            )
        return calls

    @pytest.mark.parametrize(
        ("kinds", "plot"),
        [
            ((), "releases.plot"),
            (("releases",), "releases.plot"),
            (("dispositions",), "per_event.dispositions"),
            (("recognised",), "per_event.recognised"),
            (("named",), "per_event.named"),
        ],
    )
    def test_events(self, events, calls, kinds, plot):
        assert events[1:].plot(*kinds) == plot
        assert events[1:].plot(*kinds, ax="axes") == plot
        source = {"source": "belarus-releases, data version 2026.11.2, as known on 11 September 2025"}
        assert calls == [(plot, (B, C), None, source), (plot, (B, C), "axes", source)]

    @pytest.mark.parametrize(
        ("kind", "message"),
        [
            ("release", "kind: there is no picture 'release' of events: did you mean 'releases'?"),
            (
                None,
                "kind: there is no picture None of events: "
                "there are 'releases', 'dispositions', 'recognised', 'named'.",
            ),
            (
                ["named"],
                "kind: there is no picture ['named'] of events: did you mean 'named'?",
            ),
        ],
    )
    def test_another_plot_of_events_is_refused(self, events, calls, kind, message):
        with pytest.raises(InvalidValueError) as caught:
            events.plot(kind)
        assert str(caught.value) == message
        assert calls == []

    def test_estimates_with_the_events_of_their_version_and_day(self, calls):
        estimates = [row("remaining_estimates", estimate_id="f")]
        plotted = table("remaining_estimates", estimates, kind=RemainingEstimates, events=ROWS)
        assert plotted.plot() == "remaining.plot"
        assert plotted.plot(ax="axes", releases=False) == "remaining.plot"
        assert calls == [
            ("remaining.plot", tuple(estimates), None, {"events": ROWS, **SOURCE}),
            ("remaining.plot", tuple(estimates), "axes", {"events": (), **SOURCE}),
        ]

    def test_stock_and_flows(self, calls):
        periods = [row("stock_flows", period="2025-01-01/2025-12-31")]
        plotted = table("stock_flows", periods, kind=StockFlows)
        assert [plotted.plot(), plotted.plot(ax="axes")] == ["waterfall.plot"] * 2
        assert calls == [
            ("waterfall.plot", tuple(periods), None, SOURCE),
            ("waterfall.plot", tuple(periods), "axes", SOURCE),
        ]
