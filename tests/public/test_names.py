"""A prisoner is found by any spelling of their name, and nobody else is."""

import attrs
import pytest

import belarus_releases as br

THRESHOLD = 0.8  #: least score of a match

#: Spellings that the bundled data need not have, by the name in version 2026.11.0.
SPELLINGS = {
    "Siarhei Tsikhanouski": "Сергей Тихановский;Сяргей Ціханоўскі;Тихановский Сергей;S. Tikhanovsky;Тихановский С.;"
    "Siarhiej Cichanoŭski;Siarhiej Cichanouski;Syarhey Tsikhanowski;Sergej Tichanowskij;Sjarhej Zichanouski;"
    "Sergej Tihanovskij;Siarhejus Cichanouskis;Sergiusz Cichanouski;Tsikhanouski;Tikhanovskiy, Sergey;"
    "Sergei Leonidovich Tikhanovsky;Siarhei Tsihanouski;Siarhei Tskihanouski;TIKHANOVSKI;Сергій Тихановський;"
    "Tikhanovsky;Tsikhanoŭski, Siarhei",
    "Youras Ziankovich": "Юрась Зянковіч;Юрий Зенкович;Jurij Zenkovič;Juraś Ziankowicz;Yu. Zenkovich;Y. Ziankovich;"
    "Juraś Ziankovič;Jurij Senkowitsch;Zenkovichius Yuri;Zenkovich",
    "Ihar Losik": "Ігар Лосік;Игорь Лосик;Igor Losik;Ihar Łosik;Losikas;Лосик Игорь;Ihor Losyk",
    "Maria Kalesnikava": "Марыя Калеснікава;Мария Колесникова;Maryja Kaleśnikava;Maria Kolesnikowa;Marija Kolesnikova;"
    "Maryia Kalesnikava;Maria Kaleśnikawa;Kolesnikova;M. Kolesnikova;Kalesnikava Marya;Maria Kolesnikva;"
    "kalesnikava maria",
    "Maxim Znak": "Максім Знак;Максим Знак;Maksim Znak;Maksimas Znakas;M. Znak",
    "Viktar Babaryka": "Віктар Бабарыка;Виктор Бабарико;Wiktar Babaryka;Viktor Babariko;Viktoras Babaryka;"
    "Wiktor Babariko;Viktors Babariko;Виктор Дмитриевич Бабарико;Babariko;Babarika",
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

#: Names of others that must lead to nobody; several differ by little.
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


def spellings(prisoner):
    return [text for text in (prisoner.name, prisoner.name_be, prisoner.name_ru, *prisoner.aliases) if text]


def with_spellings(prisoner, texts):
    """All prisoners, this one with these spellings only."""
    other = attrs.evolve(prisoner, name=texts[0], name_be=None, name_ru=None, aliases=tuple(texts[1:]))
    return br.tables.Prisoners("prisoners", records=[other if row is prisoner else row for row in br.prisoners()])


def readable(spelling):
    return all(letter <= "\u04ff" or letter in "’ʼʹ" for letter in spelling)


class TestFound:
    def test_each_spelling_by_the_others(self):
        searches, missed = 0, []
        for prisoner in br.prisoners():
            for spelling in filter(readable, spellings(prisoner)):
                others = [text for text in spellings(prisoner) if text.casefold() != spelling.casefold()]
                if others:
                    searches += 1
                    matches = with_spellings(prisoner, others).search(spelling)
                    if not matches or matches[0].prisoner_id != prisoner.prisoner_id:
                        missed.append(spelling)
        assert searches
        assert len(missed) <= (0.05 * searches if searches >= 200 else 0), missed

    @pytest.mark.parametrize(("name", "spelling"), [(n, s) for n, all_ in SPELLINGS.items() for s in all_.split(";")])
    def test_spellings_that_are_not_recorded(self, name, spelling):
        matches = br.prisoners("2026.11.0").search(spelling)
        assert [prisoner.name for prisoner in matches] == [name]
        assert THRESHOLD <= matches.scores[0] <= 1

    def test_the_best_come_first(self):
        matches = br.prisoners().search("Sergei Tikhanovsky")
        assert matches[0].name == "Siarhei Tsikhanouski"
        assert list(matches.scores) == sorted(matches.scores, reverse=True)
        assert matches.close == ()

    def test_a_whole_name_ranks_above_a_part(self):
        prisoners = br.prisoners("2026.11.0")
        exact, initial, typo = (prisoners.search(s).scores[0] for s in ("Feduta Alyaksandr", "A. Feduta", "A. Feduata"))
        assert 1 == exact > initial > typo >= THRESHOLD


class TestNotFound:
    @pytest.mark.parametrize("version", ["2026.11.0", "latest"])
    @pytest.mark.parametrize("name", OTHERS)
    def test_others(self, name, version):
        matches = br.prisoners(version).search(name)
        assert len(matches) == 0
        assert matches.scores == ()
        assert len(matches.close) == 3

    def test_there_are_fifty_others(self):
        assert len(set(OTHERS)) >= 50

    @pytest.mark.parametrize("text", ["Siarhei", "Мария", "Ales", "Viktor", "S.", "M", "x", "", "?!"])
    def test_a_given_name_a_letter_or_nothing(self, text):
        matches = br.prisoners("2026.11.0").search(text)
        assert len(matches) == 0
        assert len(matches.close) == 3

    def test_the_same_surname_with_another_given_name(self):
        prisoners = br.prisoners("2026.11.0")
        for prisoner in prisoners:
            surname = prisoner.name.split()[-1]
            assert prisoner in prisoners.search(surname)
            assert prisoner not in prisoners.search(f"Bahdan {surname}")
            assert prisoner not in prisoners.search(f"{surname} Яна")
        assert prisoners.search("Bahdan Tsikhanouski").close[0] == "Siarhei Tsikhanouski"

    def test_a_short_surname_with_a_typo(self):
        assert len(br.prisoners("2026.11.0").search("Maksim Snak")) == 0


class TestMatches:
    def test_they_are_a_table(self):
        matches = br.prisoners().search("Kalesnikava")
        assert type(matches) is br.tables.Matches
        assert (matches.name, matches.version) == ("prisoners", br.dataset().version)
        assert len(matches.to_frame()) == len(matches) == len(matches.scores)

    def test_the_version_and_the_day_are_those_of_the_prisoners(self):
        matches = br.dataset("2026.11.0", known_on="2025-07-01").prisoners().search("Tsikhanouski")
        assert (matches.version, str(matches.known_on)) == ("2026.11.0", "2025-07-01")
