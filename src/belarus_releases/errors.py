"""What can go wrong: every error that a user can cause, each also a fitting builtin."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable


class BelarusReleasesError(Exception):
    """Base of all errors of this package."""


class NotFoundError(BelarusReleasesError, LookupError):
    """What was asked for does not exist: an id, a column, a table, a version."""


class OutOfRangeError(NotFoundError, IndexError):
    """A position beyond the rows of a table."""


class InvalidValueError(BelarusReleasesError, ValueError):
    """A value that cannot be: not in the vocabulary, of the wrong type, not a date."""


class DamagedDataError(BelarusReleasesError, ValueError):
    """A bundled file is not the file that was published; nothing is read from it."""


class MissingExtraError(BelarusReleasesError, ImportError):
    """A library that comes with an optional extra is not installed."""


class WriteError(BelarusReleasesError, OSError):
    """An export cannot be written where it was asked for; nothing of it is left there."""


class ExistsError(WriteError, FileExistsError):
    """What stands where an export was asked for is not replaced."""


class RedactedDataWarning(UserWarning):
    """A data version is not as it was first published: something was removed at a person's wish."""


def candidates(asked: object, known: "Iterable[str]", *, most: int = 3) -> str:
    """End a sentence with the closest of the known names, or with all where they are few.

    Examples
    --------
    >>> candidates("evnts", ["events", "sources"])
    "did you mean 'events'?"
    >>> candidates("zzz", ["events", "sources"])
    "there are 'events', 'sources'."
    """
    from difflib import get_close_matches

    names = list(known)
    close = get_close_matches(str(asked), names, most) or [n for n in names if str(asked) and str(asked) in n][:most]
    if close:
        return f"did you mean {' or '.join(map(repr, close))}?"
    listed = ", ".join(map(repr, names[:20]))
    return f"there are {listed}{', …' if len(names) > 20 else '.'}" if names else "there are none."
