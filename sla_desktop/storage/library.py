"""The library: one folder that holds all agreements with their earlier states and versions.

``agreements/<id>/agreement.json`` with its generations, ``agreements/<id>/versions/``,
``bin/<id>/``, ``images/``, ``locks/`` and ``index.json``.
"""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from msgspec import Struct

from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.codec import to_plain
from sla_desktop.storage import images, versions
from sla_desktop.storage.content import Content, form, plain_summary, reader, summary_of
from sla_desktop.storage.durable import make_folders, patiently
from sla_desktop.storage.errors import (
    ExistsError,
    NotFoundError,
    NotSavedError,
    NotYetSafeError,
    StoreError,
    UnreadableError,
    not_saved,
    reason,
)
from sla_desktop.storage.fileops import SYSTEM, FileOps
from sla_desktop.storage.ids import checked_id, is_id
from sla_desktop.storage.index import Entry, read_index, write_index
from sla_desktop.storage.locks import Hold, Holder, hold, holder
from sla_desktop.storage.migrations import MIGRATIONS, Migration
from sla_desktop.storage.opened import Opened, Recovery, Saved
from sla_desktop.storage.shelf import Kind, Shelf
from sla_desktop.storage.tinydb_file import AgreementDb
from sla_desktop.storage.versions import Version

CONFLICT = "Conflict copy: another program had changed the file"
_NEVER = datetime.min.replace(tzinfo=UTC)


class Loaded(Struct, frozen=True, kw_only=True):
    """An agreement from the library. `holder` is who else is editing it, when read-only."""

    agreement: Agreement
    generation: int
    saved: datetime
    recovery: Recovery | None = None
    holder: Holder | None = None


class _Open(Struct):
    """What is kept of an agreement open for editing."""

    lock: Hold
    tables: AgreementDb


