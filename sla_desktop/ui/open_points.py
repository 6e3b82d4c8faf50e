"""What still stands open in the checklist, told before an export: counts, and a list to open."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from sla_desktop.app.standing import STANDING, group_of, totals
from sla_desktop.checks.finding import Finding
from sla_desktop.checks.judge import Checklist
from sla_desktop.ui import icons
from sla_desktop.ui.forms.field import plain_label
from sla_desktop.ui.theme import in_force

_COUNTED = {
    "error": ("error", "errors"),
    "warning": ("warning", "warnings"),
    "missing": ("missing", "missing"),
}
_WORDS = {"error": "Error", "warning": "Warning", "missing": "Missing"}
_LIST_HEIGHT = 170


class PointsList(QListWidget):
    """A list whose Enter goes to the entry and never presses the dialog's button."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentItem():
            self.itemActivated.emit(self.currentItem())
        else:
            super().keyPressEvent(event)


class OpenPoints(QWidget):
    """`chosen` carries the finding that the owner wants to go to."""

    chosen = Signal(object)  # Finding
    folded = Signal()  # it is higher or lower now

    def __init__(self, checklist: Checklist, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._findings = [f for f in checklist.findings if group_of(f) in STANDING]
        self._counts = totals(checklist)
        self.fold = QToolButton()
        self.list = PointsList()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._chips())
        if self._findings:
            column.addWidget(self._opener(), 0, Qt.AlignmentFlag.AlignLeft)
            column.addWidget(self._list())

    @property
    def errors(self) -> int:
        """Errors that stand."""
        return self._counts["error"]

    def _chips(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        for group in STANDING:
            if count := self._counts[group]:
                one, many = _COUNTED[group]
                row.addWidget(_chip(f"{count} {one if count == 1 else many}", group))
        if not self._findings:
            row.addWidget(_chip("Nothing stands open in the checklist", "complete"))
        if kept := self._counts["kept"]:
            row.addWidget(plain_label(f"{kept} kept with a reason", "muted"))
        row.addStretch(1)
        return row

    def _opener(self) -> QToolButton:
        count = len(self._findings)
        self.fold.setText("What stands open")
        self.fold.setAccessibleName(f"What stands open: {count}")
        self.fold.setProperty("fold", True)
        self.fold.setCheckable(True)
        self.fold.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.fold.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.fold.setIcon(icons.icon("shut", in_force()))
        self.fold.toggled.connect(self._toggle)
        return self.fold

    def _list(self) -> QListWidget:
        self.list.setAccessibleName("What stands open; Enter goes there")
        self.list.setToolTip("Enter or a double click goes there")
        self.list.setWordWrap(True)
        self.list.setFixedHeight(_LIST_HEIGHT)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setSpacing(3)
        for finding in self._findings:
            group, theme = group_of(finding), in_force()
            color = icons.state_color(group, theme).name()
            shape = icons.icon(group, theme, color)
            self.list.addItem(QListWidgetItem(shape, f"{_WORDS[group]}: {finding.message}"))
        self.list.itemActivated.connect(self._choose)
        self.list.setVisible(False)
        return self.list

    def _toggle(self, opened: bool) -> None:
        self.fold.setIcon(icons.icon("open" if opened else "shut", in_force()))
        self.list.setVisible(opened)
        self.folded.emit()

    def _choose(self, item: QListWidgetItem) -> None:
        finding: Finding = self._findings[self.list.row(item)]
        self.chosen.emit(finding)


def _chip(text: str, kind: str) -> QLabel:
    label = plain_label(text)
    label.setWordWrap(False)
    label.setProperty("chip", kind)
    label.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
    return label
