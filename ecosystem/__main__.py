"""The acts as one Markdown table.

    python -m ecosystem [TOOL ...]

An act is a file of ``ecosystem/acts``. It fails where a tool holds other values than the records, and is
skipped where there is no such tool.
"""

import argparse
import importlib
import pkgutil
import platform
import sys
import tempfile
import warnings
from pathlib import Path

import belarus_releases as br

from . import acts
from .tools import AbsentError

FAILED, SKIPPED = "**failed**", "*skipped*"


def main() -> int:
    """Run the acts and print the table as it grows; the number of failures is the exit code."""
    names = [module.name for module in pkgutil.iter_modules(acts.__path__)]
    parser = argparse.ArgumentParser(
        prog="python -m ecosystem", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("tools", nargs="*", metavar="TOOL", help=", ".join(names))
    asked = parser.parse_args().tools or names
    if unknown := set(asked) - set(names):
        parser.error(f"there is no act of {', '.join(sorted(unknown))}")
    print(f"belarus-releases {br.__version__}, data version {br.dataset().version};", end=" ")
    print(f"Python {platform.python_version()}, {platform.system()} {platform.machine()}.\n")
    print("| tool | version | act | result |\n| --- | --- | --- | --- |")
    results = []
    for name in asked:
        line = run(name)
        results.append(line[-1])
        print("|", " | ".join(cell.replace("|", r"\|") for cell in line), "|", flush=True)
    failed, skipped = (sum(result.startswith(word) for result in results) for word in (FAILED, SKIPPED))
    print(f"\n{len(results)} acts, {failed} failed, {skipped} skipped.")
    return failed


def run(name: str) -> list[str]:
    """The line of one act: tool, version, act and result."""
    module = importlib.import_module(f"ecosystem.acts.{name}")
    act = module.__doc__.splitlines()[0].rstrip(".")
    try:
        version = module.version()
    except AbsentError as absent:
        return [module.TOOL, "", act, f"{SKIPPED}: {absent}"]
    with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # those of the tools, about themselves
        try:
            result = module.act(Path(folder))
        except AbsentError as absent:
            return [module.TOOL, version, act, f"{SKIPPED}: {absent}"]
        except Exception as error:  # whatever the tool raises is the result
            first = next(iter(str(error).splitlines()), "")
            return [module.TOOL, version, act, f"{FAILED}: {type(error).__name__}: {first}"]
    return [module.TOOL, version, act, result]


if __name__ == "__main__":
    sys.exit(main())
