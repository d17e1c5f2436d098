"""The commands: what each takes and answers, its help, and its errors."""

import csv
import io
import json
import shlex
import warnings
from importlib.util import find_spec

import pytest

import belarus_releases as br
from belarus_releases.checks import installed
from belarus_releases.cli import main
from belarus_releases.cli.commands import _VIEWS, _parsers
from belarus_releases.export.csv import to_csv
from belarus_releases.schema.columns import columns
from belarus_releases.storage._manifest import FILES
from belarus_releases.tables import AUXILIARY, TABLES, record_class

PINNED = ["--version", "2026.11.0"]
COMMANDS = _parsers()[1]


def csv_of(table):
    return to_csv(table._sheet())


def test_a_dash_may_stand_for_the_underscore(output):
    assert output("stock-flow", "--format", "csv") == output("stock_flow", "--format", "csv")


class TestSearch:
    def test_the_score_is_the_first_column(self, output):
        text = output("search", "Tikhanovsky", *PINNED, "--columns", "score,name", "--format", "csv")
        assert text == "score,name\n1,Siarhei Tsikhanouski\n"

    def test_words_are_one_name(self, output):
        (row,) = json.loads(output("search", "kalesnikava", "maria", "--format", "json"))
        assert row["name"] == "Maria Kalesnikava"
        assert tuple(row) == ("score", *br.prisoners().columns)

    def test_rows_are_those_of_the_method(self, output):
        matches = br.prisoners().search("losik")
        rows = json.loads(output("search", "losik", "--format", "json", "--columns", "prisoner_id,score"))
        scores = [round(score, 3) for score in matches.scores]
        assert [tuple(row.values()) for row in rows] == list(zip([p.prisoner_id for p in matches], scores))
        assert len(rows) > 1

    def test_nobody_is_found(self, run):
        code, out, err = run("search", "Angela Merkel", "--format", "csv")
        assert code == 1
        assert out.count("\n") == 1
        assert err.startswith("belarus-releases: nobody is found by the name 'Angela Merkel'; nearest are '")

    def test_nobody_was_known_yet(self, run):
        code, _, err = run("search", "Tikhanovsky", "--known-on", "2020-01-01")
        assert code == 1
        assert err == "belarus-releases: nobody is found by the name 'Tikhanovsky'\n"


@pytest.mark.parametrize("record_id", [None, "2025-09-11-lithuania"])
@pytest.mark.parametrize("field", [None, "date"])
def test_claims_of_a_table_a_row_a_column(output, record_id, field):
    claims = br.claims("events", record_id, field=field, version="2026.11.0")
    assert 0 < len(claims) < len(br.claims(version="2026.11.0"))
    words = ["events", *([record_id] if record_id else []), *(["--field", field] if field else [])]
    assert output("claims", *words, *PINNED, "--format", "csv") == csv_of(claims)


@pytest.mark.parametrize(
    "words",
    [
        ("events",),
        ("events", "2025-09-11-lithuania"),
        ("events", "2025-09-11-lithuania", "date"),
        ("prisoners", "p0001", "detained_earliest"),
    ],
)
def test_evidence_of_a_table_a_row_a_column(output, words):
    evidence = br.evidence(*words, version="2026.11.0")
    assert 0 < len(evidence) < len(br.claims(version="2026.11.0"))
    assert output("evidence", *words, *PINNED, "--format", "csv") == csv_of(evidence)


