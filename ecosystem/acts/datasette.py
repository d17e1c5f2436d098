"""to_sqlite, served by Datasette, gives the records as JSON; pages with facets open."""

import asyncio
import json
from pathlib import Path

import belarus_releases as br

from ..tools import distribution
from ..values import NAMES, assert_equal, summary

TOOL = "Datasette"


def version() -> str:
    return distribution("datasette")


def act(folder: Path) -> str:
    ds = br.dataset()
    ds.to_sqlite(folder / "releases.sqlite", datasette=True)
    return asyncio.run(_ask(ds, folder))


async def _ask(ds: br.Dataset, folder: Path) -> str:
    """Ask the server in this process: no port is opened."""
    from datasette.app import Datasette

    metadata = json.loads((folder / "metadata.json").read_text("utf-8"))
    server = Datasette([str(folder / "releases.sqlite")], metadata=metadata)
    await server.invoke_startup()
    counts = []
    for name in NAMES:
        page = await server.client.get(f"/releases/{name}?_facet={ds.table(name).columns[-2]}")
        assert page.status_code == 200, page.status_code
        rows = (await server.client.get(f"/releases/{name}.json?_shape=array&_size=max")).json()
        columns = set(ds.table(name).columns) - set(rows[0])
        items = {}
        for column in columns:
            query = f"/releases/{name}_{column}.json?_shape=array&_size=max&_sort=position"
            for item in (await server.client.get(query)).json():
                items.setdefault((column, item[ds.table(name).columns[0]]), []).append(item["item"])
        for row in rows:
            row.update({column: items.get((column, row[ds.table(name).columns[0]])) for column in columns})
        counts.append(assert_equal(ds.table(name), rows))
    return summary(counts)
