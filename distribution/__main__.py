"""Check the distributions, or the tree they are built from: exit code 0 is success, 1 is findings, 2 is wrong usage."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from . import contents, description, placeholders

ROOT = Path(__file__).parents[1]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the check that the arguments name."""
    parser = argparse.ArgumentParser(prog="python -m distribution", description=__doc__)
    checks = parser.add_subparsers(dest="check", required=True, metavar="CHECK")
    for name, module in (("placeholders", placeholders), ("contents", contents), ("description", description)):
        summary, _, more = str(module.__doc__).partition("\n")
        check = checks.add_parser(name, help=summary, description=f"{summary} {more}")
        if module is not placeholders:
            check.add_argument("folder", type=Path, metavar="FOLDER", help="the folder of the wheel and the sdist")
    args = parser.parse_args(arguments)

    if args.check == "placeholders":
        findings = [str(finding) for finding in placeholders.find(ROOT)]
    elif args.check == "contents":
        findings = contents.differences(args.folder, contents.tracked(ROOT))
    else:
        findings = description.relative_links(description.of_wheel(args.folder))
    for finding in findings:
        print(finding)
    if findings:
        print(f"{args.check}: {len(findings)} to mend before the distributions are published", file=sys.stderr)
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
