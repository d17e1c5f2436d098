"""A dataset: its tables, views and exports are those of one version and one day."""

import datetime as dt
import pickle
import warnings

import pytest

from belarus_releases import _dataset
from belarus_releases._dataset import Dataset, open_dataset, warn_redacted
from belarus_releases._snapshot import snapshot
from belarus_releases._table import Claims, Events, Prisoners, RemainingEstimates, Table
from belarus_releases.errors import InvalidValueError, NotFoundError, RedactedDataWarning
from belarus_releases.export import disk
from belarus_releases.schema.calver import reaches
from belarus_releases.storage._manifest import CURRENT
from belarus_releases.tables import TABLES
from tests.factories import claim, dataset, row, source

DAY = dt.date(2025, 9, 30)
KINDS = {"events": Events, "prisoners": Prisoners, "remaining_estimates": RemainingEstimates, "claims": Claims}


class TestAttributes:
    def test_version_day_and_publication(self):
        ds = Dataset("2026.11.0", "2025-09-30")
        assert (ds.version, ds.known_on, ds.published_on) == ("2026.11.0", DAY, dt.date(2026, 11, 21))
        assert Dataset().version == Dataset("latest").version == CURRENT
        assert Dataset().known_on is None

    def test_unpublished_edits_have_no_day_of_publication(self, monkeypatch):
        monkeypatch.setattr("belarus_releases._snapshot.VERSIONS", {})
        assert Dataset().published_on is None

    def test_checksums_are_those_of_the_snapshot(self):
        ds = Dataset("2026.11.0")
        assert ds.sha256 == snapshot("2026.11.0").sha256 != Dataset("2026.11.1").sha256
        assert ds.table_sha256("events") == snapshot("2026.11.0").table_sha256("events")

    def test_it_prints_version_and_day(self):
        assert repr(Dataset("2026.11.0")) == "<Dataset: data version 2026.11.0>"
        assert repr(Dataset("2026.11.0", DAY)) == "<Dataset: data version 2026.11.0, known on 2025-09-30>"

    def test_printed_it_has_a_line_for_each_table(self):
        ds = dataset(events=[row("events", event_id="a"), row("events", event_id="b")])
        head, events, *others = str(ds).splitlines()
        assert head == "Dataset: data version 2026.11.2, published on 2026-11-22"
        assert events == "  events                    2 rows  complete 2024-07-01 to 2026-03-20"
        assert [line.split() for line in others] == [[name, "0", "rows"] for name in list(TABLES)[1:]]

    def test_printed_it_has_its_day(self):
        assert str(Dataset("2026.11.0", DAY)).splitlines()[0] == (
            "Dataset: data version 2026.11.0, published on 2026-11-21, known on 2025-09-30"
        )

    def test_printed_unpublished_edits_have_no_day_of_publication(self, monkeypatch):
        monkeypatch.setattr("belarus_releases._snapshot.VERSIONS", {})
        assert str(Dataset()).splitlines()[0] == f"Dataset: data version {CURRENT}"

    def test_it_is_immutable(self):
        with pytest.raises(AttributeError, match=r"^Dataset is immutable: cannot set 'version'$"):
            Dataset().version = "1"

    def test_it_compares_by_version_and_day(self):
        ds = Dataset("2026.11.0", DAY)
        assert ds == Dataset("2026.11.0", "2025-09-30") == pickle.loads(pickle.dumps(ds))
        assert hash(ds) == hash(Dataset("2026.11.0", DAY))
        assert len({ds, Dataset("2026.11.0"), Dataset("2026.11.1", DAY), Dataset("2026.11.0", DAY)}) == 3
        assert Dataset("latest") == Dataset(CURRENT)


class TestTables:
    @pytest.mark.parametrize("name", TABLES)
    def test_each_has_the_version_and_the_day(self, name):
        table = getattr(Dataset("2026.11.0", DAY), name)()
        assert type(table) is KINDS.get(name, Table)
        assert (table.name, table.version, table.known_on) == (name, "2026.11.0", DAY)

    @pytest.mark.parametrize("name", TABLES)
    def test_it_is_made_once(self, name):
        ds = Dataset("2026.11.0")
        assert getattr(ds, name)() is getattr(ds, name)() is ds.table(name)

    @pytest.mark.parametrize("method", ["table", "table_sha256"])
    @pytest.mark.parametrize(
        ("name", "candidates"),
        [
            ("evnts", "did you mean 'events' or 'event_links'"),
            ("disputes", "there are 'events'"),
            ("codebook", "there are 'events'"),
            ("__class__", "there are 'events'"),
        ],
    )
    def test_others_do_not_exist(self, method, name, candidates):
        with pytest.raises(NotFoundError) as error:
            getattr(Dataset(), method)(name)
        assert str(error.value).startswith(f"there is no table {name!r}: {candidates}")


