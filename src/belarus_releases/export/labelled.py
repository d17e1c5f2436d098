"""A table as a labelled file of Stata or SPSS, which pyreadstat writes.

Variable labels are the meanings of the columns. A category is the place of its item in the
vocabulary, counted from 1, and the item is the label. Every number is a double: no dtype of pandas
decides how a file looks. What is missing has a missing value for the reason, where the sheet tells it:
with a label in variables that have labels, without one in others, since readers take what has labels
for a category.
"""

import re
import textwrap
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, get_args

from ..errors import MissingExtraError, WriteError
from ..schema.about import LICENCE, NAME, TITLE
from ..schema.hazards import HAZARDS, columns_by_hazard
from ..schema.sentences import part
from ..tables.empty_cells import Reason
from .frame import to_frame

if TYPE_CHECKING:
    import pandas as pd

    from ..schema.columns import Column
    from .sheet import Sheet

_BOOLEAN = {0: "no", 1: "yes"}
_WITH_MISSING = ("integer", "number", "boolean", "date", "category")  #: kinds of columns whose missing cells say why
_REASONS: tuple[str, ...] = get_args(get_args(Reason)[0])


class Format(NamedTuple):
    """What a format takes: lengths are counted in bytes of UTF-8 where `bytes` is true, else in characters."""

    name: str
    suffix: str
    names: int  #: length of the name of a variable
    file: int  #: of the label of the file
    labels: int  #: of the label of a variable
    values: int  #: of the label of a value
    text: int  #: bytes of a text
    epoch: int  #: days from the day from which dates are counted until 1970-01-01
    units: int  #: units of time a day has
    date: str  #: the format of a variable that holds dates
    missing: tuple[Any, ...]  #: the missing values, for the reasons in their order
    reserved: str  #: what no variable may be called, in lower case
    bytes: bool


STATA = Format(
    name="Stata",
    suffix=".dta",
    names=32,
    file=80,
    labels=80,
    values=32_000,
    text=2_000_000_000,  # a text of 2,045 bytes or more makes the variable a strL
    epoch=3_653,
    units=1,
    date="%td",
    missing=tuple("abcdefg"),
    reserved="_all _b _coef _cons _n _pi _pred _rc _se _skip byte double float if in int long strl using with",
    bytes=False,
)
SPSS = Format(
    name="SPSS",
    suffix=".sav",
    names=64,
    file=64,
    labels=256,
    values=120,
    text=32_767,
    epoch=141_428,
    units=86_400,
    date="DATE11",
    missing=tuple(range(-91, -98, -1)),
    reserved="all and by eq ge gt le lt ne not or to with",
    bytes=True,
)


def write_labelled(sheet: "Sheet", folder: Path, form: Format) -> None:
    """Write a table into a folder, as ``<table>.dta`` or ``<table>.sav``.

    Raises
    ------
    MissingExtraError
        If pyreadstat is not installed.
    WriteError
        If a text is longer than the format takes.
    OSError
        If pyreadstat cannot write the file.
    """
    try:
        import pyreadstat
    except ImportError as error:
        raise MissingExtraError("Stata and SPSS need pyreadstat: pip install 'belarus-releases[stata]'") from error
    declared = sheet.declared
    frame = to_frame(sheet, "join", "numpy")
    for column in declared:
        frame[column.name] = _cells(frame[column.name], column, form, sheet.name)
    used = _fill_missing(frame, sheet, declared, form)
    labelled = [column.kind in ("category", "boolean") for column in declared]
    names = variable_names([column.name for column in declared], form, labelled)
    frame.columns = frame.columns.map(dict(zip(frame.columns, names, strict=True)))
    by_name = dict(zip(names, declared, strict=True))
    missing = {name: used[column.name] for name, column in by_name.items() if column.name in used}
    options: dict[str, Any] = {
        "file_label": cut(file_label(sheet), form.file, in_bytes=form.bytes),
        "column_labels": [cut(column.meaning, form.labels, in_bytes=form.bytes) for column in declared],
        "variable_value_labels": {
            name: labels for name, c in by_name.items() if (labels := _labels(c, form, missing.get(name, ())))
        },
        "variable_format": {name: form.date for name, column in by_name.items() if column.kind == "date"},
    }
    path = folder / f"{sheet.name}{form.suffix}"
    path.touch()  # with the permissions of any new file
    try:
        if form is STATA:
            options["missing_user_values"] = missing
            pyreadstat.write_dta(frame, path, version=14, **options)  # 15 would be for more than 32,767 variables
        else:
            whole = {name: "F8.0" for name, c in by_name.items() if c.kind in ("integer", "category", "boolean")}
            options["variable_format"] |= whole
            options["missing_ranges"] = {name: [{"lo": form.missing[-1], "hi": form.missing[0]}] for name in missing}
            measures = {name: _measure(column) for name, column in by_name.items()}
            pyreadstat.write_sav(frame, path, note=notes(sheet), variable_measure=measures, **options)
    except (pyreadstat.PyreadstatError, pyreadstat.ReadstatError) as error:  # such as a full disk
        raise OSError(f"{sheet.name}: {error}") from error


def _cells(series: "pd.Series[Any]", column: "Column", form: Format, table: str) -> "pd.Series[Any]":
    """A column as the file holds it: doubles, or texts."""
    import pandas as pd

    if column.kind == "category":
        codes = series.cat.codes.astype("float64")
        return codes.where(codes >= 0) + 1
    if column.kind == "date":
        return ((series - pd.Timestamp("1970-01-01")) / pd.Timedelta(days=1) + form.epoch) * form.units
    if column.kind in ("integer", "number", "boolean"):
        return series.astype("float64")
    texts = series.fillna("").astype(pd.StringDtype("python"))
    for text in texts:
        if len(text.encode()) > form.text:
            raise WriteError(f"{table}.{column.name}: {form.name} takes texts of at most {form.text:,} bytes")
    return texts


