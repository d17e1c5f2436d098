"""Slips that people make: each is named by file, line, what is wrong and what would do.

Some can no longer be made: ids of claims and sources are minted and never typed, so none is given twice or to
another; a link or a custody change stands inside its owner, so it has no wrong end; ``omit`` and ``prefer`` stand
on their claim, so they name none that is not there; a publisher has its side once; and there is no build to
forget, since publishing builds.
"""

import re

import pytest

from belarus_releases.checks import CHECKS, verify
from curation.checks import RULES, remarks
from curation.checks.countries import CODES
from curation.checks.losses import losses
from curation.checks.remark import Edits
from curation.checks.remedies import REMEDIES
from curation.steps import anchors, build, check, edited
from curation.steps.files import ROOT, CurationError, write_csv
from tests.curation.example import TODAY, Example

PAGE = (ROOT / "docs" / "reference" / "checks.md").read_text(encoding="utf-8")
EVENT = "record/events/2099-01-01-example.yaml"
PERSON = "record/prisoners/p0001.yaml"
ESTIMATE = "record/estimates/2099-02-01-example.yaml"
CONTACT = "record/contacts/2099-01-01-example-visit.yaml"
AGENCY = "publishers/example-agency.yaml"
GAZETTE = "publishers/example-gazette.yaml"
OVERRIDES = "decisions/overrides.csv"
NOTE = "note: The Gazette counts a day more."
LONG = " ".join(["word"] * 30)
AGAIN = "look for a slip"

