"""What is left of a person: ids that are never used again, and their name under a key, so that it is known again.

A *seal* is a list of keyed hashes (BLAKE2b), one for each given name and surname by its sounds, and others at random
up to a round number. Who has the key can tell whether a name is that of a removed person, in any spelling that sounds
so; who has it not can tell nothing, not even of a name that they guess. The key is in a file outside the repository
that the environment variable ``BELARUS_RELEASES_REDACTION_KEY`` names.
"""

import os
import secrets
from collections.abc import Iterable
from hashlib import blake2b
from pathlib import Path

from belarus_releases.names import forms
from belarus_releases.names.keys import keys
from belarus_releases.names.scores import names_of
from belarus_releases.schema.lists import join, split

from ..steps.files import TOMBSTONES, CurationError, Row, read_csv

VARIABLE = "BELARUS_RELEASES_REDACTION_KEY"
HEADER = ("redaction_id", "redacted_on", "table", "record_id", "seal")
_BYTES = 8
_ROUND = 32  #: the number of hashes is a multiple of this, so that it does not tell how many spellings there are
_KEY = (32, 64)  #: bytes


def key() -> bytes | None:
    """The key, or None where no file is named.

    Raises
    ------
    CurationError
        If the file cannot be read, or is too short or too long for a key.
    """
    name = os.environ.get(VARIABLE)
    if not name:
        return None
    try:
        data = Path(name).read_bytes().strip()
    except OSError as error:
        raise CurationError(f"the key that {VARIABLE} names cannot be read: {error.strerror}") from None
    if not _KEY[0] <= len(data) <= _KEY[1]:
        raise CurationError(f"the key that {VARIABLE} names has {len(data)} bytes: expected {_KEY[0]} to {_KEY[1]}")
    return data


def read() -> list[Row]:
    """The tombstones."""
    return read_csv(TOMBSTONES)


def seal(secret: bytes, spellings: Iterable[str]) -> str:
    """The seal of a name.

    Examples
    --------
    >>> sealed = seal(b"k" * 32, ["Volha Prykladava"])
    >>> is_of(sealed, b"k" * 32, ["Ольга Прикладова"]), is_of(sealed, b"k" * 32, ["Livia Prykladava"])
    (True, False)
    >>> len(split(sealed))
    32
    """
    hashes = {_hash(secret, ""), *_hashes(secret, spellings)}
    while len(hashes) % _ROUND:
        hashes.add(secrets.token_hex(_BYTES))
    return join(sorted(hashes))


def is_of(sealed: str, secret: bytes, spellings: Iterable[str]) -> bool:
    """Whether a seal is of a name.

    Raises
    ------
    CurationError
        If it was made with another key.
    """
    hashes = {*split(sealed)}
    if _hash(secret, "") not in hashes:
        raise CurationError(f"the key that {VARIABLE} names is not the one with which the names were sealed")
    return not hashes.isdisjoint(_hashes(secret, spellings))


def locked() -> str:
    """Why the names of removed persons cannot be checked here: the key is not at hand; empty where it is."""
    if key() is None and any(row["seal"] for row in read()):
        return f"names of removed persons: not checked, since {VARIABLE} names no file with the key"
    return ""


def unchecked() -> str:
    """What is not checked of the names of removed persons; empty where all are."""
    unsealed = sorted({row["redaction_id"] for row in read() if row["table"] == "prisoners" and not row["seal"]})
    lost = f"names of removed persons: not checked for {', '.join(unsealed)}, which have no seal" if unsealed else ""
    return "\n".join(filter(None, (locked(), lost)))


def _hashes(secret: bytes, spellings: Iterable[str]) -> set[str]:
    """A hash for each given name with each surname."""
    names = names_of(tuple(sorted({*spellings})))
    known = {keys(forms.GIVEN[row][0])[0] for row in names.rows}  # one form of a given name stands for all
    return {_hash(secret, f"{given} {surname}") for given in known or names.given or {""} for surname in names.surnames}


def _hash(secret: bytes, text: str) -> str:
    return blake2b(text.encode(), key=secret, digest_size=_BYTES).hexdigest()
