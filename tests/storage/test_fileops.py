import errno
import fcntl
import getpass
import os
import platform
import stat
from pathlib import Path

import pytest

from sla_desktop.storage.fileops import SYSTEM, FileOps


def made(path: Path, data: bytes = b"data") -> Path:
    path.write_bytes(data)
    return path


def test_reading_stops_one_byte_past_the_limit(tmp_path: Path) -> None:
    file = made(tmp_path / "a", b"x" * 100)
    assert SYSTEM.read(file, 100) == b"x" * 100
    assert SYSTEM.read(file, 10) == b"x" * 11


def test_a_new_file_is_private_and_never_an_old_one(tmp_path: Path) -> None:
    path = tmp_path / "a"
    descriptor = SYSTEM.create(path, 0o600)
    assert SYSTEM.write(descriptor, memoryview(b"data")) == 4
    SYSTEM.sync(descriptor)
    SYSTEM.close(descriptor)
    assert path.read_bytes() == b"data"
    assert stat.S_IMODE(SYSTEM.mode(path)) == 0o600
    with pytest.raises(FileExistsError):
        SYSTEM.create(path, 0o600)


def test_names_links_and_stamps(tmp_path: Path) -> None:
    first = made(tmp_path / "b")
    SYSTEM.link(first, tmp_path / "a")
    assert SYSTEM.names(tmp_path) == ["a", "b"]
    assert SYSTEM.stamp(first) == SYSTEM.stamp(tmp_path / "a")
    SYSTEM.replace(made(tmp_path / "c"), first)
    assert SYSTEM.stamp(first) != SYSTEM.stamp(tmp_path / "a")
    SYSTEM.remove(first)
    SYSTEM.make_folder(tmp_path / "d")
    assert SYSTEM.names(tmp_path) == ["a", "d"]
    assert stat.S_IMODE(SYSTEM.mode(tmp_path / "d")) == 0o700
    assert SYSTEM.real(tmp_path / "d" / ".." / "a") == (tmp_path / "a").resolve()
    SYSTEM.sync_folder(tmp_path)


def test_time_is_utc_and_waiting_returns() -> None:
    offset = SYSTEM.now().utcoffset()
    assert offset is not None
    assert offset.total_seconds() == 0
    SYSTEM.sleep(0)
    assert SYSTEM.process() == os.getpid()


def test_macos_flushes_the_drive_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[object] = []
    monkeypatch.setattr(fcntl, "fcntl", lambda fd, code: calls.append(code))
    monkeypatch.setattr(os, "fsync", lambda fd: calls.append("fsync"))
    with made(tmp_path / "a").open("rb") as file:
        FileOps("darwin").sync(file.fileno())
    assert calls == [51]


def test_macos_falls_back_where_the_drive_cannot_be_flushed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[object] = []

    def refuse(fd: int, code: int) -> None:
        raise OSError(errno.ENOTSUP, "not supported")

    monkeypatch.setattr(fcntl, "fcntl", refuse)
    monkeypatch.setattr(os, "fsync", lambda fd: calls.append("fsync"))
    with made(tmp_path / "a").open("rb") as file:
        FileOps("darwin").sync(file.fileno())
    assert calls == ["fsync"]


def test_windows_needs_no_syncing_of_folders(tmp_path: Path) -> None:
    FileOps("win32").sync_folder(tmp_path / "not there")


@pytest.mark.parametrize("code", [errno.EINVAL, errno.ENOTSUP, errno.EACCES])
def test_a_file_system_that_cannot_sync_folders_is_no_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    def refuse(fd: int) -> None:
        raise OSError(code, "cannot")

    monkeypatch.setattr(os, "fsync", refuse)
    SYSTEM.sync_folder(tmp_path)


def test_a_folder_sync_that_fails_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(fd: int) -> None:
        raise OSError(errno.EIO, "broken")

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(OSError, match="broken"):
        SYSTEM.sync_folder(tmp_path)


def test_who_always_has_an_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    assert SYSTEM.who().user
    assert SYSTEM.who().host

    def unknown() -> str:
        raise OSError("no such user")

    monkeypatch.setattr(getpass, "getuser", unknown)
    monkeypatch.setattr(platform, "node", lambda: "")
    assert (SYSTEM.who().user, SYSTEM.who().host) == ("unknown user", "unknown computer")
