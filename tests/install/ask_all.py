"""Ask for a little of everything and print the answers as JSON, each as a short text that tells any two apart.

    python ask_all.py PATH [once | threads | fork | spawn | fork-after-use]

PATH, a folder or a zip, is where the package is taken from. With ``threads``, 64 ask at once before anything
was read, and each answer must be the only one; the others ask in a process started in that way. Everything that
the package answers is asked for by ``answers.py``, which takes longer.
"""

import hashlib
import io
import json
import multiprocessing
import os
import sys
import tempfile
import threading
from pathlib import Path

PAST = "2026.11.0"


def digest(text):
    return hashlib.sha256(text.encode()).hexdigest()


def rows(table):
    return f"{len(table)} {digest(repr(list(table)))}"


def frame(table):
    made = table.to_frame()
    return f"{made.shape} {digest(f'{made.to_csv()} {list(made.dtypes)}')}"


def exported(ds):
    """What an export writes."""
    with tempfile.TemporaryDirectory() as folder:
        ds.to_csv(made := Path(folder, "tables"))
        return digest(repr([(file.name, file.read_bytes()) for file in sorted(made.iterdir())]))


def asks():
    """What is asked, by name; nothing is imported but the package."""
    import belarus_releases as br

    return {
        "events": lambda: rows(br.events()),
        "a past version": lambda: rows(br.events(PAST)),
        "claims": lambda: rows(br.claims()),
        "frame": lambda: frame(br.events()),
        "frame of claims": lambda: frame(br.claims()),
        "frame of a past version": lambda: frame(br.prisoners(PAST)),
        "an id": lambda: repr(br.events()["2025-09-11-lithuania"]),
        "where": lambda: rows(br.claims().where(table="events", rank=1)),
        "frame of where": lambda: frame(br.prisoners().where(nationalities={"US", "LT"})),
        "search": lambda: repr([person.prisoner_id for person in br.prisoners().search("Тихановский")]),
        "known_on": lambda: rows(br.events(known_on="2025-09-30")),
        "disputes": lambda: rows(br.dataset().disputes()),
        "data_versions": lambda: rows(br.data_versions()),
        "sha256": lambda: br.dataset(PAST).sha256,
        "cite": lambda: br.cite("bibtex"),
        "codebook": lambda: rows(br.codebook()),
        "diff": lambda: digest(repr(br.diff(PAST).changes)),
        "stock_flow": lambda: rows(br.dataset().stock_flow()),
        "evidence": lambda: rows(br.evidence("events", "2025-09-11-lithuania")),
        "released": lambda: str(br.dataset().released("2025", "2025")),
        "panel": lambda: digest(br.dataset().panel("Q").to_csv()),
        "export": lambda: exported(br.dataset(PAST)),
    }


def commands():
    """What the command line prints, as bytes shown in Latin-1."""
    return {
        " ".join(words): printed(words)
        for words in (
            ["summary"],
            ["prisoners", "--format", "csv"],
            ["released", "2025"],
            ["events", "--help"],
            ["--help"],
        )
    }


def printed(words):
    from belarus_releases.cli import main

    kept = sys.stdout
    sys.stdout = io.TextIOWrapper(io.BytesIO(), kept.encoding, kept.errors)
    try:
        main(words)
    except SystemExit:
        pass
    finally:
        sys.stdout.flush()
        shown, sys.stdout = sys.stdout.buffer.getvalue(), kept
    return shown.decode("latin-1")


def once(_=None):
    return {name: ask() for name, ask in asks().items()}


def threads(number=64):
    """The answers of many threads that begin at once; where they differ, all of them."""
    sys.setswitchinterval(1e-5)
    asked = list(asks().items())
    answers = {name: set() for name, _ in asked}
    barrier = threading.Barrier(number)

    def begin(place):
        name, ask = asked[place % len(asked)]
        barrier.wait()
        try:
            answers[name].add(ask())
        except BaseException as error:
            answers[name].add(repr(error))

    started = [threading.Thread(target=begin, args=(place,)) for place in range(number)]
    for thread in started:
        thread.start()
    for thread in started:
        thread.join()
    return {name: found.pop() if len(found) == 1 else sorted(found) for name, found in answers.items()}


def things():
    """Objects that go from one process to another."""
    import belarus_releases as br

    return [
        br.dataset(),
        br.dataset(PAST, known_on="2025-09-30"),
        br.events(),
        br.events(PAST)[1:3],
        br.events()[0],
        br.prisoners().where(nationalities="US"),
        br.prisoners().search("Tikhanovsky"),
        br.remaining_estimates(known_on="2025-09-30"),
        br.diff(PAST, "2026.11.1"),
        br.dataset().disputes()[:5],
        br.dataset().remaining_on("2025-12-25"),
        br.dataset().released("2025", "2025"),
        br.evidence("events", "2025-09-11-lithuania"),
    ]


def shown(thing):
    """What a thing holds: for a dataset, its tables."""
    held = [thing.table(name) for name in ("events", "sources")] if hasattr(thing, "table") else [thing]
    return [repr(thing), *(repr(list(part)) if hasattr(part, "__iter__") else repr(part) for part in held)]


def there_and_back(thing):
    """In the other process: what it holds there, and itself."""
    return shown(thing), thing


def in_a_process(how):
    """The answers of another process, and whether what is sent to it arrives and comes back as it was."""
    if how == "fork-after-use":
        once()
    sent = things() if how != "fork" else None  # a fork without use: nothing is read before
    with multiprocessing.get_context(how.partition("-")[0]).Pool(1) as pool:
        answers = pool.apply(once)
        sent = sent or things()
        came = pool.map(there_and_back, sent)
    same = [shown(thing) == there == shown(back) for thing, (there, back) in zip(sent, came)]
    return answers | {"sent": same}


def main(path, how="once"):
    sys.path.insert(0, path)
    import belarus_releases as br

    found = once() | commands() if how == "once" else threads() if how == "threads" else in_a_process(how)
    about = {"file": br.__file__, "writable": os.access(path, os.W_OK), "optimised": sys.flags.optimize}
    print(json.dumps({"answers": found, "about": about}))


if __name__ == "__main__":
    main(*sys.argv[1:])
