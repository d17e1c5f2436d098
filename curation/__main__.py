"""Run a step of the curation: exit code 0 is success, 1 is findings or a refusal, 2 is wrong usage."""

import argparse
import datetime as dt
import sys
from collections.abc import Callable, Iterable, Sequence

from .steps import build, check, publish, recompute, redact
from .steps.files import CurationError


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the step that the arguments name."""
    args = _parser().parse_args(arguments)
    try:
        code: int = args.run(args)
    except CurationError as error:
        print(f"{args.step}: {error}", file=sys.stderr)
        return 1
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m curation", description="Run a step of the curation.")
    steps = parser.add_subparsers(dest="step", required=True, metavar="STEP")

    def add(name: str, run: Callable[[argparse.Namespace], int], help: str, doc: str | None) -> argparse.ArgumentParser:
        raw = argparse.RawDescriptionHelpFormatter
        step = steps.add_parser(name, help=help, description=doc, formatter_class=raw)
        step.set_defaults(run=run)
        return step

    step = add("build", _build, "write the bundled files from claims and decisions", build.__doc__)
    step.add_argument("--check", action="store_true", help="write nothing; exit code 1 if a file is out of date")
    step = add("check", _check, "check what is edited", check.__doc__)
    _add_day(step, "--on", "day after which no date may lie")
    _add_fewer(step)
    step = add("publish", _publish, "give the built data a version", publish.__doc__)
    step.add_argument("version", metavar="VERSION", help="the new version, YYYY.M.N")
    _add_day(step, "--on", "day of publication")
    _add_fewer(step)
    step = add("redact", _redact, "remove a person from the data, its history included", redact.__doc__)
    step.add_argument("prisoner_id", metavar="ID", help="the id of the person, such as p0042")
    step.add_argument("--word", action="append", default=[], help="another word that names them, such as the surname")
    _add_day(step, "--on", "day of redaction")
    add("recompute", _recompute, "compute past versions anew, before the first publication", recompute.__doc__)
    return parser


def _add_day(step: argparse.ArgumentParser, option: str, help: str, *, required: bool = False) -> None:
    today = None if required else dt.datetime.now(dt.UTC).date()
    help += "" if required else " (default: today)"
    step.add_argument(option, type=dt.date.fromisoformat, default=today, required=required, metavar="DAY", help=help)


def _add_fewer(step: argparse.ArgumentParser) -> None:
    step.add_argument("--fewer", action="store_true", help="let tables lose many rows at once")


def _build(args: argparse.Namespace) -> int:
    if args.check:
        return _report((f"out of date: {path}" for path in build.differences()), "up to date")
    print(f"built data version {build.build()}")
    return 0


def _check(args: argparse.Namespace) -> int:
    report = check.run(args.on, fewer=args.fewer)
    if report.again:
        print("\n".join(["Look again; these may be right:", *report.again, ""]))
    return _report(report.refused, "OK")


def _publish(args: argparse.Namespace) -> int:
    print(publish.publish(args.version, args.on, fewer=args.fewer))
    return 0


def _redact(args: argparse.Namespace) -> int:
    paths = redact.redact(args.prisoner_id, args.word, args.on)
    print(f"redacted {args.prisoner_id}; publish a new version next")
    return _report((f"still names the person, edit by hand: {path}" for path in paths), "no file names the person")


def _recompute(args: argparse.Namespace) -> int:
    versions = recompute.recompute()
    print(f"new checksums: {', '.join(versions)}" if versions else "nothing has changed")
    return 0


def _report(lines: Iterable[str], otherwise: str) -> int:
    text = "\n".join(lines)
    print(text or otherwise)
    return 1 if text else 0


if __name__ == "__main__":
    sys.exit(main())
