"""Derived views of data version 2026.11.2 against values worked out by hand from the tables.

Each expected value was worked out twice, by two readers who saw neither the code nor each other; the
working stands beside it, as `event low–high`, `?` where the event only may lie in the period or have
the route. Where the two differed, the note beside the value says how.
"""

import pytest

import belarus_releases as br

DS = br.dataset("2026.11.2")
RECONCILED = DS.reconcile()


class TestReconcile:
    @pytest.mark.parametrize(
        ("total", "recorded", "remainder"),
        [
            # 01-18 0–23; 01-24 0–15; 01-26 ?0–1; 02-12 ?0–3; 04-30 1; 05-07 42; 06-21 14; 07-02 0–16; 09-11 40;
            # 09-16 0–25; 11-20 0–2; 11-22 0–31; 12-13 123
            ("pardoned-2025-viasna", (220, 336), (6, 122)),
            # those of 2024, 55–228, and of 2025, 220–336
            ("pardoned-2024-07-to-2025-12-viasna", (275, 564), (5, 294)),
            # political among the expelled: 02-12 0–3; 06-21 14; 09-11 39–51 (51 + 40 − 52); 11-20 0–2; 12-13 123;
            # 01-18, 01-24, 01-26, 05-07, 07-02, 09-16 0–122, whose route abroad no source states
            ("forced-exile-2025-viasna", (176, 315), (-126, 13)),
            # the same without 12-13
            ("forced-exile-2025-to-2025-12-01-dissidentby", (53, 192), (-138, 1)),
            # those of 2024, and 01-18, 01-24, 01-26 ?0–39, since the end is known to the month
            ("pardoned-2024-07-to-2025-01-viasna", (55, 267), (-9, 203)),
            ("pardoned-2024-09-viasna", (37, 67), (0, 30)),  # 09-04 0–30; 09-16 37
            ("pardoned-2024-12-viasna", (0, 49), (0, 49)),  # 12-09 0–29; 12-28 0–20
            # 01-18 0–23; 01-24 0–15; 01-26 ?0–1; 02-12 ?0–3; 04-30 1; 05-07 42; 06-21 14; 07-02 0–16; 09-11 40–52;
            # 09-16 0–25
            ("pardoned-2025-01-18-to-2025-09-17-viasna", (97, 192), (-22, 73)),
            ("pardoned-2025-11-to-2025-12-13-presidency", (156, 156), (0, 0)),  # 11-20 2; 11-22 31; 12-13 123
            ("pardoned-2024-07-to-2025-05-viasna", (56, 313), (-12, None)),  # more than 300, so 301 and no upper bound
            (
                "pardoned-2024-07-to-2024-09-16-unattributed",
                (18, 116),
                (-1, 97),
            ),  # 09-04, 09-16 only possible: by month
            ("pardoned-2024-08-to-2024-09", (37, 98), (-1, 60)),  # 08-01 0–1; 08-16 0–30; 09-04 0–30; 09-16 37
            ("pardoned-2024-07-to-2024-12-09-viasna", (55, 179), (-1, 123)),  # ends on 5 December, so without 12-09
            ("pardoned-2024-07-to-2025-01-pozirk", (55, 267), (-16, None)),
        ],
    )
    def test_like_is_set_beside_like(self, total, recorded, remainder):
        row = RECONCILED[total]
        assert row.comparable
        assert (row.recorded_low, row.recorded_high) == recorded
        assert (row.remainder_low, row.remainder_high) == remainder

    @pytest.mark.parametrize(
        ("total", "why"),
        [
            ("pardoned-2024-viasna", "not wholly covered"),
            ("pardoned-2020-to-2026-03-05-viasna", "not wholly covered"),
            ("pardoned-2024-07-to-2026-03-05-pozirk", "allows no bound"),
            ("journalists-pardoned-2024-cpj", "does not say which persons"),
            ("pardoned-to-2025-01-18-meduza", "no source states when the period begins"),
            ("released-2025-02-viasna", "may count ends of term"),
            ("released-2025-09-11-and-2025-12-13", "may count ends of term"),
            # 97..225 political are recorded: the readers took the remainder of −201 to −73 as a sign of another count
            ("pardoned-2025-to-2025-12-01-dissidentby", "below the least that is recorded"),
        ],
    )
    def test_without_like_there_is_no_number(self, total, why):
        row = RECONCILED[total]
        assert not row.comparable
        assert why in row.why
        assert (row.recorded_low, row.recorded_high, row.remainder_low, row.remainder_high) == (None,) * 4

    def test_a_total_of_named_events_is_compared_with_these(self):
        rows = br.dataset().reconcile()
        persons = rows["released-2025-09-11-and-2025-12-13"]  # 52 + 123
        recognised = rows["released-2025-09-11-and-2025-12-13-political"]  # 40 + 123
        assert persons.events_counted == ("2025-09-11-lithuania", "2025-12-13-lithuania-ukraine")
        assert (persons.recorded_low, persons.remainder_low, persons.remainder_high) == (175, 0, 0)
        assert (recognised.recorded_low, recognised.remainder_low, recognised.remainder_high) == (163, 0, 0)

    @pytest.mark.parametrize(
        ("total", "recorded", "remainder"),
        [
            # by 17 September, the day of the page: 07-03 18; 08-01 0–1; 08-16 0–30; 09-04 0–30; 09-16 37
            ("pardoned-2024-07-to-2024-09-16-unattributed", (55, 116), (-1, 60)),
            # by 21 November: those, and 11-07 0–31; 11-20 0–32
            ("pardoned-2024-07-to-2024-11-20-rights-groups", (55, 179), (-1, 123)),
            # by 28 December: those, and 12-09 0–29; 12-28 0–20; more than 200, so 201 and no upper bound
            ("pardoned-2024-07-to-2024-12-28-tvp", (55, 228), (-27, None)),
        ],
    )
    def test_a_period_ends_with_the_page_at_the_latest(self, total, recorded, remainder):
        row = br.dataset().reconcile()[total]
        assert (row.recorded_low, row.recorded_high) == recorded
        assert (row.remainder_low, row.remainder_high) == remainder

    def test_six_totals_are_one_figure(self):
        rows = [row for row in br.dataset().reconcile() if row.published_low == 115]
        original = "pardoned-2024-07-to-2024-09-18-viasna"
        assert {row.total_id for row in rows if row.repeats is None} == {original}
        assert [row.repeats for row in rows if row.repeats] == [original] * 5

    def test_a_subset_is_named_as_such(self):
        row = br.dataset().reconcile()["journalists-pardoned-2024-cpj"]
        assert (row.population, row.comparable) == ("subset", False)
        assert "a part of the released only" in row.why

    @pytest.mark.parametrize("row", RECONCILED.where(comparable=True), ids=lambda row: row.total_id)
    def test_the_sum_can_be_done_by_hand(self, row):
        working = {event: bounds.split("..") for event, bounds in (item.split("=") for item in row.working)}
        assert set(working) == {*row.events_counted, *row.events_possible}
        assert sum(int(low) for low, _ in working.values()) == row.recorded_low
        assert sum(int(high) for _, high in working.values()) == row.recorded_high
        assert row.remainder_low == row.published_low - row.recorded_high
        assert row.published_high is None or row.remainder_high == row.published_high - row.recorded_low

    def test_of_those_pardoned_in_2025_the_us_brokered_some(self):
        row = RECONCILED["pardoned-2025-viasna"]
        # 02-12 ?0–3; 04-30 1; 06-21 14; 09-11 40; 11-22 0–31; 12-13 123
        assert (row.recorded_us_low, row.recorded_us_high) == (178, 212)


