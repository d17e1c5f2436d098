"""The ledger of ids: each id that was ever given, so that none is given twice.

``claims.csv`` and ``sources.csv`` keep a hash of what an id was given to; ``prisoners.csv`` and
``changes.csv`` the numbers alone, since names can be guessed from hashes. Publishing appends; nothing else
writes here but a removal, which empties the hashes of what it removes and keeps the ids.
"""

from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

from belarus_releases.errors import shown

from .files import IDS, CurationError, csv_bytes, read_csv
from .record import Said


def key(*parts: str) -> str:
    """The hash that stands for the content of a claim or the key of a source."""
    return sha256("\x1f".join(parts).encode()).hexdigest()[:32]


def claim_key(said: Said) -> str:
    """The hash of a claim: what it says, of which cell, and who says it."""
    return key(said.table, said.record_id, said.field, said.value, said.source, said.attributed_to)


class Ledger:
    """The ids given, and those that would be given next."""

    def __init__(self, root: Path = IDS) -> None:
        self.root = root
        self.claims = {row["hash"]: row["claim_id"] for row in read_csv(root / "claims.csv") if row["hash"]}
        self.sources = {row["hash"]: row["source_id"] for row in read_csv(root / "sources.csv") if row["hash"]}
        self.given = {
            name: [row[f"{name}_id"] for row in read_csv(root / f"{name}s.csv")]
            for name in ("claim", "source", "prisoner", "change")
        }
        self._taken = {name: set(ids) for name, ids in self.given.items()}
        for name, ids in self.given.items():
            if len(ids) > len(self._taken[name]):
                twice = next(id_ for place, id_ in enumerate(ids) if id_ in ids[:place])
                raise CurationError(f"{root.name}/{name}s.csv: {shown(twice)} stands here twice: take one line out")

    def claim(self, hash: str) -> str:
        """The id of a claim: that of the ledger, else a new one."""
        if hash not in self.claims:
            self.claims[hash] = self._take("claim", (f"c{hash[:10]}", *(f"c{hash[:10]}-{n}" for n in range(2, 10))))
        return self.claims[hash]

    def source(self, source_key: str) -> str:
        """The id of a source: that of the ledger, else the next number."""
        hash = key(source_key)
        if hash not in self.sources:
            self.sources[hash] = self._next("source", "s")
        return self.sources[hash]

    def prisoner(self) -> str:
        """The next number of a prisoner."""
        return self._next("prisoner", "p")

    def change(self) -> str:
        """The next number of a custody change."""
        return self._next("change", "x")

    def files(self) -> dict[Path, bytes]:
        """The files of the ledger, with the ids that were given since it was read."""
        files = {}
        for name, by_hash in (("claim", self.claims), ("source", self.sources)):
            hashes = {id_: hash for hash, id_ in by_hash.items()}
            rows = ({f"{name}_id": id_, "hash": hashes.get(id_, "")} for id_ in self.given[name])
            files[self.root / f"{name}s.csv"] = csv_bytes([f"{name}_id", "hash"], rows)
        for name in ("prisoner", "change"):
            numbers = ({f"{name}_id": id_} for id_ in self.given[name])
            files[self.root / f"{name}s.csv"] = csv_bytes([f"{name}_id"], numbers)
        return files

    def _take(self, name: str, ids: Iterable[str]) -> str:
        id_ = next(id_ for id_ in ids if id_ not in self._taken[name])
        self._taken[name].add(id_)
        self.given[name].append(id_)
        return id_

    def _next(self, name: str, letter: str) -> str:
        last = max((int(id_[1:]) for id_ in self.given[name]), default=0)
        return self._take(name, [f"{letter}{last + 1:04}"])
