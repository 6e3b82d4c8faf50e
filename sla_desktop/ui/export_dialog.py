"""The export dialog: what stands open, what to write and where, progress, and where it went."""

import datetime as dt
import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QScrollArea, QVBoxLayout, QWidget

from sla_desktop.app.exporting import Exporting, Outcome, Shelf
from sla_desktop.app.file_names import proposed_name
from sla_desktop.app.firm_logo import logo_to_print
from sla_desktop.app.reveal import show_in_folder
from sla_desktop.app.session import Session
from sla_desktop.app.settings import Settings
from sla_desktop.checks.judge import Checklist
from sla_desktop.storage.errors import StoreError
from sla_desktop.ui.buttons import button
from sla_desktop.ui.dialogs import Dialog
from sla_desktop.ui.export_form import ExportForm
from sla_desktop.ui.export_look import LookPart
from sla_desktop.ui.forms.field import plain_label
from sla_desktop.ui.open_points import OpenPoints
from sla_desktop.ui.theme import Theme
from sla_desktop.ui.welcome_style import Heading, theme_now, welcome_sheet

if TYPE_CHECKING:
    from sla_desktop.ui.main_window import MainWindow

_STOPPED = "Stopped. Nothing was exported."
_WIDTH = 580
_AROUND = 200  # pixels of a screen for all but the questions


