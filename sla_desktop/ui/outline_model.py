"""The sections of the open agreement as rows: number, title, depth and state."""

from collections.abc import Iterator
from typing import Any

from msgspec import Struct
from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from sla_desktop.app import outline
from sla_desktop.app.session import Session
from sla_desktop.app.standing import State
from sla_desktop.domain import edits
from sla_desktop.domain.agreement import Agreement

Index = QModelIndex | QPersistentModelIndex
LINE = Qt.ItemDataRole.UserRole
_MIME = "application/x-sla-desktop-section"
_WORDS: dict[State, str] = {
    "error": "has errors",
    "warning": "has warnings",
    "missing": "something is missing",
    "complete": "complete",
}


class Line(Struct, frozen=True):
    """What one row shows; `state` is None before the first checklist."""

    id: str
    number: str
    title: str
    depth: int
    included: bool
    state: State | None = None

    @property
    def words(self) -> str:
        """The row in words, for screen readers and the tip."""
        state = _WORDS[self.state] if self.state else ""
        if not self.included:
            state = "left out"
        name = " ".join(part for part in (self.number, self.title) if part)
        return ", ".join(part for part in (name, state) if part)


class OutlineModel(QAbstractListModel):
    """Rows read from the agreement; renaming and dragging are edits of the session."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._numbers = outline.PrintedNumbers()
        self._states: dict[str, State] = {}
        self._skeleton = _skeleton(session.agreement)
        self._lines = self._read(session.agreement)

    @property
    def lines(self) -> tuple[Line, ...]:
        """What the rows show."""
        return self._lines

    def refresh(self, agreement: Agreement) -> None:
        """Shows the sections of `agreement`, where titles, order, depth or inclusion changed."""
        skeleton = _skeleton(agreement)
        if skeleton != self._skeleton:
            self._skeleton = skeleton
            self._show(self._read(agreement))

    def show_states(self, states: dict[str, State]) -> None:
        """Shows what the checklist says of each section, and the numbers it prints with."""
        self._states = states
        self._show(self._read(self._session.agreement))

    def _show(self, lines: tuple[Line, ...]) -> None:
        """Rows are laid anew only when their order changes."""
        before, self._lines = self._lines, lines
        if [line.id for line in lines] != [line.id for line in before]:
            self.beginResetModel()
            self.endResetModel()
            return
        for at, (old, new) in enumerate(zip(before, lines, strict=True)):
            if old != new:
                self.dataChanged.emit(self.index(at), self.index(at))

    def number_steps(self, agreement: Agreement) -> Iterator[None]:
        """Works out the numbers of `agreement` step by step, so that showing states is quick."""
        return self._numbers.steps(agreement)

    def names(self) -> dict[str, str]:
        """Number and title of each section."""
        return {
            line.id: " ".join(part for part in (line.number, line.title) if part)
            for line in self._lines
        }

    def clause_numbers(self, section_id: str) -> tuple[str, ...]:
        """Numbers of the clauses and sub-headings in the wording of a section."""
        sections = self._session.agreement.sections
        found = next((section for section in sections if section.id == section_id), None)
        return self._numbers.clauses(found) if found else ()

    def section_id(self, row: int) -> str:
        """Id of the section in a row, "" outside the list."""
        return self._lines[row].id if 0 <= row < len(self._lines) else ""

    def row_of(self, section_id: str) -> int:
        """Row of a section, -1 when it is not there."""
        return next((at for at, line in enumerate(self._lines) if line.id == section_id), -1)

    def _read(self, agreement: Agreement) -> tuple[Line, ...]:
        numbers = self._numbers.of(agreement)
        return tuple(
            Line(
                section.id,
                numbers.get(section.id, ""),
                section.title,
                section.depth,
                section.included,
                self._states.get(section.id),
            )
            for section in agreement.sections
        )

    # what Qt asks for

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not 0 <= index.row() < len(self._lines):
            return None
        line = self._lines[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                return line.title
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole:
                return line.words
            case Qt.ItemDataRole.UserRole:
                return line
            case _:
                return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flag = Qt.ItemFlag
        if self._session.read_only:
            return flag.ItemIsEnabled | flag.ItemIsSelectable
        if not index.isValid():
            return flag.ItemIsDropEnabled  # between the rows
        return (
            flag.ItemIsEnabled
            | flag.ItemIsSelectable
            | flag.ItemIsEditable
            | flag.ItemIsDragEnabled
        )

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        title = str(value).strip()
        if role != Qt.ItemDataRole.EditRole or not title:
            return False
        path = f"sections.{self.section_id(index.row())}"
        edit = edits.set_value(f"{path}.title", title)
        return self._session.apply("Rename section", edit, place=path)

    # dragging

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [_MIME]

    def mimeData(self, indexes: Any) -> QMimeData:
        data = QMimeData()
        data.setData(_MIME, self.section_id(indexes[0].row()).encode())
        return data

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        section_id = bytes(data.data(_MIME).data()).decode()
        target = row if row >= 0 else len(self._lines)
        if self.row_of(section_id) >= 0:
            edit = outline.move_to(section_id, target)
            self._session.apply("Move section", edit, place=f"sections.{section_id}")
        return False  # nothing for the view to take out: the model has moved it


def _skeleton(agreement: Agreement) -> tuple[tuple[str, str, int, bool], ...]:
    """What of the sections shows at once; all else may wait for the checklist."""
    return tuple((s.id, s.title, s.depth, s.included) for s in agreement.sections)
