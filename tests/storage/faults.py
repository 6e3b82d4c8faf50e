"""File operations that fail on demand, and a clock that tests move."""

import contextlib
import errno
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TypeVar

from sla_desktop.storage.fileops import FileOps, Stamp, Who

START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
T = TypeVar("T")


class CrashError(BaseException):
    """The process is dead: no handler for errors may run on."""


class SteadyOps(FileOps):
    """The real disk, with a clock that only the test moves, no waiting and no syncing."""

    def __init__(self, user: str = "anna", host: str = "laptop") -> None:
        super().__init__()
        self.time = START
        self.slept: list[float] = []
        self.me = Who(host, user)

    def ahead(self, **parts: float) -> None:
        self.time += timedelta(**parts)

    def now(self) -> datetime:
        return self.time

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)

    def who(self) -> Who:
        return self.me

    def sync(self, descriptor: int) -> None:
        """Nothing: these tests cut no power."""

    def sync_folder(self, path: Path) -> None:
        """Nothing, likewise."""


Fault = Callable[["FaultyOps", str, Callable[[], object]], None]  # raises, or does nothing


class FaultyOps(SteadyOps):
    """The real disk; while armed, the operation with one number meets one fault."""

    def __init__(self) -> None:
        super().__init__()
        self.disarm()

    def arm(self, at: int, fault: Fault) -> None:
        """Strike at the operation number ``at``, counted from 0; -1 only counts."""
        self.disarm()
        self.at, self.fault = at, fault

    def always(self, kind: str, fault: Fault) -> None:
        """Strike at each operation of a kind."""
        self.arm(-1, fault)
        self.again = kind

    def disarm(self) -> None:
        self.at: int | None = None
        self.fault: Fault = passing
        self.log: list[str] = []
        self.again = ""  # the kind of operation that the fault meets every time
        self.dead = False
        self.short = False

    def _meet(self, kind: str, step: Callable[[], T]) -> T:
        if self.dead:
            raise CrashError
        if self.at is not None:
            number = len(self.log)
            self.log.append(kind)
            if number == self.at or kind == self.again:
                self.fault(self, kind, step)
        return step()

    def read(self, path: Path, limit: int) -> bytes:
        return self._meet("read", lambda: FileOps.read(self, path, limit))

    def create(self, path: Path, mode: int) -> int:
        return self._meet("create", lambda: FileOps.create(self, path, mode))

    def write(self, descriptor: int, data: memoryview) -> int:
        def step() -> int:
            part = data[: max(1, len(data) // 2)] if self.short else data
            self.short = False
            return FileOps.write(self, descriptor, part)

        return self._meet("write", step)

    def sync(self, descriptor: int) -> None:
        self._meet("sync", nothing)

    def close(self, descriptor: int) -> None:
        FileOps.close(self, descriptor)  # a dead process' descriptors close too
        self._meet("close", nothing)

    def replace(self, source: Path, target: Path) -> None:
        self._meet("replace", lambda: FileOps.replace(self, source, target))

    def link(self, source: Path, target: Path) -> None:
        self._meet("link", lambda: FileOps.link(self, source, target))

    def remove(self, path: Path) -> None:
        self._meet("remove", lambda: FileOps.remove(self, path))

    def make_folder(self, path: Path) -> None:
        self._meet("make_folder", lambda: FileOps.make_folder(self, path))

    def sync_folder(self, path: Path) -> None:
        self._meet("sync_folder", nothing)

    def names(self, path: Path) -> list[str]:
        return self._meet("names", lambda: FileOps.names(self, path))

    def stamp(self, path: Path) -> Stamp:
        return self._meet("stamp", lambda: FileOps.stamp(self, path))

    def mode(self, path: Path) -> int:
        return self._meet("mode", lambda: FileOps.mode(self, path))


def nothing() -> None:
    """Does nothing."""


def passing(ops: FaultyOps, kind: str, step: Callable[[], object]) -> None:
    """No fault."""


def crash(ops: FaultyOps, kind: str, step: Callable[[], object]) -> None:
    """Death before the operation."""
    ops.dead = True
    raise CrashError


def crash_after(ops: FaultyOps, kind: str, step: Callable[[], object]) -> None:
    """Death right after the operation."""
    with contextlib.suppress(OSError):
        step()
    crash(ops, kind, step)


def failing(code: int) -> Fault:
    """One failure with an errno."""

    def fault(ops: FaultyOps, kind: str, step: Callable[[], object]) -> None:
        raise OSError(code, f"injected {errno.errorcode[code]}")

    return fault


class WindowsError(PermissionError):
    """What Windows raises while another program is in the file."""

    def __init__(self, code: int) -> None:
        super().__init__(errno.EACCES, f"injected WinError {code}")
        self.winerror = code


def windows(code: int, *, always: bool) -> Fault:
    """A Windows error, once or at each operation of that kind from then on."""

    def fault(ops: FaultyOps, kind: str, step: Callable[[], object]) -> None:
        ops.again = kind if always else ""
        raise WindowsError(code)

    return fault


def short_write(ops: FaultyOps, kind: str, step: Callable[[], object]) -> None:
    """A write takes only half of the bytes; other operations go well."""
    ops.short = kind == "write"


def files_in(folder: Path) -> dict[str, bytes]:
    """Every file under a folder, by its path in it."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
