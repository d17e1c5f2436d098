"""How a search ranks prisoners: the surname decides, and a given name must fit too."""

import time

import pytest

import belarus_releases as br
from belarus_releases.errors import InvalidValueError
from belarus_releases.names.scores import INITIAL, SURNAME, likeness, rank
from tests.factories import row


def prisoner(prisoner_id, name, **cells):
    return row("prisoners", prisoner_id=prisoner_id, name=name, **cells)


TSIKHANOUSKI = prisoner("p1", "Siarhei Tsikhanouski")
KALESNIKAVA = prisoner("p2", "Maria Kalesnikava")
ZNAK = prisoner("p3", "Maxim Znak")
STATKEVICH = prisoner("p4", None, name_ru="Статкевич, Николай", aliases=("Mikola Statkevich",))
PRISONERS = (ZNAK, STATKEVICH, TSIKHANOUSKI, KALESNIKAVA)


def ids(text, prisoners=PRISONERS):
    return [match.prisoner_id for _, match in rank(prisoners, text)[0]]


def score(text, *prisoners):
    ranking, _ = rank(prisoners or PRISONERS, text)
    return ranking[0][0] if ranking else None


class TestLikeness:
    def test_of_equal_keys(self):
        assert likeness("znak", "znak") == 1

    def test_it_falls_by_the_typos_for_each_sound(self):
        assert likeness("tiganavski", "tiganaski") == pytest.approx(0.9)

    def test_keys_that_share_little_are_far_apart(self):
        assert likeness("znak", "babarika") < 0.5
        assert likeness("znak", "") == 0


class TestScores:
    @pytest.mark.parametrize("text", ["Tsikhanouski", "Siarhei Tsikhanouski", "tsikhanouski siarhei", "Тихановский"])
    def test_the_same_name_has_one(self, text):
        assert score(text) == 1

    def test_an_initial_is_worth_less_than_a_name(self):
        assert score("S. Tsikhanouski") == pytest.approx(SURNAME + (1 - SURNAME) * INITIAL)

    def test_an_initial_must_fit(self):
        assert ids("A. Tsikhanouski") == []

    @pytest.mark.parametrize(("name", "fits"), [("Yauhen", True), ("Yury", True), ("Ihar", True), ("Maria", False)])
    def test_y_is_the_initial_of_several_vowels(self, name, fits):
        assert bool(ids("Y. Babaryka", [prisoner("p", f"{name} Babaryka")])) is fits

    @pytest.mark.parametrize(("text", "fits"), [("Tumanbay", 1), ("Tumanbek", 0.925), ("Tubek", None)])
    def test_a_given_name_that_is_in_no_table_must_be_alike(self, text, fits):
        assert score(f"{text} Babaryka", prisoner("p", "Tumanbay Babaryka")) == (fits and pytest.approx(fits))

    def test_typos_in_a_long_surname_cost_a_little(self):
        assert score("Tikhanoski") == pytest.approx(0.85)
        assert ids("Tikhanosi") == []

    def test_the_given_name_supports_a_surname_with_typos(self):
        assert score("Siarhei Tikhanoski") == pytest.approx(0.94)

    @pytest.mark.parametrize("text", ["Snak", "Maxim Snak", "Zank"])
    def test_a_short_surname_allows_no_typo(self, text):
        assert ids(text) == []

    @pytest.mark.parametrize(
        ("name", "text", "is_found"),
        [
            ("Ihar Losik", "Ihar Losek", True),  # of five sounds: a vowel for another
            ("Ihar Losik", "Ihar Losnik", False),  # but no consonant
            ("Alyaksandr Feduta", "Alyaksandr Fedukta", True),  # of six: a consonant
            ("Alyaksandr Feduta", "Alyaksandr Feduktan", False),  # but no two
            ("Aleh Karalinskanovichuk", "Aleh Karainkanovichuk", True),  # of fifteen: two
            ("Aleh Karalinskanovichuk", "Aleh Karainkanoichuk", False),
        ],
    )
    def test_typos_are_allowed_by_the_length_of_the_surname(self, name, text, is_found):
        assert bool(ids(text, [prisoner("p", name)])) is is_found

    @pytest.mark.parametrize("text", ["Tsikhanouskaya", "Siarhei Tsikhanouskaya", "Kalesnikau", "Maria Kalesnikov"])
    def test_the_form_of_the_other_sex_is_another_surname(self, text):
        assert ids(text) == []

    @pytest.mark.parametrize("text", ["Bahdan Tsikhanouski", "Tsikhanouski Yana", "Ivan Znak"])
    def test_another_given_name_is_another_prisoner(self, text):
        assert ids(text) == []

    @pytest.mark.parametrize("text", ["Siarhei", "Maria", "M.", "Sergey Ivanovich"])
    def test_given_names_alone_find_nobody(self, text):
        assert ids(text) == []

    def test_forms_of_a_given_name_are_one_name(self):
        assert score("Sergiusz Tsikhanouski") == score("Siarzhuk Tsikhanouski") == 1

    def test_a_patronymic_is_passed_over(self):
        assert ids("Sergei Leonidovich Tikhanovsky") == ["p1"]


