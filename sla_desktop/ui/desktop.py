"""The running program: its windows, and what one window asks of another."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QWidget

from sla_desktop import __version__
from sla_desktop.app.rendering import PageFaultError
from sla_desktop.app.settings import Settings
from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.errors import InputError
from sla_desktop.storage.errors import StoreError
from sla_desktop.storage.library import Library
from sla_desktop.ui.dialogs import MessageDialog
from sla_desktop.ui.errors import Faults, show_log
from sla_desktop.ui.look import Look
from sla_desktop.ui.welcome import WelcomeWindow, local_now

if TYPE_CHECKING:
    from sla_desktop.ui.main_window import Errand, MainWindow
    from sla_desktop.ui.versions import VersionsDialog


class Desktop(QObject):
    """One welcome window and one window for each open agreement."""

    changed = Signal(object)  # something was edited or closed

    def __init__(self, library: Library, settings: Settings, look: Look, faults: Faults) -> None:
        super().__init__()
        self.windows: dict[str, MainWindow] = {}
        self._library = library
        self._settings = settings
        self._look = look
        self._faults = faults
        faults.make_safe = self.make_safe
        self._welcome: WelcomeWindow | None = None
        self.readers: list[MainWindow] = []  # of earlier versions

    def start(self, paths: Sequence[Path]) -> None:
        """Opens files, or shows the welcome window; also for a later start of the program."""
        others = [path for path in paths if not self._open_own(path)]
        if others:
            self.welcome().open_files(others)
        elif self.windows and not paths:
            raise_window(next(reversed(self.windows.values())))
        if not any(window.isVisible() for window in self.windows.values()):
            self.show_welcome()

    def open(self, agreement_id: str) -> None:
        """Shows an agreement of the library, in the window it has already. Raises StoreError."""
        window = self.windows.get(agreement_id)
        if window is None:
            window = self._opened(agreement_id)
        raise_window(window)
        if self._welcome is not None:
            self._welcome.hide()

    def _open_own(self, path: Path) -> bool:
        """Opens a file of the library itself, which needs no welcome window, if that goes well."""
        try:
            own = self._library.id_at(path)
            if own is not None:
                self.open(own)
        except (InputError, StoreError):
            return False  # the welcome window tells
        return own is not None

    def make_safe(self) -> bool:
        """Brings everything to the drive now, without a word; whether that went well."""
        flushed = [window.autosave.flush() for window in self.windows.values()]
        return all(flushed)

    def end(self) -> None:
        """The session ends: all is saved and remembered, and nothing is asked."""
        self.make_safe()
        for window in self.windows.values():
            window.keep_layout()

    def close(self) -> None:
        """Ends the work behind all windows; nothing can be done in them any more."""
        for window in (*self.windows.values(), *self.readers):
            window.finish()
        if self._welcome is not None:
            self._welcome.close()

    def open_file(self, path: object) -> None:
        """Opens a file that the system hands over."""
        if isinstance(path, Path):
            self.start([path])

    def _opened(self, agreement_id: str, *, take_over: bool = False) -> "MainWindow":
        from sla_desktop.ui.open import open_agreement  # with the editors: not at start

        window = open_agreement(
            self._library,
            agreement_id,
            self._settings,
            self._look,
            self._errands(),
            take_over=take_over,
            log=self._faults.note,
        )
        window.closed.connect(self._forget)
        window.session.changed.connect(self.changed)
        window.preview.failed.connect(self._preview_failed)
        window.edit_wanted.connect(self._open_anew)
        self.windows[agreement_id] = window
        return window

    def _preview_failed(self, error: object) -> None:
        """The pane itself says when there are no pages; a page that stays white is told."""
        if isinstance(error, PageFaultError):
            self._faults.write_down(error)
        elif isinstance(error, Exception):
            self._faults.report(error)

    def _forget(self, window: object) -> None:
        self.readers = [reader for reader in self.readers if reader is not window]
        self.windows = {key: known for key, known in self.windows.items() if known is not window}
        self.changed.emit(None)

    def _open_anew(self, window: object) -> None:
        """Closes a window and opens its agreement afresh; the program goes on in between."""
        known = next((key for key, one in self.windows.items() if one is window), "")
        if not known:
            return
        QApplication.setQuitOnLastWindowClosed(False)
        try:
            if self.windows[known].close():
                raise_window(self._opened(known, take_over=True))
        except StoreError as error:
            self.show_welcome().tell(str(error))
        finally:
            QApplication.setQuitOnLastWindowClosed(True)

    # the welcome window

    def welcome(self) -> WelcomeWindow:
        """The welcome window, shown or not."""
        if self._welcome is None:
            self._welcome = WelcomeWindow(
                self._library, self._settings, self.open, in_use=self._is_open
            )
            self._welcome.arrivals.told.connect(self._tell)
            self._welcome.destroyed.connect(self._welcome_gone)
        return self._welcome

    def show_welcome(self) -> WelcomeWindow:
        """The welcome window, in front."""
        welcome = self.welcome()
        raise_window(welcome)
        return welcome

    def _welcome_gone(self) -> None:
        self._welcome = None

    def _is_open(self, agreement_id: str) -> bool:
        return agreement_id in self.windows

    def _tell(self, sentence: str) -> None:
        """What the welcome window says about a file, where the owner looks."""
        window = QApplication.activeWindow()
        for known in self.windows.values():
            if known is window:
                known.notice.tell(sentence)

    # what windows ask for

    def _errands(self) -> dict[str, "Errand"]:
        return {
            "new": self._new,
            "open": self._open_file,
            "library": self._show_library,
            "backup": self._back_up,
            "restore": self._restore,
            "keep-version": self._keep_version,
            "versions": self._show_versions,
            **self._own_errands(),
        }

    def _own_errands(self) -> dict[str, "Errand"]:
        """What every window may ask for, whatever it shows."""
        return {
            "export": self._export,
            "quit": self._quit,
            "log": self._show_log,
            "about": self._show_about,
        }

    def _new(self, _window: QWidget) -> None:
        self.show_welcome().show_gallery()

    def _open_file(self, _window: QWidget) -> None:
        self.show_welcome().arrivals.ask()

    def _show_library(self, _window: QWidget) -> None:
        self.show_welcome().show_home()

    def _back_up(self, _window: QWidget) -> None:
        if self.make_safe():
            self.show_welcome().backup.back_up()

    def _restore(self, _window: QWidget) -> None:
        self.show_welcome().backup.restore()

    def _export(self, window: "MainWindow") -> None:
        from sla_desktop.ui.export_dialog import open_export

        dialog = open_export(window, self._settings, self._library, local_now)
        dialog.failed.connect(self._faults.report)

    def _keep_version(self, window: "MainWindow") -> None:
        self._versions_of(window).name.take_keys()

    def _show_versions(self, window: "MainWindow") -> None:
        self._versions_of(window)

    def _versions_of(self, window: "MainWindow") -> "VersionsDialog":
        from sla_desktop.ui.versions import VersionsDialog

        now = local_now
        dialog = VersionsDialog(self._library, window.session, self._show_version, now, window)
        dialog.open()
        return dialog

    def _show_version(self, version: Agreement, name: str) -> None:
        from sla_desktop.ui.open import show_version

        window = show_version(
            self._library, version, name, self._settings, self._look, self._own_errands()
        )
        window.closed.connect(self._forget)
        self.readers.append(window)
        raise_window(window)

    def _show_about(self, window: QWidget) -> None:
        dialog = MessageDialog(
            "About SLA Desktop",
            f"SLA Desktop {__version__}",
            "Drafts, checks and exports service level agreements. Everything stays on this "
            f"computer, in {self._library.folder}.",
            "information",
            window,
        )
        dialog.buttons.addButton(QDialogButtonBox.StandardButton.Close)
        dialog.buttons.rejected.connect(dialog.reject)
        dialog.open()

    def _quit(self, _window: QWidget) -> None:
        QApplication.closeAllWindows()

    def _show_log(self, _window: QWidget) -> None:
        show_log(self._faults.log)


def raise_window(window: QWidget) -> None:
    """Shows a window in front of the others, as large as it was."""
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()
