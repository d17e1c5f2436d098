"""``report``: the text of a correction request."""

from . import dataset


def report(
    table: "str | object", record_id: str | None = None, column: str | None = None, *, version: str = "latest"
) -> str:
    r"""The text of a request to correct a cell, to be sent with what it should be.

    Parameters
    ----------
    table : str or object
        A table, or a record of one, such as ``br.events()[0]``.
    record_id : str, optional
        The row; not taken with a record.
    column : str
        The column.
    version : str, default "latest"
        A full data version.

    Returns
    -------
    str
        Which cell, its value and version, who states it, what is to be filled in, what not to write,
        and where to send it: the form that the address opens has the cell filled in. Values of
        single persons are not repeated, nor are claims on them. Nothing is sent.

    Raises
    ------
    NotFoundError
        If there is no such version, table, row or column.
    InvalidValueError
        If the row or the column is not named.

    Examples
    --------
    >>> import belarus_releases as br
    >>> text = br.report("events", "2025-09-11-lithuania", "released_total", version="2026.11.0")
    >>> print("\n".join(text.splitlines()[:8]))
    Wrong cell: events, 2025-09-11-lithuania, released_total
    <BLANKLINE>
    Table: events
    Row: 2025-09-11-lithuania
    Column: released_total
    Value now: 52 in 2026.11.0
    Stated by:
    - 52 (adopted): s0003, The European Conservative, 2025-09-30
    """
    from ..citation.addresses import issues
    from ..views.reported import report

    opened = dataset(version)
    return report(opened._snapshot, *opened._cell(table, record_id, column), issues())
