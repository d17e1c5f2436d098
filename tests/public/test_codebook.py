"""The codebook explains every column and item of the bundled tables and of the derived views."""

import pytest

import belarus_releases as br

BOOK = br.codebook()


def test_it_has_a_line_for_each_column():
    lines = [(line.table, line.column) for line in BOOK.where(table=br.tables.TABLES, item=None)]
    ds = br.dataset()
    assert lines == [(name, column) for name in br.tables.TABLES for column in ds.table(name).columns]
    assert len(BOOK.to_frame()) == len(BOOK)


def test_views_come_after_the_tables():
    assert list(dict.fromkeys(line.table for line in BOOK)) == [*br.tables.TABLES, *br.tables.VIEWS]


@pytest.mark.parametrize(
    "view",
    [
        lambda ds: ds.disputes(),
        lambda ds: ds.reconcile(),
        lambda ds: ds.stock_flow(),
        lambda ds: ds.evidence("events"),
        lambda ds: ds.history(ds.events()[0], column="date"),
        lambda ds: ds.revisions("event_links"),
        lambda ds: br.diff("2026.11.0", ds.version),
    ],
)
def test_it_has_a_line_for_each_column_of_a_view(view):
    table = view(br.dataset())
    assert table.columns == tuple(line.column for line in BOOK.where(table=table.name, item=None))


def test_it_has_a_line_for_each_column_of_a_panel():
    lines = [line.column for line in BOOK.where(table="panel", item=None)]
    assert lines == ["period", "period_start", "period_end", *br.dataset().panel("Y").columns]


def test_it_has_a_line_for_each_part_of_how_many_were_released():
    parts = [field.name for field in type(br.dataset().released()).__attrs_attrs__]
    assert [line.column for line in BOOK.where(table="released", item=None)] == parts


@pytest.mark.parametrize(
    ("name", "tables"),
    [
        ("custody_status", {"prisoners"}),
        ("events", {"events"}),  # also an item of `claims.table`: a table goes before
        ("panel", {"panel"}),
        ("released", {"released"}),  # also a column of `prisoners`: a view goes before
        ("prisoners.released", {"prisoners"}),
        ("events_counted", {"reconciliation", "stock_flows", "panel", "released"}),
        (
            "confirmed",
            {
                *("concessions", "contacts", "custody_changes", "event_links"),
                *("events", "prisoners", "release_totals", "remaining_estimates"),
            },
        ),
    ],
)
def test_a_name_gives_the_lines_of_a_table_or_a_view_else_of_a_column_or_an_item(name, tables):
    assert {line.table for line in br.codebook(name)} == tables


def test_items_follow_their_column_in_their_order():
    line, *items = br.codebook("events.legal_act")
    assert (line.item, line.type) == (None, "category")
    assert [item.item for item in items] == ["pardon", "amnesty", "sentence_end", "mixed", "not_stated"]


@pytest.mark.parametrize(
    ("text", "entry_id"),
    [
        ("RECOGNISED", "events.recognised"),
        ("lower bound", "events.released_low"),
        ("ISO 3166", "events.destinations"),
        ("mediation", "events.arrangement"),
        ("years", "prisoners.sentence_years"),
    ],
)
def test_names_meanings_rules_units_and_standards_are_searched(text, entry_id):
    lines = BOOK.search(text)
    assert type(lines) is type(BOOK)
    assert entry_id in lines
    assert 0 < len(lines) < len(BOOK) / 2


def test_it_explains_the_hazards_that_it_names():
    [line] = br.codebook("do_not_sum")
    assert line.meaning.startswith("Do not add up the numbers of different rows")
    assert "do_not_sum" in br.codebook("release_totals.count")[0].hazards
    assert {hazard for line in BOOK for hazard in line.hazards} == {
        line.item for line in BOOK.where(table="codebook", column="hazards") if line.item
    }


def test_a_frame_names_the_hazards_of_its_columns():
    for name in br.tables.TABLES:
        frame = br.dataset().table(name).to_frame(columns="main")
        lines = BOOK.where(table=name, item=None, column=set(frame.columns))
        assert frame.attrs["hazards"] == {line.column: list(line.hazards) for line in lines if line.hazards}
    panel = br.dataset().panel("Y")
    assert panel.attrs["hazards"]["easings_in_force_low"] == ["selected_on_the_outcome", "lower_bound"]


def test_meanings_are_sentences():
    assert [line.entry_id for line in BOOK if not line.meaning.endswith(".")] == []


def test_no_cell_is_a_formula_of_a_spreadsheet():
    cells = [str(getattr(line, column)) for line in BOOK for column in BOOK.columns]
    assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t"))] == []
