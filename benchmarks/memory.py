"""Memory: what a process holds at its peak, and what each row adds."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import linear_regression, median

from timing import Line

#: The peak in KiB; that of ``resource.getrusage`` would begin with the peak of the process that forked.
PEAK = "; print(next(line.split()[1] for line in open('/proc/self/status') if line.startswith('VmHWM')))"
ALL = "import belarus_releases as br; from belarus_releases.tables import RECORDS; ds = br.dataset(); "
CODES = {
    "all tables as records": f"{ALL}kept = [list(ds.table(name)) for name in RECORDS]",
    "all tables as frames": f"{ALL}kept = [ds.table(name).to_frame() for name in RECORDS]",
    "import pandas": "import pandas",
    "pycountry's countries and subdivisions": "import pycountry; list(pycountry.countries); list(pycountry.subdivisions)",
}
GROWTH = {
    "records": "kept = list(read.records(Row, stored({rows})[0]))",
    "a frame": "kept = read.frame(SCHEMA, stored({rows})[0])",
    "nothing but the bytes": "kept = stored({rows})",
}
SIZES = (50_000, 100_000, 200_000, 400_000)


def lines(rounds: int) -> Iterator[Line]:
    """Peak resident memory of whole processes, in MiB; growth as the slope over four sizes."""
    peaks = {name: _peak(code) for name, code in {"": "pass", **CODES}.items()}
    bare = peaks.pop("")
    for ours, theirs in (
        ("all tables as records", "pycountry's countries and subdivisions"),
        ("all tables as frames", "import pandas"),
    ):
        mine, other = peaks[ours] - bare, peaks[theirs] - bare
        yield Line(
            f"memory: {ours}", f"{mine:.0f} MiB", theirs, f"{other:.0f} MiB", f"{mine / other:.2f}", "reported", None
        )
    start = f"import sys; sys.path.insert(0, {str(Path(__file__).parent)!r}); from synthetic import *; "
    start += "from belarus_releases import read; "
    held = {name: [_peak(start + code.format(rows=rows)) for rows in SIZES] for name, code in GROWTH.items()}
    floor = held.pop("nothing but the bytes")
    for name, peaks_by_size in held.items():
        above = [peak - least for peak, least in zip(peaks_by_size, floor, strict=True)]
        slope, start_at = linear_regression(SIZES, above)
        off = max(abs(start_at + slope * size - peak) / peak for size, peak in zip(SIZES, above, strict=True))
        yield Line(
            f"memory: growth of {name}", f"{slope * 2**20:.0f} bytes a row", "a straight line over 50,000 to 400,000 rows",
            "", f"off by {off:.0%}", "linear", off < 0.1,
        )  # fmt: skip


def _peak(code: str) -> float:
    found = [subprocess.run([sys.executable, "-c", code + PEAK], check=True, capture_output=True) for _ in range(3)]
    return median(int(done.stdout) for done in found) / 1024
