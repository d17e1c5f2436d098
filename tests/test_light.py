"""What is imported when: each in a process of its own."""

import subprocess
import sys

import pytest

HEAVY = (
    "pandas numpy attr attrs typing functools pathlib re csv json "
    "importlib.resources importlib_resources importlib.metadata"
)
RUN = "import sys; before = set(sys.modules)\n{}\nprint(*sorted(set(sys.modules) - before))"


def imported(code):
    done = subprocess.run(
        [sys.executable, "-S", "-c", PATHS + RUN.format(code)], capture_output=True, text=True, check=True
    )
    return set(done.stdout.split())


#: ``-S`` keeps site-packages' own start-up imports out of the count, so the paths go in by hand.
PATHS = f"import sys; sys.path[:0] = {[p for p in sys.path if p]!r}\n"


def test_importing_the_package_imports_nothing_else():
    assert imported("import belarus_releases") == {"belarus_releases"}


@pytest.mark.parametrize("heavy", HEAVY.split())
def test_importing_the_package_is_light(heavy):
    assert heavy not in imported("import belarus_releases as br; br.events, br.__version__")


def test_records_need_no_pandas_and_no_claims():
    found = imported("import belarus_releases as br; list(br.events()); br.events()[0]; len(br.events())")
    assert "attrs" in found
    assert not found & {"pandas", "numpy", "pyarrow", "belarus_releases.tables.claims", "hashlib"}
    assert not [name for name in found if name.startswith("belarus_releases.tables.") and "_common" not in name
                and name != "belarus_releases.tables.events"]  # fmt: skip


def test_frames_need_no_record_classes():
    found = imported("import belarus_releases as br; br.events().to_frame()")
    assert "pandas" in found
    assert "belarus_releases.columns" not in found
    assert "belarus_releases.tables.events" not in found
    from_pandas = imported("import pandas")
    assert "attr" not in found - from_pandas


def test_events_do_not_read_the_claims():
    code = (
        "import belarus_releases as br\n"
        "from belarus_releases import store\n"
        "read, asked = store.read, []\n"
        "store.read = lambda path: asked.append(path) or read(path)\n"
        "list(br.events()); br.events().to_frame()\n"
        "assert set(asked) == {'events.csv'}, asked"
    )
    imported(code)
