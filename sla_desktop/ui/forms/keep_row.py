"""Keeping a finding as it is, with the reason asked for in place."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from sla_desktop.checks.finding import Finding
from sla_desktop.ui.buttons import PushButton
from sla_desktop.ui.forms.controls import HistoryKeys


class KeepRow(QWidget):
    """A line for the reason, hidden until its `link` asks for it; `given` carries the reason."""

    given = Signal(object, str)
    told = Signal()  # it was opened or shut

    def __init__(self, finding: Finding) -> None:
        super().__init__()
        self._finding = finding
        self.link = _link("Keep…", f"Keep, because …: {finding.message}")
        self.link.setToolTip("Keep it as it is, with a reason")
        self.link.clicked.connect(self._ask)
        self.reason: QLineEdit | None = None  # made when it is asked for: few are
        self._done: QWidget | None = None
        self.setVisible(False)

    def stops(self) -> list[QWidget]:
        """Where Tab stops."""
        inside = (self.reason, self._done) if not self.isHidden() else ()
        return [self.link, *(part for part in inside if part is not None)]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.setVisible(False)
            self.link.setFocus(Qt.FocusReason.OtherFocusReason)
            self.told.emit()
        else:
            super().keyPressEvent(event)

    def _ask(self) -> None:
        self.reason = self.reason or self._made()
        self.setVisible(True)
        self.told.emit()
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _made(self) -> QLineEdit:
        reason = QLineEdit()
        reason.setPlaceholderText("Why it is right as it is")
        reason.setAccessibleName("Reason for keeping it")
        reason.installEventFilter(HistoryKeys(reason))
        reason.returnPressed.connect(self._give)
        done = _link("Keep", f"Keep it for this reason: {self._finding.message}")
        done.clicked.connect(self._give)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 2)
        line.addWidget(reason, 1)
        line.addWidget(done)
        self._done = done
        return reason

    def _give(self) -> None:
        reason = self.reason.text().strip() if self.reason is not None else ""
        if reason:
            self.given.emit(self._finding, reason)
        elif self.reason is not None:
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)


def _link(text: str, name: str) -> PushButton:
    made = PushButton(text)
    made.setProperty("link", True)
    made.setAutoDefault(False)
    made.setAccessibleName(name)
    return made
