"""Change one cell or row of the data at random, and see whether ``verify`` finds it.

    python tests/mutate_data.py [TRIALS] [SEED]

Checksums are not asked: this measures the rules alone. What a rule cannot know, a value that
might as well be true (a note, a label, a code that fits, a rival claim), it cannot find.
"""

import random
import sys
from collections import Counter

from belarus_releases.columns import columns
from belarus_releases.tables import RECORDS, record_class
from belarus_releases.verify import bundled, verify

DECLARED = {name: columns(record_class(name)) for name in RECORDS}


def mutate(tables, chance):
    """One change: the changed tables, the table it is in, and what was done in words."""
    name = chance.choice([table for table in RECORDS if tables[table]])
    rows = [*tables[name]]
    place = chance.randrange(len(rows))
    what = chance.choice(["cell"] * 8 + ["swap", "drop", "double"])
    if what == "drop":
        del rows[place]
        return {**tables, name: rows}, name, "row dropped"
    if what == "double":
        rows.insert(place, rows[place])
        return {**tables, name: rows}, name, "row doubled"
    filled = [c for c in DECLARED[name] if rows[place][c.name]]
    column = chance.choice(filled)
    old = rows[place][column.name]
    if what == "swap":
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
    """How many changes were made and found, by table, and by what was done."""
    chance = random.Random(seed)
    tables = bundled()
    assert verify(tables) == []
    made, found = Counter(), Counter()
    for _ in range(number):
        changed, name, what = mutate(tables, chance)
        caught = bool(verify(changed))
        for key in (name, f"{name}: {what}"):
            made[key] += 1
            found[key] += caught
    return made, found


if __name__ == "__main__":
    made, found = trials(*map(int, (sys.argv[1:] + ["2000", "1"][len(sys.argv) - 1 :])))
    for key in sorted(made):
        print(f"{found[key]:>5} of {made[key]:>5}  {found[key] / made[key]:>4.0%}  {key}")
    tables = [key for key in made if ":" not in key]
    print(f"{sum(found[k] for k in tables):>5} of {sum(made[k] for k in tables):>5} in all")
