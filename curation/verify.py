"""Check the shipped tables against their declarations and their claims: ``python -m curation.verify``."""

import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from belarus_releases.columns import Column, columns, split
from belarus_releases.provenance import BUILT
from belarus_releases.tables import RECORDS, record_class

from .files import DATA, read_csv

Row = dict[str, str]
Tables = Mapping[str, Sequence[Row]]


class Finding(NamedTuple):
    """One thing that is wrong, and where."""

    file: str
    line: int
    column: str
    rule: str
    message: str

    def __str__(self) -> str:
        return f"{self.file}, line {self.line}, {self.column}: {self.message} ({self.rule})"


def verify(tables: Tables) -> list[Finding]:
    """Everything that is wrong with the current rows of all tables."""
    return [
        Finding(f"{name}.csv", line, column, rule, message)
        for name in RECORDS
        for line, column, rule, message in _table(name, tables)
    ]


_Found = tuple[int, str, str, str]


def _table(name: str, tables: Tables) -> Iterator[_Found]:
    declared = columns(record_class(name))
    key = declared[0].name
    seen = Counter(row[key] for row in tables[name])
    ids = {table: {row[columns(record_class(table))[0].name] for row in rows} for table, rows in tables.items()}
    carried = _carried(tables["claims"])
    for line, row in enumerate(tables[name], 2):
        if seen[row[key]] > 1:
            yield line, key, "unique", f"the id {row[key]!r} stands twice"
        for column in declared:
            cell = row[column.name]
            for rule, message in _cell(column, cell):
                yield line, column.name, rule, message
            if column.refers_to and cell and cell not in ids[column.refers_to]:
                yield line, column.name, "reference", f"{column.refers_to} has no {cell!r}"
            if column.basis == "stated":
                items = split(cell) if column.kind == "list" else ([cell] if cell else [])
                for item in items:
                    if item not in carried.get((name, row[key], column.name), ()):
                        yield line, column.name, "carried", f"no claim of rank 1 carries {item!r}"
        if name == "claims":
            yield from _claim(line, row, ids)


def _cell(column: Column, cell: str) -> Iterator[tuple[str, str]]:
    """What is wrong with one cell by itself."""
    if cell == "":
        if not column.nullable and column.kind != "list":
            yield "required", "the cell is empty"
        return
    if cell != cell.strip() or "\n" in cell:
        yield "text", f"{cell!r} has space at an end or a line break"
    try:
        value = column.codec.parse(cell)
    except (ValueError, KeyError):
        yield "type", f"{cell!r} is not of type {column.kind}"
        return
    if column.codec.format(value) != cell:
        yield "form", f"{cell!r} is written as {column.codec.format(value)!r}"
    for item in split(cell) if column.kind == "list" else (cell,):
        if column.items and item not in column.items:
            yield "vocabulary", f"{item!r} is not in the vocabulary"
        if column.pattern and not re.fullmatch(column.pattern.regex, item):
            yield "pattern", f"{item!r} is not {column.pattern.standard}"


def _carried(claims: Sequence[Row]) -> dict[tuple[str, str, str], set[str]]:
    carried: dict[tuple[str, str, str], set[str]] = {}
    for row in claims:
        if row["rank"] == "1":
            carried.setdefault((row["table"], row["record_id"], row["field"]), set()).add(row["value"])
    return carried


def _claim(line: int, row: Row, ids: Mapping[str, set[str]]) -> Iterator[_Found]:
    """What is wrong with a claim: it must speak of a cell that claims can fill."""
    if row["table"] not in BUILT:
        yield line, "table", "reference", f"no claim can speak of {row['table']!r}"
        return
    if row["record_id"] not in ids[row["table"]]:
        yield line, "record_id", "reference", f"{row['table']} has no {row['record_id']!r}"
    column = {c.name: c for c in columns(record_class(row["table"]))}.get(row["field"])
    if column is None or not (column.basis == "stated" or (column.kind == "date" and column.rule == "day")):
        yield line, "field", "reference", f"{row['table']} has no column {row['field']!r} that claims fill"


def shipped() -> dict[str, list[Row]]:
    """The shipped rows."""
    return {name: read_csv(Path(DATA) / f"{name}.csv") for name in RECORDS}


def main() -> int:
    """Print what is wrong; fail where anything is."""
    findings = verify(shipped())
    print("\n".join(map(str, findings)) or "nothing is wrong")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
