"""Wording: rich text as blocks and runs, with literal ``{{fields}}`` and ``{{ref:section}}``."""

from collections.abc import Iterable, Iterator
from typing import Annotated, Literal

from msgspec import Meta

from sla_desktop.domain.base import Row, Value

ParagraphStyle = Literal["clause", "body", "heading"]
ListKind = Literal["bullet", "number"]
Depth = Annotated[int, Meta(ge=0, le=4)]


class Run(Value, frozen=True, kw_only=True):
    """A stretch of text in one look."""

    text: str
    bold: bool = False
    italic: bool = False
    underline: bool = False


class Paragraph(Value, frozen=True, kw_only=True, tag="paragraph"):
    """A numbered clause (depth 1: a sub-clause), plain body text, or a sub-heading."""

    runs: tuple[Run, ...] = ()
    style: ParagraphStyle = "clause"
    depth: Depth = 0


class ListItem(Value, frozen=True, kw_only=True, tag="item"):
    """One entry of a list; neighbouring items form the list, `depth` nests them."""

    runs: tuple[Run, ...] = ()
    list: ListKind = "bullet"
    depth: Depth = 0


class TextTable(Row, frozen=True, kw_only=True, tag="table"):
    """A simple table in wording or an annex: header titles and rows of cells, each cell runs."""

    caption: str = ""
    header: tuple[str, ...] = ()
    rows: tuple[tuple[tuple[Run, ...], ...], ...] = ()


TextBlock = Paragraph | ListItem | TextTable
RichText = tuple[TextBlock, ...]


def normal_runs(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Runs in normal form: none empty, no two neighbours of one look."""
    result: list[Run] = []
    for run in runs:
        if not run.text:
            continue
        last = result[-1] if result else None
        if last and (last.bold, last.italic, last.underline) == (
            run.bold,
            run.italic,
            run.underline,
        ):
            result[-1] = Run(
                text=last.text + run.text,
                bold=run.bold,
                italic=run.italic,
                underline=run.underline,
            )
        else:
            result.append(run)
    return tuple(result)


def runs_text(runs: Iterable[Run]) -> str:
    """The characters of runs without their look."""
    return "".join(run.text for run in runs)


def block_texts(blocks: RichText) -> Iterator[str]:
    """The plain text of each paragraph, item and table cell in reading order."""
    for block in blocks:
        if isinstance(block, TextTable):
            yield from block.header
            for row in block.rows:
                for cell in row:
                    yield runs_text(cell)
        else:
            yield runs_text(block.runs)


def plain_text(blocks: RichText) -> str:
    """The whole wording as lines of plain text."""
    return "\n".join(block_texts(blocks))
