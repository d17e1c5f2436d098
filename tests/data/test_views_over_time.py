"""Views of the bundled data over time: the panel, stock and flows, how many were held on a day."""

import pandas as pd
import pytest

import belarus_releases as br

DS = br.dataset("2026.11.2")


class TestPanel:
    MONTHS = DS.panel("M")

    @pytest.mark.parametrize(
        ("period", "released", "releases"),
        [
            ("2024-07", (18, 18), (1, 1)),
            ("2024-08", (31, 31), (2, 2)),
            ("2024-10", (0, 0), (0, 0)),
            ("2025-01", (39, 39), (3, 3)),
            ("2025-02", (3, 3), (1, 1)),  # without the end of term
            ("2025-09", (77, 77), (2, 2)),
            ("2025-12", (145, 145), (2, 2)),
            ("2026-01", (0, 0), (0, 0)),  # the weak row that may lie here from January to July is off the series
            ("2026-02", (1, 1), (1, 1)),
            ("2026-03", (268, None), (2, None)),  # covered to the 20th
            ("2024-06", (None, None), (None, None)),
            ("2026-04", (None, None), (None, None)),
        ],
    )
    def test_a_month(self, period, released, releases):
        row = self.MONTHS.loc[period].replace({pd.NA: None})
        assert (row["released_low"], row["released_high"]) == released
        assert (row["releases_low"], row["releases_high"]) == releases

    @pytest.mark.parametrize(
        ("freq", "period", "bounds", "covered"),
        [
            ("Q", "2025Q1", (42, 42), ("2025-01-01", "2025-03-31")),
            ("Q", "2026Q1", (269, None), ("2026-01-01", "2026-03-20")),
            ("Y", "2024", (228, None), ("2024-07-01", "2024-12-31")),
            ("Y", "2025", (370, 370), ("2025-01-01", "2025-12-31")),
            ("Y", "2026", (269, None), ("2026-01-01", "2026-03-20")),
        ],
    )
    def test_a_longer_period_says_what_is_covered(self, freq, period, bounds, covered):
        row = DS.panel(freq).loc[period]
        assert (row["released_low"], None if pd.isna(row["released_high"]) else row["released_high"]) == bounds
        assert (str(row["covered_start"].date()), str(row["covered_end"].date())) == covered
        assert row["comparable"] == (bounds[1] is not None)

    @pytest.mark.parametrize(
        ("month", "low", "high"),
        [
            ("2024-02", 1410, 1416),
            ("2024-12", 1253, 1265),
            ("2025-05", 1177, 1185),
            ("2025-08", 1186, 1197),
            ("2025-12", 1103, 1227),  # 1,103 is of 13–19 December; the readers took "more than 1,000" as a low of 1,001
            ("2026-03", 897, 1140),  # 897 is of 19–31 March
        ],
    )
    def test_those_held(self, month, low, high):
        assert tuple(self.MONTHS.loc[month, ["held_low", "held_high"]]) == (low, high)

    @pytest.mark.parametrize(
        ("month", "columns"),
        [
            ("2025-08", {"contacts_minsk": 8, "contacts_other": (4, 5), "requests": 1}),
            ("2025-09", {"easings_in_force": 3, "tightenings_in_force": 1, "refusals": 1, "offers": 1}),
            ("2025-11", {"contacts_minsk": 2, "easings_in_force": 3, "easings_announced": 1}),
            ("2025-12", dict.fromkeys(("easings_in_force", "easings_announced", "tightenings_in_force", "refusals"), 1)
             | {"offers": 2}),
            ("2026-03", {"contacts_minsk": 2, "easings_announced": 2, "offers": 1}),
        ],
    )  # fmt: skip
    def test_contacts_and_concessions(self, month, columns):
        row = self.MONTHS.loc[month]
        names = ("easings_in_force", "easings_announced", "tightenings_in_force", "tightenings_announced", "refusals",
                 "requests", "offers")  # fmt: skip
        for name, number in columns.items():
            low, high = number if isinstance(number, tuple) else (number, number)
            assert (row[f"{name}_low"], row[f"{name}_high"]) == (low, high), name
        assert all(pd.isna(row[f"{name}_high"]) for name in names if name not in columns)

    def test_a_repeated_estimate_is_not_counted_again(self):
        # of July 2023 only 1,488 of the 31st is left: 1,496 is that of 30 June, read off the site
        months = br.dataset().panel("M")
        assert tuple(months.loc["2023-07", ["held_low", "held_high"]]) == (1488, 1488)

    def test_as_of_a_day_what_comes_after_it_is_missing(self):
        panel = br.dataset("2026.11.2", known_on="2025-09-30").panel("M")
        counts = panel.filter(regex="_(low|high)$")
        assert list(panel.index) == list(self.MONTHS.index)
        assert counts.loc["2025-10":].isna().all(axis=None)
        assert counts.filter(regex="_high$").loc["2025-09"].isna().all()
        assert (panel.loc["2025-09", "released_low"], bool(panel.loc["2025-09", "comparable"])) == (77, False)
        assert panel.loc["2025-08", "released_high"] == 0

    def test_off_the_series_rows_count_if_they_are_asked_for(self):
        months = DS.panel("M", events=DS.events())
        assert months.loc["2025-02", "released_low"] == 4
        assert "2026-07-release" in months.loc["2026-01", "events_possible"]
        assert pd.isna(months.loc["2026-01", "released_high"])
        assert DS.panel("Y", events=DS.events()).loc["2026", "released_low"] == 298  # 269, 28 and one who is named


