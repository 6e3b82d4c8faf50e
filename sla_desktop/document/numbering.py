"""Numbers, ids and indents: one multilevel scheme 5 / 5.1 / 5.1.1 / (a) / (i) for the document.

A section's clauses count directly under it (5.1), or under its sub-headings, which take numbers of
the same count (5.3, then 5.3.1). Sections of depth 1 and 2 are headings of level 2 and 3 below the
one before. Annexes count on their own: A1.1.
"""

from collections.abc import Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from sla_desktop.document.nodes import (
    Block,
    Clause,
    Heading,
    Inlines,
    Listing,
    Paragraph,
    SignatureBlock,
    Table,
)
from sla_desktop.document.numerals import letters, roman


class Drafted(Struct, frozen=True):
    """A section to be numbered: `level` 1 to 3; `annex` counts annexes from 1, 0 for none."""

    id: str
    title: Inlines
    level: int
    body: Sequence[Block]
    annex: int = 0


class Placed(Struct, frozen=True):
    """Where a section came to stand: its blocks, heading first, and how to refer to it."""

    id: str
    reference: str  # "section 5.2", "Annex 1"
    blocks: list[Block]
    starts_page: bool = False


class _Place:
    """A heading under which numbers are counted."""

    def __init__(self, level: int, prefix: str) -> None:
        self.level = level
        self.prefix = prefix
        self.count = 0

    def next(self) -> str:
        self.count += 1
        return f"{self.prefix}.{self.count}"


def place(sections: Iterable[Drafted]) -> list[Placed]:
    """All sections with their numbers."""
    above: list[_Place] = []  # the open headings, outermost first
    main = 0
    result: list[Placed] = []
    for section in sections:
        level = min(section.level, len(above) + 1)
        del above[level - 1 :]
        if section.annex:
            here = _Place(1, f"A{section.annex}")
            number, called = "", f"Annex\u00a0{section.annex}"
        elif level == 1:
            main += 1
            here = _Place(1, str(main))
            number, called = here.prefix, f"section\u00a0{main}"
        else:
            here = _Place(level, above[-1].next())
            number, called = here.prefix, f"section\u00a0{here.prefix}"
        above.append(here)
        heading = Heading(section.id, level, number, section.title)
        blocks = [heading, *_Body(section.id, here).run(section)]
        result.append(Placed(section.id, called, blocks, starts_page=bool(section.annex)))
    return result


class _Body:
    """Numbers the blocks of one section."""

    def __init__(self, section_id: str, top: _Place) -> None:
        self._id = section_id
        self._top = top
        self._here = top
        self._counts: list[int] = []  # running clauses by relative level; [0] stands in `_here`
        self._tables = 0
        self._clauses = 0
        self._headings = 0

    def run(self, section: Drafted) -> list[Block]:
        return [self._block(block) for block in section.body]

    def _block(self, block: Block) -> Block:
        match block:
            case Heading():
                return self._heading(block)
            case Clause():
                return self._clause(block)
            case Table():
                self._tables += 1
                return replace(block, id=f"{self._id}.t{self._tables}")
            case SignatureBlock():
                return replace(block, id=f"{self._id}.signing")
            case Paragraph() if block.level:
                return replace(block, level=self._level(block.level - 1))
            case Listing() if block.level:
                return replace(block, level=self._level(block.level - 1))
            case _:
                return block

    def _heading(self, block: Heading) -> Heading:
        """A sub-heading; below a heading of level 3 it stands unnumbered."""
        self._headings += 1
        self._counts = []
        heading_id = f"{self._id}.h{self._headings}"
        if self._top.level == 3:
            return Heading(heading_id, 3, "", block.content)
        self._here = _Place(self._top.level + 1, self._top.next())
        return Heading(heading_id, self._here.level, self._here.prefix, block.content)

    def _clause(self, block: Clause) -> Clause:
        self._clauses += 1
        depth = min(block.level, len(self._counts), 2 if self._here.level < 3 else 1)
        self._counts = [*self._counts, 0][: depth + 1]
        self._counts[depth] += 1
        level = self._level(depth)
        clause_id = f"{self._id}.c{self._clauses}"
        return Clause(clause_id, level, self._number(depth, level), block.content)

    def _level(self, depth: int) -> int:
        """Document level of a relative one: under 5.1 and under 5.1.1 comes (a), then (i)."""
        first = self._here.level + 1
        return first if depth == 0 else min(max(3, first) + depth, 5)

    def _number(self, depth: int, level: int) -> str:
        if level <= 3:
            return self._here.next()
        if depth == 0:  # under a heading of level 3 clauses are lettered
            self._here.count += 1
            return f"({letters(self._here.count)})"
        value = self._counts[depth]
        return f"({letters(value)})" if level == 4 else f"({roman(value)})"
