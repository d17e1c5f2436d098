"""Who is named: a public figure, or whom two newsrooms name that are independent of each other."""

from collections import defaultdict
from collections.abc import Iterator

from belarus_releases.adoption.origins import origin

from .remark import About, Edits, Fault, rule


@rule("named-by-two", "Two independent newsrooms of good quality name a prisoner, or they are a public figure.")
def named_by_two(edits: Edits) -> Iterator[Fault]:
    written, by_key = edits.loaded.written, edits.sources()
    by_id = {source.source_id: source for source in edits.loaded.sources}
    owners = {row.record_id: row.value for row in written.entries if row.field == "prisoner_id"}
    by_name = {source.publisher: source.publisher_id for source in edits.loaded.sources}
    newsrooms: dict[str, set[str]] = defaultdict(set)
    for said in written.said:
        if said.table in ("prisoners", "custody_changes"):
            prisoner = owners.get(said.record_id, said.record_id)
            source = by_key[said.source]
            good = not said.omit and source.quality != "weak"
            # a page that has it from another newsroom is no second one
            newsroom = by_name.get(said.attributed_to) or origin(source, by_id)
            newsrooms[prisoner] |= {newsroom} if good else set()
    figures = {figure.record_id for figure in written.figures}
    for prisoner, named in newsrooms.items():
        place = edits.loaded.place("prisoners", prisoner, "name")
        if place and len(named) < 2 and prisoner not in figures:
            who = f"only {next(iter(named))} names them" if named else "no good newsroom names them"
            message = f"{who}: add a second independent one, write 'public_figure: reason', or delete the file"
            yield place, About("prisoners", prisoner, "name"), message
