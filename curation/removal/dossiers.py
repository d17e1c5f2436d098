"""Dossiers and publishers without a person: only what names them changes, and comments stay."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

import yaml

from ..steps.plain_yaml import scalar

REMOVED = "[removed]"  #: stands for a name, or a text with a name, that a row cannot be without
OPTIONAL = ("title", "note", "as")  #: texts that a row can be without
_KEYS = ("by", "reprints")  #: what holds the key of a publication


class Keys(NamedTuple):
    """The keys of publications: the new ones of those that are renamed, and the numbers of the sources."""

    renamed: Mapping[str, str]
    numbers: Mapping[str, str]

    def new(self, key: str) -> str:
        """The key that a publication has in the end."""
        return self.renamed.get(key, key)

    def number(self, key: str) -> str:
        """The number of a source, or its key if it has none yet."""
        return self.numbers.get(key) or self.new(key)


class Scalar(NamedTuple):
    """A text of a file, with the keys above it, and whether it is a key itself."""

    text: str
    path: tuple[str, ...]
    is_key: bool
    of_claims: bool  #: is a value, with the claims on it below
    line: int
    start: int
    end: int


class _Edit(NamedTuple):
    start: int
    end: int
    text: str


_GONE = "gone"  #: in place of edits: the whole node goes
_Edits = list[_Edit] | str


def scalars(text: str) -> list[Scalar]:
    """All texts of a file, in order."""
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    return list(_scalars(root, ()))


def _scalars(node: Any, path: tuple[str, ...]) -> Iterator[Scalar]:
    if isinstance(node, yaml.ScalarNode):
        yield _scalar(node, path)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _scalars(item, path)
    else:
        for key, value in node.value:
            yield _scalar(key, path, value)
            yield from _scalars(value, (*path, key.value))


def _scalar(node: Any, path: tuple[str, ...], value: Any = None) -> Scalar:
    of_claims = isinstance(value, yaml.SequenceNode)
    start, end = node.start_mark, node.end_mark
    return Scalar(node.value, path, value is not None, of_claims, start.line + 1, start.index, end.index)


class Rules(NamedTuple):
    """What becomes of texts: whether one is to go, the keys of publications, and what is left of an address."""

    is_removed: Callable[[Scalar], bool]
    keys: Keys
    home: Callable[[Scalar], str]


def without(text: str, rules: Rules) -> str:
    r"""A file without the texts that name a person.

    A title, a note or printed words go; of an address the home page is left; a value goes with its claims, and a
    decision with what it decides; ``[removed]`` stands for other texts.

    Examples
    --------
    >>> rules = Rules(lambda scalar: "Volha" in scalar.text, Keys({}, {}), str)
    >>> print(without("label: Volha\nnote: Volha # here\nkind: visit\n", rules), end="")
    label: "[removed]"
    kind: visit
    """
    edits = _edits(text, yaml.compose(text, Loader=yaml.SafeLoader), (), rules)
    if isinstance(edits, str):
        return ""
    for edit in sorted(edits, reverse=True):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text


def _edits(text: str, node: Any, path: tuple[str, ...], rules: Rules) -> _Edits:
    """What changes in a mapping or a list."""
    gone, edits = [], []
    for place, (key, value) in enumerate(_entries(node)):
        found = _of_entry(text, key, value, path, rules)
        if isinstance(found, str):
            gone.append(place)
        else:
            edits += found
    decision = path[-1:] == ("adopt",) and isinstance(node, yaml.MappingNode)
    if gone and (decision or len(gone) == len(node.value)):
        return _GONE
    return edits + [_deletion(text, node, place, gone) for place in gone]


def _entries(node: Any) -> list[tuple[Any, Any]]:
    return node.value if isinstance(node, yaml.MappingNode) else [(None, item) for item in node.value]


def _of_entry(text: str, key: Any, value: Any, path: tuple[str, ...], rules: Rules) -> _Edits:
    """What changes in an entry of a mapping, or in an item of a list, which has no key."""
    edits = []
    if key is not None:
        named = _scalar(key, path, value)
        if named.of_claims and rules.is_removed(named):
            return _GONE
        if path == ("publications",) and key.value in rules.keys.renamed:
            edits.append(_Edit(named.start, named.end, scalar(rules.keys.renamed[key.value])))
        path = (*path, key.value)
    if not isinstance(value, yaml.ScalarNode):
        below = _edits(text, value, path, rules)
        return below if isinstance(below, str) else edits + below
    found = _scalar(value, path)
    if path[-1] in _KEYS:
        new = rules.keys.new(found.text)
        return [] if new == found.text else [_Edit(found.start, found.end, scalar(new, inside=True))]
    if not rules.is_removed(found):
        return edits
    if path[-1] in OPTIONAL:
        return _GONE
    if path[-1] == "url":
        new = rules.home(found)
        return [_Edit(found.start, found.end, scalar(new))] if new else _GONE
    if path[-2:-1] == ("adopt",) and path[-1] != "why":
        return _GONE
    return [*edits, _Edit(found.start, found.end, scalar(REMOVED, inside=True))]


def _deletion(text: str, node: Any, place: int, gone: list[int]) -> _Edit:
    """Take an entry out: its lines, or in braces its part of the line."""
    entries = [((key or value).start_mark.index, _end(value)) for key, value in _entries(node)]
    start, end = entries[place]
    if not node.flow_style:
        first = text.rindex("\n", 0, start) + 1 if "\n" in text[:start] else 0
        if re.fullmatch(r" *(?:- +)?" if isinstance(node, yaml.SequenceNode) else " *", text[first:start]):
            after = text.find("\n", end) + 1
            return _Edit(first, after or len(text), "")
        return _Edit(node.value[place][1].start_mark.index, end, '""')  # the line begins the item of a list
    kept = [other for other in range(len(entries)) if other not in gone]
    if any(other > place for other in kept):
        return _Edit(start, entries[place + 1][0], "")
    before = entries[place - 1][1]
    return _Edit(before, end, "")


def _end(node: Any) -> int:
    """Where the last text of a node ends; the marks of a block are those of what comes after it."""
    if isinstance(node, yaml.ScalarNode) or node.flow_style or not node.value:
        return int(node.end_mark.index)
    last = node.value[-1]
    return _end(last[1] if isinstance(last, tuple) else last)
