"""Damage each bundled file of a copy of the package in many ways, and see whether each is refused by name.

    python tests/install/damage_files.py [TRIALS] [SEED]

Every query runs once on whole files, to note the files that it opens: damage of other files cannot touch it.
Then, in a process that has not read the file, it is damaged in one way after another, and the queries that
open it run. Each must raise a `DamagedDataError` that names the file. No permission is denied to a superuser,
so that kind of damage is left out for them; ``setpriv --bounding-set=-all --inh-caps=-all`` before the command
makes them a plain user.
"""

import importlib
import io
import json
import os
import random
import re
import shutil
import sys
import tempfile
import zipfile
from collections import Counter
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from functools import partial
from importlib.util import find_spec
from itertools import pairwise
from multiprocessing import get_context
from pathlib import Path

PAST = "2026.11.0"


# queries


def table_queries():
    """Queries of one table each, and of the files about the tables."""
    import belarus_releases as br
    from belarus_releases.tables import TABLES

    def records(version, name):
        return list(br.dataset(version).table(name))

    def frame(version, name):
        return br.dataset(version).table(name).to_frame()

    def sha256(version, name):
        return br.dataset(version).table_sha256(name)

    kinds = [(query, version) for query in (records, frame, sha256) for version in ("latest", PAST)]
    return {f"{query.__name__} of {name}, {v}": partial(query, v, name) for query, v in kinds for name in TABLES} | {
        "data_versions": lambda: list(br.data_versions()),
        "coverage": lambda: list(br.dataset().coverage()),
        "countries": lambda: list(br.countries()),
        "frame of countries": lambda: br.countries().to_frame(),
    }


def other_queries():
    """Queries of several tables, or of a part of one."""
    import belarus_releases as br

    return {
        "cite": lambda: br.cite(),
        "claims of a row": lambda: list(br.claims("events", "2025-09-11-lithuania")),
        "diff": lambda: br.diff(PAST),
        "disputes": lambda: list(br.dataset().disputes()),
        "evidence": lambda: list(br.evidence("events", "2025-09-11-lithuania")),
        "known_on": lambda: list(br.events(known_on="2025-09-30")),
        "panel": lambda: br.dataset().panel("M"),
        "published_on": lambda: br.dataset().published_on,
        "released": lambda: br.dataset().released("2025", "2025"),
        "reconcile": lambda: list(br.dataset().reconcile()),
        "remaining_on": lambda: br.dataset().remaining_on("2025-12-25"),
        "search": lambda: list(br.prisoners().search("Tikhanovsky")),
        "sha256": lambda: br.dataset().sha256,
        "stock_flow": lambda: list(br.dataset().stock_flow()),
        "where": lambda: list(br.events().where(arrangement="negotiated")),
        "the summary on the command line": command,
        "a table on the command line": partial(command, "prisoners", "--format", "csv"),
        "verify": partial(command, "verify"),
        "export": export,
    }


def command(*arguments):
    """Run the command line; its failure is an error with all that it prints."""
    from belarus_releases.cli import main
    from belarus_releases.errors import DamagedDataError

    output, messages = io.StringIO(), io.StringIO()
    with redirect_stdout(output), redirect_stderr(messages):
        code = main(arguments)
    if code == 1 and arguments == ("verify",):
        raise DamagedDataError(output.getvalue())
    if code == 2 and not output.getvalue():
        raise DamagedDataError(messages.getvalue())


def export():
    """Export all tables; a failure leaves nothing behind."""
    import belarus_releases as br
    from belarus_releases.errors import DamagedDataError

    with tempfile.TemporaryDirectory() as folder:
        try:
            br.dataset().to_csv(Path(folder, "tables"))
        except DamagedDataError:
            assert os.listdir(folder) == [], "something is left behind"
            raise


# damage


