"""The middle of the window: one page a section, made when it is first shown."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QStackedWidget, QWidget

from sla_desktop.app.search import Hit
from sla_desktop.app.session import Session
from sla_desktop.app.standing import full_path, section_in
from sla_desktop.domain.agreement import Agreement
from sla_desktop.ui.agreement_page import AgreementPage
from sla_desktop.ui.editors.page import SectionPage
from sla_desktop.ui.forms.field import plain_label
from sla_desktop.ui.forms.finding_box import Found
from sla_desktop.ui.richtext.changed import Spot

Page = SectionPage | AgreementPage
_KEPT = 10  # pages, those shown last


class Pages(QStackedWidget):
    """Shows the page of one section, or that of the whole agreement."""

    shown = Signal(str)  # id of the section, "" for the whole agreement

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._pages: dict[str, Page] = {}
        self._found: Found = {}
        self._empty = plain_label("Choose a section on the left, or add one.", "muted")
        self._empty.setContentsMargins(36, 36, 36, 36)
        self.addWidget(self._empty)

    @property
    def section_id(self) -> str:
        """Id of the section shown; "" for the whole agreement or none."""
        page = self.currentWidget()
        return page.section_id if isinstance(page, SectionPage) else ""

    @property
    def page(self) -> Page | None:
        """The page shown; None when there is none."""
        page = self.currentWidget()
        return page if isinstance(page, SectionPage | AgreementPage) else None

    def show_section(self, section_id: str) -> bool:
        """Shows a section, or the whole agreement for ""; False where it is not there."""
        page = self._page(section_id)
        if page is None:
            return False
        if page is not self.currentWidget():
            self.setCurrentWidget(page)
            self._drop_oldest()
            self._show_found()
            self.shown.emit(section_id)
        return True

    def go_to(self, path: str) -> bool:
        """Shows the page that holds the value at `path` and puts the cursor there."""
        agreement = self._session.agreement
        if not self.show_section(section_in(agreement, path)) or self.page is None:
            return False
        return self.page.go_to(full_path(agreement, path))

    def reveal(self, hit: Hit) -> bool:
        """Shows and selects what a search has found; False where it is not there any more."""
        page_there = self.show_section(hit.text.section)
        if page_there and hit.text.block is not None and isinstance(self.page, SectionPage):
            self.page.wording.reveal(_spot(hit, hit.text.block))
            return True
        if not self.go_to(hit.text.path):
            return False
        line = QApplication.focusWidget()
        if isinstance(line, QLineEdit) and line.text() == hit.text.text:
            line.setSelection(hit.start, hit.end - hit.start)
        elif isinstance(line, QPlainTextEdit) and line.toPlainText() == hit.text.text:
            cursor = line.textCursor()
            cursor.setPosition(hit.start)
            cursor.setPosition(hit.end, QTextCursor.MoveMode.KeepAnchor)
            line.setTextCursor(cursor)
        return True

    def show_findings(self, found: Found) -> None:
        """Tells at the fields of the page shown what the checklist says; by full path."""
        self._found = found
        self._show_found()

    def show_numbers(self, numbers: Sequence[str]) -> None:
        """Shows the numbers that the clauses of the page shown print with."""
        if isinstance(self.page, SectionPage):
            self.page.wording.show_numbers(numbers)

    def drop_missing(self, agreement: Agreement) -> None:
        """Frees the pages of sections that are gone."""
        there = {section.id for section in agreement.sections}
        for section_id in [key for key in self._pages if key and key not in there]:
            self._drop(section_id)

    def rebuild(self) -> None:
        """Makes the pages anew, e.g. for another size of text."""
        page = self.page
        shown = self.section_id
        for section_id in [*self._pages]:
            self._drop(section_id)
        if page is not None:
            self.show_section(shown)

    def _page(self, section_id: str) -> Page | None:
        page = self._pages.pop(section_id, None)
        if page is None:
            if section_id and all(s.id != section_id for s in self._session.agreement.sections):
                return None
            page = (
                SectionPage(self._session, section_id)
                if section_id
                else AgreementPage(self._session)
            )
            self.addWidget(page)
        self._pages[section_id] = page  # the one shown last stands last
        return page

    def _drop_oldest(self) -> None:
        """Frees what was shown longest ago: a page takes memory, and is soon made again."""
        for section_id in [*self._pages][:-_KEPT]:
            self._drop(section_id)

    def _drop(self, section_id: str) -> None:
        page = self._pages.pop(section_id)
        if page is self.currentWidget():
            self.setCurrentWidget(self._empty)
        self.removeWidget(page)
        page.deleteLater()

    def _show_found(self) -> None:
        if self.page is not None:
            self.page.form.show_findings(self._found)


def _spot(hit: Hit, block: int) -> Spot:
    """The stretch of the wording; in a table the row and column of the cell."""
    match hit.text.steps[4:]:
        case ("rows", int() as row, int() as column, *_):
            return Spot(block, row, block, column)
        case ("header", int() as column):
            return Spot(block, 0, block, column)
        case _:
            return Spot(block, hit.start, block, hit.end)
