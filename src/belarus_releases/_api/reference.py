"""What the columns mean, and keys to other datasets."""

from typing import TYPE_CHECKING

from .._table import Codebook, Table

if TYPE_CHECKING:
    from ..tables.countries import CountryCodes


def codebook(name: str | None = None) -> Codebook:
    """What the columns and the items of their vocabularies mean.

    The columns of derived views are included too, as in ``codebook("panel")``.

    Parameters
    ----------
    name : str, optional
        Only the rows of this table or view, such as ``"panel"``; else of this column,
        ``table.column`` or vocabulary item.

    Returns
    -------
    Codebook
        One row for each column or item.

    Raises
    ------
    NotFoundError
        If nothing has that name.

    Examples
    --------
    >>> import belarus_releases as br
    >>> br.codebook("stated_exchange")[0].meaning
    'A source says that one was given for the other.'
    """
    from ..views.codes import codebook

    return Codebook("codebook", "latest", codebook(name))


def countries() -> "Table[CountryCodes]":
    """Codes of the countries of the record, to merge with other datasets.

    They are reference data and belong to no data version. A cell is empty where the list has no
    such state, as for the European Union.

    Columns: :class:`belarus_releases.tables.countries.CountryCodes`.

    Examples
    --------
    >>> import belarus_releases as br
    >>> germany = br.countries()["DE"]
    >>> germany.iso3, germany.cow, germany.gw
    ('DEU', 255, 260)
    """
    return Table("countries")
