"""Copies of the working tree, in which steps of the curation run for real."""

import datetime as dt
import os
import shutil
import subprocess
import sys

from curation.removal.tombstones import VARIABLE
from curation.steps.files import ROOT

CLOCK = dt.datetime(2099, 12, 31, tzinfo=dt.UTC)  #: the days of the examples have passed by then

#: A made-up release: two pages, an event, and a prisoner with a custody change, these without a number yet.
EXAMPLE = {
    "publishers/example-agency.yaml": """\
name: Example Agency
side: international
publications:
  example-agency-2099-01-01:
    title: They are free
    url: "https://example.org/they-are-free"
    published: 2099-01-01
    retrieved_on: 2099-01-02
    language: en
    kind: news
    is_reprint: false
    quality: good
""",
    "publishers/example-gazette.yaml": """\
name: Example Gazette
side: exile
publications:
  example-gazette-2099-01-02:
    title: Who is free
    url: "https://example.com/who-is-free"
    published: 2099-01-02
    retrieved_on: 2099-01-02
    language: en
    kind: news
    is_reprint: false
    quality: good
""",
    "record/events/2099-01-01-example.yaml": """\
label: Prisoners freed after a visit of the made-up envoy
event_class: {is: pardon_round, why: "Example Agency: pardoned"}
in_series: {is: true, why: the number is known}
legal_act: {is: pardon, why: "Example Agency: pardoned"}
arrangement: {is: not_stated, why: neither page says how it came about}
disposition: {is: not_stated, why: neither page says where they went}
date:
  2099-01-01:
    - {by: example-agency-2099-01-01, how: page_date, as: today}
    - {by: example-gazette-2099-01-02}
released_total:
  12:
    - {by: example-agency-2099-01-01}
    - {by: example-gazette-2099-01-02}
""",
    "record/prisoners/new-abcdef.yaml": """\
name:
  Quintilla Przykladowa:
    - {by: example-agency-2099-01-01}
    - {by: example-gazette-2099-01-02}
category_primary: {is: not_stated, why: neither page says}
changes:
  new-x:
    event_id:
      2099-01-01-example:
        - {by: example-agency-2099-01-01}
    date:
      2099-01-01:
        - {by: example-agency-2099-01-01, how: page_date}
    change:
      released:
        - {by: example-agency-2099-01-01}
        - {by: example-gazette-2099-01-02}
sentence_basis: {is: not_stated, why: neither page tells of a sentence}
""",
}


def write(path, text):
    """Write a text file, and the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


class Tree:
    """A copy of the files that the steps need, and commands that run in it."""

    def __init__(self, root, of=ROOT):
        self.root = root
        for name in ("src", "curation"):
            shutil.copytree(of / name, root / name, ignore=shutil.ignore_patterns(".*_cache"))
        shutil.copy(of / "CHANGELOG.md", root)
        self.data = root / "src" / "belarus_releases" / "data"
        path = f"{root / 'src'}{os.pathsep}{root}"
        self.environment = os.environ | {"PYTHONPATH": path, "PYTHONUTF8": "1"}
        self.environment["SOURCE_DATE_EPOCH"] = str(int(CLOCK.timestamp()))
        self.environment.pop(VARIABLE, None)

    def give_key(self, folder, key="a made-up key of 32 to 64 bytes, for tests"):
        """Have the key of the tombstones in a folder outside the tree."""
        write(folder / "key", key)
        self.environment[VARIABLE] = str(folder / "key")

    def run(self, *arguments):
        """Run Python in the tree."""
        command = [sys.executable, *arguments]
        return subprocess.run(command, cwd=self.root, env=self.environment, capture_output=True, encoding="utf-8")

    def step(self, *arguments):
        """The output of a step that succeeds."""
        if arguments[0] == "publish":
            self.read_all()
        process = self.run("-m", "curation", *arguments)
        assert process.returncode == 0, process.stdout + process.stderr
        return process.stdout.rstrip("\n")

    def read_all(self):
        """Log a second reading of every claim that nobody has read yet: all are found right."""
        header, *lines = self.run("-m", "curation", "unread").stdout.splitlines() or [""]
        if lines:
            path = self.root / "curation" / "readings" / f"{len(lines)}-{abs(hash(tuple(lines)))}.csv"
            path.write_text(
                "\n".join([header, *(line.replace(",,,", ",ok,,") for line in lines), ""]), encoding="utf-8"
            )

    def query(self, code):
        """Run code that uses the package of the tree."""
        process = self.run("-c", f"import belarus_releases as br\n{code}")
        assert process.returncode == 0, process.stderr
        return process

    def write(self, file, text):
        """Write a file below `curation`, such as a dossier."""
        write(self.root / "curation" / file, text)

    def add_example(self):
        """Write the made-up release."""
        for file, text in EXAMPLE.items():
            self.write(file, text)

    def replace(self, file, old, new):
        """Replace a text in a file below `curation`."""
        text = self.read(file)
        assert old in text
        self.write(file, text.replace(old, new))

    def append(self, file, text):
        """Put text at the end of a file below `curation`."""
        self.write(file, self.read(file) + text)

    def read(self, file):
        """The text of a file below `curation`."""
        return (self.root / "curation" / file).read_text(encoding="utf-8")

    def files(self):
        """The bytes of every file."""
        paths = [path for path in self.root.rglob("*") if path.is_file() and "__pycache__" not in path.parts]
        return {path.relative_to(self.root).as_posix(): path.read_bytes() for path in paths}

    def frames(self, version):
        """The frames of all tables at a version, as text: columns, dtypes, categories and cells."""
        code = (
            "from belarus_releases.tables import TABLES\n"
            "for name in TABLES:\n"
            f"    frame = getattr(br, name)(version='{version}').to_frame()\n"
            "    items = [list(column.cat.categories) for _, column in frame.select_dtypes('category').items()]\n"
            "    print(name, frame.dtypes.to_dict(), items, frame.to_csv())"
        )
        return self.query(code).stdout
