"""A labelled file keeps to the limits of its format; nothing is cut but labels."""

import datetime as dt
import re
import sys

import pandas as pd
import pytest

from belarus_releases.errors import MissingExtraError, WriteError
from belarus_releases.export.labelled import SPSS, STATA, cut, file_label, notes, variable_names, write_labelled
from belarus_releases.schema.columns import columns_at
from belarus_releases.schema.hazards import HAZARDS
from belarus_releases.storage._schema import LAYOUTS
from belarus_releases.tables import record_class
from tests.factories import row

FORMS = pytest.mark.parametrize("form", [STATA, SPSS], ids=lambda form: form.name)
CONTACT = {"label": "x", "kind": "visit", "with_minsk": True, "planned": False, "n_origins": 1, "confidence": "weak"}


@pytest.fixture
def read(sheet, tmp_path):
    """A function that writes contacts in a form and gives what pyreadstat reads."""
    pyreadstat = pytest.importorskip("pyreadstat")

    def read(form, *cells, **about):
        rows = [row("contacts", contact_id=f"c{place}", **CONTACT | more) for place, more in enumerate(cells)]
        write_labelled(sheet("contacts", rows, **about)._replace(citation=lambda: "C. (2026). R."), tmp_path, form)
        function = pyreadstat.read_dta if form is STATA else pyreadstat.read_sav
        return function(tmp_path / f"contacts{form.suffix}")

    return read


class TestMissing:
    """Cells without a value say why, where the sheet tells it."""

    @FORMS
    @pytest.mark.parametrize("first", [0, 150])
    def test_they_have_the_missing_value_of_their_reason(self, sheet, tmp_path, form, first):
        pyreadstat = pytest.importorskip("pyreadstat")
        rows = [row("event_links", link_id=f"c{n:03}", event_id="e", relation="denied") for n in range(first + 1)]
        rows.append(row("event_links", link_id="z", event_id="e", n_origins=4))
        reasons = {(link.link_id, "n_origins"): "set_aside" for link in rows} | {("z", "relation"): "stated_in_part"}
        del reasons["c000", "n_origins"]  # a sheet may tell no reason
        reasons["z", "note"] = "not_stated"  # a text is only empty
        links = sheet("event_links", rows, version="2026.11.3")._replace(reasons=lambda: reasons)
        write_labelled(links, tmp_path, form)
        read = pyreadstat.read_dta if form is STATA else pyreadstat.read_sav
        frame, about = read(tmp_path / f"event_links{form.suffix}", user_missing=True)
        aside, in_part = ("b", "f") if form is STATA else (-92, -96)
        assert pd.isna(frame["n_origins"][0])
        assert list(frame["n_origins"][1:]) == [*[aside] * first, 4]
        assert frame["relation"].iloc[-1] == in_part
        assert frame["note"].iloc[-1] == ""
        assert about.variable_value_labels["relation"][in_part] == "stated in part"
        assert "n_origins" not in about.variable_value_labels
        plain, _ = read(tmp_path / f"event_links{form.suffix}")
        assert plain["n_origins"].notna().sum() == 1

    def test_each_reason_has_one(self):
        reasons = columns_at(record_class("empty_cells"), "2026.11.3")[-1].items
        assert len(reasons) == len(STATA.missing) == len(SPSS.missing)


