"""What a version brings, in words: fragments of pull requests.

A fragment is a Markdown file in ``news.d/``, one a pull request, so that two branches never edit one section of
the changelog.
"""

import re
from pathlib import Path

from belarus_releases.errors import shown

from .files import ROOT, CurationError

FRAGMENTS = ROOT / "news.d"


def fragments(folder: Path = FRAGMENTS) -> dict[Path, str]:
    """The fragments, each as items of a list.

    Raises
    ------
    CurationError
        If one is empty, is not UTF-8, or has a heading, which would end the section that it stands in.
    """
    found = {}
    for path in sorted(folder.glob("*.md")):
        if path.name == "README.md":
            continue
        at = f"{path.parent.name}/{path.name}"
        try:
            lines = path.read_text(encoding="utf-8").strip().splitlines()
        except UnicodeDecodeError:
            raise CurationError(f"{at} is not UTF-8: save it as UTF-8") from None
        if not lines:
            raise CurationError(f"{at} is empty: write what changes in the data, or remove it")
        for number, line in enumerate(lines, 1):
            if re.match("#+ ", line):
                raise CurationError(f"{at}, line {number}: {shown(line)} is a heading: write items of a list")
        found[path] = "\n".join(lines if lines[0].startswith("- ") else _item(lines))
    return found


def _item(lines: list[str]) -> list[str]:
    first, *others = lines
    return [f"- {first}", *(f"  {line}" if line else "" for line in others)]
