"""The pages of the record say no more than sources do, and say it in words: counts of sources, groups, days, notes."""

import html
import re

import pytest

pytest.importorskip("jinja2", reason="jinja2 is not installed")

import belarus_releases as br

from .test_browse import DATASET, Record, groups, held, persons, plain, releases, sources, text, traded

MIXED = [
    link.link_id
    for link in DATASET.event_links()
    if len({claim.value for claim in DATASET.evidence("event_links", link.link_id, "relation")}) > 1
]


@pytest.fixture(scope="module")
def record():
    return Record(DATASET)


@pytest.fixture(scope="module")
def pages(record):
    """The sections of the page of each release, by anchor."""
    return {event.event_id: {part.anchor: part for part in releases.page(record, event)} for event in DATASET.events()}


def items(column):
    return {entry.item for entry in br.codebook(column) if entry.item}


def stating(link_id, relation):
    """The sources that state a relation."""
    claims = DATASET.evidence("event_links", link_id, "relation")
    return {claim.source_id for claim in claims if relation in (None, claim.value)}


def test_every_item_that_is_put_into_words_has_some():
    assert set(plain.CARRIED) == items("claims.basis")
    assert set(plain.RELATIONS) == items("event_links.relation")
    assert set(plain.STANDINGS) == items("disputes.standing")


@pytest.mark.parametrize("link_id", MIXED)
def test_a_link_says_how_many_of_how_many_sources_state_what(record, pages, link_id):
    link = DATASET.event_links()[link_id]
    shown = text([pages[link.event_id]["links"]])
    total = len(stating(link_id, None))
    for relation in {claim.value for claim in DATASET.evidence("event_links", link_id, "relation")}:
        count = len(stating(link_id, relation))
        assert plain.relation(relation, count, total if relation == link.relation else None) in shown
    other = link.concession_id or link.contact_id
    [part] = traded.sections(record)
    row = part.html.split(f'id="{other}"')[1].partition('</tr>\n<tr role="row" id=')[0]
    of = plain.plural(total, "source")
    assert f"({plain.item(link.relation)}: {len(stating(link_id, link.relation))} of {of})" in row


def test_the_number_of_sources_of_a_group_leaves_out_those_that_state_another(record, pages):
    others = 0
    for row in DATASET.event_breakdowns():
        claims = [c for c in DATASET.evidence("event_breakdowns", row.breakdown_id) if c.field != "qualifier"]
        adopted = {claim.source_id for claim in claims if claim.adopted}
        left = {claim.source_id for claim in claims} - adopted
        others += len(left)
        publications = record.publications("event_breakdowns", row.breakdown_id)
        assert {p.row.source_id for p in publications if p.adopted} == adopted
        summary = plain.plural(len(adopted), "source")
        summary += f"; {plain.plural(len(left), 'source')} not adopted" if left else ""
        label = groups.group(row.dimension, row.group)
        assert not adopted or f'<summary>{summary}<span class="visually-hidden">: {label}</span>' in html.unescape(
            pages[row.event_id]["breakdowns"].html
        )
    assert others


def test_numbers_of_groups_that_do_not_add_up_stand_side_by_side(pages):
    for event in DATASET.events():
        shown = text([pages[event.event_id]["breakdowns"]])
        gaps = list(groups.gaps(event, DATASET.event_breakdowns()))
        assert ("need not add up" in shown) == bool(gaps)
        assert all(gap in shown for gap in gaps)
    event = DATASET.events()["2025-09-11-lithuania"]
    assert list(groups.gaps(event, DATASET.event_breakdowns())) == []
    fewer = [row for row in DATASET.event_breakdowns() if row.group not in ("BY", "FR")]
    [total, foreign] = groups.gaps(event, fewer)
    assert (
        total
        == f"{event.released_total} of all persons of the release are stated, and 51 are in the destinations listed"
    )
    assert foreign == f"{event.foreign_nationals} foreign nationals are stated, and 13 are in the nationalities listed"


def test_no_id_and_no_name_of_a_column_stands_among_the_words(record, pages):
    ids = {getattr(row, table.columns[0]) for table in map(DATASET.table, br.tables.TABLES) for row in table} - {None}
    parts = [part for page in pages.values() for anchor, part in page.items() if anchor != "use"]
    parts += [*held.in_short(record), *held.sections(record), *traded.sections(record), *persons.sections(record)]
    for part in parts:
        words = set(re.findall(r"[\w-]+", text([part])))
        assert not words & ids
        assert not {word for word in words if re.fullmatch(r"[a-z]+(_[a-z]+)+", word)}, part.anchor


