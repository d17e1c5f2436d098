"""The cells that a version has otherwise than the one before."""

from belarus_releases.storage.corrections import Correction, corrections, errata_columns
from belarus_releases.tables import CLAIM_BASED

VERSION = "2026.11.3"


def rows(**tables):
    """Rows of every claim-based table, cells that are not given empty."""
    return {
        name: [dict.fromkeys((c.name for c in errata_columns(name, VERSION)), "") | row for row in tables.get(name, ())]
        for name in CLAIM_BASED
    }


def event(event_id="2099-01-01-example", **cells):
    return {"event_id": event_id, **cells}


def of(before, after, version=VERSION):
    return list(corrections(before, after, version))


class TestColumns:
    def test_labels_notes_and_what_follows_are_none(self):
        names = {name: {column.name for column in errata_columns(name, VERSION)} for name in CLAIM_BASED}
        assert names["events"] >= {"date", "date_earliest", "released_total", "legal_act", "destinations", "part_of"}
        assert not names["events"] & {"event_id", "label", "note", "named", "n_origins", "confidence"}
        assert not names["prisoners"] & {"custody_status", "status_as_of", "event_id", "released"}
        assert "repeats" in names["remaining_estimates"]

    def test_later_columns_are_none_of_an_earlier_version(self):
        assert "repeats" not in {column.name for column in errata_columns("release_totals", "2026.11.2")}


def test_a_changed_an_emptied_and_a_filled_cell():
    old = rows(events=[event(women="2", released_total="12", stayed="")])
    new = rows(events=[event(women="", released_total="13", stayed="1")])
    assert {(c.column, c.old, c.new) for c in of(old, new)} == {
        ("women", "2", ""),
        ("released_total", "12", "13"),
        ("stayed", "", "1"),
    }


def test_a_new_row_is_none_and_a_row_that_is_gone_has_its_filled_cells():
    one = rows(events=[event(women="2")])
    assert of(rows(), one) == []
    assert of(one, rows()) == [Correction("events", "2099-01-01-example", "women", "2", "")]


def test_the_order_is_that_of_the_ids():
    old = rows(events=[event("b", women="1"), event("a", women="1")])
    assert [c.record_id for c in of(old, rows())] == ["a", "b"]


def test_cells_of_a_column_that_the_earlier_version_lacks_are_none():
    total = {"total_id": "2099-example"}
    old, new = rows(release_totals=[total]), rows(release_totals=[total | {"repeats": "x", "count": "3"}])
    assert [c.column for c in of(old, new, "2026.11.2")] == ["count"]
