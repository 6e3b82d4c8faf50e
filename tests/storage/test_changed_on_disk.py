"""Other programs change files, clocks jump."""

import errno
import os
import shutil
from pathlib import Path

import pytest

from sla_desktop.storage.errors import (
    ChangedOnDiskError,
    NotSavedError,
)
from sla_desktop.storage.library import CONFLICT, Library
from tests.storage.faults import (
    START,
    FaultyOps,
    SteadyOps,
    failing,
)
from tests.storage.samples import agreement, flip, generations, main_file


def test_a_file_changed_by_another_program_is_not_overwritten(folder: Path) -> None:
    mine, theirs = Library(folder, SteadyOps()), folder.parent / "theirs"
    mine.load("support")
    shutil.copytree(folder, theirs)
    with Library(theirs, SteadyOps()) as other:
        other.load("support")
        other.save(agreement(title="Theirs"))
    shutil.copy(main_file(theirs), main_file(folder))
    draft = agreement(title="Mine")
    with pytest.raises(ChangedOnDiskError, match="keep this draft as a conflict copy"):
        mine.save(draft)
    with pytest.raises(NotSavedError):
        mine.save(draft)
    version = mine.keep_conflict(draft, START)
    assert version.label == CONFLICT
    assert mine.load("support").agreement.title == "Theirs"
    assert mine.load_version("support", version.number) == draft
    mine.save(draft)
    assert mine.load("support").agreement.title == "Mine"


def test_even_a_change_of_one_byte_is_seen(folder: Path) -> None:
    library = Library(folder, SteadyOps())
    library.load("support")
    status = os.stat(main_file(folder))
    main_file(folder).write_bytes(flip(main_file(folder).read_bytes()))
    os.utime(main_file(folder), ns=(status.st_atime_ns, status.st_mtime_ns))
    with pytest.raises(ChangedOnDiskError):
        library.save(agreement(title="Mine"))


def test_a_file_that_appears_while_the_first_save_was_prepared_is_kept(tmp_path: Path) -> None:
    ops = FaultyOps()
    library = Library(tmp_path, ops)
    ops.always("create", failing(errno.ENOSPC))
    with pytest.raises(NotSavedError):
        library.add(agreement())
    ops.disarm()
    main_file(tmp_path).write_bytes(b"from elsewhere")
    with pytest.raises(ChangedOnDiskError):
        library.save(agreement())


def test_a_file_that_cannot_be_compared_is_not_overwritten(folder: Path) -> None:
    ops = FaultyOps()
    library = Library(folder, ops)
    library.load("support")
    ops.arm(0, failing(errno.EIO))
    with pytest.raises(NotSavedError, match="the disk reports an error"):
        library.save(agreement())


@pytest.mark.parametrize("days", [-1, -3650, 1, 3650])
def test_a_clock_that_jumps_changes_neither_order_nor_recovery(folder: Path, days: int) -> None:
    ops = SteadyOps()
    with Library(folder, ops) as library:
        library.load("support")
        ops.ahead(days=days)
        for number in range(5, 30):
            saved = library.save(agreement(title=f"State {number}"))
            assert saved.generation == number
    main_file(folder).write_bytes(b"")
    with Library(folder, ops) as library:
        assert library.load("support").agreement.title == "State 28"


def test_pruning_never_takes_the_only_good_generation(folder: Path) -> None:
    with Library(folder, SteadyOps()) as library:
        library.load("support")
        for number in range(5, 20):
            for path in generations(folder):
                path.write_bytes(b"spoilt")
            library.save(agreement(title=f"State {number}"))
            good = [path for path in generations(folder) if path.read_bytes() != b"spoilt"]
            assert len(good) == 1