def test_a_note_names_the_publisher_in_place_of_the_id_of_a_source(record):
    with_address = next(row for row in DATASET.sources() if (row.url or "").startswith("https:"))
    without = next(row for row in DATASET.sources() if not row.url)
    note = record.prose(f"In {with_address.source_id} and <b>{without.source_id}</b>.")
    link = f'<a href="{html.escape(with_address.url)}" rel="noopener noreferrer nofollow">{with_address.publisher}</a>'
    assert note == f"In {link} and &lt;b&gt;{without.publisher}&lt;/b&gt;."
    assert record.prose(None) == ""


def test_a_source_without_an_address_is_named_by_its_title_beside_rows(record):
    titles = {row.source_id: row.title for row in DATASET.sources() if not row.url}
    claims = [claim for claim in DATASET.evidence("remaining_estimates") if claim.source_id in titles]
    assert claims
    shown = text(held.sections(record))
    assert all(f"“{titles[claim.source_id]}”, no address" in shown for claim in claims)


def test_a_source_without_an_address_is_named_by_its_title(pages):
    untitled = {row.source_id: row.title for row in DATASET.sources() if not row.url}
    seen = 0
    for event in DATASET.events():
        figures = text([pages[event.event_id]["figures"]])
        for claim in DATASET.evidence("events", event.event_id):
            if title := untitled.get(claim.source_id):
                seen += 1
                assert f"“{title}”, no address" in figures
    assert seen


def test_figures_without_a_dispute_are_not_said_to_be_undisputed_where_a_note_tells_more(pages):
    disputed = {dispute.record_id for dispute in DATASET.disputes()}
    alone = [event for event in DATASET.events() if event.event_id not in disputed and event.note]
    for event in alone:
        shown = text([pages[event.event_id]["disputes"]])
        assert ("No two sources" not in shown) or "the note at the top" in shown
        assert "contradict" not in shown or "No two" not in shown


def test_the_first_line_on_those_held_has_the_newest_number_of_each_series(record):
    shown = text(held.in_short(record))
    newest = text(held.sections(record)[:1])
    for name in {row.series for row in DATASET.remaining_estimates()}:
        rows = [row for row in DATASET.remaining_estimates() if row.series == name]
        numbered = [row for row in rows if (row.point, row.low, row.high) != (None, None, None)]
        if numbered:
            last = max(filter(None, (row.as_of_latest for row in numbered)))
            assert any(f"{plain.heading(name)} {plain.number(row)} ({plain.span(row.as_of_earliest, last)})" in shown
                       for row in numbered if row.as_of_latest == last)  # fmt: skip
        else:
            assert re.search(rf"Without any number: [^.]*{plain.heading(name)}", shown)
            assert f"and of {plain.heading(name)}, which has none, the newest of all" in newest


def test_an_estimate_without_a_number_is_not_taken_for_the_newest_where_another_has_one():
    denial, *_ = DATASET.remaining_estimates().where(statement_kind="denial")
    numbered = next(row for row in DATASET.remaining_estimates() if row.point)
    assert held.newest_of([denial, numbered]) == numbered
    assert held.newest_of([denial]) == denial


def test_the_words_beside_who_counts_are_explained(record):
    [key] = (part for part in held.sections(record) if part.anchor == "words")
    for column in ("statement_kind", "scope"):
        meanings = {entry.item: entry.meaning for entry in br.codebook(f"remaining_estimates.{column}")}
        for item in {getattr(row, column) for row in DATASET.remaining_estimates()}:
            assert f"{plain.heading(item)} {meanings[item]}" in text([key])


def test_what_a_source_states_of_an_estimate_is_one_number_with_its_hedge(record):
    for row in DATASET.remaining_estimates():
        for publication in record.publications("remaining_estimates", row.estimate_id):
            names = [point.name for point in publication.points]
            assert not {"point", "low", "high", "qualifier"} & set(names)
            claims = DATASET.evidence("remaining_estimates", row.estimate_id)
            own = [c for c in claims if c.source_id == publication.row.source_id and c.field in sources.NUMBERS]
            assert ("number" in names) == bool(own)
            for claim in own:
                assert any(f"{int(claim.value):,}" in point.text for point in publication.points)


def test_the_day_of_the_release_stands_beside_a_day_that_is_less_exact(record):
    [part] = persons.sections(record)
    events = DATASET.events()
    for change in DATASET.custody_changes().where(event_id=lambda event_id: event_id is not None):
        event = events[change.event_id]
        day, own = (plain.span(row.date_earliest, row.date_latest) for row in (event, change))
        row = text([part._replace(html=part.html.split(f'id="{change.prisoner_id}">')[1].partition("</tr>")[0])])
        assert (f": {own} (in the release of {day})" in row) == (day not in (own, plain.NOT_STATED))


def test_words_of_sources_are_singular_and_plural():
    assert plain.relation("denied", 1, of=1) == "1 source denies that one was given for the other"
    assert plain.relation("denied", 2) == "2 deny that one was given for the other"
    assert plain.relation("same_day_only", 3, of=4) == "3 of 4 sources report both together and state no link"
