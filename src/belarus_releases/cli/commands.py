"""The commands: what each is called and what it takes; :mod:`.answers` has what it answers."""

import argparse
from argparse import Namespace
from collections.abc import Callable, Sequence
from textwrap import fill
from typing import Any, NoReturn

from ..errors import BelarusReleasesError, InvalidValueError, NotFoundError, candidates, shown
from ..schema.dates import day_of
from ..storage.versions import resolve
from ..tables import TABLES, record_class
from .answers import (
    Answer,
    check,
    cite,
    claims,
    codebook,
    diff,
    evidence,
    export,
    path,
    released,
    search,
    summary,
    table,
    verify,
    versions,
    versions_of_both,
)
from .output import FORMATS, write

_EXAMPLES = """\
examples:
  belarus-releases                         the bundled data on one screen
  belarus-releases events                  the releases as a table
  belarus-releases prisoners --format csv  a table as CSV
  belarus-releases search Тихановский      a prisoner by any spelling
  belarus-releases evidence events 2025-09-11-lithuania released_total
                                           who says so, and who says otherwise
  belarus-releases released 2024-07        how many were released since
  belarus-releases path events             the path of a file for other programs
  belarus-releases COMMAND --help          what a command takes, with examples

exit codes:
  0    success
  1    verify found a fault, or a search found nothing
  2    error
  130  interrupted
  143  ended by SIGTERM
"""


_FORMS = ("csv", "parquet", "sqlite", "stata", "spss", "excel")

#: Views that are commands, with the table that each gives.
_VIEWS = {
    "disputes": "disputes",
    "reconcile": "reconciliation",
    "stock_flow": "stock_flows",
    "coverage": "coverage",
    "errata": "errata",
}


#: How the command line spells the arguments with which messages of the Python functions begin, by command.
_SPELLINGS = {
    ("check", "what"): "FILE",
    ("check", "version"): "--version",
    ("check", "against"): "--against",
    ("cite", "style"): "--style",
    ("claims", "table"): "TABLE",
    ("codebook", "text"): "--search",
    ("search", "text"): "NAME",
    ("evidence", "field"): "COLUMN",
    ("released", "start"): "START",
    ("released", "end"): "END",
    ("export", "folder"): "PATH",
    ("export", "path"): "PATH",
}


def on_command_line(message: str, words: Sequence[str]) -> str:
    """A message that begins with an argument of a Python function, which is spelt as the command line spells it.

    Examples
    --------
    >>> on_command_line("style: there is no citation style 'x'", ["cite", "--style", "x"])
    "--style: there is no citation style 'x'"
    """
    argument, colon, rest = message.partition(": ")
    return f"{_SPELLINGS.get((words[0] if words else '', argument), argument)}{colon}{rest}"


def _title(name: str) -> str:
    """What a command gives: the title of its table."""
    return str(record_class(_VIEWS.get(name, name)).__title__)  # type: ignore[attr-defined]


class _Parser(argparse.ArgumentParser):
    """Takes options by their full names only, and says in one sentence what is wrong."""

    def __init__(self, **given: Any) -> None:
        super().__init__(allow_abbrev=False, formatter_class=argparse.RawDescriptionHelpFormatter, **given)
        self._words: Sequence[str] = ()

    def parse_args(self, words: Sequence[str]) -> Namespace:  # type: ignore[override]
        self._words = words
        asked, strange = self.parse_known_args(words)
        if strange:
            self.error(f"unrecognized arguments: {shown(' '.join(strange))}")
        return asked

    def error(self, message: str) -> NoReturn:
        for word in self._words:
            for part in (word, word.partition("=")[2]):
                message = message.replace(repr(part), shown(part))
        raise InvalidValueError(f"{message.removeprefix('argument ')}: see '{self.prog} --help'")

    def print_help(self, file: Any = None) -> None:
        write(self.format_help())


