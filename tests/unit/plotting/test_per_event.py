"""One row per event: where the freed went, who is recognised, who is named, on a few events."""

import datetime as dt

import pytest

from belarus_releases.plotting.per_event import dispositions, named, recognised
from belarus_releases.schema.columns import columns
from belarus_releases.tables.events import Event
from tests.factories import row
from tests.pictures import bars, direction, finding, key, marked, note, points, texts

EXPELLED, STAYED, REPATRIATED = "expelled", "stayed in Belarus", "foreign nationals, repatriated"
CODED, UNKNOWN = "number not stated; the route as coded, at the bar", "no source states where"


def event(event_id="a", **cells):
    return row("events", event_id=event_id, **{"disposition": "not_stated", "named": 0} | cells)


class TestRows:
    @pytest.mark.parametrize("draw", [dispositions, recognised, named])
    def test_events_in_the_order_of_their_dates_the_undated_last(self, draw):
        def event_on(event_id, first, last):
            return event(event_id, date_earliest=dt.date(2025, 9, first), date_latest=dt.date(2025, 9, last))

        ax = draw([event("u"), event_on("c", 1, 20), event_on("b", 5, 5), event_on("a2", 7, 9), event_on("a1", 7, 9)])
        assert [label.get_text() for label in ax.get_yticklabels()] == ["b", "a1", "a2", "c", "u"]
        bottom, top = ax.get_ylim()
        assert bottom > 4 > 0 > top

    @pytest.mark.parametrize("draw", [dispositions, recognised])
    @pytest.mark.parametrize(
        ("cells", "text", "arrows"),
        [
            ({"released_total": 52, "released_low": 40}, "52", []),
            ({"released_low": 28}, "at least 28", [(28, (1, 0))]),
            ({"released_high": 40}, "at most 40", [(40, (-1, 0))]),
            ({"released_low": 28, "released_high": 40}, "at least 28, at most 40", [(28, (1, 0)), (40, (-1, 0))]),
            ({}, "number not stated", []),
        ],
    )
    def test_numbers_and_bounds(self, draw, cells, text, arrows):
        ax = draw([event(**cells)])
        assert texts(ax)[0].startswith(text)
        ends = [(line.get_xdata()[0], direction(line.get_marker())) for line in marked(ax, "bound")]
        assert ends == arrows
        assert ax.get_xlim()[1] >= max([1, *(end for end, _ in arrows)])

    @pytest.mark.parametrize("draw", [dispositions, recognised, named])
    def test_where_room_is_scarce_the_largest_are_drawn_and_the_others_counted(self, draw):
        import matplotlib.pyplot as plt

        events = [event(f"e{number:02}", released_total=number) for number in range(1, 41)]
        ax = draw(events, plt.figure(figsize=(6, 3)).add_axes((0, 0, 1, 1)), source="here")
        rows = [label.get_text() for label in ax.get_yticklabels()]
        assert 5 < len(rows) < 40
        assert rows == [f"e{number:02}" for number in range(41 - len(rows), 41)]
        assert note(ax) == f"Source: here. Not drawn: {40 - len(rows)} smaller releases, for want of room."
        assert note(draw(events)) == ""

    def test_labels_have_room_beside_their_bars(self):
        ax = dispositions([event("a", released_total=1000, expelled=1000), event("b", released_total=9)])
        ax.figure.draw_without_rendering()
        assert all(text.get_window_extent().x1 <= ax.bbox.x1 + 1 for text in marked(ax, "label"))
        assert ax.get_xlim()[0] == 0


@pytest.mark.parametrize(
    ("draw", "rows", "text"),
    [
        (dispositions, [], "No release is recorded"),
        (dispositions, [{"released_total": 5}], "No source states how many of the freed went where"),
        (
            dispositions,
            [{"released_total": 5, "expelled": 1, "stayed": 3}, {"released_total": 7}, {"expelled": 4}],
            "Of 12 persons released, sources say where 4 went: 1 was expelled, 3 stayed",
        ),
        (
            dispositions,
            [{"released_total": 5, "disposition": "repatriated", "foreign_nationals": 2}],
            "Of 5 persons released, sources say where 2 went: 2 were repatriated",
        ),
        (
            recognised,
            [{"released_total": 5}],
            "No source states how many of the released are recognised as political prisoners",
        ),
        (
            recognised,
            [{"released_total": 5, "recognised": 1}, {"recognised": 4}],
            "In the one release with both numbers, 1 of 5 freed is recognised as a political prisoner",
        ),
        (
            recognised,
            [{"released_total": 5, "recognised": 4}, {"released_total": 2, "recognised": 0}],
            "In the 2 releases with both numbers, 4 of 7 freed are recognised as political prisoners",
        ),
        (named, [{"named": 3}], "No release with a stated number is recorded"),
        (named, [{"released_total": 5, "named": 1}, {"named": 3}], "Of 5 persons released, 1 is named in this record"),
        (
            named,
            [{"event_id": "whole", "released_total": 5, "named": 2},
             {"event_id": "part", "part_of": "whole", "released_total": 2, "named": 2}],
            "Of 5 persons released, 2 are named in this record",
        ),
    ],
)  # fmt: skip
def test_the_title_states_what_is_drawn(draw, rows, text):
    assert finding(draw([event(**{"event_id": f"e{place}"} | cells) for place, cells in enumerate(rows)])) == text


