"""A panel as a frame."""

import pandas as pd
import pytest

from belarus_releases.export.frame import frame_of_panel
from belarus_releases.export.sheet import Sheet
from belarus_releases.storage._schema import LAYOUTS
from tests.factories import day, row


class TestFrameOfPanel:
    LAYOUT = LAYOUTS["panel"]

    def sheet(self, rows):
        return Sheet("panel", self.LAYOUT, lambda: rows, "2026.11.2", day("2025-09-30"), choice="without quality=weak")

    @pytest.mark.parametrize(
        ("freq", "periods"),
        [
            ("D", ["2025-03-10", "2025-03-11"]),
            ("W", ["2025-03-10/2025-03-16", "2025-03-17/2025-03-23"]),
            ("M", ["2025-03", "2025-04"]),
        ],
    )
    def test_counts_are_indexed_by_period(self, freq, periods):
        starts = {
            "D": ["2025-03-10", "2025-03-11"], "W": ["2025-03-10", "2025-03-17"], "M": ["2025-03-01", "2025-04-01"]
        }[freq]  # fmt: skip
        rows = [
            row("panel", period=period, period_start=day(start), released_low=place, held_high=None)
            for place, (period, start) in enumerate(zip(periods, starts, strict=True))
        ]
        frame = frame_of_panel(self.sheet(rows), freq)
        assert [str(period) for period in frame.index] == periods
        assert frame.index.name == "period"
        assert frame.index.dtype == pd.PeriodIndex([], freq=freq).dtype
        assert frame["released_low"].to_list() == [0, 1]
        assert frame["held_high"].isna().all()

    def test_all_counts_are_integers(self):
        frame = frame_of_panel(self.sheet([row("panel", period_start=day("2025-03-01"))]), "M")
        counts = frame.filter(regex="_(low|high)$")
        assert list(counts.columns)[:4] == ["released_low", "released_high", "releases_low", "releases_high"]
        assert len(counts.columns) == 26
        assert set(counts.dtypes) == {pd.Int64Dtype()}

    def test_lists_are_text(self):
        frame = frame_of_panel(
            self.sheet([row("panel", period_start=day("2025-03-01"), events_counted=("a", "b"))]), "M"
        )
        assert frame["events_counted"].to_list() == ["a;b"]

    def test_timestamps_on_request(self):
        rows = [row("panel", period_start=day("2025-03-01")), row("panel", period_start=day("2025-04-01"))]
        frame = frame_of_panel(self.sheet(rows), "M", "timestamp")
        assert [str(stamp.date()) for stamp in frame.index] == ["2025-03-01", "2025-04-01"]
        assert frame.index.name == "period"

    def test_it_says_what_it_is(self):
        frame = frame_of_panel(self.sheet([]), "M")
        said = {name: frame.attrs[name] for name in ("table", "version", "known_on", "choice")}
        assert said == {
            "table": "panel", "version": "2026.11.2", "known_on": "2025-09-30", "choice": "without quality=weak"
        }  # fmt: skip

    def test_without_periods(self):
        frame = frame_of_panel(self.sheet([]), "M")
        assert (len(frame), len(frame.columns), frame.index.name) == (0, len(self.LAYOUT) - 3, "period")
        assert frame.index.dtype == "period[M]"
