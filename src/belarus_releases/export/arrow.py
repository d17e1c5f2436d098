"""A table in Arrow, which polars, DuckDB and pyarrow read."""

from typing import TYPE_CHECKING, Any

from ..errors import MissingExtraError
from ..schema.about import LICENCE, NAME
from ..schema.columns import Column
from ..schema.lists import join
from ..tables import record_class

if TYPE_CHECKING:
    import polars as pl
    import pyarrow as pa

    from .sheet import Sheet


def to_arrow(sheet: "Sheet") -> "pa.Table":
    """A table in Arrow: see :meth:`belarus_releases.Table.to_arrow`."""
    try:
        import pyarrow as pa
    except ImportError as error:
        raise MissingExtraError("Arrow needs pyarrow: pip install 'belarus-releases[arrow]'") from error
    columns = sheet.declared
    rows = sheet.records()
    arrays = [_array(column, [getattr(row, column.name) for row in rows]) for column in columns]
    fields = [
        pa.field(column.name, array.type, metadata=_about(column))
        for column, array in zip(columns, arrays, strict=True)
    ]
    metadata = _filled(
        name=NAME,
        table=sheet.name,
        description=record_class(sheet.name).__title__,  # type: ignore[attr-defined]
        version=sheet.version,
        known_on=sheet.known_on.isoformat() if sheet.known_on else None,
        choice=sheet.choice,
        licence=LICENCE["name"],
    )
    return pa.Table.from_arrays(arrays, schema=pa.schema(fields, metadata=metadata))


def _array(column: Column, cells: list[Any]) -> "pa.Array":
    import pyarrow as pa

    if column.kind == "category":
        assert column.vocabulary is not None
        codes = {None: None} | {item: code for code, item in enumerate(column.items)}
        indices = pa.array([codes[cell] for cell in cells], pa.int32())
        items = pa.array(column.items, pa.string())
        return pa.DictionaryArray.from_arrays(indices, items, ordered=column.vocabulary.ordered)
    types = {
        "text": pa.string(),
        "integer": pa.int64(),
        "number": pa.float64(),
        "boolean": pa.bool_(),
        "date": pa.date32(),
        "list": pa.list_(pa.string()),
        "value": pa.string(),
    }
    if column.kind == "value":
        cells = [None if cell is None else column.codec.format(cell) for cell in cells]
    if column.kind == "list" and column.optional:
        cells = [cell or None for cell in cells]
    return pa.array(cells, types[column.kind])


def _about(column: Column) -> dict[str, str]:
    """What a field says of its column."""
    return _filled(description=column.meaning, unit=column.unit, hazards=join(column.hazards))


def _filled(**texts: str | None) -> dict[str, str]:
    return {key: text for key, text in texts.items() if text}


def to_polars(sheet: "Sheet") -> "pl.DataFrame":
    """A table in polars: see :meth:`belarus_releases.Table.to_polars`."""
    try:
        import polars as pl
    except ImportError as error:
        raise MissingExtraError("to_polars needs polars: pip install 'belarus-releases[polars]'") from error
    categories = [column for column in sheet.declared if column.kind == "category"]
    frame = pl.DataFrame(to_arrow(sheet))
    return frame.with_columns(pl.col(c.name).cast(pl.Enum(c.items)) for c in categories)
