"""What readers do on the pages of the record and with the search, tried in a browser: each act yields what went wrong.

Nothing here knows a value of the record: names and groups to look for are taken from the page.
"""

from collections.abc import Callable, Iterator

from playwright.sync_api import Page

#: The cells of a column of a sortable table, as it sorts them.
CELLS = """(table, place) => [...table.tBodies[0].rows].map(row => row.cells[place])
    .map(cell => cell.dataset.order ?? cell.innerText)"""
#: The groups of the rows that show: each has one or several.
GROUPS = """(table, place) => [...table.tBodies[0].rows].map(row => row.cells[place]?.dataset ?? {})
    .map(({group, groups}) => groups ? JSON.parse(groups) : [group])"""
#: Rows that show, of a list.
SHOWN = "rows => rows.filter(row => row.checkVisibility()).map(row => row.id)"


def sort_by_pointer_and_keyboard(page: Page) -> Iterator[str]:
    """A press of a heading sorts by its column, Enter on it the other way round."""
    table = page.locator("table.browse")
    headings = table.locator("thead th")
    sorting = 0
    for place, heading in enumerate(headings.all()):
        button = heading.locator("[tabindex='0']").or_(heading.and_(page.locator("[tabindex='0']")))
        if "dt-orderable-none" in str(heading.get_attribute("class")) or not heading.is_visible():
            continue
        sorting += 1
        heading.click()
        heading.and_(page.locator("[aria-sort=ascending]")).wait_for()
        first = table.evaluate(CELLS, place)
        button.first.focus()
        page.keyboard.press("Enter")
        heading.and_(page.locator("[aria-sort=descending]")).wait_for()
        second = table.evaluate(CELLS, place)
        if len(set(first)) > 1 and first == second:
            yield f"column {place}: sorting changes nothing"
        numbers = [int(cell) for cell in first if cell.lstrip("-").isdecimal()]
        if len(numbers) == len(first) and numbers != sorted(numbers):
            yield f"column {place}: the numbers are not in order"
    if not sorting:
        yield "no column sorts"
    page.reload()


def filter_by_group(page: Page) -> Iterator[str]:
    """Each choice of each field keeps the rows of its group, and all of them."""
    table = page.locator("table.browse")
    headings = [heading.get_attribute("data-filter") for heading in table.locator("thead th").all()]
    for place, name in enumerate(headings):
        if not name:
            continue
        groups = table.evaluate(GROUPS, place)
        field = page.get_by_label(name, exact=True)
        for group in dict.fromkeys(group for row in groups for group in row):
            field.select_option(group)
            shown = table.evaluate(GROUPS, place)
            if shown != (of_group := [row for row in groups if group in row]):
                yield f"{name}: {group!r} keeps {len(shown)} rows of {len(of_group)}"
        field.select_option("")
        if table.evaluate(GROUPS, place) != groups:
            yield f"{name}: 'all' does not bring all rows back"


def search_the_table(page: Page) -> Iterator[str]:
    """The words of the last row find it, and so does its day; words that occur nowhere find none."""
    rows = page.locator("table.browse > tbody > tr")
    last = rows.last.locator("th").first.inner_text()
    field = page.get_by_label("Search this table")
    field.fill(last)
    if last not in rows.locator("th").all_inner_texts() or rows.count() > 5:
        yield f"search: {last!r} finds {rows.count()} rows"
    for day in filter(None, rows.evaluate_all("rows => [rows.at(-1).querySelector('[data-search]')?.dataset.order]")):
        field.fill(day)
        if last not in rows.locator("th").all_inner_texts():
            yield f"search: the day {day!r} does not find {last!r}"
    field.fill("zzzzqqqq")
    if rows.locator("th").count():
        yield "search: words that occur nowhere find rows"
    field.fill("")


