"""Names, the codebook, citations, and differences between versions."""

import itertools
import operator
import pickle

from recorder import Readable

import belarus_releases as br

from .common import (
    PAST,
    PUBLISHED,
    RELEASE,
    VERSIONS,
    cells,
    datasets,
    dtypes_of,
    every_table,
    ids,
    reprs,
    says,
    values_of_frame,
)

NAMES = """
Тихановский;Сергей Тихановский;Сяргей Ціханоўскі;S. Tikhanovsky;Siarhiej Cichanoŭski;Sergej Tichanowskij
Zichanouski;Сергій Тихановський;TIKHANOVSKI;Siarhei Tskihanouski;Tikhanovskiy, Sergey
Sergei Leonidovich Tikhanovsky;Siarhejus Cichanouskis;Юрий Зенкович;Jurij Zenkovič;Juraś Ziankowicz;Y. Ziankovich
Senkowitsch;Zenkovichius Yuri;Ігар Лосік;Игорь Лосик;Ihar Łosik;Losikas;Мария Колесникова;Марыя Калеснікава
Maria Kolesnikova;M. Kolesnikova;Kalesnikava Marya;Maria Kolesnikva;Максім Знак;Maksim Znak;Znakas;Виктор Бабарико
Віктар Бабарыка;Babaryka;Viktors Babariko;Алесь Бяляцкі;Алесь Беляцкий;Bialiatski;Bjaljazki;Belyatsky;Bâlâcki
Павел Севярынец;Seviarynets;Severinets;Марина Золотова;Załatava;Александр Федута;Fiaduta;Alexander Fedutа
Владимир Лобкович;Włodzimierz Łabkowicz;Николай Дедок;Dziadok;Николай Статкевич;Statkevičius;Mikola Statkevich
Lukashenko;Светлана Тихановская;Ivan Babaryka;Андрей Колесников;Navalny;Maxim Ryzhankou;Evan Gershkovich
Mikola Stankevich;Siarhei;Мария;Ales;S.;M;ß;李;12;-;'';a b c d e f g
"""


def search(ask):
    """Names in several scripts and spellings: who is found, in which order, with which score, and who is near."""
    ask.watch(br.prisoners().search("Statkevich"))
    names = ["", " ", "x" * 500, *NAMES.replace("\n", ";").strip(";").split(";")]
    for key, ds in datasets().items():
        for name in names:
            ask(f"search/{key}/{name[:40]!r}", searched, ds.prisoners(), name)
    people = br.prisoners()
    for person in people:
        ask(f"search/own names/{person.prisoner_id}", own_names, people, person)
    found = people.search("Статкевич")
    ask("search/parts", lambda: [(type(part).__name__, part.scores, part.close) for part in (found[:0], found[:1])])
    ask("search/where", lambda: found.where(prisoner_id=found[0].prisoner_id).scores)
    ask("search/again", lambda: searched(found, "Тихановский"))
    ask("search/of a part", lambda: searched(people[5:20], "Тихановский"))
    ask("search/other forms", lambda: values_of_frame(found) + cells(found) + found.cite())
    for wrong in (None, 5, b"x", ["Statkevich"]):
        ask(f"wrong/search/{wrong!r}", people.search, wrong)


def searched(people, name):
    found = people.search(name)
    return Readable(f"{says(found)} {[*zip(ids(found), found.scores, strict=True)]} {found.close}")


def own_names(people, person):
    """Who is found by each spelling that is recorded of a person."""
    spellings = [person.name, person.name_be, person.name_ru, *person.aliases]
    return repr([(name, ids(people.search(name)), people.search(name).scores) for name in spellings if name])


