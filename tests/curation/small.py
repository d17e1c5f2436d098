"""A tree with the made-up record, some years earlier, in place of the record: a step takes a tenth of a second."""

import json
import shutil

from curation.steps import generate
from curation.steps.build import header
from curation.steps.files import write_csv
from tests.curation.example import SOURCE
from tests.curation.tree import Tree, write

FIRST, LAST = "2097.1.0", "2098.1.0"  #: its versions
EVENT, LABEL = "record/events/2096-01-01-example.yaml", "label: Prisoners freed after a visit of the made-up envoy"
CONTACT, NOTE = "record/contacts/2096-01-01-early-visit.yaml", "note: Told of by the Gazette"
PRISONER = "record/prisoners/p0001.yaml"
#: What keeps dossiers apart from those that tests add.
EARLIER = {"2099": "2096", "2098": "2095", "example-": "early-", "Example ": "Early "}


def earlier(text):
    """A text of the made-up record, as it stands in the small tree."""
    for old, new in EARLIER.items():
        text = text.replace(old, new)
    return text


def publish_small(root):
    """Make the tree: copy the working tree, put the made-up record into it, and publish it, corrected once."""
    tree = Tree(root)
    curation = root / "curation"
    for name in ("record", "publishers", "readings", "ids"):
        shutil.rmtree(curation / name)
    for path in SOURCE.rglob("*.*"):
        write(curation / earlier(path.relative_to(SOURCE).as_posix()), earlier(path.read_text(encoding="utf-8")))
    (curation / "readings").mkdir()
    for name, nothing in {"published": [], "shape": {}}.items():
        write(curation / f"{name}.json", json.dumps(nothing))
    (curation / "redactions.csv").unlink(missing_ok=True)
    for path in (tree.data / "errata.csv", curation / "decisions" / "errata.csv"):
        write(path, path.read_text(encoding="utf-8").partition("\n")[0] + "\n")
    shutil.rmtree(tree.data / "history")
    write_csv(tree.data / "versions.csv", header("data_versions"), [])
    for path in tree.data.glob("*.csv"):
        if "since" in (names := path.read_text(encoding="utf-8").partition("\n")[0].split(",")):
            write_csv(path, names, [])
    manifest = tree.data.parent / "storage" / "_manifest.py"
    write(manifest, generate.manifest_module(tree.data, "0.0.0"))
    tree.step("publish", FIRST, "--on", "2097-01-31")
    tree.append(CONTACT, f"{NOTE}\n")
    tree.replace(EVENT, "note: The Gazette counts a day more.", "note: The Gazette counts two days more.")
    tree.replace(PRISONER, "note: Named on the list.", "note: Named on a list.")
    tree.step("publish", LAST, "--on", "2098-01-31")
    return tree