#: The file, a text in it, what is written instead, the line that is named, what it says is wrong, what would do.
EDITS = {
    "publication key twice": (AGENCY, "agency-2099-03-01:", "agency-2099-01-01:", 13, "stands here twice",
                              "write it once"),
    "publication key of another publisher": (
        GAZETTE, "  example-gazette-2099-01-02:", "  example-agency-2099-01-01:", 4, "'example-agency-2099-01-01'",
        "stands in publishers/example-agency.yaml, line 4, too",
    ),
    "source not there": (EVENT, "by: example-blog-2099-01", "by: example-blgo-2099-01", 14, "'example-blgo-2099-01'",
                         "did you mean 'example-blog-2099-01'"),
    "event not there": (PERSON, "2099-01-01-example:", "2099-01-01-exmple:", 22, "'2099-01-01-exmple'",
                        "correct the id"),
    "column misspelt": (EVENT, "released_low:", "released_lwo:", 12, "'released_lwo'", "did you mean 'released_low'"),
    "claim on a code": (CONTACT, 'kind: {is: visit, why: "Example Gazette: a visit"}',
                        "kind:\n  visit:\n    - {by: example-gazette-2099-01-02}", 6, "'visit'", "'is', 'why'"),
    "two items, semicolon": (EVENT, "  PL:", "  LV;PL:", 29, "'LV;PL' is more than one item", "its own line"),
    "two items, comma": (EVENT, "  PL:", '  "LV, PL":', 29, "'LV, PL' is not ISO 3166-1", "its own line"),
    "date of another form": (EVENT, "  2099-01-01:", "  01.01.2099:", 10, "'01.01.2099'", "such as 2025, 2025-09"),
    "date of a spreadsheet": (EVENT, "  2099-01:", "  Jan-99:", 8, "'Jan-99'", "such as 2025, 2025-09"),
    "day that is none": (EVENT, "  2099-01-01:", "  2099-02-30:", 10, "'2099-02-30'", "such as 2025, 2025-09"),
    "number with a space": (ESTIMATE, "  850:", "  8 50:", 5, "'8 50'", "a whole number such as 1100"),
    "number with a comma": (EVENT, "  12:", '  "1,2":', 18, "'1,2'", "a whole number such as 1100"),
    "number below zero": (EVENT, "women:\n  2:", "women:\n  -2:", 21, "'-2' is not of type", "a whole number"),
    "qualifier of another number": (ESTIMATE, "  exact:", "  at_least:", 8, "'at_least'", "correct the qualifier"),
    "basis misspelt": (EVENT, "how: page_date", "how: page_dat", 11, "'page_dat'", "did you mean 'page_date'"),
    "publisher that is none": (EVENT, "how: page_date", "how: publisher", 11, "'2099-01-01' is not 'Example Agency'",
                               "write how the page carries it"),
    "publisher that quotes": ("record/estimates/2099-01-01-example.yaml", "-02, how: classified}\nser",
                              "-02, of: Example, how: publisher}\nser", 13,
                              "example-gazette-2099-01-02 quotes 'Example'", "write how the page carries it"),
    "code of no vocabulary": (EVENT, "is: expelled", "is: expeled", 6, "'expeled'", "did you mean 'expelled'"),
    "code without a reason": (EVENT, ", why: neither source names one", "", 4, "legal_act", "{is: …, why: …}"),
    "adoption without a reason": (PERSON, ", why: the form of both", "", 17, "adopt", "{column: value, why: …}"),
    "link from the other end": (CONTACT, "planned:", "links: {}\nplanned:", 16, "'links'", "there are 'label'"),
    "link to nothing": (EVENT, "example-relief:", "example-releif:", 42, "'2099-01-01-example-releif'",
                        "did you mean '2099-01-01-example-relief'"),
    "quality misspelt": (GAZETTE, "quality: good", "quality: god", 11, "'god'", "did you mean 'good'"),
    "side misspelt": (GAZETTE, "side: international", "side: internatonal", 2, "'internatonal'", "'international'"),
    "page in the future": (GAZETTE, "published: 2099-01-02", "published: 2199-01-02", 7, "2199-01-02 is after",
                           "correct the date"),
    "page after it was read": (GAZETTE, "published: 2099-01-02", "published: 2099-02-02", 7,
                               "2099-02-02 is after retrieved_on", "correct one of the two"),
    "event in the future": (EVENT, "  2099-01-01:", "  2199-01-01:", 10, "2199-01-01 is after today", "correct"),
    "event after the page": (EVENT, "  2099-01-01:", "  2099-01-31:", 10, "a page of 2099-01-01", "correct the date"),
    "true of a spreadsheet": (AGENCY, "is_reprint: false", "is_reprint: FALSE", 11, "'FALSE'", "true or false"),
    "original not there": ("publishers/example-blog.yaml", "reprints: example-a", "reprints: exampl-a", 12,
                           "'exampl-agency-2099-01-01'", "did you mean 'example-agency-2099-01-01'"),
    "adopted value not stated": (PERSON, "adopt:\n  - {name: Example", "adopt:\n  - {name: Another", 18,
                                 "no source states name 'Another Person'",
                                 "there are 'Exampl Person', 'Example Person'"),
    "adopted value omitted": (EVENT, NOTE, "adopt:\n  - {released_total: 12, why: the later page}", 32,
                              "every claim of '12' is omitted", "delete the adoption"),
    "adoption of the only value": (EVENT, NOTE, "adopt:\n  - {women: 2, why: as stated}", 32, "'2'", "delete"),
    "two adoptions of a cell": (
        PERSON, "why: the form of both}", "why: the form of both}\n  - {name: Exampl Person, why: another}", 19,
        "line 18 adopts another value", "delete 'Exampl Person'",
    ),
    "omission misspelt": (EVENT, "omit:", "omt:", 19, "'omt'", "did you mean 'omit'"),
    "preference beside an omission": (EVENT, "omit: counts", "prefer: exact, omit: counts", 19,
                                      "is omitted and preferred", "delete one"),
    "preference without a rival": (EVENT, "women:\n  2:\n    - {by: example-agency-2099-01-01}",
                                   "women:\n  2:\n    - {by: example-agency-2099-01-01, prefer: best}", 22,
                                   "alone", "delete 'prefer'"),
    "exception to nothing": (OVERRIDES, "about a law\n",
                             "about a law\nevents,2099-01-01-exmple,note,own-words,why\n", 3,
                             "'2099-01-01-exmple'", "correct or delete"),
    "exception to a check of the users": (OVERRIDES, "about a law\n",
                                          "about a law\nevents,2099-01-01-example,note,cell-one-line,why\n", 3,
                                          "'cell-one-line' is not a rule that can have exceptions", "there are "),
    "exception without a reason": (OVERRIDES, "the page is about a law", "", 2, "no reason", "write one"),
    "lower bound above the total": (EVENT, "  8:", "  11:", 13, "11 is more than released_total, 10", "correct one"),
    "part above the whole": (EVENT, "women:\n  2:", "women:\n  11:", 21, "11 is more than the 10", "correct one"),
    "space in a value": (EVENT, "  PL:", '  "PL ":', 29, "'PL ' has", "none at the ends"),
    "excerpt as the note": (EVENT, NOTE, f"note: {LONG} {LONG} {LONG} {LONG}", 31, "120 words", "at most 100"),
    "long quotation": (EVENT, NOTE, f"note: As “{LONG}”", 31, "more than 25 words", "say it in your own"),
    "long as": (EVENT, "as: ten", f"as: {LONG}", 17, "more than 15 words", "keep those that state the value"),
    "note from an as": (EVENT, "as: ten", "as: the gazette counts a day more", 31, "is in an 'as'",
                        "your own words"),
    "health in a note": (EVENT, NOTE, "note: One has cancer and came home.", 31, "'cancer' may be private",
                         "leave it out"),
    "kin in a reason": (PERSON, "why: the form of both", "why: as his wife has it", 18, "'wife'", "leave it out"),
    "age in Russian": (EVENT, "as: ten", "as: 52-летний", 17, "'52 летний'", "leave it out"),
    "link to a mirror": (AGENCY, "https://www.agency.example/", "https://203.0.113.7/", 6, "is at a mirror",
                         "at the outlet's own site"),
    "kin in a title": (AGENCY, "title: ", "title: The wife of ", 5, "'wife' may be private", "write […]"),
    "health in an address": (AGENCY, "agency.example/", "agency.example/ill-", 6, "'ill' may be private",
                             "write that of the outlet"),
    "two scripts in a word": (PERSON, "  Пример", "  Пpимер", 8, "'p' in Latin", "type the word again"),
    "country that is none": (EVENT, "  PL:", "  UK:", 29, "'UK'", "write 'GB'"),
    "accent apart from its letter": (EVENT, NOTE, "note: Cafe\u0301.", 31, "U+0301 has another form in NFC",
                                     "save the file in NFC"),
    "invisible character": (EVENT, NOTE, "note: A\u200b.", 31, "U+200B", "delete it"),
    "tab": (EVENT, NOTE, "note:\tA.", 31, "a tab", "use spaces"),
    "anchor": (EVENT, NOTE, "note: &a A.", 31, "anchors", "write the value out"),
    "column twice": (EVENT, NOTE, "women:\n  3:\n    - {by: example-gazette-2099-01-02}", 31,
                     "'women' stands here twice", "once"),
    "number never given": (PERSON, "x0001:", "x0002:", 20, "'x0002' was never given", "name it new-"),
    "part of itself": (EVENT, NOTE, "part_of:\n  2099-01-01-example:\n    - {by: example-blog-2099-01}", 32,
                       "form a loop", "delete one"),
    "total far from the next": (EVENT, "  12:\n", "  40:\n    - {by: example-blog-2099-01}\n  12:\n", 18,
                                "40 is more than 3 times 10", AGAIN),
    "figure far from its series": (ESTIMATE, "  850:", "  8500:", 5, "8500 is far from its neighbours", AGAIN),
}  # fmt: skip
PUBLISHER = """side: international
publications:
  x-2099:
    title: X
    retrieved_on: 2099-01-01
    language: en
    kind: news
    quality: good
    url: """
