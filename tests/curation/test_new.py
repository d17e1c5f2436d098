"""``new``: a dossier of comments that says what can be written."""

import re

import pytest

from belarus_releases.schema.columns import columns
from belarus_releases.tables import record_class
from curation.__main__ import main
from curation.steps import new, record
from curation.steps.files import CurationError
from curation.steps.plain_yaml import At, load
from curation.steps.record import FOLDERS, fields_of

IDS = dict.fromkeys(FOLDERS, "2099-01-01-example") | {"prisoners": None}


def filled_in(path):
    """The mapping of a dossier whose lines are all taken out of the comments."""
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub("(?m)^# ", "", text), encoding="utf-8")
    return load(At(path, path.parents[1]))


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_column_stands_there_in_its_order(tmp_path, folder):
    mapping = filled_in(new.new(folder, IDS[folder], tmp_path))
    fields = [column.name for column in fields_of(FOLDERS[folder])]
    inner = {"events": ["breakdowns", "links"], "prisoners": ["changes"]}.get(folder, [])
    assert list(mapping) == [*fields, *inner, "adopt"]


@pytest.mark.parametrize(
    ("folder", "key", "table"),
    [("events", "breakdowns", "event_breakdowns"), ("events", "links", "event_links"),
     ("prisoners", "changes", "custody_changes")],
)  # fmt: skip
def test_rows_inside_have_their_columns(tmp_path, folder, key, table):
    (row,) = filled_in(new.new(folder, IDS[folder], tmp_path))[key].values()
    assert list(row) == [column.name for column in fields_of(table)]


@pytest.mark.parametrize("folder", FOLDERS)
def test_meanings_and_vocabularies_stand_there(tmp_path, folder):
    text = new.new(folder, IDS[folder], tmp_path).read_text(encoding="utf-8")
    words = " ".join(text.replace("## ", "").split())
    for column in columns(record_class(FOLDERS[folder])):
        if column in fields_of(FOLDERS[folder]):
            assert column.meaning in words
            assert all(f"##   {item}: " in text for item in column.items)


def test_there_is_a_skeleton_of_one_claim(tmp_path):
    text = new.new("events", "2099-01-01-example", tmp_path).read_text(encoding="utf-8")
    assert "# date:\n#   VALUE:\n#     - {by: SOURCE}\n" in text


def test_prisoners_get_random_names_and_so_do_their_changes(tmp_path):
    paths = [new.new("prisoners", None, tmp_path) for _ in range(2)]
    assert all(re.fullmatch("new-[a-z]{6}", path.stem) for path in paths)
    changes = [next(iter(filled_in(path)["changes"])) for path in paths]
    assert len({*changes, *(path.stem for path in paths)}) == 4


@pytest.mark.parametrize(
    ("folder", "record_id", "message"),
    [
        ("events", "example", r"'example' is not an id of events: write one such as 2099-01-01-example"),
        ("contacts", "2099-01-01-Example", "'2099-01-01-Example' is not an id of contacts"),
        ("totals", "../events/2099", "'../events/2099' is not an id of release_totals"),
        ("events", None, "'' is not an id of events"),
        ("events", "new-example", "'new-example' is not an id of events"),
        ("prisoners", "p0001", "a prisoner gets a number when published: leave 'p0001' out"),
        ("event", "2099-01-01-example", "there is no folder 'event': did you mean 'events'"),
        ("events", "2025-09-11-lithuania", "'2025-09-11-lithuania' is an id of events already"),
    ],
)
def test_refusals(tmp_path, folder, record_id, message):
    with pytest.raises(CurationError, match=f"^{re.escape(message)}"):
        new.new(folder, record_id, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_dossier_that_exists_stays(tmp_path):
    path = new.new("events", "2099-01-01-example", tmp_path)
    path.write_text("label: Mine\n", encoding="utf-8")
    with pytest.raises(CurationError, match=r"events/2099-01-01-example\.yaml exists: edit it, or take another id$"):
        new.new("events", "2099-01-01-example", tmp_path)
    assert path.read_text(encoding="utf-8") == "label: Mine\n"


def test_only_comments_are_an_error_with_file_and_line(tmp_path):
    new.new("events", "2099-01-01-example", tmp_path / "record")
    with pytest.raises(CurationError, match=r"^record/events/2099-01-01-example\.yaml, line 1: expected columns"):
        record.read(tmp_path / "record")


def test_the_command_prints_the_path(monkeypatch, capsys, tmp_path):
    monkeypatch.setattr("curation.__main__.ROOT", tmp_path)
    monkeypatch.setattr(new.new, "__defaults__", (tmp_path / "record",))
    assert main(["new", "events", "2099-01-01-example"]) == 0
    assert capsys.readouterr().out == "record/events/2099-01-01-example.yaml\n"
