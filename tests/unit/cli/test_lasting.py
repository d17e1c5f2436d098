"""Where the command ``path`` writes by default; what it writes is tested with the command."""

import os
import sys
from pathlib import Path

import pytest

from belarus_releases.cli.lasting import cache_folder
from belarus_releases.errors import WriteError

pytestmark = pytest.mark.skipif(os.name != "posix", reason="the folders of other systems")


@pytest.mark.parametrize(
    ("platform", "xdg", "folder"),
    [
        ("linux", "/var/cache/me", "/var/cache/me"),
        ("linux", "", "/home/me/.cache"),
        ("linux", None, "/home/me/.cache"),
        ("darwin", "/var/cache/me", "/home/me/Library/Caches"),
    ],
)
def test_it_is_the_cache_folder_of_the_user(monkeypatch, platform, xdg, folder):
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setenv("HOME", "/home/me")
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    if xdg is not None:
        monkeypatch.setenv("XDG_CACHE_HOME", xdg)
    assert cache_folder() == Path(folder, "belarus-releases")


def test_a_user_without_a_home(monkeypatch):
    def fail():
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr(Path, "home", fail)
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    with pytest.raises(WriteError, match="no cache folder: name a folder with --to"):
        cache_folder()
