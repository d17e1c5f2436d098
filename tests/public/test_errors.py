"""What odd arguments give: an error of this package, in one sentence that names the argument."""

import pandas as pd
import pytest

import belarus_releases as br

VERSION = "2026.11.2"
CURRENT = br.dataset().version


DATASET = br.dataset(VERSION)
PAST = br.dataset("2026.11.0", known_on="2025-07-01")


EVENTS = DATASET.events()
LONG = 10**5000  # Python refuses to print it, and pytest to name a test by it


def by_type(value):
    return type(value).__name__


InvalidValue, NotFound, OutOfRange = br.errors.InvalidValueError, br.errors.NotFoundError, br.errors.OutOfRangeError


class TestErrors:
    """Each is an error of this package, and one sentence that names the argument."""

    def raises(self, kind, says, call):
        with pytest.raises(br.errors.BelarusReleasesError) as error:
            call()
        assert type(error.value) is kind
        message = str(error.value)
        assert "\n" not in message
        assert says in message
        assert len(message) < 1000

    @pytest.mark.parametrize(
        "value", [[], {}, None, 2026.11, b"2026.11.0", LONG, pd.NA, pd.Series(["latest"])], ids=by_type
    )
    @pytest.mark.parametrize("call", [br.dataset, br.events, br.Dataset, lambda v: br.claims(version=v),
                                      lambda v: br.cite(version=v), lambda v: br.Table("events", v)])  # fmt: skip
    def test_versions(self, call, value):
        self.raises(InvalidValue, f"version: expected text such as {CURRENT!r}, got ", lambda: call(value))

    @pytest.mark.parametrize("value", ["", "2026", "2026.11", "2026.12.7", "2026.11.0\n", "x" * 5000], ids=len)
    def test_versions_that_do_not_exist(self, value):
        for call in (br.dataset, br.events, br.diff):
            self.raises(NotFound, "2026.11.0", lambda call=call: call(value))

    @pytest.mark.parametrize("value", [[], 2025, "2025", "2025-09", "30.9.2025", "", b"2025-09-30", float("nan"), LONG,
                                       pd.NaT, pd.NA, pd.Series(["2025-09-30"])], ids=by_type)  # fmt: skip
    @pytest.mark.parametrize(
        ("argument", "call"),
        [
            ("known_on", lambda value: br.dataset(known_on=value)),
            ("known_on", lambda value: br.events(known_on=value)),
            ("known_on", lambda value: br.Dataset("latest", value)),
            ("known_on", lambda value: br.Table("events", known_on=value)),
            ("day", DATASET.remaining_on),
        ],
    )
    def test_days(self, argument, call, value):
        self.raises(InvalidValue, f"{argument}: expected a day such as '2025-09-30', got ", lambda: call(value))

    def test_a_day_is_needed(self):
        self.raises(InvalidValue, "day: expected a day", lambda: DATASET.remaining_on(None))

    @pytest.mark.parametrize("value", [[], None, 3, "evnts", LONG, pd.NA, pd.Series(["events"])], ids=by_type)
    @pytest.mark.parametrize("call", [DATASET.table, DATASET.table_sha256, br.Table])
    def test_tables(self, call, value):
        self.raises(NotFound, "there is no table ", lambda: call(value))

    @pytest.mark.parametrize(
        ("kind", "says", "call"),
        [
            # rows
            (NotFound, "'2025-09-11-lithuani' in events: did you mean '2025-09-11-lithuania'",
             lambda: EVENTS["2025-09-11-lithuani"]),
            (NotFound, "there is no row '' in events", lambda: EVENTS[""]),
            (OutOfRange, f"events has {len(EVENTS)} rows: there is no row 99", lambda: EVENTS[99]),
            (OutOfRange, f"events has {len(EVENTS)} rows: there is no row ", lambda: EVENTS[LONG]),
            (OutOfRange, "no row ", lambda: br.diff("2026.11.0", "2026.11.1")[10**6]),
            (InvalidValue, "expected a position, a slice or an id, got 1.5", lambda: EVENTS[1.5]),
            (InvalidValue, "expected a position, a slice or an id, got []", lambda: EVENTS[[]]),
            (InvalidValue, "expected a position, a slice or an id, got None", lambda: EVENTS[None]),
            (InvalidValue, "expected a position, a slice or an id, got slice", lambda: EVENTS["a":"b"]),
            (InvalidValue, "expected a position, a slice or an id, got slice", lambda: EVENTS[::0]),
            (NotFound, "there is no row 'x' in changes", lambda: br.diff("2026.11.0", "2026.11.1")["x"]),
            (InvalidValue, "expected a position", lambda: br.diff("2026.11.0", "2026.11.1")[1.5]),
            (InvalidValue, "records: expected ", lambda: br.Table("events", records=3)),
            (InvalidValue, "records: ", lambda: list(br.Table("disputes"))),
            (InvalidValue, "records: ", lambda: list(br.Table("coverage", "2026.11.0"))),
            # conditions
            (NotFound, "'released_totl' in events: did you mean 'released_total'",
             lambda: EVENTS.where(released_totl=1)),
            (NotFound, "event_id of events: there is no 'x'", lambda: EVENTS.where(event_id="x", strict=True)),
            (InvalidValue, "arrangement is never 'negotiatd': did you mean 'negotiated'",
             lambda: EVENTS.where(arrangement="negotiatd")),
            (InvalidValue, "released_total: expected an integer, got '52'", lambda: EVENTS.where(released_total="52")),
            (InvalidValue, "released_total: expected an integer, got True", lambda: EVENTS.where(released_total=True)),
            (InvalidValue, "released_total: expected an integer, got []", lambda: EVENTS.where(released_total=[[]])),
            (InvalidValue, "released_total: expected an integer, got ",
             lambda: EVENTS.where(released_total=pd.DataFrame([[1, 2], [3, 4]]).to_numpy())),
            (InvalidValue, "date: expected a date such as '2025-09-11', got '11.9.2025'",
             lambda: EVENTS.where(date="11.9.2025")),
            (InvalidValue, "label: expected text, got b'x'", lambda: EVENTS.where(label=b"x")),
            # claims
            (NotFound, "there is no table []", lambda: br.claims([])),
            (NotFound, "there is no table 'evnts': did you mean 'events'", lambda: br.claims("evnts")),
            (NotFound, "there is no row 'x' in events", lambda: br.claims("events", "x")),
            (NotFound, "there is no column 'x' in events", lambda: br.claims("events", field="x")),
            (NotFound, "there is no column [] in events", lambda: br.claims("events", field=[])),
            (InvalidValue, "record_id: expected an id, got []", lambda: br.claims("events", [])),
            (InvalidValue, "record_id: expected an id, got 3", lambda: br.claims("events", 3)),
            (InvalidValue, "table: ", lambda: br.claims(record_id="2025-09-11-lithuania")),
            # evidence
            (NotFound, "there is no table []", lambda: br.evidence([])),
            (NotFound, "there is no table 'evnts': did you mean 'events'", lambda: br.evidence("evnts")),
            (NotFound, "no claims are on 'sources': there are 'events'", lambda: br.evidence("sources")),
            (NotFound, "there is no row 'x' in events", lambda: br.evidence("events", "x")),
            (NotFound, "there is no column [] in events", lambda: br.evidence("events", field=[])),
            (InvalidValue, "record_id: expected an id, got []", lambda: br.evidence("events", [])),
            (InvalidValue, "record_id: the record has an id, so none is taken, got 'x'",
             lambda: br.evidence(EVENTS[0], "x")),
            (InvalidValue, "so none is taken, got 'women': for the column, write field='women'",
             lambda: br.evidence(EVENTS[0], "women")),
            (InvalidValue, "so none is taken, got 'women': for the column, write field='women'",
             lambda: br.claims(EVENTS[0], "women")),
            (InvalidValue, "so none is taken, got []", lambda: br.evidence(EVENTS[0], [])),
            (InvalidValue, "field: no claim states label of events, which is entered",
             lambda: br.evidence("events", field="label")),
            (NotFound, "there is no table 'disputes'", lambda: br.evidence(DATASET.disputes()[0])),
            # a correction
            (NotFound, "there is no table []", lambda: br.report([], "x", "women")),
            (InvalidValue, "record_id: expected an id of events, or a record", lambda: br.report("events")),
            (NotFound, "there is no column [] in events", lambda: br.report("events", EVENTS[0].event_id, [])),
            (InvalidValue, "so none is taken, got 'women': for the column, write column='women'",
             lambda: br.report(EVENTS[0], "women")),
            (InvalidValue, "so none is taken, got 'women': for the column, write column='women'",
             lambda: DATASET.explain(EVENTS[0], "women")),
            (InvalidValue, " of 2026.11.2: use br.dataset('2026.11.2'), or version='2026.11.2'",
             lambda: br.report(EVENTS[0], column="women", version="2026.11.3")),
            (InvalidValue, "got '2025-09-11-lithuania' by all sources: use br.dataset('2026.11.0')",
             lambda: PAST.explain(br.events("2026.11.0")["2025-09-11-lithuania"], column="women")),
            # history and revisions
            (InvalidValue, "so none is taken, got 'women': for the column, write column='women'",
             lambda: DATASET.history(EVENTS[0], "women")),
            (NotFound, "no claims are on 'sources'", lambda: DATASET.history(DATASET.sources()[0], column="url")),
            (NotFound, "there is no row 'x' in events", lambda: DATASET.history("events", "x", "women")),
            (NotFound, "there is no column 'womn'", lambda: DATASET.history(EVENTS[0], column="womn")),
            (InvalidValue, "record_id: expected an id of events, or a record", lambda: DATASET.history("events")),
            (InvalidValue, "column: expected a column of events, got None", lambda: DATASET.history(EVENTS[0])),
            (InvalidValue, "column: label of events is entered by the editors",
             lambda: DATASET.history(EVENTS[0], column="label")),
            (InvalidValue, "events: expected rows of events of", lambda: PAST.history(EVENTS[0], column="women")),
            (NotFound, "there is no table []", lambda: DATASET.revisions([])),
            (NotFound, "no claims are on 'claims'", lambda: DATASET.revisions("claims")),
            # how many were released
            (InvalidValue, "start: expected a day, a month or a year such as '2025-09', got []",
             lambda: DATASET.released([])),
            (InvalidValue, "start: expected a day, a month or a year such as '2025-09', got ",
             lambda: DATASET.released(LONG)),
            (InvalidValue, "start: expected a day, a month or a year such as '2025-09', got NaT",
             lambda: DATASET.released(pd.NaT)),
            (InvalidValue, "end: expected a day, a month or a year such as '2025-09', got <NA>",
             lambda: DATASET.released(end=pd.NA)),
            (InvalidValue, "start: expected a day on or before the end, 2025-09-30, got '2025-10'",
             lambda: DATASET.released("2025-10", "2025-09")),
            (InvalidValue, "events: expected rows of events of <Dataset: data version 2026.11.2>, got 3",
             lambda: DATASET.released(events=3)),
            # codebook and names
            (NotFound, "'released_totl': did you mean 'released_total'", lambda: br.codebook("released_totl")),
            (NotFound, "the codebook has no []", lambda: br.codebook([])),
            (NotFound, "the codebook has no ", lambda: br.codebook(LONG)),
            (NotFound, "the codebook has no <NA>", lambda: br.codebook(pd.NA)),
            (NotFound, "the codebook has no ", lambda: br.codebook(pd.DataFrame())),
            (InvalidValue, "text: expected words to search for, such as 'released', got []",
             lambda: br.codebook().search([])),
            (InvalidValue, "text: expected words to search for, such as 'released', got ' '",
             lambda: br.codebook().search(" ")),
            (InvalidValue, "text: expected a name, got []", lambda: br.prisoners().search([])),
            (InvalidValue, "text: expected a name, got None", lambda: br.prisoners().search(None)),
            # versions to compare
            (InvalidValue, f"old: expected text such as {CURRENT!r}, got []", lambda: br.diff([])),
            (InvalidValue, f"new: expected text such as {CURRENT!r}, got []", lambda: br.diff("2026.11.0", [])),
            # citations
            (InvalidValue, "style: there is no citation style []", lambda: br.cite([])),
            (InvalidValue, "style: there is no citation style 'bibtx': did you mean 'bibtex'",
             lambda: br.cite("bibtx")),
            (InvalidValue, "style: there is no citation style []", lambda: EVENTS.cite([])),
            (InvalidValue, "codebook cannot be cited", lambda: br.codebook().cite()),
            # forms
            (InvalidValue, "lists: expected 'tuple' or 'join', got 'list'", lambda: EVENTS.to_frame("list")),
            (InvalidValue, "lists: expected 'tuple' or 'join', got []", lambda: EVENTS.to_frame([])),
            (InvalidValue, "lists: expected 'tuple' or 'join', got ", lambda: EVENTS.to_frame(pd.Series(["join", 1]))),
            (InvalidValue, "freq: expected 'D', 'W', 'M', 'Q' or 'Y', got 'H'", lambda: DATASET.panel("H")),
            (InvalidValue, "freq: expected 'D', 'W', 'M', 'Q' or 'Y', got []", lambda: DATASET.panel([])),
            (InvalidValue, "freq: expected 'D', 'W', 'M', 'Q' or 'Y', got ",
             lambda: DATASET.panel(pd.Series(["D", "W"]))),
            (InvalidValue, "index: expected 'period' or 'timestamp', got []", lambda: DATASET.panel("M", index=[])),
            (InvalidValue, "contacts: expected rows of contacts of <Dataset: data version 2026.11.2>, got 'visit'",
             lambda: DATASET.panel("M", contacts=["visit"])),
            (InvalidValue, "events: expected rows of events of <Dataset: data version 2026.11.2>, got <NA>",
             lambda: DATASET.panel("M", events=pd.NA)),
            # pictures
            (InvalidValue, "kind: there is no picture 'disposition' of events: did you mean 'dispositions'",
             lambda: EVENTS.plot("disposition")),
            (InvalidValue, "kind: there is no picture ['named'] of events: did you mean 'named'",
             lambda: EVENTS.plot(["named"])),
            (InvalidValue, "kind: there is no picture None of events", lambda: EVENTS.plot(None)),
        ],
        ids=lambda value: value if isinstance(value, str) else "",
    )  # fmt: skip
    def test_other_arguments(self, kind, says, call):
        self.raises(kind, says, call)

    @pytest.mark.parametrize(
        "draw",
        [
            lambda ax: EVENTS.plot(ax=ax),
            lambda ax: EVENTS.plot("named", ax=ax),
            lambda ax: DATASET.remaining_estimates().plot(ax=ax),
            lambda ax: DATASET.stock_flow().plot(ax=ax),
            lambda ax: DATASET.timeline(ax=ax),
        ],
    )
    @pytest.mark.parametrize("ax", [3, [], "x"])
    def test_axes(self, draw, ax):
        pytest.importorskip("matplotlib").use("agg")
        self.raises(InvalidValue, "ax: expected ", lambda: draw(ax))

    @pytest.mark.parametrize(
        "path", ["", ".", "..", "/", "a/..", "a\0b", "\ud800", 7, b"new", None, [], LONG, pd.NA], ids=by_type
    )
    @pytest.mark.parametrize(
        ("argument", "write"),
        [("folder", DATASET.to_csv), ("folder", DATASET.to_parquet), ("path", DATASET.to_sqlite)],
    )
    def test_paths(self, argument, write, path, tmp_path, monkeypatch):
        monkeypatch.chdir(tmp_path)
        self.raises(InvalidValue, f"{argument}: ", lambda: write(path))
        assert list(tmp_path.iterdir()) == []

    @pytest.mark.parametrize("row_id", [[], None, 3, LONG, pd.NA], ids=by_type)
    def test_asking_for_a_row_that_may_not_exist_is_no_error(self, row_id):
        assert EVENTS.get(row_id) is None
        assert EVENTS.get(row_id, 0) == 0
        assert row_id not in EVENTS
