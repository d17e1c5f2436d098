"""``organisations``: one row gives the Wikidata item of an organisation that the record names.

The table has only organisations whose item a public list states, and media only where the record has pages of
the same domain. ``register_audit.py`` lists a medium's item by its domain, confirmed by the official website that
the item states; ``igo.py`` lists intergovernmental bodies by their item.
"""

from typing import Annotated

from ..schema.columns import Pattern
from ..schema.declare import entered, table


@table(
    "organisations",
    "Wikidata items of some organisations of the record, to merge with other datasets.",
    main=("name", "publisher_id", "wikidata"),
)
class Organisation:
    name: str = entered("Name, as in `counted_by` and `publisher`.")
    publisher_id: str | None = entered("Its `publisher_id` in `sources`, where the organisation publishes.")
    wikidata: Annotated[str, Pattern("Q[1-9][0-9]*", "Wikidata item")] = entered("Wikidata item of the organisation.")
    reference: str = entered("Where the item is stated.")
