"""Claims beside their sources, on a few of both."""

import pytest

from belarus_releases.errors import InvalidValueError, NotFoundError
from belarus_releases.views.evidenced import evidence
from tests.factories import claim, day, row, snapshot, source

SOURCES = [source(f"s{number}", publisher=f"P{number}") for number in range(1, 4)]


def rows_of(*claims, table="events", record_id=None, field=None, version="2026.11.2"):
    return evidence(snapshot(version, claims=claims, sources=SOURCES), table, record_id, field)


def ids(rows):
    return [row.claim_id for row in rows]


def test_a_row_is_a_claim_beside_its_source():
    stated = claim(
        "events/e/women", "1", "s", stated_as="a woman", basis="title", attributed_to="A", decision="D.", carried="part"
    )
    dates = dict.fromkeys(("published", "published_earliest", "published_latest"), day("2025-09-11"))
    publication = source("s", publisher="P", publisher_side="exile", **dates)
    assert evidence(snapshot(claims=[stated], sources=[publication]), "events", "e", "women") == [
        row(
            "evidence", claim_id="events/e/women=1@s", table="events", record_id="e", field="women", value="1",
            adopted=True, rank=1, publisher="P", publisher_side="exile", **dates, attributed_to="A",
            stated_as="a woman", basis="title", carried="part", url="https://example.org", source_id="s",
            decision="D.",
        )
    ]  # fmt: skip


def test_of_a_table_a_row_or_a_cell():
    claims = [
        claim("events/e/women", "1"),
        claim("events/e/stayed", "1"),
        claim("events/f/women", "1"),
        claim("prisoners/e/name", "N"),
    ]
    assert len(rows_of(*claims)) == 3
    assert {row.record_id for row in rows_of(*claims, record_id="e")} == {"e"}
    assert {row.table for row in rows_of(*claims, record_id="e")} == {"events"}
    assert ids(rows_of(*claims, field="women")) == ["events/e/women=1@s1", "events/f/women=1@s1"]
    assert ids(rows_of(*claims, record_id="f", field="women")) == ["events/f/women=1@s1"]
    assert rows_of(*claims, record_id="f", field="stayed") == rows_of(*claims, record_id="g") == []
    assert ids(rows_of(*claims, table="prisoners")) == ["prisoners/e/name=N@s1"]


def test_rows_and_columns_stand_in_their_order_and_claims_by_rank_those_set_aside_last():
    claims = [
        claim("events/f/women", "1"),
        claim("events/e/stayed", "1"),
        claim("events/e/women", "1", "s1", None),
        claim("events/e/women", "1", "s2", 2),
        claim("events/e/women", "1", "s3", 1),
        claim("events/e/women", "2", "s2", 2, claim_id="a"),
    ]
    assert ids(rows_of(*claims)) == [
        "events/e/women=1@s3",
        "a",
        "events/e/women=1@s2",
        "events/e/women=1@s1",
        "events/e/stayed=1@s1",
        "events/f/women=1@s1",
    ]


class TestAdopted:
    def test_every_claim_of_the_adopted_value_is(self):
        claims = [
            claim("events/e/women", "1"),
            claim("events/e/women", "1", "s2", 2),
            claim("events/e/women", "2", "s3", 3),
        ]
        assert [row.adopted for row in rows_of(*claims)] == [True, True, False]

    def test_but_none_that_the_editors_set_aside(self):
        claims = [claim("events/e/women", "1"), claim("events/e/women", "1", "s2", None)]
        assert [row.adopted for row in rows_of(*claims)] == [True, False]

    def test_a_value_is_adopted_in_its_cell_only(self):
        other_row, other_column = claim("events/f/women", "1"), claim("events/e/stayed", "1")
        (row,) = rows_of(claim("events/e/women", "1", rank=2), other_row, other_column, record_id="e", field="women")
        assert not row.adopted

    def test_of_a_list_every_item_is(self):
        claims = [claim("events/e/destinations", item) for item in ("LT", "UA")]
        assert [(row.value, row.adopted) for row in rows_of(*claims)] == [("LT", True), ("UA", True)]


class TestDerivedColumns:
    CLAIMS = (
        claim("events/e/date", "2025-09-11"),
        claim("events/e/decree_date", "2025-09-10"),
        claim("events/e/announced_on", "2025-09-12"),
        claim("events/e/released_total", "52"),
    )

    @pytest.mark.parametrize("field", ["date", "date_earliest", "date_latest", "date_basis"])
    def test_a_date_is_made_of_what_it_looks_at(self, field):
        assert [row.field for row in rows_of(*self.CLAIMS, field=field)] == ["date", "decree_date", "announced_on"]

    def test_so_are_confidence_and_origins(self):
        for field in ("n_origins", "confidence"):
            assert [row.field for row in rows_of(*self.CLAIMS, field=field)] == ["released_total"]

    @pytest.mark.parametrize(
        ("field", "basis"), [("label", "entered"), ("event_class", "coded"), ("named", "derived"), ("note", "entered")]
    )
    def test_no_claim_states_what_editors_enter_or_code(self, field, basis):
        with pytest.raises(InvalidValueError) as caught:
            rows_of(*self.CLAIMS, field=field)
        assert str(caught.value) == (
            f"field: no claim states {field} of events, which is {basis}: "
            f"codebook('events.{field}') has its rule, and without a field all claims on the row are given"
        )


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ("claims", "no claims are on 'claims': "),
        ("sources", "no claims are on 'sources': "),
        ("event", "no claims are on 'event': did you mean 'events'"),
        (None, "no claims are on None: there are 'events', "),
    ],
)
def test_only_some_tables_have_claims(table, message):
    with pytest.raises(NotFoundError) as caught:
        rows_of(table=table)
    assert str(caught.value).startswith(message)


def test_an_unknown_column_is_answered_by_similar_ones():
    with pytest.raises(NotFoundError) as caught:
        rows_of(field="womn")
    assert str(caught.value).startswith("there is no column 'womn' in events: did you mean 'women'")


def test_a_column_that_the_version_does_not_have_is_unknown():
    with pytest.raises(NotFoundError, match=r"^there is no column 'may_repeat' in events: "):
        rows_of(field="may_repeat", version="2026.11.2")
    assert rows_of(field="may_repeat", version="2026.11.3") == []
