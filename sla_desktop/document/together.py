"""What stands on one page: words that lead to what follows, and no last clause alone on a page."""

from collections.abc import Sequence
from itertools import pairwise

from msgspec.structs import replace

from sla_desktop.document.nodes import (
    Blank,
    Block,
    Clause,
    Heading,
    Inlines,
    PageBreak,
    Paragraph,
    Table,
)

_SHORT = 270  # letters: three lines, which look lost at the top of a page


def kept_together(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, some of them bound to the next."""
    after_next = [*blocks[2:], PageBreak(), PageBreak()]
    bound = [
        _bound(block) if _belongs(block, following, then) else block
        for (block, following), then in zip(pairwise(blocks), after_next, strict=False)
    ]
    return [*bound, *blocks[-1:]]


def _belongs(block: Block, following: Block, then: Block) -> bool:
    match block:
        case Clause() | Paragraph():
            return _leads(block, following) or _is_last(following, then)
        case Table():
            return _is_last(following, then)
        case _:
            return False


def _leads(block: Clause | Paragraph, following: Block) -> bool:
    """A short word on the table below it, or the beginning of an enumeration."""
    if isinstance(following, Table):
        return _letters(block.content) <= _SHORT
    deeper = isinstance(following, Clause) and following.level > block.level
    return deeper and isinstance(block, Clause)


def _is_last(block: Block, then: Block) -> bool:
    """A short clause that ends its section."""
    ends = isinstance(then, Heading | PageBreak)
    return ends and isinstance(block, Clause) and _letters(block.content) <= _SHORT


def _bound(block: Block) -> Block:
    match block:
        case Clause() | Paragraph() | Table() if not block.keep_with_next:
            return replace(block, keep_with_next=True)
        case _:
            return block


def _letters(content: Inlines) -> int:
    return sum(0 if isinstance(part, Blank) else len(part.text) for part in content)
