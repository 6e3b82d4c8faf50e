"""What an export asks: which documents, their name and place, what changed, the data inside."""

import os
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QFileDialog,
    QHBoxLayout,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from sla_desktop.app.exporting import Job
from sla_desktop.app.file_names import problem_with
from sla_desktop.app.settings import Settings
from sla_desktop.ui.asked import AskedLine
from sla_desktop.ui.buttons import button
from sla_desktop.ui.export_look import LookPart
from sla_desktop.ui.forms.field import plain_label

FORMATS = {"both": "Word and PDF", "docx": "Word (DOCX)", "pdf": "PDF"}
_FILES = {
    "both": "Two files of this name, .docx and .pdf.",
    "docx": "One file, with the ending .docx.",
    "pdf": "One file, with the ending .pdf.",
}
_DATA = "Carry the agreement's data inside"
_DATA_HELP = "Lets SLA Desktop open the document again."
_CHANGE_HELP = "Goes into the table of versions in the document; may stay empty."


class ExportForm(QWidget):
    """The answers, checked as they are given."""

    edited = Signal()

    def __init__(
        self, name: str, settings: Settings, look: LookPart, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.look = look
        self._formats = QButtonGroup(self)
        self.name = AskedLine("Name")
        self.name.show_text(name)
        self.folder = AskedLine("Folder")
        self.folder.show_text(first_folder(settings.export_folder))
        self.browse = button("Browse…", "Choose the folder")
        self.change = AskedLine(
            "What has changed", _CHANGE_HELP, "Support hours extended", compact=True
        )
        self.data = QCheckBox(_DATA)
        self.data.setAccessibleDescription(_DATA_HELP)
        self.data.setChecked(settings.export_data)
        self._files = plain_label("", "help")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(self._format_row(settings.export_format))
        column.addLayout(_close_together(self.name, self._files))
        column.addLayout(self._folder_row())
        column.addWidget(self.change)
        told = plain_label(_DATA_HELP, "help")
        told.setContentsMargins(24, 0, 0, 0)
        column.addLayout(_close_together(self.data, told))
        column.addWidget(self.look)
        self.name.edited.connect(self._check)
        self.folder.edited.connect(self._check)
        self.browse.clicked.connect(self._browse)
        self._formats.idClicked.connect(self._check)
        self.look.edited.connect(self.edited)
        self._check()

    def _format_row(self, chosen: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(18)
        for at, (name, words) in enumerate(FORMATS.items()):
            choice = QRadioButton(words)
            choice.setAccessibleName(f"Export as {words}")
            choice.setChecked(name == (chosen if chosen in FORMATS else "both"))
            self._formats.addButton(choice, at)
            row.addWidget(choice)
        row.addStretch(1)
        return row

    def _folder_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.folder, 1)
        self.browse.setMinimumHeight(self.folder.line.sizeHint().height())
        row.addWidget(self.browse, 0, Qt.AlignmentFlag.AlignBottom)
        return row

    @property
    def format(self) -> str:
        """The documents wanted: "both", "docx" or "pdf"."""
        return list(FORMATS)[self._formats.checkedId()]

    def choose_format(self, name: str) -> None:
        """As if the owner had chosen it."""
        self._formats.button(list(FORMATS).index(name)).click()

    @property
    def targets(self) -> tuple[Path, ...]:
        """The files that will be written."""
        return tuple(path for path in (self._target("docx"), self._target("pdf")) if path)

    @property
    def fits(self) -> bool:
        """Whether nothing is wrong with the answers."""
        return not (self.name.problem or self.folder.problem) and self.look.fits

    def job(self) -> Job:
        """What to export."""
        change = self.change.text if not self.change.isHidden() else ""
        return Job(
            self._target("docx"),
            self._target("pdf"),
            self.data.isChecked(),
            change,
            self.look.options(),
        )

    def remember(self, settings: Settings, library: Path) -> None:
        """Keeps the answers for the next export. Raises StoreError where a new logo is not kept."""
        self.look.remember(settings, library)
        settings.export_folder = str(self._folder())
        settings.export_format = self.format
        settings.export_data = self.data.isChecked()

    def mend(self) -> None:
        """Puts the cursor on the answer that does not fit."""
        wrong = next((each for each in (self.name, self.folder) if each.problem), self.look)
        wrong.mend()

    def _target(self, ending: str) -> Path | None:
        if self.format not in ("both", ending):
            return None
        return self._folder() / f"{self.name.text}.{ending}"

    def _folder(self) -> Path:
        return Path(os.path.expanduser(self.folder.text))

    def _check(self, _edit: object = None) -> None:
        self.name.refuse(problem_with(self.name.text))
        there = bool(self.folder.text) and os.path.isdir(self._folder())
        self.folder.refuse("" if there else "There is no such folder: choose one that is there.")
        self._files.setText(_FILES[self.format])
        self._files.setVisible(not self.name.problem)
        self.edited.emit()

    def _browse(self) -> None:
        dialog = QFileDialog(self, "Folder for the export", str(self._folder()))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self.take_folder)
        dialog.open()

    def take_folder(self, folder: str) -> None:
        """The folder that was chosen."""
        self.folder.show_text(folder)
        self._check()


def _close_together(*parts: QWidget) -> QVBoxLayout:
    rows = QVBoxLayout()
    rows.setSpacing(4)
    for part in parts:
        rows.addWidget(part)
    return rows


def first_folder(remembered: str) -> str:
    """The folder last used where it is still there, else the owner's documents."""
    if remembered and os.path.isdir(remembered):
        return remembered
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return documents if os.path.isdir(documents) else str(Path.home())
