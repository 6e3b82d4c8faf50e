"""The main window: one agreement in its outline, its pages, its checklist. All wiring is here."""

import datetime as dt
from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QPlainTextEdit,
)

from sla_desktop.app.autosave import Autosave
from sla_desktop.app.judgement import Judgement
from sla_desktop.app.search import Hit
from sla_desktop.app.session import Change, Session
from sla_desktop.app.settings import THEME_CHOICES, Settings
from sla_desktop.app.standing import (
    STANDING,
    findings_by_place,
    full_path,
    section_in,
    section_states,
    totals,
)
from sla_desktop.checks.finding import Finding
from sla_desktop.checks.judge import Checklist
from sla_desktop.domain.agreement import Agreement
from sla_desktop.ui import focus
from sla_desktop.ui.actions import Actions
from sla_desktop.ui.add_section import AddSection
from sla_desktop.ui.agreement_page import language_name
from sla_desktop.ui.calculators.tools import Tools
from sla_desktop.ui.frame import Frame
from sla_desktop.ui.inserts import Inserts
from sla_desktop.ui.keys import KeysDialog
from sla_desktop.ui.look import Look
from sla_desktop.ui.palette import CommandPalette
from sla_desktop.ui.richtext.actions import WordingActions
from sla_desktop.ui.saving import Image, Saving
from sla_desktop.ui.shell_style import shell_sheet
from sla_desktop.ui.toolbar import Toolbar

PROGRAM = "SLA Desktop"
Errand = Callable[["MainWindow"], object]


