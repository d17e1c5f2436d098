"""What completion knows in a notebook and in an editor: jedi reads the types, whether or not it runs the code."""

import pytest

import belarus_releases as br

jedi = pytest.importorskip("jedi")

ROWS = pytest.mark.parametrize(
    ("row", "column"),
    [
        ("br.events()[0]", "released_total"),
        ("br.dataset().events()[0]", "released_total"),
        ("br.events()['2025-09-11-lithuania']", "released_total"),
        ("br.events()[1:][0]", "released_total"),
        ("br.events().where(in_series=True)[0]", "released_total"),
        ("br.prisoners().search('Znak')[0]", "name_be"),
        ("br.sources()[0]", "publisher_id"),
        ("br.claims('events')[0]", "stated_as"),
        ("br.dataset().disputes()[0]", "why"),
        ("br.diff('2026.11.0')[0]", "record_id"),
    ],
)


def names(script):
    return {completion.name for completion in script.complete()}


@ROWS
def test_an_editor_completes_the_columns_of_a_row(row, column):
    script = jedi.Script(f"import belarus_releases as br\n{row}.", environment=jedi.InterpreterEnvironment())
    assert column in names(script)


@ROWS
def test_a_notebook_completes_the_columns_of_a_row(row, column):
    assert column in names(jedi.Interpreter(f"{row}.", [{"br": br}]))


def test_what_the_package_and_its_tables_can_do_is_completed():
    assert names(jedi.Interpreter("br.", [{"br": br}])) >= {*br.__all__}
    assert names(jedi.Interpreter("br.events().", [{"br": br}])) >= {"to_frame", "where", "plot", "cite"}
    assert names(jedi.Interpreter("br.dataset().", [{"br": br}])) >= {"events", "disputes", "panel"}
