"""The tutorial, run again: its outputs are the stored ones.

After an edit, ``python tests/install/test_notebook.py`` runs it and stores the outputs.
"""

import re
import tempfile
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

pytestmark = pytest.mark.slow

TUTORIAL = Path(__file__).parents[2] / "docs" / "tutorial.ipynb"


def read():
    return nbformat.read(TUTORIAL, as_version=4)


def run(folder, first="%matplotlib inline"):
    """Run the tutorial in a folder, after lines that are not part of it."""
    notebook = read()
    cells = notebook.cells
    notebook.cells = [nbformat.v4.new_code_cell(first), *cells]
    resources = {"metadata": {"path": folder}}
    client = NotebookClient(notebook, kernel_name="python3", resources=resources, coalesce_streams=True, timeout=120)
    client.execute()
    notebook.cells = cells
    return notebook


def outputs(notebook):
    """What a reader sees below each cell: texts, and of a picture that there is one."""
    return {cell.id: [_text(output) for output in cell.get("outputs", ())] for cell in notebook.cells}


def _text(output):
    if output.output_type == "stream":
        return output.name, output.text
    plain = re.sub(r" at 0x[0-9a-f]+", "", output.data["text/plain"])
    return output.output_type, "picture" if "image/png" in output.data else plain


def test_the_outputs_are_the_stored_ones(tmp_path):
    notebook = run(tmp_path, first="%matplotlib inline\nimport warnings\nwarnings.simplefilter('error')")
    assert outputs(notebook) == outputs(read())


def test_the_stored_notebook_has_been_run_and_names_no_machine():
    notebook = read()
    assert set(notebook.metadata) == {"kernelspec", "language_info", "mystnb"}
    assert notebook.metadata.kernelspec.name == "python3"
    assert not any(cell.metadata for cell in notebook.cells)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert [cell.execution_count for cell in code] == list(range(1, len(code) + 1))
    texts = [cell.source for cell in notebook.cells] + [str(texts) for texts in outputs(notebook).values()]
    assert not re.search(r"/(home|root|tmp|Users)/", "\n".join(texts))


def store():
    """Run the tutorial and store it with its outputs, without what differs from run to run."""
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
