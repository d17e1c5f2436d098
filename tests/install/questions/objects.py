"""Copies, pickles and equality of objects of every kind; what is public, with its documentation."""

import copy
import inspect
import pickle

from recorder import Readable, public_attributes

import belarus_releases as br

from .common import ABOUT, DAY, PAST, outcome, tables_of


def things():
    """Objects of every kind, by name."""
    ds = br.dataset()
    past = {f"{name} of {PAST}": table for name, table in tables_of(br.dataset(PAST)).items()}
    return past | tables_of(ds) | {name: getattr(br, name)() for name in ABOUT} | {
        "dataset": ds,
        "dataset as known": br.dataset(PAST, known_on=DAY),
        "slice": br.events(PAST)[1:3],
        "whole slice": br.events(PAST)[:],
        "where": br.prisoners().where(nationalities="US"),
        "nothing": br.prisoners()[:0],
        "search": br.prisoners().search("Tikhanovsky"),
        "search for nobody": br.prisoners().search("Angela Merkel"),
        "known": br.remaining_estimates(known_on=DAY),
        "diff": br.diff(PAST, "2026.11.1"),
        "change": br.diff(PAST, "2026.11.1")[0],
        "record": br.events()[0],
        "remaining": ds.remaining_on("2025-12-25"),
        "released": ds.released("2025", "2025"),
    }  # fmt: skip


def pickles(ask):
    for name, thing in things().items():
        for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1):
            ask(f"pickle/{name}/{protocol}", same, thing, lambda t, p=protocol: pickle.loads(pickle.dumps(t, p)))
        ask(f"copy/{name}", same, thing, copy.copy)
        ask(f"deep copy/{name}", same, thing, copy.deepcopy)


def same(thing, another):
    """In what a thing is like another that is made of it."""
    other = another(thing)
    rows = [repr(list(one)) if hasattr(one, "__iter__") else repr(one) for one in (thing, other)]
    found = {"type": type(other) is type(thing), "repr": repr(other) == repr(thing), "rows": rows[0] == rows[1]}
    found |= {"equal": other == thing, "identical": other is thing}
    found["hash"] = outcome(lambda: hash(other) == hash(thing))
    for name in ("version", "known_on", "columns", "scores", "close"):
        found[name] = getattr(other, name, None) == getattr(thing, name, None)
    return Readable(f"{found}")


def equality(ask):
    """Which things are equal, and have the same hash."""
    held = things() | {
        "events of its version": br.events("2026.11.2"),
        "events of a past version": br.events("2026.11.1"),
        "reversed": br.events()[::-1],
        "rows": tuple(br.events()),
        "None": None,
    }
    hashes = {name: outcome(hash, thing) for name, thing in held.items()}
    for name, thing in held.items():
        alike = [other for other, another in held.items() if thing == another]
        hashed = [other for other in held if hashes[other] == hashes[name]]
        ask(f"equal/{name}", Readable, f"equal to {alike}; same hash as {hashed}")


def documentation(ask):
    """What is public, with its signature and docstring."""
    import belarus_releases.errors as errors

    ask("package/version", lambda: br.__version__)
    ask("package/docstring", lambda: Readable(br.__doc__))
    for name in br.__all__:
        thing = getattr(br, name)
        ask(f"package/{name}", lambda thing: type(thing).__name__, thing)
        if callable(thing) and not inspect.isclass(thing):
            ask(f"docstring/{name}", lambda thing: Readable(thing.__doc__), thing)
            ask(f"signature/{name}", signature, thing)
    for cls in ask.classes:
        ask(f"docstring/{cls.__name__}", lambda cls: Readable(cls.__doc__), cls)
        if public := [name for name in dir(cls) if not name.startswith("_")]:
            ask(f"package/{cls.__name__}/public", Readable, public)
        for name in public_attributes(cls):
            thing = getattr(cls, name)
            ask(f"docstring/{cls.__name__}.{name}", lambda thing: Readable(thing.__doc__), thing)
            if callable(thing):
                ask(f"signature/{cls.__name__}.{name}", signature, thing)
    for name, cls in vars(errors).items():
        if inspect.isclass(cls):
            ask(f"errors/{name}", lambda cls: Readable(" < ".join(base.__name__ for base in cls.__mro__)), cls)
            ask(f"errors/{name}/docstring", lambda cls: Readable(cls.__doc__), cls)


def signature(function):
    """Parameters and their defaults; types are not looked at."""
    found = inspect.signature(function)
    plain = [parameter.replace(annotation=inspect.Parameter.empty) for parameter in found.parameters.values()]
    return Readable(found.replace(parameters=plain, return_annotation=inspect.Signature.empty))
