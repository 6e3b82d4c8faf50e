"""A folder of agreements, each in a folder of its own named by its id."""

from collections.abc import Callable, Mapping
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from sla_desktop.checks.library import line_of
from sla_desktop.storage.content import Content, summary_in, summary_of
from sla_desktop.storage.durable import make_folders
from sla_desktop.storage.envelope import LIMIT, BadEnvelopeError, Header
from sla_desktop.storage.errors import NewerError, NotFoundError, StoreError, not_saved, unreadable
from sla_desktop.storage.fileops import FileOps, Stamp
from sla_desktop.storage.ids import checked_id, is_id
from sla_desktop.storage.index import NO_LINE, Entry, Row, entry_of, raw_line
from sla_desktop.storage.opened import BadContentError, Form, judge
from sla_desktop.storage.safefile import SafeFile

_FILE = "agreement.json"


class Kind(Struct, frozen=True):
    """What the files are: their form, and how a body becomes content."""

    form: Form
    read: Callable[[Header, bytes], Content]


class Shelf:
    """Finds and lists the agreements in one folder."""

    def __init__(self, folder: Path, kind: Kind, ops: FileOps) -> None:
        self.folder = folder
        self._kind = kind
        self._ops = ops

    def names(self) -> set[str]:
        """The ids there; none if the folder is not there yet."""
        try:
            return set(filter(is_id, self._ops.names(self.folder)))
        except FileNotFoundError:
            return set()
        except OSError as error:
            raise unreadable(self.folder, error) from error

    def is_there(self) -> bool:
        """Whether the folder itself is there."""
        try:
            self._ops.stamp(self.folder)
        except FileNotFoundError:
            return False
        except OSError as error:
            raise unreadable(self.folder, error) from error
        return True

    def path(self, agreement_id: str) -> Path:
        """Where the agreement's file is or would be."""
        return self.folder / checked_id(agreement_id) / _FILE

    def file(self, agreement_id: str) -> SafeFile[Content]:
        """The agreement's file, there or not."""
        return self.file_at(self.path(agreement_id))

    def file_at(self, path: Path) -> SafeFile[Content]:
        """A file of the same kind."""
        return SafeFile(path, self._kind.form, self._kind.read, self._ops)

    def make(self, agreement_id: str) -> None:
        """Make the agreement's folder."""
        folder = self.path(agreement_id).parent
        try:
            make_folders(self._ops, folder)
            self._ops.sync_folder(self.folder)  # also when a killed process made it
        except OSError as error:
            raise not_saved(folder, error) from error

    def rows(self, known: Mapping[str, Row]) -> tuple[list[Entry], dict[str, Row]]:
        """The lines of the list, and the rows that the index should hold.

        A file with the stamp that its row in ``known`` names is not read again.
        """
        entries: list[Entry] = []
        rows: dict[str, Row] = {}
        for agreement_id in self.names():
            stamp = self._stamp(agreement_id)
            row = known.get(agreement_id)
            if row and row.stamp == stamp and row.entry.line != NO_LINE:
                entry = row.entry
            else:
                before = row.entry if row else Entry(id=agreement_id, title=agreement_id)
                entry = self._entry(before)
            if entry is None:
                continue
            entries.append(entry)
            if stamp and not entry.problem:
                rows[agreement_id] = Row(stamp, entry)
        return entries, rows

    def _stamp(self, agreement_id: str) -> Stamp | None:
        try:
            return self._ops.stamp(self.folder / agreement_id / _FILE)
        except OSError:
            return None

    def _entry(self, before: Entry) -> Entry | None:
        """The line for a file as it is now; None where no agreement was ever saved."""
        path = self.path(before.id)
        try:
            narrow = judge(path, self._ops.read(path, LIMIT), self._kind.form, summary_in)
        except (OSError, BadEnvelopeError, BadContentError):
            return self._doubtful(before)
        except NewerError as error:
            return replace(before, problem=str(error))
        entry = entry_of(before.id, narrow.header, narrow.content)
        return entry if entry.line != NO_LINE else self._with_line(entry)

    def _with_line(self, entry: Entry) -> Entry:
        """The entry of a file that an earlier program wrote, with what checks may know of it."""
        try:
            opened = self.file(entry.id).open(read_only=True)
        except StoreError:
            return entry
        return replace(entry, line=raw_line(line_of(opened.content.agreement)))

    def _doubtful(self, before: Entry) -> Entry | None:
        """The line for a file whose summary cannot be read: what opening it would show."""
        try:
            opened = self.file(before.id).open(read_only=True)
        except NotFoundError:
            return None
        except StoreError as error:
            return replace(before, problem=str(error))
        entry = entry_of(before.id, opened.header, summary_of(opened.content.agreement, None))
        return replace(entry, problem=str(opened.recovery)) if opened.recovery else entry
