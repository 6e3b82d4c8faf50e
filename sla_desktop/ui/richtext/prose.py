"""The text area for the prose of a wording: blocks in, blocks out, with every key."""

import math
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager

from PySide6.QtCore import QMimeData, QSizeF, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QInputMethodEvent,
    QKeyEvent,
    QPaintEvent,
    QTextCursor,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from sla_desktop.domain.text import TextTable, block_texts
from sla_desktop.reading.plain import LONGEST_WORD, Refusal
from sla_desktop.ui.forms.controls import HistoryKeys
from sla_desktop.ui.richtext import commands, convert, gutter, menu, paste, scrolling
from sla_desktop.ui.richtext.chips import Chips, refreshed
from sla_desktop.ui.richtext.commands import LookName
from sla_desktop.ui.richtext.completion import Completion
from sla_desktop.ui.richtext.convert import EMPTY, Kind, Prose
from sla_desktop.ui.richtext.marks import marks

TYPING = ""  # the label of changes that merge with those before them
_EMS_A_STEP = 2.3  # width of an indent
_MOST_TRIES = 20  # turns of the event loop until a page has grown with its text
_WITHOUT_LOOKS = (
    "What was copied is too much to keep its looks, so only its text was pasted. {reason}"
)
_Key = Qt.Key
_Move = QTextCursor.MoveOperation


