"""What people edit, without a person: dossiers, publishers, tables of decisions, and the ledger of ids."""

from pathlib import Path

from ..steps import publishers, record
from ..steps.files import IDS, PUBLISHERS, RECORD, TOMBSTONES, read_csv, write_csv
from ..steps.ids import Ledger, claim_key
from ..steps.ids import key as ledger_key
from ..steps.publishers import Publication
from ..steps.record import FOLDERS, Said
from . import dossiers, tables
from .dossiers import REMOVED, Keys, Scalar
from .hits import Hits


def edit(curation: Path, hits: Hits) -> None:
    """Take the person out of a copy of what people edit.

    Parameters
    ----------
    curation : Path
        The copy, which is changed.
    hits : Hits
        The person, and what is decided.
    """
    ledger = Ledger(curation / IDS.name)
    written, publications = record.read(curation / RECORD.name), publishers.read(curation / PUBLISHERS.name)
    keys = _keys(publications, ledger, hits)
    hashes = _hashes(written.said, keys, ledger, hits)
    for folder, table in FOLDERS.items():
        for path in sorted((curation / RECORD.name / folder).glob("*.yaml")):
            if hits.person.is_record(table, path.stem):
                path.unlink()
            else:
                _rewrite(path, curation, keys, hits)
    for path in sorted((curation / PUBLISHERS.name).glob("*.yaml")):
        _rewrite(path, curation, keys, hits)
    gone = {claim_id for claim_id, hash in hashes.items() if not hash}
    for path in sorted(curation.rglob("*.csv")):
        if path.name != TOMBSTONES.name and path.parent.name != IDS.name and (rows := read_csv(path)):
            left = (tables.edited(row, path, gone, hits) for row in rows)
            write_csv(path, list(rows[0]), [row for row in left if row is not None])
    sources = {number: ledger_key(keys.new(key)) for key, number in keys.numbers.items()}
    _write_ledger(curation / IDS.name, hashes, sources)


def _keys(publications: list[Publication], ledger: Ledger, hits: Hits) -> Keys:
    """The keys of publications, with new ones for those that name the person."""
    numbers = {p.key: number for p in publications if (number := ledger.sources.get(ledger_key(p.key)))}
    renamed: dict[str, str] = {}
    for publication in publications:
        key, number = publication.key, numbers.get(publication.key)
        if hits.removes(number or key, key, f"{publication.place.at.name}, line {publication.place.line}"):
            renamed[key] = f"{publication.cells['publisher_id']}-{number or len(renamed) + 1}"
    return Keys(renamed, numbers)


def _subject(scalar: Scalar, path: Path, keys: Keys) -> str:
    """The row that a text is of: that of the dossier, a publication, or a publisher."""
    if path.parent.name != PUBLISHERS.name:
        return path.stem
    return keys.number(scalar.path[1]) if len(scalar.path) > 1 else f"{PUBLISHERS.name}/{path.stem}"


def _rewrite(path: Path, curation: Path, keys: Keys, hits: Hits) -> None:
    """Write a dossier or a publisher's file again, where it names the person."""
    name = path.relative_to(curation).as_posix()
    text = before = path.read_text(encoding="utf-8")
    if not hits.find(text):
        return

    def is_removed(scalar: Scalar) -> bool:
        is_id = scalar.is_key and not scalar.of_claims
        where = f"{name}, line {scalar.line}: {scalar.path[-1] if scalar.path else scalar.text}"
        return hits.removes(_subject(scalar, path, keys), scalar.text, where, by_hand=is_id)

    for scalar in dossiers.scalars(text):
        if scalar.is_key and not scalar.of_claims and scalar.path != ("publications",):
            is_removed(scalar)
    rules = dossiers.Rules(is_removed, keys, lambda s: hits.home(s.text, keys.number(s.path[1])))
    text = dossiers.without(text, rules)
    comments = text
    for scalar in dossiers.scalars(text):
        comments = comments[: scalar.start] + " " * (scalar.end - scalar.start) + comments[scalar.end :]
    for mention in reversed([*hits.in_page(f"curation/{name}", comments)]):
        text = text[: mention.start] + REMOVED + text[mention.end :]
    if text != before:
        path.write_text(text, encoding="utf-8", newline="\n")


def _hashes(said: list[Said], keys: Keys, ledger: Ledger, hits: Hits) -> dict[str, str]:
    """The new hash of each claim that has an id; empty for those that go."""
    hashes = {}
    for claim in said:
        claim_id = ledger.claims.get(claim_key(claim))
        if claim_id is None:
            continue
        subject = hits.person.subject(claim.table, claim.record_id)
        place = f"{claim.value_place.at.name}, line {claim.value_place.line}: {claim.field}"
        if hits.person.is_record(claim.table, claim.record_id) or hits.removes(subject, claim.value, place):
            hashes[claim_id] = ""
            continue
        of = claim.attributed_to
        if hits.removes(subject, of, f"{claim.place.at.name}, line {claim.place.line}: of"):
            of = REMOVED
        hashes[claim_id] = claim_key(claim._replace(attributed_to=of, source=keys.new(claim.source)))
    return hashes


def _write_ledger(ids: Path, hashes: dict[str, str], sources: dict[str, str]) -> None:
    """Write the ledger: its ids stay; what is no more has no hash, from which the person could be guessed."""
    for name, kept in (("claim", hashes), ("source", sources)):
        rows = [row | {"hash": kept.get(row[f"{name}_id"], "")} for row in read_csv(ids / f"{name}s.csv")]
        write_csv(ids / f"{name}s.csv", [f"{name}_id", "hash"], rows)
