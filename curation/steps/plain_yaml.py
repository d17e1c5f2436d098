"""Read and write the YAML of dossiers: mappings, lists and text, and nothing else.

Every scalar is text, so that NO is Norway and 2026-04 stays what it is. What YAML has beside that, or
what an editor or a spreadsheet leaves behind, is refused by file and line.
"""

import json
import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeAlias

import yaml

from belarus_releases.errors import shown

from .files import CurationError, plain_text

_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_DEEPEST = 12  #: levels of mappings, lists and text; a dossier has at most 9


class Text(str):
    """A scalar, with the line that it stands in."""

    line: int

    def __new__(cls, text: str, line: int) -> "Text":
        """A text at a line."""
        made = super().__new__(cls, text)
        made.line = line
        return made


Node: TypeAlias = Any  #: a `Text`, a list of nodes, or a dict of nodes by `Text`


class At:
    """A file, which says what is wrong in one of its lines."""

    def __init__(self, path: Path, root: Path) -> None:
        self.path = path
        self.name = path.relative_to(root).as_posix()

    def error(self, line: int, message: str) -> CurationError:
        """An error that names the file and the line."""
        return CurationError(f"{self.name}, line {line}: {message}")


def files(root: Path, folders: Collection[str] = (".",)) -> Iterator[Path]:
    """The files in some folders below a root, in order; what is no ``.yaml`` file, or elsewhere, is refused."""
    for path in sorted(root.rglob("*")):
        if path.is_file() and not path.name.startswith("."):
            if path.suffix != ".yaml" or path.relative_to(root).parent.as_posix() not in folders:
                at = At(path, root.parent)
                where = "" if "." in folders else f" in {', '.join(folders)}"
                raise CurationError(f"{at.name}: this file is not read: expected <id>.yaml{where}")
            yield path


def load(at: At) -> dict[Text, Any]:
    """The mapping in a file.

    Raises
    ------
    CurationError
        If it is not UTF-8 text with LF, or holds anything but mappings, lists and text.
    """
    text = plain_text(at.path, at.error)
    try:
        events = yaml.parse(text, Loader=_LOADER)
        node = _document(at, events)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or "no YAML"
        raise at.error(mark.line + 1 if mark else 1, f"this cannot be read: {problem}") from None
    if not isinstance(node, dict):
        raise at.error(1, "expected columns, such as 'label: …', and found none")
    return node


def _document(at: At, events: Iterator[Any]) -> Node:
    node: Node = None
    for event in events:
        if isinstance(event, yaml.DocumentStartEvent):
            if node is not None or event.explicit:
                raise at.error(event.start_mark.line + 1, "a file is one document: take '---' out")
            node = _node(at, next(events), events)
        elif isinstance(event, yaml.DocumentEndEvent) and event.explicit:
            raise at.error(event.start_mark.line + 1, "a file is one document: take '...' out")
    return node


def _node(at: At, event: Any, events: Iterator[Any], depth: int = 1) -> Node:
    line = event.start_mark.line + 1
    if depth > _DEEPEST:
        raise at.error(line, "this is indented deeper than anything in a dossier: look for a wrong indent or bracket")
    if isinstance(event, yaml.AliasEvent) or event.anchor:
        raise at.error(line, "anchors and aliases (& and *) are not used here: write the value out")
    if event.tag is not None:
        raise at.error(line, f"tags such as {event.tag} are not used here")
    if isinstance(event, yaml.ScalarEvent):
        if not (event.value.isprintable() and unicodedata.is_normalized("NFC", event.value)):
            raise at.error(line, "a text is one line, without escapes such as \\n: write it as it is read")
        return Text(event.value, line)
    if isinstance(event, yaml.SequenceStartEvent):
        items = []
        while not isinstance(event := next(events), yaml.SequenceEndEvent):
            items.append(_node(at, event, events, depth + 1))
        return items
    mapping: dict[Text, Any] = {}
    while not isinstance(event := next(events), yaml.MappingEndEvent):
        key = _node(at, event, events, depth + 1)
        if not isinstance(key, Text):
            raise at.error(event.start_mark.line + 1, "a key is text, not a list or a mapping")
        if key == "<<":
            raise at.error(key.line, "'<<' is not used here: write the values out")
        if key in mapping:
            raise at.error(key.line, f"{shown(key)} stands here twice: write it once, with all that belongs to it")
        mapping[key] = _node(at, next(events), events, depth + 1)
    return mapping


# writing

_PLAIN = re.compile(r"[^\W_][\w ./()%+;–—«»„“”’'*|…€$§°²!?=~<>^@&-]*(?<! )")


def scalar(text: str, *, inside: bool = False) -> str:
    """A text as YAML: plain where that is safe, also `inside` braces, else quoted.

    Examples
    --------
    >>> scalar("Viasna"), scalar("a: b"), scalar("a, b"), scalar("a, b", inside=True)
    ('Viasna', '"a: b"', 'a, b', '"a, b"')
    """
    plain = text if inside else text[:1] + text[1:].replace(",", "")
    return text if _PLAIN.fullmatch(plain) else json.dumps(text, ensure_ascii=False)


def dump(mapping: Mapping[str, Any]) -> str:
    """A mapping as YAML: mappings in blocks, and each item of a list, a mapping of text, in braces."""
    return "".join(f"{line}\n" for line in _lines(mapping, ""))


def _lines(mapping: Mapping[str, Any], indent: str) -> Iterator[str]:
    for key, value in mapping.items():
        name = f"{indent}{scalar(key)}:"
        if isinstance(value, str):
            yield f"{name} {scalar(value)}"
        elif isinstance(value, list):
            yield name
            yield from (f"{indent}  - {_braces(item)}" for item in value)
        elif value and all(isinstance(cell, str) for cell in value.values()) and {*value} <= {"is", "why"}:
            yield f"{name} {_braces(value)}"
        else:
            yield name
            yield from _lines(value, f"{indent}  ")


def _braces(mapping: Mapping[str, str]) -> str:
    cells = (f"{scalar(key, inside=True)}: {scalar(value, inside=True)}" for key, value in mapping.items())
    return f"{{{', '.join(cells)}}}"
