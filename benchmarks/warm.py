"""Warm calls: what a loop or a web service asks again and again."""

from collections.abc import Iterator
from statistics import median

import pycountry
from timing import Line, calls, ratio, shown

import belarus_releases as br

EVENT, DATASET = "2025-09-11-lithuania", br.dataset()
OURS = {
    "events()": lambda: br.events(),
    "events()[id]": lambda: br.events()[EVENT],
    "events().where(arrangement=…)": lambda: br.events().where(arrangement="negotiated"),
    "prisoners().search(name)": lambda: br.prisoners().search("Tikhanovsky"),
}
THEIRS = {
    "countries.get(alpha_2=…)": lambda: pycountry.countries.get(alpha_2="BY"),
    "countries.lookup(name)": lambda: pycountry.countries.lookup("Belarus"),
    "countries.search_fuzzy(name)": lambda: pycountry.countries.search_fuzzy("Belarus"),
    "[… for c in countries if c.name == …]": lambda: [c for c in pycountry.countries if c.name == "Belarus"],
}
PAIRS = [
    ("events()", "countries.get(alpha_2=…)"),
    ("events()[id]", "countries.get(alpha_2=…)"),
    ("events()[id]", "countries.lookup(name)"),
    ("events().where(arrangement=…)", "countries.lookup(name)"),
    ("events().where(arrangement=…)", "[… for c in countries if c.name == …]"),
    ("prisoners().search(name)", "countries.search_fuzzy(name)"),
]


def lines(rounds: int) -> Iterator[Line]:
    """Measure each of ours against the call of pycountry that does the like of it."""
    quick = {name: function for name, function in (OURS | THEIRS).items() if "search" not in name}
    slow = {name: function for name, function in (OURS | THEIRS).items() if "search" in name}
    found = calls(quick, rounds, times=2000) | calls(slow, rounds, times=20)
    for ours, theirs in PAIRS:
        times = ratio(found[ours], found[theirs])
        yield Line(
            f"warm: `{ours}`",
            shown(median(found[ours])),
            f"pycountry: {theirs}",
            shown(median(found[theirs])),
            f"{times:.3f}",
            "faster",
            times < 1,
        )
