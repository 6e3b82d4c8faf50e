"""The left side of the welcome window: the ways in, and the care of the library."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from sla_desktop.ui import icons
from sla_desktop.ui.buttons import button
from sla_desktop.ui.welcome_style import Heading, theme_now

_WIDTH = 232
_ICON = QSize(18, 18)
_MARK = 22


class Sidebar(QFrame):
    """Buttons only; the window connects them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("side", "left")
        self.setMinimumWidth(_WIDTH)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.new = button("New agreement", primary=True)
        self.open = _nav("Open…", "Open a file: an agreement, or a DOCX or PDF of your own")
        self.sample = _nav("Try a sample…", "A finished agreement to look at and play with")
        self.agreements = _nav("Agreements")
        self.bin = _nav("Bin")
        self.firm = _nav("My firm…", "What every new agreement says of you")
        self.back_up = _nav("Back up…", "All agreements and versions into one file")
        self.restore = _nav("Restore…", "Bring a backup back; nothing is overwritten")
        for choice in (self.agreements, self.bin):
            choice.setCheckable(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 28, 14, 16)
        column.setSpacing(2)
        self._mark = QLabel()
        head = QHBoxLayout()
        head.setContentsMargins(10, 0, 0, 0)
        head.setSpacing(9)
        head.addWidget(self._mark)
        head.addWidget(Heading("SLA Desktop", 1.2), 1)
        column.addLayout(head)
        column.addSpacing(18)
        column.addWidget(self.new)
        column.addSpacing(8)
        for part in (self.open, self.sample):
            column.addWidget(part)
        column.addSpacing(18)
        for part in (self.agreements, self.bin):
            column.addWidget(part)
        column.addStretch(1)
        for part in (self.firm, self.back_up, self.restore):
            column.addWidget(part)

    def tint(self) -> None:
        """Draws icons in the colours in force."""
        theme = theme_now()
        mark = icons.program_mark(_MARK * 2, theme)
        mark.setDevicePixelRatio(2)  # sharp on fine screens too
        self._mark.setPixmap(mark)
        self.new.setIcon(icons.icon("add", theme, theme.on_accent))
        for part, name in self._icons().items():
            part.setIcon(icons.icon(name, theme, theme.muted))
            part.setIconSize(_ICON)

    def _icons(self) -> dict[QPushButton, str]:
        return {
            self.open: "folder",
            self.sample: "document",
            self.agreements: "documents",
            self.bin: "bin",
            self.firm: "firm",
            self.back_up: "backup",
            self.restore: "restore",
        }

    def show_bin_count(self, number: int) -> None:
        """How much lies in the bin."""
        self.bin.setText(f"Bin ({number})" if number else "Bin")


def _nav(text: str, tip: str = "") -> QPushButton:
    made = button(text)
    made.setProperty("nav", True)
    made.setToolTip(tip)
    made.setAccessibleDescription(tip)
    return made
