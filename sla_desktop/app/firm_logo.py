"""The logo that an export prints: the agreement's own, else that of the owner's firm."""

from pathlib import Path
from typing import Protocol

from msgspec import Struct

from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.errors import InputError
from sla_desktop.reading.logos import read_logo
from sla_desktop.storage.durable import make_folders
from sla_desktop.storage.errors import StoreError, not_saved, unreadable
from sla_desktop.storage.fileops import SYSTEM, FileOps
from sla_desktop.storage.wholefile import write_whole

FIRM_LOGO = "firm-logo.png"
_MOST_BYTES = 20_000_000


class Shelf(Protocol):
    """Where images are kept."""

    folder: Path

    def image(self, name: str) -> bytes:
        """The image of that name. Raises StoreError."""
        ...


class Logo(Struct, frozen=True):
    """A picture to print, b"" for none; `own`: the agreement's, `problem`: why it is not there."""

    data: bytes = b""
    own: bool = False
    problem: str = ""


def logo_to_print(agreement: Agreement, shelf: Shelf) -> Logo:
    """The logo of an agreement's exports."""
    try:
        if agreement.logo:
            return Logo(read_logo(shelf.image(agreement.logo)), own=True)
        return Logo(load_logo(shelf.folder))
    except (InputError, StoreError) as error:
        return Logo(problem=str(error), own=bool(agreement.logo))


def load_logo(folder: Path, ops: FileOps = SYSTEM) -> bytes:
    """The firm's logo kept in `folder`, b"" where there is none.

    Raises StoreError, or InputError where the file is no picture.
    """
    path = folder / FIRM_LOGO
    try:
        data = ops.read(path, _MOST_BYTES)
    except FileNotFoundError:
        return b""
    except OSError as error:
        raise unreadable(path, error) from error
    return read_logo(data) if data else b""


def keep_logo(folder: Path, data: bytes, ops: FileOps = SYSTEM) -> None:
    """Keeps the firm's logo for the next exports; b"" for none. Raises StoreError."""
    path = folder / FIRM_LOGO
    try:
        make_folders(ops, folder)
    except OSError as error:
        raise not_saved(path, error) from error
    write_whole(path, data, replace=True, ops=ops)
