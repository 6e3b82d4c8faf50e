"""A page with a list of agreements, a search over it, and what can be done with the chosen one."""

from collections.abc import Mapping

from msgspec import Struct
from PySide6.QtCore import QCoreApplication, QEvent, QModelIndex, QObject, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QActionGroup,
    QColor,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from sla_desktop.app.listing import matching
from sla_desktop.storage.index import Entry
from sla_desktop.ui import icons
from sla_desktop.ui.buttons import ToolButton
from sla_desktop.ui.forms.field import plain_label
from sla_desktop.ui.library_list import EntryModel, LibraryList
from sla_desktop.ui.welcome_style import Heading, theme_now

_LIST_KEYS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_MARGIN = 36
_WORDS = 420  # width of what an empty page says


class Deed(Struct, frozen=True):
    """One thing to do with the chosen agreement; the first one also answers Enter."""

    id: str
    text: str
    keys: tuple[str, ...]
    on_problem: bool = True  # offered also where the agreement cannot be read


DEEDS = (
    Deed("open", "Open", ("Return", "Enter")),
    Deed("duplicate", "Duplicate", ("Ctrl+D",), on_problem=False),
    Deed("rename", "Rename", ("F2",), on_problem=False),
    Deed("bin", "Move to bin", ("Delete", "Backspace")),
)
BIN_DEEDS = (Deed("back", "Bring back", ("Return", "Enter")),)


