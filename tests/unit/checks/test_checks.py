"""The checks on small tables, and the order in which they run."""

from collections import Counter

import pytest

from belarus_releases.checks import CHECKS, verify
from belarus_releases.checks.cells import cell_one_line, cell_type
from belarus_releases.checks.claim_rules import address_unique, claim_value, reprint_of_original
from belarus_releases.checks.consistency import no_reference_loop, reference_exists
from belarus_releases.checks.data import COLUMNS, KEYS, Data
from belarus_releases.checks.installed import bundled
from belarus_releases.tables import TABLES


def data(**tables):
    """Tables of rows whose other cells are empty."""
    return Data(
        {name: [dict.fromkeys(COLUMNS[name], "") | cells for cells in tables.get(name, ())] for name in TABLES}, {}
    )


def messages(check, **tables):
    return [finding.message for finding in check.findings(data(**tables))]


def test_codes_are_unique():
    assert max(Counter(check.code for check in CHECKS).values()) == 1


def test_the_bundled_rows_are_valid():
    assert verify(bundled()) == []


class TestStages:
    def test_wrong_columns_hide_all_other_findings(self):
        tables = bundled()
        del tables["events"][3]["label"]
        tables["events"][0]["legal_act"] = ""
        assert [finding.code for finding in verify(tables)] == ["columns-declared"]

    def test_a_row_with_too_few_cells_is_one_finding(self):
        tables = bundled()
        tables["events"][0]["since"] = None
        assert [(finding.code, finding.line) for finding in verify(tables)] == [("columns-declared", 2)]

    def test_cells_are_compared_with_claims_only_if_all_else_is_valid(self):
        tables = bundled()
        tables["events"][0]["women"] = "4"
        assert {finding.code for finding in verify(tables)} == {"cell-follows-from-claims"}
        tables["events"][1]["legal_act"] = ""
        assert {finding.code for finding in verify(tables)} == {"cell-required"}

    def test_findings_stand_in_the_order_of_tables_and_lines(self):
        tables = bundled()
        places = [("sources", 7), ("events", 5), ("sources", 2), ("events", 9)]
        for table, line in places:
            tables[table][line - 2][KEYS[table]] += "!"
        findings = [(finding.table, finding.line) for finding in verify(tables) if finding.code == "id-form"]
        assert findings == [("events", 5), ("events", 9), ("sources", 2), ("sources", 7)]


class TestReferences:
    @pytest.mark.parametrize(
        ("cell", "missing"), [("", []), ("a", []), ("c", ["c"]), ("a;c", ["c"]), ("c;b;d", ["c", "d"])]
    )
    def test_each_item_of_a_list_refers_to_a_row(self, cell, missing):
        events = [{"event_id": "a"}, {"event_id": "b", "may_repeat": cell}]
        assert messages(reference_exists, events=events) == [f"events has no {item!r}" for item in missing]

    def test_every_row_with_the_reference_is_a_finding(self):
        events = [{"event_id": name, "may_repeat": cell} for name, cell in (("a", "b;x"), ("b", ""), ("c", "b;x"))]
        findings = reference_exists.findings(data(events=events))
        assert [(finding.line, finding.column) for finding in findings] == [(2, "may_repeat"), (4, "may_repeat")]

    def test_what_a_claim_states_refers_to_a_row_too(self):
        claims = [{"table": "events", "field": field, "value": "x"} for field in ("part_of", "may_repeat", "label")]
        assert messages(reference_exists, claims=claims) == ["events has no 'x'"] * 2


class TestLoops:
    @staticmethod
    def loops(**origins):
        rows = [{"source_id": source, "origin_id": origin} for source, origin in origins.items()]
        return messages(no_reference_loop, sources=rows)

    @pytest.mark.parametrize("length", [1, 2, 3, 7])
    def test_a_loop_of_any_length_is_found_once(self, length):
        ids = [f"s{number}" for number in range(length)]
        (message,) = self.loops(**dict(zip(ids, [*ids[1:], ids[0]])))
        assert message == f"the references form a loop: {' -> '.join([*ids, ids[0]])}"

    def test_a_chain_that_ends_or_runs_into_nothing_is_none(self):
        assert self.loops(s1="s2", s2="s3", s3="") == self.loops(s1="s9") == []

    def test_what_leads_into_a_loop_is_not_part_of_it(self):
        assert self.loops(s1="s3", s2="s3", s3="s4", s4="s3") == ["the references form a loop: s3 -> s4 -> s3"]

    def test_two_loops_are_two_findings(self):
        assert len(self.loops(s1="s2", s2="s1", s3="s3")) == 2


@pytest.mark.parametrize(
    "text", ["a\nb", "a\r\nb", "a\rb", "a\x0bb", "a\x85b", "a\u2028b", " a", "a ", "a  b", "a\x00b"]
)
def test_a_row_of_storage_is_one_line(text):
    assert len(messages(cell_one_line, events=[{"note": text}])) == 1


@pytest.mark.parametrize(
    ("value", "faults"), [("nan", 1), ("inf", 1), ("-1", 1), ("x", 1), ("1.5", 0), ("0", 0), ("", 0)]
)
def test_a_number_is_finite_and_not_negative(value, faults):
    assert len(messages(cell_type, prisoners=[{"sentence_years": value}])) == faults


@pytest.mark.parametrize(
    ("value", "faults"),
    [("2025", 0), ("2025-09", 0), ("2025-09-11", 0), ("2025-01/2025-03", 0), ("2025-W37-4", 1), ("2025-13", 1), ("", 1),
     ("2025-03/2025-01", 1)],
)  # fmt: skip
def test_a_claimed_date_may_be_partial_or_an_interval(value, faults):
    claim = {"table": "events", "record_id": "e", "field": "date", "value": value}
    assert len(messages(claim_value, claims=[claim])) == faults


def test_two_sources_share_the_address_of_a_site_but_not_of_a_page():
    pages = [{"source_id": f"s000{n}", "url": url} for n, url in enumerate(["https://a.example/b"] * 2, 1)]
    assert messages(address_unique, sources=pages) == ["'s0001' has the same address"]
    for url in ("https://a.example", "https://a.example/", ""):
        assert messages(address_unique, sources=[{**page, "url": url} for page in pages]) == []


def test_a_source_that_carries_a_newsroom_is_a_reprint():
    def of(is_reprint):
        return messages(
            reprint_of_original, sources=[{"source_id": "s0001", "newsroom": "ap", "is_reprint": is_reprint}]
        )

    assert of("true") == []
    assert of("") == of("false") == ["a source with a newsroom, 'ap', is a reprint"]
