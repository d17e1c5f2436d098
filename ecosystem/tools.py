"""Whether a tool is there, in which version, and how it is run."""

import csv
import importlib.metadata
import os
import shutil
import subprocess
from pathlib import Path


class AbsentError(Exception):
    """The tool, or what it needs, is not installed."""


def distribution(name: str) -> str:
    """The version of an installed Python distribution."""
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        raise AbsentError("not installed") from None


def command(name: str, *arguments: str) -> str:
    """What a command prints first."""
    if not shutil.which(name):
        raise AbsentError("not installed")
    return run(name, *arguments).splitlines()[0].strip()


def run(*arguments: str | Path, stdin: str = "", folder: Path | None = None, **environment: str) -> str:
    """Run a command to its end, in a folder, and give what it prints."""
    variables = {**os.environ, "LC_ALL": "C.UTF-8", **environment}
    process = subprocess.run(
        arguments, input=stdin, cwd=folder, env=variables, capture_output=True, encoding="utf-8", timeout=600
    )
    if process.returncode:
        last = (process.stderr or process.stdout).strip().splitlines()[-1:]
        raise RuntimeError(f"{arguments[0]}: exit code {process.returncode}: {' '.join(last)}")
    return process.stdout


def r_package(name: str) -> str:
    """R, and the version of one of its packages."""
    version = command("Rscript", "--version").rpartition("version ")[2].split()[0]
    code = f'if (requireNamespace("{name}", quietly = TRUE)) cat(format(packageVersion("{name}")))'
    package = run("Rscript", "--vanilla", "-e", code)
    if not package:
        raise AbsentError("not installed in R")
    return f"{package} (R {version})"


def rows_of_r(code: str, folder: Path, **environment: str) -> list[dict[str, str]]:
    """Run R code that makes a data frame ``rows``, and give its rows as R writes them."""
    target = folder / "from_r.csv"
    end = f"\nwrite.csv(rows, {str(target)!r}, na = '', row.names = FALSE, fileEncoding = 'UTF-8')\n"
    run("Rscript", "--vanilla", "-", stdin=code + end, **environment)
    return rows_of_csv(target)


def rows_of_csv(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file."""
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))
