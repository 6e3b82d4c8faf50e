"""Where the table of contents stands: on the first page if it fits there, else below or after it.

Heights are in points, about those of both writers and rather too large than too small.
"""

from collections.abc import Iterable, Sequence
from math import ceil

from sla_desktop.document.nodes import (
    Block,
    Cell,
    Contents,
    Heading,
    Inlines,
    PageBreak,
    Table,
    TitleBlock,
)
from sla_desktop.document.plain import inlines_text
from sla_desktop.document.widths import CELL_PADDING, CELL_SIZE, TEXT_WIDTH, text_width

_ROOM = {"A4": 700.0, "Letter": 650.0}
_TITLE, _TITLE_LINE, _SUBTITLE = 26.0, 32.0, 33.0  # a size and two heights
_PARTY, _PARTY_SIZE, _PARTY_LINE, _PARTY_GAP = 42.0, 10.0, 13.0, 12.0
_PARTY_WIDTH = 214.0
_TABLE, _CAPTION, _ROW, _CELL_LINE, _CELL_GAP = 10.0, 25.0, 6.5, 12.5, 1.0
_PARAGRAPH_SIZE, _PARAGRAPH_LINE, _PARAGRAPH_GAP = 10.5, 14.0, 6.0
_CONTENTS, _ENTRIES = 34.0, {1: 18.0, 2: 14.0}
_ENTRY_SIZE, _ENTRY_WIDTH = 10.5, 340.0


def with_contents(
    front: Sequence[Block], headings: Sequence[Heading], page_size: str
) -> list[Block]:
    """`front` and the contents: on one page, on two, or flowing on from a front of several."""
    room = _ROOM[page_size]
    height = sum(map(_height, front))
    listed = [heading for heading in headings if heading.level in _ENTRIES]
    contents = Contents("Contents")
    if height > room:
        return [*front, contents]
    if height + _CONTENTS + sum(map(_entry, listed)) > room:
        return [*front, PageBreak(), contents]
    return [*front, contents, PageBreak()]


def _entry(heading: Heading) -> float:
    lines = _lines(inlines_text(heading.content), _ENTRY_SIZE, _ENTRY_WIDTH)
    return _ENTRIES[heading.level] * lines


def _height(block: Block) -> float:
    match block:
        case TitleBlock():
            return _title(block)
        case Table():
            return _table(block)
        case _:
            content: Inlines = getattr(block, "content", ())
            lines = _lines(inlines_text(content), _PARAGRAPH_SIZE, TEXT_WIDTH)
            return _PARAGRAPH_LINE * lines + _PARAGRAPH_GAP


def _title(block: TitleBlock) -> float:
    title = _TITLE_LINE * _lines(block.title, _TITLE, TEXT_WIDTH)
    columns = [
        _PARTY
        + _PARTY_LINE
        * sum(_lines(inlines_text(text), _PARTY_SIZE, _PARTY_WIDTH) for text in party.details)
        for party in block.parties
    ]
    pairs = [max(columns[at : at + 2]) + _PARTY_GAP for at in range(0, len(columns), 2)]
    return title + _SUBTITLE + sum(pairs)


def _table(block: Table) -> float:
    widths = [column.weight for column in block.columns]
    rooms = [TEXT_WIDTH * width / sum(widths) - CELL_PADDING for width in widths]
    header = _ROW + _CELL_LINE if any(column.title for column in block.columns) else 0.0
    rows = sum(_row(row, rooms) for row in block.rows)
    return _TABLE + (_CAPTION if block.caption else 0.0) + header + rows


def _row(row: Iterable[Cell], rooms: Iterable[float]) -> float:
    cells = [
        sum(
            _CELL_LINE * _lines(inlines_text(text), CELL_SIZE, room) + _CELL_GAP
            for text in cell.paragraphs
        )
        for cell, room in zip(row, rooms, strict=True)
    ]
    return _ROW - _CELL_GAP + max(cells)


def _lines(text: str, size: float, room: float) -> int:
    return max(1, ceil(text_width(text, size) / room))
