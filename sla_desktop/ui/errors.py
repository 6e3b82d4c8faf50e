"""When the program itself makes a mistake: one calm dialog and a line in the local log."""

import logging
import sys
import threading
from collections.abc import Callable
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import (
    QMessageLogContext,
    QObject,
    Qt,
    QtMsgType,
    QUrl,
    Signal,
    qInstallMessageHandler,
)
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QWidget

from sla_desktop.ui.dialogs import MessageDialog

_LARGEST = 500_000  # bytes of one log file
_KEPT = 3  # files
_LEVELS = {
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


class FaultDialog(MessageDialog):
    """What happened, that the work is safe, and where the log is."""

    def __init__(self, *, safe: bool, log: Path, parent: QWidget | None = None) -> None:
        work = (
            "Everything you wrote is saved."
            if safe
            else "Your last changes could not be saved just now: save a copy before you close."
        )
        super().__init__(
            "SLA Desktop",
            "The program made a mistake",
            f"{work} You can go on working. If it happens again, close the program and start it "
            f"anew.\n\nWhat went wrong is written down in {log}: please send that file with a "
            "word on what you were doing. It stays on this computer until you do.",
            "information" if safe else "error",
            parent,
        )
        self._log = log
        role = QDialogButtonBox.ButtonRole
        self.buttons.addButton("Show the log", role.ActionRole).clicked.connect(self._show_log)
        go_on = self.buttons.addButton("Go on", role.AcceptRole)
        go_on.setDefault(True)
        self.buttons.accepted.connect(self.accept)

    def _show_log(self) -> None:
        show_log(self._log)


def show_log(log: Path) -> None:
    """Opens the log in whatever this computer shows text with."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(log)))


class Faults(QObject):
    """Takes every mistake that nothing else took, from any thread."""

    _found = Signal(object)  # an exception, from another thread

    def __init__(self, folder: Path) -> None:
        super().__init__()
        folder.mkdir(parents=True, exist_ok=True)
        self.log = folder / "sla-desktop.log"
        self.make_safe: Callable[[], bool] = _nothing_to_save
        self._dialog: FaultDialog | None = None
        self._logger = logging.Logger("sla-desktop")
        self._logger.addHandler(_handler(self.log))
        self._found.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def watch(self) -> None:
        """From now on; call it once, in the program itself."""
        sys.excepthook = self._take
        threading.excepthook = self._take_from_thread
        qInstallMessageHandler(self._note)

    def write_down(self, error: object) -> None:
        """Only writes a mistake down: the owner is told of it where it matters."""
        if isinstance(error, BaseException):
            self._logger.error("The program made a mistake", exc_info=error)

    def note(self, sentence: str) -> None:
        """Writes down what the owner is told in plainer words."""
        self._logger.warning(sentence)

    def report(self, error: BaseException) -> None:
        """Writes a mistake down and tells the owner, if nothing is told yet."""
        self._logger.error("The program made a mistake", exc_info=error)
        self._show(error)

    def _take(
        self, _kind: type[BaseException], error: BaseException, _trace: TracebackType | None
    ) -> None:
        if isinstance(error, KeyboardInterrupt):
            QApplication.quit()
        else:
            self.report(error)

    def _take_from_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self._logger.error("A thread made a mistake", exc_info=args.exc_value)
            self._found.emit(args.exc_value)

    def _note(self, kind: QtMsgType, _context: QMessageLogContext, words: str | None) -> None:
        level = _LEVELS.get(kind)
        if level is not None:
            self._logger.log(level, "Qt: %s", words)

    def _show(self, _error: object) -> None:
        if self._dialog is not None:
            return
        safe, parent = self._safe(), QApplication.activeWindow()
        self._dialog = FaultDialog(safe=safe, log=self.log, parent=parent)
        self._dialog.finished.connect(self._seen)
        self._dialog.open()

    def _safe(self) -> bool:
        try:
            return self.make_safe()
        except Exception as error:  # the owner is told already that something is wrong
            self._logger.error("The work could not be made safe", exc_info=error)
            return False

    def _seen(self) -> None:
        self._dialog = None


def _nothing_to_save() -> bool:
    return True


def _handler(path: Path) -> logging.Handler:
    handler = RotatingFileHandler(
        path, maxBytes=_LARGEST, backupCount=_KEPT, encoding="utf-8", delay=True
    )
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    return handler
