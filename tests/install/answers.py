"""Record everything that the package answers, and compare what two trees of it answer.

    python answers.py everything PATH [OUT.json]
    python answers.py compare OLD.json NEW.json

PATH, a folder or a zip, is where the package is taken from. What is asked stands in ``questions``. Exit codes:
1 two recordings differ where that is not intended; 2 something public was never asked for.
"""

import contextlib
import difflib
import json
import os
import sys
import tempfile
import time
import traceback
import warnings
from collections import Counter
from fnmatch import fnmatchcase
from pathlib import Path

from recorder import Recorder

MOST = 40  # lines that are shown of a difference

#: Answers that may differ: a name or a glob pattern of names, and why.
INTENDED: dict[str, str] = {}


def everything(path, out=None):
    """Ask for everything, write the answers, and name what was not asked for."""
    sys.path.insert(0, str(Path(path).resolve()))
    out = out and Path(out).resolve()
    os.environ |= {"COLUMNS": "100", "MPLBACKEND": "Agg", "TZ": "UTC"}
    import questions

    import belarus_releases as br

    ask = Recorder()
    ask.watch_functions(br)
    warned = set()
    start = time.monotonic()
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder), warnings.catch_warnings():
        warnings.simplefilter("always")
        warnings.showwarning = lambda message, category, *_, **__: warned.add((category.__name__, str(message)))
        for section in questions.SECTIONS:
            before = len(ask.answers)
            try:
                section(ask)
            except Exception as error:  # the rest can still be compared
                traceback.print_exc()
                ask.answers[f"broken/{section.__name__}"] = f"{type(error).__name__}: {error}"
            taken = time.monotonic() - start
            print(f"{taken:6.1f} s  {len(ask.answers) - before:5} answers: {section.__name__}", file=sys.stderr)
    for category in sorted({category for category, _ in warned}):
        ask.answers[f"warnings/{category}"] = "\n".join(sorted(says for of, says in warned if of == category))
    text = json.dumps(ask.answers, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    if out:
        out.write_text(text, encoding="utf-8")
    else:
        sys.stdout.write(text)
    print(f"{len(ask.answers)} answers of {Path(br.__file__).parent}", file=sys.stderr)
    for name in (unasked := ask.unasked()):
        print(f"never asked for: {name}", file=sys.stderr)
    return 2 if unasked else 0


def compare(old, new):
    """Say where two recordings differ."""
    before, after = (json.loads(Path(path).read_text(encoding="utf-8")) for path in (old, new))
    differing = [name for name in sorted(before.keys() | after.keys()) if before.get(name) != after.get(name)]
    meant = Counter(pattern for name in differing if (pattern := intended(name)))
    wrong = [name for name in differing if not intended(name)]
    for name in wrong:
        if name not in after or name not in before:
            print(f"only in {old if name in before else new}: {name}")
            continue
        print(f"differs: {name}")
        lines = difflib.unified_diff(before[name].splitlines(), after[name].splitlines(), lineterm="", n=0)
        shown = [f"    {line}" for line in list(lines)[2:] if not line.startswith("@@")]
        print(*shown[:MOST], *([f"    and {len(shown) - MOST} lines more"] if len(shown) > MOST else []), sep="\n")
    for pattern, why in INTENDED.items():
        print(f"intended, {meant[pattern]} answers: {pattern}: {why}")
    both = before.keys() & after.keys()
    equal = len(both) - sum(name in both for name in differing)
    print(f"{len(both)} answers compared, {equal} equal; {len(before.keys() ^ after.keys())} in one recording only")
    print(f"{len(differing)} differences, {len(wrong)} of them not intended")
    return 1 if wrong else 0


def intended(name):
    """The first pattern by which an answer may differ; None where there is none."""
    return next((pattern for pattern in INTENDED if name == pattern or fnmatchcase(name, pattern)), None)


if __name__ == "__main__":
    modes = {"everything": everything, "compare": compare}
    if len(sys.argv) < 3 or sys.argv[1] not in modes:
        sys.exit(__doc__)
    sys.exit(modes[sys.argv[1]](*sys.argv[2:]))
