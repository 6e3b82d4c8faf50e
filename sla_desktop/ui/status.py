"""The line at the foot of the window: saved or not, pages, what stands open, language, zoom."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from sla_desktop.app.autosave import SaveStatus
from sla_desktop.app.standing import Group
from sla_desktop.ui.buttons import PushButton
from sla_desktop.ui.shapes import Shape

_COUNTED: tuple[tuple[Group, str, str], ...] = (
    ("error", "error", "errors"),
    ("warning", "warning", "warnings"),
    ("missing", "missing", "missing"),
)


class StatusLine(QWidget):
    """Short facts, left and right."""

    copy_wanted = Signal()  # the draft cannot be saved where it belongs
    counts_chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shape = Shape("", 16)
        self._saved = _fact("Saving")
        self._copy = PushButton("Save a copy elsewhere…")
        self._copy.setProperty("link", True)
        self._copy.setVisible(False)
        self._copy.clicked.connect(self.copy_wanted)
        self._pages = _fact("Length")
        self._counts = PushButton()
        self._counts.setProperty("quiet", True)
        self._counts.setToolTip("Go to the next finding")
        self._counts.setVisible(False)
        self._counts.clicked.connect(self.counts_chosen)
        self._language = _fact("Language")
        self._zoom = _fact("Size of the text")
        line = QHBoxLayout(self)
        line.setContentsMargins(12, 2, 12, 2)
        line.setSpacing(8)
        for part in (self._shape, self._saved, self._copy):
            line.addWidget(part)
        line.addSpacing(16)
        line.addWidget(self._pages)
        line.addSpacing(8)
        line.addWidget(self._counts)
        line.addStretch(1)
        line.addWidget(self._language)
        line.addSpacing(16)
        line.addWidget(self._zoom)

    def show_saving(self, status: SaveStatus, *, read_only: bool = False) -> None:
        """Where the newest change is; *Saved* only after it has reached the drive."""
        failed = status.state == "failed"
        shapes = {"failed": "error", "saved": "" if read_only else "complete"}
        self._shape.show_shape(shapes.get(status.state, ""))
        self._saved.setProperty("role", "error" if failed else "muted")
        self._saved.style().polish(self._saved)
        self._saved.setText("Read-only" if read_only else _saving(status))
        self._saved.setToolTip(status.problem)
        self._copy.setVisible(failed)

    def show_counts(self, counts: Mapping[Group, int]) -> None:
        """How much stands open in the checklist."""
        words = [
            f"{counts[group]} {one if counts[group] == 1 else many}"
            for group, one, many in _COUNTED
            if counts[group]
        ]
        self._counts.setText(" · ".join(words) or "Nothing to mend")
        self._counts.setAccessibleName(f"Checklist: {self._counts.text()}")
        self._counts.setVisible(True)

    def show_pages(self, pages: int) -> None:
        """How long the agreement prints."""
        self._pages.setText(f"{pages} page" if pages == 1 else f"{pages} pages")

    def show_language(self, name: str) -> None:
        self._language.setText(name)

    def show_zoom(self, zoom: float) -> None:
        self._zoom.setText(f"{zoom:.0%}".replace("%", " %"))

    @property
    def words(self) -> str:
        """All that the line says, e.g. "Saved 14:02 · 3 errors, …"."""
        parts = (self._saved, self._pages, self._counts, self._language, self._zoom)
        return " · ".join(part.text() for part in parts if part.text())


def _fact(name: str) -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("role", "muted")
    label.setAccessibleName(name)
    return label


def _saving(status: SaveStatus) -> str:
    if status.state == "failed":
        return f"Not saved: {status.problem}"
    if status.state == "waiting":
        return "Saving …"
    return f"Saved {status.moment:%H:%M}" if status.moment else "Everything is saved"