WEAK = "name:\n  Another Person:\n    - {by: example-blog-2099-01}\ncategory_primary: {is: not_stated, why: none}\n"
WEAK += "sentence_basis: {is: not_stated, why: none}\n"

#: The file, all of its text, the line that is named, what it says is wrong, what would do.
FILES = {
    "publisher twice, by name": ("publishers/x.yaml", f'name: EXAMPLE AGENCY.\n{PUBLISHER}"https://x.example/x"\n', 1,
                                 "'EXAMPLE AGENCY.'", "publishers/example-agency.yaml: move the publications"),
    "publisher twice, by site": ("publishers/x.yaml", f'name: Other\n{PUBLISHER}"https://amp.agency.example/x"\n', 10,
                                 "agency.example is the site", "publishers/example-agency.yaml: move the publications"),
    "publisher in other signs": ("publishers/x.yaml", f'name: Exam-Ple Agency\n{PUBLISHER}"https://x.example/x"\n', 1,
                                 "in different characters the name of 'Example Agency'", "move the publications"),
    "name that a weak source has": ("record/prisoners/new-abcdef.yaml", WEAK, 2, "no good newsroom", "public_figure"),
    "number of another form": ("record/prisoners/p00001.yaml", WEAK, 4, "'p00001' was never given", "name it new-"),
    "number that was never given": ("record/prisoners/p0002.yaml", WEAK, 4, "'p0002' was never given", "name it new-"),
    "name of no form": ("record/events/2099-01-01_X.yaml", "label: X\n", 1, "'2099-01-01_X' is not an id",
                        "give the file"),
    "empty dossier": (EVENT, "", 1, "the last line does not end", "end it with LF"),
    "dossier of comments": (EVENT, "# X\n", 1, "found none", "such as 'label: …'"),
    "semicolons": (OVERRIDES, "table;record_id;column;code;reason\n", 1, "the columns are not", "with commas"),
    "blank line": (OVERRIDES, "table,record_id,column,code,reason\n\n", 2, "the line is blank", "delete it"),
}  # fmt: skip


