"""Numbers of prisoners and custody changes: publishing gives them, and nobody else."""

from collections.abc import Iterator

from .remark import About, Edits, Fault, rule


@rule("number-given", "The number of a prisoner or a custody change is one that publishing gave.")
def number_given(edits: Edits) -> Iterator[Fault]:
    given = edits.loaded.ledger.given
    for table, name in (("prisoners", "prisoner"), ("custody_changes", "change")):
        for row in edits.tables[table]:
            number = row[f"{name}_id"]
            place = edits.loaded.place(table, number, "prisoner_id")
            if place and number not in given[name]:
                message = f"{number!r} was never given: write 'new-' and six letters, and publishing gives a number"
                yield place, About(table, number, f"{name}_id"), message
