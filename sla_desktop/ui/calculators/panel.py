"""A calculator's window: what it asks, its result as table, picture and text to copy.

It stays beside the agreement, follows every change of it, and works off the interface thread.
"""

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QDate, QLocale, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDateEdit,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QSizePolicy,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from sla_desktop.app.background import Answer, Background
from sla_desktop.app.session import Session
from sla_desktop.domain.agreement import Agreement, first
from sla_desktop.domain.errors import InputError
from sla_desktop.domain.sections import TermSection
from sla_desktop.ui import room
from sla_desktop.ui.buttons import button
from sla_desktop.ui.calculators.outcome import Outcome
from sla_desktop.ui.calculators.picture import PictureView
from sla_desktop.ui.dialogs import Dialog
from sla_desktop.ui.forms.controls import Choice, mark
from sla_desktop.ui.forms.field import plain_label
from sla_desktop.ui.welcome_style import Heading

_PAUSE = 150  # milliseconds after the last key
_ROLES = {"good": "good", "warning": "warning", "error": "error", "": ""}
_ROWS_SHOWN = 7
_NARROWEST = 90  # pixels of a column
_BASIS = 90  # pixels, four lines
Job = Callable[[], Outcome]


class Panel(Dialog):
    """The frame of every calculator; each says what it asks (`ask`) and how it works (`job`)."""

    title = ""
    about = ""
    size_hint = (620, 600)

    def __init__(self, session: Session, today: dt.date, parent: QWidget | None = None) -> None:
        super().__init__(self.title, parent)
        self.session = session
        self.today = today
        self.outcome = Outcome()
        self.resize(*self.size_hint)
        self._background = Background(f"calculator {self.title}", self)
        self._background.answered.connect(self._answered)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self.work)
        self.inside = QVBoxLayout()
        self.form = QFormLayout()
        self.form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        self._headline = Heading("", 1.1)
        self._headline.setTextInteractionFlags(_SELECTABLE)
        self.picture = PictureView()
        self.table = _result_table()
        self.basis = QPlainTextEdit()
        self.basis.setReadOnly(True)
        self.basis.setTabChangesFocus(True)
        self.basis.setAccessibleName("How it was worked out")
        self.basis.setMinimumHeight(_BASIS)
        for part in (self.table, self.basis):  # they take the room there is, and scroll themselves
            part.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.copy_button = button("Copy", "Copy the result as text")
        self.copy_button.clicked.connect(self.copy)
        self.close_button = button("Close")
        self.close_button.clicked.connect(self.close)
        self.ask()
        self._lay_out()
        session.changed.connect(self._agreement_changed)
        self.finished.connect(self.finish)
        self.prefill(session.agreement)
        self.work()

    def _lay_out(self) -> None:
        self._fill_inside()
        self.column.addWidget(self._scroll(), 1)
        line = QHBoxLayout()
        line.addWidget(self.copy_button)
        line.addStretch(1)
        line.addWidget(self.close_button)
        self.column.addLayout(line)

    def _fill_inside(self) -> None:
        self.inside.setContentsMargins(0, 0, 0, 0)
        self.inside.setSpacing(12)
        if self.about:
            self.inside.addWidget(plain_label(self.about, "muted"))
        self.inside.addLayout(self.form)
        self.arrange()
        self.inside.addWidget(self._headline)
        self.inside.addWidget(self.picture)
        self.inside.addWidget(self.table, 3)
        self._basis_name = plain_label("How it was worked out", "help")
        self._basis_name.setBuddy(self.basis)
        self.inside.addWidget(self._basis_name)
        self.inside.addWidget(self.basis, 2)
        self._filler = QWidget()
        self.inside.addWidget(self._filler, 1)

    def _scroll(self) -> QScrollArea:
        """All but the buttons, which stay in sight on a small screen and with large letters."""
        page = QWidget()
        page.setLayout(self.inside)
        scroll = QScrollArea()
        scroll.setProperty("ground", "clear")
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its fields have the keys
        scroll.setWidgetResizable(True)
        scroll.setWidget(page)
        return scroll

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        room.fit(self)

    # what each calculator says

    def ask(self) -> None:
        """Makes the fields that it asks in."""

    def arrange(self) -> None:
        """Puts more than plain fields above the result."""

    def prefill(self, agreement: Agreement) -> None:
        """Brings the fields in step with the agreement."""

    def job(self, agreement: Agreement) -> Job:
        """The work on what is asked now; the work itself runs elsewhere and touches no widget.

        Raises InputError where a field is not understood.
        """
        raise NotImplementedError

    def aim(self, row_id: str) -> None:
        """Turns to a row of the agreement, e.g. the metric that a link stands at."""

    @property
    def busy(self) -> bool:
        """Whether an answer is still to come."""
        return self._background.busy or self._timer.isActive()

    # fields

    def line(self, label: str, example: str = "", description: str = "") -> QLineEdit:
        """A line to type in."""
        made = QLineEdit()
        made.setPlaceholderText(f"e.g. {example}" if example else "")
        made.setAccessibleName(label)
        made.setAccessibleDescription(description)
        made.setToolTip(description)
        made.textEdited.connect(self.later)
        self.form.addRow(label, made)
        return made

    def choice(self, label: str, choices: Mapping[Any, str]) -> Choice:
        made = Choice(choices)
        made.setAccessibleName(label)
        made.edited.connect(self.later)
        self.form.addRow(label, made)
        return made

    def month(self, label: str = "Month") -> QDateEdit:
        """A month, at first the one that the term starts in, or the present one."""
        term = first(self.session.agreement, TermSection)
        start = max(self.today, term.start) if term and term.start else self.today
        made = QDateEdit(QDate(start.year, start.month, 1))
        made.setLocale(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
        made.setDisplayFormat("MMMM yyyy")
        made.setDateRange(QDate(2000, 1, 1), QDate(2199, 12, 31))
        made.setAccessibleName(label)
        made.setMinimumHeight(QLineEdit().sizeHint().height())
        made.dateChanged.connect(self.later)
        self.form.addRow(label, made)
        return made

    # work

    def later(self, _value: object = None) -> None:
        """Works anew once the keys rest."""
        self._timer.start()

    def _agreement_changed(self, _change: object) -> None:
        self.prefill(self.session.agreement)
        self.later()

    def work(self) -> None:
        """Works now on what the fields say."""
        self._timer.stop()
        try:
            job = self.job(self.session.agreement)
        except InputError as error:
            self.show_outcome(Outcome(headline=str(error), tone="error"))
            return
        self._background.request(job)

    def _answered(self, answer: object) -> None:
        if not isinstance(answer, Answer):
            return
        if isinstance(answer.error, InputError):
            self.show_outcome(Outcome(headline=str(answer.error), tone="error"))
        elif answer.error is not None:
            raise answer.error  # a fault of ours: told and logged as every other
        elif isinstance(answer.result, Outcome):
            self.show_outcome(answer.result)

    def show_outcome(self, outcome: Outcome) -> None:
        """Shows a result in place of the last one."""
        self.outcome = outcome
        self._headline.setText(outcome.headline)
        self._headline.setVisible(bool(outcome.headline))
        mark(self._headline, "role", _ROLES[outcome.tone])
        self.picture.show_picture(outcome.picture, outcome.picture_says)
        _fill(self.table, outcome)
        self.basis.setPlainText("\n".join(outcome.lines))
        for part in (self._basis_name, self.basis):
            part.setVisible(bool(outcome.lines))
        self._filler.setVisible(not outcome.lines)
        self.copy_button.setEnabled(outcome != Outcome())

    def copy(self) -> None:
        """Puts headline, table and basis on the clipboard."""
        QGuiApplication.clipboard().setText(self.outcome.as_text())

    def finish(self, _code: int = 0) -> None:
        """Ends the work behind the window."""
        self._timer.stop()
        self._background.close()


_SELECTABLE = (
    Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
)


def first_day(month: QDateEdit) -> dt.date:
    """The first day of the month chosen."""
    day = month.date()
    return dt.date(day.year(), day.month(), 1)


def _result_table() -> QTableWidget:
    table = QTableWidget(0, 0)
    table.setAccessibleName("Result")
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setTabKeyNavigation(False)
    table.setShowGrid(False)
    table.setWordWrap(True)
    table.verticalHeader().setVisible(False)
    table.horizontalHeader().setHighlightSections(False)
    table.horizontalHeader().setMinimumSectionSize(_NARROWEST)
    table.horizontalHeader().setDefaultAlignment(
        Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    )
    return table


def _fill(table: QTableWidget, outcome: Outcome) -> None:
    table.setVisible(bool(outcome.rows))
    table.setColumnCount(len(outcome.columns))
    table.setRowCount(len(outcome.rows))
    table.setHorizontalHeaderLabels(list(outcome.columns))
    for at, row in enumerate(outcome.rows):
        for column, text in enumerate(row):
            item = QTableWidgetItem(text)
            item.setToolTip(text)
            table.setItem(at, column, item)
    header = table.horizontalHeader()
    for column in range(len(outcome.columns)):
        stretch = column == 0
        mode = (
            QHeaderView.ResizeMode.Stretch if stretch else QHeaderView.ResizeMode.ResizeToContents
        )
        header.setSectionResizeMode(column, mode)
    table.resizeRowsToContents()
    heights = sum(table.rowHeight(at) for at in range(min(_ROWS_SHOWN, table.rowCount())))
    table.setMinimumHeight(header.sizeHint().height() + heights + 8 if outcome.rows else 0)
