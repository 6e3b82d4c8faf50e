"""A fault at each file operation of a save leaves the old or the new state."""

import errno
import os
import shutil
from pathlib import Path

import pytest

from sla_desktop.domain.agreement import Agreement
from sla_desktop.storage.errors import NotSavedError, NotYetSafeError, StoreError
from sla_desktop.storage.library import Library
from tests.storage.faults import (
    CrashError,
    Fault,
    FaultyOps,
    SteadyOps,
    crash,
    crash_after,
    failing,
    files_in,
    passing,
    short_write,
    windows,
)
from tests.storage.samples import agreement

SAVE = ["read", "create", "write", "sync", "close", "link", "replace", "sync_folder", "remove"]

FAULTS: dict[str, Fault] = {
    "crash": crash,
    "crash-after": crash_after,
    "ENOSPC": failing(errno.ENOSPC),
    "EIO": failing(errno.EIO),
    "EACCES": failing(errno.EACCES),
    "short": short_write,
    "win5-once": windows(5, always=False),
    "win32-once": windows(32, always=False),
    "win33-once": windows(33, always=False),
    "win5-always": windows(5, always=True),
    "win32-always": windows(32, always=True),
    "win33-always": windows(33, always=True),
}
WORDS = {"shrink": 10, "same": 500, "grow": 2000}


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library whose agreement has so many generations that each save also removes one."""
    folder = tmp_path_factory.mktemp("prepared")
    with Library(folder, SteadyOps()) as library:
        library.add(agreement(words=500))
        for turn in range(12):
            library.save(agreement(title=f"Before {turn:02}", words=500))
    return folder


@pytest.fixture
def store(prepared: Path, tmp_path: Path) -> Path:
    """A library like the prepared one; links do, as the store never writes into a file."""
    name = "agreements"
    shutil.copytree(prepared / name, tmp_path / name, copy_function=os.link)
    return tmp_path


def opened(folder: Path, ops: SteadyOps) -> Library:
    library = Library(folder, ops)
    library.load("support")
    return library


def now_there(folder: Path) -> tuple[Agreement, bool]:
    """What a new start reads, and whether it had to recover."""
    with Library(folder, SteadyOps()) as library:
        loaded = library.load("support")
        return loaded.agreement, loaded.recovery is not None


def test_a_save_does_these_operations(store: Path) -> None:
    ops = FaultyOps()
    library = opened(store, ops)
    ops.arm(-1, passing)
    library.save(agreement())
    assert ops.log == SAVE


@pytest.mark.parametrize("size", WORDS)
@pytest.mark.parametrize("at", range(len(SAVE)), ids=SAVE)
@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_leaves_old_or_new_state(store: Path, name: str, at: int, size: str) -> None:
    ops = FaultyOps()
    library = opened(store, ops)
    before = agreement(title="Before 11", words=500)
    after = agreement(title="After", words=WORDS[size])
    ops.arm(at, FAULTS[name])
    error: BaseException | None = None
    try:
        library.save(after)
    except (StoreError, CrashError) as raised:
        error = raised
    ops.disarm()

    if isinstance(error, NotSavedError):
        assert Library(store, ops).load("support", read_only=True).agreement == before
    elif error is None or isinstance(error, NotYetSafeError):
        assert Library(store, ops).load("support", read_only=True).agreement == after
    if isinstance(error, StoreError):
        assert str(store) in str(error)
        library.save(after)  # the edit is still in memory: trying again works
        assert [n for n in files_in(store) if n.endswith(".tmp")] == []
        before = after
    library.close_all()
    state, recovered = now_there(store)
    assert state in ((after,) if error is None else (before, after))
    assert not recovered
    assert [n for n in files_in(store) if n.endswith(".tmp")] == []
    assert isinstance(error, CrashError) == name.startswith("crash")


@pytest.mark.parametrize("operation", ["create", "write", "sync", "close", "replace"])
def test_a_full_disk_is_a_failed_save_that_names_file_and_cause(
    store: Path, operation: str
) -> None:
    ops = FaultyOps()
    library = opened(store, ops)
    files = files_in(store)
    ops.arm(SAVE.index(operation), failing(errno.ENOSPC))
    with pytest.raises(NotSavedError, match=r"agreement\.json” was not saved \(the disk is full\)"):
        library.save(agreement())
    ops.disarm()
    changed = {n for n, data in files_in(store).items() if files.get(n) != data}
    assert all(name.split("/")[-1].startswith("g") for name in changed)


@pytest.mark.parametrize("operation", ["link", "remove"])
def test_trouble_with_earlier_states_is_a_warning_not_a_failed_save(
    store: Path, operation: str
) -> None:
    ops = FaultyOps()
    library = opened(store, ops)
    ops.always(operation, windows(32, always=True))
    saved = library.save(agreement(title="After"))
    ops.disarm()
    library.close_all()
    assert now_there(store) == (agreement(title="After"), False)
    assert len(saved.warnings) == (1 if operation == "remove" else 0)


def test_where_links_do_not_exist_the_earlier_state_is_copied(store: Path) -> None:
    ops = FaultyOps()
    library = opened(store, ops)
    ops.arm(SAVE.index("link"), failing(errno.EPERM))
    library.save(agreement(title="After"))
    assert ops.log[5:-3] == ["link", "create", "write", "sync", "close"]
    ops.disarm()
    generations = sorted(n for n in files_in(store) if "/g0" in n)
    assert b"Before 11" in (store / generations[-1]).read_bytes()


def test_an_earlier_state_that_cannot_be_kept_is_a_warning(store: Path) -> None:
    ops = FaultyOps()
    library = opened(store, ops)
    number = len([n for n in files_in(store) if "/g0" in n])

    def no_room_for_generations(ops: FaultyOps, kind: str, step: object) -> None:
        ops.again = "create"
        raise OSError(errno.ENOSPC, "injected")

    ops.arm(SAVE.index("link"), no_room_for_generations)
    saved = library.save(agreement(title="After"))
    ops.disarm()
    assert len(saved.warnings) == 1
    assert "could not be kept (the disk is full): the save itself is in order" in saved.warnings[0]
    assert len([n for n in files_in(store) if "/g0" in n]) == number


def test_only_windows_busy_errors_are_waited_for_and_only_three_seconds(store: Path) -> None:
    ops = FaultyOps()
    library = opened(store, ops)
    ops.arm(SAVE.index("replace"), windows(32, always=True))
    with pytest.raises(NotSavedError, match="another program has it open"):
        library.save(agreement())
    assert ops.slept == [0.05, 0.1, 0.2, 0.4, 0.8, 1.6]
    ops.arm(SAVE.index("replace"), failing(errno.EACCES))
    with pytest.raises(NotSavedError, match="access is denied"):
        library.save(agreement())
    assert len(ops.slept) == 6
    ops.arm(SAVE.index("replace"), windows(5, always=False))
    library.save(agreement())
    assert len(ops.slept) == 7


def test_after_a_failed_folder_sync_the_save_is_in_place_but_must_be_repeated(
    store: Path,
) -> None:
    ops = FaultyOps()
    library = opened(store, ops)
    ops.arm(SAVE.index("sync_folder"), failing(errno.EIO))
    with pytest.raises(NotYetSafeError, match="the disk did not confirm it"):
        library.save(agreement(title="After"))
    ops.disarm()
    assert library.load("support").agreement.title == "After"
    assert library.save(agreement(title="After")).warnings == ()


def test_a_left_over_that_cannot_be_removed_does_not_block_the_next_save(store: Path) -> None:
    ops = FaultyOps()
    library = opened(store, ops)

    def no_way(ops: FaultyOps, kind: str, step: object) -> None:
        ops.again = "remove"
        raise OSError(errno.EIO, "injected")

    ops.arm(SAVE.index("sync"), no_way)
    with pytest.raises(NotSavedError):
        library.save(agreement(title="After"))
    assert [n for n in files_in(store) if n.endswith(".tmp")] != []
    ops.disarm()
    library.save(agreement(title="After"))
    library.close_all()
    assert now_there(store) == (agreement(title="After"), False)


def test_a_folder_that_is_gone_is_a_failed_save(store: Path) -> None:
    library = opened(store, SteadyOps())
    folder = store / "agreements"
    folder.rename(store / "unplugged")
    with pytest.raises(NotSavedError, match="the folder is not there"):
        library.save(agreement(title="After"))
    (store / "unplugged").rename(folder)
    library.save(agreement(title="After"))


def test_a_file_that_was_removed_meanwhile_is_written_again(store: Path) -> None:
    library = opened(store, SteadyOps())
    (store / "agreements/support/agreement.json").unlink()
    library.save(agreement(title="After"))
    library.close_all()
    assert now_there(store) == (agreement(title="After"), False)
