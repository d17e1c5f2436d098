"""The command line: every command in every form, help, messages and exit codes."""

import contextlib
import io
import os
import re
import runpy
import shlex
import sys
from collections import Counter
from unittest.mock import patch

from recorder import SHORT, Readable

import belarus_releases as br

from .common import DAY, PAST, PUBLISHED, TABLES, VIEWS, hash_of


class Terminal(io.TextIOWrapper):
    """Standard output that says that it is a terminal."""

    def isatty(self):
        return True


class CommandLine:
    """Asks for commands, and knows which words each was given."""

    def __init__(self, ask):
        self.ask, self.given = ask, {}

    def __call__(self, name, *words, whole=False, to=io.TextIOWrapper):
        """Ask for exit code and output of a command, the output whole or as a checksum; and for its messages."""
        self.given.setdefault(words[0] if words else "", set()).update(words)
        code, out, err = run(*words, to=to)
        self.ask(f"cli/{name}", Readable, f"{code}\n{out if whole or len(out) <= SHORT else hash_of(out)}")
        if err:
            self.ask(f"cli/{name}/message", Readable, err)

    def unasked(self):
        """The commands and options that the help names and that were never given."""
        commands = commands_in(helped())
        missing = [command for command in commands if command not in self.given]
        for command in commands:
            options = set(re.findall(r"(?<=[\s\[])--[a-z-]+", helped(command).partition("\nexamples:")[0]))
            missing += [f"{command} {option}" for option in options - self.given.get(command, set()) - {"--help"}]
        return missing


def run(*words, to=io.TextIOWrapper, as_module=False):
    """Exit code, standard output and standard error of a command, in this process."""
    from belarus_releases.cli import main

    out = to(io.BytesIO(), "utf-8", newline="")
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(io.StringIO()) as err:
        try:
            code = run_module(words) if as_module else main(list(words))
        except SystemExit as end:
            code = f"exit {end.code}"
        except Exception as error:
            code = f"raises {type(error).__name__}: {error}"
        out.flush()
    return code, out.buffer.getvalue().decode(), err.getvalue()


def run_module(words):
    """Do what ``python -m belarus_releases`` does."""
    with patch.object(sys, "argv", ["belarus-releases", *words]):
        return runpy.run_module("belarus_releases", run_name="__main__")


def helped(*words):
    return run(*words, "--help")[1]


def commands_in(text):
    """The commands that the help of the program names."""
    listed = text.partition("\ncommands:")[2].partition("\nexamples:")[0]
    return re.findall(r"^    ([a-z_]+)(?: |$)", listed, re.MULTILINE)


