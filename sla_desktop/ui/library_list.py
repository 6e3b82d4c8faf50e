"""The list of agreements: a row tells name, parties, status, how complete and when changed."""

import datetime as dt
from collections.abc import Callable, Mapping

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from sla_desktop.app.listing import STATUSES, when
from sla_desktop.storage.index import Entry
from sla_desktop.ui import icons
from sla_desktop.ui.theme import Theme
from sla_desktop.ui.welcome_style import theme_now

Index = QModelIndex | QPersistentModelIndex
ENTRY = Qt.ItemDataRole.UserRole
SCORE = Qt.ItemDataRole.UserRole + 1
_PAD = 14
_GAP = 18
_BAR = 56
_ROUND = 7
_NARROW = 640  # below this the bar gives its room to the words


class EntryModel(QAbstractListModel):
    """The entries shown, with scores worked out where the library knows none."""

    rename_wanted = Signal(object, str)  # the entry, and the new title

    def __init__(
        self, now: Callable[[], dt.datetime], *, editable: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._now = now
        self._editable = editable
        self._entries: tuple[Entry, ...] = ()
        self._scores: Mapping[str, int] = {}
        self.longest_date = ""  # takes most room: the columns before it stand in line

    def show_entries(self, entries: tuple[Entry, ...], scores: Mapping[str, int]) -> None:
        """Shows other entries."""
        self._scores = scores
        self.longest_date = max(map(self.changed, entries), key=len, default="")
        if entries != self._entries:
            self.beginResetModel()
            self._entries = entries
            self.endResetModel()
        elif entries:
            self.dataChanged.emit(self.index(0), self.index(len(entries) - 1))

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._entries)

    def row_of(self, agreement_id: str) -> int:
        """The row of an agreement, -1 when it is not shown."""
        return next((at for at, e in enumerate(self._entries) if e.id == agreement_id), -1)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        entry = self._entries[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(entry)
            case Qt.ItemDataRole.EditRole:
                return entry.title
            case Qt.ItemDataRole.ToolTipRole:
                return entry.problem or None
            case _ if role == ENTRY:
                return entry
            case _ if role == SCORE:
                return self._score(entry)
            case _:
                return None

    def _score(self, entry: Entry) -> int | None:
        return self._scores.get(entry.id) if entry.score is None else entry.score

    def _spoken(self, entry: Entry) -> str:
        """The whole row, for a screen reader."""
        score = self._score(entry)
        parts = (
            entry.title,
            " and ".join(entry.parties),
            entry.problem,
            STATUSES.get(entry.status, ""),
            "" if score is None else f"score {score} of 100",
            f"changed {self.changed(entry)}" if entry.changed else "",
        )
        return ", ".join(part for part in parts if part)

    def changed(self, entry: Entry) -> str:
        """When the agreement was last changed."""
        return when(entry.changed, self._now())

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if self._editable and index.isValid() and not self._entries[index.row()].problem:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        entry = self._entries[index.row()]
        if str(value).strip() in ("", entry.title):
            return False
        self.rename_wanted.emit(entry, str(value))
        return True


class EntryDelegate(QStyledItemDelegate):
    """Draws a row in two lines; a title is edited in its place."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(320, option.fontMetrics.height() * 2 + 28)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry, model = index.data(ENTRY), index.model()
        if not isinstance(entry, Entry) or not isinstance(model, EntryModel):
            return
        theme = theme_now()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _ground(painter, option, theme)
        right = _date(painter, option, theme, model.changed(entry), model.longest_date)
        if not entry.problem:
            right = _completeness(painter, option, theme, right, index.data(SCORE))
            right = _status(painter, option, theme, right, entry.status)
        _words(painter, option, theme, right, entry)
        painter.restore()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = QLineEdit(parent)
        editor.setAccessibleName("Name of the agreement")
        return editor

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        height = editor.sizeHint().height()
        place = QRect(option.rect)
        place.setLeft(place.left() + _PAD - 8)
        place.setRight(place.left() + place.width() // 2)
        place.setTop(place.center().y() - height // 2)
        place.setHeight(height)
        editor.setGeometry(place)


def _ground(painter: QPainter, option: QStyleOptionViewItem, theme: Theme) -> None:
    chosen = bool(option.state & QStyle.StateFlag.State_Selected)
    hover = bool(option.state & QStyle.StateFlag.State_MouseOver)
    focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
    box = QRectF(option.rect).adjusted(1, 1, -1, -1)
    if chosen or hover:
        painter.setBrush(QColor(theme.selection if chosen else theme.window))
        painter.setPen(QPen(QColor(theme.accent), 1.5) if focused else Qt.PenStyle.NoPen)
        painter.drawRoundedRect(box, _ROUND, _ROUND)
    else:
        painter.setPen(QPen(QColor(theme.neutral_surface), 1))
        painter.drawLine(box.bottomLeft(), box.bottomRight())


def _font(option: QStyleOptionViewItem, scale: float, *, strong: bool = False) -> QFont:
    font = QFont(option.font)
    font.setPointSizeF(font.pointSizeF() * scale)
    if strong:
        font.setWeight(QFont.Weight.DemiBold)
    return font


def _date(
    painter: QPainter, option: QStyleOptionViewItem, theme: Theme, text: str, longest: str
) -> int:
    """Draws the date; answers the right edge of what stands before it."""
    painter.setFont(_font(option, 0.95))
    width = painter.fontMetrics().horizontalAdvance(longest)
    place = option.rect.adjusted(0, 0, -_PAD, 0)
    painter.setPen(QColor(theme.muted))
    middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
    painter.drawText(place, middle, text)
    return place.right() - width - _GAP


def _completeness(
    painter: QPainter, option: QStyleOptionViewItem, theme: Theme, right: int, score: int | None
) -> int:
    """A bar and its number; nothing while it is not known."""
    painter.setFont(_font(option, 0.95))
    words = painter.fontMetrics().horizontalAdvance("Score\u00a0100")
    bar = _BAR if option.rect.width() > _NARROW else 0
    left = right - words - 8 - bar
    if score is None:
        return left - _GAP
    painter.setPen(Qt.PenStyle.NoPen)
    y = option.rect.center().y()
    for width, color in (
        (bar, theme.border),
        (bar * score / 100, theme.good if score == 100 else theme.accent),
    ):
        painter.setBrush(QColor(color))
        painter.drawRoundedRect(QRectF(left, y - 1.5, width, 4), 2, 2)
    painter.setPen(QColor(theme.muted))
    place = QRect(left + bar + 8, option.rect.top(), words, option.rect.height())
    middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
    painter.drawText(place, middle, f"Score\u00a0{score}")
    return left - _GAP


def _status(
    painter: QPainter, option: QStyleOptionViewItem, theme: Theme, right: int, status: str
) -> int:
    """A word on a ground of its own colour."""
    painter.setFont(_font(option, 0.9))
    metrics = painter.fontMetrics()
    width = max(metrics.horizontalAdvance(word) for word in STATUSES.values()) + 16
    word = STATUSES.get(status, status)
    height = metrics.height() + 5
    left = right - width
    box = QRectF(left, option.rect.center().y() - height / 2 + 0.5, width, height)
    ink, ground = {
        "agreed": (theme.good, theme.good_surface),
        "in-review": (theme.warning, theme.warning_surface),
    }.get(status, (theme.muted, theme.neutral_surface))
    painter.setPen(QPen(QColor(theme.border), 1) if theme.name == "contrast" else Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ground))
    box.setWidth(metrics.horizontalAdvance(word) + 16)
    painter.drawRoundedRect(box, height / 2, height / 2)
    painter.setPen(QColor(ink))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, word)
    return left - _GAP


def _words(
    painter: QPainter, option: QStyleOptionViewItem, theme: Theme, right: int, entry: Entry
) -> None:
    metrics = QFontMetrics(option.font)
    left = option.rect.left() + _PAD
    top = option.rect.top() + (option.rect.height() - 2 * metrics.height() - 3) // 2
    title = QRect(left, top, right - left, metrics.height())
    below = title.translated(0, metrics.height() + 3)
    painter.setPen(QColor(theme.text))
    painter.setFont(_font(option, 1.0, strong=True))
    if entry.problem:
        size = metrics.height() - 2
        icons.paint(
            painter,
            "warning",
            QRectF(below.left(), below.top() + 1, size, size),
            QColor(theme.warning),
        )
        below.setLeft(below.left() + size + 6)
    _line(painter, title, entry.title or "Without a name")
    painter.setFont(_font(option, 0.95))
    painter.setPen(QColor(theme.warning if entry.problem else theme.muted))
    if entry.problem:  # its end says what to do
        _line(painter, below, entry.problem, Qt.TextElideMode.ElideMiddle)
    else:
        _line(painter, below, " · ".join(entry.parties) or "No parties named yet")


def _line(
    painter: QPainter,
    place: QRect,
    text: str,
    elide: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
) -> None:
    shown = painter.fontMetrics().elidedText(text, elide, place.width())
    painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, shown)


class LibraryList(QListView):
    """The list itself; a double click wants the agreement opened."""

    def __init__(self, model: EntryModel, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.setModel(model)
        self.setItemDelegate(EntryDelegate(self))
        self.setAccessibleName(name)
        self.setProperty("bare", True)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    def entry(self) -> Entry | None:
        """The chosen agreement."""
        chosen = self.currentIndex().data(ENTRY)
        return chosen if isinstance(chosen, Entry) else None

    def choose(self, agreement_id: str, row: int = 0) -> None:
        """Chooses an agreement, or the one at `row` where it is not shown."""
        at = self._model.row_of(agreement_id)
        at = min(row, self._model.rowCount() - 1) if at < 0 else at
        self.setCurrentIndex(self._model.index(at) if at >= 0 else QModelIndex())

    def show_entries(self, entries: tuple[Entry, ...], scores: Mapping[str, int]) -> None:
        """Shows other entries; the chosen one stays chosen, else the one in its place."""
        chosen, row = self.entry(), max(0, self.currentIndex().row())
        self._model.show_entries(entries, scores)
        self.choose(chosen.id if chosen else "", row)
