"""The wording of one section: texts and tables in turn, bound to the open agreement."""

from collections.abc import Iterable
from itertools import pairwise

from msgspec.structs import replace
from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QColor, QFocusEvent, QPainter, QPaintEvent, QPen, QTextCursor
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from sla_desktop.app.session import Change, Session
from sla_desktop.domain import edits
from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.text import RichText, TextTable
from sla_desktop.ui.forms.field import plain_label
from sla_desktop.ui.richtext import changed, convert, grid
from sla_desktop.ui.richtext.chips import Chips, colors_in_force
from sla_desktop.ui.richtext.prose import TYPING, ProseEdit
from sla_desktop.ui.richtext.table import TableEditor

_INVITATION = "Write the clauses here. Type {{ to put in a name, a figure or a reference."
_ROOM = 3  # lines that an empty wording is high
_Move = QTextCursor.MoveOperation


class WordingEditor(QWidget):
    """Edits ``sections.ID.wording``; every change goes through the session."""

    def __init__(self, session: Session, section_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._section_id = section_id
        self._path = f"sections.{section_id}.wording"
        self._chips = Chips(self._agreement, self)
        self._parts: list[ProseEdit | TableEditor] = []
        self._wording: RichText = ()
        self._numbers: tuple[str, ...] = ()
        self._place: QWidget | None = None  # where the cursor is, or was last
        self._notice = plain_label("", "error", self)
        self._notice.setVisible(False)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(8, 6, 8, 6)
        self._column.setSpacing(0)
        self._column.addWidget(self._notice)
        self.setAccessibleName("Wording")
        self._door = QWidget(self)  # never seen: marks the place of the wording in the Tab order
        self._door.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._door.hide()
        self._show(self._wording_in(session.agreement) or ())
        session.changed.connect(self._changed)

    def _agreement(self) -> Agreement:
        return self._session.agreement

    def _wording_in(self, agreement: Agreement) -> RichText | None:
        for section in agreement.sections:
            if section.id == self._section_id:
                return section.wording
        return None

    # what others ask for

    @property
    def texts(self) -> list[ProseEdit]:
        """The texts before, between and after the tables."""
        return [part for part in self._parts if isinstance(part, ProseEdit)]

    @property
    def tables(self) -> list[TableEditor]:
        """The tables."""
        return [part for part in self._parts if isinstance(part, TableEditor)]

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self._name_parts()

    def show_numbers(self, numbers: Iterable[str]) -> None:
        """Shows the numbers of the clauses and sub-headings as the document prints them.

        In order, none for empty ones.
        """
        self._numbers = tuple(numbers)
        if not self._numbers:
            for text in self.texts:
                text.show_numbers(())
        self._share_numbers()

    def reveal(self, spot: changed.Spot) -> None:
        """Selects a stretch of the wording, or goes to a cell of a table."""
        at = 0
        for part in self._parts:
            count = 1 if isinstance(part, TableEditor) else len(_held(part))
            if spot.first < at + count:
                self._place = part.view if isinstance(part, TableEditor) else part
                if isinstance(part, TableEditor):
                    part.view.setCurrentIndex(part.model.index(spot.start, spot.end))
                else:
                    part.reveal(spot.first - at, spot.start, spot.last - at, spot.end)
                return
            at += count

    # from the agreement

    def _changed(self, change: object) -> None:
        if not isinstance(change, Change) or change.source is self:
            return
        wording = self._wording_in(change.after)
        if wording is None:
            self.setEnabled(False)  # the section is gone; the window closes this page
            return
        self.setEnabled(True)
        self._show_chips()
        before = self._wording
        self._show(wording)
        spot = changed.spot(before, self._wording) if change.cause != "edit" else None
        if spot is not None:
            self.reveal(spot)

    def _show_chips(self) -> None:
        sources = self._chips.refresh()
        if not sources:
            return
        for part in self._parts:
            if isinstance(part, ProseEdit):
                part.show_chips(sources)
            else:
                part.show_chips()

    def _show(self, wording: RichText) -> None:
        wording = convert.normal(wording)
        if wording != self._wording or not self._parts:
            self._rebuild(wording)

    def _rebuild(self, wording: RichText) -> None:
        """Shows wording; a text belongs to the table below it, so most parts stay in place."""
        self._wording = wording
        sequence = convert.parts(wording)
        tables = {part.table.id: part for part in self.tables}
        texts = dict(zip([*tables, ""], self.texts, strict=False))
        parts: list[ProseEdit | TableEditor] = []
        for part, below in zip(sequence, [*sequence[1:], None], strict=True):
            if isinstance(part, TextTable):
                parts.append(tables.pop(part.id, None) or self._new_table(part))
            else:
                key = below.id if isinstance(below, TextTable) else ""
                parts.append(texts.pop(key, None) or self._new_text())
        self._arrange(parts, [*tables.values(), *texts.values()])
        for part, held in zip(parts, sequence, strict=True):
            if isinstance(part, TableEditor) and isinstance(held, TextTable):
                part.show_table(held)
            elif isinstance(part, ProseEdit) and not isinstance(held, TextTable):
                part.set_blocks(held)
        self._share_numbers()
        self._invite()

    def _arrange(
        self, parts: list[ProseEdit | TableEditor], gone: list[ProseEdit | TableEditor]
    ) -> None:
        if parts == self._parts:
            return
        for part in gone:
            self._column.removeWidget(part)
            part.hide()
            part.deleteLater()
        for place, part in enumerate(parts):
            if self._column.indexOf(part) != place:
                self._column.insertWidget(place, part)
                part.show()
        self._parts = parts
        _order([self._door, *_stops(parts)])
        place = self._place
        if place is None or any(part is place or part.isAncestorOf(place) for part in gone):
            self._place = self._parts[0]
        self._name_parts()

    def _new_text(self) -> ProseEdit:
        made = ProseEdit(self._chips, self)
        made.setReadOnly(self._session.read_only)
        made.edited.connect(self._edited)
        made.left.connect(self._leave)
        made.tables_pasted.connect(self._put_blocks)
        made.table_wanted.connect(self.insert_table)
        made.refused.connect(self._say)
        made.installEventFilter(self)
        return made

    def _new_table(self, table: TextTable) -> TableEditor:
        made = TableEditor(table, self._chips, self)
        made.set_writable(not self._session.read_only)
        made.edited.connect(self._table_edited)
        made.left.connect(self._leave)
        made.removed.connect(self._remove_table)
        made.refused.connect(self._say)
        made.view.installEventFilter(self)
        return made

    def _name_parts(self) -> None:
        texts = self.texts
        for number, text in enumerate(texts, 1):
            name = self.accessibleName()
            text.setAccessibleName(name if len(texts) == 1 else f"{name}, part {number}")

    def _share_numbers(self) -> None:
        if not self._numbers:
            return
        rest = list(self._numbers)
        for text in self.texts:
            counted = sum(_is_numbered(block) for block in text.blocks)
            text.show_numbers(rest[:counted])
            del rest[:counted]

    def _invite(self) -> None:
        """An empty wording says what to do and leaves room to click."""
        for text in self.texts:
            alone = len(self._parts) == 1
            text.setPlaceholderText(_INVITATION if alone else "")
            text.set_least_height(_ROOM if alone else 1)

    # to the agreement

    def _gathered(self) -> RichText:
        return convert.joined(
            part.table if isinstance(part, TableEditor) else part.blocks for part in self._parts
        )

    def _edited(self, label: str) -> None:
        self._apply(label, self._gathered())

    def _table_edited(self, _table: TextTable, label: str) -> None:
        self._apply(label, self._gathered())

    def _apply(self, label: str, wording: RichText) -> None:
        self._say("")
        if wording == self._wording:
            return
        self._wording = wording
        self._session.apply(
            label or "Edit wording",
            edits.set_wording(self._section_id, wording),
            place=self._path,
            merge=self._path if label == TYPING else "",
            source=self,
        )
        self._share_numbers()

    # tables

    def insert_table(self, source: object = None) -> None:
        """Puts an empty table below the cursor's paragraph and starts to write in it."""
        text = source if isinstance(source, ProseEdit) else self.texts[-1]
        table_id = grid.fresh_id(table.table.id for table in self.tables)
        self._splice(text, "Add a table", (grid.new_table(table_id),))
        for table in self.tables:
            if table.table.id == table_id:
                table.view.choose(0, 0, edit=True)

    def _put_blocks(self, blocks: RichText) -> None:
        """Pasted wording with tables in it."""
        text = self.sender()
        if not isinstance(text, ProseEdit):
            return
        taken = [table.table.id for table in self.tables]
        put: list[convert.Prose | TextTable] = []
        for block in blocks:
            if isinstance(block, TextTable):
                taken.append(grid.fresh_id(taken))
                put.append(replace(block, id=taken[-1]))
            else:
                put.append(block)
        self._splice(text, "Paste", tuple(put))

    def _splice(self, text: ProseEdit, label: str, blocks: RichText) -> None:
        """Puts blocks below the cursor's paragraph, or in its place while it is empty."""
        number = text.textCursor().blockNumber()
        held = text.blocks
        above = number + bool(held[number].runs)
        sequence = [
            part.table if isinstance(part, TableEditor) else part.blocks for part in self._parts
        ]
        at = self._parts.index(text)
        before = convert.joined([*sequence[:at], held[:above]])
        after = convert.joined([held[number + 1 :], *sequence[at + 1 :]])
        wording = (*before, *blocks, *after)
        self._apply(label, wording)
        self._rebuild(wording)

    def _remove_table(self, table: TableEditor) -> None:
        at = self._parts.index(table)
        above = self._parts[at - 1]
        number = len(_held(above)) if isinstance(above, ProseEdit) else 0
        wording = convert.joined(
            part.table if isinstance(part, TableEditor) else part.blocks
            for part in self._parts
            if part is not table
        )
        self._apply("Remove a table", wording)
        self._rebuild(wording)
        text = self.texts[at // 2]
        text.setFocus(Qt.FocusReason.OtherFocusReason)
        block = text.document().findBlockByNumber(max(0, number - 1))
        text.setTextCursor(QTextCursor(block))

    # keys and looks

    def _leave(self, move: QTextCursor.MoveOperation) -> None:
        """Arrow keys go on from a text to the table below it and back."""
        part = self.sender()
        at = next((n for n, known in enumerate(self._parts) if known is part), -1)
        up = move in (_Move.Up, _Move.Left)
        target = at - 1 if up else at + 1
        if at < 0 or not 0 <= target < len(self._parts):
            return
        goal = self._parts[target]
        if isinstance(goal, TableEditor):
            goal.view.choose(goal.model.rowCount() if up else 0, 0)
        else:
            goal.setFocus(Qt.FocusReason.OtherFocusReason)
            goal.moveCursor(_Move.End if up else _Move.Start)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            if event.type() == QEvent.Type.FocusIn and isinstance(watched, QWidget):
                self._place = watched
            self.update()
        return super().eventFilter(watched, event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Who comes here goes on to where the cursor was."""
        if self._place is not None:
            self._place.setFocus(event.reason())

    def paintEvent(self, event: QPaintEvent) -> None:
        """A frame like a field's, around all parts."""
        colors = colors_in_force()
        holder = QApplication.focusWidget()
        focused = isinstance(holder, QWidget) and self.isAncestorOf(holder)
        pen = QPen(QColor(colors.accent if focused else colors.border), 2 if focused else 1)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(pen)
        painter.setBrush(QColor(colors.field))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 5, 5)

    def _say(self, sentence: str) -> None:
        self._notice.setText(sentence)
        self._notice.setVisible(bool(sentence))


def _stops(parts: Iterable[ProseEdit | TableEditor]) -> list[QWidget]:
    """Where Tab stops, in order."""
    stops: list[QWidget] = []
    for part in parts:
        stops += part.stops() if isinstance(part, TableEditor) else [part]
    return stops


def _order(stops: list[QWidget]) -> None:
    for before, after in pairwise(stops):
        QWidget.setTabOrder(before, after)


def _held(text: ProseEdit) -> tuple[convert.Prose, ...]:
    """The blocks of a text that the wording has: none while it is empty."""
    blocks = text.blocks
    return () if blocks == (convert.EMPTY,) else blocks


def _is_numbered(block: convert.Prose) -> bool:
    return convert.kind_of(block) in ("clause", "heading") and bool(block.runs)
