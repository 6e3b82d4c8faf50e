"""A line to type an answer into: its label, an example, and what is wrong as it is typed."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from sla_desktop.ui.forms.field import plain_label


class AskedLine(QWidget):
    """One question of a form."""

    edited = Signal(str)

    def __init__(
        self,
        label: str,
        explanation: str = "",
        example: str = "",
        *,
        compact: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """`compact` shows the example in the empty line instead of below it."""
        super().__init__(parent)
        self.line = QLineEdit()
        self.line.setAccessibleName(label)
        for_example = f"For example: {example}" if example else ""
        told = " ".join(part for part in (for_example, explanation) if part)
        self.line.setAccessibleDescription(told)
        if compact:
            self.line.setPlaceholderText(f"e.g. {example}")
            told = explanation
        self._label = plain_label(label)
        self._label.setBuddy(self.line)
        self._help = plain_label(told, "help")
        self._error = plain_label("", "error")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for part in (self._label, self.line, self._error, self._help):
            column.addWidget(part)
        self._help.setVisible(bool(told))  # only now: without a place it would be a window
        self._error.setVisible(False)
        self.line.textEdited.connect(self.edited)
        self.setFocusProxy(self.line)

    @property
    def text(self) -> str:
        """What stands in the line."""
        return self.line.text().strip()

    @property
    def problem(self) -> str:
        """The sentence shown, "" when all is well."""
        return self._error.text()

    def hide_label(self) -> None:
        """Leaves the label to a heading above; a screen reader still says it."""
        self._label.setVisible(False)

    def enlarge(self) -> None:
        """Larger letters, for a question that has a page to itself."""
        font = self.line.font()
        font.setPointSizeF(font.pointSizeF() * 1.2)
        self.line.setFont(font)

    def show_text(self, text: str) -> None:
        """Puts a text in, ready to be typed over."""
        self.line.setText(text)
        self.refuse("")

    def refuse(self, sentence: str) -> None:
        """Says what is wrong with the text; "" when nothing is."""
        self._error.setText(sentence)
        self._error.setVisible(bool(sentence))
        if self.line.property("faulty") != bool(sentence):
            self.line.setProperty("faulty", bool(sentence))
            self.line.style().unpolish(self.line)
            self.line.style().polish(self.line)

    def take_keys(self) -> None:
        """Puts the cursor in, with the text chosen: typing replaces it."""
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.line.selectAll()

    def mend(self) -> None:
        """Puts the cursor behind a text that does not fit."""
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.line.end(False)