def codebook(ask):
    book = br.codebook()
    known = {name for entry in book for name in (entry.table, entry.column, entry.item) if name}
    known |= {f"{entry.table}.{entry.column}" for entry in book}
    for name in (*sorted(known), "", "evnts", "events.", "events.dat", "EVENTS", 5, [], "zzzz"):
        ask(f"codebook/{name}", lambda name: f"{says(br.codebook(name))} {ids(br.codebook(name))}", name)
    texts = ("pardon", "lower bound", "LOWER  Bound", "event", "iso", "Belarus", "a", ".", "=", "zzzz", "day released")
    for text in texts:
        ask(f"codebook/search/{text}", lambda text: Readable(ids(book.search(text))), text)
        ask(f"codebook/search in events/{text}", lambda text: ids(br.codebook("events").search(text)), text)
    for wrong in ("", " ", "\n", None, 5, ["pardon"]):
        ask(f"wrong/codebook search/{wrong!r}", book.search, wrong)
    ask("codebook/search of a search", lambda: ids(book.search("released").search("bound")))
    ask("codebook/derived columns of events", lambda: ids(book.where(table="events", basis="derived")))
    for entry in book:
        cells = {name: getattr(entry, name) for name in book.columns}
        for words in ("meaning", "rule"):
            ask(f"codebook/{words}/{entry.entry_id}", Readable, cells.pop(words))
        ask(f"codebook/entry/{entry.entry_id}", Readable, cells)


STYLES = ("apa", "bibtex", "biblatex", "csl-json")
WRONG_STYLES = ("", "apx", "bibtx", "BIBTEX", None, 5)


def citations(ask):
    ask("cite/without arguments", lambda: Readable(br.cite()))
    for version, style in itertools.product(VERSIONS, (*STYLES, *WRONG_STYLES)):
        ask(f"cite/{version}/{style}", lambda *a, **given: Readable(br.cite(*a, **given)), style, version=version)
    for key, name, table in every_table():
        parts = {"whole": table, "slice": table[1:4]}
        if table.known_on is None:  # what was known takes a while to work out
            parts |= {"one": table[-1:], "none": table[:0]}
        for part, adopted in itertools.product(parts, (False, True)):
            for style in ("bibtex", "biblatex", "csl-json"):
                place = f"bibliography/{name}/{key}/{part}/{style}{'/adopted' * adopted}"
                ask(place, lambda t, style, **given: t.cite(style, **given), parts[part], style, adopted=adopted)
        ask(f"bibliography/{name}/{key}/by default", table.cite)
    events = br.events()
    ask("bibliography/events by example/bibtex", lambda: Readable(events.where(event_id=RELEASE).cite()))
    ask("bibliography/events by example/biblatex", lambda: Readable(events.where(event_id=RELEASE).cite("biblatex")))
    ask("bibliography/events by example/csl-json", lambda: Readable(events.where(event_id=RELEASE).cite("csl-json")))
    ask("bibliography/reversed sources", lambda: br.sources()[::-1].cite("biblatex"))
    for style in (*WRONG_STYLES, "apa"):
        ask(f"wrong/bibliography/{style}", events.cite, style)


def differences(ask):
    ask.watch(br.diff(PAST, PAST))
    pairs = [*itertools.product(PUBLISHED, PUBLISHED), (PAST, "latest"), ("latest", PAST)]
    for (old, new), derived in itertools.product(pairs, (False, True)):
        place = f"diff/{old}/{new}{'/derived' * derived}"
        found = br.diff(old, new, derived=derived)
        ask(place, lambda found: Readable(f"{found!r}\n{found}"), found)
        ask(f"{place}/changes", reprs, found)
        ask(f"{place}/frame", frame_of_differences, found)
        ask(f"{place}/sequence", differences_as_a_sequence, found)
    for wrong in (10**6, -(10**6), "x", None, 1.5):
        ask(f"wrong/row of diff/{wrong!r}", operator.getitem, br.diff(PAST), wrong)
    ask("wrong/change/Diff.old set", setattr, br.diff(PAST, PAST), "old", "x")
    ask("wrong/change/Diff.old deleted", delattr, br.diff(PAST, PAST), "old")
    ask("wrong/change/Change.old set", setattr, br.diff(PAST, "2026.11.1")[0], "old", "x")
    ask("diff/to the latest", lambda: [repr(br.diff(PAST)), repr(br.diff(old=PAST, new="latest"))])


def frame_of_differences(found):
    frame = found.to_frame()
    return "\n".join([*dtypes_of(frame), *(str(column.tolist()) for _, column in frame.items())])


def differences_as_a_sequence(found):
    back = pickle.loads(pickle.dumps(found))
    held = [found.old, found.new, len(found), bool(found), found.changes == tuple(found), found == back, found == 5]
    held += [part for place in (slice(1), slice(-1, None), slice(0, 9, 2)) for part in found[place]]
    held += [found[0] == found.changes[0], found[-1] == found.changes[-1]] if found else []
    return Readable("\n".join(map(str, held)))
