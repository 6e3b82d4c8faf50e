"""A table the owner can fill from the keyboard or from a spreadsheet, with details of one row."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from sla_desktop.app.session import Session
from sla_desktop.app.standing import keep
from sla_desktop.checks.finding import Finding
from sla_desktop.domain.agreement import Agreement
from sla_desktop.ui import icons
from sla_desktop.ui.buttons import PushButton
from sla_desktop.ui.flow import FlowLayout
from sla_desktop.ui.forms.field import heading, plain_label, within
from sla_desktop.ui.forms.finding_box import FindingBox, Found
from sla_desktop.ui.forms.form import Form
from sla_desktop.ui.forms.group import Condition
from sla_desktop.ui.forms.parts import FormPart
from sla_desktop.ui.forms.rows_model import Column, NewRow, RowsModel
from sla_desktop.ui.forms.rows_view import RowsView
from sla_desktop.ui.theme import in_force

Details = Callable[[Form], None]  # adds the fields that have no column
_LONGEST_NAME = 70  # letters of a row in the heading of its details


class RowsTable(FormPart):
    """A titled table with its buttons, and below it the details of the row chosen."""

    def __init__(
        self,
        session: Session,
        table: str,
        title: str,
        columns: tuple[Column, ...],
        new_row: NewRow,
        *,
        explanation: str = "",
        noun: str = "row",
        details: Details | None = None,
        first_open: bool = False,
        headed: bool = True,
        beside: QPushButton | None = None,
    ) -> None:
        super().__init__()
        self._session = session
        self._details = details
        self._noun = noun
        self._first_open = first_open
        self._beside = beside
        self._detail_form: Form | None = None
        self._detail_row = ""
        self._new_row = ""  # id of the row just added, while the cursor stays in it
        self._opened: set[str] = set()  # folds of the details, the same for every row
        self._found: Found = {}
        self.model = RowsModel(session, table, columns, new_row, self)
        self.view = RowsView(self.model, _invitation(noun), has_details=details is not None)
        self.view.setAccessibleName(title)
        self.view.setAccessibleDescription(explanation)
        self.problem = plain_label("", "error")
        self.problem.setVisible(False)
        self._box = FindingBox(may_fix=not session.read_only)
        self._box.fix_wanted.connect(self._fix)
        self._box.keep_wanted.connect(self._keep)
        self._box.rearranged.connect(self.rearranged)
        self.add_button = self._button(f"Add {_article(noun)} {noun}", "Ctrl+Enter", self.add)
        self.add_button.setIcon(icons.icon("add", in_force()))
        self._row_buttons = [
            self._button("Remove", "Ctrl+Delete", self.remove),
            self._button("Move up", "Alt+Up", self.move_up),
            self._button("Move down", "Alt+Down", self.move_down),
        ]
        self._detail_name = heading("")
        self._card = QFrame()
        self._card.setProperty("card", "details")
        self._card.setVisible(False)
        self._inside = QVBoxLayout(self._card)
        self._lay_out(title if headed else "", explanation)
        self._wire()

    def _lay_out(self, title: str, explanation: str) -> None:
        buttons = FlowLayout()
        buttons.addWidget(self.add_button)
        if self._beside is not None:
            buttons.addWidget(self._beside)
        for button in self._row_buttons:
            button.setProperty("link", True)
            button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # the table has keys for them
            button.setVisible(False)
            buttons.addWidget(button)
        self._inside.setContentsMargins(14, 10, 14, 14)
        self._inside.setSpacing(10)
        self._inside.addWidget(self._detail_name)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        if title:
            name = heading(title)
            name.setBuddy(self.view)
            column.addWidget(name)
        if explanation:
            column.addWidget(plain_label(explanation, "help"))
        for part in (self.view, self.problem, self._box):
            column.addWidget(part)
        column.addLayout(buttons)
        column.addWidget(self._card)

    def _button(self, text: str, keys: str, slot: Callable[[], None]) -> QPushButton:
        button = PushButton(text)
        button.setToolTip(f"{keys} in the table")
        button.setAutoDefault(False)
        button.setAccessibleName(f"{text}: {self.view.accessibleName()}")
        button.clicked.connect(slot)
        button.setEnabled(not self._session.read_only)
        return button

    def _wire(self) -> None:
        self.model.refused.connect(self._say)
        self.view.delegate.told.connect(self._say)
        self.view.add_wanted.connect(self.add)
        self.view.row_done.connect(self._row_done)
        self.view.row_given_up.connect(self._row_given_up)
        self.view.remove_wanted.connect(self.remove)
        self.view.move_wanted.connect(self._move)
        self.view.details_wanted.connect(self._enter_details)
        self.view.doubleClicked.connect(self._double_clicked)
        self.view.installEventFilter(self)
        self.view.selectionModel().currentChanged.connect(self._current_changed)

    # what the owner does

    def add(self) -> None:
        """Adds a row below the chosen one and starts to write in it."""
        if self._session.read_only:
            return
        at = self.view.currentIndex().row()
        self._new_row = self.model.add(at + 1 if at >= 0 else None)
        self.view.go_to_cell(self.model.index_of(self._new_row), self.model.first_written())
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        index = self.view.currentIndex()
        if index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.view.edit(index)

    def _row_done(self) -> None:
        """Enter in the last cell of a new row goes on to the next one."""
        if self._new_row:
            self.add()

    def _row_given_up(self) -> None:
        """Esc takes a new row out again while nothing is in it."""
        step = self._session.history.undoable
        place = f"{self.model.table}.{self._new_row}"
        if self._new_row and step is not None and step.place == place:
            self._session.undo()
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def remove(self) -> None:
        """Takes the chosen rows out; the cursor stays where they were."""
        at, column = self.view.currentIndex().row(), self.view.currentIndex().column()
        self.model.remove(self.view.chosen_rows())
        rows = self.model.rowCount()
        if rows and at >= 0:
            self.view.go_to_cell(min(at, rows - 1), column)
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def move_up(self) -> None:
        """Moves the current row up."""
        self._move(-1)

    def move_down(self) -> None:
        """Moves the current row down."""
        self._move(1)

    def _move(self, by: int) -> None:
        self.model.move(self.view.currentIndex().row(), by)

    def paste(self) -> None:
        """Puts cells from a spreadsheet in, from the current cell on."""
        if self._session.read_only:
            return
        current = self.view.currentIndex()
        at = current.row() if current.isValid() else self.model.rowCount()
        self.model.paste(at, max(0, current.column()), QGuiApplication.clipboard().text())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.matches(QKeySequence.StandardKey.Paste)
        ):
            self.paste()
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """From the details, too, the next row is one key away."""
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.add()
        else:
            super().keyPressEvent(event)

    # what the agreement does

    def refresh(self, agreement: Agreement) -> None:
        """Shows the rows, and the details of the chosen one, as they are in `agreement`."""
        current = self.view.currentIndex()
        row_id = self.model.row_id(current.row())
        column = max(0, current.column())
        self.model.refresh(agreement)
        at = self.model.index_of(row_id)
        if at < 0 and self._first_open and self.model.rowCount():
            at = 0
        if at >= 0 and self.view.currentIndex().row() != at:
            self.view.go_to_cell(at, column)
        if self.model.row_id(self.view.currentIndex().row()) != self._detail_row:
            self._show_details()
        elif self._detail_form is not None:
            self._detail_form.refresh(agreement)
            self._name_details()
        self._show_row_buttons()

    def go_to(self, path: str) -> bool:
        """Puts the cursor on the cell, or the detail field, at `path`."""
        if within(self.model.table, path):
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        if not path.startswith(f"{self.model.table}."):
            return False
        row_id, _, field = path[len(self.model.table) + 1 :].partition(".")
        at, column = self.model.index_of(row_id), self.model.column_of(field)
        if field and column < 0 and self._details is None:
            return False  # it is shown elsewhere, e.g. in a matrix
        if at >= 0:
            self.view.go_to_cell(at, max(0, column))
        in_details = field and (column < 0 or self.model.columns[column].several)
        if in_details and self._detail_form is not None and self._detail_form.go_to(path):
            return True
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def show_findings(self, found: Found) -> None:
        """Marks the cells, tells in words what is found in them, and shows the rest below."""
        self._found = found
        self.model.show_findings(found)
        self._tell_findings()
        self.rearranged.emit()
        if self._detail_form is not None:
            self._detail_form.show_findings(found)

    def _tell_findings(self) -> None:
        """Of the table and its cells; what the open details show is not told twice."""
        own: list[Finding] = []
        for path, findings in self._found.items():
            if not within(path, self.model.table):
                continue
            row_id, _, field = path[len(self.model.table) + 1 :].partition(".")
            if row_id != self._detail_row or not field or self.model.column_of(field) >= 0:
                own += findings
        self._box.show_findings(own)

    def _fix(self, finding: object) -> None:
        if isinstance(finding, Finding) and finding.fix is not None:
            self._session.apply(finding.fix.label, finding.fix.edit, place=finding.field)

    def _keep(self, finding: object, reason: str) -> None:
        if isinstance(finding, Finding):
            self._session.apply("Keep a finding", keep(finding, reason), place=finding.field)

    def stops(self) -> list[QWidget]:
        inside = self._detail_form.stops() if self._detail_form is not None else []
        beside = [self._beside] if self._beside is not None else []
        return [self.view, *self._box.stops(), self.add_button, *beside, *inside]

    # details

    def _current_changed(self, *_indexes: object) -> None:
        self._say("")
        self._show_row_buttons()
        if self.model.row_id(self.view.currentIndex().row()) != self._detail_row:
            self._show_details()

    def _show_row_buttons(self) -> None:
        current = self.view.currentIndex().isValid()
        for button in self._row_buttons:
            button.setVisible(current)

    def _double_clicked(self) -> None:
        if self.model.columns[self.view.currentIndex().column()].several:
            self._enter_details()

    def _enter_details(self) -> None:
        index = self.view.currentIndex()
        if self._detail_form is not None and index.isValid():
            self._detail_form.go_to(self.model.path(index.row(), index.column()))

    def _show_details(self) -> None:
        if self._detail_form is not None:
            self._inside.removeWidget(self._detail_form)
            self._detail_form.hide()
            self._detail_form.deleteLater()
            self._detail_form = None
        self._detail_row = self.model.row_id(self.view.currentIndex().row())
        if self._detail_row != self._new_row:
            self._new_row = ""
        self._card.setVisible(self._details is not None and bool(self._detail_row))
        if self._details is None or not self._detail_row:
            return
        base = f"{self.model.table}.{self._detail_row}"
        form = Form(self._session, base, opens_filled=False, opened=self._opened)
        self._details(form)
        form.refresh(self._session.agreement)
        form.show_findings(self._found)
        self._inside.addWidget(form)
        self._detail_form = form
        self._name_details()
        self._tell_findings()
        form.rearranged.connect(self.rearranged)
        self.rearranged.emit()

    def _name_details(self) -> None:
        name = self.model.row_name(self.model.index_of(self._detail_row))
        name = name if len(name) <= _LONGEST_NAME else f"{name[:_LONGEST_NAME].rstrip()} …"
        quoted = f"“{name}”" if name else f"the new {self._noun}"
        _set_text(self._detail_name, f"Details of {quoted}")
        self._card.setAccessibleName(self._detail_name.text())

    def _say(self, sentence: object) -> None:
        self.problem.setText(str(sentence))
        self.problem.setVisible(bool(sentence))


def _set_text(label: QLabel, text: str) -> None:
    if label.text() != text:
        label.setText(text)


def _article(noun: str) -> str:
    return "an" if noun[:1] in "aeiou" else "a"


def _invitation(noun: str) -> str:
    one = f"{_article(noun)} {noun}"
    return f"Nothing here yet: press Enter to add {one}, or paste from a spreadsheet."


def add_table(
    form: Form,
    field: str,
    title: str,
    columns: tuple[Column, ...],
    new_row: NewRow,
    *,
    explanation: str = "",
    noun: str = "row",
    details: Details | None = None,
    first_open: bool = False,
    headed: bool = True,
    when: Condition | None = None,
    beside: QPushButton | None = None,
) -> RowsTable:
    """Puts the table at `field` into a form, there only `when` that holds.

    `first_open` shows the details of the first row from the start; one that is not `headed`
    stands below a heading that says the same; `beside` is one more way to add rows.
    """
    table = RowsTable(
        form.session,
        form.path(field),
        title,
        columns,
        new_row,
        explanation=explanation,
        noun=noun,
        details=details,
        first_open=first_open,
        headed=headed,
        beside=beside,
    )
    form.add_part(table, when)
    return table
