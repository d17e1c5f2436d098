"""The number and the day of a new version are such as can be."""

import datetime as dt

import pytest

from curation.steps import numbering
from curation.steps.files import CurationError

LAST = [
    {"version": "2098.11.0", "published_on": "2098-11-02"},
    {"version": "2098.11.3", "published_on": "2098-11-30"},
]
TODAY = dt.date(2098, 12, 31)


@pytest.mark.parametrize("version", ["2098.1.0", "2098.12.0", "2098.10.17"])
def test_a_form(version):
    numbering.check_form(version)


@pytest.mark.parametrize(
    "version",
    ["2098.11", "v2098.11.0", "2098.13.0", "2098.0.0", "2098.01.0", "2098.1.01", "2098.1.0.0", "2098.1.0+dev", "98.1.0",
     "2098.1.0\n", "2098.1.-1", "2098.1.12345", "٢٠٩٨.1.0", ""],
)  # fmt: skip
def test_no_form(version):
    with pytest.raises(CurationError, match=r"is not a version such as 2026\.11\.1: give year, month \(1 to 12\)"):
        numbering.check_form(version)


@pytest.mark.parametrize(
    ("version", "day"),
    [
        ("2098.12.0", "2098-12-01"),
        ("2098.12.0", "2098-12-31"),
        ("2098.11.4", "2098-11-30"),  # the day of the last version
        ("2098.11.10", "2098-12-01"),  # a number of an earlier month
        ("2099.1.0", "2099-01-01"),  # a day that has begun in the east
    ],
)
def test_a_number_and_a_day(version, day):
    numbering.check(version, dt.date.fromisoformat(day), LAST, TODAY)


@pytest.mark.parametrize(
    ("version", "day", "message"),
    [
        ("2098.11.3", "2098-12-01", "2098.11.3 is not newer than 2098.11.3"),
        ("2098.11.2", "2098-12-01", "2098.11.2 is not newer than 2098.11.3"),
        ("2098.12.0", "2099-01-02",
         "2099-01-02 is in the future: give the day of publication, 2098-12-31 or one before"),
        ("2099.1.0", "2098-12-31", "2099.1.0 is of a month after 2098-12-31: number it 2098.12.N, or wait for it"),
        ("2198.1.0", "2098-12-31", "2198.1.0 is of a month after 2098-12-31: number it 2098.12.N, or wait for it"),
        ("2098.11.4", "2098-11-29",
         "2098-11-29 is before 2098-11-30, when 2098.11.3 was published: give a later day"),
    ],
)  # fmt: skip
def test_no_number_or_no_day(version, day, message):
    with pytest.raises(CurationError) as error:
        numbering.check(version, dt.date.fromisoformat(day), LAST, TODAY)
    assert str(error.value) == message


def test_the_first_version_has_none_before_it():
    numbering.check("2098.11.0", dt.date(2098, 11, 1), [], TODAY)


def test_the_day_can_be_given_as_in_reproducible_builds(monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "4102444799")
    assert numbering.today() == dt.date(2099, 12, 31)
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    assert numbering.today() < dt.date(2099, 12, 31)
