"""Citing: the dataset at a version, and the publications behind rows, read back by real parsers."""

import calendar
import json
import re

import attrs
import pytest
import rdflib
from pybtex.database import parse_string
from rdflib import SDO

import belarus_releases as br
from belarus_releases import bibliography, bibtex, citation, datapackage
from belarus_releases.provenance import BUILT
from curation.files import ROOT

STYLES = ("apa", "bibtex", "biblatex", "csl-json", "cff", "json-ld")
PUBLISHED = br.data_versions()[-1].version


def entries(text):
    """The entries of a BibTeX file by key; pybtex refuses what is broken and keys that repeat."""
    found = parse_string(text, "bibtex").entries
    assert len(found) == text.count("\n@") + text.startswith("@")
    assert text.count("{") == text.count("}")
    return {key: entry.fields for key, entry in found.items()}


def words(field):
    """What LaTeX prints of a field: the inner braces keep capitals, a backslash precedes its special characters."""
    return re.sub(r"\\([#$%&_])", r"\1", field.removeprefix("{").removesuffix("}"))


def keys(table, **options):
    return list(entries(table.cite(**options)))


def key(source_id):
    return f"belarus_releases_{source_id}"


@pytest.fixture
def archived(monkeypatch):
    """One version has a DOI, and the repository an address: RFC 2606 and DataCite's prefix for tests."""
    monkeypatch.setitem(citation.DOIS, "2026.11.0", "10.5072/made_up")
    monkeypatch.setattr(citation, "REPOSITORY", "https://example.org/repository")


class TestTheDataset:
    def test_apa(self):
        assert br.cite(version="2026.11.0") == (
            "belarus-releases contributors. (2026). belarus-releases: releases of political prisoners in Belarus "
            "since July 2024 (Version 2026.11.0) [Data set]."
        )

    @pytest.mark.parametrize(("style", "kind"), [("bibtex", "misc"), ("biblatex", "dataset")])
    @pytest.mark.parametrize("row", br.data_versions(), ids=lambda row: row.version)
    def test_bibtex(self, style, kind, row):
        text = br.cite(style, version=row.version)
        ((found, entry),) = parse_string(text, "bibtex").entries.items()
        assert text.startswith(f"@{kind}{{")
        assert found == f"belarus_releases_{row.version.replace('.', '_')}"
        fields = entry.fields
        assert [str(person) for person in entry.persons["author"]] == [f"{{{citation.AUTHOR}}}"]
        assert words(fields["title"]) == citation.TITLE
        stated = (words(fields["howpublished"]), fields["year"]) if style == "bibtex" else (fields["version"],)
        assert row.version in stated[0]
        assert str(row.published_on).startswith(fields["year"] if style == "bibtex" else fields["date"])

    def test_csl_json(self):
        (item,) = json.loads(br.cite("csl-json", version="2026.11.0"))
        assert item["type"] == "dataset"
        assert item["version"] == "2026.11.0"
        assert item["author"] == [{"literal": citation.AUTHOR}]
        assert item["issued"] == {"date-parts": [[2026, 11, 21]]}

    def test_citation_cff_is_what_cite_gives(self):
        assert (ROOT / "CITATION.cff").read_text(encoding="utf-8") == br.cite("cff", version=PUBLISHED)

    def test_the_facts_are_those_of_the_package(self):
        import tomllib

        project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
        assert {"name": citation.AUTHOR} in project["authors"]
        assert set(citation.KEYWORDS) <= set(project["keywords"])
        assert citation.TITLE.casefold() == f"{datapackage.NAME}: {datapackage.TITLE}".casefold()

    def test_a_version_without_a_day_of_publication(self):
        unpublished = "2099.1.0+dev"
        assert "(n.d.)" in citation.apa(unpublished, None)
        for write in (citation.bibtex_entry, citation.biblatex_entry):
            (fields,) = entries(write(unpublished, None)).values()
            assert not fields.keys() & {"year", "month", "date"}
        assert "issued" not in citation.csl_json(unpublished, None)
        assert "date-released" not in citation.cff(unpublished, None)


