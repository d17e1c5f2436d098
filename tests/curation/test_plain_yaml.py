"""Plain YAML: text, lists and mappings come back as they are written, and all else is refused by file and line."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curation.steps.files import CURATION, PUBLISHERS, RECORD, CurationError
from curation.steps.plain_yaml import At, dump, files, load, scalar


def loaded(path, data):
    """The mapping in a file of these bytes."""
    path.write_bytes(data)
    return load(At(path, path.parent))


@pytest.mark.parametrize(
    ("data", "line", "problem"),
    [
        (b"\xef\xbb\xbfa: b\n", 1, "byte order mark"),
        (b"a: b\r\n", 1, "CRLF"),
        (b"a: b\nc:\n\td: e\n", 3, "tab"),
        (b"a: b\nc: \xe9\n", 2, "UTF-8"),
        ("a: b\nc: e\u0301\n".encode(), 2, "NFC"),
        ("a: b\nc: d\u200be\n".encode(), 2, r"U\+200B"),
        ("a: b\nc: d\u00a0e\n".encode(), 2, r"U\+00A0"),
        (b"a: b\nc: d", 2, "last line does not end"),
        (b"", 1, "last line does not end"),
        (b"a: b\nc: &d e\n", 2, "anchors"),
        (b"a: b\nc: &d\n  e: f\n", 2, "anchors"),
        (b"a: b\nc: *d\n", 2, "anchors"),
        (b"a: b\nc: !!int 3\n", 2, "tags"),
        (b"a: b\nc: ! 3\n", 2, "tags"),
        (b"a: b\nc: !d {e: f}\n", 2, "tags"),
        (b"a: b\n<<: {c: d}\n", 2, "'<<'"),
        (b"a: b\nc: d\na: e\n", 3, "'a' stands here twice"),
        (b"a: b\nc: {d: e, d: f}\n", 2, "'d' stands here twice"),
        (b'a: b\n"a": c\n', 2, "'a' stands here twice"),
        (b"a: b\n[c]: d\n", 2, "a key is text"),
        (b"a: b\n? {c: d}\n: e\n", 2, "a key is text"),
        (b"---\na: b\n", 1, "take '---' out"),
        (b"a: b\n---\nc: d\n", 2, "take '---' out"),
        (b"%YAML 1.1\n---\na: b\n", 1, "take '---' out"),
        (b"a: b\n...\n", 2, "take '\\.\\.\\.' out"),
        (b"a: b\n...\nc: d\n", 2, "take '\\.\\.\\.' out"),
        (b"- a\n- b\n", 1, "expected columns"),
        (b"a\n", 1, "expected columns"),
        (b"# a\n", 1, "expected columns"),
        (b"\n", 1, "expected columns"),
        (b'a: b\nc: "d\\u200Be"\n', 2, "one line, without escapes"),
        (b'a: b\nc: "e\\u0301"\n', 2, "one line, without escapes"),
        (b'a: b\nc: "d\\ne"\n', 2, "one line, without escapes"),
        (b"a: b\nc: |\n  d\n  e\n", 2, "one line, without escapes"),
        (b'a: b\nc: "d\n', 3, "cannot be read"),
        (b"a: b\nc: d: e\n", 2, "cannot be read"),
        (b"a: b\nc: [d\n", 3, "cannot be read"),
        (b"a: b\n c: d\n", 2, "cannot be read"),
        (b"a: b\nc: 'd\\e' f\n", 2, "cannot be read"),
        (b'a: b\nc: "\\ud800"\n', 2, "cannot be read"),
    ],
)
def test_what_is_not_plain_is_refused_by_file_and_line(tmp_path, data, line, problem):
    with pytest.raises(CurationError, match=f"^a.yaml, line {line}: .*{problem}"):
        loaded(tmp_path / "a.yaml", data)


def test_every_scalar_is_text_with_its_line(tmp_path):
    mapping = loaded(tmp_path / "a.yaml", b"NO: 2026-04\n# a comment\nb: [no, 1.0, ~]\nc: {d: null, e: }\n")
    assert mapping == {"NO": "2026-04", "b": ["no", "1.0", "~"], "c": {"d": "null", "e": ""}}
    assert [key.line for key in mapping] == [1, 3, 4]
    assert mapping["c"]["d"].line == 4


PRINTABLE = st.text(
    st.characters(exclude_categories=("C", "Zl", "Zp"), exclude_characters="\u00a0").filter(str.isprintable),
    max_size=40,
).filter(lambda text: unicodedata.is_normalized("NFC", text))
INDICATORS = st.text("-?:,[]{}#&*!|>'\"%@`~<= \\/0aЯ", max_size=8)


@given(text=PRINTABLE | INDICATORS, other=PRINTABLE | INDICATORS)
def test_any_text_comes_back(tmp_path_factory, text, other):
    path = tmp_path_factory.getbasetemp() / "any.yaml"
    mapping = {text: other, f"{text}.": {other: [{text: other, f"{text}.": text}], f"{other}.": {"is": text}}}
    written = dump(mapping)
    assert loaded(path, written.encode()) == mapping
    assert dump(load(At(path, path.parent))) == written


@pytest.mark.parametrize(("text", "outside", "inside"), [
    ("Viasna", "Viasna", "Viasna"),
    ("12 of them, today", "12 of them, today", '"12 of them, today"'),
    (",a", '",a"', '",a"'),
    ("a: b", '"a: b"', '"a: b"'),
    ("a #b", '"a #b"', '"a #b"'),
    ("- a", '"- a"', '"- a"'),
    ("", '""', '""'),
    (" a", '" a"', '" a"'),
    ('say "a"', r'"say \"a\""', r'"say \"a\""'),
])  # fmt: skip
def test_text_is_quoted_only_where_it_must_be(text, outside, inside):
    assert scalar(text) == outside
    assert scalar(text, inside=True) == inside


def test_every_file_of_the_record_is_written_as_it_is_dumped():
    paths = [*RECORD.rglob("*.yaml"), *PUBLISHERS.glob("*.yaml")]
    other = [path.name for path in paths if dump(load(At(path, CURATION))) != path.read_text(encoding="utf-8")]
    assert paths
    assert other == []


@pytest.mark.parametrize("name", ["a.yml", "a.YAML", "a.yaml.orig", "other/a.yaml", "a.yaml/b.yaml"])
def test_a_file_that_would_not_be_read_is_refused(tmp_path, name):
    path = tmp_path / "record" / "events" / name
    path.parent.mkdir(parents=True)
    path.touch()
    with pytest.raises(
        CurationError, match=f"^record/events/{name}: this file is not read: expected <id>.yaml in events$"
    ):
        list(files(tmp_path / "record", ["events"]))


def test_hidden_files_are_passed_over(tmp_path):
    for name in ("b.yaml", "a.yaml", ".DS_Store"):
        (tmp_path / name).touch()
    assert [path.name for path in files(tmp_path)] == ["a.yaml", "b.yaml"]
