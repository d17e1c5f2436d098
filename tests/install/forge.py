"""Forge the data of a copy of the package, and write its checksums anew, as one would who wants it to load."""

import csv
import io
import re
from collections.abc import Callable
from hashlib import blake2b, sha256
from pathlib import Path

Rows = list[dict[str, str]]


class Copy:
    """A copy of the package whose files can be forged."""

    def __init__(self, package: Path) -> None:
        self.data = package / "data"
        self.manifest = package / "storage" / "_manifest.py"

    def replace(self, path: str, *changes: tuple[str, str]) -> None:
        """Replace texts in a data file, each once."""
        text = (self.data / path).read_bytes().decode()
        for old, new in changes:
            assert old in text
            text = text.replace(old, new, 1)
        self.write(path, text.encode())

    def change(self, path: str, change: Callable[[Rows], object]) -> None:
        """Change the rows of a data file."""
        header, *lines = csv.reader(io.StringIO((self.data / path).read_bytes().decode(), newline=""))
        rows = [dict(zip(header, line, strict=True)) for line in lines]
        change(rows)
        text = io.StringIO(newline="")
        writer = csv.DictWriter(text, header, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
        self.write(path, text.getvalue().encode())

    def write(self, path: str, data: bytes) -> None:
        """Write a data file, and its checksum into the manifest."""
        text = self.manifest.read_text(encoding="utf-8")
        text = re.sub(rf'"{path}": "\w+"', f'"{path}": "{blake2b(data, digest_size=32).hexdigest()}"', text)
        self.manifest.write_text(text, encoding="utf-8")
        (self.data / path).write_bytes(data)

    def list_anew(self, version: str, table: str, table_sha256: str) -> None:
        """Put the SHA-256 of a table into the list of versions and what follows from it, but not into the manifest."""

        def change(rows: Rows) -> None:
            row = next(row for row in rows if row["version"] == version)
            tables = dict(pair.split("=") for pair in row["tables_sha256"].split(";")) | {table: table_sha256}
            row["tables_sha256"] = ";".join(f"{name}={digest}" for name, digest in tables.items())
            lines = "".join(f"{name}={tables[name]}\n" for name in sorted(tables))
            row["sha256"] = sha256(f"belarus-releases c14n 2\n{lines}".encode()).hexdigest()

        self.change("versions.csv", change)
