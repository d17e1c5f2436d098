"""What a pull request changes in the record, as Markdown: claims beside their pages, and rows before and after.

The record of a git commit and that of the working tree are both read by the code of the working tree, so that
only edits of the record differ.
"""

import io
import re
import subprocess
import tarfile
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from itertools import zip_longest
from pathlib import Path
from types import SimpleNamespace
from typing import Any, NamedTuple

from belarus_releases.errors import shown
from belarus_releases.tables import CLAIM_BASED
from belarus_releases.views.disputed import disputes

from . import build, edited, publishers, record
from .files import CURATION, ROOT, CurationError, Row
from .propose import passages
from .record import Choice, Entry, Said

_Place = tuple[str, str]  # a table and a row
_Passages = Mapping[tuple[str, str], list[str]]  # by the address of a page and the value that they carry
#: What a claim has beside its value and its source, by the words of dossiers.
_DETAILS = {
    "of": "attributed_to",
    "as": "stated_as",
    "how": "basis",
    "carried": "carried",
    "omit": "omit",
    "prefer": "prefer",
}


class State(NamedTuple):
    """The record at one time; rows by table and id, publications by key."""

    record: record.Record
    publications: dict[str, Row]
    rows: dict[_Place, Row]
    disputes: dict[tuple[str, str, str], list[str]]


def review(against: str = "HEAD", root: Path = ROOT, collected: Path | None = None) -> str:
    """The difference between the record at a git commit and in the working tree, as Markdown.

    A claim has the passages that carry its value beside it, where a folder of collected claims has some of its page.

    Raises
    ------
    CurationError
        If there is no such commit, or one of the two records cannot be built from.
    """
    with tempfile.TemporaryDirectory() as folder:
        extract(against, root, Path(folder))
        try:
            before = state(Path(folder) / "curation")
        except CurationError as error:
            raise CurationError(f"at {against}: {error}") from None
    return compare(before, state(root / "curation"), passages(collected) if collected else {})


def extract(against: str, root: Path, folder: Path) -> None:
    """Put the curation of a commit into a folder."""
    command = ["git", "archive", "--format=tar", against, "--", "curation"]
    if against.startswith("-"):
        raise CurationError(f"{shown(against)} is not a commit: write one such as HEAD or main")
    try:
        git = subprocess.run(command, cwd=root, capture_output=True, check=False)
    except FileNotFoundError:
        raise CurationError("git is not installed, and the record is compared with that of a commit") from None
    if git.returncode:
        problem = git.stderr.decode(errors="replace").strip().splitlines()[-1:] or ["git fails"]
        raise CurationError(f"{shown(against)} is not a commit with a record: {problem[0]}")
    with tarfile.open(fileobj=io.BytesIO(git.stdout)) as archive:
        archive.extractall(folder, filter="data")
    if not (folder / "curation" / "record").is_dir():
        raise CurationError(f"{shown(against)} is not a commit with a record: it has no curation/record")


def state(root: Path = CURATION) -> State:
    """The record of a folder, with new prisoners and changes under the names that they have in it."""
    loaded = edited.load(root)
    publications = publishers.read(root / "publishers")
    names = {number: name for name, number in loaded.numbers.items()}
    names |= {loaded.ledger.source(publication.key): publication.key for publication in publications}
    rows = {}
    for table, built in build.rows_of(loaded).items():
        key = build.header(table)[0]
        for row in built if table != "claims" else ():
            rows[table, names.get(row[key], row[key])] = {name: names.get(cell, cell) for name, cell in row.items()}
    sources = {source.source_id: source for source in loaded.sources}
    tables: Any = SimpleNamespace(rows=lambda _: loaded.claims, originals=sources)
    disputed: dict[tuple[str, str, str], list[str]] = {}
    for dispute in disputes(tables):
        record_id = dispute.record_id or ""
        cell = dispute.table, names.get(record_id, record_id), dispute.field
        disputed.setdefault(cell, []).append(f"{dispute.value} ({dispute.standing.replace('_', ' ')})")
    written = record.read(root / "record")
    return State(written, {p.key: p.cells for p in publications}, rows, disputed)


def compare(before: State, after: State, passages: _Passages) -> str:
    """Two states of the record, as Markdown."""
    sections: dict[_Place, list[str]] = {}

    def add(lines: Iterable[tuple[_Place, str]]) -> None:
        for place, line in lines:
            sections.setdefault(place, []).append(line)

    claims = list(_claims(before, after, passages))
    disputed = list(_disputes(before, after))
    add(claims)
    add(_decided("adopted", before.record.choices, after.record.choices))
    add(_decided("code", before.record.entries, after.record.entries))
    add(disputed)
    rows = {
        place: _row(place, before.rows.get(place, {}), after.rows.get(place, {})) for place in _places(before, after)
    }
    for place, lines in rows.items():
        if lines:
            sections.setdefault(place, []).extend(["", *lines])
    if not sections:
        return "Nothing in the record has changed."
    confidence = [f"- confidence of {_heading(place)}: {cells}" for place, cells in _confidence(before, after)]
    head = [f"{_count(len(claims), 'claim')} and {_count(sum(map(bool, rows.values())), 'row')} differ."]
    head += ["", *confidence] if confidence else []
    head += ["", *(f"- {_heading(place)}: {line[2:]}" for place, line in disputed)] if disputed else []
    body = ("\n".join([f"### {_heading(place)}", "", *lines]) for place, lines in _ordered(sections))
    return "\n\n".join(["## What changes in the record", "\n".join(head), *body])