#: Commands whose output is for programs, or long.
LONG = ("claims", "evidence", "codebook --format", "diff 2026.11.0 --", "diff 2026.11.0 2026.11.1 --")
COMMANDS = """
summary --version 2026.11.0
summary --version 2026.11.1 --known-on 2025-07-01
summary --known-on 1990-01-01
search Тихановский
search Tikhanovsky --version 2026.11.0 --columns score,name --format csv
search Angela Merkel
search kalesnikava maria --format json
search Losik --known-on 2025-09-30 --format jsonl
search Nobody --known-on 1990-01-01
claims events
claims events 2025-09-11-lithuania
claims events 2025-09-11-lithuania --field released_total --format json
claims events --field date --format csv --version 2026.11.0
claims prisoners p0001 --columns field,value,source_id
claims --known-on 2025-02-01 --format jsonl --columns claim_id,value
evidence events
evidence events 2025-09-11-lithuania released_total
evidence events 2025-09-11-lithuania --format json --version 2026.11.0
evidence prisoners p0001 --columns field,value,adopted,publisher
evidence contacts --known-on 2025-02-01 --format jsonl --columns claim_id,value
released
released 2024-07
released 2025 2025 --version 2026.11.0
released 2025-09-01 2025-12-31 --format json
released 2025-09 2025-09 --known-on 2025-09-15
released 2025-09 2025-09 --columns announced,persons
versions
versions --format csv
versions --format json
versions --format jsonl --columns version,sha256
versions --columns rows
diff 2026.11.0
diff 2026.11.0 2026.11.1
diff 2026.11.0 --derived
diff 2026.11.1 2026.11.0
diff latest
diff 2026.11.0 --format csv
diff 2026.11.0 2026.11.1 --format table
diff 2026.11.0 2026.11.1 --format json --derived
diff 2026.11.0 --format jsonl --derived
diff 2026.11.0 --columns table,record_id
cite
cite --style bibtex
cite --style biblatex --version 2026.11.0
cite --style csl-json
cite --style cff
codebook disposition
codebook events.released_total --format json
codebook --search pardon
codebook events --search "lower bound"
codebook
codebook --format csv
codebook --format jsonl --columns entry_id
codebook --search zzzz
codebook pardon --format table
export csv out-csv --version 2026.11.0
export csv out-csv --version 2026.11.0
export csv out-csv --overwrite --known-on 2025-07-01
export parquet out-parquet
export sqlite out.sqlite
export sqlite out-datasette.sqlite --datasette
export stata out-stata
export spss out-spss
export excel out.xlsx
path events --to out-path
path events --to out-path --overwrite
path evnts --to out-path
path events --version 2026.11.0 --known-on 2025-07-01 --to out-path-2
events --columns main
events --columns all
export sqlite out.sqlite --overwrite
export sqlite out-csv --overwrite
export csv out.sqlite --overwrite
export csv no/such/folder
export csv .
export csv ''
verify
--version
--help
-h
events -h
events --columns released_total,event_id
events --columns event_id --format csv
stock-flow --format csv
event-links
events --known-on 1990-01-01 --columns event_id,date
events --known-on 1990-01-01 --format json
events --version latest
"""
WRONG_COMMANDS = """
evnts;''
EVENTS
events-
--format csv events
--version 2026.11.0
--version events
--verbose
-v
--
- events
events --form csv
events --format cvs
events --format
events --format ';'
events extra
events --columns date,nme
events --columns ''
events --columns 'event_id, date'
events --columns date,date
events --version 2026.11
events --version ''
events --version
events --known-on yesterday
events --known-on ''
events --known-on 2025-13-01
events --known-on
events --knownon 2025-01-01
search
search --format csv
search ''
search ' ' --columns name
search x --columns nme
claims evnts
claims events 2025-09-11
claims events --field dat
claims --field date
claims ''
claims events ''
claims events x y
claims disputes
evidence
evidence evnts
evidence sources
evidence events 2025-09-11
evidence events 2025-09-11-lithuania dat
evidence events 2025-09-11-lithuania label
evidence events x y z
evidence --field date
released soon
released ''
released 2025-10 2025-09
released 2025 2026 2027
released --columns nme
diff
diff 2026.11.0 2026.12
diff latest 2026
diff 1 2 3
diff 2026.11.0 --columns tabel
diff 2026.11.0 --version 2026.11.1
cite --style apx
cite --style
cite apa
cite --version 2026
cite --known-on 2025-01-01
cite --format csv
codebook evnts
codebook --search ' '
codebook --search ''
codebook a b
codebook --version 2026.11.0
codebook --columns nme
export
export xlsx out
export csv
export csv a b
export csv out2 --version 2025
export csv out2 --format csv
verify x
verify --version 2026.11.0
summary x
summary --format csv
versions --version 2026.11.0
versions x
coverage --columns x
disputes --field x
reconcile --derived
"""


def command_line(ask):
    """Every command in every form; a command line that cannot be has its message and its exit code."""
    command = CommandLine(ask)
    for name in (*TABLES, *VIEWS):
        for form in ("table", "csv", "json", "jsonl"):
            command(f"{name} --format {form}", name, "--format", form)
        for version in PUBLISHED:
            words = (name, "--version", version)
            command(shlex.join(words), *words)
            words += ("--known-on", DAY, "--format", "csv")
            command(shlex.join(words), *words)
        command(f"{name} --columns", name, "--columns", ",".join(br.dataset().table("events").columns[:2]))
        for width in ("1", "40", "80", "200", "5000"):
            with patch.dict(os.environ, COLUMNS=width):
                command(f"{name} on {width} columns", name, whole=width == "80", to=Terminal)
    command("without words", whole=True)
    ask("cli/help", lambda: Readable(helped()))
    not_run = CommandLine(ask)  # whose words do not count as given
    for name in commands_in(helped()):
        not_run(f"{name} --help", name, "--help", whole=True)
        not_run(f"{name} --nosuch", name, "--nosuch")
    seen = Counter()
    for line in filter(None, (COMMANDS + WRONG_COMMANDS).splitlines()):
        seen[line] += 1
        command(line + " again" * (seen[line] - 1), *shlex.split(line), whole=not line.startswith(LONG))
    for example in examples():
        command(f"example {example}", *shlex.split(example))
    ask.public |= {f"command {name}" for name in command.unasked()}
    for words in (("cite", "--version", PAST), ("evnts",), ("verify", "--help")):
        ask(f"cli/as a module/{words[0]}", lambda *words: Readable(run(*words, as_module=True)[:2]), *words)


def examples():
    """The examples that the help of each command gives, without where their output goes."""
    for name in commands_in(helped()):
        for line in helped(name).partition("\nexamples:\n")[2].splitlines():
            words = shlex.split(line.partition(">")[0])[1:]
            if words[0] not in ("export", "path"):
                yield shlex.join(words)
