"""What a type checker must know of the public interface; run by mypy, never imported."""

import datetime as dt
from typing import Literal, assert_type

import belarus_releases as br
from belarus_releases.table import Table
from belarus_releases.tables.events import Event
from belarus_releases.tables.prisoners import Prisoner
from belarus_releases.tables.sources import Source
from belarus_releases.typed import Events, Prisoners

event = br.events()[0]
assert_type(event, Event)
assert_type(event.released_total, int | None)
assert_type(event.date, dt.date | None)
assert_type(event.destinations, tuple[str, ...])
assert_type(event.legal_act, Literal["pardon", "amnesty", "sentence_end", "not_stated"])
assert_type(br.events()[1:], Events)
assert_type(br.events()["2025-09-11-lithuania"], Event)
assert_type(br.events().where(in_series=True), Events)
assert_type(br.events().get("x"), Event | None)
assert_type(br.prisoners()[0], Prisoner)
assert_type(br.prisoners().search("x")[0], Prisoner)
assert_type([person.name for person in br.prisoners()], list[str | None])
assert_type(br.dataset("2026.11.0").prisoners(), Prisoners)
assert_type(br.sources(), Table[Source])
br.events().plot()
br.remaining_estimates().plot()

event.released_total = 3  # type: ignore[misc]
print(event.legal_act == "mercy")  # type: ignore[comparison-overlap]
br.events().version = "1"  # type: ignore[misc]
br.dataset().version = "1"  # type: ignore[misc]
br.sources().plot()  # type: ignore[attr-defined]
