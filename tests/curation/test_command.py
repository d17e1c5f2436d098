"""``python -m curation``: its exit codes and messages."""

import subprocess
import sys

import pytest

from curation.__main__ import main
from curation.steps import build, check
from curation.steps.files import ROOT


@pytest.mark.parametrize(("words", "output"), [(["build", "--check"], "up to date\n"), (["check"], "OK\n")])
def test_what_is_said_where_nothing_is_found(words, output, monkeypatch, capsys):
    monkeypatch.setattr(build, "differences", list)
    monkeypatch.setattr(check, "run", lambda *_, **__: check.Report([], []))
    assert main(words) == 0
    assert capsys.readouterr() == (output, "")


@pytest.mark.slow
@pytest.mark.parametrize(("words", "output"), [(["build", "--check"], "up to date\n"), (["check"], "OK\n")])
def test_a_step_that_finds_nothing(words, output):
    process = subprocess.run([sys.executable, "-m", "curation", *words], cwd=ROOT, capture_output=True, text=True)
    assert (process.returncode, process.stdout, process.stderr) == (0, output, "")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (
            ["publish", "2026.11", "--on", "2026-11-30"],
            "publish: '2026.11' is not a version such as 2026.11.1: give year, month (1 to 12) and number\n",
        ),
        (["redact", "p0999"], "redact: no prisoner has the id 'p0999'\n"),
    ],
)
def test_a_refusal_names_step_and_cause(capsys, words, message):
    assert main(words) == 1
    assert capsys.readouterr() == ("", message)


@pytest.mark.parametrize("words", [[], ["evolve"], ["publish"], ["publish", "2099.1.0", "--on", "today"], ["import"],
                                   ["recompute"], ["recompute", "--why", "x", "2026.11.0"]])  # fmt: skip
def test_wrong_usage(capsys, words):
    with pytest.raises(SystemExit) as end:
        main(words)
    assert end.value.code == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("usage: python -m curation")
