"""The number of persons held on a day, as far as published estimates say."""

import datetime as dt
from typing import NamedTuple

from .remaining_estimates import RemainingEstimate


class Remaining(NamedTuple):
    """The number of persons held on a day, as far as published estimates say. Derived, never published.

    ``low`` and ``high`` are empty unless every flow between the two estimates is bounded:
    releases alone would give a biased number.
    """

    day: dt.date
    before: RemainingEstimate | None
    after: RemainingEstimate | None
    low: int | None
    high: int | None
    why: str
