"""What is done with a chosen agreement of the list: duplicate, rename, bin and back."""

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from sla_desktop.domain.errors import InputError
from sla_desktop.storage.errors import StoreError
from sla_desktop.storage.index import Entry
from sla_desktop.storage.library import Library


def counted(number: int) -> str:
    """So many agreements, in words."""
    return "1 agreement" if number == 1 else f"{number} agreements"


class Deeds(QObject):
    """Does it and tells: `done` names the agreement to choose now, `binned` one to offer back."""

    done = Signal(str)
    told = Signal(str)
    binned = Signal(object)  # Entry

    def __init__(
        self,
        library: Library,
        now: Callable[[], dt.datetime],
        in_use: Callable[[str], bool],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._now = now
        self._in_use = in_use

    def duplicate(self, entry: Entry) -> None:
        """Makes a second one like it."""
        from sla_desktop.app.library_work import duplicate  # with the checks: not at start

        try:
            made = duplicate(self._library, entry.id, self._now().date())
        except (InputError, StoreError) as error:
            self._fail(error)
        else:
            self.done.emit(made)

    def rename(self, entry: object, title: str) -> None:
        """Gives it another title."""
        from sla_desktop.app.library_work import rename

        if not isinstance(entry, Entry) or self._is_open(entry):
            return
        try:
            rename(self._library, entry, title)
        except (InputError, StoreError) as error:
            self._fail(error)
        else:
            self.done.emit(entry.id)

    def bin(self, entry: Entry) -> None:
        """Moves it to the bin."""
        if not self._is_open(entry) and self._moved(self._library.bin, entry):
            self.done.emit("")
            self.binned.emit(entry)

    def bring_back(self, entry: Entry) -> None:
        """Brings it back from the bin."""
        if self._moved(self._library.restore, entry):
            self.told.emit(f"“{entry.title}” is back among the agreements.")
            self.done.emit(entry.id)

    def empty_bin(self) -> None:
        """Deletes for good what lies in the bin."""
        try:
            number = self._library.empty_bin()
        except StoreError as error:
            self._fail(error)
            return
        self.told.emit(f"{counted(number)} deleted for good: the bin is empty.")
        self.done.emit("")

    def _moved(self, move: Callable[[str], None], entry: Entry) -> bool:
        try:
            move(entry.id)
        except StoreError as error:  # also where it is done and only the disk has not confirmed it
            self._fail(error)
            return False
        return True

    def _is_open(self, entry: Entry) -> bool:
        used = self._in_use(entry.id)
        if used:
            self.told.emit(f"“{entry.title}” is open in its window: close it there first.")
        return used

    def _fail(self, error: Exception) -> None:
        self.told.emit(str(error))
        self.done.emit("")
