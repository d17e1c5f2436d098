"""Memory: what a process holds at its peak, and what each row adds."""

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import linear_regression, median

from synthetic import stored
from timing import Line

#: The peak in KiB; that of ``resource.getrusage`` would begin with the peak of the process that forked.
PEAK = "; print(next(line.split()[1] for line in open('/proc/self/status') if line.startswith('VmHWM')))"
ALL = "import belarus_releases as br; from belarus_releases.tables import TABLES; ds = br.dataset(); "
CODES = {
    "all tables as records": f"{ALL}kept = [list(ds.table(name)) for name in TABLES]",
    "all tables as frames": f"{ALL}kept = [ds.table(name).to_frame() for name in TABLES]",
    "import pandas": "import pandas",
    "pycountry: both lists": "import pycountry; list(pycountry.countries); list(pycountry.subdivisions)",
}
GROWTH = {
    "records": "from belarus_releases.storage.records import records; kept = list(records(Row, data, NEW))",
    "a frame": "from belarus_releases.export.frame import frame_of_csv; kept = frame_of_csv(data, LAYOUT)",
    "the bytes alone": "kept = data",
}
SIZES = (50_000, 100_000, 200_000, 400_000)


def lines(rounds: int) -> Iterator[Line]:
    """Peak resident memory of whole processes, in MiB; growth as the slope over four sizes."""
    yield from _all_tables()
    yield from _growth()


def _all_tables() -> Iterator[Line]:
    peaks = {name: _peak(code) for name, code in {"": "pass", **CODES}.items()}
    bare = peaks.pop("")
    for ours, theirs in (("all tables as records", "pycountry: both lists"), ("all tables as frames", "import pandas")):
        mine, other = peaks[ours] - bare, peaks[theirs] - bare
        ratio = f"{mine / other:.2f}"
        yield Line(f"memory: {ours}", f"{mine:.0f} MiB", theirs, f"{other:.0f} MiB", ratio, "reported", None)


def _growth() -> Iterator[Line]:
    start = f"import sys; sys.path.insert(0, {str(Path(__file__).parent)!r}); from synthetic import LAYOUT, NEW, Row; "
    start += "data = open({path!r}, 'rb').read(); "
    held: dict[str, list[float]] = {name: [] for name in GROWTH}
    with tempfile.TemporaryDirectory() as folder:
        for rows in SIZES:
            path = Path(folder, f"{rows}.csv")
            path.write_bytes(stored(rows)[0])
            for name, code in GROWTH.items():
                held[name].append(_peak(start.format(path=str(path)) + code))
    floor = held.pop("the bytes alone")
    for name, peaks in held.items():
        above = [peak - least for peak, least in zip(peaks, floor, strict=True)]
        slope, at_none = linear_regression(SIZES, above)
        off = max(abs(at_none + slope * rows - peak) / peak for rows, peak in zip(SIZES, above, strict=True))
        grown, straight = f"{slope * 2**20:.0f} bytes a row", f"a straight line over {SIZES[0]:,} to {SIZES[-1]:,} rows"
        yield Line(f"memory: growth of {name}", grown, straight, "", f"off by {off:.0%}", "linear", off < 0.1)


def _peak(code: str) -> float:
    found = [subprocess.run([sys.executable, "-c", code + PEAK], check=True, capture_output=True) for _ in range(3)]
    return median(int(done.stdout) for done in found) / 1024
