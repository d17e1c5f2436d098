"""What the citation styles share: title and address of the dataset, the choice of a style, JSON."""

import json
from collections.abc import Mapping
from typing import Any, TypeVar

from ..errors import InvalidValueError, candidates, shown
from ..schema import about

T = TypeVar("T")

TITLE = f"{about.NAME}: {about.TITLE[0].lower()}{about.TITLE[1:]}"


def address(version: str) -> str | None:
    """The address of a version: its DOI, else the repository, else none."""
    return f"https://doi.org/{about.DOIS[version]}" if version in about.DOIS else about.REPOSITORY


def choose(style: object, styles: Mapping[str, T]) -> T:
    """The writer of a style.

    Raises
    ------
    InvalidValueError
        If there is no such style.
    """
    if isinstance(style, str) and style in styles:
        return styles[style]
    raise InvalidValueError(f"style: there is no citation style {shown(style)}: {candidates(style, styles)}")


def json_text(data: object) -> str:
    """Indented JSON, with a final newline."""
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def without_empty(fields: dict[str, Any]) -> dict[str, Any]:
    """The fields that have a value."""
    return {name: value for name, value in fields.items() if value}


def date_parts(date: tuple[int, ...]) -> dict[str, Any] | None:
    """A date of CSL-JSON; None where not even the year is certain."""
    return {"date-parts": [list(date)]} if date else None
