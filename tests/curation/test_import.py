"""The import of collected claims: what becomes of each, and what is not kept."""

import json

import pytest

from curation.steps import import_claims
from curation.steps.files import CurationError, read_csv, write_csv
from curation.steps.import_claims import TAKEN_IN, key, runs

PASSAGE = "Fifty two persons were taken to the border on Thursday morning by bus, the agency says"


def claim(claim_id, field, value, record="release/one", **cells):
    defaults = {"source_id": "page", "attributed_to": None, "basis": "stated", "carried": "yes", "excerpt": PASSAGE}
    return {"claim_id": claim_id, "record": record, "field": field, "value": value} | defaults | cells


CLAIMS = [
    claim("01", "number", 52),
    claim("02", "number", 52),
    claim("03", "number", 54, carried="no"),
    claim("04", "number", 55, record="release/none"),
    claim("05", "mood", "glad"),
    claim("06", "where", ["LT", "LT", "UA"], attributed_to="A. Person", carried="partly"),
    claim("07", "where", "PL"),
]
SOURCES = [
    {"source_id": "page", "title": "A page", "url": "https://example.org", "published": "2025-09", "quality": "good"},
    {"source_id": "first", "title": "Its origin", "url": None, "published": None, "quality": "primary"},
    {"source_id": "other", "title": "Never cited", "url": None, "published": None, "quality": "weak"},
]
DECISIONS = {
    "fields.csv": [
        {"kind": "release", "field": "number", "table": "events", "column": "released_total", "reason": ""},
        {"kind": "release", "field": "where", "table": "events", "column": "destinations", "reason": ""},
        {"kind": "release", "field": "mood", "table": "", "column": "", "reason": "no such column"},
    ],
    "records.csv": [
        {"key": key("release/one"), "table": "events", "record_id": "2025-09-11-lithuania", "reason": ""},
        {"key": key("release/none"), "table": "events", "record_id": "", "reason": "not a release"},
    ],
    "sources.csv": [
        {"key": key(name), "source_id": source_id, "origin_id": origin, "untitled": untitled, "reason": ""}
        | {"publisher_id": "p", "publisher": "P", "publisher_side": "state", "kind": "news", "language": "en"}
        | {"is_reprint": "", "note": ""}
        for name, source_id, origin, untitled in [
            ("page", "s0001", "s0002", ""),
            ("first", "s0002", "", "yes"),
            ("other", "s0003", "", ""),
        ]
    ],
    "claims.csv": [
        {"claim_id": "07", "table": table, "record_id": record_id, "field": field, "value": value, "basis": basis}
        | {"reason": "read again"}
        for table, record_id, field, value, basis in [
            ("events", "2025-09-11-lithuania", "envoys", "John Coale", "page_date"),
            ("", "", "", "", ""),
        ]
    ],
    "added.csv": [
        {"claim_id": "c08", "table": "contacts", "record_id": "2025-09-11-coale-minsk", "field": "place"}
        | {"value": "Minsk", "stated_as": "", "source_id": "s0001", "attributed_to": "", "basis": "stated"}
        | {"carried": "full"}
    ],
}


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder of collected claims; the decisions and the imported files are in it too."""
    for name, rows in DECISIONS.items():
        write_csv(tmp_path / "decisions" / name, list(rows[0]), rows)
    monkeypatch.setattr(import_claims, "_DECISIONS", tmp_path / "decisions")
    monkeypatch.setattr(import_claims, "IMPORTED", tmp_path / "imported")
    for name, rows in (("claims", CLAIMS), ("sources", SOURCES)):
        text = "".join(f"{json.dumps(row)}\n" for row in rows)
        (tmp_path / f"{name}.jsonl").write_text(text, encoding="utf-8")
    (tmp_path / "imported").mkdir()
    return tmp_path


def test_each_claim_has_an_outcome(folder):
    outcomes = import_claims.import_claims(folder, "2026-11-21")
    assert {place: number for place, number in outcomes.items() if number} == {
        ("release", "number", TAKEN_IN): 2,
        ("release", "number", "stated twice by one page"): 1,
        ("release", "number", "not carried by its source"): 1,
        ("release", "number", "not a release"): 1,
        ("release", "mood", "no such column"): 1,
        ("release", "where", TAKEN_IN): 2,
        ("release", "where", "read again"): 1,
    }
    rows = read_csv(folder / "imported" / "outcomes.csv")
    assert {(row["kind"], row["field"], row["outcome"]): int(row["claims"]) for row in rows} == {
        place: number for place, number in outcomes.items() if number
    }


def test_claims_are_written_by_table_with_an_item_a_row(folder):
    import_claims.import_claims(folder, "2026-11-21")
    rows = read_csv(folder / "imported" / "events.csv")
    assert [(row["claim_id"], row["field"], row["value"], row["basis"], row["attributed_to"]) for row in rows] == [
        ("c01", "released_total", "52", "stated", ""),
        ("c06", "destinations", "LT", "stated", "A. Person"),
        ("c06-2", "destinations", "UA", "stated", "A. Person"),
        ("c07", "envoys", "John Coale", "page_date", ""),
    ]
    assert {row["source_id"] for row in rows} == {"s0001"}
    (row,) = read_csv(folder / "imported" / "contacts.csv")
    assert row["claim_id"] == "c08"


def test_what_a_page_carries_is_written_as_full_or_part(folder):
    import_claims.import_claims(folder, "2026-11-21")
    rows = read_csv(folder / "imported" / "events.csv")
    assert [(row["claim_id"], row["carried"]) for row in rows] == [
        ("c01", "full"), ("c06", "part"), ("c06-2", "part"), ("c07", "full")
    ]  # fmt: skip


def test_sources_are_those_that_are_cited_or_reprinted(folder):
    import_claims.import_claims(folder, "2026-11-21")
    rows = read_csv(folder / "imported" / "sources.csv")
    assert [(row["source_id"], row["title"], row["published"], row["retrieved_on"]) for row in rows] == [
        ("s0001", "A page", "2025-09", "2026-11-21"),
        ("s0002", "", "", "2026-11-21"),
    ]


def test_of_passages_only_hashes_are_kept(folder):
    import_claims.import_claims(folder, "2026-11-21")
    text = (folder / "imported" / "passages.txt").read_text(encoding="utf-8")
    assert text.split() == sorted(runs(PASSAGE))
    files = (path.read_text(encoding="utf-8") for path in (folder / "imported").iterdir())
    assert not any("border" in text or "release/one" in text for text in files)


@pytest.mark.parametrize(
    ("cells", "message"),
    [
        ({"record": "release/two"}, "^records.csv has no decision on 'release/two'$"),
        ({"field": "age"}, "^fields.csv has no decision on the field 'age' of release$"),
        ({"source_id": "blog"}, "^sources.csv has no decision on 'blog'$"),
    ],
)
def test_a_missing_decision_is_named(folder, cells, message):
    (folder / "claims.jsonl").write_text(json.dumps(claim("01", "number", 52) | cells) + "\n", encoding="utf-8")
    with pytest.raises(CurationError, match=message):
        import_claims.import_claims(folder, "2026-11-21")
