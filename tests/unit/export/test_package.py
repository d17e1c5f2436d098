"""The files of a data package, as bytes."""

import json

import pytest

from belarus_releases.export import csv
from belarus_releases.export.package import DESCRIPTOR, package_files


def test_the_descriptor_comes_last_and_describes_the_others(sheet, edition):
    files = dict(package_files([sheet("events"), sheet("sources")], edition))
    assert [*files] == ["events.csv", "sources.csv", DESCRIPTOR]
    resources = json.loads(files[DESCRIPTOR])["resources"]
    assert [(resource["path"], resource["bytes"]) for resource in resources] == [
        (name, len(data)) for name, data in files.items() if name != DESCRIPTOR
    ]


def test_a_file_is_made_when_it_is_asked_for(sheet, edition, monkeypatch):
    files = package_files([sheet("events"), sheet("sources")], edition)
    assert next(files) == ("events.csv", csv.to_csv(sheet("events")).encode())
    monkeypatch.setattr(csv, "to_csv", None)
    with pytest.raises(TypeError):
        next(files)


def test_the_descriptor_states_the_sha256_of_the_version_and_its_form(sheet, edition):
    *_, (_, descriptor) = package_files([sheet("events")], edition)
    about = json.loads(descriptor)
    assert (about["version_sha256"], about["canonical_form"]) == (edition.sha256, "belarus-releases c14n 2")


def test_a_package_has_no_key_to_a_table_that_it_has_not(sheet, edition):
    def keys(*names):
        *_, (_, descriptor) = package_files(map(sheet, names), edition)
        return [key["reference"]["resource"] for key in json.loads(descriptor)["resources"][0]["schema"]["foreignKeys"]]

    assert keys("event_links", "contacts") == ["contacts"]
    assert keys("event_links", "concessions", "events") == ["events", "concessions"]
