"""The one answer for each cell; the errata of a version."""

import pytest

from belarus_releases._snapshot import snapshot
from belarus_releases.errors import InvalidValueError, NotFoundError
from belarus_releases.schema.calver import reaches
from belarus_releases.schema.columns import columns, format_cell
from belarus_releases.storage._manifest import VERSIONS
from belarus_releases.storage.corrections import ATTESTATION
from belarus_releases.tables import CLAIM_BASED, TABLES, record_class
from belarus_releases.views import checked
from belarus_releases.views.checked import Cited, check, errata_of

NEW = snapshot("2026.11.3")
ANSWERS = next(column.items for column in columns(record_class("checked_cells")) if column.name == "answer")


def cells_of(at, tables=TABLES):
    """Every cell of a version."""
    for table in tables:
        key, *_ = at.layout(table)
        for row in at.rows(table):
            for name, column in at.declared(table).items():
                yield Cited(table, getattr(row, key), name, format_cell(column, getattr(row, name)))


def ask(table, record_id, column, old="2026.11.2", new=NEW):
    (row,) = check([Cited(table, record_id, column)], snapshot(old), new)
    return row


@pytest.mark.slow
@pytest.mark.parametrize("version", [version for version in VERSIONS if reaches(version, "2026.11.3")])
def test_every_cell_of_every_version_has_one_answer_and_a_changed_one_says_why(version):
    old = snapshot(version)
    cells = list(cells_of(old))
    rows = check(cells, old, NEW)
    assert [(row.table, row.record_id, row.column, row.old or "") for row in rows] == cells
    listed = {(e.table, e.record_id, e.column) for e in NEW.rows("errata") if not reaches(e.version, version)}
    for row in rows:
        assert row.answer in ANSWERS
        changed = row.answer in ("corrected", "now_stated", "removed")
        attests = row.column in ATTESTATION and row.answer == "better_attested"
        assert (row.old != row.new) == (changed or attests)
        assert bool(row.reason) == changed
        assert row.kind is None or (row.table, row.record_id, row.column) in listed
    assert {row.answer for row in rows if row.kind == "ours"} <= {"corrected", "now_stated"}


class TestAnswers:
    def test_stands(self):
        row = ask("events", "2025-09-11-lithuania", "label", old="2026.11.3")
        assert (row.answer, row.kind, row.reason, row.n_origins_old) == ("stands", None, None, None)

    def test_corrected(self):
        row = ask("remaining_estimates", "2025-06-26-un-special-rapporteur", "low")
        assert (row.answer, row.old, row.new, row.kind) == ("corrected", "1200", "1000", "ours")
        assert row.reason == "those of whom a report tells over a year, not those held on the day"

    def test_emptied_is_corrected(self):
        row = ask("remaining_estimates", "2025-08-15-trump", "point")
        assert (row.answer, row.old, row.new) == ("corrected", "1300", None)

    def test_now_stated(self):
        row = ask("events", "2025-06-21-lithuania", "expelled")
        assert (row.answer, row.old, row.new, row.kind) == ("now_stated", None, "14", "new_evidence")
        assert (row.n_origins_old, row.n_origins_new) == (None, 2)

    def test_now_disputed(self):
        row = ask("events", "2025-09-11-lithuania", "released_total", old="2026.11.1")
        assert (row.answer, row.old, row.new) == ("now_disputed", "52", "52")

    def test_better_attested(self):
        row = ask("events", "2025-04-30-us-citizen", "released_total", old="2026.11.1")
        assert row.answer == "better_attested"
        assert row.n_origins_new > row.n_origins_old > 0

    def test_more_origins_of_a_row_are_better_and_fewer_are_corrected(self):
        assert ask("events", "2025-12-13-lithuania-ukraine", "n_origins").answer == "better_attested"
        row = ask("events", "2025-11-22-ukrainians", "n_origins")
        assert (row.answer, row.old, row.new) == ("corrected", "8", "7")
        assert (row.kind, row.reason) == (None, checked.FOLLOWS)

    def test_the_kind_is_that_of_the_first_erratum_since(self):
        errata = {}
        for erratum in errata_of(snapshot("2026.11.1")):
            errata.setdefault((erratum.table, erratum.record_id, erratum.column), []).append(erratum)
        cell, twice = next((cell, of) for cell, of in errata.items() if len(of) > 1 and of[0].old != of[1].new)
        row = ask(*cell, old="2026.11.1")
        assert row.kind == twice[0].kind
        assert row.reason == "; ".join(dict.fromkeys(erratum.reason for erratum in twice))

    def test_errata_after_the_version_checked_against_do_not_count(self):
        row = ask("events", "2025-06-21-lithuania", "recognised_by", old="2026.11.1", new=snapshot("2026.11.2"))
        assert (row.answer, row.new, row.kind) == ("now_stated", "Human Rights Watch", "new_evidence")

    @pytest.mark.parametrize(
        ("table", "column", "reason"),
        [
            ("events", "note", checked.WORDED),
            ("sources", "quality", checked.EVIDENCE),
            ("claims", "rank", checked.EVIDENCE),
            ("prisoners", "status_as_of", checked.FOLLOWS),
        ],
    )
    def test_why_a_changed_cell_has_no_erratum(self, table, column, reason):
        rows = check(
            [c for c in cells_of(snapshot("2026.11.2"), [table]) if c.column == column], snapshot("2026.11.2"), NEW
        )
        (why,) = {(row.kind, row.reason) for row in rows if row.answer == "corrected"}
        assert why == (None, reason)


