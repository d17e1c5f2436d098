"""The command line."""

import csv
import io
import json
import os
import shlex
import subprocess
import sys

import pytest

import belarus_releases as br
from belarus_releases._manifest import FILES
from belarus_releases.cli import main
from belarus_releases.cli.commands import _parsers
from belarus_releases.columns import columns, read
from belarus_releases.errors import RedactedDataWarning
from belarus_releases.export import to_csv_text
from belarus_releases.tables import RECORDS, record_class

VIEWS = ("disputes", "reconcile", "stock_flow", "coverage")
PINNED = ["--version", "2026.11.0"]


@pytest.fixture
def run(capsys):
    """Run a command line; its exit code, standard output and standard error."""

    def run(*words):
        code = main(words)
        return code, *capsys.readouterr()

    return run


@pytest.fixture
def printed(run):
    """What a command line prints that succeeds without a message."""

    def printed(*words):
        code, out, err = run(*words)
        assert (code, err) == (0, "")
        return out

    return printed


class TestSummary:
    @pytest.mark.parametrize("words", [[], ["summary"]])
    def test_it_is_one_screen(self, printed, words):
        lines = printed(*words).splitlines()
        assert f"data version {br.dataset().version}" in lines[0]
        assert len(lines) <= 24
        assert all(len(line) <= 80 for line in lines)
        for name in RECORDS:
            (line,) = (line for line in lines if line.startswith(f"  {name} "))
            assert line.split()[1] == str(len(getattr(br, name)()))

    def test_of_a_version_as_known_on_a_day(self, printed):
        text = printed("summary", *PINNED, "--known-on", "2025-07-01")
        assert "data version 2026.11.0 of 2026-11-21, known on 2025-07-01\n" in text
        assert "all 4 recorded" in text

    def test_before_anything_was_known(self, printed):
        assert "all 0 recorded             0" in printed("summary", *PINNED, "--known-on", "2020-01-01")


@pytest.mark.parametrize("name", [*RECORDS, *VIEWS])
class TestTables:
    def table(self, name):
        return getattr(br.dataset(), name)()

    def test_csv(self, printed, name):
        table = self.table(name)
        text = printed(name, "--format", "csv")
        assert text == to_csv_text(table)
        header, *rows = csv.reader(io.StringIO(text), strict=True)
        declared = columns(record_class(table.name))
        assert header == [column.name for column in declared]
        assert [[read(*pair) for pair in zip(declared, row, strict=True)] for row in rows] == [
            [getattr(record, column.name) for column in declared] for record in table
        ]

    def test_json_and_jsonl(self, printed, name):
        table = self.table(name)
        rows = json.loads(printed(name, "--format", "json"))
        assert [*map(json.loads, printed(name, "--format", "jsonl").splitlines())] == rows
        assert len(rows) == len(table)
        for row, record in zip(rows, table, strict=True):
            for column, value in row.items():
                kept = getattr(record, column)
                if isinstance(kept, tuple):
                    kept = list(kept)
                elif hasattr(kept, "isoformat"):
                    kept = kept.isoformat()
                assert (value, type(value)) == (kept, type(kept))

    def test_text_off_a_terminal_is_whole(self, printed, name):
        table = self.table(name)
        header, *lines = printed(name).splitlines()
        assert tuple(header.split()) == table.columns
        assert [line.split()[0] for line in lines] == [getattr(row, table.columns[0]).split()[0] for row in table]


def test_numbers_stand_to_the_right(printed):
    text = printed("events", *PINNED, "--columns", "event_id,released_total")
    assert text.splitlines()[0] == "event_id                      released_total"
    assert text.splitlines()[5] == "2025-09-11-lithuania                      52"


def test_a_table_without_rows_has_its_header(printed):
    asked = ["events", "--known-on", "2020-01-01", "--columns", "event_id,date"]
    assert printed(*asked) == "event_id  date\n"
    assert printed(*asked, "--format", "csv") == "event_id,date\n"
    assert printed(*asked, "--format", "json") == "[]\n"
    assert printed(*asked, "--format", "jsonl") == ""


def test_columns_come_in_the_order_asked_for(printed):
    assert printed("events", *PINNED, "--format", "csv", "--columns", "released_total,event_id").splitlines()[-1] == (
        "123,2025-12-13-lithuania-ukraine"
    )