def altered(whole, others, number, chance):
    """Other contents of a file, each with the kind of damage."""
    lines = whole.splitlines(keepends=True)
    yield "emptied", b""
    yield "a byte-order mark", b"\xef\xbb\xbf" + whole
    yield "CRLF", whole.replace(b"\n", b"\r\n")
    yield "CR", whole.replace(b"\n", b"\r")
    yield "UTF-16", whole.decode().encode("utf-16")
    yield "cp1251", whole.decode().encode("cp1251", "replace")
    yield "UTF-8 twice", whole.decode("latin-1").encode()
    yield "without its last line end", whole.removesuffix(b"\n")
    yield "without its header", b"".join(lines[1:])
    yield "its header alone", lines[0]
    yield "an empty line more", whole + b"\n"
    yield "its last line twice", whole + lines[-1]
    yield "NA for an empty cell", whole.replace(b",,", b",NA,", 1)
    yield "a column more", b"".join(line.replace(b"\n", b",x\n") for line in lines)
    yield "semicolons for commas", whole.replace(b",", b";")
    yield "zeros", bytes(len(whole))
    for other in others:
        yield "another file in its place", other
    for _ in range(number):
        place, line = chance.randrange(len(whole)), chance.randrange(len(lines))
        yield "truncated", whole[:place]
        yield "a flipped bit", whole[:place] + bytes([whole[place] ^ 1 << chance.randrange(8)]) + whole[place + 1 :]
        yield "a block of zeros", whole[:place] + bytes(len(whole[place : place + 512])) + whole[place + 512 :]
        yield "a block lost", whole[:place] + whole[place + chance.randint(1, 512) :]
        yield "a line lost", b"".join(lines[:line] + lines[line + 1 :])
        yield "lines in another order", b"".join(chance.sample(lines, len(lines)))


@contextmanager
def unavailable(file, kind):
    """A file that does not exist, or is a folder, or may not be read; restored afterwards."""
    away = file.with_name(f"{file.name} away")
    if kind == "permission denied":
        file.chmod(0)
    else:
        file.rename(away)
    if kind == "a folder in its place":
        file.mkdir()
    yield
    if kind == "a folder in its place":
        file.rmdir()
    if kind == "permission denied":
        file.chmod(0o600)
    else:
        away.rename(file)


# trials


def in_a_process(function, *arguments):
    """The answer of a function in a process of its own, which has read nothing yet."""
    fork = get_context("fork")
    receive, send = fork.Pipe(duplex=False)
    child = fork.Process(target=lambda: send.send(function(*arguments)))
    child.start()
    send.close()
    answer = receive.recv()
    child.join()
    return answer


def opened(query, data):
    """The files below a folder that a query opens, and the modules that it loads."""
    names = set()
    sys.addaudithook(lambda event, args: names.add(str(args[0])) if event == "open" else None)
    query()
    files = {Path(name).relative_to(data).as_posix() for name in names if name.startswith(f"{data}{os.sep}")}
    return files, [name for name in sys.modules if name.startswith(("belarus_releases", "pandas"))]


def unrefused(path, queries):
    """Queries that do anything but refuse the file by name, and what they do."""
    from belarus_releases.errors import DamagedDataError

    for name, query in queries.items():
        try:
            query()
            yield f"{name}: not refused"
        except DamagedDataError as error:
            if not re.search(rf"(^|\s){re.escape(path)}[\s:]", str(error)):
                yield f"{name}: {error}"
        except Exception as error:
            yield f"{name}: {type(error).__name__}: {error}"


def damage(path, contents, data, simple, every, number, chance):
    """Damage one file in all ways: the trials and refusals of each kind, and the failures."""
    whole = contents[path]
    trials, refusals, failures = Counter(), Counter(), []

    def try_(kind, queries):
        found = [f"{path}, {kind}: {answer}" for answer in unrefused(path, queries)]
        trials[kind] += 1
        refusals[kind] += not found
        failures.extend(found)

    for kind in ("removed", "a folder in its place", "permission denied"):
        with unavailable(data / path, kind):
            if kind != "permission denied" or not os.access(data / path, os.R_OK):
                try_(kind, every if kind == "removed" else simple)
    others = [content for other, content in contents.items() if other != path]
    for kind, content in altered(whole, others, number, chance):
        if content != whole:
            (data / path).write_bytes(content)
            try_(kind, simple)
    (data / path).write_bytes(whole)
    return trials, refusals, failures


