"""The rows of one table of the agreement, shown and edited cell by cell."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, cast

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtCore import Signal as QtSignal

from sla_desktop.app.session import Session
from sla_desktop.checks.finding import Finding
from sla_desktop.domain import edits, paths, show
from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.base import Row
from sla_desktop.domain.codec import to_json
from sla_desktop.domain.errors import InputError
from sla_desktop.ui.forms.controls import NOT_SAID
from sla_desktop.ui.forms.field import within
from sla_desktop.ui.forms.finding_box import Found, worst_of
from sla_desktop.ui.forms.pasted import pasted_cells
from sla_desktop.ui.forms.values import with_values

Index = QModelIndex | QPersistentModelIndex
Options = Mapping[Any, str]
NewRow = Callable[[str], Row]  # from an id that no row has


class Column(Struct, frozen=True):
    """One column: the field it shows, its heading, and its share of the width.

    `choices` names the values of a field that has only some, `picks` does so by agreement;
    `several` names those of a field that holds some of them, which is set in the row's details.
    `words` writes a value that is not written as everywhere else.
    """

    field: str
    title: str
    weight: int = 1
    choices: Options | None = None
    picks: Callable[[Agreement], Options] | None = None
    several: Callable[[Agreement], Options] | None = None
    words: Callable[[Any], str] | None = None

    def options(self, agreement: Agreement) -> Options | None:
        """The values to choose from, None where anything can be written."""
        return self.picks(agreement) if self.picks else self.choices

    @property
    def is_tick(self) -> bool:
        """Whether it is yes or no and nothing else: a box to tick."""
        return self.choices is not None and set(self.choices) == {False, True}


def _not_offered(text: str, options: Options) -> edits.Edit:
    """Refuses a text that names none of the values a cell offers."""
    names = ", ".join(name for name in options.values() if name != NOT_SAID)
    remedy = f"write one of {names}" if names else "there is nothing to choose from yet"

    def apply(_agreement: Agreement) -> Agreement:
        raise InputError(f"“{text}” is not offered here: {remedy}.")

    return apply


def _several_named(path: str, text: str, options: Options) -> edits.Edit:
    """Puts the values that a text names between commas into a cell."""
    known = {name.lower(): key for key, name in options.items() if key != ""}
    names = [name for part in text.split(",") if (name := part.strip())]
    unknown = next((name for name in names if name.lower() not in known), None)
    if unknown is not None:
        return _not_offered(unknown, options)
    return edits.set_value(path, tuple(known[name.lower()] for name in names))


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
        self.session = session
        self.table = table
        self.columns = columns
        self._new_row = new_row
        self._rows: tuple[Row, ...] = ()
        self._found: dict[tuple[str, int], list[Finding]] = {}  # by row and column
        self.refresh(session.agreement)

    def refresh(self, agreement: Agreement) -> None:
        """Shows the rows of `agreement`; the whole table is laid anew only when ids change."""
        rows = paths.rows_at(agreement, self.table)
        if [row.id for row in rows] != [row.id for row in self._rows]:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()
            return
        before, self._rows = self._rows, rows
        named = any(column.picks or column.several for column in self.columns)
        pairs = enumerate(zip(before, rows, strict=True))
        changed = [at for at, (old, new) in pairs if old is not new or named]  # names: of others
        if changed:
            last = self.index(changed[-1], len(self.columns) - 1)
            self.dataChanged.emit(self.index(changed[0], 0), last)

    def row_id(self, at: int) -> str:
        """Id of the row at index `at`, "" outside the table."""
        return self._rows[at].id if 0 <= at < len(self._rows) else ""

    def row_name(self, at: int) -> str:
        """What a row is called: its own name, or what stands in its first full cell."""
        own = with_values(self.session.agreement, show.anything(self._rows[at]))
        return own or next((t for n in range(len(self.columns)) if (t := self.shown(at, n))), "")

    def index_of(self, row_id: str) -> int:
        """Index of a row, -1 when it is not there."""
        return next((at for at, row in enumerate(self._rows) if row.id == row_id), -1)

    def path(self, at: int, column: int) -> str:
        """Path of a cell's value."""
        return paths.join(self.table, self.row_id(at), self.columns[column].field)

    def column_of(self, field: str) -> int:
        """Index of the column that shows a field of a row; -1 where none does."""
        shown = (n for n, column in enumerate(self.columns) if within(field, column.field))
        return next(shown, -1)

    def first_written(self) -> int:
        """Index of the first column that is written in the table itself."""
        return next((n for n, column in enumerate(self.columns) if not column.several), 0)

    # what the checklist says

    def show_findings(self, found: Found) -> None:
        """Marks the cells that the checklist names; what has no column marks the first cell."""
        placed: dict[tuple[str, int], list[Finding]] = {}
        for path, findings in found.items():
            if path.startswith(f"{self.table}."):
                row_id, _, field = path[len(self.table) + 1 :].partition(".")
                key = (row_id, max(0, self.column_of(field)) if field else 0)
                placed.setdefault(key, []).extend(findings)
        if placed != self._found:
            self._found = placed
            if self._rows:
                last = self.index(len(self._rows) - 1, len(self.columns) - 1)
                self.dataChanged.emit(self.index(0, 0), last, [Qt.ItemDataRole.ToolTipRole])

    def findings(self, at: int, column: int) -> Sequence[Finding]:
        """What the checklist says of a cell."""
        return self._found.get((self.row_id(at), column), ())

    def finding_kind(self, at: int, column: int) -> str:
        """The gravest kind of what is found in a cell; "" for nothing."""
        return worst_of(self.findings(at, column))

    # what Qt asks for

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        column = self.columns[index.column()]
        if self.session.read_only or column.several:
            return flags
        own = Qt.ItemFlag.ItemIsUserCheckable if column.is_tick else Qt.ItemFlag.ItemIsEditable
        return flags | own

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Horizontal:
            return self.columns[section].title
        return str(section + 1)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        at, column = index.row(), index.column()
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(finding.message for finding in self.findings(at, column)) or None
        if role == Qt.ItemDataRole.CheckStateRole and self.columns[column].is_tick:
            ticked = self.value(at, column) is True
            return Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.DisplayRole:
            return self.shown(at, column)
        if role == Qt.ItemDataRole.EditRole:
            return self.text(at, column)
        return None

    def shown(self, at: int, column: int) -> str:
        """What a cell shows: its text with the values of fields."""
        return with_values(self.session.agreement, self.text(at, column))

    def text(self, at: int, column: int) -> str:
        """What is written in a cell."""
        value, spec = self.value(at, column), self.columns[column]
        if spec.several is not None:
            names = spec.several(self.session.agreement)
            ids = cast("tuple[str, ...]", value or ())
            return ", ".join(names.get(one, one) for one in ids)
        options = spec.options(self.session.agreement)
        if options is not None:
            name = options.get(value, "")
            return "" if name == NOT_SAID else name
        return spec.words(value) if spec.words else show.anything(value)

    def value(self, at: int, column: int) -> Any:
        """The typed value of a cell; None where it or a part on the way is empty."""
        here: Any = self._rows[at]
        for step in self.columns[column].field.split("."):
            here = getattr(here, step, None)
        return here

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        at, column = index.row(), index.column()
        if role == Qt.ItemDataRole.CheckStateRole:
            return self.put(at, column, Qt.CheckState(value) == Qt.CheckState.Checked)
        if role != Qt.ItemDataRole.EditRole:
            return False
        edit = self._written(self.path(at, column), column, str(value))
        return self._apply(self._change(column), edit, self.path(at, column))

    # what the owner does

    def put(self, at: int, column: int, value: object) -> bool:
        """Puts a typed value into a cell; typing in one cell stays one undo step."""
        path = self.path(at, column)
        return self._apply(self._change(column), edits.set_value(path, value), path, merge=path)

    def _change(self, column: int) -> str:
        return f"Change {self.columns[column].title}"

    def _written(self, path: str, column: int, text: str) -> edits.Edit:
        """The edit that puts text, or the value that a text names, into a cell."""
        several = self.columns[column].several
        if several is not None:
            return _several_named(path, text, several(self.session.agreement))
        options = self.columns[column].options(self.session.agreement)
        if options is None:
            return edits.set_text(path, text)
        known = {name.lower(): key for key, name in options.items()}
        key = text if text in options else known.get(text.lower())
        if not text:
            key = "" if "" in options else None
        elif key is None:
            return _not_offered(text, options)
        return edits.set_value(path, key)

    def _apply(self, label: str, edit: edits.Edit, place: str, merge: str = "") -> bool:
        """One undo step; what does not fit is told and changes nothing."""
        try:
            return self.session.apply(label, edit, place=place, merge=merge)
        except InputError as error:
            self.refused.emit(str(error))
            return False

    def _fresh_rows(self, count: int) -> list[Row]:
        """New rows whose ids nothing refers to, not even what was left by a row taken out."""
        stem = self.table.rpartition(".")[2].replace("_", "-")
        stem = f"{stem[:-3]}y" if stem.endswith("ies") else stem.removesuffix("s")
        taken = {row.id for row in self._rows}
        known = to_json(self.session.agreement)
        rows: list[Row] = []
        number = 0
        while len(rows) < count:
            number += 1
            candidate = f"{stem}-{number}"
            if candidate not in taken and f'"{candidate}"'.encode() not in known:
                row = self._new_row(candidate)
                rows.append(row if row.id not in taken else replace(row, id=candidate))
                taken.add(rows[-1].id)
        return rows

    def add(self, at: int | None = None) -> str:
        """Adds an empty row and answers with its id."""
        (row,) = self._fresh_rows(1)
        self._apply("Add a row", edits.add_row(self.table, row, at), f"{self.table}.{row.id}")
        return row.id

    def remove(self, rows: list[int]) -> None:
        """Takes rows out as one step."""
        removals = [edits.remove_row(f"{self.table}.{self.row_id(at)}") for at in rows]
        if removals:
            label = "Remove a row" if len(removals) == 1 else "Remove rows"
            self._apply(label, edits.chain(*removals), self.table)

    def clear(self, cells: list[tuple[int, int]]) -> None:
        """Empties cells, by row and column, as one step."""
        steps = [self._written(self.path(at, column), column, "") for at, column in cells]
        if steps:
            self._apply("Clear", edits.chain(*steps), self.path(*cells[0]))

    def move(self, at: int, by: int) -> None:
        """Moves a row up or down."""
        target = at + by
        if 0 <= target < len(self._rows):
            path = f"{self.table}.{self.row_id(at)}"
            self._apply("Move a row", edits.move_row(path, target), path)

    def paste(self, at: int, column: int, text: str) -> None:
        """Writes cells from a spreadsheet, adding rows as needed; one undo step or nothing."""
        titles = [one.title for one in self.columns[column:]]
        try:
            cells = pasted_cells(text, titles)
        except InputError as error:
            self.refused.emit(str(error))
            return
        new = self._fresh_rows(max(0, at + len(cells) - len(self._rows)))
        steps = [edits.add_row(self.table, row) for row in new]
        ids = [row.id for row in (*self._rows, *new)]
        for down, line in enumerate(cells):
            for right, cell in enumerate(line):
                path = paths.join(self.table, ids[at + down], self.columns[column + right].field)
                steps.append(self._written(path, column + right, cell))
        self._apply("Paste", edits.chain(*steps), self.table)
