"""What readers do on the pages of the record: each act succeeds on a sound page, and fails on one with a fault."""

import json
import re
from pathlib import Path

import pytest

import belarus_releases as br
from belarus_releases.names.keys import keys, words

pytest.importorskip("playwright", reason="playwright is not installed")
pytest.importorskip("jinja2", reason="jinja2 is not installed")

from playwright.sync_api import sync_playwright

from docs import browse_in_browser as acts
from docs.check_in_browser import FLAGS, find_browser

from .test_browse import Record, persons, traded

pytestmark = pytest.mark.slow  # it can only be tried in a browser

EXT = Path(__file__).parents[2] / "docs" / "_ext"
STATIC = EXT / "browse" / "static"
TABLE = """<!doctype html><meta charset=utf-8><body><article><table class="browse"><thead><tr>
<th>Day</th><th>Release</th><th data-filter="Kind">Kind</th><th>Persons</th></tr></thead><tbody>
<tr><td data-order="2025-01-01" data-search="1 January 2025-01-01">
1 January</td><th>First</th><td data-group="a">a</td><td data-order="9">9</td></tr>
<tr><td data-order="2025-03-01" data-search="1 March 2025-03-01">
1 March</td><th>Second</th><td data-groups="[&quot;b&quot;]">b</td><td data-order="10">10</td></tr>
<tr><td data-order="2025-02-01" data-search="1 February 2025-02-01">
1 February</td><th>Third</th><td data-group="a">a</td><td data-order="-1">-</td></tr>
</tbody></table><details class="who"><summary>1 source</summary><table><tr><td>Publisher</td></tr></table></details>
</article>{scripts}"""
SCRIPTS = ("datatables/dataTables.min.js", "tables.js", "print.js")
#: A text of the page or its scripts, what stands there instead, the act that meets this fault, and what it says.
FAULTS = {
    "unsorted": ("order: [],", "ordering: false,", "sort_by_pointer_and_keyboard", "no column sorts"),
    "stuck": ("order: [],", "orderFixed: [[0, 'asc']],", "sort_by_pointer_and_keyboard", "Timeout"),
    "unfiltered": ("!select.value ||", "true ||", "filter_by_group", "Kind: 'a' keeps 3 rows of 2"),
    "lost": ("!select.value ||", "", "filter_by_group", "Kind: 'all' does not bring all rows back"),
    "deaf": ('topStart: "search"', "topStart: null", "search_the_table", "Timeout"),
    "dateless": (
        "1 February 2025-02-01",
        "1 February",
        "search_the_table",
        "search: the day '2025-02-01' does not find 'Third'",
    ),
    "folded": ("details.open = true", "details.open = false", "print_on_paper", "print: 1 parts stay folded"),
}


@pytest.fixture(scope="module")
def browser():
    program = find_browser() or pytest.skip("Chromium not found")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def page(browser):
    with browser.new_page() as page:
        page.set_default_timeout(1000)
        yield page


def load(page, html, *changes):
    """Show a page with the scripts of the record, after changes of both."""
    scripts = "".join(f"<script>{(STATIC / name).read_text(encoding='utf-8')}</script>" for name in SCRIPTS)
    html = html.format(scripts=scripts) + f"<style>{(STATIC / 'browse.css').read_text(encoding='utf-8')}</style>"
    for old, new in changes:
        assert old in html
        html = html.replace(old, new)
    page.route("**/*", lambda route: route.fulfill(body=html, content_type="text/html"))
    page.goto("http://127.0.0.1/")


def problems(page, act):
    """What an act says, or the error that ends it."""
    from playwright.sync_api import Error

    try:
        return list(getattr(acts, act)(page))
    except Error as error:
        return [error.message.splitlines()[0]]


@pytest.mark.parametrize("act", [act.__name__ for act in acts.TABLE])
def test_each_act_succeeds_on_a_sound_page(page, act):
    load(page, TABLE)
    assert problems(page, act) == []


@pytest.mark.parametrize("fault", FAULTS)
def test_an_act_meets_a_fault(page, fault):
    old, new, act, said = FAULTS[fault]
    load(page, TABLE, (old, new))
    said_of_it = problems(page, act)
    assert any(said in problem for problem in said_of_it), said_of_it


SEARCH = """<!doctype html><div id="search-results"><p class="search-summary">Search finished, found pages.</p>
<ul class="search"></ul></div><script>
const page = {answers}[new URLSearchParams(location.search).get("q")];
if (page) document.querySelector("ul").innerHTML = `<li><a href="${{page}}?highlight=word">Page</a></li>`;
</script>"""


def test_a_search_has_to_answer_with_the_page_that_is_meant(page):
    for answers, said in (
        (acts.SEARCHES, []),
        (acts.SEARCHES | {"Stata": "r.html"}, ["search: 'Stata' finds r.html first, not how-to/excel-stata-spss.html"]),
        (acts.SEARCHES | {"how many": ""}, ["search: 'how many' finds nothing first, not held.html"]),
    ):
        load(page, SEARCH.replace("{answers}", json.dumps(answers).replace("{", "{{").replace("}", "}}")))
        assert problems(page, "find_by_search") == said
        page.unroute_all()


