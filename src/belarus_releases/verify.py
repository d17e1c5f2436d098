"""Check the data against its declarations, its claims and itself: ``belarus-releases verify``."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from .columns import Column, columns, read, split
from .derivations import interval
from .provenance import BUILT, Evidence, fixed_cells
from .tables import RECORDS, record_class
from .versions import resolve

Row = Mapping[str, str]
Tables = Mapping[str, Sequence[Row]]
_Found = Iterator[tuple[int, str, str, str]]

_DECLARED: dict[str, dict[str, Column]] = {n: {c.name: c for c in columns(record_class(n))} for n in RECORDS}
_KEY = {name: next(iter(declared)) for name, declared in _DECLARED.items()}
_RUN = "=+-@\t\r＝＋－＠"  #: what a spreadsheet takes for the beginning of a formula
_DATED = r"\d{4}(-\d{2}){0,2}-[a-z0-9-]+"
_IDS = {
    "events": _DATED,
    "event_breakdowns": rf"{_DATED}--[a-z0-9-]+",
    "event_links": rf"{_DATED}--{_DATED}",
    "prisoners": r"p\d{4}",
    "custody_changes": r"x\d{4}",
    "remaining_estimates": _DATED,
    "release_totals": r"[a-z0-9-]+",
    "concessions": _DATED,
    "contacts": _DATED,
    "sources": r"s\d{4}",
    "claims": r"c([0-9a-f]{10}(-\d)?|\d{4})",
}
#: Which numbers each hedge goes with.
_NUMBERS = {
    "exact": "point",
    "about": "point",
    "at_least": "low",
    "more_than": "low",
    "at_most": "high",
    "fewer_than": "high",
    "range": "low high",
}


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
    """Everything that is wrong with the rows of all tables.

    Parameters
    ----------
    tables : mapping of str to sequence of mapping
        The rows of each table, cells as they stand in CSV, in the order of the file.

    Returns
    -------
    list of Finding
        Each with file, line, column, the rule that is broken and what is wrong.
    """
    rules: list[Callable[[str, Tables], _Found]] = [
        _cells,
        _references,
        _dates,
        _numbers,
        _codes,
        _claims,
        _sources,
        _links,
    ]
    found = [
        Finding(f"{name}.csv", line, column, rule, message)
        for name in RECORDS
        for check in rules
        for line, column, rule, message in check(name, tables)
    ]
    return found or list(_follows(tables))


def _lines(rows: Sequence[Row]) -> Iterator[tuple[int, Row]]:
    return enumerate(rows, 2)


def _cells(name: str, tables: Tables) -> _Found:
    """Each cell by itself: type, form, vocabulary, pattern; ids unique and in order."""
    key = _KEY[name]
    seen: set[str] = set()
    last = ""
    for line, row in _lines(tables[name]):
        if [column for column in row if column not in ("since", "until")] != list(_DECLARED[name]):
            yield line, key, "columns", "the columns are not those declared"
            return
        if row[key] in seen:
            yield line, key, "unique", f"the id {row[key]!r} stands twice"
        elif row[key] < last:
            yield line, key, "order", f"{row[key]!r} stands after {last!r}"
        seen.add(row[key])
        last = row[key]
        if not re.fullmatch(_IDS[name], row[key]):
            yield line, key, "id", f"{row[key]!r} is not an id of {name}"
        for column in _DECLARED[name].values():
            for rule, message in _cell(column, row[column.name]):
                yield line, column.name, rule, message


def _cell(column: Column, cell: str) -> Iterator[tuple[str, str]]:
    if cell == "":
        if not column.nullable and column.kind != "list":
            yield "required", "the cell is empty"
        return
    if cell != " ".join(cell.split()) or not cell.isprintable():
        yield "text", f"{cell!r} has space at an end, twice in a row, a line break, or what is not printed"
    if column.kind in ("text", "list") and any(item[:1] in _RUN for item in cell.split(";") if item):
        yield "formula", f"a spreadsheet would run {cell!r}"
    try:
        value = column.codec.parse(cell)
    except (ValueError, KeyError):
        yield "type", f"{cell!r} is not of type {column.kind}"
        return
    if column.codec.format(value) != cell:
        yield "form", f"{cell!r} is written as {column.codec.format(value)!r}"
    if column.kind in ("integer", "number") and value < 0:
        yield "number", f"{cell!r} is below zero"
    items = split(cell) if column.kind == "list" else (cell,)
    if len(set(items)) < len(items) or "" in items:
        yield "list", f"{cell!r} has an item twice or an empty one"
    for item in items:
        if column.items and item not in column.items:
            yield "vocabulary", f"{item!r} is not in the vocabulary"
        if column.pattern and not re.fullmatch(column.pattern.regex, item):
            yield "pattern", f"{item!r} is not {column.pattern.standard}"


def _references(name: str, tables: Tables) -> _Found:
    """Every id that is referred to is there; no chain of references comes back to its row."""
    for column in _DECLARED[name].values():
        if column.refers_to:
            there = {row[_KEY[column.refers_to]] for row in tables[column.refers_to]}
            next_of = {row[_KEY[name]]: row[column.name] for row in tables[name]}
            for line, row in _lines(tables[name]):
                cell = row[column.name]
                if cell and cell not in there:
                    yield line, column.name, "reference", f"{column.refers_to} has no {cell!r}"
                own = row[_KEY[name]]
                if column.refers_to == name and cell and own in (cell, next_of.get(cell)):
                    yield line, column.name, "loop", f"{cell!r} leads back to its own row"


def _dates(name: str, tables: Tables) -> _Found:
    """A day lies within its interval; what must come first comes first."""
    groups = [c.removesuffix("_earliest") for c in _DECLARED[name] if c.endswith("_earliest")]
    for line, row in _lines(tables[name]):
        for group in groups:
            first, last, day = row[f"{group}_earliest"], row[f"{group}_latest"], row[group]
            if bool(first) != bool(last) or first > last:
                yield line, f"{group}_earliest", "dates", f"{first!r} to {last!r} is no interval"
            elif day != (first if first == last else ""):
                yield line, group, "dates", f"{day!r} is not the day of {first!r} to {last!r}"
        for before, after in (("detained", "sentenced"), ("period_start", "period_end")):
            if before in groups and row[f"{after}_latest"] and row[f"{before}_earliest"] > row[f"{after}_latest"]:
                yield line, before, "dates", f"{before} lies after {after}"
        if name == "concessions" and row["effective_on"] and row["announced_on"] > row["effective_on"]:
            yield line, "announced_on", "dates", "announced after it was in force"


def _number(row: Row, column: str) -> int | None:
    cell = row.get(column, "")
    return int(cell) if cell.isdecimal() else None


def _numbers(name: str, tables: Tables) -> _Found:
    """Parts are not more than their whole; the numbers given are those that the hedge goes with."""
    if name == "events":
        for line, row in _lines(tables[name]):
            total = _number(row, "released_total")
            for part in ("women", "foreign_nationals", "recognised", "expelled", "stayed", "refused", "named"):
                number = _number(row, part)
                if total is not None and number is not None and number > total:
                    yield line, part, "parts", f"{number} is more than the {total} released"
            if row["recognised"] and not row["recognised_by"]:
                yield line, "recognised_by", "parts", "who recognises them is not stated"
    if name == "event_breakdowns":
        yield from _breakdowns(tables)
    if "qualifier" in _DECLARED[name]:
        point = "point" if "point" in _DECLARED[name] else "count"
        for line, row in _lines(tables[name]):
            given = {n for n in (point, "low", "high") if row[n]}
            wanted = {point if n == "point" else n for n in _NUMBERS.get(row["qualifier"], "").split()}
            if given != wanted and (row["qualifier"] or given - {point}):
                yield line, "qualifier", "hedge", f"{row['qualifier']!r} does not go with {sorted(given)}"
            low, high = _number(row, "low"), _number(row, "high")
            if low is not None and high is not None and low > high:
                yield line, "low", "hedge", f"{low} is above {high}"
    if name == "remaining_estimates":
        released = {row["event_id"]: row["date_earliest"] for row in tables["events"]}
        for line, row in _lines(tables[name]):
            if row["as_of_latest"] and released.get(row["includes_event"], "") > row["as_of_latest"]:
                yield line, "includes_event", "dates", "the figure is of before the release that it takes off"
            numberless = not any(row[n] for n in ("point", "low", "high", "women"))
            if numberless != (row["statement_kind"] == "denial"):
                yield line, "statement_kind", "denial", "a denial has no number, and what has none is a denial"


def _breakdowns(tables: Tables) -> _Found:
    events = {row["event_id"]: row for row in tables["events"]}
    sums: defaultdict[tuple[str, str, str], int] = defaultdict(int)
    whole: dict[tuple[str, str, str], tuple[int, bool]] = {}
    for line, row in _lines(tables["event_breakdowns"]):
        count, total = _number(row, "count"), _number(events.get(row["event_id"], {}), "released_total")
        if count is not None and total is not None and count > total:
            yield line, "count", "parts", f"{count} is more than the {total} released"
        key = row["event_id"], row["dimension"], row["within"]
        sums[key] += count or 0
        whole[key] = line, whole.get(key, (0, False))[1] or row["exhaustive"] == "true"
        if row["dimension"] in ("nationality", "destination") and len(row["group"]) == 2 and not row["group"].isupper():
            yield line, "group", "code", f"{row['group']!r} is no country code"
        if row["dimension"] == "sex" and row["group"] not in ("female", "male"):
            yield line, "group", "code", f"{row['group']!r} is neither female nor male"
        if row["dimension"] == "charge" and row["group"] not in ("extremism", "protest", "drugs", "other"):
            yield line, "group", "code", f"{row['group']!r} is no charge of the codebook"
        women = _number(events.get(row["event_id"], {}), "women")
        all_women = (row["dimension"], row["group"], row["within"]) == ("sex", "female", "all")
        if all_women and None not in (women, count) and women != count:
            yield line, "count", "parts", f"{count} women here are {women} in the release"
        if not row["breakdown_id"].startswith(f"{row['event_id']}--{row['dimension']}-"):
            yield line, "breakdown_id", "id", "the id is not of this release and dimension"
    for (event, dimension, within), (line, exhaustive) in whole.items():
        total = _number(events.get(event, {}), "released_total")
        added = sums[event, dimension, within]
        if within == "all" and total is not None and dimension != "nationality" and added > total:
            yield line, "count", "parts", f"the groups of {dimension} add up to more than the {total} released"
        if exhaustive and within == "all" and total is not None and added != total:
            yield line, "exhaustive", "parts", f"the groups of {dimension} do not add up to {total}"


#: Which routes a measure of totals can have.
_ROUTES = {
    "exits": {"pardon", "end_of_term", "expulsion", "death", "any"},
    "entries": {"recognition", "conviction", "rehabilitation_demanded"},
    "cumulative": {"recognition", "conviction"},
    "stock_subset": {"none"},
    "decrees": {"none", "pardon"},
}


def _codes(name: str, tables: Tables) -> _Found:
    """Codes of one row fit each other."""
    for line, row in _lines(tables[name]):
        if name == "events":
            if (row["event_class"] == "exchange") != (row["arrangement"] == "exchange"):
                yield line, "arrangement", "codes", "an exchange is one in both columns"
            if row["event_class"] == "negotiated" and row["arrangement"] != "negotiated":
                yield line, "arrangement", "codes", "a negotiated release is negotiated"
            if row["event_class"] == "pardon_round" and row["arrangement"] == "negotiated":
                yield line, "event_class", "codes", "a negotiated release is no round of pardons"
            if (row["event_class"] == "end_of_term") != (row["legal_act"] == "sentence_end"):
                yield line, "legal_act", "codes", "the end of a term is one in both columns"
            if row["disposition"] == "stayed" and row["expelled"]:
                yield line, "disposition", "codes", "those expelled did not stay"
            if row["disposition"] in ("repatriated", "mixed") and not row["destinations"]:
                yield line, "disposition", "codes", "no country is stated that they were taken to"
        elif name == "prisoners" and row["category_primary"] not in ("not_stated", *split(row["categories"])):
            yield line, "category_primary", "codes", "no source reports the person as that"
        elif name == "release_totals" and row["route"] not in _ROUTES.get(row["measure"], ()):
            yield line, "route", "codes", f"{row['measure']} have no route {row['route']!r}"


def _claims(name: str, tables: Tables) -> _Found:
    """A claim speaks of a cell that claims fill, in its form; ranks have no gaps; none stands twice."""
    if name != "claims":
        return
    ids = {table: {row[_KEY[table]] for row in tables[table]} for table in BUILT}
    said: Counter[tuple[str, ...]] = Counter()
    ranks: defaultdict[tuple[str, ...], list[tuple[int, int]]] = defaultdict(list)
    for line, row in _lines(tables[name]):
        if row["record_id"] not in ids.get(row["table"], ()):
            yield line, "record_id", "reference", f"{row['table']} has no {row['record_id']!r}"
            continue
        column = _DECLARED[row["table"]].get(row["field"])
        if column is None or not (column.basis == "stated" or (column.kind == "date" and column.rule == "day")):
            yield line, "field", "reference", f"{row['table']} has no column {row['field']!r} that claims fill"
            continue
        if column.kind == "date":
            try:
                interval(row["value"])
            except ValueError as error:
                yield line, "value", "type", str(error)
        elif column.kind == "list" and ";" in row["value"]:
            yield line, "value", "form", "a claim has one item of a list"
        else:
            for rule, message in _cell(column, row["value"]):
                yield line, "value", rule, message
        if column.refers_to and row["value"] not in ids.get(column.refers_to, ()):
            yield line, "value", "reference", f"{column.refers_to} has no {row['value']!r}"
        said[tuple(row[n] for n in ("table", "record_id", "field", "value", "source_id", "attributed_to"))] += 1
        if said[tuple(row[n] for n in ("table", "record_id", "field", "value", "source_id", "attributed_to"))] == 2:
            yield line, "value", "duplicate", "the source's statement stands twice"
        cell = row["table"], row["record_id"], row["field"], row["value"] if column.kind == "list" else ""
        if row["rank"].isdecimal():
            ranks[cell].append((int(row["rank"]), line))
        elif not row["decision"]:
            yield line, "rank", "rank", "a claim without a rank has no decision"
    for places in ranks.values():
        for wanted, (rank, line) in enumerate(sorted(places), 1):
            if rank != wanted:
                yield line, "rank", "rank", f"the rank is {rank} where {wanted} is next"
                break


def _sources(name: str, tables: Tables) -> _Found:
    """No address stands twice; a publisher has one name and one side; a reprint is dated and marked."""
    if name != "sources":
        return
    addresses: dict[str, str] = {}
    publishers: dict[str, tuple[str, str]] = {}
    by_id = {row["source_id"]: row for row in tables[name]}
    for line, row in _lines(tables[name]):
        if row["url"] and addresses.setdefault(row["url"], row["source_id"]) != row["source_id"]:
            yield line, "url", "duplicate", f"{addresses[row['url']]!r} has the same address"
        known = publishers.setdefault(row["publisher_id"], (row["publisher"], row["publisher_side"]))
        if row["publisher_id"] and known != (row["publisher"], row["publisher_side"]):
            yield line, "publisher_id", "publisher", f"{row['publisher_id']!r} is elsewhere {known}"
        if by_id.get(row["origin_id"], {}).get("origin_id"):
            yield line, "origin_id", "origin", f"{row['origin_id']!r} is itself a reprint"
        if row["origin_id"] and row["is_reprint"] != "true":
            yield line, "is_reprint", "origin", "it has an origin, so it is a reprint"
        if row["published_latest"] > row["retrieved_on"] > "":
            yield line, "published_latest", "dates", "it was read before it was published"
        if not (row["published_latest"] or row["retrieved_on"]):
            yield line, "retrieved_on", "dates", "neither when it was published nor when it was read is known"


def _links(name: str, tables: Tables) -> _Found:
    """A tie has one step at its end, and its id is made of both."""
    if name != "event_links":
        return
    for line, row in _lines(tables[name]):
        if bool(row["concession_id"]) == bool(row["contact_id"]):
            yield line, "concession_id", "link", "a tie is to one concession or to one contact"
        elif row["link_id"] != f"{row['event_id']}--{row['concession_id'] or row['contact_id']}":
            yield line, "link_id", "id", "the id is not made of the ids of both ends"


def _follows(tables: Tables) -> Iterator[Finding]:
    """Every stated and derived cell is the one that the claims give."""
    records: dict[str, list[Any]] = {}
    for name in RECORDS:
        declared = _DECLARED[name].values()
        records[name] = [record_class(name)(*(read(c, row[c.name]) for c in declared)) for row in tables[name]]
    fixed = {key: cell for name in BUILT for key, cell in fixed_cells(name, records[name]).items()}
    evidence = Evidence(records["claims"], records["sources"], fixed)
    for name in BUILT:
        stored = {getattr(row, _KEY[name]): (line, row) for line, row in enumerate(records[name], 2)}
        for row_id in evidence.ids(name):
            line, row = stored[row_id]
            for column in _DECLARED[name].values():
                wanted, found = evidence.cell(name, row_id, column.name), getattr(row, column.name)
                if column.basis in ("stated", "derived") and wanted != found:
                    rule = "carried" if column.basis == "stated" else "derived"
                    message = f"it is {found!r}, the claims give {wanted!r}"
                    yield Finding(f"{name}.csv", line, column.name, rule, message)


def bundled() -> dict[str, list[dict[str, str]]]:
    """The current rows that are bundled."""
    import csv
    import io

    from . import store

    texts = {name: io.StringIO(store.read(f"{name}.csv").decode(), newline="") for name in RECORDS}
    return {name: list(csv.DictReader(text, strict=True)) for name, text in texts.items()}


def checksums() -> Iterator[str]:
    """Tables whose recorded checksum is not that of what is bundled, in words."""
    from . import canonical
    from ._dataset import Dataset, data_versions

    for row in data_versions():
        ds = Dataset(row.version)
        recorded = dict(pair.split("=") for pair in row.tables_sha256)
        for name, sha256 in recorded.items():
            if ds.table_sha256(name) != sha256:
                files = f"{name}.csv" if ds.version == resolve("latest") else f"{name}.csv, history/{name}.csv"
                yield f"{files}: the {name} of {row.version} are not those that were published"
        if canonical.dataset_sha256(recorded) != row.sha256:
            yield f"versions.csv: the checksums of {row.version} do not go with each other"
