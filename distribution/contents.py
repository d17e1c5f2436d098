"""Files that the wheel and the sdist lack, or hold beyond what git tracks.

The sdist holds every tracked file but what serves the repository alone; the wheel holds the package and its metadata.
"""

import subprocess
import tarfile
import zipfile
from collections.abc import Iterable
from pathlib import Path

#: What serves the repository alone.
NOT_IN_SDIST = (".ci/", ".gitattributes", ".github/", "news.d/")
SOURCES = "src/"
METADATA = ("METADATA", "RECORD", "WHEEL", "entry_points.txt", "licenses/LICENSE", "licenses/LICENSE-DATA")


def tracked(root: Path) -> list[str]:
    """The files that git tracks."""
    command = ("git", "ls-files", "-z")
    return subprocess.run(command, cwd=root, check=True, capture_output=True, text=True).stdout.strip("\0").split("\0")


def differences(folder: Path, names: Iterable[str]) -> list[str]:
    """How the wheel and the sdist of a folder differ from the tracked files."""
    names = set(names)
    (sdist,), (wheel,) = sorted(folder.glob("*.tar.gz")), sorted(folder.glob("*.whl"))
    with tarfile.open(sdist) as archive:
        in_sdist = [member.name for member in archive if not member.isdir()]
    with zipfile.ZipFile(wheel) as archive_of_wheel:
        in_wheel = archive_of_wheel.namelist()

    base = sdist.name.removesuffix(".tar.gz")
    of_sdist = {name for name in names if not name.startswith(NOT_IN_SDIST)} | {"PKG-INFO"}
    of_wheel = {name.removeprefix(SOURCES) for name in names if name.startswith(SOURCES)}
    of_wheel |= {f"{base}.dist-info/{name}" for name in METADATA}
    return [
        *_compared(sdist.name, in_sdist, {f"{base}/{name}" for name in of_sdist}),
        *_compared(wheel.name, in_wheel, of_wheel),
    ]


def _compared(archive: str, held: list[str], expected: set[str]) -> list[str]:
    return [
        *(f"{archive}: {name} is not meant to be in it" for name in sorted(set(held) - expected)),
        *(f"{archive}: {name} is missing" for name in sorted(expected - set(held))),
        *(f"{archive}: {name} is in it twice" for name in sorted({name for name in held if held.count(name) > 1})),
    ]
