"""Reference tables: every country of the record has its codes, as the lists have them."""

import csv
import re
from importlib.util import find_spec
from pathlib import Path

import pycountry
import pytest

import belarus_releases as br

COUNTRIES = [
    line for line in br.codebook().where(item=None) if line.standard and line.standard.startswith("ISO 3166-1")
]


def cells(table, column):
    """Every value of a column at any version; of a list, every item."""
    for version in br.data_versions():
        rows = br.dataset(version.version).table(table)
        for row in rows if column in rows.columns else ():
            value = getattr(row, column)
            yield from value if isinstance(value, tuple) else (value,) if value else ()


class TestCountries:
    def test_every_code_of_the_record_has_a_row_and_no_other(self):
        codes = {code for line in COUNTRIES for code in cells(line.table, line.column)}
        groups = {row.group for row in br.event_breakdowns() if row.dimension in ("nationality", "destination")}
        assert len(COUNTRIES) > 5
        assert len(codes) > 10
        assert {country.iso2 for country in br.countries()} == codes | {
            group for group in groups if re.fullmatch("[A-Z]{2}", group)
        }

    def test_names_and_iso3_are_those_of_the_standard(self):
        for country in br.countries():
            entry = pycountry.countries.get(alpha_2=country.iso2)
            if country.iso2 == "EU":
                assert entry is None
                assert country.iso3 is None
            else:
                assert (country.name, country.iso3) == (entry.name, entry.alpha_3)

    def test_gleditsch_and_ward_numbers_are_those_of_country_converter(self):
        """Its table is read without importing it."""
        path = Path(find_spec("country_converter").origin).with_name("country_data.tsv")
        with path.open(encoding="utf-8", newline="") as stream:
            numbers = {row["ISO3"]: row["GWcode"] for row in csv.DictReader(stream, delimiter="\t")}
        for country in br.countries().where(iso3=lambda code: code is not None):
            assert country.gw == (int(numbers[country.iso3]) if numbers[country.iso3] else None)

    def test_the_lists_differ_for_germany_alone(self):
        assert [country.iso2 for country in br.countries() if country.cow != country.gw] == ["DE"]
        assert (br.countries()["DE"].cow, br.countries()["DE"].gw) == (255, 260)

    def test_a_note_explains_what_is_missing_or_differs(self):
        for country in br.countries():
            assert (country.note is None) == (None not in (country.cow, country.gw) and country.cow == country.gw)

    @pytest.mark.parametrize("key", ["iso2", "iso3", "cow", "gw"])
    def test_keys_are_unique(self, key):
        frame = br.countries().to_frame()
        assert frame[key].dropna().is_unique
        assert frame["cow"].dtype == frame["gw"].dtype == "Int64"

    def test_they_merge_with_a_frame(self):
        """A country without a number keeps its row."""
        events = br.events().to_frame().explode("destinations")
        merged = events.merge(br.countries().to_frame(), left_on="destinations", right_on="iso2", how="left")
        assert len(merged) == len(events)
        assert merged.loc[merged["destinations"].notna(), "name"].notna().all()


def test_rows_are_in_the_order_of_their_ids():
    ids = [row.iso2 for row in br.countries()]
    assert ids == sorted(ids)
    assert [br.countries()[row_id] for row_id in ids] == list(br.countries())