def test_a_dash_may_stand_for_the_underscore(printed):
    assert printed("stock-flow", "--format", "csv") == printed("stock_flow", "--format", "csv")


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
    def test_a_table_fits(self, on, width, name):
        code, out, err = on(width, name)
        assert code == 0
        lines = out.splitlines()
        assert max(map(len, lines)) <= width
        table = getattr(br.dataset(), name)()
        assert len(lines) == len(table) + 1
        left_out = len(table.columns) - len(lines[0].split())
        says = (
            f"belarus-releases: columns left out to fit the terminal: {left_out} (choose with --columns, or use a pipe)"
        )
        assert err.splitlines() == [says] * bool(left_out)
        assert (left_out > 0) == (width < 2000)

    def test_long_cells_are_cut_but_not_ids(self, on):
        lines = on(120, "events")[1].splitlines()
        assert max(len(line.split("  ")[0]) for line in lines) == max(len(event.event_id) for event in br.events())
        assert "  Ukrainian political prisone…  " in lines[1]

    def test_csv_is_never_cut(self, on):
        assert on(20, "events", "--format", "csv") == (0, to_csv_text(br.events()), "")


class TestSearch:
    def test_found(self, printed):
        text = printed("search", "Tikhanovsky", *PINNED, "--columns", "score,name", "--format", "csv")
        assert text == "score,name\n1,Siarhei Tsikhanouski\n"

    def test_words_are_one_name_and_the_best_comes_first(self, printed):
        rows = json.loads(printed("search", "kalesnikava", "maria", "--format", "json"))
        assert rows[0]["name"] == "Maria Kalesnikava"
        assert tuple(rows[0]) == ("score", *br.prisoners().columns)
        scores = [row["score"] for row in rows]
        assert scores == sorted(scores, reverse=True)

    def test_nobody(self, run):
        code, out, err = run("search", "Angela Merkel", "--format", "csv")
        assert code == 1
        assert out.count("\n") == 1
        assert err.startswith("belarus-releases: nobody is found by the name 'Angela Merkel'; nearest are '")

    def test_nobody_was_known_yet(self, run):
        code, _, err = run("search", "Tikhanovsky", "--known-on", "2020-01-01")
        assert code == 1
        assert err == "belarus-releases: nobody is found by the name 'Tikhanovsky'\n"


class TestClaims:
    @pytest.mark.parametrize(
        "words", [["events"], ["events", "2025-09-11-lithuania"], ["events", "2025-09-11-lithuania", "--field", "date"],
                  ["events", "--field", "date"]]
    )  # fmt: skip
    def test_of_a_table_a_row_a_column(self, printed, words):
        field = words[words.index("--field") + 1] if "--field" in words else None
        table, row = (*[word for word in words if word not in ("--field", field)], None)[:2]
        claims = br.claims(table, row, field=field, version="2026.11.0")
        assert 0 < len(claims) < len(br.claims(version="2026.11.0"))
        assert printed("claims", *words, *PINNED, "--format", "csv") == to_csv_text(claims)


class TestDiff:
    def test_a_summary(self, printed):
        assert printed("diff", "2026.11.0", "2026.11.1") == f"{br.diff('2026.11.0', '2026.11.1')}\n"
        assert printed("diff", "2026.11.0").startswith(f"2026.11.0 to {br.dataset().version}\n")

    def test_cells(self, printed):
        rows = json.loads(printed("diff", "2026.11.0", "2026.11.1", "--format", "json"))
        assert len(rows) == len(br.diff("2026.11.0", "2026.11.1"))
        assert rows[0] == {
            "table": "prisoners",
            "record_id": "p0001",
            "kind": "cell_changed",
            "column": "categories",
            "old": ["blogger", "politician"],
            "new": ["activist", "blogger", "politician"],
        }

    def test_every_value_has_a_cell(self, printed):
        rows = list(csv.DictReader(io.StringIO(printed("diff", "2026.11.0", "--format", "csv"))))
        assert len(rows) == len(br.diff("2026.11.0"))
        assert len(printed("diff", "2026.11.0", "--format", "table").splitlines()) == len(rows) + 1

    def test_derived(self, printed):
        asked = ["diff", "2026.11.0", "--format", "jsonl"]
        assert len(printed(*asked, "--derived").splitlines()) == len(br.diff("2026.11.0", derived=True))


def test_versions(printed):
    rows = json.loads(printed("versions", "--format", "json", "--columns", "version,sha256"))
    assert rows == [{"version": row.version, "sha256": row.sha256} for row in br.data_versions()]


@pytest.mark.parametrize("style", ["apa", "bibtex"])
def test_cite(printed, style):
    text = printed("cite", "--style", style, *PINNED)
    assert text.rstrip("\n") == br.cite(style, version="2026.11.0").rstrip("\n")
    assert text.endswith("\n")
    assert not text.endswith("\n\n")


