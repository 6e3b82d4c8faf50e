import errno
import multiprocessing
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import pytest
from filelock import FileLock, Timeout

from sla_desktop.storage.errors import (
    ChangedOnDiskError,
    ExistsError,
    NotSavedError,
    StoreError,
    UnreadableError,
)
from sla_desktop.storage.outside import write_outside
from sla_desktop.storage.wholefile import stem
from tests.storage.faults import CrashError, FaultyOps, SteadyOps, crash, failing, files_in

ROUNDS = 25


@contextmanager
def another_writer(path: Path) -> Generator[None]:
    """Another program that is writing `path`."""
    with FileLock(path.parent / f"{stem(path)}.lock"):
        yield


def test_a_file_is_written_and_nothing_left_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "offer.pdf"
    write_outside(path, b"old", replace=False)
    write_outside(path, b"new", replace=True, before=b"old")
    assert files_in(tmp_path) == {"offer.pdf": b"new"}
    with pytest.raises(ExistsError):
        write_outside(path, b"newer", replace=False)
    assert files_in(tmp_path) == {"offer.pdf": b"new"}


def test_what_another_program_wrote_meanwhile_stays(tmp_path: Path) -> None:
    path = tmp_path / "offer.pdf"
    for theirs in (b"theirs", b"older and longer", b""):
        path.write_bytes(theirs)
        with pytest.raises(ChangedOnDiskError, match="by another program meanwhile"):
            write_outside(path, b"mine", replace=True, before=b"older")
        assert files_in(tmp_path) == {"offer.pdf": theirs}


def test_a_file_that_went_meanwhile_is_not_made_anew(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="is not there"):
        write_outside(tmp_path / "offer.pdf", b"mine", replace=True, before=b"old")
    assert files_in(tmp_path) == {}


def test_left_overs_of_killed_writers_of_this_file_go(tmp_path: Path) -> None:
    path = tmp_path / "offer.pdf"
    ops = FaultyOps()
    ops.arm(3, crash)
    with pytest.raises(CrashError):
        write_outside(path, b"killed", replace=True, ops=ops)
    assert [*files_in(tmp_path)] == [f"{stem(path)}-{ops.process()}-1.tmp"]
    others = tmp_path / f"{stem(tmp_path / 'other.pdf')}-7-1.tmp"
    others.write_bytes(b"of another file")
    write_outside(path, b"new", replace=True)
    assert files_in(tmp_path) == {"offer.pdf": b"new", others.name: b"of another file"}


def test_a_folder_that_cannot_be_listed_keeps_them(tmp_path: Path) -> None:
    ops = FaultyOps()
    ops.always("names", failing(errno.EACCES))
    write_outside(tmp_path / "offer.pdf", b"new", replace=False, ops=ops)
    assert files_in(tmp_path) == {"offer.pdf": b"new"}


def test_another_writer_is_waited_for_then_named(tmp_path: Path) -> None:
    path = tmp_path / "offer.pdf"
    ops = SteadyOps()
    with (
        another_writer(path),
        pytest.raises(NotSavedError, match="is being written by another program: try again"),
    ):
        write_outside(path, b"new", replace=False, ops=ops)
    assert 1 <= sum(ops.slept) <= 3
    assert not path.exists()
    write_outside(path, b"new", replace=False, ops=ops)
    assert path.read_bytes() == b"new"


def test_no_folder_is_made_for_a_lock(tmp_path: Path) -> None:
    with pytest.raises(NotSavedError, match="the folder is not there"):
        write_outside(tmp_path / "gone" / "offer.pdf", b"new", replace=False)
    assert [*tmp_path.iterdir()] == []


def test_where_no_lock_can_be_had_the_file_is_written_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_lock: FileLock) -> None:
        raise PermissionError(errno.EACCES, "no locks here")

    monkeypatch.setattr(FileLock, "acquire", refuse)
    write_outside(tmp_path / "offer.pdf", b"new", replace=False)
    assert files_in(tmp_path) == {"offer.pdf": b"new"}


def test_a_ring_of_links_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    with pytest.raises(StoreError, match="was not saved"):
        write_outside(tmp_path / "a", b"new", replace=True)


def test_of_two_programs_that_read_the_same_state_only_one_writes(tmp_path: Path) -> None:
    path = tmp_path / "count.json"
    path.write_bytes(b"0")
    context = multiprocessing.get_context("spawn")
    workers = [context.Process(target=count_up, args=(path,)) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert [worker.exitcode for worker in workers] == [0, 0]
    assert files_in(tmp_path) == {"count.json": str(2 * ROUNDS).encode()}


def count_up(path: Path) -> None:
    """Adds one so many times; a state that went meanwhile is read again."""
    done = 0
    while done < ROUNDS:
        before = path.read_bytes()
        try:
            write_outside(path, str(int(before) + 1).encode(), replace=True, before=before)
        except ChangedOnDiskError:
            continue
        done += 1


def test_a_place_where_no_lock_can_ever_be_is_not_waited_for_as_if_one_were(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(lock: FileLock) -> None:
        raise Timeout(lock.lock_file)

    monkeypatch.setattr(FileLock, "acquire", missing)
    write_outside(tmp_path / "offer.pdf", b"new", replace=False, ops=SteadyOps())
    assert files_in(tmp_path) == {"offer.pdf": b"new"}
