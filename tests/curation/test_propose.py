"""``propose``: dossiers for a person to go through, without a word of the passages."""

import datetime as dt
import json

import pytest

from curation.__main__ import main
from curation.steps import propose, publishers, record
from curation.steps.files import CurationError
from curation.steps.plain_yaml import At, dump, load

DAY = dt.date(2099, 1, 3)
PASSAGE = "Twelve persons were taken to the border on Thursday morning, says the ministry."


def claim(field, value, name="event/2099-01-01-example", source_id="page", **cells):
    usual = {"attributed_to": None, "basis": "stated", "carried": "yes", "excerpt": PASSAGE, "note": "Their remark"}
    return {"record": name, "field": field, "value": value, "source_id": source_id} | usual | cells


def page(source_id, url, **cells):
    usual = {"publisher": "Example Agency", "title": "A: page", "published": "2099-01", "language": "en"}
    return (
        {"source_id": source_id, "url": url, "kind": "news", "quality": "good", "read_in": "Their way"} | usual | cells
    )


SOURCES = [
    page("page", "https://agency.example/a", publisher_side="international"),
    page("known", "http://www.gazette.example/b/", publisher="Example Gazette"),
    page("copy", None, publisher="Élan", published=None, republishes="Example Agency"),
]
CLAIMS = [
    claim("released_total", 12),
    claim("released_total", 12),
    claim("released_total", 13, source_id="known", attributed_to="A. Person", basis="title", carried="partly"),
    claim("released_total", 14, carried="no"),
    claim("destination", ["LT", "LT", "UA"]),
    claim("mechanism", "pardon"),
    claim("note", "Their remark"),
    claim("count_by_nationality", {"group": "US", "count": 2}),
    claim("target", "Bank; Airline", "concession/2099-01-01-relief"),
    claim("organisation", "Viasna", "estimate/2099-01-01-viasna", basis="classified"),
    claim("count", 30, "total/2099-viasna"),
    claim("place", "Example City", "contact/2099-01-01-visit", source_id="copy"),
    claim("name_en", "A. Person", "prisoner/person-a"),
    claim("released", "2099-01-01", "prisoner/person-a"),
    claim("release_event", "event/2099-01-01-example", "prisoner/person-a"),
    claim("charges", "none of ours", "prisoner/person-a"),
    claim("mood", "glad", "rumour/one"),
]
EVENT = """\
released_total:
  12:
    - {by: page}
  13:
    - {by: example-gazette-2099-01-01, of: A. Person, how: title, carried: part}
destinations:
  LT:
    - {by: page}
  UA:
    - {by: page}
breakdowns:
  nationality-us:
    count:
      2:
        - {by: page}
# mechanism: pardon (page)
"""


@pytest.fixture
def folder(tmp_path):
    """A collected folder, and a curation that knows one of its pages."""
    write(tmp_path, SOURCES, CLAIMS)
    cells = {"title": "B", "url": "https://gazette.example/b", "language": "en", "kind": "news", "quality": "good"}
    (tmp_path / "curation" / "publishers").mkdir(parents=True)
    text = dump({"name": "Example Gazette", "publications": {"example-gazette-2099-01-01": cells}})
    (tmp_path / "curation" / "publishers" / "example-gazette.yaml").write_text(text, encoding="utf-8")
    return tmp_path


def write(folder, sources, claims):
    for name, rows in (("sources", sources), ("claims", claims)):
        text = "".join(f"{json.dumps(row)}\n" for row in rows)
        (folder / f"{name}.jsonl").write_text(text, encoding="utf-8")


def run(folder):
    return propose.propose(folder, DAY, folder / "curation", folder / "proposed")


def test_a_dossier(folder):
    run(folder)
    assert (folder / "proposed/events/2099-01-01-example.yaml").read_text(encoding="utf-8") == EVENT


