"""The read-me of a deposit: which version it is, how to cite it, which files there are, and what was left out."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from ..schema.about import LICENCE, TITLE
from ..schema.sentences import part
from ..storage.canonical import TAG

if TYPE_CHECKING:
    from ..tables.coverage import Coverage
    from .sheet import Edition

READ_ME = "README.md"
LICENCE_FILE = "LICENSE.txt"


def read_me(
    edition: "Edition", meanings: Mapping[str, str], left_out: Sequence[str], coverage: "Iterable[Coverage]"
) -> str:
    """The read-me.

    Parameters
    ----------
    edition : Edition
        The dataset.
    meanings : mapping of str to str
        What each file is, by name.
    left_out : sequence of str
        What was left out and why, in sentences.
    coverage : iterable of Coverage
        The intended coverage.
    """
    return "\n".join(_lines(edition, meanings, left_out, coverage)) + "\n"


def licence(edition: "Edition") -> str:
    """What the licence is, and whom to name."""
    return (
        f"{TITLE}, data version {edition.version}\n\n"
        f"{LICENCE['title']} ({LICENCE['name']}): {LICENCE['path']}legalcode\n\n"
        f"Share and adapt it for any purpose, and give credit:\n{edition.citation}\n"
    )


def _lines(
    edition: "Edition", meanings: Mapping[str, str], left_out: Sequence[str], coverage: "Iterable[Coverage]"
) -> Iterator[str]:
    yield f"# {TITLE}"
    yield ""
    which = f"{edition.version}{part(edition.known_on, edition.choice)}"
    yield f"Data version {which}, published on {edition.published_on}."
    yield f"SHA-256 of the whole version, before anything was left out: `{edition.sha256}` ({TAG})."
    yield from ("", "## How to cite", "", edition.citation)
    yield from ("", "## Licence", "", f"{LICENCE['title']}: see `{LICENCE_FILE}`.")
    yield from ("", "## What was left out, and why", "")
    yield from (f"- {line}" for line in left_out or ["Nothing."])
    yield from ("", "## Before you share or carry it", "", _BEFORE)
    yield from ("", "## Files", "", "| file | what it is |", "| --- | --- |")
    yield from (f"| `{name}` | {meaning} |" for name, meaning in meanings.items())
    yield ""
    yield "`sha256sum --check SHA256SUMS` tells whether they are as they were written."
    yield from ("", "## Before you count", "", *(f"- {line}" for line in _COUNT))
    yield from ("", "## Intended coverage", "")
    for row in coverage:
        span = f"complete {row.first} to {row.last}. " if row.first else ""
        yield f"- {row.subject}: {span}{row.note}"


_BEFORE = (
    "The authorities in Minsk call many independent media, rights groups and channels extremist; to hold or share what "
    "they publish, or a link to it, can be punished there. Do not carry this folder into Belarus, and do not send it "
    "to people there: whatever was left out, it still tells of political prisoners, and who counts them. Ids name "
    "nobody, but the package and the sources tell who is behind an id, and dates and sentences can."
)
_COUNT = (
    "An empty cell is never zero. Why a number, a date or a category is missing is told by the missing values of the "
    "`.dta` files.",
    "A row is not always an event, and totals, estimates and breakdowns overlap: do not sum a column before you have "
    "read in `codebook.csv` what a row is.",
    "The items of a list are joined by semicolons.",
)