class TestRowsThatAreGone:
    def test_it_is_removed(self, monkeypatch):
        """No version has lost a row; so the later one is made to."""
        later = snapshot("2026.11.2")
        index = later.index("events")
        monkeypatch.setitem(later._indexes, "events", {k: v for k, v in index.items() if k != "2025-09-11-lithuania"})
        row = ask("events", "2025-09-11-lithuania", "label", old="2026.11.1", new=later)
        assert (row.answer, row.new, row.reason) == ("removed", None, checked.ROW_GONE)

    def test_one_that_was_redacted_is_removed_too(self, monkeypatch):
        monkeypatch.setattr(checked, "REDACTED", {"2026.11.2": ("r0001",)})
        row = ask("prisoners", "p9999", "name")
        assert (row.answer, row.old, row.new, row.reason) == ("removed", None, None, checked.ROW_GONE)

    def test_an_unknown_row_of_another_version_is_an_error(self):
        with pytest.raises(NotFoundError, match=r"^there is no row 'p9999' in prisoners of data version 2026\.11\.2$"):
            ask("prisoners", "p9999", "name")


class TestCells:
    def test_each_once(self):
        cited = Cited("events", "2025-09-11-lithuania", "women")
        assert len(check([cited, cited], NEW, NEW)) == 1

    def test_a_value_that_is_not_that_of_the_cell(self):
        with pytest.raises(InvalidValueError, match=r"^what: events/2025-09-11-lithuania/released_total is '53' there"):
            check([Cited("events", "2025-09-11-lithuania", "released_total", "53")], NEW, NEW)

    @pytest.mark.parametrize(
        ("table", "column", "message"),
        [
            ("evnts", "women", "no table 'evnts'"),
            ("events", "womn", "no column 'womn' in events: did you mean 'women'"),
        ],
    )
    def test_unknown_tables_and_columns(self, table, column, message):
        with pytest.raises(NotFoundError, match=message):
            ask(table, "x", column)


class TestErrata:
    def test_those_of_later_versions_alone(self):
        assert errata_of(NEW) == []
        assert {erratum.version for erratum in errata_of(snapshot("2026.11.2"))} == {"2026.11.3"}

    def test_rows_and_columns_are_those_of_the_version(self):
        old = snapshot("2026.11.0")
        rows = errata_of(old)
        assert all(e.column in old.layout(e.table) and e.record_id in old.index(e.table) for e in rows)
        everything = [e for e in NEW.rows("errata") if not reaches(e.version, "2026.11.0")]
        assert 0 < len(rows) < len(everything)

    def test_known_on(self):
        rows = errata_of(snapshot("2026.11.2", "2025-03-01"))
        assert rows
        assert {e.record_id for e in rows if e.table == "events"} <= {
            row.event_id for row in snapshot("2026.11.2", "2025-03-01").rows("events")
        }

    def test_every_changed_value_of_a_whole_version_has_one(self):
        old = snapshot("2026.11.2")
        rows = check(cells_of(old, CLAIM_BASED), old, NEW)
        assert checked.BY_DAY not in {row.reason for row in rows}
