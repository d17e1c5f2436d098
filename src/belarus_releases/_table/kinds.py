"""The kinds of `Table` that can do more: search, and draw."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from ..errors import InvalidValueError, candidates, shown
from .table import Table

if TYPE_CHECKING:
    from typing import Literal, Self

    from matplotlib.axes import Axes

    from ..tables.claims import Claim  # noqa: F401  (named as text in the bases below)
    from ..tables.codebook import CodebookEntry  # noqa: F401
    from ..tables.events import Event  # noqa: F401
    from ..tables.prisoners import Prisoner
    from ..tables.remaining_estimates import RemainingEstimate  # noqa: F401
    from ..tables.stock_flows import StockFlow  # noqa: F401


class Events(Table["Event"]):
    """Events, one a row: see :class:`belarus_releases.tables.events.Event`."""

    __slots__ = ()
    __module__ = "belarus_releases.tables"

    def plot(
        self,
        kind: 'Literal["releases", "dispositions", "recognised", "named"]' = "releases",
        *,
        ax: "Axes | None" = None,
    ) -> "Axes":
        """Draw the events over time, or one row for each.

        ``"releases"``
            Stems by day, as tall as `released_total`, with colour and marker by `arrangement`; the
            largest are labelled where there is room. Below them, in a separate panel, is the running
            sum. An uncertain date is a bar over all possible days, with the stem in its middle; the sum
            counts the event from the last of them. An event without a stated number is hollow and adds
            nothing to the sum, with an open arrow where a bound is stated; a part of another event that
            is drawn (`part_of`) adds nothing either.
        ``"dispositions"``
            Where the released persons went: `expelled` and `stayed` as stated, and `foreign_nationals`
            of events coded as repatriation, a code about them alone. The rest of `released_total` is
            hatched where only `disposition` states the route, and empty where nothing does.
        ``"recognised"``
            `released_total` beside `recognised`, with the bodies said to recognise them.
        ``"named"``
            The share of the persons in `released_total` who have a row in `prisoners`.

        The title states a finding, computed from the rows drawn; the line at the bottom names the
        data version and counts the rows that are not drawn. A picture stays within the axes that you
        pass, and its text scales with them. On axes that are too low for a row for each event, the
        largest are drawn.

        Parameters
        ----------
        kind : {"releases", "dispositions", "recognised", "named"}
            The picture.
        ax : matplotlib.axes.Axes, optional
            The axes to draw on; those of a new figure by default.

        Returns
        -------
        matplotlib.axes.Axes
            The axes; further panels are its `child_axes`. No window is opened.

        Raises
        ------
        MissingExtraError
            If matplotlib is not installed.
        InvalidValueError
            If there is no such picture.

        Examples
        --------
        >>> import belarus_releases as br
        >>> ax = br.events("2026.11.0").plot()
        >>> " ".join(ax.get_title("left").split())  # it stands in two lines
        'Negotiated releases freed 193 of 194 persons, 123 of them on 13 December 2025'
        >>> ax = br.events("2026.11.0").plot("named")
        >>> ax.get_title("left")
        'Of 194 persons released, 9 are named in this record'
        """
        from ..plotting import per_event, releases

        pictures = {
            "releases": releases.plot,
            "dispositions": per_event.dispositions,
            "recognised": per_event.recognised,
            "named": per_event.named,
        }
        if not isinstance(kind, str) or kind not in pictures:
            raise InvalidValueError(f"kind: there is no picture {shown(kind)} of events: {candidates(kind, pictures)}")
        return pictures[kind](self._rows, ax, source=self._source())


class Prisoners(Table["Prisoner"]):
    """Prisoners, one a row: see :class:`belarus_releases.tables.prisoners.Prisoner`."""

    __slots__ = ()
    __module__ = "belarus_releases.tables"

    def search(self, text: str) -> "Matches":
        """The prisoners whose name matches a text, in any spelling.

        Parameters
        ----------
        text : str
            A surname, in any case, with or without given names or initials, in any order; in Latin
            or in Cyrillic, in any romanisation, with or without diacritics. A given name alone
            finds nobody.

        Returns
        -------
        Matches
            The matching prisoners, best first, each with a score; where none matches, empty, with the
            names whose surnames are near, if any.

        Raises
        ------
        InvalidValueError
            If `text` is not text, or longer than 200 characters.

        Examples
        --------
        >>> import belarus_releases as br
        >>> [p.name for p in br.prisoners("2026.11.0").search("Tikhanovsky")]
        ['Siarhei Tsikhanouski']
        """
        from ..names.scores import rank

        ranked, close = rank(self._rows, text)
        rows = [prisoner for _, prisoner in ranked]
        scores = {prisoner.prisoner_id: score for score, prisoner in ranked}
        return Matches(self._name, self._snapshot.version, rows, self.known_on, self.choice, scores, close)


class Matches(Prisoners):
    """The prisoners that match a search, best first.

    Attributes
    ----------
    scores : tuple of float
        The similarity of each name: 1 for the same.
    close : tuple of str
        Where no prisoner matches: at most three names whose surnames are near; empty where none is.
    """

    __slots__ = ("_scores", "close")
    __module__ = "belarus_releases.tables"
    _scores: dict[str, float]
    close: tuple[str, ...]

    def __init__(
        self,
        name: str,
        version: str = "latest",
        records: "Iterable[Prisoner] | None" = None,
        known_on: str | date | None = None,
        choice: str | None = None,
        scores: dict[str, float] | None = None,
        close: tuple[str, ...] = (),
    ) -> None:
        super().__init__(name, version, records, known_on, choice)
        self._set(_scores=scores or {}, close=close)

    @property
    def scores(self) -> tuple[float, ...]:
        """The score of each row, in the order of the rows."""
        return tuple(self._scores[prisoner.prisoner_id] for prisoner in self)

    def _with(self, records: "Iterable[Prisoner]") -> "Self":
        table = super()._with(records)
        table._set(_scores=self._scores, close=self.close)
        return table

    def _arguments(self) -> tuple[Any, ...]:
        return (*super()._arguments(), self._scores, self.close)


class RemainingEstimates(Table["RemainingEstimate"]):
    """Estimates of those held, one a row: see :class:`~.tables.remaining_estimates.RemainingEstimate`."""

    __slots__ = ()
    __module__ = "belarus_releases.tables"

    def plot(self, *, ax: "Axes | None" = None, releases: bool = True) -> "Axes":
        """Draw the estimates as stated, a panel for each series.

        All panels have the same axes of time and number. A bound, inclusive or exclusive, is an open
        arrow from its number; a range is a line between its ends; "about" is a tilde; an uncertain
        date is a bar over all possible days. An estimate that relays or repeats another is hollow,
        since it is not independent evidence; a dotted line leads to the estimate that it repeats, if
        that is in the same series. Denials have no number, and so no height in the panel of their
        series.

        Estimates of different scopes cannot be compared, so only one scope is drawn: political
        prisoners where the rows have any, else the scope of the first row. The title states the
        latest exact number of the series with most of them, and the line at the bottom counts what
        is not drawn.

        Parameters
        ----------
        ax : matplotlib.axes.Axes, optional
            The axes to draw on; those of a new figure by default.
        releases : bool, optional
            Whether to mark the events of the same version and known day that lie between the first
            and the last estimate, at the bottom of each panel.

        Returns
        -------
        matplotlib.axes.Axes
            The axes, which have the first panel; the others are its `child_axes`. No window is opened.

        Raises
        ------
        MissingExtraError
            If matplotlib is not installed.

        Examples
        --------
        >>> import belarus_releases as br
        >>> ax = br.remaining_estimates("2026.11.0").plot()
        >>> ax.get_title("left")
        'Numbers of political prisoners held go from 1,000 to 1,400'
        """
        from ..plotting import remaining

        events = self._snapshot.rows("events") if releases else ()
        return remaining.plot(self._rows, ax, events=events, source=self._source())


class StockFlows(Table["StockFlow"]):
    """Stock and flows, one period a row: see :class:`belarus_releases.tables.stock_flows.StockFlow`."""

    __slots__ = ()
    __module__ = "belarus_releases.tables"

    def plot(self, *, ax: "Axes | None" = None) -> "Axes":
        """Draw the persons held and the flows between, by half-year.

        Months are added up to half-years; a longer period that is published as such, with an estimate
        for both ends, is drawn where it ends and is not a sum. Of each flow the published months are
        drawn, hatched where they are fewer than six: a bound, marked by an open arrow. A flow that no
        row has is marked as not published. The difference from the stock at the end is "left open": the
        unpublished part and whatever does not add up, which are not separated. Where the stock at the
        start is not published, flows start at zero.

        Draw all rows: a flow of a row that is left out is marked as not published too. The title
        states the last period that has a stock at both ends. On axes that are too low for all periods,
        those with a stock at both ends come before the others, and later ones before earlier ones.

        Parameters
        ----------
        ax : matplotlib.axes.Axes, optional
            The axes to draw on; those of a new figure by default.

        Returns
        -------
        matplotlib.axes.Axes
            The axes; no window is opened.

        Raises
        ------
        MissingExtraError
            If matplotlib is not installed.

        Examples
        --------
        >>> import belarus_releases as br
        >>> ax = br.dataset("2026.11.2").stock_flow().where(period="2025-01-01/2025-12-23").plot()
        >>> [text.get_text() for text in ax.texts if text.get_gid() == "label"]
        ['1,265', '509', '342', 'at least 300', '2', '+5', '1,135']
        """
        from ..plotting import waterfall

        return waterfall.plot(self._rows, ax, source=self._source())


class Codebook(Table["CodebookEntry"]):
    """Columns and vocabulary items, one a row: see :class:`belarus_releases.tables.codebook.CodebookEntry`."""

    __slots__ = ()
    __module__ = "belarus_releases.tables"

    def __str__(self) -> str:
        return "\n".join(f"{entry.entry_id}: {entry.meaning}" for entry in self)

    def search(self, text: str) -> "Self":
        """The rows in which every word of a text occurs; case does not matter.

        Parameters
        ----------
        text : str
            Words or parts of words of names, meanings, rules, units and standards.

        Returns
        -------
        Codebook
            First the rows whose names contain the words, then those whose explanations do; possibly
            none.

        Raises
        ------
        InvalidValueError
            If `text` is not text, has no word, or is longer than 200 characters.

        Examples
        --------
        >>> import belarus_releases as br
        >>> [entry.entry_id for entry in br.codebook("events").search("lower bound")]
        ['events.released_low']
        """
        from ..views.codes import matching

        return self._with(matching(self._rows, text))


class Claims(Table["Claim"]):
    """Claims, one a row: see :class:`belarus_releases.tables.claims.Claim`."""

    __slots__ = ()
    __module__ = "belarus_releases.tables"
