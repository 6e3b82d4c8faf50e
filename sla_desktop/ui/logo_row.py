"""A logo as it will be printed, and the buttons to choose it."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QCheckBox, QFileDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from sla_desktop.domain.errors import InputError
from sla_desktop.reading.logos import read_logo_file
from sla_desktop.ui.buttons import button
from sla_desktop.ui.forms.field import plain_label

_ROOM = QSize(120, 34)  # of the picture shown
_PICTURES = "Pictures (*.png *.jpg *.jpeg *.gif *.bmp *.webp)"


class LogoRow(QWidget):
    """Shows a logo, takes another one from a file; with a tick it can be left out instead."""

    edited = Signal()

    def __init__(self, title: str, *, tick: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._data = b""
        self.tick = QCheckBox(title)
        self.tick.setVisible(False)
        self.choose_button = button("Choose…", f"Choose the picture: {title}")
        self.remove_button = button("Remove", f"Remove the picture: {title}")
        self._picture = QLabel()
        self._picture.setTextFormat(Qt.TextFormat.PlainText)
        self._picture.setAccessibleName(title)
        self._error = plain_label("", "error")
        self._error.setVisible(False)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.tick if tick else plain_label(title))
        row.addWidget(self._picture)
        row.addStretch(1)
        row.addWidget(self.choose_button)
        if not tick:
            row.addWidget(self.remove_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self._error)
        self.tick.setVisible(tick)
        self.tick.toggled.connect(self._tell)
        self.choose_button.clicked.connect(self._choose)
        self.remove_button.clicked.connect(self._remove)
        self.show_logo(b"")

    @property
    def data(self) -> bytes:
        """The picture, whether it is ticked or not; b"" for none."""
        return self._data

    @property
    def problem(self) -> str:
        """Why there is no picture, "" when all is well."""
        return self._error.text()

    def show_logo(self, data: bytes) -> None:
        """Shows a picture as `read_logo` makes it; b"" for none."""
        self._data = data
        pixmap = QPixmap()
        pixmap.loadFromData(data)
        if not pixmap.isNull():
            pixmap = pixmap.scaled(
                _ROOM * self.devicePixelRatioF(),
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
            pixmap.setDevicePixelRatio(self.devicePixelRatioF())
        self._picture.setPixmap(pixmap)
        self._picture.setVisible(bool(data))
        self.tick.setEnabled(bool(data))
        self.remove_button.setEnabled(bool(data))
        self.refuse("")

    def refuse(self, sentence: str) -> None:
        """Says why a picture cannot be had."""
        self._error.setText(sentence)
        self._error.setVisible(bool(sentence))

    def take_file(self, path: str) -> None:
        """The picture in a file that was chosen."""
        try:
            data = read_logo_file(Path(path))
        except InputError as error:
            self.refuse(str(error))
            self.edited.emit()
            return
        self.show_logo(data)
        self.tick.setChecked(True)
        self.edited.emit()

    def _choose(self) -> None:
        dialog = QFileDialog(self, "Choose a logo", str(Path.home()), _PICTURES)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.take_file)
        dialog.open()

    def _remove(self) -> None:
        self.show_logo(b"")
        self.edited.emit()

    def _tell(self, _ticked: bool) -> None:
        self.edited.emit()
