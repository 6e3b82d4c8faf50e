"""Find and replace: a pane below the page that leaves the cursor where it is."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QLineEdit,
    QListWidget,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from sla_desktop.app.search import Hit, Query, find, replace_hits
from sla_desktop.app.session import Session
from sla_desktop.ui.buttons import PushButton
from sla_desktop.ui.forms.controls import HistoryKeys
from sla_desktop.ui.forms.field import plain_label
from sla_desktop.ui.two_lines import TwoLinesDelegate, two_lines

_PAUSE = 150  # milliseconds after a change of the agreement
_AROUND = 40  # characters shown before and after what was found
_MOST_SHOWN = 1000


class FindPane(QWidget):
    """Results follow the agreement; going through them shows each without taking the keys."""

    shown = Signal(object)  # Hit: to be seen while the keys stay here
    chosen = Signal(object)  # Hit: to go to
    closed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._hits: tuple[Hit, ...] = ()
        self._names: Mapping[str, str] = {}
        self.words = self._line("Find in all sections", "Find")
        self.new_words = self._line("Replace with", "Replace with")
        self.match_case = QCheckBox("Match case")
        self.whole_words = QCheckBox("Whole words")
        self.count = plain_label("", "muted")
        self.count.setWordWrap(False)
        self.results = QListWidget()
        self.results.setAccessibleName("Places found")
        self.results.setItemDelegate(TwoLinesDelegate(self.results))
        self.results.setUniformItemSizes(True)
        self.results.setMinimumHeight(80)
        self.previous = self._button("Previous", self.go_back)
        self.next = self._button("Next", self.go_on)
        self.replace = self._button("Replace", self.replace_one)
        self.replace_all = self._button("Replace all", self.replace_every)
        self.close_button = self._button("Close", self.close_pane)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self._refresh)
        self._lay_out()
        self.words.textChanged.connect(self.search)
        self.words.returnPressed.connect(self.go_on)
        self.new_words.returnPressed.connect(self.replace_one)
        self.match_case.toggled.connect(self.search)
        self.whole_words.toggled.connect(self.search)
        self.results.currentRowChanged.connect(self._show_current)
        self.results.itemActivated.connect(self._choose_current)
        session.changed.connect(self._changed)

    def _line(self, prompt: str, name: str) -> QLineEdit:
        line = QLineEdit()
        line.setPlaceholderText(prompt)
        line.setAccessibleName(name)
        line.installEventFilter(HistoryKeys(line))
        return line

    def _button(self, text: str, slot: Callable[[], object]) -> QPushButton:
        button = PushButton(text)
        button.setAutoDefault(False)
        button.clicked.connect(slot)
        return button

    def _lay_out(self) -> None:
        lines = QGridLayout()
        lines.setHorizontalSpacing(8)
        lines.setVerticalSpacing(6)
        for row, parts in enumerate(
            (
                (self.words, self.previous, self.next, self.match_case, self.whole_words),
                (self.new_words, self.replace, self.replace_all, self.count),
            )
        ):
            for column, part in enumerate(parts):
                lines.addWidget(part, row, column)
        lines.addWidget(self.close_button, 1, 4, Qt.AlignmentFlag.AlignRight)
        lines.setColumnStretch(0, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 10)
        column.setSpacing(8)
        column.addLayout(lines)
        column.addWidget(self.results, 1)

    # searching

    def open_for(self, *, replacing: bool) -> None:
        """Starts over with the words that stand there, ready to be typed over."""
        for part in (self.new_words, self.replace, self.replace_all):
            part.setVisible(replacing and not self._session.read_only)
        self.words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.words.selectAll()
        self.search()

    def name_sections(self, names: Mapping[str, str]) -> None:
        """The numbers and titles of the sections, for the results."""
        self._names = names

    @property
    def hits(self) -> tuple[Hit, ...]:
        """What is found."""
        return self._hits

    def search(self) -> None:
        """Finds anew, before the first place."""
        self.results.setCurrentRow(-1)
        self._refresh()

    def _refresh(self) -> None:
        """Finds anew after a change; the place in the results stays."""
        self._pause.stop()
        query = Query(self.words.text(), self.match_case.isChecked(), self.whole_words.isChecked())
        hits = find(self._session.agreement, query)
        if hits != self._hits:
            row = self.results.currentRow()
            self._hits = hits
            blocked = self.results.blockSignals(True)
            self.results.clear()
            for hit in hits[:_MOST_SHOWN]:
                self.results.addItem(two_lines(_excerpt(hit), self._place(hit)))
            self.results.setCurrentRow(min(row, self.results.count() - 1))
            self.results.blockSignals(blocked)
        self._say(_counted(len(hits)) if query.words.strip() else "")
        for button in (self.previous, self.next, self.replace, self.replace_all):
            button.setEnabled(bool(hits))

    def _changed(self, _change: object) -> None:
        if self.isVisible():
            self._pause.start(_PAUSE)

    def _place(self, hit: Hit) -> str:
        return self._names.get(hit.text.section, "Agreement")

    def _say(self, words: str) -> None:
        self.count.setText(words)
        self.results.setAccessibleDescription(words)

    # going through the results

    def go_on(self) -> None:
        """Shows the next place."""
        self._step(1)

    def go_back(self) -> None:
        """Shows the place before."""
        self._step(-1)

    def _step(self, by: int) -> None:
        count = self.results.count()
        if count:
            row = self.results.currentRow()
            start = -1 if by > 0 else 0
            self._show(((row if row >= 0 else start) + by) % count)

    def _show(self, row: int) -> None:
        """Shows a place, also when it is the one shown last."""
        if row == self.results.currentRow():
            self._show_current(row)
        else:
            self.results.setCurrentRow(row)

    def _show_current(self, row: int) -> None:
        if 0 <= row < len(self._hits):
            self.shown.emit(self._hits[row])

    def _choose_current(self, _item: object) -> None:
        row = self.results.currentRow()
        if 0 <= row < len(self._hits):
            self.chosen.emit(self._hits[row])

    # replacing

    def replace_one(self) -> None:
        """Replaces the place shown and shows the next; the first time it only shows one."""
        row = self.results.currentRow()
        if not 0 <= row < len(self._hits):
            self.go_on()
            return
        self._replace("Replace", (self._hits[row],))
        if self._hits:
            self._show(min(row, self.results.count() - 1))

    def replace_every(self) -> None:
        """Replaces all places as one step."""
        if self._hits:
            self._replace("Replace all", self._hits)

    def _replace(self, label: str, hits: tuple[Hit, ...]) -> None:
        done = replace_hits(self._session.agreement, hits, self.new_words.text())
        self._session.apply(label, done.edit, place=hits[0].text.path)
        self._refresh()
        parts = [f"{done.changed} replaced"] if done.changed else []
        if done.left:
            parts.append(f"{done.left} left as it was: the new words make no value there")
        self._say(", ".join(parts))

    # going away

    def close_pane(self) -> None:
        """Back to the page."""
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_pane()
        else:
            super().keyPressEvent(event)


def _excerpt(hit: Hit) -> str:
    """What was found with the words around it."""
    text = hit.text.text.replace("\n", " ")
    start, end = max(0, hit.start - _AROUND), hit.end + _AROUND
    before = "…" if start else ""
    after = "…" if end < len(text) else ""
    return f"{before}{text[start:end]}{after}"


def _counted(count: int) -> str:
    if count == 0:
        return "Not found"
    return "1 place" if count == 1 else f"{count:,} places"