class Library:
    """All agreements in one folder. Every method raises StoreError with a sentence."""

    def __init__(
        self,
        folder: Path,
        ops: FileOps = SYSTEM,
        migrations: Sequence[Migration] = MIGRATIONS,
    ) -> None:
        kind = Kind(form(migrations), reader(migrations))
        self.folder = folder
        self._ops = ops
        self._shelf = Shelf(folder / "agreements", kind, ops)
        self._bin = Shelf(folder / "bin", kind, ops)
        self._open: dict[str, _Open] = {}

    def __enter__(self) -> "Library":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close_all()

    # one agreement

    def add(self, agreement: Agreement, score: int | None = None) -> Saved:
        """Put a new agreement into the library; it is then open for editing.

        If only the save fails, it stays open and `save` may try again.
        """
        name = agreement.id
        file = self._shelf.file(name)
        if name in self._open:
            raise ExistsError(f"“{name}” is in the library already: open it instead.")
        if name in self._bin.names():
            raise ExistsError(f"“{name}” is in the bin: bring it back from there.")
        lock = self._hold(name)
        try:
            self._shelf.make(name)
            file.create()
        except BaseException:
            lock.release()
            raise
        self._open[name] = _Open(lock, AgreementDb(file, {}))
        return self.save(agreement, score)

    def load(
        self, agreement_id: str, *, read_only: bool = False, take_over: bool = False
    ) -> Loaded:
        """Open an agreement for editing, or only to read: then nothing is locked or changed.

        Tell the owner of a `recovery`. Opening again what is open here reads it afresh.
        """
        file = self._shelf.file(agreement_id)
        if read_only:
            opened = file.open(read_only=True)
            return _loaded(opened, holder(self._locks(), agreement_id, self._ops))
        if agreement_id not in self._shelf.names():
            raise NotFoundError(f"“{agreement_id}” is not in the library: choose one that is.")
        held = self._open.get(agreement_id)
        lock = held.lock if held else self._hold(agreement_id, take_over)
        try:
            opened = file.open()
        except BaseException:
            if not held:
                lock.release()
            raise
        self._open[agreement_id] = _Open(lock, AgreementDb(file, opened.content.tables))
        return _loaded(opened, None)

    def save(self, agreement: Agreement, score: int | None = None) -> Saved:
        """Save an agreement open for editing; returns when it has reached the drive.

        After a NotSavedError the file is as it was, after a NotYetSafeError the new state is in
        place: save again in both cases. After a ChangedOnDiskError `keep_conflict`, then `load`.
        """
        opened = self._open.get(agreement.id)
        if opened is None:
            raise NotSavedError(f"“{agreement.id}” was not saved: open it for editing first.")
        summary = summary_of(agreement, score)
        return opened.tables.save(to_plain(agreement), plain_summary(summary))

    def close(self, agreement_id: str) -> None:
        """Let others edit it."""
        opened = self._open.pop(agreement_id, None)
        if opened:
            opened.lock.release()

    def close_all(self) -> None:
        """Let others edit all that is open here."""
        for agreement_id in tuple(self._open):
            self.close(agreement_id)

    def id_at(self, path: Path) -> str | None:
        """The id of the agreement whose library file stands at ``path``, if one does."""
        real = self._ops.real(path)
        name = real.parent.name
        if not is_id(name) or real != self._ops.real(self._shelf.path(name)):
            return None
        return name

    def _hold(self, agreement_id: str, take_over: bool = False) -> Hold:
        return hold(self._locks(), checked_id(agreement_id), self._ops, take_over=take_over)

    def _locks(self) -> Path:
        return self.folder / "locks"

    # the list

    def list(self) -> tuple[Entry, ...]:
        """Every agreement, last changed first; one that cannot be read says so in `problem`."""
        path = self.folder / "index.json"
        known = read_index(path, self._ops)
        if known and not self._shelf.is_there():
            raise UnreadableError(
                f"“{self._shelf.folder}” is gone, which held {len(known)} agreements: "
                "connect its disk or bring it back from a backup."
            )
        entries, rows = self._shelf.rows(known)
        if rows != known:
            write_index(path, rows, self._ops)
        return _newest_first(entries)

    def list_bin(self) -> tuple[Entry, ...]:
        """Every agreement in the bin, last changed first."""
        entries, _ = self._bin.rows({})
        return _newest_first(entries)

    def bin(self, agreement_id: str) -> None:
        """Move an agreement with all its versions to the bin; it is then no longer open."""
        lock = None if agreement_id in self._open else self._hold(agreement_id)
        try:
            self._move(agreement_id, self._shelf, self._bin)
        finally:
            if lock:
                lock.release()
        self.close(agreement_id)
        self._confirm_move()

    def restore(self, agreement_id: str) -> None:
        """Bring an agreement back from the bin."""
        self._move(agreement_id, self._bin, self._shelf)
        self._confirm_move()

    def empty_bin(self) -> int:
        """Delete every agreement in the bin with its versions, for good; how many there were."""
        binned = sorted(self._bin.names())
        for agreement_id in binned:
            folder = self._bin.path(agreement_id).parent
            try:
                self._ops.remove_folder(folder)
            except OSError as error:
                raise StoreError(
                    f"“{folder}” was not deleted ({reason(error)}): try again, or delete it there."
                ) from error
        self._confirm_move()
        return len(binned)

    def _move(self, agreement_id: str, source: Shelf, target: Shelf) -> None:
        origin, goal = source.path(agreement_id).parent, target.path(agreement_id).parent
        if agreement_id not in source.names():
            raise NotFoundError(f"“{agreement_id}” is not in “{source.folder}”: look at the list.")
        if agreement_id in target.names():
            raise ExistsError(f"“{goal}” exists already: move that one first.")
        try:
            make_folders(self._ops, target.folder)
            patiently(self._ops, lambda: self._ops.replace(origin, goal))
        except OSError as error:
            raise not_saved(goal, error) from error

    def _confirm_move(self) -> None:
        try:
            self._ops.sync_folder(self._bin.folder)
            self._ops.sync_folder(self._shelf.folder)
        except OSError as error:
            raise NotYetSafeError(
                f"The move is done, but the disk did not confirm it ({reason(error)}): "
                "look at the list again after the next start."
            ) from error

    # versions and images

    def keep_version(self, agreement: Agreement, label: str, moment: datetime) -> Version:
        """Keep a version under a label of the owner's; it does not touch the agreement's file."""
        folder = self._versions(agreement.id)
        number = max(versions.numbers(folder, self._ops), default=0) + 1
        file = self._shelf.file_at(versions.version_path(folder, number))
        versions.put_version(file, agreement, label, moment, self._ops)
        return Version(number=number, label=label, moment=moment, status=agreement.status)

    def keep_conflict(self, agreement: Agreement, moment: datetime) -> Version:
        """Keep this program's draft after a ChangedOnDiskError, as a version."""
        return self.keep_version(agreement, CONFLICT, moment)

    def list_versions(self, agreement_id: str) -> tuple[Version, ...]:
        """The versions kept, oldest first."""
        folder = self._versions(agreement_id)
        found = versions.numbers(folder, self._ops)
        return tuple(versions.describe(folder, number, self._ops) for number in found)

    def load_version(self, agreement_id: str, number: int) -> Agreement:
        """The agreement as a version kept it."""
        path = versions.version_path(self._versions(agreement_id), number)
        return versions.load_version(self._shelf.file_at(path))

    def put_image(self, data: bytes) -> str:
        """Keep a PNG image of at most 1 MB; the name returned is made of its content."""
        return images.put_image(self.folder / "images", data, self._ops)

    def image(self, name: str) -> bytes:
        """The image of that name."""
        return images.image(self.folder / "images", name, self._ops)

    def _versions(self, agreement_id: str) -> Path:
        return self._shelf.path(agreement_id).with_name("versions")


def _loaded(opened: Opened[Content], other: Holder | None) -> Loaded:
    return Loaded(
        agreement=opened.content.agreement,
        generation=opened.header.generation,
        saved=opened.header.saved,
        recovery=opened.recovery,
        holder=other,
    )


def _newest_first(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    return tuple(sorted(entries, key=lambda e: (e.changed or _NEVER, e.id), reverse=True))
