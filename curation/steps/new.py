"""A new dossier: every column that can be written in it, with its meaning, as comments to fill in."""

import re
import secrets
import string
from collections.abc import Iterator
from pathlib import Path
from textwrap import wrap

from belarus_releases.checks.cells import IDS
from belarus_releases.errors import candidates, shown
from belarus_releases.schema.columns import Column, columns
from belarus_releases.tables.claims import Claim

from . import build
from .edited import NEW
from .files import DATA, RECORD, CurationError, write_whole
from .record import FOLDERS, fields_of

_HEAD = """\
## Take '# ' off the lines to fill in; what stays a comment is not read, and may be deleted.
## A value has its claims below it: by whom (the key of a publication); of whom, where the page quotes someone;
## as what is printed, where that is not the value; how, where the text does not state it; carried: part, where
## the passage carries only a part:
##   - {by: key-of-a-publication, of: Example Ministry, as: a dozen, how: computed, carried: part}
"""
_ADOPT = """\
## Which of several values is selected, where the order of adoption would take another, and why.
# adopt:
#   - {COLUMN: VALUE, why: REASON}
"""


def new(folder: str, record_id: str | None, root: Path = RECORD) -> Path:
    """Write a dossier of comments; return its path.

    Parameters
    ----------
    folder : str
        The folder of the record.
    record_id : str or None
        The id of the row; None for prisoners, whom publishing gives a number.
    root : Path, optional
        The record.

    Raises
    ------
    CurationError
        If the id has not the form of its table, or was given.
    """
    if folder not in FOLDERS:
        raise CurationError(f"there is no folder {shown(folder)}: {candidates(folder, FOLDERS)}")
    if folder == "prisoners":
        if record_id:
            raise CurationError(f"a prisoner gets a number when published: leave {shown(record_id)} out")
        record_id = new_name()
    else:
        _check_id(FOLDERS[folder], record_id or "")
    path = root / folder / f"{record_id}.yaml"
    if path.exists():
        raise CurationError(f"{path.relative_to(root.parent)} exists: edit it, or take another id")
    write_whole(path, template(FOLDERS[folder]))
    return path


def new_name() -> str:
    """The name of what has no number yet: random, so that two branches never take the same.

    Examples
    --------
    >>> len(new_name())
    10
    """
    return NEW + "".join(secrets.choice(string.ascii_lowercase) for _ in range(6))


def template(table: str) -> str:
    """A dossier of comments: lines that begin with ``##`` explain, those with ``#`` can be filled in."""
    how = next(column for column in columns(Claim) if column.name == "basis")
    lines = [*_HEAD.splitlines(), *_meaning(how, "## how: ")]
    fields = list(fields_of(table))
    example = next(column.name for column in fields if column.basis not in ("entered", "coded"))
    lines += _columns(fields, "# ", example)
    inner = {
        "events": [("breakdowns", "event_breakdowns", "nationality-us"), ("links", "event_links", "ID")],
        "prisoners": [("changes", "custody_changes", new_name())],
    }
    for key, of, name in inner.get(table, ()):
        lines += ["", f"# {key}:", f"#   {name}:", *_columns(list(fields_of(of)), "#     ")]
    return "\n".join([*lines, "", _ADOPT])


def _check_id(table: str, record_id: str) -> None:
    """Refuse an id of another form, and one that a version of the data has."""
    if not re.fullmatch(IDS[table], record_id):
        like = "2099-01-01-example, with a date as far as it is known"
        raise CurationError(f"{shown(record_id)} is not an id of {table}: write one such as {like}")
    key = build.header(table)[0]
    if any(row[key] == record_id for rows in build.stored(DATA, table) for row in rows):
        raise CurationError(f"{shown(record_id)} is an id of {table} already, and none is given twice: take another")


def _columns(fields: list[Column], indent: str, example: str = "") -> Iterator[str]:
    for column in fields:
        yield ""
        yield from _meaning(column, "## " + indent[2:])
        if column.basis == "entered":
            yield f'{indent}{column.name}: ""'
        elif column.basis == "coded":
            yield f'{indent}{column.name}: {{is: "", why: ""}}'
        else:
            yield f"{indent}{column.name}:"
        if column.name == example:
            yield f"{indent}  VALUE:"
            yield f"{indent}    - {{by: SOURCE}}"


def _meaning(column: Column, indent: str) -> Iterator[str]:
    """What a column means, by which rule it is coded, its unit, form and vocabulary."""
    parts = [column.meaning]
    if column.basis == "coded" and column.rule:
        parts.append(column.rule)
    if column.unit:
        parts.append(f"In {column.unit}.")
    if column.pattern:
        parts.append(f"As in {column.pattern.standard}.")
    if column.kind == "list":
        parts.append("Each item is a value of its own.")
    if column.kind == "boolean":
        parts.append("true or false.")
    yield from wrap(" ".join(parts), 110, initial_indent=indent, subsequent_indent=indent)
    for item, meaning in column.vocabulary.meanings.items() if column.vocabulary else ():
        yield f"{indent}  {item}: {meaning}"
