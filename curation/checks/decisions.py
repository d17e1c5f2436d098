"""Decisions that decide nothing, or against each other."""

from collections import defaultdict
from collections.abc import Iterator

from belarus_releases.adoption.cells import COLUMNS
from belarus_releases.errors import shown

from ..steps.ids import claim_key
from ..steps.record import Said
from .remark import About, Edits, Fault, rule


@rule("adopt-stands", "A value that is adopted is the one that the cell has.")
def adopt_stands(edits: Edits) -> Iterator[Fault]:
    speaking: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for said in edits.loaded.written.said:
        if not said.omit:
            speaking[said.table, said.record_id, said.field].add(said.value)
    for choice in edits.loaded.written.choices:
        about = About(choice.table, choice.record_id, choice.field)
        if COLUMNS[choice.table][choice.field].kind == "list":
            yield choice.place, about, f"a list has all of its items, so none is adopted: delete {shown(choice.value)}"
        elif choice.value not in speaking[about]:
            message = f"every claim of {shown(choice.value)} is omitted: delete the adoption, or an omission"
            yield choice.place, about, message


@rule("adopt-decides", "One value of a cell is adopted, and another is stated.")
def adopt_decides(edits: Edits) -> Iterator[Fault]:
    stated: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for said in edits.loaded.written.said:
        stated[said.table, said.record_id, said.field].add(said.value)
    first: dict[About, int] = {}
    for choice in edits.loaded.written.choices:
        about = About(choice.table, choice.record_id, choice.field)
        line = first.setdefault(about, choice.place.line)
        if line != choice.place.line:
            yield (
                choice.place,
                about,
                f"line {line} adopts another value, which the cell has: delete {shown(choice.value)}",
            )
        elif len(stated[about]) == 1:
            yield choice.place, about, f"no source states another value than {shown(choice.value)}: delete the adoption"


@rule("prefer-decides", "A claim that is preferred is not omitted, and is the first of its cell.")
def prefer_decides(edits: Edits) -> Iterator[Fault]:
    ranks = {claim.claim_id: claim.rank for claim in edits.loaded.claims}
    per_cell: dict[tuple[str, ...], list[Said]] = defaultdict(list)
    for said in edits.loaded.written.said:
        item = said.value if COLUMNS[said.table][said.field].kind == "list" else ""
        per_cell[said.table, said.record_id, said.field, item].append(said)
    for cell in per_cell.values():
        for said in (said for said in cell if said.prefer):
            about = About(said.table, said.record_id, said.field)
            if said.omit:
                yield said.place, about, f"{said.source} is omitted and preferred: delete one of the two"
            elif ranks[edits.loaded.ledger.claims[claim_key(said)]] != 1:
                yield said.place, about, f"a claim other than the preferred {said.source} is adopted: delete 'prefer'"
            elif len(cell) == 1:
                yield said.place, about, f"{said.source} is alone in stating it: delete 'prefer'"
