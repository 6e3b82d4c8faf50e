"""Where two states of a wording differ, for putting the cursor on what undo or redo changed."""

from msgspec import Struct

from sla_desktop.domain.text import RichText, TextTable, runs_text
from sla_desktop.ui.richtext import grid
from sla_desktop.ui.richtext.convert import difference


class Spot(Struct, frozen=True):
    """A stretch of the later wording: from a character of one block to one of another.

    In a table `start` and `end` are the row and column of the first changed cell.
    """

    first: int
    start: int
    last: int
    end: int


def spot(before: RichText, after: RichText) -> Spot | None:
    """What changed, in places of `after`; None when nothing did or nothing is left."""
    first, old_end, new_end = difference(before, after)
    if not after or first == old_end == new_end:
        return None
    if first == new_end:  # blocks are gone: the place where they were
        return _behind(after, first - 1) if first else Spot(0, 0, 0, 0)
    here = after[first]
    if isinstance(here, TextTable):
        was = before[first] if first < len(before) else None
        row, column = _cell(was if isinstance(was, TextTable) else None, here)
        return Spot(first, row, first, column)
    if new_end - first == old_end - first == 1:
        start, end = _characters(before[first], here)
        return Spot(first, start, first, end)
    return Spot(first, 0, *_end(after, first, new_end))


def _behind(after: RichText, block: int) -> Spot:
    last = after[block]
    length = 0 if isinstance(last, TextTable) else len(runs_text(last.runs))
    return Spot(block, length, block, length)


def _end(after: RichText, first: int, new_end: int) -> tuple[int, int]:
    """The end of the changed blocks, or of those before a table among them."""
    last = first
    for number in range(first, new_end):
        if isinstance(after[number], TextTable):
            break
        last = number
    block = after[last]
    return last, 0 if isinstance(block, TextTable) else len(runs_text(block.runs))


def _characters(before: object, after: object) -> tuple[int, int]:
    """The changed characters of one block; all of them where only its look or kind changed."""
    old, new = (runs_text(getattr(block, "runs", ())) for block in (before, after))
    first, _, end = difference(old, new)
    return (0, len(new)) if old == new else (first, end)


def _cell(before: TextTable | None, after: TextTable) -> tuple[int, int]:
    old = grid.lines(before) if before is not None else []
    for row, line in enumerate(grid.lines(after)):
        for column, cell in enumerate(line):
            if row >= len(old) or column >= len(old[row]) or old[row][column] != cell:
                return row, column
    return 0, 0
