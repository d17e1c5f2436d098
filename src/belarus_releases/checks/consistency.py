"""Checks of cells that must agree with each other: references, dates, numbers and codes."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from ..errors import shown
from ..schema.lists import split
from .data import COLUMNS, KEYS, Data, Row
from .finding import Fault, check

_IN_ORDER = (
    ("prisoners", "detained_earliest", "sentenced_latest"),
    ("release_totals", "period_start_earliest", "period_end_latest"),
    ("concessions", "announced_on", "effective_on"),
    ("sources", "published_latest", "retrieved_on"),
)
_PARTS = ("women", "foreign_nationals", "recognised", "expelled", "stayed", "refused", "named")
#: The number columns that each qualifier goes with; `point` is `count` in some tables.
_NUMBERS = {
    "exact": "point",
    "about": "point",
    "at_least": "low",
    "more_than": "low",
    "at_most": "high",
    "fewer_than": "high",
    "range": "low and high",
}
_GROUPS = {"sex": ("female", "male"), "charge": ("extremism", "protest", "drugs", "other")}
_ARRANGEMENTS = {
    "pardon_round": ("unilateral", "not_stated"),
    "negotiated": ("negotiated",),
    "exchange": ("exchange",),
    "end_of_term": ("not_applicable", "not_stated"),  # versions before 2026.11.3 have the latter
}
_ROUTES = {
    "exits": ("pardon", "end_of_term", "expulsion", "death", "any"),
    "entries": ("recognition", "conviction", "rehabilitation_demanded"),
    "cumulative": ("recognition", "conviction"),
    "stock_subset": ("none",),
    "decrees": ("none", "pardon"),
}


@check("reference-exists", "A row that another row or a claim refers to exists.")
def reference_exists(data: Data) -> Iterator[Fault]:
    for table, name, column, lines in data.values:
        if column.refers_to:
            rows = data.by_id[column.refers_to]
            for cell in lines:
                items = split(cell) if column.kind == "list" else (cell,)
                for missing in (item for item in items if item and item not in rows):
                    yield from (
                        (table, line, name, f"{column.refers_to} has no {shown(missing)}") for line in lines[cell]
                    )


@check("no-reference-loop", "No chain of references within a table leads back to its beginning.")
def no_reference_loop(data: Data) -> Iterator[Fault]:
    for table, by_name in COLUMNS.items():
        for name in (name for name, column in by_name.items() if column.refers_to == table):
            lines = {row[KEYS[table]]: line for line, row in data.lines(table)}
            targets = {record_id: split(data.by_id[table][record_id][name]) for record_id in lines}
            for loop in _loops(targets):
                yield table, lines[loop[-1]], name, f"the references form a loop: {' -> '.join(loop)}"


def _loops(targets: Mapping[str, Sequence[str]]) -> Iterator[list[str]]:
    """The loops among references, each from its beginning back to it; each row is followed once."""
    visited: set[str] = set()
    for start in targets:
        chain = [start]
        branches = [iter(targets[start] if start not in visited else ())]
        visited.add(start)
        while branches:
            following = next(branches[-1], None)
            if following is None:
                branches.pop()
                chain.pop()
            elif following in chain:
                yield [*chain[chain.index(following) :], following]
            elif following in targets and following not in visited:
                visited.add(following)
                chain.append(following)
                branches.append(iter(targets[following]))


@check("id-composed", "The id of an event link or a breakdown begins with the cells that identify the row.")
def id_composed(data: Data) -> Iterator[Fault]:
    for line, row in data.lines("event_links"):
        target = row["concession_id"] or row["contact_id"]
        if target and row["link_id"] != f"{row['event_id']}--{target}":
            yield "event_links", line, "link_id", f"the id of this link is '{row['event_id']}--{target}'"
    for line, row in data.lines("event_breakdowns"):
        composed = f"{row['event_id']}--{row['dimension']}-"
        if not row["breakdown_id"].startswith(composed):
            yield "event_breakdowns", line, "breakdown_id", f"the id of this breakdown begins with {shown(composed)}"


@check("link-one-target", "An event link is to one concession or to one contact.")
def link_one_target(data: Data) -> Iterator[Fault]:
    for line, row in data.lines("event_links"):
        if bool(row["concession_id"]) == bool(row["contact_id"]):
            yield (
                "event_links",
                line,
                "concession_id",
                f"the link has {'two targets' if row['contact_id'] else 'no target'}",
            )


@check("date-in-interval", "A date is the one day of its interval, else empty; an interval has two ends, in order.")
def date_in_interval(data: Data) -> Iterator[Fault]:
    for table, by_name in COLUMNS.items():
        for name in (column.removesuffix("_earliest") for column in by_name if column.endswith("_earliest")):
            for line, row in data.lines(table):
                first, last, day = row[f"{name}_earliest"], row[f"{name}_latest"], row[name]
                if bool(first) != bool(last) or first > last:
                    yield table, line, f"{name}_earliest", f"{shown(first)} to {shown(last)} is not an interval"
                elif day != (first if first == last else ""):
                    yield table, line, name, f"{shown(day)} is not the day of {shown(first)} to {shown(last)}"


@check("dates-in-order", "Dates are in order: none is after one that must follow it.")
def dates_in_order(data: Data) -> Iterator[Fault]:
    for table, before, after in _IN_ORDER:
        for line, row in data.lines(table):
            if row[before] > row[after] > "":
                yield table, line, before, f"{row[before]} is after {after}, {row[after]}"
    for line, row in data.lines("remaining_estimates"):
        released = _event(data, row["includes_event"])["date_earliest"]
        if released > row["as_of_latest"] > "":
            message = f"the event of {released} is after as_of_latest, {row['as_of_latest']}"
            yield "remaining_estimates", line, "includes_event", message


@check("parts-within-whole", "Parts of the persons released do not exceed their total.")
def parts_within_whole(data: Data) -> Iterator[Fault]:
    for line, row in data.lines("events"):
        for part in _PARTS:
            if _exceeds(row[part], row["released_total"]):
                yield "events", line, part, f"{row[part]} is more than the {row['released_total']} released"
    for line, row in data.lines("event_breakdowns"):
        total = _event(data, row["event_id"])["released_total"]
        if _exceeds(row["count"], total):
            yield "event_breakdowns", line, "count", f"{row['count']} is more than the {total} released"
    for dimension, line, added, whole, _ in _sums(data):
        if added > whole and dimension != "nationality":  # a person can have two
            message = f"the groups of {dimension} add up to {added}, more than the {whole} released"
            yield "event_breakdowns", line, "count", message


@check(
    "breakdown-agrees",
    "Exhaustive groups add up to the total of their event; the number of women is that of the event.",
)
def breakdown_agrees(data: Data) -> Iterator[Fault]:
    for dimension, line, added, total, exhaustive in _sums(data):
        if exhaustive and added != total:
            message = f"the groups of {dimension} add up to {added}, not to the {total} released"
            yield "event_breakdowns", line, "exhaustive", message
    for line, row in data.lines("event_breakdowns"):
        women = _event(data, row["event_id"])["women"]
        if (row["group"], row["within"]) == ("female", "all") and women and row["count"] not in ("", women):
            yield "event_breakdowns", line, "count", f"{row['count']} women here are {women} in the event"


def _event(data: Data, event_id: str) -> Row:
    """The row of an event; every cell is empty where it does not exist."""
    return data.by_id["events"].get(event_id, defaultdict(str))


def _exceeds(part: str, whole: str) -> bool:
    return part.isdecimal() and whole.isdecimal() and int(part) > int(whole)


def _sums(data: Data) -> Iterator[tuple[str, int, int, int, bool]]:
    """The groups over all persons of an event: dimension, last line, sum, the event's total, whether exhaustive."""
    groups: defaultdict[tuple[str, str], list[tuple[int, Row]]] = defaultdict(list)
    for line, row in data.lines("event_breakdowns"):
        if row["within"] == "all" and _event(data, row["event_id"])["released_total"].isdecimal():
            groups[row["event_id"], row["dimension"]].append((line, row))
    for (event_id, dimension), rows in groups.items():
        added = sum(int(row["count"]) for _, row in rows if row["count"].isdecimal())
        total = int(_event(data, event_id)["released_total"])
        yield dimension, rows[-1][0], added, total, any(row["exhaustive"] == "true" for _, row in rows)


