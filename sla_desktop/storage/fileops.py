"""The operations on files that the store is built from; tests replace them to inject faults."""

import errno
import getpass
import os
import platform
import shutil
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from msgspec import Struct

_F_FULLFSYNC = 51  # <fcntl.h> of macOS: flush the drive's own cache too, which fsync does not
_CREATE_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
# some network and foreign file systems; a folder one may write to but not list
_CANNOT_SYNC_FOLDERS = {errno.EINVAL, errno.ENOTSUP, errno.EACCES}


class Stamp(Struct, frozen=True):
    """What changes when a file is replaced; cheap to compare."""

    mtime_ns: int
    size: int
    inode: int


class Who(Struct, frozen=True):
    """The user and computer this process runs for."""

    host: str
    user: str


class FileOps:
    """The real operations. All raise OSError; none retries."""

    def __init__(self, system: str = sys.platform) -> None:
        self._system = system

    def read(self, path: Path, limit: int) -> bytes:
        """The content, or its first ``limit`` + 1 bytes when it is longer than that."""
        with path.open("rb") as file:
            return file.read(limit + 1)

    def create(self, path: Path, mode: int) -> int:
        """A descriptor for writing a file that must not exist yet."""
        return os.open(path, _CREATE_NEW, mode)

    def write(self, descriptor: int, data: memoryview) -> int:
        """How many bytes were taken; may be fewer than given."""
        return os.write(descriptor, data)

    def sync(self, descriptor: int) -> None:
        """Return when the content has reached the drive."""
        if self._system == "darwin" and _full_sync(descriptor):
            return
        os.fsync(descriptor)

    def close(self, descriptor: int) -> None:
        """Give the descriptor back."""
        os.close(descriptor)

    def replace(self, source: Path, target: Path) -> None:
        """Rename, in one step, also over an existing target."""
        source.replace(target)

    def link(self, source: Path, target: Path) -> None:
        """A second name for the same content."""
        os.link(source, target)

    def remove(self, path: Path) -> None:
        """Delete a file."""
        path.unlink()

    def remove_folder(self, path: Path) -> None:
        """Delete a folder with all that is in it."""
        shutil.rmtree(path)

    def make_folder(self, path: Path) -> None:
        """Make one folder, for this user alone."""
        path.mkdir(mode=0o700)

    def sync_folder(self, path: Path) -> None:
        """Return when the folder's names have reached the drive, where the system can say so."""
        if self._system == "win32":
            return
        try:
            descriptor = os.open(path, os.O_RDONLY)
            try:
                self.sync(descriptor)
            finally:
                os.close(descriptor)
        except OSError as error:
            if error.errno not in _CANNOT_SYNC_FOLDERS:
                raise

    def names(self, path: Path) -> list[str]:
        """The names in a folder, sorted."""
        return sorted(os.listdir(path))

    def stamp(self, path: Path) -> Stamp:
        """The file's present stamp."""
        status = os.stat(path)
        return Stamp(status.st_mtime_ns, status.st_size, status.st_ino)

    def mode(self, path: Path) -> int:
        """Kind and permissions, as `stat.st_mode`, of what the path leads to."""
        return os.stat(path).st_mode

    def real(self, path: Path) -> Path:
        """The absolute path with symbolic links followed."""
        return Path(os.path.realpath(path))  # Path.resolve has no OSError for a ring of links

    def now(self) -> datetime:
        """The time, in UTC."""
        return datetime.now(UTC)

    def sleep(self, seconds: float) -> None:
        """Wait."""
        time.sleep(seconds)

    def process(self) -> int:
        """A number that no other running process has."""
        return os.getpid()

    def who(self) -> Who:
        """Whom to name to others as the holder of a lock."""
        try:
            user = getpass.getuser()
        except (OSError, KeyError):  # no account entry: some containers
            user = "unknown user"
        return Who(platform.node() or "unknown computer", user)


SYSTEM = FileOps()


def _full_sync(descriptor: int) -> bool:
    import fcntl  # not on Windows

    try:
        fcntl.fcntl(descriptor, _F_FULLFSYNC)
    except OSError:  # some network and foreign file systems cannot: plain fsync then
        return False
    return True
