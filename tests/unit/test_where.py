"""Which rows meet conditions, on a few rows of their own; and how a condition that no row can meet is answered."""

import linecache
import warnings

import numpy as np
import pandas as pd
import pytest

from belarus_releases._table import Events, Table
from belarus_releases.errors import InvalidValueError, NotFoundError, NotFoundWarning
from tests.factories import row, source, table
from tests.unit.few_events import DAY, ROWS


@pytest.fixture
def events():
    return table("events", ROWS, kind=Events, version="2026.11.2", known_on=DAY)


def ids(rows):
    return "".join(event.event_id for event in rows)


class TestWhere:
    @pytest.mark.parametrize(
        ("conditions", "expected"),
        [
            ({}, "abc"),
            ({"released_total": 52}, "ac"),
            ({"released_total": 0}, "b"),
            ({"released_total": {0, 52}}, "abc"),
            ({"released_total": range(3)}, "b"),
            ({"released_total": lambda number: number > 0}, "ac"),
            ({"released_total": []}, ""),
            ({"released_total": 52, "label": "One"}, "a"),
            ({"label": "One", "in_series": False}, ""),
            ({"in_series": True}, "a"),
            ({"in_series": None}, "c"),
            ({"in_series": [None, False]}, "bc"),
            ({"date": DAY}, "a"),
            ({"date": "2025-09-11"}, "a"),
            ({"date": ["2025-09-11", None]}, "abc"),
            ({"destinations": "LT"}, "ac"),
            ({"destinations": {"UA"}}, "a"),
            ({"destinations": ("UA", None)}, "ab"),
            ({"destinations": None}, "b"),
            ({"destinations": lambda items: len(items) == 1}, "c"),
            ({"arrangement": "exchange"}, "a"),
            ({"arrangement": None}, "c"),
            ({"event_id": "b"}, "b"),
            ({"event_id": ("c", "a")}, "ac"),
            ({"part_of": "a"}, "b"),
            ({"label": {"One": 1, "1": 2}.keys()}, "ab"),
            ({"label": {"One": 1}}, "a"),
        ],
    )
    def test_rows_that_meet_every_condition(self, events, conditions, expected):
        assert ids(events.where(**conditions)) == expected

    @pytest.mark.parametrize(
        ("conditions", "expected"),
        [
            ({"released_total": np.int64(52)}, "ac"),
            ({"released_total": 52.0}, "ac"),
            ({"released_total": np.array([0, 7])}, "b"),
            ({"released_total": np.array(52)}, "ac"),
            ({"released_total": [np.array(52)]}, "ac"),
            ({"released_total": pd.Series([52, None], dtype="Int64")}, "ac"),
            ({"released_total": pd.Series([0.0, np.nan])}, "b"),
            ({"in_series": np.True_}, "a"),
            ({"in_series": pd.NA}, "c"),
            ({"in_series": pd.array([True, None], dtype="boolean")}, "ac"),
            ({"date": pd.Timestamp("2025-09-11")}, "a"),
            ({"date": np.datetime64("2025-09-11")}, "a"),
            ({"date": pd.NaT}, "bc"),
            ({"date": pd.Series(["2025-09-11"], dtype="datetime64[s]")}, "a"),
            ({"date": pd.DatetimeIndex(["2025-09-11", None])}, "abc"),
            ({"label": np.str_("One")}, "a"),
            ({"label": pd.Series(["One", None], dtype=pd.StringDtype("python"))}, "ac"),
            ({"label": float("nan")}, "c"),
            ({"destinations": pd.NA}, "b"),
            ({"destinations": pd.Index(["UA"])}, "a"),
        ],
    )
    def test_values_of_numpy_and_pandas(self, events, conditions, expected):
        assert ids(events.where(**conditions)) == expected

    @pytest.mark.parametrize(
        ("conditions", "kind", "message"),
        [
            ({"lable": "One"}, NotFoundError, "there is no column 'lable' in events: did you mean 'label'?"),
            (
                {"date": "11.9.2025"},
                InvalidValueError,
                "date: expected a date such as '2025-09-11', got '11.9.2025'",
            ),
            ({"released_total": "52"}, InvalidValueError, "released_total: expected an integer, got '52'"),
            ({"released_total": True}, InvalidValueError, "released_total: expected an integer, got True"),
            ({"in_series": 1}, InvalidValueError, "in_series: expected True or False, got 1"),
            ({"label": 1}, InvalidValueError, "label: expected text, got 1"),
            ({"label": b"One"}, InvalidValueError, "label: expected text, got b'One'"),
            ({"label": bytearray(b"One")}, InvalidValueError, "label: expected text, got bytearray(b'One')"),
            ({"label": b""}, InvalidValueError, "label: expected text, got b''"),
            ({"label": ["One", b"1"]}, InvalidValueError, "label: expected text, got b'1'"),
            ({"destinations": {"LT", 1}}, InvalidValueError, "destinations: expected text, got 1"),
            ({"destinations": [("LT", "UA")]}, InvalidValueError, "destinations: expected text, got ('LT', 'UA')"),
            ({"arrangement": "exchang"}, InvalidValueError, "arrangement is never 'exchang': did you mean 'exchange'?"),
            ({"destinations": "lt"}, InvalidValueError, "destinations is never 'lt': did you mean 'LT'?"),
            ({"part_of": 1}, InvalidValueError, "part_of: expected text, got 1"),
        ],
    )
    @pytest.mark.parametrize("strict", [False, True])
    def test_a_value_that_no_cell_has_is_refused(self, events, conditions, kind, message, strict):
        with pytest.raises(kind) as caught:
            events.where(strict=strict, **conditions)
        assert str(caught.value) == message

    def test_an_iterator_is_no_collection(self, events):
        with pytest.raises(InvalidValueError, match=r"^released_total: expected an integer, got <generator"):
            events.where(released_total=(number for number in [52]))

    @pytest.mark.parametrize("years", [2, 2.0])
    def test_numbers_may_be_whole(self, years):
        prisoners = table("prisoners", [row("prisoners", prisoner_id="p", sentence_years=2.0)])
        assert len(prisoners.where(sentence_years=years)) == 1

    def test_columns_are_those_of_the_version(self):
        with pytest.raises(NotFoundError, match="no column 'is_reprint' in sources"):
            table("sources", version="2026.11.0").where(is_reprint=None)

    def test_conditions_are_checked_even_where_no_row_is_left(self, events):
        with pytest.raises(InvalidValueError):
            events.where(label=[], released_total="52")

    def test_a_value_that_only_an_earlier_condition_filtered_out_is_known(self, events):
        assert ids(events.where(released_total=0, label="One", strict=True)) == ""