@pytest.fixture
def example(tmp_path, monkeypatch):
    """A copy of the made-up record."""
    return Example(tmp_path, monkeypatch)


def output(example):
    """What a person reads: the one refusal, or all lines."""
    try:
        report = example.check()
    except CurationError as error:
        return [str(error)]
    return [*report.refused, *report.again]


NEEDS_A_KEY = "name-not-redacted"  #: and a person who was removed: see test_redact


def assert_named(lines, file, line, wrong, remedy):
    named = [text for text in lines if text.startswith(f"{file}, line {line}: ")]
    assert any(wrong in text and remedy in text for text in named), "\n".join(lines)


def slipped(tmp_path, monkeypatch):
    """The example with one slip after the other, each while it is the tree."""
    for number, (file, *change) in enumerate([*EDITS.values(), *FILES.values()]):
        with monkeypatch.context() as patch:
            example = Example(tmp_path / str(number), patch)
            if len(change) == 5:
                example.replace(file, *change[:2])
            else:
                (example.root / file).write_text(change[0], encoding="utf-8")
            yield example


def test_the_docs_show_what_slips_give_by_each_rule(tmp_path, monkeypatch):
    given = set()
    for example in slipped(tmp_path, monkeypatch):
        given |= set(output(example))
    for rule in RULES:
        if rule.code == NEEDS_A_KEY:
            continue
        (example,) = re.findall(rf"^### `{rule.code}`\n\n.*?^```text\n(.*?)\n```$", PAGE, re.DOTALL | re.MULTILINE)
        assert example in given


def test_without_a_slip_nothing_is_found(example):
    assert output(example) == []


def test_what_is_wrong_with_the_bundled_files_is_refused_too(example, monkeypatch):
    monkeypatch.setattr(check, "stored_faults", lambda: ["events.csv: a fault"])
    monkeypatch.setattr(anchors, "disagreements", lambda: ["data/versions.csv: another"])
    assert output(example) == ["events.csv: a fault", "data/versions.csv: another"]


@pytest.mark.slow
def test_nothing_is_found_in_the_record():
    assert check.run(TODAY) == ([], [])


def test_rows_that_are_gone_at_once_are_refused_unless_that_is_meant(example):
    refused = check.run(TODAY).refused  # nothing of the record is here
    assert all(line.endswith("say --fewer if they must go (rows-not-gone)") for line in refused)
    assert any(line.startswith("claims: ") for line in refused)
    assert check.run(TODAY, fewer=True).refused == []


def test_a_few_rows_may_go():
    tables = check.bundled()
    rows = tables["release_totals"]
    gone = {number: losses(tables, {**tables, "release_totals": rows[number:]}) for number in (9, 10)}
    assert (len(gone[9]), len(gone[10])) == (0, 1)
    assert losses(tables, {**tables, "claims": tables["claims"][300:]}) == []


def test_each_check_of_the_data_has_a_remedy():
    assert list(REMEDIES) == [each.code for each in (*CHECKS, check.id_not_redacted)]


def test_countries_are_those_of_the_standard():
    pycountry = pytest.importorskip("pycountry")
    assert {country.alpha_2 for country in pycountry.countries} | {"EU"} == CODES


def test_a_public_figure_is_named_for_a_reason(example):
    path = example.root / "record" / "prisoners" / "new-abcdef.yaml"
    path.write_text(f"public_figure: led a party\n{WEAK}", encoding="utf-8")
    assert output(example) == []


