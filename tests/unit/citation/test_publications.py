"""Which sources stand behind rows, and how each is written, read back by a parser."""

import json

import pytest
from pybtex.database import parse_string

from belarus_releases.citation.publications import (
    as_biblatex,
    as_bibtex,
    as_csl_json,
    certain_date,
    cite_rows,
    sources_behind,
)
from belarus_releases.errors import InvalidValueError
from tests.factories import claim, day, row, snapshot, source

SOURCES = [source(f"s{number}") for number in range(1, 6)]
CLAIMS = [
    claim("events/a/label", "A", "s3"),
    claim("events/a/date", "2025", "s1", rank=2),
    claim("events/b/date", "2026", "s2"),
    claim("release_totals/a/count", "1", "s4", rank=None),
    claim("remaining_estimates/r/point", "9", "s5"),
]
SNAPSHOT = snapshot(sources=SOURCES, claims=CLAIMS)


def ids(name, rows, *, adopted=False):
    return " ".join(source.source_id for source in sources_behind(name, rows, SNAPSHOT, adopted=adopted))


class TestSourcesBehindRows:
    @pytest.mark.parametrize(
        ("name", "rows", "all_sources", "adopted"),
        [
            ("events", [row("events", event_id="a")], "s1 s3", "s3"),
            ("events", [row("events", event_id="b"), row("events", event_id="a")], "s1 s2 s3", "s2 s3"),
            ("events", [row("events", event_id="c")], "", ""),
            ("events", [], "", ""),
            ("release_totals", [row("release_totals", total_id="a")], "s4", ""),
            ("claims", CLAIMS[:2], "s1 s3", "s3"),
            ("sources", [SOURCES[3], SOURCES[0]], "s1 s4", "s1 s4"),
        ],
    )
    def test_those_of_the_claims(self, name, rows, all_sources, adopted):
        assert ids(name, rows) == all_sources
        assert ids(name, rows, adopted=True) == adopted

    def test_of_disputes_those_that_they_name(self):
        rows = [row("disputes", dispute_id="x=1", source_ids=("s4", "s2"), adopted=True),
                row("disputes", dispute_id="x=2", source_ids=("s1",), adopted=False)]  # fmt: skip
        assert ids("disputes", rows) == "s1 s2 s4"
        assert ids("disputes", rows, adopted=True) == "s2 s4"

    def test_of_derived_rows_those_of_the_rows_that_they_refer_to(self):
        flow = row("stock_flows", period="p", start_id="r", end_id=None, total_ids=("a",))
        assert ids("stock_flows", [flow]) == "s4 s5"
        assert ids("stock_flows", [row("stock_flows", period="p")]) == ""
        sums = row("reconciliation", total_id="a", events_counted=("b",), events_possible=("a",))
        assert ids("reconciliation", [sums]) == "s1 s2 s3 s4"

    @pytest.mark.parametrize("name", ["codebook", "data_versions", "coverage", "countries"])
    def test_of_rows_that_refer_to_none_there_is_an_error(self, name):
        with pytest.raises(InvalidValueError) as error:
            ids(name, [])
        assert str(error.value) == (
            f"{name} cannot be cited: its rows refer to no sources and to no rows that have any"
        )


class TestCiteRows:
    def test_each_style(self):
        rows = [row("events", event_id="a")]
        for style, write in (("bibtex", as_bibtex), ("biblatex", as_biblatex), ("csl-json", as_csl_json)):
            text = cite_rows("events", rows, SNAPSHOT, style, adopted=True)
            assert text == write([SOURCES[2]])
            assert "belarus_releases_s3" in text

    def test_of_no_rows_nothing(self):
        assert [cite_rows("events", [], SNAPSHOT, style, adopted=False) for style in ("bibtex", "biblatex")] == ["", ""]
        assert json.loads(cite_rows("events", [], SNAPSHOT, "csl-json", adopted=False)) == []

    @pytest.mark.parametrize("style", ["apa", "cff", "bibtx", []])
    def test_another_style_is_an_error(self, style):
        with pytest.raises(InvalidValueError, match=r"^style: there is no citation style "):
            cite_rows("events", [], SNAPSHOT, style, adopted=False)


def source_of(first, last):
    return source("s1", published_earliest=first and day(first), published_latest=last and day(last))