class TestAddresses:
    @pytest.mark.parametrize("style", STYLES)
    def test_there_is_none_before_it_exists(self, style):
        text = br.cite(style).replace(datapackage.LICENCE["path"], "")
        for allowed in ("https://schema.org/", "https://spdx.org/licenses/"):
            text = text.replace(allowed, "")
        assert "http" not in text
        assert "doi" not in text.lower()

    @pytest.mark.parametrize("style", STYLES)
    def test_every_style_has_the_doi_of_its_version(self, archived, style):
        assert "10.5072/made_up" in br.cite(style, version="2026.11.0")
        assert "10.5072/made_up" not in br.cite(style, version="2026.11.1")

    @pytest.mark.parametrize("style", STYLES)
    def test_a_version_without_a_doi_has_the_repository(self, archived, style):
        assert "https://example.org/repository" in br.cite(style, version="2026.11.1")

    def test_as_each_form_asks_for_it(self, archived):
        assert br.cite(version="2026.11.0").endswith("[Data set]. https://doi.org/10.5072/made_up")
        for style in ("bibtex", "biblatex"):
            (fields,) = entries(br.cite(style, version="2026.11.0")).values()
            assert fields["doi"] == "10.5072/made_up"
        assert json.loads(br.cite("csl-json", version="2026.11.0"))[0]["DOI"] == "10.5072/made_up"
        described = json.loads(br.cite("json-ld", version="2026.11.0"))
        assert described["identifier"]["value"] == "doi:10.5072/made_up"
        assert '\ndoi: "10.5072/made_up"\n' in br.cite("cff", version="2026.11.0")


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")  # rdflib's own
class TestJsonLd:
    @pytest.fixture(params=[row.version for row in br.data_versions()])
    def version(self, request):
        return request.param

    def graph(self, version):
        """The description as RDF; the context, which would be fetched, is replaced by its vocabulary."""
        described = json.loads(br.cite("json-ld", version=version))
        assert described["@context"] == "https://schema.org/"
        made = rdflib.Graph().parse(data=json.dumps(described | {"@context": {"@vocab": str(SDO)}}), format="json-ld")
        (subject,) = made.subjects(rdflib.RDF.type, SDO.Dataset)
        return made, subject

    @pytest.mark.usefixtures("archived")
    def test_every_term_is_one_of_schema_org(self, version):
        graph, _ = self.graph(version)
        used = {*graph.predicates(), *graph.objects(None, rdflib.RDF.type)} - {rdflib.RDF.type}
        assert len(used) > 15
        assert {term.removeprefix(str(SDO)) for term in used} <= SDO.__annotations__.keys()

    def test_what_search_engines_ask_for_is_there(self, version):
        graph, dataset = self.graph(version)
        assert 50 <= len(str(graph.value(dataset, SDO.description))) <= 5000
        assert str(graph.value(dataset, SDO.version)) == version
        assert str(graph.value(dataset, SDO.datePublished)) == str(br.dataset(version).published_on)
        assert graph.value(dataset, SDO.isAccessibleForFree).toPython() is True
        assert str(graph.value(graph.value(dataset, SDO.creator), SDO.name)) == citation.AUTHOR
        assert str(graph.value(graph.value(dataset, SDO.spatialCoverage), SDO.name)) == "Belarus"
        assert {str(url) for url in graph.objects(dataset, SDO.license)} >= {datapackage.LICENCE["path"]}
        assert {str(word) for word in graph.objects(dataset, SDO.keywords)} == set(citation.KEYWORDS)
        for missing in (SDO.identifier, SDO.url, SDO.distribution):
            assert graph.value(dataset, missing) is None

    def test_variables_are_the_columns_of_the_version(self, version):
        graph, dataset = self.graph(version)
        found = {
            (str(graph.value(variable, SDO.name)), str(graph.value(variable, SDO.description)))
            for variable in graph.objects(dataset, SDO.variableMeasured)
        }
        ds = br.dataset(version)
        assert found == {
            (f"{entry.table}.{entry.column}", entry.meaning)
            for entry in br.codebook().where(item=None, basis={"stated", "coded", "derived"})
            if entry.column in ds.table(entry.table).columns
        }
        assert "sources.title" not in dict(found)

    def test_the_time_is_what_is_meant_to_be_complete(self):
        graph, dataset = self.graph("2026.11.2")
        assert str(graph.value(dataset, SDO.temporalCoverage)) == "2024-07-01/2026-03-20"
        graph, dataset = self.graph("2026.11.0")
        assert graph.value(dataset, SDO.temporalCoverage) is None


