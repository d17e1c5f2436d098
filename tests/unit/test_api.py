"""The public functions: each opens a dataset and gives one thing of it."""

import datetime as dt
import inspect
import warnings
from importlib import import_module
from pkgutil import iter_modules

import pytest

import belarus_releases as br
from belarus_releases import _api, _dataset
from belarus_releases._dataset import Dataset, open_dataset
from belarus_releases._table import Codebook, Diff, Table
from belarus_releases.errors import InvalidValueError, NotFoundError, RedactedDataWarning
from belarus_releases.storage._manifest import CURRENT
from belarus_releases.tables import TABLES

DAY = dt.date(2025, 9, 30)
OF_DATASET = [name for name in TABLES if name != "claims"]


class TestDataset:
    def test_a_version_and_a_day_have_one_dataset(self):
        assert br.dataset() is br.dataset("latest") is open_dataset("latest", None)
        assert br.dataset("2026.11.0", known_on=DAY) is br.dataset("2026.11.0", known_on="2025-09-30")
        assert br.dataset("2026.11.0", known_on=DAY) == Dataset("2026.11.0", DAY)

    def test_a_timestamp_is_a_day(self):
        assert br.dataset(known_on=dt.datetime(2025, 9, 30, 12)).known_on == DAY

    @pytest.mark.parametrize(
        ("arguments", "kind", "message"),
        [
            ({"version": 2026.11}, InvalidValueError, f"version: expected text such as {CURRENT!r}, got 2026.11"),
            ({"version": []}, InvalidValueError, f"version: expected text such as {CURRENT!r}, got []"),
            ({"version": "2026"}, NotFoundError, "there is no data version '2026': ask for 'latest' or '2026.11.0'"),
            ({"known_on": "soon"}, InvalidValueError,
             "known_on: expected a day such as '2025-09-30', got 'soon'"),
            ({"known_on": []}, InvalidValueError, "known_on: expected a day such as '2025-09-30', got []"),
        ],
    )  # fmt: skip
    def test_another_version_or_day_is_refused(self, arguments, kind, message):
        with pytest.raises(kind) as error:
            br.dataset(**arguments)
        assert str(error.value).startswith(message)

    def test_a_redacted_version_warns_whatever_it_is_asked_for_by(self, monkeypatch):
        monkeypatch.setattr(_api, "REDACTED", {"2026.11.0": ("r1",)})
        monkeypatch.setattr(_dataset, "REDACTED", {"2026.11.0": ("r1",)})
        calls = (
            lambda: br.dataset("2026.11.0"),
            lambda: br.events("2026.11.0"),
            lambda: br.claims(version="2026.11.0"),
            lambda: br.evidence("events", version="2026.11.0"),
            lambda: br.diff("2026.11.0"),
            lambda: br.cite(version="2026.11.0"),
        )
        for call in calls:
            monkeypatch.setattr(_dataset, "_WARNINGS", {})
            monkeypatch.setattr(_dataset, "_LINES", {})
            with pytest.warns(RedactedDataWarning) as recorder:
                call()
            assert [warning.filename for warning in recorder] == [__file__]
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            br.dataset("2026.11.1")


@pytest.mark.parametrize("name", OF_DATASET)
def test_functions_named_after_tables_give_those_of_the_dataset(name):
    function = getattr(br, name)
    assert function() is getattr(br.dataset(), name)()
    ds = br.dataset("2026.11.0", known_on=DAY)
    assert function("2026.11.0", known_on="2025-09-30") is getattr(ds, name)()
    assert list(inspect.signature(function).parameters) == ["version", "known_on"]
    assert inspect.getdoc(function).splitlines()[0] == inspect.getdoc(getattr(Dataset, name)).splitlines()[0]


def test_claims_pass_on_what_is_asked_for():
    release = "2025-09-11-lithuania"
    ds = br.dataset("2026.11.0")
    assert br.claims() is br.dataset().claims()
    assert br.claims(version="2026.11.0") is ds.claims()
    assert br.claims("events", version="2026.11.0") == ds.claims("events")
    claims = br.claims("events", release, field="released_total", version="2026.11.0")
    assert claims == ds.claims("events", release, field="released_total") != ds.claims("events", release)
    assert br.claims(version="2026.11.0", known_on=DAY).known_on == DAY


def test_claims_are_those_on_a_record():
    event = br.events("2026.11.0")["2025-09-11-lithuania"]
    assert br.claims(event, field="date", version="2026.11.0") == br.claims(
        "events", "2025-09-11-lithuania", field="date", version="2026.11.0"
    )


def test_evidence_passes_on_what_is_asked_for():
    release, ds = "2025-09-11-lithuania", br.dataset("2026.11.0")
    evidence = br.evidence("events", release, "released_total", version="2026.11.0")
    assert evidence == ds.evidence("events", release, "released_total") != ds.evidence("events", release)
    assert br.evidence(br.events("2026.11.0")[release], field="released_total", version="2026.11.0") == evidence
    assert br.evidence("events", version="2026.11.0", known_on=DAY).known_on == DAY


@pytest.mark.parametrize("name", ["data_versions", "countries"])
def test_tables_that_belong_to_no_version(name):
    table = getattr(br, name)()
    assert type(table) is Table
    assert (table.name, table.version) == (name, None)
    assert len(table) > 0


def test_diff_is_from_the_older_to_the_newer():
    diff = br.diff("2026.11.0", "2026.11.1")
    assert type(diff) is Diff
    assert (diff.old, diff.new) == ("2026.11.0", "2026.11.1")
    assert len(br.diff("2026.11.1", "2026.11.2", derived=True)) > len(br.diff("2026.11.1", "2026.11.2")) > 0
    assert br.diff("2026.11.0").new == CURRENT
    back = {(change.table, change.record_id, change.column): (change.new, change.old)
            for change in br.diff("2026.11.1", "2026.11.0")}  # fmt: skip
    assert back == {(change.table, change.record_id, change.column): (change.old, change.new) for change in diff}


def test_the_codebook_is_a_table_of_the_latest_version():
    book = br.codebook("events.legal_act")
    assert type(book) is Codebook
    assert (book.name, book.version, book[0].entry_id) == ("codebook", CURRENT, "events.legal_act")
    assert len(br.codebook()) > len(book)


class TestCite:
    def test_the_version_is_that_of_the_dataset(self):
        assert "(Version 2026.11.0)" in br.cite(version="2026.11.0")
        assert f"(Version {CURRENT})" in br.cite()


def test_every_public_function_is_defined_here_and_no_other():
    modules = [_api, *(import_module(f"{_api.__name__}.{name}") for _, name, _ in iter_modules(_api.__path__))]
    own = {value.__name__ for module in modules for value in vars(module).values()
           if getattr(value, "__code__", None) and value.__code__.co_filename == module.__file__}  # fmt: skip
    assert own == {name for name in br.__all__ if inspect.isfunction(getattr(br, name))}
