"""The tables that can do more than a :class:`~belarus_releases.table.Table`: search, plot."""

from .table import Table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal

    from matplotlib.axes import Axes

    from .names import Matches
    from .tables.claims import Claim  # noqa: F401  (named as text in the bases below)
    from .tables.codebook import CodebookEntry  # noqa: F401
    from .tables.events import Event  # noqa: F401
    from .tables.prisoners import Prisoner  # noqa: F401
    from .tables.remaining_estimates import RemainingEstimate  # noqa: F401
    from .tables.stock_flows import StockFlow  # noqa: F401


class Events(Table["Event"]):
    """Releases, one a row: see :class:`belarus_releases.tables.events.Event`."""

    __slots__ = ()

    def plot(
        self,
        kind: 'Literal["releases", "dispositions", "recognised", "named"]' = "releases",
        *,
        ax: "Axes | None" = None,
    ) -> "Axes":
        """Draw the releases over time, or one row for each.

        ``"releases"``
            Over time, on the running sum of their numbers: area by number, colour and marker by
            `arrangement`. An uncertain date is a bar over all days on which it can have been, with
            the mark in its middle; the sum counts it from the last of them. A release without a
            stated number is hollow and adds nothing, with an open arrow where a bound is stated; a
            part of another release that is drawn (`part_of`) adds nothing either. Numbers are
            written where there is room, the largest first.
        ``"dispositions"``
            Where the freed went: `expelled` and `stayed` as stated, and `foreign_nationals` of
            releases coded as repatriation, which is about them alone. The rest of `released_total`
            is hatched where only `disposition` says how, and empty where nothing does.
        ``"recognised"``
            `released_total` against `recognised`, with the bodies said to recognise them.
        ``"named"``
            The share of `released_total` that has a row in `prisoners`.

        Parameters
        ----------
        kind : {"releases", "dispositions", "recognised", "named"}
            Which picture.
        ax : matplotlib.axes.Axes, optional
            Where to draw; a new figure without it.

        Returns
        -------
        matplotlib.axes.Axes
            The axes drawn on; nothing is shown.

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
        >>> ax.get_ylabel()
        'persons released'
        >>> ax = br.events("2026.11.0").plot("named")
        >>> [text.get_text() for text in ax.texts][-1]
        '6 of 123'
        """
        from .plotting import per_event, releases

        pictures = {
            "releases": releases.plot,
            "dispositions": per_event.dispositions,
            "recognised": per_event.recognised,
            "named": per_event.named,
        }
        if not isinstance(kind, str) or kind not in pictures:
            from .errors import InvalidValueError, candidates

            raise InvalidValueError(f"there is no picture {kind!r} of events: {candidates(kind, pictures)}")
        return pictures[kind](self, ax)


class Prisoners(Table["Prisoner"]):
    """Persons, one a row: see :class:`belarus_releases.tables.prisoners.Prisoner`."""

    __slots__ = ()

    def search(self, text: str) -> "Matches":
        """The persons whose name a text may be, in whatever spelling.

        Parameters
        ----------
        text : str
            A surname, with or without given names or initials, in any order; in Latin or in
            Belarusian or Russian Cyrillic, in any romanisation, with or without diacritics.

        Returns
        -------
        Matches
            The persons found, best first, with a score for each; where nobody is found, empty
            and with the names that come nearest.

        Examples
        --------
        >>> import belarus_releases as br
        >>> [p.name for p in br.prisoners("2026.11.0").search("Tikhanovsky")]
        ['Siarhei Tsikhanouski']
        """
        from .names import search

        return search(self, text)


class RemainingEstimates(Table["RemainingEstimate"]):
    """Figures of those held, one a row: see :class:`~.tables.remaining_estimates.RemainingEstimate`."""

    __slots__ = ()

    def plot(self, *, ax: "Axes | None" = None, releases: bool = True) -> "Axes":
        """Draw the figures as they are stated, by series, with denials and releases below them.

        A bound, inclusive or exclusive, is an open arrow from its number; a range is a line
        between its ends; "about" is a tilde; an uncertain date is a bar over all days that the
        figure can be of. A figure that somebody else passes on, or that repeats an older one, is
        hollow, since it is no evidence of its own; a dotted line leads to the figure repeated.
        Denials have no number and stand in a lane of their own.

        Figures of different scopes cannot be compared, so only one is drawn: political prisoners
        where the rows have any, else the scope of the first row. The title names the scope, and
        a note below counts what is not drawn.

        Parameters
        ----------
        ax : matplotlib.axes.Axes, optional
            Where to draw; a new figure without it.
        releases : bool, optional
            Whether to mark the releases of the same version, known on the same day, that took
            place in the time of the figures; they are marked unless it is false.

        Returns
        -------
        matplotlib.axes.Axes
            The axes drawn on; nothing is shown.

        Raises
        ------
        MissingExtraError
            If matplotlib is not installed.

        Examples
        --------
        >>> import belarus_releases as br
        >>> ax = br.remaining_estimates("2026.11.0").plot()
        >>> ax.get_title(), ax.get_xlabel()
        ('Published figures of those held (political prisoners)', 'Not drawn: 1 of other scopes')
        """
        from .plotting import remaining

        return remaining.plot(self, ax, releases=releases)


class StockFlows(Table["StockFlow"]):
    """Stock and flows, one period a row: see :class:`belarus_releases.tables.stock_flows.StockFlow`."""

    __slots__ = ()

    def plot(self, *, ax: "Axes | None" = None) -> "Axes":
        """Draw those held and the flows between, by half-year.

        Months are added up to half-years; a year, where one is published as such, stands below
        its halves, and is not the sum of them. Of each flow the published months are drawn,
        hatched where they are fewer than six: a bound, as the open arrow says. What no row gives
        is marked as not published. What then leads to the stock at the end is "left open": the
        unpublished part and whatever does not add up, never told apart. Where the stock at the
        start is not published, flows stand on zero.

        Draw all rows: what a row left out would give is marked as not published too.

        Parameters
        ----------
        ax : matplotlib.axes.Axes, optional
            Where to draw; a new figure without it.

        Returns
        -------
        matplotlib.axes.Axes
            The axes drawn on; nothing is shown.

        Raises
        ------
        MissingExtraError
            If matplotlib is not installed.

        Examples
        --------
        >>> import belarus_releases as br
        >>> ax = br.dataset("2026.11.2").stock_flow().where(period="2025-01-01/2025-12-31").plot()
        >>> [text.get_text() for text in ax.texts]
        ['1,265', '509', '342', 'at least 300', '2', '+1', '1,131']
        """
        from .plotting import stock_flow

        return stock_flow.plot(self, ax)


class Codebook(Table["CodebookEntry"]):
    """Columns and vocabulary items, one a row: see :class:`belarus_releases.tables.codebook.CodebookEntry`."""

    __slots__ = ()

    def search(self, text: str) -> "Codebook":
        """The rows in which every word of a text occurs, in whatever case.

        Parameters
        ----------
        text : str
            Words, or beginnings and parts of words: of names, meanings, rules, units, standards.

        Returns
        -------
        Codebook
            Rows whose names have the words first, then those whose explanations have them;
            possibly none.

        Raises
        ------
        InvalidValueError
            If it is no text, or has no word.

        Examples
        --------
        >>> import belarus_releases as br
        >>> [entry.entry_id for entry in br.codebook("events").search("lower bound")]
        ['events.released_low']
        """
        from ._codebook import search

        return search(self, text)


class Claims(Table["Claim"]):
    """Statements, one a row: see :class:`belarus_releases.tables.claims.Claim`."""

    __slots__ = ()
