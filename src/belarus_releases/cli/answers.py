"""What each command answers, given what was asked for."""

from argparse import Namespace
from typing import Any, TypeAlias

import belarus_releases as br

from ..errors import InvalidValueError, shown
from ..storage.versions import resolve
from .lasting import lasting_path
from .output import Rows, note, rows_of
from .summary import summary as on_one_screen

Answer: TypeAlias = tuple[str | Rows, int]  #: what is printed, and the exit code


def _dataset(asked: Namespace) -> "br.Dataset":
    return br.dataset(asked.version, known_on=asked.known_on)


def _all_of(table: "br.Table[Any]") -> Rows:
    """The rows of a table, and which columns are its main ones."""
    return rows_of(table, table.columns, [column.name for column in table._sheet("main").columns])


def versions_of_both(asked: Namespace) -> Answer:
    """The versions of the package and of the data."""
    return f"belarus-releases {br.__version__}, data version {resolve('latest')}\n", 0


def summary(asked: Namespace) -> Answer:
    """The bundled data on one screen."""
    return on_one_screen(_dataset(asked)), 0


def table(asked: Namespace) -> Answer:
    """A table, or a view that has a command of its name."""
    return _all_of(getattr(_dataset(asked), asked.command)()), 0


def claims(asked: Namespace) -> Answer:
    """Claims."""
    found = _dataset(asked).claims(asked.table, asked.id, field=asked.field)
    return _all_of(found), 0


def evidence(asked: Namespace) -> Answer:
    """Who states a cell."""
    return _all_of(_dataset(asked).evidence(asked.table, asked.id, asked.field)), 0


def released(asked: Namespace) -> Answer:
    """How many were released."""
    row = _dataset(asked).released(asked.start, asked.end)
    if asked.format is None and asked.columns is None:
        return f"{row}\n", 0
    return _all_of(br.Table("released", row.version, [row], row.known_on)), 0


def search(asked: Namespace) -> Answer:
    """Prisoners by name."""
    name = " ".join(asked.name)
    found = _dataset(asked).prisoners().search(name)
    people = _all_of(found)
    if not found:
        nearest = f"; nearest are {', '.join(map(shown, found.close))}" if found.close else ""
        note(f"nobody is found by the name {shown(name)}{nearest}")
    scored = [(round(score, 3), *row) for score, row in zip(found.scores, people.rows, strict=True)]
    return Rows(("score", *people.columns), scored, ("score", *people.main)), 0 if found else 1


def versions(asked: Namespace) -> Answer:
    """The published versions."""
    return _all_of(br.data_versions()), 0


def diff(asked: Namespace) -> Answer:
    """What changed between two versions."""
    changes = br.diff(asked.old, asked.new, derived=asked.derived)
    if asked.format is None and asked.columns is None:
        return f"{changes}\n", 0
    return rows_of(changes, ("table", "record_id", "kind", "column", "old", "new")), 0


def check(asked: Namespace) -> Answer:
    """Whether the cells of an exported file still stand."""
    cells = br.check(asked.file, asked.against, version=asked.version)
    if asked.format is None and asked.columns is None:
        return f"{cells}\n", 0
    return _all_of(cells), 0


def cite(asked: Namespace) -> Answer:
    """A reference."""
    return br.cite(asked.style, version=asked.version).rstrip("\n") + "\n", 0


def codebook(asked: Namespace) -> Answer:
    """What columns and items mean."""
    book = br.codebook(asked.name)
    found = book if asked.search is None else book.search(asked.search)
    code = 0 if found else 1
    if asked.format is None and asked.columns is None:
        return "".join(f"{entry.entry_id}: {entry.meaning}\n" for entry in found), code
    return _all_of(found), code


def verify(asked: Namespace) -> Answer:
    """The faults of the installation."""
    from ..checks.installed import verdict

    faults, compared = verdict()
    lines = [*(faults or [f"OK: all data versions up to {resolve('latest')}"]), f"Files of the package: {compared}"]
    return "".join(f"{line}\n" for line in lines), 1 if faults else 0


def export(asked: Namespace) -> Answer:
    """Nothing: the tables are written."""
    options = {"datasette": True} if asked.datasette else {}
    if options and asked.form != "sqlite":
        raise InvalidValueError(f"--datasette: expected the form sqlite, got {asked.form}")
    getattr(_dataset(asked), f"to_{asked.form}")(asked.path, overwrite=asked.overwrite, **options)
    return "", 0


def path(asked: Namespace) -> Answer:
    """The path of a file."""
    return f"{lasting_path(_dataset(asked), asked.name, asked.to, overwrite=asked.overwrite)}\n", 0