class TestExpelled:
    @pytest.mark.parametrize(
        ("month", "low", "high"),
        [
            ("2024-08", 0, 30),  # Ankara was repatriated, 0; 08-16 0–30
            ("2025-02", 3, 3),  # all three reached Lithuania
            ("2025-04", 0, 0),  # one, repatriated
            ("2025-06", 14, 14),  # all fourteen reached Lithuania
            ("2025-09", 51, 76),  # 09-11 51; 09-16 0–25
            # 11-20 1–2: no source counts the two priests abroad; the readers had 0–2 by the rule of then, and would
            # have them counted; 11-22 was repatriated
            ("2025-11", 1, 2),
            ("2025-12", 123, 145),  # 12-13 123; 12-30 0–22
            ("2026-02", 0, 0),  # one, who stayed
        ],
    )
    def test_of_a_month(self, month, low, high):
        assert tuple(DS.panel("M").loc[month, ["expelled_low", "expelled_high"]]) == (low, high)

    def test_claims_of_the_next_version_fill_what_a_breakdown_says(self):
        events = br.events()
        assert [events[name].expelled for name in ("2025-02-12-lithuania", "2025-06-21-lithuania")] == [3, 14]
        assert {row.basis for row in br.evidence(events["2025-06-21-lithuania"], field="expelled")} == {"computed"}

    def test_the_sum_of_the_column_is_no_longer_that_of_2025_by_accident(self):
        assert br.events("2026.11.2").to_frame()["expelled"].sum() == 189  # 51 + 123 + 15, and 15 are of 2026
        assert br.events().to_frame()["expelled"].sum() == 206


