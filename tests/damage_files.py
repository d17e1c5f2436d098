"""Damage each bundled file of a copy of the package in many ways, and see whether each is refused by name.

    python tests/damage_files.py [TRIALS] [SEED]

Every way to ask for data is first asked while all is whole, and the files that it opens are noted: what does
not open a file cannot be touched by its damage. Then, in a process that has not read the file, it is damaged
in one way after another, and whatever opens it is asked. Only a `DamagedDataError` that names the file will
do. No permission is denied to a superuser, so that damage is left out for her; to make her a plain user,
put ``setpriv --bounding-set=-all --inh-caps=-all`` before the command.
"""

import importlib
import io
import json
import os
import random
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


# ways to ask for data


def of_tables():
    """Ways to ask for one table each, and the files about the tables."""
    import belarus_releases as br
    from belarus_releases.tables import RECORDS

    def records(version, name):
        return list(br.dataset(version).table(name))

    def frame(version, name):
        return br.dataset(version).table(name).to_frame()

    def sha256(version, name):
        return br.dataset(version).table_sha256(name)

    kinds = [(ask, version) for ask in (records, frame, sha256) for version in ("latest", PAST)]
    return {f"{ask.__name__} of {name}, {v}": partial(ask, v, name) for ask, v in kinds for name in RECORDS} | {
        "data_versions": lambda: list(br.data_versions()),
        "coverage": lambda: list(br.dataset().coverage()),
    }


