"""The codebook, read off the declarations of the tables.

The underscore keeps the module from taking the place of the function ``codebook`` when it is imported.
"""

from collections.abc import Iterator

from .columns import Column, columns
from .errors import InvalidValueError, NotFoundError, candidates
from .tables import RECORDS, record_class
from .tables.codebook import CodebookEntry
from .typed import Codebook


def codebook(name: str | None = None) -> Codebook:
    """Rows of the codebook: all, or those of a table, a column or a vocabulary item.

    Raises
    ------
    NotFoundError
        If nothing has that name.
    """
    entries = [entry for table in RECORDS for entry in _entries(table)]
    if name is None:
        return Codebook("codebook", "latest", entries)
    found = [e for e in entries if name in (e.table, e.column, f"{e.table}.{e.column}", e.item)]
    if not found:
        known = dict.fromkeys(known for e in entries for known in (e.table, e.column, e.item) if known)
        raise NotFoundError(f"the codebook has no {name!r}: {candidates(name, known)}")
    return Codebook("codebook", "latest", found)


def search(book: Codebook, text: str) -> Codebook:
    """Rows in which every word of a text occurs: see :meth:`.Codebook.search`."""
    words = text.casefold().split() if isinstance(text, str) else []
    if not words:
        raise InvalidValueError(f"the codebook is searched for words, such as 'released', not for {text!r}")
    found = []
    for entry in book:
        named = entry.entry_id.casefold()
        told = "\n".join(filter(None, (named, entry.meaning, entry.rule, entry.unit, entry.standard))).casefold()
        if all(word in told for word in words):
            found.append((not all(word in named for word in words), entry))
    found.sort(key=lambda pair: pair[0])
    return book._with(entry for _, entry in found)


def _entries(table: str) -> Iterator[CodebookEntry]:
    for column in columns(record_class(table)):
        yield _entry(table, column, None, column.meaning, column.since)
        if column.terms:
            for item, line in column.terms.lines.items():
                yield _entry(table, column, item, line, column.terms.since[item])


def _entry(table: str, column: Column, item: str | None, meaning: str, since: str) -> CodebookEntry:
    return CodebookEntry(
        entry_id=f"{table}.{column.name}" + (f"={item}" if item else ""),
        table=table,
        column=column.name,
        item=item,
        type=column.kind,
        may_be_empty=column.nullable or column.kind == "list",
        basis=column.basis,
        meaning=meaning,
        rule=column.rule,
        unit=column.unit,
        standard=column.pattern.standard if column.pattern else None,
        refers_to=column.refers_to,
        since=since,
    )
