"""The agreement inside the program's own DOCX and PDF exports. Nothing else of them is read."""

import base64
import binascii
import io
import re
import stat
import zipfile
import zlib
from pathlib import Path

from sla_desktop.domain.copyfile import ATTACHMENT, DATA_NAMESPACE
from sla_desktop.domain.errors import InputError
from sla_desktop.reading import pdf

MAX_FILE = 64 * 1024 * 1024
_MAX_UNPACKED = 50 * 1024 * 1024
_MAX_MEMBERS = 2_000
_MAX_RATIO = 100
_BASE64 = re.compile(rb">\s*([A-Za-z0-9+/][A-Za-z0-9+/=\s]+)</")


class UnreadableExportError(InputError):
    """The file carries no agreement that can be read; one sentence."""


def is_docx(head: bytes) -> bool:
    """Whether a file that starts with `head` is a zip package."""
    return head.startswith(b"PK\x03\x04")


def is_pdf(head: bytes) -> bool:
    """Whether a file that starts with `head` is a PDF."""
    return b"%PDF-" in head[:1024]


def from_docx(data: bytes, name: str) -> bytes:
    """The agreement copy inside a DOCX. Raises UnreadableExportError."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            _check_package(package, name)
            parts = [
                package.read(member)
                for member in package.namelist()
                if member.startswith("customXml/item") and member.endswith(".xml")
            ]
    except (
        zipfile.BadZipFile,
        zipfile.LargeZipFile,
        OSError,
        NotImplementedError,
        RuntimeError,
        EOFError,
        zlib.error,
    ) as error:
        raise UnreadableExportError(
            f"“{name}” is damaged ({error}): ask for a new copy of the file."
        ) from error
    found = [copy for part in parts if (copy := _copy_in(part, name)) is not None]
    if not found:
        raise UnreadableExportError(_without(name))
    return found[0]


def _check_package(package: zipfile.ZipFile, name: str) -> None:
    members = package.infolist()
    unpacked = sum(member.file_size for member in members)
    packed = sum(member.compress_size for member in members)
    bomb = unpacked > 1024 * 1024 and unpacked > _MAX_RATIO * packed
    if len(members) > _MAX_MEMBERS or unpacked > _MAX_UNPACKED or bomb:
        raise UnreadableExportError(
            f"“{name}” unpacks to far more than an agreement: it is not opened."
        )


def _copy_in(part: bytes, name: str) -> bytes | None:
    """The copy in one XML part. Read as text, never parsed: a hostile part has nothing to do."""
    if DATA_NAMESPACE.encode() not in part:
        return None
    coded = _BASE64.search(part)
    if coded is None:
        return None
    try:
        return base64.b64decode(coded[1])
    except binascii.Error as error:
        raise UnreadableExportError(
            f"The agreement inside “{name}” is damaged: ask for a new copy of the file."
        ) from error


def from_pdf(data: bytes, name: str) -> bytes:
    """The agreement copy attached to a PDF. Raises UnreadableExportError."""
    try:
        found = pdf.attachment(data, ATTACHMENT)
    except pdf.UnreadablePdfError as error:
        raise UnreadableExportError(
            f"“{name}” cannot be read ({error}): ask for a new copy of the file."
        ) from error
    if found is not None:
        return found
    raise UnreadableExportError(_without(name))


def _without(name: str) -> str:
    return f"“{name}” carries no agreement: open the agreement itself or an export with its data."


def read_limited(path: Path) -> bytes:
    """The bytes of a file that is not too large. Raises UnreadableExportError or OSError."""
    if not stat.S_ISREG(path.stat().st_mode):  # a device or pipe may never end
        raise UnreadableExportError(f"“{path}” is not an ordinary file: name an agreement.")
    with path.open("rb") as file:
        data = file.read(MAX_FILE + 1)
    if len(data) > MAX_FILE:
        raise UnreadableExportError(
            f"“{path.name}” is larger than {MAX_FILE // 1024 // 1024} MB: it is not an agreement."
        )
    return data
