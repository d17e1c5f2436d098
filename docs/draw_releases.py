"""Draw the picture of the README, ``docs/releases.svg``, from the bundled data.

    python docs/draw_releases.py

Text stays text, and the file depends on nothing but the data version and matplotlib.
"""

from pathlib import Path

import matplotlib

import belarus_releases as br

VERSION = "2026.11.2"
TARGET = Path(__file__).with_name("releases.svg")


def main() -> None:
    """Draw it."""
    matplotlib.use("svg")
    with matplotlib.rc_context({"svg.fonttype": "none", "svg.hashsalt": VERSION}):
        figure = br.events(VERSION).plot().figure
        figure.savefig(TARGET, metadata={"Date": None, "Creator": None})


if __name__ == "__main__":
    main()
