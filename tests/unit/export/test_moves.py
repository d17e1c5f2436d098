"""Moves that replace nothing, and exchanges; where the system has neither, what else does."""

import errno
import os

import pytest

from belarus_releases.export import moves
from belarus_releases.export.moves import UnsupportedError, create, exchange, lock


@pytest.fixture
def unsupported(monkeypatch):
    monkeypatch.setattr(moves, "_CALLS", {})


@pytest.fixture
def no_links(monkeypatch, unsupported):
    def link(*_):
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", link)


@pytest.fixture
def paths(tmp_path):
    for name in ("one", "other"):
        (tmp_path / name).write_text(name)
        (tmp_path / f"{name}-folder").mkdir()
        (tmp_path / f"{name}-folder" / name).write_text(name)
    return tmp_path


@pytest.mark.skipif(os.name == "nt", reason="it has no exchange")
@pytest.mark.parametrize(("one", "other"), [("one", "other"), ("one-folder", "other-folder"), ("one", "other-folder")])
def test_two_change_places(paths, one, other):
    before = os.lstat(paths / one).st_ino, os.lstat(paths / other).st_ino
    exchange(paths / one, paths / other)
    assert (os.lstat(paths / other).st_ino, os.lstat(paths / one).st_ino) == before


def test_an_exchange_needs_both(paths):
    if os.name == "nt":
        pytest.skip("it has no exchange")
    with pytest.raises(FileNotFoundError):
        exchange(paths / "one", paths / "missing")


def test_where_there_is_no_exchange(paths, unsupported):
    with pytest.raises(UnsupportedError):
        exchange(paths / "one", paths / "other")
    assert (paths / "one").read_text() == "one"


@pytest.mark.parametrize("code", [errno.EINVAL, errno.ENOSYS, errno.EPERM])
def test_what_the_system_says_of_a_call_it_does_not_know(paths, monkeypatch, code):
    import ctypes

    class Library:
        def __init__(self, *_, **__):
            self.renameat2 = self.renamex_np = lambda *_: -1

    monkeypatch.setattr(ctypes, "CDLL", Library)
    monkeypatch.setattr(ctypes, "get_errno", lambda: code)
    with pytest.raises(UnsupportedError):
        exchange(paths / "one", paths / "other")
    create(paths / "one", paths / "new")
    assert (paths / "new").read_text() == "one"


def test_a_libc_without_the_call(paths, monkeypatch):
    monkeypatch.setattr(moves, "_CALLS", dict.fromkeys(moves._CALLS, ("no_such_call", 1, 2)))
    with pytest.raises(UnsupportedError):
        exchange(paths / "one", paths / "other")


@pytest.mark.parametrize("system", ["", "unsupported", "no_links"])
@pytest.mark.parametrize("name", ["one", "one-folder"])
class TestCreate:
    @pytest.fixture(autouse=True)
    def use(self, request, system):
        if system:
            request.getfixturevalue(system)

    def test_where_nothing_is(self, paths, name):
        inode = os.lstat(paths / name).st_ino
        create(paths / name, paths / "new")
        assert os.lstat(paths / "new").st_ino == inode
        assert not os.path.lexists(paths / name)

    @pytest.mark.parametrize("there", ["other", "other-folder"])
    def test_what_is_there_stays(self, paths, name, there):
        inode = os.lstat(paths / there).st_ino
        with pytest.raises(FileExistsError):
            create(paths / name, paths / there)
        assert os.lstat(paths / there).st_ino == inode
        assert os.path.lexists(paths / name)

    def test_where_there_is_no_folder(self, paths, name):
        with pytest.raises(FileNotFoundError):
            create(paths / name, paths / "missing" / "new")
        assert os.path.lexists(paths / name)


def test_what_a_stranger_writes_into_the_empty_file_stays(paths, no_links, monkeypatch):
    real = moves._is_empty_still

    def write(file, target):
        target.write_text("mine")
        return real(file, target)

    monkeypatch.setattr(moves, "_is_empty_still", write)
    with pytest.raises(FileExistsError):
        create(paths / "one", paths / "new")
    assert (paths / "new").read_text() == "mine"


def test_no_empty_file_is_left(paths, no_links, monkeypatch):
    def replace(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "replace", replace)
    with pytest.raises(KeyboardInterrupt):
        create(paths / "one", paths / "new")
    assert not (paths / "new").exists()


@pytest.mark.parametrize("name", ["one", "one-folder"])
def test_one_at_a_time_has_the_lock(paths, name):
    pytest.importorskip("fcntl")
    with lock(paths / name):
        with pytest.raises(FileExistsError), lock(paths / name):
            pytest.fail("both have it")
        with lock(paths / "other"):
            pass
    with lock(paths / name), lock(paths / "missing"):
        pass
