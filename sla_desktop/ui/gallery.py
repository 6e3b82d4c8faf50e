"""The gallery: what a new agreement may start from, with its length and what it measures."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from sla_desktop.app.starting import TRADES, Promise, offered, outlook, trade_of
from sla_desktop.catalogue.templates import Template
from sla_desktop.ui import icons
from sla_desktop.ui.buttons import button
from sla_desktop.ui.forms.field import plain_label
from sla_desktop.ui.two_lines import Index, TwoLinesDelegate, two_lines
from sla_desktop.ui.welcome_style import Heading, theme_now

_TEMPLATE = Qt.ItemDataRole.UserRole + 2
_LIST_KEYS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_MOST_PROMISES = 12
_WIDEST = 820


class _Rows(TwoLinesDelegate):
    """Rows of two lines, and captions between them."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        if index.data(_TEMPLATE) is None:
            return QSize(200, option.fontMetrics.height() + 18)
        return super().sizeHint(option, index)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        if index.data(_TEMPLATE) is not None:
            super().paint(painter, option, index)
            return
        painter.save()
        font = QFont(option.font)
        font.setPointSizeF(font.pointSizeF() * 0.9)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(theme_now().muted))
        place = option.rect.adjusted(10, 0, -10, -4)
        middle = Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft
        painter.drawText(place, middle, str(index.data(Qt.ItemDataRole.DisplayRole)))
        painter.restore()


