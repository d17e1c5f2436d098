"""Who is named in the record: each by the rule, counted here from the claims anew, and each of them released."""

from collections import defaultdict

import pytest

from belarus_releases.adoption.origins import origin
from curation.steps import edited
from curation.steps.files import CURATION


@pytest.fixture(scope="module")
def loaded():
    return edited.load(CURATION)


def prisoners(loaded):
    return {row.record_id for row in loaded.written.entries if row.table == "prisoners"}


def claims(loaded):
    """The claims on each prisoner and the changes in their custody that count: not set aside."""
    owners = {row.record_id: row.value for row in loaded.written.entries if row.field == "prisoner_id"}
    of = defaultdict(list)
    for said in loaded.written.said:
        if said.table in ("prisoners", "custody_changes") and not said.omit:
            of[owners.get(said.record_id, said.record_id)].append(said)
    return of


def test_two_newsrooms_name_each_prisoner_or_they_are_named_for_a_reason(loaded):
    sources = {source.source_id: source for source in loaded.sources}
    pages = {page.key: sources[loaded.ledger.source(page.key)] for page in loaded.publications}
    newsrooms = {source.publisher: source.publisher_id for source in loaded.sources}
    reasons = {figure.record_id for figure in loaded.written.figures}
    for prisoner, said in claims(loaded).items():
        good = {
            newsrooms.get(claim.attributed_to) or origin(pages[claim.source], sources)
            for claim in said
            if pages[claim.source].quality != "weak"
        }
        assert len(good) > 1 or prisoner in reasons, prisoner


def test_a_source_says_of_each_prisoner_that_they_left_custody(loaded):
    released = {
        prisoner
        for prisoner, said in claims(loaded).items()
        if any((claim.field, claim.value) == ("change", "released") for claim in said)
    }
    assert released == prisoners(loaded)
