"""Cases of surnames and given names: the keys of what stands for a name in a sentence (Тихановского, Tichanowskim)."""

import re
from functools import lru_cache

from . import forms
from .keys import joined

_CASES = {"man": forms.CASES_OF_MEN, "woman": forms.CASES_OF_WOMEN}
_OTHER = {"man": ("woman", forms.TO_WOMAN), "woman": ("man", forms.TO_MAN)}


@lru_cache(maxsize=8192)
def cases(key: str, sex: str) -> frozenset[str]:
    """The keys of the other cases of a name whose key is given, if a man ("man") or a woman bears it.

    Examples
    --------
    >>> sorted(cases("tiganavska", "woman"))
    ['tiganavskai', 'tiganavskas', 'tiganavskau', 'tiganavsku']
    >>> cases("lasik", "woman")
    frozenset()
    """
    found = set()
    for nominative, endings in _CASES[sex]:
        if len(key) > 1 and re.search(nominative, key):
            stems = {key, *(re.sub(change, other, key) for change, other in forms.STEMS)}
            stems = {stem for stem in stems if re.search(nominative, stem)}
            found = {joined(re.sub(nominative, ending, stem, count=1)) for ending in endings.split() for stem in stems}
            break
    return frozenset(found - {key})


@lru_cache(maxsize=8192)
def of_other_sex(key: str, sex: str) -> frozenset[str]:
    """The keys of what a person of the other sex would be called, in all cases, less what the name is itself.

    Examples
    --------
    >>> "tiganavska" in of_other_sex("tiganavski", "man"), "lasika" in of_other_sex("lasik", "woman")
    (True, True)
    """
    other, changes = _OTHER[sex]
    nominative = key
    for ending, replacement in changes:
        if re.search(ending, key):
            nominative = re.sub(ending, replacement, key, count=1)
            break
    found = {nominative, *cases(nominative, other)}
    if nominative == key:
        found -= cases(key, sex)  # they share the surname, and the cases that both have
    return frozenset(found - {key})
