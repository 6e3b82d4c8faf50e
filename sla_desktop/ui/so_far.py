"""What the new agreement says so far: a line for each answer, filled as it is typed."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from sla_desktop.app.starting import Said
from sla_desktop.ui.forms.field import plain_label
from sla_desktop.ui.welcome_style import Heading

NOT_YET = "Not said yet"


class SoFar(QFrame):
    """Stands beside the questions; nothing in it takes keys."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("side", "right")
        self._lines: list[tuple[QLabel, QLabel]] = []
        page = QWidget()
        self._column = QVBoxLayout(page)
        self._column.setContentsMargins(24, 30, 24, 20)
        self._column.setSpacing(2)
        self._column.addWidget(plain_label("Your agreement so far", "muted"))
        self._column.addSpacing(4)
        self._column.addWidget(Heading(title, 1.15))
        self._column.addSpacing(14)
        self._column.addStretch(1)
        self._column.addWidget(plain_label("Everything can be changed later.", "muted"))
        scroll = QScrollArea()
        scroll.setProperty("ground", "clear")
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(page)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)

    def show_lines(self, said: Iterable[Said], asked: str = "") -> None:
        """Shows what is said, with the line being asked for marked."""
        lines = list(said)
        while len(self._lines) < len(lines):
            self._add()
        for at, (label, value) in enumerate(self._lines):
            shown = at < len(lines)
            label.setVisible(shown)
            value.setVisible(shown)
            if shown:
                label.setText(lines[at].label)
                _play(label, "now" if lines[at].label == asked else "muted")
                value.setText(lines[at].text or NOT_YET)
                _play(value, "" if lines[at].text else "muted")

    def _add(self) -> None:
        label, value = plain_label("", "muted"), plain_label("")
        font = label.font()
        font.setPointSizeF(font.pointSizeF() * 0.9)
        label.setFont(font)
        value.setContentsMargins(0, 0, 0, 9)
        for part in (label, value):
            self._column.insertWidget(self._column.count() - 2, part)
        self._lines.append((label, value))

    @property
    def words(self) -> dict[str, str]:
        """What is shown, by label."""
        return {a.text(): b.text() for a, b in self._lines if not a.isHidden()}


def _play(label: QLabel, role: str) -> None:
    if label.property("role") != role:
        label.setProperty("role", role)
        label.style().unpolish(label)
        label.style().polish(label)
