"""The rows of a table at a version, against CSV written out."""

import pytest

from belarus_releases.errors import DamagedDataError
from belarus_releases.storage._manifest import FILES
from belarus_releases.storage.rows import csv_at, table_csv

FIRST, SECOND, THIRD = "2026.11.2", "2026.11.10", "2027.1.0"  # as text they would sort otherwise
CURRENT = f"""id,n,note,since
b,12,"x, z",{THIRD}
d,,,{FIRST}
e,-3,,{SECOND}
""".encode()
HISTORY = f"""id,n,note,since,until
a,1,,{FIRST},{SECOND}
b,11,"x, y",{FIRST},{SECOND}
b,12,,{SECOND},{THIRD}
c,,,{SECOND},{THIRD}
""".encode()


class TestCsvAt:
    @pytest.mark.parametrize(
        ("version", "lines"),
        [
            (THIRD, [f'b,12,"x, z",{THIRD}', f"d,,,{FIRST}", f"e,-3,,{SECOND}"]),
            (SECOND, [f"b,12,,{SECOND}", f"c,,,{SECOND}", f"d,,,{FIRST}", f"e,-3,,{SECOND}"]),
            ("2026.11.9", [f"a,1,,{FIRST}", f'b,11,"x, y",{FIRST}', f"d,,,{FIRST}"]),
            (FIRST, [f"a,1,,{FIRST}", f'b,11,"x, y",{FIRST}', f"d,,,{FIRST}"]),
            ("2026.11.1", []),
        ],
    )
    def test_current_and_superseded_rows_of_a_version_in_the_order_of_their_ids(self, version, lines):
        assert csv_at(CURRENT, HISTORY, version).decode() == "\n".join(["id,n,note,since", *lines, ""])

    def test_without_superseded_rows_the_current_ones_are_filtered(self):
        assert csv_at(CURRENT, None, SECOND).decode() == f"id,n,note,since\nd,,,{FIRST}\ne,-3,,{SECOND}\n"

    def test_the_order_of_superseded_rows_in_their_file_does_not_matter(self):
        current = f"id,since\nb,{FIRST}\nd,{FIRST}\n".encode()
        lines = [f"{name},{FIRST},{THIRD}\n" for name in "eac"]
        history = f"id,since,until\n{''.join(lines)}".encode()
        expected = "id,since\n" + "".join(f"{name},{FIRST}\n" for name in "abcde")
        assert csv_at(current, history, SECOND).decode() == expected

    def test_ids_are_ordered_as_whole_ids(self):
        """An exclamation mark sorts before a comma: whole lines would stand otherwise."""
        current = f"id,n,since\na,1,{FIRST}\n".encode()
        history = f"id,n,since,until\na-b,2,{FIRST},{THIRD}\na!,3,{FIRST},{THIRD}\n".encode()
        expected = f"id,n,since\na,1,{FIRST}\na!,3,{FIRST}\na-b,2,{FIRST}\n"
        assert csv_at(current, history, FIRST).decode() == expected

    def test_rows_of_one_id_never_stand_beside_each_other(self):
        """The first version without a superseded row is that of the row which replaces it."""
        for version in (FIRST, SECOND, THIRD):
            ids = [line.split(b",")[0] for line in csv_at(CURRENT, HISTORY, version).splitlines()[1:]]
            assert len(ids) == len(set(ids)) > 0

    def test_unpublished_rows_belong_to_unpublished_edits_only(self):
        current = f"id,since\na,{FIRST}\nb,{FIRST}+dev\n".encode()
        history = f"id,since,until\nc,{FIRST},{FIRST}+dev\n".encode()
        assert csv_at(current, history, FIRST).decode() == f"id,since\na,{FIRST}\nc,{FIRST}\n"
        assert csv_at(current, history, f"{FIRST}+dev").decode() == f"id,since\na,{FIRST}\nb,{FIRST}+dev\n"

    def test_tables_without_rows(self):
        assert csv_at(b"id,since\n", b"id,since,until\n", FIRST) == b"id,since\n"
        assert csv_at(b"id,since\n", None, FIRST) == b"id,since\n"
        history = f"id,since,until\na,{FIRST},{THIRD}\n".encode()
        assert csv_at(b"id,since\n", history, FIRST).decode() == f"id,since\na,{FIRST}\n"

    def test_text_beyond_ascii_is_kept_byte_for_byte(self):
        current = f"id,note,since\n\u0441,\u00e9\u0301,{FIRST}\n".encode()
        assert csv_at(current, None, FIRST) == current


