"""My firm: what every agreement says of the owner, asked once."""

from pathlib import Path

from msgspec.structs import asdict
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialogButtonBox, QGridLayout, QWidget

from sla_desktop.app.firm import Firm, keep_firm, load_firm
from sla_desktop.app.firm_logo import keep_logo, load_logo
from sla_desktop.domain.errors import InputError
from sla_desktop.storage.errors import StoreError
from sla_desktop.ui.asked import AskedLine
from sla_desktop.ui.dialogs import Dialog
from sla_desktop.ui.forms.field import plain_label
from sla_desktop.ui.logo_row import LogoRow
from sla_desktop.ui.welcome_style import Heading, theme_now, welcome_sheet

WHY = "Filled into every new agreement, on your side of it. You can change it at any time."
# field, label, help, example, row, column, columns taken
_LINES = (
    ("name", "Full legal name", "", "Alder IT Services Ltd", 0, 0, 2),
    ("registration", "Registration", "", "Company no. 01234567", 1, 0, 1),
    ("phone", "Telephone", "", "0113 496 0014", 1, 1, 1),
    ("address", "Registered address", "", "4 Mill Road, Leeds LS1 4AB", 2, 0, 2),
    ("email", "E-mail", "Formal notices come here.", "office@alder-it.example", 3, 0, 2),
    ("signatory", "Who signs", "", "Tom Alder", 4, 0, 1),
    ("position", "Position of who signs", "", "Managing director", 4, 1, 1),
)


class FirmForm(QWidget):
    """The answers about a firm, each a line."""

    edited = Signal(object)  # Firm

    def __init__(self, firm: Firm, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: dict[str, AskedLine] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(14)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        for field, label, explanation, example, row, column, span in _LINES:
            line = AskedLine(label, explanation, example, compact=True)
            line.show_text(asdict(firm)[field])
            line.edited.connect(self._tell)
            grid.addWidget(line, row, column, 1, span, Qt.AlignmentFlag.AlignTop)
            self._lines[field] = line
        self.setFocusProxy(self._lines["name"])

    @property
    def firm(self) -> Firm:
        """The firm as typed."""
        return Firm(**{field: line.text for field, line in self._lines.items()})

    @property
    def fits(self) -> bool:
        """Whether nothing typed is wrong."""
        return not any(line.problem for line in self._lines.values())

    def line(self, field: str) -> AskedLine:
        """The line of one answer."""
        return self._lines[field]

    def _tell(self, _text: str) -> None:
        email = self._lines["email"]
        wrong = email.text and not _is_address(email.text)
        email.refuse("Write an e-mail address, e.g. office@alder-it.example." if wrong else "")
        if self.fits:
            self.edited.emit(self.firm)


def _is_address(text: str) -> bool:
    name, at, place = text.rpartition("@")
    return bool(name and at and "." in place.strip(".")) and " " not in text


class FirmDialog(Dialog):
    """Shows and keeps the firm; `kept` carries it."""

    kept = Signal(object)  # Firm

    def __init__(self, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__("My firm", parent)
        self.setStyleSheet(welcome_sheet(theme_now()))
        self.setMinimumWidth(560)
        self._folder = folder
        firm, problem = _known(folder)
        self.column.addWidget(Heading("My firm", 1.35))
        self.column.addWidget(plain_label(WHY, "muted"))
        self.form = FirmForm(firm)
        self.column.addWidget(self.form)
        self.logo = LogoRow("Logo", tick=False)
        self._logo, logo_problem = _known_logo(folder)
        self.logo.show_logo(self._logo)
        self.logo.refuse(logo_problem)
        self.column.addWidget(self.logo)
        self._problem = plain_label(problem, "error")
        self._problem.setVisible(bool(problem))
        self.column.addWidget(self._problem)
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel
        )
        self.buttons.accepted.connect(self.keep)
        self.buttons.rejected.connect(self.reject)
        self.column.addWidget(self.buttons)
        self.form.line("name").take_keys()

    @property
    def problem(self) -> str:
        """Why the firm could not be read or kept."""
        return self._problem.text()

    def keep(self) -> None:
        """Keeps the firm and closes; says why it cannot."""
        if not self.form.fits:
            self.form.line("email").mend()
            return
        try:
            keep_firm(self._folder, self.form.firm)
            if self.logo.data != self._logo:
                keep_logo(self._folder, self.logo.data)
        except StoreError as error:
            self._problem.setText(str(error))
            self._problem.setVisible(True)
            return
        self.accept()
        self.kept.emit(self.form.firm)


def _known(folder: Path) -> tuple[Firm, str]:
    """The firm kept, and why it cannot be read."""
    try:
        return load_firm(folder), ""
    except (InputError, StoreError) as error:
        return Firm(), str(error)


def _known_logo(folder: Path) -> tuple[bytes, str]:
    """The firm's logo, and why it cannot be read."""
    try:
        return load_logo(folder), ""
    except (InputError, StoreError) as error:
        return b"", str(error)
