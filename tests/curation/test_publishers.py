"""The publishers: each publication has the name and the side of its publisher, and slips are named by file and line."""

import pytest

from curation.steps import publishers
from curation.steps.files import CurationError
from tests.curation.tree import write

AGENCY = """\
name: Example Agency
side: international
publications:
  example-agency-2099-01-01:
    title: "The envoy came, and they are free"
    url: "https://example.org/free"
    published: 2099-01-01
    retrieved_on: 2099-01-02
    language: en
    kind: news
    is_reprint: false
    quality: good
"""
GAZETTE = """\
name: Example Gazette
side: international
publications:
  example-gazette-2099-01:
    title: They are free
    kind: news
    reprints: example-agency-2099-01-01
    is_reprint: true
    quality: good
"""


@pytest.fixture
def read(tmp_path):
    """Read two publishers, with one text of them replaced."""

    def read(old="", new=""):
        for name, text in {"example-agency": AGENCY, "example-gazette": GAZETTE}.items():
            write(tmp_path / "publishers" / f"{name}.yaml", text.replace(old, new) if old else text)
        return publishers.read(tmp_path / "publishers")

    return read


def test_a_publication_has_the_columns_of_a_source(read):
    agency, gazette = read()
    assert (agency.key, gazette.key) == ("example-agency-2099-01-01", "example-gazette-2099-01")
    assert agency.cells == {
        "publisher_id": "example-agency", "publisher": "Example Agency", "publisher_side": "international",
        "title": "The envoy came, and they are free", "url": "https://example.org/free", "published": "2099-01-01",
        "retrieved_on": "2099-01-02", "language": "en", "kind": "news", "origin_id": "", "is_reprint": "false",
        "newsroom": "", "quality": "good", "note": "",
    }  # fmt: skip
    assert (gazette.cells["origin_id"], gazette.cells["url"]) == ("example-agency-2099-01-01", "")
    assert (gazette.place.at.name, gazette.place.line) == ("publishers/example-gazette.yaml", 4)


@pytest.mark.parametrize(
    ("old", "new", "name", "line", "problem"),
    [
        ("side: international\npublications:\n  example-a", "sid: x\npublications:\n  example-a", "agency", 2,
         "a publisher has no 'sid': did you mean 'side'"),
        ("name: Example Gazette\n", "", "gazette", 1, "the publisher has no name"),
        ("name: Example Gazette", "name: [Example Gazette]", "gazette", 1, "name: expected text"),
        (GAZETTE.partition("publications")[2], ": none\n", "gazette", 1, "the publisher has no publications"),
        (GAZETTE.partition("2099-01:")[2], " none\n", "gazette", 4, "expected title, url and so on"),
        ("    kind: news\n    reprints", "    sort: news\n    reprints", "gazette", 6, "a publication has no 'sort'"),
        ("title: They are free", "title: [They are free]", "gazette", 5, "title: expected text"),
        ("reprints: example-agency-2099-01-01", "reprints: example-agency-2099", "gazette", 7,
         "there is no 'example-agency-2099': did you mean 'example-agency-2099-01-01'"),
        ("  example-gazette-2099-01:", "  example-agency-2099-01-01:", "gazette", 4,
         "'example-agency-2099-01-01' stands in publishers/example-agency.yaml, line 4, too"),
    ],
)  # fmt: skip
def test_a_slip_is_named_by_file_and_line(read, old, new, name, line, problem):
    with pytest.raises(CurationError, match=f"^publishers/example-{name}.yaml, line {line}: .*{problem}"):
        read(old, new)


def test_a_file_that_is_no_publisher_is_refused(read, tmp_path):
    write(tmp_path / "publishers" / "example.csv", "")
    with pytest.raises(CurationError, match=r"^publishers/example.csv: this file is not read"):
        read()
