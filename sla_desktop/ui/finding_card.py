"""One finding of the checklist: what is wrong, where, and what can be done about it."""

from collections.abc import Callable

from msgspec import Struct
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from sla_desktop.app.rewording import is_vague
from sla_desktop.app.standing import group_of
from sla_desktop.catalogue.elements import elements
from sla_desktop.checks.finding import Finding
from sla_desktop.ui.buttons import PushButton
from sla_desktop.ui.exact import open_exact
from sla_desktop.ui.exact_link import MAKE_EXACT
from sla_desktop.ui.flow import FlowLayout
from sla_desktop.ui.forms.controls import HistoryKeys
from sla_desktop.ui.forms.field import plain_label
from sla_desktop.ui.shapes import Shape

_WORDS = {
    "error": "Error",
    "warning": "Warning",
    "missing": "Missing",
    "information": "For information",
    "kept": "Kept",
}


class Shown(Struct, frozen=True):
    """A finding with the name of its place; `absent` is the kind of section it asks for."""

    finding: Finding
    place: str
    absent: str = ""
    may_change: bool = True


class FindingCard(QFrame):
    """Stays where it is while its finding changes; all signals carry the finding."""

    go_wanted = Signal(object)
    add_wanted = Signal(object)
    fix_wanted = Signal(object)
    keep_wanted = Signal(object, str)  # with the reason
    stop_keeping_wanted = Signal(object)
    step_wanted = Signal(object, int)  # to the card below (1) or above (-1)

    def __init__(self, shown: Shown, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shown = shown
        self.setProperty("card", True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._shape = Shape()
        self._head = plain_label("")
        font = self._head.font()
        font.setWeight(font.Weight.DemiBold)
        self._head.setFont(font)
        self._rest = plain_label("", "muted")
        self._why = plain_label("", "help")
        self._why.setVisible(False)
        self._go = self._link("Go to", self._want_go)
        self._fix = self._link("Fix", self._want_fix)
        self._exact = self._link(MAKE_EXACT, self._want_exact)
        self._keep = self._link("Keep, because …", self._ask_reason)
        self._stop = self._link("Do not keep", self._want_stop)
        self._ask_why = self._link("Why?", self._toggle_why)
        self._reason_row = self._reason()
        self._lay_out()
        self._fill()

    def _link(self, text: str, slot: Callable[[], object]) -> QPushButton:
        button = PushButton(text)
        button.setProperty("link", True)
        button.setAutoDefault(False)
        button.clicked.connect(slot)
        return button

    def _links(self) -> tuple[QPushButton, ...]:
        return (self._go, self._fix, self._exact, self._keep, self._stop, self._ask_why)

    def _reason(self) -> QWidget:
        holder = QWidget()
        self.reason = QLineEdit()
        self.reason.setPlaceholderText("Why it is right as it is")
        self.reason.setAccessibleName("Reason for keeping it")
        self.reason.installEventFilter(HistoryKeys(self.reason))
        self.reason.returnPressed.connect(self._want_keep)
        done = self._link("Keep", self._want_keep)
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 4, 0, 0)
        line.addWidget(self.reason, 1)
        line.addWidget(done)
        holder.setVisible(False)
        return holder

    def _lay_out(self) -> None:
        links = QWidget()
        flow = FlowLayout(links, 4)
        for link in self._links():
            flow.addWidget(link)
        words = QVBoxLayout()
        words.setSpacing(2)
        for part in (self._head, self._rest, self._why, links, self._reason_row):
            words.addWidget(part)
        grid = QGridLayout(self)
        grid.setContentsMargins(10, 9, 10, 7)
        grid.setHorizontalSpacing(9)
        grid.addWidget(self._shape, 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addLayout(words, 0, 1)
        grid.setColumnStretch(1, 1)

    def show_finding(self, shown: Shown) -> None:
        """Shows the finding as it is now; what did not change is not touched."""
        if shown != self.shown:
            self.shown = shown
            self._fill()

    def _fill(self) -> None:
        finding = self.shown.finding
        group = group_of(finding)
        head, rest = headline(finding.message)
        if group == "kept":
            rest = f"Kept: {finding.reason}"
        self._shape.show_shape(group)
        self._head.setText(head)
        self._rest.setText(" · ".join(part for part in (self.shown.place, rest) if part))
        self.setAccessibleName(f"{_WORDS[group]}: {finding.message}")
        self.setAccessibleDescription(self.shown.place)
        may = self.shown.may_change
        self._go.setText("Add section" if self.shown.absent else "Go to")
        self._go.setEnabled(may or not self.shown.absent)
        self._fix.setVisible(finding.fix is not None and group != "kept" and may)
        self._fix.setText(finding.fix.label if finding.fix else "")
        self._exact.setVisible(group != "kept" and may and is_vague(finding))
        self._keep.setVisible(group != "kept" and may)
        self._stop.setVisible(group == "kept" and may)
        why = _why(finding)
        self._why.setText(why)
        self._why.setVisible(bool(why) and not self._why.isHidden())
        self._ask_why.setVisible(bool(why))
        for link in self._links():
            link.setAccessibleName(f"{link.text()}: {head}")

    def set_current(self, *, on: bool) -> None:
        """Marks the card as the one last gone to."""
        if self.property("current") != on:
            self.setProperty("current", on)
            self.style().unpolish(self)
            self.style().polish(self)

    # what the owner does

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Down:
                self.step_wanted.emit(self, 1)
            case Qt.Key.Key_Up:
                self.step_wanted.emit(self, -1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._want_go()
            case Qt.Key.Key_Escape if self._reason_row.isVisible():
                self._reason_row.setVisible(False)
                self.setFocus(Qt.FocusReason.OtherFocusReason)
            case _:
                super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._want_go()

    def _want_go(self) -> None:
        wanted = self.add_wanted if self.shown.absent else self.go_wanted
        wanted.emit(self.shown.finding)

    def _want_fix(self) -> None:
        self.fix_wanted.emit(self.shown.finding)

    def _want_exact(self) -> None:
        open_exact(self, self.shown.finding)

    def _want_stop(self) -> None:
        self.stop_keeping_wanted.emit(self.shown.finding)

    def _ask_reason(self) -> None:
        self._reason_row.setVisible(True)
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _want_keep(self) -> None:
        reason = self.reason.text().strip()
        if reason:
            self._reason_row.setVisible(False)
            self.keep_wanted.emit(self.shown.finding, reason)
        else:
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _toggle_why(self) -> None:
        self._why.setVisible(self._why.isHidden())


def _why(finding: Finding) -> str:
    """The reckoning behind a finding, else what its element is for; "" where there is neither."""
    if finding.worked:
        return "\n".join(finding.worked)
    element = elements().get(finding.id)
    return f"{element.title}. {element.why}\nExample: {element.example}" if element else ""


def headline(message: str) -> tuple[str, str]:
    """What is wrong and what to do, where a message says both: parted at a colon not quoted."""
    quoted = 0
    for at, letter in enumerate(message):
        quoted += (letter == "“") - (letter == "”")
        if letter == ":" and not quoted and message[at + 1 : at + 2] == " ":
            rest = message[at + 2 :]
            return message[:at], rest[:1].upper() + rest[1:]
    return message, ""
