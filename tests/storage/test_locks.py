import errno
import subprocess
import sys
from pathlib import Path

import filelock
import msgspec
import pytest

from sla_desktop.storage.errors import StoreError
from sla_desktop.storage.fileops import Who
from sla_desktop.storage.library import Library
from sla_desktop.storage.locks import Holder, LockedError, hold, holder
from tests.storage.faults import START, FaultyOps, SteadyOps, failing
from tests.storage.samples import agreement

OTHER_HOST = Holder("desktop", "bob", START)


def note(folder: Path) -> Path:
    return folder / "support.holder.json"


def test_the_second_writer_is_told_who_and_since_when(tmp_path: Path) -> None:
    first = hold(tmp_path, "support", SteadyOps("anna"))
    with pytest.raises(LockedError) as caught:
        hold(tmp_path, "support", SteadyOps("bob"))
    assert str(caught.value) == (
        "“support” is being edited by anna on laptop since 2026-03-02 09:00 UTC: "
        "close it there, or open it read-only."
    )
    assert caught.value.holder == Holder("laptop", "anna", START)
    first.release()
    hold(tmp_path, "support", SteadyOps("bob")).release()


def test_other_agreements_are_free(tmp_path: Path) -> None:
    first = hold(tmp_path, "support", SteadyOps())
    hold(tmp_path, "hosting", SteadyOps()).release()
    first.release()


def test_release_takes_the_note_away(tmp_path: Path) -> None:
    held = hold(tmp_path, "support", SteadyOps())
    assert note(tmp_path).exists()
    held.release()
    assert not note(tmp_path).exists()
    assert holder(tmp_path, "support", SteadyOps()) is None


def test_release_survives_a_note_that_is_gone(tmp_path: Path) -> None:
    held = hold(tmp_path, "support", SteadyOps())
    note(tmp_path).unlink()
    held.release()
    hold(tmp_path, "support", SteadyOps()).release()


@pytest.mark.parametrize("content", [b"", b"\0" * 100, b"{", b"[]", b"[" * 1900, b'{"host":1}'])
def test_an_unreadable_note_stops_nobody(tmp_path: Path, content: bytes) -> None:
    note(tmp_path).write_bytes(content)
    hold(tmp_path, "support", SteadyOps()).release()
    assert holder(tmp_path, "support", SteadyOps()) is None


def test_an_unreadable_note_of_a_live_holder_is_another_program(tmp_path: Path) -> None:
    held = hold(tmp_path, "support", SteadyOps())
    note(tmp_path).write_bytes(b"")
    with pytest.raises(LockedError, match="being edited by another program") as caught:
        hold(tmp_path, "support", SteadyOps())
    assert caught.value.holder is None
    held.release()


@pytest.mark.parametrize("days", [-3650, -1, 0, 1, 3650])
def test_a_note_left_by_a_killed_program_is_stale_whatever_the_clock_says(
    tmp_path: Path, days: int
) -> None:
    left = Holder("laptop", "anna", START)
    note(tmp_path).write_bytes(msgspec.json.encode(left))
    ops = SteadyOps()
    ops.ahead(days=days)
    assert holder(tmp_path, "support", ops) is None
    held = hold(tmp_path, "support", ops)
    assert holder(tmp_path, "support", ops) == Holder("laptop", "anna", ops.time)
    held.release()


def test_a_note_of_another_computer_is_believed_until_taken_over(tmp_path: Path) -> None:
    note(tmp_path).write_bytes(msgspec.json.encode(OTHER_HOST))
    ops = SteadyOps()
    with pytest.raises(LockedError, match=r"by bob on desktop .* take over if nobody works on it"):
        hold(tmp_path, "support", ops)
    assert holder(tmp_path, "support", ops) == OTHER_HOST
    held = hold(tmp_path, "support", ops, take_over=True)
    assert holder(tmp_path, "support", ops) == Holder("laptop", "anna", START)
    held.release()
    hold(tmp_path, "support", ops).release()


