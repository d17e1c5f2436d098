"""``Data``: the rows that are checked, with the indexes that several checks share."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, TypeAlias

from ..adoption.cells import Cells
from ..schema.columns import Column, columns
from ..tables import TABLES, record_class

Row: TypeAlias = Mapping[str, str]
Tables: TypeAlias = Mapping[str, Sequence[Row]]
Rules: TypeAlias = Mapping[str, Callable[[Cells, str, str, Column], Any]]

COLUMNS = {name: {column.name: column for column in columns(record_class(name))} for name in TABLES}
KEYS = {name: next(iter(by_name)) for name, by_name in COLUMNS.items()}  #: the column of the ids of each table


class Data:
    """The rows of every table, cells as in CSV, in the order of the files; and the rules of derived columns."""

    def __init__(self, tables: Tables, rules: Rules) -> None:
        self.tables = tables
        self.rules = rules

    def lines(self, table: str) -> Iterator[tuple[int, Row]]:
        """The rows of a table with their line numbers; line 1 is the header."""
        return enumerate(self.tables[table], 2)

    @cached_property
    def by_id(self) -> dict[str, dict[str, Row]]:
        """The rows of each table by id."""
        return {table: {row[key]: row for row in self.tables[table]} for table, key in KEYS.items()}

    @cached_property
    def values(self) -> list[tuple[str, str, Column, dict[str, list[int]]]]:
        """The values of every column: the table, the name, the column, the lines of each value.

        The values of claims come once more, as those of the columns that they are about; except dates,
        which a claim may state in part.
        """
        values: dict[tuple[str, str, str], dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
        for table in TABLES:
            for name in COLUMNS[table]:
                lines = values[table, table, name]
                for line, row in self.lines(table):
                    lines[row[name]].append(line)
        for line, row in self.lines("claims"):
            column = claimed_column(row)
            if column and column.kind != "date":
                values["claims", row["table"], column.name][row["value"]].append(line)
        return [
            (table, name if table == about else "value", COLUMNS[about][name], lines)
            for (table, about, name), lines in values.items()
        ]


def claimed_column(claim: Row) -> Column | None:
    """The column that a claim is about; None where there is none, or claims do not fill it."""
    column = COLUMNS.get(claim["table"], {}).get(claim["field"])
    fills = column and (column.basis == "stated" or (column.kind == "date" and column.rule == "day"))
    return column if fills else None
