"""The number of persons held on a day, as far as published estimates say."""

import datetime as dt
from typing import NamedTuple

from .remaining_estimates import RemainingEstimate


class Remaining(NamedTuple):
    """The number of persons held on a day, as far as published estimates say. Derived, never published.

    ``low`` and ``high`` come from an estimate for the day itself, else from the estimates around it:
    between two days no more persons are added than are newly recognised over a period that contains
    both, and any number can leave. They are empty where no such number is published.
    """

    day: dt.date
    before: RemainingEstimate | None
    after: RemainingEstimate | None
    low: int | None
    high: int | None
    why: str
