"""What is shipped is what the build gives; and the steps of the build, each by itself."""

import datetime as dt
import json
import subprocess
import sys

import attrs
import pytest

from curation import build, evidence, publish, verify
from curation.files import DATA, ROOT, CurationError
from curation.rank import ranks


def test_shipped_is_built():
    assert build.differences() == []


def test_the_check_sees_an_edit(monkeypatch):
    real = build.tables

    def edited():
        tables = real()
        tables["events"][0]["note"] = "another note"
        return tables

    monkeypatch.setattr(build, "tables", edited)
    assert "data/events.csv" in build.differences()


def test_the_steps_run_as_modules():
    for step in ("build", "verify"):
        asked = [sys.executable, "-m", f"curation.{step}", *(["--check"] if step == "build" else [])]
        done = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr


def test_shipped_verifies():
    assert verify.findings(verify.shipped()) == []


@pytest.mark.parametrize(
    ("table", "column", "value", "rule"),
    [
        ("events", "released_total", "53", "carried"),
        ("events", "released_total", "5x", "type"),
        ("events", "released_total", "052", "form"),
        ("events", "destinations", "LT;PL", "carried"),
        ("events", "destinations", "Lithuania", "pattern"),
        ("events", "legal_act", "", "required"),
        ("events", "legal_act", "mercy", "vocabulary"),
        ("events", "date", "2025-13-01", "type"),
        ("events", "note", " x", "text"),
        ("events", "part_of", "no-event", "reference"),
        ("events", "in_series", "True", "type"),
        ("claims", "record_id", "no-event", "reference"),
        ("claims", "field", "label", "reference"),
        ("claims", "table", "sources", "vocabulary"),
        ("sources", "url", "file:///tmp/x", "pattern"),
    ],
)
def test_a_wrong_cell_is_found_and_named(table, column, value, rule):
    tables = verify.shipped()
    tables[table][-1] = {**tables[table][-1], column: value}
    found = verify.findings(tables)
    assert (f"{table}.csv", len(tables[table]) + 1, column, rule) in {f[:4] for f in found}
    assert all(f"{f.file}, line {f.line}, {f.column}: " in str(f) for f in found)


def test_a_doubled_row_is_found():
    tables = verify.shipped()
    tables["events"].append(tables["events"][-1])
    assert {f.rule for f in verify.findings(tables)} == {"unique"}


def row(number, value, source="s1", field="released_total"):
    return {"claim_id": f"c{number}", "table": "events", "record_id": "e", "field": field, "value": value,
            "source_id": source}  # fmt: skip


class TestRanks:
    SOURCES = {s.source_id: s for s in evidence.sources()}

    def source(self, source_id, **given):
        empty = attrs.evolve(self.SOURCES["s0003"], source_id=source_id, published_latest=None)
        return attrs.evolve(empty, **given)

    def test_public_addresses_go_before_none_and_good_before_weak(self):
        sources = [
            self.source("s1", url=None, quality="primary"),
            self.source("s2", quality="weak"),
            self.source("s3"),
            self.source("s4", published_latest=dt.date(2025, 1, 1)),
        ]
        claims = [row(i, "52", f"s{i}") for i in (1, 2, 3, 4)]
        assert ranks(claims, sources, {}, ()) == {"c4": 1, "c3": 2, "c2": 3, "c1": 4}

    def test_finer_dates_go_first(self):
        claims = [row(1, "2025-09", field="date"), row(2, "2025-09-11", field="date")]
        assert ranks(claims, [self.source("s1")], {}, ()) == {"c2": 1, "c1": 2}

    def test_decisions_go_before_rules_and_what_is_left_out_has_no_place(self):
        claims = [row(1, "52"), row(2, "54"), row(3, "16")]
        adopted = {("events", "e", "released_total", "54"): 0}
        assert ranks(claims, [self.source("s1")], adopted, {"c3"}) == {"c2": 1, "c1": 2}

    def test_items_of_a_list_are_ranked_each_for_itself(self):
        claims = [row(1, "LT", field="destinations"), row(2, "UA", field="destinations")]
        assert ranks(claims, [self.source("s1")], {}, ()) == {"c1": 1, "c2": 1}


