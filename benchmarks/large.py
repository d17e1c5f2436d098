"""A million rows in the package's own format: whether the design holds where the record grows."""

import csv
import datetime as dt
import io
import tempfile
from collections import deque
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import Any

import attrs
import pandas as pd
import pycldf
from synthetic import LAYOUT, NEW, OLD, Row, stored
from timing import Line, calls, ratio, shown

from belarus_releases.export.frame import frame_of_csv
from belarus_releases.storage.layout import layout_at
from belarus_releases.storage.records import records
from belarus_releases.storage.rows import csv_at

DTYPES = {"text": "string", "integer": "Int64", "number": "Float64", "boolean": "boolean"}


def lines(rounds: int, rows: int = 1_000_000) -> Iterator[Line]:
    """Measure frames, then records."""
    current, history = stored(rows)
    yield from _frames(current, history, rounds, rows)
    yield from _records(current, rounds, rows)


def _frames(current: bytes, history: bytes, rounds: int, rows: int) -> Iterator[Line]:
    found = calls(
        {
            "the latest version": lambda: frame_of_csv(current, LAYOUT),
            "a past version": lambda: frame_of_csv(csv_at(current, history, OLD), layout_at(LAYOUT, OLD)),
            "pandas": lambda: _pandas(current),
        },
        rounds,
    )
    past = 1.2 if pd.__version__.startswith("2.") else 1.5
    for name, goal in (("the latest version", 1.1), ("a past version", past)):
        times = ratio(found[name], found["pandas"])
        yield Line(
            f"{rows:,} rows as a frame, {name}",
            shown(median(found[name])),
            f"`pandas.read_csv` with dtypes ({pd.__version__})",
            shown(median(found["pandas"])),
            f"{times:.3f}",
            f"≤ {goal}",
            times <= goal,
        )


def _pandas(data: bytes) -> pd.DataFrame:
    dtypes: dict[str, Any] = {c.name: DTYPES.get(c.kind) or pd.CategoricalDtype(list(c.items or ())) for c in LAYOUT}
    names = list(dtypes)
    del dtypes["date"]
    return pd.read_csv(io.BytesIO(data), usecols=names, dtype=dtypes, parse_dates=["date"])


def _records(current: bytes, rounds: int, rows: int) -> Iterator[Line]:
    with tempfile.TemporaryDirectory() as folder:
        cldf_rows = 20_000
        cldf = _cldf(Path(folder), cldf_rows)
        found = calls(
            {
                "ours": lambda: deque(records(Row, current, NEW), maxlen=0),
                "csv.DictReader + attrs": lambda: deque(_dict_reader(current), maxlen=0),
                "pycldf's objects": lambda: deque(
                    pycldf.Dataset.from_metadata(cldf).objects("LanguageTable"), maxlen=0
                ),
            },
            rounds,
        )
    per_row = {name: [cost / rows for cost in costs] for name, costs in found.items()}
    per_row["pycldf's objects"] = [cost / cldf_rows for cost in found["pycldf's objects"]]
    for name, goal in (("csv.DictReader + attrs", 2), ("pycldf's objects", 10)):
        rate = ratio(per_row[name], per_row["ours"])
        yield Line(
            f"{rows:,} typed objects, streamed, per row",
            shown(median(per_row["ours"])),
            name + (f" ({cldf_rows:,} rows)" if "pycldf" in name else ""),
            shown(median(per_row[name])),
            f"{rate:.1f} × their rate",
            f"≥ {goal} ×",
            rate >= goal,
        )


def _empty_or(parse: Any) -> Any:
    return lambda cell: parse(cell) if cell else None


@attrs.frozen
class Plain:
    """The same row as one would write it with attrs alone: a converter for each field."""

    row_id: str = attrs.field(converter=str)
    label: str = attrs.field(converter=str)
    kind: str = attrs.field(converter=str)
    place: str | None = attrs.field(converter=_empty_or(str))
    date: dt.date | None = attrs.field(converter=_empty_or(dt.date.fromisoformat))
    persons: int | None = attrs.field(converter=_empty_or(int))
    share: float | None = attrs.field(converter=_empty_or(float))
    stated: bool = attrs.field(converter=lambda cell: cell == "true")
    note: str | None = attrs.field(converter=_empty_or(str))


def _dict_reader(data: bytes) -> Iterator[Plain]:
    for row in csv.DictReader(io.TextIOWrapper(io.BytesIO(data), "utf-8", newline="")):
        del row["since"]
        yield Plain(**row)


def _cldf(folder: Path, rows: int) -> Path:
    """A CLDF data set whose languages are rows with the same types."""
    made = pycldf.StructureDataset.in_dir(folder)
    types = {"persons": "integer", "share": "decimal", "stated": "boolean", "date": "date"}
    names = ("label", "kind", "place", "date", "persons", "share", "stated", "note")
    made.add_component("LanguageTable", *({"name": n, "datatype": types.get(n, "string")} for n in names))
    languages = []
    current, _ = stored(rows)
    for row in csv.DictReader(io.StringIO(current.decode())):
        parsed = attrs.asdict(Plain(**{name: cell for name, cell in row.items() if name != "since"}))
        languages.append({"ID": parsed.pop("row_id"), "Name": parsed["label"], **parsed})
    made.write(ValueTable=[], LanguageTable=languages)
    return folder / "StructureDataset-metadata.json"