class TestNextVersion:
    """What the events of 2026.11.3 change in the views, worked out by hand from the dossiers."""

    @pytest.mark.parametrize(
        ("period", "released", "releases"),
        [
            ("2024-08", (30, 30), (1, 1)),  # 08-16 30; 08-01 is off the series, as part of an exchange of others
            ("2026-04", (3, None), (1, None)),  # 04-28: three at least; after the span that is covered
            ("2026-07", (None, None), (None, None)),  # 28 at least, known only from a file: off the series
            ("2026-09", (None, None), (None, None)),  # over two dozen, known only from a headline: off the series
        ],
    )
    def test_a_month(self, period, released, releases):
        row = br.dataset().panel("M").reindex([period]).iloc[0].replace({pd.NA: None, float("nan"): None})
        assert (row["released_low"], row["released_high"]) == released
        assert (row["releases_low"], row["releases_high"]) == releases

    def test_the_exchange_of_april_2026_took_three_abroad_at_least(self):
        row = br.dataset().panel("M").loc["2026-04"]
        assert (row["expelled_low"], pd.isna(row["expelled_high"])) == (3, True)

    @pytest.mark.parametrize(
        ("start", "end", "announced", "persons"),
        [
            # 18 + 30 + 30 + 37 + 31 + 32 + 29 + 20; the 18 of July may be among the 30 of August
            ("2024-07", "2024", (227, 227), (209, 227)),
            ("2025", "2025", (370, 370), (370, 370)),
            ("2026", None, (272, None), (272, None)),  # 1 + 18 + 250, and three at least of April
        ],
    )
    def test_a_period(self, start, end, announced, persons):
        row = br.dataset().released(start, end)
        assert (row.announced_low, row.announced_high) == announced
        assert (row.persons_low, row.persons_high) == persons

    def test_the_headline_of_september_2026_is_never_added_to_july(self):
        events = br.events().where(event_id=["2026-07-release", "2026-09-release"])
        assert not any(event.in_series for event in events)
        assert events["2026-09-release"].may_repeat == ("2026-07-release",)
        row = br.dataset().released("2026", "2026", events=events)
        assert (row.announced_low, row.persons_low, row.persons_high) == (52, 28, None)  # 28 + 24, or 28 alone

    def test_july_2026_lies_between_the_release_of_march_and_the_welcome(self):
        event = br.events()["2026-07-release"]
        assert (str(event.date_earliest), str(event.date_latest)) == ("2026-03-20", "2026-07-08")

    def test_off_the_series_a_pardon_still_counts_beside_a_published_total(self):
        row = br.dataset().reconcile()["pardoned-2024-07-to-2024-12-09-viasna"]
        assert "2024-08-01-ankara-exchange" in row.events_counted
        assert (row.recorded_low, row.recorded_high) == (55, 179)


