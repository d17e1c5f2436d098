"""A made-up person who is to be removed: what names them, and a small tree that has it, published and superseded."""

from tests.curation.tree import Tree

NAME, OTHER = "Quintilla Przykladowa", "Квінтыла Пшыкладова"
AGENCY, PRISONER = "publishers/example-agency.yaml", "record/prisoners/new-abcdef.yaml"
EVENT, CONTACT = "record/events/2099-01-01-example.yaml", "record/contacts/2099-01-01-example-visit.yaml"
#: A page about the person, whose key names them, and another that reprints it.
PAGES = """\
  przykladowa-2099-01-01:
    title: Przykladowa speaks
    url: "https://example.org/freed_przykladowej%2D2"
    published: 2099-01-01
    retrieved_on: 2099-01-02
    language: en
    kind: news
    is_reprint: false
    quality: good
  example-agency-2099-01-02:
    title: They speak
    url: "https://example.org/they-speak"
    published: 2099-01-02
    retrieved_on: 2099-01-02
    language: en
    kind: news
    reprints: przykladowa-2099-01-01
    is_reprint: true
    quality: good
"""
VISIT = f"""\
# asked by {NAME}
label: Visit of the made-up envoy
date:
  2099-01-01:
    - {{by: example-agency-2099-01-01}}
    - {{by: przykladowa-2099-01-01}}
kind: {{is: visit, why: "Example Agency: a visit; {NAME} was there"}}
topics:
  release of {NAME}:
    - {{by: example-agency-2099-01-01}}
  trade:
    - {{by: example-agency-2099-01-01, of: friends of {NAME}}}   # as the Agency has it
with_minsk: {{is: true, why: "Example Agency: with officials"}}
planned: {{is: false, why: "Example Agency: told of as having taken place"}}
note: Told of by {NAME}.
"""
#: Cells of the person, and a number that is adopted, which a claim states whose printed words name them.
ROLE = f"""\
name_be:
  {OTHER}:
    - {{by: example-agency-2099-01-01}}
role:
  teacher:
    - {{by: example-agency-2099-01-01}}
"""
WOMEN = f"""\
women:
  1:
    - {{by: example-gazette-2099-01-02, as: {NAME} alone}}
  2:
    - {{by: example-agency-2099-01-01}}
adopt:
  - {{women: 1, why: the Gazette counts anew}}
"""
#: A cell that the second version has, and why it and one of the person changed.
ENVOYS = """\
envoys:
  Made-up Envoy:
    - {by: example-agency-2099-01-01}
"""
ERRATA = f"""\
table,record_id,column,kind,reason
prisoners,{{person}},role,source_corrected,the page was corrected
events,2099-01-01-example,envoys,ours,{NAME} was read as the envoy
"""


def publish_person(root, small):
    """Make the tree: claims, pages, texts and a decision that name the person."""
    tree = Tree(root, of=small.root)
    tree.add_example()
    tree.append(AGENCY, PAGES)
    tree.write(CONTACT, VISIT)
    tree.replace(PRISONER, "category_primary:", f"{ROLE}category_primary:")
    tree.append(EVENT, WOMEN)
    tree.step("publish", "2099.1.0", "--on", "2099-01-31")
    tree.replace(prisoner(tree), "teacher", "schoolteacher")
    tree.replace(EVENT, "\nwomen:", f"\n{ENVOYS}women:")
    tree.write("decisions/errata.csv", ERRATA.format(person=person(tree)))
    tree.step("publish", "2099.1.1", "--on", "2099-01-31")
    assert len(naming(tree)) > 5
    return tree


def prisoner(tree):
    """The file of the person, named by the number that they were given."""
    paths = (tree.root / "curation" / "record" / "prisoners").iterdir()
    (path,) = (path for path in paths if f"  {NAME}:" in path.read_text(encoding="utf-8").partition("name_be")[0])
    return f"record/prisoners/{path.name}"


def person(tree):
    """The id of the person."""
    return prisoner(tree).rpartition("/")[2].removesuffix(".yaml")


def naming(tree, words=("quintilla", "przykladow", "квінтыла", "пшыклад")):
    """The files that name the person."""
    return [path for path, data in tree.files().items() if any(word in data.decode().casefold() for word in words)]


def redact(tree, *arguments):
    return tree.step("redact", person(tree), "--word", "Przykladowa", "--on", "2099-01-31", *arguments)
