"""Where things are, and the one form in which CSV is read and written."""

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

ROOT = Path(__file__).parent.parent
CURATION = ROOT / "curation"
PACKAGE = ROOT / "src" / "belarus_releases"
DATA = PACKAGE / "data"


class CurationError(Exception):
    """Something in the curated files that cannot be built from: named by file and line."""


def read_csv(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file by column name; none where there is no file."""
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file, strict=True)
        rows = []
        for row in reader:
            if None in row or None in row.values():
                raise CurationError(
                    f"{path.name}, line {reader.line_num}: the number of cells is not that of the header"
                )
            rows.append(row)
        return rows


def write_csv(path: Path, header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Write a CSV file, LF and UTF-8; a file without rows is not kept."""
    rows = list(rows)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)
