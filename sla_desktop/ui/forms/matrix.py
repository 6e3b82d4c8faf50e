"""Two small matrices: impact × urgency gives a priority, and who does what."""

from abc import abstractmethod
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from sla_desktop.app.session import Session
from sla_desktop.domain import edits, paths
from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.duties import Activity, RaciCell, RaciRole
from sla_desktop.domain.paths import BadPathError
from sla_desktop.domain.support import GridCell, Priority
from sla_desktop.ui.forms.controls import Choice
from sla_desktop.ui.forms.field import heading, plain_label, within
from sla_desktop.ui.forms.parts import FormPart

Cell = tuple[str, str]  # keys of row and column


class Matrix(FormPart):
    """A box for each pair of a row and a column; laid anew only when these change."""

    def __init__(self, session: Session, title: str, explanation: str) -> None:
        super().__init__()
        self._session = session
        self._title = title
        self._heads: tuple[tuple[Cell, ...], tuple[Cell, ...]] = ((), ())
        self._boxes: dict[Cell, Choice] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(heading(title))
        column.addWidget(plain_label(explanation, "help"))
        self._holder = QWidget()
        self._grid = QGridLayout(self._holder)
        self._grid.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._holder)

    def stops(self) -> list[QWidget]:
        return [*self._boxes.values()]

    @abstractmethod
    def heads(self, agreement: Agreement) -> tuple[tuple[Cell, ...], tuple[Cell, ...]]:
        """Keys and names of the rows, then of the columns."""

    @abstractmethod
    def path(self, cell: Cell) -> str:
        """Path of the value that holds what a box shows."""

    @abstractmethod
    def options(self, agreement: Agreement) -> dict[Any, str]:
        """What a box offers."""

    @abstractmethod
    def cell_value(self, agreement: Agreement, cell: Cell) -> Any:
        """What a box shows."""

    @abstractmethod
    def cell_edit(self, agreement: Agreement, cell: Cell, value: Any) -> edits.Edit:
        """What choosing a value does."""

    def refresh(self, agreement: Agreement) -> None:
        """Shows the matrix as it is in `agreement`."""
        try:
            heads = self.heads(agreement)
        except BadPathError:  # its section was just taken out
            return
        options = self.options(agreement)
        if heads != self._heads:
            self._lay(heads, options)
        for cell, box in self._boxes.items():
            box.set_choices(options)
            box.set_value(self.cell_value(agreement, cell))

    def go_to(self, path: str) -> bool:
        """Puts the cursor into the first box whose value is at or below `path`."""
        box = next((b for cell, b in self._boxes.items() if within(path, self.path(cell))), None)
        if box is not None:
            box.setFocus(Qt.FocusReason.OtherFocusReason)
        return box is not None

    def _lay(
        self, heads: tuple[tuple[Cell, ...], tuple[Cell, ...]], options: dict[Any, str]
    ) -> None:
        while self._grid.count():
            item = self._grid.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._heads, self._boxes = heads, {}
        rows, columns = heads
        for at, (_, name) in enumerate(columns):
            self._grid.addWidget(plain_label(name, "muted"), 0, at + 1)
        for down, (row, row_name) in enumerate(rows):
            self._grid.addWidget(plain_label(row_name), down + 1, 0)
            for across, (column, column_name) in enumerate(columns):
                box = Choice(options, self._holder)
                box.setAccessibleName(f"{self._title}: {row_name}, {column_name}")
                box.edited.connect(self._chosen)
                self._grid.addWidget(box, down + 1, across + 1, Qt.AlignmentFlag.AlignLeft)
                self._boxes[(row, column)] = box
        self._holder.setVisible(bool(self._boxes))
        self.rearranged.emit()

    def _chosen(self, value: object) -> None:
        sender = self.sender()
        cell = next((cell for cell, box in self._boxes.items() if box is sender), None)
        if cell is not None:
            edit = self.cell_edit(self._session.agreement, cell, value)
            merge = f"{self.path(cell)} {cell}"
            label = f"Change {self._title}"
            self._session.apply(label, edit, place=self.path(cell), merge=merge, source=self)


class PriorityGrid(Matrix):
    """Impact × urgency: which priority a report gets."""

    def __init__(self, session: Session, section: str) -> None:
        self._section = section
        super().__init__(
            session,
            "Impact × urgency",
            "Name impacts and urgencies above, then choose the priority of each pair.",
        )

    def heads(self, agreement: Agreement) -> tuple[tuple[Cell, ...], tuple[Cell, ...]]:
        impacts = paths.value_at(agreement, f"{self._section}.impacts")
        urgencies = paths.value_at(agreement, f"{self._section}.urgencies")
        return tuple((name, name) for name in impacts), tuple((name, name) for name in urgencies)

    def path(self, cell: Cell) -> str:
        return f"{self._section}.grid"

    def options(self, agreement: Agreement) -> dict[Any, str]:
        rows: tuple[Priority, ...] = paths.value_at(agreement, f"{self._section}.priorities")
        return {"": "–", **{row.id: row.name for row in rows}}

    def cell_value(self, agreement: Agreement, cell: Cell) -> Any:
        grid: tuple[GridCell, ...] = paths.value_at(agreement, f"{self._section}.grid")
        found = (one.priority for one in grid if (one.impact, one.urgency) == cell)
        return next(found, "")

    def cell_edit(self, agreement: Agreement, cell: Cell, value: Any) -> edits.Edit:
        grid: tuple[GridCell, ...] = paths.value_at(agreement, f"{self._section}.grid")
        others = [one for one in grid if (one.impact, one.urgency) != cell]
        new = [GridCell(impact=cell[0], urgency=cell[1], priority=value)] if value else []
        return edits.set_value(f"{self._section}.grid", (*others, *new))


class RaciMatrix(Matrix):
    """Who is responsible, accountable, consulted, informed for each activity."""

    def __init__(self, session: Session, section: str) -> None:
        self._section = section
        super().__init__(
            session,
            "Who does what",
            "R does it, A answers for it (one each), C is asked before, I is told after.",
        )

    def heads(self, agreement: Agreement) -> tuple[tuple[Cell, ...], tuple[Cell, ...]]:
        activities: tuple[Activity, ...] = paths.value_at(agreement, f"{self._section}.activities")
        roles: tuple[RaciRole, ...] = paths.value_at(agreement, f"{self._section}.raci_roles")
        return (
            tuple((row.id, row.name) for row in activities),
            tuple((role.id, role.name) for role in roles),
        )

    def path(self, cell: Cell) -> str:
        return f"{self._section}.activities.{cell[0]}.cells"

    def options(self, agreement: Agreement) -> dict[Any, str]:
        return {
            (): "–",
            ("R",): "R",
            ("A",): "A",
            ("R", "A"): "R, A",
            ("C",): "C",
            ("I",): "I",
        }

    def cell_value(self, agreement: Agreement, cell: Cell) -> Any:
        cells = self._cells(agreement, cell[0])
        return next((one.marks for one in cells if one.role == cell[1]), ())

    def cell_edit(self, agreement: Agreement, cell: Cell, value: Any) -> edits.Edit:
        others = [one for one in self._cells(agreement, cell[0]) if one.role != cell[1]]
        new = [RaciCell(role=cell[1], marks=value)] if value else []
        return edits.set_value(f"{self._section}.activities.{cell[0]}.cells", (*others, *new))

    def _cells(self, agreement: Agreement, activity: str) -> tuple[RaciCell, ...]:
        return paths.value_at(agreement, f"{self._section}.activities.{activity}.cells")
