"""Records as sentences."""

from collections import Counter
from collections.abc import Sequence
from typing import Any


def released(row: Any) -> str:
    """How many persons were released, with what is open: see :class:`belarus_releases.tables.released.Released`."""
    if row.announced is None:
        lines = [f"{_span(row)}no event is counted.".capitalize(), *_others(row), _provenance(row)]
        return "\n".join(lines)
    number = len(row.events_counted)
    events = "1 event" if number == 1 else f"{number} events"
    were = "person was" if row.announced == 1 else "persons were"
    who = f"{row.announced:,} {were} announced as released, recognised as political prisoners or not"
    once = f"{row.persons:,} person{'' if row.persons == 1 else 's'}"
    if row.persons_low is None:
        once += " if no two events share any"
    else:
        once += _bounds(row.persons_low, row.persons, row.persons_high)
    lines = [
        f"{_span(row)}{who}, in {events}{_bounds(row.announced_low, row.announced, row.announced_high)}.",
        f"Each counted once, that is {once}.",
    ]
    return "\n".join([*lines, *_others(row), _provenance(row)])


def part(known_on: object, choice: str | None) -> str:
    """Of which part of the sources a record is, behind its version; nothing where all count.

    Examples
    --------
    >>> part("2025-09-30", "without quality=weak")
    ', known on 2025-09-30, without quality=weak'
    """
    known = f", known on {known_on}" if known_on else ""
    return f"{known}, {choice}" if choice else known


def chosen(choice: str) -> str:
    """That only a choice of sources counts, as a reason.

    Examples
    --------
    >>> chosen("without quality=weak")
    'only a choice of sources counts: without quality=weak'
    """
    return f"only a choice of sources counts: {choice}"


def _others(row: Any) -> list[str]:
    """What is open, and what is not counted."""
    lines = [f"Open: {'; '.join(row.why)}."] if row.why else []
    if row.events_excluded:
        lines.append(f"Recorded, but not counted: {', '.join(row.events_excluded)}.")
    return lines


def _provenance(row: Any) -> str:
    known = part(row.known_on, row.choice)
    known += ", edits that are not published" if "+" in row.version else ""
    return f"(belarus-releases, data version {row.version}{known}; computed from `events`.)"


def _span(row: Any) -> str:
    if row.start and row.end:
        return f"On {row.start} " if row.start == row.end else f"From {row.start} to {row.end} "
    return f"Since {row.start} " if row.start else f"Up to {row.end} " if row.end else ""


def _bounds(low: int, adopted: int, high: int | None) -> str:
    if low == adopted == high:
        return ""
    if high is None:
        return f" ({low:,} at least, no upper bound)"
    return f" ({low:,} to {high:,})"


def checked(rows: Sequence[Any], old: str, new: str, most: int = 10) -> str:
    """How many cells stand, and those that do not, of :class:`belarus_releases.tables.checked_cells.CheckedCell`.

    Parameters
    ----------
    rows : sequence of CheckedCell
        The cells.
    old, new : str
        The version that was read, and the one checked against.
    most : int, optional
        The number of changed cells that are shown.
    """
    number = "1 cell" if len(rows) == 1 else f"{len(rows):,} cells"
    counts = Counter("stand" if row.answer == "stands" else row.answer.replace("_", " ") for row in rows)
    answers = ", ".join(f"{count:,} {answer}" for answer, count in counts.most_common())
    lines = [f"{number} of data version {old}, checked against {new}{': ' if answers else ''}{answers}"]
    changed = [row for row in rows if row.answer in ("corrected", "removed", "now_stated")]
    changed.sort(key=lambda row: (row.kind != "ours", row.kind is None, row.answer == "now_stated"))
    for row in changed[:most]:
        kind = f"{row.kind.replace('_', ' ')}: " if row.kind else ""
        now = "gone" if row.answer == "removed" else row.new or "empty"
        lines.append(f"  {row.cell}: {row.old or 'empty'}, now {now} ({kind}{row.reason})")
    if len(changed) > most:
        kinds = sorted({row.answer for row in changed})
        lines.append(
            f"  … and {len(changed) - most:,} more that changed: where(answer={kinds}).to_frame() has them all"
        )
    return "\n".join(lines)