@check("numbers-fit-qualifier", "A row has the numbers that go with its qualifier, and no lower bound above the upper.")
def numbers_fit_qualifier(data: Data) -> Iterator[Fault]:
    for table in (table for table, by_name in COLUMNS.items() if "qualifier" in by_name):
        point = "point" if "point" in COLUMNS[table] else "count"
        for line, row in data.lines(table):
            numbers = " and ".join(name for name in (point, "low", "high") if row[name])
            fitting = _NUMBERS.get(row["qualifier"], "").replace("point", point)
            if numbers != fitting and (row["qualifier"] or numbers != point):
                message = (
                    f"{shown(row['qualifier'])} goes with {fitting or 'no bound'}, not with {numbers or 'no number'}"
                )
                yield table, line, "qualifier", message
            if _exceeds(row["low"], row["high"]):
                yield table, line, "low", f"{row['low']} is above {row['high']}"


@check("denial-without-number", "An estimate has a number unless it is a denial or a target, which have none.")
def denial_without_number(data: Data) -> Iterator[Fault]:
    for line, row in data.lines("remaining_estimates"):
        kind, number = row["statement_kind"], any(row[name] for name in ("point", "low", "high", "women"))
        if number == (kind in ("denial", "target")):
            yield "remaining_estimates", line, "statement_kind", f"{kind} {'with' if number else 'without'} a number"


