"""A made-up record with a dossier of each kind, whose copies tests edit and check in the process."""

import datetime as dt
import shutil
from functools import partial
from pathlib import Path

from curation.steps import anchors, check, edited

SOURCE = Path(__file__).with_name("example")
TODAY = dt.date(2099, 12, 31)


class Example:
    """A copy of the made-up record, which the steps read in place of the record."""

    def __init__(self, root, monkeypatch):
        self.root = root
        shutil.copytree(SOURCE, root, dirs_exist_ok=True)
        monkeypatch.setattr(edited, "load", partial(edited.load, root))
        monkeypatch.setattr(check, "DECISIONS", root / "decisions")
        monkeypatch.setattr(check, "TOMBSTONES", root / "redactions.csv")
        for module, name in ((check, "stored_faults"), (anchors, "disagreements")):  # they are of the bundled files
            monkeypatch.setattr(module, name, list)

    def replace(self, file, old, new):
        """Replace a text where it first stands in a file."""
        text = (self.root / file).read_text(encoding="utf-8")
        assert old in text
        (self.root / file).write_text(text.replace(old, new, 1), encoding="utf-8")

    def check(self):
        """What the check finds; with fewer rows, since those of the record are not here."""
        return check.run(TODAY, fewer=True)
