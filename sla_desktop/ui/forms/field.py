"""One field: its label, its control, one line of help, and what is wrong as it is typed."""

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from sla_desktop.app.session import Session
from sla_desktop.app.standing import keep
from sla_desktop.checks.finding import Finding
from sla_desktop.domain import edits, paths
from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.errors import InputError
from sla_desktop.domain.paths import BadPathError
from sla_desktop.ui.forms.controls import Control, Tick
from sla_desktop.ui.forms.finding_box import FindingBox
from sla_desktop.ui.forms.parts import stops_of

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


def heading(text: str) -> QLabel:
    """The small heading of a group or a table."""
    label = plain_label(text)
    font = label.font()
    font.setWeight(font.Weight.DemiBold)
    label.setFont(font)
    return label


def within(path: str, base: str) -> bool:
    """Whether `path` is `base` or below it."""
    return path == base or path.startswith(f"{base}.")


class Field(QWidget):
    """Binds a control to the value at one path of the open agreement."""

    rearranged = Signal()  # there are other places for Tab to stop at

    def __init__(
        self,
        session: Session,
        path: str,
        label: str,
        control: QWidget,
        *,
        explanation: str = "",
        example: str = "",
        labelled: bool = True,
    ) -> None:
        super().__init__()
        self.path = path
        self.label = label
        self._session = session
        self._control = control
        self._shown: object = _NOTHING
        self._error: QLabel | None = None
        self._box: FindingBox | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(3)
        if labelled and not isinstance(control, Tick):  # a tick carries its own words
            name = plain_label(label)
            name.setBuddy(control)
            self._column.addWidget(name)
        self._column.addWidget(control)
        control.setAccessibleName(label)
        self._explain(explanation, example)
        self._bind(cast("Control", control))

    def _explain(self, explanation: str, example: str) -> None:
        """An example stands in the empty field itself, or else in the line of help."""
        control = self._control
        told = explanation
        if example and isinstance(control, QLineEdit | QPlainTextEdit):
            control.setPlaceholderText(f"e.g. {example}")
        elif example:
            told = f"{explanation} Example: {example}".strip()
        if told:
            self._column.addWidget(plain_label(told, "help"))
        spoken = f"{explanation} Example: {example}" if example else explanation
        control.setAccessibleDescription(spoken.strip())

    @property
    def control(self) -> QWidget:
        """The widget that takes the keys."""
        return self._control

    def _bind(self, control: Control) -> None:
        control.edited.connect(self._edit)
        control.refused.connect(self._refuse)
        if not self._session.read_only:
            return
        if isinstance(self._control, QLineEdit | QPlainTextEdit):
            self._control.setReadOnly(True)
        else:
            self._control.setEnabled(False)

    def refresh(self, agreement: Agreement) -> None:
        """Shows the value as it is in `agreement`."""
        try:
            value = paths.shown_at(agreement, self.path)
        except BadPathError:  # its row was just taken out
            return
        if self._shown is not _NOTHING and value == self._shown:
            return  # text that is not understood yet stays as it was typed
        self._show(value)

    def _show(self, value: object) -> None:
        self._shown = value
        cast("Control", self._control).set_value(value)
        self._say("")

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Shows what the checklist says about this field."""
        if self._box is None and findings:
            self._box = FindingBox(may_fix=not self._session.read_only)
            self._box.fix_wanted.connect(self._fix)
            self._box.keep_wanted.connect(self._keep)
            self._box.rearranged.connect(self.rearranged)
            self._column.insertWidget(self._column.indexOf(self._control) + 1, self._box)
        if self._box is not None:
            before = self._box.stops()
            self._box.show_findings(findings)
            if self._box.stops() != before:
                self.rearranged.emit()

    def stops(self) -> list[QWidget]:
        """Where Tab stops, in order."""
        own = stops_of(self._control)
        return own if self._box is None else [*own, *self._box.stops()]

    def _fix(self, finding: object) -> None:
        if isinstance(finding, Finding) and finding.fix is not None:
            self._session.apply(finding.fix.label, finding.fix.edit, place=finding.field)

    def _keep(self, finding: object, reason: str) -> None:
        if isinstance(finding, Finding):
            self._session.apply("Keep a finding", keep(finding, reason), place=finding.field)

    def _edit(self, value: object) -> None:
        if self._session.read_only:  # became so after the field was made
            self._show(self._shown)
            return
        before, self._shown = self._shown, value
        try:
            self._session.apply(
                f"Change {self.label}",
                edits.set_value(self.path, value),
                place=self.path,
                merge=self.path,
                source=self,
            )
        except InputError as error:
            self._shown = before
            self._say(str(error))
            return
        self._say("")

    def _refuse(self, sentence: object) -> None:
        if self._session.read_only:
            self._show(self._shown)
        else:
            self._say(str(sentence))

    def _say(self, sentence: str) -> None:
        if self._error is None:
            if not sentence:
                return
            self._error = plain_label("", "error")
            self._column.insertWidget(self._column.indexOf(self._control) + 1, self._error)
        self._error.setText(sentence)
        self._error.setVisible(bool(sentence))
