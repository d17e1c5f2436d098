"""Placeholders of what is known only at the first publication.

A placeholder is an address at the host ``placeholder.invalid``, which nobody can own (RFC 6761): it is valid wherever
an address is expected, and there is one thing to search for. Each name stands for one thing to be filled in.
"""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

#: The files and folders that readers of the project see.
FILES = ("CHANGELOG.md", "CITATION.cff", "CONTRIBUTING.md", "README.md", "SECURITY.md", "pyproject.toml")
FOLDERS = (".github", "docs", "src")
GENERATED = {"_build", "__pycache__"}

#: Where the repository of ``[project.urls]`` is repeated, and the line that does it: missing, or another, until then.
REPEATED = {"CITATION.cff": "repository-code:", "src/belarus_releases/schema/about.py": "REPOSITORY"}

_ADDRESS = re.compile(
    rb"[\w.+-]+@(?:[\w-]+\.)*placeholder\.invalid\b|https?://(?:[\w-]+\.)*placeholder\.invalid\b[\w/$#-]*(?:\.[\w/$#-]+)*",
    re.IGNORECASE,
)


class Finding(NamedTuple):
    """A line that keeps the distributions from being published."""

    path: str
    line: int
    what: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.what}"


def find(root: Path) -> list[Finding]:
    """The placeholders of a tree, and the places that do not name its repository."""
    return [*_unfilled(root), *_unlike_the_repository(root)]


def _unfilled(root: Path) -> Iterator[Finding]:
    for path in _read_by_people(root):
        for number, line in enumerate(path.read_bytes().splitlines(), 1):
            for address in _ADDRESS.findall(line):
                yield Finding(path.relative_to(root).as_posix(), number, f"{address.decode()} is a placeholder")


def _unlike_the_repository(root: Path) -> Iterator[Finding]:
    pyproject = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))
    repository = pyproject["project"]["urls"]["Repository"]
    for name, start in REPEATED.items():
        lines = (root / name).read_text("utf-8").splitlines()
        number, line = next(((number, line) for number, line in enumerate(lines, 1) if line.startswith(start)), (1, ""))
        if f'"{repository}"' not in line:
            yield Finding(name, number, f"{start.rstrip(':')} is not {repository}, the repository of [project.urls]")


def _read_by_people(root: Path) -> Iterator[Path]:
    yield from (root / name for name in FILES)
    for folder in FOLDERS:
        for path in sorted((root / folder).rglob("*")):
            if path.is_file() and not GENERATED.intersection(path.relative_to(root).parts):
                yield path
