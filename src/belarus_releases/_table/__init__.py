"""``Table``: the rows of one table at one version; and the kinds that can do more."""

from .checked import CheckedCells as CheckedCells
from .diff import Diff as Diff
from .histories import History as History
from .histories import Revisions as Revisions
from .kinds import Claims as Claims
from .kinds import Codebook as Codebook
from .kinds import Events as Events
from .kinds import Matches as Matches
from .kinds import Prisoners as Prisoners
from .kinds import RemainingEstimates as RemainingEstimates
from .kinds import StockFlows as StockFlows
from .table import Table as Table
