"""Decisions on hits, from a file and from the command line."""

import pytest

from curation.removal.decisions import Decision, Decisions, read
from curation.steps.files import CurationError


def test_a_listing_with_other_first_words_is_a_file_of_decisions(tmp_path):
    path = tmp_path / "decided.txt"
    lines = ["cell events e, named: 3, then 2", "row prisoners p0001: goes", "remove s0001: Volha [sic]", "    line 3"]
    path.write_text("\n".join([*lines, "keep p0002: Livia", "decide s0003: open", "# why", ""]), encoding="utf-8")
    assert read(path) == [Decision("remove", "s0001: Volha [sic]"), Decision("keep", "p0002: Livia")]


@pytest.mark.parametrize(
    ("line", "message"), [("kep s0001: x", "line 1"), ("keep", "line 1"), (None, "cannot be read")]
)
def test_what_is_no_decision_is_refused(tmp_path, line, message):
    path = tmp_path / "decided.txt"
    if line is not None:
        path.write_text(f"{line}\n", encoding="utf-8")
    with pytest.raises(CurationError, match=message):
        read(path)


def test_a_decision_on_the_hit_itself_goes_before_a_pattern():
    decisions = Decisions([Decision("remove", "p0002: *"), Decision("keep", "p0002: [Volha]"), Decision("keep", "p1*")])
    assert [decisions.on(f"p0002: {text}") for text in ("[Volha]", "Livia")] == ["keep", "remove"]
    assert decisions.on("s0001: Volha") == "decide"
    assert decisions.unused() == ["p1*"]


def test_decisions_that_disagree_are_refused():
    with pytest.raises(CurationError, match="both to be removed and to be kept"):
        Decisions([Decision("remove", "p*"), Decision("keep", "*")]).on("p0002: x")
