"""The whole library into one file, and back: the owner chooses the file, the work runs aside."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from sla_desktop.app.background import Answer, Background
from sla_desktop.domain.errors import InputError
from sla_desktop.storage.backup import SUFFIX
from sla_desktop.storage.errors import StoreError
from sla_desktop.storage.library import Library

_KIND = f"Backup of SLA Desktop (*{SUFFIX})"


class BackupWork(QObject):
    """Backs up and restores. `told` is a sentence on how it went, `busy` whether it runs."""

    told = Signal(str)
    busy = Signal(bool)
    restored = Signal()

    def __init__(self, library: Library, now: Callable[[], dt.datetime], window: QWidget) -> None:
        super().__init__(window)
        self._library = library
        self._now = now
        self._window = window
        self._worker = Background("backup", self)
        self._worker.answered.connect(self._done)

    def back_up(self) -> None:
        """Asks for a file and writes the backup there."""
        dialog = self._dialog("Back up the whole library")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(SUFFIX[1:])
        dialog.selectFile(f"SLA Desktop {self._now():%Y-%m-%d}{SUFFIX}")
        dialog.fileSelected.connect(self.write)
        dialog.open()

    def restore(self) -> None:
        """Asks for a backup and brings it back beside what is there."""
        dialog = self._dialog("Restore a backup")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([_KIND, "All files (*)"])
        dialog.fileSelected.connect(self.bring_back)
        dialog.open()

    def _dialog(self, title: str) -> QFileDialog:
        dialog = QFileDialog(self._window, title, str(Path.home()), _KIND)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return dialog

    def write(self, name: str) -> None:
        """Writes the backup to the file of that name."""
        path, moment = Path(name), self._now()

        def work() -> str:
            from sla_desktop.app.library_work import back_up

            number = back_up(self._library, path, moment)
            what = "1 agreement" if number == 1 else f"{number} agreements"
            return f"The backup of {what} is saved as “{path}”."

        self._start(work, "Backing up …")

    def bring_back(self, name: str) -> None:
        """Restores the backup in the file of that name."""
        path = Path(name)

        def work() -> "_Back":
            from sla_desktop.app.library_work import restore, told

            return _Back(told(restore(self._library, path)))

        self._start(work, "Bringing the backup back …")

    def _start(self, work: Callable[[], str], sentence: str) -> None:
        if self._worker.busy:
            self.told.emit("A backup is still under way: wait for it to end.")
            return
        self.busy.emit(True)
        self.told.emit(sentence)
        self._worker.request(work)

    def _done(self, answer: object) -> None:
        self.busy.emit(False)
        if not isinstance(answer, Answer):
            return
        if isinstance(answer.error, (InputError, StoreError)):
            self.told.emit(str(answer.error))
        elif answer.error is not None:
            raise answer.error  # a fault of the program: goes to its log
        else:
            self.told.emit(str(answer.result))
        if isinstance(answer.result, _Back) or answer.error is not None:
            self.restored.emit()

    def close(self) -> None:
        """Waits for work under way."""
        self._worker.close()


class _Back(str):
    """What restoring says; the list is to be read again after it."""

    __slots__ = ()
