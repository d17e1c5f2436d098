"""The bundled data on one screen."""

import pytest

import belarus_releases as br
from belarus_releases.tables import TABLES

PINNED = ["--version", "2026.11.0"]


@pytest.mark.parametrize("words", [[], ["summary"]])
def test_it_is_one_screen(output, words):
    lines = output(*words).splitlines()
    assert f"data version {br.dataset().version}" in lines[0]
    assert len(lines) <= 23  # and the prompt
    assert all(len(line) <= 80 for line in lines)
    for name in TABLES:
        (line,) = (line for line in lines if line.startswith(f"  {name} "))
        assert line.split()[1] == str(len(getattr(br, name)()))


def test_of_a_version_known_on_a_day(output):
    text = output("summary", *PINNED, "--known-on", "2025-07-01")
    assert "data version 2026.11.0 of 2026-11-21, known on 2025-07-01\n" in text
    assert "all 4 recorded" in text


def test_before_any_source(output):
    assert "all 0 recorded             0" in output("summary", *PINNED, "--known-on", "2020-01-01")


def test_it_ends_with_what_the_record_covers_and_what_to_try(output):
    *_, covered, first, second, third = output("summary").splitlines()
    row = br.dataset().coverage().where(subject="events")[0]
    assert covered == f"Meant to be complete: events, {row.first} to {row.last} (command: coverage)"
    assert first.startswith("Try  belarus-releases ")
    for line in (first, second, third):
        words = line[5:].split("  ")[0].split()[1:]
        assert output(*words, *PINNED)
