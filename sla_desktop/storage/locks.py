"""One writer for each agreement: a lock of the system, and a note beside it that names the holder.

The system's lock ends with its process, so a killed program leaves nothing stale behind. The note
only informs, except where it names another computer: there the lock may not reach (synced and
network folders), so its note is believed until the owner takes over.
"""

import contextlib
from datetime import datetime
from pathlib import Path
from typing import Protocol

import msgspec
from msgspec import Struct

from sla_desktop.storage.durable import make_folders
from sla_desktop.storage.errors import StoreError, reason
from sla_desktop.storage.fileops import FileOps
from sla_desktop.storage.wholefile import write_whole

_LONGEST_NOTE = 2000


class Holder(Struct, frozen=True):
    """Who has an agreement open for editing, and since when."""

    host: str
    user: str
    since: datetime


class LockedError(StoreError):
    """Somebody else is editing; `holder` is None where the note cannot be read."""

    def __init__(self, name: str, holder: Holder | None, remedy: str) -> None:
        super().__init__(f"“{name}” is being edited {_by(holder)}: {remedy}.")
        self.holder = holder


class Hold:
    """A lock held; give it back with `release`."""

    def __init__(self, lock: "_Lock", note: Path, ops: FileOps) -> None:
        self._lock = lock
        self._note = note
        self._ops = ops

    def release(self) -> None:
        """Let others edit."""
        with contextlib.suppress(OSError):  # a note that stays behind names nobody who is alive
            self._ops.remove(self._note)
        self._lock.release()


class _Lock(Protocol):
    def release(self) -> None: ...


def hold(folder: Path, name: str, ops: FileOps, *, take_over: bool = False) -> Hold:
    """Become the one writer of ``name``; ``take_over`` disbelieves another computer's note.

    Raises LockedError, or StoreError where the folder allows no lock.
    """
    note = _note_path(folder, name)
    lock = _acquire(folder, name, ops)
    if lock is None:
        raise LockedError(name, _read(note, ops), "close it there, or open it read-only")
    other = _read(note, ops)
    if other and other.host != ops.who().host and not take_over:
        lock.release()
        raise LockedError(name, other, "close it there, or take over if nobody works on it")
    me = Holder(ops.who().host, ops.who().user, ops.now())
    with contextlib.suppress(StoreError):  # the note only informs: a full disk stops no reading
        write_whole(note, msgspec.json.encode(me), replace=True, ops=ops)
    return Hold(lock, note, ops)


def holder(folder: Path, name: str, ops: FileOps) -> Holder | None:
    """Who is editing ``name`` now, as far as can be told."""
    found = _read(_note_path(folder, name), ops)
    if found is None or found.host != ops.who().host:
        return found
    try:
        lock = _acquire(folder, name, ops)
    except StoreError:  # a folder without locks: the note is all there is
        return found
    if lock is None:
        return found
    lock.release()
    return None


def _note_path(folder: Path, name: str) -> Path:
    return folder / f"{name}.holder.json"


def _acquire(folder: Path, name: str, ops: FileOps) -> _Lock | None:
    """The lock, or None while another has it."""
    from filelock import FileLock, Timeout  # takes 50 ms to load: not for reading alone

    lock = FileLock(folder / f"{name}.lock", timeout=0, thread_local=False)
    try:
        make_folders(ops, folder)
        lock.acquire()
    except Timeout:
        return None
    except (OSError, NotImplementedError) as error:
        why = reason(error) if isinstance(error, OSError) else "the disk knows no locks"
        raise StoreError(
            f"“{name}” cannot be opened for editing ({why}): open it read-only, "
            "or keep the library in another folder."
        ) from error
    return lock


def _read(note: Path, ops: FileOps) -> Holder | None:
    try:
        return msgspec.json.decode(ops.read(note, _LONGEST_NOTE), type=Holder)
    except (OSError, ValueError, RecursionError):  # none there, or cut off by a power cut
        return None


def _by(holder: Holder | None) -> str:
    if holder is None:
        return "by another program"
    return f"by {holder.user} on {holder.host} since {holder.since:%Y-%m-%d %H:%M} UTC"
