"""The examples of README, docs and docstrings as tests, and the profiles of hypothesis.

The examples of a document share a namespace and run one after another in a temporary folder, so that one
can read what another wrote. pytest-xdist keeps them on one worker with ``--dist loadfile``.
"""

import contextlib
import functools
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable
from doctest import ELLIPSIS
from unittest import SkipTest

from hypothesis import HealthCheck, settings
from sybil import Document, Example, Region, Sybil
from sybil.document import PythonDocStringDocument
from sybil.parsers.markdown import CodeBlockParser, PythonCodeBlockParser
from sybil.parsers.rest import DocTestParser

_PATIENT = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}
settings.register_profile("default", max_examples=10, **_PATIENT)
settings.register_profile("nightly", max_examples=500, derandomize=False, print_blob=True, **_PATIENT)
settings.load_profile("default")  # the plugin of hypothesis loads that of `--hypothesis-profile` afterwards

#: The commands that the examples use, run by this Python.
COMMANDS = f'python() {{ {sys.executable} "$@"; }}; belarus-releases() {{ python -m belarus_releases "$@"; }}; '

os.environ.setdefault("RETICULATE_PYTHON", sys.executable)  # for R


def enter_folder(namespace: dict[str, object]) -> None:
    """Enter a temporary folder before the first example of a document."""
    stack = namespace["_folder"] = contextlib.ExitStack()
    stack.enter_context(contextlib.chdir(stack.enter_context(tempfile.TemporaryDirectory())))


def leave_folder(namespace: dict[str, object]) -> None:
    """Leave it after the last example, remove it, and close the figures that the examples drew."""
    namespace.pop("_folder").close()
    if pyplot := sys.modules.get("matplotlib.pyplot"):
        pyplot.close("all")


def run_console(example: Example) -> str | None:
    """Run the ``$ `` lines of a console block and compare what they print."""
    expected: list[str] = []
    printed: list[str] = []
    for line in str(example.parsed).splitlines():
        if line.startswith("$ "):
            process = subprocess.run(["bash", "-c", COMMANDS + line[2:]], capture_output=True, text=True)
            printed += (process.stdout + process.stderr).splitlines()
        else:
            expected.append(line)
    return difference(printed, expected)


def python_blocks(document: Document) -> Iterable[Region]:
    """The Python blocks of a page, each run only where the libraries that its section imports are installed."""
    for region in PythonCodeBlockParser(doctest_optionflags=ELLIPSIS)(document):
        region.evaluator = functools.partial(run_python, region.evaluator)
        yield region


def run_python(evaluate: Callable[[Example], str | None], example: Example) -> str | None:
    """Run Python; from an import of an absent library on, the rest of the section is skipped."""
    section = example.document.text.rfind("\n## ", 0, example.start)
    source = getattr(example.parsed, "source", example.parsed)
    for name in re.findall(r"^ *(?:import|from) (\w+)", source, re.MULTILINE):
        if importlib.util.find_spec(name) is None:
            example.namespace["_absent"] = section, name
    where, name = example.namespace.get("_absent", (None, ""))
    if where == section:
        raise SkipTest(f"{name} is not installed")
    return evaluate(example)


def run_r(example: Example) -> str | None:
    """Run an R block after the blocks above it, from the last that loads packages; compare with its ``#>`` lines."""
    lines = str(example.parsed).splitlines()
    code = [line for line in lines if not line.startswith("#>")]
    before: list[str] = example.namespace.setdefault("_r", [])
    if any(line.startswith("library(") for line in code):
        before.clear()
    script = "\n".join([*before, 'cat("this block\\n")', *code])
    before += code
    packages = re.findall(r"library\((\w+)\)", script)
    if not has_r(*packages):
        raise SkipTest(f"R with {' and '.join(packages)} is not installed")
    if "reticulate" in packages and not converts_frames():
        raise SkipTest("this reticulate does not convert frames of this pandas")
    process = subprocess.run(["Rscript", "--vanilla", "-"], input=script, capture_output=True, text=True)
    if process.returncode:
        return process.stderr
    printed = process.stdout.partition("this block\n")[2].splitlines()
    return difference(printed, [line[3:] for line in lines if line.startswith("#>")])


@functools.cache
def has_r(*packages: str) -> bool:
    """Whether R is installed, with these packages."""
    if not shutil.which("Rscript"):
        return False
    code = "quit(status = !all(sapply(commandArgs(TRUE), requireNamespace, quietly = TRUE)))"
    return subprocess.run(["Rscript", "--vanilla", "-e", code, *packages], capture_output=True).returncode == 0


@functools.cache
def converts_frames() -> bool:
    """Whether reticulate and the pandas of this Python go together."""
    code = 'stopifnot(is.data.frame(reticulate::import("pandas")$DataFrame(list(a = c(1, 2)))))'
    return subprocess.run(["Rscript", "--vanilla", "-e", code], capture_output=True).returncode == 0


def difference(printed: list[str], expected: list[str]) -> str | None:
    """The printed lines, where they are not the expected ones; spaces at line ends do not count."""
    actual = [line.rstrip() for line in printed]
    return None if actual == [line.rstrip() for line in expected] else "printed:\n" + "\n".join(actual)


pages = Sybil(
    parsers=[
        python_blocks,
        CodeBlockParser("console", run_console),
        CodeBlockParser("r", run_r),
    ],
    patterns=["README.md", "docs/*.md", "docs/**/*.md"],
    setup=enter_folder,
    teardown=leave_folder,
)
docstrings = Sybil(
    parsers=[DocTestParser()],
    path="src",
    patterns=["*.py"],  # at any depth: a pattern is matched from the right
    document_types={".py": PythonDocStringDocument},
    setup=enter_folder,
    teardown=leave_folder,
)
pytest_collect_file = (pages + docstrings).pytest()