@check("breakdown-group", "The group of a breakdown is one of its dimension.")
def breakdown_group(data: Data) -> Iterator[Fault]:
    for line, row in data.lines("event_breakdowns"):
        groups = _GROUPS.get(row["dimension"])
        if groups and row["group"] not in groups:
            yield "event_breakdowns", line, "group", f"{shown(row['group'])} is not {' or '.join(groups)}"
        if not groups and len(row["group"]) == 2 and not row["group"].isupper():  # longer ones are several countries
            yield "event_breakdowns", line, "group", f"{shown(row['group'])} is not a country code"


@check("event-codes-agree", "The codes of an event agree with each other and with its other cells.")
def event_codes_agree(data: Data) -> Iterator[Fault]:
    for line, row in data.lines("events"):
        event_class, arrangement, disposition = row["event_class"], row["arrangement"], row["disposition"]
        if arrangement not in _ARRANGEMENTS.get(event_class, ("unilateral", "negotiated", "not_stated")):
            yield (
                "events",
                line,
                "arrangement",
                f"{shown(arrangement)} does not go with event_class {shown(event_class)}",
            )
        if (event_class == "end_of_term") != (row["legal_act"] == "sentence_end"):
            yield (
                "events",
                line,
                "legal_act",
                f"{shown(row['legal_act'])} does not go with event_class {shown(event_class)}",
            )
        if disposition == "stayed" and row["expelled"]:
            yield "events", line, "disposition", f"{row['expelled']} were expelled, so not all stayed"
        if disposition in ("repatriated", "mixed") and not row["destinations"]:
            yield "events", line, "disposition", f"{shown(disposition)} has no destination"
        if row["recognised"] and not row["recognised_by"]:
            yield "events", line, "recognised_by", f"nobody is stated to recognise the {row['recognised']}"


@check("category-among-stated", "The primary category of a prisoner is one of the stated categories, or not_stated.")
def category_among_stated(data: Data) -> Iterator[Fault]:
    for line, row in data.lines("prisoners"):
        if row["category_primary"] not in ("not_stated", *split(row["categories"])):
            yield "prisoners", line, "category_primary", f"no source states {shown(row['category_primary'])}"


@check("route-fits-measure", "The route of a total is one that its measure can have.")
def route_fits_measure(data: Data) -> Iterator[Fault]:
    for line, row in data.lines("release_totals"):
        if row["route"] not in _ROUTES.get(row["measure"], ()):
            yield "release_totals", line, "route", f"{row['measure']} cannot have the route {shown(row['route'])}"
