"""What the command line prints: tables as text, CSV and JSON; where it goes; and messages beside it."""

import csv
import io
import json
import os
import signal
import subprocess
import sys
import threading
import warnings

import pytest

import belarus_releases as br
from belarus_releases.cli import main
from belarus_releases.cli.commands import _VIEWS
from belarus_releases.export.csv import to_csv
from belarus_releases.schema.columns import columns, parse_cell
from belarus_releases.tables import TABLES, record_class

PINNED = ["--version", "2026.11.0"]
NAME = "Сергей Тихановский"  # of the first prisoner, in Russian


@pytest.mark.parametrize("name", [*TABLES, *_VIEWS])
class TestTables:
    def table(self, name):
        return getattr(br.dataset(), name)()

    def test_csv_is_that_of_the_export(self, output, name):
        table = self.table(name)
        text = output(name, "--format", "csv")
        assert text == to_csv(table._sheet())
        header, *rows = csv.reader(io.StringIO(text), strict=True)
        declared = columns(record_class(table.name))
        assert header == [column.name for column in declared]
        assert [[parse_cell(*pair) for pair in zip(declared, row, strict=True)] for row in rows] == [
            [getattr(record, column.name) for column in declared] for record in table
        ]

    def test_json_and_jsonl(self, output, name):
        table = self.table(name)
        rows = json.loads(output(name, "--format", "json"))
        assert [*map(json.loads, output(name, "--format", "jsonl").splitlines())] == rows
        assert len(rows) == len(table)
        for row, record in zip(rows, table, strict=True):
            assert tuple(row) == table.columns
            for column, value in row.items():
                expected = getattr(record, column)
                if isinstance(expected, tuple):
                    expected = list(expected)
                elif hasattr(expected, "isoformat"):
                    expected = expected.isoformat()
                assert (value, type(value)) == (expected, type(expected))

    def test_text_in_a_pipe_is_whole(self, output, name):
        table = self.table(name)
        header, *lines = output(name).splitlines()
        assert tuple(header.split()) == table.columns
        assert [line.split()[0] for line in lines] == [getattr(row, table.columns[0]).split()[0] for row in table]


def main_columns(name):
    """The main columns of a table, in their order."""
    main = [column for column in columns(record_class(name)) if column.main]
    return tuple(column.name for column in sorted(main, key=lambda column: column.main))


@pytest.mark.parametrize("form", ["csv", "table"])
def test_main_columns_are_printed_where_they_are_asked_for(output, form):
    header = output("events", "--columns", "main", "--format", form).splitlines()[0]
    assert tuple(header.replace(",", " ").split()) == main_columns("events")
    assert output("events", "--columns", "all", "--format", form) == output("events", "--format", form)


def test_numbers_are_aligned_right(output):
    text = output("events", *PINNED, "--columns", "event_id,released_total")
    assert text.splitlines()[0] == "event_id                      released_total"
    assert text.splitlines()[5] == "2025-09-11-lithuania                      52"


@pytest.mark.parametrize(
    ("form", "text"),
    [("table", "event_id  date\n"), ("csv", "event_id,date\n"), ("json", "[]\n"), ("jsonl", "")],
)
def test_a_table_without_rows(output, form, text):
    words = ["events", "--known-on", "2020-01-01", "--columns", "event_id,date"]
    assert output(*words, "--format", form) == text


def test_columns_are_printed_in_the_order_of_the_option(output):
    assert output("events", *PINNED, "--format", "csv", "--columns", "released_total,event_id").splitlines()[-1] == (
        "123,2025-12-13-lithuania-ukraine"
    )


class TestTerminal:
    @pytest.fixture
    def on(self, run, monkeypatch):
        """Run a command line on a terminal of a width."""

        def on(width, *words):
            monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
            monkeypatch.setenv("COLUMNS", str(width))
            return run(*words)

        return on

    @pytest.mark.parametrize("width", [1, 10, 80, 200, 2000])
    @pytest.mark.parametrize("name", ["events", "prisoners", "disputes"])
    @pytest.mark.parametrize("columns", [None, "main", "all"])
    def test_a_table_fits(self, on, width, name, columns):
        code, out, err = on(width, name, *(["--columns", columns] if columns else []))
        assert code == 0
        lines = out.splitlines()
        assert max(map(len, lines)) <= width
        table = getattr(br.dataset(), name)()
        assert len(lines) == len(table) + 1
        chosen = table.columns if columns == "all" else main_columns(table.name)
        number, total = len(lines[0].split()), len(chosen if columns else table.columns)
        assert number == len(chosen) or width < 2000
        message = f"belarus-releases: {number} of {total} columns are shown: choose with --columns, or use a pipe"
        assert err.splitlines() == [message] * (number < total)

    def test_main_columns_are_the_default(self, on):
        assert on(2000, "events")[1] == on(2000, "events", "--columns", "main")[1]
        assert tuple(on(2000, "events")[1].splitlines()[0].split()) == main_columns("events")

    def test_the_score_of_a_search_is_a_main_column(self, on):
        header = on(2000, "search", "Tikhanovsky")[1].splitlines()[0]
        assert tuple(header.split()) == ("score", *main_columns("prisoners"))

    def test_the_table_of_versions_fits_a_screen(self, on):
        out = on(80, "versions")[1]
        assert out.splitlines()[0].split() == ["version", "published_on", "sha256"]
        assert max(map(len, out.splitlines())) <= 80

    def test_long_cells_are_cut_but_not_ids(self, on):
        lines = on(200, "events", "--columns", "event_id,label")[1].splitlines()
        assert max(len(line.split("  ")[0]) for line in lines) == max(len(event.event_id) for event in br.events())
        assert lines[1].split("  ")[-1].lstrip() == f"{br.events()[0].label[:35]}…"

    def test_csv_is_never_cut(self, on):
        assert on(20, "events", "--format", "csv") == (0, to_csv(br.events()._sheet()), "")


