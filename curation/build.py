"""Make every shipped file from the claims and decisions: ``python -m curation.build``.

Run twice it changes nothing. With ``--check`` it writes nothing, and says what would change.
"""

import argparse
import sys
import tempfile
from pathlib import Path

from belarus_releases.columns import columns, write
from belarus_releases.provenance import BUILT
from belarus_releases.tables import RECORDS, record_class
from belarus_releases.versions import order

from . import evidence, generate
from .evidence import DECISIONS
from .files import DATA, PACKAGE, read_csv, write_csv
from .stamp import Row, Stored, published, stamp

NONE = "0.0.0"  # stands for the last version before the first


def tables() -> dict[str, list[Row]]:
    """Every table's rows as they now are, cells as in CSV."""
    made, sources, claims = evidence.load()
    records = {name: made.rows(name) for name in BUILT} | {"sources": sources, "claims": claims}
    return {
        name: [{c.name: write(c, getattr(row, c.name)) for c in columns(record_class(name))} for row in records[name]]
        for name in RECORDS
    }


def stored(data: Path, table: str) -> Stored:
    """What is stored of a table."""
    return Stored(read_csv(data / f"{table}.csv"), read_csv(data / "history" / f"{table}.csv"))


def count(data: Path, table: str, version: str) -> int:
    """How many rows a table has at a published version."""
    return len(published(stored(data, table), version))


def last_version(data: Path) -> str:
    """The last published version."""
    return max((row["version"] for row in read_csv(data / "versions.csv")), key=order, default=NONE)


def build(source: Path, target: Path) -> str:
    """Write every data file to a folder, given what is stored in another; give the version it is."""
    last = last_version(source)
    unpublished = False
    for name, rows in tables().items():
        declared = columns(record_class(name))
        kept = [c.name for c in declared if order(c.since) <= order(last)]
        now = stamp(declared[0].name, kept, rows, stored(source, name), last)
        write_table(target, name, now)
        stamps = [row["since"] for row in now.current] + [row["until"] for row in now.history]
        unpublished |= len(kept) < len(declared) or any(order(s) > order(last) for s in stamps)
    header = [column.name for column in columns(record_class("data_versions"))]
    versions = read_csv(source / "versions.csv")
    write_csv(target / "versions.csv", header, ([row[name] for name in header] for row in versions))
    header = [column.name for column in columns(record_class("coverage"))]
    spans = read_csv(DECISIONS / "coverage.csv")
    write_csv(target / "coverage.csv", header, ([row[name] for name in header] for row in spans))
    return f"{last}+dev" if unpublished else last


def write_table(data: Path, name: str, now: Stored) -> None:
    """Write a table's current file and, where there are superseded rows, its history."""
    header = [column.name for column in columns(record_class(name))]
    write_csv(data / f"{name}.csv", [*header, "since"], ([row[c] for c in [*header, "since"]] for row in now.current))
    past = data / "history" / f"{name}.csv"
    if now.history:
        stamps = [*header, "since", "until"]
        write_csv(past, stamps, ([row.get(c, "") for c in stamps] for row in now.history))
    else:
        past.unlink(missing_ok=True)


def write_generated(data: Path, package: Path, current: str) -> None:
    """Write what is generated from the declarations and the data files."""
    (package / "_schema.py").write_text(generate.schema_module(), encoding="utf-8")
    (data / "datapackage.json").write_text(generate.descriptor_text(data, current), encoding="utf-8")
    (package / "_manifest.py").write_text(generate.manifest_module(data, current), encoding="utf-8")


def differences() -> list[str]:
    """Shipped files that are not what the build gives."""
    with tempfile.TemporaryDirectory() as folder:
        package = Path(folder)
        data = package / "data"
        write_generated(data, package, build(DATA, data))
        made = {path.relative_to(package): path.read_bytes() for path in package.rglob("*") if path.is_file()}
    there = {path.relative_to(PACKAGE) for path in DATA.rglob("*") if path.is_file()}
    there |= {Path("_schema.py"), Path("_manifest.py")}
    shipped = {path: (PACKAGE / path).read_bytes() for path in there}
    return sorted(str(path) for path in made.keys() | shipped.keys() if made.get(path) != shipped.get(path))


def main() -> int:
    """Build, or with ``--check`` tell what the build would change."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; fail where shipped is not built")
    if parser.parse_args().check:
        stale = differences()
        print("\n".join(f"not what the build gives: {path}" for path in stale) or "shipped is what the build gives")
        return 1 if stale else 0
    current = build(DATA, DATA)
    write_generated(DATA, PACKAGE, current)
    print(f"built data version {current}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
