"""The derived views of a dataset, and the rows that a caller gives to them."""

import datetime as dt

import pandas as pd
import pytest

from belarus_releases._dataset import Dataset
from belarus_releases._snapshot import snapshot
from belarus_releases._table import Events, StockFlows, Table
from belarus_releases.errors import InvalidValueError
from tests.factories import dataset, row

DAY = dt.date(2025, 9, 30)
VIEWS = {"disputes": "disputes", "reconcile": "reconciliation", "stock_flow": "stock_flows"}


class TestReleased:
    def test_it_has_the_version_and_the_day(self):
        answer = Dataset("2026.11.2", DAY).released("2025-09-01", dt.date(2025, 9, 15))
        assert (answer.version, answer.known_on) == ("2026.11.2", DAY)
        assert (answer.start, answer.end) == (dt.date(2025, 9, 1), dt.date(2025, 9, 15))

    def test_the_events_of_the_series_count_unless_others_are_given(self):
        ds = dataset(
            events=[
                row("events", event_id="a", in_series=True, released_total=10),
                row("events", event_id="b", in_series=True, released_total=5),
                row("events", event_id="c", in_series=False, released_total=1),
            ]
        )
        assert (ds.released().events_counted, ds.released().events_excluded) == (("a", "b"), ("c",))
        answer = ds.released(events=ds.events()[1:])
        assert (answer.events_counted, answer.events_excluded) == (("b", "c"), ("a",))
        assert "events outside the series are counted, of which only examples are recorded" in answer.why

    def test_the_series_is_counted_whole_only_where_it_is_given_whole(self):
        ds = Dataset("2026.11.2")
        july = ds.released("2024-07", "2024-07")
        assert july.why == ()
        assert ds.released("2024-07", "2024-07", events=ds.events().where(in_series=True)) == july
        (why,) = ds.released("2024-07", "2024-07", events=ds.events()["2024-07-03-first-releases"]).why
        assert why == "only 1 of the 26 events of the series are counted"

    def test_events_that_are_not_its_own_are_refused(self):
        with pytest.raises(InvalidValueError, match=r"^events: expected rows of events of <Dataset: data version "):
            Dataset("2026.11.2").released(events=[row("events", event_id="a")])


class TestViews:
    @pytest.mark.parametrize(("method", "name"), VIEWS.items())
    def test_tables_have_the_version_and_the_day(self, method, name):
        table = getattr(Dataset("2026.11.2", DAY), method)()
        assert type(table) is (StockFlows if method == "stock_flow" else Table)
        assert (table.name, table.version, table.known_on) == (name, "2026.11.2", DAY)
        assert len(table)

    def test_coverage_goes_back_to_a_day(self):
        coverage = Dataset("2026.11.2", DAY).coverage()
        assert (coverage.name, coverage.version, coverage.known_on) == ("coverage", "2026.11.2", DAY)

    def test_remaining_on_a_day(self):
        assert Dataset("2026.11.2").remaining_on("2025-09-30").day == DAY
        assert Dataset("2026.11.2", DAY).remaining_on("2025-10-15").after is None

    def test_the_timeline_has_contacts_concessions_and_events(self, monkeypatch):
        from belarus_releases.plotting import lanes

        calls = []
        monkeypatch.setattr(lanes, "plot", lambda *arguments, source: calls.append((*arguments, source)))
        rows = {name: (row(name),) for name in ("contacts", "concessions", "events")}
        dataset(**rows).timeline(ax="axes")
        assert calls == [(*rows.values(), "axes", "belarus-releases, data version 2026.11.2")]