CLAIMS = (
    claim("events/a/label", "A"),
    claim("events/a/date", "2025"),
    claim("events/b/label", "B"),
    claim("contacts/a/label", "C"),
)


class TestClaims:
    @pytest.fixture
    def ds(self):
        rows = [row("events", event_id=name) for name in ("a", "b", "c")]
        return dataset(claims=CLAIMS, events=rows, contacts=[row("contacts", contact_id="a")])

    @pytest.mark.parametrize(
        ("arguments", "places"),
        [
            ((), (0, 1, 2, 3)),
            (("events",), (0, 1, 2)),
            (("contacts", "a"), (3,)),
            (("events", "a"), (0, 1)),
            (("events", "c"), ()),
        ],
    )
    def test_of_a_table_or_a_row(self, ds, arguments, places):
        claims = ds.claims(*arguments)
        assert type(claims) is Claims
        assert list(claims) == [CLAIMS[place] for place in places]

    def test_of_a_column(self, ds):
        assert list(ds.claims("events", field="label")) == [CLAIMS[0], CLAIMS[2]]
        assert list(ds.claims("events", "a", field="date")) == [CLAIMS[1]]

    def test_of_a_record(self, ds):
        first = ds.events()[0]
        assert list(ds.claims(first)) == [CLAIMS[0], CLAIMS[1]]
        assert list(ds.claims(first, field="date")) == [CLAIMS[1]]
        assert list(ds.claims(ds.contacts()[0])) == [CLAIMS[3]]

    def test_a_row_or_a_column_on_which_nobody_says_anything_has_none(self, ds):
        """It exists, so there is nothing to warn of."""
        assert list(ds.claims("events", "c")) == list(ds.claims("events", field="women")) == []
        assert list(ds.claims("prisoners")) == []

    @pytest.mark.parametrize(
        ("arguments", "field", "kind", "message"),
        [
            (("evnts",), None, NotFoundError, "there is no table 'evnts': did you mean 'events' or 'event_links'?"),
            (("events", "x"), None, NotFoundError, "there is no row 'x' in events: there are 'a', 'b', 'c'."),
            (("events",), "lable", NotFoundError, "there is no column 'lable' in events: did you mean 'label'?"),
            (("events", 3), None, InvalidValueError, "record_id: expected an id, got 3"),
            ((None, "a"), None, InvalidValueError,
             "table: claims of a row or a column need the name of their table"),
            ((), "label", InvalidValueError, "table: claims of a row or a column need the name of their table"),
            ((row("events", event_id="a"), "a"), None, InvalidValueError,
             "record_id: the record has an id, so none is taken, got 'a'"),
            ((row("events", event_id="x"),), None, InvalidValueError,
             "events: expected rows of events of <Dataset: data version 2026.11.2>, got Event(event_id='x')"),
            ((row("events", event_id="a", label="Other"),), None, InvalidValueError,
             "events: expected rows of events of <Dataset: data version 2026.11.2>, "
             "got Event(event_id='a', label='Other')"),
            ((row("events", event_id="a"),), "lable", NotFoundError,
             "there is no column 'lable' in events: did you mean 'label'?"),
        ],
    )  # fmt: skip
    def test_of_what_does_not_exist(self, ds, arguments, field, kind, message):
        with pytest.raises(kind) as error:
            ds.claims(*arguments, field=field)
        assert str(error.value) == message


class TestEvidence:
    @pytest.fixture
    def ds(self):
        rows = [row("events", event_id=name) for name in ("a", "b")]
        claims = [claim("events/a/women", "2"), claim("events/a/date", "2025"), claim("events/b/women", "3"),
                  claim("contacts/a/place", "Minsk")]  # fmt: skip
        return dataset(claims=claims, events=rows, contacts=[row("contacts", contact_id="a")], sources=[source("s1")])

    @pytest.mark.parametrize(
        ("arguments", "values"),
        [
            (("events",), ["2025", "2", "3"]),
            (("events", "a"), ["2025", "2"]),
            (("events", "a", "date"), ["2025"]),
            (("events", None, "women"), ["2", "3"]),
            ((row("events", event_id="b"),), ["3"]),
            ((row("events", event_id="a"), None, "women"), ["2"]),
        ],
    )
    def test_of_a_table_a_row_a_record_or_a_column(self, ds, arguments, values):
        evidence = ds.evidence(*arguments)
        assert (type(evidence), evidence.name, evidence.version) == (Table, "evidence", "2026.11.2")
        assert [line.value for line in evidence] == values

    @pytest.mark.parametrize(
        ("arguments", "kind", "message"),
        [
            (("evnts",), NotFoundError, "there is no table 'evnts': did you mean 'events' or 'event_links'?"),
            (("events", "x"), NotFoundError, "there is no row 'x' in events: there are 'a', 'b'."),
            (("events", 3), InvalidValueError, "record_id: expected an id, got 3"),
            ((row("events", event_id="a"), "a"), InvalidValueError,
             "record_id: the record has an id, so none is taken, got 'a'"),
            ((row("events", event_id="a", women=3),), InvalidValueError,
             "events: expected rows of events of <Dataset: data version 2026.11.2>, got Event(event_id='a', women=3)"),
            (("events", "a", "label"), InvalidValueError,
             "field: no claim states label of events, which is entered: "
             "codebook('events.label') has its rule, and without a field all claims on the row are given"),
        ],
    )  # fmt: skip
    def test_of_what_does_not_exist(self, ds, arguments, kind, message):
        with pytest.raises(kind) as error:
            ds.evidence(*arguments)
        assert str(error.value) == message