class TestDispositions:
    @pytest.mark.parametrize(
        ("cells", "parts", "text"),
        [
            ({"released_total": 52, "expelled": 50, "stayed": 2}, {EXPELLED: (0, 50), STAYED: (50, 2)},
             "52: 50 expelled, 2 stayed"),
            ({"released_total": 52, "expelled": 50}, {EXPELLED: (0, 50), UNKNOWN: (50, 2)}, "52: 50 expelled"),
            ({"released_total": 52, "expelled": 50, "disposition": "mixed"}, {EXPELLED: (0, 50), CODED: (50, 2)},
             "52: 50 expelled, coded mixed"),
            ({"released_total": 14, "disposition": "expelled"}, {CODED: (0, 14)}, "14: coded expelled"),
            ({"released_total": 14}, {UNKNOWN: (0, 14)}, "14"),
            ({"released_total": 9, "disposition": "repatriated", "foreign_nationals": 9}, {REPATRIATED: (0, 9)},
             "9: 9 repatriated"),
            ({"released_total": 9, "disposition": "repatriated", "foreign_nationals": 7},
             {REPATRIATED: (0, 7), UNKNOWN: (7, 2)}, "9: 7 repatriated"),
            ({"released_total": 9, "disposition": "repatriated", "foreign_nationals": 9, "expelled": 9},
             {EXPELLED: (0, 9)}, "9: 9 expelled"),
            ({"released_total": 9, "disposition": "expelled", "foreign_nationals": 9}, {CODED: (0, 9)},
             "9: coded expelled"),
            ({"released_total": 3, "expelled": 5}, {EXPELLED: (0, 5)}, "3: 5 expelled"),
            ({"expelled": 5, "refused": 1}, {EXPELLED: (0, 5)},
             "number not stated: 5 expelled, 1 refused to leave"),
            ({"released_total": 2, "stayed": 0}, {UNKNOWN: (0, 2)}, "2: 0 stayed"),
            ({"disposition": "stayed"}, {}, "number not stated"),
        ],
    )  # fmt: skip
    def test_parts(self, cells, parts, text):
        ax = dispositions([event(**cells)])
        kinds = (EXPELLED, STAYED, REPATRIATED, CODED, UNKNOWN)
        assert {name: bars(ax, name)[0][1:] for name in kinds if marked(ax, name)} == parts
        assert texts(ax) == [text]

    def test_every_kind_has_a_hatch_or_a_colour_of_its_own_and_the_key_has_it_too(self):
        ax = dispositions([
            event("a", released_total=9, expelled=3, stayed=3),
            event("b", released_total=9, disposition="repatriated", foreign_nationals=3),
            event("c", released_total=9, disposition="expelled"),
        ])  # fmt: skip
        styles = {bar.get_gid(): (bar.get_hatch(), bar.get_facecolor()) for bar in ax.patches if bar.get_gid() != "key"}
        assert styles.keys() == {EXPELLED, STAYED, REPATRIATED, CODED, UNKNOWN}
        assert len(set(styles.values())) == 5
        assert {name: (bar.get_hatch(), bar.get_facecolor()) for name, bar in key(ax).items()} == styles

    def test_every_item_of_the_vocabulary_is_known(self):
        (column,) = [column for column in columns(Event) if column.name == "disposition"]
        assert column.items == ("stayed", "expelled", "repatriated", "mixed", "not_stated")


class TestRecognised:
    @pytest.mark.parametrize(
        ("cells", "bar", "text"),
        [
            ({"released_total": 52, "recognised": 40, "recognised_by": ("Viasna", "PEN")}, [(0, 0, 40)],
             "52, recognised: 40 (Viasna, PEN)"),
            ({"released_total": 52, "recognised": 0}, [(0, 0, 0)], "52, recognised: 0"),
            ({"released_total": 52}, [], "52, recognised: not stated"),
            ({"recognised": 7}, [(0, 0, 7)], "number not stated, recognised: 7"),
        ],
    )  # fmt: skip
    def test_bars_and_texts(self, cells, bar, text):
        ax = recognised([event(**cells)])
        total = cells.get("released_total")
        assert bars(ax, "released") == ([] if total is None else [(0, 0, total)])
        assert bars(ax, "recognised as political prisoners") == bar
        assert texts(ax) == [text]


class TestNamed:
    def test_shares(self):
        ax = named([event("a", released_total=4, named=1), event("b", named=1), event("c", released_low=28, named=0),
                    event("d", released_total=0)])  # fmt: skip
        assert bars(ax, "named") == [(0, 0, 0.25)]
        assert texts(ax) == [
            "1 of 4",
            "1 named, released: number not stated",
            "0 named, released: at least 28",
            "0 of 0",
        ]
        assert points(ax, "bound") == []
        ticks = dict(zip(ax.get_xticks(), (label.get_text() for label in ax.get_xticklabels()), strict=True))
        assert ticks == {0: "0 %", 0.25: "25 %", 0.5: "50 %", 0.75: "75 %", 1: "100 %"}
