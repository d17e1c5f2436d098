"""The tables that can do more than a :class:`~belarus_releases.table.Table`: search, plot."""

from .table import Table

TYPE_CHECKING = False
if TYPE_CHECKING:
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

    def plot(self, *, ax: "Axes | None" = None) -> "Axes":
        """Draw the releases over time, by size and kind, with their running sum.

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
        """
        from .plotting import plot_events

        return plot_events(self, ax)


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

    def plot(self, *, ax: "Axes | None" = None) -> "Axes":
        """Draw the figures with their intervals and one-sided bounds, by series.

        Parameters
        ----------
        ax : matplotlib.axes.Axes, optional
            Where to draw; a new figure without it.

        Returns
        -------
        matplotlib.axes.Axes
            The axes drawn on; nothing is shown. Denials have no number and are not drawn.

        Raises
        ------
        MissingExtraError
            If matplotlib is not installed.
        """
        from .plotting import plot_remaining

        return plot_remaining(self, ax)


class StockFlows(Table["StockFlow"]):
    """Stock and flows, one period a row: see :class:`belarus_releases.tables.stock_flows.StockFlow`."""

    __slots__ = ()


class Codebook(Table["CodebookEntry"]):
    """Columns and vocabulary items, one a row: see :class:`belarus_releases.tables.codebook.CodebookEntry`."""

    __slots__ = ()


class Claims(Table["Claim"]):
    """Statements, one a row: see :class:`belarus_releases.tables.claims.Claim`."""

    __slots__ = ()
