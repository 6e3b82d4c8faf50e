"""Choosing one of many from a list that is searched as one types."""

from collections.abc import Iterable

from msgspec import Struct
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialogButtonBox, QLineEdit, QListWidget, QWidget

from sla_desktop.ui.dialogs import Dialog
from sla_desktop.ui.forms.field import plain_label
from sla_desktop.ui.two_lines import BELOW, TwoLinesDelegate, two_lines

_KEY = Qt.ItemDataRole.UserRole
_LIST_KEYS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class Offer(Struct, frozen=True):
    """One thing to choose: its name, and a line that explains it."""

    key: str
    name: str
    line: str


class Picker(Dialog):
    """Type to search, arrows to move, Enter to choose; `chosen` comes after it has closed."""

    chosen = Signal(str)  # the key

    def __init__(
        self, title: str, button: str, offers: Iterable[Offer], parent: QWidget | None = None
    ) -> None:
        super().__init__(title, parent)
        self.resize(560, 560)
        self.filter = QLineEdit()
        self.filter.setPlaceholderText("Search")
        self.filter.setAccessibleName(f"Search: {title}")
        self.filter.textChanged.connect(self._sift)
        self.filter.installEventFilter(self)
        self.list = QListWidget()
        self.list.setAccessibleName(title)
        self.list.setItemDelegate(TwoLinesDelegate(self.list))
        self.list.setUniformItemSizes(True)
        self.list.itemActivated.connect(self._choose)
        for offer in offers:
            item = two_lines(offer.name, offer.line)
            item.setData(_KEY, offer.key)
            self.list.addItem(item)
        self.nothing = plain_label("Nothing has these words.", "muted")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._go = buttons.addButton(button, QDialogButtonBox.ButtonRole.AcceptRole)
        self._go.setDefault(True)
        buttons.accepted.connect(self._choose)
        buttons.rejected.connect(self.reject)
        for part in (self.filter, self.nothing, self.list, buttons):
            self.column.addWidget(part)
        self.filter.setFocus(Qt.FocusReason.OtherFocusReason)
        self._sift("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and down move in the list while the search line has the keys."""
        if (
            watched is self.filter
            and event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() in _LIST_KEYS
        ):
            QCoreApplication.sendEvent(self.list, event)
            return True
        return super().eventFilter(watched, event)

    def _sift(self, text: str) -> None:
        words = text.casefold().split()
        fitting: list[int] = []
        for at in range(self.list.count()):
            item = self.list.item(at)
            known = f"{item.text()} {item.data(BELOW)}".casefold()
            fits = all(word in known for word in words)
            item.setHidden(not fits)
            if fits:
                fitting.append(at)
        if self.list.currentRow() not in fitting or words:
            self.list.setCurrentRow(fitting[0] if fitting else -1)
        self.nothing.setVisible(not fitting)
        self._go.setEnabled(bool(fitting))

    def _choose(self, _item: object = None) -> None:
        if self.list.currentRow() >= 0:
            key = str(self.list.currentItem().data(_KEY))
            self.accept()
            self.chosen.emit(key)
