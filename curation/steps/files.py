"""Where the files are, and the one form in which CSV is read and written."""

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

ROOT = Path(__file__).parents[2]
CURATION = ROOT / "curation"
DECISIONS = CURATION / "decisions"
RECORD = CURATION / "record"
PUBLISHERS = CURATION / "publishers"
IDS = CURATION / "ids"
TOMBSTONES = CURATION / "redactions.csv"
PACKAGE = ROOT / "src" / "belarus_releases"
DATA = PACKAGE / "data"

Row = dict[str, str]


class CurationError(Exception):
    """A step cannot be done, and why: where a file is at fault, with its name and line."""


def read_csv(path: Path) -> list[Row]:
    """The rows of a CSV file by column name; none where the file does not exist."""
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file, strict=True)
        rows = []
        for row in reader:
            if None in row or None in row.values():
                raise CurationError(f"{path.name}, line {reader.line_num}: the row and the header differ in length")
            rows.append(row)
        return rows


def write_csv(path: Path, header: Sequence[str], rows: Iterable[Row]) -> None:
    """Write the columns of a header as a CSV file, LF and UTF-8."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows([row[name] for name in header] for row in rows)
