"""Errors and warnings: every error that a user can cause; each is also a builtin exception."""

TYPE_CHECKING = bool()  # noqa: UP018  (type checkers and completion take the name as true)
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


_LONGEST = 80  #: characters that a message shows of a value
#: What str.isprintable takes for printable, and no screen shows: fillers, joiners, selectors of variants.
_INVISIBLE = frozenset(
    "\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u2800\u3164\uffa0"
    + "".join(map(chr, [*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)]))
)


class BelarusReleasesError(Exception):
    """Base of all errors of this package."""


class NotFoundError(BelarusReleasesError, LookupError):
    """An id, a column, a table or a version does not exist."""


class OutOfRangeError(NotFoundError, IndexError):
    """A position is beyond the rows of a table."""


class InvalidValueError(BelarusReleasesError, ValueError):
    """An argument is not in the vocabulary, of the wrong type, or not a date."""


class DamagedDataError(BelarusReleasesError, ValueError):
    """A bundled file is missing or differs from the published one; nothing is read from it."""


class MissingExtraError(BelarusReleasesError, ImportError):
    """A library of an optional extra is not installed."""


class WriteError(BelarusReleasesError, OSError):
    """An export cannot be written; nothing is left behind."""


class ExistsError(WriteError, FileExistsError):
    """The target of an export exists and `overwrite` is False, or it is not an earlier export."""


class RedactedDataWarning(UserWarning):
    """A data version differs from its first publication: something was removed at a person's request."""


class NotFoundWarning(UserWarning):
    """A filter names a value that occurs nowhere in its column; no row matches it."""


class ErratumWarning(UserWarning):
    """A value that was read rests on an error of the editors, and was corrected since."""


class OverlapWarning(UserWarning):
    """A filter by a year or a month leaves out rows whose date is an interval that only overlaps it."""


def candidates(value: object, known: "Iterable[str]", *, most: int = 3, names_rows: bool = False) -> str:
    """The end of a message: the closest of the known names, or all of them where they are few.

    Ids of rows and what cells have (`names_rows`) are not listed, however few: `most` of them show what they look like.

    Examples
    --------
    >>> candidates("evnts", ["events", "sources"])
    "did you mean 'events'?"
    >>> candidates("zzz", ["events", "sources"])
    "there are 'events', 'sources'."
    >>> candidates("zzz", ["a", "b", "c", "d"], names_rows=True)
    "there are 4, such as 'a', 'b', 'c'."
    """
    from difflib import get_close_matches

    names = list(known)
    text = (value if isinstance(value, str) else shown(value))[:_LONGEST].casefold()
    by_form: dict[str, list[str]] = {}
    for name in names:
        by_form.setdefault(name.casefold(), []).append(name)
    forms = get_close_matches(text, by_form, most) or [form for form in by_form if text and text in form]
    close = [name for form in forms for name in by_form[form]][:most]
    if close:
        return f"did you mean {' or '.join(map(shown, close))}?"
    if names_rows and len(names) > most:
        return f"there are {len(names):,}, such as {', '.join(map(shown, names[:most]))}."
    listed = ", ".join(map(shown, names[:20]))
    return f"there are {listed}{', …' if len(names) > 20 else '.'}" if names else "there are none."


def shown(value: object) -> str:
    r"""A value as a message shows it: its repr in one line, printable, cut to 80 characters.

    Examples
    --------
    >>> shown("2025"), len(shown("x" * 1000)), shown(10**5000)
    ("'2025'", 80, '<int too long to show>')
    >>> print(shown("\x1b[31m\u202etxt"))
    '\x1b[31m\u202etxt'
    """
    try:
        text = repr(value[:_LONGEST] if isinstance(value, str | bytes) else value)
    except Exception:  # such as an integer of too many digits
        return f"<{type(value).__name__} too long to show>"
    text = printable(" ".join(text.split()))
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def shown_path(path: object) -> str:
    """A path as a message shows it: in quotes, printable, its last 80 characters.

    Examples
    --------
    >>> shown_path("data/belarus"), len(shown_path("x" * 1000))
    ("'data/belarus'", 80)
    """
    text = printable(str(path))
    return f"'{text}'" if len(text) <= _LONGEST - 2 else f"'…{text[3 - _LONGEST :]}'"


def printable(text: str) -> str:
    r"""A text in one line in which nothing is invisible: control characters and the like are written as escapes.

    Examples
    --------
    >>> print(printable("Łosik\n\u200b"))
    Łosik\n\u200b
    """
    if text.isprintable() and text.isascii():
        return text
    return "".join(
        letter if letter.isprintable() and letter not in _INVISIBLE else letter.encode("unicode_escape").decode()
        for letter in text
    )


def check_length(argument: str, text: str) -> None:
    """Refuse a text to search for that is longer than 200 characters: no name is, and a long one takes minutes.

    Raises
    ------
    InvalidValueError
        If it is longer.

    Examples
    --------
    >>> check_length("text", "Tikhanovsky " * 100)
    Traceback (most recent call last):
    belarus_releases.errors.InvalidValueError: text: expected at most 200 characters, got 1,200
    """
    if len(text) > 200:
        raise InvalidValueError(f"{argument}: expected at most 200 characters, got {len(text):,}")


def check_option(argument: str, value: object, options: "Sequence[str]") -> None:
    """Refuse a value that is none of the options of an argument.

    Raises
    ------
    InvalidValueError
        If it is none of them.

    Examples
    --------
    >>> check_option("freq", "Q", ["D", "W", "M"])
    Traceback (most recent call last):
    belarus_releases.errors.InvalidValueError: freq: expected 'D', 'W' or 'M', got 'Q'
    """
    if not isinstance(value, str) or value not in options:
        *first, last = map(repr, options)
        raise InvalidValueError(f"{argument}: expected {', '.join(first)} or {last}, got {shown(value)}")


def frames_to_caller() -> int:
    """The `stacklevel` with which a warning points at the caller's line: the first frame outside this package.

    `skip_file_prefixes` of :func:`warnings.warn` does the same, from Python 3.12.
    """
    import sys

    package = __name__.partition(".")[0]
    level, frame = 0, sys._getframe(1)
    while frame.f_back and frame.f_globals.get("__name__", "").partition(".")[0] == package:
        level, frame = level + 1, frame.f_back
    return level + 1
