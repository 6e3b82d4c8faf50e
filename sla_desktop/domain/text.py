"""Wording: rich text as blocks and runs, with literal ``{{fields}}`` and ``{{ref:section}}``."""

from collections.abc import Iterable, Iterator
from itertools import groupby
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
    groups = groupby((run for run in runs if run.text), key=_look)
    return tuple(_joined(list(alike)) for _, alike in groups)


def _look(run: Run) -> tuple[bool, bool, bool]:
    return run.bold, run.italic, run.underline


def _joined(runs: list[Run]) -> Run:
    if len(runs) == 1:
        return runs[0]
    bold, italic, underline = _look(runs[0])
    return Run(text=runs_text(runs), bold=bold, italic=italic, underline=underline)


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
