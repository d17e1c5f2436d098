"""Links of README.md lead somewhere: in the repository as they stand, on an index page once they are absolute."""

import re
import tomllib
import zipfile
from pathlib import Path

import pytest

from distribution import description

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text("utf-8")
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
REPOSITORY = PYPROJECT["project"]["urls"]["Repository"]


def absolute(text):
    """A text after the substitutions that the build makes, in order."""
    for substitution in PYPROJECT["tool"]["hatch"]["metadata"]["hooks"]["fancy-pypi-readme"]["substitutions"]:
        text = re.sub(substitution["pattern"], substitution["replacement"], text)
    return text.replace("$HFPR_VERSION", "2099.1.0")


@pytest.mark.parametrize("target", description.relative_links(README))
def test_a_relative_link_of_the_readme_is_a_file(target):
    assert (ROOT / target.partition("#")[0]).is_file()


def test_the_readme_has_no_relative_link_on_an_index_page():
    assert "docs/releases.svg" in description.relative_links(README)
    assert description.relative_links(absolute(README)) == []


@pytest.mark.parametrize(
    ("text", "linked"),
    [
        ("[a](docs/a.md)", f"[a]({REPOSITORY}/blob/2099.1.0/docs/a.md)"),
        ("[a](docs/a.md#part)", f"[a]({REPOSITORY}/blob/2099.1.0/docs/a.md#part)"),
        ("![a](docs/a.svg)", f"![a]({REPOSITORY}/raw/2099.1.0/docs/a.svg)"),
        ("text\n[a]: docs/a.png\n", f"text\n[a]: {REPOSITORY}/raw/2099.1.0/docs/a.png\n"),
        ("[a]: LICENSE", f"[a]: {REPOSITORY}/blob/2099.1.0/LICENSE"),
        ("[a](https://example.org/a.md)", "[a](https://example.org/a.md)"),
        ("[a](#part)", "[a](#part)"),
    ],
)
def test_relative_links_become_those_of_the_version(text, linked):
    assert absolute(text) == linked


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("[a](b.md) and [c](d.md)", ["b.md", "d.md"]),
        ("![a](./b.svg)", ["./b.svg"]),
        ("[a]: b/c.md", ["b/c.md"]),
        ('<img src="b.svg"> <a href=c.md>', ["b.svg", "c.md"]),
        ("[a](https://example.org/) [b](mailto:a@example.org) [c](#d)", []),
    ],
)
def test_relative_links(text, targets):
    assert description.relative_links(text) == targets


def test_of_a_wheel(tmp_path):
    with zipfile.ZipFile(tmp_path / "example-2099.1.0-py3-none-any.whl", "w") as wheel:
        wheel.writestr("example-2099.1.0.dist-info/METADATA", "Name: example\n\n# Title\n\n[a](b.md) Беларусь\n")
    assert description.of_wheel(tmp_path) == "# Title\n\n[a](b.md) Беларусь\n"
