"""What the first data version says, so that it holds whatever later versions add."""

import datetime as dt

import pytest

import belarus_releases as br

DS = br.dataset("2026.11.0")
JUNE, SEPTEMBER, DECEMBER = "2025-06-21-lithuania", "2025-09-11-lithuania", "2025-12-13-lithuania-ukraine"


class TestEvents:
    def test_first_us_citizen_in_late_january(self):
        event = DS.events()["2025-01-26-us-citizen"]
        assert event.date is None
        assert dt.date(2025, 1, 20) <= event.date_earliest <= event.date_latest == dt.date(2025, 1, 31)
        assert (event.released_total, event.foreign_nationals) == (1, 1)
        (claim,) = DS.claims("events", event.event_id, field="date")
        assert claim.stated_as == "late January"

    def test_three_persons_in_february_with_smith(self):
        event = DS.events()["2025-02-12-lithuania"]
        assert event.released_total == 3
        assert event.envoys == ("Christopher Smith",)
        assert event.date is None
        assert event.date_latest - event.date_earliest == dt.timedelta(days=10)
        (group,) = DS.event_breakdowns().where(event_id=event.event_id)
        assert (group.dimension, group.group, group.count) == ("nationality", "US", 1)
        assert DS.contacts()["2025-02-12-smith-minsk"].place == "Minsk"

    def test_april_escorted_by_coale(self):
        event = DS.events()["2025-04-30-us-citizen"]
        assert (event.date_earliest, event.date_latest) == (dt.date(2025, 4, 1), dt.date(2025, 4, 30))
        assert event.envoys == ("John Coale",)
        assert DS.claims("events", event.event_id, field="envoys")[0].stated_as == "John Cole"

    def test_june_fourteen_more_than_half_western(self):
        event = DS.events()[JUNE]
        assert (event.date, event.released_total) == (dt.date(2025, 6, 21), 14)
        (group,) = DS.event_breakdowns().where(event_id=JUNE)
        assert (group.group, group.qualifier, group.low, group.count) == ("Western countries", "more_than", 7, None)
        (link,) = DS.event_links().where(event_id=JUNE)
        assert (link.contact_id, link.relation) == ("2025-06-21-kellogg-minsk", "stated_response")

    def test_september_fifty_two(self):
        event = DS.events()[SEPTEMBER]
        assert (event.date, event.released_total, event.foreign_nationals) == (dt.date(2025, 9, 11), 52, 14)
        assert event.destinations == ("LT",)
        assert event.disposition == "expelled"
        assert event.brokered_by == ("US",)
        assert "without passports" in event.note
        assert (event.n_origins, event.confidence) == (2, "reported")

    def test_december_one_hundred_and_twenty_three(self):
        event = DS.events()[DECEMBER]
        assert (event.date, event.released_total) == (dt.date(2025, 12, 13), 123)
        assert event.destinations == ("LT", "UA")
        assert event.named == 6

    def test_no_source_states_recognition_or_a_legal_act(self):
        assert all(event.recognised is None and event.recognised_by == () for event in DS.events())
        assert {event.legal_act for event in DS.events()} == {"not_stated"}


#: Aliases and event of each prisoner.
PRISONERS = {
    "Siarhei Tsikhanouski": ({"Sergei Tikhanovsky"}, JUNE),
    "Youras Ziankovich": ({"Yuri Zenkovich"}, "2025-04-30-us-citizen"),
    "Ihar Losik": (set(), None),
    "Maria Kalesnikava": (set(), DECEMBER),
    "Maxim Znak": (set(), DECEMBER),
    "Viktar Babaryka": (set(), DECEMBER),
    "Ales Bialiatski": (set(), DECEMBER),
    "Pavel Sevyarynets": (set(), DECEMBER),
    "Marina Zolotova": (set(), DECEMBER),
    "Alyaksandr Feduta": (set(), None),
    "Uladzimir Labkovich": (set(), None),
    "Mikola Dziadok": (set(), None),
    "Mikola Statkevich": (set(), SEPTEMBER),
}


class TestPrisoners:
    @pytest.mark.parametrize("name", PRISONERS)
    def test_prisoner(self, name):
        aliases, event = PRISONERS[name]
        (prisoner,) = DS.prisoners().where(name=name)
        assert set(prisoner.aliases) == aliases
        assert prisoner.event_id == event
        (change,) = DS.custody_changes().where(prisoner_id=prisoner.prisoner_id)
        assert change.change == ("refused_expulsion" if name == "Mikola Statkevich" else "released")
        assert (change.date_latest is None) == (event is None)

    def test_nobody_else_is_named(self):
        assert {prisoner.name for prisoner in DS.prisoners()} == set(PRISONERS)

    def test_statkevich_refused_and_disappeared(self):
        (prisoner,) = DS.prisoners().where(name="Mikola Statkevich")
        assert prisoner.custody_status == "unclear"
        (change,) = DS.custody_changes().where(prisoner_id=prisoner.prisoner_id)
        assert change.destination_first is None
        assert "disappeared" in change.note

    def test_ids_carry_no_names(self):
        assert all(prisoner.prisoner_id[1:].isdigit() for prisoner in DS.prisoners())
        surnames = {word.casefold() for name in PRISONERS for word in name.split()}
        for name in ("events", "event_breakdowns", "event_links", "remaining_estimates", "release_totals", "contacts"):
            ids = {getattr(row, DS.table(name).columns[0]) for row in DS.table(name)}
            assert not [i for i in ids if surnames & set(i.casefold().split("-"))]


