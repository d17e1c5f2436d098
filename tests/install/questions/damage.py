"""What is said of data that are not as they were published: in a copy of the package, in processes of their own."""

import csv
import io
import os
import re
import shutil
import subprocess
import sys
from hashlib import blake2b
from pathlib import Path

from recorder import Readable

import belarus_releases as br

from .common import PAST, TABLES

COPY = Path("damaged")
WRONG_CELLS = ("", " two  spaces", "=1+1", "nonsense", "-5", "99999", "1990-01-01", "x;x", "s0001")


def damaged_files(ask):
    """Files that were changed, are gone, or hold what breaks a rule; and a version from which something was removed."""
    package = Path(br.__file__).parent
    if not package.is_dir():
        return
    shutil.copytree(package, COPY / package.name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("events", "sources", "versions"):
        file, whole = stored(name), stored(name).read_bytes()
        file.write_bytes(whole.replace(b"2026", b"2062", 1))
        ask_the_copy(ask, f"{name}/changed", name)
        ask_the_copy(ask, f"{name}/changed/verify", "verify")
        file.unlink()
        ask_the_copy(ask, f"{name}/gone", name)
        file.write_bytes(whole)
    for wrong in WRONG_CELLS:
        verify(ask, f"cells/{wrong!r}", with_cell, wrong)
    for step in (2, 3, 5):
        verify(ask, f"cells/exchanged/{step}", exchanged, step)
    verify(ask, "cells/derived", derived_otherwise)
    verify(ask, "rows/out of order", lambda header, rows: rows.insert(1, rows.pop()))
    verify(ask, "rows/twice", lambda header, rows: rows.insert(0, rows[0]))
    verify(ask, "rows/gone", lambda header, rows: rows.pop(5))
    replace(r"(?m)^(REDACTED\b[^=]*= )\{\}", rf'\1{{"{PAST}": ("a person",)}}')
    ask_the_copy(ask, "redacted/past", "coverage", "--columns", "subject", "--version", PAST)
    ask_the_copy(ask, "redacted/latest", "coverage", "--columns", "subject")


def stored(name):
    """The file of the current rows of a table."""
    (found,) = (file for file in COPY.rglob(f"{name}.csv") if "history" not in file.parts)
    return found


def ask_the_copy(ask, name, *words):
    """Ask for exit code and output of a command in the copy: where something is wrong; and in words."""
    environment = os.environ | {"PYTHONPATH": str(COPY.resolve()), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-m", "belarus_releases", *words]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, encoding="utf-8")
    error = done.stderr.splitlines()[-1:]  # the last line of a traceback
    found = [re.sub(r"^(\S+\.csv.*?): .*$", r"\1", line) for line in done.stdout.splitlines()]
    ask(f"damaged/{name}", Readable, "\n".join([f"{done.returncode}", *sorted(found)]))
    ask(f"damaged/{name}/message", Readable, "\n".join([*error, done.stdout]).replace(str(Path.cwd()), ""))


def verify(ask, name, change, *how):
    """Ask ``verify`` where the rows of every table are changed, and the checksums of loading are theirs."""
    kept = {table: stored(table).read_bytes() for table in TABLES}
    for table, whole in kept.items():
        header, *rows = csv.reader(io.StringIO(whole.decode(), newline=""))
        change(header, rows, *how)
        text = io.StringIO(newline="")
        csv.writer(text, lineterminator="\n").writerows([header, *rows])
        put(stored(table), text.getvalue().encode())
    ask_the_copy(ask, name, "verify")
    for table, whole in kept.items():
        put(stored(table), whole)


def put(file, content):
    """Write a file, and its checksum in place of the old one."""
    old, new = (blake2b(data, digest_size=32).hexdigest() for data in (file.read_bytes(), content))
    replace(old, new)
    file.write_bytes(content)


def replace(pattern, by):
    """Replace what a pattern finds in the modules of the copy."""
    for module in COPY.rglob("*.py"):
        text = module.read_text(encoding="utf-8")
        if re.search(pattern, text):
            module.write_text(re.sub(pattern, by, text), encoding="utf-8")


def with_cell(header, rows, wrong):
    """Give every column but the stamp a wrong cell, each in a row of its own."""
    for place in range(len(header) - 1):
        rows[3 * place % len(rows)][place] = wrong


def exchanged(header, rows, step):
    """Let neighbours have each other's cell, in every column but the id and the stamp."""
    for place in range(1, len(header) - 1):
        one, other = rows[step * place % len(rows)], rows[(step * place + 1) % len(rows)]
        one[place], other[place] = other[place], one[place]


def derived_otherwise(header, rows):
    """Let derived cells of three rows be others that could be."""
    if "n_origins" in header:
        for row in rows[:3]:
            row[header.index("n_origins")] = "77"
