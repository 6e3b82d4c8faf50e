"""The running program: its windows, and what one window asks of another."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget

from sla_desktop.app.settings import Settings
from sla_desktop.storage.errors import StoreError
from sla_desktop.storage.library import Library
from sla_desktop.ui.errors import Faults, show_log
from sla_desktop.ui.look import Look
from sla_desktop.ui.main_window import Errand, MainWindow
from sla_desktop.ui.open import open_agreement
from sla_desktop.ui.welcome import WelcomeWindow


class Desktop(QObject):
    """One welcome window and one window for each open agreement."""

    def __init__(self, library: Library, settings: Settings, look: Look, faults: Faults) -> None:
        super().__init__()
        self.windows: dict[str, MainWindow] = {}
        self._library = library
        self._settings = settings
        self._look = look
        self._faults = faults
        faults.make_safe = self.make_safe
        self._welcome: WelcomeWindow | None = None

    def start(self, paths: Sequence[Path]) -> None:
        """Opens files, or shows the welcome window; also for a later start of the program."""
        if paths:
            self.welcome().open_files(paths)
        elif self.windows:
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
        for window in self.windows.values():
            window.finish()
        if self._welcome is not None:
            self._welcome.close()

    def open_file(self, path: object) -> None:
        """Opens a file that the system hands over."""
        if isinstance(path, Path):
            self.start([path])

    def _opened(self, agreement_id: str, *, take_over: bool = False) -> MainWindow:
        window = open_agreement(
            self._library,
            agreement_id,
            self._settings,
            self._look,
            self._errands(),
            take_over=take_over,
        )
        window.closed.connect(self._forget)
        window.edit_wanted.connect(self._open_anew)
        self.windows[agreement_id] = window
        return window

    def _forget(self, window: object) -> None:
        if isinstance(window, MainWindow):
            self.windows.pop(window.session.agreement.id, None)

    def _open_anew(self, window: object) -> None:
        """Closes a window and opens its agreement afresh; the program goes on in between."""
        if not isinstance(window, MainWindow):
            return
        agreement_id = window.session.agreement.id
        QApplication.setQuitOnLastWindowClosed(False)
        try:
            if window.close():
                raise_window(self._opened(agreement_id, take_over=True))
        except StoreError as error:
            self.show_welcome().tell(str(error))
        finally:
            QApplication.setQuitOnLastWindowClosed(True)

    # the welcome window

    def welcome(self) -> WelcomeWindow:
        """The welcome window, shown or not."""
        if self._welcome is None:
            self._welcome = WelcomeWindow(
                self._library, self._settings, self.open, in_use=self.windows.__contains__
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

    def _tell(self, sentence: str) -> None:
        """What the welcome window says about a file, where the owner looks."""
        window = QApplication.activeWindow()
        if isinstance(window, MainWindow):
            window.notice.tell(sentence)

    # what windows ask for

    def _errands(self) -> dict[str, Errand]:
        return {
            "new": self._new,
            "open": self._open_file,
            "library": self._show_library,
            "backup": self._back_up,
            "restore": self._restore,
            "quit": self._quit,
            "log": self._show_log,
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