def test_one_dossier_a_record_in_the_form_of_dossiers(folder):
    run(folder)
    names = sorted(f"{path.parent.name}/{path.stem}" for path in (folder / "proposed").rglob("*.yaml"))
    assert names == [
        "concessions/2099-01-01-relief", "contacts/2099-01-01-visit", "estimates/2099-01-01-viasna",
        "events/2099-01-01-example", "prisoners/person-a", "publishers/elan", "publishers/example-agency",
        "totals/2099-viasna",
    ]  # fmt: skip
    (folder / "proposed" / "publishers").rename(folder / "publishers")
    said = record.read(folder / "proposed").said
    assert {(s.table, s.field, s.value, s.basis) for s in said} >= {
        ("concessions", "targets", "Bank", "stated"), ("concessions", "targets", "Airline", "stated"),
        ("remaining_estimates", "counted_by", "Viasna", "classified"), ("release_totals", "count", "30", "stated"),
        ("custody_changes", "date", "2099-01-01", "stated"), ("prisoners", "name", "A. Person", "stated"),
        ("custody_changes", "event_id", "2099-01-01-example", "stated"),
    }  # fmt: skip


def test_sources_that_the_record_does_not_know(folder):
    run(folder)
    by_key = {p.key: p.cells for p in publishers.read(folder / "proposed" / "publishers")}
    assert sorted(by_key) == ["copy", "page"]
    assert (by_key["page"]["publisher_side"], by_key["page"]["retrieved_on"]) == ("international", "2099-01-03")
    assert (by_key["copy"]["is_reprint"], by_key["copy"]["url"], by_key["copy"]["published"]) == ("true", "", "")


def test_nothing_of_passages_and_notes_is_written(folder):
    run(folder)
    text = "".join(path.read_text(encoding="utf-8") for path in (folder / "proposed").rglob("*.yaml"))
    for words in ("Thursday", "Their remark", "Their way", "none of ours"):
        assert words not in text


def test_it_says_what_became_of_the_claims(folder):
    first, *counts = run(folder)
    assert first == f"8 files written, 0 kept, in {folder / 'proposed'}"
    assert "proposed, event released_total: 3" in counts
    assert "left out, not carried by the source: 1" in counts
    assert "left out, no table of rumour: 1" in counts
    assert "left out, no column of prisoner charges: 1" in counts
    assert "a comment for who codes, event mechanism: 1" in counts
    assert sum(int(line.rpartition(": ")[2]) for line in counts) == len(CLAIMS)


def test_a_dossier_at_which_a_person_is_at_work_is_kept(folder):
    run(folder)
    path = folder / "proposed/events/2099-01-01-example.yaml"
    path.write_text("label: Mine\n", encoding="utf-8")
    assert run(folder)[0].startswith("0 files written, 8 kept")
    assert load(At(path, folder)) == {"label": "Mine"}


@pytest.mark.parametrize(
    ("sources", "claims", "message"),
    [
        (SOURCES, [claim("released_total", 1, source_id="none")], "claims.jsonl, line 1: there is no source 'none'"),
        (SOURCES, [claim("released_total", 1, "event/../x")], "claims.jsonl, line 1: 'event/../x' is not a record"),
        (SOURCES, [claim("count_by_sex", 3)], "claims.jsonl, line 1: count_by_sex: expected "),
        (SOURCES, [{"record": "event/x"}], "claims.jsonl, line 1: there is no field, value, source_id$"),
        ([[]], [], "sources.jsonl, line 1: there is no source_id"),
    ],
)
def test_refusals_write_nothing(folder, sources, claims, message):
    write(folder, sources, claims)
    with pytest.raises(CurationError, match=f"^{message}"):
        run(folder)
    assert not (folder / "proposed").exists()


def test_files_that_cannot_be_read(folder):
    (folder / "claims.jsonl").write_text("{\n", encoding="utf-8")
    with pytest.raises(CurationError, match=r"^claims\.jsonl, line 1: this is not JSON: "):
        run(folder)
    (folder / "claims.jsonl").unlink()
    with pytest.raises(CurationError, match=r"claims\.jsonl does not exist: name a folder with claims\.jsonl and sou"):
        run(folder)


def test_the_command(monkeypatch, capsys, folder):
    monkeypatch.setattr(propose.propose, "__defaults__", (folder / "curation", folder / "proposed"))
    assert main(["propose", str(folder), "--retrieved-on", "2099-01-03"]) == 0
    assert capsys.readouterr().out.startswith("8 files written")
    assert main(["propose", str(folder / "none"), "--retrieved-on", "2099-01-03"]) == 1
    assert capsys.readouterr().err.startswith("propose: ")
