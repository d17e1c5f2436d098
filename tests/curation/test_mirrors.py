"""Addresses at mirrors are text in the files of publishers."""

import pytest

from curation.steps import mirrors, publishers, source
from curation.steps.files import DECISIONS, read_csv
from tests.curation.example import Example

PUBLISHER = "publishers/example-agency.yaml"


@pytest.mark.parametrize("row", read_csv(DECISIONS / "mirrors.csv"), ids=lambda row: row["host"])
def test_each_host_of_the_list_and_those_below_it_are_mirrors(row):
    for url in (f"https://{row['host']}/a", f"http://abc.{row['host']}/a?b=c", f"{row['host']}/"):
        assert mirrors.is_mirror(url)
        assert "://" not in mirrors.as_written(url)
    assert not mirrors.is_mirror(f"https://{row['host']}.example/")


@pytest.mark.parametrize("url", ["http://203.0.113.7/a", "203.0.113.7:8080/a", "https://[2001:db8::7]/a"])
def test_a_number_in_place_of_a_host_is_a_mirror(url):
    assert mirrors.is_mirror(url)


def test_no_source_links_to_a_mirror():
    urls = [publication.cells["url"] for publication in publishers.read()]
    texts = [url for url in urls if url and "://" not in url]
    assert len(texts) > 10
    assert all(map(mirrors.is_mirror, texts))
    assert not [url for url in urls if "://" in url and mirrors.is_mirror(url)]


@pytest.fixture
def example(tmp_path, monkeypatch):
    return Example(tmp_path / "curation", monkeypatch)


def test_the_check_refuses_a_link_to_a_mirror_and_a_text_of_none(example):
    example.replace(PUBLISHER, 'url: "https://www.agency.example/', 'url: "https://203.0.113.7/')
    (line,) = [line for line in example.check().refused if "(mirror-as-text)" in line]
    assert "is at a mirror: write the address at the outlet's own site, or '203.0.113.7/" in line
    example.replace(PUBLISHER, 'url: "https://203.0.113.7/', 'url: "agency.example/')
    (line,) = [line for line in example.check().refused if "(mirror-as-text)" in line]
    assert "is not at a mirror of decisions/mirrors.csv: write 'https://' before it" in line


def test_a_page_at_a_mirror_is_entered_as_text_and_known_again(tmp_path):
    (tmp_path / "publishers").mkdir()
    given = {
        "publisher": "x", "name": "X", "side": "exile", "title": "T", "published": "2099-01-01", "language": "en",
        "kind": "news", "quality": "good", "retrieved_on": "2099-01-03",
    }  # fmt: skip
    assert source.add("https://abc.cloudfront.net/a", given, None, tmp_path) == "x-2099-01-01"
    assert "    url: abc.cloudfront.net/a\n" in (tmp_path / "publishers" / "x.yaml").read_text(encoding="utf-8")
    with pytest.raises(source.CurationError, match="is known as x-2099-01-01"):
        source.add("http://abc.cloudfront.net/a/", given, None, tmp_path)
