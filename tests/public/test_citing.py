"""Citing: the dataset at a version, and the sources behind rows, read back by other people's parsers."""

import json
import re
import tomllib
from pathlib import Path

import pytest
from pybtex.database import parse_string

import belarus_releases as br

ROOT = Path(__file__).parents[2]
STYLES = ("apa", "bibtex", "biblatex", "csl-json")
VERSIONS = [row.version for row in br.data_versions()]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
REPOSITORY = PROJECT["urls"]["Repository"]
AUTHOR = "belarus-releases contributors"
CLAIM_BASED = [name for name in br.tables.TABLES if name not in ("sources", "claims")]


def entries(text):
    """The entries of a BibTeX file by key; pybtex refuses broken ones and keys that repeat."""
    by_key = parse_string(text, "bibtex").entries
    assert len(by_key) == text.count("\n@") + text.startswith("@")
    assert text.count("{") == text.count("}")
    return {key: entry.fields for key, entry in by_key.items()}


def words(field):
    """What LaTeX prints of a field: the inner braces keep capitals, a backslash precedes its special characters."""
    return re.sub(r"\\([#$%&_])", r"\1", field.removeprefix("{").removesuffix("}"))


def keys(table, **options):
    return list(entries(table.cite(**options)))


def key(source_id):
    return f"belarus_releases_{source_id}"


def keys_of(*tables):
    """The keys of the sources of claims, in order."""
    return sorted({key(claim.source_id) for claims in tables for claim in claims})


class TestTheDataset:
    @pytest.mark.parametrize(("style", "kind"), [("bibtex", "misc"), ("biblatex", "dataset")])
    @pytest.mark.parametrize("version", br.data_versions(), ids=lambda row: row.version)
    def test_bibtex(self, style, kind, version):
        text = br.cite(style, version=version.version)
        ((name, entry),) = parse_string(text, "bibtex").entries.items()
        assert text.startswith(f"@{kind}{{")
        assert name == f"belarus_releases_{version.version.replace('.', '_')}"
        fields = entry.fields
        assert [str(person) for person in entry.persons["author"]] == [f"{{{AUTHOR}}}"]
        place = words(fields["howpublished"]) if style == "bibtex" else fields["version"]
        assert version.version in place
        assert str(version.published_on).startswith(fields["year"] if style == "bibtex" else fields["date"])

    def test_the_default_is_the_latest_version_in_apa(self):
        assert br.cite() == br.cite("apa", version="latest") == br.cite("apa", version=br.dataset().version)
        assert f"(Version {br.dataset().version}) [Data set]." in br.cite()

    def test_the_author_is_that_of_the_package(self):
        assert {"name": AUTHOR} in PROJECT["authors"]

    @pytest.mark.parametrize("style", STYLES)
    def test_there_is_no_address_but_that_of_the_repository_once_it_exists(self, style):
        text = br.cite(style)
        assert "placeholder" not in text
        licences = ("https://creativecommons.org/licenses/", "https://schema.org/", "https://spdx.org/licenses/")
        for allowed in (*licences, REPOSITORY):
            text = text.replace(allowed, "")
        assert "http" not in text
        assert "doi" not in text.lower()


class TestEverySource:
    """Written and read back."""

    @pytest.mark.parametrize("style", ["bibtex", "biblatex"])
    def test_bibtex(self, style):
        sources = br.sources()
        by_key = entries(sources.cite(style))
        assert list(by_key) == [key(source.source_id) for source in sources]
        for source in sources:
            fields = by_key[key(source.source_id)]
            publisher = fields.get("howpublished" if style == "bibtex" else "organization")
            assert (publisher and words(publisher)) == source.publisher
            assert ("title" in fields) == (source.title is not None)
            assert words(fields.get("title", "")) == (source.title or "")
            if source.url and "://" not in source.url:
                assert words(fields["note"]) == f"Mirror: {source.url}"
            else:
                assert fields.get("url") == source.url
            assert fields.get("urldate") == (source.retrieved_on and str(source.retrieved_on))
            assert all(fields.values())
            assert not re.search(r"(?<!\\)[#$%&_]", fields.get("title", ""))
            if style == "biblatex" and source.published:
                assert fields["date"] == str(source.published)
            if style == "bibtex" and source.published_earliest:
                assert fields["year"] == str(source.published_earliest.year)

    def test_csl_json(self):
        sources = br.sources()
        items = json.loads(sources.cite("csl-json"))
        assert [item["id"] for item in items] == [key(source.source_id) for source in sources]
        for item, source in zip(items, sources, strict=True):
            assert item.keys() <= {
                "id",
                "type",
                "title",
                "container-title",
                "issued",
                "language",
                "URL",
                "accessed",
                "note",
            }
            assert item["type"] == "webpage"
            assert item.get("title") == source.title
            linked = source.url if source.url and "://" in source.url else None
            assert item.get("URL") == linked
            for name in item.keys() & {"issued", "accessed"}:
                (((year, *rest)),) = item[name]["date-parts"]
                assert item[name].keys() == {"date-parts"}
                assert isinstance(year, int)
                assert all(isinstance(part, int) and 1 <= part <= 31 for part in rest)

    def test_keys_are_the_same_at_every_version(self):
        latest = set(keys(br.sources()))
        for version in VERSIONS:
            assert set(keys(br.sources(version))) <= latest