class TestIds:
    """A condition on a column of ids warns of ids that no row of their table has."""

    LINKS = [
        row("event_links", link_id="l", event_id="a", contact_id="k"),
        row("event_links", link_id="m", event_id="b", concession_id="s"),
    ]
    OTHERS = {
        "events": ROWS,
        "contacts": [row("contacts", contact_id="k")],
        "concessions": [row("concessions", concession_id="s")],
    }

    @pytest.fixture
    def links(self):
        return table("event_links", self.LINKS, **self.OTHERS)

    @pytest.mark.parametrize(
        ("conditions", "message"),
        [
            ({"link_id": "ll"}, "link_id of event_links: there is no 'll': did you mean 'l'?"),
            ({"event_id": "z"}, "events: there is no 'z': there are 'a', 'b', 'c'."),
            ({"contact_id": "s"}, "contacts: there is no 's': there are 'k'."),
            ({"concession_id": "k"}, "concessions: there is no 'k': there are 's'."),
        ],
    )
    def test_in_every_column_that_holds_ids(self, links, conditions, message):
        with pytest.warns(NotFoundWarning) as caught:
            assert len(links.where(**conditions)) == 0
        assert [str(warning.message) for warning in caught] == [message]
        with pytest.raises(NotFoundError) as error:
            links.where(strict=True, **conditions)
        assert str(error.value) == message

    def test_the_warning_points_at_the_line_of_the_caller(self, links):
        with pytest.warns(NotFoundWarning) as caught:
            links.where(event_id="z")
        assert caught[0].filename == __file__
        assert linecache.getline(__file__, caught[0].lineno).strip() == 'links.where(event_id="z")'

    def test_the_other_ids_are_found(self, links):
        with pytest.warns(NotFoundWarning) as caught:
            rows = list(links.where(event_id=["y", "a", "z", None]))
        assert rows == [self.LINKS[0]]
        assert [str(warning.message)[:23] for warning in caught] == [
            "events: there is no 'y'",
            "events: there is no 'z'",
        ]

    @pytest.mark.parametrize(
        "conditions",
        [
            {"event_id": "c"},
            {"event_id": None},
            {"event_id": []},
            {"contact_id": pd.NA},
            {"event_id": lambda event_id: event_id == "z"},
            {"note": None},
            {"link_id": ["l", "m"]},
        ],
    )
    @pytest.mark.parametrize("strict", [False, True])
    def test_without_an_unknown_id_there_is_no_warning(self, links, conditions, strict):
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            links.where(strict=strict, **conditions)

    def test_an_id_of_a_row_that_is_only_filtered_out_is_known(self, links):
        assert len(links[1:].where(link_id="l", strict=True)) == 0

    def test_a_list_of_ids(self):
        disputes = table(
            "disputes", [row("disputes", dispute_id="d", source_ids=("s1", "s2"))], sources=[source("s1"), source("s2")]
        )
        assert len(disputes.where(source_ids="s2")) == 1
        with pytest.raises(NotFoundError, match=r"^sources: there is no 's3': there are 's1', 's2'\.$"):
            disputes.where(source_ids="s3", strict=True)

    def test_ids_of_a_derived_table_are_those_of_its_rows(self):
        disputes = Table("disputes", records=[row("disputes", dispute_id="d")])
        assert len(disputes.where(dispute_id="d", strict=True)) == 1
        with pytest.raises(NotFoundError, match=r"^dispute_id of disputes: there is no 'e': there are 'd'\.$"):
            disputes.where(dispute_id="e", strict=True)