class TestPanel:
    @pytest.mark.parametrize(
        ("freq", "name"),
        [
            ("D", "2025-09-11"),
            ("W", "2025-09-08/2025-09-14"),
            ("M", "2025-09"),
            ("Q", "2025Q3"),
            ("Y", "2025"),
        ],
    )
    def test_it_is_a_frame_of_periods(self, freq, name):
        panel = Dataset("2026.11.2").panel(freq)
        assert panel.index.name == "period"
        period = pd.Period("2025-09-11", freq)
        assert str(period) == name
        assert panel.loc[period, "released_low"] >= 52
        assert "2025-09-11-lithuania" in panel.loc[period, "events_counted"].split(";")

    def test_columns_are_those_of_the_codebook_but_for_the_period(self):
        panel = Dataset("2026.11.2").panel("M")
        assert list(panel.columns) == list(snapshot("2026.11.2").declared("panel"))[3:]
        assert [str(panel[name].dtype) for name in ("comparable", "released_low", "held_high")] == [
            "boolean", "Int64", "Int64"
        ]  # fmt: skip

    @pytest.mark.parametrize("freq", ["D", "W", "M", "Q", "Y"])
    def test_the_index_may_be_the_first_days(self, freq):
        ds = Dataset("2026.11.2")
        days, periods = ds.panel(freq, index="timestamp"), ds.panel(freq)
        assert isinstance(days.index, pd.DatetimeIndex)
        assert days.index.name == "period"
        assert list(days.index) == list(periods.index.to_timestamp())
        pd.testing.assert_frame_equal(days.reset_index(drop=True), periods.reset_index(drop=True))

    def test_the_events_of_the_series_count_unless_others_are_given(self):
        september = {"date": dt.date(2025, 9, 11), "date_earliest": dt.date(2025, 9, 11),
                     "date_latest": dt.date(2025, 9, 11)}  # fmt: skip
        ds = dataset(
            events=[
                row("events", event_id="a", in_series=True, released_total=10, **september),
                row("events", event_id="b", in_series=False, released_total=1, **september),
            ]
        )
        assert ds.panel("M").loc["2025-09", ["released_low", "events_counted"]].tolist() == [10, "a"]
        given = ds.panel("M", events=ds.events().where(event_id="b"))
        assert given.loc["2025-09", ["released_low", "events_counted"]].tolist() == [1, "b"]
        assert [ds.panel("M").loc["2025-09", "comparable"], given.loc["2025-09", "comparable"]] == [True, False]
        assert given["released_high"].isna().all()

    def test_contacts_and_concessions_may_be_given(self):
        ds = Dataset("2026.11.2")
        panel = ds.panel("M", contacts=ds.contacts().where(kind="visit"), concessions=ds.concessions()[:0])
        assert 0 < panel["contacts_minsk_low"].sum() < ds.panel("M")["contacts_minsk_low"].sum()
        assert panel["easings_in_force_low"].isna().all()
        assert ds.panel("M")["easings_in_force_low"].sum() > 0


class TestOwnRows:
    """Rows that a caller gives are rows of the dataset."""

    EVENTS = (row("events", event_id="a", in_series=True), row("events", event_id="b", in_series=True))

    @pytest.fixture
    def ds(self):
        return dataset(events=self.EVENTS)

    @pytest.mark.parametrize(
        ("given", "own"),
        [
            (EVENTS, EVENTS),
            ([EVENTS[1], EVENTS[0], EVENTS[1]], [EVENTS[1], EVENTS[0]]),
            (iter(EVENTS), EVENTS),
            (EVENTS[0], EVENTS[:1]),
            ([row("events", event_id="a", in_series=True)], EVENTS[:1]),
            ((), []),
        ],
        ids=["tuple", "twice", "iterator", "one", "equal", "none"],
    )
    def test_each_counts_once_in_the_order_given(self, ds, given, own):
        assert ds._own("events", given) == list(own)

    def test_a_table_of_the_dataset(self, ds):
        assert ds._own("events", ds.events()[1:]) == [self.EVENTS[1]]

    @pytest.mark.parametrize(
        "table",
        [
            Events("events", "2026.11.1", EVENTS),
            Events("events", "2026.11.2", EVENTS, DAY),
            Table("contacts", "2026.11.2", ()),
        ],
        ids=["version", "day", "name"],
    )
    def test_another_table_is_refused(self, ds, table):
        with pytest.raises(InvalidValueError) as error:
            ds._own("events", table)
        assert str(error.value).startswith("events: expected events of <Dataset: data version 2026.11.2>, got ")

    @pytest.mark.parametrize(
        ("given", "shown"),
        [
            ([row("events", event_id="c")], "Event(event_id='c')"),
            ([row("events", event_id="a", in_series=False)], "Event(event_id='a', in_series=False)"),
            ([row("contacts", contact_id="a")], "Contact(contact_id='a')"),
            (["a"], "'a'"),
            ("a", "'a'"),
            (b"a", "b'a'"),
            (3, "3"),
            ([[]], "[]"),
        ],
    )
    def test_other_rows_are_refused(self, ds, given, shown):
        with pytest.raises(InvalidValueError) as error:
            ds._own("events", given)
        assert str(error.value) == f"events: expected rows of events of <Dataset: data version 2026.11.2>, got {shown}"

    @pytest.mark.parametrize("name", ["events", "contacts", "concessions"])
    def test_the_argument_of_a_panel_is_named(self, ds, name):
        with pytest.raises(InvalidValueError, match=rf"^{name}: expected rows of {name} of "):
            ds.panel("M", **{name: [3]})
