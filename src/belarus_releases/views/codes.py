"""The codebook, read off the declarations of the tables."""

from collections.abc import Iterable, Iterator

from ..errors import InvalidValueError, NotFoundError, candidates, check_length, shown
from ..schema.columns import Column, columns
from ..tables import TABLES, VIEWS, record_class
from ..tables.codebook import CodebookEntry


def codebook(name: str | None = None) -> list[CodebookEntry]:
    """Rows of the codebook: all, or those of a table or a view, else of a column or a vocabulary item.

    Raises
    ------
    NotFoundError
        If nothing has that name.
    """
    entries = [entry for table in (*TABLES, *VIEWS) for entry in _entries(table)]
    if name is None:
        return entries
    rows = []
    if isinstance(name, str):
        names = ((entry, (entry.column, f"{entry.table}.{entry.column}", entry.item)) for entry in entries)
        rows = [entry for entry in entries if entry.table == name]
        rows = rows or [entry for entry, named in names if name in named]
    if not rows:
        known = dict.fromkeys(part for e in entries for part in (e.table, e.column, e.item) if part)
        raise NotFoundError(f"the codebook has no {shown(name)}: {candidates(name, known)}")
    return rows


def matching(entries: Iterable[CodebookEntry], text: str) -> list[CodebookEntry]:
    """Entries in which every word of a text occurs: see :meth:`belarus_releases.tables.Codebook.search`."""
    if isinstance(text, str):
        check_length("text", text)
    words = text.casefold().split() if isinstance(text, str) else []
    if not words:
        raise InvalidValueError(f"text: expected words to search for, such as 'released', got {shown(text)}")
    by_name: list[CodebookEntry] = []
    by_text: list[CodebookEntry] = []
    for entry in entries:
        names = entry.entry_id.casefold()
        texts = "\n".join(filter(None, (names, entry.meaning, entry.rule, entry.unit, entry.standard))).casefold()
        if all(word in names for word in words):
            by_name.append(entry)
        elif all(word in texts for word in words):
            by_text.append(entry)
    return by_name + by_text


def _entries(table: str) -> Iterator[CodebookEntry]:
    for column in columns(record_class(table)):
        yield _entry(table, column, None, column.meaning, column.since)
        if column.vocabulary:
            for item, line in column.vocabulary.meanings.items():
                yield _entry(table, column, item, line, column.vocabulary.since[item])


def _entry(table: str, column: Column, item: str | None, meaning: str, since: str) -> CodebookEntry:
    return CodebookEntry(
        entry_id=f"{table}.{column.name}" + (f"={item}" if item else ""),
        table=table,
        column=column.name,
        item=item,
        type=column.kind,
        may_be_empty=column.basis != "coded" and (column.nullable or column.kind == "list"),
        basis=column.basis,
        meaning=meaning,
        rule=column.rule,
        unit=column.unit,
        standard=column.pattern.standard if column.pattern else None,
        refers_to=column.refers_to,
        hazards=column.hazards,  # type: ignore[arg-type]  # items of the vocabulary, as `declare` checks
        since=since,
    )
