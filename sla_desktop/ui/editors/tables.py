"""The free tables of an annex."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sla_desktop.app.session import Session
from sla_desktop.domain import edits, paths
from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.paths import BadPathError
from sla_desktop.domain.text import TextTable
from sla_desktop.ui import icons
from sla_desktop.ui.buttons import PushButton
from sla_desktop.ui.forms.field import heading, plain_label
from sla_desktop.ui.forms.parts import FormPart
from sla_desktop.ui.richtext.chips import Chips
from sla_desktop.ui.richtext.grid import fresh_id, new_table
from sla_desktop.ui.richtext.prose import TYPING
from sla_desktop.ui.richtext.table import TableEditor
from sla_desktop.ui.theme import in_force


class FreeTables(FormPart):
    """Tables one below the other, each with a caption; cells take text and fields."""

    def __init__(self, session: Session, path: str) -> None:
        super().__init__()
        self._session = session
        self._path = path
        self._chips = Chips(self._agreement, self)
        self._editors: list[TableEditor] = []
        self._problem = plain_label("", "error")
        self._problem.setVisible(False)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(heading("Tables"))
        self._column.addWidget(self._problem)
        self._add = PushButton("Add a table")
        self._add.setIcon(icons.icon("add", in_force()))
        self._add.setAutoDefault(False)
        self._add.clicked.connect(self._add_table)
        self._add.setEnabled(not session.read_only)
        self._column.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)

    def _agreement(self) -> Agreement:
        return self._session.agreement

    def _tables(self, agreement: Agreement) -> tuple[TextTable, ...] | None:
        try:
            return paths.value_at(agreement, self._path)
        except BadPathError:  # its section was just taken out
            return None

    def refresh(self, agreement: Agreement) -> None:
        """Shows the tables; an editor stays while its table is there."""
        tables = self._tables(agreement)
        if tables is None:
            return
        self._chips.refresh()
        if [table.id for table in tables] != [editor.table.id for editor in self._editors]:
            self._rebuild(tables)
        for editor, table in zip(self._editors, tables, strict=True):
            if editor.table != table:
                editor.show_table(table)

    def _rebuild(self, tables: tuple[TextTable, ...]) -> None:
        for editor in self._editors:
            self._column.removeWidget(editor)
            editor.hide()
            editor.deleteLater()
        self._editors = []
        for table in tables:
            editor = TableEditor(table, self._chips, self)
            editor.set_writable(not self._session.read_only)
            editor.edited.connect(self._edited)
            editor.removed.connect(self._removed)
            editor.refused.connect(self._refuse)
            self._column.insertWidget(self._column.count() - 1, editor)
            self._editors.append(editor)
        self.rearranged.emit()

    def go_to(self, path: str) -> bool:
        """Puts the cursor into the table at `path`."""
        for editor in self._editors:
            if path.startswith(f"{self._path}.{editor.table.id}"):
                editor.view.choose(0, 0)
                return True
        return False

    def stops(self) -> list[QWidget]:
        return [*(stop for editor in self._editors for stop in editor.stops()), self._add]

    def _add_table(self) -> None:
        table = new_table(fresh_id(editor.table.id for editor in self._editors))
        self._session.apply("Add a table", edits.add_row(self._path, table), place=self._path)
        self._editors[-1].view.choose(0, 0, edit=True)

    def _edited(self, table: TextTable, label: str) -> None:
        self._problem.setVisible(False)
        place = f"{self._path}.{table.id}"
        self._session.apply(
            label or "Edit a table",
            edits.replace_row(place, table),
            place=place,
            merge=place if label == TYPING else "",
        )

    def _removed(self, editor: TableEditor) -> None:
        place = f"{self._path}.{editor.table.id}"
        self._session.apply("Remove a table", edits.remove_row(place), place=self._path)

    def _refuse(self, sentence: object) -> None:
        self._problem.setText(str(sentence))
        self._problem.setVisible(True)
