"""The package and attrs, in Pyodide under Node, give the records."""

import json
from pathlib import Path

import belarus_releases as br

from ..tools import AbsentError, command, run
from ..values import assert_equal
from .zipapp import PROGRAM, copy_packages, rows_of_program

TOOL = "Pyodide"
SCRIPT = """
import { loadPyodide } from "pyodide";

const pyodide = await loadPyodide();
pyodide.FS.mkdir("/packages");
pyodide.FS.mount(pyodide.FS.filesystems.NODEFS, { root: "packages" }, "/packages");
await pyodide.runPythonAsync(`import sys; sys.path.insert(0, "/packages")`);
await pyodide.runPythonAsync(process.argv[2]);
"""


def version() -> str:
    command("npm", "--version")
    return f"Node {command('node', '--version').removeprefix('v')}"


def act(folder: Path) -> str:
    try:
        run("npm", "install", "--silent", "--ignore-scripts", "--no-audit", "--no-fund", "--prefix", folder, "pyodide")
    except RuntimeError as error:
        raise AbsentError("npm does not have it here") from error
    copy_packages(folder / "packages")
    (folder / "ask.mjs").write_text(SCRIPT, encoding="utf-8")
    printed = run("node", "ask.mjs", PROGRAM, folder=folder)
    pyodide = json.loads((folder / "node_modules/pyodide/package.json").read_text("utf-8"))["version"]
    return f"{assert_equal(br.events(), rows_of_program(printed))} rows equal, Pyodide {pyodide}"
