"""``countries``: one row gives the codes of a country of the record in other datasets.

The table has every code of the record's country columns; none is written from memory. ``iso3`` and names:
ISO 3166-1, as in pycountry 26.2.16. ``cow``: Correlates of War Project, 2017, "State System Membership
List, v2016". ``gw``: K. S. Gleditsch and M. D. Ward, 1999, "A Revised List of Independent States since
the Congress of Vienna", International Interactions 25, 393-413, in the list as updated through 2017
(ksgleditsch.com, ``iisystem.dat``). The last two were compared with the R package countrycode 1.8.0.
"""

from ..schema.columns import Country
from ..schema.declare import entered, table


@table(
    "countries",
    "Codes of the countries of the record, to merge with other datasets.",
    main=("iso2", "name", "iso3", "cow", "gw"),
)
class CountryCodes:
    iso2: Country = entered("Code in the record's country columns.")
    name: str = entered("English short name.")
    iso3: str | None = entered("ISO 3166-1 alpha-3 code.")
    cow: int | None = entered("Number in the Correlates of War state list, for the present state.")
    gw: int | None = entered("Number in Gleditsch and Ward's list of states, for the present state.")
    note: str | None = entered("Why a code is missing or differs between the lists.")
