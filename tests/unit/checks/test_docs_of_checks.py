"""``docs/reference/checks.md`` has an entry for each check, and each example is the message of a fault."""

import csv
import io
import re
from pathlib import Path

import pytest

from belarus_releases._snapshot import snapshot
from belarus_releases.adoption.rules import rules_at
from belarus_releases.checks import CHECKS
from belarus_releases.checks.data import Data
from belarus_releases.checks.files import FILE_CHECKS
from belarus_releases.tables import TABLES
from curation.checks import RULES
from curation.steps.check import id_not_redacted

VERSION = "2026.11.0"  # its rows never change, nor do the examples
PAGE = (Path(__file__).parents[3] / "docs" / "reference" / "checks.md").read_text(encoding="utf-8")
ENTRIES = dict(re.findall(r"^### `([a-z-]+)`\n\n(.*?)(?=^##|\Z)", PAGE, re.MULTILINE | re.DOTALL))

#: For each check, a row by table and place, and cells that make the check find the example.
FAULTS = {
    "columns-declared": ("events", 0, {"remark": ""}),
    "id-order": ("events", 1, {"event_id": "2025-01-26-us-citizen"}),
    "id-form": ("prisoners", 0, {"prisoner_id": "p1"}),
    "cell-required": ("events", 0, {"legal_act": ""}),
    "cell-one-line": ("events", 2, {"label": "US citizen\nescorted"}),
    "cell-no-formula": ("events", 0, {"note": "=1+1"}),
    "cell-type": ("events", 3, {"released_total": "14x"}),
    "cell-form": ("events", 3, {"released_total": "014"}),
    "cell-in-vocabulary": ("events", 0, {"legal_act": "mercy"}),
    "cell-pattern": ("events", 4, {"destinations": "Lithuania"}),
    "reference-exists": ("events", 0, {"part_of": "2025-01-31-pardon"}),
    "no-reference-loop": ("events", 0, {"part_of": "2025-01-26-us-citizen"}),
    "id-composed": ("event_links", 0, {"event_id": "2025-06-21-lithuania"}),
    "link-one-target": ("event_links", 0, {"contact_id": ""}),
    "date-in-interval": ("events", 3, {"date": "2025-06-22"}),
    "dates-in-order": ("concessions", 1, {"effective_on": "2025-09-01"}),
    "parts-within-whole": ("events", 3, {"women": "15"}),
    "breakdown-agrees": ("event_breakdowns", 0, {"exhaustive": "true"}),
    "numbers-fit-qualifier": ("remaining_estimates", 0, {"qualifier": "range"}),
    "denial-without-number": ("remaining_estimates", 3, {"statement_kind": "assertion"}),
    "breakdown-group": ("event_breakdowns", 0, {"dimension": "sex"}),
    "event-codes-agree": ("events", 1, {"arrangement": "unilateral"}),
    "category-among-stated": ("prisoners", 0, {"category_primary": "lawyer"}),
    "route-fits-measure": ("release_totals", 0, {"route": "conviction"}),
    "source-dated": ("sources", 0, {"published_latest": "", "retrieved_on": ""}),
    "address-unique": ("sources", 2, {"url": "https://exussr.org/?p=1305"}),
    "publisher-consistent": ("sources", 2, {"publisher_id": "exussr"}),
    "reprint-of-original": ("sources", 2, {"origin_id": "s0001"}),
    "claim-target": ("claims", 0, {"field": "label"}),
    "claim-value": ("claims", 3, {"value": "February 2025"}),
    "claim-unique": ("claims", 12, {"source_id": "s0002"}),
    "claim-ranks": ("claims", 0, {"rank": "2"}),
    "cell-follows-from-claims": ("events", 3, {"released_total": "15"}),
}


def data():
    texts = {name: snapshot(VERSION).csv(name).decode() for name in TABLES}
    tables = {name: list(csv.DictReader(io.StringIO(text, newline=""))) for name, text in texts.items()}
    return Data(tables, rules_at(VERSION))


def test_each_check_has_an_entry_in_the_order_of_the_checks():
    editorial = (id_not_redacted, *RULES)
    checks = (*CHECKS, *FILE_CHECKS, *editorial)
    assert [code for code in ENTRIES if code != "file-recorded"] == [check.code for check in checks]
    for check in checks:
        assert ENTRIES[check.code].startswith(f"{check.title}\n"), check.code


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.code)
def test_the_example_is_a_message_of_the_check(check):
    faulty = data()
    before = set(check.findings(data()))
    table, place, cells = FAULTS[check.code]
    faulty.tables[table][place] |= cells
    messages = {str(finding) for finding in set(check.findings(faulty)) - before}
    (example,) = re.findall(r"^```text\n(.*)\n```$", ENTRIES[check.code], re.MULTILINE)
    assert example in messages