def test_a_note_that_cannot_be_written_does_not_stop_the_holder(tmp_path: Path) -> None:
    ops = FaultyOps()
    ops.always("write", failing(errno.ENOSPC))
    held = hold(tmp_path, "support", ops)
    ops.disarm()
    with pytest.raises(LockedError, match="another program"):
        hold(tmp_path, "support", SteadyOps())
    held.release()


def test_a_folder_without_room_for_locks_says_so(tmp_path: Path) -> None:
    ops = FaultyOps()
    ops.always("make_folder", failing(errno.EROFS))
    with pytest.raises(StoreError, match=r"editing \(the disk is read-only"):
        hold(tmp_path / "locks", "support", ops)
    assert holder(tmp_path / "locks", "support", ops) is None


def test_without_locks_the_note_is_all_there_is(tmp_path: Path) -> None:
    left = Holder("laptop", "anna", START)
    note(tmp_path).write_bytes(msgspec.json.encode(left))
    ops = FaultyOps()
    ops.always("make_folder", failing(errno.EROFS))
    assert holder(tmp_path, "support", ops) == left


def test_a_disk_without_locks_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_locks(lock: object) -> None:
        raise NotImplementedError

    monkeypatch.setattr(filelock.FileLock, "acquire", no_locks)
    with pytest.raises(StoreError, match="the disk knows no locks"):
        hold(tmp_path, "support", SteadyOps())


def test_a_lock_ends_with_its_process(tmp_path: Path) -> None:
    script = (
        "import os, sys; from pathlib import Path\n"
        "from sla_desktop.storage.fileops import SYSTEM\n"
        "from sla_desktop.storage.locks import hold\n"
        "held = hold(Path(sys.argv[1]), 'support', SYSTEM)\n"
        "print('held', flush=True); sys.stdin.readline(); os._exit(9)"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        ops = SteadyOps()
        with pytest.raises(LockedError):
            hold(tmp_path, "support", ops)
        other.communicate("\n")
    ops.me = Who(msgspec.json.decode(note(tmp_path).read_bytes())["host"], "anna")
    assert holder(tmp_path, "support", ops) is None
    hold(tmp_path, "support", ops).release()


def test_many_starts_at_once_make_one_writer(tmp_path: Path) -> None:
    script = (
        "import sys; from pathlib import Path\n"
        "from sla_desktop.storage.fileops import SYSTEM\n"
        "from sla_desktop.storage.locks import LockedError, hold\n"
        "sys.stdin.readline()\n"
        "try: held = hold(Path(sys.argv[1]), 'support', SYSTEM); print('writer', flush=True)\n"
        "except LockedError: print('reader', flush=True)\n"
        "sys.stdin.readline()"
    )
    starts = [
        subprocess.Popen(
            [sys.executable, "-c", script, str(tmp_path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(6)
    ]
    for start in starts:
        assert start.stdin is not None
        start.stdin.write("\n")
        start.stdin.flush()
    answers = [start.stdout.readline().strip() for start in starts if start.stdout]
    for start in starts:
        start.communicate("\n")
    assert sorted(answers) == ["reader"] * 5 + ["writer"]


def test_a_library_locks_what_it_edits_and_names_the_holder_to_readers(tmp_path: Path) -> None:
    with Library(tmp_path, SteadyOps("anna")) as mine:
        mine.add(agreement())
        theirs = Library(tmp_path, SteadyOps("bob"))
        with pytest.raises(LockedError, match="by anna on laptop"):
            theirs.load("support")
        loaded = theirs.load("support", read_only=True)
        assert loaded.agreement == agreement()
        assert loaded.holder == Holder("laptop", "anna", START)
        mine.close("support")
        assert theirs.load("support").holder is None
        theirs.close_all()
        assert mine.load("support", read_only=True).holder is None


def test_taking_over_costs_a_conflict_copy_not_an_edit(tmp_path: Path) -> None:
    with Library(tmp_path, SteadyOps()) as mine:
        mine.add(agreement())
    note(tmp_path / "locks").write_bytes(msgspec.json.encode(OTHER_HOST))
    library = Library(tmp_path, SteadyOps())
    with pytest.raises(LockedError, match="take over"):
        library.load("support")
    assert library.load("support", take_over=True).agreement == agreement()
