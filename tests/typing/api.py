"""What a type checker must know of the public interface; run by mypy, never imported."""

import datetime as dt
from pathlib import Path
from typing import Any, Literal, assert_type

import pandas as pd

import belarus_releases as br
from belarus_releases.tables.changes import Change
from belarus_releases.tables.claims import Claim
from belarus_releases.tables.codebook import CodebookEntry
from belarus_releases.tables.countries import CountryCodes
from belarus_releases.tables.coverage import Coverage
from belarus_releases.tables.disputes import Dispute
from belarus_releases.tables.events import Event
from belarus_releases.tables.evidence import Evidence
from belarus_releases.tables.history import HistoryRow
from belarus_releases.tables.prisoners import Prisoner
from belarus_releases.tables.reconciliation import Reconciliation
from belarus_releases.tables.released import Released
from belarus_releases.tables.remaining import Remaining
from belarus_releases.tables.remaining_estimates import RemainingEstimate
from belarus_releases.tables.revisions import Revision
from belarus_releases.tables.sources import Source
from belarus_releases.tables.stock_flows import StockFlow

# records
event = br.events()[0]
assert_type(event, Event)
assert_type(event.released_total, int | None)
assert_type(event.date, dt.date | None)
assert_type(event.destinations, tuple[str, ...])
assert_type(event.legal_act, Literal["pardon", "amnesty", "sentence_end", "mixed", "not_stated"])

# tables
assert_type(br.sources(), br.Table[Source])
assert_type(br.sources("2026.11.0", known_on="2025-09-30")[:3], br.Table[Source])
assert_type(br.sources(known_on=dt.date(2025, 9, 30)).where(language={"be", "ru"}, strict=True), br.Table[Source])
assert_type(br.events()["2025-09-11-lithuania"], Event)
assert_type(br.events().get("x"), Event | None)
assert_type(br.events().get("x", 0), Event | int)
assert_type([prisoner.name for prisoner in br.prisoners()], list[str | None])
assert_type(br.events().version, str | None)
assert_type(br.events().known_on, dt.date | None)
assert_type(br.events().columns, tuple[str, ...])
assert_type(br.events().to_frame(lists="join"), pd.DataFrame)
assert_type(br.events().to_frame("join", columns="main", dtypes="numpy"), pd.DataFrame)
assert_type(br.events().to_frame(columns=["event_id", "date"]), pd.DataFrame)
assert_type(br.events().where(date="2025-09", empty=True)[0], Event)
assert_type(br.events().cite("csl-json", adopted=True), str)
assert_type(br.countries()["LT"], CountryCodes)
assert_type("2025-09-11-lithuania" in br.events(), bool)

# parts of a table are of its kind, which can do more than a table
br.events()[1:].plot("dispositions")
br.events().where(in_series=True).plot()
br.dataset().events()[::-1].plot()
assert_type(br.remaining_estimates()[:2][0], RemainingEstimate)
br.remaining_estimates()[:2].plot(releases=False)
assert_type(br.prisoners()[:9].search("x").scores, tuple[float, ...])
assert_type(br.prisoners().search("x")[1:].close, tuple[str, ...])
assert_type(br.prisoners().search("x")[0], Prisoner)
assert_type(br.codebook("events").search("x")[:1].search("y")[0], CodebookEntry)
assert_type(br.claims("events", field="released_total")[0], Claim)
assert_type(br.claims(event)[0], Claim)
assert_type(br.evidence("events", "2025-09-11-lithuania", "women"), br.Table[Evidence])
assert_type(br.evidence(event, field="date", version="2026.11.0", known_on="2025-09-30")[0], Evidence)

# datasets
ds = br.dataset("2026.11.0", known_on="2025-09-30")
assert_type(ds, br.Dataset)
assert_type(ds.version, str)
assert_type(ds.published_on, dt.date | None)
assert_type(ds.sources(), br.Table[Source])
assert_type(ds.table("events"), br.Table[Any])
assert_type(ds.disputes(), br.Table[Dispute])
assert_type(ds.reconcile(), br.Table[Reconciliation])
assert_type(ds.coverage(), br.Table[Coverage])
assert_type(ds.stock_flow()[1:][0], StockFlow)
assert_type(ds.remaining_on("2025-10-15"), Remaining)
assert_type(ds.remaining_on(dt.date(2025, 10, 15)).low, int | None)
assert_type(ds.evidence("events")[0].adopted, bool)
assert_type(ds.history(event, column="date")[0], HistoryRow)
assert_type(ds.revisions("events").where(basis="stated")[0], Revision)
ds.history("events", "2025-09-11-lithuania", "women").where(changed=True).plot()
ds.revisions("events")[1:].plot()
assert_type(ds.released(), Released)
assert_type(ds.released("2025", dt.date(2025, 9, 30), events=ds.events().where(in_series=True)).announced, int | None)
assert_type(ds.released(end="2025-09").persons_high, int | None)
assert_type(ds.panel("M"), pd.DataFrame)
assert_type(ds.panel("Q", contacts=ds.contacts().where(kind="visit"), concessions=[]), pd.DataFrame)
assert_type(ds.panel("Y", events=[event], index="timestamp"), pd.DataFrame)
ds.stock_flow()[1:].plot()
ds.timeline()
ds.to_csv("folder", overwrite=True)
ds.to_sqlite(Path("file"))

# other functions
assert_type(br.diff("2026.11.0")[0], Change)
assert_type(br.diff("2026.11.0")["prisoners/p0001/categories"], Change)
assert_type(br.diff("2026.11.0").where(table="events")[1:], br.tables.Diff)
assert_type(br.diff("2026.11.0").to_frame(values="text", dtypes="numpy"), pd.DataFrame)
assert_type(br.diff("2026.11.0").changes, tuple[Change, ...])
assert_type([change.new for change in br.diff("2026.11.0", "2026.11.2", derived=True)], list[Any])
assert_type(br.cite("bibtex", version="2026.11.0"), str)
assert_type(br.__version__, str)
with br.path("events", version="2026.11.0") as path:
    assert_type(path, Path)
assert_type(br.files("2026.11.0").joinpath("events.csv").read_text(), str)
ds.to_sqlite("releases.sqlite", datasette=True)
try:
    br.events()["x"]
except br.errors.NotFoundError as error:
    assert_type(error, br.errors.NotFoundError)

kind: br.tables.Events = br.events()[1:]
assert_type(kind, br.tables.Events)

# what no user may write
event.released_total = 3  # type: ignore[misc]
print(event.legal_act == "mercy")  # type: ignore[comparison-overlap]
br.events().version = "1"  # type: ignore[misc]
ds.version = "1"  # type: ignore[misc]
br.sources().plot()  # type: ignore[attr-defined]
br.events().plot("sums")  # type: ignore[arg-type]
br.events().to_frame(lists="list")  # type: ignore[arg-type]
br.events().to_frame(dtypes="object")  # type: ignore[arg-type]
br.events().to_frame(columns=3)  # type: ignore[arg-type]
br.events().to_frame(values="text")  # type: ignore[call-arg]
br.diff("2026.11.0").to_frame(values="csv")  # type: ignore[arg-type]
ds.panel("H")  # type: ignore[arg-type]
ds.panel("Y", index="start")  # type: ignore[arg-type]
ds.panel("Y", events=ds.contacts())  # type: ignore[arg-type]
ds.released(events=ds.contacts())  # type: ignore[arg-type]
ds.released(2025)  # type: ignore[arg-type]
br.evidence()  # type: ignore[call-arg]
br.panel("M")  # type: ignore[attr-defined]