class Sheet(QWidget):
    """A sheet of paper with a few lines on it, drawn in the colours in force."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(76, 96)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_now()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.border), 1.5))
        painter.setBrush(QColor(theme.window))
        painter.drawRoundedRect(QRectF(1, 1, 74, 94), 6, 6)
        painter.setPen(Qt.PenStyle.NoPen)
        for top, width, color in (
            (15, 34, theme.accent),
            (29, 50, theme.border),
            (38, 50, theme.border),
            (47, 32, theme.border),
            (76, 20, theme.border),
        ):
            painter.setBrush(QColor(color))
            painter.drawRoundedRect(QRectF(13, top, width, 4), 2, 2)
        painter.setBrush(QColor(theme.selection))
        painter.drawRoundedRect(QRectF(13, 57, 50, 13), 3, 3)
        painter.end()


class EmptyState(QWidget):
    """Says calmly that there is nothing here, and what to do about it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._head = Heading("", 1.35)
        self._words = plain_label("", "muted")
        self._first: QPushButton | None = None
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(10)
        self._buttons.addStretch(1)
        self._buttons.addStretch(1)
        for label in (self._head, self._words):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._words.setFixedWidth(_WORDS)
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.addStretch(2)
        column.addWidget(Sheet(), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(8)
        column.addWidget(self._head)
        column.addWidget(self._words, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(8)
        column.addLayout(self._buttons)
        column.addStretch(3)

    def say(self, head: str, words: str) -> None:
        """Shows a headline and a sentence."""
        self._head.setText(head)
        self._words.setText(words)
        # a layout asks a centred label for too little height
        self._words.setMinimumHeight(max(0, self._words.heightForWidth(_WORDS)))

    @property
    def words(self) -> str:
        """What is said."""
        return f"{self._head.text()} {self._words.text()}"

    def offer(self, *buttons: QPushButton) -> None:
        """Puts buttons below the words."""
        for button in buttons:
            self._buttons.insertWidget(self._buttons.count() - 1, button)
        self._first = buttons[0]

    def focus(self) -> bool:
        """Puts the keys on the first button, where there is one."""
        if self._first is not None:
            self._first.setFocus(Qt.FocusReason.OtherFocusReason)
        return self._first is not None


class ShelfPage(QWidget):
    """Shows entries; `wanted` says which deed is to be done with which of them."""

    wanted = Signal(str, object)  # id of the deed, the entry
    renamed = Signal(object, str)  # the entry, its new title

    def __init__(
        self,
        title: str,
        model: EntryModel,
        deeds: tuple[Deed, ...],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("ground", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._title = title
        self._entries: tuple[Entry, ...] = ()
        self._scores: Mapping[str, int] = {}
        self._problem = ""
        self._nothing = ("", "")
        model.setParent(self)
        model.rename_wanted.connect(self.renamed)
        self.list = LibraryList(model, title)
        self.list.doubleClicked.connect(self._opened)
        self.list.selectionModel().currentChanged.connect(self._chosen)
        self._deeds = deeds
        self._group = QActionGroup(self)
        self._group.setExclusionPolicy(QActionGroup.ExclusionPolicy.None_)
        self._group.triggered.connect(self._do)
        self._actions = {deed.id: self._action(deed) for deed in deeds}
        self._count = plain_label("", "muted")
        self._count.setWordWrap(False)
        self.search = self._search_line()
        self.empty = EmptyState()
        self._no_match = EmptyState()
        self._stack = QStackedWidget()
        for part in (self.list, self.empty, self._no_match):
            self._stack.addWidget(part)
        self._why = plain_label("", "warning")
        self._why.setContentsMargins(14, 0, 14, 8)
        self._bar_line = QHBoxLayout()
        self._bar = self._deed_bar()
        self._lay_out()
        self.tint()

    def _action(self, deed: Deed) -> QAction:
        action = QAction(deed.text, self)
        action.setData(deed.id)
        action.setShortcuts([QKeySequence(keys) for keys in deed.keys])
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        action.setToolTip(f"{deed.text} ({keys})")
        self._group.addAction(action)
        self.list.addAction(action)
        return action

    def _search_line(self) -> QLineEdit:
        line = QLineEdit()
        line.setProperty("search", True)
        line.setPlaceholderText("Search name, party or status")
        line.setAccessibleName(f"Search {self._title.lower()}")
        line.setClearButtonEnabled(True)
        line.setMinimumWidth(260)
        self._glass = line.addAction(QPixmap(), QLineEdit.ActionPosition.LeadingPosition)
        line.textChanged.connect(self._sift)
        line.installEventFilter(self)
        return line

    def _deed_bar(self) -> QWidget:
        bar = QFrame()
        bar.setProperty("bar", "bottom")
        line = self._bar_line
        bar.setLayout(line)
        line.setContentsMargins(_MARGIN - 8, 8, _MARGIN, 8)
        line.setSpacing(6)
        for deed in self._deeds:
            button = ToolButton()
            button.setDefaultAction(self._actions[deed.id])
            button.setProperty("deed", True)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.setAccessibleName(deed.text)
            line.addWidget(button)
        line.addStretch(1)
        return bar

    def offer_for_all(self, button: QPushButton) -> None:
        """Puts a button for the whole list at the end of the bar."""
        self._bar_line.addWidget(button)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(Heading(self._title, 1.55), 0)
        head.addWidget(self._count, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addStretch(1)
        head.addWidget(self.search, 0)
        inner = QVBoxLayout()
        inner.setContentsMargins(_MARGIN - 14, 26, _MARGIN - 14, 0)
        inner.setSpacing(14)
        head.setContentsMargins(14, 0, 14, 0)
        inner.addLayout(head)
        inner.addWidget(self._stack, 1)
        inner.addWidget(self._why)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(inner, 1)
        column.addWidget(self._bar)

    def tint(self) -> None:
        """Draws icons in the colours in force."""
        theme = theme_now()
        self._glass.setIcon(icons.icon("find", theme, theme.muted))

    # what is shown

    def say_when_empty(self, head: str, words: str) -> None:
        """What to say while there is nothing in the list."""
        self._nothing = (head, words)

    def show_entries(
        self, entries: tuple[Entry, ...], scores: Mapping[str, int], problem: str = ""
    ) -> None:
        """Shows what the library lists; `problem` is why it cannot be listed."""
        self._entries, self._scores, self._problem = entries, scores, problem
        self._sift(self.search.text())

    def _sift(self, words: str) -> None:
        found = matching(self._entries, words)
        self.list.show_entries(found, self._scores)
        if self._problem:
            self.empty.say("The list cannot be read", self._problem)
        else:
            self.empty.say(*self._nothing)
        self._no_match.say(
            "Nothing found",
            f"No agreement has all of “{words.strip()}” in its name, parties or status.",
        )
        nothing = self._no_match if self._entries else self.empty
        self._stack.setCurrentWidget(self.list if found else nothing)
        self._count.setText(_counted(len(found), len(self._entries)))
        self.search.setVisible(bool(self._entries))
        self._bar.setVisible(bool(self._entries))
        self._offer_deeds()

    @property
    def number(self) -> int:
        """How many there are, found or not."""
        return len(self._entries)

    @property
    def why(self) -> str:
        """Why the chosen agreement cannot be read, in full; else ""."""
        return self._why.text()

    def focus(self) -> bool:
        """Puts the cursor where the keys are wanted first; False where nothing takes them."""
        if self._stack.currentWidget() is self.empty:
            return self.empty.focus()
        wanted = self.list if self._stack.currentWidget() is self.list else self.search
        wanted.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    # what is done

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """From the search line, arrows move in the list and Enter opens."""
        if (
            watched is self.search
            and event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
        ):
            if event.key() in _LIST_KEYS:
                QCoreApplication.sendEvent(self.list, event)
                return True
            if event.key() in _ENTER:
                self._opened()
                return True
            if event.key() == Qt.Key.Key_Escape and self.search.text():
                self.search.clear()
                return True
        return super().eventFilter(watched, event)

    def _opened(self, _index: QModelIndex | None = None) -> None:
        self._actions[self._deeds[0].id].trigger()

    def _chosen(self, _current: QModelIndex, _previous: QModelIndex) -> None:
        self._offer_deeds()

    def _offer_deeds(self) -> None:
        entry = self.list.entry()
        self._why.setText(entry.problem if entry else "")
        self._why.setVisible(bool(self._why.text()))
        for deed in self._deeds:
            possible = entry is not None and (deed.on_problem or not entry.problem)
            self._actions[deed.id].setEnabled(possible)

    def _do(self, action: QAction) -> None:
        entry = self.list.entry()
        if entry is None:
            return
        if action.data() == "rename":
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
            self.list.edit(self.list.currentIndex())
        else:
            self.wanted.emit(str(action.data()), entry)


def _counted(found: int, all_: int) -> str:
    if found == all_:
        return str(all_) if all_ else ""
    return f"{found} of {all_}"
