"""Links of the description on an index page that are relative, and so lead nowhere.

The description is README.md, whose relative links `pyproject.toml` makes absolute when the distributions are built.
"""

import re
import zipfile
from email.parser import Parser
from pathlib import Path

_START = r"""(?:\]\(|^\[[^\]]+\]:\s*|\b(?:href|src)=["']?)"""
_TARGET = re.compile(_START + r"""(?!https?://|mailto:|#)([^\s)"'>]+)""", re.MULTILINE)


def of_wheel(folder: Path) -> str:
    """The description in the metadata of the wheel of a folder."""
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        (name,) = (name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
        return str(Parser().parsestr(archive.read(name).decode("utf-8")).get_payload())


def relative_links(text: str) -> list[str]:
    """The targets in a Markdown text that are relative, each once."""
    return sorted(set(_TARGET.findall(text)))
