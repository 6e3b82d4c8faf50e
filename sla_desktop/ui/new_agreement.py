"""From the gallery through the quick start to a new agreement in the library."""

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from sla_desktop.app.firm import Firm, keep_firm, load_firm
from sla_desktop.app.library_work import fresh_id, put_in
from sla_desktop.app.settings import Settings
from sla_desktop.app.starting import QuickStart
from sla_desktop.catalogue.templates import Template
from sla_desktop.domain.errors import InputError
from sla_desktop.storage.errors import StoreError
from sla_desktop.storage.library import Library
from sla_desktop.ui.gallery import GalleryPage
from sla_desktop.ui.quick_start import QuickStartPage


class NewAgreement(QStackedWidget):
    """`made` names the new agreement, `left` comes when the owner goes back."""

    made = Signal(str)
    left = Signal()
    told = Signal(str)

    def __init__(
        self,
        library: Library,
        settings: Settings,
        now: Callable[[], dt.datetime],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._settings = settings
        self._now = now
        self.gallery = GalleryPage()
        self.gallery.chosen.connect(self.begin)
        self.gallery.left.connect(self.left)
        self.addWidget(self.gallery)
        self.questions: QuickStartPage | None = None

    def start(self) -> None:
        """Shows the gallery; the answers of a quick start before are gone."""
        self.setCurrentWidget(self.gallery)
        self._forget()
        self.gallery.focus()

    def begin(self, template: object) -> None:
        """Asks the few questions of a template."""
        if not isinstance(template, Template):
            return
        self._forget()
        questions = QuickStartPage(QuickStart(template, self._firm(), self._settings.region))
        questions.left.connect(self.start)
        questions.finished.connect(self._finish)
        questions.firm_told.connect(self._keep_firm)
        self.questions = questions
        self.addWidget(questions)
        self.setCurrentWidget(questions)
        questions.focus()

    def step_back(self) -> None:
        """One page back."""
        if self.questions is not None:
            self.questions.go_back()
        else:
            self.left.emit()

    def enter_search(self) -> None:
        """To the search over the templates, where they are shown."""
        if self.questions is None:
            self.gallery.search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def tint(self) -> None:
        """Draws icons in the colours in force."""
        self.gallery.tint()

    def _forget(self) -> None:
        if self.questions is not None:
            self.removeWidget(self.questions)
            self.questions.deleteLater()
            self.questions = None

    def _firm(self) -> Firm:
        try:
            return load_firm(self._library.folder)
        except (InputError, StoreError) as error:
            self.told.emit(str(error))
            return Firm()

    def _keep_firm(self, firm: object) -> None:
        if isinstance(firm, Firm):
            try:
                keep_firm(self._library.folder, firm)
            except StoreError as error:
                self.told.emit(str(error))

    def _finish(self) -> None:
        if self.questions is None:
            return
        try:
            agreement = self.questions.quick.finish(fresh_id(), self._now().date())
            made = put_in(self._library, agreement, self._now().date())
        except (InputError, StoreError) as error:
            self.told.emit(str(error))  # the answers stay on screen
            return
        self.start()
        self.made.emit(made)
