"""Every cell is stated, coded, derived or entered, as its column says."""

import pytest

import belarus_releases as br
from belarus_releases import derivations
from belarus_releases.columns import Column, columns
from belarus_releases.provenance import BUILT, CellKey, Evidence, fixed_cells
from belarus_releases.tables import RECORDS, record_class

DECLARED = [(name, column) for name in RECORDS for column in columns(record_class(name))]
CARRIED: dict[CellKey, set[str]] = {}
for claim in br.claims():
    if claim.rank == 1:
        CARRIED.setdefault(CellKey(claim.table, claim.record_id, claim.field), set()).add(claim.value)


@pytest.mark.parametrize("name", BUILT)
def test_every_stated_cell_is_carried_item_by_item(name):
    checked = 0
    key, *_ = columns(record_class(name))
    for column in columns(record_class(name)):
        if column.basis != "stated":
            continue
        for row in getattr(br, name)():
            value = getattr(row, column.name)
            items = value if column.kind == "list" else [] if value is None else [value]
            said = CARRIED.get(CellKey(name, getattr(row, key.name), column.name), set())
            assert {column.item_codec.format(item) for item in items} <= said
            checked += len(items)
    assert checked


def test_every_claim_speaks_of_what_is_there():
    for claim in br.claims():
        table = getattr(br, claim.table)()
        assert claim.record_id in table
        column = next(c for c in columns(record_class(claim.table)) if c.name == claim.field)
        assert column.basis == "stated" or (column.kind, column.rule) == ("date", "day")
        assert claim.source_id in br.sources()


def test_every_reference_is_there():
    for name, column in DECLARED:
        if column.refers_to:
            there = getattr(br, column.refers_to)()
            assert all(getattr(row, column.name) in there for row in getattr(br, name)() if getattr(row, column.name))


def test_ranks_order_the_claims_of_a_cell():
    cells: dict[tuple[str, ...], list[int]] = {}
    for claim in br.claims():
        column = next(c for c in columns(record_class(claim.table)) if c.name == claim.field)
        item = claim.value if column.kind == "list" else ""
        if claim.rank is not None:
            cells.setdefault((claim.table, claim.record_id, claim.field, item), []).append(claim.rank)
    assert all(sorted(ranks) == list(range(1, len(ranks) + 1)) for ranks in cells.values())


@pytest.mark.parametrize(("name", "column"), DECLARED, ids=lambda value: getattr(value, "name", value))
def test_every_column_is_explained(name: str, column: Column):
    assert column.meaning.endswith((".", "`."))
    entry = br.codebook()[f"{name}.{column.name}"]
    assert (entry.basis, entry.rule) == (column.basis, column.rule)
    if column.basis == "coded":
        assert len(column.rule or "") > 10
        assert not column.nullable
        assert None not in {getattr(row, column.name) for row in getattr(br, name)()}
    if column.basis == "derived":
        assert callable(getattr(derivations, column.rule or ""))
        assert getattr(derivations, column.rule or "").__doc__
    for item in column.items:
        assert br.codebook()[f"{name}.{column.name}={item}"].meaning.endswith(".")


def test_the_shipped_rows_follow_from_claims_and_fixed_cells():
    """What the build derived is derived again from what is shipped alone."""
    fixed = {key: cell for name in BUILT for key, cell in fixed_cells(name, getattr(br, name)()).items()}
    again = Evidence(br.claims(), br.sources(), fixed)
    for name in BUILT:
        assert again.rows(name) == list(getattr(br, name)())


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2025-09-11", "2025-09-11", "2025-09-11"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2025", "2025-01-01", "2025-12-31"),
        ("2025-01-20/2025-02", "2025-01-20", "2025-02-28"),
    ],
)
def test_partial_dates_are_intervals(text, first, last):
    assert tuple(map(str, derivations.interval(text))) == (first, last)


@pytest.mark.parametrize("text", ["", "2025-13", "2025-9-1", "September", "2025-02-30", "2025-02/2025-01", "20250911"])
def test_what_is_no_date_is_refused(text):
    with pytest.raises(ValueError):  # noqa: PT011
        derivations.interval(text)


def evidence(*claims, sources=(), fixed=None):
    return Evidence(claims, sources, fixed or {})


def claim(number, field, value, rank=1, table="events", record_id="e", source_id="s1", **more):
    from belarus_releases.tables.claims import Claim

    given = {"stated_as": None, "attributed_to": None, "basis": "stated", "decision": None} | more
    return Claim(f"c{number}", table, record_id, field, value, source_id=source_id, rank=rank, **given)