class ProseEdit(QTextEdit):
    """Edits paragraphs and list items. As high as its text: the page around it scrolls."""

    edited = Signal(object)  # what was done, `TYPING` for keys
    left = Signal(object)  # the cursor wants out: a QTextCursor.MoveOperation
    state_changed = Signal()  # the looks and kind at the cursor may be others
    table_wanted = Signal(object)  # self
    tables_pasted = Signal(object)  # wording with tables in it
    refused = Signal(object)  # a sentence

    def __init__(self, chips: Chips, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chips = chips
        self._blocks: list[Prose] = [EMPTY]
        self._numbers: tuple[str, ...] = ()
        self._marks: list[str] | None = None
        self._held = False
        self._least = 0
        self._tries = 0
        self._keys = HistoryKeys(self)
        self.installEventFilter(self._keys)
        self.completion = Completion(self, chips.agreement, self.put_field)
        self._reveal = QTimer(self, singleShot=True, interval=0)  # once the layout has settled
        self._reveal.timeout.connect(self._bring_into_view)
        self._set_up()
        self.document().contentsChange.connect(self._follow)
        self.document().contentsChanged.connect(self._tell)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self.cursorPositionChanged.connect(self._moved)
        self.selectionChanged.connect(self._moved)

    def _set_up(self) -> None:
        self.setAcceptRichText(False)
        self.setUndoRedoEnabled(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setStyleSheet("ProseEdit, CellEdit { border: none; background: transparent; }")
        document = self.document()
        self._make_indent()
        document.setDocumentMargin(6)
        self._chips.serve(document)
        self._held = True
        convert.write(QTextCursor(document), (EMPTY,))
        self._held = False

    # what it holds

    @property
    def blocks(self) -> tuple[Prose, ...]:
        """The text as blocks, kept up to date with every key."""
        return tuple(self._blocks)

    def set_blocks(self, blocks: Sequence[Prose]) -> None:
        """Shows blocks without telling `edited`; those that stay keep the cursor."""
        wanted = tuple(blocks) or (EMPTY,)
        breaks = QTextOption.WrapMode
        has_giants = any(
            len(word) > LONGEST_WORD
            for text in block_texts(wanted)
            if len(text) > LONGEST_WORD
            for word in text.split()
        )
        self.setWordWrapMode(
            breaks.WrapAnywhere if has_giants else breaks.WrapAtWordBoundaryOrAnywhere
        )
        self._held = True
        convert.patch(self.document(), tuple(self._blocks), wanted)
        self._held = False

    def show_numbers(self, numbers: Sequence[str]) -> None:
        """Shows the numbers that clauses and sub-headings have in the document."""
        if tuple(numbers) != self._numbers:
            self._numbers = tuple(numbers)
            self._marks = None
            self._make_indent()
            self.viewport().update()

    def _make_indent(self) -> None:
        """As wide as the widest number with a gap behind it, e.g. 14.10."""
        metrics = self.fontMetrics()
        em = metrics.horizontalAdvance("m")
        widest = max(map(metrics.horizontalAdvance, self._numbers), default=0)
        width = max(em * _EMS_A_STEP, widest + em * gutter.GAP)
        if self.document().indentWidth() != width:
            self.document().setIndentWidth(width)

    def marks(self) -> list[str]:
        """What stands in front of each block."""
        if self._marks is None:
            self._marks = marks(self._blocks, self._numbers)
        return self._marks

    def show_chips(self, sources: frozenset[str]) -> None:
        """Draws anew the chips of fields whose values changed."""
        block = self.document().begin()
        for known in self._blocks:
            if any(source in run.text for run in known.runs for source in sources):
                refreshed(self.document(), block.position(), block.length())
            block = block.next()

    def _follow(self, position: int, _removed: int, added: int) -> None:
        first, count = self.document().findBlock(position).blockNumber(), len(self._blocks)
        before = _outline(self._blocks[first : first + 1])
        convert.update(self.document(), self._blocks, position, added)
        after = _outline(self._blocks[first : first + 1])
        if added > 1 or count != len(self._blocks) or before != after:
            self._restructured()

    def _restructured(self) -> None:
        self._marks = None
        self.viewport().update()

    def _tell(self) -> None:
        if not self._held:
            self.edited.emit(TYPING)

    @contextmanager
    def step(self, label: str = TYPING) -> Generator[QTextCursor]:
        """Several changes through one cursor, told as one."""
        cursor = self.textCursor()
        held, self._held = self._held, True
        cursor.beginEditBlock()
        try:
            yield cursor
        finally:
            cursor.endEditBlock()
            self._held = held
        self.setTextCursor(cursor)
        if not held:
            self.edited.emit(label)
            self.state_changed.emit()

    # what the owner does with commands

    def state(self) -> commands.State:
        """The looks and the kind at the cursor or of all that is selected."""
        return commands.state(self.textCursor(), self.currentCharFormat())

    def toggle_look(self, name: LookName) -> None:
        """Turns a look on or off for the selection, or for what is typed next."""
        on = not getattr(self.state().look, name)
        cursor = self.textCursor()
        if cursor.hasSelection():
            with self.step(name.capitalize()) as cursor:
                commands.set_look(cursor, name, on)
        else:
            kind = convert.kind_at(cursor.block())
            self.mergeCurrentCharFormat(commands.look_change(name, on, kind))
            self.state_changed.emit()

    def toggle_kind(self, kind: Kind) -> None:
        """Makes the chosen blocks items, sub-headings …, or clauses again."""
        with self.step(_KIND_LABELS[kind]) as cursor:
            commands.toggle_kind(cursor, kind)

    def shift(self, by: int) -> bool:
        """Moves the chosen blocks in or out a step; False where they cannot go."""
        with self.step("Indent" if by > 0 else "Outdent") as cursor:
            return commands.shift(cursor, by)

    def start_field(self, opening: str = "{{") -> None:
        """Opens the list of fields at the cursor; closed without a choice, nothing stays."""
        self.textCursor().insertText(opening)
        self.completion.open(started_with=opening)

    def put_field(self, opening: int, name: str) -> None:
        """Puts a field in place of the text from position `opening` up to the cursor."""
        with self.step() as cursor:
            cursor.setPosition(opening, QTextCursor.MoveMode.KeepAnchor)
            look = convert.look_of(cursor.charFormat())
            kind = convert.kind_at(cursor.block())
            cursor.removeSelectedText()
            source = "{{" + name + "}}"
            if name:
                convert.insert_runs(cursor, (convert.with_text(look, source),), kind)

    def reveal(self, first: int, start: int, last: int, end: int) -> None:
        """Selects from character `start` of block `first` to character `end` of block `last`."""
        blocks = [self.document().findBlockByNumber(number) for number in (first, last)]
        cursor = self.textCursor()
        cursor.setPosition(blocks[0].position() + convert.position_of(blocks[0], start))
        cursor.setPosition(
            blocks[1].position() + convert.position_of(blocks[1], end),
            QTextCursor.MoveMode.KeepAnchor,
        )
        self.setTextCursor(cursor)
        self._reveal.start()

    # keys

    def keyPressEvent(self, e: QKeyEvent) -> None:
        if self.completion.takes(e) or (not self.isReadOnly() and self._takes(e)):
            e.accept()
            return
        if self._goes_on(e):
            e.accept()
            return
        super().keyPressEvent(e)
        self._settle(e.text())

    def _takes(self, event: QKeyEvent) -> bool:
        """Keys that change blocks."""
        keys = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        plain = keys == Qt.KeyboardModifier.NoModifier
        control = keys == Qt.KeyboardModifier.ControlModifier
        match event.key():
            case _Key.Key_Return | _Key.Key_Enter if plain:
                self._change(commands.break_block)
            case _Key.Key_Backspace if plain and self._at_start():
                self._change(commands.step_back)
            case _Key.Key_Tab | _Key.Key_Backtab if not keys & ~Qt.KeyboardModifier.ShiftModifier:
                self._tab(1 if event.key() == _Key.Key_Tab else -1)
            case _Key.Key_BracketRight if control:
                self.shift(1)
            case _Key.Key_BracketLeft if control:
                self.shift(-1)
            case _:
                return False
        return True

    def _at_start(self) -> bool:
        cursor = self.textCursor()
        return cursor.atBlockStart() and not cursor.hasSelection()

    def _change(self, command: Callable[[QTextCursor], object]) -> None:
        with self.step() as cursor:
            command(cursor)
            commands.mend(cursor.block())

    def _tab(self, by: int) -> None:
        """In lists Tab moves items in and out; where nothing can move it leaves the field."""
        in_list = convert.kind_at(self.textCursor().block()) in ("bullet", "number")
        if not in_list or not self.shift(by):
            self.setTabChangesFocus(True)  # else a text never lets the focus go
            self.focusNextPrevChild(by > 0)
            self.setTabChangesFocus(False)

    def _goes_on(self, event: QKeyEvent) -> bool:
        """Arrow keys at the edge go to what stands before or after; pages are those in sight."""
        move = scrolling.move_of(event)
        if move is None:
            return False
        if event.key() in (_Key.Key_PageUp, _Key.Key_PageDown):
            scrolling.turn_page(self, event)
            return True
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            return False
        if QTextCursor(self.textCursor()).movePosition(move):
            return False
        self.left.emit(move)
        return True

    def _settle(self, typed: str) -> None:
        """After typing: fields written out become chips, merged text gets its block's size."""
        held, self._held = self._held, True  # none of it changes what the text says
        cursor = self.textCursor()
        if commands.make_chips(cursor):
            self.setTextCursor(cursor)
        commands.mend(cursor.block())
        self._held = held
        if typed.endswith("{"):
            self.completion.typed()

    def inputMethodEvent(self, e: QInputMethodEvent) -> None:
        super().inputMethodEvent(e)
        if e.commitString():
            self._settle(e.commitString())

    # the clipboard

    def createMimeDataFromSelection(self) -> QMimeData:
        blocks = commands.selected(self.textCursor())
        return paste.mime_of(paste.Clip(blocks, len(blocks) == 1), self._chips.said)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return paste.may_read(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        found = paste.read(source)
        if isinstance(found, Refusal):
            reason = found.reason
            found = paste.read(source, plain=True)
            told = isinstance(found, Refusal)
            self.refused.emit(reason if told else _WITHOUT_LOOKS.format(reason=reason))
        if not isinstance(found, Refusal):
            self.put(found)

    def paste_plain(self) -> None:
        """Pastes without looks and structure."""
        found = paste.read(paste.clipboard(), plain=True)
        if isinstance(found, Refusal):
            self.refused.emit(found.reason)
        else:
            self.put(found)

    def put(self, clip: paste.Clip) -> None:
        """Puts wording in place of the selection."""
        blocks = [block for block in clip.blocks if not isinstance(block, TextTable)]
        if len(blocks) != len(clip.blocks):
            self.tables_pasted.emit(clip.blocks)
        elif blocks:
            with self.step("Paste") as cursor:
                commands.insert(cursor, tuple(blocks), inline=clip.inline)
            self._settle("")

    def loadResource(self, type: int, name: QUrl | str) -> None:
        """Wording has no pictures or style sheets: nothing is ever opened."""

    # how it looks

    def set_least_height(self, lines: int) -> None:
        """How many lines high it is at least."""
        self._least = lines * self.fontMetrics().lineSpacing()
        self._fit(self.document().size())

    def _fit(self, size: QSizeF) -> None:
        height = max(self._least, math.ceil(size.height()))
        self.setFixedHeight(height + 2 * self.frameWidth())

    def paintEvent(self, e: QPaintEvent) -> None:
        super().paintEvent(e)
        gutter.paint(self, e.rect(), self.marks())

    def wheelEvent(self, e: QWheelEvent) -> None:
        self.completion.close()
        e.ignore()

    def _moved(self) -> None:
        self.state_changed.emit()
        self.completion.follow()
        if self.hasFocus():
            self._reveal.start()

    def _bring_into_view(self) -> None:
        self._tries += 1
        if not scrolling.bring_into_view(self) and self._tries < _MOST_TRIES:
            self._reveal.start()
        else:
            self._tries = 0

    def focusOutEvent(self, e: QFocusEvent) -> None:
        self.completion.close()
        super().focusOutEvent(e)

    def contextMenuEvent(self, e: QContextMenuEvent) -> None:
        menu.show(self, e.globalPos())


_KIND_LABELS: dict[Kind, str] = {
    "clause": "Clause",
    "body": "Plain paragraph",
    "heading": "Sub-heading",
    "bullet": "Bulleted list",
    "number": "Numbered list",
}


def _outline(blocks: Sequence[Prose]) -> list[tuple[Kind, int, bool]]:
    """What marks depend on."""
    return [(convert.kind_of(block), block.depth, bool(block.runs)) for block in blocks]