def find_persons_in_three_scripts(page: Page) -> Iterator[str]:
    """Each name of some persons, in Latin, Belarusian and Russian letters, finds them and few others."""
    field = page.get_by_role("searchbox", name="Search a name")
    rows = page.locator("table.persons > tbody > tr")
    ids = rows.evaluate_all(SHOWN)
    tried = {"Latin": 0, "Belarusian": 0, "Russian": 0}
    for id_ in ids:
        row = page.locator(f"[id='{id_}']")
        names = (row.locator("th").text_content(), *row.locator("[lang]").all_text_contents())
        for script, name in zip(tried, names, strict=True):
            name = str(name).split("as written by sources")[0].strip()
            if name == "not stated" or tried[script] > 20:
                continue
            tried[script] += 1
            field.fill(name)
            found = rows.evaluate_all(SHOWN)
            if id_ not in found or len(found) > 3:
                yield f"persons: {name!r} finds {len(found)} persons, {'with' if id_ in found else 'without'} {id_}"
    yield from (f"persons: no name in {script} letters was tried" for script, count in tried.items() if not count)
    field.fill("Zzyzx")
    if rows.evaluate_all(SHOWN) or "Nobody" not in page.get_by_role("status").inner_text():
        yield "persons: a name that nobody has finds somebody, or nothing is said"
    field.fill("")
    if rows.evaluate_all(SHOWN) != ids:
        yield "persons: without a name, not all are shown"


def unfold_by_keyboard(page: Page) -> Iterator[str]:
    """Enter unfolds who states a value."""
    details = page.locator("article details.who").first
    if not details.count():
        return
    details.locator("summary").focus()
    page.keyboard.press("Enter")
    if not details.locator("table").is_visible():
        yield "Enter does not unfold who states a value"
    page.keyboard.press("Enter")


#: What readers look for in the words of their own, and a page that is to be among the first answers.
SEARCHES = {
    "Excel": "how-to/excel-stata-spss.html",
    "Stata": "how-to/excel-stata-spss.html",
    "how many": "held.html",
    "up to date": "index.html",
}


def find_by_search(page: Page) -> Iterator[str]:
    """The search of the site answers with the page that is meant, among the first three."""
    for words, target in SEARCHES.items():
        page.goto(f"{page.url.partition('?')[0]}?q={words}")
        page.locator("#search-results .search-summary").filter(has_text="found").wait_for()
        links = page.locator("#search-results ul.search > li > a")
        if links.count():
            links.last.wait_for()
        answers = [str(link.get_attribute("href")).partition("?")[0] for link in links.all()[:3]]
        if target not in answers:
            yield f"search: {words!r} finds {', '.join(answers) or 'nothing'} first, not {target}"


def print_on_paper(page: Page) -> Iterator[str]:
    """On paper all is unfolded and nothing is there to press."""
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    folded = page.locator("article details:not([open])").count()
    if folded:
        yield f"print: {folded} parts stay folded"
    shown = [what for what in (".dt-search", ".filter") if _visible(page, what)]
    yield from (f"print: {what} is printed" for what in shown)
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="screen")


def _visible(page: Page, selector: str) -> bool:
    return any(element.is_visible() for element in page.locator(selector).all())


TABLE = (sort_by_pointer_and_keyboard, filter_by_group, search_the_table, unfold_by_keyboard, print_on_paper)
#: What is tried on which page; on those of single releases, what stands under the folder.
ACTS: dict[str, tuple[Callable[[Page], Iterator[str]], ...]] = {
    "releases/index.html": TABLE,
    "traded.html": TABLE,
    "held.html": (unfold_by_keyboard, print_on_paper),
    "persons.html": (find_persons_in_three_scripts,),
    "search.html": (find_by_search,),
    "releases/": (unfold_by_keyboard, print_on_paper),
}


def acts(name: str) -> tuple[Callable[[Page], Iterator[str]], ...]:
    """The acts to try on a page."""
    folder = name.rpartition("/")[0] + "/"
    return ACTS.get(name, ACTS.get(folder, ()))