class TestReleased:
    SEPTEMBER = ("2025-09-01", "2025-09", "--version", "2026.11.2")

    def test_it_is_answered_in_sentences(self, output):
        """The 52 of 11 September, and the 25 of 16 September."""
        first, second, *_, last = output("released", *self.SEPTEMBER).splitlines()
        assert first.startswith("From 2025-09-01 to 2025-09-30 77 persons were announced as released, ")
        assert second == "Each counted once, that is 77 persons if no two events share any."
        assert last == "(belarus-releases, data version 2026.11.2; computed from `events`.)"

    def test_all_that_is_computed(self, output):
        (row,) = json.loads(output("released", *self.SEPTEMBER, "--format", "json"))
        assert tuple(row) == tuple(column.name for column in columns(record_class("released")))
        assert (row["announced"], row["events_counted"]) == (77, ["2025-09-11-lithuania", "2025-09-16-pardon"])

    def test_some_of_it(self, output):
        text = output("released", *self.SEPTEMBER, "--columns", "start,announced", "--format", "csv")
        assert text == "start,announced\n2025-09-01,77\n"

    @pytest.mark.parametrize("words", [(), ("2025",), ("2025", "2025")])
    def test_a_period_may_have_no_bound(self, output, words):
        answer = br.dataset("2026.11.0").released(*words)
        assert output("released", *words, *PINNED) == f"{answer}\n"

    def test_it_is_known_on_a_day(self, output):
        text = output("released", "2025-09", "2025-09", *PINNED, "--known-on", "2025-09-12")
        assert text == f"{br.dataset('2026.11.0', known_on='2025-09-12').released('2025-09', '2025-09')}\n"
        assert "known on 2025-09-12" in text


class TestDiff:
    def test_a_summary(self, output):
        assert output("diff", "2026.11.0", "2026.11.1") == f"{br.diff('2026.11.0', '2026.11.1')}\n"
        assert output("diff", "2026.11.0").startswith(f"2026.11.0 to {br.dataset().version}\n")

    def test_cells(self, output):
        rows = json.loads(output("diff", "2026.11.0", "2026.11.1", "--format", "json"))
        assert len(rows) == len(br.diff("2026.11.0", "2026.11.1"))
        assert rows[0] == {
            "table": "prisoners",
            "record_id": "p0001",
            "kind": "cell_changed",
            "column": "categories",
            "old": ["blogger", "politician"],
            "new": ["activist", "blogger", "politician"],
        }

    def test_every_change_has_a_row(self, output):
        versions = ("2026.11.0", "2026.11.1")
        number = len(br.diff(*versions))
        assert len(list(csv.DictReader(io.StringIO(output("diff", *versions, "--format", "csv"))))) == number
        assert len(output("diff", *versions, "--format", "table").splitlines()) == number + 1

    def test_derived(self, output):
        lines = output("diff", "2026.11.0", "--format", "jsonl", "--derived").splitlines()
        assert len(lines) == len(br.diff("2026.11.0", derived=True)) > len(br.diff("2026.11.0"))


def test_versions(output):
    rows = json.loads(output("versions", "--format", "json", "--columns", "version,sha256"))
    assert rows == [{"version": row.version, "sha256": row.sha256} for row in br.data_versions()]


@pytest.mark.parametrize("style", ["apa", "bibtex"])
def test_cite_ends_with_one_line_end(output, style):
    text = output("cite", "--style", style, *PINNED)
    assert text == br.cite(style, version="2026.11.0").rstrip("\n") + "\n"


class TestCodebook:
    def test_a_line_for_each_entry(self, output):
        lines = output("codebook").splitlines()
        assert lines == [f"{entry.entry_id}: {entry.meaning}" for entry in br.codebook()]

    def test_of_a_name(self, output):
        text = output("codebook", "events.legal_act", "--format", "csv")
        assert text == csv_of(br.codebook("events.legal_act"))

    def test_search(self, output):
        rows = json.loads(output("codebook", "--search", "pardon", "--format", "json"))
        assert [row["entry_id"] for row in rows] == [entry.entry_id for entry in br.codebook().search("pardon")]
        assert "events.legal_act=pardon" in {row["entry_id"] for row in rows}

    def test_search_under_a_name(self, output):
        lines = output("codebook", "events", "--search", "lower bound").splitlines()
        assert lines == [f"{e.entry_id}: {e.meaning}" for e in br.codebook("events").search("lower bound")] != []

    def test_nothing_is_found(self, run):
        assert run("codebook", "--search", "zzzz") == (1, "", "")


