"""Exports and agreement copies: written whole or not at all."""

import hashlib
import os
import stat
from pathlib import Path

from sla_desktop.storage.durable import discard, patiently, put_new
from sla_desktop.storage.errors import ExistsError, NotSavedError, NotYetSafeError, not_saved
from sla_desktop.storage.fileops import SYSTEM, FileOps

_UNTIL_UMASK = 0o666
_TRIES = 20


def write_whole(path: Path, data: bytes, *, replace: bool, ops: FileOps = SYSTEM) -> None:
    """Put ``data`` at ``path`` in one step; an existing file goes only when ``replace`` is true.

    Raises ExistsError, NotSavedError (nothing changed, nothing left behind) or NotYetSafeError.
    """
    try:
        target = ops.real(path)
        mode = _mode_for(target, replace, ops)
        temporary = _put_temporary(target, data, mode, ops)
        _move(temporary, target, ops)
    except OSError as error:
        raise not_saved(path, error) from error
    try:
        ops.sync_folder(target.parent)
    except OSError as error:
        raise NotYetSafeError(
            f"“{path}” was written, but the disk did not confirm it: write it again."
        ) from error


def _mode_for(target: Path, replace: bool, ops: FileOps) -> int:
    """Permissions for the new file: those of the one it replaces."""
    try:
        mode = ops.mode(target)
    except FileNotFoundError:
        return _UNTIL_UMASK
    if not stat.S_ISREG(mode):
        raise NotSavedError(f"“{target}” is not an ordinary file: choose another name.")
    if not replace:
        raise ExistsError(
            f"“{target}” exists already: choose another name, or say that it may be replaced."
        )
    if not mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH):
        raise NotSavedError(f"“{target}” is write-protected: choose another name.")
    return stat.S_IMODE(mode) & _UNTIL_UMASK


def stem(target: Path) -> str:
    """How the names of all files begin that stand beside ``target`` while it is written."""
    return f".sla-desktop-{hashlib.sha256(os.fsencode(target.name)).hexdigest()[:12]}"


def _put_temporary(target: Path, data: bytes, mode: int, ops: FileOps) -> Path:
    for turn in range(1, _TRIES):
        path = target.parent / f"{stem(target)}-{ops.process()}-{turn}.tmp"
        try:
            put_new(ops, path, data, mode)
        except FileExistsError:  # another export under way, or one that was killed
            continue
        return path
    raise FileExistsError(0, "the folder is full of left-over .sla-desktop-*.tmp files")


def _move(temporary: Path, target: Path, ops: FileOps) -> None:
    try:
        patiently(ops, lambda: ops.replace(temporary, target))
    except OSError:
        discard(ops, temporary)
        raise
