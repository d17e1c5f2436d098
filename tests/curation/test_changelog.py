"""The changelog: the section of a new version, and the notes of a release with all checksums."""

import datetime as dt
import re

import pytest

import belarus_releases as br
from curation.__main__ import main
from curation.steps import changelog
from curation.steps.files import CurationError

DATA = (
    "## Unreleased\n\n### Added\n\n- A thing.\n\n### Data\n\nThree new rows.\n\n### Fixed\n\n- A slip.\n\n## 2098.1.0\n"
)
NUMBERS = "Rows added (+), removed (-) and changed (~):\n\n- `events`: +1 -0 ~0\n"
CHANGES = {"events": "+1 -0 ~0", "contacts": "+0 -0 ~0"}
DAY = dt.date(2099, 1, 31)


class TestANewVersion:
    def test_words_stand_under_data(self):
        version = "## Unreleased\n\n## 2099.1.0 - 2099-01-31\n\n### Added\n\n- A thing.\n\n"
        data = f"### Data\n\nThree new rows.\n\n- One.\n\n- Two.\n\n{NUMBERS}\n"
        text = changelog.closed(DATA, "2099.1.0", DAY, CHANGES, ["- One.", "- Two."])
        assert text == f"{version}{data}### Fixed\n\n- A slip.\n\n## 2098.1.0\n"

    @pytest.mark.parametrize("section", ["", "### Data\n\n"])
    def test_a_section_without_words(self, section):
        text = changelog.closed(f"# Changes\n\n## Unreleased\n\n{section}## 2098.1.0\n", "2099.1.0", DAY, CHANGES)
        version = "## Unreleased\n\n## 2099.1.0 - 2099-01-31\n\n"
        assert text == f"# Changes\n\n{version}### Data\n\n{NUMBERS}\n## 2098.1.0\n"


class TestReleaseNotes:
    @pytest.mark.parametrize("row", br.data_versions(), ids=lambda row: row.version)
    def test_they_have_the_section_and_the_checksums_up_to_the_version(self, row, capsys):
        assert main(["release-notes", row.version]) == 0
        notes = capsys.readouterr().out
        assert "### Data" in notes
        assert "\n## " not in notes
        listed = [*br.data_versions()]
        before = listed[: listed.index(row) + 1]
        assert re.findall("^- (.+): `(.+)`$", notes, re.MULTILINE)[-len(before) :] == [
            (row.version, row.sha256) for row in before
        ]

    def test_a_version_of_the_code_alone_has_the_data_of_the_last_one(self, monkeypatch, tmp_path):
        last = [*br.data_versions()][-1]
        text = f"# Changelog\n\n## 2199.1.0 - 2199-01-01\n\n- A thing.\n\n## {last.version} - 2026-11-22\n\n- Other.\n"
        monkeypatch.setattr(changelog, "CHANGELOG", tmp_path / "CHANGELOG.md")
        changelog.CHANGELOG.write_text(text, encoding="utf-8")
        notes = changelog.release_notes("2199.1.0")
        assert notes.startswith("- A thing.\n\n### Checksums\n")
        assert f"The data are those of version {last.version}." in notes
        assert f"`{last.sha256}`" in notes

    @pytest.mark.parametrize(
        ("version", "message"),
        [
            ("2026.1", "'2026.1' is not a version such as"),
            ("2199.1.0", "CHANGELOG.md has no section 2199.1.0: write what is new below '## 2199.1.0'"),
        ],
    )
    def test_refusals(self, version, message):
        with pytest.raises(CurationError, match=f"^{re.escape(message)}"):
            changelog.release_notes(version)

    def test_a_text_that_lacks_a_checksum_is_found(self, tmp_path, capsys):
        version = [*br.data_versions()][-1].version
        notes = changelog.release_notes(version)
        file = tmp_path / "message.txt"
        file.write_text(f"Version {version}\r\n\n  {notes}\n", encoding="utf-8")
        assert main(["release-notes", version, "--in", str(file)]) == 0
        line = next(line for line in notes.splitlines() if line.startswith(f"- {version}: `"))
        file.write_text(notes.replace(line, line.replace(line[-3], "0" if line[-3] != "0" else "1")), encoding="utf-8")
        capsys.readouterr()
        assert main(["release-notes", version, "--in", str(file)]) == 1
        assert capsys.readouterr().out == f"missing: {line}\n"
