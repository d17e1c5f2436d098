"""Numbers that cannot be beside others, or look like slips beside them."""

from collections import defaultdict
from collections.abc import Iterator

from ..steps.record import Place
from .remark import About, Edits, Fault, rule

_FAR = 0.4  #: how far from its neighbours in a series a figure is looked at again
_TIMES = 3  #: how many times every other total of an event a total is looked at again


@rule("bounds-around-total", "The total of an event lies within its bounds, and the lower is not above the upper.")
def bounds_around_total(edits: Edits) -> Iterator[Fault]:
    for row in edits.tables["events"]:
        for low, high in (("released_low", "released_total"), ("released_total", "released_high"),
                          ("released_low", "released_high")):  # fmt: skip
            if row[low] and row[high] and int(row[low]) > int(row[high]):
                place = edits.loaded.place("events", row["event_id"], low)
                if place:
                    message = f"{row[low]} is more than {high}, {row[high]}: correct one, or omit a claim"
                    yield place, About("events", row["event_id"], low), message


@rule("figure-near-series", "An estimate is within 40 percent of one before or after it in its series.", again=True)
def figure_near_series(edits: Edits) -> Iterator[Fault]:
    series: dict[tuple[str, str], list[tuple[str, str, str, int]]] = defaultdict(list)
    for row in edits.tables["remaining_estimates"]:
        column = next((name for name in ("point", "low", "high") if row[name]), None)
        if column and row["as_of_latest"]:
            of = row["series"], row["scope"]
            series[of].append((row["as_of_latest"], row["estimate_id"], column, int(row[column])))
    for (name, _), figures in series.items():
        figures.sort()
        for before, (_, estimate_id, column, figure), after in zip(
            [None, *figures], figures, [*figures[1:], None], strict=False
        ):
            near = [neighbour[3] for neighbour in (before, after) if neighbour]
            place = edits.loaded.place("remaining_estimates", estimate_id, column)
            if place and near and all(abs(figure - other) > _FAR * other for other in near):
                others = " and ".join(map(str, near))
                message = f"{figure} is far from its neighbours in the series {name}, {others}: look for a slip"
                yield place, About("remaining_estimates", estimate_id, column), message


@rule("total-near-others", "No total of an event is more than three times every other that is stated.", again=True)
def total_near_others(edits: Edits) -> Iterator[Fault]:
    totals: dict[str, dict[int, Place]] = defaultdict(dict)
    for said in edits.loaded.written.said:
        if (said.table, said.field) == ("events", "released_total") and not said.omit:
            totals[said.record_id].setdefault(int(said.value), said.value_place)
    for event_id, by_value in totals.items():
        highest, *others = sorted(by_value, reverse=True)
        if others and highest > _TIMES * others[0]:
            message = f"{highest} is more than {_TIMES} times {others[0]}, the next: look for a slip"
            yield by_value[highest], About("events", event_id, "released_total"), message
