"""The CSV files of a version without an export: in memory, and at a path."""

import csv
import hashlib
import json
import subprocess
import sys
from functools import cache

import pandas as pd
import pytest
from importlib_resources import as_file
from importlib_resources.abc import Traversable

import belarus_releases as br

ASKED = [{}, {"version": "2026.11.0"}, {"version": "2026.11.2", "known_on": "2025-09-30"}]
NAMES = [*(f"{name}.csv" for name in br.tables.TABLES), "codebook.csv", "datapackage.json"]

files_of = cache(br.files)


@pytest.mark.parametrize("asked", ASKED, ids=str)
class TestOfAVersion:
    def test_files_are_those_of_to_csv(self, asked, tmp_path):
        br.dataset(**asked).to_csv(tmp_path / "new")
        folder = br.files(**asked)
        assert isinstance(folder, Traversable)
        assert [file.name for file in folder.iterdir()] == NAMES
        for file in folder.iterdir():
            assert file.read_bytes() == (tmp_path / "new" / file.name).read_bytes()

    def test_the_descriptor_describes_the_others(self, asked):
        folder = br.files(**asked)
        package = json.loads((folder / "datapackage.json").read_text())
        assert package["version"] == br.dataset(**asked).version
        assert package.get("known_on") == asked.get("known_on")
        for resource in package["resources"]:
            data = (folder / resource["path"]).read_bytes()
            assert resource["hash"] == f"sha256:{hashlib.sha256(data).hexdigest()}"

    @pytest.mark.parametrize(
        "name",
        [
            name if name in ("events.csv", "claims.csv", *NAMES[-2:]) else pytest.param(name, marks=pytest.mark.slow)
            for name in NAMES
        ],
    )
    def test_a_path_has_the_same_bytes(self, asked, name):
        with br.path(name, **asked) as path:
            assert path.name == name
            assert path.is_file()
            assert path.read_bytes() == (files_of(**asked) / name).read_bytes()
        assert not path.exists()

    def test_every_id_is_in_the_file(self, asked):
        with (br.files(**asked) / "events.csv").open(newline="") as file:
            ids = [line["event_id"] for line in csv.DictReader(file)]
        assert ids == [event.event_id for event in br.events(**asked)] != []


def test_pandas_reads_what_is_opened_and_a_path():
    with (br.files() / "events.csv").open("rb") as file, br.path("events") as path:
        pd.testing.assert_frame_equal(pd.read_csv(file), pd.read_csv(path))


def test_all_files_as_a_folder_on_disk():
    with as_file(br.files("2026.11.0")) as folder:
        assert folder.name == "belarus-releases-2026.11.0"
        assert {path.name for path in folder.iterdir()} == {*NAMES}


def test_the_last_version_is_the_default():
    assert br.files().name == f"belarus-releases-{br.dataset().version}"
    with br.path("events") as path:
        assert path.read_bytes() == (br.files(br.dataset().version) / "events.csv").read_bytes()


def test_text_is_utf_8():
    text = (br.files() / "prisoners.csv").read_text()
    assert "Сергей Тихановский" in text
    assert (br.files() / "prisoners.csv").read_bytes() == text.encode()


@pytest.mark.parametrize(
    ("ask", "error", "message"),
    [
        (lambda: br.path("evnts"), br.errors.NotFoundError, "did you mean 'events'"),
        (lambda: br.files() / "evnts.csv", br.errors.NotFoundError, "did you mean 'events.csv'"),
        (lambda: br.path("events", version="2026.1"), br.errors.NotFoundError, "there is no data version '2026.1'"),
        (lambda: br.files("2026.1"), br.errors.NotFoundError, "there is no data version '2026.1'"),
        (lambda: br.files(known_on="soon"), br.errors.InvalidValueError, "known_on: expected a day"),
        (lambda: br.path("events", known_on="soon"), br.errors.InvalidValueError, "known_on: expected a day"),
    ],
)
def test_errors_are_raised_at_the_call(ask, error, message):
    with pytest.raises(error, match=message):
        ask()


START = """
import sys, belarus_releases as br
from belarus_releases.cli import main
list(br.events()); br.events().to_frame(); br.dataset().to_csv("new"); main(["versions"])
assert "importlib_resources" not in sys.modules
br.files()
assert "importlib_resources" in sys.modules
"""


def test_nothing_else_imports_importlib_resources(tmp_path):
    subprocess.run([sys.executable, "-c", START], cwd=tmp_path, check=True, capture_output=True)
