"""The kinds of `Table` that tell how cells became known."""

from typing import TYPE_CHECKING

from .table import Table

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from ..tables.history import HistoryRow  # noqa: F401  (named as text in the bases below)
    from ..tables.revisions import Revision  # noqa: F401


class History(Table["HistoryRow"]):
    """The claims of one cell by day: see :class:`belarus_releases.tables.history.HistoryRow`."""

    __slots__ = ()
    __module__ = "belarus_releases.tables"

    def plot(self, *, ax: "Axes | None" = None) -> "Axes":
        """Draw the adopted value over time, with a mark for each claim.

        Numbers are a step line; other values have a row each, with a bar while the value is adopted,
        and a list has a row for each item. Colour and marker of a claim are by the side of its
        publisher; it is hollow where its value is not adopted after that day. Claims of one side that
        state the same value on one day are one mark, and marks of several sides at one place are drawn
        above each other. Claims on the cells from which a derived cell is computed are ticks at the
        bottom.

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
        >>> ds = br.dataset("2026.11.3")
        >>> ax = ds.history("events", "2024-07-03-first-releases", "released_total").plot()
        >>> " ".join(ax.get_title("left").split())
        'released_total has been 18 since 16 August 2024, 43 days after the first claim'
        """
        from ..plotting import history

        return history.plot(self._rows, ax, source=self._source())


class Revisions(Table["Revision"]):
    """The cells of a table, one a row: see :class:`belarus_releases.tables.revisions.Revision`."""

    __slots__ = ()
    __module__ = "belarus_releases.tables"

    def plot(self, *, ax: "Axes | None" = None) -> "Axes":
        """Draw the share of the cells that had their final value so many days after they were first stated.

        Stated and derived cells have a line each. The title names the median of all rows drawn, so
        choose rows with :meth:`belarus_releases.Table.where` first: `n_origins` and `confidence` change
        with each new source.
        The final value is that of the version: cells that were first stated recently have had less time
        to change.

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
        >>> ax = br.dataset("2026.11.3").revisions("events").where(basis="stated").plot()
        >>> " ".join(ax.get_title("left").split())
        'The median of 179 cells had its final value on the day it was first stated; so had nine in ten'
        """
        from ..plotting import revisions

        return revisions.plot(self._rows, ax, source=self._source())
