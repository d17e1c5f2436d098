"""A dataset by a choice of sources: what states the choice, and what depends on it."""

import datetime as dt
import pickle
import re
from functools import partial

import pytest

from belarus_releases._dataset import Dataset
from belarus_releases._table import Table
from belarus_releases.errors import InvalidValueError, NotFoundError

DAY = dt.date(2025, 9, 30)


class TestPart:
    """A choice of sources stands wherever version and day do."""

    CHOICE = "without publisher_side=state"

    @pytest.fixture
    def part(self):
        return Dataset("2026.11.3", DAY).without(publisher_side="state")

    def test_calls_follow_one_another(self, part):
        assert (part.version, part.known_on, part.choice) == ("2026.11.3", DAY, self.CHOICE)
        further = part.among(language=["ru", "be"], kind="news")
        assert further.choice == f"among kind=news; among language=be,ru; {self.CHOICE}"
        assert further == Dataset("2026.11.3", DAY).among(kind="news").without(publisher_side="state").among(
            language={"be", "ru"}
        )
        assert Dataset("2026.11.3").choice is None

    def test_it_compares_pickles_and_prints_by_its_choice(self, part):
        same = Dataset("2026.11.3", DAY, self.CHOICE)
        assert part == same == pickle.loads(pickle.dumps(part))
        assert hash(part) == hash(same)
        assert part not in {Dataset("2026.11.3", DAY), Dataset("2026.11.3", None, self.CHOICE)}
        assert repr(part) == "<Dataset: data version 2026.11.3, known on 2025-09-30, without publisher_side=state>"
        head, *tables = str(part).splitlines()
        assert head.endswith(", known on 2025-09-30, without publisher_side=state")
        assert not [line for line in tables if "complete" in line]

    def test_its_tables_do_too(self, part):
        events = part.events()
        for table in (events, events[1:], events.where(in_series=True), part.disputes(), part.evidence("events")):
            assert (table.version, table.known_on, table.choice) == ("2026.11.3", DAY, self.CHOICE)
            assert pickle.loads(pickle.dumps(table)) == table
            assert repr(table).endswith(", data version 2026.11.3, known on 2025-09-30, without publisher_side=state")
            assert table.to_frame().attrs["choice"] == table._sheet().choice == self.CHOICE
        assert events != Table("events", "2026.11.3", list(events), DAY)
        matches = part.prisoners().search("Tikhanovsky")
        assert matches.choice == pickle.loads(pickle.dumps(matches)).choice == self.CHOICE

    def test_its_exports_do_too(self, part):
        assert part._edition().choice == self.CHOICE
        assert {sheet.choice for sheet in part._sheets() if sheet.name != "codebook"} == {self.CHOICE}
        assert all(sheet.stored is None for sheet in part._sheets())

    def test_its_views_do_too(self, part):
        released = part.released("2024-07", "2025-06")
        assert (released.choice, released.comparable, released.announced_high) == (self.CHOICE, False, None)
        assert f"data version 2026.11.3, known on 2025-09-30, {self.CHOICE};" in str(released)
        said = f"only a choice of sources counts: {self.CHOICE}"
        assert said in released.why
        panel = part.panel("Y")
        assert panel.attrs["choice"] == self.CHOICE
        assert panel["released_high"].isna().all()
        assert said in panel["why"].iloc[1]
        assert said in part.remaining_on("2025-06-01").why
        assert all(said in flow.why for flow in part.stock_flow())
        assert {(row.first, row.last) for row in part.coverage()} == {(None, None)}
        assert not [row for row in part.reconcile() if row.comparable and said in (row.why or "")]

    def test_its_pictures_do_too(self, part):
        assert part.events()._source() == (
            "belarus-releases, data version 2026.11.3, as known on 30 September 2025, without publisher_side=state"
        )

    def test_rows_of_another_choice_are_refused(self, part):
        whole = Dataset("2026.11.3", DAY)
        error = (
            r"^events: expected events of <Dataset: .*, without publisher_side=state>, got events of <Dataset: .*30>$"
        )
        with pytest.raises(InvalidValueError, match=error):
            part.released(events=whole.events())
        with pytest.raises(
            InvalidValueError, match=r"^events: expected events of <Dataset: .* 2025-09-30>, got events"
        ):
            whole.panel("M", events=part.events())

    @pytest.mark.parametrize(
        ("conditions", "error"),
        [
            ({}, "without: expected a condition on sources, such as publisher_side='state', got none"),
            (
                {"title": "x"},
                "sources are chosen by publisher_side, publisher_id, quality, language, is_reprint or kind",
            ),
            ({"publisher_id": "viasnna"}, "publisher_id: no source has 'viasnna': did you mean 'viasna'"),
        ],
    )
    def test_errors(self, part, conditions, error):
        with pytest.raises((InvalidValueError, NotFoundError), match=f"^{error}"):
            part.without(**conditions)