def of_several():
    """Ways to ask for what is made of several tables or of a part of one."""
    import belarus_releases as br

    return {
        "cite": lambda: br.cite(),
        "claims of a row": lambda: list(br.claims("events", "2025-09-11-lithuania")),
        "diff": lambda: br.diff(PAST),
        "disputes": lambda: list(br.dataset().disputes()),
        "known_on": lambda: list(br.events(known_on="2025-09-30")),
        "panel": lambda: br.dataset().panel("M"),
        "published_on": lambda: br.dataset().published_on,
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
    """Run the command line; an error if it fails as it should: all that it says is why."""
    from belarus_releases.cli import main
    from belarus_releases.errors import DamagedDataError

    printed, said = io.StringIO(), io.StringIO()
    with redirect_stdout(printed), redirect_stderr(said):
        code = main(arguments)
    if code == 1 and arguments == ("verify",):
        raise DamagedDataError(printed.getvalue())
    if code == 2 and not printed.getvalue():
        raise DamagedDataError(said.getvalue())


def export():
    """Export all tables; what fails leaves nothing behind."""
    import belarus_releases as br
    from belarus_releases.errors import DamagedDataError

    with tempfile.TemporaryDirectory() as folder:
        try:
            br.dataset().to_csv(Path(folder, "tables"))
        except DamagedDataError:
            assert os.listdir(folder) == [], "something is left behind"
            raise


# damage


def altered(whole, others, trials, chance):
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
    for _ in range(trials):
        place, line = chance.randrange(len(whole)), chance.randrange(len(lines))
        yield "truncated", whole[:place]
        yield "a flipped bit", whole[:place] + bytes([whole[place] ^ 1 << chance.randrange(8)]) + whole[place + 1 :]
        yield "a block of zeros", whole[:place] + bytes(len(whole[place : place + 512])) + whole[place + 512 :]
        yield "a block lost", whole[:place] + whole[place + chance.randint(1, 512) :]
        yield "a line lost", b"".join(lines[:line] + lines[line + 1 :])
        yield "lines in another order", b"".join(chance.sample(lines, len(lines)))


@contextmanager
def taken(file, kind):
    """A file that is not there, or is a folder, or may not be read; afterwards it is as it was."""
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


def apart(ask, *given):
    """What a function gives in a process of its own, which has read nothing yet."""
    fork = get_context("fork")
    receive, send = fork.Pipe(duplex=False)
    child = fork.Process(target=lambda: send.send(ask(*given)))
    child.start()
    send.close()
    answer = receive.recv()
    child.join()
    return answer


def opened(ask, data):
    """The files below a folder that a way to ask opens, and the modules that it loads."""
    seen = set()
    sys.addaudithook(lambda event, given: seen.add(str(given[0])) if event == "open" else None)
    ask()
    files = {Path(name).relative_to(data).as_posix() for name in seen if name.startswith(f"{data}{os.sep}")}
    return files, [name for name in sys.modules if name.startswith(("belarus_releases", "pandas"))]


def unrefused(path, asked):
    """Ways to ask that give anything but a refusal that names the file, and what they give."""
    from belarus_releases.errors import DamagedDataError

    for name, ask in asked.items():
        try:
            ask()
            yield f"{name}: not refused"
        except DamagedDataError as error:
            if f" {path} " not in str(error):
                yield f"{name}: {error}"
        except Exception as error:
            yield f"{name}: {type(error).__name__}: {error}"


def damage(path, contents, data, simple, every, trials, chance):
    """Damage one file in all ways: how often each kind was tried and refused, and what was not refused."""
    whole = contents[path]
    tried, refused, failed = Counter(), Counter(), []

    def ask(kind, ways):
        found = [f"{path}, {kind}: {answer}" for answer in unrefused(path, ways)]
        tried[kind] += 1
        refused[kind] += not found
        failed.extend(found)

    for kind in ("removed", "a folder in its place", "permission denied"):
        with taken(data / path, kind):
            if kind != "permission denied" or not os.access(data / path, os.R_OK):
                ask(kind, every if kind == "removed" else simple)
    others = [content for other, content in contents.items() if other != path]
    for kind, content in altered(whole, others, trials, chance):
        if content != whole:
            (data / path).write_bytes(content)
            ask(kind, simple)
    (data / path).write_bytes(whole)
    return tried, refused, failed


def damage_all(package, trials, seed):
    """Damage every file of a copy of the package that is first on the path.

    Gives by file how often each kind was tried and refused; what was not refused; and the files that nothing opens.
    """
    data = package / "data"
    simple, every = of_tables(), of_tables() | of_several()
    opens = {}
    for name, ask in every.items():
        opens[name], modules = apart(opened, ask, data)
        for module in modules:
            importlib.import_module(module)  # once for all, as it is in every process that is forked later
    chance = random.Random(seed)
    contents = {file.relative_to(data).as_posix(): file.read_bytes() for file in sorted(data.rglob("*.*"))}
    tried, refused, failed = {}, {}, []
    for path in contents:
        few, all_ = ({n: ask for n, ask in ways.items() if path in opens[n]} for ways in (simple, every))
        if all_:
            tried[path], refused[path], found = apart(damage, path, contents, data, few, all_, trials, chance)
            failed += found
    return {"tried": tried, "refused": refused, "failed": failed, "unread": sorted(contents.keys() - tried.keys())}


def damage_zip(archive, trials, seed):
    """Damage a zip that the package is imported from where its data stand, or cut its end off, or remove it.

    Gives how often that was tried, refused, and harmless: a zip has bytes that its reader does not mind.
    """
    sys.path.insert(0, str(archive))
    import belarus_releases as br
    from belarus_releases.tables import RECORDS

    assert str(archive) in br.__file__
    chance = random.Random(seed)
    whole = archive.read_bytes()
    sha256 = {name: br.dataset().table_sha256(name) for name in RECORDS}
    tried, refused, harmless, failed = Counter(), Counter(), Counter(), []

    def ask(kind, name):
        tried[kind] += 1
        again = {}
        found = list(unrefused(f"{name}.csv", {name: lambda: again.update(sha256=br.dataset().table_sha256(name))}))
        refused[kind] += not found
        harmless[kind] += again == {"sha256": sha256[name]}
        failed.extend(f"{kind}: {answer}" for answer in found if again != {"sha256": sha256[name]})

    with zipfile.ZipFile(archive) as file:
        starts = [*sorted(info.header_offset for info in file.infolist()), file.start_dir]
        entries = {name: file.getinfo(f"belarus_releases/data/{name}.csv").header_offset for name in RECORDS}
    ends = dict(pairwise(starts))
    for name in [*RECORDS] * trials:
        place = chance.randrange(entries[name], ends[entries[name]])
        archive.write_bytes(whole[:place] + bytes([whole[place] ^ 1 << chance.randrange(8)]) + whole[place + 1 :])
        ask("a flipped bit in a zip", name)
        archive.write_bytes(whole[:place])
        ask("a truncated zip", name)
    archive.unlink()
    ask("a removed zip", "events")
    return {"tried": tried, "refused": refused, "harmless": harmless, "failed": failed}


def main(trials="20", seed="1"):
    """Print how often each kind of damage was tried and refused, and as the last line all counts as JSON."""
    (package,) = find_spec("belarus_releases").submodule_search_locations
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder).resolve() / "belarus_releases"
        shutil.copytree(package, copy, ignore=shutil.ignore_patterns("__pycache__"))
        archive = Path(shutil.make_archive(str(copy), "zip", copy.parent, copy.name))
        zipped = apart(damage_zip, archive, int(trials), int(seed))
        sys.path.insert(0, str(copy.parent))
        found = damage_all(copy, int(trials), int(seed))
    tried, refused = (sum(map(Counter, found[key].values()), Counter(zipped[key])) for key in ("tried", "refused"))
    for kind in tried:
        print(f"{refused[kind]:>6} of {tried[kind]:>6}  {kind}")
    print(f"{refused.total():>6} of {tried.total():>6}  in all, and {sum(zipped['harmless'].values())} without effect")
    print(*found["failed"], *zipped["failed"], sep="\n")
    print(json.dumps({"files": found, "zip": zipped}))


if __name__ == "__main__":
    main(*sys.argv[1:])