def test_a_page_that_has_a_name_from_another_newsroom_is_no_second_one(example):
    path = example.root / "record" / "prisoners" / "new-abcdef.yaml"
    two = WEAK.replace("example-blog-2099-01}", "example-agency-2099-01-01}\n    - {by: example-gazette-2099-01-02}")
    path.write_text(two, encoding="utf-8")
    assert output(example) == []
    path.write_text(two.replace("01-02}", "01-02, of: Example Agency}"), encoding="utf-8")
    assert_named(output(example), str(path.relative_to(example.root)), 2, "only example-agency", "second independent")


def test_an_exception_for_a_prisoner_without_a_number(example):
    (example.root / "record" / "prisoners" / "new-abcdef.yaml").write_text(WEAK, encoding="utf-8")
    with (example.root / OVERRIDES).open("a", encoding="utf-8") as file:
        file.write("prisoners,new-abcdef,name,named-by-two,to be decided\n")
    assert output(example) == []


@pytest.mark.slow
def test_whatever_exceptions_allow_users_verify_finds_nothing(tmp_path, monkeypatch):
    """Each slip that only a rule of the editors finds is excepted; the list that users have is clean of itself."""
    granted = set()
    for example in slipped(tmp_path, monkeypatch):
        try:
            loaded = edited.load()
            tables = build.rows_of(loaded)
        except CurationError:
            continue
        if check.findings(tables):
            continue
        names = {number: name for name, number in loaded.numbers.items()}
        header = ["table", "record_id", "column", "code", "reason"]
        rows = {
            (table, names.get(record_id, record_id), column, remark.code, "allowed")
            for remark in remarks(Edits(loaded, tables, TODAY))
            for table, record_id, column in [remark.about]
        }
        write_csv(example.root / OVERRIDES, header, [dict(zip(header, row)) for row in sorted(rows)])
        assert example.check() == ([], [])
        assert verify(tables, edited.NEWEST_RULES) == []
        granted |= {row[3] for row in rows}
    alone = {rule.code for rule in RULES} - {NEEDS_A_KEY}
    alone -= {"page-before-reading"}  # users' `date-in-interval` finds that, too
    assert granted == alone


def test_a_change_in_two_dossiers_is_named(example):
    path = example.root / "record" / "prisoners" / "new-abcdef.yaml"
    path.write_text(f"{WEAK}changes:\n  x0001:\n    note: X\n", encoding="utf-8")
    taken = "this name is taken in record/prisoners/new-abcdef.yaml, line 7"
    assert_named(output(example), PERSON, 20, taken, "take another")


@pytest.mark.parametrize("slip", EDITS)
def test_an_edit_is_named(example, slip):
    file, old, new, *expected = EDITS[slip]
    example.replace(file, old, new)
    assert_named(output(example), file, *expected)


@pytest.mark.parametrize("slip", FILES)
def test_a_file_is_named(example, slip):
    file, text, *expected = FILES[slip]
    (example.root / file).write_text(text, encoding="utf-8")
    assert_named(output(example), file, *expected)


@pytest.mark.parametrize("file", [EVENT, GAZETTE, OVERRIDES])
@pytest.mark.parametrize(
    ("save", "line", "wrong", "remedy"),
    [
        (lambda data: b"\xef\xbb\xbf" + data, 1, "byte order mark", "save it as UTF-8 without one"),
        (lambda data: data.replace(b"\n", b"\r\n"), 1, "CRLF", "save the file with LF"),
        (lambda data: data.decode().encode("utf-16"), 1, "not UTF-8", "save the file as UTF-8"),
        (lambda data: b"\xe9" + data, 1, "not UTF-8", "save the file as UTF-8"),
        (lambda data: data.rstrip(b"\n"), None, "the last line does not end", "end it with LF"),
    ],
)
def test_how_a_program_saves_is_named(example, file, save, line, wrong, remedy):
    path = example.root / file
    data = path.read_bytes()
    path.write_bytes(save(data))
    assert_named(output(example), file, line or data.count(b"\n"), wrong, remedy)


def test_what_may_be_right_is_not_refused(example):
    for slip in ("total far from the next", "figure far from its series"):
        example.replace(*EDITS[slip][:3])
    report = example.check()
    assert report.refused == []
    assert all("look for a slip" in line for line in report.again)
    assert {line.partition(",")[0] for line in report.again} >= {EVENT, ESTIMATE}
