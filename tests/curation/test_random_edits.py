"""Random edits of a dossier or a publisher end in a refusal or in findings, never in another error."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from curation.steps.files import CurationError
from tests.curation.example import SOURCE, Example

FILES = sorted(path.relative_to(SOURCE).as_posix() for path in SOURCE.rglob("*.yaml"))
PIECES = [
    "\t",
    "\r",
    "\n",
    "\u200b",
    "\u0301",
    "\x00",
    "- ",
    ": ",
    "{by: x}",
    "9" * 11,
    "inf",
    "nan",
    "1e400",
    "\U0001f600",
]
CHARACTERS = st.sampled_from([*" :,-#{}[]'\"&*!|>%@`?/\\<;0159azйé…", *PIECES])


@st.composite
def edits(draw):
    """A change of the lines of a file: a function of the list."""
    kind = draw(st.sampled_from(["delete", "double", "swap", "indent", "insert", "replace", "remove", "empty"]))
    one, other = (draw(st.floats(0, 1, exclude_max=True)) for _ in range(2))
    text, width = draw(CHARACTERS), draw(st.integers(-4, 4))

    def change(lines):
        if not lines:
            return [text]
        place, second = int(one * len(lines)), int(other * len(lines))
        line = lines[place]
        at = int(other * (len(line) + 1))
        return {
            "delete": lambda: [*lines[:place], *lines[place + 1 :]],
            "double": lambda: [*lines[:place], line, *lines[place:]],
            "swap": lambda: [{place: lines[second], second: line}.get(n, kept) for n, kept in enumerate(lines)],
            "indent": lambda: [*lines[:place], " " * width + line[max(0, -width) :], *lines[place + 1 :]],
            "insert": lambda: [*lines[:place], line[:at] + text + line[at:], *lines[place + 1 :]],
            "replace": lambda: [*lines[:place], line[:at] + text + line[at + 1 :], *lines[place + 1 :]],
            "remove": lambda: [*lines[:place], line[:at] + line[at + 1 :], *lines[place + 1 :]],
            "empty": lambda: [*lines[:place], line.partition(":")[0] + ":", *lines[place + 1 :]],
        }[kind]()

    return change


@pytest.fixture(scope="module")
def example(tmp_path_factory):
    """One copy of the made-up record, whose edits are undone."""
    with pytest.MonkeyPatch.context() as patch:
        yield Example(tmp_path_factory.mktemp("example"), patch)


@settings(deadline=None, max_examples=200, suppress_health_check=[HealthCheck.too_slow])
@given(file=st.sampled_from(FILES), changes=st.lists(edits(), min_size=1, max_size=4))
def test_no_edit_ends_in_a_traceback(example, file, changes):
    path = example.root / file
    before = path.read_bytes()
    lines = before.decode().splitlines()
    for change in changes:
        lines = change(lines)
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8", newline="")
    try:
        report = example.check()
        lines = [*report.refused, *report.again]
    except CurationError as error:
        lines = [str(error)]
    finally:
        path.write_bytes(before)
    assert [line for line in lines if not line.startswith(("record/", "publishers/", "decisions/"))] == []
