"""What the formatting commands do to the blocks that a cursor covers."""

from collections.abc import Iterator
from typing import Literal

from msgspec import Struct
from PySide6.QtGui import QTextBlock, QTextCharFormat, QTextCursor, QTextFormat

from sla_desktop.domain.text import Run, runs_text
from sla_desktop.ui.richtext import convert
from sla_desktop.ui.richtext.convert import Kind, Prose

LookName = Literal["bold", "italic", "underline"]
_SIZE = QTextFormat.Property.FontSizeAdjustment.value
_KEEP = QTextCursor.MoveMode.KeepAnchor
_DEEPEST_CLAUSE = 2  # below (a) comes nothing in print


class State(Struct, frozen=True):
    """What stands at the cursor: a run of its looks, and the kind of the blocks if it is one."""

    look: Run
    kind: Kind | None


def blocks_in(cursor: QTextCursor) -> list[QTextBlock]:
    """The text blocks that the selection touches, or the one the cursor is in."""
    document = cursor.document()
    first = document.findBlock(cursor.selectionStart())
    last = document.findBlock(cursor.selectionEnd())
    return list(
        convert.blocks_between(document, first.blockNumber(), last.blockNumber() + 1),
    )


def selected(cursor: QTextCursor) -> tuple[Prose, ...]:
    """What is selected, as blocks."""
    return tuple(
        convert.prose(
            convert.kind_at(block),
            convert.depth_at(block),
            convert.read_runs(block, start, end),
        )
        for block, start, end in _stretches(cursor)
    )


def _stretches(cursor: QTextCursor) -> Iterator[tuple[QTextBlock, int, int]]:
    """The selected part of each block, by positions in it."""
    for block in blocks_in(cursor):
        start = max(0, cursor.selectionStart() - block.position())
        end = min(block.length() - 1, cursor.selectionEnd() - block.position())
        yield block, start, end


def state(cursor: QTextCursor, typing: QTextCharFormat) -> State:
    """The looks that all selected text has, or `typing` has, and the kind of all blocks."""
    kinds: set[Kind] = {convert.kind_at(block) for block in blocks_in(cursor)}
    runs = (
        [run for block in selected(cursor) for run in block.runs] if cursor.hasSelection() else []
    )
    look = convert.look_of(typing)
    if runs:
        look = Run(
            text="",
            bold=all(run.bold for run in runs),
            italic=all(run.italic for run in runs),
            underline=all(run.underline for run in runs),
        )
    return State(look, kinds.pop() if len(kinds) == 1 else None)


def set_look(cursor: QTextCursor, name: LookName, on: bool) -> None:
    """Gives the selected text a look, or takes it away."""
    part = QTextCursor(cursor)
    for block, start, end in _stretches(cursor):
        part.setPosition(block.position() + start)
        part.setPosition(block.position() + end, _KEEP)
        part.mergeCharFormat(look_change(name, on, convert.kind_at(block)))


def look_change(name: LookName, on: bool, kind: Kind) -> QTextCharFormat:
    """The format that, merged, turns a look on or off in a block of a kind."""
    change = QTextCharFormat()
    match name:
        case "bold":
            change.setFontWeight(convert.weight(on, title=kind == "heading"))
        case "italic":
            change.setFontItalic(on)
        case "underline":
            change.setFontUnderline(on)
    return change


def set_kind(cursor: QTextCursor, kind: Kind) -> None:
    """Makes the blocks clauses, items …; depths stay where they may."""
    for block in blocks_in(cursor):
        depth = convert.depth_at(block)
        shape(block, kind, 0)
        shape(block, kind, min(depth, deepest(block)))


def toggle_kind(cursor: QTextCursor, kind: Kind) -> None:
    """Makes the blocks of a kind; where all are already, clauses, and clauses plain paragraphs."""
    kinds = {convert.kind_at(block) for block in blocks_in(cursor)}
    otherwise: Kind = "body" if kind == "clause" else "clause"
    set_kind(cursor, otherwise if kinds == {kind} else kind)


def shift(cursor: QTextCursor, by: int) -> bool:
    """Moves the blocks in or out one step; False when none of them can."""
    moved = False
    for block in blocks_in(cursor):
        depth = convert.depth_at(block)
        wanted = max(0, min(depth + by, deepest(block))) if by > 0 else max(0, depth + by)
        if wanted != depth:
            shape(block, convert.kind_at(block), wanted)
            moved = True
    return moved


def shape(block: QTextBlock, kind: Kind, depth: int) -> None:
    """Gives a block its kind and depth, and its text the looks that go with them."""
    was_title = convert.kind_at(block) == "heading"
    cursor = QTextCursor(block)
    cursor.setBlockFormat(convert.block_format(kind, depth))
    if was_title != (kind == "heading"):
        _restyle(block, kind)