class TestEntries:
    """Every publication of the record, written and read back."""

    @pytest.mark.parametrize("style", ["bibtex", "biblatex"])
    def test_bibtex(self, style):
        sources = br.sources()
        found = entries(sources.cite(style))
        assert list(found) == [key(source.source_id) for source in sources]
        for source in sources:
            fields = found[key(source.source_id)]
            publisher = fields.get("howpublished" if style == "bibtex" else "organization")
            assert (publisher and words(publisher)) == source.publisher
            assert ("title" in fields) == (source.title is not None)
            assert words(fields.get("title", "")) == (source.title or "")
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
            assert item.keys() <= {"id", "type", "title", "container-title", "issued", "language", "URL", "accessed"}
            assert item["type"] == "webpage"
            assert item.get("title") == source.title
            assert item.get("URL") == source.url
            for name in item.keys() & {"issued", "accessed"}:
                (((year, *rest)),) = item[name]["date-parts"]
                assert item[name].keys() == {"date-parts"}
                assert isinstance(year, int)
                assert all(isinstance(part, int) and 1 <= part <= 31 for part in rest)

    def test_every_language_has_a_name(self):
        assert {source.language for source in br.sources() if source.language} <= bibtex.LANGUAGES.keys()

    def test_keys_are_those_of_every_other_version(self):
        every = set(keys(br.sources()))
        for row in br.data_versions():
            assert set(keys(br.sources(row.version))) <= every

    def test_a_key_depends_on_nothing_that_may_be_mended(self):
        (source,) = br.sources("2026.11.0")[:1]
        mended = attrs.evolve(source, title="Other", publisher="Other", url="https://example.org/", published=None)
        assert keys(br.sources()._with([mended])) == [key(source.source_id)]

    @pytest.mark.parametrize(
        ("first", "last", "parts", "date"),
        [
            ("2025-09-11", "2025-09-11", (2025, 9, 11), "2025-09-11"),
            ("2025-09-01", "2025-09-30", (2025, 9), "2025-09"),
            ("2025-09-10", "2025-09-12", (2025, 9), "2025-09"),
            ("2025-01-01", "2025-12-31", (2025,), "2025"),
            ("2024-12-31", "2025-01-01", (), None),
            (None, None, (), None),
        ],
    )
    def test_a_date_is_as_fine_as_it_is_certain(self, first, last, parts, date):
        import datetime as dt

        first, last = (day and dt.date.fromisoformat(day) for day in (first, last))
        source = attrs.evolve(br.sources()[0], published_earliest=first, published_latest=last)
        table = br.sources()._with([source])
        (fields,) = entries(table.cite("biblatex")).values()
        assert fields.get("date") == date
        (fields,) = entries(table.cite("bibtex")).values()
        assert fields.get("year") == (str(parts[0]) if parts else None)
        assert fields.get("month") == (calendar.month_name[parts[1]] if len(parts) > 1 else None)
        (item,) = json.loads(table.cite("csl-json"))
        assert item.get("issued") == ({"date-parts": [list(parts)]} if parts else None)

    @pytest.mark.parametrize("title", ["50 % of #1 & $2 in a_b", "Политзаключённые і вязні “свабоды” 人 ž"])
    def test_titles_come_back(self, title):
        source = attrs.evolve(br.sources()[0], title=title, publisher="A and B")
        (fields,) = entries(br.sources()._with([source]).cite()).values()
        assert words(fields["title"]) == title
        assert fields["howpublished"] == "{A and B}"

    @pytest.mark.parametrize("title", ["}", "{", "a } b { c", "\\", "\\}", "~^", '"'])
    def test_a_title_breaks_out_of_no_entry(self, title):
        source = attrs.evolve(br.sources()[0], title=title, url="https://example.org/{a}\\b}")
        table = br.sources()._with([source, br.sources()[1]])
        for style in ("bibtex", "biblatex"):
            found = entries(table.cite(style))
            assert len(found) == 2
            assert found[key(source.source_id)]["url"] == "https://example.org/%7Ba%7D%5Cb%7D"


