"""``source``: the publisher by its domain, the key, and a file of which every other byte stays."""

import datetime as dt
import re

import pytest

from curation.__main__ import main
from curation.steps import publishers, source
from curation.steps.files import CURATION, CurationError, write_csv
from curation.steps.ids import key
from curation.steps.plain_yaml import At, dump, load

AGENCY = """\
name: Example Agency
side: international
publications:
  # read twice
  example-agency-2099-01-01:
    title: One
    url: "https://www.agency.example/news/one"
    published: 2099-01-01
    retrieved_on: 2099-01-02
    language: en
    kind: agency
    quality: good
  example-agency-undated:
    title: About us
    url: "https://shared.example/agency"
    retrieved_on: 2099-01-02
    language: en
    kind: agency
    quality: weak
"""
GAZETTE = AGENCY.replace("Agency", "Gazette").replace("agency", "gazette").replace("kind: gazette", "kind: news")
GIVEN = {
    "publisher": None, "name": None, "side": None, "title": "Two: more", "published": "2099-01-01", "language": "en",
    "kind": "news", "quality": "good", "retrieved_on": "2099-01-03",
}  # fmt: skip
BLOCK = """\
  example-agency-2099-01-01-2:
    title: "Two: more"
    url: "https://agency.example/two"
    published: 2099-01-01
    retrieved_on: 2099-01-03
    language: en
    kind: news
    quality: good
"""


@pytest.fixture
def root(tmp_path):
    """A folder with two publishers."""
    (tmp_path / "publishers").mkdir()
    for name, text in (("example-agency", AGENCY), ("example-gazette", GAZETTE)):
        (tmp_path / "publishers" / f"{name}.yaml").write_text(text, encoding="utf-8")
    return tmp_path


def add(root, url, ask=None, **given):
    return source.add(url, GIVEN | given, ask, root)


def text(root, name="example-agency"):
    return (root / "publishers" / f"{name}.yaml").read_text(encoding="utf-8")


def test_the_block_stands_in_the_order_of_the_keys_and_the_rest_stays(root):
    assert add(root, "https://agency.example/two") == "example-agency-2099-01-01-2"
    assert text(root) == AGENCY.replace("  example-agency-undated:", f"{BLOCK}  example-agency-undated:")
    assert text(root, "example-gazette") == GAZETTE


def test_it_is_read_as_it_was_written(root):
    new = add(root, "https://agency.example/two", published="2099-02")
    (cells,) = (p.cells for p in publishers.read(root / "publishers") if p.key == new)
    assert (cells["publisher"], cells["title"], cells["published"]) == ("Example Agency", "Two: more", "2099-02")


@pytest.mark.parametrize(
    ("published", "expected"),
    [("2099", "example-agency-2099"), ("undated", "example-agency-undated-2"),
     ("2099-01-01/2099-01-02", "example-agency-2099-01-01-2099-01-02")],
)  # fmt: skip
def test_the_key_is_publisher_and_day(root, published, expected):
    assert add(root, "https://agency.example/two", published=published) == expected


def test_a_key_that_was_given_once_is_not_given_again(root):
    row = {"source_id": "s0001", "hash": key("example-agency-2099-01-01-2")}
    write_csv(root / "ids" / "sources.csv", list(row), [row])
    assert add(root, "https://agency.example/two") == "example-agency-2099-01-01-3"


@pytest.mark.parametrize(
    "url",
    ["https://www.agency.example/news/one", "http://agency.example/news/one/", "https://agency.example/news/one#top",
     "https://agency.example/news/one?utm_source=x",
     "https://web.archive.org/web/20990101000000/https://agency.example/news/one"],
)  # fmt: skip
def test_a_known_address(root, url):
    with pytest.raises(CurationError, match=r"^publishers/example-agency\.yaml, line 5: .* is known as example-agency"):
        add(root, url)
    assert text(root) == AGENCY


def test_an_archived_address_is_the_one_behind_it(root):
    add(root, "web.archive.org/web/2099*/https://agency.example/two?a=1")
    assert '    url: "https://agency.example/two?a=1"\n' in text(root)


def test_a_subdomain_is_of_the_publisher_of_its_domain(root):
    assert add(root, "https://en.agency.example/two").startswith("example-agency-")


