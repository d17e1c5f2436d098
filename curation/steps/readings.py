"""The log of second readings: somebody who did not write a claim reads it against its page.

``readings/<version>.csv`` has a line for each claim that was read, with the verdict: ``ok``, ``partly``,
``adopt`` (in place of the value that is adopted) or ``wrong``. Readings of rows, codes and sources stand in it too,
without a claim; where there are several readings, a column ``reading`` names them.
`publish` refuses claims that nobody has read, and adopted ones that a reader finds wrong.
"""

import csv
import io
from collections.abc import Iterable

from belarus_releases.errors import shown
from belarus_releases.tables.claims import Claim

from .edited import Edited
from .files import CURATION, DATA, CurationError, read_csv
from .stamp import published

READINGS = CURATION / "readings"
VERDICTS = ("ok", "partly", "adopt", "wrong")
_HEADER = ("claim_id", "table", "record_id", "field", "verdict", "remark", "outcome")


def verdicts() -> dict[str, str]:
    """The latest verdict on each claim.

    Raises
    ------
    CurationError
        If a verdict is none of the three; the message names file and line.
    """
    read: dict[str, str] = {}
    for path in sorted(READINGS.glob("*.csv")):
        for line, row in enumerate(read_csv(path), 2):
            if row["verdict"] not in VERDICTS:
                name, verdict = path.relative_to(CURATION).as_posix(), row["verdict"]
                raise CurationError(
                    f"{name}, line {line}: the verdict is {shown(verdict)}, not {' or '.join(VERDICTS)}"
                )
            if row["claim_id"]:
                read[row["claim_id"]] = row["verdict"]
    return read


def _mended() -> set[str]:
    """The claims that a reader found wrong, with what was done about it in the log."""
    return {row["claim_id"] for path in READINGS.glob("*.csv") for row in read_csv(path) if row["outcome"]}


def unread(loaded: Edited, last: str) -> list[Claim]:
    """The claims that the last version does not have and nobody has read."""
    from . import build  # which reads the edited files with what stands here

    before = {row["claim_id"] for row in published(build.stored(DATA, "claims"), last)}
    read = verdicts()
    return [claim for claim in loaded.claims if claim.claim_id not in before and claim.claim_id not in read]


def refused(loaded: Edited, last: str) -> list[str]:
    """Why claims must not be published: nobody has read them, or a reader finds an adopted one wrong."""
    lines = [
        f"{place.at.name}, line {place.line}: nobody has read {claim.claim_id}, {claim.field} {shown(claim.value)}"
        for claim in unread(loaded, last)
        if (place := loaded.place("claims", claim.claim_id, "value"))
    ]
    read, mended = verdicts(), _mended()
    return lines + [
        f"{place.at.name}, line {place.line}: a reader finds {claim.claim_id} wrong: mend it, or leave it out (omit)"
        for claim in loaded.claims
        if read.get(claim.claim_id) == "wrong" and claim.rank == 1 and claim.claim_id not in mended
        if (place := loaded.place("claims", claim.claim_id, "value"))
    ]


def lines(claims: Iterable[Claim]) -> str:
    """The lines of a log for claims, verdicts to be filled in."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(_HEADER)
    writer.writerows([claim.claim_id, claim.table, claim.record_id, claim.field, "", "", ""] for claim in claims)
    return text.getvalue()
