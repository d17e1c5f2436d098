"""Country codes that no country has."""

import re
from collections.abc import Iterator

from belarus_releases.adoption.cells import COLUMNS
from belarus_releases.errors import shown
from belarus_releases.schema.columns import COUNTRY

from ..steps.record import Entry, Said
from .remark import About, Edits, Fault, rule

_ALPHA_2 = (
    "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW "
    "BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET EU "
    "FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM "
    "IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD "
    "ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE "
    "PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST "
    "SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS "
    "YE YT ZA ZM ZW"
)
CODES = frozenset(_ALPHA_2.split())  #: the codes of ISO 3166-1 alpha-2, and EU
_MISTAKEN = {"EL": "GR", "UK": "GB"}  #: codes that people write for those of ISO 3166-1


@rule("country-exists", "A country code is one of ISO 3166-1, or EU.")
def country_exists(edits: Edits) -> Iterator[Fault]:
    rows: list[Said | Entry] = [*edits.loaded.written.said, *edits.loaded.written.entries]
    for row in rows:
        is_group = (row.table, row.field) == ("event_breakdowns", "group") and re.fullmatch("[A-Z]{2}", row.value)
        if (COLUMNS[row.table][row.field].pattern is COUNTRY or is_group) and row.value not in CODES:
            place = row.value_place if isinstance(row, Said) else row.place
            remedy = (
                f"write {shown(_MISTAKEN[row.value])}" if row.value in _MISTAKEN else "write its code, such as 'LT'"
            )
            yield (
                place,
                About(row.table, row.record_id, row.field),
                f"no country has the code {shown(row.value)}: {remedy}",
            )
