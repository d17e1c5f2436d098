"""A person is found by any spelling of her name, and nobody else is."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import belarus_releases as br
from belarus_releases import _name_forms as forms
from belarus_releases.names import THRESHOLD, key, keys
from belarus_releases.typed import Prisoners

#: Spellings that the bundled data need not have, by the name in version 2026.11.0.
SPELLINGS = {
    "Siarhei Tsikhanouski": "Сергей Тихановский;Сяргей Ціханоўскі;Тихановский Сергей;S. Tikhanovsky;Тихановский С.;"
    "Siarhiej Cichanoŭski;Siarhiej Cichanouski;Syarhey Tsikhanowski;Sergej Tichanowskij;Sjarhej Zichanouski;"
    "Sergej Tihanovskij;Siarhejus Cichanouskis;Sergiusz Cichanouski;Tsikhanouski;Tikhanovskiy, Sergey;"
    "Sergei Leonidovich Tikhanovsky;Siarhei Tsihanouski;Siarhei Tskihanouski;TIKHANOVSKI;Сергій Тихановський",
    "Youras Ziankovich": "Юрась Зянковіч;Юрий Зенкович;Jurij Zenkovič;Juraś Ziankowicz;Yu. Zenkovich;Y. Ziankovich;"
    "Juraś Ziankovič;Jurij Senkowitsch;Zenkovichius Yuri",
    "Ihar Losik": "Ігар Лосік;Игорь Лосик;Igor Losik;Ihar Łosik;Losikas;Лосик Игорь;Ihor Losyk",
    "Maria Kalesnikava": "Марыя Калеснікава;Мария Колесникова;Maryja Kaleśnikava;Maria Kolesnikowa;Marija Kolesnikova;"
    "Maryia Kalesnikava;Maria Kaleśnikawa;Kolesnikova;M. Kolesnikova;Kalesnikava Marya;Maria Kolesnikva",
    "Maxim Znak": "Максім Знак;Максим Знак;Maksim Znak;Maksimas Znakas;M. Znak",
    "Viktar Babaryka": "Віктар Бабарыка;Виктор Бабарико;Wiktar Babaryka;Viktor Babariko;Viktoras Babaryka;"
    "Wiktor Babariko;Viktors Babariko;Виктор Дмитриевич Бабарико;Babariko",
    "Ales Bialiatski": "Алесь Бяляцкі;Алесь Беляцкий;Aleś Bialacki;Ales Bjaljazki;Ales Belyatsky;Alieś Bialiacki;"
    "Александр Беляцкий;Alesis Bialiackis;Aleś Białacki;Byalyatski;Bâlâcki;Bialitski",
    "Pavel Sevyarynets": "Павел Севярынец;Павел Северинец;Pavieł Sieviaryniec;Pawel Sewjarynez;Paval Seviarynets;"
    "Severinets;Paweł Siewiaryniec;Pavel Sewerinez;Павал Севярынец",
    "Marina Zolotova": "Марына Золатава;Марина Золотова;Maryna Zolatava;Maryna Załatava;Maryna Zołatawa;Zolotova",
    "Alyaksandr Feduta": "Аляксандр Фядута;Александр Федута;Aliaksandr Fiaduta;Alaksandar Fiaduta;Alexander Feduta;"
    "Aleksandr Fedutа;Aljaksandr Fjaduta",  # the last letter of Fedutа is Cyrillic
    "Uladzimir Labkovich": "Уладзімір Лабковіч;Владимир Лобкович;Uładzimir Łabkovič;Vladimir Labkovich;"
    "Uladsimir Labkowitsch;Włodzimierz Łabkowicz;V. Labkovich;U. Labkovich",
    "Mikola Dziadok": "Мікола Дзядок;Николай Дедок;Mikoła Dziadok;Mikalai Dziadok;Nikolai Dedok;Mikola Dsjadok",
    "Mikola Statkevich": "Мікола Статкевіч;Николай Статкевич;Mikoła Statkievič;Mikalai Statkevich;Nikolaj Statkewitsch;"
    "Mikalajus Statkevičius;Mikola Statkewicz;Statkievič;Микола Статкевич",
}

#: Names of others that must not lead to a person recorded; several differ by little.
OTHERS = (
    """