def test_a_new_publisher_by_its_name(root):
    assert add(root, "https://new.example/a", name="New Élan", side="exile") == "new-elan-2099-01-01"
    assert text(root, "new-elan").startswith("name: New Élan\nside: exile\npublications:\n  new-elan-2099-01-01:\n")
    assert len(publishers.read(root / "publishers")) == 5


@pytest.mark.parametrize(
    ("url", "given", "message"),
    [
        ("https://new.example/a", {"title": None, "kind": None},
         "https://new.example/a: give --publisher (a new one with --name and --side), --title, --kind"),
        ("https://new.example/a", {"publisher": "new"}, "https://new.example/a: give --name, --side"),
        ("https://shared.example/a", {},
         "https://shared.example/a: give --publisher (of shared.example there are example-agency, example-gazette)"),
        ("https://t.me/a", {}, "https://t.me/a: give --publisher"),
        ("page.html", {}, "'page.html' is not an address such as https://example.org/page"),
        ("ftp://agency.example/a", {}, "'ftp://agency.example/a' is not an address"),
        ("https://agency.example/a", {"kind": "newz"}, "--kind: 'newz' is not in the vocabulary: did you mean 'news'"),
        ("https://agency.example/a", {"quality": "best"}, "--quality: 'best' is not in the vocabulary"),
        ("https://agency.example/a", {"language": "eng"}, "--language: 'eng' is not a code of ISO 639-1 such as en"),
        ("https://agency.example/a", {"published": "1.1.2099"}, "--published: '1.1.2099' is not a date such as"),
        ("https://agency.example/a", {"title": "a\u200bb"}, "--title: 'a\\u200bb' has an invisible character"),
        ("https://agency.example/a", {"name": "Other"}, "--name: the publisher example-agency is 'Example Agency'"),
        ("https://new.example/a", {"publisher": "New One"}, "--publisher: 'New One' is not an id such as new-one"),
        ("https://new.example/a", {"publisher": "agency-2", "name": "Example agency", "side": "exile"},
         "--name: 'Example Agency' is the publisher example-agency: give --publisher example-agency"),
    ],
)  # fmt: skip
def test_refusals_write_nothing(root, url, given, message):
    with pytest.raises(CurationError, match=f"^{re.escape(message)}"):
        add(root, url, **given)
    assert sorted(path.name for path in root.rglob("*.yaml")) == ["example-agency.yaml", "example-gazette.yaml"]
    assert (text(root), text(root, "example-gazette")) == (AGENCY, GAZETTE)


def test_a_person_is_asked_for_what_is_missing_until_it_is_right(root):
    asked = []
    answers = iter(["new", "New", "exile", "undated", "newz", "news"])

    def ask(question):
        asked.append(question)
        return next(answers)

    assert add(root, "https://new.example/a", ask, published=None, kind=None) == "new-undated"
    names = [question.partition(" ")[0] for question in asked]
    assert names == ["publisher", "name", "side", "published", "kind", "kind"]
    assert "state, exile, international" in asked[2]
    assert "'newz' is not in the vocabulary" in asked[-1]


def test_the_command_without_a_terminal(monkeypatch, capsys, root):
    monkeypatch.setattr(source.add, "__defaults__", (root,))
    monkeypatch.setattr("sys.stdin.isatty", lambda: False, raising=False)
    words = ["source", "https://agency.example/two", "--title", "Two", "--published", "2099-01-05", "--kind", "news"]
    assert main(words) == 1
    assert capsys.readouterr().err == "source: https://agency.example/two: give --language, --quality\n"
    assert main([*words, "--language", "en", "--quality", "good"]) == 0
    assert capsys.readouterr().out == "example-agency-2099-01-05\n"
    assert f"    retrieved_on: {dt.datetime.now(dt.UTC).date()}\n" in text(root)


def test_the_files_are_in_the_form_that_is_written():
    paths = [*(CURATION / "publishers").glob("*.yaml"), *(CURATION / "record").rglob("*.yaml")]
    assert [path.name for path in paths if dump(load(At(path, CURATION))) != path.read_text(encoding="utf-8")] == []
