"""One section on screen: its title, its form, its wording."""

from itertools import pairwise

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from sla_desktop.app.session import Change, Session
from sla_desktop.domain import paths
from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.section_base import SectionBase
from sla_desktop.ui.editors import editor_for
from sla_desktop.ui.forms.field import heading, plain_label
from sla_desktop.ui.forms.form import Form
from sla_desktop.ui.richtext.editor import WordingEditor

_WIDEST = 142  # letters: longer lines are hard to read
_NARROWEST = 58  # letters: room for one field with its label
_ROOMY = 600  # pixels
_OUTSIDE_FORM = ("title", "wording", "depth", "included")


class SectionPage(QScrollArea):
    """The editor of one section, found by its type."""

    def __init__(self, session: Session, section_id: str) -> None:
        super().__init__()
        self.section_id = section_id
        self._session = session
        self._shown: Agreement | None = None  # in the form
        self._stops: list[QWidget] = []
        self._reveal = QTimer(self, singleShot=True, interval=0)  # details have their place then
        self._reveal.timeout.connect(self._bring_into_view)
        section = next(s for s in session.agreement.sections if s.id == section_id)
        editor = editor_for(type(section))
        self._head = Form(session, f"sections.{section_id}")
        title = self._head.title("title", "Section title")
        self.form = Form(session, f"sections.{section_id}")
        editor.build(self.form)
        self.wording = WordingEditor(session, section_id)
        self.wording.setAccessibleName(f"Wording of {section.title}")
        self._lay_out(plain_label(editor.introduction, "help"))
        self._refresh(session.agreement)
        self.setFocusProxy(title)
        self.form.rearranged.connect(self._order_stops)
        self._order_stops()
        session.changed.connect(self._changed)

    def _order_stops(self) -> None:
        """Tab goes down the page, also through what was put in later."""
        stops = [*self._head.stops(), *self.form.stops()]
        if stops != self._stops:
            self._stops = stops
            for first, second in pairwise(stops):
                QWidget.setTabOrder(first, second)

    def _lay_out(self, introduction: QWidget) -> None:
        """The sheet keeps a readable width in the middle of a wide window."""
        sheet = QWidget()
        sheet.setProperty("surface", True)
        column = self._column = QVBoxLayout(sheet)
        column.setSpacing(6)
        column.addWidget(self._head)
        column.addWidget(introduction)
        column.addSpacing(14)
        column.addWidget(self.form)
        if self.form.fields or self.form.parts:
            column.addSpacing(20)
        column.addWidget(heading("Wording"))
        column.addWidget(self.wording)
        column.addStretch(1)
        sheet.setMaximumWidth(self.fontMetrics().averageCharWidth() * _WIDEST)
        sheet.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setWidget(sheet)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Margins give way first where there is little room."""
        super().resizeEvent(event)
        side = 36 if event.size().width() > _ROOMY else 14
        if self._column.contentsMargins().left() != side:
            self._column.setContentsMargins(side, 22, side, 36)

    def minimumSizeHint(self) -> QSize:
        """Narrower than this, the panes beside it have to give way."""
        return QSize(self.fontMetrics().averageCharWidth() * _NARROWEST, 240)

    def showEvent(self, event: QShowEvent) -> None:
        """What changed elsewhere meanwhile is named anew, e.g. parties."""
        super().showEvent(event)
        if self._shown is not self._session.agreement:
            self._refresh(self._session.agreement)

    def _changed(self, change: object) -> None:
        if not isinstance(change, Change):
            return
        if self.section_id in change.sections or self.isVisible():
            self._refresh(change.after, change.source)

    def _section_in(self, agreement: Agreement) -> SectionBase | None:
        return next((s for s in agreement.sections if s.id == self.section_id), None)

    def _refresh(self, agreement: Agreement, source: object = None) -> None:
        section = self._section_in(agreement)
        if section is None:
            return  # removed: the window closes this page
        before, self._shown = self._shown, agreement
        self._head.refresh(agreement, source)
        if before is None or self._concerns_form(before, agreement):
            self.form.refresh(agreement, source)

    def _concerns_form(self, before: Agreement, after: Agreement) -> bool:
        """Not typing in the wording of this section, which is most of what happens."""
        old, new = self._section_in(before), self._section_in(after)
        others = [
            (a, b)
            for a, b in zip(before.sections, after.sections, strict=False)
            if a is not old or b is not new
        ]
        if old is None or new is None or len(before.sections) != len(after.sections):
            return True
        if before.currency != after.currency or any(a is not b for a, b in others):
            return True
        fields = (name for name in new.__struct_fields__ if name not in _OUTSIDE_FORM)
        return any(getattr(old, name) is not getattr(new, name) for name in fields)

    def go_to(self, path: str) -> bool:
        """Puts the cursor on the value at `path`, below this section or of the whole agreement."""
        full = ".".join(paths.split(self._session.agreement, path))
        base = f"sections.{self.section_id}"
        if full.startswith(f"{base}.wording"):
            self.wording.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        if self._head.go_to(full) or self.form.go_to(full):
            self._bring_into_view()
            self._reveal.start()
            return True
        return full == base

    def _bring_into_view(self) -> None:
        """Scrolls to what was gone to last, whether the keys have stayed there or not."""
        used = self.focusWidget()
        if self.isAncestorOf(used):
            self.ensureWidgetVisible(used)