def test_a_warning_is_one_line(run, monkeypatch):
    dataset = br.dataset

    def warning_dataset(*_, **__):
        warnings.simplefilter("always")
        warnings.warn("something was removed", br.errors.RedactedDataWarning, stacklevel=1)
        return dataset()

    monkeypatch.setattr(br, "dataset", warning_dataset)
    code, out, err = run("coverage", "--format", "csv")
    assert code == 0
    assert out
    assert err == "belarus-releases: something was removed\n"


@pytest.mark.skipif(not hasattr(signal, "SIGHUP"), reason="signals of POSIX")
def test_a_signal_ends_a_command_in_order_and_handlers_of_others_stay(run, monkeypatch):
    def handler(*_):
        """A handler of the program that calls us."""

    def end(*_, **__):
        assert signal.getsignal(signal.SIGHUP) is handler
        try:
            os.kill(os.getpid(), signal.SIGTERM)
            pytest.fail("the command goes on")
        finally:
            os.kill(os.getpid(), signal.SIGTERM)  # a second one changes nothing

    monkeypatch.setattr(br, "dataset", end)
    before = signal.signal(signal.SIGHUP, handler)
    try:
        with pytest.raises(SystemExit) as caught:
            run("events")
        assert caught.value.code == 143
        assert signal.getsignal(signal.SIGHUP) is handler
        assert signal.getsignal(signal.SIGTERM) is signal.SIG_DFL
    finally:
        signal.signal(signal.SIGHUP, before)


def test_another_thread_leaves_signals_alone(run):
    codes = []
    thread = threading.Thread(target=lambda: codes.append(run("versions")[0]))
    thread.start()
    thread.join()
    assert codes == [0]


def test_an_interruption_is_quiet(run, monkeypatch):
    def interrupt(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr(br, "dataset", interrupt)
    assert run("events") == (130, "", "")


class TestStreams:
    def test_text_in_memory(self, monkeypatch):
        monkeypatch.setattr(sys, "stdout", io.StringIO())
        assert main(["cite", *PINNED]) == 0
        assert sys.stdout.getvalue() == br.cite(version="2026.11.0") + "\n"

    @pytest.mark.parametrize(
        ("words", "name"),
        [([], NAME.encode("ascii", "backslashreplace")), (["--format", "csv"], NAME.encode())],
        ids=["a table is escaped", "CSV is UTF-8"],
    )
    def test_an_encoding_without_cyrillic(self, monkeypatch, words, name):
        monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(io.BytesIO(), "ascii"))
        assert main(["prisoners", "--version", "2026.11.2", "--columns", "name_ru", *words]) == 0
        assert name in sys.stdout.buffer.getvalue().splitlines()

    @pytest.mark.parametrize("command", ["claims --format csv", "claims", "--help"])
    def test_a_reader_that_closes_early_is_no_error(self, command):
        process = shell(f"$RUN {command} | head -c 1; exit ${{PIPESTATUS[0]}}")
        assert len(process.stdout) == 1
        assert (process.returncode, process.stderr) == (0, b"")

    @pytest.mark.parametrize(("target", "cause"), [(">&-", b"is closed"), ("> /dev/full", b"No space left")])
    @pytest.mark.skipif(not os.path.exists("/dev/full"), reason="the system has no /dev/full")
    def test_output_that_cannot_be_written_is_an_error(self, target, cause):
        process = shell(f"$RUN events {target}")
        assert process.returncode == 2
        assert process.stderr.count(b"\n") == 1
        assert cause in process.stderr

    def test_without_standard_error_there_are_no_messages(self):
        process = shell("$RUN evnts 2>&-")
        assert (process.returncode, process.stdout, process.stderr) == (2, b"", b"")


def shell(line):
    """Run a line of shell, in which ``$RUN`` is the command."""
    environment = os.environ | {"RUN": f"{sys.executable} -m belarus_releases"}
    return subprocess.run(["bash", "-c", line], capture_output=True, env=environment)