def test_the_search_of_what_was_traded_reads_what_is_in_sight_by_the_starts_of_words(page):
    """It finds no word of the folded sources, no end of a word, and days in digits."""
    [part] = traded.sections(Record(br.dataset()))
    html = str(part.html).replace("{", "{{").replace("}", "}}")
    load(page, "<!doctype html><meta charset=utf-8><body><article>" + html + "</article>{scripts}")
    field = page.get_by_label("Search this table")
    rows = page.locator("table#traded > tbody > tr[id]")
    # the words of each row: those of its cells, but for the sources, and those of the sources
    cells = """rows => rows.map(row => {
        const sources = row.querySelector("td.sources").textContent.toLowerCase();
        const texts = [...row.cells].filter(cell => !cell.matches(".sources")).map(cell => cell.textContent);
        return [texts.join(" ").toLowerCase(), sources, row.cells[0].dataset.order];
    })"""
    all_rows = rows.evaluate_all(cells)
    in_sight = " ".join(text for text, *_ in all_rows)
    folded = {word for _, sources, _ in all_rows for word in re.findall("[a-z]{7,}", sources)}
    hidden = sorted(word for word in folded if word not in in_sight)
    assert hidden
    for word in hidden[:5]:
        field.fill(word)
        assert rows.count() == 0, word
    field.fill("US")
    expected = [text for text, *_ in all_rows if re.search(r"\bus", text)]
    assert [text for text, *_ in rows.evaluate_all(cells)] == expected
    assert len(expected) < len([text for text, *_ in all_rows if "us" in text])
    day = next(day for *_, day in all_rows if day)
    field.fill(day)
    assert day in [own for *_, own in rows.evaluate_all(cells)]
    assert 0 < rows.count() < 10


def test_a_box_takes_the_focus_while_it_scrolls(page):
    """A wide frame in a notebook moves by the keyboard; one that has room is passed by."""
    table = "<table class=dataframe><tr><td style='min-width: 600px'>Cell</table>"
    page.set_content(f"<article><div class=cell_output><div class=text_html>{table}</div></div></article>")
    page.add_style_tag(path=EXT / "static" / "site.css")
    box = page.locator(".text_html")
    page.set_viewport_size({"width": 390, "height": 844})
    page.add_script_tag(path=EXT / "static" / "scrolling.js")
    assert box.get_attribute("tabindex") == "0"
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowRight")
    page.wait_for_function("document.querySelector('.text_html').scrollLeft > 0")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.set_viewport_size({"width": 1280, "height": 844})
    page.wait_for_function("!document.querySelector('.text_html').hasAttribute('tabindex')")


def test_the_browser_makes_the_keys_that_the_package_makes(page):
    """Every word of every recorded spelling, and some more, has the same keys in the browser and in the package."""
    prisoners = list(br.prisoners())
    spellings = [name for row in prisoners for name in (row.name, row.name_be, row.name_ru, *row.aliases) if name]
    spellings += [
        "Tsikhanoŭski-Łosik, S.",
        "Тихановського",
        "ЦІХАНОЎСКІ",
        "d’Arc",
        "Йосип",
        "Cichanouskio",
        "Éva Škoda",
        "",
    ]
    page.set_content("<body>")
    page.add_script_tag(path=STATIC / "names.js")
    made = page.evaluate(
        """([index, texts]) => {
            const {words, keys} = nameKeys(index);
            return texts.map(text => words(text).map(word => [word, keys(word)]));
        }""",
        [persons.index(prisoners), spellings],
    )
    mixed = re.compile(
        r"(?=.*[a-z])(?=.*[а-яёіў])", re.IGNORECASE
    )  # look-alikes of another script are the package's alone
    for spelling, found in zip(spellings, made, strict=True):
        if not mixed.search(spelling):
            assert found == [[word, list(keys(word))] for word in words(spelling)], spelling


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        ("Тихановский", "1 person found."),
        ("Сяргей Ціханоўскі", "1 person found."),
        ("tichanowskij, sergej", "1 person found."),
        ("Тихановского", "1 person found."),
        ("Tsikhan", "No name is written so; 1 person with a name like it: this may be another person."),
        ("Tikhanovskiz", "No name is written so; 1 person with a name like it: this may be another person."),
        ("Merkel", "Nobody in the list has such a name. This says nothing about them."),
    ],
)
def test_a_prisoner_is_found_in_any_script_and_case_and_half_typed(page, asked, answer):
    dataset = br.dataset("2026.11.2")
    [part] = persons.sections(Record(dataset))
    page.set_content(part.html)
    for name in ("names.js", "persons.js"):
        page.add_script_tag(path=STATIC / name)
    page.get_by_role("searchbox").fill(asked)
    assert page.get_by_role("status").inner_text() == answer
    shown = page.locator("table.persons > tbody > tr").evaluate_all(acts.SHOWN)
    [prisoner] = dataset.prisoners().search("Siarhei Tsikhanouski")
    assert shown == ([] if answer.startswith("Nobody") else [prisoner.prisoner_id])
