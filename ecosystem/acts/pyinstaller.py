"""A program frozen in one folder, with the hook of the package, gives the records."""

import os
import sys
from pathlib import Path

import belarus_releases as br

from ..tools import distribution, run
from ..values import assert_equal
from .zipapp import PROGRAM, rows_of_program

TOOL = "PyInstaller"
#: Libraries that records do not need.
LEFT_OUT = ("matplotlib", "numpy", "pandas", "polars", "pyarrow", "pyreadstat", "openpyxl")


def version() -> str:
    return distribution("pyinstaller")


def act(folder: Path) -> str:
    (folder / "program.py").write_text(PROGRAM, encoding="utf-8")
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level=ERROR", "--distpath", folder / "dist"]
    command += ["--workpath", folder / "work", "--specpath", folder]
    command += [f"--exclude-module={name}" for name in LEFT_OUT]
    run(*command, folder / "program.py", PYTHONPATH=os.pathsep.join(filter(None, sys.path)))
    printed = run(folder / "dist" / "program" / "program")
    return f"{assert_equal(br.events(), rows_of_program(printed))} rows equal"
