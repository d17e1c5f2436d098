"""A table as CSV text."""

import datetime as dt

from belarus_releases.export.csv import to_csv
from tests.factories import row


def lines(text):
    assert text.endswith("\n")
    assert "\r" not in text
    return text.removesuffix("\n").split("\n")


def test_a_header_and_a_line_for_each_row(sheet):
    rows = [
        row("data_versions", version="2026.11.0", published_on=dt.date(2026, 11, 21), rows=("events=6", "claims=94"))
    ]
    assert to_csv(sheet("data_versions", rows, None)) == (
        "version,published_on,rows,sha256,tables_sha256,changes,redactions\n"
        "2026.11.0,2026-11-21,events=6;claims=94,,,,\n"
    )


def test_cells_are_as_they_are_stored(sheet):
    rows = [
        row("prisoners", prisoner_id="p", name="Łosik, Ihar", aliases=('"A"', "B"), sentence_years=2.0),
        row("prisoners", prisoner_id="q", sentence_years=1.5, detained=dt.date(2020, 6, 25), category_primary="other"),
    ]
    header, first, second = lines(to_csv(sheet("prisoners", rows)))
    assert header.startswith("prisoner_id,name,name_be,name_ru,aliases,nationalities,category_primary")
    assert first.startswith('p,"Łosik, Ihar",,,"""A"";B",,,')
    names = header.split(",")
    cells = dict(zip(names, second.split(","), strict=True))
    assert (cells["sentence_years"], cells["detained"], cells["category_primary"]) == ("1.5", "2020-06-25", "other")
    assert first.split(",")[names.index("sentence_years") - len(names)] == "2"


def test_booleans_are_words_and_empty_is_not_false(sheet):
    rows = [row("contacts", contact_id=name, planned=value) for name, value in (("a", True), ("b", False), ("c", None))]
    header, *body = lines(to_csv(sheet("contacts", rows)))
    place = header.split(",").index("planned")
    assert [line.split(",")[place] for line in body] == ["true", "false", ""]


def test_columns_are_those_of_the_version(sheet):
    source = row("sources", source_id="s", is_reprint=True)
    assert "is_reprint" in to_csv(sheet("sources", [source]))
    text = to_csv(sheet("sources", [source], "2026.11.0"))
    assert "is_reprint" not in text
    assert "true" not in text


def test_without_rows_there_is_the_header(sheet):
    assert lines(to_csv(sheet("coverage"))) == ["coverage_id,subject,first,last,note"]
