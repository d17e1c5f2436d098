"""Other forms of a table: Arrow, which polars, DuckDB and pyarrow read; CSV and JSON."""

import csv
import io
import json
from typing import TYPE_CHECKING, Any

from .errors import MissingExtraError

if TYPE_CHECKING:
    import pyarrow as pa

    from .table import Table


def to_arrow(table: "Table[Any]") -> "pa.Table":
    """A table in Arrow: text, int64, double, bool, date32, dictionaries and lists of text.

    Raises
    ------
    MissingExtraError
        If pyarrow is not installed.
    """
    try:
        import pyarrow as pa
    except ImportError as error:
        raise MissingExtraError("Arrow needs pyarrow: pip install 'belarus-releases[arrow]'") from error
    kinds = {
        "integer": pa.int64(),
        "number": pa.float64(),
        "boolean": pa.bool_(),
        "date": pa.date32(),
        "list": pa.list_(pa.string()),
    }
    fields = []
    for name, kind, _, items, ordered in table._schema:
        plain = kinds.get(kind, pa.string())
        fields.append(
            pa.field(name, plain if items is None else pa.dictionary(pa.int8(), pa.string(), ordered=ordered))
        )
    frame = table.to_frame()
    return pa.Table.from_pandas(frame, schema=pa.schema(fields), preserve_index=False).replace_schema_metadata()


def to_csv_text(table: "Table[Any]") -> str:
    """A table as CSV text, cells as they are stored."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(table.columns)
    writer.writerows(_cells(table))
    return text.getvalue()


def to_json_text(table: "Table[Any]") -> str:
    """A table as JSON text: a list of objects, dates in ISO form, null where nothing is stated."""
    names = table.columns
    rows = [{name: getattr(record, name) for name in names} for record in table]
    return json.dumps(rows, ensure_ascii=False, indent=2, default=str) + "\n"


def _cells(table: "Table[Any]") -> list[list[str]]:
    from .columns import columns, write
    from .tables import record_class

    shown = set(table.columns)
    declared = [column for column in columns(record_class(table.name)) if column.name in shown]
    return [[write(column, getattr(record, column.name)) for column in declared] for record in table]
