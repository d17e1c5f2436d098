"""The derived views of a `Dataset`, a method each."""

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING, Literal

from .._snapshot import snapshot
from .._table import StockFlows, Table
from ..errors import check_option
from .base import Opened

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

    from ..tables.concessions import Concession
    from ..tables.contacts import Contact
    from ..tables.coverage import Coverage
    from ..tables.disputes import Dispute
    from ..tables.events import Event
    from ..tables.reconciliation import Reconciliation
    from ..tables.released import Released
    from ..tables.remaining import Remaining


class Views(Opened):
    """The derived views."""

    __slots__ = ()

    def disputes(self) -> "Table[Dispute]":
        """Cells for which sources state different values: who states each, which is adopted, and why.

        A coarser date does not contradict a finer one, nor a partial list a longer one, and each source
        words free text in its own way. None of these is a dispute.

        Returns
        -------
        Table of Dispute
            One row for each value, the adopted one of a cell first; derived from `claims` and `sources`.
        """
        from ..views.disputed import disputes

        return self._derived(Table, "disputes", disputes(self._snapshot))

    def reconcile(self) -> "Table[Reconciliation]":
        """Published totals beside the recorded events of their period, route and population.

        No subset of events is fitted to a total: many subsets reach the same sum. The remainder is the
        published total minus the recorded events, with bounds.

        Returns
        -------
        Table of Reconciliation
            One row for each total of persons who left custody; derived from `release_totals` and `events`.
        """
        from ..views.reconciliation import reconcile

        return self._derived(Table, "reconciliation", reconcile(self._snapshot))

    def stock_flow(self) -> "StockFlows":
        """Those held + newly recognised - pardoned - end of term - died = those held later, by period.

        Returns
        -------
        StockFlows
            One row for each month or year for which the number of newly recognised persons is published;
            derived from `remaining_estimates` and `release_totals`. The residual is shown, never fitted.
        """
        from ..views.flows import stock_flow

        return self._derived(StockFlows, "stock_flows", stock_flow(self._snapshot))

    def remaining_on(self, day: str | dt.date) -> "Remaining":
        """How many were held on a day: the estimates of Viasna around it, and bounds where they follow.

        Only the series of Viasna is used; `remaining_estimates` has the estimates of others, who count
        other persons by other rules.

        Parameters
        ----------
        day : str or datetime.date
            The day.

        Returns
        -------
        Remaining
            The estimates before and after; ``low`` and ``high`` where they can be derived: from an
            estimate for the day itself, else from the estimates around it and the newly recognised in
            between. Releases alone would give a biased number.

        Raises
        ------
        InvalidValueError
            If `day` is not a day.
        """
        from ..views.held import remaining_on

        return remaining_on(self._snapshot, day)

    def released(
        self,
        start: str | dt.date | None = None,
        end: str | dt.date | None = None,
        *,
        events: "Iterable[Event] | None" = None,
    ) -> "Released":
        """How many persons were released in a period: as announced, and each counted once.

        Parameters
        ----------
        start, end : str or datetime.date, optional
            First and last day; a month or a year means its first or last day: ``("2025")`` counts since
            the start of 2025, ``("2025", "2025")`` in 2025. Without one, the period has no bound on
            that side.
        events : Table of Event, optional
            The events to count, such as ``ds.events().where(event_class="pardon_round")``; by default
            those of the series (``in_series``), which `coverage` is about. Bounds are for these events
            alone; for events outside the series nothing is covered.

        Returns
        -------
        Released
            Lower bound, adopted number and upper bound; the events that surely lie in the period, those
            that possibly do, and recorded events that are not counted; what is open, and why. Printed,
            it is a few sentences. There is no upper bound where the period is not fully covered.

        Raises
        ------
        InvalidValueError
            If `start` or `end` is not a date, or `start` is after `end`; if `events` are not events of
            this dataset.

        Examples
        --------
        >>> import belarus_releases as br
        >>> answer = br.dataset("2026.11.2").released("2025-09", "2025-09")
        >>> answer.announced, answer.events_counted
        (77, ('2025-09-11-lithuania', '2025-09-16-pardon'))
        >>> print(str(answer).partition(",")[0])
        From 2025-09-01 to 2025-09-30 77 persons were announced as released
        """
        from ..views.headcount import headcount

        return headcount(self._snapshot, None if events is None else self._own("events", events), start, end)

    def panel(
        self,
        freq: Literal["D", "W", "M", "Q", "Y"],
        *,
        events: "Iterable[Event] | None" = None,
        contacts: "Iterable[Contact] | None" = None,
        concessions: "Iterable[Concession] | None" = None,
        index: Literal["period", "timestamp"] = "period",
    ) -> "pd.DataFrame":
        """Releases, expulsions, contacts, concessions and bounds of those held on a regular grid.

        Parameters
        ----------
        freq : {"D", "W", "M", "Q", "Y"}
            Days, weeks that end on Sunday, months, quarters or years.
        events, contacts, concessions : Table, optional
            The rows to count, such as ``ds.contacts().where(kind="visit")``; by default the events of
            the series (``in_series``), and all contacts and concessions.
        index : {"period", "timestamp"}
            Periods, or the first day of each as a timestamp, which Stata, plotly, SQL and DuckDB take.

        Returns
        -------
        pandas.DataFrame
            One row for each period, with the columns of
            :class:`belarus_releases.tables.panel.PanelRow`, also in ``codebook("panel")``. ``_low``
            counts what surely and ``_high`` what possibly lies in the period. Persons and events
            have an upper bound only where the whole period is covered (``comparable``), and 0 only
            there; else cells are missing, and ``why`` says why. Contacts and concessions are those
            recorded, by whether Minsk took part, and by direction and stage. As of a known day,
            periods after it are missing, and that of the day has no upper bound. Lists are text with
            ``;`` between the items. ``attrs`` is that of :meth:`.Table.to_frame`.

        Raises
        ------
        InvalidValueError
            If `freq` or `index` is none of these, or rows are not of this dataset.

        Examples
        --------
        >>> import belarus_releases as br
        >>> ds = br.dataset("2026.11.2")
        >>> ds.panel("Q").loc["2025Q1":"2025Q3", "released_low"].tolist()
        [42, 57, 93]
        >>> visits = ds.contacts().where(kind="visit")
        >>> int(ds.panel("Y", contacts=visits)["contacts_minsk_low"]["2025"])
        9
        """
        from ..export.frame import frame_of_panel
        from ..views import grid

        check_option("freq", freq, grid.FREQUENCIES)
        check_option("index", index, ("period", "timestamp"))
        given = {"events": events, "contacts": contacts, "concessions": concessions}
        rows = grid.Counted(**{name: None if rows is None else self._own(name, rows) for name, rows in given.items()})
        panel = self._derived(Table, "panel", grid.panel(self._snapshot, freq, rows, snapshot(self.version)))
        return frame_of_panel(panel._sheet(), freq, index)

    def coverage(self) -> "Table[Coverage]":
        """Intended coverage of each table.

        Returns
        -------
        Table of Coverage
            One row for each subject: what is meant to be complete, from when to when, and what is
            only illustrative. As of a known day, coverage ends the day before. By a choice of
            sources nothing is covered.
        """
        from ..views.covered import coverage

        return self._derived(Table, "coverage", coverage(self._snapshot))

    def timeline(self, *, ax: "Axes | None" = None) -> "Axes":
        """Draw contacts, concessions by direction, and events on one time axis.

        Contacts and directions of concessions have a lane each, in which the height has no meaning;
        events are stems in a panel below, as tall as the number of persons released. An
        uncertain date is a bar over all possible days, with the mark in its middle. A contact that
        was only planned is hollow, and so is a concession that was only floated or announced; an
        event without a stated number is hollow too. The title states the month with most contacts,
        of those whose month is certain. Nearness in time does not say that one led to the other;
        `event_links` has the links that sources state.

        Parameters
        ----------
        ax : matplotlib.axes.Axes, optional
            The axes to draw on; those of a new figure by default.

        Returns
        -------
        matplotlib.axes.Axes
            The axes, which have the lanes; the panel of events is its one `child_axes`. No window is opened.

        Raises
        ------
        MissingExtraError
            If matplotlib is not installed.

        Examples
        --------
        >>> import belarus_releases as br
        >>> ax = br.dataset("2026.11.0").timeline()
        >>> [label.get_text() for label in ax.get_yticklabels()][2:5]
        ['easing', 'offers', 'requests']
        """
        from ..plotting import lanes, words

        contacts, concessions, events = map(self._snapshot.rows, ("contacts", "concessions", "events"))
        source = words.source(self.version, self.known_on, self.choice)
        return lanes.plot(contacts, concessions, events, ax, source=source)
