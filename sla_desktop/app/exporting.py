"""Exports from the window: made and written off the main thread, each a version that is frozen."""

import datetime as dt
import errno
import stat
import sys
import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Protocol

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from sla_desktop.app.background import Answer, Background
from sla_desktop.app.freezing import Freeze, freeze, mark_of, planned
from sla_desktop.app.session import Session
from sla_desktop.domain.agreement import Agreement
from sla_desktop.export.options import ExportOptions
from sla_desktop.storage.errors import NotYetSafeError, StoreError
from sla_desktop.storage.outside import write_outside
from sla_desktop.storage.versions import Version

_MISTAKE = "The program made a mistake: export again before you use what may be there now."
_FULL = {errno.ENOSPC, errno.EDQUOT}
_DENIED = {errno.EACCES, errno.EPERM}
_GONE = {errno.ENOENT, errno.ENOTDIR}
_IN_USE = {32, 33}  # Windows: sharing violation, lock violation


class Shelf(Protocol):
    """What an export needs of the library."""

    folder: Path

    def image(self, name: str) -> bytes:
        """The image of that name. Raises StoreError."""
        ...

    def keep_version(self, agreement: Agreement, label: str, moment: dt.datetime) -> Version:
        """Keeps a version. Raises StoreError."""
        ...


class Job(Struct, frozen=True):
    """What to export: files to write (replacing what is there), and a word on what changed."""

    docx: Path | None
    pdf: Path | None
    with_data: bool
    change: str = ""
    options: ExportOptions = ExportOptions()


class Outcome(Struct, frozen=True):
    """How an export went. `problems` are sentences, also where some of it was written."""

    version: str
    written: tuple[Path, ...] = ()
    problems: tuple[str, ...] = ()
    stopped: bool = False


class _StoppedError(Exception):
    """The owner stopped the export."""


class _Result(Struct, frozen=True):
    written: tuple[Path, ...]
    problems: tuple[str, ...]


class Exporting(QObject):
    """Does one export at a time and freezes a version with the first file that is written.

    A version is frozen only then: an export that fails or is stopped leaves no trace.
    """

    progressed = Signal(object)  # words for the step that begins
    ended = Signal(object)  # Outcome
    failed = Signal(object)  # Exception: a fault of the program, for its log

    def __init__(
        self,
        session: Session,
        shelf: Shelf,
        now: Callable[[], dt.datetime],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._shelf = shelf
        self._now = now
        self._stop = threading.Event()
        self._freeze = Freeze("")
        self._before = session.agreement
        self._frozen = session.agreement
        self._background = Background("export", self)
        self._background.answered.connect(self._end)

    @property
    def plan(self) -> Freeze:
        """The version that an export now would be."""
        if self._session.read_only:
            return Freeze(self._session.agreement.version)
        return planned(self._session.agreement, self._now().date())

    @property
    def busy(self) -> bool:
        """Whether an export is under way."""
        return self._background.busy

    def start(self, job: Job) -> None:
        """Begins; `ended` tells the outcome."""
        self._stop.clear()
        self._before = self._session.agreement
        self._freeze = self.plan
        self._frozen = self._before
        if self._freeze.row is not None:
            row = replace(self._freeze.row, change=job.change or self._freeze.row.change)
            self._freeze = replace(self._freeze, row=row)
            self._frozen = freeze(row)(self._before)
        self._background.request(partial(self._work, self._frozen, self._freeze, job))

    def stop(self) -> None:
        """Stops before the next step; what is being written is still finished."""
        self._stop.set()

    def close(self) -> None:
        """Ends the work; nothing is told any more."""
        self.stop()
        self._background.close()

    # in the thread

    def _work(self, agreement: Agreement, plan: Freeze, job: Job) -> _Result:
        from sla_desktop.export.files import Wanted, make_files  # slow to load

        wanted = Wanted(job.docx is not None, job.pdf is not None, job.with_data, job.options)
        files = make_files(agreement, wanted, self._step)
        self._step("Saving")
        problems = [files.refused] if files.refused else []
        written: list[Path] = []
        for path, data in ((job.docx, files.docx), (job.pdf, files.pdf)):
            if path is not None and data is not None:
                problem, done = _written(path, data)
                written += [path] if done else []
                problems += [problem] if problem else []
        if written and plan.row is not None:
            problems += self._kept(agreement, plan.version)
        return _Result(tuple(written), tuple(problems))

    def _step(self, words: str) -> None:
        if self._stop.is_set():
            raise _StoppedError
        self.progressed.emit(words)

    def _kept(self, agreement: Agreement, version: str) -> list[str]:
        """Keeps the version in the library; the sentence where that fails."""
        try:
            self._shelf.keep_version(agreement, f"Exported as version {version}", self._now())
        except StoreError as error:
            return [f"The version could not be kept among the earlier ones: {error}"]
        return []

    # on the main thread again

    def _end(self, answer: object) -> None:
        if not isinstance(answer, Answer):
            return
        version = self._freeze.version
        if isinstance(answer.result, _Result):
            if answer.result.written:
                self._note()
            done = Outcome(version, answer.result.written, answer.result.problems)
        elif isinstance(answer.error, _StoppedError):
            done = Outcome(version, stopped=True)
        else:
            self.failed.emit(answer.error)
            done = Outcome(version, problems=(_MISTAKE,))
        self.ended.emit(done)

    def _note(self) -> None:
        """Enters the version in the draft, as one step that can be undone."""
        row = self._freeze.row
        if row is not None:
            edit = freeze(row, mark_of(self._frozen))
            self._session.apply(f"Export version {row.version}", edit, place="version")


def _written(path: Path, data: bytes) -> tuple[str, bool]:
    """What to tell of a write, and whether the file is there."""
    try:
        write_outside(path, data, replace=True)
    except NotYetSafeError as error:
        return str(error), True
    except StoreError as error:
        return explained(path, error), False
    return "", True


def explained(path: Path, error: StoreError, system: str = sys.platform) -> str:
    """Why a document was not written and what to do, as one sentence."""
    cause = error.__cause__
    if not isinstance(cause, OSError):
        return str(error)
    code, folder = cause.errno or 0, path.parent
    if getattr(cause, "winerror", None) in _IN_USE or code in (errno.EBUSY, errno.ETXTBSY):
        return f"“{path.name}” is open in another program: close it there and export again."
    if code in _FULL:
        return f"There is no room for “{path.name}”: free some space or choose another folder."
    if code == errno.EROFS:
        return f"“{folder}” can only be read: choose another folder."
    if code in _DENIED and _is_protected(path):
        return f"“{path.name}” is write-protected: choose another name."
    if system == "win32" and code in _DENIED and path.exists():  # so it says of an open file too
        return (
            f"Windows does not let “{path.name}” be replaced: close it where it is open, or choose "
            "another name or folder."
        )
    if system == "win32" and (code in _DENIED or (code in _GONE and folder.is_dir())):
        return (
            f"Windows keeps SLA Desktop out of “{folder}”: choose another folder, or allow the "
            "program under “Controlled folder access” in Windows Security."
        )
    if code in _DENIED:
        return f"You may not save in “{folder}”: choose another folder."
    if code in _GONE:
        return f"The folder “{folder}” is not there any more: choose another."
    return str(error)


def _is_protected(path: Path) -> bool:
    try:
        return not path.stat().st_mode & stat.S_IWRITE
    except OSError:
        return False