class TestText:
    """A choice given as text is held to what a call of `among` is."""

    @pytest.mark.parametrize("opened", [Dataset, partial(Table, "events")])
    @pytest.mark.parametrize(
        ("choice", "error"),
        [
            ("among publisher_id=viasnaa", "publisher_id: no source has 'viasnaa': did you mean 'viasna'"),
            ("without publisher_id=(empty),viasnaa", "publisher_id: no source has 'viasnaa': did you mean 'viasna'"),
            (
                "among kind=news; without language=la",
                "language: no source has 'la': there are 30, such as 'ar', 'be', 'bg'.",
            ),
        ],
    )
    def test_a_publisher_or_a_language_without_sources_is_refused(self, opened, choice, error):
        with pytest.raises(NotFoundError, match=f"^{re.escape(error)}"):
            opened(version="2026.11.3", choice=choice)

    def test_a_pickle_of_text_in_another_order_is_read(self):
        text = "without language=ru,be; among publisher_id=viasna"
        assert pickle.loads(pickle.dumps(Call(Dataset, "2026.11.3", None, text))) == Dataset(
            "2026.11.3", None, "among publisher_id=viasna; without language=be,ru"
        )

    def test_rows_that_are_given_keep_the_choice_of_another_version(self):
        """As a check against a version that has no source of a publisher any more, and a pickle of it."""
        rows = Table("checked_cells", "2026.11.0", [], None, "among language=ru")
        assert pickle.loads(pickle.dumps(rows)).choice == "among language=ru"


class Call:
    """What pickles as a call."""

    def __init__(self, *call):
        self.call = call

    def __reduce__(self):
        return self.call[0], self.call[1:]


class TestRobustness:
    def test_it_is_what_the_choices_give(self):
        ds = Dataset("2026.11.3", DAY)
        rows = ds.robustness("events", "released_total")
        assert (rows.name, rows.version, rows.known_on, rows.choice) == ("robustness", "2026.11.3", DAY, None)
        assert [row.value for row in rows] == [e.released_total for e in ds.events() if e.released_total is not None]
        russian = ds.among(language="ru").events()
        for cell in rows:
            event = russian.get(cell.record_id)
            number = event and event.released_total
            assert ("russian" in cell.holds, "russian" in cell.loses) == (number == cell.value, number is None)

    def test_it_goes_on_from_a_choice(self):
        part = Dataset("2026.11.3").among(language="ru")
        rows = part.robustness("events", "released_total")
        assert rows.choice == "among language=ru"
        assert len(rows) == len([row for row in rows if "russian" in row.holds and "english" in row.loses])

    def test_at_the_first_version_nothing_is_known_of_reprints(self):
        (row, *_) = Dataset("2026.11.0").robustness("events", "released_total")
        named = {*row.holds, *row.changes, *row.loses}
        assert "without_weak" in named
        assert "without_reprints" not in named

    def test_the_table_is_one_that_there_is(self):
        with pytest.raises(NotFoundError, match=r"^there is no table 'evnts': did you mean 'events'"):
            Dataset().robustness("evnts", "released_total")
