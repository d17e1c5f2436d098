"""Whether what was read still stands: errata, and the check of frames, files and cells."""

import ast
import json
import re
import subprocess
import sys
import warnings

import pandas as pd
import pytest

import belarus_releases as br
from belarus_releases.errors import ErratumWarning, InvalidValueError, NotFoundError

OLD, NEW = "2026.11.2", "2026.11.3"
STATED = [("events", "2025-06-21-lithuania", "expelled")]
WRONG = [("remaining_estimates", "2025-06-26-un-special-rapporteur", "low")]


class TestErrata:
    def test_each_is_the_change_of_one_version(self):
        versions = [row.version for row in br.data_versions()]
        for row in br.errata():
            assert versions.index(row.previous) + 1 == versions.index(row.version)
            assert row.erratum_id == f"{row.version}/{row.table}/{row.record_id}/{row.column}"
            assert row.old != row.new
            assert row.reason

    @pytest.mark.parametrize(("old", "new"), [("2026.11.0", "2026.11.1"), ("2026.11.1", OLD), (OLD, NEW)])
    def test_they_are_what_diff_says_of_the_same_columns(self, old, new):
        columns = {(row.table, row.column) for row in br.errata()}
        changed = {
            (row.table, row.record_id, row.column)
            for row in br.diff(old, new).where(kind="cell_changed")
            if (row.table, row.column) in columns
        }
        assert {(e.table, e.record_id, e.column) for e in br.errata().where(version=new)} == changed

    def test_coded_cells_are_recoded(self):
        coded = {entry.entry_id for entry in br.codebook() if entry.basis == "coded"}
        assert {row.kind for row in br.errata() if f"{row.table}.{row.column}" in coded} == {"recoded"}

    def test_they_name_nobody_whom_the_latest_version_does_not(self):
        """Who left every version before the first publication has none."""
        for table in ("prisoners", "custody_changes"):
            ids = set(br.dataset(NEW).table(table).to_frame().iloc[:, 0])
            assert {row.record_id for row in br.errata().where(table=table)} <= ids

    def test_of_a_version(self):
        rows = br.dataset(OLD).errata()
        assert {row.version for row in rows} == {NEW}
        assert len(rows) == len(br.errata().where(version=NEW))
        assert not br.dataset(NEW).errata()

    def test_print_says_how_many_cells_have_some(self):
        *_, line = str(br.dataset(OLD)).splitlines()
        assert line == f"Since then {len(br.dataset(OLD).errata())} cells have errata: errata() lists them, " + (
            "and br.check() checks what was read"
        )
        assert "errata" not in str(br.dataset(NEW))
        assert "errata" not in repr(br.dataset(OLD))

    def test_frames_and_datasets_do_not_read_the_list(self):
        code = (
            "import belarus_releases as br; from belarus_releases.storage import bundle; read = bundle.get_data\n"
            "def spy(package, path): assert 'errata' not in path; return read(package, path)\n"
            f"bundle.get_data = spy; ds = br.dataset('{OLD}'); repr(ds); ds.events().to_frame(); list(ds.prisoners())"
        )
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
        assert done.returncode == 0, done.stderr


class TestAttrs:
    def test_they_name_what_is_checked_and_are_json(self):
        frame = br.events(OLD, known_on="2025-09-30").to_frame()
        assert json.loads(json.dumps(frame.attrs)) == frame.attrs
        named = {name: frame.attrs[name] for name in ("table", "version", "known_on", "sha256")}
        sha256 = br.data_versions()[OLD].sha256
        assert named == {"table": "events", "version": OLD, "known_on": "2025-09-30", "sha256": sha256}

    def test_a_table_of_no_version_has_no_sha256(self):
        assert br.errata().to_frame().attrs["sha256"] is None

    @pytest.mark.parametrize(
        "change",
        [
            lambda f: f[f["released_total"] > 10],
            lambda f: f[["event_id", "women"]],
            lambda f: f.sort_values("event_id").head(3),
            lambda f: f.copy().reset_index(drop=True),
        ],
    )
    def test_they_survive_what_pandas_lets_survive(self, change):
        frame = br.events(OLD).to_frame()
        assert change(frame).attrs == frame.attrs


@pytest.fixture(autouse=True)
def errors_of_the_editors_are_no_errors_here():
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ErratumWarning)
        yield


