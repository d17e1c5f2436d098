"""What a version brings in words: fragments, corrections and their reasons."""

import pytest

from curation.steps import build, news
from curation.steps.files import CurationError, read_csv
from curation.steps.news import Correction
from tests.curation.small import EVENT


def fragment(folder, name, text):
    (folder / name).write_text(text, encoding="utf-8")


class TestFragments:
    def test_each_is_an_item_in_the_order_of_the_names(self, tmp_path):
        fragment(tmp_path, "b.md", "One sentence\nof two lines.\n\n")
        fragment(tmp_path, "a.md", "- One.\n- Two.\n")
        fragment(tmp_path, "README.md", "# What this is\n")
        texts = ["- One.\n- Two.", "- One sentence\n  of two lines."]
        assert list(news.fragments(tmp_path).values()) == texts

    def test_a_folder_that_does_not_exist_has_none(self, tmp_path):
        assert news.fragments(tmp_path / "none") == {}

    @pytest.mark.parametrize(
        ("data", "message"),
        [
            (b"\n", "is empty: write what changes in the data, or remove it"),
            (b"One.\n## Two\n", "line 2: '## Two' is a heading: write items of a list"),
            (b"\xff\n", "is not UTF-8: save it as UTF-8"),
        ],
    )
    def test_refusals_name_the_file(self, tmp_path, data, message):
        (tmp_path / "a.md").write_bytes(data)
        with pytest.raises(CurationError, match=rf"/a\.md,? {message}$"):
            news.fragments(tmp_path)


class TestErrata:
    CORRECTIONS = [
        Correction("events", "2099-01-01-example", "released_total", "12", "13", "counted again"),
        Correction("events", "2099-01-01-example", "women", "2", "", ""),
    ]

    def test_they_are_appended(self, tmp_path, monkeypatch):
        monkeypatch.setattr(news, "ERRATA", tmp_path / "errata.csv")
        for version, corrections in (("2099.1.0", self.CORRECTIONS[:1]), ("2099.2.0", self.CORRECTIONS[1:])):
            ((path, data),) = news.errata(version, corrections).items()
            path.write_bytes(data)
        assert news.errata("2099.3.0", []) == {}
        rows = read_csv(tmp_path / "errata.csv")
        assert list(rows[0]) == ["version", "table", "record_id", "field", "old", "new", "reason"]
        assert [(row["version"], row["old"], row["reason"]) for row in rows] == [
            ("2099.1.0", "12", "counted again"), ("2099.2.0", "2", ""),
        ]  # fmt: skip

    def test_the_changelog_has_those_with_a_reason(self):
        heading, items = news.paragraphs(self.CORRECTIONS)
        assert heading == "Corrected, with the reasons:"
        assert items == "- `events` 2099-01-01-example, `released_total`: 13, was 12: counted again"
        assert news.paragraphs(self.CORRECTIONS[1:]) == []


class TestCorrections:
    @pytest.fixture
    def built(self, tmp_path):
        """Corrections between two states of a few rows, of which the first is the last version."""

        def built(before, after):
            for name, tables in (("before", before), ("after", after)):
                for table in ("claims", *news.CLAIM_BASED):
                    empty = dict.fromkeys(build.header(table), "") | {"since": "2099.1.0"}
                    rows = [empty | row for row in tables.get(table, ())]
                    build.write_table(tmp_path / name, table, build.Stored(rows, []))
            return news.corrections(tmp_path / "before", tmp_path / "after", "2099.1.0")

        return built

    @staticmethod
    def event(**cells):
        return {"event_id": "2099-01-01-example"} | cells

    @staticmethod
    def decision(claim_id, field, why):
        cell = {"table": "events", "record_id": "2099-01-01-example", "field": field}
        return {"claim_id": claim_id, "decision": why} | cell

    def test_the_reason_is_that_of_the_new_decisions(self, built):
        old = {"events": [self.event(released_total="12")], "claims": [self.decision("c0001", "released_total", "old")]}
        decisions = [("c0001", "released_total", "old"), ("c0002", "released_total", "new"), ("c0003", "women", "x")]
        new = {"events": [self.event(released_total="13")], "claims": [self.decision(*row) for row in decisions]}
        assert built(old, new) == [Correction("events", "2099-01-01-example", "released_total", "12", "13", "new")]

    def test_the_reason_of_a_date_stands_with_its_interval(self, built):
        old = {"events": [self.event(date_earliest="2099-01-01", date_latest="2099-01-31")]}
        new = {"events": [self.event(date_earliest="2099-01-02", date_latest="2099-01-31")]}
        new["claims"] = [self.decision("c0001", "date", "read again")]
        dates = ("2099-01-01", "2099-01-02", "read again")
        assert built(old, new) == [Correction("events", "2099-01-01-example", "date_earliest", *dates)]

    def test_new_rows_codes_and_notes_are_no_corrections(self, built):
        new = {"events": [self.event(note="A word", legal_act="pardon"), {"event_id": "2099-01-02", "women": "1"}]}
        assert built({"events": [self.event()]}, new) == []

    def test_a_removed_row(self, built):
        old = {"events": [self.event(women="2", label="Prisoners freed")]}
        assert built(old, {}) == [Correction("events", "2099-01-01-example", "women", "2", "", "")]


@pytest.mark.slow
def test_publishing_closes_fragments_and_errata(tree):
    (tree.root / "news.d").mkdir()
    fragment(tree.root / "news.d", "2099-01-01-example.md", "A count is corrected.\n")
    claim = "women:\n  2:\n    - {by: early-agency-2096-01-01"
    tree.replace(EVENT, claim, f"{claim}, omit: retracted by the page")
    assert tree.step("publish", "2099.1.0", "--on", "2099-01-31") == "published 2099.1.0"
    errata = [row for row in read_csv(tree.root / "curation/errata.csv") if row["version"] == "2099.1.0"]
    (row,) = (row for row in errata if row["field"] == "women")
    event = EVENT.partition("events/")[2].removesuffix(".yaml")
    assert (row["record_id"], row["old"], row["new"], row["reason"]) == (event, "2", "", "retracted by the page")
    version = (tree.root / "CHANGELOG.md").read_text(encoding="utf-8").partition("## 2098.1.0")[0]
    words = f"- `events` {event}, `women`: empty, was 2: retracted by the page\n"
    assert f"\n- A count is corrected.\n\nCorrected, with the reasons:\n\n{words}" in version
    assert list((tree.root / "news.d").iterdir()) == []
