"""Run a step of the curation: exit code 0 is success, 1 is findings or a refusal, 2 is wrong usage."""

import argparse
import datetime as dt
import subprocess
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from belarus_releases.errors import printable, shown

from .removal import tombstones
from .removal.decisions import Decision
from .removal.decisions import read as read_decisions
from .steps import (
    anchors,
    build,
    changelog,
    check,
    commit,
    edited,
    new,
    numbering,
    propose,
    publish,
    readings,
    recompute,
    redact,
    review,
    source,
)
from .steps.files import DATA, ROOT, CurationError
from .steps.record import FOLDERS

#: The options of `source`.
_OF_SOURCE = (
    ("publisher", "ID", "the publisher, where the domain does not say it, such as example-agency"),
    ("name", "NAME", "the name of a new publisher"),
    ("side", "SIDE", "the side on which a new publisher stands"),
    ("title", "T", "the title"),
    ("published", "D", "the day or the month of publication, or 'undated'"),
    ("language", "xx", "the language, such as en"),
    ("kind", "K", "the kind of source"),
    ("quality", "Q", "how far it is relied on"),
)

#: The options of `redact` that can be given several times.
_OF_REDACT = (
    ("word", "WORD", "a word that names them and nobody else, such as a rare surname or a pen name"),
    ("remove", "HIT", "remove what the listing calls so; * stands for any letters"),
    ("keep", "HIT", "keep what the listing calls so; * stands for any letters"),
)

