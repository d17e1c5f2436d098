"""The command line: a summary of the bundled data, each table in a plain form, and a check of all."""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from textwrap import shorten
from typing import Any

from . import __version__
from ._dataset import Dataset, dataset
from .errors import BelarusReleasesError
from .export import to_csv_text, to_json_text
from .table import Table
from .tables import RECORDS, record_class

_EXAMPLES = """examples:
  belarus-releases                       what is bundled, on one screen
  belarus-releases events                the releases as a table
  belarus-releases claims --format csv   every statement as CSV
  belarus-releases verify                check checksums, types, references and rules
"""


def to_text(table: Table[Any]) -> str:
    """A table as aligned text, wide columns cut."""
    frame = table.to_frame(lists="join")
    return str(frame.to_string(index=False, max_colwidth=28, na_rep="")) + "\n" if len(frame) else "no rows\n"


FORMATS: dict[str, Callable[[Table[Any]], str]] = {"table": to_text, "csv": to_csv_text, "json": to_json_text}


def summary(ds: Dataset) -> str:
    """The bundled data on one screen."""
    events = ds.events()
    known = [event for event in events if event.released_total is not None]
    largest = sorted(known, key=_total, reverse=True)[:6]
    lines = [
        f"belarus-releases, data version {ds.version}" + (f" of {ds.published_on}" if ds.published_on else ""),
        "",
        "Largest releases",
        *(f"  {_when(event):<24}{_total(event):>4}  {_short(event.label, 48)}" for event in sorted(largest, key=_when)),
        f"  {f'all {len(events)} recorded':<24}{sum(map(_total, known)):>4}  a sum over rows, not an estimate of all",
        "",
        "Tables",
        *(f"  {name:<20}{len(ds.table(name)):>6}  {_title(name)}" for name in RECORDS),
    ]
    return "\n".join(lines) + "\n"


def _when(event: Any) -> str:
    return str(event.date) if event.date else f"{event.date_earliest}/{event.date_latest}"


def _short(text: str, width: int) -> str:
    return shorten(text, width, placeholder=" …")


def _total(event: Any) -> Any:
    return "" if event.released_total is None else event.released_total


def _title(name: str) -> str:
    return _short(record_class(name).__doc__ or "", 50)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="belarus-releases",
        description="Releases of political prisoners in Belarus since July 2024.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "table", nargs="?", metavar="TABLE", help=f"one of {', '.join(RECORDS)}, or verify; a summary without it"
    )
    parser.add_argument("--format", default="table", metavar="FORMAT", help=f"{', '.join(FORMATS)} (default: table)")
    parser.add_argument("--version", action="version", version=f"belarus-releases {__version__}")
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; give 0, or 2 where what was asked for cannot be."""
    asked = _parser().parse_args(arguments)
    try:
        if asked.table == "verify":
            return _verified()
        text = _answer(asked.table, asked.format)
    except BelarusReleasesError as error:
        print(f"belarus-releases: {error}", file=sys.stderr)
        return 2
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:  # the reader has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def _verified() -> int:
    """Print what is wrong with the bundled data; give 1 where anything is."""
    from .verify import bundled, checksums, verify

    wrong = [*map(str, verify(bundled())), *checksums()]
    print("\n".join(wrong) or f"data version {dataset().version} and all before it: nothing is wrong")
    return 1 if wrong else 0


def _answer(table: str | None, form: str) -> str:
    from .errors import InvalidValueError, candidates

    if form not in FORMATS:
        raise InvalidValueError(f"there is no format {form!r}: {candidates(form, FORMATS)}")
    ds = dataset()
    return FORMATS[form](ds.table(table)) if table else summary(ds)
