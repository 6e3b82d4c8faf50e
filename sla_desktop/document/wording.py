"""The owner's wording as blocks: clauses, sub-headings, plain paragraphs, lists and tables."""

from collections.abc import Iterable
from itertools import zip_longest

from sla_desktop.document.drafting import EMPTY
from sla_desktop.document.nodes import (
    Block,
    Cell,
    Clause,
    Column,
    Heading,
    Inlines,
    Listing,
    ListItem,
    Paragraph,
    Run,
    Table,
)
from sla_desktop.document.numerals import letters, roman
from sla_desktop.domain import text
from sla_desktop.domain.text import RichText

_BULLETS = "•–▪•–"


def worded(blocks: RichText) -> list[Block]:
    """Blocks with relative levels; empty paragraphs, items and tables are left out."""
    result: list[Block] = []
    items: list[text.ListItem] = []
    under = 0  # what a list stands under: 0 the margin, n a clause of relative level n - 1
    for block in blocks:
        if isinstance(block, text.ListItem):
            items.append(block)
            continue
        result += _listing(items, under)
        items = []
        if isinstance(block, text.TextTable):
            result += table(block)
        elif content := inlines(block.runs):
            result.append(_paragraph(block, content))
            under = block.depth + 1 if block.style == "clause" else 0
    return _without_empty_headings([*result, *_listing(items, under)])


def _without_empty_headings(blocks: list[Block]) -> list[Block]:
    """A sub-heading with nothing below it is dropped."""
    return [
        block
        for block, after in zip_longest(blocks, blocks[1:])
        if not isinstance(block, Heading) or not (after is None or isinstance(after, Heading))
    ]


def _paragraph(block: text.Paragraph, content: Inlines) -> Block:
    match block.style:
        case "clause":
            return Clause("", block.depth, "", content)
        case "body":
            return Paragraph(content, block.depth)
        case _:
            return Heading("", 1, "", content)


def inlines(runs: tuple[text.Run, ...]) -> Inlines:
    """The runs, or nothing where they hold no visible character."""
    if not text.runs_text(runs).strip():
        return ()
    return tuple(Run(run.text, run.bold, run.italic, run.underline) for run in runs if run.text)


def _listing(items: Iterable[text.ListItem], level: int) -> list[Block]:
    """One list; numbered items count on at their depth until a shallower item stands between."""
    counts: list[int] = []
    entries: list[ListItem] = []
    for item in items:
        content = inlines(item.runs)
        if not content:
            continue
        depth = min(item.depth, len(counts))
        ordered = item.list == "number"
        counts = [*counts, 0][: depth + 1]
        counts[depth] = counts[depth] + 1 if ordered else 0
        marker = _number(counts[depth], depth) if ordered else _BULLETS[depth]
        entries.append(ListItem(content, marker, depth, ordered))
    return [Listing(tuple(entries), level)] if entries else []


def _number(value: int, depth: int) -> str:
    match depth % 3:
        case 0:
            return f"{value}."
        case 1:
            return f"({letters(value)})"
        case _:
            return f"({roman(value)})"


def table(source: text.TextTable) -> list[Block]:
    """A table of the owner's; rows are filled up to one width, empty rows and columns dropped."""
    rows = [tuple(inlines(cell) for cell in row) for row in source.rows]
    rows = [row for row in rows if any(row)]
    width = max((len(row) for row in rows), default=0)
    header = (*source.header, *("",) * width)[: max(width, len(source.header))]
    rows = [(*row, *((),) * (len(header) - len(row))) for row in rows]
    kept = [at for at in range(len(header)) if any(row[at] for row in rows)]
    if not kept:
        return []
    return [
        Table(
            "",
            tuple(Column(header[at], _weight(at, header, rows)) for at in kept),
            tuple(tuple(Cell((row[at],)) if row[at] else EMPTY for at in kept) for row in rows),
            caption=source.caption,
            alt=source.caption or "Table",
        )
    ]


def _weight(at: int, header: tuple[str, ...], rows: list[tuple[Inlines, ...]]) -> float:
    """A share of the width by the longest text of the column, within limits."""
    lengths = [sum(len(run.text) for run in row[at] if isinstance(run, Run)) for row in rows]
    return float(min(40, max(8, len(header[at]), *lengths)))
