"""``organisations``: one row gives the Wikidata item of an organisation that the record names."""

from typing import Annotated

from belarus_releases.columns import Pattern, entered, table


@table("organisations", "The Wikidata item of one organisation.")
class Organisation:
    name: str = entered("Name, as in `counted_by` and `publisher`.")
    publisher_id: str | None = entered("Its id in `sources`, where it publishes.")
    wikidata: Annotated[str, Pattern("Q[1-9][0-9]*", "Wikidata item")] = entered("Its item in Wikidata.")
    reference: str = entered("Where that is stated.")
