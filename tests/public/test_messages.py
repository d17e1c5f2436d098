"""Messages show what a caller gave: printable, and no more than 80 characters of it."""

import inspect
import time
import warnings

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import belarus_releases as br

#: What must never reach a terminal: controls, ANSI escapes, bidi controls, zero width, lone surrogates, fillers.
HOSTILE = "\x1b[2J\x07\u202e\u2066\u200b\ufeff\ud800\x85\u2028\x00\r\n\u034f\ufe0f\u3164"
LONG = "zq" * 5000


class Repr:
    """An object whose repr is what an attacker likes."""

    def __repr__(self):
        return HOSTILE + LONG


ARGUMENTS = {
    "hostile": HOSTILE,
    "long": LONG,
    "both": (HOSTILE + "x") * 3000,
    "many": [HOSTILE, LONG],
    "repr": Repr(),
    "bytes": (HOSTILE + LONG).encode("utf-8", "surrogatepass"),
}

DATASET = br.dataset("2026.11.0")
FRAMES = DATASET.events(), DATASET.prisoners(), DATASET.claims(), br.codebook(), br.diff("2026.11.0", "2026.11.1")


def calls(value):
    """Every public function and method, with a value for each of its arguments in turn."""
    owners = [br, DATASET, *FRAMES]
    for owner in owners:
        names = br.__all__ if owner is br else [name for name in dir(owner) if not name.startswith("_")]
        for name in names:
            if name in ("Dataset", "Table", "errors", "tables") or not callable(function := getattr(owner, name)):
                continue
            label = f"{type(owner).__name__}.{name}"
            for parameter in inspect.signature(function).parameters.values():
                if parameter.kind is parameter.VAR_KEYWORD:
                    for column in DATASET.sources().columns if owner is DATASET else owner.columns:
                        yield f"{label}({column}=)", function, (), {column: value}
                    if isinstance(value, str):
                        yield f"{label}(**)", function, (), {value: 1}
                elif parameter.kind is parameter.POSITIONAL_ONLY:
                    yield f"{label}({parameter.name})", function, (value,), {}
                elif parameter.kind is not parameter.VAR_POSITIONAL:
                    required = [
                        other.name
                        for other in inspect.signature(function).parameters.values()
                        if other.default is other.empty and other.kind is other.POSITIONAL_OR_KEYWORD
                    ]
                    known = {"table": "events", "record_id": "2025-09-11-lithuania"}
                    others = {other: known.get(other, "2026.11.0") for other in required}
                    yield f"{label}({parameter.name}=)", function, (), {**others, parameter.name: value}
    for owner in (DATASET, *FRAMES):
        if hasattr(owner, "__getitem__"):
            yield f"{type(owner).__name__}[]", owner.__getitem__, (value,), {}
    if isinstance(value, str):
        for owner in (br, *FRAMES):  # others answer as Python does
            yield f"{type(owner)} attribute", getattr, (owner, value), {}
    yield "Table()", br.Table, (value, None, []), {}
    yield "Dataset()", br.Dataset, (value,), {}


def messages(function, args, options):
    """What a call says: its error and its warnings."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            answer = function(*args, **options)
            if hasattr(answer, "__enter__"):
                with answer:
                    pass
        except Exception as error:
            yield str(error)
    for warning in caught:
        yield str(warning.message)


def check(message):
    assert message.isprintable(), ascii(message)
    assert not set(HOSTILE) & set(message) - {"[", "2", "J"}, ascii(message)
    assert "zq" * 41 not in message, message
    assert len(message) < 2000, message  # most of it values to choose from


@pytest.mark.parametrize(
    "name", [name if name == "both" else pytest.param(name, marks=pytest.mark.slow) for name in ARGUMENTS]
)
def test_every_public_function_with_a_hostile_argument(name, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    said = 0
    for label, function, args, options in calls(ARGUMENTS[name]):
        start = time.perf_counter()
        for message in messages(function, args, options):
            said += 1
            check(message)
        assert time.perf_counter() - start < 5, label
    assert said > 50


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.text(max_size=300) | st.text(alphabet=HOSTILE, min_size=70, max_size=90))
@example("\udc80" * 100)
def test_any_text(text):
    for function, args, options in (
        (DATASET.table, (text,), {}),
        (FRAMES[0].where, (), {"disposition": text}),
        (FRAMES[0].where, (), {"label": text, "strict": True}),
        (br.dataset, (text,), {}),
        (FRAMES[1].search, (text,), {}),
    ):
        for message in messages(function, args, options):
            assert message.isprintable()
            assert len(message) < 2000
