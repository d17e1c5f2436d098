"""The package without its extras: what needs the library of an extra names the extra, and all else is the same.

The session ``bare`` runs this where those libraries are not installed; elsewhere their import is barred.
"""

import json
import subprocess
import sys

import pytest

BAR = """
import sys
class Bar:
    def find_spec(name, path=None, target=None):
        if name in ("matplotlib", "openpyxl", "polars", "pyarrow", "pyreadstat"):
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
sys.meta_path.insert(0, Bar)
"""

#: Expressions that need an extra, and which.
EXTRAS = {
    "br.events().plot()": "plot",
    "br.remaining_estimates().plot()": "plot",
    "br.dataset().stock_flow().plot()": "plot",
    "br.dataset().timeline()": "plot",
    "br.dataset().history('events', '2025-09-11-lithuania', 'women').plot()": "plot",
    "br.dataset().revisions('event_links').plot()": "plot",
    "br.events().to_arrow()": "arrow",
    "br.events().__arrow_c_stream__()": "arrow",
    "br.dataset().to_parquet('new')": "arrow",
    "br.events().to_polars()": "polars",
    "br.dataset().to_stata('new')": "stata",
    "br.dataset().to_spss('new')": "stata",
    "br.dataset().to_excel('new.xlsx')": "excel",
}

EVALUATE = """
import json, sys, belarus_releases as br
messages = {}
for expression in json.loads(sys.argv[1]):
    try:
        eval(expression)
    except br.errors.MissingExtraError as error:
        messages[expression] = str(error)
print(json.dumps(messages))
"""

READ = """
import hashlib, json, belarus_releases as br
from belarus_releases.cli import main
from belarus_releases.tables import TABLES
def sha256(text):
    return hashlib.sha256(text.encode()).hexdigest()
ds = br.dataset()
tables = [*map(ds.table, TABLES), ds.disputes(), ds.reconcile(), ds.stock_flow(), ds.evidence("events"), br.codebook(),
          br.countries()]
answers = {}
for table in tables:
    frame = table.to_frame()
    answers[table.name] = [str(frame.dtypes.to_dict()), sha256(frame.to_csv()), sha256(str(list(table)))]
answers["panel"] = sha256(ds.panel("M").to_csv())
answers["released"] = str(ds.released("2025", "2025"))
ds.to_csv("folder")
ds.to_sqlite("file.sqlite")
assert main(["verify"]) == 0
print(json.dumps(answers))
"""


def run(code, folder, *arguments):
    command = [sys.executable, "-W", "error", "-c", code, *arguments]
    process = subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8")
    assert process.returncode == 0, process.stderr
    return json.loads(process.stdout.splitlines()[-1])


@pytest.fixture(scope="module")
def messages(tmp_path_factory):
    folder = tmp_path_factory.mktemp("messages")
    messages = run(BAR + EVALUATE, folder, json.dumps([*EXTRAS]))
    assert list(folder.iterdir()) == []
    return messages


@pytest.mark.parametrize(("expression", "extra"), EXTRAS.items())
def test_the_message_names_the_extra(messages, expression, extra):
    assert messages[expression].endswith(f": pip install 'belarus-releases[{extra}]'")


@pytest.mark.slow
def test_all_else_is_the_same(tmp_path):
    with_extras, without = tmp_path / "with", tmp_path / "without"
    with_extras.mkdir()
    without.mkdir()
    assert run(BAR + READ, without) == run(READ, with_extras)
    assert {path.name for path in without.iterdir()} == {"folder", "file.sqlite"}
    for path in (without / "folder").iterdir():
        assert path.read_bytes() == (with_extras / "folder" / path.name).read_bytes()