@pytest.mark.parametrize("method", ["claims", "evidence"])
def test_a_record_of_another_version_is_refused(method):
    """The row has changed between the versions, though its id has not."""
    old, new = Dataset("2026.11.0"), Dataset("2026.11.2")
    changed = next(event for event in old.events() if new.events()[event.event_id] != event)
    with pytest.raises(
        InvalidValueError, match=r"^events: expected rows of events of <Dataset: data version 2026\.11\.2"
    ):
        getattr(new, method)(changed)
    assert len(getattr(old, method)(changed))


class TestExports:
    @pytest.mark.parametrize("version", ["2026.11.0", "2026.11.2"])
    def test_sheets_are_the_tables_and_the_codebook_of_the_version(self, version):
        *tables, codebook = Dataset(version, DAY)._sheets()
        assert [sheet.name for sheet in tables] == list(TABLES)
        assert {(sheet.version, sheet.known_on) for sheet in tables} == {(version, DAY)}
        assert (codebook.name, codebook.version, codebook.known_on) == ("codebook", version, None)
        lines = codebook.records()
        assert all(reaches(line.since, version) for line in lines)
        assert {(line.table, line.column) for line in lines} == {
            (sheet.name, column.name) for sheet in (*tables, codebook) for column in sheet.columns
        }

    def test_the_edition_has_checksum_and_citation(self):
        edition = Dataset("2026.11.0", DAY)._edition()
        assert edition[:4] == ("2026.11.0", dt.date(2026, 11, 21), DAY, Dataset("2026.11.0").sha256)
        assert edition.citation.endswith("(Version 2026.11.0) [Data set].")

    @pytest.mark.parametrize("method", ["to_csv", "to_parquet", "to_sqlite"])
    @pytest.mark.parametrize("overwrite", [False, True])
    def test_they_are_written_by_the_function_of_their_form(self, monkeypatch, method, overwrite):
        calls = []
        monkeypatch.setattr(disk, method, lambda *args, **options: calls.append((args, options)))
        getattr(Dataset("2026.11.0"), method)("path", **{"overwrite": True} if overwrite else {})
        (((sheets, *edition, path), options),) = calls
        more = {"datasette": False} if method == "to_sqlite" else {}
        assert (path, options) == ("path", {"overwrite": overwrite} | more)
        assert len(sheets) == len(TABLES) + 1
        assert [one.version for one in edition] == ([] if method == "to_parquet" else ["2026.11.0"])


def test_open_dataset_gives_one_object_for_a_version_and_a_day():
    assert open_dataset("2026.11.0") is open_dataset("2026.11.0")
    assert open_dataset("2026.11.0", DAY) is open_dataset("2026.11.0", DAY) is not open_dataset("2026.11.0")
    assert open_dataset("2026.11.0", DAY) == Dataset("2026.11.0", DAY)


class TestRedacted:
    @pytest.fixture(autouse=True)
    def _redacted(self, monkeypatch):
        monkeypatch.setattr(_dataset, "REDACTED", {"2026.11.0": ("r1", "r2")})
        monkeypatch.setattr(_dataset, "_WARNINGS", {})
        monkeypatch.setattr(_dataset, "_LINES", {})

    def test_the_warning_names_the_version_and_points_at_the_line_of_the_caller(self):
        with pytest.warns(RedactedDataWarning) as recorder:
            warn_redacted("2026.11.0")
        (warning,) = recorder
        assert str(warning.message) == (
            "data version 2026.11.0 differs from its first publication: something was removed at a person's "
            "request (r1, r2), and its checksum is a new one"
        )
        assert warning.filename == __file__

    def test_it_is_given_once(self):
        with warnings.catch_warnings(record=True) as recorder:
            warnings.simplefilter("default")
            warn_redacted("2026.11.0")
            warn_redacted("2026.11.0")
        assert len(recorder) == 1

    def test_as_an_error_it_is_raised_every_time(self):
        for _ in range(2):
            with warnings.catch_warnings():
                warnings.simplefilter("error")
                with pytest.raises(RedactedDataWarning):
                    warn_redacted("2026.11.0")