class TestTableCsv:
    """Which files are read for a table."""

    FILES = {
        "events.csv": CURRENT,
        "history/events.csv": HISTORY,
        "sources.csv": f"id,since\na,{FIRST}\nb,{THIRD}\n".encode(),
        "versions.csv": b"version,published_on\n2026.11.2,2026-11-20\n",
        "countries.csv": b"iso2,name\nLT,Lithuania\n",
        "history/countries.csv": b"never read",
        "coverage.csv": f"coverage_id,note\nb@{FIRST},B\na@{THIRD},A\n".encode(),
    }

    COLUMNS = {
        "events": ["id", "n", "note"],
        "sources": ["id"],
        "data_versions": ["version", "published_on"],
        "countries": ["iso2", "name"],
        "coverage": ["coverage_id", "note"],
    }

    @pytest.fixture(autouse=True)
    def _files(self):
        self.paths = paths = []

        class Files(dict):
            def __getitem__(self, path):
                paths.append(path)
                return super().__getitem__(path)

        self.files = Files(self.FILES)

    def read(self, name, version, files=None):
        return table_csv(name, version, self.COLUMNS[name], self.files if files is None else files, THIRD)

    def test_of_the_current_version_the_file_as_it_is(self):
        assert self.read("events", THIRD) is CURRENT
        assert self.paths == ["events.csv"]

    def test_of_a_past_version_the_rows_of_both_files(self):
        assert self.read("events", SECOND) == csv_at(CURRENT, HISTORY, SECOND)
        assert self.paths == ["events.csv", "history/events.csv"]

    def test_a_table_whose_rows_were_never_superseded_has_one_file(self):
        assert self.read("sources", SECOND).decode() == f"id,since\na,{FIRST}\n"
        assert self.paths == ["sources.csv"]

    @pytest.mark.parametrize(("name", "path"), [("data_versions", "versions.csv"), ("countries", "countries.csv")])
    @pytest.mark.parametrize("version", [FIRST, THIRD])
    def test_tables_of_no_version_are_the_same_at_each(self, name, path, version):
        assert self.read(name, version) is self.FILES[path]
        assert self.paths == [path]

    @pytest.mark.parametrize(("version", "rows"), [(FIRST, "b"), (SECOND, "b"), (THIRD, "ba")])
    def test_coverage_has_its_stamp_in_the_id(self, version, rows):
        assert [line[:1] for line in self.read("coverage", version).decode().splitlines()[1:]] == [*rows]

    @pytest.mark.parametrize(
        "header",
        [
            "id,note,n,since",
            "id,n,note",
            "id,n,since",
            "id,n,note,n,since",
            "id,n,note,since,more",
            "\ufeffid,n,note,since",
            "id,n,note,since\r",
            '"id",n,note,since',
            "id,n,note, since",
            "",
        ],
    )
    @pytest.mark.parametrize("path", ["events.csv", "history/events.csv"])
    def test_a_file_with_another_header_is_refused_by_name(self, path, header):
        declared = "id,n,note,since,until" if "/" in path else "id,n,note,since"
        other = header.replace("since", "since,until") if "/" in path else header
        data = self.FILES[path].decode().replace(declared, other, 1).encode()
        message = rf"^the bundled file {path} is damaged \(its header is not the declared one\): reinstall"
        with pytest.raises(DamagedDataError, match=message):
            self.read("events", SECOND, self.FILES | {path: data})


def test_a_damaged_file_is_not_passed_on(monkeypatch):
    monkeypatch.setitem(FILES, "events.csv", "0f")
    with pytest.raises(DamagedDataError, match=r"events\.csv is damaged"):
        table_csv("events", "2026.11.0", ["event_id"])


@pytest.mark.parametrize("stamp", ["", "x", "2026.11.x", "since"])
def test_a_stamp_that_is_no_version_is_refused(stamp):
    with pytest.raises(DamagedDataError, match="which is no version"):
        csv_at(f"id,since\na,{stamp}\n".encode(), None, FIRST)