class TestReleased:
    @pytest.mark.parametrize(
        ("start", "end", "announced", "persons"),
        [
            ("2024-07", "2024", (228, 228, 228), (None, 228, 228)),  # the version does not tell who may be in two
            ("2025", "2025", (370, 370, 370), (None, 370, 370)),
            ("2025-12-01", "2025-12-20", (123, 123, 123), (123, 123, 123)),
            ("2025-01-25", "2025-01-31", (0, 0, 1), (0, 0, 1)),  # 01-26 lies between 21 and 26 January
            # one was in the 52 of September 2025, and alone in February 2026
            ("2024-07", "2026-03-20", (867, 867, 867), (None, 866, 866)),
            ("2024-07", None, (867, 867, None), (None, 866, None)),  # after 20 March 2026 more may have been released
            ("2026", "2026", (269, 269, None), (None, 269, None)),
        ],
    )
    def test_a_period(self, start, end, announced, persons):
        row = DS.released(start, end)
        assert (row.announced_low, row.announced, row.announced_high) == announced
        assert (row.persons_low, row.persons, row.persons_high) == persons

    def test_events_that_sources_say_may_overlap_lower_the_least(self):
        # 18 and 30; the exchange of 1 August, one person, is off the series; the 18 may be among the 30
        row = br.dataset().released("2024-07", "2024-08")
        assert (row.announced_low, row.persons_low, row.persons_high) == (48, 30, 48)
        assert "may be counted in 2024-08-16-pardon again" in str(row)

    def test_what_is_not_counted_is_named(self):
        assert DS.released("2025", "2025").events_excluded == ("2025-02-01-end-of-term", "2025-04-18-end-of-term")

    def test_other_events_on_request(self):
        rounds = DS.events().where(event_class="pardon_round", in_series=True)
        assert DS.released("2025", "2025", events=rounds).announced == 143  # 23 + 15 + 42 + 16 + 25 + 22


class TestDisputes:
    @pytest.mark.parametrize(
        ("event", "effects"),
        [
            ("2024-07-03-first-releases", {"18": 0, "19": 1, "17": -1, "5": -13, "10": -8, "8": -10, "16": -2}),
            ("2024-08-16-pardon", {"30": 0, "22": -8, "13": -17, "19": -11}),
            ("2025-06-21-lithuania", {"14": 0, "13": -1, "16": 2}),
            ("2025-09-11-lithuania", {"52": 0, "54": 2, "50": -2}),
            ("2025-12-30-pardon", {"22": 0, "20": -2}),
            ("2026-03-05-pardon", {"18": 0, "15": -3}),
        ],
    )
    def test_how_much_a_value_would_move_the_sum(self, event, effects):
        rows = DS.disputes().where(record_id=event, field="released_total")
        assert {row.value: row.effect for row in rows} == effects

    def test_early_tallies_are_kept_apart(self):
        rows = DS.disputes().where(record_id="2024-07-03-first-releases", field="released_total")
        assert {row.value for row in rows if row.standing == "set_aside"} == {"5", "8", "10", "16"}
        assert {row.value for row in rows if row.standing == "outranked"} == {"17", "19"}


class TestCustodyStatus:
    @pytest.mark.parametrize(
        ("prisoner", "status", "as_of"),
        [
            ("p0013", "at_liberty", "2026-02-19"),  # refused and returned in September 2025, released in February 2026
            ("p0049", "unclear", "2024-12-05"),  # released on 16 September 2024, rearrested from that day to 5 December
            ("p0063", "at_liberty", None),  # dated 2026 only: no later than its sources
        ],
    )
    def test_of_a_prisoner(self, prisoner, status, as_of):
        row = DS.prisoners()[prisoner]
        assert row.custody_status == status
        assert as_of is None or str(row.status_as_of) == as_of

    def test_no_status_is_later_than_what_a_source_could_know(self):
        sources = DS.sources()
        latest = max(source.published_latest or source.retrieved_on for source in sources)
        assert all(row.status_as_of <= latest for row in DS.prisoners())
        assert str(DS.prisoners()["p0063"].status_as_of) < "2026-11-26"


class TestDiff:
    def test_corrections_of_dates_are_shown(self):
        changes = br.diff("2026.11.1", "2026.11.2").where(kind="cell_changed")
        intervals = changes.where(column=lambda name: name.endswith(("_earliest", "_latest")))
        assert sum(change.old is not None for change in intervals) == 24
        assert {"n_origins", "confidence", "named"}.isdisjoint(change.column for change in changes)

    def test_backwards_a_column_is_removed(self):
        kinds = {change.column: change.kind for change in br.diff("2026.11.1", "2026.11.0").where(table="sources")}
        assert kinds["is_reprint"] == "column_removed"
