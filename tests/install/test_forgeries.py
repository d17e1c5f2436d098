"""Forged copies whose manifest was rewritten, so that they load: no forgery keeps a SHA-256, and `verify` names it."""

import json
import subprocess
import sys

import pytest

import belarus_releases as br

from .forge import Copy

pytestmark = pytest.mark.slow

FIRST, SECOND, *_, LAST = (row.version for row in br.data_versions())
PINNED = {row.version: row.sha256 for row in br.data_versions()}

#: What a user's process says of a copy: which pinned SHA-256 fail, with what error, and what `verify` prints.
PROGRAM = """
import json, sys
sys.path.insert(0, {folder!r})
import belarus_releases as br
from belarus_releases.cli import main
failed = {{}}
for version, sha256 in {pinned!r}.items():
    try:
        if br.dataset(version).sha256 != sha256:
            failed[version] = "differs"
    except br.errors.BelarusReleasesError as error:
        failed[version] = f"{{type(error).__name__}}: {{error}}"
try:
    if {{row.version: row.sha256 for row in br.data_versions()}} != {pinned!r}:
        failed["data_versions"] = "differs"
except br.errors.BelarusReleasesError as error:
    failed["data_versions"] = f"{{type(error).__name__}}: {{error}}"
print(json.dumps(failed))
sys.exit(main(["verify"]))
"""


def of_first(rows):
    """A superseded row of the first version and of the second."""
    return next(row for row in rows if row["since"] == FIRST and row["until"] != SECOND)


def swap_names(copy):
    copy.replace("history/events.csv", (",released_total,", ",x,"), (",named,", ",released_total,"), (",x,", ",named,"))


def use_another_separator(copy):
    copy.replace("events.csv", ("LT;UA", "LT\u037eUA"))


def rewrite_history(copy):
    copy.change("history/contacts.csv", lambda rows: of_first(rows).update(note="It never happened."))


def rewrite_history_and_list(copy):
    rewrite_history(copy)
    copy.list_anew(FIRST, "contacts", "0" * 64)


def drop_a_version(copy):
    copy.change("versions.csv", lambda rows: rows.pop())


def move_a_row_to_another_version(copy):
    copy.change("history/events.csv", lambda rows: of_first(rows).update(since=SECOND))


def widen_the_coverage(copy):
    copy.change("coverage.csv", lambda rows: rows[1].update(first="2020-01-01"))


def put_in_other_quotes(copy):
    copy.replace("history/events.csv", (",negotiated,", ',"negotiated",'))


def end_lines_as_on_windows(copy):
    data = (copy.data / "history/events.csv").read_bytes()
    copy.write("history/events.csv", data.replace(b"2026.11.2\n", b"2026.11.2\r\n"))


@pytest.mark.parametrize(
    ("forge", "names", "fails"),
    [
        (swap_names, "history/events.csv: ", {FIRST}),
        (use_another_separator, "events.csv: line ", {LAST}),
        (rewrite_history, "contacts.csv, history/contacts.csv: the SHA-256 of contacts ", {FIRST}),
        (rewrite_history_and_list, "versions.csv: the SHA-256 of ", {FIRST}),
        (drop_a_version, "versions.csv: it lists ", set()),
        (move_a_row_to_another_version, "events.csv, history/events.csv: the SHA-256 of events at ", {FIRST}),
        (widen_the_coverage, "coverage.csv: the SHA-256 of coverage at ", {LAST}),
        (put_in_other_quotes, "history/events.csv: line ", {FIRST}),
        (end_lines_as_on_windows, "history/events.csv: line ", {FIRST}),
    ],
)
def test_a_pinned_sha256_fails_and_verify_names_the_file(installed, forge, names, fails):
    forge(Copy(installed / "belarus_releases"))
    code = PROGRAM.format(folder=str(installed), pinned=PINNED)
    process = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8")
    first, *lines = process.stdout.splitlines()
    failed = json.loads(first)
    assert failed.keys() >= fails | {"data_versions"}
    assert not any("Traceback" in line for line in (*failed.values(), process.stderr))
    assert process.returncode == 1
    assert any(line.startswith(names) for line in lines), lines


def test_a_forged_header_is_refused_by_records_and_frames(installed):
    swap_names(Copy(installed / "belarus_releases"))
    code = (
        f"import sys; sys.path.insert(0, {str(installed)!r})\n"
        "import belarus_releases as br\n"
        f"for ask in (list, br.Table.to_frame):\n"
        "    try:\n"
        f"        ask(br.events({FIRST!r}))\n"
        "    except br.errors.DamagedDataError as error:\n"
        "        print(error)\n"
        f"print(len(br.events()), len(br.events().to_frame()))"
    )
    process = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8")
    refusal = (
        "the bundled file history/events.csv is damaged (its header is not the declared one): reinstall "
        "belarus-releases"
    )
    assert process.stdout.splitlines() == [refusal, refusal, f"{len(br.events())} {len(br.events())}"]
