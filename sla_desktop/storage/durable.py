"""Steps that every careful write is made of."""

import contextlib
import errno
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from sla_desktop.storage.fileops import FileOps

PRIVATE = 0o600
_BUSY = {5, 32, 33}  # Windows: access denied, sharing violation, lock violation
_FIRST_WAIT = 0.05  # seconds, doubled each time: 3.15 s in all
_WAITS = 6
T = TypeVar("T")


def patiently(ops: FileOps, step: Callable[[], T]) -> T:
    """Do ``step``, again for about three seconds while Windows says another program is in it."""
    for turn in range(_WAITS):
        try:
            return step()
        except OSError as error:
            if getattr(error, "winerror", None) not in _BUSY:
                raise
        ops.sleep(_FIRST_WAIT * 2**turn)
    return step()


def put_new(ops: FileOps, path: Path, data: bytes, mode: int = PRIVATE) -> None:
    """Write a file that must not exist yet, down to the drive; on an error nothing is left."""
    descriptor = patiently(ops, lambda: ops.create(path, mode))
    try:
        try:
            _write_all(ops, descriptor, data)
            ops.sync(descriptor)
        finally:
            ops.close(descriptor)
    except OSError:
        discard(ops, path)
        raise


def _write_all(ops: FileOps, descriptor: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        taken = ops.write(descriptor, rest)
        if taken == 0:
            raise OSError(errno.EIO, "the disk takes no more bytes")
        rest = rest[taken:]


def discard(ops: FileOps, path: Path) -> None:
    """Remove a temporary file if that works: a left one harms nothing and goes at the next open."""
    with contextlib.suppress(OSError):
        ops.remove(path)


def make_folders(ops: FileOps, folder: Path) -> None:
    """Make a folder and those above it, each new name down to the drive."""
    try:
        ops.make_folder(folder)
    except FileExistsError:
        ops.names(folder)  # raises if it is no folder
    except FileNotFoundError:
        if folder.parent == folder:
            raise
        make_folders(ops, folder.parent)
        ops.make_folder(folder)
        ops.sync_folder(folder.parent)
    else:
        ops.sync_folder(folder.parent)
