"""Opening an agreement of the library in a window: lock it, tell what was recovered, save it."""

import datetime as dt
import time
from collections.abc import Callable, Mapping

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from sla_desktop.app.autosave import Autosave
from sla_desktop.app.judgement import Judgement
from sla_desktop.app.library_context import LibraryContext
from sla_desktop.app.recovered import detail, told
from sla_desktop.app.session import Session
from sla_desktop.app.settings import Settings
from sla_desktop.domain.agreement import Agreement
from sla_desktop.storage.errors import ChangedOnDiskError
from sla_desktop.storage.library import Library, Loaded
from sla_desktop.storage.locks import LockedError
from sla_desktop.storage.opened import Recovery
from sla_desktop.ui.look import Look
from sla_desktop.ui.main_window import Errand, MainWindow

_CONFLICT = (
    "Another program changed this agreement on the disk. Your draft is kept among its earlier "
    "versions, and nothing more can be changed here."
)


class Keeper(QObject):
    """Holds one agreement of the library open while its window lives, and saves it."""

    _conflict = Signal()  # from the writer thread

    def __init__(self, library: Library, loaded: Loaded, *, read_only: bool) -> None:
        super().__init__()
        self.library = library
        self.agreement_id = loaded.agreement.id
        self._holds = not read_only
        self.session = Session(loaded.agreement, time.monotonic, read_only=read_only)
        self._known = LibraryContext(library, loaded.agreement, _now().date(), self)
        self.judgement = Judgement(self.session, self._known.of)
        self.autosave = Autosave(self._save, _now)
        self.window: MainWindow | None = None
        self._conflict.connect(self._stop_editing)
        self._known.changed.connect(self.judgement.judge_soon)
        self._known.failed.connect(self._tell)

    def hold(self, window: MainWindow) -> None:
        """Lives and goes with `window`."""
        self.setParent(window)
        self.window = window
        window.closed.connect(self._let_go)

    def _save(self, agreement: Agreement) -> None:
        """In the writer thread. What another program changed stays; ours becomes a version."""
        checklist = self.judgement.checklist
        try:
            self.library.save(agreement, checklist.score if checklist else None)
        except ChangedOnDiskError:
            self.library.keep_conflict(agreement, _now())
            self._conflict.emit()

    def _stop_editing(self) -> None:
        self.session.read_only = True
        if self.window is not None:
            self.window.notice.tell(_CONFLICT, "Open what is there now", self.want_edit)

    def _tell(self, words: str) -> None:
        if self.window is not None:
            self.window.notice.tell(words)

    def want_edit(self) -> None:
        """The owner wants to edit what can only be read in this window."""
        if self.window is not None:
            self.window.edit_wanted.emit(self.window)

    def want_versions(self) -> None:
        """The owner looks for an earlier version."""
        if self.window is not None:
            self.window.commands["versions"].trigger()

    def _let_go(self, _window: object) -> None:
        self._known.close()
        if self._holds:
            self.library.close(self.agreement_id)


def open_agreement(
    library: Library,
    agreement_id: str,
    settings: Settings,
    look: Look,
    errands: Mapping[str, Errand] | None = None,
    *,
    take_over: bool = False,
    log: Callable[[str], object] | None = None,
) -> MainWindow:
    """A window on an agreement; read-only where somebody else is editing it. Raises StoreError.

    `take_over` disbelieves the note of another computer that it is edited there; `log` takes the
    details of a damaged file.
    """
    locked: LockedError | None = None
    try:
        loaded = library.load(agreement_id, take_over=take_over)
    except LockedError as error:
        loaded = library.load(agreement_id, read_only=True)
        locked = error
    keeper = Keeper(library, loaded, read_only=locked is not None)
    window = MainWindow(
        keeper.session,
        keeper.autosave,
        keeper.judgement,
        settings,
        look,
        library.image,
        errands,
    )
    keeper.hold(window)
    if locked is not None:
        window.notice.tell(f"Read-only. {locked}", "Edit it here", keeper.want_edit)
    elif loaded.recovery is not None:
        _tell_recovery(loaded.recovery, keeper, window)
    if loaded.recovery is not None and log is not None:
        log(detail(loaded.recovery))
    return window


def _tell_recovery(recovery: Recovery, keeper: Keeper, window: MainWindow) -> None:
    offered = "Versions…" if "versions" in window.commands else ""
    window.notice.tell(told(recovery, _now().tzinfo), offered, keeper.want_versions)


def show_version(
    library: Library,
    version: Agreement,
    name: str,
    settings: Settings,
    look: Look,
    errands: Mapping[str, Errand] | None = None,
) -> MainWindow:
    """A window to read an earlier version in; nothing in it can be changed."""
    titled = replace(version, title=f"{version.title} ({name})")
    session = Session(titled, time.monotonic, read_only=True)
    known = LibraryContext(library, version, _now().date())
    judgement = Judgement(session, known.of)
    known.changed.connect(judgement.judge_soon)
    autosave = Autosave(_nowhere, _now)
    window = MainWindow(session, autosave, judgement, settings, look, library.image, errands)
    known.setParent(window)
    window.closed.connect(known.close)
    window.notice.tell(f"The version “{name}”, to read. Versions in the File menu brings it back.")
    return window


def _nowhere(_agreement: Agreement) -> None:
    """A version never changes."""


def _now() -> dt.datetime:
    return dt.datetime.now().astimezone()
