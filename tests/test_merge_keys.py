"""Merge keys: every country of the record has its codes, as the lists have them."""

import csv
import re
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import urlsplit

import pycountry
import pytest

import belarus_releases as br
from belarus_releases.columns import columns
from belarus_releases.tables import RECORDS, record_class
from belarus_releases.tables.events import Event

COUNTRY = next(column.pattern for column in columns(Event) if column.name == "destinations")


def cells(name, column):
    """Every value of a column at any version; of a list, every item."""
    for version in br.data_versions():
        for row in br.dataset(version.version).table(name):
            value = getattr(row, column)
            yield from value if isinstance(value, tuple) else (value,) if value else ()


class TestCountries:
    def test_every_code_of_the_record_has_a_row_and_no_other(self):
        listed = {code for name in RECORDS for column in columns(record_class(name)) if column.pattern is COUNTRY
                  for code in cells(name, column.name)}  # fmt: skip
        groups = {row.group for row in br.event_breakdowns() if row.dimension in ("nationality", "destination")}
        assert len(listed) > 10
        assert {country.iso2 for country in br.countries()} == listed | {
            g for g in groups if re.fullmatch("[A-Z]{2}", g)
        }

    def test_names_and_iso3_are_those_of_the_standard(self):
        for country in br.countries():
            found = pycountry.countries.get(alpha_2=country.iso2)
            if country.iso2 == "EU":
                assert found is None
                assert country.iso3 is None
            else:
                assert (country.name, country.iso3) == (found.name, found.alpha_3)

    def test_gleditsch_and_ward_numbers_are_those_of_country_converter(self):
        """Its table is read without importing it."""
        path = Path(find_spec("country_converter").origin).with_name("country_data.tsv")
        with path.open(encoding="utf-8", newline="") as stream:
            known = {row["ISO3"]: row["GWcode"] for row in csv.DictReader(stream, delimiter="\t")}
        for country in br.countries().where(iso3=lambda code: code is not None):
            assert country.gw == (int(known[country.iso3]) if known[country.iso3] else None)

    def test_the_lists_differ_for_germany_alone(self):
        differing = [country.iso2 for country in br.countries() if country.cow != country.gw]
        assert differing == ["DE"]
        assert (br.countries()["DE"].cow, br.countries()["DE"].gw) == (255, 260)

    def test_what_is_missing_or_differs_is_explained(self):
        for country in br.countries():
            assert (country.note is None) == (None not in (country.cow, country.gw) and country.cow == country.gw)

    @pytest.mark.parametrize("key", ["iso2", "iso3", "cow", "gw"])
    def test_keys_are_unique(self, key):
        frame = br.countries().to_frame()
        assert frame[key].dropna().is_unique
        assert frame["cow"].dtype == frame["gw"].dtype == "Int64"


class TestOrganisations:
    def test_names_are_those_of_the_record(self):
        named = {*cells("remaining_estimates", "counted_by"), *cells("release_totals", "counted_by"),
                 *cells("sources", "publisher")}  # fmt: skip
        assert {row.name for row in br.organisations()} <= named

    def test_publishers_are_those_of_the_sources(self):
        publishers = {source.publisher_id: source.publisher for source in br.sources()}
        for row in br.organisations():
            if row.publisher_id is None:
                assert row.name not in publishers.values()
            else:
                assert publishers[row.publisher_id] == row.name

    def test_a_medium_has_pages_at_the_domain_that_its_reference_names(self):
        media = [row for row in br.organisations() if ": " in row.reference]
        assert len(media) == 14
        for row in media:
            domain = row.reference.rpartition(": ")[2]
            pages = {urlsplit(s.url).netloc for s in br.sources().where(publisher_id=row.publisher_id) if s.url}
            assert any(f".{page}".endswith(f".{domain}") for page in pages)

    def test_items_are_unique_and_have_their_form(self):
        items = [row.wikidata for row in br.organisations()]
        assert len(set(items)) == len(items)
        assert all(re.fullmatch("Q[1-9][0-9]*", item) for item in items)

    def test_no_person_has_one(self):
        assert not {row.name for row in br.organisations()} & {person.name for person in br.prisoners()}


@pytest.mark.parametrize("table", [br.countries, br.organisations])
def test_they_are_tables_without_sources(table):
    assert len(table().to_frame()) == len(table())
    with pytest.raises(br.InvalidValueError, match="cannot be cited"):
        table().cite()