def _restyle(block: QTextBlock, kind: Kind) -> None:
    """Makes the text of a block as large and heavy as its kind has it."""
    title = kind == "heading"
    part = QTextCursor(block)
    for found in block.textFormats():
        change = QTextCharFormat()
        change.setProperty(_SIZE, int(title))
        change.setFontWeight(convert.weight(convert.is_bold(found.format), title=title))
        part.setPosition(block.position() + found.start)
        part.setPosition(block.position() + found.start + found.length, _KEEP)
        part.mergeCharFormat(change)
    part.setPosition(block.position())
    part.setBlockCharFormat(convert.format_like(Run(text=""), kind))


def deepest(block: QTextBlock) -> int:
    """How deep a block may stand: one step below what it stands under."""
    kind = convert.kind_at(block)
    match kind:
        case "heading":
            return 0
        case "body":
            return convert.DEEPEST
        case "bullet" | "number":
            above = block.previous()
            if not above.isValid() or convert.kind_at(above) not in ("bullet", "number"):
                return 0
            return min(convert.depth_at(above) + 1, convert.DEEPEST)
        case "clause":
            return _deepest_clause(block.previous())


def _deepest_clause(above: QTextBlock) -> int:
    while above.isValid() and convert.kind_at(above) != "heading":
        if convert.kind_at(above) == "clause":
            return min(convert.depth_at(above) + 1, _DEEPEST_CLAUSE)
        above = above.previous()
    return 0


def break_block(cursor: QTextCursor) -> None:
    """What Enter does: a new block of the same kind; an empty item or sub-clause steps out."""
    block = cursor.block()
    kind, depth = convert.kind_at(block), convert.depth_at(block)
    if block.length() == 1 and not cursor.hasSelection() and (depth or kind != "clause"):
        shape(block, kind if depth else "clause", max(0, depth - 1))
        return
    look = convert.look_of(cursor.charFormat())
    next_kind: Kind = "clause" if kind == "heading" else kind
    at_start = cursor.atBlockStart() and not cursor.hasSelection() and block.length() > 1
    cursor.insertBlock(convert.block_format(next_kind, depth), convert.format_like(look, next_kind))
    if kind == "heading" and at_start:  # an empty clause above; the sub-heading moves down
        shape(cursor.block().previous(), "clause", 0)
        shape(cursor.block(), "heading", 0)
    elif kind == "heading":
        _restyle(cursor.block(), next_kind)


def step_back(cursor: QTextCursor) -> None:
    """What Backspace does at the start of a block: out, then a clause, then part of the one above.

    Qt would take back one indent, also that of clauses, which have one for their numbers.
    """
    block = cursor.block()
    kind, depth = convert.kind_at(block), convert.depth_at(block)
    if depth:
        shape(block, kind, depth - 1)
    elif kind in ("clause", "body"):
        cursor.deletePreviousChar()
    else:
        shape(block, "clause", 0)


def mend(block: QTextBlock) -> None:
    """Gives text that was merged into a block the size of that block."""
    size = int(convert.kind_at(block) == "heading")
    if any(found.format.intProperty(_SIZE) != size for found in block.textFormats()):
        _restyle(block, convert.kind_at(block))


def make_chips(cursor: QTextCursor) -> bool:
    """Turns fields that stand as text in the cursor's block into chips; True if there were any."""
    block = cursor.block()
    if "}}" not in block.text():
        return False
    runs = convert.read_runs(block)
    kind = convert.kind_at(block)
    wanted = sum(bool(source) for run in runs for _, source in convert.pieces(run.text))
    has = sum(found.length for found in block.textFormats() if convert.chip_source(found.format))
    if wanted == has:
        return False
    behind = len(runs_text(convert.read_runs(block, cursor.positionInBlock())))
    part = QTextCursor(block)
    part.beginEditBlock()
    part.movePosition(QTextCursor.MoveOperation.EndOfBlock, _KEEP)
    part.removeSelectedText()
    convert.insert_runs(part, runs, kind)
    part.endEditBlock()
    total = len(runs_text(runs))
    cursor.setPosition(block.position() + convert.position_of(block, total - behind))
    return True


def insert(cursor: QTextCursor, blocks: tuple[Prose, ...], *, inline: bool) -> None:
    """Puts blocks in place of the selection; inline ones continue the paragraph."""
    cursor.removeSelectedText()
    first, *others = blocks
    block = cursor.block()
    if block.length() == 1 and not inline:
        shape(block, convert.kind_of(first), first.depth)
    elif others and cursor.atBlockEnd():
        kind = convert.kind_of(first)
        cursor.insertBlock(
            convert.block_format(kind, first.depth), convert.format_like(Run(text=""), kind)
        )
    convert.insert_runs(cursor, first.runs, convert.kind_at(cursor.block()))
    for block in others:
        kind = convert.kind_of(block)
        cursor.insertBlock(
            convert.block_format(kind, block.depth), convert.format_like(Run(text=""), kind)
        )
        convert.insert_runs(cursor, block.runs, kind)
