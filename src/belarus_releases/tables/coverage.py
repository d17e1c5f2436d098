"""``coverage``: one row says for one subject what is meant to be complete, and from when to when."""

import datetime as dt

from belarus_releases.columns import entered, table


@table("coverage", "What is meant to be complete, from when to when, and what is only illustrative.")
class Coverage:
    coverage_id: str = entered("Subject and data version from which the row holds.")
    subject: str = entered("Table, or part of it.")
    first: dt.date | None = entered("First day of the span that is meant to be complete; empty where nothing is.")
    last: dt.date | None = entered("Last day of the span.")
    note: str = entered("What that means, and what is missing.")
