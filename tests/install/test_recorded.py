"""A wheel that pip installed: `verify` compares every file of the package with the RECORD, or says why it cannot."""

import base64
import hashlib
import os
import shutil
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import attr
import attrs
import importlib_resources
import pytest

import belarus_releases as br

from .forge import Copy

pytestmark = pytest.mark.slow

PACKAGE = Path(br.__file__).parent
INFO = f"belarus_releases-{br.__version__}.dist-info"


def build_wheel(folder):
    """A wheel of the package, with its RECORD: what the build writes, without the tools that it needs."""
    files = {
        f"belarus_releases/{path.relative_to(PACKAGE).as_posix()}": path.read_bytes()
        for path in sorted(PACKAGE.rglob("*"))
        if path.is_file() and "__pycache__" not in path.parts
    }
    files[f"{INFO}/METADATA"] = f"Metadata-Version: 2.1\nName: belarus-releases\nVersion: {br.__version__}\n".encode()
    files[f"{INFO}/WHEEL"] = b"Wheel-Version: 1.0\nGenerator: tests\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
    digests = {name: base64.urlsafe_b64encode(hashlib.sha256(data).digest()) for name, data in files.items()}
    record = [f"{name},sha256={digest.rstrip(b'=').decode()},{len(files[name])}\n" for name, digest in digests.items()]
    files[f"{INFO}/RECORD"] = "".join([*record, f"{INFO}/RECORD,,\n"]).encode()
    wheel = folder / f"belarus_releases-{br.__version__}-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return wheel


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    return build_wheel(tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def environment(wheel, tmp_path_factory):
    """The site-packages of a virtual environment in which pip installed the wheel, and its Python."""
    pytest.importorskip("pip", reason="pip is not installed")
    root = tmp_path_factory.mktemp("environment")
    venv.create(root, symlinks=True)
    python = next(path for path in (root / "bin/python", root / "Scripts/python.exe") if path.exists())
    install = ("install", "--quiet", "--no-index", "--no-deps", "--disable-pip-version-check", str(wheel))
    subprocess.run([sys.executable, "-m", "pip", "--python", str(python), *install], check=True)
    (site,) = {path.parent for path in root.rglob("belarus_releases") if path.is_dir()}
    needed = {str(Path(module.__file__).parents[1]) for module in (attr, attrs, importlib_resources)}
    (site / "needed.pth").write_text("\n".join(needed), encoding="utf-8")  # behind what is installed here
    return site, python


@pytest.fixture
def site(environment):
    """The installation, as pip left it; put back afterwards."""
    site, _ = environment
    whole = site.with_name("whole")
    shutil.copytree(site, whole)
    yield site
    shutil.rmtree(site)
    whole.rename(site)


def verify(*command, **environment):
    """The exit code of `verify`, its last line, and the lines before."""
    plain = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")} | environment
    code = "import sys; from belarus_releases.cli import main; sys.exit(main(['verify']))"
    process = subprocess.run([*command, "-c", code], env=plain, capture_output=True, text=True, encoding="utf-8")
    assert process.stderr == ""
    *lines, last = process.stdout.splitlines()
    return process.returncode, last, lines


def test_what_pip_installed_is_compared(site, environment):
    code, last, lines = verify(str(environment[1]))
    assert (code, len(lines)) == (0, 1)
    number = sum(path.is_file() and "__pycache__" not in path.parts for path in PACKAGE.rglob("*"))
    assert last.startswith("Files of the package: compared with the RECORD of the installation, ")
    assert int(last.split()[-2]) >= number  # and the files that pip compiled


@pytest.mark.parametrize("name", ["storage/_manifest.py", "storage/_schema.py", "checks/cells.py", "py.typed"])
def test_a_file_that_was_changed_is_named(site, environment, name):
    with (site / "belarus_releases" / name).open("a", encoding="utf-8") as file:
        file.write("\n# changed\n")
    code, _, lines = verify(str(environment[1]))
    named = f"belarus_releases/{name}: the file is not the one that was installed (file-recorded)"
    assert (code, lines) == (1, [named])


def test_a_forged_manifest_is_named_beside_what_it_hides(site, environment):
    """Rows, list and manifest computed anew hang together; the RECORD tells."""
    Copy(site / "belarus_releases").change("countries.csv", lambda rows: rows[0].update(name="Elsewhere"))
    code, _, lines = verify(str(environment[1]))
    other = "the file is not the one that was installed (file-recorded)"
    names = ("data/countries.csv", "storage/_manifest.py")
    assert (code, lines) == (1, [f"belarus_releases/{name}: {other}" for name in names])


def test_files_that_are_gone_or_strange_are_named(site, environment):
    (site / "belarus_releases" / "py.typed").unlink()
    (site / "belarus_releases" / "storage" / "_manifest.abi3.so.txt").write_text("strange", encoding="utf-8")
    code, _, lines = verify(str(environment[1]))
    assert code == 1
    assert lines == [
        "belarus_releases/py.typed: the file is missing (file-recorded)",
        "belarus_releases/storage/_manifest.abi3.so.txt: the file was not installed (file-recorded)",
    ]


@pytest.mark.parametrize(
    ("rewrite", "reason"),
    [
        (None, "the installation has none"),
        (lambda line: not line.startswith("belarus_releases/"), "it does not list the package, as that of an editable"),
    ],
)
def test_without_a_record_nothing_is_compared(site, environment, rewrite, reason):
    record = site / INFO / "RECORD"
    lines = record.read_text(encoding="utf-8").splitlines(keepends=True)
    record.unlink()
    if rewrite:
        record.write_text("".join(filter(rewrite, lines)), encoding="utf-8")
    code, last, _ = verify(str(environment[1]))
    assert code == 0
    assert last.startswith(f"Files of the package: not compared with the RECORD of an installation: {reason}")


def test_a_line_of_the_record_without_a_checksum_is_named(site, environment):
    record = site / INFO / "RECORD"
    lines = record.read_text(encoding="utf-8").splitlines()
    lines = ["belarus_releases/py.typed,," if line.startswith("belarus_releases/py.typed") else line for line in lines]
    record.write_text("\n".join([*lines, ""]), encoding="utf-8")
    _, _, faults = verify(str(environment[1]))
    assert faults == ["belarus_releases/py.typed: the RECORD has no checksum of it (file-recorded)"]


def test_another_copy_than_the_installed_one_is_not_compared(site, environment, installed):
    code, last, _ = verify(str(environment[1]), PYTHONPATH=str(installed))
    assert (code, last.partition(": ")[2]) == (
        0,
        "not compared with the RECORD of an installation: the package that is installed is another",
    )


def test_a_wheel_on_the_path_is_not_compared(wheel, environment, site):
    code, last, _ = verify(str(environment[1]), PYTHONPATH=str(wheel))
    assert (code, last.rpartition(": ")[2]) == (0, "the package is in an archive")