class TestCodebook:
    def test_a_line_an_entry(self, printed):
        lines = printed("codebook").splitlines()
        assert lines == [f"{entry.entry_id}: {entry.meaning}" for entry in br.codebook()]

    def test_of_a_name(self, printed):
        text = printed("codebook", "events.legal_act", "--format", "csv")
        assert text == to_csv_text(br.codebook("events.legal_act"))

    def test_search(self, printed):
        rows = json.loads(printed("codebook", "--search", "pardon", "--format", "json"))
        assert [row["entry_id"] for row in rows] == [entry.entry_id for entry in br.codebook().search("pardon")]
        assert "events.legal_act=pardon" in {row["entry_id"] for row in rows}

    def test_search_under_a_name(self, printed):
        lines = printed("codebook", "events", "--search", "lower bound").splitlines()
        assert lines == [f"{e.entry_id}: {e.meaning}" for e in br.codebook("events").search("lower bound")] != []

    def test_nothing_is_found(self, run):
        assert run("codebook", "--search", "zzzz") == (1, "", "")


class TestVerify:
    """What it finds in wrong cells is tested with the full record."""

    def test_a_damaged_file_is_a_fault(self, run, monkeypatch):
        monkeypatch.setitem(FILES, "events.csv", 0)
        code, out, err = run("verify")
        assert (code, err) == (1, "")
        assert out.startswith("the bundled file events.csv is damaged")

    def test_other_commands_cannot_read_it(self, run, monkeypatch):
        monkeypatch.setitem(FILES, "versions.csv", 0)
        code, out, err = run("versions")
        assert (code, out) == (2, "")
        assert err.startswith("belarus-releases: the bundled file versions.csv is damaged")
        assert err.count("\n") == 1


class TestExport:
    @pytest.mark.parametrize("form", ["csv", "parquet", "sqlite"])
    def test_each_form_once_and_again(self, printed, run, tmp_path, form):
        if form == "parquet":
            pytest.importorskip("pyarrow")
        path = tmp_path / "all"
        assert printed("export", form, str(path), *PINNED) == ""
        assert path.is_file() if form == "sqlite" else (path / f"events.{form}").is_file()
        code, out, err = run("export", form, str(path), *PINNED)
        assert (code, out) == (2, "")
        assert f"'{path}' exists" in err
        assert printed("export", form, str(path), *PINNED, "--overwrite") == ""

    def test_what_is_written_is_what_was_asked_for(self, printed, tmp_path):
        printed("export", "csv", str(tmp_path / "all"), *PINNED, "--known-on", "2025-07-01")
        text = (tmp_path / "all" / "events.csv").read_text(encoding="utf-8")
        assert text == to_csv_text(br.events("2026.11.0", known_on="2025-07-01"))

    def test_where_nothing_can_be_written(self, run, tmp_path):
        code, out, err = run("export", "csv", str(tmp_path / "no" / "such"))
        assert (code, out) == (2, "")
        assert err.count("\n") == 1


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ("evnts", "there is no command 'evnts': did you mean 'events' or"),
        ("''", "there is no command ''"),
        ("--format csv events", "options stand after the command, as in 'belarus-releases events --format csv'"),
        ("--version 2026.11.0", "options stand after the command, as in 'belarus-releases events --version 2026.11.0'"),
        ("events --form csv", "unrecognized arguments: --form csv: see 'belarus-releases events --help'"),
        ("events --format cvs", "invalid choice: 'cvs'"),
        ("events --format", "argument --format: expected one argument"),
        ("events extra", "unrecognized arguments: extra"),
        ("events --columns date,nme", "there is no column 'nme': did you mean 'named'"),
        ("events --columns ''", "there is no column ''"),
        ("events --version 2026.11", "there is no data version '2026.11': ask for"),
        ("events --known-on yesterday", "known_on is a day such as '2025-09-30', not 'yesterday'"),
        ("search", "the following arguments are required: NAME"),
        ("claims evnts", "there is no table 'evnts': did you mean"),
        ("claims events 2025-09-11", "there is no row '2025-09-11' in events: did you mean"),
        ("claims events --field dat", "there is no column 'dat' in events: did you mean"),
        ("claims --field date", "need the name of their table first"),
        ("diff", "the following arguments are required: OLD"),
        ("diff 2026.11.0 2026.12", "there is no data version '2026.12'"),
        ("cite --style apx", "there is no citation style 'apx': did you mean 'apa'"),
        ("codebook evnts", "the codebook has no 'evnts': did you mean 'events'"),
        ("codebook --search ' '", "the codebook is searched for words"),
        ("export xlsx out", "invalid choice: 'xlsx'"),
        ("export csv", "the following arguments are required: PATH"),
    ],
)
def test_what_cannot_be_is_one_sentence(run, asked, says):
    code, out, err = run(*shlex.split(asked))
    assert (code, out) == (2, "")
    assert err.count("\n") == 1
    assert err.startswith("belarus-releases: ")
    assert says in err


