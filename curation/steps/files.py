"""Where the files are, and the one form in which CSV is read and written."""

import csv
import io
import os
import unicodedata
from collections.abc import Callable, Iterable, Sequence
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


def plain_text(path: Path, error: Callable[[int, str], CurationError]) -> str:
    """The text of a file of the curation, in the one form of text.

    Raises
    ------
    CurationError
        If it is not UTF-8 text with LF, or has what is not seen: made by `error` of a line and a message.
    """
    data = path.read_bytes()
    if data.startswith(b"\xef\xbb\xbf"):
        raise error(1, "the file begins with a byte order mark: save it as UTF-8 without one")
    for number, line in enumerate(data.split(b"\n"), 1):
        if b"\r" in line:
            raise error(number, "the line ends in CRLF: save the file with LF")
        if b"\t" in line:
            raise error(number, "there is a tab: use spaces")
        try:
            text = line.decode()
        except UnicodeDecodeError:
            raise error(number, "this is not UTF-8: save the file as UTF-8") from None
        if not unicodedata.is_normalized("NFC", text):
            end = next(end for end in range(1, len(text) + 1) if not unicodedata.is_normalized("NFC", text[:end]))
            raise error(number, f"U+{ord(text[end - 1]):04X} has another form in NFC: save the file in NFC")
        if not text.isprintable():
            hidden = next(c for c in text if not c.isprintable())
            raise error(number, f"there is an invisible character, U+{ord(hidden):04X}: delete it")
    if not data.endswith(b"\n"):
        raise error(data.count(b"\n") + 1, "the last line does not end: end it with LF")
    return data.decode()


def read_csv(path: Path, header: Sequence[str] | None = None) -> list[Row]:
    """The rows of a CSV file by column name, which is plain text; none where the file does not exist.

    With a header, the file is one that people edit: it has these columns, and no blank line.
    """
    if not path.exists():
        return []

    def error(line: int, message: str) -> CurationError:
        return CurationError(f"{path.parent.name}/{path.name}, line {line}: {message}")

    text = plain_text(path, error)
    if header is not None:
        first, *rest = text.splitlines() or [""]
        if first != ",".join(header):
            raise error(1, f"the columns are not {','.join(header)}: write them so, with commas")
        if "" in rest:
            raise error(rest.index("") + 2, "the line is blank: delete it")
    reader = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    rows = []
    for row in reader:
        if None in row or None in row.values():
            raise error(reader.line_num, "the row and the header differ in length")
        rows.append(row)
    return rows


def write_csv(path: Path, header: Sequence[str], rows: Iterable[Row]) -> None:
    """Write the columns of a header as a CSV file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(csv_bytes(header, rows))


def csv_bytes(header: Sequence[str], rows: Iterable[Row]) -> bytes:
    """The columns of a header as CSV, LF and UTF-8."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows([row[name] for name in header] for row in rows)
    return text.getvalue().encode()


def write_whole(path: Path, text: str) -> None:
    """Write one file that people edit, whole or not at all; :mod:`.commit` does so with several."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.draft")
    with draft.open("w", encoding="utf-8", newline="\n") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)