class TestNotOccurring:
    """A text or an item of a list that occurs nowhere in its column is answered by the nearest ones."""

    ESTIMATES = [
        row("remaining_estimates", estimate_id="f1", counted_by="Viasna"),
        row("remaining_estimates", estimate_id="f2", counted_by="RFE/RL"),
        row("remaining_estimates", estimate_id="f3"),
    ]

    @pytest.mark.parametrize(
        ("conditions", "message"),
        [
            ({"counted_by": "viasna"},
             "counted_by of remaining_estimates: there is no 'viasna': did you mean 'Viasna'?"),
            ({"counted_by": ["Viasna", "rfe-rl"]},
             "counted_by of remaining_estimates: there is no 'rfe-rl': did you mean 'RFE/RL'?"),
            ({"counted_by": ""}, "counted_by of remaining_estimates: there is no '': there are 'RFE/RL', 'Viasna'."),
            ({"note": "x"}, "note of remaining_estimates: there is no 'x': there are none."),
        ],
    )  # fmt: skip
    def test_a_text(self, conditions, message):
        estimates = table("remaining_estimates", self.ESTIMATES)
        with pytest.warns(NotFoundWarning) as caught:
            part = estimates.where(**conditions)
        assert [str(warning.message) for warning in caught] == [message]
        assert [row.estimate_id for row in part] == (["f1"] if "Viasna" in conditions.get("counted_by", ()) else [])
        with pytest.raises(NotFoundError) as error:
            estimates.where(strict=True, **conditions)
        assert str(error.value) == message

    def test_an_item_of_a_list(self, events):
        with pytest.warns(NotFoundWarning) as caught:
            part = events.where(destinations=("PL", "UA"))
        assert [str(warning.message) for warning in caught] == [
            "destinations of events: there is no 'PL': there are 'LT', 'UA'."
        ]
        assert ids(part) == "a"

    @pytest.mark.parametrize(
        "conditions",
        [
            {"released_total": 7},
            {"released_total": range(10**6)},
            {"date": "1999-01-01"},
            {"in_series": [True, False]},
            {"arrangement": "unilateral"},
            {"label": lambda label: label == "no such label"},
        ],
    )
    def test_numbers_dates_and_items_of_a_vocabulary_are_just_not_there(self, events, conditions):
        events.where(strict=True, **conditions)

    def test_of_the_values_of_the_whole_table_not_only_of_a_part(self, events):
        assert ids(events[1:].where(label="One", strict=True)) == ""

    def test_rows_that_a_caller_gives_count_too(self):
        """They may be others than those of the version."""
        assert ids(Table("events", "2026.11.2", ROWS).where(label="One", part_of=None, strict=True)) == "a"
        links = Table("event_links", "2026.11.2", [row("event_links", link_id="l", event_id="no such event")])
        assert len(links.where(event_id="no such event", strict=True)) == 1