class TestCheck:
    @pytest.mark.parametrize("options", [{}, {"dtypes": "numpy"}, {"lists": "join"}], ids=str)
    @pytest.mark.parametrize("name", ["events", "prisoners", "contacts"])
    def test_a_frame_has_one_answer_a_cell(self, name, options):
        frame = br.dataset(OLD).table(name).to_frame(**options)
        answer = br.check(frame, NEW)
        assert len(answer) == frame.size
        assert (answer.old, answer.new, answer.name) == (OLD, NEW, "checked_cells")

    def test_a_part_of_a_frame(self):
        frame = br.events(OLD).to_frame()
        part = frame[frame["event_id"] == "2025-06-21-lithuania"][["event_id", "expelled"]]
        expelled = br.check(part, NEW)["events/2025-06-21-lithuania/expelled"]
        assert (expelled.answer, expelled.new) == ("now_stated", "14")

    def test_a_value_of_the_user_is_refused(self):
        frame = br.events(OLD).to_frame()
        frame.loc[3, "released_total"] += 1
        with pytest.raises(InvalidValueError, match="give the values as they were read, or name the cells"):
            br.check(frame, NEW)

    def test_a_file_and_a_frame_answer_alike(self, tmp_path):
        br.dataset(OLD).to_csv(tmp_path / "data")
        by_file = br.check(tmp_path / "data" / "events.csv", NEW)
        by_frame = br.check(br.events(OLD).to_frame(), NEW)
        assert {*by_file} == {*by_frame}
        assert {*br.check(str(tmp_path / "data" / "events.csv"), NEW)} == {*by_file}

    def test_a_file_of_pandas_needs_the_version(self, tmp_path):
        br.events(OLD).to_frame(columns=["event_id", "women"], lists="join").to_csv(tmp_path / "x.csv", index=False)
        assert len(br.check(tmp_path / "x.csv", NEW, version=OLD)) == 2 * len(br.events(OLD))

    def test_the_known_day_holds_on_both_sides(self):
        frame = br.events(OLD, known_on="2025-09-30").to_frame()
        answer = br.check(frame, NEW)
        assert str(answer.known_on) == "2025-09-30"
        assert len(answer) == frame.size
        assert "removed" not in {row.answer for row in answer}

    def test_the_choice_of_sources_holds_on_both_sides(self, tmp_path):
        ds = br.dataset(OLD).among(publisher_side="rights_group")
        answer = br.check(ds.events().to_frame(), NEW)
        assert answer.choice == ds.choice
        assert len(answer) == len(ds.events()) * len(ds.events().columns)
        ds.to_csv(tmp_path / "data")
        assert {*br.check(tmp_path / "data" / "events.csv", NEW)} == {*answer}

    def test_against_itself_all_stands(self):
        frame = br.remaining_estimates(OLD).to_frame()
        assert {row.answer for row in br.check(frame, OLD)} == {"stands"}

    def test_no_cells(self):
        answer = br.check([], NEW, version=OLD)
        assert (len(answer), str(answer)) == (0, f"0 cells of data version {OLD}, checked against {NEW}")

    def test_printed_it_counts_and_shows_what_changed(self):
        first, *others = str(br.check(WRONG + STATED, NEW, version=OLD)).splitlines()
        assert first == f"2 cells of data version {OLD}, checked against {NEW}: 1 corrected, 1 now stated"
        assert [line.partition(" (")[0] for line in others] == [
            "  remaining_estimates/2025-06-26-un-special-rapporteur/low: 1200, now 1000",
            "  events/2025-06-21-lithuania/expelled: empty, now 14",
        ]

    def test_where_it_does_not_show_all_that_changed_it_says_how_to_see_them(self):
        answer = br.check(br.events(OLD).to_frame(), NEW)
        *lines, last = str(answer).splitlines()
        number, how = re.fullmatch(r"  … and (\d+) more that changed: (where\(.*\)) has them all", last).groups()
        call, _, then = how.removeprefix("where(answer=").partition(")")
        assert then == ".to_frame()"
        changed = answer.where(answer=ast.literal_eval(call)).to_frame()
        assert len(changed) == len(lines) - 1 + int(number)

    def test_it_is_a_table(self):
        answer = br.check(WRONG + STATED, NEW, version=OLD)
        assert len(answer.where(answer="corrected")) == 1
        assert answer.where(kind="ours").old == OLD
        assert answer.to_frame()["new"].tolist() == ["1000", "14"]
        assert repr(answer) == f"<CheckedCells: 2 cells of {OLD}, checked against {NEW}>"

    @pytest.mark.parametrize(
        ("what", "arguments", "message"),
        [
            (STATED, {}, "version: cells do not name one: say which was read"),
            (STATED, {"version": OLD, "against": "2026.11.1"}, "against: expected 2026.11.2 or a later data version"),
            ([("events", "x")], {"version": OLD}, "what: expected a frame, a path or cells (table, id, column), got"),
            (3, {"version": OLD}, "what: expected a frame, a path or cells"),
            (pd.DataFrame({"a": [1]}), {"version": OLD}, "what: there is no column of ids"),
        ],
    )
    def test_refusals(self, what, arguments, message):
        with pytest.raises(InvalidValueError) as error:
            br.check(what, **arguments)
        assert str(error.value).startswith(message)

    @pytest.mark.parametrize("arguments", [{"version": "2025.1.0"}, {"version": OLD, "against": "2025.1.0"}])
    def test_unknown_versions(self, arguments):
        with pytest.raises(NotFoundError, match="there is no data version"):
            br.check(STATED, **arguments)


class TestWarning:
    def test_only_an_error_of_the_editors_warns(self):
        with warnings.catch_warnings():
            warnings.simplefilter("error", ErratumWarning)
            br.check(STATED, NEW, version=OLD)
        with pytest.warns(
            ErratumWarning, match=r"since data version 2026\.11\.2, in 1 of 2 cells: remaining"
        ) as caught:
            br.check(WRONG + STATED, NEW, version=OLD)
        assert caught[0].filename == __file__

    def test_an_empty_cell_was_no_error(self):
        cells = [
            (row.table, row.record_id, row.column)
            for row in br.dataset(OLD).errata()
            if row.kind != "ours" or row.old is None
        ]
        with warnings.catch_warnings():
            warnings.simplefilter("error", ErratumWarning)
            br.check(cells, NEW, version=OLD)
