"""Draw the picture of the README, ``docs/releases.svg``, from the bundled data; part of ``nox -s docs``.

    python docs/draw_releases.py

Text stays text, and the file depends on nothing but the data version and matplotlib.
"""

from pathlib import Path

import matplotlib

import belarus_releases as br

VERSION = "2026.11.3"
TARGET = Path(__file__).with_name("releases.svg")
MOST = 60_000  # bytes, so that the README loads quickly


def main(target: Path = TARGET) -> None:
    """Draw it; a file that is too large is an error."""
    matplotlib.use("svg")
    with matplotlib.rc_context({"svg.fonttype": "none", "svg.hashsalt": VERSION}):
        figure = br.events(VERSION).plot().figure
        figure.savefig(target, metadata={"Date": None, "Creator": None})
    if target.stat().st_size > MOST:
        raise SystemExit(f"{target.name} has {target.stat().st_size:,} bytes and not at most {MOST:,}")


if __name__ == "__main__":
    main()
