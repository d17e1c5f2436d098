"""What the properties are about: any values of a column, any tables."""

import functools

from hypothesis import strategies as st

import belarus_releases as br
from belarus_releases.schema.columns import columns
from belarus_releases.tables import AUXILIARY, TABLES, record_class

VERSIONS = [row.version for row in br.data_versions()]
COLUMNS = [(name, column) for name in [*TABLES, *AUXILIARY] for column in columns(record_class(name))]
#: What the checks let into a cell: no space at an end or twice in a row, no line break; in lists no semicolon.
TEXTS = st.text().map(lambda text: " ".join(text.split())).filter(bool)
ITEMS = st.text(st.characters(exclude_characters=";", codec="utf-8")).map(lambda t: " ".join(t.split())).filter(bool)


def values(column, **kinds):
    """Any value that a column can have; `kinds` replace those of a kind."""
    items = st.sampled_from(column.items) if column.items else kinds.get("text", ITEMS)
    kinds = {
        "text": TEXTS,
        "integer": st.integers(),
        "number": st.floats(allow_nan=False),
        "boolean": st.booleans(),
        "date": st.dates(),
        "category": st.sampled_from(column.items or ("",)),
        "list": st.lists(items).map(tuple),
    } | kinds
    kinds["value"] = st.one_of(*(kinds[kind] for kind in ("text", "integer", "number", "boolean", "date", "list")))
    return kinds[column.kind] | st.none() if column.nullable else kinds[column.kind]


@functools.cache
def whole(name, version):
    """A table, its rows and its frame."""
    table = br.dataset(version).table(name)
    return table, list(table), table.to_frame()


@st.composite
def tables(draw, names=(*TABLES, "codebook", "disputes", "stock_flows")):
    """A table or a part of one, and its rows."""
    name = draw(st.sampled_from(names))
    views = {"codebook": br.codebook, "disputes": br.dataset().disputes, "stock_flows": br.dataset().stock_flow}
    table = views[name]() if name in views else br.dataset(draw(st.sampled_from(VERSIONS))).table(name)
    rows = list(table)
    for _ in range(draw(st.integers(0, 2))):
        part = draw(st.slices(len(rows)))
        table, rows = table[part], rows[part]
    return table, rows
