"""Images beside the agreements, each named by the SHA-256 of its bytes and kept once."""

import contextlib
import hashlib
import re
from pathlib import Path

from sla_desktop.storage.durable import make_folders
from sla_desktop.storage.errors import (
    BadIdError,
    DamagedError,
    NotFoundError,
    NotSavedError,
    StoreError,
    not_saved,
    unreadable,
)
from sla_desktop.storage.fileops import SYSTEM, FileOps
from sla_desktop.storage.wholefile import write_whole

MOST_BYTES = 1024 * 1024
_NAME = re.compile(r"[0-9a-f]{64}")
_DEEPEST = 5  # folders from a version's file up to the library's


def put_image(folder: Path, data: bytes, ops: FileOps) -> str:
    """Keep a PNG image; returns its name."""
    if len(data) > MOST_BYTES:
        raise NotSavedError("The image is larger than 1 MB: choose a smaller one.")
    name = hashlib.sha256(data).hexdigest()
    path = folder / f"{name}.png"
    try:
        make_folders(ops, folder)
    except OSError as error:
        raise not_saved(path, error) from error
    if not _is_there(path, data, ops):
        write_whole(path, data, replace=True, ops=ops)
    return name


def image(folder: Path, name: str, ops: FileOps) -> bytes:
    """The image of that name."""
    if not _NAME.fullmatch(name):
        raise BadIdError(f"“{name[:80]}” is not the name of an image: add the image again.")
    path = folder / f"{name}.png"
    try:
        data = ops.read(path, MOST_BYTES)
    except FileNotFoundError as error:
        raise NotFoundError(f"The image “{path}” is not there: add it again.") from error
    except OSError as error:
        raise unreadable(path, error) from error
    if hashlib.sha256(data).hexdigest() != name:
        raise DamagedError(f"The image “{path}” is damaged: add it again.")
    return data


def image_beside(path: Path, name: str, ops: FileOps = SYSTEM) -> bytes | None:
    """The image that an agreement's file names, from the library that the file stands in.

    A file is a few folders below the library's own, by what it is: None where no image is found.
    """
    for folder in ops.real(path).parents[1:_DEEPEST]:
        with contextlib.suppress(StoreError):
            return image(folder / "images", name, ops)
    return None


def _is_there(path: Path, data: bytes, ops: FileOps) -> bool:
    try:
        return ops.read(path, MOST_BYTES) == data
    except OSError:
        return False