class TestCountries:
    """A country is held as its code; its name is answered by the code."""

    COUNTRIES = [
        row("countries", iso2="LT", name="Lithuania"),
        row("countries", iso2="US", iso3="USA", name="United States"),
        row("countries", iso2="UA", name="Ukraine"),
    ]

    @pytest.mark.parametrize(
        ("value", "code"),
        [
            ("Lithuania", "LT"),
            ("lithuania", "LT"),
            ("Lithuana", "LT"),
            ("united states", "US"),
            ("USA", "US"),
            ("us", "US"),
        ],
    )
    @pytest.mark.parametrize("strict", [False, True])
    def test_a_name_is_answered_by_its_code(self, value, code, strict):
        events = table("events", ROWS, countries=self.COUNTRIES)
        for condition in (value, ["LT", value]):
            with pytest.raises(InvalidValueError) as caught:
                events.where(destinations=condition, strict=strict)
            assert str(caught.value) == f"destinations is never {value!r}: did you mean {code!r}?"
            assert caught.value.__suppress_context__

    @pytest.mark.parametrize(
        ("name", "column"), [("concessions", "by"), ("custody_changes", "destination_first"), ("countries", "iso2")]
    )
    def test_in_every_column_of_countries(self, name, column):
        rows = table(name, **({"countries": self.COUNTRIES} if name != "countries" else {"rows": self.COUNTRIES}))
        with pytest.raises(InvalidValueError, match=rf"^{column} is never 'Lithuania': did you mean 'LT'\?$"):
            rows.where(**{column: "Lithuania"})

    @pytest.mark.parametrize("value", ["Atlantis", "", "zz"])
    def test_what_is_no_country_is_answered_by_the_standard(self, value):
        events = table("events", ROWS, countries=self.COUNTRIES)
        with pytest.raises(InvalidValueError, match=rf"^destinations is never {value!r}: expected ISO 3166-1 alpha-2"):
            events.where(destinations=value)

    def test_what_is_no_text_is_answered_by_the_type(self, events):
        with pytest.raises(InvalidValueError, match=r"^destinations: expected text, got 7$"):
            events.where(destinations=7)


class TestCallables:
    """A callable takes filled cells only, unless the caller asks for empty ones too."""

    @pytest.mark.parametrize(
        ("column", "filled", "every"),
        [
            ("part_of", ["a"], [None, "a", None]),
            ("released_total", [52, 0, 52], [52, 0, 52]),
            ("in_series", [True, False], [True, False, None]),
            ("date", [DAY], [DAY, None, None]),
            ("destinations", [("LT", "UA"), ("LT",)], [("LT", "UA"), (), ("LT",)]),
        ],
    )
    def test_which_cells_it_takes(self, events, column, filled, every):
        for empty, expected in ((False, filled), (True, every)):
            cells = []
            events.where(empty=empty, **{column: lambda cell, cells=cells: cells.append(cell) or True})
            assert cells == expected

    def test_zero_and_false_are_filled(self, events):
        assert ids(events.where(released_total=lambda number: number == 0)) == "b"
        assert ids(events.where(in_series=lambda flag: not flag)) == "b"
        assert ids(events.where(in_series=lambda flag: not flag, empty=True)) == "bc"

    def test_other_conditions_do_not_change(self, events):
        assert ids(events.where(in_series=None, empty=True)) == ids(events.where(in_series=None)) == "c"

    def test_its_errors_are_those_of_the_caller(self, events):
        with pytest.raises(TypeError, match="'>' not supported"):
            events.where(in_series=lambda flag: flag > "x", empty=True)


def test_one_is_not_true_where_cells_are_of_any_kind():
    rows = [row("changes", cell=name, new=new) for name, new in (("a", 1), ("b", True), ("c", 0), ("d", False))]
    for new, expected in ((1, ["a"]), (True, ["b"]), (0, ["c"]), (False, ["d"])):
        assert [change.cell for change in table("changes", rows).where(new=new)] == expected


def test_many_values_that_occur_nowhere_are_counted(events):
    with pytest.warns(NotFoundWarning) as caught:
        events.where(event_id=[f"no-{number}" for number in range(2000)])
    messages = [str(warning.message) for warning in caught]
    assert len(messages) == 4
    assert messages[-1] == "event_id of events: 1,997 more of the values that are asked for do not occur"
