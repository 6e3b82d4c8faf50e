"""Files in the owner's own folders: one writer at a time, and no left-overs of killed ones."""

import contextlib
from collections.abc import Generator
from pathlib import Path
from typing import TYPE_CHECKING

from sla_desktop.storage.durable import discard
from sla_desktop.storage.errors import ChangedOnDiskError, NotSavedError, unreadable
from sla_desktop.storage.fileops import SYSTEM, FileOps
from sla_desktop.storage.wholefile import stem, write_whole

if TYPE_CHECKING:
    from filelock import BaseFileLock

_WAITS = 40
_WAIT = 0.05  # seconds: 2 s in all, far longer than a file takes


def write_outside(
    path: Path, data: bytes, *, replace: bool, before: bytes | None = None, ops: FileOps = SYSTEM
) -> None:
    """`write_whole` while no other program of this kind writes the same file.

    With `before` the file must still hold just that: ChangedOnDiskError otherwise.
    """
    target = ops.real(path)
    with _alone(target, ops):
        if before is not None and _present(target, len(before), ops) != before:
            raise ChangedOnDiskError(
                f"“{path}” was changed by another program meanwhile: "
                "nothing was written, do it again with the new state."
            )
        write_whole(path, data, replace=replace, ops=ops)
        _clear(target, ops)


def _present(target: Path, length: int, ops: FileOps) -> bytes:
    try:
        return ops.read(target, length)
    except OSError as error:
        raise unreadable(target, error) from error


@contextlib.contextmanager
def _alone(target: Path, ops: FileOps) -> Generator[None]:
    """Holds the lock beside the target, where one can be had; it ends with its holder."""
    place = target.parent / f"{stem(target)}.lock"
    lock = _locked(place, target, ops) if target.parent.is_dir() else None
    try:
        yield
    finally:
        if lock is not None:
            with contextlib.suppress(OSError):  # Windows removes it with the release
                place.unlink()
            lock.release()


def _locked(place: Path, target: Path, ops: FileOps) -> "BaseFileLock | None":
    from filelock import FileLock, Timeout  # not for reading alone

    lock = FileLock(place, timeout=0, thread_local=False)
    for _ in range(_WAITS):
        try:
            lock.acquire()
        except Timeout:
            ops.sleep(_WAIT)
        except (OSError, NotImplementedError):  # the write itself tells what is wrong there
            return None
        else:
            return lock
    if not place.exists():  # a place where nothing can be made
        return None
    raise NotSavedError(f"“{target}” is being written by another program: try again.")


def _clear(target: Path, ops: FileOps) -> None:
    """Removes what killed writers of this file left: while this one is alone, none is at work."""
    with contextlib.suppress(OSError):  # a folder one may write to but not list
        for name in ops.names(target.parent):
            if name.startswith(f"{stem(target)}-") and name.endswith(".tmp"):
                discard(ops, target.parent / name)
