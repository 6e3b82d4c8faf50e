"""The left pane: the sections in order, how far they are, and all that can be done with them."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListView,
    QMenu,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from sla_desktop.app import outline
from sla_desktop.app.session import Session
from sla_desktop.app.standing import complete_of, section_states
from sla_desktop.catalogue.section_kinds import fresh_id, new_section
from sla_desktop.checks.judge import Checklist
from sla_desktop.domain import edits
from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.edits import Edit
from sla_desktop.domain.sections import Section
from sla_desktop.ui import icons
from sla_desktop.ui.buttons import PushButton
from sla_desktop.ui.forms.field import plain_label
from sla_desktop.ui.outline_delegate import LineDelegate
from sla_desktop.ui.outline_model import OutlineModel
from sla_desktop.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex


class OutlineList(QListView):
    """The rows; commands of the outline work while it has the keys."""

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions(self.actions())
        menu.popup(event.globalPos())


class Outline(QWidget):
    """Sections of the open agreement; every change goes through the session."""

    chosen = Signal(str)  # id of the section the owner went to
    asked_for_agreement = Signal()
    asked_to_add = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._current = ""
        self._row = -1  # of the current section, also when it has just gone
        self.model = OutlineModel(session, self)
        self.view = self._list()
        self.agreement_button = PushButton("Agreement")
        self.agreement_button.setProperty("heading", True)
        self.agreement_button.setAccessibleName("About this agreement")
        self.agreement_button.setToolTip("Title, kind, status, language and currency")
        self.agreement_button.clicked.connect(self.asked_for_agreement)
        self.progress_text = plain_label("", "muted")
        self.progress_text.setWordWrap(False)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName("Score")
        self.add_button = PushButton("Add section")
        self.add_button.setProperty("link", True)
        self.add_button.setEnabled(not session.read_only)
        self.add_button.clicked.connect(self.asked_to_add)
        self._lay_out()
        self.model.modelReset.connect(self._return_to_current)
        self.view.selectionModel().currentChanged.connect(self._current_changed)

    def _list(self) -> OutlineList:
        view = OutlineList()
        view.setModel(self.model)
        view.setItemDelegate(LineDelegate(view))
        view.setAccessibleName("Sections")
        view.setProperty("bare", True)
        view.setMouseTracking(True)
        view.setUniformItemSizes(True)
        view.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        view.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        view.setDefaultDropAction(Qt.DropAction.MoveAction)
        view.setDragDropOverwriteMode(False)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        return view

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.agreement_button)
        head.addStretch(1)
        head.addWidget(self.progress_text)
        foot = QHBoxLayout()
        foot.addWidget(self.add_button)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 10, 8, 8)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.progress)
        column.addSpacing(4)
        column.addWidget(self.view, 1)
        column.addLayout(foot)

    def tint(self, theme: Theme) -> None:
        """Draws the sign on the button in the colours of `theme`."""
        self.add_button.setIcon(icons.icon("add", theme, theme.accent))

    # what the agreement and the checklist say

    def refresh(self, agreement: Agreement) -> None:
        """Shows the sections of `agreement`."""
        self.model.refresh(agreement)

    def show_checklist(self, checklist: Checklist) -> None:
        """Shows the states of the sections and how much is complete."""
        self.model.show_states(section_states(checklist, self._session.agreement))
        complete, of_all = complete_of(checklist)
        words = f"Score {checklist.score}"
        if self.progress_text.text() != words:
            self.progress_text.setText(words)
            self.progress.setRange(0, 100)
            self.progress.setValue(checklist.score)
            self.progress.setAccessibleDescription(f"{words} of 100")
        self.progress_text.setToolTip(
            f"{words} of 100: {complete} of {of_all} elements of a sound agreement are complete; "
            "those begun count in part, the weightiest most"
        )

    # where the owner is

    @property
    def current_id(self) -> str:
        """Id of the section shown, "" when none is."""
        return self._current

    def show_section(self, section_id: str) -> None:
        """Marks a section as the one shown, without telling `chosen`; "" for none."""
        self._current = section_id
        row = self._row = self.model.row_of(section_id)
        if row != self.view.currentIndex().row():
            self.view.setCurrentIndex(self.model.index(row) if row >= 0 else QModelIndex())

    def step(self, by: int) -> None:
        """Goes to the next section, or the one before."""
        row = self.model.row_of(self._current) + by
        if 0 <= row < len(self.model.lines):
            self.view.setCurrentIndex(self.model.index(row))

    def _current_changed(self, current: Index, _previous: Index) -> None:
        section_id = self.model.section_id(current.row())
        if not section_id:
            return
        self._row = current.row()
        if section_id != self._current:
            self._current = section_id
            self.chosen.emit(section_id)

    def _return_to_current(self) -> None:
        """After the rows were laid anew; where the section is gone, its neighbour is next."""
        if not self._current:
            return
        row = self.model.row_of(self._current)
        if row < 0:
            row = min(self._row, len(self.model.lines) - 1)
        self.view.setCurrentIndex(self.model.index(row))

    # what the owner does

    def rename(self) -> None:
        """Edits the title in its place."""
        self.view.edit(self.view.currentIndex())

    def toggle_included(self) -> None:
        """Leaves the section out of the agreement, or takes it back in."""
        section = self.current_section()
        if section is not None:
            path = f"sections.{section.id}"
            label = "Leave section out" if section.included else "Include section"
            self._apply(label, edits.set_value(f"{path}.included", not section.included))

    def duplicate(self) -> None:
        """Puts a copy below the section and goes there."""
        if self._current:
            new_id = fresh_id(self._session.agreement, self._current)
            self._apply("Duplicate section", outline.duplicate(self._current, new_id))
            self._go_to(new_id)

    def delete(self) -> None:
        """Takes the section out; undo brings it back."""
        if self._current:
            self._apply("Delete section", outline.remove(self._current))

    def move_up(self) -> None:
        self._move("Move section up", -1)

    def move_down(self) -> None:
        self._move("Move section down", 1)

    def nest(self) -> None:
        if self._current:
            self._apply("Nest section", outline.nest(self._current, 1))

    def lift(self) -> None:
        if self._current:
            self._apply("Lift section", outline.nest(self._current, -1))

    def add(self, kind: str) -> str:
        """Puts an empty section of a kind below the current one and goes there."""
        agreement = self._session.agreement
        section = new_section(agreement, kind)
        at = (
            outline.block_end(agreement, self.model.row_of(self._current))
            if self._current
            else None
        )
        self._session.apply(
            "Add section", edits.add_section(section, at), place=f"sections.{section.id}"
        )
        self._go_to(section.id)
        return section.id

    def current_section(self) -> Section | None:
        """The section shown."""
        sections = self._session.agreement.sections
        return next((section for section in sections if section.id == self._current), None)

    def _move(self, label: str, step: int) -> None:
        if self._current:
            self._apply(label, outline.move_by(self._current, step))

    def _apply(self, label: str, edit: Edit) -> None:
        self._session.apply(label, edit, place=f"sections.{self._current}")

    def _go_to(self, section_id: str) -> None:
        row = self.model.row_of(section_id)
        if row >= 0:
            self.view.setCurrentIndex(self.model.index(row))
