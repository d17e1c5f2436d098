"""Rows and the versions between which they exist."""

from curation.steps.stamp import Stored, stamp


def test_a_superseded_row_has_no_cell_in_a_column_that_is_later_than_it():
    stored = Stored([{"id": "a", "n": "1", "later": "full", "since": "2026.11.2"}], [])
    new = [{"id": "a", "n": "2", "later": "part"}]
    current, history = stamp("id", ["id", "n"], new, stored, "2026.11.2")
    assert current == [{"id": "a", "n": "2", "later": "part", "since": "2026.11.2+dev"}]
    assert history == [{"id": "a", "n": "1", "later": "", "since": "2026.11.2", "until": "2026.11.2+dev"}]
