"""The dataset for search engines: schema.org's terms, the time covered, and the columns of the version."""

import datetime as dt
import json
import tomllib
from pathlib import Path

import pytest
import rdflib
from rdflib import SDO

from belarus_releases.citation.jsonld import json_ld
from belarus_releases.schema.columns import columns_at
from belarus_releases.tables import TABLES, record_class
from belarus_releases.tables.coverage import Coverage

DAY = dt.date(2026, 11, 21)


def coverage(*spans):
    return [Coverage(f"{n}@1", f"{n}", *(day and dt.date.fromisoformat(day) for day in span), "")
            for n, span in enumerate(spans)]  # fmt: skip


def description(version="2026.11.0", day=DAY, *spans):
    return json.loads(json_ld(version, day, coverage(*spans)))


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")  # rdflib's own
@pytest.mark.usefixtures("archived")
@pytest.mark.parametrize("version", ["2026.11.0", "2026.11.2"])
def test_every_term_is_one_of_schema_org(version):
    """The context, which would be fetched, is replaced by its vocabulary."""
    data = description(version, DAY, ("2024-07-01", "2026-03-20"))
    assert data["@context"] == "https://schema.org/"
    data["@context"] = {"@vocab": str(SDO)}
    graph = rdflib.Graph().parse(data=json.dumps(data), format="json-ld")
    terms = {*graph.predicates(), *graph.objects(None, rdflib.RDF.type)} - {rdflib.RDF.type}
    assert len(terms) > 15
    assert {term.removeprefix(str(SDO)) for term in terms} <= SDO.__annotations__.keys()


@pytest.mark.parametrize(
    ("spans", "text"),
    [
        ([], None),
        ([(None, None)], None),
        ([("2024-07-01", None)], None),
        ([("2024-07-01", "2026-03-20")], "2024-07-01/2026-03-20"),
        ([("2024-07-01", "2025-01-01"), (None, None), ("2024-06-01", "2024-12-31")], "2024-06-01/2025-01-01"),
    ],
)
def test_the_time_covered_runs_from_the_first_to_the_last_day(spans, text):
    assert description("2026.11.0", DAY, *spans).get("temporalCoverage") == text


def test_a_doi_is_an_identifier(archived):
    assert description()["identifier"] == {
        "@type": "PropertyValue",
        "propertyID": "https://registry.identifiers.org/registry/doi",
        "value": "doi:10.5072/made_up",
        "url": "https://doi.org/10.5072/made_up",
    }
    assert description()["url"] == "https://doi.org/10.5072/made_up"
    assert "identifier" not in description("2026.11.1")
    assert description("2026.11.1")["url"] == "https://example.org/repository"


def test_what_does_not_exist_is_not_stated():
    keys = description(day=None).keys()
    assert keys.isdisjoint({"identifier", "url", "distribution", "datePublished", "temporalCoverage"})
    assert description()["datePublished"] == "2026-11-21"


@pytest.mark.parametrize("version", ["2026.11.0", "2026.11.2"])
def test_variables_are_the_columns_that_no_editor_enters(version):
    variables = {line["name"]: line for line in description(version)["variableMeasured"]}
    declared = [(table, column) for table in TABLES for column in columns_at(record_class(table), version)]
    assert list(variables) == [f"{table}.{column.name}" for table, column in declared if column.basis != "entered"]
    assert variables["events.released_total"] == {
        "@type": "PropertyValue",
        "name": "events.released_total",
        "description": "Persons released, as adopted.",
        "unitText": "persons",
    }
    assert "unitText" not in variables["events.date"]


def test_the_description_has_the_length_that_search_engines_ask_for():
    assert 50 <= len(description()["description"]) <= 5000


def test_the_keywords_are_those_of_the_package():
    project = tomllib.loads((Path(__file__).parents[3] / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert {*description()["keywords"]} <= {*project["keywords"]}
