"""The check of the built tables: wrong cells are named by place and code, exceptions and editorial checks hold."""

import random
import shutil

import pytest

from belarus_releases.checks import CHECKS, verify
from belarus_releases.checks.files import FILE_CHECKS
from curation.checks import exceptions
from curation.steps import build, check, edited
from curation.steps.files import CurationError, write_csv
from tests.data.mutate_data import mutate


def again(*case):
    """One more case of a rule: each is a check of the whole record."""
    return pytest.param(*case, marks=pytest.mark.slow)


@pytest.mark.parametrize(
    ("table", "place", "cells", "column", "code"),
    [
        ("events", -1, {"released_total": "53"}, "released_total", "cell-follows-from-claims"),
        again("events", -1, {"destinations": "LT;PL"}, "destinations", "cell-follows-from-claims"),
        ("events", -1, {"date": "2025-13-01"}, "date", "cell-type"),
        again("events", -1, {"in_series": "True"}, "in_series", "cell-type"),
        again("events", 0, {"released_total": "-5"}, "released_total", "cell-type"),
        ("events", -1, {"note": " x"}, "note", "cell-one-line"),
        ("events", 0, {"destinations": "LT;LT"}, "destinations", "cell-form"),
        ("claims", -1, {"table": "sources"}, "table", "cell-in-vocabulary"),
        ("sources", -1, {"url": "file:///tmp/x"}, "url", "cell-pattern"),
        ("events", 0, {"part_of": "2024-06-28-ukraine-exchange"}, "part_of", "no-reference-loop"),
        ("events", 0, {"date_earliest": "2024-07-01"}, "date_earliest", "date-in-interval"),
        ("events", 1, {"women": "99"}, "women", "parts-within-whole"),
        ("event_links", 0, {"contact_id": "", "concession_id": ""}, "concession_id", "link-one-target"),
        ("event_breakdowns", 0, {"group": "xx", "dimension": "nationality"}, "group", "breakdown-group"),
        ("remaining_estimates", 0, {"statement_kind": "denial"}, "statement_kind", "denial-without-number"),
        again("remaining_estimates", 0, {"statement_kind": "target"}, "statement_kind", "denial-without-number"),
        ("events", 1, {"recognised": "5", "recognised_by": ""}, "recognised_by", "event-codes-agree"),
        again("events", 0, {"arrangement": "unilateral"}, "arrangement", "event-codes-agree"),
        again("events", 0, {"arrangement": "not_stated"}, "arrangement", "event-codes-agree"),
        again("events", 1, {"arrangement": "negotiated"}, "arrangement", "event-codes-agree"),
        again("events", 0, {"legal_act": "sentence_end"}, "legal_act", "event-codes-agree"),
        again("events", 0, {"disposition": "stayed", "expelled": "1"}, "disposition", "event-codes-agree"),
        again("events", 0, {"disposition": "mixed", "destinations": ""}, "disposition", "event-codes-agree"),
        ("release_totals", 0, {"measure": "decrees", "route": "death"}, "route", "route-fits-measure"),
        ("claims", -1, {"record_id": "no-event"}, "record_id", "claim-target"),
        again("claims", 0, {"field": "x"}, "field", "claim-target"),
        ("claims", 0, {"rank": ""}, "rank", "claim-ranks"),
    ],
)
def test_a_wrong_cell_is_named(table, place, cells, column, code):
    tables = check.bundled()
    tables[table][place] |= cells
    line = place + 2 if place >= 0 else len(tables[table]) + 1
    findings = check.findings(tables)
    assert (table, line, column, code) in {finding[:4] for finding in findings}
    assert f"{table}.csv, line {line}, {column}: " in "\n".join(map(str, findings))


def test_a_doubled_row_is_named():
    tables = check.bundled()
    tables["events"].append(tables["events"][-1])
    assert {finding.code for finding in check.findings(tables)} == {"id-order"}


@pytest.mark.parametrize("code", [each.code for each in (*CHECKS, *FILE_CHECKS, check.id_not_redacted)])
def test_a_check_that_users_run_has_no_exceptions(tmp_path, code):
    header = ["table", "record_id", "column", "code", "reason"]
    row = {"table": "events", "record_id": "x", "column": "note", "code": code, "reason": "as printed"}
    write_csv(tmp_path / "overrides.csv", header, [row])
    with pytest.raises(
        CurationError, match=rf"overrides\.csv, line 2: '{code}' is not a rule that can have exceptions"
    ):
        exceptions.read(tmp_path / "overrides.csv")


def test_a_history_that_was_rewritten_is_refused(monkeypatch, tmp_path):
    shutil.copytree(check.DATA, tmp_path / "data")
    monkeypatch.setattr(check, "DATA", tmp_path / "data")
    assert check.stored_faults() == []
    history = tmp_path / "data" / "history" / "events.csv"
    history.write_bytes(history.read_bytes().replace(b"released_total", b"x", 1))
    assert check.stored_faults() == ["history/events.csv: line 1: the header is not the declared one (file-form)"]


def test_a_redacted_id_is_not_used_again(monkeypatch, tmp_path):
    tables = check.bundled()
    prisoner = tables["prisoners"][0]["prisoner_id"]
    header = ["redaction_id", "redacted_on", "table", "record_id"]
    rows = [dict(zip(header, ("r0001", "2099-01-31", table, prisoner))) for table in ("prisoners", "events")]
    write_csv(tmp_path / "redactions.csv", header, rows)
    monkeypatch.setattr(check, "TOMBSTONES", tmp_path / "redactions.csv")
    assert [str(finding) for finding in check.findings(tables)] == [
        f"prisoners.csv, line 2, prisoner_id: {prisoner!r} was redacted (id-not-redacted)"
    ]


@pytest.mark.parametrize(
    ("file", "old", "new", "line", "finding"),
    [
        ("record/events/2099-01-01-example.yaml", "arrangement: {is: not_stated", "arrangement: {is: exchange", 5,
         "arrangement: "),
        ("record/events/2099-01-01-example.yaml", "released_total:",
         "women:\n  13: [{by: example-agency-2099-01-01}]\nreleased_total:", 12,
         "women: 13 is more than the 12 released: correct one of the two"),
        ("record/prisoners/new-abcdef.yaml", "2099-01-01-example:\n        - {by: example-agency-2099-01-01}",
         "2099-01-01-exmple: [{by: example-agency-2099-01-01}]", 9,
         "event_id: events has no '2099-01-01-exmple': correct the id"),
        ("record/prisoners/new-abcdef.yaml", "  new-x:", "  new-x:\n    note: ' x'", 8, "note: ' x' has "),
        ("publishers/example-agency.yaml", "https://", "ftp://", 6, "url: "),
    ],
)  # fmt: skip
def test_a_finding_is_named_by_the_line_that_a_person_edits(tree, file, old, new, line, finding):
    tree.add_example()
    assert named(tree) == []
    tree.replace(file, old, new)
    assert any(text.startswith(f"{file}, line {line}: {finding}") for text in named(tree)), named(tree)


def named(tree):
    """The findings in the edited files of a tree."""
    loaded = edited.load(tree.root / "curation")
    tables = build.rows_of(loaded)
    return [check.named(finding, tables, loaded) for finding in check.findings(tables)]


@pytest.mark.slow
def test_most_random_changes_are_found():
    chance = random.Random(7)
    tables = check.bundled()
    findings = [verify(mutate(tables, chance)[0]) for _ in range(9)]
    assert sum(map(bool, findings)) >= 6
