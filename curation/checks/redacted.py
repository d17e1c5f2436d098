"""Persons who were removed, and do not come back under a new number."""

from collections import defaultdict
from collections.abc import Iterator

from ..removal import tombstones
from .remark import About, Edits, Fault, rule

_NAMES = ("name", "name_be", "name_ru", "aliases")


@rule("name-not-redacted", "No prisoner has the name of a person who was removed; checked where there is the key.")
def name_not_redacted(edits: Edits) -> Iterator[Fault]:
    secret = tombstones.key()
    sealed = [row for row in tombstones.read() if row["seal"]]
    if secret is None or not sealed:
        return
    spellings: dict[str, set[str]] = defaultdict(set)
    for said in edits.loaded.written.said:
        if said.table == "prisoners" and said.field in _NAMES:
            spellings[said.record_id].add(said.value)
    for prisoner, names in spellings.items():
        for row in sealed:
            if tombstones.is_of(row["seal"], secret, names):
                place = edits.loaded.place("prisoners", prisoner, "name")
                if place:
                    message = f"this is the name of a person who was removed ({row['redaction_id']}): delete the file"
                    yield place, About("prisoners", prisoner, "name"), message
