"""A quiet line above the page that says something and lets the owner act, or put it away."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from sla_desktop.ui.buttons import PushButton
from sla_desktop.ui.forms.field import plain_label
from sla_desktop.ui.shapes import Shape

Slot = Callable[[], object]


class Notice(QFrame):
    """One sentence with buttons; it never stands in the way."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("notice", True)
        self._words = plain_label("")
        self._action = PushButton("Show")
        self._action.setProperty("link", True)
        self._slot: Slot | None = None
        self._action.clicked.connect(self._act)
        self._away = PushButton("Close")
        self._away.setProperty("link", True)
        self._away.setAccessibleName("Close this notice")
        self._away.clicked.connect(self.hide)
        line = QHBoxLayout(self)
        line.setContentsMargins(14, 8, 8, 8)
        line.setSpacing(10)
        line.addWidget(Shape("information"))
        line.addWidget(self._words, 1)
        line.addWidget(self._action)
        line.addWidget(self._away)
        self.hide()

    @property
    def words(self) -> str:
        """The sentence shown."""
        return self._words.text()

    def tell(self, sentence: str, action: str = "", slot: Slot | None = None) -> None:
        """Shows a sentence, with a button where there is something to do about it."""
        self._words.setText(sentence)
        self.setAccessibleName(sentence)
        self._action.setText(action)
        self._action.setVisible(bool(action))
        self._slot = slot
        self.show()

    def _act(self) -> None:
        self.hide()
        if self._slot is not None:
            self._slot()