#: The steps that write several files at once, each alone.
_WRITING = ("build", "publish", "redact", "recompute")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the step that the arguments name; a run that was interrupted is finished first."""
    words = sys.argv[1:] if arguments is None else [*arguments]
    args = _parser().parse_args(words)
    try:
        with commit.alone():
            command = commit.finish()
            if args.writes and command is None:
                return int(args.run(args))
        if command is not None:
            print(f"{args.step}: {shown(command)} was interrupted, and is finished now", file=sys.stderr)
            return _again(words)
        return int(args.run(args))
    except CurationError as error:
        print(f"{args.step}: {_printable(str(error))}", file=sys.stderr)
        return 1


def _again(words: Sequence[str]) -> int:
    """Run the step in a process of its own: this one may have imported a half of the generated modules."""
    return subprocess.run([sys.executable, "-m", "curation", *words], cwd=ROOT, check=False).returncode


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m curation", description="Run a step of the curation.")
    steps = parser.add_subparsers(dest="step", required=True, metavar="STEP")

    def add(name: str, run: Callable[[argparse.Namespace], int], help: str, doc: str | None) -> argparse.ArgumentParser:
        raw = argparse.RawDescriptionHelpFormatter
        step = steps.add_parser(name, help=help, description=doc, formatter_class=raw)
        step.set_defaults(run=run, writes=name in _WRITING)
        return step

    step = add("build", _build, "write the bundled files from claims and decisions", build.__doc__)
    step.add_argument("--check", action="store_true", help="write nothing; exit code 1 if a file is out of date")
    step = add("new", _new, "write a dossier of comments to fill in", new.__doc__)
    step.add_argument("folder", choices=list(FOLDERS), metavar="FOLDER", help=f"one of {', '.join(FOLDERS)}")
    step.add_argument("id", nargs="?", metavar="ID", help="the id, such as 2099-01-01-example; none for prisoners")
    step = add("source", _source, "put a publication into the file of its publisher", source.__doc__)
    step.add_argument("url", metavar="URL", help="the address, or that of an archived copy")
    for name, metavar, help in _OF_SOURCE:
        step.add_argument(f"--{name}", metavar=metavar, help=help)
    _add_day(step, "--retrieved-on", "day on which you read it")
    step = add("check", _check, "check what is edited", check.__doc__)
    _add_day(step, "--on", "day after which no date may lie")
    _add_fewer(step)
    add("unread", _unread, "list the claims that nobody has read, as lines of a log of readings", readings.__doc__)
    step = add("review", _review, "show what changes in the record, as Markdown", review.__doc__)
    step.add_argument("--against", default="HEAD", metavar="REF", help="the commit to compare with (default: HEAD)")
    step.add_argument(
        "--passages", type=Path, metavar="FOLDER", help="collected claims, as propose takes: show passages"
    )
    step = add("propose", _propose, "write proposed dossiers from collected claims", propose.__doc__)
    step.add_argument("collected", type=Path, metavar="FOLDER", help="the folder of claims.jsonl and sources.jsonl")
    _add_day(step, "--retrieved-on", "day on which the pages were read", required=True)
    step = add("publish", _publish, "give the built data a version", publish.__doc__)
    step.add_argument("version", metavar="VERSION", help="the new version, YYYY.M.N")
    _add_day(step, "--on", "day of publication")
    _add_fewer(step)
    step = add("release-notes", _release_notes, "print the notes of a release, with all checksums", changelog.__doc__)
    step.add_argument("version", metavar="VERSION", help="the version of the package, YYYY.M.N")
    step.add_argument("--in", type=Path, dest="text", metavar="FILE", help="print the checksums that a file lacks")
    step = add("redact", _redact, "remove a person from the data, its history included", redact.__doc__)
    step.add_argument("prisoner_id", metavar="ID", help="the id of the person, such as p0042")
    for option, metavar, help in _OF_REDACT:
        step.add_argument(f"--{option}", action="append", default=[], metavar=metavar, help=help)
    step.add_argument("--decisions", type=Path, metavar="FILE", help="a listing with 'keep' or 'remove' for 'decide'")
    step.add_argument("--dry-run", action="store_true", help="list what would change, and write nothing")
    _add_day(step, "--on", "day of redaction")
    step = add("recompute", _recompute, "compute past versions anew, before the first publication", recompute.__doc__)
    step.add_argument("--why", required=True, metavar="REASON", help="the reason, for the record of publications")
    step.add_argument("--leaving", action="append", default=[], metavar="PRISONER", help="a prisoner who leaves")
    step.add_argument("--newest", action="store_true", help="make the newest version anew from the edited files")
    _add_day(step, "--on", "day of the correction")
    return parser


def _add_day(step: argparse.ArgumentParser, option: str, help: str, *, required: bool = False) -> None:
    today = None if required else numbering.today()
    help += "" if required else " (default: today)"
    step.add_argument(option, type=dt.date.fromisoformat, default=today, required=required, metavar="DAY", help=help)


def _add_fewer(step: argparse.ArgumentParser) -> None:
    step.add_argument("--fewer", action="store_true", help="let tables lose many rows at once")


def _build(args: argparse.Namespace) -> int:
    if args.check:
        lines = [*anchors.disagreements(), *(f"out of date: {path}" for path in build.differences())]
        return _report(lines, "up to date")
    print(f"built data version {build.build()}")
    return 0


def _new(args: argparse.Namespace) -> int:
    print(new.new(args.folder, args.id).relative_to(ROOT))
    return 0


def _source(args: argparse.Namespace) -> int:
    given = {name: getattr(args, name) for name, _, _ in _OF_SOURCE}
    given["retrieved_on"] = args.retrieved_on.isoformat()
    print(source.add(args.url, given, _ask if sys.stdin.isatty() else None))
    return 0


def _ask(question: str) -> str:
    try:
        return input(question)
    except EOFError:
        raise CurationError("the answers ended, and nothing is written") from None


def _unread(args: argparse.Namespace) -> int:
    print(readings.lines(readings.unread(edited.load(), build.last_version(DATA))), end="")
    return 0


def _review(args: argparse.Namespace) -> int:
    print(review.review(args.against, collected=args.passages))
    return 0


def _propose(args: argparse.Namespace) -> int:
    print(*propose.propose(args.collected, args.retrieved_on), sep="\n")
    return 0


def _check(args: argparse.Namespace) -> int:
    report = check.run(args.on, fewer=args.fewer)
    if unchecked := tombstones.unchecked():
        print(unchecked)
    if report.again:
        print("\n".join(["Look again; these may be right:", *report.again, ""]))
    return _report(report.refused, "OK")


def _publish(args: argparse.Namespace) -> int:
    print(publish.publish(args.version, args.on, fewer=args.fewer))
    return 0


def _release_notes(args: argparse.Namespace) -> int:
    notes = changelog.release_notes(args.version)
    if args.text is None:
        print(notes, end="")
        return 0
    lines = changelog.missing(notes, args.text.read_text(encoding="utf-8"))
    return _report((f"missing: {line}" for line in lines), "OK")


def _redact(args: argparse.Namespace) -> int:
    if redaction := redact.buried(args.prisoner_id):
        print(f"{args.prisoner_id} is redacted ({redaction}); publish a new version next")
        return 0
    given = [Decision(verdict, pattern) for verdict in ("remove", "keep") for pattern in getattr(args, verdict)]
    given += read_decisions(args.decisions) if args.decisions else []
    outcome = redact.redact(args.prisoner_id, args.word, given, args.on, dry=args.dry_run)
    print("\n".join(outcome.listing))
    if outcome.undecided:
        print(f"redact: nothing is written: decide on {outcome.undecided} of these", file=sys.stderr)
        return 1
    if outcome.done:
        print(f"redacted {args.prisoner_id}; publish a new version next")
    return 0


def _recompute(args: argparse.Namespace) -> int:
    versions = recompute.recompute(args.why, args.on, args.leaving, newest=args.newest)
    print(f"corrected: {', '.join(versions)}" if versions else "nothing has changed")
    return 0


def _report(lines: Iterable[str], otherwise: str) -> int:
    text = _printable("\n".join(lines))
    print(text or otherwise)
    return 1 if text else 0


def _printable(text: str) -> str:
    """Lines for a terminal, whatever is quoted in them."""
    return "\n".join(map(printable, text.split("\n")))


if __name__ == "__main__":
    sys.exit(main())
