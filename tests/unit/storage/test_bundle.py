"""Bundled files are read only if they are the published ones."""

import hashlib
import subprocess
import sys

import pytest

from belarus_releases.errors import DamagedDataError
from belarus_releases.storage import bundle
from belarus_releases.storage._manifest import FILES


def test_a_file_with_the_published_checksum_is_read(monkeypatch):
    text = b"belarus_releases:data/a.csv"
    monkeypatch.setattr(bundle, "get_data", lambda package, path: f"{package}:{path}".encode())
    monkeypatch.setattr(bundle, "FILES", {"a.csv": hashlib.blake2b(text, digest_size=32).hexdigest()})
    assert bundle.read_file("a.csv") == text


@pytest.mark.parametrize("files", [{"a.csv": "0f"}, {}])
def test_another_checksum_is_refused(files, monkeypatch):
    monkeypatch.setattr(bundle, "get_data", lambda package, path: b"x")
    monkeypatch.setattr(bundle, "FILES", files)
    message = r"^the bundled file a\.csv is damaged \(its checksum differs\): reinstall belarus-releases$"
    with pytest.raises(DamagedDataError, match=message):
        bundle.read_file("a.csv")


def test_without_the_module_of_the_interpreter_hashlib_gives_the_same():
    code = (
        "import hashlib, sys; sys.modules['_blake2'] = None\n"
        "from belarus_releases.storage.bundle import blake2b, digest; print(blake2b is hashlib.blake2b, digest(b'x'))"
    )
    process = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert process.stdout.split() == ["True", bundle.digest(b"x")]


def test_a_loader_that_gives_no_data_is_named(monkeypatch):
    monkeypatch.setattr(bundle, "get_data", lambda package, path: None)
    message = (
        r"^the bundled file a\.csv cannot be read "
        r"\(the loader of the package gives no data\): reinstall belarus-releases$"
    )
    with pytest.raises(DamagedDataError, match=message) as caught:
        bundle.read_file("a.csv")
    assert isinstance(caught.value.__cause__, OSError)


@pytest.mark.parametrize("error", [FileNotFoundError("gone"), KeyError("not in the archive"), OSError("unreadable")])
def test_whatever_a_loader_raises_is_the_cause(error, monkeypatch):
    def fail(package, path):
        raise error

    monkeypatch.setattr(bundle, "get_data", fail)
    with pytest.raises(DamagedDataError, match=r"^the bundled file a\.csv cannot be read \(") as caught:
        bundle.read_file("a.csv")
    assert caught.value.__cause__ is error
    assert str(error) in str(caught.value)


def test_the_bundle_is_a_mapping_of_the_files_of_the_manifest():
    assert [*bundle.BUNDLE] == [*FILES]
    assert len(bundle.BUNDLE) == len(FILES)
    assert "events.csv" in bundle.BUNDLE
    assert "history/countries.csv" not in bundle.BUNDLE
    assert bundle.BUNDLE["events.csv"] == bundle.read_file("events.csv")
