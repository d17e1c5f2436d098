"""The hits of a search for a person, each with what becomes of it."""

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from belarus_releases.errors import printable

from .decisions import VERDICTS, Decisions, Verdict
from .mentions import Mention, Mentions
from .person import Person

_LINE = 160  #: letters of a line that are shown, in files that are no tables

SHARED = "this may be another person or another word"
OF_OTHERS = "this is in the row of another person"
BY_HAND = "edit by hand: an id, or the name of a file, is not changed"


class Hit(NamedTuple):
    """A text that names the person, or may: in which row or file, and what becomes of it."""

    subject: str
    text: str
    verdict: Verdict
    reason: str

    def __str__(self) -> str:
        return f"{self.subject}: {self.text}"


class Hits:
    """Judges texts, and remembers those that name the person.

    The name itself goes where it is certain, outside the rows of other persons; for all else there must be a decision.
    """

    def __init__(self, person: Person, mentions: Mentions, decisions: Decisions) -> None:
        self.person = person
        self._mentions = mentions
        self._decisions = decisions
        self._found: dict[str, list[Mention]] = {}
        self.places: dict[Hit, list[str]] = {}

    def removes(self, subject: str, text: str, place: str, *, by_hand: bool = False) -> bool:
        """Whether a text of a row goes."""
        found = self.find(text)
        if not found:
            return False
        return self._judge(subject, text, place, certain=any(m.certain for m in found), by_hand=by_hand)

    def home(self, url: str, number: str) -> str:
        """What is left of the address of a source: the home page of its site, unless that bears the name.

        That a source has an address goes into the ranks of its claims, and so into the rows of others. The number of
        the source is put behind, since no two have the same address.
        """
        scheme, separator, rest = url.rpartition("://")  # the address of a mirror has no scheme
        page = f"{scheme}{separator}{rest.partition('/')[0]}/"
        return "" if self.find(page) else f"{page}#{number}"

    def find(self, text: str) -> list[Mention]:
        """Where a text names the person."""
        if text not in self._found:
            self._found[text] = self._mentions.find(text)
        return self._found[text]

    def in_page(self, path: str, text: str, *, by_hand: bool = False) -> Iterator[Mention]:
        """The parts that go of a file that is no table; what is decided is decided on a line."""
        for number, of_line in groupby(self._mentions.find(text), lambda mention: text.count("\n", 0, mention.start)):
            mentions = list(of_line)
            line = " ".join(text.split("\n")[number].split())
            if len(line) > _LINE:
                line = " ".join(text[max(0, mentions[0].start - _LINE // 2) : mentions[0].start + _LINE // 2].split())
            certain = all(mention.certain for mention in mentions)
            if self._judge(path, line, f"line {number + 1}", certain=certain, by_hand=by_hand):
                yield from mentions

    def _judge(self, subject: str, text: str, place: str, *, certain: bool, by_hand: bool) -> bool:
        reason = BY_HAND if by_hand else OF_OTHERS if self.person.is_other(subject) else "" if certain else SHARED
        text = printable(text)
        verdict = self._decisions.on(f"{subject}: {text}")
        if verdict == "decide" and not reason:
            verdict = "remove"
        if verdict == "remove" and by_hand:
            verdict = "decide"
        hit = Hit(subject, text, verdict, reason)
        places = self.places.setdefault(hit, [])
        if place not in places:
            places.append(place)
        return verdict == "remove"

    def undecided(self) -> list[Hit]:
        """The hits on which a person must decide."""
        return [hit for hit in self.places if hit.verdict == "decide"]

    def listing(self) -> list[str]:
        """A line for each hit, with the lines that say where it is below it."""
        lines = []
        for hit, places in sorted(self.places.items(), key=lambda item: (VERDICTS.index(item[0].verdict), item[0])):
            lines.append(f"{hit.verdict} {hit}")
            lines += [f"    {place}" for place in places]
            lines += [f"    {hit.reason}"] if hit.verdict == "decide" else []
        return lines
