"""Exports are exclusive, and an earlier one is never lost, whoever writes meanwhile and whenever it is interrupted."""

import errno
import os
import sys
import threading

import pytest

from belarus_releases.errors import ExistsError, InvalidValueError, WriteError
from belarus_releases.export import moves, place
from belarus_releases.export.place import places, target

WRITTEN = {"file": b"new", "folder": {"one.csv": b"new", "two.csv": b"new, too"}}
EARLIER = {"file": b"earlier", "folder": {"one.csv": b"earlier"}}


def refused(*_, **__):
    raise OSError(errno.EPERM, "Operation not permitted")


@pytest.fixture(params=["exchange", "links", "bare"])
def system(request, monkeypatch):
    """A file system that can do all, one that knows no exchange, and one that knows no links either."""
    if request.param != "exchange":
        monkeypatch.setattr(moves, "_CALLS", {})
    if request.param == "bare":
        monkeypatch.setattr(os, "link", refused)
    return request.param


@pytest.fixture(params=["file", "folder"])
def kind(request):
    return request.param


@pytest.fixture
def at_exit(monkeypatch):
    """What is to be done when Python ends; called, it does that."""
    calls = []

    class Registry:
        register = staticmethod(calls.append)
        unregister = staticmethod(lambda call: call in calls and calls.remove(call))

        def __call__(self):
            for call in calls[:]:
                call()
            assert calls == []

    monkeypatch.setattr(place, "atexit", Registry())
    return place.atexit


def make(path, content):
    """A file, or a folder of files."""
    if isinstance(content, bytes):
        path.write_bytes(content)
    else:
        path.mkdir()
        for name, data in content.items():
            (path / name).write_bytes(data)


def content(path):
    """The bytes of a file, or of each in a folder; None where nothing is."""
    if path.is_dir():
        return {below.name: content(below) for below in path.iterdir()}
    return path.read_bytes() if path.exists() else None


def export(path, written, *, overwrite=False, meanwhile=lambda: None):
    with places(target("path", path, overwrite, lambda _: None)) as [new]:
        make(new, written)
        meanwhile()


class TestOneWriter:
    def test_where_nothing_is(self, system, kind, tmp_path):
        export(tmp_path / "it", WRITTEN[kind])
        assert content(tmp_path) == {"it": WRITTEN[kind]}

    @pytest.mark.parametrize("earlier", ["file", "folder"])
    def test_what_is_there_stays_unless_it_may_be_replaced(self, system, kind, earlier, tmp_path):
        make(tmp_path / "it", EARLIER[earlier])
        with pytest.raises(ExistsError, match=r"it' exists, and overwrite is False$"):
            export(tmp_path / "it", WRITTEN[kind])
        assert content(tmp_path) == {"it": EARLIER[earlier]}
        export(tmp_path / "it", WRITTEN[kind], overwrite=True)
        assert content(tmp_path) == {"it": WRITTEN[kind]}

    def test_where_the_working_folder_changes_meanwhile(self, system, kind, tmp_path, monkeypatch):
        (tmp_path / "here").mkdir()
        (tmp_path / "there").mkdir()
        monkeypatch.chdir(tmp_path / "here")
        export("it", WRITTEN[kind], meanwhile=lambda: os.chdir(tmp_path / "there"))
        assert content(tmp_path) == {"here": {"it": WRITTEN[kind]}, "there": {}}

    @pytest.mark.parametrize("path", ["", "..", "a/..", "a\0b", "\udcff\ud800", None, 3])
    def test_what_is_no_path_of_a_new_file(self, path):
        with pytest.raises(InvalidValueError, match=r"^path: expected (a path|the name of a new file), got "):
            target("path", path, False, lambda _: None)


