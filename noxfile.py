"""The checks, each in an environment of its own: ``nox`` runs all, ``nox -s NAME`` one."""

import shutil
import tempfile
from pathlib import Path

import nox

nox.options.error_on_missing_interpreters = False
nox.options.default_venv_backend = "venv"
PYTHONS = ["3.11", "3.12", "3.13"]


@nox.session(python=PYTHONS)
def tests(session: nox.Session) -> None:
    """Run the tests with the newest dependencies."""
    session.install("-e", ".[tests]")
    session.run("python", "-m", "pytest", *session.posargs)


@nox.session(python="3.11")
def oldest(session: nox.Session) -> None:
    """Run the tests with the oldest run-time dependencies that are allowed."""
    session.install("-e", ".[tests]", "pandas==2.2.3", "attrs==23.2.0", "importlib-resources==6.1.0")
    session.run("python", "-m", "pytest", *session.posargs)


@nox.session
def coverage(session: nox.Session) -> None:
    """Run the tests and report branch coverage."""
    session.install("-e", ".[tests]")
    session.run("coverage", "run", "-m", "pytest", "-q", *session.posargs)
    session.run("coverage", "report")


@nox.session
def lint(session: nox.Session) -> None:
    """Style and form of the code."""
    session.install("ruff>=0.9")
    session.run("ruff", "check", ".")
    session.run("ruff", "format", "--check", ".")


@nox.session
def typing(session: nox.Session) -> None:
    """Types of the package, the curation steps and the public interface."""
    session.install("-e", ".[tests,dev]")
    session.run("mypy")


@nox.session
def docs(session: nox.Session) -> None:
    """Build the pages; a warning is an error."""
    session.install("-e", ".[docs]")
    session.run("sphinx-build", "-W", "-n", "--keep-going", "-q", "docs", "docs/_build/html")


@nox.session
def data(session: nox.Session) -> None:
    """Shipped is built, verifies, and is a valid Frictionless data package."""
    session.install("-e", ".", "frictionless>=5.18")
    session.run("python", "-m", "curation.build", "--check")
    session.run("python", "-m", "curation.verify")
    with tempfile.TemporaryDirectory() as folder:  # frictionless refuses to leave the folder of the descriptor
        shutil.copytree("src/belarus_releases/data", folder, dirs_exist_ok=True)
        with session.chdir(folder):
            session.run("frictionless", "validate", "datapackage.json")


@nox.session
def mutations(session: nox.Session) -> None:
    """Change cells and rows of the data at random, and count what ``verify`` finds."""
    session.install("-e", ".")
    session.run("python", "tests/mutate_data.py", *(session.posargs or ["2000", "1"]))


@nox.session
def package(session: nox.Session) -> None:
    """Build the distributions, check them, and use the wheel without the tree, also from a zip."""
    session.install("build", "twine>=6")
    with tempfile.TemporaryDirectory() as folder:
        session.run("python", "-m", "build", "--outdir", folder)
        made = sorted(Path(folder).iterdir())
        session.run("twine", "check", "--strict", *map(str, made))
        (wheel,) = (path for path in made if path.suffix == ".whl")
        session.install("--force-reinstall", str(wheel))
        with session.chdir(folder):
            session.run("python", "-m", "belarus_releases")
            code = f"import sys; sys.path.insert(0, {str(wheel)!r}); import belarus_releases as br; print(br.__file__)"
            session.run("python", "-c", f"{code}; print(br.events(), len(br.claims().to_frame()))")


@nox.session
def benchmarks(session: nox.Session) -> None:
    """Measure what the design promises; not part of the tests."""
    session.install("-e", ".", "pycountry")
    session.run("python", "benchmarks/start_up.py", *session.posargs)
