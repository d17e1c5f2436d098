"""Other forms of a table in memory: Arrow, which polars, DuckDB and pyarrow read; and CSV."""

import csv
import io
from typing import TYPE_CHECKING, Any

import attrs

from .columns import Column, Terms, columns, write
from .datapackage import LICENCE, NAME
from .errors import MissingExtraError
from .tables import RECORDS, record_class
from .versions import reaches

if TYPE_CHECKING:
    import polars as pl
    import pyarrow as pa

    from ._dataset import Dataset
    from .table import Table


def tables(ds: "Dataset") -> list["Table[Any]"]:
    """What an export of a dataset holds: its tables, and the codebook of its version."""
    from ._codebook import codebook
    from .table import Table

    entries = codebook().where(since=lambda since: reaches(since, ds.version))
    return [*map(ds.table, RECORDS), Table("codebook", ds.version, entries)]


def declared(table: "Table[Any]") -> list[Column]:
    """The columns that a table has at its version, each with the vocabulary of that version."""
    version = table.version
    return [
        attrs.evolve(column, terms=column.terms and _terms(column.terms, version))
        for column in columns(record_class(table.name))
        if reaches(column.since, version)
    ]


def _terms(terms: Terms, version: str) -> Terms:
    lines = {item: line for item, line in terms.lines.items() if reaches(terms.since[item], version)}
    return Terms(ordered=terms.ordered, since=terms.since, **lines)


def to_arrow(table: "Table[Any]") -> "pa.Table":
    """A table in Arrow: see :meth:`belarus_releases.table.Table.to_arrow`."""
    try:
        import pyarrow as pa
    except ImportError as error:
        raise MissingExtraError("Arrow needs pyarrow: pip install 'belarus-releases[arrow]'") from error
    shown = declared(table)
    arrays = [_array(column, [getattr(row, column.name) for row in table]) for column in shown]
    fields = [
        pa.field(column.name, array.type, metadata=_given(description=column.meaning, unit=column.unit))
        for column, array in zip(shown, arrays)
    ]
    about = _given(
        name=NAME,
        table=table.name,
        description=record_class(table.name).__doc__,
        version=table.version,
        known_on=table.known_on.isoformat() if table.known_on else None,
        licence=LICENCE["name"],
    )
    return pa.Table.from_arrays(arrays, schema=pa.schema(fields, metadata=about))


def _array(column: Column, cells: list[Any]) -> "pa.Array":
    import pyarrow as pa

    if column.kind == "category":
        assert column.terms is not None
        codes = {None: None} | {item: code for code, item in enumerate(column.items)}
        indices = pa.array([codes[cell] for cell in cells], pa.int32())
        items = pa.array(column.items, pa.string())
        return pa.DictionaryArray.from_arrays(indices, items, ordered=column.terms.ordered)
    types = {
        "text": pa.string(),
        "integer": pa.int64(),
        "number": pa.float64(),
        "boolean": pa.bool_(),
        "date": pa.date32(),
        "list": pa.list_(pa.string()),
    }
    return pa.array(cells, types[column.kind])


def _given(**texts: str | None) -> dict[str, str]:
    return {key: text for key, text in texts.items() if text}


def to_polars(table: "Table[Any]") -> "pl.DataFrame":
    """A table in polars: see :meth:`belarus_releases.table.Table.to_polars`."""
    try:
        import polars as pl
    except ImportError as error:
        raise MissingExtraError("to_polars needs polars: pip install 'belarus-releases[polars]'") from error
    categories = [column for column in declared(table) if column.kind == "category"]
    return pl.DataFrame(table).with_columns(pl.col(c.name).cast(pl.Enum(c.items)) for c in categories)


def to_csv_text(table: "Table[Any]") -> str:
    """A table as CSV text, cells as they are stored."""
    shown = declared(table)
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(column.name for column in shown)
    writer.writerows([write(column, getattr(record, column.name)) for column in shown] for record in table)
    return text.getvalue()
