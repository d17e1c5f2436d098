"""What was public on each day on which a source was published."""

import datetime as dt
from collections import defaultdict

import pytest

import belarus_releases as br
from belarus_releases.schema.dates import interval  # no public name reads the dates that claims state

CLAIM_BASED = br.tables.CLAIM_BASED
COLUMNS = {name: br.codebook(name).where(table=name, item=None) for name in br.tables.TABLES}
TYPES = {(entry.table, entry.column): entry.type for entries in COLUMNS.values() for entry in entries}


def public_since(source):
    return source.published_latest or source.retrieved_on


def days_of(version):
    """The days on which a source became public, and the day before the first."""
    days = sorted({public_since(source) for source in br.sources(version)})
    return [days[0] - dt.timedelta(days=1), *days]


LATEST = days_of("latest")
#: Every day of the first version; of the full record some of many hundred.
DAYS = [("2026.11.0", day) for day in days_of("2026.11.0")]
SOME = [*LATEST[:: max(1, len(LATEST) // 12)], LATEST[-1]]
DAYS += [pytest.param("latest", day, marks=pytest.mark.slow if place % 4 else ()) for place, day in enumerate(SOME)]


@pytest.fixture(scope="module")
def dataset(version, day):
    return br.dataset(version, known_on=day)


@pytest.mark.parametrize(("version", "day"), DAYS, ids=str, scope="module")
class TestEachDay:
    def test_no_source_is_younger(self, dataset, day):
        assert [source for source in dataset.sources() if public_since(source) > day] == []
        assert [claim for claim in dataset.claims() if claim.source_id not in dataset.sources()] == []

    def test_no_stated_cell_comes_from_a_younger_source(self, dataset):
        values = defaultdict(set)
        for claim in dataset.claims():
            if claim.rank is not None:
                values[claim.table, claim.record_id, claim.field].add(claim.value)
        for name in CLAIM_BASED:
            rows = dataset.table(name)
            for column in [entry.column for entry in COLUMNS[name] if entry.basis == "stated"]:
                for row in rows:
                    cell = getattr(row, column)
                    items = cell if isinstance(cell, tuple) else () if cell is None else (cell,)
                    texts = {str(item).removesuffix(".0") for item in items}
                    assert texts <= values[name, getattr(row, rows.columns[0]), column]

    def test_no_derived_date_or_count_goes_beyond_what_is_public(self, dataset):
        intervals = {
            claim.record_id: interval(claim.value) for claim in dataset.claims("events", field="date").where(rank=1)
        }
        for event in dataset.events():
            changes = dataset.custody_changes().where(event_id=event.event_id)
            assert event.named == len({change.prisoner_id for change in changes})
            assert event.released_total is None or event.n_origins > 0
            numbers = {"released_total", "released_low", "released_high"}
            claims = [claim for claim in dataset.claims("events", event.event_id) if claim.field in numbers]
            assert event.n_origins <= len(claims)
            if event.date_basis == "left_custody":
                assert (event.date_earliest, event.date_latest) == intervals[event.event_id]
        for prisoner in dataset.prisoners():
            names = dataset.claims("prisoners", prisoner.prisoner_id).where(field={"name", "aliases"})
            assert prisoner.n_origins <= len({claim.source_id for claim in names})

    def test_every_reference_is_to_a_row_that_exists_or_empty(self, dataset):
        for name, entries in COLUMNS.items():
            for entry in entries:
                if entry.refers_to:
                    rows = dataset.table(entry.refers_to)
                    cells = {getattr(row, entry.column) for row in dataset.table(name)}
                    values = {value for cell in cells for value in (cell if isinstance(cell, tuple) else [cell])}
                    assert [value for value in values if value is not None and value not in rows] == []
                    assert entry.may_be_empty or None not in values

    def test_a_prisoner_exists_once_one_of_their_custody_changes_does(self, dataset):
        changes = {change.prisoner_id for change in dataset.custody_changes()}
        assert {prisoner.prisoner_id for prisoner in dataset.prisoners()} == changes

    def test_ranks_have_no_gaps(self, dataset):
        ranks = defaultdict(list)
        for claim in dataset.claims():
            if claim.rank is not None:
                item = claim.value if TYPES[claim.table, claim.field] == "list" else ""
                ranks[claim.table, claim.record_id, claim.field, item].append(claim.rank)
        assert [cell for cell, places in ranks.items() if sorted(places) != list(range(1, len(places) + 1))] == []

    def test_frames_keep_their_dtypes(self, dataset, version):
        for name in br.tables.TABLES:
            frame, whole = dataset.table(name).to_frame(), br.dataset(version).table(name).to_frame()
            assert list(frame.dtypes.items()) == list(whole.dtypes.items())


@pytest.mark.parametrize("version", ["2026.11.0", "latest"])
def test_on_the_last_day_everything_is_public(version):
    dataset = br.dataset(version, known_on=days_of(version)[-1])
    for name in br.tables.TABLES:
        assert list(dataset.table(name)) == list(br.dataset(version).table(name))


@pytest.mark.parametrize("version", ["2026.11.0", "latest"])
def test_before_the_first_day_nothing_is(version):
    dataset = br.dataset(version, known_on=days_of(version)[0])
    assert {name: len(dataset.table(name)) for name in br.tables.TABLES} == dict.fromkeys(br.tables.TABLES, 0)


def test_rows_never_disappear_while_sources_become_public():
    before = {name: set() for name in br.tables.TABLES}
    for day in LATEST[:: len(LATEST) // 12]:
        for name in br.tables.TABLES:
            table = br.dataset("latest", known_on=day).table(name)
            ids = {getattr(row, table.columns[0]) for row in table}
            assert ids >= before[name]
            before[name] = ids


class TestFacts:
    def test_in_july_2025_the_event_of_june_is_public_and_that_of_september_is_not(self):
        events = br.events(known_on="2025-07-01")
        assert "2025-06-21-lithuania" in events
        assert "2025-09-11-lithuania" not in events

    def test_a_month_counts_from_its_end(self):
        assert len(br.events("2026.11.0", known_on="2025-06-29")) == 0
        assert len(br.events("2026.11.0", known_on="2025-06-30")) == 4

    def test_a_value_was_another_before_its_source_was_published(self):
        """The link to Belavia: first reported on the same day, then stated as an exchange."""
        link = "2025-09-11-lithuania--2025-09-11-us-belavia"
        assert br.event_links("2026.11.0", known_on="2025-10-15")[link].relation == "same_day_only"
        assert br.event_links("2026.11.0", known_on="2025-12-31")[link].relation == "stated_exchange"
        assert br.claims("event_links", link, version="2026.11.0", known_on="2025-10-15")[0].rank == 1

    def test_origins_are_counted_among_what_was_public(self):
        """The claim that is adopted today is by a later source."""
        event = br.events("2026.11.2", known_on="2025-09-13")["2025-09-11-lithuania"]
        assert (event.released_total, event.n_origins, event.confidence) == (
            52,
            8,
            "confirmed",
        )  # nine pages of eight newsrooms

    def test_who_was_not_free_yet_is_not_found(self):
        prisoners = br.prisoners("2026.11.0", known_on="2025-07-31")
        assert len(prisoners.search("Kalesnikava")) == 0
        assert len(prisoners.search("Tsikhanouski")) == 1
