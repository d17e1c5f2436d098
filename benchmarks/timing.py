"""How the benchmarks measure: in turn, round after round, so that drift of the machine hits all alike."""

import gc
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from statistics import median
from typing import NamedTuple


class Line(NamedTuple):
    """One line of the table: what was measured, against what, both figures, and whether the goal is met."""

    measure: str
    ours: str
    against: str
    theirs: str
    ratio: str
    goal: str
    met: bool | None


class Cost(NamedTuple):
    """Seconds on the clock, and seconds of work of the processor."""

    wall: float
    cpu: float


def processes(codes: Mapping[str, str], rounds: int) -> dict[str, list[Cost]]:
    """Run each piece of code as a Python process of its own, in turn; the first round only warms up."""
    found: dict[str, list[Cost]] = {name: [] for name in codes}
    for number in range(rounds + 1):
        for name, code in codes.items():
            cost = _process(code)
            if number:
                found[name].append(cost)
    return found


def _process(code: str) -> Cost:
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True, stdout=subprocess.DEVNULL)
    wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    return Cost(wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def calls(functions: Mapping[str, Callable[[], object]], rounds: int, *, times: int = 1) -> dict[str, list[float]]:
    """Seconds of processor work of each function, called so many times in a row, in turn."""
    found: dict[str, list[float]] = {name: [] for name in functions}
    gc.freeze()  # what is imported and made before is not gone through again and again
    for number in range(rounds + 1):
        for name, function in functions.items():
            start = time.process_time()
            for _ in range(times):
                function()
            if number:
                found[name].append((time.process_time() - start) / times)
    return found


def ratio(ours: list[float], theirs: list[float]) -> float:
    """The median of the ratios, round by round."""
    return median(a / b for a, b in zip(ours, theirs, strict=True))


def shown(seconds: float) -> str:
    """Seconds in the unit that fits."""
    if seconds < 1e-4:
        return f"{seconds * 1e6:.2f} µs"
    return f"{seconds * 1e3:.1f} ms" if seconds < 1 else f"{seconds:.2f} s"
