"""``coverage``: one row says over which span one subject is meant to be complete."""

import datetime as dt

from ..schema.declare import entered, table


@table(
    "coverage",
    "Intended coverage of each table.",
    main=("coverage_id", "first", "last", "note"),
)
class Coverage:
    coverage_id: str = entered("Identifier, made of the subject and the data version since which the row holds.")
    subject: str = entered("Table, or part of a table.")
    first: dt.date | None = entered("First day of the span that is meant to be complete; empty where no span is.")
    last: dt.date | None = entered("Last day of the span.")
    note: str = entered("What the span covers, and what is missing.")
