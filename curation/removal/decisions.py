"""Decisions on hits: which go and which stay, given on the command line or in a small file outside the tree."""

from collections.abc import Iterable
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Literal, NamedTuple

from belarus_releases.errors import shown

from ..steps.files import CurationError

Verdict = Literal["remove", "keep", "decide"]
_TOLD = ("decide", "row", "cell")  #: how lines of a listing begin that decide nothing
VERDICTS: tuple[Verdict, ...] = ("remove", "keep", "decide")


class Decision(NamedTuple):
    """What is decided on each hit that is so called, or fits the pattern."""

    verdict: Verdict
    pattern: str

    def fits(self, hit: str) -> bool:
        """Whether the decision is on a hit.

        Examples
        --------
        >>> Decision("keep", "p0019: *").fits("p0019: Livia Prykladava")
        True
        """
        return hit == self.pattern or fnmatchcase(hit, self.pattern)


def read(path: Path) -> list[Decision]:
    """The decisions in a file: lines of the listing of a dry run, with ``remove`` or ``keep`` for ``decide``.

    Raises
    ------
    CurationError
        If it cannot be read.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise CurationError(f"{path} cannot be read: {error}") from None
    found = []
    for number, line in enumerate(lines, 1):
        verdict, _, pattern = line.partition(" ")
        if not line.strip() or line.startswith((" ", "#")) or verdict in _TOLD:
            continue
        if verdict not in VERDICTS or not pattern.strip():
            raise CurationError(f"{path}, line {number}: expected 'remove' or 'keep' and what was listed")
        found.append(Decision(verdict, pattern.strip()))
    return found


class Decisions:
    """The decisions given; one on a hit itself goes before a pattern."""

    def __init__(self, decisions: Iterable[Decision]) -> None:
        self._decisions = list(dict.fromkeys(decisions))
        self._used: set[Decision] = set()

    def on(self, hit: str) -> Verdict:
        """What is decided on a hit.

        Raises
        ------
        CurationError
            If two decisions disagree.
        """
        fitting = [decision for decision in self._decisions if decision.fits(hit)]
        self._used.update(fitting)
        exact = [decision for decision in fitting if decision.pattern == hit]
        verdicts = {decision.verdict for decision in exact or fitting}
        if len(verdicts) > 1:
            raise CurationError(f"{shown(hit)} is both to be removed and to be kept: take one decision out")
        return verdicts.pop() if verdicts else "decide"

    def unused(self) -> list[str]:
        """The patterns that no hit fits."""
        return [decision.pattern for decision in self._decisions if decision not in self._used]
