"""What may be private is found in every language, in every kind of text; no word of the lists can go unnoticed."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from curation.checks import private
from curation.checks.private import KINDS, found
from curation.checks.written import address
from curation.steps.files import DECISIONS, CurationError, read_csv
from tests.curation.example import Example

LISTS = private.read()
ROWS = read_csv(DECISIONS / "private_words.csv")
WORDS = {(row["language"], row["kind"]): row["words"].split(";") for row in ROWS}
#: Each word of the lists as it may stand in a text.
EXAMPLES = {
    (row["language"], row["kind"]): row["examples"].split(";")
    for row in csv.DictReader(Path(__file__).with_name("private_words.csv").read_text(encoding="utf-8").splitlines())
}
LANGUAGES = sorted({language for language, _ in WORDS} - {"towns", "ru-latn"})


def kinds(text, *languages):
    """What a text tells of, by the lists of some languages."""
    return {entry.kind for _, entry in found(text, languages, LISTS)}


@pytest.mark.parametrize(("language", "kind"), WORDS, ids=map("-".join, WORDS))
class TestLists:
    def test_each_example_is_found(self, language, kind):
        for example in EXAMPLES[language, kind]:
            assert kind in kinds(f"Ω {example}, Ω", language), example

    def test_each_word_is_needed(self, language, kind):
        """Without it, one of its examples would not be found."""
        alone = Counter()
        for example in EXAMPLES[language, kind]:
            entries = {entry.parts for _, entry in found(example, [language], LISTS)}
            alone.update(entries if len(entries) == 1 else ())
        for word in WORDS[language, kind]:
            assert alone[tuple(private._plain(word).split())], word


def test_each_language_has_each_kind():
    assert {(language, kind) for language in LANGUAGES for kind in KINDS} <= WORDS.keys()
    assert EXAMPLES.keys() == WORDS.keys()


@pytest.mark.parametrize("language", LANGUAGES)
def test_in_each_language_a_sentence_of_each_kind_is_found(language):
    for kind in KINDS:
        example = EXAMPLES[language, kind][0]
        assert kinds(f"«{example}» – Przykladowa (2099)", language) >= {kind}


@pytest.mark.parametrize(
    "text",
    ["The officials said so", "Milling, illegal, and mental figures", "Seventeen others at 19:00", "15 years in prison",
     "приговорили к 15 годам", "3,5 года колонии", "Демушкин, сынки", "Prakash, raki", "за 100 лет"],
)  # fmt: skip
def test_parts_of_words_and_terms_of_sentences_are_nothing(text):
    assert not kinds(text, "en", "ru", "be", "uk", "pl", "towns")


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        ("https://example.org/news/he-suffered-a-stroke", "health"),
        ("https://example.org/news/%D0%B1%D0%BE%D0%BB%D0%B5%D0%B7%D0%BD%D1%8C", "health"),
        ("https://example.org/go?to=https%253A%252F%252Fexample.com%252Fhis-wife", "kin"),
        ("https://example.org/intervju-s-zhenoj", "kin"),
        ("https://example.org/sredi_nih_19_letnyaya", "age"),
        ("https://example.org/19-richna", "age"),
        ("https://example.org/#resident-of", "home"),
        ("https://example.org/journalist-from-pinsk", "home"),
        ("https://example.org/sidel-v-shizo", "treatment"),
        ("203.0.113.7/the-mother", "kin"),
    ],
)
def test_addresses_are_decoded_and_split(url, kind):
    assert kinds(address(url), "en", "ru", "ru-latn", "towns") == {kind}


def test_of_an_address_the_host_says_nothing():
    assert address("https://family.example/news/") == "news"


def test_addresses_have_no_accents():
    assert kinds("o-saude-de", private.bare("pt")) == {"health"}
    assert kinds("zona", private.bare("pl")) == {"kin"}
    assert kinds("corki", private.bare("pl")) == {"kin"}


PUBLISHER = "publishers/example-agency.yaml"
EVENT = "record/events/2099-01-01-example.yaml"
CONTACT = "record/contacts/2099-01-01-example-visit.yaml"
PERSON = "record/prisoners/p0001.yaml"


class TestTexts:
    @pytest.fixture
    def example(self, tmp_path, monkeypatch):
        return Example(tmp_path / "curation", monkeypatch)

    @pytest.mark.parametrize(
        ("file", "old", "new", "column", "words"),
        [
            (PUBLISHER, "title: ", "title: His wife on ", "title", "'wife' may be private (kin)"),
            (PUBLISHER, 'url: "https://www.agency.example/', 'url: "https://www.agency.example/hunger-strike-', "url",
             "'hunger strike' may be private (health)"),
            (PUBLISHER, "language: en", "language: sv", "language",
             "decisions/private_words.csv has no words of the language 'sv'"),
            (EVENT, "label: ", "label: At the age of 19, ", "label", "'age of 19' may be private (age)"),
            (EVENT, "note: ", "note: From Pinsk. ", "note", "'pinsk' may be private (home)"),
            (EVENT, "as: ten", "as: beaten", "released_total", "'beaten' may be private (treatment)"),
            (CONTACT, "participants:\n  ", "participants:\n  the daughter of ", "participants",
             "'daughter' may be private (kin)"),
        ],
    )  # fmt: skip
    def test_each_kind_of_text_is_read(self, example, file, old, new, column, words):
        example.replace(file, old, new)
        lines = [line for line in example.check().refused if line.endswith("(nothing-private)")]
        assert any(line.startswith(f"{file}, line ") and f": {column}: {words}" in line for line in lines), lines

    def test_names_of_persons_are_not_read(self, example):
        example.replace(PERSON, "  Exampl Person:", "  Family Person:")
        assert not [line for line in example.check().refused if "nothing-private" in line]


def test_a_list_that_is_not_in_order_is_refused(tmp_path):
    path = tmp_path / "private_words.csv"
    path.write_text("language,kind,words\nen,healht,ill\n", encoding="utf-8")
    with pytest.raises(CurationError, match=r"^decisions/private_words.csv, line 2: write a kind of health, kin, age"):
        private.read(path)
