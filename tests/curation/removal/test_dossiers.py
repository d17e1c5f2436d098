"""Dossiers and publishers without a person: what changes, and what stays as it is."""

import pytest

from curation.removal.dossiers import Keys, Rules, without

DOSSIER = """\
# who asks: Volha   # and a comment
label: Visit of Volha
date:  2099-01-01   # kept as it is
kind: {is: visit, why: "Volha was there"}

topics:
  trade:
    - {by: agency-1}   # kept
  release of Volha:
    # gone with it
    - {by: agency-1}
    - {by: gazette-1}
participants:
  the envoy:
    - {as: Volha and the envoy, by: agency-1, of: Volha}
    - by: volha-1
      as: Volha
      omit: Volha says so
adopt:
  - {topics: release of Volha, why: a reason}
  - {participants: the envoy, why: Volha}
note: Told of by Volha.
"""
LEFT = """\
# who asks: Volha   # and a comment
label: "[removed]"
date:  2099-01-01   # kept as it is
kind: {is: visit, why: "[removed]"}

topics:
  trade:
    - {by: agency-1}   # kept
participants:
  the envoy:
    - {by: agency-1, of: "[removed]"}
    - by: agency-s0001
      omit: "[removed]"
adopt:
  - {participants: the envoy, why: "[removed]"}
"""
PUBLISHER = """\
name: Agency
side: exile
publications:
  volha-1:
    title: Volha speaks
    url: "https://example.org/volha?x=1"
    published: 2099-01-01
  agency-2:
    title: They speak
    reprints: volha-1
    note: of Volha
"""
PUBLISHER_LEFT = """\
name: Agency
side: exile
publications:
  agency-s0001:
    url: "https://example.org/#s0001"
    published: 2099-01-01
  agency-2:
    title: They speak
    reprints: agency-s0001
"""
KEYS = Keys({"volha-1": "agency-s0001"}, {"volha-1": "s0001"})
NONE = Keys({}, {})


def names(scalar):
    return "volha" in scalar.text.casefold()


def home(scalar):
    return "https://example.org/#s0001"


@pytest.mark.parametrize(("text", "left"), [(DOSSIER, LEFT), (PUBLISHER, PUBLISHER_LEFT)])
def test_only_what_names_the_person_changes(text, left):
    assert without(text, Rules(names, KEYS, home)) == left


def test_nothing_changes_where_nothing_names_the_person():
    assert without(DOSSIER, Rules(lambda scalar: False, NONE, home)) == DOSSIER


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("a: {as: Volha, by: x}\n", "a: {by: x}\n"),
        ("a: {by: x, as: Volha}\n", "a: {by: x}\n"),
        ("a: {by: x, as: Volha, title: Volha}\n", "a: {by: x}\n"),
        ("a: {title: Volha, by: x, as: Volha}\n", "a: {by: x}\n"),
        ("a:\n  - as: Volha\n    by: x\n", 'a:\n  - as: ""\n    by: x\n'),
        ("b: 1\nnote: Volha", "b: 1\n"),
        ("note: Volha\nb: 1\n", "b: 1\n"),
        ("b: 1\nadopt:\n  - {a: Volha, why: x}\n", "b: 1\n"),
    ],
)
def test_parts_of_a_line_and_lines(text, left):
    assert without(text, Rules(names, NONE, home)) == left


def test_a_site_that_bears_the_name_leaves_no_address():
    text = "publications:\n  agency-1:\n    title: They\n    url: https://volha.example/they\n"
    assert without(text, Rules(names, NONE, lambda scalar: "")) == "publications:\n  agency-1:\n    title: They\n"
