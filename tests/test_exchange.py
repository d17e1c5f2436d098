"""Names, the codebook, and what a dataset says it read."""

import datetime as dt

import pytest

import belarus_releases as br
from belarus_releases._schema import SCHEMA
from belarus_releases.tables import RECORDS


class TestSearch:
    @pytest.mark.parametrize(
        ("asked", "name"),
        [
            ("Tikhanovsky", "Siarhei Tsikhanouski"),
            ("TSIKHANOUSKI", "Siarhei Tsikhanouski"),
            ("Tsikhanoŭski, Siarhei", "Siarhei Tsikhanouski"),
            ("Zenkovich", "Youras Ziankovich"),
            ("Babarika", "Viktar Babaryka"),
            ("kalesnikava maria", "Maria Kalesnikava"),
        ],
    )
    def test_found(self, asked, name):
        found = br.prisoners().search(asked)
        assert found[0].name == name
        assert found.scores[0] >= 0.8
        assert list(found.scores) == sorted(found.scores, reverse=True)
        assert len(found[:1].scores) == 1

    @pytest.mark.parametrize("asked", ["", "?!", "Angela Merkel", "x"])
    def test_nobody(self, asked):
        found = br.prisoners().search(asked)
        assert len(found) == 0
        assert found.scores == ()
        assert len(found.close) == 3

    def test_matches_are_a_table(self):
        import pickle

        found = br.prisoners().search("Znak")
        assert len(found.to_frame()) == len(found) == 1
        assert pickle.loads(pickle.dumps(found)).scores == found.scores


def test_codebook_is_a_table():
    book = br.codebook()
    assert len(book.where(item=None)) == sum(len(columns) for name, columns in SCHEMA.items() if name in RECORDS)
    assert {entry.table for entry in br.codebook("custody_status")} == {"prisoners"}
    assert [entry.item for entry in br.codebook("events.legal_act")][1:] == [
        "pardon",
        "amnesty",
        "sentence_end",
        "not_stated",
    ]
    assert len(book.to_frame()) == len(book)


def test_dataset_says_what_was_read():
    ds = br.dataset("2026.11.0")
    assert isinstance(ds.published_on, dt.date)
    assert {name: len(ds.table(name)) for name in RECORDS} == {
        name: int(count) for name, _, count in (pair.partition("=") for pair in br.data_versions()[0].rows)
    }