def _claims(before: State, after: State, passages: _Passages) -> Iterator[tuple[_Place, str]]:
    """Each new, changed or removed claim with its page, and passages of it that carry the value."""
    old, new = _by_cell(before.record.said), _by_cell(after.record.said)
    for cell in dict.fromkeys((*new, *old)):
        for was, now in _pairs(old.get(cell, []), new.get(cell, [])):
            publications = after.publications if now else before.publications
            line = _claim(was, now, publications)
            if now and (page := publications.get(now.source)):
                line += "".join(
                    f"\n  > {text(one)}" for one in dict.fromkeys(passages.get((page["url"], now.value), ()))
                )
            yield (cell[0], cell[1]), line


def _by_cell(claims: list[Said]) -> dict[tuple[str, ...], list[Said]]:
    """The claims of each source on each cell."""
    cells: dict[tuple[str, ...], list[Said]] = {}
    for said in claims:
        cells.setdefault((said.table, said.record_id, said.field, said.source), []).append(said)
    return cells


def _pairs(was: list[Said], now: list[Said]) -> Iterator[tuple[Said | None, Said | None]]:
    """The claims of a source on a cell that differ, before and after: those of one value beside each other."""
    same = {_says(said) for said in was} & {_says(said) for said in now}
    shared = {said.value for said in was} & {said.value for said in now}

    def left(claims: list[Said]) -> list[Said]:
        rest = (said for said in claims if _says(said) not in same)
        return sorted(rest, key=lambda said: (said.value not in shared, said.value))

    return zip_longest(left(was), left(now))


def _says(said: Said) -> tuple[str, ...]:
    return (said.value, *(getattr(said, name) for name in _DETAILS.values()))


def _claim(was: Said | None, now: Said | None, publications: Mapping[str, Row]) -> str:
    """A line on a claim: new, removed, or what has changed."""
    said = now or was
    assert said  # one of the two is there
    what = "changed" if was and now else "new" if now else "removed"
    value = text(said.value)
    if was and now and was.value != now.value:
        value = f"{text(was.value)} → {value}"
    details = []
    for word, name in _DETAILS.items():
        old, new = (getattr(one, name) if one else "" for one in (was, now))
        if was and now and old != new:
            details.append(f"{word}: {text(old) or '(none)'} → {text(new) or '(none)'}")
        elif getattr(said, name) not in ("", "stated", "full"):
            details.append(f"{word}: {text(getattr(said, name))}")
    page = _page(publications.get(said.source), said.source)
    return f"- {what}: `{said.field}` {value}, by {page}{''.join(f'; {detail}' for detail in details)}"


def _page(cells: Row | None, key: str) -> str:
    if cells is None:
        return text(key)
    title = text(cells["title"] or key)
    link = f"[{title}](<{cells['url']}>)" if cells["url"] else title
    about = (cells["publisher"], cells["published"] or "undated", cells["quality"])
    return f"{link} ({', '.join(text(cell) for cell in about)})"


def _decided(
    what: str, before: Iterable[Entry | Choice], after: Iterable[Entry | Choice]
) -> Iterator[tuple[_Place, str]]:
    """Each new, changed or removed decision that has a reason: codes and adopted values."""
    old, new = ({row[:4]: row.why for row in rows if row.why} for rows in (before, after))
    for key in dict.fromkeys((*new, *old)):
        if old.get(key) != new.get(key):
            verb = "removed" if key not in new else "new" if key not in old else "changed reason"
            table, record_id, field, value = key
            yield (
                (table, record_id),
                f"- {what}, {verb}: `{field}` {text(value)}, because: {text(new.get(key) or old[key])}",
            )


def _disputes(before: State, after: State) -> Iterator[tuple[_Place, str]]:
    for cell in dict.fromkeys((*after.disputes, *before.disputes)):
        old, new = before.disputes.get(cell), after.disputes.get(cell)
        if old != new:
            what = "no longer disputed" if not new else "newly disputed" if not old else "disputed otherwise"
            yield (cell[0], cell[1]), f"- {what}: `{cell[2]}` {text('; '.join(new or old or ()))}"


def _row(place: _Place, was: Row, now: Row) -> list[str]:
    """The cells of a built row that have changed, as a table."""
    names = [name for name in now or was if was.get(name, "") != now.get(name, "")]
    cells = (f"| `{name}` | {text(was.get(name, ''))} | {text(now.get(name, ''))} |" for name in names)
    return ["| column | before | after |", "| --- | --- | --- |", *cells] if names else []


def _confidence(before: State, after: State) -> Iterator[tuple[_Place, str]]:
    for place in _places(before, after):
        old, new = (state.rows.get(place, {}).get("confidence", "") for state in (before, after))
        if old != new:
            yield place, f"{old or '(none)'} → {new or '(none)'}"


def _places(before: State, after: State) -> list[_Place]:
    return list(dict.fromkeys((*before.rows, *after.rows)))


def _ordered(sections: Mapping[_Place, list[str]]) -> list[tuple[_Place, list[str]]]:
    tables = [*CLAIM_BASED, "sources"]
    return sorted(sections.items(), key=lambda item: (tables.index(item[0][0]), item[0][1]))


def _heading(place: _Place) -> str:
    return f"`{place[0]}` {place[1]}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def text(words: str) -> str:
    r"""Words in which Markdown sees no markup.

    Examples
    --------
    >>> print(text("a|b *c*"))
    a\|b \*c\*
    """
    return re.sub(r"([\\`*_\[\]<>|#])", r"\\\1", words)
