"""What is imported and read when: each in a process of its own."""

import json
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

import belarus_releases
from belarus_releases.tables import AUXILIARY, TABLES

LIBRARIES = {"matplotlib", "numpy", "pandas", "polars", "pyarrow"}
RECORD_MODULES = {f"belarus_releases.tables.{table}" for table in TABLES | AUXILIARY}
#: ``-S`` keeps the imports of site-packages' own start-up out of the count, so the paths are given by hand.
PROGRAM = f"""
import json, sys
sys.path[:0] = {[path for path in sys.path if path]!r}
files = []
sys.addaudithook(lambda event, args: files.append(str(args[0])) if event == "open" else None)
before = set(sys.modules)
%s
print(json.dumps([sorted(set(sys.modules) - before), files]))
"""
DATA = Path(belarus_releases.__file__).with_name("data")


def start(code):
    """Run code; the modules that it imports and the data files that it opens."""
    process = subprocess.run([sys.executable, "-S", "-c", PROGRAM % code], capture_output=True, text=True)
    assert process.returncode == 0, process.stderr
    modules, files = json.loads(process.stdout.splitlines()[-1])
    return set(modules), [Path(file).relative_to(DATA).as_posix() for file in files if Path(file).is_relative_to(DATA)]


start_once = cache(start)


def test_importing_the_package_imports_nothing_else():
    assert start("import belarus_releases") == ({"belarus_releases"}, [])


def test_records_need_one_file_and_one_record_class():
    modules, files = start("import belarus_releases as br; list(br.events()); br.events()[0]; len(br.events())")
    assert "attrs" in modules
    assert not modules & LIBRARIES
    assert modules & RECORD_MODULES == {"belarus_releases.tables.events"}
    assert files == ["events.csv"]


@pytest.mark.parametrize("arguments", ["", "'join', columns='main', dtypes='numpy'", "columns=['event_id']"])
def test_frames_need_one_file_and_no_record_class(arguments):
    modules, files = start(f"import belarus_releases as br; br.events().to_frame({arguments}).attrs['cite']")
    of_pandas, _ = start_once("import pandas")
    assert "pandas" in modules
    assert not modules & RECORD_MODULES
    assert not (modules - of_pandas) & {"attr", "attrs"}
    assert files == ["events.csv"]


CODES = [
    "list(br.events(known_on='2025-09-30'))",
    "repr(br.events('2026.11.0'))",
    "br.claims()._repr_html_()",
    "print(br.dataset())",
    "print(br.codebook('disposition'))",
    "br.events().where(date='2025-09', destinations='LT', released_total=lambda number: number > 50)",
    "br.diff('2026.11.0').where(table='prisoners', new=7, old='x')",
    "br.claims('events', '2025-09-11-lithuania')",
    "br.prisoners().search('Tikhanovsky')",
    "br.cite('bibtex'), br.cite('csl-json')",
    "br.events().cite()",
    "br.codebook('events').search('lower bound')",
    "print(br.diff('2026.11.0'))",
    "list(br.dataset().disputes())",
    "list(br.dataset().reconcile())",
    "list(br.dataset().stock_flow())",
    "list(br.dataset().coverage())",
    "br.dataset().remaining_on('2025-12-25')",
    "print(br.dataset().released('2025', '2025'))",
    "print(br.evidence('events', '2025-09-11-lithuania'))",
    "br.dataset().sha256",
    "br.dataset().to_csv(folder)",
    "br.dataset().to_sqlite(folder + '.sqlite')",
    "main(['--version'])",
    "main(['summary'])",
    "main(['events', '--format', 'csv'])",
    "main(['evidence', 'events', '2025-09-11-lithuania', 'women'])",
    "main(['released', '2025', '--format', 'json'])",
    "main(['verify'])",
]
#: It runs each code in turn, and prints the libraries that it has imported, over those of the codes before it.
IN_TURN = """
import sys
%s
import json
import belarus_releases as br
from belarus_releases.cli import main
folder, imported = sys.argv[1], {}
for code in json.loads(sys.argv[2]):
    before = set(sys.modules)
    exec(code)
    imported[code] = sorted(set(sys.modules) - before)
print(json.dumps(imported))
"""


@pytest.fixture(scope="module")
def imported(tmp_path_factory):
    """The modules that each code imports which none before it did, in one process for all."""
    program = IN_TURN % f"sys.path[:0] = {[path for path in sys.path if path]!r}"
    folder = tmp_path_factory.mktemp("start") / "new"
    command = [sys.executable, "-S", "-c", program, folder, json.dumps(CODES)]
    process = subprocess.run(command, capture_output=True, text=True)
    assert process.returncode == 0, process.stderr
    return json.loads(process.stdout.splitlines()[-1])


@pytest.mark.parametrize("code", CODES)
def test_only_frames_arrow_and_plots_need_a_library(imported, code):
    assert not {*imported[code]} & LIBRARIES
