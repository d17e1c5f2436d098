"""Pictures in README and docs: each is what the package draws, and the words beside it have its numbers."""

import importlib.util
import re
from pathlib import Path

import pytest

from tests.pictures import close_figures  # noqa: F401

plt = pytest.importorskip("matplotlib.pyplot")
pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
CELL = re.compile(r"^```\{code-cell\}\n(?:---\n(.*?)---\n)?(?::tags:[^\n]*\n)?(.*?)^```$", re.MULTILINE | re.DOTALL)


def numbers(text):
    """The numbers of a text, but for those of its days."""
    return {number.replace(",", "") for number in re.findall(r"\b\d[\d,]*\b", text)} - {
        "2020",
        "2023",
        "2024",
        "2025",
        "2026",
    }


def words_of(figure):
    """All that is written in a figure."""
    return " ".join(text.get_text() for text in figure.findobj(plt.Text) if text.get_visible())


def pictures(page):
    """The alternative text and the figure of each picture of a page, with the code above it run in order."""
    space = {}
    for options, code in CELL.findall((ROOT / "docs" / page).read_text(encoding="utf-8")):
        code = "\n".join(line for line in code.splitlines() if not line.startswith("%"))
        exec(compile(code, page, "exec"), space)
        if alt := re.search(r"alt: (.*?)\n(?! )", (options or "").replace("\n      ", " "), re.DOTALL):
            figure = plt.gcf()
            figure.draw_without_rendering()
            yield alt[1], figure
            plt.close("all")


def test_numbers_beside_a_picture_stand_in_it():
    seen = 0
    for alt, figure in pictures("gallery.md"):
        seen += 1
        assert numbers(alt) <= numbers(words_of(figure)), alt
    assert seen == 12


@pytest.fixture
def drawing():
    spec = importlib.util.spec_from_file_location("draw_releases", ROOT / "docs" / "draw_releases.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def texts(path):
    """The texts of an SVG file, and the marks that it names."""
    svg = path.read_text(encoding="utf-8")
    return re.findall(r"<text[^>]*>([^<]*)</text>", svg), sorted(re.findall(r'<g id="([a-z][a-z ]+)"', svg))


class TestReadme:
    def test_its_picture_is_what_the_package_draws_and_small(self, drawing, tmp_path):
        drawing.main(tmp_path / "new.svg")
        assert texts(tmp_path / "new.svg") == texts(drawing.TARGET)
        assert len(texts(drawing.TARGET)[0]) > 30
        assert drawing.TARGET.stat().st_size < 60_000

    def test_a_large_one_is_refused(self, drawing, tmp_path, monkeypatch):
        monkeypatch.setattr(drawing, "MOST", 1000)
        with pytest.raises(SystemExit, match=r"new\.svg has [\d,]+ bytes and not at most 1,000"):
            drawing.main(tmp_path / "new.svg")

    def test_the_words_beside_it_are_its_own(self, drawing):
        readme = (ROOT / "README.md").read_text(encoding="utf-8")
        (alt,) = re.findall(r"^!\[(.+)\]\[picture\]$", readme, re.MULTILINE)
        drawn = " ".join(texts(drawing.TARGET)[0])
        assert numbers(alt) <= numbers(drawn)
        assert f"data version {drawing.VERSION};" in readme
        assert f"data version {drawing.VERSION}." in drawn
