"""Rows that are gone at once, such as by an emptied file."""

from belarus_releases.checks.data import KEYS, Tables

_SHARE, _LEAST = 0.05, 10  #: more of a table than this share, and at least so many rows


def losses(before: Tables, after: Tables) -> list[str]:
    """The tables that lose many of the rows that are bundled, as lines of the report."""
    lines = []
    for table, rows in before.items():
        left = {row[KEYS[table]] for row in after[table]}
        gone = sum(row[KEYS[table]] not in left for row in rows)
        if gone >= _LEAST and gone > _SHARE * len(rows):
            lines.append(
                f"{table}: {gone} of {len(rows)} rows are gone: bring the files back, or say --fewer if they must go "
                "(rows-not-gone)"
            )
    return lines
