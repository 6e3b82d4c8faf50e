"""The list of fields that opens on ``{{``: typing filters it, Enter takes, Esc closes.

It never takes the keys from the text; the text hands them on while it is open.
"""

import re
from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QKeyEvent,
    QPainter,
)
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTextEdit,
    QVBoxLayout,
)

from sla_desktop.domain.agreement import Agreement
from sla_desktop.ui.richtext.chips import colors_in_force
from sla_desktop.ui.richtext.field_choices import FieldChoice, field_choices, matching

OPENING = re.compile(r"\{\{([^{}\ufffc]*)$")
_MOST_SHOWN = 100
_LINES = 8  # in sight at a time
_WIDTH = 46  # in letters
_DISTANCE = 4  # pixels from the cursor
_VALUE = Qt.ItemDataRole.UserRole + 1
_STEPS = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_PageUp: -_LINES,
    Qt.Key.Key_PageDown: _LINES,
}
_TAKING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)

Put = Callable[[int, str], None]  # position of the opening braces, name; "" takes them out


class Completion:
    """Follows one text and offers the fields that fit what is typed after the braces."""

    def __init__(self, edit: QTextEdit, agreement: Callable[[], Agreement], put: Put) -> None:
        self._edit = edit
        self._agreement = agreement
        self._put = put
        self._popup: FieldList | None = None
        self._choices: list[FieldChoice] = []
        self._started_with = ""

    @property
    def is_open(self) -> bool:
        """Whether the list is on screen."""
        return self._popup is not None and self._popup.isVisible()

    @property
    def offered(self) -> list[str]:
        """The names in the list, for tests and screen readers."""
        return self._popup.names() if self._popup is not None and self.is_open else []

    def typed(self) -> None:
        """Opens the list when two braces were just typed."""
        opening = self._opening()
        if opening is not None and not opening[1] and not self.is_open:
            self.open()

    def open(self, started_with: str = "") -> None:
        """Opens the list; what a command typed to open it is taken back by Esc."""
        self._started_with = started_with
        self._choices = field_choices(self._agreement())
        if self._popup is None:
            self._popup = FieldList(self._edit)
            self._popup.list.itemClicked.connect(self._clicked)
        self._filter()
        self._popup.list.setCurrentRow(0)

    def follow(self) -> None:
        """Filters by what stands between the braces and the cursor; closes outside."""
        if self.is_open:
            self._filter()

    def close(self) -> None:
        """Closes the list."""
        if self._popup is not None:
            self._popup.hide()
        self._started_with = ""

    def takes(self, event: QKeyEvent) -> bool:
        """Whether a key was meant for the list."""
        if self._popup is None or not self.is_open:
            return False
        key = Qt.Key(event.key())
        if key in _STEPS:
            self._popup.step(_STEPS[key])
        elif key in _TAKING:
            self._take(self._popup.chosen())
        elif key == Qt.Key.Key_Escape:
            self._give_up()
        else:
            return False
        return True

    def _opening(self) -> tuple[int, str] | None:
        """Position of the braces before the cursor, and what was typed since."""
        cursor = self._edit.textCursor()
        found = OPENING.search(cursor.block().text()[: cursor.positionInBlock()])
        if found is None or cursor.hasSelection():
            return None
        return cursor.position() - len(found[0].encode("utf-16-le")) // 2, found[1]

    def _filter(self) -> None:
        opening = self._opening()
        fits = matching(self._choices, opening[1]) if opening else []
        if self._popup is None or not fits:
            self.close()
            return
        self._popup.show_choices(fits[:_MOST_SHOWN])
        self._popup.place()

    def _clicked(self, item: QListWidgetItem) -> None:
        self._take(str(item.data(Qt.ItemDataRole.UserRole)))

    def _take(self, name: str) -> None:
        opening = self._opening()
        self.close()
        if opening is not None:
            self._put(opening[0], name)

    def _give_up(self) -> None:
        started_with, opening = self._started_with, self._opening()
        self.close()
        if started_with and opening is not None:
            self._put(opening[0], "")


class FieldList(QFrame):
    """The list itself: it lies above the rest of the window and takes no focus."""

    def __init__(self, edit: QTextEdit) -> None:
        super().__init__(edit.window())
        edit.destroyed.connect(self.deleteLater)
        self.hide()
        self._edit = edit
        self.list = QListWidget(self)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setAccessibleName("Fields")
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setItemDelegate(_ChoiceDelegate(self.list))
        self.list.currentItemChanged.connect(self._announce)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.list)

    def show_choices(self, choices: list[FieldChoice]) -> None:
        """Shows these entries, the first chosen; the same ones keep the choice."""
        if [choice.name for choice in choices] == self.names():
            return
        self.list.clear()
        for choice in choices:
            item = QListWidgetItem(choice.label)
            item.setData(Qt.ItemDataRole.UserRole, choice.name)
            item.setData(_VALUE, choice.value)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        letter = self.fontMetrics().horizontalAdvance("n")
        height = self.list.sizeHintForRow(0) * min(len(choices), _LINES) + 6
        self.resize(letter * _WIDTH, height)

    def place(self) -> None:
        """Shows the list below the cursor, above it where there is no room."""
        window, cursor = self._edit.window(), self._edit.cursorRect()
        if self.parentWidget() is not window:
            self.setParent(window)
        corner = self._edit.viewport().mapTo(window, cursor.bottomLeft())
        left = max(0, min(corner.x(), window.width() - self.width()))
        top = corner.y() + _DISTANCE
        if top + self.height() > window.height():
            top = max(0, corner.y() - cursor.height() - _DISTANCE - self.height())
        self.move(left, top)
        self.show()
        self.raise_()

    def names(self) -> list[str]:
        """What stands between the braces, of each entry."""
        items = (self.list.item(row) for row in range(self.list.count()))
        return [str(item.data(Qt.ItemDataRole.UserRole)) for item in items]

    def chosen(self) -> str:
        """The name of the entry that is marked."""
        return str(self.list.currentItem().data(Qt.ItemDataRole.UserRole))

    def step(self, by: int) -> None:
        """Marks another entry; past the end it starts over."""
        row, count = self.list.currentRow() + by, self.list.count()
        self.list.setCurrentRow(row % count if abs(by) == 1 else max(0, min(row, count - 1)))

    def _announce(self, item: QListWidgetItem | None, _previous: object) -> None:
        if item is not None:
            said = f"{item.text()}: {item.data(_VALUE) or 'empty'}"
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._edit, said))


class _ChoiceDelegate(QStyledItemDelegate):
    """An entry: its name, and to the right what it says now."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(0, option.fontMetrics.height() + 10)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        value, option.text = str(index.data(_VALUE) or ""), ""
        style = option.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        inside = option.rect.adjusted(10, 0, -10, 0)
        metrics, elided = option.fontMetrics, Qt.TextElideMode.ElideRight
        label = metrics.elidedText(str(index.data()), elided, inside.width())
        colors = colors_in_force()
        painter.setPen(QColor(colors.text))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(inside, middle | Qt.AlignmentFlag.AlignLeft, label)
        rest = inside.adjusted(metrics.horizontalAdvance(label) + 16, 0, 0, 0)
        painter.setPen(QColor(colors.muted))
        shown = metrics.elidedText(value, elided, rest.width())
        painter.drawText(rest, middle | Qt.AlignmentFlag.AlignRight, shown)
