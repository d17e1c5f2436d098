"""A made-up table in the package's own format: every type of column, as many rows as asked for."""

import datetime as dt
import random
from typing import Annotated, Literal

from belarus_releases.columns import Terms, columns, entered, table, write

OLD, NEW = "2026.11.0", "2026.11.1"
Kind = Annotated[
    Literal["pardon", "exchange", "negotiated", "end_of_term"],
    Terms(pardon="A.", exchange="B.", negotiated="C.", end_of_term="D."),
]


@table("synthetic")
class Row:
    """A made-up row."""

    row_id: str = entered("Id.")
    label: str = entered("Text that never repeats.")
    kind: Kind = entered("Category.")
    place: str | None = entered("Text that repeats, or nothing.")
    date: dt.date | None = entered("Day, or nothing.")
    persons: int | None = entered("Whole number, or nothing.")
    share: float | None = entered("Number, or nothing.")
    stated: bool = entered("Yes or no.")
    note: str | None = entered("Text, mostly nothing.")


SCHEMA = tuple((c.name, c.kind, c.since, dict(c.terms.since) if c.terms else None, False) for c in columns(Row))
DAYS = [dt.date(2024, 7, 1) + dt.timedelta(days=n) for n in range(900)]
PLACES = ["Minsk", "Vilnius", "Warsaw", "Kyiv", "Washington"]


def stored(rows: int, superseded: float = 0.01, seed: int = 1) -> tuple[bytes, bytes]:
    """The bytes of the current rows and of the superseded ones, as ``data/`` and ``data/history/`` hold them."""
    made = random.Random(seed)
    head = ",".join(column.name for column in columns(Row))
    current, past = [f"{head},since\n"], [f"{head},since,until\n"]
    for number in range(rows):
        row_id = f"r{number:07}"
        if made.random() < superseded:
            past.append(f"{_cells(row_id, made)},{OLD},{NEW}\n")
            current.append(f"{_cells(row_id, made)},{NEW}\n")
        else:
            current.append(f"{_cells(row_id, made)},{OLD}\n")
    return "".join(current).encode(), "".join(past).encode()


def _cells(row_id: str, made: random.Random) -> str:
    n = made.randrange(1_000_000)
    values = (
        row_id,
        f"release {n}",
        ("pardon", "exchange", "negotiated", "end_of_term")[n % 4],
        PLACES[n % 5] if n % 3 else None,
        DAYS[n % 900] if n % 7 else None,
        n % 500 if n % 5 else None,
        n / 8 if n % 6 else None,
        n % 2 == 0,
        f"note {n}" if n % 20 == 0 else None,
    )
    return ",".join(write(column, value) for column, value in zip(columns(Row), values, strict=True))
