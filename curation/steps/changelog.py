"""The changelog: the section of a new version, and the notes of a release."""

import datetime as dt
import re
from collections.abc import Mapping, Sequence

from belarus_releases.schema.calver import order, reaches
from belarus_releases.storage.canonical import TAG

from . import anchors, numbering
from .files import ROOT, CurationError

CHANGELOG = ROOT / "CHANGELOG.md"


def closed(text: str, version: str, day: dt.date, changes: Mapping[str, str], words: Sequence[str] = ()) -> str:
    """The changelog with its section *Unreleased* under the version: words and numbers of changed rows below *Data*.

    Parameters
    ----------
    text : str
        The changelog.
    version : str
        The version.
    day : date
        The day of publication.
    changes : mapping of str to str
        The numbers of rows added, removed and changed, by table.
    words : sequence of str, optional
        Paragraphs for *Data*.
    """
    before, heading, after = text.partition("## Unreleased\n")
    section, mark, older = after.partition("\n## ")
    if "### Data\n" not in section:
        section = "\n" + f"{section.strip()}\n\n### Data\n".lstrip()
    others, of_data, data = section.partition("### Data\n")
    data, *later = data.partition("\n### ")
    numbers = "\n".join(f"- `{name}`: {change}" for name, change in changes.items() if change != "+0 -0 ~0")
    paragraphs = [data.strip("\n"), *words, "Rows added (+), removed (-) and changed (~):", numbers]
    data = "\n\n".join(filter(None, paragraphs))
    section = "".join([others, of_data, f"\n{data}\n", *later])
    return f"{before}{heading}\n## {version} - {day.isoformat()}\n{section}{mark}{older}"


def release_notes(version: str) -> str:
    """The notes of a release, also the message of its tag: what is new, and the SHA-256 of every data version.

    So the checksums stand outside the tree, where a commit cannot alter them.

    Raises
    ------
    CurationError
        If the changelog has no section of the version, or published versions are not what they were.
    """
    numbering.check_form(version)
    anchors.check()
    text = CHANGELOG.read_text(encoding="utf-8")
    section = re.search(rf"^## {re.escape(version)}(?: [^\n]*)?\n(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    if section is None:
        raise CurationError(f"CHANGELOG.md has no section {version}: write what is new below '## {version}'")
    listed = [row for row in anchors.versions(anchors.events()) if reaches(row["version"], version)]
    if not listed:
        raise CurationError(f"no data version was published up to {version}: publish one first")
    last = max(listed, key=lambda row: order(row["version"]))
    return "\n".join([
        section[1].strip(),
        "",
        "### Checksums",
        "",
        f"The data are those of version {last['version']}. SHA-256 of each data version, over the form `{TAG}`:",
        "",
        *(f"- {row['version']}: `{row['sha256']}`" for row in listed),
        "",
    ])  # fmt: skip


def missing(notes: str, text: str) -> list[str]:
    """The lines of release notes that state a checksum and that a text, such as the message of a tag, lacks."""
    stated = {line.strip() for line in text.splitlines()}
    return [line for line in notes.splitlines() if re.search("`[0-9a-f]{64}`$", line) and line not in stated]
