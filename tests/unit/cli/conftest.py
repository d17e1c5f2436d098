"""Command lines, run in this process."""

import pytest

from belarus_releases.cli import main


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