class TestTheSourcesBehindRows:
    EVENT = "2025-09-11-lithuania"

    @pytest.mark.parametrize("name", CLAIM_BASED)
    def test_of_a_table_those_of_its_claims(self, name):
        claims = br.claims(name)
        assert keys(getattr(br, name)()) == keys_of(claims)
        assert keys(getattr(br, name)(), adopted=True) == keys_of(claims.where(rank=1))

    def test_of_a_row_its_own_alone(self):
        event = br.events().where(event_id=self.EVENT)
        assert keys(event) == keys_of(br.claims("events", self.EVENT))
        assert set(keys(event, adopted=True)) < set(keys(event)) < set(keys(br.events()))

    def test_of_claims_their_own(self):
        claims = br.claims("events", self.EVENT, field="released_total")
        assert keys(claims) == keys_of(claims)
        assert keys(claims, adopted=True) == keys_of(claims.where(rank=1))
        assert len(claims.where(rank=1)) == 1

    def test_of_sources_themselves(self):
        sources = br.sources().where(publisher_id="viasna")
        assert keys(sources) == keys(sources, adopted=True) == [key(source.source_id) for source in sources]
        assert keys(sources[::-1]) == keys(sources)

    def test_of_disputes_those_that_they_name(self):
        disputes = br.dataset().disputes()
        assert keys(disputes) == sorted({key(source) for row in disputes for source in row.source_ids})
        assert keys(disputes, adopted=True) == keys(disputes.where(adopted=True))

    def test_of_derived_tables_those_of_the_rows_that_they_name(self):
        ds = br.dataset()
        flow = ds.stock_flow().where(start_id=lambda name: name is not None, end_id=lambda name: name is not None)[:1]
        estimates = [ds.claims("remaining_estimates", name) for name in (flow[0].start_id, flow[0].end_id)]
        totals = [ds.claims("release_totals", total) for total in flow[0].total_ids]
        events = [ds.claims("events", event) for event in (*flow[0].events_counted, *flow[0].events_possible)]
        assert keys(flow) == keys_of(*estimates, *totals, *events)
        total = ds.reconcile().where(events_counted=lambda events: len(events) > 1)[:1]
        events = [*total[0].events_counted, *total[0].events_possible, *total[0].events_excluded]
        assert keys(total) == keys_of(
            ds.claims("release_totals", total[0].total_id), *(ds.claims("events", event) for event in events)
        )

    def test_at_the_version_and_the_day_of_the_table(self):
        assert keys(br.events("2026.11.0")) == [key(f"s000{n}") for n in (2, 3, 5)]
        then = br.dataset("2026.11.0", known_on="2025-07-01")
        assert keys(then.events()) == keys_of(then.claims()) == [key("s0002")]
        assert keys(then.disputes()) == []

    @pytest.mark.parametrize("table", [br.codebook, br.data_versions, br.dataset().coverage, br.countries])
    def test_of_rows_that_name_none_there_is_an_error(self, table):
        with pytest.raises(br.errors.InvalidValueError, match=f"^{table().name} cannot be cited"):
            table().cite()

    def test_of_no_rows_nothing(self):
        none = br.events()[:0]
        assert none.cite() == none.cite("biblatex") == ""
        assert json.loads(none.cite("csl-json")) == []

    def test_frames_lead_to_the_same(self):
        frame = br.prisoners()[:5].to_frame()
        claims = br.claims().to_frame()
        behind = claims[(claims["table"] == "prisoners") & claims["record_id"].isin(frame["prisoner_id"])]
        assert keys(br.prisoners()[:5]) == sorted("belarus_releases_" + behind["source_id"].unique())
