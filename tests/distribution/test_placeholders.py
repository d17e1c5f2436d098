"""Nothing is published while a placeholder is left: each is named, and a tree without any passes."""

import re
import tomllib
from pathlib import Path

import pytest

from distribution import __main__ as command
from distribution import placeholders

ROOT = Path(__file__).parents[2]
UNFILLED = [finding for finding in placeholders.find(ROOT) if finding.what.endswith("is a placeholder")]
ABOUT = "src/belarus_releases/schema/about.py"
FILLED = {  # of RFC 2606
    b"https://placeholder.invalid/repository": b"https://example.org/owner/repository",
    b"@placeholder.invalid": b"@example.org",
}


@pytest.fixture
def filled(tmp_path):
    """The files that have placeholders or repeat the repository, in a copy, and with what they wait for."""
    names = {*placeholders.FILES, *placeholders.REPEATED, *(finding.path for finding in UNFILLED)}
    for name in names:
        text = (ROOT / name).read_bytes()
        for placeholder, value in FILLED.items():
            text = text.replace(placeholder, value)
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(text)
    _set(tmp_path / ABOUT, "REPOSITORY: str | None = ", f'"{_repository(tmp_path)}"')
    _set(tmp_path / "CITATION.cff", "repository-code: ", f'"{_repository(tmp_path)}"')
    return tmp_path


def _repository(root):
    return tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]["urls"]["Repository"]


def _set(path, start, value):
    """Give a line that starts so its value, or add it."""
    lines = [line for line in path.read_text("utf-8").splitlines() if not line.startswith(start)]
    path.write_text("\n".join([*lines, f"{start}{value}", ""]), "utf-8")


def test_a_tree_without_placeholders_passes(filled):
    assert placeholders.find(filled) == []


@pytest.mark.parametrize("finding", UNFILLED, ids=str)
def test_each_placeholder_alone_is_refused_by_file_and_line(filled, finding):
    path = filled / finding.path
    lines = path.read_text("utf-8").splitlines()
    lines[finding.line - 1] = (ROOT / finding.path).read_text("utf-8").splitlines()[finding.line - 1]
    path.write_text("\n".join(lines), "utf-8")
    findings = placeholders.find(filled)
    assert finding in findings
    findings.remove(finding)
    assert {other.path for other in findings} <= set(placeholders.REPEATED)  # where it is that of the repository


@pytest.mark.parametrize("name", placeholders.REPEATED)
def test_a_repository_that_is_not_named_is_refused(filled, name):
    path = filled / name
    lines = [line for line in path.read_text("utf-8").splitlines() if _repository(filled) not in line]
    path.write_text("\n".join(lines), "utf-8")
    assert [finding.path for finding in placeholders.find(filled)] == [name]


@pytest.mark.parametrize("name", placeholders.REPEATED)
def test_a_comment_does_not_name_the_repository(filled, name):
    path = filled / name
    text = path.read_text("utf-8").replace(f'"{_repository(filled)}"', '"https://example.org/another"')
    path.write_text(f'# {placeholders.REPEATED[name]} "{_repository(filled)}"\n{text}', "utf-8")
    assert [finding.path for finding in placeholders.find(filled)] == [name]


@pytest.mark.parametrize("name", ["README.md", "SECURITY.md", "docs/a/page.md", "docs/b.ipynb", ".github/config.yml"])
@pytest.mark.parametrize(
    "address",
    ["security@placeholder.invalid", "https://placeholder.invalid", "HTTP://Docs.Placeholder.Invalid/page.html"],
)
def test_an_address_anywhere_is_found(filled, name, address):
    path = filled / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"One line.\nSee <{address}>.\n", "utf-8")
    assert placeholders.find(filled) == [placeholders.Finding(name, 2, f"{address} is a placeholder")]


def test_the_name_of_the_host_is_no_placeholder(filled):
    (filled / "docs").mkdir(exist_ok=True)
    (filled / "docs" / "page.md").write_text("Placeholders are addresses at `placeholder.invalid`.\n", "utf-8")
    assert placeholders.find(filled) == []


def test_built_pages_are_not_looked_at(filled):
    (filled / "docs" / "_build").mkdir(parents=True)
    (filled / "docs" / "_build" / "index.html").write_text("https://placeholder.invalid/", "utf-8")
    assert placeholders.find(filled) == []


@pytest.mark.parametrize("name", placeholders.REPEATED)
def test_another_repository_is_refused(filled, name):
    path = filled / name
    path.write_text(path.read_text("utf-8").replace(_repository(filled), "https://example.org/another"), "utf-8")
    (finding,) = placeholders.find(filled)
    assert finding.path == name
    assert f"is not {_repository(filled)}" in finding.what


@pytest.mark.parametrize("name", placeholders.FILES)
def test_a_file_that_is_not_there_is_an_error(filled, name):
    (filled / name).unlink()
    with pytest.raises(FileNotFoundError, match=re.escape(name)):
        placeholders.find(filled)


def test_no_other_words_stand_for_what_is_to_be_filled_in():
    """What the check cannot see: a blank in words."""
    for name in [*placeholders.FILES, *(path.relative_to(ROOT) for path in (ROOT / "docs").rglob("*.md"))]:
        assert not re.search(r"(?i)to be filled|\bTBD\b|\bTODO\b|\bFIXME\b", (ROOT / name).read_text("utf-8")), name


def test_the_command_lists_them_and_fails(filled, monkeypatch, capsys):
    monkeypatch.setattr(command, "ROOT", filled)
    assert command.main(["placeholders"]) == 0
    assert capsys.readouterr().out == ""

    (filled / "SECURITY.md").write_text("Write to security-contact@placeholder.invalid.\n", "utf-8")
    assert command.main(["placeholders"]) == 1
    output = capsys.readouterr()
    assert output.out == "SECURITY.md:1: security-contact@placeholder.invalid is a placeholder\n"
    assert output.err == "placeholders: 1 to mend before the distributions are published\n"
