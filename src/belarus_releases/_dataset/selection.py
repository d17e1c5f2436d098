"""A `Dataset` by a part of its sources, and what depends on which part."""

from typing import TYPE_CHECKING, Any

from .._snapshot import snapshot
from .._table import Table
from .base import Opened, table_name

if TYPE_CHECKING:
    from typing import Self

    from ..tables.robustness import Robustness


class Selection(Opened):
    """A part of the sources."""

    __slots__ = ()

    def among(self, **conditions: Any) -> "Self":
        """The dataset from only those sources that meet all conditions.

        Values are selected again among the claims of these sources, and derived columns recomputed, as
        `known_on` does for a day; the two can be combined, and calls can be chained. Cells and rows
        that none of the sources states are dropped, and so are rows that cannot be without what is
        dropped: a prisoner of whom no change in custody is stated, a link whose event is not there.
        Nothing is covered by a part of the sources, so that no number of persons has an upper bound:
        see :meth:`coverage`.

        What editors wrote stays, and they wrote it with knowledge of all sources: ids, labels, notes
        and codes; `quality`, and what a source reprints; and, where they decided it, which claim comes
        first (`decision` of `claims`). The reprints of a text are one origin even where the text itself
        is left out.

        Parameters
        ----------
        **conditions
            By column of `sources`, a value or a collection of values; None for the empty cell. The
            columns are `publisher_side`, `publisher_id`, `quality`, `language`, `is_reprint` and `kind`.

        Returns
        -------
        Dataset
            The same version and day; :attr:`choice` says which sources count.

        Raises
        ------
        NotFoundError
            If sources cannot be chosen by the column, or if no source has the publisher or the
            language.
        InvalidValueError
            If there is no condition, or a column never holds a value.

        See Also
        --------
        without : The dataset from all other sources.

        Examples
        --------
        >>> import belarus_releases as br
        >>> ds = br.dataset("2026.11.3").among(publisher_side="rights_group", language=["be", "ru"])
        >>> ds
        <Dataset: data version 2026.11.3, among language=be,ru; among publisher_side=rights_group>
        >>> len(ds.events()) < len(br.events("2026.11.3"))
        True
        """
        return self._by("among", conditions)

    def without(self, **conditions: Any) -> "Self":
        """The dataset from all sources except those that meet all conditions.

        For parameters, errors and what stays unchanged, see :meth:`among`. ``without(a=1, b=2)`` leaves
        out the sources that meet both, ``without(a=1).without(b=2)`` those that meet either.

        Returns
        -------
        Dataset
            The same version and day; :attr:`choice` says which sources count.

        Examples
        --------
        >>> import belarus_releases as br
        >>> ds = br.dataset("2026.11.3", known_on="2025-12-31").without(quality="weak")
        >>> ds
        <Dataset: data version 2026.11.3, known on 2025-12-31, without quality=weak>
        >>> len(ds.sources().where(quality="weak"))
        0
        """
        return self._by("without", conditions)

    def _by(self, kind: str, conditions: dict[str, Any]) -> "Self":
        from ..adoption.choice import choice_of, combined

        whole = snapshot(self.version)
        choice = choice_of(kind, conditions, whole.rows("sources"), whole.declared("sources"))
        return type(self)(self.version, self.known_on, combined(self.choice, choice))

    def robustness(self, table: str, column: str) -> "Table[Robustness]":
        """Adopted values, and whether they hold under choices of sources.

        Each adopted value is compared with the one that is adopted without Belarusian authorities and
        state media, by rights groups alone, without weak sources, without reprints, and by the sources
        in English, Russian or Polish alone; ``codebook("robustness.holds")`` lists these choices. Each
        is one call of :meth:`among` or :meth:`without`, whose remarks apply here too.

        Parameters
        ----------
        table : str
            The table.
        column : str
            A stated or derived column of it.

        Returns
        -------
        Table of Robustness
            One row for each adopted value: the choices under which it holds, changes, with the values
            that it changes to, or loses its support. A value that loses its support may still be right:
            the remaining sources do not state it, or nothing that its row cannot be without.

        Raises
        ------
        NotFoundError
            If there is no such table or column, or no claims are on it.
        InvalidValueError
            If editors enter or code the column: no choice of sources changes what they wrote.

        Examples
        --------
        >>> import belarus_releases as br
        >>> rows = br.dataset("2026.11.3").robustness("events", "released_total")
        >>> row = rows["events/2025-09-11-lithuania/released_total"]
        >>> row.value, "without_state" in row.holds
        (52, True)
        """
        from ..adoption.choice import combined
        from ..tables.robustness import CHOICES
        from ..views.robustness import robustness

        parts = {
            name: snapshot(self.version, self.known_on, combined(self.choice, CHOICES[name]))
            for name in self._snapshot.declared("robustness")["holds"].items
        }
        rows = robustness(self._snapshot, table_name(table), column, parts)
        return self._derived(Table, "robustness", rows)
