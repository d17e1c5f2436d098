"""Command lines, run in this process."""

import pytest

from belarus_releases.cli import lasting, main


@pytest.fixture(autouse=True)
def cache(monkeypatch, tmp_path_factory):
    """A cache folder of the test's own."""
    folder = tmp_path_factory.mktemp("cache") / "belarus-releases"
    monkeypatch.setattr(lasting, "cache_folder", lambda: folder)
    return folder


@pytest.fixture
def run(capsys):
    """Run a command line; its exit code, standard output and standard error."""

    def run(*words):
        code = main(words)
        return code, *capsys.readouterr()

    return run


@pytest.fixture
def output(run):
    """The output of a command line that succeeds without a message."""

    def output(*words):
        code, out, err = run(*words)
        assert (code, err) == (0, "")
        return out

    return output
