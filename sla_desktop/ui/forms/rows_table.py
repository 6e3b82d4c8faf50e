"""A table the owner can fill from the keyboard or from a spreadsheet, with details of one row."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from sla_desktop.app.session import Session
from sla_desktop.domain.agreement import Agreement
from sla_desktop.ui.forms.controls import Choice, HistoryKeys
from sla_desktop.ui.forms.field import plain_label
from sla_desktop.ui.forms.form import Form, FormPart
from sla_desktop.ui.forms.rows_model import Column, Index, NewRow, RowsModel

Details = Callable[[Form], None]  # adds the fields that have no column
_MOST_ROWS_SHOWN = 12


class CellDelegate(QStyledItemDelegate):
    """Edits a cell: a choice where there are only some values, a line elsewhere."""

    def __init__(self, model: RowsModel, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._model = model
        self._session = session
        self._keys = HistoryKeys(self)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        column = self._model.columns[index.column()]
        options = column.options(self._session.agreement)
        if options is not None:
            return Choice(options, parent)
        editor = super().createEditor(parent, option, index)
        editor.installEventFilter(self._keys)
        editor.setAccessibleName(column.title)
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, Choice):
            editor.set_value(self._model.value(index.row(), index.column()))
        else:
            super().setEditorData(editor, index)

    def setModelData(self, editor: QWidget, model: Any, index: Index) -> None:
        if isinstance(editor, Choice):
            self._model.setData(index, editor.value())
        else:
            super().setModelData(editor, model, index)


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
    ) -> None:
        super().__init__()
        self._session = session
        self._details = details
        self._detail_form: Form | None = None
        self._detail_row = ""
        self.model = RowsModel(session, table, columns, new_row, self)
        self.view = self._table_view(title)
        self._problem = plain_label("", "error")
        self._problem.setVisible(False)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        heading = plain_label(title)
        font = heading.font()
        font.setBold(True)
        heading.setFont(font)
        heading.setBuddy(self.view)
        self._column.addWidget(heading)
        if explanation:
            self._column.addWidget(plain_label(explanation, "help"))
        self._column.addWidget(self.view)
        self._column.addWidget(self._problem)
        self._column.addLayout(self._buttons(noun))
        self.model.refused.connect(self._refuse)
        self.view.verticalHeader().sectionResized.connect(self._fit)
        self.view.verticalHeader().sectionCountChanged.connect(self._fit)
        self._fit()
        self._show_details()

    def _table_view(self, title: str) -> QTableView:
        view = QTableView(self)
        view.setModel(self.model)
        view.setItemDelegate(CellDelegate(self.model, self._session, view))
        view.setAccessibleName(title)
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        view.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        view.setWordWrap(True)
        view.verticalHeader().setVisible(False)
        view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header = view.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.installEventFilter(self)
        view.selectionModel().currentChanged.connect(self._current_changed)
        return view

    def _buttons(self, noun: str) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(6)
        for text, tip, slot in (
            (f"Add a {noun}", "Ctrl+Enter in the table", self.add),
            ("Remove", "Delete in the table", self.remove),
            ("Up", "Alt+Up in the table", self.move_up),
            ("Down", "Alt+Down in the table", self.move_down),
        ):
            button = QPushButton(text)
            button.setToolTip(tip)
            button.setAutoDefault(False)
            button.setAccessibleName(f"{text}: {self.view.accessibleName()}")
            button.clicked.connect(slot)
            button.setEnabled(not self._session.read_only)
            line.addWidget(button)
        line.addStretch(1)
        return line

    # what the owner does

    def add(self) -> None:
        """Adds a row below the chosen one and starts to write in it."""
        at = self.view.currentIndex().row()
        row_id = self.model.add(at + 1 if at >= 0 else None)
        index = self.model.index(self.model.index_of(row_id), 0)
        self.view.setCurrentIndex(index)
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        self.view.edit(index)

    def remove(self) -> None:
        """Takes the chosen rows out."""
        rows = sorted({index.row() for index in self.view.selectionModel().selectedIndexes()})
        self.model.remove(rows)

    def move_up(self) -> None:
        self._move(-1)

    def move_down(self) -> None:
        self._move(1)

    def _move(self, by: int) -> None:
        current = self.view.currentIndex()
        row_id = self.model.row_id(current.row())
        self.model.move(current.row(), by)
        self.view.setCurrentIndex(self.model.index(self.model.index_of(row_id), current.column()))

    def paste(self) -> None:
        """Puts cells from a spreadsheet in, from the current cell on."""
        text = QGuiApplication.clipboard().text()
        lines = [line.split("\t") for line in text.rstrip("\n").split("\n")]
        current = self.view.currentIndex()
        self.model.paste(
            max(0, current.row()) if current.isValid() else self.model.rowCount(),
            max(0, current.column()),
            lines,
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.view and event.type() == QEvent.Type.Resize:
            self._spread()
        if (
            watched is self.view
            and event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and self._key(event)
        ):
            return True
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        key = event.key()
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif control and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.add()
        elif key == Qt.Key.Key_Delete:
            self.remove()
        elif alt and key == Qt.Key.Key_Up:
            self.move_up()
        elif alt and key == Qt.Key.Key_Down:
            self.move_down()
        else:
            return False
        return True

    # what the agreement does

    def refresh(self, agreement: Agreement) -> None:
        """Shows the rows, and the details of the chosen one, as they are in `agreement`."""
        current = self.view.currentIndex()
        row_id = self.model.row_id(current.row())
        column = max(0, current.column())
        self.model.refresh(agreement)
        at = self.model.index_of(row_id)
        if at >= 0 and self.view.currentIndex().row() != at:
            self.view.setCurrentIndex(self.model.index(at, column))
        self._problem.setVisible(False)
        if self._detail_form is not None and self.model.index_of(self._detail_row) >= 0:
            self._detail_form.refresh(agreement)
        else:
            self._show_details()

    def go_to(self, path: str) -> bool:
        """Puts the cursor on the cell, or the detail field, at `path`."""
        if path == self.model.table:
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        if not path.startswith(f"{self.model.table}."):
            return False
        row_id, _, field = path[len(self.model.table) + 1 :].partition(".")
        at = self.model.index_of(row_id)
        fields = [column.field for column in self.model.columns]
        column = next(
            (n for n, f in enumerate(fields) if field == f or field.startswith(f"{f}.")), 0
        )
        self.view.setCurrentIndex(self.model.index(max(0, at), column))
        if field not in fields and self._detail_form and self._detail_form.go_to(path):
            return True
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _current_changed(self, current: Index, _previous: Index) -> None:
        if self.model.row_id(current.row()) != self._detail_row:
            self._show_details()

    def _show_details(self) -> None:
        if self._detail_form is not None:
            self._column.removeWidget(self._detail_form)
            self._detail_form.hide()
            self._detail_form.deleteLater()
            self._detail_form = None
        self._detail_row = self.model.row_id(self.view.currentIndex().row())
        if self._details is None or not self._detail_row:
            return
        form = Form(self._session, f"{self.model.table}.{self._detail_row}", self)
        self._details(form)
        form.refresh(self._session.agreement)
        self._column.addWidget(form)
        self._detail_form = form

    def _refuse(self, sentence: object) -> None:
        self._problem.setText(str(sentence))
        self._problem.setVisible(True)

    def _fit(self, *_resized: int) -> None:
        """As high as its rows, up to a limit; then it scrolls."""
        header = self.view.horizontalHeader().sizeHint().height()
        line = self.view.fontMetrics().height() + 12
        rows = self.view.verticalHeader().length()
        self.view.setFixedHeight(header + min(max(line, rows), _MOST_ROWS_SHOWN * line) + 6)
        self._spread()

    def _spread(self) -> None:
        """Columns share the width by their weights."""
        bar = self.view.verticalScrollBar()
        width = max(self.view.width() - (bar.sizeHint().width() if bar.isVisible() else 0) - 6, 300)
        total = sum(column.weight for column in self.model.columns)
        for at, column in enumerate(self.model.columns):
            self.view.setColumnWidth(at, max(64, width * column.weight // total))


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
) -> RowsTable:
    """Puts the table at `field` into a form."""
    table = RowsTable(
        form.session,
        form.path(field),
        title,
        columns,
        new_row,
        explanation=explanation,
        noun=noun,
        details=details,
    )
    form.add_part(table)
    return table
