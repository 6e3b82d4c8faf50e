"""What stands in front of a block: bullets, the numbers of lists, the numbers of clauses."""

from collections.abc import Iterator, Sequence

from sla_desktop.document.numerals import letters, roman
from sla_desktop.domain.text import ListItem
from sla_desktop.ui.richtext.convert import Prose

_BULLETS = "•–▪•–"
_CLAUSE = "§"  # for a clause whose number is not known


def marks(blocks: Sequence[Prose], numbers: Sequence[str] = ()) -> list[str]:
    """One mark for each block.

    `numbers` are those of the clauses and sub-headings as the document prints them: in order,
    none for empty ones.
    """
    given = iter(numbers)
    counts: list[int] = []
    result: list[str] = []
    for block in blocks:
        if isinstance(block, ListItem):
            counts, mark = _item(counts, block)
        else:
            counts, mark = [], _paragraph(block.style, bool(block.runs), given)
        result.append(mark)
    return result


def _item(counts: list[int], item: ListItem) -> tuple[list[int], str]:
    """Numbers count on at their depth until a shallower item or a bullet stands between."""
    depth = min(item.depth, len(counts))
    counts = [*counts, 0][: depth + 1]
    if item.list == "bullet":
        counts[depth] = 0
        return counts, _BULLETS[depth]
    counts[depth] += 1
    return counts, _number(counts[depth], depth)


def _number(value: int, depth: int) -> str:
    match depth % 3:
        case 0:
            return f"{value}."
        case 1:
            return f"({letters(value)})"
        case _:
            return f"({roman(value)})"


def _paragraph(style: str, filled: bool, given: Iterator[str]) -> str:
    if style == "body" or not filled:
        return ""
    return next(given, _CLAUSE if style == "clause" else "")
