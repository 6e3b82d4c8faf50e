"""Which blocks are bound to the next, so no page begins or ends with a lost line."""

import pytest

from sla_desktop.document.nodes import (
    Blank,
    Block,
    Cell,
    Clause,
    Column,
    Heading,
    PageBreak,
    Paragraph,
    Run,
    SignatureBlock,
    Table,
)
from sla_desktop.document.together import kept_together

HEAD = Heading("h", 1, "1", (Run("Title"),))
LONG = "word " * 80


def clause(text: str = "A short clause.", level: int = 2, *, keep: bool = False) -> Clause:
    return Clause("c", level, "1.1", (Run(text), Blank("Name")), keep)


def paragraph(text: str = "Words.", *, keep: bool = False) -> Paragraph:
    return Paragraph((Run(text),), keep_with_next=keep)


TABLE = Table("t", (Column("a"),), ((Cell(((Run("x"),),)),),))


def bound(*blocks: Block) -> list[bool]:
    return [bool(getattr(block, "keep_with_next", False)) for block in kept_together(blocks)]


@pytest.mark.parametrize(
    ("blocks", "expected"),
    [
        # the last clause of a section is not left alone on a page
        ((clause(), clause(), clause()), [False, True, False]),
        ((clause(), clause(), HEAD, clause()), [True, False, False, False]),
        ((clause(), clause(), PageBreak()), [True, False, False]),
        ((TABLE, clause()), [True, False]),
        ((paragraph(), clause()), [True, False]),
        ((clause(), clause(LONG)), [False, False]),
        ((TABLE, clause(), clause()), [False, True, False]),
        ((HEAD, clause()), [False, False]),
        # a lead stays with what it leads to
        ((clause(), TABLE, TABLE), [True, False, False]),
        ((clause(LONG), TABLE, TABLE), [False, False, False]),
        ((paragraph(), TABLE, TABLE), [True, False, False]),
        ((clause(), clause(level=4), clause(level=4), clause()), [True, False, True, False]),
        ((paragraph(), clause(level=3), TABLE), [False, True, False]),
        # what is bound stays so
        ((paragraph(keep=True), TABLE), [True, False]),
        ((clause(keep=True), clause(), HEAD), [True, False, False]),
        ((SignatureBlock("s", (), ("", "", "", "", "")), HEAD), [False, False]),
        ((clause(),), [False]),
        ((), []),
    ],
)
def test_bound_blocks(blocks: tuple[Block, ...], expected: list[bool]) -> None:
    assert bound(*blocks) == expected


def test_unbound_blocks_stay_the_same_objects() -> None:
    blocks = (HEAD, clause(), clause(), clause())
    kept = kept_together(blocks)
    assert [new is old for new, old in zip(kept, blocks, strict=True)] == [True, True, False, True]
