"""Why a cell changed: each rule, on made-up rows."""

import pytest

from belarus_releases.storage.corrections import corrections
from belarus_releases.tables import TABLES
from curation.steps import build, causes
from curation.steps.causes import Cause

EVENT, PRISONER, CHANGE = "2099-01-01-example", "p0001", "x0001"
SOURCES = [{"source_id": "s0001"}, {"source_id": "s0002"}]


def version(*claims, sources=SOURCES, **tables):
    """The rows of every table at a version, cells that are not given empty."""
    given = {"sources": sources, "claims": list(claims), **tables}
    return {name: [dict.fromkeys(build.header(name), "") | row for row in given.get(name, ())] for name in TABLES}


def claim(claim_id, value, source_id="s0001", rank="1", field="women", about=("events", EVENT), decision=""):
    table, record_id = about
    return {"claim_id": claim_id, "table": table, "record_id": record_id, "field": field, "value": value,
            "source_id": source_id, "rank": rank, "decision": decision}  # fmt: skip


def event(**cells):
    return {"events": [{"event_id": EVENT, **cells}]}


def causes_of(before, after, codes=(), mended=()):
    changed = corrections(before, after, "2026.11.3")
    return causes.causes(changed, before, after, dict(codes), dict(mended))


def cause_of(before, after, **known):
    (cause,) = causes_of(before, after, **known).values()
    return cause


OLD = version(claim("c1", "2"), **event(women="2"))


class TestScalars:
    def test_a_row_that_is_gone(self):
        assert cause_of(OLD, version()) == Cause("removed", causes.ROW_GONE)

    def test_a_claim_set_aside_by_decision(self):
        new = version(claim("c1", "2", rank="", decision="not of that day"), **event(women=""))
        assert cause_of(OLD, new) == Cause("ours", "not of that day")

    def test_a_decision_that_stood_already_says_nothing_new(self):
        aside = claim("c2", "3", "s0002", rank="", decision="of another day")
        old = version(claim("c1", "2"), aside, **event(women="2"))
        new = version(claim("c1", "2", rank="2"), aside, claim("c3", "4", "s0002"), **event(women="4"))
        assert cause_of(old, new) == Cause("new_evidence", causes.NEW_CLAIM)

    def test_a_source_that_is_new(self):
        sources = [*SOURCES, {"source_id": "s0003"}]
        new = version(claim("c1", "2", rank="2"), claim("c2", "3", "s0003"), sources=sources, **event(women="3"))
        assert cause_of(OLD, new) == Cause("new_evidence", causes.NEW_SOURCE)

    def test_a_new_claim_adopted_by_decision(self):
        new = version(
            claim("c1", "2", rank="2"), claim("c2", "3", "s0002", decision="it counts all"), **event(women="3")
        )
        assert cause_of(OLD, new) == Cause("new_evidence", "it counts all")

    def test_the_same_source_read_otherwise_by_decision(self):
        new = version(claim("c1", "2", rank="2"), claim("c2", "3", decision="the page has three"), **event(women="3"))
        assert cause_of(OLD, new) == Cause("ours", "the page has three")

    def test_an_empty_cell_is_filled(self):
        assert cause_of(version(**event()), OLD) == Cause("new_evidence", causes.NEW_CLAIM)

    @pytest.mark.parametrize(
        "claims", [[claim("c1", "3")], [claim("c2", "3", "s0002")], []], ids=["edited", "other", "none"]
    )
    def test_nothing_says_why_a_claim_is_another_or_gone(self, claims):
        assert cause_of(OLD, version(*claims, **event(women="3" if claims else ""))) is None

    def test_a_reader_says_why_a_claim_was_mended(self):
        new = version(claim("c1", "3"), **event(women="3"))
        assert cause_of(OLD, new, mended={"c1": "the page has three"}) == Cause("ours", "the page has three")
        assert cause_of(OLD, new, mended={"c2": "another claim"}) is None

    def test_another_order_of_the_same_claims(self):
        old = version(claim("c1", "2"), claim("c2", "3", "s0002", rank="2"), **event(women="2"))
        new = [claim("c1", "2", rank="2"), claim("c2", "3", "s0002")]
        assert cause_of(old, version(*new, **event(women="3"))) == Cause("recoded", causes.ORDER)
        new[1] |= {"decision": "the list itself"}
        assert cause_of(old, version(*new, **event(women="3"))) == Cause("recoded", "the list itself")


class TestLists:
    def ask(self, old, new, before, after):
        before = version(*before, **event(destinations=old))
        return cause_of(before, version(*after, **event(destinations=new)))

    def test_only_items_that_come_or_go_count(self):
        kept, other = claim("c1", "LT", field="destinations"), claim("c2", "PL", field="destinations")
        aside = kept | {"rank": "", "decision": "old"}
        assert self.ask("LT", "LT;PL", [kept], [kept, other]) == Cause("new_evidence", causes.NEW_CLAIM)
        gone = other | {"rank": "", "decision": "a stop on the way"}
        assert self.ask("LT;PL", "LT", [kept, other], [kept, gone]) == Cause("ours", "a stop on the way")
        assert self.ask("PL", "LT;PL", [aside, other], [kept, other]) == Cause("recoded", causes.ORDER)

    def test_an_error_goes_before_what_came_with_it(self):
        old, new = claim("c1", "LT", field="destinations"), claim("c2", "PL", "s0002", field="destinations")
        aside = old | {"rank": "", "decision": "not said"}
        assert self.ask("LT", "PL", [old], [aside, new]) == Cause("ours", "not said")


class TestOtherCells:
    def test_a_coded_cell_has_the_reason_of_its_code(self):
        old, new = version(**event(legal_act="not_stated")), version(**event(legal_act="pardon"))
        assert cause_of(old, new) == Cause("recoded", causes.CODED)
        codes = {("events", EVENT, "legal_act"): "by decree"}
        assert cause_of(old, new, codes=codes) == Cause("recoded", "by decree")

    def test_a_link_of_rows_is_entered(self):
        old, new = ({"remaining_estimates": [{"estimate_id": "e", "repeats": to}]} for to in ("", "d"))
        assert cause_of(version(**old), version(**new)) == Cause("recoded", causes.ENTERED)

    def test_the_interval_of_a_date_has_the_cause_of_its_claims(self):
        old = version(
            claim("c1", "2099-01", field="date"), **event(date_earliest="2099-01-01", date_latest="2099-01-31")
        )
        claims = claim("c1", "2099-01", field="date", rank="2"), claim("c2", "2099-01-05", "s0002", field="date")
        new = version(*claims, **event(date="2099-01-05", date_earliest="2099-01-05", date_latest="2099-01-05"))
        found = causes_of(old, new)
        assert {cell[2] for cell in found} == {"date", "date_earliest", "date_latest"}
        assert {*found.values()} == {Cause("new_evidence", causes.NEW_CLAIM)}

    def test_a_custody_change_without_a_day_has_that_of_its_event(self):
        def at(day, *claims):
            changes = [{"change_id": CHANGE, "prisoner_id": PRISONER, "event_id": EVENT, "date": day}]
            return version(*claims, custody_changes=changes, **event())

        days = claim("c1", "2099-01", field="date"), claim("c2", "2099-01-05", "s0002", field="date")
        found = causes_of(at("", days[0]), at("2099-01-05", days[0] | {"rank": "2"}, days[1]))
        assert found == {("custody_changes", CHANGE, "date"): Cause("new_evidence", causes.NEW_CLAIM)}
