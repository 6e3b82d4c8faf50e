"""The rows of one table of the agreement, shown and edited cell by cell."""

from collections.abc import Callable, Mapping
from typing import Any

from msgspec import Struct
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtCore import Signal as QtSignal

from sla_desktop.app.session import Session
from sla_desktop.domain import edits, paths, show
from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.base import Row
from sla_desktop.domain.errors import InputError

Index = QModelIndex | QPersistentModelIndex
NewRow = Callable[[str], Row]  # from the new row's id


class Column(Struct, frozen=True):
    """One column: the field it shows, its heading, and its share of the width.

    `choices` names the values of a field that has only some; `picks` does so by agreement.
    """

    field: str
    title: str
    weight: int = 1
    choices: Mapping[Any, str] | None = None
    picks: Callable[[Agreement], Mapping[Any, str]] | None = None

    def options(self, agreement: Agreement) -> Mapping[Any, str] | None:
        """The values to choose from, None where anything can be written."""
        return self.picks(agreement) if self.picks else self.choices


class RowsModel(QAbstractTableModel):
    """Cells read and write through the session; nothing is kept here but what is shown."""

    refused = QtSignal(object)  # a sentence

    def __init__(
        self,
        session: Session,
        table: str,
        columns: tuple[Column, ...],
        new_row: NewRow,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self.table = table
        self.columns = columns
        self._new_row = new_row
        self._rows: tuple[Row, ...] = ()
        self.refresh(session.agreement)

    def refresh(self, agreement: Agreement) -> None:
        """Shows the rows of `agreement`; the whole table is laid anew only when ids change."""
        rows = paths.rows_at(agreement, self.table)
        if [row.id for row in rows] == [row.id for row in self._rows]:
            self._rows = rows
            if rows:
                self.dataChanged.emit(
                    self.index(0, 0), self.index(len(rows) - 1, len(self.columns) - 1)
                )
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def row_id(self, at: int) -> str:
        """Id of the row at index `at`, "" outside the table."""
        return self._rows[at].id if 0 <= at < len(self._rows) else ""

    def index_of(self, row_id: str) -> int:
        """Index of a row, -1 when it is not there."""
        return next((at for at, row in enumerate(self._rows) if row.id == row_id), -1)

    def path(self, at: int, column: int) -> str:
        """Path of a cell's value."""
        return paths.join(self.table, self.row_id(at), self.columns[column].field)

    # what Qt asks for

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        return flags if self._session.read_only else flags | Qt.ItemFlag.ItemIsEditable

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Horizontal:
            return self.columns[section].title
        return str(section + 1)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or role not in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.EditRole,
            Qt.ItemDataRole.ToolTipRole,
        ):
            return None
        value = self.value(index.row(), index.column())
        options = self.columns[index.column()].options(self._session.agreement)
        if options is not None:
            return options.get(value, "")
        return show.anything(value)

    def value(self, at: int, column: int) -> Any:
        """The typed value of a cell; None where it or a part on the way is empty."""
        here: Any = self._rows[at]
        for step in self.columns[column].field.split("."):
            here = getattr(here, step, None)
        return here

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole:
            return False
        return self.apply(
            f"Change {self.columns[index.column()].title}",
            self.cell_edit(index.row(), index.column(), value),
            self.path(index.row(), index.column()),
        )

    def cell_edit(self, at: int, column: int, value: Any) -> edits.Edit:
        """The edit that puts text, or a chosen value, into a cell."""
        path = self.path(at, column)
        options = self.columns[column].options(self._session.agreement)
        if options is None:
            return edits.set_text(path, str(value))
        if value not in options:
            known = {text.lower(): key for key, text in options.items()}
            value = known.get(str(value).strip().lower(), value)
        return edits.set_value(path, value)

    def apply(self, label: str, edit: edits.Edit, place: str) -> bool:
        """One undo step; what does not fit is told and changes nothing."""
        try:
            return self._session.apply(label, edit, place=place)
        except InputError as error:
            self.refused.emit(str(error))
            return False

    def fresh_ids(self, count: int) -> list[str]:
        """Ids for new rows that no row of the table has."""
        stem = self.table.rpartition(".")[2].rstrip("s") or "row"
        stem = stem.replace("_", "-")
        taken = {row.id for row in self._rows}
        ids: list[str] = []
        number = 1
        while len(ids) < count:
            candidate = f"{stem}-{number}"
            if candidate not in taken:
                ids.append(candidate)
            number += 1
        return ids

    def add(self, at: int | None = None) -> str:
        """Adds an empty row and answers with its id."""
        (row_id,) = self.fresh_ids(1)
        row = self._new_row(row_id)
        self.apply("Add a row", edits.add_row(self.table, row, at), f"{self.table}.{row_id}")
        return row_id

    def remove(self, rows: list[int]) -> None:
        """Takes rows out as one step."""
        removals = [edits.remove_row(f"{self.table}.{self.row_id(at)}") for at in rows]
        if removals:
            self.apply("Remove rows", edits.chain(*removals), self.table)

    def move(self, at: int, by: int) -> None:
        """Moves a row up or down."""
        target = at + by
        if 0 <= target < len(self._rows):
            path = f"{self.table}.{self.row_id(at)}"
            self.apply("Move a row", edits.move_row(path, target), path)

    def paste(self, at: int, column: int, cells: list[list[str]]) -> None:
        """Writes cells from a spreadsheet, adding rows as needed; one undo step or nothing."""
        missing = max(0, at + len(cells) - len(self._rows))
        new_ids = self.fresh_ids(missing)
        steps = [edits.add_row(self.table, self._new_row(row_id)) for row_id in new_ids]
        ids = [*(row.id for row in self._rows), *new_ids]
        for down, line in enumerate(cells):
            for right, text in enumerate(line[: len(self.columns) - column]):
                steps.append(self._pasted(ids[at + down], column + right, text.strip()))
        self.apply("Paste", edits.chain(*steps), self.table)

    def _pasted(self, row_id: str, column: int, text: str) -> edits.Edit:
        spec = self.columns[column]
        path = paths.join(self.table, row_id, spec.field)
        options = spec.options(self._session.agreement)
        if options is None:
            return edits.set_text(path, text)
        known = {name.lower(): key for key, name in options.items()}
        return edits.set_value(path, known.get(text.lower(), text))