class GalleryPage(QWidget):
    """Type to search, arrows to look, Enter to choose."""

    chosen = Signal(object)  # Template
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._templates = offered()
        self.search = QLineEdit()
        self.search.setProperty("search", True)
        self.search.setPlaceholderText("Search templates")
        self.search.setAccessibleName("Search templates")
        self.search.setClearButtonEnabled(True)
        self._glass = self.search.addAction(QPixmap(), QLineEdit.ActionPosition.LeadingPosition)
        self.search.textChanged.connect(self._fill)
        self.search.installEventFilter(self)
        self.list = QListWidget()
        self.list.setProperty("bare", True)
        self.list.setAccessibleName("Templates")
        self.list.setItemDelegate(_Rows(self.list))
        self.list.currentItemChanged.connect(self._show)
        self.list.itemActivated.connect(self._choose)
        self.use = button("Use this template", primary=True)
        self.use.clicked.connect(self._choose)
        self.back = button("Back")
        self.back.clicked.connect(self.left)
        self._name = Heading("", 1.5)
        self._about = plain_label("")
        self._length = plain_label("", "muted")
        self._promises_head = Heading("What it measures", 1.05)
        self._promises = QGridLayout()
        self._none = plain_label("Nothing yet: you name your own service levels.", "muted")
        self._asks_head = Heading("What you are asked", 1.05)
        self._asks = QGridLayout()
        self._lay_out()
        self._fill("")
        self.tint()

    def _lay_out(self) -> None:
        side = QFrame()
        side.setProperty("side", "left")
        side.setFixedWidth(320)
        left = QVBoxLayout(side)
        left.setContentsMargins(18, 26, 18, 14)
        left.setSpacing(14)
        left.addWidget(Heading("New agreement", 1.35))
        left.addWidget(self.search)
        left.addWidget(self.list, 1)
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self._details(), 1)
        right.addWidget(self._bar())
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(side)
        line.addLayout(right, 1)

    def _details(self) -> QWidget:
        page = QWidget()
        page.setMaximumWidth(_WIDEST)
        column = QVBoxLayout(page)
        column.setContentsMargins(40, 34, 40, 20)
        column.setSpacing(12)
        for grid in (self._promises, self._asks):
            grid.setHorizontalSpacing(28)
            grid.setVerticalSpacing(7)
            grid.setColumnStretch(0, 1)
            grid.setColumnStretch(1, 1)
        for part in (self._name, self._length, self._about):
            column.addWidget(part)
        column.addSpacing(10)
        column.addWidget(self._promises_head)
        column.addWidget(self._none)
        column.addLayout(self._promises)
        column.addSpacing(10)
        column.addWidget(self._asks_head)
        column.addLayout(self._asks)
        column.addWidget(plain_label("Any of it can wait: the rest is filled in later.", "muted"))
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setProperty("ground", "clear")
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(page)
        return scroll

    def _bar(self) -> QWidget:
        bar = QFrame()
        bar.setProperty("bar", "bottom")
        line = QHBoxLayout(bar)
        line.setContentsMargins(40, 12, 40, 12)
        line.addWidget(self.back)
        line.addStretch(1)
        line.addWidget(self.use)
        return bar

    def tint(self) -> None:
        """Draws icons in the colours in force."""
        theme = theme_now()
        self._glass.setIcon(icons.icon("find", theme, theme.muted))

    def focus(self) -> None:
        """Puts the cursor where the keys are wanted first."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill(self, words: str) -> None:
        """Lists what has every word in it, by trade."""
        wanted = words.casefold().split()
        fitting = [t for t in self._templates if all(w in _searched(t) for w in wanted)]
        self.list.clear()
        for trade, caption in TRADES.items():
            of_trade = [t for t in fitting if trade_of(t.id) == trade]
            if of_trade:
                self.list.addItem(_caption(caption))
            for template in of_trade:
                item = two_lines(template.name, template.about)
                item.setData(_TEMPLATE, template)
                item.setToolTip(template.name)
                self.list.addItem(item)
        if not fitting:
            self.list.addItem(_caption("Nothing found"))
        self.list.setCurrentRow(1 if fitting else -1)
        self._show()

    @property
    def template(self) -> Template | None:
        """The template looked at."""
        item = self.list.currentItem()
        found = item.data(_TEMPLATE) if self.list.currentRow() >= 0 else None
        return found if isinstance(found, Template) else None

    def _show(self, *_items: object) -> None:
        template = self.template
        self.use.setEnabled(template is not None)
        if template is None:
            return
        seen = outlook(template.id)
        self._name.setText(template.name)
        self._about.setText(template.about)
        self._length.setText(f"About {seen.pages} pages · {seen.sections} sections")
        _clear(self._asks)
        asked = [field.label for field in template.fields if field.quick]
        rows = (len(asked) + 1) // 2
        for at, label in enumerate(asked):
            self._asks.addWidget(plain_label(label), at % rows, at // rows)
        self.use.setText("Start blank" if not template.id else "Use this template")
        self.show_promises(seen.promises)

    def show_promises(self, promises: tuple[Promise, ...]) -> None:
        """Lists metrics and their targets."""
        self._none.setVisible(not promises)
        _clear(self._promises)
        for row, promise in enumerate(promises[:_MOST_PROMISES]):
            self._promises.addWidget(plain_label(promise.name), row, 0)
            self._promises.addWidget(plain_label(promise.target or "you set it", "muted"), row, 1)
        more = len(promises) - _MOST_PROMISES
        if more > 0:
            self._promises.addWidget(plain_label(f"and {more} more", "muted"), _MOST_PROMISES, 0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """From the search line, arrows move in the list and Enter chooses."""
        if (
            watched is self.search
            and event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
        ):
            if event.key() in _LIST_KEYS:
                QCoreApplication.sendEvent(self.list, event)
                return True
            if event.key() in _ENTER:
                self._choose()
                return True
        return super().eventFilter(watched, event)

    def _choose(self, _item: object = None) -> None:
        if self.template is not None:
            self.chosen.emit(self.template)


def _clear(layout: QLayout) -> None:
    while layout.count():
        item = layout.takeAt(0)
        widget = item.widget() if item else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()


def _caption(text: str) -> QListWidgetItem:
    item = QListWidgetItem(text)
    item.setFlags(Qt.ItemFlag.NoItemFlags)
    return item


def _searched(template: Template) -> str:
    return f"{template.name} {template.about} {TRADES[trade_of(template.id)]}".casefold()
