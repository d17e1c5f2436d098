"""Pictures need matplotlib: without it there is nothing to collect here."""

from importlib.util import find_spec

from tests.pictures import close_figures  # noqa: F401

if find_spec("matplotlib") is None:
    collect_ignore_glob = ["test_*.py"]
