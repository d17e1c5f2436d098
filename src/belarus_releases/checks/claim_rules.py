"""Checks of sources and claims: publishers, reprints, targets, ranks; and that cells follow from the claims."""

import re
from collections import defaultdict
from collections.abc import Iterator
from operator import itemgetter

from ..adoption.cells import Cells, editorial_cells
from ..errors import shown
from ..schema.columns import parse_cell
from ..schema.dates import interval
from ..tables import CLAIM_BASED, record_class
from .data import COLUMNS, KEYS, Data, claimed_column
from .finding import Fault, check

_HAS_PATH = re.compile(r"[^:/]/.")  # what follows the host
_statement = itemgetter("table", "record_id", "field", "value", "source_id", "attributed_to")


@check("source-dated", "A source has a date of publication or of retrieval.")
def source_dated(data: Data) -> Iterator[Fault]:
    for line, row in data.lines("sources"):
        if not (row["published_latest"] or row["retrieved_on"]):
            yield "sources", line, "retrieved_on", "neither the publication nor the retrieval is dated"


@check("address-unique", "No two sources have the same address, except for home pages.")
def address_unique(data: Data) -> Iterator[Fault]:
    sources: dict[str, str] = {}
    for line, row in data.lines("sources"):
        other = sources.setdefault(row["url"], row["source_id"])
        if _HAS_PATH.search(row["url"]) and other != row["source_id"]:
            yield "sources", line, "url", f"{shown(other)} has the same address"


@check("publisher-consistent", "A publisher has one name and one side.")
def publisher_consistent(data: Data) -> Iterator[Fault]:
    publishers: dict[str, tuple[str, str]] = {}
    for line, row in data.lines("sources"):
        other = publishers.setdefault(row["publisher_id"], (row["publisher"], row["publisher_side"]))
        if row["publisher_id"] and other != (row["publisher"], row["publisher_side"]):
            yield (
                "sources",
                line,
                "publisher_id",
                f"{shown(row['publisher_id'])} is elsewhere {shown(' / '.join(other))}",
            )


@check(
    "reprint-of-original",
    "A source with an origin or a newsroom is marked as a reprint, and its origin is an original.",
)
def reprint_of_original(data: Data) -> Iterator[Fault]:
    for line, row in data.lines("sources"):
        if data.by_id["sources"].get(row["origin_id"], {}).get("origin_id"):
            yield "sources", line, "origin_id", f"{shown(row['origin_id'])} is itself a reprint"
        if row["origin_id"] and row["is_reprint"] != "true":
            yield "sources", line, "is_reprint", f"a source with an origin, {shown(row['origin_id'])}, is a reprint"
        elif row["newsroom"] and row["is_reprint"] != "true":
            yield "sources", line, "is_reprint", f"a source with a newsroom, {shown(row['newsroom'])}, is a reprint"


@check("claim-target", "A claim is about a row that exists and a column that claims fill.")
def claim_target(data: Data) -> Iterator[Fault]:
    for line, row in data.lines("claims"):
        if row["record_id"] not in data.by_id.get(row["table"], ()):
            yield "claims", line, "record_id", f"{row['table']} has no {shown(row['record_id'])}"
        elif not claimed_column(row):
            yield "claims", line, "field", f"{row['table']} has no column {shown(row['field'])} that claims fill"


@check("claim-value", "A claim states one item of a list, and a date as a day, month, year or interval.")
def claim_value(data: Data) -> Iterator[Fault]:
    for line, row in data.lines("claims"):
        column, value = claimed_column(row), row["value"]
        if column and column.kind == "list" and ";" in value:
            yield "claims", line, "value", f"{shown(value)} is more than one item"
        elif column and column.kind == "date":
            try:
                interval(value if re.fullmatch("[0-9/-]+", value) else "")
            except ValueError:
                yield (
                    "claims",
                    line,
                    "value",
                    f"{shown(value)} is not a date such as 2025-09-11, 2025-09 or 2025-01/2025-03",
                )


@check("claim-unique", "A source states a value of a cell once, for each person or body that it quotes.")
def claim_unique(data: Data) -> Iterator[Fault]:
    lines: dict[tuple[str, ...], int] = {}
    for line, row in data.lines("claims"):
        if (first := lines.setdefault(_statement(row), line)) != line:
            yield "claims", line, "value", f"line {first} is the same claim"


@check("claim-ranks", "Claims on a cell, or a list item, are ranked 1, 2, 3 …; one without a rank has a decision.")
def claim_ranks(data: Data) -> Iterator[Fault]:
    ranks: defaultdict[tuple[str, ...], list[tuple[int, int]]] = defaultdict(list)
    for line, row in data.lines("claims"):
        column = claimed_column(row)
        if column and row["rank"].isdecimal():
            item = row["value"] if column.kind == "list" else ""
            ranks[row["table"], row["record_id"], row["field"], item].append((int(row["rank"]), line))
        if not row["rank"] and not row["decision"]:
            yield "claims", line, "rank", "the claim has neither a rank nor a decision"
    for ranked in ranks.values():
        for expected, (rank, line) in enumerate(sorted(ranked), 1):
            if rank != expected:
                yield "claims", line, "rank", f"the rank is {rank} where {expected} comes next"
                break


@check("cell-follows-from-claims", "Each stated or derived cell has the value that the claims give.", stage=3)
def cell_follows_from_claims(data: Data) -> Iterator[Fault]:
    records = {
        table: [
            record_class(table)(*(parse_cell(column, row[name]) for name, column in by_name.items()))
            for row in data.tables[table]
        ]
        for table, by_name in COLUMNS.items()
    }
    editorial = {key: cell for table in CLAIM_BASED for key, cell in editorial_cells(table, records[table]).items()}
    cells = Cells(records["claims"], records["sources"], editorial, data.rules)
    for table in CLAIM_BASED:
        for line, record in enumerate(records[table], 2):
            for name in COLUMNS[table]:
                cell, computed = getattr(record, name), cells.cell(table, getattr(record, KEYS[table]), name)
                if cell != computed:
                    yield table, line, name, f"the cell is {shown(cell)}, the claims give {shown(computed)}"
