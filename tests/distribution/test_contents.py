"""The sdist and the wheel hold what git tracks, and nothing else."""

import tarfile
import zipfile

import pytest

from distribution import contents

BASE = "example-2099.1.0"
TRACKED = ["README.md", "src/example/__init__.py", "src/example/data/a.csv", ".ci/run", "news.d/2099.md"]
IN_SDIST = [*TRACKED[:3], "PKG-INFO"]
IN_WHEEL = [
    "example/__init__.py",
    "example/data/a.csv",
    *(f"{BASE}.dist-info/{name}" for name in contents.METADATA),
]


@pytest.fixture
def differences(tmp_path):
    """Compare distributions of these files with the tracked ones."""

    def compared(in_sdist=IN_SDIST, in_wheel=IN_WHEEL):
        with tarfile.open(tmp_path / f"{BASE}.tar.gz", "w:gz") as sdist:
            for name in in_sdist:
                sdist.addfile(tarfile.TarInfo(f"{BASE}/{name}"))
        with zipfile.ZipFile(tmp_path / f"{BASE}-py3-none-any.whl", "w") as wheel:
            for name in in_wheel:
                wheel.writestr(name, "")
        return contents.differences(tmp_path, TRACKED)

    return compared


def test_what_git_tracks_is_what_they_hold(differences):
    assert differences() == []


@pytest.mark.parametrize("name", ["notes/private.txt", ".github/workflows/ci.yml", ".ci/run", "src/example/extra.py"])
def test_a_file_beyond_is_named_in_the_sdist(differences, name):
    message = f"{BASE}.tar.gz: {BASE}/{name} is not meant to be in it"
    assert differences(in_sdist=[*IN_SDIST, name]) == [message]


@pytest.mark.parametrize("name", ["example/extra.py", "other/__init__.py", "example/_native.so"])
def test_a_file_beyond_is_named_in_the_wheel(differences, name):
    message = f"{BASE}-py3-none-any.whl: {name} is not meant to be in it"
    assert differences(in_wheel=[*IN_WHEEL, name]) == [message]


@pytest.mark.parametrize("name", IN_SDIST)
def test_a_file_less_is_named_in_the_sdist(differences, name):
    rest = [other for other in IN_SDIST if other != name]
    assert differences(in_sdist=rest) == [f"{BASE}.tar.gz: {BASE}/{name} is missing"]


@pytest.mark.parametrize("name", IN_WHEEL)
def test_a_file_less_is_named_in_the_wheel(differences, name):
    rest = [other for other in IN_WHEEL if other != name]
    assert differences(in_wheel=rest) == [f"{BASE}-py3-none-any.whl: {name} is missing"]


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_file_twice_is_named(differences):
    """What is unpacked is then the last, while another reader may take the first."""
    message = f"{BASE}-py3-none-any.whl: example/data/a.csv is in it twice"
    assert differences(in_wheel=[*IN_WHEEL, "example/data/a.csv"]) == [message]