@pytest.mark.parametrize(
    ("estimate", "point", "low", "high", "qualifier", "kind", "by"),
    [
        ("2025-06-carnegie", None, 1100, None, "more_than", "assertion", None),
        ("2025-08-15-trump", 1300, None, None, "exact", "assertion", "Donald Trump"),
        ("2025-09-11-rights-groups", None, 1000, None, "more_than", "relay", "rights groups"),
        ("2025-09-unattributed", None, 1200, 1400, "range", "assertion", None),
        ("2025-12-23-viasna", None, 1135, None, "at_least", "relay", "Viasna"),
        ("2025-09-lukashenko-denial", None, None, None, None, "denial", "Alexander Lukashenko"),
    ],
)
def test_estimate(estimate, point, low, high, qualifier, kind, by):
    row = DS.remaining_estimates()[estimate]
    assert (row.point, row.low, row.high) == (point, low, high)
    assert (row.qualifier, row.statement_kind, row.counted_by) == (qualifier, kind, by)


def test_estimates_are_dated():
    viasna, carnegie = (DS.remaining_estimates()[row] for row in ("2025-12-23-viasna", "2025-06-carnegie"))
    assert (viasna.as_of, viasna.as_of_basis) == (dt.date(2025, 12, 23), "stated")
    assert (carnegie.as_of, carnegie.as_of_basis) == (None, "page_date")


class TestTotals:
    def test_more_than_three_hundred_since_july_2024(self):
        total = DS.release_totals()["released-2024-07-to-2025-09-11-european-conservative"]
        assert (total.count, total.low, total.qualifier) == (None, 300, "more_than")
        assert (total.period_start_earliest, total.period_start_latest) == (dt.date(2024, 7, 1), dt.date(2024, 7, 31))

    def test_342_in_2025(self):
        total = DS.release_totals()["pardoned-2025-viasna"]
        assert (total.count, total.counted_by, total.period_start) == (342, "Viasna", dt.date(2025, 1, 1))

    def test_569_is_as_published_and_flagged(self):
        total = DS.release_totals()["pardoned-2024-07-to-2025-12-viasna"]
        assert (total.count, total.period_start_earliest) == (569, dt.date(2025, 6, 1))
        assert "cannot hold" in total.note

    def test_189_forced_into_exile(self):
        total = DS.release_totals()["forced-exile-2025-viasna"]
        assert (total.count, total.route) == (189, "expulsion")

    def test_trumps_sixteen_is_a_total_and_no_claim_on_june(self):
        total = DS.release_totals()["released-to-2025-08-trump"]
        assert (total.count, total.counted_by) == (16, "Donald Trump")
        assert {claim.value for claim in DS.claims("events", JUNE, field="released_total")} == {"14"}


class TestConcessionsAndContacts:
    @pytest.mark.parametrize(
        ("concession", "targets", "direction"),
        [
            ("2025-09-11-us-belavia", ("Belavia",), "easing"),
            ("2025-12-13-us-potash", ("Belarusian potash industry",), "easing"),
            ("2025-09-11-us-embassy", ("US embassy in Minsk",), "offer"),
        ],
    )
    def test_concession(self, concession, targets, direction):
        row = DS.concessions()[concession]
        assert (row.by, row.targets, row.direction) == (("US",), targets, direction)

    @pytest.mark.parametrize(
        ("contact", "kind", "participants"),
        [
            ("2025-08-15-trump-lukashenko-call", "phone_call", {"Donald Trump", "Alexander Lukashenko"}),
            ("2025-08-17-putin-lukashenko-call", "phone_call", {"Vladimir Putin", "Alexander Lukashenko"}),
            ("2025-06-21-kellogg-minsk", "visit", {"Keith Kellogg", "Alexander Lukashenko"}),
            ("2025-02-12-smith-minsk", "visit", {"Christopher Smith", "Alexander Lukashenko"}),
            ("2025-09-11-coale-minsk", "visit", {"John Coale", "Alexander Lukashenko"}),
            ("2025-09-11-trump-letter", "letter", {"Donald Trump", "Alexander Lukashenko"}),
            ("2025-08-15-lukashenko-invitation", "message", {"Alexander Lukashenko", "Donald Trump"}),
            ("2025-08-utc-emergency-meeting", "meeting", {"United Transitional Cabinet"}),
            ("2025-08-zazulinskaya-appeal", "statement", {"Olga Zazulinskaya"}),
            ("2025-08-volfovich-statement", "statement", {"Alexander Volfovich"}),
            ("2025-08-latushko-statement", "statement", {"Pavel Latushko"}),
            ("2025-09-jurkonis-statement", "statement", {"Vytis Jurkonis"}),
        ],
    )
    def test_contact(self, contact, kind, participants):
        row = DS.contacts()[contact]
        assert row.kind == kind
        assert participants <= set(row.participants)

    def test_the_envoy_is_one_person_in_three_spellings(self):
        spellings = {claim.stated_as for claim in DS.claims() if claim.value == "John Coale"}
        assert {"John Cole", "John Quail"} <= spellings

    def test_the_letter_is_signed_donald(self):
        texts = {claim.stated_as for claim in DS.claims("contacts", "2025-09-11-trump-letter")}
        assert any(text and "Donald" in text for text in texts)

    @pytest.mark.parametrize(
        ("event", "concession"), [(SEPTEMBER, "2025-09-11-us-belavia"), (DECEMBER, "2025-12-13-us-potash")]
    )
    def test_stated_exchange(self, event, concession):
        (link,) = DS.event_links().where(event_id=event, concession_id=concession)
        assert link.relation == "stated_exchange"


class TestSources:
    def test_publishers(self):
        assert [source.publisher for source in DS.sources()] == [
            "exussr.org",
            "The Moscow Times",
            "The European Conservative",
            "nikk.agency",
            "Wikipedia",
        ]

    def test_addresses_are_public_or_empty(self):
        assert all(source.url is None or source.url.startswith("https://") for source in DS.sources())
