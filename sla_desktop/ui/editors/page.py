"""One section on screen: its title, its form, its wording."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from sla_desktop.app.session import Change, Session
from sla_desktop.domain import paths
from sla_desktop.domain.agreement import Agreement
from sla_desktop.ui.editors import editor_for
from sla_desktop.ui.forms.controls import TypedLine
from sla_desktop.ui.forms.field import Field, plain_label
from sla_desktop.ui.forms.form import Form
from sla_desktop.ui.richtext.editor import WordingEditor

_WIDEST = 860  # pixels: longer lines are hard to read


class SectionPage(QScrollArea):
    """The editor of one section, found by its type."""

    def __init__(self, session: Session, section_id: str) -> None:
        super().__init__()
        self.section_id = section_id
        self._session = session
        section = next(s for s in session.agreement.sections if s.id == section_id)
        editor = editor_for(type(section))
        self._sheet = QWidget()
        self._sheet.setProperty("surface", True)
        column = QVBoxLayout(self._sheet)
        column.setContentsMargins(36, 28, 36, 36)
        column.setSpacing(18)
        self._title = self._title_field()
        column.addWidget(self._title)
        self._intro = plain_label(editor.introduction, "help")
        column.addWidget(self._intro)
        self.form = Form(session, f"sections.{section_id}")
        editor.build(self.form)
        column.addWidget(self.form)
        self._wording_label = self._small_heading("Wording")
        column.addWidget(self._wording_label)
        self.wording = WordingEditor(session, section_id)
        self.wording.setAccessibleName(f"Wording of {section.title}")
        column.addWidget(self.wording)
        column.addStretch(1)
        self._place_sheet()
        self.form.refresh(session.agreement)
        self._title.refresh(session.agreement)
        session.changed.connect(self._changed)

    def _place_sheet(self) -> None:
        """The sheet keeps a readable width in the middle of a wide window."""
        self._sheet.setMaximumWidth(_WIDEST)
        self._sheet.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setWidgetResizable(True)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setWidget(self._sheet)

    def _title_field(self) -> Field:
        control = TypedLine(str, "")
        font = control.font()
        font.setPointSizeF(font.pointSizeF() * 1.5)
        control.setFont(font)
        return Field(self._session, f"sections.{self.section_id}.title", "Section title", control)

    def _small_heading(self, text: str) -> QLabel:
        label = plain_label(text)
        font = label.font()
        font.setBold(True)
        label.setFont(font)
        return label

    def _changed(self, change: object) -> None:
        if isinstance(change, Change) and self.section_id in change.sections:
            self._refresh(change.after, change.source)

    def _refresh(self, agreement: Agreement, source: object) -> None:
        if not any(section.id == self.section_id for section in agreement.sections):
            return  # removed: the window closes this page
        if source is not self._title:
            self._title.refresh(agreement)
        self.form.refresh(agreement, source)

    def go_to(self, path: str) -> bool:
        """Puts the cursor on the value at `path`, below this section or of the whole agreement."""
        full = ".".join(paths.split(self._session.agreement, path))
        base = f"sections.{self.section_id}"
        if full.startswith(f"{base}.wording"):
            self.wording.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        if self.form.go_to(full):
            self.ensureWidgetVisible(self.focusWidget())
            return True
        return full == base