class TestHelp:
    COMMANDS = _parsers()[1]

    def help(self, capsys, *words):
        with pytest.raises(SystemExit) as end:
            main([*words, "--help"])
        assert end.value.code == 0
        return capsys.readouterr().out

    def test_of_the_program_names_every_command(self, capsys):
        text = self.help(capsys)
        assert {*RECORDS, *VIEWS} < {*self.COMMANDS}
        for name in self.COMMANDS:
            assert f"\n    {name}" in text

    @pytest.mark.parametrize("name", COMMANDS)
    def test_its_examples_run(self, capsys, monkeypatch, tmp_path, name):
        monkeypatch.chdir(tmp_path)
        text = self.help(capsys, name)
        examples = text.partition("\nexamples:\n")[2].splitlines()
        assert examples
        for example in examples:
            words = shlex.split(example.partition(">")[0])
            assert words[:2] == ["belarus-releases", name]
            assert main(words[1:]) == 0

    def test_version_is_that_of_package_and_data(self, printed):
        assert printed("--version") == f"belarus-releases {br.__version__}, data version {br.dataset().version}\n"


def test_a_warning_is_one_line(run, monkeypatch):
    def warned(*_, **__):
        import warnings

        warnings.simplefilter("always")
        warnings.warn("something was removed", RedactedDataWarning, stacklevel=1)
        return dataset()

    dataset = br.dataset
    monkeypatch.setattr(br, "dataset", warned)
    code, out, err = run("coverage", "--format", "csv")
    assert code == 0
    assert out
    assert err == "belarus-releases: something was removed\n"


def test_an_interruption_is_quiet(run, monkeypatch):
    def interrupted(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr(br, "dataset", interrupted)
    assert run("events") == (130, "", "")


def test_output_may_be_text_in_memory(monkeypatch):
    monkeypatch.setattr(sys, "stdout", io.StringIO())
    assert main(["cite", *PINNED]) == 0
    assert sys.stdout.getvalue().startswith("belarus-releases contributors")


class TestProcess:
    """What only shows in a process of its own."""

    def shell(self, command, **environment):
        """Run a line of shell, in which ``$RUN`` is the command."""
        given = os.environ | {"RUN": f"{sys.executable} -m belarus_releases"} | environment
        return subprocess.run(["bash", "-c", command], capture_output=True, env=given)

    @pytest.mark.parametrize("asked", ["claims --format csv", "claims", "--help"])
    def test_a_reader_that_closes_early_is_no_error(self, asked):
        done = self.shell(f"$RUN {asked} | head -c 1; exit ${{PIPESTATUS[0]}}")
        assert len(done.stdout) == 1
        assert (done.returncode, done.stderr) == (0, b"")

    @pytest.mark.parametrize(("where", "why"), [(">&-", b"is closed"), ("> /dev/full", b"No space left")])
    @pytest.mark.skipif(not os.path.exists("/dev/full"), reason="the system has no /dev/full")
    def test_output_that_cannot_be_written_is_said(self, where, why):
        done = self.shell(f"$RUN events {where}")
        assert done.returncode == 2
        assert done.stderr.count(b"\n") == 1
        assert why in done.stderr

    def test_without_a_place_for_messages_there_are_none(self):
        done = self.shell("$RUN evnts 2>&-")
        assert (done.returncode, done.stdout, done.stderr) == (2, b"", b"")

    def test_an_encoding_without_cyrillic(self):
        asked = "$RUN prisoners --version 2026.11.2 --columns name_ru"
        ascii = {"PYTHONIOENCODING": "ascii", "LC_ALL": "C", "PYTHONUTF8": "0"}
        done = self.shell(f"{asked}; {asked} --format csv", **ascii)
        assert (done.returncode, done.stderr) == (0, b"")
        name = "Сергей Тихановский"
        assert name.encode("ascii", "backslashreplace") in done.stdout
        assert name.encode() in done.stdout

    def test_help_and_version_need_no_pandas(self):
        code = (
            "import sys; from belarus_releases.cli import main\n"
            "try: main(['--help'])\n"
            "except SystemExit: main(['--version'])\n"
            "main(['events'])\n"
            "assert not {'pandas', 'numpy', 'pyarrow'} & {*sys.modules}"
        )
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
        assert (done.returncode, done.stderr) == (0, "")

    def test_without_docstrings(self):
        done = self.shell(
            f"{sys.executable} -OO -m belarus_releases summary; {sys.executable} -OO -m belarus_releases -h"
        )
        assert (done.returncode, done.stderr) == (0, b"")
        assert b"events" in done.stdout


def test_what_a_command_gives_is_what_its_method_says():
    """The help keeps it under ``python -OO`` too, which has no docstrings."""
    from belarus_releases._dataset import Dataset
    from belarus_releases.cli.summary import GIVES

    assert {name: (getattr(Dataset, name).__doc__ or "").partition("\n")[0] for name in GIVES} == GIVES
