"""The command line."""

import json
import subprocess
import sys

import pandas as pd
import pytest

import belarus_releases as br
from belarus_releases.cli import main
from belarus_releases.tables import RECORDS


def test_without_a_table_it_sums_up_on_one_screen(capsys):
    assert main([]) == 0
    printed = capsys.readouterr().out
    assert f"data version {br.dataset().version}" in printed
    assert len(printed.splitlines()) <= 24
    assert all(len(line) <= 80 for line in printed.splitlines())
    for name in RECORDS:
        assert f"  {name} " in printed


@pytest.mark.parametrize("name", RECORDS)
def test_csv_is_the_table(capsys, tmp_path, name):
    assert main([name, "--format", "csv"]) == 0
    path = tmp_path / "table.csv"
    path.write_text(capsys.readouterr().out, encoding="utf-8")
    frame = pd.read_csv(path, dtype=str, keep_default_na=False)
    table = getattr(br, name)()
    assert list(frame.columns) == list(table.columns)
    assert len(frame) == len(table)
    assert list(frame[table.columns[0]]) == [getattr(row, table.columns[0]) for row in table]


@pytest.mark.parametrize("name", RECORDS)
def test_json_is_the_table(capsys, name):
    assert main([name, "--format", "json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    table = getattr(br, name)()
    assert len(rows) == len(table)
    assert tuple(rows[0]) == table.columns


def test_json_keeps_types(capsys):
    main(["events", "--format", "json"])
    row = next(r for r in json.loads(capsys.readouterr().out) if r["event_id"] == "2025-09-11-lithuania")
    assert (row["released_total"], row["women"], row["date"]) == (52, None, "2025-09-11")


def test_text_shows_each_row(capsys):
    assert main(["events"]) == 0
    assert "2025-09-11-lithuania" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("asked", "says"),
    [(["evnts"], "did you mean 'events' or"), (["events", "--format", "cvs"], "did you mean 'csv'?")],
)
def test_what_cannot_be_is_one_sentence(capsys, asked, says):
    assert main(asked) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.count("\n") == 1
    assert says in printed.err


def test_an_empty_table_says_so():
    from belarus_releases.cli import to_text

    assert to_text(br.events()[:0]) == "no rows\n"


def test_as_a_module_in_a_pipe_that_closes_early():
    command = f"{sys.executable} -m belarus_releases claims --format csv | head -n 1"
    done = subprocess.run(command, shell=True, capture_output=True, text=True, check=True)
    assert done.stdout.startswith("claim_id,")
    assert done.stderr == ""
