"""No message of the code quotes a value in another way than `shown` does."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
#: Values that the package itself makes, and code that is generated.
OWN = {"self", "__name__", "CURRENT", "type(self)(*_part_of(rows))"}
GENERATED = "generate.py"


@pytest.mark.parametrize("folder", ["src/belarus_releases", "curation"])
def test_values_are_shown_in_one_way(folder):
    if not (ROOT / folder).is_dir():
        pytest.skip("not in the sdist")
    quoted = [
        f"{path.relative_to(ROOT)}:{node.lineno}: {ast.unparse(node.value)}"
        for path in (ROOT / folder).rglob("*.py")
        if path.name not in (GENERATED, "render.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FormattedValue) and node.conversion != -1 and ast.unparse(node.value) not in OWN
    ]
    assert quoted == []
