import errno
import os
import stat
from pathlib import Path

import pytest

from sla_desktop.storage.errors import ExistsError, NotSavedError, NotYetSafeError
from sla_desktop.storage.wholefile import stem, write_whole
from tests.storage.faults import (
    CrashError,
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

NEW = ["mode", "create", "write", "sync", "close", "replace", "sync_folder"]


def test_a_new_file_is_written_with_the_users_own_permissions(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        write_whole(tmp_path / "offer.pdf", b"data", replace=False)
    finally:
        os.umask(before)
    assert (tmp_path / "offer.pdf").read_bytes() == b"data"
    assert stat.S_IMODE((tmp_path / "offer.pdf").stat().st_mode) == 0o640
    assert files_in(tmp_path) == {"offer.pdf": b"data"}


def test_an_existing_file_is_replaced_only_when_allowed(tmp_path: Path) -> None:
    path = tmp_path / "offer.pdf"
    path.write_bytes(b"old")
    path.chmod(0o600)
    with pytest.raises(ExistsError, match=r"offer\.pdf” exists already: choose another name"):
        write_whole(path, b"new", replace=False)
    assert path.read_bytes() == b"old"
    write_whole(path, b"new", replace=True)
    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_link_is_followed(tmp_path: Path) -> None:
    (tmp_path / "real.pdf").write_bytes(b"old")
    (tmp_path / "link.pdf").symlink_to(tmp_path / "real.pdf")
    write_whole(tmp_path / "link.pdf", b"new", replace=True)
    assert (tmp_path / "real.pdf").read_bytes() == b"new"
    assert (tmp_path / "link.pdf").is_symlink()


def test_what_is_no_ordinary_file_is_never_replaced(tmp_path: Path) -> None:
    (tmp_path / "folder.pdf").mkdir()
    os.mkfifo(tmp_path / "pipe.pdf")
    for name in ("folder.pdf", "pipe.pdf"):
        with pytest.raises(NotSavedError, match="is not an ordinary file"):
            write_whole(tmp_path / name, b"new", replace=True)
    assert stat.S_ISFIFO((tmp_path / "pipe.pdf").stat().st_mode)


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(NotSavedError, match=r"offer\.pdf” was not saved \(the folder is not there"):
        write_whole(tmp_path / "gone" / "offer.pdf", b"new", replace=True)


def test_a_file_where_the_folder_should_be_is_named(tmp_path: Path) -> None:
    (tmp_path / "gone").write_bytes(b"")
    with pytest.raises(NotSavedError, match="a file stands where a folder belongs"):
        write_whole(tmp_path / "gone" / "offer.pdf", b"new", replace=True)


def test_a_new_file_takes_these_operations(tmp_path: Path) -> None:
    ops = FaultyOps()
    ops.arm(-1, passing)
    write_whole(tmp_path / "offer.pdf", b"new", replace=False, ops=ops)
    assert ops.log == NEW


@pytest.mark.parametrize("at", range(6), ids=NEW[:6])
@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO, errno.EACCES])
@pytest.mark.parametrize("old", [b"old", None])
def test_a_failure_leaves_the_folder_as_it_was(
    tmp_path: Path, old: bytes | None, code: int, at: int
) -> None:
    if old:
        (tmp_path / "offer.pdf").write_bytes(old)
    before = files_in(tmp_path)
    ops = FaultyOps()
    ops.arm(at, failing(code))
    with pytest.raises(NotSavedError):
        write_whole(tmp_path / "offer.pdf", b"new" * 1000, replace=True, ops=ops)
    assert files_in(tmp_path) == before


@pytest.mark.parametrize("fault", [crash, crash_after])
@pytest.mark.parametrize("at", range(len(NEW)), ids=NEW)
def test_death_leaves_the_file_absent_or_whole_and_the_next_export_works(
    tmp_path: Path, at: int, fault: object
) -> None:
    path = tmp_path / "offer.pdf"
    ops = FaultyOps()
    ops.arm(at, crash if fault is crash else crash_after)
    with pytest.raises(CrashError):
        write_whole(path, b"new", replace=False, ops=ops)
    assert not path.exists() or path.read_bytes() == b"new"
    write_whole(path, b"newer", replace=True, ops=SteadyOps())
    assert path.read_bytes() == b"newer"


def test_short_writes_are_continued(tmp_path: Path) -> None:
    ops = FaultyOps()
    ops.arm(NEW.index("write"), short_write)
    write_whole(tmp_path / "offer.pdf", b"new" * 1000, replace=False, ops=ops)
    assert (tmp_path / "offer.pdf").read_bytes() == b"new" * 1000
    assert ops.log.count("write") == 2


def test_a_file_open_in_word_is_waited_for_then_named(tmp_path: Path) -> None:
    ops = FaultyOps()
    ops.arm(NEW.index("replace"), windows(32, always=True))
    with pytest.raises(NotSavedError, match="another program has it open"):
        write_whole(tmp_path / "offer.docx", b"new", replace=False, ops=ops)
    assert 3 <= sum(ops.slept) < 4
    assert files_in(tmp_path) == {}


def test_a_write_the_disk_did_not_confirm_says_so(tmp_path: Path) -> None:
    ops = FaultyOps()
    ops.arm(NEW.index("sync_folder"), failing(errno.EIO))
    with pytest.raises(NotYetSafeError, match="did not confirm it: write it again"):
        write_whole(tmp_path / "offer.pdf", b"new", replace=False, ops=ops)
    assert files_in(tmp_path) == {"offer.pdf": b"new"}


def test_a_folder_full_of_left_overs_is_said_so(tmp_path: Path) -> None:
    ops = SteadyOps()
    for number in range(1, 30):
        (tmp_path / f"{stem(tmp_path / 'offer.pdf')}-{ops.process()}-{number}.tmp").write_bytes(
            b"x"
        )
    with pytest.raises(NotSavedError, match="left-over"):
        write_whole(tmp_path / "offer.pdf", b"new", replace=False, ops=ops)
