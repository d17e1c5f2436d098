"""A prisoner is found by any spelling of their name, and nobody else is."""

from random import Random
from string import ascii_lowercase

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
Robert Fico;Ursula von der Leyen;Olaf Scholz;Edgars Rinkēvičs;Аляксандр Латушка
Volodymyr Zelenskyy;Kyrylo Budanov;Svetlana Alexievich;Siarhei Tsikhanovich;Mikola Stankevich;Maksim Bahdanovich
""".replace("\n", ";")
    .strip(";")
    .split(";")
)


#: Given names that alone find nobody.
GIVEN = """
Марк Генадзь Mark Siarhei Roman Роман Ким Kim Хенадзь Геннадий Gennady Henadz Марка Сяргея Сергею Maksim
Максима Мария Марыя Марии Marii Дарья Dar’ia Daria Volha Ольга Olga Ales Алесь Олесь Uladzimir Vladimir
Włodzimierz Andrzej Анджей Андрей Masatoshi Akihiro Rico Allan Аллан Allana Pavel Павла Pawła Mikola Nikolai
Николая Viktar Wiktora Viktoryia Nasta Настя Anastasia Eduard Vasil Василий Vasilijus Ihar Igoris Jurijs
Yauhen Eugene Alla Galina Kseniya Ryhor Zmitser Dmitrijs Elena Jerzy Ежи Robert Michael John Boris Arina
Felix Filip Ludmila Raisa Zoya
""".strip().split()

#: A woman's surname in six languages and five cases; the record has the man only.
WOMAN = """
Тихановская Тихановской Тихановскую Ціханоўская Ціханоўскай Ціханоўскую Тихановська Тихановської
Тихановській Тихановську Тихановською Tichanowska Tichanowskiej Tichanowską Cichanouska Cichanouskiej
Cichanouską Tichanowskaja Zichanouskaja Cichanouskaja Cichanouskajos Cichanouskajai Cichanouskają Tihanovska
Tihanovskas Tihanovskai Tihanovsku Tihanovskaja Tihanovskajas Tihanovskajai Tihanovskaju Tsikhanouskaya’s
""".strip().split()

#: A man's surname likewise.
MAN = """
Тихановского Тихановскому Тихановским Тихановском Ціханоўскага Ціханоўскаму Ціханоўскім Тихановського
Тихановському Тихановським Tichanowskiego Tichanowskiemu Tichanowskim Cichanouskiego Cichanouskio
Cichanouskiui Cichanouskį Cichanouskiu Tihanovskim Tihanovski Tichanowskis Tsikhanouski’s
""".strip().split()

#: How the press in Russian writes names that are neither Belarusian nor Russian, by the name in the newest version.
PRESS = {
    "Rico Krieger": "Рико Кригер;Кригер;Рико Кригера;Кригеру",
    "Masatoshi Nakanishi": "Масатоси Наканиси;Масатоши Наканиши;Наканиси",
    "Akihiro Gaevski-Hanada": "Акихиро Гаевский-Ханада;Акихиро Ханада;Ханада;Гаевского-Ханаду",
    "Allan Roio": "Аллан Ройо;Алан Роё;Аллан Роио",
    "Jerzy Żywalewski": "Ежи Живалевский;Ежи Живалевского;Живолевский",
    "Jurijs Gaņins": "Юрий Ганин;Юрийс Ганинс;Ганиньш;Юрия Ганина",
    "Dmitrijs Mihailovs": "Дмитрий Михайлов;Дмитрийс Михайловс;Дмитрия Михайлова",
    "Elena Ramanauskienė": "Елена Раманаускене;Романаускене;Елены Романаускене",
    "Anastassia Nuhfer": "Анастасия Нуфер;Нухфер;Анастасии Нуфер",
    "Andrzej Poczobut": "Анджей Почобут;Почобута;Анджея Почобута",
    "Roman Gałuza": "Роман Галуза;Галузы;Романа Галузу",
    "Andrzej Yukhnevich": "Анджей Юхневич;Юхневича",
    "Eduard Palchys": "Эдуард Пальчис;Пальчиса",
}

#: Letters of one script among those of another.
LOOK_ALIKE = {
    "Ihar Losik": "Игорь Лоcик;Ihar Losіk;Ihar Lοsik;Ihar Lоsіk;Игорь Лocик;Ihar LΟSΙΚ",
    "Maksim Znak": "Максим Знaк;Maksim Znаk;Maksim Znак",
    "Viktar Babaryka": "Babarykа;ΒΑBARYKA;Бaбaрыкa",
    "Alena Hnauk": "Елена Гнаyк;Alena Ηnauk",
}


def pairs(texts):
    return [(name, text) for name, all_ in texts.items() for text in all_.split(";")]


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
        assert len(missed) <= (0.01 * searches if searches >= 200 else 0), missed

    def test_no_spelling_finds_another_prisoner(self):
        for prisoner in br.prisoners():
            others = br.tables.Prisoners("prisoners", records=[row for row in br.prisoners() if row is not prisoner])
            for spelling in filter(readable, spellings(prisoner)):
                assert [other.name for other in others.search(spelling)] == [], spelling

    @pytest.mark.parametrize(("name", "spelling"), [(n, s) for n, all_ in SPELLINGS.items() for s in all_.split(";")])
    def test_spellings_that_are_not_recorded(self, name, spelling):
        matches = br.prisoners("2026.11.0").search(spelling)
        assert [prisoner.name for prisoner in matches] == [name]
        assert THRESHOLD <= matches.scores[0] <= 1

    @pytest.mark.parametrize(("name", "text"), [*pairs(PRESS), *pairs(LOOK_ALIKE)])
    def test_press_forms_and_letters_that_look_alike(self, name, text):
        assert [prisoner.name for prisoner in br.prisoners().search(text)] == [name]

    @pytest.mark.parametrize("text", MAN)
    def test_a_mans_surname_in_oblique_cases(self, text):
        assert [prisoner.name for prisoner in br.prisoners().search(text)] == ["Siarhei Tsikhanouski"]

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
        assert len(matches.close) <= 3

    def test_there_are_sixty_others(self):
        assert len(set(OTHERS)) >= 60

    @pytest.mark.parametrize("text", ["Siarhei", "Мария", "Ales", "Viktor", "S.", "M", "x", "", "?!"])
    def test_a_given_name_a_letter_or_nothing(self, text):
        matches = br.prisoners("2026.11.0").search(text)
        assert len(matches) == 0
        assert matches.close == ()

    @pytest.mark.parametrize("name", GIVEN)
    def test_a_given_name_alone(self, name):
        matches = br.prisoners().search(name)
        assert [prisoner.name for prisoner in matches] == []
        assert matches.close == ()

    @pytest.mark.parametrize("text", ["Mark", "Марк"])
    def test_a_given_name_that_is_a_surname_letter_by_letter(self, text):
        person = attrs.evolve(br.prisoners()[0], name="Ivan Mark", name_be=None, name_ru=None, aliases=())
        other = attrs.evolve(br.prisoners()[1], name="Yauhen Merkis", name_be=None, name_ru=None, aliases=())
        assert list(br.tables.Prisoners("prisoners", records=[person, other]).search(text)) == [person]

    @pytest.mark.parametrize("text", WOMAN)
    def test_a_woman_who_is_not_recorded(self, text):
        assert len(br.prisoners().search(text)) == 0

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


class TestClose:
    def test_random_words_have_hardly_any(self):
        """Of 300 words of random syllables, and 300 of random letters."""
        random = Random(1)
        syllables = [
            "".join(map(random.choice, ("bcdfghklmnprstvz", "aeiou") * random.randint(2, 5))) for _ in range(300)
        ]
        letters = ["".join(random.choices(ascii_lowercase, k=random.randint(4, 12))) for _ in range(300)]
        prisoners = br.prisoners()
        for texts, most in ((syllables, 9), (letters, 3)):
            near = [text for text in texts if prisoners.search(text).close]
            assert len(near) <= most, near
            found = [text for text in texts if prisoners.search(text)]
            assert len(found) <= 1, found

    def test_a_typo_in_a_surname_finds_the_prisoner_or_has_them_near(self):
        """One letter lost, doubled, or changed places with the next: 291 trials."""
        prisoners, trials, missed = br.prisoners(), 0, []
        for prisoner in prisoners:
            surname = prisoner.name.split()[-1]
            place = Random(surname).randrange(1, len(surname) - 1)
            before, at, after = surname[:place], surname[place], surname[place + 1 :]
            for text in (before + after, before + at + at + after, before + after[:1] + at + after[1:]):
                trials += 1
                matches = prisoners.search(text)
                if prisoner not in matches and prisoner.name not in matches.close:
                    missed.append(text)
        assert trials == 3 * len(prisoners)
        assert len(missed) <= 0.05 * trials, missed


class TestMatches:
    def test_they_are_a_table(self):
        matches = br.prisoners().search("Kalesnikava")
        assert type(matches) is br.tables.Matches
        assert (matches.name, matches.version) == ("prisoners", br.dataset().version)
        assert len(matches.to_frame()) == len(matches) == len(matches.scores)

    def test_the_version_and_the_day_are_those_of_the_prisoners(self):
        matches = br.dataset("2026.11.0", known_on="2025-07-01").prisoners().search("Tsikhanouski")
        assert (matches.version, str(matches.known_on)) == ("2026.11.0", "2025-07-01")