Alexander Lukashenko;Лукашенко;Aliaksandr Lukashenka;Mikalai Lukashenka;Viktar Lukashenka;Vladimir Makei;Макей
Sviatlana Tsikhanouskaya;Светлана Тихановская;Świetlana Cichanouska;Swetlana Tichanowskaja;S. Tsikhanouskaya
Pavel Latushka;Латушко;Volha Kavalkova;Ольга Ковалькова;Andrei Kolesnikov;Колесников;Ivan Babaryka;Mikhail Babariko
Alexei Navalny;Yulia Navalnaya;Veranika Tsapkala;Valery Tsepkalo;Raman Pratasevich;Stsiapan Putsila;Franak Viacorka
Zianon Pazniak;Stanislau Shushkevich;Anatol Liabedzka;Aliaksandr Milinkevich;Andrei Sannikau;Iryna Khalip
Natallia Kachanava;Siarhei Aleinik;Maxim Ryzhankou;Aleh Haidukevich;Vladimir Putin;Sergei Lavrov;Maria Zakharova
Dmitry Peskov;Mikhail Khodorkovsky;Vladimir Kara-Murza;Ilya Yashin;Evan Gershkovich;Donald Trump;John Coale
Keith Kellogg;Angela Merkel;Emmanuel Macron;Andrzej Duda;Donald Tusk;Radosław Sikorski;Gitanas Nausėda
Volodymyr Zelenskyy;Kyrylo Budanov;Svetlana Alexievich;Siarhei Tsikhanovich;Mikola Stankevich;Maksim Bahdanovich
""".replace("\n", ";")
    .strip(";")
    .split(";")
)


def recorded(person):
    return [s for s in (person.name, person.name_be, person.name_ru, *person.aliases) if s]


def with_spellings(person, spellings):
    """All persons, this one with these spellings only."""
    other = type(person)
    row = {name: getattr(person, name) for name in br.prisoners().columns}
    row |= {"name": spellings[0], "name_be": None, "name_ru": None, "aliases": tuple(spellings[1:])}
    people = br.prisoners()
    return Prisoners("prisoners", "latest", [other(**row) if p is person else p for p in people])


def readable(spelling):
    return all(c <= "\u04ff" or c in "’ʼʹ" for c in spelling)


def test_each_spelling_is_found_by_the_others():
    asked, missed = 0, []
    for person in br.prisoners():
        for spelling in filter(readable, recorded(person)):
            rest = [s for s in recorded(person) if s.casefold() != spelling.casefold()]
            if rest:
                asked += 1
                found = with_spellings(person, rest).search(spelling)
                if not found or found[0].prisoner_id != person.prisoner_id:
                    missed.append(spelling)
    assert asked
    assert len(missed) <= (0.05 * asked if asked >= 200 else 0), missed


@pytest.mark.parametrize(("name", "spelling"), [(n, s) for n, all_ in SPELLINGS.items() for s in all_.split(";")])
def test_spellings_that_are_not_recorded(name, spelling):
    found = br.prisoners("2026.11.0").search(spelling)
    assert [person.name for person in found] == [name]
    assert THRESHOLD <= found.scores[0] <= 1


@pytest.mark.parametrize("version", ["2026.11.0", "latest"])
@pytest.mark.parametrize("name", OTHERS)
def test_others_are_not_found(name, version):
    found = br.prisoners(version).search(name)
    assert len(found) == 0
    assert len(found.close) == 3


def test_there_are_fifty_others():
    assert len(set(OTHERS)) >= 50


def test_a_given_name_alone_finds_nobody():
    for asked in ("Siarhei", "Мария", "Ales", "Viktor", "S.", "M"):
        assert len(br.prisoners("2026.11.0").search(asked)) == 0


def test_the_same_surname_with_another_given_name_is_another_person():
    people = br.prisoners("2026.11.0")
    for person in people:
        surname = person.name.split()[-1]
        assert person in people.search(surname)
        assert person not in people.search(f"Bahdan {surname}")
        assert person not in people.search(f"{surname} Яна")
    assert people.search("Bahdan Tsikhanouski").close[0] == "Siarhei Tsikhanouski"


def test_short_surnames_allow_no_typo():
    assert len(br.prisoners("2026.11.0").search("Maksim Snak")) == 0


def test_a_whole_name_ranks_above_a_part():
    people = br.prisoners("2026.11.0")
    exact, initial, typo = (people.search(s).scores[0] for s in ("Feduta Alyaksandr", "A. Feduta", "A. Feduata"))
    assert 1 == exact > initial > typo >= THRESHOLD


@given(st.sampled_from(sorted(SPELLINGS)), st.sampled_from(["’", "\u0301", "\u200d", "\u00ad"]), st.integers(0, 30))
def test_marks_change_nothing(name, mark, place):
    pair = name[max(place - 1, 0) : place + 1].lower()
    assume(mark != "’" or pair not in {"ch", *forms.UNITS})  # there it parts two sounds: "s’h" is not "sh"
    asked = name[:place] + mark + name[place:]
    found = br.prisoners("2026.11.0").search(asked)
    assert found[0].name == name
    assert found.scores[0] == 1


@given(st.text() | st.text("абвьйўзhczsij' .,-()", max_size=40))
def test_no_text_raises(text):
    found = br.prisoners().search(text)
    assert all(THRESHOLD <= score <= 1 for score in found.scores)
    assert bool(found.close) == (len(found) == 0)


def test_given_names_are_in_the_table_once():
    for line in forms.GIVEN:
        sounds = [keys(form)[:1] for form in line]
        assert len(set(sounds)) == len(sounds), line


def test_a_key_unites_scripts():
    assert key("Сяргей Ціханоўскі") == key("Тихановский, Сергей") == key("Siarhiej Tikhanovsky")
