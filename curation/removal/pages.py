"""All other files of the tree: pages, notebooks, pictures, tests, code, proposed dossiers."""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

from ..steps.files import CURATION, DATA, PACKAGE, PUBLISHERS, RECORD, ROOT
from .dossiers import REMOVED
from .hits import Hits

PROPOSED = CURATION / "proposed"  #: git ignores it
_GENERATED = (PACKAGE / "storage" / "_manifest.py", PACKAGE / "storage" / "_schema.py")


def paths() -> list[Path]:
    """The files of the working tree, except those that git ignores, and the proposed dossiers."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    git = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    if git.returncode == 0:
        found = [ROOT / name for name in git.stdout.split("\0") if name]
    else:
        found = [path for path in ROOT.rglob("*") if not _is_cache(path.relative_to(ROOT))]
    return sorted(path for path in {*found, *PROPOSED.rglob("*")} if path.is_file())


def _is_cache(path: Path) -> bool:
    return any(part == "__pycache__" or part.startswith(".") for part in path.parts[:-1])


def without(hits: Hits) -> Iterator[tuple[Path, bytes]]:
    """The files that name the person, without their name; names of files, and proposals, are left to be edited."""
    for path in paths():
        name = path.relative_to(ROOT).as_posix()
        hits.removes(name, name, "the name of the file", by_hand=True)
        if _is_page(path):
            data = path.read_bytes()
            text = "" if b"\0" in data else data.decode("utf-8", errors="replace")
            mentions = list(hits.in_page(name, text, by_hand=path.is_relative_to(PROPOSED)))
            for mention in reversed(mentions):
                text = text[: mention.start] + _instead(text, mention.start, mention.end) + text[mention.end :]
            if mentions:
                yield path, text.encode()


def _is_page(path: Path) -> bool:
    """Whether a file is none that is made of rows or read as dossiers."""
    if path in _GENERATED or any(path.is_relative_to(folder) for folder in (DATA, RECORD, PUBLISHERS)):
        return False
    return path.suffix != ".csv" or not path.is_relative_to(CURATION)


def _instead(text: str, start: int, end: int) -> str:
    """What stands for a name: a bare word within addresses and the like, which brackets would break."""
    within = re.search(r"(?:[\w/%@#-]|\w\.)$", text[max(0, start - 2) : start]) or re.match(
        r"[\w/%-]|\.\w", text[end : end + 2]
    )
    return REMOVED.strip("[]") if within else REMOVED