def parse(words: Sequence[str]) -> Namespace:
    """What was asked for; its `run`, given it, has the answer.

    Raises
    ------
    NotFoundError
        If there is no such command.
    InvalidValueError
        If the command does not take what it is given.
    """
    parser, commands = _parsers()
    first, *rest = words or ["summary"]
    name = first.replace("-", "_")
    if name in commands:
        return commands[name].parse_args(rest)
    if not first.startswith("-"):
        raise NotFoundError(f"there is no command {shown(first)}: {candidates(name, commands)}")
    if first in ("-h", "--help") or (first == "--version" and not rest):
        return parser.parse_args([first])
    example = shown(f"{parser.prog} events {' '.join(words[:2])}")
    raise InvalidValueError(f"options come after the command, as in {example}")


def _version(text: str) -> str:
    """A data version, as an option takes it."""
    try:
        resolve(text)
    except BelarusReleasesError as error:
        raise argparse.ArgumentTypeError(str(error)) from error
    return text


def _day(text: str) -> str:
    """A day, as an option takes it."""
    try:
        day_of(text)
    except BelarusReleasesError as error:
        raise argparse.ArgumentTypeError(str(error).removeprefix("known_on: ")) from error
    return text


def _parsers() -> tuple[_Parser, dict[str, _Parser]]:
    """The parser of the program, and that of each command."""
    version = _Parser(add_help=False)
    version.add_argument(
        "--version", type=_version, default="latest", metavar="V",
        help="a data version, such as 2026.11.0 (default: latest)",
    )  # fmt: skip
    data = _Parser(add_help=False, parents=[version])
    data.add_argument("--known-on", type=_day, metavar="DAY", help="only what was public on a day, such as 2025-09-30")
    rows = _Parser(add_help=False)
    rows.add_argument("--format", choices=("table", *FORMATS), help="form of the rows (default: table)")
    rows.add_argument(
        "--columns",
        metavar="NAMES",
        help="main, all, or names such as A,B (default: main on a terminal, all elsewhere)",
    )

    parser = _Parser(
        prog="belarus-releases",
        description="Releases of political prisoners in Belarus since July 2024: versioned tables.",
        epilog=_EXAMPLES,
    )
    parser.add_argument("--version", action="store_true", help="print the versions of the package and the data")
    parser.set_defaults(run=versions_of_both)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")

    def command(name: str, run: Callable[[Namespace], Answer], says: str, *examples: str, of: Sequence[_Parser]) -> Any:
        lines = "".join(f"\n  belarus-releases {name} {example}".rstrip() for example in examples)
        made = commands.add_parser(name, help=says, description=fill(says, 79), epilog=f"examples:{lines}", parents=of)
        made.set_defaults(run=run, command=name)
        return made

    command("summary", summary, "The bundled data on one screen.", "", "--version 2026.11.0", of=[data])
    for name in (*TABLES, *_VIEWS):
        if name != "claims":
            examples = ("", f"--format csv > {name}.csv", "--version 2026.11.0 --known-on 2025-09-30")
            command(name, table, _title(name), *examples, of=[data, rows])

    events = "events 2025-09-11-lithuania"

    made = command(
        "claims",
        claims,
        _title("claims"),
        "--format csv > claims.csv",
        events,
        f"{events} --field released_total",
        of=[data, rows],
    )
    made.add_argument("table", nargs="?", metavar="TABLE", help="only claims on this table")
    made.add_argument("id", nargs="?", metavar="ID", help="only claims on this row of it")
    made.add_argument("--field", metavar="F", help="only claims on this column of it")

    made = command(
        "evidence",
        evidence,
        "Who states which value of a cell, where, and whether it is adopted.",
        f"{events} released_total",
        "prisoners p0001 --columns field,value,publisher",
        of=[data, rows],
    )
    made.add_argument("table", metavar="TABLE", help="a table")
    made.add_argument("id", nargs="?", metavar="ID", help="only claims on this row of it")
    made.add_argument("field", nargs="?", metavar="COLUMN", help="only claims on this column of it")

    made = command(
        "released",
        released,
        "How many persons were released in a period: in sentences, or with --format all that is computed.",
        "2024-07",
        "2025 2025",
        "2025-09-01 2025-12-31 --format json",
        of=[data, rows],
    )
    made.add_argument("start", nargs="?", metavar="START", help="first day, or a month or a year")
    made.add_argument("end", nargs="?", metavar="END", help="last day, or a month or a year (default: no bound)")

    made = command(
        "search",
        search,
        "Prisoners by name, in any script and spelling, best first; exit code 1 if none is found.",
        "Tikhanovsky",
        "Мария Колесникова --columns score,name",
        of=[data, rows],
    )
    made.add_argument("name", nargs="+", metavar="NAME", help="a surname, with or without given names or initials")

    command("versions", versions, "The published versions of the data, oldest first.", "--format json", of=[rows])

    made = command(
        "diff",
        diff,
        "What changed in the data between two versions: a summary, or with --format each cell.",
        "2026.11.0 2026.11.1",
        "2026.11.0 --format csv > changes.csv",
        of=[rows],
    )
    made.add_argument("old", type=_version, metavar="OLD", help="a data version")
    made.add_argument(
        "new", type=_version, metavar="NEW", nargs="?", default="latest", help="a later data version (default: latest)"
    )
    made.add_argument("--derived", action="store_true", help="also show derived columns")

    made = command(
        "check",
        check,
        "Whether the cells of an exported CSV file still stand at a later version: a few lines, or with "
        "--format each cell.",
        "belarus/events.csv",
        "belarus/events.csv --version 2026.11.0 --format csv",
        of=[rows],
    )
    made.add_argument("file", metavar="FILE", help="a CSV file, in its folder with datapackage.json")
    made.add_argument(
        "--version", type=_version, metavar="V", help="the data version of the file (default: by its datapackage.json)"
    )
    made.add_argument(
        "--against", type=_version, default="latest", metavar="V", help="the later version (default: latest)"
    )

    made = command(
        "cite",
        cite,
        "How to cite the dataset at a version.",
        "--version 2026.11.0",
        "--style bibtex > data.bib",
        of=[version],
    )
    made.add_argument(
        "--style", default="apa", metavar="S", help="form of the reference, such as bibtex (default: apa)"
    )

    made = command(
        "codebook",
        codebook,
        "What columns and vocabulary items mean: a line each, or with --format all that is declared; "
        "exit code 1 if a text is not found.",
        "disposition",
        "events.released_total --format json",
        "--search pardon",
        of=[rows],
    )
    made.add_argument("name", nargs="?", metavar="NAME", help="a table, column, TABLE.COLUMN or vocabulary item")
    made.add_argument("--search", metavar="TEXT", help="only entries in which every word of a text occurs")

    command(
        "verify",
        verify,
        "Check the bundled data: checksums of all versions, types, references and rules; "
        "exit code 1 if there is a fault.",
        "",
        of=[],
    )

    made = command(
        "export",
        export,
        "Write all tables: CSV, Parquet, Stata or SPSS files into a folder, or an SQLite or Excel file.",
        "csv belarus --version 2026.11.0",
        "sqlite belarus.sqlite --overwrite",
        "excel belarus.xlsx",
        of=[data],
    )
    made.add_argument("form", choices=_FORMS, metavar="FORM", help=", ".join(_FORMS))
    made.add_argument("path", metavar="PATH", help="the folder or the file to make")
    made.add_argument("--overwrite", action="store_true", help="replace an earlier export")
    made.add_argument("--datasette", action="store_true", help="sqlite: also write metadata.json for Datasette")

    made = command(
        "path",
        path,
        "Write the CSV file of a table, if it is not there yet, and print its path.",
        "events",
        "events.csv --version 2026.11.0",
        "datapackage.json --to releases",
        of=[data],
    )
    made.add_argument("name", metavar="NAME", help="a table, codebook, or datapackage.json")
    made.add_argument("--to", metavar="FOLDER", help="where to write it (default: the user's cache folder)")
    made.add_argument("--overwrite", action="store_true", help="replace a file in FOLDER that differs")
    return parser, commands.choices
