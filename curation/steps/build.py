"""Write every bundled file from claims and decisions; a second run changes nothing."""

import tempfile
from pathlib import Path

from belarus_releases.schema.calver import order, reaches
from belarus_releases.schema.columns import columns, format_cell
from belarus_releases.storage.rows import UNSTAMPED, path_of
from belarus_releases.tables import CLAIM_BASED, TABLES, record_class

from . import anchors, edited, generate
from .commit import commit
from .files import CURATION, DATA, PACKAGE, CurationError, Row, read_csv, write_csv
from .stamp import Stored, stamp

PUBLISHED = ("data_versions", "errata")  #: the tables that `publish` adds to, and the build takes as they are
NONE = "0.0.0"  # stands for the last version before the first


def build() -> str:
    """Write the bundled files, all or none; return the version that they are.

    Raises
    ------
    CurationError
        If published versions are not what they were.
    """
    anchors.check()
    with tempfile.TemporaryDirectory() as folder:
        package = Path(folder)
        version = build_package(DATA, package)
        commit("build", changes(package))
    return version


def differences() -> list[str]:
    """The bundled files that differ from those that the build would write."""
    with tempfile.TemporaryDirectory() as folder:
        package = Path(folder)
        build_package(DATA, package)
        return out_of_date(package)


def refuse_out_of_date(package: Path) -> None:
    """Refuse to say that nothing has changed of a tree that is not what the build gives.

    Raises
    ------
    CurationError
        If a bundled file differs from that in a folder that the build wrote.
    """
    if paths := out_of_date(package):
        raise CurationError(
            f"there is nothing new, but the bundled files are out of date ({', '.join(paths)}): run build"
        )


def out_of_date(package: Path) -> list[str]:
    """The bundled files that differ from those in a folder that the build wrote."""
    built = {path.relative_to(package): path.read_bytes() for path in package.rglob("*") if path.is_file()}
    paths = built.keys() | {path.relative_to(PACKAGE) for path in DATA.rglob("*") if path.is_file()}
    bundled = {path: (PACKAGE / path).read_bytes() for path in paths if (PACKAGE / path).exists()}
    return sorted(str(path) for path in paths if built.get(path) != bundled.get(path))


def changes(package: Path) -> dict[Path, bytes | None]:
    """The bundled files as a folder has them that the build wrote, for a commit."""
    built = {PACKAGE / path.relative_to(package): path.read_bytes() for path in package.rglob("*") if path.is_file()}
    gone = [path for path in (DATA / "history").glob("*.csv") if path not in built]
    return {**built, **dict.fromkeys(gone)}


def build_package(source: Path, package: Path, curation: Path = CURATION) -> str:
    """Write every generated file to a folder, given the stored rows of another; return the version."""
    version = build_data(source, package / "data", curation)
    write_generated(package / "data", package, version)
    return version


def build_data(source: Path, target: Path, curation: Path = CURATION) -> str:
    """Write every data file to a folder, given the stored rows of another; return the version."""
    last = last_version(source)
    unpublished = False
    for name, rows in tables(curation).items():
        declared = columns(record_class(name))
        published = [column.name for column in declared if reaches(column.since, last)]
        stamped = stamp(declared[0].name, published, rows, stored(source, name), last)
        write_table(target, name, stamped)
        stamps = [row["since"] for row in stamped.current] + [row["until"] for row in stamped.history]
        unpublished |= len(published) < len(declared) or not all(reaches(stamp, last) for stamp in stamps)
    for name in PUBLISHED:
        write_csv(target / path_of(name), header(name), read_csv(source / path_of(name)))
    write_decided(target, curation)
    return f"{last}+dev" if unpublished else last


def write_decided(target: Path, curation: Path = CURATION) -> None:
    """Write the tables whose rows stand in the decisions as they are."""
    for name in UNSTAMPED:
        if name not in PUBLISHED:
            rows = read_csv(curation / "decisions" / path_of(name), header(name))
            write_csv(target / path_of(name), header(name), rows)


def tables(curation: Path = CURATION) -> dict[str, list[Row]]:
    """The rows of every table as they are now, cells as in CSV."""
    return rows_of(edited.load(curation))


def rows_of(loaded: edited.Edited) -> dict[str, list[Row]]:
    """The rows of every table that the edited files give."""
    records = {name: loaded.cells.rows(name) for name in CLAIM_BASED}
    records |= {"sources": loaded.sources, "claims": loaded.claims}
    return {
        name: [
            {column.name: format_cell(column, getattr(record, column.name)) for column in columns(record_class(name))}
            for record in records[name]
        ]
        for name in TABLES
    }


def header(name: str) -> list[str]:
    """The names of the columns of a table."""
    return [column.name for column in columns(record_class(name))]


def stored(data: Path, table: str) -> Stored:
    """The stored rows of a table."""
    return Stored(read_csv(data / f"{table}.csv"), read_csv(data / "history" / f"{table}.csv"))


def last_version(data: Path) -> str:
    """The last published version."""
    return max((row["version"] for row in read_csv(data / "versions.csv")), key=order, default=NONE)


def write_table(data: Path, name: str, rows: Stored) -> None:
    """Write the current file of a table and, where it has superseded rows, its history."""
    names = header(name)
    write_csv(data / f"{name}.csv", [*names, "since"], rows.current)
    history = data / "history" / f"{name}.csv"
    if rows.history:
        empty = dict.fromkeys(names, "")  # a superseded row lacks the columns that came later
        write_csv(history, [*names, "since", "until"], (empty | row for row in rows.history))
    else:
        history.unlink(missing_ok=True)


def write_generated(data: Path, package: Path, version: str) -> None:
    """Write the files that are generated from the declarations and the data files."""
    storage = package / "storage"
    storage.mkdir(exist_ok=True)
    (storage / "_schema.py").write_text(generate.schema_module(), encoding="utf-8")
    (data / "datapackage.json").write_text(generate.descriptor_text(data, version), encoding="utf-8")
    (storage / "_manifest.py").write_text(generate.manifest_module(data, version), encoding="utf-8")