@pytest.mark.parametrize(
    ("first", "last", "parts", "date"),
    [
        ("2025-09-11", "2025-09-11", (2025, 9, 11), "2025-09-11"),
        ("2025-09-01", "2025-09-30", (2025, 9), "2025-09"),
        ("2025-09-10", "2025-09-12", (2025, 9), "2025-09"),
        ("2025-01-01", "2025-12-31", (2025,), "2025"),
        ("2024-12-31", "2025-12-31", (), None),
        ("2025-09-11", None, (), None),
        (None, None, (), None),
    ],
)
def test_a_date_is_as_fine_as_it_is_certain(first, last, parts, date):
    one = source_of(first, last)
    assert certain_date(one) == parts
    (entry,) = parse_string(as_biblatex([one]), "bibtex").entries.values()
    assert entry.fields.get("date") == date
    (entry,) = parse_string(as_bibtex([one]), "bibtex").entries.values()
    assert entry.fields.get("year") == (str(parts[0]) if parts else None)
    assert entry.fields.get("month") == ("September" if len(parts) > 1 else None)
    (item,) = json.loads(as_csl_json([one]))
    assert item.get("issued") == ({"date-parts": [list(parts)]} if parts else None)


FULL = source("s1", publisher="A and B", title="50 % of #1", url="https://example.org/a_b", language="be",
              published_earliest=day("2025-09-11"), published_latest=day("2025-09-11"),
              retrieved_on=day("2026-01-02"))  # fmt: skip


class TestEntries:
    def test_bibtex(self):
        assert as_bibtex([FULL]) == (
            "@misc{belarus_releases_s1,\n"
            "  key = {{A and B}},\n"
            r"  title = {{50 \% of \#1}}," + "\n"
            "  howpublished = {{A and B}},\n"
            "  year = {2025},\n"
            "  month = sep,\n"
            "  language = {belarusian},\n"
            "  url = {https://example.org/a_b},\n"
            "  urldate = {2026-01-02},\n"
            "}\n"
        )

    def test_biblatex(self):
        assert as_biblatex([FULL]) == (
            "@online{belarus_releases_s1,\n"
            r"  title = {{50 \% of \#1}}," + "\n"
            "  organization = {{A and B}},\n"
            "  date = {2025-09-11},\n"
            "  langid = {belarusian},\n"
            "  url = {https://example.org/a_b},\n"
            "  urldate = {2026-01-02},\n"
            "}\n"
        )

    def test_csl_json(self):
        assert json.loads(as_csl_json([FULL])) == [
            {
                "id": "belarus_releases_s1",
                "type": "webpage",
                "title": "50 % of #1",
                "container-title": "A and B",
                "issued": {"date-parts": [[2025, 9, 11]]},
                "language": "be",
                "URL": "https://example.org/a_b",
                "accessed": {"date-parts": [[2026, 1, 2]]},
            }
        ]

    def test_the_address_of_a_mirror_is_a_note(self):
        mirrored = source("s1", url="203.0.113.7/a_b")
        assert "  note = {{Mirror: 203.0.113.7/a\\_b}},\n" in as_bibtex([mirrored])
        assert "  note = {{Mirror: 203.0.113.7/a\\_b}},\n" in as_biblatex([mirrored])
        assert "url = " not in as_bibtex([mirrored]) + as_biblatex([mirrored])
        assert json.loads(as_csl_json([mirrored])) == [
            {"id": "belarus_releases_s1", "type": "webpage", "note": "Mirror: 203.0.113.7/a_b"}
        ]

    def test_a_source_without_cells_has_its_key_alone(self):
        bare = source("s1", url=None)
        assert as_bibtex([bare]) == "@misc{belarus_releases_s1,\n}\n"
        assert as_biblatex([bare]) == "@online{belarus_releases_s1,\n}\n"
        assert json.loads(as_csl_json([bare])) == [{"id": "belarus_releases_s1", "type": "webpage"}]

    def test_entries_are_apart(self):
        for write in (as_bibtex, as_biblatex):
            assert write(SOURCES[:2]).count("}\n\n@") == 1
            assert list(parse_string(write(SOURCES[:2]), "bibtex").entries) == [
                "belarus_releases_s1",
                "belarus_releases_s2",
            ]