class TestVerify:
    def test_the_bundled_data_is_valid(self, output):
        first, second = output("verify").splitlines()
        assert first == f"OK: all data versions up to {br.dataset().version}"
        assert second.startswith(("Files of the package: compared with ", "Files of the package: not compared with "))

    def test_a_wrong_cell_fails(self, run, monkeypatch):
        tables = installed.bundled()
        tables["events"][0]["foreign_nationals"] = "4"
        monkeypatch.setattr(installed, "bundled", lambda: tables)
        code, out, err = run("verify")
        assert (code, err) == (1, "")
        (line, _) = out.splitlines()
        assert (
            line == "events.csv, line 2, foreign_nationals: the cell is 4, the claims give 5 (cell-follows-from-claims)"
        )

    def test_a_damaged_file_fails(self, run, monkeypatch):
        monkeypatch.setitem(FILES, "events.csv", "0f")
        code, out, err = run("verify")
        assert (code, err) == (1, "")
        assert out.startswith("events.csv: its checksum is not that of the manifest (file-whole)\n")

    def test_a_damaged_file_is_an_error_in_other_commands(self, run, monkeypatch):
        monkeypatch.setitem(FILES, "coverage.csv", "0f")
        code, out, err = run("coverage")
        assert (code, out) == (2, "")
        assert err.startswith("belarus-releases: the bundled file coverage.csv is damaged")
        assert err.count("\n") == 1


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("evnts", "there is no command 'evnts': did you mean 'events' or"),
        ("''", "there is no command ''"),
        ("--format csv events", "options come after the command, as in 'belarus-releases events --format csv'"),
        ("--version 2026.11.0", "options come after the command, as in 'belarus-releases events --version 2026.11.0'"),
        ("events --form csv", "unrecognized arguments: '--form csv': see 'belarus-releases events --help'"),
        ("events --format cvs", "--format: invalid choice: 'cvs'"),
        ("events --format", "belarus-releases: --format: expected one argument"),
        ("events extra", "unrecognized arguments: 'extra'"),
        ("events --columns date,nme", "--columns: there is no column 'nme': did you mean 'named'"),
        ("events --columns ''", "--columns: there is no column ''"),
        ("events --version 2026.11", "belarus-releases: --version: there is no data version '2026.11': ask for"),
        ("events --known-on yesterday", "--known-on: expected a day such as '2025-09-30', got 'yesterday': see"),
        ("search", "the following arguments are required: NAME"),
        (f"search {'Losik ' * 40}", "belarus-releases: NAME: expected at most 200 characters, got 239"),
        (f"codebook --search {'x' * 201}", "belarus-releases: --search: expected at most 200 characters, got 201"),
        ("claims evnts", "there is no table 'evnts': did you mean"),
        ("claims events 2025-09-11", "there is no row '2025-09-11' in events: did you mean"),
        ("claims events --field dat", "there is no column 'dat' in events: did you mean"),
        ("claims --field date", "TABLE: claims of a row or a column need the name of their table"),
        ("evidence", "the following arguments are required: TABLE"),
        ("evidence evnts", "there is no table 'evnts': did you mean"),
        ("evidence sources", "no claims are on 'sources': there are 'events'"),
        ("evidence events 2025-09-11", "there is no row '2025-09-11' in events: did you mean"),
        ("evidence events 2025-09-11-lithuania dat", "there is no column 'dat' in events: did you mean"),
        ("evidence events 2025-09-11-lithuania label", "no claim states label of events, which is entered"),
        ("released soon", "expected a day, a month or a year such as '2025-09', got 'soon'"),
        ("released 2025-10 2025-09", "expected a day on or before the end, 2025-09-30, got '2025-10'"),
        ("released 2025 --columns anounced", "--columns: there is no column 'anounced': did you mean 'announced'"),
        ("diff", "the following arguments are required: OLD"),
        ("diff 2026.11.0 2026.12", "NEW: there is no data version '2026.12'"),
        ("cite --style apx", "--style: there is no citation style 'apx': did you mean 'apa'"),
        ("codebook evnts", "the codebook has no 'evnts': did you mean 'events'"),
        ("codebook --search ' '", "--search: expected words to search for, such as 'released', got ' '"),
        ("export xlsx out", "FORM: invalid choice: 'xlsx'"),
        ("path", "the following arguments are required: NAME"),
        ("path evnts", "there is no file of 'evnts': did you mean 'events'"),
        ("path events --to no/such", "cannot be written: No such file or directory"),
        ("export csv", "the following arguments are required: PATH"),
    ],
)
def test_an_error_is_one_line_that_names_the_cause(run, line, message):
    code, out, err = run(*shlex.split(line))
    assert (code, out) == (2, "")
    assert err.count("\n") == 1
    assert err.startswith("belarus-releases: ")
    assert message in err