class TestStockFlow:
    @pytest.mark.parametrize("dataset", [DS, br.dataset()], ids=["past", "latest"])
    def test_stock_and_flows_of_2025_are_of_the_same_days(self, dataset):
        row = dataset.stock_flow()["2025-01-01/2025-12-23"]
        assert (row.start_low, row.entries_low, row.pardoned_low) == (1265, 509, 342)
        assert (row.end_of_term_low, row.end_of_term_high, row.died_low) == (300, None, 2)
        # 1,265 + 509 − 342 − at least 300 − 2
        assert (row.implied_low, row.implied_high) == (None, 1130)
        assert (row.end_low, row.residual_low, row.residual_high) == (1135, 5, None)
        assert row.why == "end_of_term ends in 2025-12, on a day not stated, taken as 2025-12-23"

    @pytest.mark.parametrize(
        ("period", "implied_high", "residual_low"),
        [
            ("2024-07-01/2024-07-31", 1456, -65),  # 1,413 + 63 − 20
            ("2024-09-01/2024-09-30", 1331, -14),  # 1,376 + 46 − 67 − at least 24
            ("2024-12-01/2024-12-31", 1285, -20),  # 1,296 + 58 − 49 − at least 20
        ],
    )
    def test_a_month_with_missing_flows_leaves_the_residual_open(self, period, implied_high, residual_low):
        row = DS.stock_flow()[period]
        assert (row.implied_high, row.residual_low, row.residual_high) == (implied_high, residual_low, None)
        assert row.missing

    def test_without_a_stock_at_both_ends_nothing_is_compared(self):
        row = DS.stock_flow()["2025-05-01/2025-05-31"]
        assert (row.comparable, row.implied_high, row.residual_low) == (False, None, None)
        assert "no estimate of 2025-04-30" in row.why


class TestRemainingOn:
    @pytest.mark.parametrize(
        ("day", "before", "after", "bounds"),
        [
            ("2026-11-25", "2026-03-viasna", None, (None, None)),
            ("2026-02-01", "2025-12-31-viasna", "2026-03-05-viasna", (None, None)),
            ("2025-12-31", "2025-12-31-viasna", "2025-12-31-viasna", (1131, 1131)),
            ("2025-12-15", "2025-12-12-viasna", "2025-12-23-viasna", (1085, 1277)),  # 1,135 − 50; 1,227 + 50
            ("2024-08-20", "2024-08-16-viasna", "2024-08-31-viasna", (1324, 1430)),  # 1,376 − 52; 1,378 + 52
            ("2024-05-10", "2024-05-06-viasna", "2024-05-21-viasna", (1328, 1423)),  # 1,374 − 46; 1,377 + 46
            # 1,391 − 63, and 1,408 of the 3rd + 63: the estimate of the 4th is only a bound
            ("2024-07-15", "2024-07-04-viasna", "2024-07-31-viasna", (1328, 1471)),
            # 1,255 − 167; 1,201 + 167: those recognised from some day of September to 12 December. The readers took
            # only totals whose start is known to the day, and named this one as the better
            ("2025-10-15", "2025-09-30-viasna", "2025-11-20-viasna", (1088, 1368)),
        ],
    )  # fmt: skip
    def test_a_day(self, day, before, after, bounds):
        row = DS.remaining_on(day)
        assert (row.before and row.before.estimate_id, row.after and row.after.estimate_id) == (before, after)
        assert (row.low, row.high) == bounds

    def test_bounds_follow_on_most_days_of_two_years(self):
        days = pd.date_range("2024-01-01", "2025-12-23")
        bounded = [day for day in days if None not in (DS.remaining_on(day).low, DS.remaining_on(day).high)]
        assert len(bounded) / len(days) > 0.8
