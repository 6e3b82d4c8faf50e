"""How an export looks, folded away: paper, colour, logo, the line in the footer, marks, notes."""

from pathlib import Path
from typing import Literal, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QCheckBox, QColorDialog, QHBoxLayout, QVBoxLayout, QWidget

from sla_desktop.app.firm_logo import Logo, keep_logo
from sla_desktop.app.settings import ExportLook, Settings
from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.errors import InputError
from sla_desktop.export.look import LOOK
from sla_desktop.export.options import ExportOptions, legible_color
from sla_desktop.ui import icons
from sla_desktop.ui.asked import AskedLine
from sla_desktop.ui.buttons import ToolButton, button
from sla_desktop.ui.forms.controls import Choice
from sla_desktop.ui.forms.field import plain_label
from sla_desktop.ui.logo_row import LogoRow
from sla_desktop.ui.theme import in_force

_INDENT = 20


class LookPart(QWidget):
    """The answers about the look; shut, they are as remembered."""

    edited = Signal()
    folded = Signal()  # it is higher or lower now

    def __init__(
        self, agreement: Agreement, settings: Settings, logo: Logo, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        known = settings.export_look
        line = settings.confidentiality(agreement.id)
        self._agreement = agreement
        self._first_logo = logo
        self.fold = ToolButton()
        self.paper = Choice(
            {"": f"As the agreement says ({agreement.page_size})", "A4": "A4", "Letter": "Letter"}
        )
        self.paper.set_value(known.page_size)
        self.paper.setAccessibleName("Paper")
        self.accent = AskedLine("Colour of headings", "", LOOK.accent_color, compact=True)
        self.accent.show_text(known.accent)
        self.pick_button = button("Choose…", "Choose the colour of headings")
        self.logo = LogoRow("Logo", tick=True)
        self.logo.show_logo(logo.data)
        self.logo.tick.setChecked(known.logo and bool(logo.data))
        self.logo.choose_button.setVisible(not logo.own)
        self.logo.refuse(logo.problem)
        self.line = AskedLine("Confidentiality line", "", "Confidential", compact=True)
        self.line.show_text(agreement.confidentiality if line is None else line)
        self.draft_mark = QCheckBox("DRAFT across the pages until it is agreed")
        self.draft_mark.setChecked(known.draft_mark)
        self.guidance = QCheckBox("Notes on what belongs in each section")
        self.guidance.setChecked(known.guidance)
        self._room = QWidget()
        self._lay_out()
        self._connect()
        self._check()

    def _lay_out(self) -> None:
        self.fold.setText("Look")
        self.fold.setAccessibleName("Look of the document")
        self.fold.setProperty("fold", True)
        self.fold.setCheckable(True)
        self.fold.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.fold.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.fold.setIcon(icons.icon("shut", in_force()))
        paper = QVBoxLayout()
        paper.setSpacing(4)
        paper.addWidget(plain_label("Paper"))
        paper.addWidget(self.paper)
        paper.addStretch(1)
        self.paper.setMinimumHeight(self.accent.line.sizeHint().height())
        self.pick_button.setMinimumHeight(self.accent.line.sizeHint().height())
        pick = QVBoxLayout()
        pick.setSpacing(4)
        pick.addWidget(plain_label(""))
        pick.addWidget(self.pick_button)
        pick.addStretch(1)
        first = QHBoxLayout()
        first.setSpacing(8)
        first.addLayout(paper)
        first.addSpacing(10)
        first.addWidget(self.accent, 1, Qt.AlignmentFlag.AlignTop)
        first.addLayout(pick)
        rows = QVBoxLayout(self._room)
        rows.setContentsMargins(_INDENT, 0, 0, 0)
        rows.setSpacing(10)
        rows.addLayout(first)
        for part in (self.logo, self.line, self.draft_mark, self.guidance):
            rows.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.fold, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._room)
        self._room.setVisible(False)

    def _connect(self) -> None:
        self.fold.toggled.connect(self._toggle)
        self.accent.edited.connect(self._check)
        self.pick_button.clicked.connect(self._pick)
        self.logo.edited.connect(self._check)

    @property
    def fits(self) -> bool:
        """Whether nothing is wrong with the answers."""
        return not self.accent.problem

    def mend(self) -> None:
        """Opens and puts the cursor on the answer that does not fit."""
        self.fold.setChecked(True)
        self.accent.mend()

    def options(self) -> ExportOptions:
        """What is chosen."""
        paper = cast('Literal["A4", "Letter"] | None', self.paper.value() or None)
        return ExportOptions(
            page_size=paper,
            accent=self._color or LOOK.accent_color,
            logo=self.logo.data if self.logo.tick.isChecked() else b"",
            confidentiality=self._own_line,
            draft_mark=self.draft_mark.isChecked(),
            guidance=self.guidance.isChecked(),
        )

    def remember(self, settings: Settings, folder: Path) -> None:
        """Keeps the answers for the next export. Raises StoreError where a new logo is not kept."""
        known = settings.export_look
        has_logo = bool(self.logo.data)
        settings.export_look = ExportLook(
            page_size=self.paper.value(),
            accent=self._color,
            logo=self.logo.tick.isChecked() if has_logo else known.logo,
            draft_mark=self.draft_mark.isChecked(),
            guidance=self.guidance.isChecked(),
        )
        settings.keep_confidentiality(self._agreement.id, self._own_line)
        if self.logo.data != self._first_logo.data:
            keep_logo(folder, self.logo.data)

    @property
    def _color(self) -> str:
        return self.accent.text.removeprefix("#").upper()

    @property
    def _own_line(self) -> str | None:
        return None if self.line.text == self._agreement.confidentiality else self.line.text

    def _toggle(self, opened: bool) -> None:
        self.fold.setIcon(icons.icon("open" if opened else "shut", in_force()))
        self._room.setVisible(opened)
        self.folded.emit()

    def _check(self, _edit: object = None) -> None:
        try:
            legible_color(self._color or LOOK.accent_color)
        except InputError as error:
            self.accent.refuse(str(error))
        else:
            self.accent.refuse("")
        self.folded.emit()
        self.edited.emit()

    def _pick(self) -> None:
        color = self._color if self.fits and self._color else LOOK.accent_color
        dialog = QColorDialog(QColor(f"#{color}"), self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle("Colour of headings")
        dialog.colorSelected.connect(self.take_color)
        dialog.open()

    def take_color(self, color: QColor) -> None:
        """The colour that was chosen."""
        self.accent.show_text(color.name().removeprefix("#").upper())
        self._check()