class TestNames:
    @FORMS
    @pytest.mark.parametrize("name", [*LAYOUTS, "codebook"])
    def test_those_of_the_tables_are_taken_as_they_are(self, form, name):
        columns = [column.name for column in LAYOUTS[name]]
        renamed = {"by"} if form is SPSS else set()
        labelled = [column.kind in ("category", "boolean") for column in LAYOUTS[name]]
        for column, variable in zip(columns, variable_names(columns, form, labelled), strict=True):
            assert variable == (f"{column}_var" if column in renamed else column)

    @FORMS
    def test_the_names_of_tables_make_different_files(self, form):
        assert len({name.casefold() for name in LAYOUTS}) == len(LAYOUTS)

    @pytest.mark.parametrize(
        ("column", "variable"),
        [
            ("if", "if_var"),
            ("_N", "v_N"),
            ("str20", "str20_var"),
            ("strL", "strL_var"),
            ("with", "with_var"),
            ("1st", "v1st"),
            ("a-b c", "a_b_c"),
            ("дата", "v____"),
            ("", "v"),
            ("by", "by"),
            ("x" * 33, "x" * 32),
        ],
    )
    def test_what_stata_does_not_take(self, column, variable):
        assert variable_names([column], STATA) == [variable]

    @pytest.mark.parametrize(
        ("column", "variable"), [("By", "By_var"), ("TO", "TO_var"), ("if", "if"), ("y" * 70, "y" * 64)]
    )
    def test_what_spss_does_not_take(self, column, variable):
        assert variable_names([column], SPSS) == [variable]

    @FORMS
    def test_no_two_are_one_name_whatever_the_case(self, form):
        columns = ["Name", "name", "name_2", "x" * 80, "x" * 81, "a b", "a_b", "a-b"]
        names = variable_names(columns, form)
        assert len({name.casefold() for name in names}) == len(columns)
        assert all(re.fullmatch(r"[A-Za-z]\w*", name) and len(name) <= form.names for name in names)
        assert names[:2] == ["Name", "name_2"]

    def test_a_labelled_one_leaves_room_for_the_name_of_its_set_of_labels(self):
        assert variable_names(["x" * 40, "y" * 40], STATA, [True, False]) == ["x" * 29, "y" * 32]


class TestLabels:
    @pytest.mark.parametrize("text", ["x" * 80, "Ж" * 80, ""])
    def test_what_fits_is_not_cut(self, text):
        assert cut(text, 80) == text
        assert cut(text, 160, in_bytes=True) == text

    @pytest.mark.parametrize("text", ["x" * 81, "Ж" * 81, "a " * 60, "😀" * 90])
    def test_what_does_not_ends_in_an_ellipsis(self, text):
        assert len(cut(text, 80)) <= 80
        assert len(cut(text, 80, in_bytes=True).encode()) <= 80
        for short in (cut(text, 80), cut(text, 80, in_bytes=True)):
            assert short.endswith("…")
            assert text.startswith(short[:-1])

    @FORMS
    def test_each_variable_has_one(self, read, form):
        _, about = read(form, {})
        meanings = {column.name: column.meaning for column in columns_at(record_class("contacts"), "2026.11.2")}
        assert about.column_names_to_labels.keys() == meanings.keys()
        for name, label in about.column_names_to_labels.items():
            assert label == cut(meanings[name], form.labels, in_bytes=form.bytes)

    def test_a_file_states_what_it_is(self, sheet):
        assert file_label(sheet("events")) == "belarus-releases: events 2026.11.2"
        longest = max(LAYOUTS, key=len)
        label = file_label(sheet(longest, version="2026.11.2", known_on=dt.date(2025, 9, 30)))
        assert label == f"belarus-releases: {longest} 2026.11.2 @ 2025-09-30"
        assert len(label) <= 64

    def test_the_notes_of_spss(self, sheet, read):
        _, about = read(SPSS, {})
        text = " ".join(about.notes)
        assert "contacts, version 2026.11.2." in text
        assert "Cite as: C. (2026). R." in text
        assert "CC-BY-4.0" in text
        assert f"kind, with_minsk: {HAZARDS['as_reported']}" in text
        known = sheet("contacts", known_on=dt.date(2025, 9, 30))
        assert "version 2026.11.2, known on 2025-09-30." in " ".join(notes(known))
        assert all(len(line.encode()) <= 80 for line in notes(known))

    @FORMS
    def test_a_file_states_the_choice_of_sources_as_far_as_there_is_room(self, sheet, tmp_path, form):
        chosen = sheet("contacts", choice="without publisher_id=a-news,b-news and quality=weak")
        assert file_label(chosen).endswith("2026.11.2, without publisher_id=a-news,b-news and quality=weak")
        assert "without publisher_id=a-news,b-news and quality=weak." in " ".join(notes(chosen))
        pyreadstat = pytest.importorskip("pyreadstat")
        write_labelled(chosen, tmp_path, form)
        read = pyreadstat.read_dta if form is STATA else pyreadstat.read_sav
        _, about = read(tmp_path / f"contacts{form.suffix}")
        assert about.file_label.startswith("belarus-releases: contacts 2026.11.2, without publisher")
        assert about.file_label.endswith("…")
        assert len(about.file_label) <= form.file

    def test_levels_of_measurement(self, read):
        _, about = read(SPSS, {})
        names = ("contact_id", "date", "kind", "with_minsk", "n_origins", "confidence")
        measures = [about.variable_measure[name] for name in names]
        assert measures == ["nominal", "scale", "nominal", "nominal", "scale", "ordinal"]


