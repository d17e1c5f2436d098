"""Files beside the RECORD of their installation; `tests/install/test_recorded.py` does so with what pip installed."""

import base64
import hashlib
import sys
from importlib.metadata import PackageNotFoundError, PathDistribution

import pytest

from belarus_releases.checks import record

NONE = "not compared with the RECORD of an installation: "


@pytest.fixture
def package(tmp_path, monkeypatch):
    """The folder of a small package, and a function that writes its RECORD."""
    folder, info = tmp_path / "belarus_releases", tmp_path / "belarus_releases-1.dist-info"
    (folder / "__pycache__").mkdir(parents=True)
    info.mkdir()
    (folder / "a.py").write_bytes(b"a")
    (folder / "__pycache__" / "a.pyc").write_bytes(b"compiled")
    monkeypatch.setattr(record, "distribution", lambda name: PathDistribution(info))

    def write(*lines):
        (info / "RECORD").write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        return record.comparison(folder)

    return write


def line_of(data, mode="sha256", name="a.py"):
    digest = base64.urlsafe_b64encode(hashlib.new(mode, data).digest()).rstrip(b"=").decode()
    return f"belarus_releases/{name},{mode}={digest},{len(data)}"


COMPILED = "belarus_releases/__pycache__/a.pyc,,"


@pytest.mark.parametrize("mode", ["sha256", "sha512"])
def test_files_that_are_as_installed(package, mode):
    assert package(line_of(b"a", mode), COMPILED) == ([], "compared with the RECORD of the installation, 2 files")


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (line_of(b"b"), "the file is not the one that was installed"),
        ("belarus_releases/a.py,unheard=YQ,1", "the file is not the one that was installed"),
        ("belarus_releases/a.py,shake_128=YQ,1", "the file is not the one that was installed"),
        ("belarus_releases/a.py,,", "the RECORD has no checksum of it"),
        ("belarus_releases/a.py", "the RECORD has no checksum of it"),
    ],
)
def test_a_file_that_is_not(package, line, message):
    assert package(line).faults == [f"belarus_releases/a.py: {message} (file-recorded)"]


def test_a_file_that_is_missing_and_one_that_is_strange(package):
    assert package(line_of(b"b", name="b.py")).faults == [
        "belarus_releases/b.py: the file is missing (file-recorded)",
        "belarus_releases/a.py: the file was not installed (file-recorded)",
    ]


class TestNotCompared:
    def test_a_frozen_program(self, package, monkeypatch):
        monkeypatch.setattr(sys, "frozen", True, raising=False)
        assert package(line_of(b"b")) == ([], f"{NONE}the program is frozen")

    def test_an_archive(self, tmp_path):
        assert record.comparison(tmp_path / "a.zip" / "belarus_releases") == ([], f"{NONE}the package is in an archive")

    def test_a_package_that_is_not_installed(self, package, monkeypatch):
        def missing(name):
            raise PackageNotFoundError(name)

        monkeypatch.setattr(record, "distribution", missing)
        assert package() == ([], f"{NONE}the package is not installed")

    def test_an_editable_installation(self, package):
        _, says = package("_editable.pth,,", "belarus_releases-1.dist-info/METADATA,,")
        assert says == f"{NONE}it does not list the package, as that of an editable installation"

    def test_another_installation(self, package, tmp_path):
        package(line_of(b"a"))
        (tmp_path / "elsewhere").mkdir()
        _, says = record.comparison(tmp_path / "elsewhere")
        assert says == f"{NONE}the package that is installed is another"