def source(source_id, *, url="https://example.org", quality="good", origin_id=None):
    from belarus_releases.tables.sources import Source

    empty = {c.name: None for c in columns(Source)}
    return Source(
        **empty | {"source_id": source_id, "url": url, "quality": quality, "origin_id": origin_id, "kind": "news"}
    )


class TestDerivations:
    def test_leaving_custody_goes_before_decree_before_announcement(self):
        said = [claim(1, "announced_on", "2025-01-03"), claim(2, "decree_date", "2025-01-02")]
        assert evidence(*said).cell("events", "e", "date_basis") == "decree"
        said.append(claim(3, "date", "2025-01"))
        found = evidence(*said)
        assert found.cell("events", "e", "date_basis") == "left_custody"
        assert found.cell("events", "e", "date") is None
        assert str(found.cell("events", "e", "date_latest")) == "2025-01-31"

    def test_a_partial_date_leaves_a_stated_day_empty(self):
        found = evidence(claim(1, "announced_on", "2025-01"))
        assert found.cell("events", "e", "announced_on") is None
        assert str(found.cell("events", "e", "date_earliest")) == "2025-01-01"

    def test_a_claim_without_rank_never_speaks(self):
        found = evidence(claim(1, "released_total", "16", rank=None), claim(2, "released_total", "14"))
        assert found.cell("events", "e", "released_total") == 14

    def test_lists_unite_their_items(self):
        found = evidence(
            claim(1, "destinations", "UA"), claim(2, "destinations", "LT"), claim(3, "destinations", "LT", 2)
        )
        assert found.cell("events", "e", "destinations") == ("LT", "UA")

    @pytest.mark.parametrize(
        ("sources", "origins", "confidence"),
        [
            ([source("s1")], 1, "reported"),
            ([source("s1", url=None)], 1, "weak"),
            ([source("s1", quality="weak")], 1, "weak"),
            ([source("s1"), source("s2")], 2, "confirmed"),
            ([source("s1"), source("s2", origin_id="s1")], 1, "reported"),
            ([source("s1"), source("s2", quality="weak")], 2, "reported"),
            ([source("s1", url=None), source("s2")], 2, "reported"),
        ],
    )
    def test_independence_counts_origins(self, sources, origins, confidence):
        said = [claim(i, "released_total", "52", i, source_id=s.source_id) for i, s in enumerate(sources, 1)]
        found = evidence(*said, sources=sources)
        assert found.cell("events", "e", "n_origins") == origins
        assert found.cell("events", "e", "confidence") == confidence

    def test_those_who_say_otherwise_do_not_confirm(self):
        said = [claim(1, "released_total", "52"), claim(2, "released_total", "54", 2, source_id="s2")]
        assert evidence(*said, sources=[source("s1"), source("s2")]).cell("events", "e", "n_origins") == 1

    def test_status_follows_the_latest_change(self):
        fixed = {CellKey("custody_changes", x, "prisoner_id"): "p" for x in ("x1", "x2")}
        said = [
            claim(1, "change", "released", table="custody_changes", record_id="x1"),
            claim(2, "date", "2024-09-16", table="custody_changes", record_id="x1"),
            claim(3, "change", "rearrested", table="custody_changes", record_id="x2"),
            claim(4, "date", "2024-12", table="custody_changes", record_id="x2"),
            claim(5, "name", "A B", table="prisoners", record_id="p"),
        ]
        found = evidence(*said, fixed=fixed)
        assert found.cell("prisoners", "p", "custody_status") == "in_custody"
        assert str(found.cell("prisoners", "p", "status_as_of")) == "2024-12-31"
        assert evidence(said[4]).cell("prisoners", "p", "custody_status") is None
        assert evidence(said[4]).cell("prisoners", "p", "status_as_of") is None

    def test_a_change_takes_the_date_of_its_release(self):
        said = [
            claim(1, "event_id", "e", table="custody_changes", record_id="x"),
            claim(2, "decree_date", "2025-01-02"),
        ]
        found = evidence(*said)
        assert str(found.cell("custody_changes", "x", "date")) == "2025-01-02"
        assert found.cell("custody_changes", "x", "date_basis") == "decree"
        assert evidence(claim(1, "change", "released", table="custody_changes", record_id="x")).cell(
            "custody_changes", "x", "date"
        ) is None  # fmt: skip