class ExportDialog(Dialog):
    """Exports the open agreement; each export is a version that is frozen in the draft."""

    go_wanted = Signal(object)  # Finding: the owner wants to mend it first
    failed = Signal(object)  # Exception: a fault of the program, for its log

    def __init__(
        self,
        session: Session,
        checklist: Checklist,
        settings: Settings,
        shelf: Shelf,
        now: Callable[[], dt.datetime],
        parent: QWidget | None = None,
        reveal: Callable[[Path], object] = show_in_folder,
    ) -> None:
        super().__init__("Export", parent)
        theme = theme_now()
        self.setStyleSheet(f"{welcome_sheet(theme)}{_indicators(theme)}")
        self.setMinimumWidth(_WIDTH)
        self._session = session
        self._settings = settings
        self._reveal = reveal
        self._agreed: tuple[Path, ...] = ()  # files that may be replaced
        self._outcome: Outcome | None = None
        self.exporting = Exporting(session, shelf, now, self)
        self.points = OpenPoints(checklist)
        name = proposed_name(session.agreement.title, self.exporting.plan.version)
        logo = logo_to_print(session.agreement, shelf)
        self.form = ExportForm(name, settings, LookPart(session.agreement, settings, logo))
        self._library = shelf.folder
        self._version = plain_label("", "muted")
        self._said = plain_label("")
        self._said.setVisible(False)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName("Progress of the export")
        self._step = plain_label("", "muted")
        self.export_button = button("Export", primary=True)
        self.cancel_button = button("Cancel")
        self.show_button = button("Show in folder")
        self.back_button = button("Back")
        self._asking = QWidget()
        self._scroll = QScrollArea()  # for large letters on a small screen
        self._result = QWidget()
        self._result_head = Heading("", 1.35)
        self._result_words = plain_label("")
        self._fitting = QTimer(self)  # after Qt has taken note of what is shown now
        self._fitting.setSingleShot(True)
        self._fitting.timeout.connect(self._fit)
        self._lay_out()
        self._connect()
        self._show_plan()
        self._ask()
        self.form.name.take_keys()

    def _lay_out(self) -> None:
        asking = QVBoxLayout(self._asking)
        asking.setContentsMargins(0, 0, 0, 0)
        asking.setSpacing(14)
        asking.addWidget(Heading("Export", 1.35))
        asking.addWidget(self._version)
        asking.addWidget(self.points)
        asking.addWidget(self.form)
        result = QVBoxLayout(self._result)
        result.setContentsMargins(0, 0, 0, 0)
        result.setSpacing(10)
        result.addWidget(self._result_head)
        result.addWidget(self._result_words)
        self._result_words.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._result_words.setAccessibleName("Where it went")
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self._step, 1)
        for each in (self.back_button, self.show_button, self.cancel_button, self.export_button):
            buttons.addWidget(each)
        self._scroll.setWidget(self._asking)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for part in (self._scroll, self._result, self._said):
            self.column.addWidget(part)
        self.column.addStretch(1)
        self.column.addWidget(self._bar)
        self.column.addLayout(buttons)

    def _connect(self) -> None:
        self.form.edited.connect(self._forget_agreed)
        self.form.look.folded.connect(self._fitting.start)
        self.points.folded.connect(self._fitting.start)
        self.points.chosen.connect(self._go)
        self.export_button.clicked.connect(self.export)
        self.cancel_button.clicked.connect(self.reject)
        self.show_button.clicked.connect(self._show_in_folder)
        self.back_button.clicked.connect(self._ask)
        self.exporting.progressed.connect(self._progress)
        self.exporting.ended.connect(self._end)
        self.exporting.failed.connect(self.failed)

    # asking

    def _show_plan(self) -> None:
        plan = self.exporting.plan
        if self._session.read_only:
            words = "It is exported as it is: nothing is changed in a draft that can only be read."
        elif plan.row is None:
            words = (
                f"Nothing has changed since version {plan.version} went out; it keeps that number."
            )
        else:
            words = (
                f"This is version {plan.version}: it is entered in the table of versions and kept."
            )
        self._version.setText(words)
        self.form.change.setVisible(plan.row is not None)

    def _ask(self) -> None:
        """Shows the questions, the first time or again."""
        self._show_plan()
        self._show_parts(asking=True)
        self._forget_agreed()

    def _show_parts(self, *, asking: bool) -> None:
        self._scroll.setVisible(asking)
        self._result.setVisible(not asking)
        self.export_button.setVisible(asking)
        self.show_button.setVisible(not asking)
        self.back_button.setVisible(False)
        self.cancel_button.setText("Cancel" if asking else "Close")
        self._set_busy(busy=False)
        (self.export_button if asking else self.show_button).setDefault(True)

    def _set_busy(self, *, busy: bool) -> None:
        self.form.setEnabled(not busy)
        self.points.setEnabled(not busy)
        self.export_button.setEnabled(not busy)
        self.cancel_button.setEnabled(True)
        self._bar.setVisible(busy)
        self._step.setText("")

    def _say(self, sentence: str, role: str = "error") -> None:
        self._said.setProperty("role", role)
        self._said.style().unpolish(self._said)
        self._said.style().polish(self._said)
        self._said.setText(sentence)
        self._said.setVisible(bool(sentence))
        self._fitting.start()

    def _fit(self) -> None:
        """As high as what it shows needs, where the screen has the room."""
        margins = self.column.contentsMargins()
        width = self.width() - margins.left() - margins.right()
        for part in (self.form.look, self.form):  # what was folded is known there first
            part.updateGeometry()
        inside = self._asking.heightForWidth(width)
        self._scroll.setFixedHeight(min(inside, self.screen().availableSize().height() - _AROUND))
        self.column.activate()
        self.resize(self.width(), self.column.totalHeightForWidth(self.width()))
        if self.form.look.fold.hasFocus():
            self._scroll.ensureWidgetVisible(self.form.look)

    def _forget_agreed(self) -> None:
        self._agreed = ()
        self._say("")
        self.export_button.setText("Export anyway" if self.points.errors else "Export")
        self.export_button.setAccessibleName(self.export_button.text())

    def _go(self, finding: object) -> None:
        self.reject()
        self.go_wanted.emit(finding)

    # doing

    def export(self) -> None:
        """Begins, unless an answer does not fit or a file must not be replaced without a word."""
        if self.exporting.busy:
            return
        if not self.form.fits:
            self.form.mend()
            return
        there = tuple(path for path in self.form.targets if os.path.lexists(path))
        folder = next((path for path in there if os.path.isdir(path)), None)
        if folder is not None:
            self._say(f"“{folder.name}” is a folder: choose another name.")
            return
        if there and there != self._agreed:
            self._ask_to_replace(there)
            return
        try:
            self.form.remember(self._settings, self._library)
        except StoreError as error:
            self._say(str(error))
            return
        self._say("")
        self._set_busy(busy=True)
        self.cancel_button.setText("Stop")
        self._bar.setRange(0, 2 + len(self.form.targets))
        self._bar.setValue(0)
        self.exporting.start(self.form.job())

    def _ask_to_replace(self, there: tuple[Path, ...]) -> None:
        names = " and ".join(f"“{path.name}”" for path in there)
        self._say(
            f"{names} {'is' if len(there) == 1 else 'are'} there already and would be replaced.",
            "warning",
        )
        self._agreed = there
        self.export_button.setText("Replace and export")
        self.export_button.setAccessibleName("Replace and export")

    def _progress(self, words: object) -> None:
        self._step.setText(f"{words} …")
        self._bar.setValue(self._bar.value() + 1)

    def _end(self, outcome: object) -> None:
        if not isinstance(outcome, Outcome):
            return
        self._outcome = outcome
        if outcome.written:
            self._show_result(outcome)
            return
        self._ask()
        self._say(_STOPPED if outcome.stopped else "\n".join(outcome.problems))

    def _show_result(self, outcome: Outcome) -> None:
        self._show_parts(asking=False)
        self._result_head.setText(f"Exported as version {outcome.version}")
        self._result_words.setText("\n".join(str(path) for path in outcome.written))
        self._say("\n".join(outcome.problems))
        self.back_button.setVisible(len(outcome.written) < len(self.form.targets))
        self.show_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_in_folder(self) -> None:
        if self._outcome and self._outcome.written:
            self._reveal(self._outcome.written[0])

    # leaving

    def reject(self) -> None:
        """Stops an export under way; else closes."""
        if self.exporting.busy:
            self.cancel_button.setEnabled(False)
            self._step.setText("Stopping …")
            self.exporting.stop()
        else:
            super().reject()

    def done(self, result: int) -> None:
        self.exporting.close()
        super().done(result)


def open_export(
    window: "MainWindow", settings: Settings, shelf: Shelf, now: Callable[[], dt.datetime]
) -> ExportDialog:
    """Judges the draft as it stands and shows the dialog on its window."""
    window.judgement.judge_now()
    checklist = window.judgement.checklist
    assert checklist is not None
    dialog = ExportDialog(window.session, checklist, settings, shelf, now, window)
    dialog.go_wanted.connect(window.checklist.go_wanted)
    dialog.open()
    return dialog


def _indicators(theme: Theme) -> str:
    """Round boxes whose edge is seen on every ground."""
    return f"""
    QRadioButton::indicator {{ width: 12px; height: 12px; border-radius: 7px;
        border: 1px solid {theme.muted}; background: {theme.field}; }}
    QRadioButton::indicator:checked {{ width: 6px; height: 6px;
        border: 4px solid {theme.accent}; background: {theme.on_accent}; }}
    QRadioButton::indicator:focus {{ border-color: {theme.accent}; }}
    """
