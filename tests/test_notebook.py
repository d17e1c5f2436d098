"""The tutorial, run afresh: it prints what is stored in it.

After an edit, ``python tests/test_notebook.py`` runs it and stores what it gives.
"""

import re
import tempfile
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

pytestmark = pytest.mark.slow

TUTORIAL = Path(__file__).parents[1] / "docs" / "tutorial.ipynb"


def read():
    return nbformat.read(TUTORIAL, as_version=4)


def run(folder, first="%matplotlib inline"):
    """The tutorial, run in a folder after some lines that are not part of it."""
    notebook = read()
    cells = notebook.cells
    notebook.cells = [nbformat.v4.new_code_cell(first), *cells]
    where = {"metadata": {"path": folder}}
    NotebookClient(notebook, kernel_name="python3", resources=where, coalesce_streams=True, timeout=120).execute()
    notebook.cells = cells
    return notebook


def shown(notebook):
    """What a reader sees below each cell: printed text as it is, of a picture that there is one."""
    return {cell.id: [_text(output) for output in cell.get("outputs", ())] for cell in notebook.cells}


def _text(output):
    if output.output_type == "stream":
        return output.name, output.text
    plain = re.sub(r" at 0x[0-9a-f]+", "", output.data["text/plain"])
    return output.output_type, "picture" if "image/png" in output.data else plain


def test_it_shows_what_is_stored(tmp_path):
    fresh = run(tmp_path, first="%matplotlib inline\nimport warnings\nwarnings.simplefilter('error')")
    assert shown(fresh) == shown(read())


def test_it_is_stored_with_its_outputs_and_nothing_of_the_machine():
    notebook = read()
    assert set(notebook.metadata) == {"kernelspec", "language_info", "mystnb"}
    assert notebook.metadata.kernelspec.name == "python3"
    assert not any(cell.metadata for cell in notebook.cells)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert [cell.execution_count for cell in code] == list(range(1, len(code) + 1))
    texts = [cell.source for cell in notebook.cells] + [str(outputs) for outputs in shown(notebook).values()]
    assert not re.search(r"/(home|root|tmp|Users)/", "\n".join(texts))


def store():
    """Run the tutorial and write it with its outputs, free of what changes from run to run."""
    with tempfile.TemporaryDirectory() as folder:
        notebook = run(folder)
    notebook.metadata.language_info = {"name": "python"}
    code = (cell for cell in notebook.cells if cell.cell_type == "code")
    for count, cell in enumerate(code, 1):
        cell.execution_count, cell.metadata = count, {}
        for output in cell.outputs:
            if output.output_type == "execute_result":
                output.execution_count = count
    nbformat.write(notebook, TUTORIAL)


if __name__ == "__main__":
    store()
