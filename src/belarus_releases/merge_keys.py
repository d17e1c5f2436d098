"""Keys to merge the record with other datasets: codes of countries, Wikidata items of organisations.

They are reference data, not part of any data version. None is written from memory: each list
below says which published list or page states it.
"""

from .table import Table
from .tables.countries import CountryCodes
from .tables.organisations import Organisation

_GERMANY = "COW gives the present state the number of 1816-1945, Gleditsch and Ward that of the Federal Republic."
_HOLY_SEE = "In neither list today. Number 327 is the Papal States, which both end in the 19th century."

#: Every code that the record's columns of countries have.
#:
#: ``iso3`` and names: ISO 3166-1, as in pycountry 26.2.16. ``cow``: Correlates of War Project, 2017,
#: "State System Membership List, v2016". ``gw``: K. S. Gleditsch and M. D. Ward, 1999, "A Revised List of
#: Independent States since the Congress of Vienna", International Interactions 25, 393-413, in the list
#: as updated through 2017 (ksgleditsch.com, ``iisystem.dat``). The last two were compared with the R
#: package countrycode 1.8.0.
COUNTRIES = (
    CountryCodes("BY", "Belarus", "BLR", 370, 370, None),
    CountryCodes("CA", "Canada", "CAN", 20, 20, None),
    CountryCodes("DE", "Germany", "DEU", 255, 260, _GERMANY),
    CountryCodes("EE", "Estonia", "EST", 366, 366, None),
    CountryCodes("EU", "European Union", None, None, None, "Not a state."),
    CountryCodes("FR", "France", "FRA", 220, 220, None),
    CountryCodes("GB", "United Kingdom", "GBR", 200, 200, None),
    CountryCodes("JP", "Japan", "JPN", 740, 740, None),
    CountryCodes("LT", "Lithuania", "LTU", 368, 368, None),
    CountryCodes("LV", "Latvia", "LVA", 367, 367, None),
    CountryCodes("PL", "Poland", "POL", 290, 290, None),
    CountryCodes("SE", "Sweden", "SWE", 380, 380, None),
    CountryCodes("TR", "Türkiye", "TUR", 640, 640, None),
    CountryCodes("UA", "Ukraine", "UKR", 369, 369, None),
    CountryCodes("US", "United States", "USA", 2, 2, None),
    CountryCodes("UZ", "Uzbekistan", "UZB", 704, 704, None),
    CountryCodes("VA", "Holy See (Vatican City State)", "VAT", None, None, _HOLY_SEE),
)

#: Lists a medium's item by its domain, confirmed by the official website that the item states.
_REGISTER = "github.com/katerynavalenia/WarSignalsThesis, src/data/register_audit.py, commit 8c3cf20: "
#: Lists intergovernmental bodies by their item.
_BODIES = "github.com/opensanctions/opensanctions, zavod/zavod/shed/wikidata/igo.py, commit b71c738"

#: Only organisations whose item a public list states, a medium only where the record has pages of the same domain.
ORGANISATIONS = (
    Organisation("Current Time", "current-time", "Q55663942", f"{_REGISTER}currenttime.tv"),
    Organisation("Deutsche Welle", "deutsche-welle", "Q153770", f"{_REGISTER}dw.com"),
    Organisation("European External Action Service", "eeas", "Q672941", _BODIES),
    Organisation("European Parliament", "european-parliament", "Q8889", _BODIES),
    Organisation("European Union", None, "Q458", _BODIES),
    Organisation("Gazeta.ru", "gazeta-ru", "Q595181", f"{_REGISTER}gazeta.ru"),
    Organisation("Kommersant", "kommersant", "Q1780134", f"{_REGISTER}kommersant.ru"),
    Organisation("Lenta.ru", "lenta-ru", "Q658909", f"{_REGISTER}lenta.ru"),
    Organisation("Life.ru", "life-ru", "Q4042868", f"{_REGISTER}life.ru"),
    Organisation("Novaya Gazeta", "novaya-gazeta", "Q170135", f"{_REGISTER}novayagazeta.ru"),
    Organisation("Novaya Gazeta Europe", "novaya-gazeta-europe", "Q111654428", f"{_REGISTER}novayagazeta.eu"),
    Organisation("Obozrevatel", "obozrevatel", "Q4329488", f"{_REGISTER}obozrevatel.com"),
    Organisation("Politico Europe", "politico-europe", "Q991826", f"{_REGISTER}politico.eu"),
    Organisation("TASS", "tass", "Q223799", f"{_REGISTER}tass.ru"),
    Organisation("The Kyiv Independent", "kyiv-independent", "Q111028947", f"{_REGISTER}kyivindependent.com"),
    Organisation("The Moscow Times", "moscow-times", "Q1202611", f"{_REGISTER}themoscowtimes.com"),
    Organisation("Ukrainska Pravda", "ukrainska-pravda", "Q904463", f"{_REGISTER}pravda.com.ua"),
)


def countries() -> "Table[CountryCodes]":
    """Codes of countries: see :func:`belarus_releases.countries`."""
    return Table("countries", "latest", COUNTRIES)


def organisations() -> "Table[Organisation]":
    """Wikidata items of organisations: see :func:`belarus_releases.organisations`."""
    return Table("organisations", "latest", ORGANISATIONS)
