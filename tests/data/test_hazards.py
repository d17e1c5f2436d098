"""Hazards that are about the data are true of it."""

from collections import defaultdict

import belarus_releases as br
from belarus_releases.tables import CLAIM_BASED


def test_one_origin_is_said_of_the_numbers_and_of_the_destinations_of_which_most_rest_on_one():
    """A column that the data changes is declared anew."""
    ds = br.dataset()
    publishers = {source.source_id: source for source in ds.sources()}

    def origin(source_id):
        source = publishers[source_id]
        first = publishers.get(source.origin_id, source)
        return source.newsroom or first.newsroom or first.publisher_id or first.source_id

    origins = defaultdict(set)
    for table in CLAIM_BASED:
        for claim in ds.evidence(table):
            if claim.adopted:
                origins[table, claim.field, claim.record_id].add(origin(claim.source_id))
    stated = br.codebook().where(table=CLAIM_BASED, item=None, basis="stated")
    columns = [*stated.where(type={"integer", "number"}), *stated.where(table="custody_changes", standard=bool)]
    for line in columns:
        numbers = [len(who) for place, who in origins.items() if place[:2] == (line.table, line.column)]
        most = 2 * numbers.count(1) > len(numbers)
        either = line.table == "event_breakdowns" or line.column in ("released_high", "high", "refused")  # few or none
        assert most == ("one_origin" in line.hazards) or (either and len(numbers) < 3), line.entry_id
