"""FILE on the command line: an agreement copy, a library file, an own export or a library id."""

import datetime as dt
import os
import time
from collections.abc import Generator
from contextlib import contextmanager
from os.path import realpath
from pathlib import Path

from msgspec import Struct

from sla_desktop.checks.draft import Context
from sla_desktop.cli.errors import UserError
from sla_desktop.cli.telling import tell, tell_removed
from sla_desktop.domain import copyfile
from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.copyfile import SUFFIX
from sla_desktop.reading.agreements import is_export, read_agreement, removed_characters
from sla_desktop.reading.exports import read_limited
from sla_desktop.storage.content import agreement_in, is_library_file
from sla_desktop.storage.errors import StoreError
from sla_desktop.storage.home import home_folder
from sla_desktop.storage.images import image_beside
from sla_desktop.storage.index import Entry
from sla_desktop.storage.library import Library, Loaded
from sla_desktop.storage.library_lines import lines_of_others
from sla_desktop.storage.locks import LockedError
from sla_desktop.storage.outside import write_outside

_PATIENCE = 2.0  # seconds that a command waits for another one
_PAUSE = 0.05  # seconds between two tries


class Opened(Struct, frozen=True):
    """An agreement as read, with the images it names."""

    agreement: Agreement
    images: dict[str, bytes]


class Change:
    """An agreement opened for change; `save` puts the changed one in its place."""

    def __init__(
        self,
        agreement: Agreement,
        target: "Path | Library",
        images: dict[str, bytes],
        read: bytes = b"",
    ) -> None:
        self.agreement = agreement
        self._target = target
        self._images = images
        self._read = read

    def save(self, changed: Agreement) -> None:
        """Writes it whole; the earlier state stands until then."""
        if isinstance(self._target, Library):
            self._target.save(changed)
            return
        write_copy(self._target, changed, self._images, replace=True, before=self._read)


def library_folder() -> Path:
    """Where the library of this user is."""
    return home_folder(os.environ).absolute()


def library() -> Library:
    """The library of this user."""
    return Library(library_folder())


def open_to_read(name: str) -> Opened:
    """The agreement FILE names; nothing is locked or changed."""
    path = Path(name)
    if not path.exists():
        with library() as shelf:
            loaded = _load(shelf, _id(shelf, name), read_only=True)
            return Opened(loaded.agreement, _images(shelf, loaded.agreement))
    data = _read(path)
    if is_library_file(data):
        agreement = agreement_in(data, path)
        return Opened(agreement, _images_beside(path, agreement))
    opened = Opened(*read_agreement(data, path.name))
    tell_removed(removed_characters(data, path.name), f"“{path.name}”")
    return opened


@contextmanager
def open_for_change(name: str) -> Generator[Change]:
    """The agreement FILE names, held against others until the end of the block."""
    path = Path(name)
    if path.exists():
        data = _read(path)
        if is_library_file(data):
            with _library_around(path) as shelf:
                loaded = _load(shelf, path.absolute().parent.name)
                yield Change(loaded.agreement, shelf, {})
            return
        if is_export(data):
            raise UserError(
                f"“{name}” is an export and stays as it was sent: change the agreement itself "
                "(see sla-desktop list) and export it again."
            )
        agreement, images = copyfile.decode(data, path.name)
        tell_removed(removed_characters(data, path.name), f"“{path.name}”")
        yield Change(agreement, path, images, data)
        return
    with library() as shelf:
        yield Change(_load(shelf, _id(shelf, name)).agreement, shelf, {})


def check_output(path: Path) -> None:
    """Refuses where no copy may be written, before any work is done."""
    if path.name == "-":
        raise UserError(f"“{path}” would be a file of that name: name one, e.g. draft{SUFFIX}.")
    refuse_in_library(path, library_folder())


def refuse_in_library(path: Path, library: Path) -> None:
    """Only the library itself writes into its folder."""
    if Path(realpath(path)).is_relative_to(realpath(library)):
        raise UserError(f"“{path}” lies in the library: write it somewhere else.")


def write_copy(
    path: Path,
    agreement: Agreement,
    images: dict[str, bytes],
    *,
    replace: bool,
    before: bytes | None = None,
) -> None:
    """Writes an agreement copy, whole or not at all; only over `before` where that is given."""
    write_outside(path, copyfile.encode(agreement, images), replace=replace, before=before)


def add_to_library(agreement: Agreement) -> str:
    """Puts a new agreement into the library and answers with its id."""
    with library() as shelf:
        shelf.add(agreement)
    return agreement.id


def library_entries() -> tuple[Entry, ...]:
    """The agreements in the library, last changed first."""
    with library() as shelf:
        return shelf.list()


def context(agreement: Agreement, today: dt.date) -> Context:
    """What the checks may know beyond the agreement: the day, and the rest of the library."""
    try:
        entries = library_entries()
    except StoreError as error:
        tell(f"other agreements were not looked at: {error}")
        entries = ()
    return Context(today=today, library=lines_of_others(entries, agreement.id))


def _read(path: Path) -> bytes:
    if path.is_dir():
        raise UserError(f"“{path}” is a folder: name an agreement in it.")
    return read_limited(path)


def _id(shelf: Library, name: str) -> str:
    if not any(entry.id == name for entry in shelf.list()):
        raise UserError(
            f"“{name}” is neither a file nor an agreement in the library: see sla-desktop list."
        )
    return name


def _library_around(path: Path) -> Library:
    """The library whose file stands at `path`."""
    folder = path.absolute()
    shelf = Library(folder.parents[2]) if len(folder.parents) > 2 else None
    if shelf is None or shelf.id_at(path) is None:
        raise UserError(
            f"“{path}” is a library file outside its library: "
            "change the agreement by its id (see sla-desktop list)."
        )
    return shelf


def _load(shelf: Library, agreement_id: str, *, read_only: bool = False) -> Loaded:
    loaded = _patiently(shelf, agreement_id, read_only=read_only)
    if loaded.recovery:
        tell(str(loaded.recovery))
    return loaded


def _patiently(shelf: Library, agreement_id: str, *, read_only: bool) -> Loaded:
    """Another command holds an agreement for a moment only; a window holds it for long."""
    last = time.monotonic() + _PATIENCE
    while True:
        try:
            return shelf.load(agreement_id, read_only=read_only)
        except LockedError:
            if time.monotonic() > last:
                raise
            time.sleep(_PAUSE)


def _images(shelf: Library, agreement: Agreement) -> dict[str, bytes]:
    return {agreement.logo: shelf.image(agreement.logo)} if agreement.logo else {}


def _images_beside(path: Path, agreement: Agreement) -> dict[str, bytes]:
    if not agreement.logo:
        return {}
    logo = image_beside(path, agreement.logo)
    if logo is None:
        tell(f"the logo is not beside “{path}”, so it is left out: open the agreement by its id.")
        return {}
    return {agreement.logo: logo}
