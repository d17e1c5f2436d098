"""How a cell came about: what is adopted, who states it, who states otherwise, since when, and what to mind."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from ..adoption.origins import origin, reliable
from ..adoption.rules import rules_at
from ..errors import NotFoundError, candidates, shown
from ..schema.columns import COUNTRY, Column, format_cell
from ..schema.hazards import HAZARDS
from ..schema.render import cell_text
from ..schema.sentences import chosen
from ..tables import CLAIM_BASED
from ..tables.claims import Claim
from ..tables.explanation import Explanation, Footnote, Paragraph, Piece
from .disputed import KINDS, disputed

if TYPE_CHECKING:
    from .._snapshot import Snapshot

_WRITTEN_LATER = "It was written with all sources at hand, those of later days included."
_WRITTEN_BY_ALL = "It was written with all sources at hand, those that are left out here included."


def explained(snapshot: "Snapshot", past: "Sequence[Snapshot]", table: str, record_id: str, column: str) -> Explanation:
    """How a cell came about: see :meth:`belarus_releases.Dataset.explain`.

    Parameters
    ----------
    snapshot : Snapshot
        The rows.
    past : sequence of Snapshot
        Those of older versions, the oldest first, by the same day and choice of sources.
    table, record_id, column : str
        The cell.
    """
    declared = snapshot.declared(table)
    if not isinstance(column, str) or column not in declared:
        raise NotFoundError(f"there is no column {shown(column)} in {table}: {candidates(column, declared)}")
    cell = _Cell(snapshot, table, record_id, declared[column])
    paragraphs = [
        Paragraph("Value", (Piece(cell.value),)),
        *_ABOUT[cell.column.basis](cell),
        Paragraph("Since", (Piece(_since(cell, past)),)),
        *([Paragraph("Known", (Piece(_known(cell)),))] if snapshot.known_on else []),
        *([Paragraph("Sources", (Piece(_chosen(cell)),))] if snapshot.choice else []),
        *(Paragraph("Mind", (Piece(HAZARDS[hazard]),)) for hazard in cell.column.hazards),
    ]
    title = f"`{column}` of `{record_id}` in `{table}`, data version {snapshot.version}"
    return Explanation(table, record_id, column, title, tuple(paragraphs), cell.notes())


class _Cell:
    """A cell with the claims on its row; it numbers the sources that are cited, each when it first is."""

    def __init__(self, snapshot: "Snapshot", table: str, record_id: str, column: Column) -> None:
        self.snapshot, self.table, self.record_id, self.column = snapshot, table, record_id, column
        self.declared = snapshot.declared(table)
        self.sources = snapshot.originals
        self.content = getattr(snapshot.index(table)[record_id], column.name)
        self._numbers: dict[str, int] = {}

    def at(self, table: str, record_id: str, column: str) -> "_Cell":
        """Another cell, whose sources are numbered with those of this one."""
        cell = _Cell(self.snapshot, table, record_id, self.snapshot.declared(table)[column])
        cell._numbers = self._numbers
        return cell

    @property
    def empty(self) -> bool:
        """Whether it has no value."""
        return self.content in (None, ())

    @property
    def value(self) -> str:
        """Its value in words: with the meaning of its column, its unit and what an item stands for."""
        meaning, _, more = self.column.meaning.partition(". ")
        items = self.content if isinstance(self.content, tuple) else (self.content,)
        text = "empty" if self.empty else "; ".join(self.in_words(self.column, item) for item in items)
        stop = "" if text.endswith(".") else "."
        return f"{meaning.rstrip('.')}: {text}{stop} {more}".rstrip()

    def in_words(self, column: Column, value: Any) -> str:
        """A value with its unit, the name of a country, the meaning of an item, or the label of a row."""
        text = value if isinstance(value, str) else format_cell(column, value)
        if column.pattern is COUNTRY:
            country = self.snapshot.index("countries").get(text)
            return _with(text, country.name) if country else text
        if column.vocabulary and text in column.vocabulary.meanings:
            return _with(text, column.vocabulary.meanings[text])
        if column.refers_to:
            label = getattr(self.snapshot.index(column.refers_to).get(text), "label", None)
            return _with(text, label) if label else text
        unit = (column.unit or "").partition(";")[0]
        return f"{text} {unit.removesuffix('s') if text == '1' else unit}" if unit else text

    def claims(self, field: str) -> list[Claim]:
        """The claims on a column of its row, by rank, those set aside last."""
        rows = (c for c in self.snapshot.rows("claims") if (c.table, c.record_id) == (self.table, self.record_id))
        return sorted((c for c in rows if c.field == field), key=lambda c: (c.rank is None, c.rank or 0, c.claim_id))

    def is_adopted(self, field: str) -> bool:
        """Whether a claim on a column of its row is adopted."""
        return any(claim.rank is not None for claim in self.claims(field))

    def cite(self, claims: Iterable[Claim]) -> tuple[int, ...]:
        """The numbers of the sources of claims."""
        ids = dict.fromkeys(claim.source_id for claim in claims)
        return tuple(sorted(self._numbers.setdefault(source_id, len(self._numbers) + 1) for source_id in ids))

    def cite_own(self) -> tuple[int, ...]:
        """The number of the source that the row itself is, or has."""
        source_id = self.snapshot.index(self.table)[self.record_id].source_id
        return (self._numbers.setdefault(source_id, len(self._numbers) + 1),)

    def notes(self) -> tuple[Footnote, ...]:
        """The sources that were cited."""
        return tuple(Footnote(number, self.sources[source_id]) for source_id, number in self._numbers.items())


def _with(text: str, meaning: str) -> str:
    """A value, and what it means in brackets, in which none stand."""
    return f"{text} ({meaning.rstrip('.').replace(' (', ', ').replace(')', '')})"


# what stands behind each kind of cell


def _stated(cell: _Cell) -> Iterator[Paragraph]:
    if cell.empty:
        yield Paragraph("Empty", (Piece(_why_empty(cell)),))
    yield from _who_states(cell, cell.column)


def _why_empty(cell: _Cell) -> str:
    if cell.is_adopted(cell.column.name):
        return "What sources state is no single day."
    if cell.claims(cell.column.name):
        return "What sources state was set aside by the editors."
    public = " public by that day" if cell.snapshot.known_on else ""
    counted = " that counts" if cell.snapshot.choice else ""
    zero = " Empty is never zero." if cell.column.kind in ("integer", "number") else ""
    return f"No source of the record{public}{counted} states it.{zero}"


def _derived(cell: _Cell) -> Iterator[Paragraph]:
    name, inputs = cell.column.rule or "", cell.column.inputs
    does = (rules_at(cell.snapshot.version)[name].__doc__ or "").partition("\n")[0]
    made_of = ", ".join(f"`{field}`" for field in inputs) or _other_rows(cell)
    counts = _which_date_counts(cell) if name in _DATED else ""
    yield Paragraph("Computed", (Piece(f"By the rule `{name}`, from {made_of}. {does}{counts}".rstrip()),))
    for field in inputs:
        yield from _who_states(cell, cell.declared[field], of=f"`{field}`: ")
    if cell.table == "prisoners" and not inputs:
        for change in _changes(cell):
            for field in ("event_id" if name == "latest_event" else "change", "date"):
                yield from _who_states_of_change(cell.at("custody_changes", change.change_id, field))


_DATED = ("day", "earliest", "latest", "date_basis")  # the rules that look at one claim alone
_SHOWN = 5  # ids of other rows; of more, only how many there are


def _other_rows(cell: _Cell) -> str:
    """The rows that a cell is computed from, where not from its own: the changes in custody that refer to it."""
    reference = _REFERENCES[cell.table]
    changes = _changes(cell)
    ids = ", ".join(f"`{change.change_id}`" for change in changes)
    rows = ids if 0 < len(changes) <= _SHOWN else f"{len(changes)} rows"
    return f"what `custody_changes` has with this `{reference}` ({rows})"


_REFERENCES = {"prisoners": "prisoner_id", "events": "event_id"}  # by which changes in custody name a row


def _changes(cell: _Cell) -> list[Any]:
    """The changes in custody that refer to the row of a cell."""
    reference = _REFERENCES[cell.table]
    return [row for row in cell.snapshot.rows("custody_changes") if getattr(row, reference) == cell.record_id]


def _who_states_of_change(cell: _Cell) -> Iterator[Paragraph]:
    """Who states a cell of a change in custody; where no date of it is adopted, who states that of its release."""
    yield from _who_states(cell, cell.column, of=f"`{cell.column.name}` of `{cell.record_id}`: ")
    event = cell.snapshot.index(cell.table)[cell.record_id].event_id
    if cell.column.name != "date" or not event or cell.is_adopted("date"):
        return
    release = cell.at("events", event, "date")
    first = next((field for field in release.column.inputs if release.is_adopted(field)), None)
    if first:
        yield from _who_states(release, release.declared[first], of=f"`{first}` of its release, `{event}`: ")


def _which_date_counts(cell: _Cell) -> str:
    """Of several columns, the first that is adopted; of a change in custody that has none, that of its release."""
    if any(map(cell.is_adopted, cell.column.inputs)):
        return " The first of these columns that has one counts." if len(cell.column.inputs) > 1 else ""
    event = cell.table == "custody_changes" and cell.snapshot.index(cell.table)[cell.record_id].event_id
    if not event or cell.empty:
        return ""
    return f" No date of the row itself is adopted, so that of its release counts: `{cell.column.name}` of `{event}`."


def _coded(cell: _Cell) -> Iterator[Paragraph]:
    rule = f"The editors coded it from what sources state of the row, by the rule: {cell.column.rule}"
    yield Paragraph("Coded", (Piece(f"{rule}{_with_all(cell)}"),))


def _entered(cell: _Cell) -> Iterator[Paragraph]:
    who = "The editors left it empty" if cell.empty else "The editors wrote it"
    if cell.table not in CLAIM_BASED:
        yield Paragraph("Entered", (Piece(f"{who} with the source at hand", cell.cite_own()), Piece(".")))
        return
    yield Paragraph("Entered", (Piece(f"{who}; it is no statement of a source.{_with_all(cell)}"),))


def _with_all(cell: _Cell) -> str:
    """That editors had more sources than those that count here."""
    if cell.snapshot.choice:
        return f" {_WRITTEN_BY_ALL}"
    return f" {_WRITTEN_LATER}" if cell.snapshot.known_on else ""


_ABOUT = {"stated": _stated, "derived": _derived, "coded": _coded, "entered": _entered}


# who states what


def _who_states(cell: _Cell, column: Column, of: str = "") -> Iterator[Paragraph]:
    """The adopted value of a claimed column, or each item of a list; then what is not adopted, and why."""
    claims = cell.claims(column.name)
    first = {claim.value for claim in claims if claim.rank == 1}
    adopted = {value: [c for c in claims if c.value == value and c.rank is not None] for value in first}
    for value in dict.fromkeys(claim.value for claim in claims if claim.value in adopted):
        yield Paragraph("Adopted", tuple(_adopted(cell, of + cell.in_words(column, value), adopted[value])))
    decided = any(claim.rank == 1 and claim.decision for claim in claims)
    others: dict[tuple[str, bool], list[Claim]] = {}
    for claim in claims:
        if claim.rank is None or claim.value not in adopted:
            others.setdefault((claim.value, claim.rank is None), []).append(claim)
    for (value, aside), stating in others.items():
        contradicts = not first or (value not in first and _contradicts(column, first, value))
        compared = _comparable(column) or value in first
        why = _why_not(stating, aside=aside, contradicts=contradicts, decided=decided, compared=compared)
        pieces = (Piece(f"{of}{cell.in_words(column, value)}, stated by "), *_by(cell, stating), Piece(f". {why}"))
        yield Paragraph("Otherwise" if contradicts else "Also", pieces)


def _adopted(cell: _Cell, value: str, claims: Sequence[Claim]) -> Iterator[Piece]:
    """A value, how many independent origins state it, and who they are."""
    sources = [cell.sources[claim.source_id] for claim in claims]
    origins = {origin(source, cell.sources) for source in sources}
    good = {origin(source, cell.sources) for source in sources if reliable(source, cell.sources)}
    count = "1 independent origin" if len(origins) == 1 else f"{len(origins)} independent origins"
    yield Piece(f"{value}, stated by {count} ({len(good) or 'none'} good and with a public address): ")
    yield from _by(cell, claims)
    yield Piece(".")
    if quoted := dict.fromkeys(claim.attributed_to for claim in claims if claim.attributed_to):
        yield Piece(f" Quoted for it: {'; '.join(quoted)}.")
    if reasons := dict.fromkeys(claim.decision for claim in claims if claim.decision):
        yield Piece(f" Adopted by decision of the editors: {'; '.join(reasons)}.")


def _by(cell: _Cell, claims: Iterable[Claim]) -> Iterator[Piece]:
    """The origins that claims come from, each with the sources that carry it."""
    by_origin: dict[str, list[Claim]] = {}
    for claim in claims:
        by_origin.setdefault(origin(cell.sources[claim.source_id], cell.sources), []).append(claim)
    for place, (name, stating) in enumerate(by_origin.items()):
        yield Piece(f"{', ' if place else ''}{_name(cell, name)}", cell.cite(stating))


def _name(cell: _Cell, name: str) -> str:
    """What an origin is called: the publisher, or the short name of a newsroom of which no page is a source."""
    if name in cell.sources:
        return "a page without a publisher"
    named = (s.publisher for s in cell.sources.values() if s.publisher_id == name and s.publisher)
    return next(named, name)


def _why_not(claims: Iterable[Claim], *, aside: bool, contradicts: bool, decided: bool, compared: bool) -> str:
    order = "by that decision" if decided else "the adopted value goes before it in the order of adoption"
    reasons = "; ".join(dict.fromkeys(claim.decision for claim in claims if claim.decision))
    if aside:
        return f"The editors set it aside{': ' if reasons else ''}{reasons}."
    if not compared and not contradicts:
        why = f": {reasons or order}" if reasons or decided else ""
        return f"Not adopted{why}; whether it contradicts the adopted value is not judged."
    if not contradicts:
        return "It does not contradict the adopted value."
    return f"Not adopted: {reasons or order}."


def _contradicts(column: Column, adopted: set[str], value: str) -> bool:
    """Whether a value contradicts the adopted one; of texts that is not said."""
    return _comparable(column) and disputed(column, [*adopted, value])


def _comparable(column: Column) -> bool:
    """Whether two values that differ can be said to contradict each other; texts each source words in its own way."""
    return column.kind in KINDS or column.refers_to is not None


# since when


def _since(cell: _Cell, past: "Sequence[Snapshot]") -> str:
    """The version since which the cell has its value without a break, and what it had before."""
    since, before = cell.snapshot.version, None
    for older in reversed(past):
        if cell.column.name not in older.declared(cell.table):
            before = "the column did not exist"
            break
        row = older.index(cell.table).get(cell.record_id)
        if row is None:
            before = "the row did not exist"
            break
        content = getattr(row, cell.column.name)
        if content != cell.content:
            before = f"it was {'empty' if content in (None, ()) else _quoted(cell.column, content)}"
            break
        since = older.version
    text = f"{'Empty' if cell.empty else 'The value stands'} since data version {since}"
    first = "the first whose sources can be chosen so" if cell.snapshot.choice else "the first"
    return f"{text}; before, {before}." if before else f"{text}, {first}."


_LONGEST = 60  # letters of an earlier value


def _quoted(column: Column, content: Any) -> str:
    """An earlier value, cut where it is long; free text in quotation marks."""
    text = cell_text(column, content).rstrip(".")
    text = text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}…"
    return f"“{text}”" if column.kind == "text" and not (column.pattern or column.refers_to) else text


def _known(cell: _Cell) -> str:
    left_out = f"As of {cell.snapshot.known_on}: sources that became public later are left out"
    return f"{left_out}; which claim comes first, and which are set aside, was decided with them at hand."


def _chosen(cell: _Cell) -> str:
    text = chosen(cell.snapshot.choice or "")
    return f"{text[0].upper()}{text[1:]}; the others are left out."
