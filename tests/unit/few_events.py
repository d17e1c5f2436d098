"""Three events of the same form as those of the data."""

import datetime as dt

from tests.factories import row

DAY = dt.date(2025, 9, 11)
A = row("events", event_id="a", date=DAY, released_total=52, in_series=True, destinations=("LT", "UA"),
        arrangement="exchange", label="One")  # fmt: skip
B = row("events", event_id="b", released_total=0, in_series=False, arrangement="negotiated", label="1", part_of="a")
C = row("events", event_id="c", released_total=52, destinations=("LT",))
ROWS = (A, B, C)
