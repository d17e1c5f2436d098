"""The package and attrs in one archive, run by the interpreter, give the records."""

import json
import shutil
import sys
import zipapp
from importlib.metadata import distribution
from pathlib import Path
from typing import Any

import belarus_releases as br

from ..tools import run
from ..values import assert_equal

TOOL = "zipapp"
#: The program in the archive: the events as JSON.
PROGRAM = """
import json

import belarus_releases as br

print(json.dumps([[getattr(event, name) for name in br.events().columns] for event in br.events()], default=str))
"""


def version() -> str:
    return f"Python {sys.version.split()[0]}"


def act(folder: Path) -> str:
    tree = folder / "tree"
    copy_packages(tree)
    (tree / "__main__.py").write_text(PROGRAM, encoding="utf-8")
    zipapp.create_archive(tree, folder / "events.pyz")
    printed = run(sys.executable, "-I", "-S", folder / "events.pyz")
    return f"{assert_equal(br.events(), rows_of_program(printed))} rows equal"


def rows_of_program(printed: str) -> list[dict[str, Any]]:
    """The rows that the program printed."""
    return [dict(zip(br.events().columns, row, strict=True)) for row in json.loads(printed)]


def copy_packages(tree: Path) -> None:
    """Copy the package and attrs, all that records need, into a folder."""
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(Path(br.__file__).parent, tree / "belarus_releases", ignore=ignored)
    site = Path(str(distribution("attrs").locate_file("")))
    for name in ("attr", "attrs"):
        shutil.copytree(site / name, tree / name, ignore=ignored)
