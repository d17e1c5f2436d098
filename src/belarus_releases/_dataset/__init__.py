"""``Dataset``: every table at one data version, by all or a part of its sources."""

import datetime as dt
from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from .._parts import InParts, make_whole
from ..errors import RedactedDataWarning, frames_to_caller
from ..storage._manifest import REDACTED
from .tables import Tables

if TYPE_CHECKING:
    from .deposit import Deposit
    from .evidence import CellEvidence
    from .exports import Exports
    from .history import CellHistory
    from .selection import Selection
    from .standing import Standing
    from .views import Views

    class _Parts(Tables, Views, CellEvidence, CellHistory, Selection, Standing, Exports, Deposit, metaclass=InParts):
        """What a dataset can do, as type checkers see it at once."""

else:
    _Parts = Tables  # the others are read when they are first asked for


class Dataset(_Parts, metaclass=InParts):
    """Every table at one data version and, where a day is given, as far as it was public then.

    Made by :func:`belarus_releases.dataset`, and by :meth:`among` and :meth:`without` for a part of the
    sources; immutable. Two datasets are equal if version, day and choice of sources are.

    Parameters
    ----------
    version : str
        ``"latest"`` or a full data version.
    known_on : str or datetime.date, optional
        The day.
    choice : str, optional
        The choice of sources that count, as :attr:`choice` writes it.

    Examples
    --------
    >>> import belarus_releases as br
    >>> ds = br.dataset("2026.11.0")
    >>> ds.version, ds.published_on.year, len(ds.sha256)
    ('2026.11.0', 2026, 64)
    """

    __slots__ = ()
    __module__ = "belarus_releases"

    @staticmethod
    def _rest() -> "Iterable[type]":
        from .deposit import Deposit
        from .evidence import CellEvidence
        from .exports import Exports
        from .history import CellHistory
        from .selection import Selection
        from .standing import Standing
        from .views import Views

        return Views, CellEvidence, CellHistory, Selection, Standing, Exports, Deposit

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> object:
            if not name.startswith("__"):
                make_whole(type(self))
            return object.__getattribute__(self, name)

    def __repr__(self) -> str:
        from ..schema.sentences import part

        return f"<Dataset: data version {self.version}{part(self.known_on, self.choice)}>"

    def __str__(self) -> str:
        from ..schema.sentences import part

        published = f", published on {self.published_on}" if self.published_on else ""
        complete = {row.subject: f"complete {row.first} to {row.last}" for row in self.coverage() if row.first}
        lines = [f"Dataset: data version {self.version}{published}{part(self.known_on, self.choice)}"]
        for name, table in self._tables.items():
            lines.append(f"  {name:<20}{len(table):>7} rows  {complete.get(name, '')}".rstrip())
        if corrected := {(row.table, row.record_id, row.column) for row in self.errata()}:
            number = "1 cell has" if len(corrected) == 1 else f"{len(corrected):,} cells have"
            lines.append(f"Since then {number} errata: errata() lists them, and br.check() checks what was read")
        return "\n".join(lines)


@lru_cache(maxsize=16)
def open_dataset(version: str = "latest", known_on: dt.date | None = None) -> Dataset:
    """The dataset of a version and a day; the same object for the same arguments, so that its tables are shared."""
    return Dataset(version, known_on)


_WARNINGS: dict[Any, Any] = {}  # what :mod:`warnings` remembers of ours
_LINES: dict[str, tuple[str, int]] = {}  # by version: the caller's line that was warned first


def warn_redacted(version: str) -> None:
    """Warn once of a version from which something was removed; a filter set to "error" raises every time."""
    import sys
    from warnings import warn_explicit

    caller = sys._getframe(frames_to_caller() - 1)
    filename, line = _LINES.setdefault(version, (caller.f_code.co_filename, caller.f_lineno))
    text = (
        f"data version {version} differs from its first publication: something was removed at a person's request "
        f"({', '.join(REDACTED[version])}), and its checksum is a new one"
    )
    warn_explicit(text, RedactedDataWarning, filename, line, registry=_WARNINGS)
