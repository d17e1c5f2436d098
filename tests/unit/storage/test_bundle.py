"""Bundled files are read only if they are the published ones."""

import pytest

from belarus_releases.errors import DamagedDataError
from belarus_releases.storage import bundle


def test_a_file_with_the_published_checksum_is_read(monkeypatch):
    monkeypatch.setattr(bundle, "get_data", lambda package, path: f"{package}:{path}".encode())
    monkeypatch.setattr(bundle, "FILES", {"a.csv": 0x55E5CF12})
    assert bundle.read_file("a.csv") == b"belarus_releases:data/a.csv"


@pytest.mark.parametrize("files", [{"a.csv": 0}, {}])
def test_another_checksum_is_refused(files, monkeypatch):
    monkeypatch.setattr(bundle, "get_data", lambda package, path: b"x")
    monkeypatch.setattr(bundle, "FILES", files)
    message = r"^the bundled file a\.csv is damaged \(its checksum differs\): reinstall belarus-releases$"
    with pytest.raises(DamagedDataError, match=message):
        bundle.read_file("a.csv")


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
