from .._table import CheckedCells as CheckedCells
from .._table import Claims as Claims
from .._table import Codebook as Codebook
from .._table import Diff as Diff
from .._table import Events as Events
from .._table import History as History
from .._table import Matches as Matches
from .._table import Prisoners as Prisoners
from .._table import RemainingEstimates as RemainingEstimates
from .._table import Revisions as Revisions
from .._table import StockFlows as StockFlows

TABLES: dict[str, str]
CLAIM_BASED: tuple[str, ...]
VIEWS: tuple[str, ...]
AUXILIARY: dict[str, str]
HASHED: tuple[str, ...]
UNVERSIONED: tuple[str, ...]

def record_class(name: str) -> type: ...