class TestCells:
    @FORMS
    def test_dates_are_days(self, read, form):
        days = [dt.date(2025, 6, 21), None, dt.date(1899, 12, 31), dt.date(2099, 1, 1)]
        frame, about = read(form, *({"date": day} for day in days))
        assert [None if pd.isna(cell) else cell for cell in frame["date"]] == days
        assert about.original_variable_types["date"] == form.date

    @FORMS
    def test_a_column_without_a_value_keeps_its_type(self, read, form):
        frame, about = read(form, {}, {})
        assert about.original_variable_types["date"] == form.date
        assert frame["date"].isna().all()
        assert list(frame["note"]) == ["", ""]

    @FORMS
    def test_a_table_without_rows(self, read, form):
        frame, about = read(form)
        assert len(frame) == 0
        assert about.original_variable_types["date"] == form.date
        assert about.original_variable_types["note"][-1:].isdigit() or about.original_variable_types["note"][-1:] == "s"

    @FORMS
    def test_categories_booleans_and_lists(self, read, form):
        frame, about = read(form, {"topics": ("a", "Ж")}, {"confidence": "confirmed", "planned": True})
        assert list(frame["confidence"]) == [1, 3]
        assert about.variable_value_labels["confidence"] == {1: "weak", 2: "reported", 3: "confirmed"}
        assert list(frame["planned"]) == [0, 1]
        assert about.variable_value_labels["planned"] == {0: "no", 1: "yes"}
        assert list(frame["topics"]) == ["a;Ж", ""]

    @pytest.mark.parametrize("length", [2044, 2045, 2046, 70_000])
    def test_long_texts_in_stata(self, read, length, tmp_path):
        read(STATA, {"note": "x" * length}, {}, {"note": "Ж"})
        assert list(pd.read_stata(tmp_path / "contacts.dta")["note"]) == ["x" * length, "", "Ж"]

    @pytest.mark.parametrize("length", [255, 256, 32_767])
    def test_long_texts_in_spss(self, read, length):
        text = "Ж" * (length // 2) + "x" * (length % 2)
        assert list(read(SPSS, {"note": text}, {})[0]["note"]) == [text, ""]

    def test_a_text_that_spss_does_not_take(self, read, tmp_path):
        with pytest.raises(WriteError, match=r"^contacts\.note: SPSS takes texts of at most 32,767 bytes$"):
            read(SPSS, {"note": "Ж" * 16_384})


def test_stata_14_opens_the_files(read, tmp_path):
    read(STATA, {})
    assert (tmp_path / "contacts.dta").read_bytes()[:60].startswith(b"<stata_dta><header><release>118<")


class TestErrors:
    @FORMS
    @pytest.mark.parametrize("kind", ["PyreadstatError", "ReadstatError"])
    def test_those_of_pyreadstat_are_errors_of_the_system(self, read, form, kind, monkeypatch):
        import pyreadstat

        def fail(*_, **__):
            raise getattr(pyreadstat, kind)("Unable to write data")

        for name in ("write_dta", "write_sav"):
            monkeypatch.setattr(pyreadstat, name, fail)
        with pytest.raises(OSError, match=r"^contacts: Unable to write data$"):
            read(form, {})

    @FORMS
    def test_without_the_extra(self, sheet, form, monkeypatch, tmp_path):
        monkeypatch.setitem(sys.modules, "pyreadstat", None)
        with pytest.raises(MissingExtraError, match=re.escape("pip install 'belarus-releases[stata]'")):
            write_labelled(sheet("contacts"), tmp_path, form)
        assert list(tmp_path.iterdir()) == []
