"""``Table``: the rows of one table at one version; and the kinds that can do more."""

from typing import TYPE_CHECKING

from .kinds import Claims as Claims
from .kinds import Codebook as Codebook
from .kinds import Events as Events
from .kinds import Matches as Matches
from .kinds import Prisoners as Prisoners
from .kinds import RemainingEstimates as RemainingEstimates
from .kinds import StockFlows as StockFlows
from .table import Table as Table

if TYPE_CHECKING:
    from .checked import CheckedCells as CheckedCells
    from .diff import Diff as Diff
    from .histories import History as History
    from .histories import Revisions as Revisions
else:

    def __getattr__(name: str) -> object:
        """The kinds that no dataset has at once are read when they are first asked for."""
        if name == "CheckedCells":
            from .checked import CheckedCells

            return CheckedCells
        if name == "Diff":
            from .diff import Diff

            return Diff
        if name in ("History", "Revisions"):
            from . import histories

            return getattr(histories, name)
        raise AttributeError(name)
