"""``countries``: one row gives the codes that other datasets have for a country of the record."""

from belarus_releases.columns import Country, entered, table


@table("countries", "The codes of one country, to merge with other datasets.")
class CountryCodes:
    iso2: Country = entered("Code in this record's columns.")
    name: str = entered("English short name.")
    iso3: str | None = entered("ISO 3166-1 alpha-3.")
    cow: int | None = entered("Number in the Correlates of War state list, for the present state.")
    gw: int | None = entered("Number in Gleditsch and Ward's list of states, for the present state.")
    note: str | None = entered("Why a code is missing or differs between the lists.")
