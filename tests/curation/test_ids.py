"""The ledger: an id is never given twice, and a claim keeps its id while what it says stays."""

import re

import pytest

from belarus_releases.checks.data import KEYS
from curation.steps import publishers, record
from curation.steps.files import CURATION, DATA, IDS, CurationError, read_csv
from curation.steps.ids import Ledger, claim_key, key
from curation.steps.record import Said
from tests.curation.tree import write

NAMES = {"claim": "claims", "source": "sources", "prisoner": "prisoners", "change": "custody_changes"}
SAID = Said("events", "2099-01-01-example", "women", "3", "example-agency-2099-01-01", "", "", "stated", "full", "", "",
            None, None)  # fmt: skip


@pytest.fixture
def folder(tmp_path):
    """A ledger in which the highest number is that of a prisoner who was removed."""
    write(tmp_path / "claims.csv", f"claim_id,hash\nc0001,{claim_key(SAID)}\nc0002,\n")
    write(tmp_path / "sources.csv", f"source_id,hash\ns0001,{key('example-agency-2099-01-01')}\ns0007,\n")
    write(tmp_path / "prisoners.csv", "prisoner_id\np0001\np0009\np0003\n")
    write(tmp_path / "changes.csv", "change_id\nx0001\n")
    return tmp_path


def write_all(ledger):
    """Write the files of a ledger."""
    for path, data in ledger.files().items():
        path.write_bytes(data)


def test_a_number_follows_the_highest_that_was_ever_given(folder):
    ledger = Ledger(folder)
    assert [ledger.prisoner(), ledger.prisoner(), ledger.change()] == ["p0010", "p0011", "x0002"]
    assert ledger.source("example-gazette-2099-01") == "s0008"
    write_all(ledger)
    assert Ledger(folder).prisoner() == "p0012"


def test_numbers_go_on_after_four_digits(folder):
    write(folder / "prisoners.csv", "prisoner_id\np9999\np10000\n")
    assert Ledger(folder).prisoner() == "p10001"


def test_the_first_id_of_an_empty_ledger(tmp_path):
    ledger = Ledger(tmp_path)
    assert (ledger.prisoner(), ledger.change(), ledger.source("a")) == ("p0001", "x0001", "s0001")


def test_known_content_keeps_its_id(folder):
    ledger = Ledger(folder)
    assert ledger.claim(claim_key(SAID)) == "c0001"
    assert ledger.source("example-agency-2099-01-01") == "s0001"
    files = {path: path.read_bytes() for path in folder.iterdir()}
    write_all(ledger)
    assert {path: path.read_bytes() for path in folder.iterdir()} == files


@pytest.mark.parametrize(("cell", "same"), [
    ("table", False), ("record_id", False), ("field", False), ("value", False), ("source", False),
    ("attributed_to", False), ("stated_as", True), ("basis", True), ("carried", True), ("omit", True), ("prefer", True),
])  # fmt: skip
def test_a_claim_keeps_its_id_while_what_it_says_stays(cell, same):
    assert (claim_key(SAID) == claim_key(SAID._replace(**{cell: "other"}))) is same


def test_parts_do_not_run_into_each_other():
    assert key("a", "bc") != key("ab", "c")


def test_new_claims_get_ids_of_their_own(folder):
    ledger = Ledger(folder)
    first, second = "0123456789" + "a" * 22, "0123456789" + "b" * 22
    assert [ledger.claim(first), ledger.claim(second), ledger.claim(first)] == [
        "c0123456789", "c0123456789-2", "c0123456789"
    ]  # fmt: skip
    write_all(ledger)
    assert Ledger(folder).claim(second) == "c0123456789-2"


def test_an_emptied_hash_keeps_the_id_as_given(folder):
    write(folder / "claims.csv", f"claim_id,hash\nc{claim_key(SAID)[:10]},\n")
    assert Ledger(folder).claim(claim_key(SAID)) == f"c{claim_key(SAID)[:10]}-2"


def test_an_id_that_stands_twice_is_refused(folder):
    write(folder / "prisoners.csv", "prisoner_id\np0001\np0001\n")
    with pytest.raises(CurationError, match=r"prisoners.csv: 'p0001' stands here twice"):
        Ledger(folder)


@pytest.mark.parametrize("name", NAMES)
def test_the_ledger_has_every_id_of_the_data_and_its_history_once(name):
    table = NAMES[name]
    ids = [row[f"{name}_id"] for row in read_csv(IDS / f"{name}s.csv")]
    rows = [*read_csv(DATA / f"{table}.csv"), *read_csv(DATA / "history" / f"{table}.csv")]
    assert KEYS[table] == f"{name}_id"
    assert {row[KEYS[table]] for row in rows if not row["since"].endswith("+dev")} <= {*ids}
    assert len(ids) == len({*ids})


def test_every_hash_of_the_ledger_is_of_a_claim_or_a_source_that_exists():
    existing = {
        "claim": {claim_key(said) for said in record.read().said},
        "source": {key(publication.key) for publication in publishers.read()},
    }
    for name, hashes in existing.items():
        written = [row["hash"] for row in read_csv(IDS / f"{name}s.csv") if row["hash"]]
        assert {*written} <= hashes
        assert len(written) == len({*written})


def test_the_curation_keeps_no_other_hash():
    """No key of a passage or of a person: what looks like a hash is the id of a claim, or in an address."""
    looks = re.compile(r"(?<![0-9A-Za-z])(?=\d*[a-f])(?=[a-f]*\d)[0-9a-f]{8,}(?![0-9A-Za-z])")
    given = {claim.partition("-")[0] for claim in Ledger().given["claim"]}  # c8c5113e8e7-4: alike but for the number
    for path in CURATION.rglob("*"):
        if path.suffix in (".csv", ".txt", ".yaml") and path.parent != IDS:
            text = re.sub("^    url: .*$", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
            assert {*looks.findall(text)} <= given, path.name
