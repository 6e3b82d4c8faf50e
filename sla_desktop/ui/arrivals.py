"""Files that come in, by dialog, drop or the system: each joins the library and is opened."""

import datetime as dt
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QDialogButtonBox,
    QFileDialog,
    QVBoxLayout,
    QWidget,
)

from sla_desktop.domain.copyfile import SUFFIX
from sla_desktop.domain.errors import InputError
from sla_desktop.storage.backup import SUFFIX as BACKUP_SUFFIX
from sla_desktop.storage.errors import StoreError
from sla_desktop.storage.library import Library
from sla_desktop.ui.buttons import button
from sla_desktop.ui.dialogs import Dialog
from sla_desktop.ui.forms.field import plain_label
from sla_desktop.ui.welcome_style import Heading, theme_now, welcome_sheet

if TYPE_CHECKING:
    from sla_desktop.app.opening import Incoming

_FILES = f"Agreements and own exports (*{SUFFIX} *.docx *.pdf *.json);;All files (*)"


class Way(Struct, frozen=True):
    """One way to deal with an agreement that is in the library already."""

    id: str
    name: str
    meaning: str


_MINE = Way("mine", "Open mine", "The file is left alone.")
_BACK = Way("back", "Bring mine back from the bin", "The file is left alone.")
_BOTH = Way("both", "Keep both", "The file becomes an agreement of its own beside yours.")
_VERSION = Way(
    "version",
    "Bring it in as a version of mine",
    "Yours stays as it is. The file is kept among its versions, to look at or bring back.",
)
WAYS = {"differs": (_MINE, _BOTH, _VERSION), "bin": (_BACK, _BOTH)}


class WaysDialog(Dialog):
    """Asks how an agreement that is there already is to be opened; Escape opens nothing."""

    decided = Signal(str)  # id of the way

    def __init__(
        self, title: str, file: str, ways: tuple[Way, ...], parent: QWidget | None = None
    ) -> None:
        super().__init__("Open", parent)
        self.setStyleSheet(welcome_sheet(theme_now()))
        self.setMinimumWidth(480)
        place = "in the bin" if _BACK in ways else "in your library"
        self.column.addWidget(Heading(f"“{title}” is {place} already", 1.2))
        self.column.addWidget(
            plain_label(f"The file “{file}” is the same agreement in another state.", "muted")
        )
        self._group = QButtonGroup(self)
        self._ways = ways
        for at, way in enumerate(ways):
            choice = button(way.name)
            choice.setProperty("choice", True)
            choice.setAutoDefault(True)
            choice.setAccessibleDescription(way.meaning)
            self._group.addButton(choice, at)
            meaning = plain_label(way.meaning, "help")
            meaning.setContentsMargins(16, 0, 0, 6)
            pair = QVBoxLayout()
            pair.setSpacing(4)
            pair.addWidget(choice)
            pair.addWidget(meaning)
            self.column.addLayout(pair)
        self._group.buttonClicked.connect(self._decide)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        buttons.rejected.connect(self.reject)
        buttons.button(QDialogButtonBox.StandardButton.Cancel).setAutoDefault(False)
        self.column.addWidget(buttons)
        self._group.button(0).setFocus(Qt.FocusReason.OtherFocusReason)

    def _decide(self, choice: QAbstractButton) -> None:
        way = self._ways[self._group.id(choice)]
        self.accept()
        self.decided.emit(way.id)


class Arrivals(QObject):
    """Takes files. `opened` names the agreement to show, `told` is a sentence for the owner."""

    opened = Signal(str)
    told = Signal(str)

    def __init__(self, library: Library, now: Callable[[], dt.datetime], window: QWidget) -> None:
        super().__init__(window)
        self._library = library
        self._now = now
        self._window = window
        self._waiting: list[Path] = []
        self._asked: Incoming | None = None

    def ask(self) -> None:
        """Lets the owner choose files."""
        dialog = QFileDialog(self._window, "Open an agreement", str(Path.home()), _FILES)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(self.take_named)
        dialog.open()

    def take_named(self, names: Iterable[str]) -> None:
        """Takes files by their names."""
        self.take([Path(name) for name in names])

    def take(self, paths: Iterable[Path]) -> None:
        """Opens each; where the owner has to choose, the rest waits for the answer."""
        self._waiting.extend(paths)
        self._next()

    def _next(self) -> None:
        while self._waiting:
            path = self._waiting.pop(0)
            try:
                asked = self._open(path)
            except (InputError, StoreError) as error:
                self.told.emit(str(error))
                continue
            if asked:
                return

    def _open(self, path: Path) -> bool:
        """Opens a file; whether the owner is asked first."""
        from sla_desktop.app import opening  # with the composing and the checks: not at start

        own = self._library.id_at(path)
        if own is not None:
            self.opened.emit(own)
            return False
        if path.suffix == BACKUP_SUFFIX:
            self.told.emit(f"“{path.name}” is a backup: use Restore… to bring it back.")
            return False
        incoming = opening.read(path)
        place = opening.place_of(self._library, incoming)
        if place in WAYS:
            self._ask_way(incoming, WAYS[place])
            return True
        if place == "new":
            opening.join(self._library, incoming, self._now().date())
        self._show(incoming)
        return False

    def _ask_way(self, incoming: "Incoming", ways: tuple[Way, ...]) -> None:
        self._asked = incoming
        dialog = WaysDialog(incoming.agreement.title, incoming.file, ways, self._window)
        dialog.decided.connect(self.decide)
        dialog.rejected.connect(self._next)
        dialog.open()

    def decide(self, way: str) -> None:
        """Opens what the owner was asked about in the way chosen."""
        incoming, self._asked = self._asked, None
        try:
            if incoming is not None:
                self._go(incoming, way)
        except (InputError, StoreError) as error:
            self.told.emit(str(error))
        self._next()

    def _go(self, incoming: "Incoming", way: str) -> None:
        from sla_desktop.app import opening

        match way:
            case "both":
                made = opening.keep_both(self._library, incoming, self._now().date())
                self._show(incoming, made)
                return
            case "version":
                opening.bring_as_version(self._library, incoming, self._now())
            case "back":
                self._library.restore(incoming.agreement.id)
            case _:
                pass
        self._show(incoming)
        if way == "version":
            self.told.emit(f"“{incoming.file}” is among the versions of this agreement.")

    def _show(self, incoming: "Incoming", agreement_id: str = "") -> None:
        self.opened.emit(agreement_id or incoming.agreement.id)
        if incoming.note:
            self.told.emit(incoming.note)
