"""Other forms of the data: exports, Arrow, polars."""

import contextlib
import json
import re
import sqlite3
from pathlib import Path

import polars as pl
import pyarrow as pa
from pyarrow import parquet
from recorder import Readable

import belarus_releases as br

from .common import datasets, every_table


def exports(ask):
    """What is written: every file of CSV, every table and its schema of Parquet, the dump of SQLite."""
    for key, ds in datasets().items():
        form = key.replace(" ", "-")
        ask(f"csv/{key}", ds.to_csv, f"csv-{form}")
        for file in sorted(Path(f"csv-{form}").iterdir()):
            ask(f"csv/{key}/{file.name}", file.read_bytes)
        descriptor = Path(f"csv-{form}", "datapackage.json").read_text(encoding="utf-8")
        ask(f"csv/{key}/descriptor", Readable, descriptor)
        ask(f"csv/{key}/descriptor without words", lambda text: json.loads(text, object_hook=without_words), descriptor)
        ask(f"parquet/{key}", ds.to_parquet, f"parquet-{form}")
        for file in sorted(Path(f"parquet-{form}").iterdir()):
            ask(f"parquet/{key}/{file.name}", lambda file: values_of_arrow(parquet.read_table(file)), file)
            ask(f"parquet/{key}/{file.name}/metadata", lambda file: schema_of(parquet.read_table(file), True), file)
        for name in ("stata", "spss", "excel"):
            place = Path(f"{name}-{form}" + ".xlsx" * (name == "excel"))
            ask(f"{name}/{key}", getattr(ds, f"to_{name}"), place)
            ask(f"{name}/{key}/files", lambda place: sorted(p.name for p in place.glob("*")) or place.is_file(), place)
        version = ds.version
        ask(f"files/{key}", lambda v: [(f.name, f.read_bytes()) for f in br.files(v).iterdir()], version)
        ask(f"path/{key}", path_of, version)
        ask(f"sqlite/{key}", ds.to_sqlite, f"{form}.sqlite")
        for part, lines in dumped(f"{form}.sqlite").items():
            ask(f"sqlite/{key}/{part}", str if part.startswith("INSERT") else Readable, "\n".join(lines))


def path_of(version):
    """What the file behind a path holds."""
    with br.path("events", version=version) as path:
        return path.read_bytes()


def without_words(described):
    """What a descriptor says, but for what is said in words, and for what follows from that."""
    words = ("title", "description", "rule", "bytes", "hash")
    return {name: value for name, value in described.items() if name not in words}


def dumped(path):
    """A database as SQL, in parts: what makes it, and the rows of each table."""
    with contextlib.closing(sqlite3.connect(path)) as database:
        pragmas = [database.execute(f"PRAGMA {name}").fetchall() for name in ("user_version", "application_id")]
        parts = {"schema": list(map(str, pragmas))}
        for line in database.iterdump():
            row = re.match(r'INSERT INTO "\w+"', line)
            parts.setdefault(row[0] if row else "schema", []).append(line)
    return parts


def arrow_and_polars(ask):
    for key, name, table in every_table():
        place = f"{name}/{key}"
        schema = Readable if key in ("latest", "of no version") else str
        ask(f"arrow/{place}", lambda t: values_of_arrow(t.to_arrow()), table)
        ask(f"arrow/{place}/schema", lambda t, form: form(schema_of(t.to_arrow(), False)), table, schema)
        ask(f"arrow/{place}/metadata", lambda t, form: form(schema_of(t.to_arrow(), True)), table, schema)
        ask(f"arrow/{place}/capsule", lambda t: values_of_arrow(pa.table(t)), table)
        ask(f"arrow/{place}/capsule/metadata", lambda t: schema_of(pa.table(t), True), table)
        ask(f"arrow/{place}/stream", lambda t: type(t.__arrow_c_stream__()).__name__, table)
        ask(f"polars/{place}", lambda t: repr(t.to_polars().rows()), table)
        ask(f"polars/{place}/schema", lambda t, form: form(schema_of_polars(t.to_polars())), table, schema)
        ask(f"polars/{place}/capsule", polars_through_arrow, table)


def schema_of(arrow, metadata):
    return arrow.schema.to_string(truncate_metadata=False, show_field_metadata=metadata, show_schema_metadata=metadata)


def values_of_arrow(arrow):
    columns = [column.combine_chunks() for column in arrow.columns]
    coded = [column.dictionary.to_pylist() for column in columns if pa.types.is_dictionary(column.type)]
    return repr([schema_of(arrow, False), arrow.to_pydict(), coded])


def polars_through_arrow(table):
    frame = pl.DataFrame(table)
    return f"{schema_of_polars(frame)}\n{frame.rows()}"


def schema_of_polars(frame):
    return "\n".join(f"{name}: {dtype!r}" for name, dtype in frame.schema.items())
