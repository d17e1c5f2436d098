"""What was publicly known on a day."""

import datetime as dt

import pandas as pd
import pytest

import belarus_releases as br
from belarus_releases.columns import columns
from belarus_releases.derivations import interval, known_by
from belarus_releases.provenance import BUILT
from belarus_releases.tables import RECORDS, record_class


def days(version):
    """The days on which something became known, and the day before the first."""
    found = sorted({known_by(source) for source in br.sources(version)})
    return [found[0] - dt.timedelta(days=1), *found]


DAYS = days("latest")
#: Every day of the first version; of the full record some of many hundred.
STEPS = [("2026.11.0", day) for day in days("2026.11.0")]
STEPS += [("latest", day) for day in [*DAYS[:: max(1, len(DAYS) // 12)], DAYS[-1]]]


def test_the_september_release_is_not_known_in_july_the_june_one_is():
    ds = br.dataset(known_on="2025-07-01")
    assert "2025-06-21-lithuania" in ds.events()
    assert "2025-09-11-lithuania" not in ds.events()
    assert br.events(known_on="2025-07-01") == ds.events()
    assert ds.known_on == dt.date(2025, 7, 1)
    assert "known on 2025-07-01" in repr(ds)
    assert "known on 2025-07-01" in repr(ds.events()[:2])


def test_a_month_counts_from_its_end():
    assert len(br.events("2026.11.0", known_on="2025-06-29")) == 0
    assert len(br.events("2026.11.0", known_on="2025-06-30")) == 4


def test_on_the_last_day_everything_is_known():
    ds = br.dataset(known_on=DAYS[-1])
    for name in RECORDS:
        assert list(ds.table(name)) == list(getattr(br, name)())


@pytest.fixture(scope="module")
def ds(version, day):
    return br.dataset(version, known_on=day)


@pytest.mark.parametrize(("version", "day"), STEPS, ids=str, scope="module")
class TestEachDay:
    """Walked over every day on which something became known."""

    def test_no_source_is_younger(self, ds, day):
        assert all(known_by(source) <= day for source in ds.sources())
        assert all(claim.source_id in ds.sources() for claim in ds.claims())

    def test_no_stated_cell_comes_from_a_younger_source(self, ds):
        said = {}
        for claim in ds.claims():
            if claim.rank is not None:
                said.setdefault((claim.table, claim.record_id, claim.field), set()).add(claim.value)
        for name in BUILT:
            key = ds.table(name).columns[0]
            for column in columns(record_class(name)):
                for row in ds.table(name):
                    value = getattr(row, column.name)
                    if column.basis == "stated" and value not in (None, ()):
                        items = value if column.kind == "list" else [value]
                        known = said[name, getattr(row, key), column.name]
                        assert {column.item_codec.format(item) for item in items} <= known

    def test_no_derived_date_or_count_goes_beyond_what_is_known(self, ds):
        spans = {
            (claim.table, claim.record_id, claim.field): interval(claim.value)
            for claim in ds.claims()
            if claim.rank == 1 and claim.field in ("date", "as_of", "period_start", "period_end")
        }
        for event in ds.events():
            assert event.named == len(ds.custody_changes().where(event_id=event.event_id))
            assert event.n_origins <= len(ds.claims("events", event.event_id, field="released_total"))
            if event.date_basis == "left_custody":
                assert (event.date_earliest, event.date_latest) == spans["events", event.event_id, "date"]
        for person in ds.prisoners():
            names = ds.claims("prisoners", person.prisoner_id).where(field={"name", "aliases"})
            assert person.n_origins <= len({claim.source_id for claim in names})

    def test_every_reference_is_there_or_empty(self, ds):
        for name in RECORDS:
            for column in columns(record_class(name)):
                if column.refers_to:
                    there = ds.table(column.refers_to)
                    values = [getattr(row, column.name) for row in ds.table(name)]
                    assert all(value in there for value in values if value is not None)
                    assert column.nullable or None not in values

    def test_a_person_is_there_once_a_change_of_hers_is(self, ds):
        assert {p.prisoner_id for p in ds.prisoners()} == {c.prisoner_id for c in ds.custody_changes()}

    def test_ranks_have_no_gaps(self, ds):
        cells = {}
        for claim in ds.claims():
            if claim.rank is not None:
                column = next(c for c in columns(record_class(claim.table)) if c.name == claim.field)
                item = claim.value if column.kind == "list" else ""
                cells.setdefault((claim.table, claim.record_id, claim.field, item), []).append(claim.rank)
        assert all(sorted(ranks) == list(range(1, len(ranks) + 1)) for ranks in cells.values())

    def test_frames_keep_their_dtypes(self, ds, version):
        for name in RECORDS:
            frame, whole = ds.table(name).to_frame(), br.dataset(version).table(name).to_frame()
            assert list(frame.dtypes) == list(whole.dtypes)


def test_an_adopted_value_was_another_while_its_source_was_not_out():
    """The tie to Belavia: first reported together, then stated as an exchange."""
    tie = "2025-09-11-lithuania--2025-09-11-us-belavia"
    assert br.event_links("2026.11.0", known_on="2025-10-15")[tie].relation == "same_day_only"
    assert br.event_links("2026.11.0", known_on="2025-12-31")[tie].relation == "stated_exchange"
    assert br.claims("event_links", tie, version="2026.11.0", known_on="2025-10-15")[0].rank == 1


def test_both_axes_combine():
    ds = br.dataset("2026.11.0", known_on="2025-07-01")
    assert (ds.version, ds.known_on) == ("2026.11.0", dt.date(2025, 7, 1))
    assert ds.events().version == "2026.11.0"
    assert list(ds.events().to_frame().columns) == list(br.events("2026.11.0").to_frame().columns)


@pytest.mark.parametrize("day", [dt.date(2025, 7, 1), dt.datetime(2025, 7, 1, 12), pd.Timestamp("2025-07-01")])
def test_a_day_may_be_a_date(day):
    assert br.dataset(known_on=day).known_on == dt.date(2025, 7, 1)


@pytest.mark.parametrize("day", ["July 2025", "2025-07", 20250701, ""])
def test_what_is_no_day_is_refused(day):
    with pytest.raises(br.InvalidValueError, match="known_on is a day such as"):
        br.events(known_on=day)


def test_searching_among_those_known():
    assert len(br.prisoners("2026.11.0", known_on="2025-07-31").search("Kalesnikava")) == 0
    assert br.prisoners("2026.11.0", known_on="2025-07-31").search("Tsikhanouski").known_on == dt.date(2025, 7, 31)


def test_origins_are_counted_among_what_was_public():
    """The claim that is adopted today is by a source of later days."""
    then = br.events("2026.11.2", known_on="2025-09-13")
    event = then["2025-09-11-lithuania"]
    assert (event.released_total, event.n_origins, event.confidence) == (52, 9, "confirmed")
    assert all(e.n_origins > 0 for e in then if e.released_total is not None)
