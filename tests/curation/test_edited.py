"""The edited files: what cannot be built from is named by file and line."""

import datetime as dt

import pytest

from belarus_releases.schema.columns import columns
from belarus_releases.tables.sources import Source
from curation.steps import edited
from curation.steps.files import CurationError, read_csv, write_csv


@pytest.mark.parametrize(
    ("name", "line", "message"),
    [
        ("codes.csv", "events,e,mercy,x,r", r"^codes.csv, line 2: events has no coded column 'mercy'$"),
        ("entered.csv", "events,e,women,3", r"^entered.csv, line 2: events has no entered column 'women'$"),
        ("codes.csv", "events,e,legal_act,mercy,r", r"^legal_act: 'mercy' is not in the vocabulary pardon, "),
        (
            "codes.csv",
            "events,e,legal_act,pardon,r\nevents,e,legal_act,amnesty,r",
            "^codes.csv, line 3: legal_act of e occurs twice$",
        ),
        ("codes.csv", "events,e,legal_act", "^codes.csv, line 2: the row and the header differ in length$"),
    ],
)
def test_a_wrong_line_is_named(tmp_path, monkeypatch, name, line, message):
    header = "table,record_id,field,value,reason" if name == "codes.csv" else "table,record_id,field,value"
    (tmp_path / name).write_text(f"{header}\n{line}\n", encoding="utf-8")
    monkeypatch.setattr(edited, "DECISIONS", tmp_path)
    with pytest.raises(CurationError, match=message):
        edited.editorial()


def test_a_source_was_public_when_it_was_retrieved(tmp_path, monkeypatch):
    derived = ("published_earliest", "published_latest")
    header = [column.name for column in columns(Source) if column.name not in derived]
    dates = {"s0001": "2025-09", "s0002": "2025-09-11"}
    rows = [
        dict.fromkeys(header, "") | {"source_id": source_id, "published": published, "retrieved_on": "2025-09-12"}
        for source_id, published in dates.items()
    ]
    write_csv(tmp_path / "sources.csv", header, rows)
    monkeypatch.setattr(edited, "CLAIMS", tmp_path)
    monkeypatch.setattr(edited, "IMPORTED", tmp_path / "none")
    partial, exact = edited.sources()
    days = [dt.date(2025, 9, day) for day in (1, 11, 12)]
    assert (partial.published, partial.published_earliest, partial.published_latest) == (None, days[0], days[2])
    assert (exact.published, exact.published_earliest, exact.published_latest) == (days[1],) * 3


def test_a_file_that_does_not_exist_has_no_rows(tmp_path):
    assert read_csv(tmp_path / "none.csv") == []
