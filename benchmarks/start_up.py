"""Start-up as whole processes: each case in turn, round after round, so that drift hits all alike.

    python benchmarks/start_up.py [ROUNDS]

Prints the median of each case in milliseconds (wall, and CPU of the child), and the median
of the ratios, round by round, of each case to its floor.
"""

import os
import resource
import subprocess
import sys
import time
from statistics import median

CASES = {
    "bare interpreter": "pass",
    "import belarus_releases": "import belarus_releases",
    "floor of records": "import attrs, importlib_resources, csv",
    "list(events())": "import belarus_releases as br; list(br.events())",
    "list(claims())": "import belarus_releases as br; list(br.claims())",
    "pycountry's countries": "import pycountry; list(pycountry.countries)",
    "floor of frames": "import pandas",
    "floor of frames again": "import pandas",
    "events().to_frame()": "import belarus_releases as br; br.events().to_frame()",
    "claims().to_frame()": "import belarus_releases as br; br.claims().to_frame()",
    "the same, first version": "import belarus_releases as br; br.claims(version='2026.11.0').to_frame()",
    "claims, first version": "import belarus_releases as br; list(br.claims(version='2026.11.0'))",
}
FLOORS = {
    "list(events())": "floor of records",
    "list(claims())": "floor of records",
    "floor of frames again": "floor of frames",
    "events().to_frame()": "floor of frames",
    "claims().to_frame()": "floor of frames",
    "the same, first version": "claims().to_frame()",
    "claims, first version": "list(claims())",
}


def measure(code: str) -> tuple[float, float]:
    """Wall and CPU time, in milliseconds, of a whole process."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True, stdout=subprocess.DEVNULL, env=os.environ)
    wall = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return wall * 1000, cpu * 1000


def main() -> None:
    """Measure and print."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    measured: dict[str, list[tuple[float, float]]] = {name: [] for name in CASES}
    for number in range(-1, rounds):  # the first round warms up
        for name, code in CASES.items():
            found = measure(code)
            if number >= 0:
                measured[name].append(found)
    print(f"{'':<26}{'wall ms':>9}{'CPU ms':>9}   CPU to its floor ({rounds} rounds)")
    for name, times in measured.items():
        line = f"{name:<26}{median(t[0] for t in times):>9.1f}{median(t[1] for t in times):>9.1f}"
        if name in FLOORS:
            ratios = [mine[1] / floor[1] for mine, floor in zip(times, measured[FLOORS[name]], strict=True)]
            line += f"   {median(ratios):.3f}"
        print(line)
    bare, light = measured["bare interpreter"], measured["import belarus_releases"]
    print(f"import above bare: {median(b[0] - a[0] for a, b in zip(bare, light, strict=True)):.2f} ms wall")


if __name__ == "__main__":
    main()
