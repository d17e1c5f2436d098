"""What a version brings in words: fragments, and corrections with their reasons."""

import pytest

from curation.steps import news
from curation.steps.files import CurationError, read_csv
from tests.curation.small import EVENT, LAST


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


@pytest.mark.slow
def test_publishing_closes_fragments_and_errata(tree):
    (tree.root / "news.d").mkdir()
    fragment(tree.root / "news.d", "2099-01-01-example.md", "A count is corrected.\n")
    claim = "women:\n  2:\n    - {by: early-agency-2096-01-01"
    tree.replace(EVENT, claim, f"{claim}, omit: retracted by the page")
    assert tree.step("publish", "2099.1.0", "--on", "2099-01-31") == "published 2099.1.0"
    errata = [row for row in read_csv(tree.data / "errata.csv") if row["version"] == "2099.1.0"]
    (row,) = (row for row in errata if row["column"] == "women")
    event = EVENT.partition("events/")[2].removesuffix(".yaml")
    assert (row["record_id"], row["old"], row["new"], row["reason"]) == (event, "2", "", "retracted by the page")
    assert (row["previous"], row["kind"]) == (LAST, "ours")
    version = (tree.root / "CHANGELOG.md").read_text(encoding="utf-8").partition("## 2098.1.0")[0]
    words = f"- `events` {event}, `women`: empty, was 2: retracted by the page\n"
    assert f"\n- A count is corrected.\n\nCorrected, with the reasons:\n\n{words}" in version
    assert list((tree.root / "news.d").iterdir()) == []