@pytest.mark.parametrize(
    "line",
    [
        "{}", "events {}", "events --{}", "events --format {}", "events --columns {}", "events --version {}",
        "events --known-on {}", "search {}", "claims {}", "claims events {}", "claims events --field {}",
        "evidence events {}", "released {}", "diff {}", "cite --style {}", "codebook {}", "codebook --search {}",
        "export {} x", "export csv {}/x", "export csv x --overwrite={}", "path {}", "path events --to {}/x",
        "{} events", "--{} events",
    ],
)  # fmt: skip
def test_messages_are_printable_and_short(run, line, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    word = "\x1b[2J\u202e\u200b\udc80" + "zq" * 60
    code, out, err = run(*(part.format(word) for part in line.split()))
    assert code in (1, 2)
    assert "\x1b" not in out
    assert err.removesuffix("\n").isprintable()
    assert "zq" * 41 not in err


class TestHelp:
    @pytest.fixture
    def help(self, capsys):
        """The help of the program or of a command."""

        def help(*words):
            with pytest.raises(SystemExit) as end:
                main([*words, "--help"])
            assert end.value.code == 0
            return capsys.readouterr().out

        return help

    def test_the_program_names_every_command(self, help):
        text = help()
        assert {*TABLES, *_VIEWS} < {*COMMANDS}
        for name in COMMANDS:
            assert f"\n    {name}" in text

    @pytest.mark.parametrize(
        "name", [pytest.param(name, marks=pytest.mark.slow) if name == "export" else name for name in COMMANDS]
    )  # `TestExport` runs each form
    def test_the_examples_run(self, help, monkeypatch, tmp_path, name):
        monkeypatch.chdir(tmp_path)
        if name == "check":
            warnings.simplefilter("default", br.errors.ErratumWarning)
            br.dataset("2026.11.0").to_csv("belarus")
        examples = help(name).partition("\nexamples:\n")[2].splitlines()
        assert examples
        for example in examples:
            words = shlex.split(example.partition(">")[0])
            assert words[:2] == ["belarus-releases", name]
            needs = "openpyxl" if "excel" in words else "sqlite3"
            assert main(words[1:]) == 0 or find_spec(needs) is None

    def test_exit_codes_are_in_plain_words(self, help):
        text = help()
        for line in ("0    success", "1    verify found a fault, or a search found nothing", "2    error"):
            assert f"\n  {line}\n" in text

    @pytest.mark.parametrize("name", [None, *COMMANDS])
    def test_lines_fit_a_screen(self, help, monkeypatch, name):
        monkeypatch.setenv("COLUMNS", "80")
        assert max(map(len, help(*[name] * bool(name)).splitlines())) <= 80

    def test_version_is_that_of_package_and_data(self, output):
        assert output("--version") == f"belarus-releases {br.__version__}, data version {br.dataset().version}\n"


@pytest.mark.parametrize(
    "table", [name for name in (*TABLES, *AUXILIARY) if name not in ("changes", "checked_cells")]
)  # which are between two versions
def test_a_table_has_one_title(table):
    """The title of the record class begins the docstring of each function and method, and is the help.

    Commands that print lines or sentences unless asked for rows say so in their help.
    """
    title = record_class(table).__title__
    views = _VIEWS | {"why_empty": "empty_cells"}  # which is no command
    command = next((command for command, view in views.items() if view == table), table)
    accessors = [getattr(owner, command) for owner in (br, br.Dataset) if hasattr(owner, command)]
    assert accessors
    assert {accessor.__doc__.partition("\n")[0] for accessor in accessors} == {title}
    if command in COMMANDS and command not in ("codebook", "released"):
        assert " ".join(COMMANDS[command].description.split()) == title
