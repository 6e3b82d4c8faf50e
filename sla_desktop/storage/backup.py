"""The whole library in one file, and back: a zip of plain agreement copies with a list of them.

Restoring never overwrites: an agreement that is there already, and differs, is left alone and
the backup's state becomes a named version beside it.
"""

import io
import zipfile
import zlib
from datetime import datetime
from typing import Literal

import msgspec
from msgspec import Struct

from sla_desktop.domain import copyfile
from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.errors import InputError
from sla_desktop.domain.jsontext import parse
from sla_desktop.storage.library import Library

SUFFIX = ".slabackup"
_LIST = "backup.json"
_LARGEST_MEMBER = 64 * 1024 * 1024
_MOST_MEMBERS = 50_000
_MOST_UNPACKED = 512 * 1024 * 1024
_FIXED_DATE = (1980, 1, 1, 0, 0, 0)  # the list says when; the archive's own dates say nothing


class BadBackupError(InputError):
    """The file is no backup that can be restored; one sentence."""


class SavedVersion(Struct, frozen=True):
    """A named version in the backup."""

    file: str
    label: str
    moment: datetime


class SavedAgreement(Struct, frozen=True):
    """An agreement in the backup."""

    id: str
    file: str
    versions: tuple[SavedVersion, ...] = ()


class _Contents(Struct, frozen=True):
    format: Literal["sla-desktop-backup/1"]
    made: datetime
    agreements: tuple[SavedAgreement, ...]


class Restored(Struct, frozen=True):
    """What restoring did, by titles; `extras` are the other files the backup carried."""

    made: datetime
    added: tuple[str, ...]
    kept_as_version: tuple[str, ...]
    unchanged: tuple[str, ...]
    extras: dict[str, bytes]


def back_up(library: Library, moment: datetime, extras: dict[str, bytes]) -> bytes:
    """The backup as bytes. An agreement that cannot be read stops it: StoreError says which."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        saved = tuple(_save(archive, library, entry.id) for entry in library.list())
        for name, data in extras.items():
            _write(archive, f"extras/{name}", data)
        contents = _Contents("sla-desktop-backup/1", moment, saved)
        _write(archive, _LIST, msgspec.json.encode(contents))
    return stream.getvalue()


def _save(archive: zipfile.ZipFile, library: Library, agreement_id: str) -> SavedAgreement:
    agreement = library.load(agreement_id, read_only=True).agreement
    file = f"agreements/{agreement_id}.json"
    _write(archive, file, _copy(library, agreement))
    versions: list[SavedVersion] = []
    for version in library.list_versions(agreement_id):
        if version.problem or version.moment is None:
            continue
        name = f"versions/{agreement_id}/{version.number}.json"
        _write(archive, name, _copy(library, library.load_version(agreement_id, version.number)))
        versions.append(SavedVersion(name, version.label, version.moment))
    return SavedAgreement(agreement_id, file, tuple(versions))


def _copy(library: Library, agreement: Agreement) -> bytes:
    images = {agreement.logo: library.image(agreement.logo)} if agreement.logo else {}
    return copyfile.encode(agreement, images)


def _write(archive: zipfile.ZipFile, name: str, data: bytes) -> None:
    entry = zipfile.ZipInfo(name, _FIXED_DATE)
    entry.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(entry, data)


def restore(library: Library, data: bytes, name: str) -> Restored:
    """Puts the backup `data`, called `name`, into the library.

    All of it is read before anything is written. Raises BadBackupError or StoreError.
    """
    contents, agreements, images, extras = _read(data, name)
    there = {entry.id for entry in library.list()}
    done: dict[str, list[str]] = {"added": [], "version": [], "same": []}
    for image in images:
        library.put_image(image)
    for saved, agreement, versions in agreements:
        if saved.id not in there:
            _add(library, agreement, versions)
            done["added"].append(agreement.title)
        elif library.load(saved.id, read_only=True).agreement == agreement:
            done["same"].append(agreement.title)
        else:
            label = f"From the backup of {contents.made:%Y-%m-%d}"
            library.keep_version(agreement, label, contents.made)
            done["version"].append(agreement.title)
    return Restored(
        made=contents.made,
        added=tuple(done["added"]),
        kept_as_version=tuple(done["version"]),
        unchanged=tuple(done["same"]),
        extras=extras,
    )


_Versions = list[tuple[SavedVersion, Agreement]]
_Restorable = tuple[SavedAgreement, Agreement, _Versions]


def _add(library: Library, agreement: Agreement, versions: _Versions) -> None:
    library.add(agreement)
    try:
        for saved, version in versions:
            library.keep_version(version, saved.label, saved.moment)
    finally:
        library.close(agreement.id)


def _read(
    data: bytes, name: str
) -> tuple[_Contents, list[_Restorable], list[bytes], dict[str, bytes]]:
    files = _unpacked(data, name)
    images: list[bytes] = []

    def agreement_in(file: str) -> Agreement:
        agreement, carried = copyfile.decode(files[file], name)
        images.extend(carried.values())
        return agreement

    try:
        contents = msgspec.convert(parse(files[_LIST], name), _Contents)
        agreements = [
            (saved, agreement_in(saved.file), [(v, agreement_in(v.file)) for v in saved.versions])
            for saved in contents.agreements
        ]
    except (KeyError, msgspec.ValidationError) as error:
        raise BadBackupError(
            f"“{name}” is no backup of SLA Desktop, or of a newer version: choose another file."
        ) from error
    extras = {
        file.removeprefix("extras/"): content
        for file, content in files.items()
        if file.startswith("extras/")
    }
    return contents, agreements, images, extras


def _unpacked(data: bytes, name: str) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            sizes = [member.file_size for member in members]
            if (
                len(members) > _MOST_MEMBERS
                or max(sizes, default=0) > _LARGEST_MEMBER
                or sum(sizes) > _MOST_UNPACKED
            ):
                raise BadBackupError(f"“{name}” unpacks to far too much: it is not opened.")
            return {member.filename: archive.read(member) for member in members}
    except (
        zipfile.BadZipFile,
        zlib.error,
        OSError,
        NotImplementedError,
        EOFError,
        RuntimeError,  # a password is wanted
    ) as error:
        raise BadBackupError(
            f"“{name}” is no backup, or it is damaged: choose another backup file."
        ) from error
