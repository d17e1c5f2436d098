"""A made-up table in the package's own format: a column of every type but the list, and any number of rows."""

import datetime as dt
import random
from typing import Annotated, Literal

from belarus_releases.schema.columns import Vocabulary, columns, format_cell
from belarus_releases.schema.declare import entered, table
from belarus_releases.storage.layout import ColumnLayout

OLD, NEW = "2026.11.0", "2026.11.1"
Kind = Annotated[
    Literal["pardon", "exchange", "negotiated", "end_of_term"],
    Vocabulary({"pardon": "A.", "exchange": "B.", "negotiated": "C.", "end_of_term": "D."}),
]


@table("synthetic", "Made-up rows.")
class Row:
    row_id: str = entered("Id.")
    label: str = entered("Text that never repeats.")
    kind: Kind = entered("Category.")
    place: str | None = entered("Text that repeats, or nothing.")
    date: dt.date | None = entered("Day, or nothing.")
    persons: int | None = entered("Whole number, or nothing.")
    share: float | None = entered("Number, or nothing.")
    stated: bool = entered("Yes or no.")
    note: str | None = entered("Text, mostly nothing.")


LAYOUT = tuple(
    ColumnLayout(c.name, c.kind, c.since, dict(c.vocabulary.since) if c.vocabulary else None, False, c.optional, c.main)
    for c in columns(Row)
)
DAYS = [dt.date(2024, 7, 1) + dt.timedelta(days=n) for n in range(900)]
PLACES = ["Minsk", "Vilnius", "Warsaw", "Kyiv", "Washington"]


def stored(rows: int, superseded: float = 0.01, seed: int = 1) -> tuple[bytes, bytes]:
    """The bytes of the current rows and of the superseded ones, as ``data/`` and ``data/history/`` hold them."""
    chance = random.Random(seed)
    head = ",".join(column.name for column in columns(Row))
    current, past = [f"{head},since\n"], [f"{head},since,until\n"]
    for number in range(rows):
        row_id = f"r{number:07}"
        if chance.random() < superseded:
            past.append(f"{_cells(row_id, chance)},{OLD},{NEW}\n")
            current.append(f"{_cells(row_id, chance)},{NEW}\n")
        else:
            current.append(f"{_cells(row_id, chance)},{OLD}\n")
    return "".join(current).encode(), "".join(past).encode()


def _cells(row_id: str, chance: random.Random) -> str:
    n = chance.randrange(1_000_000)
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
    return ",".join(format_cell(column, value) for column, value in zip(columns(Row), values, strict=True))