class TestRank:
    @pytest.mark.parametrize("text", ["Statkevich", "Статкевич", "Mikalai Statkevich"])
    def test_every_spelling_of_a_prisoner_counts(self, text):
        assert ids(text) == ["p4"]

    def test_the_best_come_first_and_ids_decide_among_equals(self):
        relatives = (prisoner("b", "Ivan Babaryka"), prisoner("a", "Anton Babaryka"), prisoner("c", "Viktar Babarika"))
        assert ids("Babaryka", relatives) == ["a", "b", "c"]
        assert ids("Viktar Babaryka", relatives) == ["c"]

    def test_where_nobody_is_found_the_nearest_names_are_given(self):
        assert rank(PRISONERS, "Tsikhanovich") == ([], ("Siarhei Tsikhanouski",))
        assert rank(PRISONERS, "Znak")[1] == ()

    @pytest.mark.parametrize("text", ["Siarhei", "Nobody", "Merkel", "S.", ""])
    def test_where_nobody_is_near_none_is_given(self, text):
        assert rank(PRISONERS, text) == ([], ())

    def test_no_more_than_three_are_given_the_nearest_first(self):
        relatives = [prisoner(f"p{n}", f"Ivan Tsikhanouski{'a' * (n == 0)}") for n in range(5)]
        assert len(rank(relatives, "Tsikhanovich")[1]) == 3
        assert rank([prisoner("a", "Ivan Statkavets"), STATKEVICH], "Statkevets-Statkevick")[1][:1] == (
            "Ivan Statkavets",
        )

    def test_a_prisoner_without_a_name_is_named_by_the_id(self):
        assert rank([STATKEVICH], "Stankevich") == ([], ("p4",))

    def test_of_nobody_nobody(self):
        assert rank([], "Znak") == ([], ())
        assert rank(iter([ZNAK]), "Znak")[0] == [(1, ZNAK)]

    @pytest.mark.parametrize("text", [3, None, b"Znak", ["Znak"]])
    def test_only_text_is_searched_for(self, text):
        with pytest.raises(InvalidValueError) as error:
            rank(PRISONERS, text)
        assert str(error.value) == f"text: expected a name, got {text!r}"


class TestLength:
    def test_a_text_that_is_longer_than_any_name_is_refused(self):
        prisoners = br.prisoners()
        assert not prisoners.search("x" * 200)
        with pytest.raises(InvalidValueError, match=r"^text: expected at most 200 characters, got 9,999$"):
            prisoners.search(("word " * 2000)[:9999])

    @pytest.mark.parametrize(
        "text",
        [
            " ".join("bcdfghjklmnpqrstvwxzабвгдежзіклмнопрст" * 3)[:200],
            " ".join(a + b + c for a in "bvgdkzlm" for b in "aiu" for c in "kslnt")[:200],
            " ".join(a + "ihano" + b + "ski" for a in "bvgdkzlm" for b in "vkslnt")[:200],
            "a-" * 100,
            "a\u0301" * 100,
            "a\u0430\u03b1" * 66,
            "ch" * 100,
            "i" * 199 + "u",
            "\ufb03" * 200,
        ],
        ids=["letters", "syllables", "surnames", "hyphens", "accents", "scripts", "ch", "i", "ligatures"],
    )
    def test_any_other_is_answered_at_once(self, text):
        assert len(text) <= 200
        br.prisoners().search("Losik")
        start = time.process_time()
        br.prisoners().search(text)
        assert time.process_time() - start < 1