class TestManyWriters:
    @pytest.mark.parametrize("overwrite", [False, True])
    @pytest.mark.parametrize("earlier", [False, True])
    def test_exactly_one_of_four_threads_is_told_that_it_has_written(self, system, kind, overwrite, earlier, tmp_path):
        if earlier:
            make(tmp_path / "it", EARLIER[kind])
        ready = threading.Barrier(4)
        told = []

        def write(number):
            written = WRITTEN[kind] if kind == "file" else {"one.csv": b"%d" % number, "two.csv": b"%d" % number}
            try:
                export(tmp_path / "it", written, overwrite=overwrite, meanwhile=ready.wait)
                told.append(written)
            except ExistsError:
                told.append(None)

        if earlier and not overwrite:
            ready = threading.Barrier(1)
        threads = [threading.Thread(target=write, args=(number,)) for number in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(10)
        done = [one for one in told if one is not None]
        assert len(told) == 4
        assert len(done) == (0 if earlier and not overwrite else 1)
        assert content(tmp_path) == {"it": done[0] if done else EARLIER[kind]}

    def test_what_a_stranger_makes_meanwhile_stays(self, system, kind, tmp_path):
        for overwrite in (False, True):
            with pytest.raises(ExistsError):
                export(
                    tmp_path / "it",
                    WRITTEN[kind],
                    overwrite=overwrite,
                    meanwhile=lambda: content(tmp_path).get("it") or make(tmp_path / "it", b"mine"),
                )
            assert content(tmp_path) == {"it": b"mine"}
            (tmp_path / "it").unlink()

    @pytest.mark.parametrize("mine", [b"mine", {"mine.txt": b"mine"}], ids=["file", "folder"])
    def test_what_a_stranger_makes_after_the_last_look_stays(self, system, kind, mine, tmp_path, monkeypatch):
        """Between the last look at the target and the move."""
        real = moves.create

        def create(new, path):
            make(path, mine)
            real(new, path)

        monkeypatch.setattr(moves, "create", create)
        with pytest.raises(ExistsError, match="it' is not replaced: it was made, changed or removed meanwhile"):
            export(tmp_path / "it", WRITTEN[kind])
        assert content(tmp_path) == {"it": mine}

    @pytest.mark.parametrize("mine", [b"mine", {"mine.txt": b"mine"}], ids=["file", "folder"])
    def test_what_a_stranger_puts_in_place_of_an_export_stays(self, system, kind, mine, tmp_path, monkeypatch):
        make(tmp_path / "it", EARLIER[kind])

        def change():
            os.rename(tmp_path / "it", tmp_path / "moved")
            make(tmp_path / "it", mine)

        with pytest.raises(ExistsError, match="it' is not replaced: it was made, changed or removed meanwhile"):
            export(tmp_path / "it", WRITTEN[kind], overwrite=True, meanwhile=change)
        assert content(tmp_path) == {"it": mine, "moved": EARLIER[kind]}

    @pytest.mark.parametrize("mine", [b"mine", {"mine.txt": b"mine"}], ids=["file", "folder"])
    def test_and_after_the_last_look_too(self, kind, mine, tmp_path, monkeypatch):
        """An exchange shows what it took out, and is taken back."""
        make(tmp_path / "it", EARLIER[kind])
        real = moves.exchange
        calls = []

        def exchange(one, other):
            calls.append(one)
            if len(calls) == 1:
                os.rename(tmp_path / "it", tmp_path / "moved")
                make(tmp_path / "it", mine)
            real(one, other)

        monkeypatch.setattr(moves, "exchange", exchange)
        with pytest.raises(ExistsError, match="it' is not replaced: it was made, changed or removed meanwhile"):
            export(tmp_path / "it", WRITTEN[kind], overwrite=True)
        assert len(calls) == 2
        assert content(tmp_path) == {"it": mine, "moved": EARLIER[kind]}

    def test_a_folder_taken_out_of_place_of_a_stranger_comes_back(self, tmp_path, monkeypatch):
        monkeypatch.setattr(moves, "_CALLS", {})
        make(tmp_path / "it", EARLIER["folder"])
        real = os.rename

        def rename(source, goal):
            if os.path.basename(os.path.dirname(goal)) == "aside":
                monkeypatch.setattr(os, "rename", real)
                (tmp_path / "it" / "mine.txt").write_bytes(b"mine")
            real(source, goal)

        monkeypatch.setattr(os, "rename", rename)
        with pytest.raises(ExistsError, match="made, changed or removed meanwhile"):
            export(tmp_path / "it", WRITTEN["folder"], overwrite=True)
        assert content(tmp_path) == {"it": {**EARLIER["folder"], "mine.txt": b"mine"}}

    def test_where_a_stranger_takes_the_place_of_a_folder_taken_out_it_is_named(self, tmp_path, monkeypatch):
        monkeypatch.setattr(moves, "_CALLS", {})
        make(tmp_path / "it", EARLIER["folder"])
        real = moves.create

        def create(new, path):
            if not path.exists():
                make(path, b"mine")
            real(new, path)

        monkeypatch.setattr(moves, "create", create)
        with pytest.raises(WriteError, match=r"it' cannot be restored: what was there is beside it, at '.*/aside/it'$"):
            export(tmp_path / "it", WRITTEN["folder"], overwrite=True)
        assert (tmp_path / "it").read_bytes() == b"mine"
        [left] = tmp_path.glob(".belarus-releases-*/aside/it")
        assert content(left) == EARLIER["folder"]

    def test_what_a_killed_process_has_taken_out_is_named(self, tmp_path):
        left = tmp_path / ".belarus-releases-0123" / "aside" / "it"
        left.parent.mkdir(parents=True)
        make(left, EARLIER["folder"])
        export(tmp_path / "other", b"new")
        for overwrite in (False, True):
            with pytest.raises(ExistsError, match=r"^'.*it' was being replaced and is at '\.bel.*-0123/aside/it'"):
                export(tmp_path / "it", WRITTEN["folder"], overwrite=overwrite)
        assert content(left) == EARLIER["folder"]


class TestSeveralTargets:
    def export(self, folder, **options):
        wishes = [target("path", folder / name, True, lambda _: None) for name in ("it", "too")]
        with places(*wishes) as [one, other]:
            make(one, WRITTEN["file"])
            make(other, WRITTEN["file"])

    @pytest.mark.parametrize("earlier", [{}, {"it": b"earlier"}, {"too": b"earlier"}, {"it": b"1", "too": b"2"}])
    def test_all_or_none(self, system, earlier, tmp_path, monkeypatch):
        for name, data in earlier.items():
            make(tmp_path / name, data)
        real = place._Swap.put

        def put(swap):
            if swap.target.path.name == "too":
                raise PermissionError(13, "denied")
            real(swap)

        with monkeypatch.context() as patch:
            patch.setattr(place._Swap, "put", put)
            with pytest.raises(WriteError, match=r"too' cannot be written: denied$"):
                self.export(tmp_path)
        assert content(tmp_path) == earlier
        self.export(tmp_path)
        assert content(tmp_path) == {"it": b"new", "too": b"new"}


class TestInterruptions:
    """KeyboardInterrupt at each line; at each instruction every night."""

    FILES = (place.__file__, moves.__file__)

    def run_interrupted(self, action, at, monkeypatch, *, opcodes):
        """Run an action with an interruption at each of some steps; how often it was interrupted."""
        seen = {"steps": 0, "interruptions": 0}

        def trace(frame, event, _):
            if frame.f_code.co_filename not in self.FILES:
                return None
            frame.f_trace_opcodes = opcodes
            if event == ("opcode" if opcodes else "line"):
                seen["steps"] += 1
                if seen["steps"] in at:
                    seen["interruptions"] += 1
                    raise KeyboardInterrupt  # which ends the tracing
            return trace

        real = place._despite_an_interruption

        def traced(action):
            def again():
                sys.settrace(trace)
                action()

            real(again)

        before = sys.gettrace()
        with monkeypatch.context() as patch:
            patch.setattr(place, "_despite_an_interruption", traced)
            sys.settrace(trace)
            try:
                action()
            except KeyboardInterrupt:
                pass
            finally:
                sys.settrace(before)
        return seen["interruptions"]

    @pytest.fixture
    def check(self, at_exit, kind, system, tmp_path, monkeypatch):
        """A function that interrupts an export at every step, and once more some steps later."""

        def check(*, earlier, again=None, opcodes=False):
            step, times = 0, []
            while not times or times[-1]:
                step += 1
                here = tmp_path / str(step)
                here.mkdir()
                if earlier:
                    make(here / "it", EARLIER[kind])
                at = {step} if again is None else {step, step + again}
                times.append(
                    self.run_interrupted(
                        lambda here=here: export(here / "it", WRITTEN[kind], overwrite=True),
                        at,
                        monkeypatch,
                        opcodes=opcodes,
                    )
                )
                at_exit()
                allowed = [{"it": WRITTEN[kind]}, {"it": EARLIER[kind]} if earlier else {}]
                assert content(here) in (allowed if times[-1] else allowed[:1]), f"{step}: {content(here)}"
            assert step > 50
            assert max(times) == len(at)

        return check

    @pytest.mark.parametrize("earlier", [False, True])
    def test_one(self, check, earlier):
        check(earlier=earlier)

    def test_two(self, check):
        check(earlier=True, again=1)

    def test_while_what_was_written_is_deleted(self, at_exit, system, tmp_path, monkeypatch):
        """Half of a folder is not taken for what stood at the target."""
        make(tmp_path / "it", EARLIER["folder"])
        real = place.rmtree

        def rmtree(path, **options):
            half = next(path.rglob("two.csv"), None)
            if half is not None:
                half.unlink()
                raise KeyboardInterrupt
            real(path, **options)

        monkeypatch.setattr(place, "rmtree", rmtree)
        with pytest.raises(KeyboardInterrupt):
            export(
                tmp_path / "it",
                WRITTEN["folder"],
                overwrite=True,
                meanwhile=lambda: (tmp_path / "it" / "mine.txt").write_bytes(b"mine"),
            )
        at_exit()
        assert content(tmp_path) == {"it": {**EARLIER["folder"], "mine.txt": b"mine"}}

    @pytest.mark.nightly
    @pytest.mark.parametrize("again", [None, 1, 10, 100])
    @pytest.mark.parametrize("earlier", [False, True])
    def test_at_every_instruction(self, check, earlier, again):
        check(earlier=earlier, again=again, opcodes=True)
