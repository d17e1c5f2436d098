"""Typos between two keys of names."""

from .forms import CONFUSED

_NEAR = {near for pair in CONFUSED.split() for near in (pair, pair[::-1])}
_WEIGHT = dict.fromkeys("aiu", 0.5)  # of a sound omitted or inserted; that of a consonant is 1


def typos(one: str, other: str, most: float) -> float:
    """Count the typos that turn one key into the other, at the least (optimal string alignment).

    A vowel omitted or inserted, or a sound replaced by one it is often confused with, is half a
    typo; a consonant omitted or inserted is one, two sounds that change places are 0.9, and any
    other replacement is one and a half.

    Parameters
    ----------
    one, other : str
        Keys.
    most : float
        Where to stop counting; the result is then above this, and may be too small.

    Examples
    --------
    >>> typos("tiganavski", "tiganaski", 9), typos("zalatava", "salatava", 9), typos("znak", "zank", 9)
    (1.0, 0.5, 0.9)
    """
    while one and other and one[0] == other[0]:  # equal ends cost nothing
        one, other = one[1:], other[1:]
    while one and other and one[-1] == other[-1]:
        one, other = one[:-1], other[:-1]
    weights = [_WEIGHT.get(b, 1.0) for b in other]
    before: list[float] = []
    above = [sum(weights[:n]) for n in range(len(other) + 1)]
    for i, a in enumerate(one):
        weight = _WEIGHT.get(a, 1.0)
        cost = above[0] + weight
        row = [cost]
        for j, b in enumerate(other):
            change = above[j] + (0.0 if a == b else 0.5 if a + b in _NEAR else 1.5)
            cost = min(change, above[j + 1] + weight, cost + weights[j])
            if i and j and a == other[j - 1] and b == one[i - 1]:
                cost = min(cost, before[j - 1] + 0.9)
            row.append(cost)
        if min(row) > most:
            return min(row)
        before, above = above, row
    return above[-1]
