"""Contacts and concessions as the dossiers have them: parties and their kinds, and days that pages can tell of."""

import pytest

from belarus_releases.schema.dates import interval, public_since
from curation.steps.edited import load

OPPOSITION = {"Belarusian opposition", "Office of Sviatlana Tsikhanouskaya", "United Transitional Cabinet"}
PRIVATE = {"Alternative für Deutschland", "Freedom House"}


@pytest.fixture(scope="module")
def edited():
    return load()


def kind(party):
    """The kind of a party, by the rule of `actor_types`."""
    if party in OPPOSITION:
        return "opposition"
    if party in PRIVATE:
        return "private"
    return "church" if party == "VA" else "international_organisation" if party == "EU" else "state"


def test_each_contact_has_parties_and_their_kinds(edited):
    for contact in edited.cells.rows("contacts"):
        assert contact.parties, contact.contact_id
        assert set(contact.actor_types) == {kind(party) for party in contact.parties}, contact.contact_id
        assert all(len(p) == 2 and p.isupper() for p in contact.parties if kind(p) != "opposition" and
                   p not in PRIVATE and not p.startswith("unnamed ")), contact.contact_id  # fmt: skip


def test_no_adopted_day_lies_after_the_page_that_tells_of_it(edited):
    sources = {source.source_id: source for source in edited.sources}
    planned = {contact.contact_id for contact in edited.cells.rows("contacts") if contact.planned}
    for claim in edited.claims:
        if claim.rank == 1 and claim.field in ("date", "announced_on") and claim.table in ("contacts", "concessions"):
            page = public_since(sources[claim.source_id])
            late = page and interval(claim.value)[1] > page
            assert not late or claim.record_id in planned, (claim.record_id, claim.value, page)


def test_a_request_names_who_asks(edited):
    for concession in edited.cells.rows("concessions"):
        assert bool(concession.asked_by) == (concession.direction == "request"), concession.concession_id
