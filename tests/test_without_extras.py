"""The package alone: what needs a library of an extra names the extra, and nothing else changes.

The session ``bare`` runs this where those libraries are not installed; elsewhere their import is barred.
"""

import json
import subprocess
import sys

import pytest

BARRED = """
import sys
class Bar:
    def find_spec(name, path=None, target=None):
        if name in ("matplotlib", "polars", "pyarrow"):
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
sys.meta_path.insert(0, Bar)
"""

#: What needs an extra, and which.
NEEDS = {
    "br.events().plot()": "plot",
    "br.remaining_estimates().plot()": "plot",
    "br.dataset().stock_flow().plot()": "plot",
    "br.dataset().timeline()": "plot",
    "br.events().to_arrow()": "arrow",
    "br.events().__arrow_c_stream__()": "arrow",
    "br.dataset().to_parquet('new')": "arrow",
    "br.events().to_polars()": "polars",
}

ASK = """
import json, sys, belarus_releases as br
said = {}
for asked in json.loads(sys.argv[1]):
    try:
        eval(asked)
    except br.MissingExtraError as error:
        said[asked] = str(error)
print(json.dumps(said))
"""

READ = """
import hashlib, json, belarus_releases as br
from belarus_releases.cli import main
from belarus_releases.tables import RECORDS
def hashed(text):
    return hashlib.sha256(text.encode()).hexdigest()
ds = br.dataset()
views = [ds.table(name) for name in RECORDS] + [ds.disputes(), ds.reconcile(), ds.stock_flow(), br.codebook()]
read = {}
for view in views:
    frame = view.to_frame()
    read[view.name] = [str(frame.dtypes.to_dict()), hashed(frame.to_csv()), hashed(str(list(view)))]
read["panel"] = hashed(ds.panel("M").to_csv())
ds.to_csv("folder")
ds.to_sqlite("file.sqlite")
assert main(["verify"]) == 0
print(json.dumps(read))
"""


def run(code, folder, *arguments):
    command = [sys.executable, "-W", "error", "-c", code, *arguments]
    done = subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


@pytest.fixture(scope="module")
def said(tmp_path_factory):
    folder = tmp_path_factory.mktemp("said")
    found = run(BARRED + ASK, folder, json.dumps([*NEEDS]))
    assert list(folder.iterdir()) == []
    return found


@pytest.mark.parametrize(("asked", "extra"), NEEDS.items())
def test_the_extra_is_named(said, asked, extra):
    assert said[asked].endswith(f": pip install 'belarus-releases[{extra}]'")


def test_all_else_is_as_it_is_with_them(tmp_path):
    with_them, without = tmp_path / "with", tmp_path / "without"
    with_them.mkdir()
    without.mkdir()
    assert run(BARRED + READ, without) == run(READ, with_them)
    assert {path.name for path in without.iterdir()} == {"folder", "file.sqlite"}
    for path in (without / "folder").iterdir():
        assert path.read_bytes() == (with_them / "folder" / path.name).read_bytes()
