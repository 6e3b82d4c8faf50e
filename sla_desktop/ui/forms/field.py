"""One field: its label, its control, one line of help, and what is wrong as it is typed."""

from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from sla_desktop.app.session import Session
from sla_desktop.domain import edits, paths
from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.paths import BadPathError
from sla_desktop.ui.forms.controls import Control

_NOTHING = object()  # no value has been shown yet


def plain_label(text: str, role: str = "", parent: QWidget | None = None) -> QLabel:
    """A label that shows its text as it is, never as mark-up."""
    label = QLabel(parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setText(text)
    if role:
        label.setProperty("role", role)
    return label


class Field(QWidget):
    """Binds a control to the value at one path of the open agreement."""

    focused = Signal(object)  # the path, when the owner goes there

    def __init__(
        self,
        session: Session,
        path: str,
        label: str,
        control: QWidget,
        *,
        explanation: str = "",
        example: str = "",
    ) -> None:
        super().__init__()
        self.path = path
        self.label = label
        self._session = session
        self._control = control
        self._shown: object = _NOTHING
        name = plain_label(label)
        name.setBuddy(control)
        control.setAccessibleName(label)
        control.setAccessibleDescription(explanation)
        told = f"{explanation} Example: {example}" if example else explanation
        self._help = plain_label(told.strip(), "help", self)  # no window of its own for a moment
        self._help.setVisible(bool(told.strip()))
        self._error = plain_label("", "error")
        self._error.setVisible(False)
        self._finding = plain_label("", "error")
        self._finding.setVisible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        for part in (name, control, self._error, self._finding, self._help):
            column.addWidget(part)
        self._bind(cast("Control", control))

    @property
    def control(self) -> QWidget:
        """The widget that takes the keys."""
        return self._control

    def _bind(self, control: Control) -> None:
        control.edited.connect(self._edit)
        control.refused.connect(self._refuse)

    def refresh(self, agreement: Agreement) -> None:
        """Shows the value as it is in `agreement`."""
        try:
            value = paths.shown_at(agreement, self.path)
        except BadPathError:  # its row was just taken out
            return
        if self._shown is not _NOTHING and value == self._shown:
            return  # text that is not understood yet stays as it was typed
        self._shown = value
        cast("Control", self._control).set_value(value)
        self._say("")

    def show_finding(self, message: str) -> None:
        """Shows what the checklist says about this field; "" for nothing."""
        self._finding.setText(message)
        self._finding.setVisible(bool(message))

    def _edit(self, value: object) -> None:
        self._say("")
        self._shown = value
        self._session.apply(
            f"Change {self.label}",
            edits.set_value(self.path, value),
            place=self.path,
            merge=self.path,
            source=self,
        )

    def _refuse(self, sentence: object) -> None:
        self._say(str(sentence))

    def _say(self, sentence: str) -> None:
        self._error.setText(sentence)
        self._error.setVisible(bool(sentence))
