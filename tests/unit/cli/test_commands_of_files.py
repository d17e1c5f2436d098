"""The commands that write files."""

import json

import pytest

import belarus_releases as br
from belarus_releases.export import moves, place
from belarus_releases.export.csv import to_csv

PINNED = ["--version", "2026.11.0"]


def csv_of(table):
    return to_csv(table._sheet())


class TestExport:
    @pytest.mark.parametrize("form", ["csv", "parquet", "sqlite", "stata", "spss", "excel"])
    def test_each_form_once_and_again(self, output, run, tmp_path, form):
        needs = {"parquet": "pyarrow", "stata": "pyreadstat", "spss": "pyreadstat", "excel": "openpyxl"}
        pytest.importorskip(needs.get(form, "sqlite3"))
        path = tmp_path / "all"
        assert output("export", form, str(path), *PINNED) == ""
        ending = {"stata": "dta", "spss": "sav"}.get(form, form)
        assert path.is_file() if form in ("sqlite", "excel") else (path / f"events.{ending}").is_file()
        code, out, err = run("export", form, str(path), *PINNED)
        assert (code, out) == (2, "")
        assert f"'{path}' exists" in err
        assert output("export", form, str(path), *PINNED, "--overwrite") == ""

    def test_version_and_day_hold_for_the_files(self, output, tmp_path):
        output("export", "csv", str(tmp_path / "all"), *PINNED, "--known-on", "2025-07-01")
        text = (tmp_path / "all" / "events.csv").read_text(encoding="utf-8")
        assert text == csv_of(br.events("2026.11.0", known_on="2025-07-01"))

    def test_where_nothing_can_be_written(self, run, tmp_path):
        code, out, err = run("export", "csv", str(tmp_path / "no" / "such"))
        assert (code, out) == (2, "")
        assert err.count("\n") == 1


class TestPath:
    def test_a_file_in_the_cache_folder(self, output, cache):
        line = output("path", "events", *PINNED)
        path = cache / "belarus-releases-2026.11.0" / "events.csv"
        assert line == f"{path}\n"
        assert path.read_text(encoding="utf-8") == csv_of(br.events("2026.11.0"))
        assert [file.name for file in path.parent.iterdir()] == ["events.csv"]

    def test_each_version_and_day_has_a_folder(self, output, cache):
        output("path", "events.csv", *PINNED, "--known-on", "2025-07-01")
        path = cache / "belarus-releases-2026.11.0-known-on-2025-07-01" / "events.csv"
        assert path.read_text(encoding="utf-8") == csv_of(br.events("2026.11.0", known_on="2025-07-01"))

    def test_a_file_that_differs_in_the_cache_folder_is_replaced(self, output, cache):
        path = cache / f"belarus-releases-{br.dataset().version}" / "datapackage.json"
        path.parent.mkdir(parents=True)
        path.write_text("something else")
        assert output("path", "datapackage.json") == f"{path}\n"
        assert json.loads(path.read_bytes())["version"] == br.dataset().version

    def test_a_file_that_is_the_same_is_not_written_again(self, output, monkeypatch):
        first = output("path", "codebook")
        monkeypatch.setattr(place, "places", None)
        assert output("path", "codebook.csv") == first

    def test_a_folder_of_the_user(self, run, output, tmp_path, monkeypatch, cache):
        monkeypatch.chdir(tmp_path)
        words = ["path", "events", *PINNED, "--to", "new"]
        path = tmp_path / "new" / "events.csv"
        assert output(*words) == output(*words) == f"{path}\n"
        path.write_text("mine")
        code, out, err = run(*words)
        assert (code, out, err.count("\n")) == (2, "", 1)
        assert err.startswith("belarus-releases: --to: '")
        assert "events.csv' exists and differs" in err
        assert path.read_text() == "mine"
        output(*words, "--overwrite")
        assert path.read_text(encoding="utf-8") == csv_of(br.events("2026.11.0"))
        assert not cache.exists()

    def test_what_fails_leaves_nothing(self, run, tmp_path, monkeypatch):
        def fail(*_):
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(moves, "create", fail)
        code, out, err = run("path", "events", "--to", str(tmp_path))
        assert (code, out) == (2, "")
        assert err.endswith("events.csv' cannot be written: No space left on device\n")
        assert list(tmp_path.iterdir()) == []

    @pytest.mark.parametrize("same", [True, False])
    def test_a_file_that_another_process_writes_meanwhile(self, run, tmp_path, monkeypatch, same):
        real = moves.create

        def create(new, target):
            target.write_bytes(new.read_bytes() if same else b"mine")
            real(new, target)

        monkeypatch.setattr(moves, "create", create)
        code, _, err = run("path", "codebook", "--to", str(tmp_path))
        assert code == (0 if same else 2)
        assert same or "it was made, changed or removed meanwhile" in err
        assert [path.name for path in tmp_path.iterdir()] == ["codebook.csv"]
        assert same or (tmp_path / "codebook.csv").read_bytes() == b"mine"