def damage_all(package, number, seed):
    """Damage every file of a copy of the package that is first on the path.

    Gives by file the trials and refusals of each kind; the failures; and the files that no query opens.
    """
    data = package / "data"
    simple, every = table_queries(), table_queries() | other_queries()
    files = {}
    for name, query in every.items():
        files[name], modules = in_a_process(opened, query, data)
        for module in modules:
            importlib.import_module(module)  # once for all processes that are forked later
    chance = random.Random(seed)
    contents = {file.relative_to(data).as_posix(): file.read_bytes() for file in sorted(data.rglob("*.*"))}
    trials, refusals, failures = {}, {}, []
    for path in contents:
        few, all_ = ({n: query for n, query in queries.items() if path in files[n]} for queries in (simple, every))
        if all_:
            answer = in_a_process(damage, path, contents, data, few, all_, number, chance)
            trials[path], refusals[path] = answer[:2]
            failures += answer[2]
    unread = sorted(contents.keys() - trials.keys())
    return {"trials": trials, "refusals": refusals, "failures": failures, "unread": unread}


def damage_zip(archive, number, seed):
    """Damage a zip that the package is imported from where its data stand, or cut its end off, or remove it.

    Gives the trials, the refusals, and the trials without effect: a zip has bytes that its reader ignores.
    """
    sys.path.insert(0, str(archive))
    import belarus_releases as br
    from belarus_releases.tables import TABLES

    assert str(archive) in br.__file__
    chance = random.Random(seed)
    whole = archive.read_bytes()
    sha256 = {name: br.dataset().table_sha256(name) for name in TABLES}
    trials, refusals, harmless, failures = Counter(), Counter(), Counter(), []

    def try_(kind, name):
        trials[kind] += 1
        again = {}
        found = list(unrefused(f"{name}.csv", {name: lambda: again.update(sha256=br.dataset().table_sha256(name))}))
        refusals[kind] += not found
        harmless[kind] += again == {"sha256": sha256[name]}
        failures.extend(f"{kind}: {answer}" for answer in found if again != {"sha256": sha256[name]})

    with zipfile.ZipFile(archive) as file:
        starts = [*sorted(info.header_offset for info in file.infolist()), file.start_dir]
        entries = {name: file.getinfo(f"belarus_releases/data/{name}.csv").header_offset for name in TABLES}
    ends = dict(pairwise(starts))
    for name in [*TABLES] * number:
        place = chance.randrange(entries[name], ends[entries[name]])
        archive.write_bytes(whole[:place] + bytes([whole[place] ^ 1 << chance.randrange(8)]) + whole[place + 1 :])
        try_("a flipped bit in a zip", name)
        archive.write_bytes(whole[:place])
        try_("a truncated zip", name)
    archive.unlink()
    try_("a removed zip", "events")
    return {"trials": trials, "refusals": refusals, "harmless": harmless, "failures": failures}


def main(number="20", seed="1"):
    """Print the refusals and trials of each kind of damage, the failures, and as the last line all as JSON."""
    (package,) = find_spec("belarus_releases").submodule_search_locations
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder).resolve() / "belarus_releases"
        shutil.copytree(package, copy, ignore=shutil.ignore_patterns("__pycache__"))
        archive = Path(shutil.make_archive(str(copy), "zip", copy.parent, copy.name))
        zipped = in_a_process(damage_zip, archive, int(number), int(seed))
        sys.path.insert(0, str(copy.parent))
        files = damage_all(copy, int(number), int(seed))
    trials, refusals = (sum(map(Counter, files[key].values()), Counter(zipped[key])) for key in ("trials", "refusals"))
    for kind in trials:
        print(f"{refusals[kind]:>6} of {trials[kind]:>6}  {kind}")
    harmless = sum(zipped["harmless"].values())
    print(f"{refusals.total():>6} of {trials.total():>6}  in all, and {harmless} without effect")
    print(*files["failures"], *zipped["failures"], sep="\n")
    print(json.dumps({"files": files, "zip": zipped}))


if __name__ == "__main__":
    main(*sys.argv[1:])