def _fill_missing(
    frame: "pd.DataFrame", sheet: "Sheet", declared: "Sequence[Column]", form: Format
) -> dict[str, list[Any]]:
    """Let cells without a value say why, where they can; the missing values that each column has, in order."""
    import pandas as pd

    reasons = sheet.reasons() if sheet.reasons else {}
    values = dict(zip(_REASONS, form.missing, strict=True))
    ids = list(frame.iloc[:, 0])
    used = {}
    for column in declared:
        if column.kind in _WITH_MISSING:
            cells = list(frame[column.name])
            for place, record_id in enumerate(ids):
                if cells[place] != cells[place]:  # NaN
                    cells[place] = values.get(reasons.get((record_id, column.name), ""), cells[place])
            if found := set(cells).intersection(form.missing):
                used[column.name] = [value for value in form.missing if value in found]
                if form is STATA:  # letters among numbers, which pyreadstat tells from text by categories alone
                    numbers = sorted({cell for cell in cells if isinstance(cell, float) and cell == cell})
                    frame[column.name] = pd.Categorical(cells, [*numbers, *used[column.name]])
                else:
                    frame[column.name] = pd.Series(cells, index=frame.index, dtype="float64")
    return used


def _labels(column: "Column", form: Format, missing: Sequence[Any]) -> dict[Any, str]:
    """The labels of the values of a column, in order, and of its missing values."""
    items = column.items if column.kind == "category" else ()
    labels = {code: cut(item, form.values, in_bytes=form.bytes) for code, item in enumerate(items, 1)}
    if column.kind == "boolean":
        labels = dict(_BOOLEAN)
    reasons = dict(zip(form.missing, _REASONS, strict=True))
    return labels | {value: reasons[value].replace("_", " ") for value in missing} if labels else {}


def _measure(column: "Column") -> str:
    """What SPSS calls the level of measurement."""
    if column.kind in ("integer", "number", "date"):
        return "scale"
    return "ordinal" if column.vocabulary and column.vocabulary.ordered else "nominal"


def file_label(sheet: "Sheet") -> str:
    """The label of a file: dataset, table, version, the day as of which it is known, and the choice of sources.

    Without a choice it is never over 64 characters; with one, the file has it as far as there is room.
    """
    known = f" @ {sheet.known_on}" if sheet.known_on else ""
    chosen = f", {sheet.choice}" if sheet.choice else ""
    return f"{NAME}: {sheet.name} {sheet.version}{known}{chosen}"


def notes(sheet: "Sheet") -> list[str]:
    """What an SPSS file says of itself, in lines of at most 80 bytes."""
    texts = [
        f"{TITLE}: {sheet.name}, version {sheet.version}{part(sheet.known_on, sheet.choice)}.",
        f"Cite as: {sheet.citation()}",
        f"Licence: {LICENCE['name']}, {LICENCE['path']}",
        "A missing value is never zero: -91 to -97 say why, as empty_cells.reason in the codebook explains.",
        *(
            f"{', '.join(names)}: {HAZARDS[hazard]}"
            for hazard, names in columns_by_hazard((column.name, column) for column in sheet.declared).items()
        ),
    ]
    return [line for text in texts for line in textwrap.wrap(text, 80)]


def variable_names(columns: Sequence[str], form: Format, labelled: Sequence[bool] = ()) -> list[str]:
    """Names that a format takes, each its column's wherever that can be; no two differ only in case.

    Examples
    --------
    >>> variable_names(["event_id", "by", "if", "a name"], SPSS)
    ['event_id', 'by_var', 'if', 'a_name']
    >>> variable_names(["x" * 40, "x" * 41, "if"], STATA)[1:]
    ['xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx_2', 'if_var']
    """
    names: list[str] = []
    for place, column in enumerate(columns):
        # the set of value labels of a Stata variable is called as it is, with a number behind
        limit = form.names - 3 if any(labelled[place : place + 1]) else form.names
        names.append(_variable_name(column, form, limit, {name.casefold() for name in names}))
    return names


def _variable_name(column: str, form: Format, limit: int, taken: Collection[str]) -> str:
    legal = re.sub(r"[^A-Za-z0-9_]", "_", column)
    if not legal[:1].isalpha():
        legal = f"v{legal}"
    if legal.casefold() in form.reserved.split() or re.fullmatch(r"str\d+", legal.casefold()):
        legal = f"{legal}_var"
    name, number = legal[:limit], 1
    while name.casefold() in taken:
        number += 1
        name = f"{legal[: limit - len(f'_{number}')]}_{number}"
    return name


def cut(text: str, limit: int, *, in_bytes: bool = False) -> str:
    """A text of at most so many characters, or bytes of UTF-8; what is cut ends in an ellipsis.

    Examples
    --------
    >>> cut("Persons released.", 12)
    'Persons rel…'
    >>> cut("Мінск", 8, in_bytes=True)
    'Мі…'
    """
    if not in_bytes:
        return text if len(text) <= limit else f"{text[: limit - 1].rstrip()}…"
    data = text.encode()
    if len(data) <= limit:
        return text
    return f"{data[: limit - len('…'.encode())].decode(errors='ignore').rstrip()}…"
