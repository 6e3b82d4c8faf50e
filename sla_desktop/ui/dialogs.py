"""What all dialogs have in common: they are freed when closed and never block the program."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QVBoxLayout, QWidget

from sla_desktop.ui.forms.field import plain_label
from sla_desktop.ui.shapes import Shape


class Dialog(QDialog):
    """A window on top of another; `open` shows it and returns at once."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(20, 18, 20, 16)
        self.column.setSpacing(12)


class MessageDialog(Dialog):
    """Says calmly what happened, in a headline and plain words, with a button for each answer."""

    def __init__(
        self, title: str, headline: str, words: str, shape: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(title, parent)
        self.setMinimumWidth(460)
        head = plain_label(headline)
        font = head.font()
        font.setPointSizeF(font.pointSizeF() * 1.2)
        font.setBold(True)
        head.setFont(font)
        self.words = plain_label(words)
        self.words.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.words.setAccessibleName(words)
        texts = QVBoxLayout()
        texts.setSpacing(8)
        texts.addWidget(head)
        texts.addWidget(self.words)
        line = QHBoxLayout()
        line.setSpacing(14)
        line.addWidget(Shape(shape, 28), 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(texts, 1)
        self.column.addLayout(line)
        self.buttons = QDialogButtonBox()
        self.column.addWidget(self.buttons)