class MainWindow(Frame):
    """Edits one agreement until it is closed.

    `errands` are commands that others do for it, e.g. exporting; what nobody does is not offered.
    """

    closed = Signal(object)  # itself, when all is saved and it is about to go
    edit_wanted = Signal(object)  # itself: it can only be read, and is to be opened anew

    def __init__(
        self,
        session: Session,
        autosave: Autosave,
        judgement: Judgement,
        settings: Settings,
        look: Look,
        image: Image,
        errands: Mapping[str, Errand] | None = None,
    ) -> None:
        super().__init__(session, settings)
        self.autosave = autosave
        self.judgement = judgement
        self.look = look
        self._errands = dict(errands or {})
        self._place = ""  # where the last change was
        self._finished = False
        self._new_here = not (session.read_only or settings.place(session.agreement.id))
        parts: tuple[QObject, ...] = (session, autosave, judgement)
        for part in parts:
            part.setParent(self)
        self.saving = Saving(self, session, autosave, image, self.notice, self.status)
        self.wording = WordingActions(self, look.application)
        self.tools = Tools(session, self, dt.date.today)
        self.inserts = Inserts(session, self, self.go_to)
        self.commands = Actions(self, self.outline.view, self._slots())
        self.wording.bind(self.commands.by_id)
        self.toolbar = Toolbar(self.commands)
        self.addToolBar(self.toolbar)
        self._wire()
        self._dress()
        self.come_back()
        self._show_agreement(session.agreement)

    def _slots(self) -> dict[str, Callable[..., object]]:
        """What each command does; see `actions` for their words and keys."""
        outline = self.outline
        own: dict[str, Callable[..., object]] = {
            "save-copy-send": self.saving.copy_to_send,
            "save-copy-keep": self.saving.copy_to_keep,
            "save-now": self.autosave.save_now,
            "close": self.close,
            "undo": self.undo,
            "redo": self.redo,
            "cut": focus.cut,
            "copy": focus.copy,
            "paste": focus.paste,
            "select-all": focus.select_all,
            "find": self._find,
            "replace": self._replace,
            "find-next": self.search.go_on,
            "find-previous": self.search.go_back,
            "show-outline": self.outline_dock.setVisible,
            "show-checklist": self.checklist_dock.setVisible,
            "show-preview": self.show_preview,
            "next-section": self._next_section,
            "previous-section": self._previous_section,
            "next-pane": self._next_pane,
            "previous-pane": self._previous_pane,
            "zoom-in": self.look.zoom_in,
            "zoom-out": self.look.zoom_out,
            "zoom-back": self.look.zoom_back,
            "about-agreement": self.show_agreement_page,
            "add-section": self.choose_section_to_add,
            "rename-section": outline.rename,
            "include-section": outline.toggle_included,
            "duplicate-section": outline.duplicate,
            "delete-section": outline.delete,
            "section-up": outline.move_up,
            "section-down": outline.move_down,
            "section-deeper": outline.nest,
            "section-higher": outline.lift,
            "commands": self.choose_command,
            "next-finding": self._next_finding,
            "previous-finding": self._previous_finding,
            "keys": self.show_keys,
            "profile-scores": self.show_profile_scores,
            **self.wording.slots(),
            **self.tools.slots(),
            **self.inserts.slots(),
            **{f"theme-{choice}": self._choose_theme for choice in THEME_CHOICES},
        }
        return {**own, **dict.fromkeys(self._errands, self._run_errand)}

    def _wire(self) -> None:
        self.session.changed.connect(self._changed)
        self.judgement.prepare(self.outline.model.number_steps)
        self.judgement.judged.connect(self._judged)
        self.look.changed.connect(self._dress)
        self.saving.may_go.connect(self.close)
        self.outline.chosen.connect(self.pages.show_section)
        self.outline.view.activated.connect(self._enter_page)
        self.outline.asked_for_agreement.connect(self.show_agreement_page)
        self.outline.asked_to_add.connect(self.choose_section_to_add)
        self.pages.shown.connect(self._page_shown)
        self.checklist.go_wanted.connect(self._go_to_finding)
        self.checklist.add_wanted.connect(self.add_section)
        self.search.shown.connect(self._show_hit)
        self.search.chosen.connect(self._go_to_hit)
        self.search.closed.connect(self._close_find)
        self.status.counts_chosen.connect(self._next_finding)
        self.preview.pages_counted.connect(self.status.show_pages)
        self.preview.visibilityChanged.connect(self._preview_shown)
        for dock, command in (
            (self.outline_dock, "show-outline"),
            (self.checklist_dock, "show-checklist"),
            (self.preview, "show-preview"),
        ):
            dock.toggleViewAction().toggled.connect(self.commands[command].setChecked)

    def _dress(self) -> None:
        """Everything in the colours and size in force."""
        theme = self.look.theme
        self.setStyleSheet(shell_sheet(theme))
        self.commands.tint(theme)
        self.toolbar.tint(theme)
        self.outline.tint(theme)
        self.commands[f"theme-{self.look.choice}"].setChecked(True)
        self.status.show_zoom(self.look.zoom)
        self.pages.rebuild()

    # what happens

    def _changed(self, change: object) -> None:
        if isinstance(change, Change):
            self._place = change.place
            self.autosave.take(change.after)
            self.pages.drop_missing(change.after)
            self.outline.refresh(change.after)
            self._show_agreement(change.after)

    def _show_agreement(self, agreement: Agreement) -> None:
        title = agreement.title or "Agreement without a title"
        self.setWindowTitle(f"{title.replace('[*]', '[*][*]')} — {PROGRAM}")
        self.status.show_language(language_name(agreement.language))
        self.commands.show_history(self.session.history)
        self._show_section_commands()

    def _show_section_commands(self) -> None:
        section = self.outline.current_section()
        may = section is not None and not self.session.read_only
        self.commands.allow_outline(allowed=may)
        self.commands["include-section"].setChecked(section is not None and section.included)
        for command_id in ("add-section", "keep-version"):
            if command_id in self.commands:
                self.commands[command_id].setEnabled(not self.session.read_only)

    def _judged(self, checklist: object) -> None:
        if isinstance(checklist, Checklist):
            agreement = self.session.agreement
            self.outline.show_checklist(checklist)
            names = self.outline.model.names()
            self.checklist.show_checklist(checklist, names)
            self.search.name_sections(names)
            self.pages.show_findings(findings_by_place(checklist.findings, agreement))
            self.status.show_counts(totals(checklist))
            self._show_numbers()
            if self._new_here:
                self._begin(checklist)

    def _begin(self, checklist: Checklist) -> None:
        """The first time an agreement starts where it is worst, in a field."""
        self._new_here = False
        states = section_states(checklist, self.session.agreement)
        places = (place for worst in STANDING for place, state in states.items() if state == worst)
        place = next(places, "")
        if not (place and self.outline.view.hasFocus()):
            return  # the owner is somewhere already
        self.pages.show_section(place)
        page = self.pages.page
        if page is not None and not focus.enter(page.form):
            focus.enter(page)

    def _show_numbers(self) -> None:
        self.pages.show_numbers(self.outline.model.clause_numbers(self.pages.section_id))

    def _page_shown(self, section_id: str) -> None:
        if section_id:  # at once: a kill leaves no time for it
            self.settings.keep_place(self.session.agreement.id, f"sections.{section_id}")
        self.outline.show_section(section_id)
        self.checklist.show_section(section_id)
        self._show_numbers()
        self._show_section_commands()
        if self.preview.isVisible():
            self.preview.show_section(section_id)

    def _preview_shown(self, visible: bool) -> None:
        if visible:
            self.preview.show_section(self.pages.section_id)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        left = event.type() == QEvent.Type.ActivationChange and not self.isActiveWindow()
        if left and not self._finished:
            self.autosave.save_now()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Goes only when everything is on the drive."""
        if not self.saving.may_close():
            event.ignore()
            return
        self.keep_layout()
        self.finish()
        self.closed.emit(self)
        super().closeEvent(event)

    def finish(self) -> None:
        """Ends the work behind the window."""
        self._finished = True
        self.tools.close()
        self.preview.finish()
        self.autosave.close()

    # where the owner goes

    def go_to(self, path: str) -> None:
        """Shows the value at `path` and puts the cursor there."""
        if not self.pages.go_to(path) and self.pages.page is not None:
            focus.enter(self.pages.page)

    def _go_to_finding(self, finding: object) -> None:
        if isinstance(finding, Finding):
            self.go_to(finding.field)

    def _find(self) -> None:
        self.show_search(replacing=False)

    def _replace(self) -> None:
        self.show_search(replacing=True)

    def _show_hit(self, hit: object) -> None:
        """The keys stay where they are, e.g. in the line to search."""
        used = QApplication.focusWidget()
        if isinstance(hit, Hit) and self.pages.reveal(hit) and used is not None:
            used.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_to_hit(self, hit: object) -> None:
        if isinstance(hit, Hit):
            self.go_to(hit.text.path)
            self.pages.reveal(hit)

    def _close_find(self) -> None:
        self.search_dock.hide()
        self._enter_page()

    def undo(self) -> None:
        if self.session.undo():
            self._return_to(self._place)

    def redo(self) -> None:
        if self.session.redo():
            self._return_to(self._place)

    def _return_to(self, place: str) -> None:
        """Goes to what undo changed: a section in the outline, or a value, which is selected."""
        path = full_path(self.session.agreement, place)
        section_id = section_in(self.session.agreement, place)
        if path == f"sections.{section_id}":
            self.pages.show_section(section_id)
            self.outline.view.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        before = QApplication.focusWidget()
        self.pages.go_to(path)
        now = QApplication.focusWidget()
        if now is before:
            return
        if isinstance(now, QLineEdit) or (
            isinstance(now, QPlainTextEdit) and now.blockCount() == 1
        ):
            now.selectAll()

    def show_agreement_page(self) -> None:
        """What concerns the agreement as a whole."""
        self.pages.show_section("")
        self._enter_page()

    def _enter_page(self) -> None:
        if self.pages.page is not None:
            focus.enter(self.pages.page)

    def _enter_section(self, section_id: str) -> None:
        self.pages.show_section(section_id)
        self._enter_page()

    def _next_section(self) -> None:
        self.outline.step(1)

    def _previous_section(self) -> None:
        self.outline.step(-1)

    def _next_finding(self) -> None:
        self.checklist.step(1)

    def _previous_finding(self) -> None:
        self.checklist.step(-1)

    def _next_pane(self) -> None:
        focus.next_pane(self.panes(), 1)

    def _previous_pane(self) -> None:
        focus.next_pane(self.panes(), -1)

    def focusNextPrevChild(self, next: bool) -> bool:
        """Tab goes through the window as the eye does: tools, outline, page, search, panes."""
        stations = (self.toolbar, *self.stations(), self.statusBar())
        return focus.tab(stations, 1 if next else -1) or super().focusNextPrevChild(next)

    # commands

    def add_section(self, kind: str) -> None:
        """Adds an empty section and goes into it."""
        self.outline.add(kind)
        self._enter_page()

    def choose_section_to_add(self) -> None:
        """Offers every kind of section."""
        picker = AddSection(self.session.agreement, self)
        picker.chosen.connect(self.add_section)
        picker.open()

    def choose_command(self) -> None:
        """Offers every section and every command."""
        palette = CommandPalette(self.commands, self.outline.model.lines, self)
        palette.section_chosen.connect(self._enter_section)
        palette.open()

    def show_profile_scores(self) -> None:
        """The draft by every profile; the one chosen judges from then on."""
        from sla_desktop.ui.profile_scores import ProfileScores

        used = str(self.checklist.profile.value() or "")
        ProfileScores(self.session, self.judgement.context, used, self).open()

    def show_keys(self) -> None:
        """The list of keys."""
        KeysDialog(self.commands, self).open()

    def _run_errand(self) -> None:
        self._errands[self.sender().objectName()](self)

    def _choose_theme(self) -> None:
        name = self.sender().objectName().removeprefix("theme-")
        self.look.choose(next(choice for choice in THEME_CHOICES if choice == name))
