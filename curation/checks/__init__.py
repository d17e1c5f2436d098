"""The rules that only editors have, over dossiers, publishers and the rows that are built from them.

A remark is refused, or asks to *look again*: what it names may be right, and fails nothing. An exception
stands in ``decisions/overrides.csv``.
"""

from . import countries, dates, decisions, naming, numbers, private, publishers, redacted, texts
from .remark import Edits, Remark, Rule

#: Every rule, in the order of the files; those of losses and of exceptions are run by `steps.check`.
RULES = [
    value
    for module in (dates, decisions, numbers, countries, publishers, naming, redacted, texts, private)
    for value in vars(module).values()
    if isinstance(value, Rule)
]


def remarks(edits: Edits) -> list[Remark]:
    """What the rules find, each once, in the order of files and lines."""
    found = {remark for rule in RULES for remark in rule.remarks(edits)}
    return sorted(found, key=lambda remark: (remark.place.at.name, remark.place.line, remark.code, remark.message))