class TestEvidence:
    def edit(self, tmp_path, monkeypatch, name, text):
        folder = tmp_path / "decisions"
        folder.mkdir()
        (folder / name).write_text(text, encoding="utf-8")
        monkeypatch.setattr(evidence, "DECISIONS", folder)

    @pytest.mark.parametrize(
        ("name", "line", "says"),
        [
            ("codes.csv", "events,e,mercy,x,r", r"codes.csv, line 2: events has no coded column 'mercy'"),
            ("entered.csv", "events,e,women,3", r"entered.csv, line 2: events has no entered column 'women'"),
            ("codes.csv", "events,e,legal_act,mercy,r", r"legal_act is never 'mercy'"),
            (
                "codes.csv",
                "events,e,legal_act,pardon,r\nevents,e,legal_act,amnesty,r",
                "line 3: legal_act of e .* twice",
            ),
            ("codes.csv", "events,e,legal_act", "codes.csv, line 2: the number of cells"),
        ],
    )
    def test_what_cannot_be_built_from_is_named(self, tmp_path, monkeypatch, name, line, says):
        header = "table,record_id,field,value,reason" if name == "codes.csv" else "table,record_id,field,value"
        self.edit(tmp_path, monkeypatch, name, f"{header}\n{line}\n")
        with pytest.raises(CurationError, match=says):
            evidence.fixed()


@pytest.mark.slow
class TestPublish:
    """Refusals; what they were to write goes to a folder that is not looked at."""

    @pytest.fixture(autouse=True)
    def nothing_is_written(self, monkeypatch, tmp_path):
        def refuse(*_):
            raise AssertionError("it would have been published")

        monkeypatch.setattr(publish.shutil, "copytree", refuse)

    @pytest.mark.parametrize("version", ["2026.11", "v2026.11.9", "2026.13.0", "2026.11.01"])
    def test_what_is_no_version(self, version):
        with pytest.raises(publish.RefusedError, match="is not a version"):
            publish.publish(version, dt.date(2026, 11, 30))

    @pytest.fixture
    def edited(self, monkeypatch):
        real = build.tables

        def edit(change):
            def tables():
                made = real()
                change(made)
                return made

            monkeypatch.setattr(build, "tables", tables)
            before = {path: path.read_bytes() for path in DATA.rglob("*.csv")}
            return lambda: {path: path.read_bytes() for path in DATA.rglob("*.csv")} == before

        return edit

    def test_an_older_version_is_refused(self, edited):
        unchanged = edited(lambda tables: tables["events"][0].update(note="x"))
        with pytest.raises(publish.RefusedError, match="is not newer than"):
            publish.publish("2024.1.0", dt.date(2026, 11, 30))
        assert unchanged()

    def test_what_does_not_verify_is_refused(self, edited):
        unchanged = edited(lambda tables: tables["events"][0].update(legal_act="mercy"))
        with pytest.raises(publish.RefusedError, match=r"events\.csv, line 2, legal_act"):
            publish.publish("2099.1.0", dt.date(2099, 1, 1))
        assert unchanged()

    @pytest.mark.parametrize(
        ("change", "says"),
        [
            (
                lambda shape: shape["events"].update(gone=shape["events"]["note"]),
                "removed",
            ),
            (lambda shape: shape["events"]["women"].update(kind="text"), "retyped"),
            (lambda shape: shape["events"]["legal_act"]["items"].update(mercy="2026.11.0"), "item mercy"),
            (lambda shape: shape["events"].pop("women"), "women in events.women is new"),
        ],
    )
    def test_a_column_or_item_that_went_is_refused(self, edited, monkeypatch, tmp_path, change, says):
        shape = json.loads(publish.SHAPE.read_text(encoding="utf-8"))
        change(shape)
        path = tmp_path / "published.json"
        path.write_text(json.dumps(shape), encoding="utf-8")
        monkeypatch.setattr(publish, "SHAPE", path)
        unchanged = edited(lambda tables: tables["events"][0].update(note="x"))
        with pytest.raises(publish.RefusedError, match=says):
            publish.publish("2099.1.0", dt.date(2099, 1, 1))
        assert unchanged()
