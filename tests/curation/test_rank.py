"""The order in which claims on a cell are selected."""

import datetime as dt

import pytest

from curation.steps.rank import ranks
from tests.factories import source

DAY = dt.date(2025, 1, 1)


def claim(number, value, source_id="s1", field="released_total", **cells):
    place = {"table": "events", "record_id": "e", "field": field}
    return {"claim_id": f"c{number}", "value": value, "source_id": source_id, **place, **cells}


def test_public_addresses_go_before_none_and_good_sources_before_weak():
    sources = [
        source("s1", url=None, quality="primary"),
        source("s2", quality="weak"),
        source("s3"),
        source("s4", published_latest=DAY),
    ]
    claims = [claim(number, "52", f"s{number}") for number in (1, 2, 3, 4)]
    assert ranks(claims, sources, {}, ()) == {"c4": 1, "c3": 2, "c2": 3, "c1": 4}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"is_reprint": None}, {"is_reprint": True}),
        ({"quality": "primary"}, {"quality": "good"}),
        ({"published_latest": DAY}, {"published_latest": dt.date(2025, 1, 2)}),
        ({"publisher_side": "state"}, {"publisher_side": "rights_group"}),
    ],
    ids=lambda cells: next(iter(cells)),
)
def test_sources_are_ordered_by(first, second):
    sources = [source("s1", **second), source("s2", **first)]
    assert ranks([claim(1, "52", "s1"), claim(2, "54", "s2")], sources, {}, ()) == {"c2": 1, "c1": 2}


def test_rights_groups_go_first_on_whom_they_recognise():
    sources = [source("s1", publisher_side="state"), source("s2", publisher_side="rights_group")]
    claims = [claim(1, "40", "s1", "recognised"), claim(2, "52", "s2", "recognised")]
    assert ranks(claims, sources, {}, ()) == {"c2": 1, "c1": 2}


def test_the_counting_body_goes_first_on_estimates():
    sources = [source("s1", publisher="Gazette"), source("s2", publisher="Viasna"), source("s3", publisher="Other")]
    place = {"table": "remaining_estimates"}
    claims = [claim(number, "1135", f"s{number}", "point", **place) for number in (1, 2, 3)]
    claims += [claim(number + 3, "Viasna", f"s{number}", "counted_by", **place) for number in (1, 2)]
    points = {claim_id: rank for claim_id, rank in ranks(claims, sources, {}, ()).items() if claim_id in "c1 c2 c3"}
    assert points == {"c2": 1, "c1": 2, "c3": 3}


def test_finer_dates_go_first():
    claims = [claim(1, "2025-09", field="date"), claim(2, "2025-09-11", field="date")]
    assert ranks(claims, [source("s1")], {}, ()) == {"c2": 1, "c1": 2}


def test_what_the_source_carries_outright_goes_first():
    claims = [claim(1, "52", carried="part"), claim(2, "54", carried="full")]
    assert ranks(claims, [source("s1")], {}, ()) == {"c2": 1, "c1": 2}


def test_a_date_carried_outright_goes_before_a_finer_one_carried_partly():
    claims = [claim(1, "2025-09-11", field="date", carried="part"), claim(2, "2025-09", "s2", field="date")]
    assert ranks(claims, [source("s1"), source("s2", url=None)], {}, ()) == {"c2": 1, "c1": 2}
    assert ranks([claims[0], claim(3, "2025", field="date")], [source("s1")], {}, {"c3"}) == {"c1": 1}


def test_decisions_go_before_rules_and_omitted_claims_have_no_rank():
    claims = [claim(1, "52"), claim(2, "54"), claim(3, "16"), claim(4, "54")]
    adopted = {("events", "e", "released_total", "54"): 0}
    assert ranks(claims, [source("s1")], adopted, {"c3"}) == {"c2": 1, "c4": 2, "c1": 3}
    assert ranks(claims, [source("s1")], adopted, {"c3"}, {"c4"}) == {"c4": 1, "c2": 2, "c1": 3}


def test_items_of_a_list_are_ranked_each_by_itself():
    claims = [claim(1, "LT", field="destinations"), claim(2, "UA", field="destinations")]
    assert ranks(claims, [source("s1")], {}, ()) == {"c1": 1, "c2": 1}