class TestTheSourcesBehindRows:
    RELEASE = "2025-09-11-lithuania"

    @pytest.mark.parametrize("name", BUILT)
    def test_of_a_table_those_of_its_claims(self, name):
        claims = br.claims(name)
        assert keys(getattr(br, name)()) == sorted({key(claim.source_id) for claim in claims})
        assert keys(getattr(br, name)(), adopted=True) == sorted({key(c.source_id) for c in claims if c.rank == 1})

    def test_of_a_row_its_own_alone(self):
        one = br.events().where(event_id=self.RELEASE)
        assert keys(one) == keys(br.claims("events", self.RELEASE))
        assert set(keys(one, adopted=True)) < set(keys(one)) < set(keys(br.events()))

    def test_of_a_figure(self):
        said = br.claims("events", self.RELEASE, field="released_total")
        assert keys(said) == sorted({key(claim.source_id) for claim in said})
        (best,) = said.where(rank=1)
        assert keys(said, adopted=True) == [key(best.source_id)]

    def test_of_sources_themselves(self):
        some = br.sources().where(publisher_id="viasna")
        assert keys(some) == keys(some, adopted=True) == [key(source.source_id) for source in some]

    def test_of_disputes_those_that_they_name(self):
        disputes = br.dataset().disputes()
        assert keys(disputes) == sorted({key(source) for row in disputes for source in row.source_ids})
        assert keys(disputes, adopted=True) == keys(disputes.where(adopted=True))

    def test_of_derived_tables_those_of_the_rows_that_they_name(self):
        ds = br.dataset()
        row = ds.stock_flow().where(start_id=lambda name: name is not None, end_id=lambda name: name is not None)[:1]
        named = [("remaining_estimates", row[0].start_id), ("remaining_estimates", row[0].end_id)]
        named += [("release_totals", total) for total in row[0].total_ids]
        assert keys(row) == sorted({k for table, row_id in named for k in keys(ds.claims(table, row_id))})
        row = ds.reconcile()[:1]
        events = {e for cell in (row[0].event_ids, row[0].uncertain_ids, row[0].excluded_ids) for e in cell}
        said = [ds.claims("release_totals", row[0].total_id), *(ds.claims("events", event) for event in events)]
        assert keys(row) == sorted({k for claims in said for k in keys(claims)})

    def test_at_the_version_and_the_day_of_the_table(self):
        assert keys(br.events("2026.11.0")) == [key(f"s000{n}") for n in (2, 3, 5)]
        then = br.dataset("2026.11.0", known_on="2025-07-01")
        assert keys(then.events()) == keys(then.claims()) == [key("s0002")]
        assert keys(then.disputes()) == []

    @pytest.mark.parametrize("table", [br.codebook, br.data_versions, br.dataset().coverage])
    def test_of_what_names_none_there_is_an_error(self, table):
        with pytest.raises(br.InvalidValueError, match=f"{table().name} cannot be cited"):
            table().cite()

    def test_an_unknown_style_is_an_error(self):
        with pytest.raises(br.InvalidValueError, match="'bibtex'"):
            br.events().cite("bibtx")

    def test_of_no_rows_nothing(self):
        none = br.events()[:0]
        assert none.cite() == none.cite("biblatex") == ""
        assert json.loads(none.cite("csl-json")) == []

    def test_what_is_cited_is_what_the_rows_rest_on(self):
        """The same by another way: through the frames."""
        frame = br.prisoners()[:5].to_frame()
        claims = br.claims().to_frame()
        said = claims[(claims["table"] == "prisoners") & claims["record_id"].isin(frame["prisoner_id"])]
        assert keys(br.prisoners()[:5]) == sorted("belarus_releases_" + said["source_id"].unique())


def test_the_bibliography_is_in_the_order_of_the_ids():
    some = br.sources()[:20]
    assert bibliography.sources_behind(some._with(reversed(some)), adopted=False) == list(some)
