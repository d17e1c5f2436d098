"""The pages of the record as Sphinx writes them: at stable addresses, and what engines and the search may know."""

import re
import shutil
import subprocess
import sys

import pytest

for library in ("sphinx", "furo", "myst_parser", "jinja2"):
    pytest.importorskip(library, reason=f"{library} is not installed")

from .test_browse import DATASET, DOCS, EVENTS  # noqa: E402

pytestmark = pytest.mark.slow

CONF = f"""
import sys
sys.path.insert(0, {str(DOCS / "_ext")!r})
extensions = ["myst_parser", "browse.extension"]
html_theme = "furo"
suppress_warnings = ["myst.xref_missing", "toc.not_included"]
"""
NOINDEX = '<meta content="noindex" name="robots"', '<meta name="robots" content="noindex"'


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """A site of these pages alone."""
    source = tmp_path_factory.mktemp("docs")
    for name in ("held", "traded", "persons", "releases/index"):
        (source / name).parent.mkdir(exist_ok=True)
        shutil.copy(DOCS / f"{name}.md", source / f"{name}.md")
    (source / "conf.py").write_text(CONF, encoding="utf-8")
    (source / "index.md").write_text("# Index\n", encoding="utf-8")
    built = source / "html"
    command = [sys.executable, "-m", "sphinx", "-q", "-W", "--keep-going", source, built]
    process = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
    assert process.returncode == 0, process.stderr
    return built


def page(site, name):
    return (site / f"{name}.html").read_text(encoding="utf-8")


def test_a_release_has_its_page_at_the_address_of_its_id(site):
    pages = {path.stem for path in (site / "releases").glob("*.html")}
    assert pages == {"index", *EVENTS}
    for event in DATASET.events():
        assert f'href="{event.event_id}.html"' in page(site, "releases/index")


def test_engines_are_asked_to_leave_out_the_pages_that_list_persons(site):
    naming = {change.event_id for change in DATASET.custody_changes()}
    names = ["persons", "held", "traded", "releases/index", *(f"releases/{event_id}" for event_id in EVENTS)]
    asked = {name for name in names if any(meta in page(site, name) for meta in NOINDEX)}
    assert asked == {"persons", *(f"releases/{event_id}" for event_id in EVENTS if event_id in naming)}
    assert not list(site.rglob("sitemap*"))


def test_the_search_finds_releases_and_knows_no_list_of_persons(site):
    search = (site / "searchindex.js").read_text(encoding="utf-8")
    assert f'"releases/{EVENTS[-1]}"' in search
    assert '"Persons"' not in search
    elsewhere = "".join(page(site, name) for name in ("held", "traded", "releases/index"))
    for event_id in EVENTS:
        elsewhere += re.sub(r'(?s)<section id="persons">.*?</section>', "", page(site, f"releases/{event_id}"))
    unsaid = 0
    for prisoner in DATASET.prisoners():
        surname = str(prisoner.name).split()[-1]
        if surname.lower() not in elsewhere.lower():
            unsaid += 1
            assert not re.search(rf'["{{,]{re.escape(surname.lower())}"?:', search), prisoner.prisoner_id
    assert unsaid > 10


def test_the_page_of_the_search_says_where_names_of_persons_are(site):
    assert re.search(
        r'Names of persons are not in this search: look under <a href="persons.html">', page(site, "search")
    )


def test_scripts_are_loaded_where_they_are_used_and_from_here(site):
    for name in ("held", "traded", "persons", "releases/index", f"releases/{EVENTS[0]}"):
        scripts = re.findall(r'<script[^>]* src="([^"]+)"', page(site, name))
        assert not [script for script in scripts if script.startswith(("http", "//"))]
        assert any("dataTables" in script for script in scripts) == (name in ("traded", "releases/index"))
