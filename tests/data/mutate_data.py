"""Change one cell or row of the data at random, and see whether the checks find it.

    python tests/data/mutate_data.py [TRIALS] [SEED]

This measures the checks without the checksums. They cannot find a value that might as well be true:
a note, a label, a code that fits, a rival claim.
"""

import random
import sys
from collections import Counter

from belarus_releases.checks import verify
from belarus_releases.checks.installed import bundled
from belarus_releases.schema.columns import columns
from belarus_releases.tables import TABLES, record_class

DECLARED = {name: columns(record_class(name)) for name in TABLES}


def mutate(tables, chance):
    """One change: the changed tables, the name of the table, and the kind of the change."""
    name = chance.choice([table for table in TABLES if tables[table]])
    rows = [*tables[name]]
    place = chance.randrange(len(rows))
    kind = chance.choice(["cell"] * 8 + ["swap", "drop", "double"])
    if kind == "drop":
        del rows[place]
        return {**tables, name: rows}, name, "row dropped"
    if kind == "double":
        rows.insert(place, rows[place])
        return {**tables, name: rows}, name, "row doubled"
    column = chance.choice([column for column in DECLARED[name] if rows[place][column.name]])
    old = rows[place][column.name]
    if kind == "swap":
        others = [row[column.name] for row in rows if row[column.name] not in ("", old)]
        new = chance.choice(others) if others else ""
    else:
        new = _other(column, old, chance)
    if new == old:
        return mutate(tables, chance)
    rows[place] = {**rows[place], column.name: new}
    return {**tables, name: rows}, name, f"{column.name} ({column.basis})"


def _other(column, old, chance):
    """Another value of a cell: a digit, a letter, an item of the vocabulary, or nothing."""
    choices = [""]
    if column.items and column.kind == "category":
        choices += [item for item in column.items if item != old]
    if any(c.isdigit() for c in old):
        place = chance.choice([i for i, c in enumerate(old) if c.isdigit()])
        choices += [old[:place] + str((int(old[place]) + chance.randint(1, 9)) % 10) + old[place + 1 :]] * 3
    if any(c.isalpha() for c in old):
        place = chance.choice([i for i, c in enumerate(old) if c.isalpha()])
        choices += [old[:place] + chance.choice("abcxyzABCXYZ") + old[place + 1 :]] * 2
    return chance.choice(choices)


def trials(number, seed):
    """The numbers of changes, and of those with a finding, by table and by kind."""
    chance = random.Random(seed)
    tables = bundled()
    assert verify(tables) == []
    changes, findings = Counter(), Counter()
    for _ in range(number):
        mutated, name, kind = mutate(tables, chance)
        has_finding = bool(verify(mutated))
        for key in (name, f"{name}: {kind}"):
            changes[key] += 1
            findings[key] += has_finding
    return changes, findings


if __name__ == "__main__":
    changes, findings = trials(*map(int, (sys.argv[1:] + ["2000", "1"][len(sys.argv) - 1 :])))
    for key in sorted(changes):
        print(f"{findings[key]:>5} of {changes[key]:>5}  {findings[key] / changes[key]:>4.0%}  {key}")
    tables = [key for key in changes if ":" not in key]
    print(f"{sum(findings[k] for k in tables):>5} of {sum(changes[k] for k in tables):>5} in all")
