"""Opening a file that carries an agreement: it joins the library, or the owner chooses how."""

import datetime as dt
import struct
from pathlib import Path
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from sla_desktop.app.library_work import fresh_id, put_in
from sla_desktop.catalogue.samples import Sample
from sla_desktop.document.printed import printed_copy
from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.errors import InputError
from sla_desktop.reading.agreements import read_agreement, removed_characters
from sla_desktop.reading.exports import read_limited
from sla_desktop.storage.content import agreement_in, is_library_file
from sla_desktop.storage.errors import StoreError, unreadable
from sla_desktop.storage.ids import is_id
from sla_desktop.storage.images import image_beside
from sla_desktop.storage.index import Entry
from sla_desktop.storage.library import Library
from sla_desktop.storage.versions import Version

Place = Literal["new", "same", "differs", "bin"]
_PNG = b"\x89PNG\r\n\x1a\n"
_LARGEST_SIDE = 4000  # pixels


class NotAFileError(InputError):
    """The name leads to no file that can be read; one sentence."""


class Incoming(Struct, frozen=True):
    """An agreement read from a file. `note` is a sentence on what had to be left out."""

    agreement: Agreement
    file: str
    logo: bytes = b""
    note: str = ""


def read(path: Path) -> Incoming:
    """The agreement that a copy, an own DOCX or PDF export or a library file carries.

    Raises InputError or StoreError with one sentence.
    """
    if path.is_dir():
        raise NotAFileError(f"“{path.name}” is a folder: open an agreement in it.")
    try:
        data = read_limited(path)
    except FileNotFoundError as error:
        raise NotAFileError(f"“{path}” is not there any more: choose another file.") from error
    except OSError as error:
        raise unreadable(path, error) from error
    if is_library_file(data):
        agreement = agreement_in(data, path)
        logo = image_beside(path, agreement.logo) if agreement.logo else None
        return _with_logo(agreement, logo or b"", path.name)
    agreement, images = read_agreement(data, path.name)
    incoming = _with_logo(agreement, images.get(agreement.logo, b""), path.name)
    removed = removed_characters(data, path.name)
    return replace(incoming, note=_note(incoming.note, removed, path.name)) if removed else incoming


def _note(note: str, removed: int, file: str) -> str:
    what = f"{removed} characters" if removed > 1 else "1 character"
    left_out = f"{what} of “{file}” that no document can hold left out."
    return f"{note} {left_out}".strip()


def _with_logo(agreement: Agreement, logo: bytes, file: str) -> Incoming:
    agreement = agreement if is_id(agreement.id) else replace(agreement, id=fresh_id())
    if not agreement.logo:
        return Incoming(agreement, file)
    if _is_small_png(logo):
        return Incoming(agreement, file, logo)
    why = "is not in the file" if not logo else "is not a PNG image of ordinary size"
    note = f"The logo of “{file}” {why}: add it again."
    return Incoming(replace(agreement, logo=""), file, b"", note)


def _is_small_png(data: bytes) -> bool:
    """By its header alone: nothing of a stranger's image is unpacked here."""
    if not data.startswith(_PNG) or data[12:16] != b"IHDR" or len(data) < 24:
        return False
    width, height = struct.unpack(">II", data[16:24])
    return 0 < width <= _LARGEST_SIDE and 0 < height <= _LARGEST_SIDE


def place_of(library: Library, incoming: Incoming) -> Place:
    """Whether the agreement is in the library already, and whether it differs there."""
    agreement_id = incoming.agreement.id
    if entry_of(library.list_bin(), agreement_id):
        return "bin"
    if not entry_of(library.list(), agreement_id):
        return "new"
    return "same" if _is_here(library, incoming.agreement) else "differs"


def _is_here(library: Library, agreement: Agreement) -> bool:
    """Whether the library's own is the same, or was when it was exported."""
    try:
        own = library.load(agreement.id, read_only=True).agreement
    except StoreError:  # told when the owner opens it
        return False
    return agreement in (own, printed_copy(own))


def entry_of(entries: tuple[Entry, ...], agreement_id: str) -> Entry | None:
    """The entry with that id."""
    return next((entry for entry in entries if entry.id == agreement_id), None)


def join(library: Library, incoming: Incoming, today: dt.date) -> str:
    """Puts a new agreement into the library; answers with its id."""
    return put_in(library, _with_kept_logo(library, incoming), today)


def keep_both(library: Library, incoming: Incoming, today: dt.date) -> str:
    """Puts it in beside the one that is there, under an id of its own."""
    own = replace(_with_kept_logo(library, incoming), id=fresh_id())
    return put_in(library, replace(own, title=f"{own.title} (from {incoming.file})"), today)


def bring_as_version(library: Library, incoming: Incoming, moment: dt.datetime) -> Version:
    """Keeps it among the versions of the one that is there."""
    label = f"From the file {incoming.file}"
    return library.keep_version(_with_kept_logo(library, incoming), label, moment)


def sample_id(library: Library, sample: Sample, today: dt.date) -> str:
    """A copy of a sample in the library: the one made earlier, unless it was put in the bin."""
    incoming = read(sample.path)
    place = place_of(library, incoming)
    if place in ("same", "differs"):
        return incoming.agreement.id
    if place == "bin":
        incoming = replace(incoming, agreement=replace(incoming.agreement, id=fresh_id()))
    return join(library, incoming, today)


def _with_kept_logo(library: Library, incoming: Incoming) -> Agreement:
    if not incoming.logo:
        return incoming.agreement
    return replace(incoming.agreement, logo=library.put_image(incoming.logo))
