"""Blocks in the making while HTML is read: paragraphs with their marks, cells, tables."""

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct, field

from sla_desktop.domain.text import (
    ListItem,
    ListKind,
    Paragraph,
    ParagraphStyle,
    RichText,
    Run,
    TextBlock,
    TextTable,
    normal_runs,
    runs_text,
)
from sla_desktop.reading.plain import DEEPEST, marker_of, nested, typed_mark

MOST_CELLS = 10_000
MOST_COLUMNS = 30
_SPACES = re.compile("[ \u00a0]{2,}")
_BROKEN = re.compile("[ \u00a0]*\n[ \u00a0]*")
_NUMBERED_TITLE = re.compile(r"\s*(\d{1,3}(\.\d{1,3})+[.)]?|\d{1,2}[.)])\s+(?=\S)")


class Shape(Struct, frozen=True):
    """What a paragraph is to become. Drafts of one `item` belong to one list entry."""

    style: ParagraphStyle = "clause"
    list: ListKind | None = None
    depth: int = 0
    item: int = 0
    word_level: int | None = None  # Word's own lists are paragraphs with a mark as text
    keeps_spaces: bool = False


PLAIN = Shape()


class Draft(Struct):
    """One paragraph in the making."""

    shape: Shape
    runs: list[Run]
    mark: str = ""


class Grid(Struct, frozen=True):
    """A table as read: cells hold drafts, all rows are of one width."""

    caption: str
    rows: list[list["Cell"]]


class Cell(Struct, frozen=True):
    """One cell and how far it reaches."""

    drafts: list["Draft | Grid"] = field(default_factory=list["Draft | Grid"])
    is_header: bool = False
    columns: int = 1
    rows: int = 1


class Look(Struct, frozen=True):
    """How text looks."""

    bold: bool = False
    italic: bool = False
    underline: bool = False


class Flow:
    """Collects drafts in one place: the page or a cell."""

    def __init__(self) -> None:
        self.done: list[Draft | Grid] = []
        self.mark = ""
        self._shape = PLAIN
        self._pieces: list[tuple[Look, list[str]]] = []  # of the paragraph under way

    @property
    def is_writing(self) -> bool:
        """Whether a paragraph is under way."""
        return bool(self._pieces)

    def add(self, text: str, look: Look, shape: Shape) -> None:
        """Continues the paragraph under way, or begins one of this shape."""
        if not self._pieces:
            if not shape.keeps_spaces and not text.strip(" \u00a0"):
                return
            self._shape = shape
        if self._pieces and self._pieces[-1][0] == look:
            self._pieces[-1][1].append(text)
        else:
            self._pieces.append((look, [text]))

    def finish(self) -> None:
        """Ends the paragraph under way."""
        pieces, self._pieces = self._pieces, []
        mark, self.mark = self.mark, ""
        runs = (
            Run(text="".join(texts), bold=look.bold, italic=look.italic, underline=look.underline)
            for look, texts in pieces
        )
        draft = Draft(self._shape, list(_tidy(runs, keep=self._shape.keeps_spaces)), mark)
        if not runs_text(draft.runs).strip():
            return
        last = self.done[-1] if self.done else None
        if draft.shape.item and isinstance(last, Draft) and last.shape.item == draft.shape.item:
            last.runs += [Run(text="\n"), *draft.runs]  # a second paragraph of one list entry
        else:
            self.done.append(draft)

    def put(self, parts: Iterable[Draft | Grid]) -> None:
        """Takes over what a table left."""
        self.finish()
        self.done += parts


def _tidy(runs: Iterable[Run], *, keep: bool) -> tuple[Run, ...]:
    """Runs without spaces at the edges or in rows."""
    if keep:
        return normal_runs(runs)
    result: list[Run] = []
    at_start = True
    for run in runs:
        text = _BROKEN.sub("\n", _SPACES.sub(" ", run.text))
        if at_start:
            text = text.lstrip(" \u00a0")
        if text:
            at_start = text[-1] in " \u00a0\n"
            result.append(_with_text(run, text))
    while result and not (text := result[-1].text.rstrip(" \u00a0\n")):
        result.pop()
    if result:
        result[-1] = _with_text(result[-1], result[-1].text.rstrip(" \u00a0\n"))
    return normal_runs(result)


def _with_text(run: Run, text: str) -> Run:
    if text == run.text:
        return run
    return Run(text=text, bold=run.bold, italic=run.italic, underline=run.underline)


def blocks_of(parts: Iterable[Draft | Grid]) -> RichText:
    """The drafts as blocks of the model."""
    result: list[TextBlock] = []
    between: list[Paragraph | ListItem] = []
    tables = 0
    for part in parts:
        if isinstance(part, Draft):
            between += _paragraphs(part)
            continue
        result += nested(between)
        between = []
        tables += 1
        result.append(_text_table(part, f"table-{tables}"))
    return (*result, *nested(between))


def _paragraphs(draft: Draft) -> Iterator[Paragraph | ListItem]:
    """One draft; an empty line inside it (two breaks) parts it in two."""
    if draft.shape.item or draft.shape.keeps_spaces:
        yield _block(draft, tuple(draft.runs))
        return
    for runs in _parted(draft.runs):
        yield _block(draft, runs)


def _parted(runs: Iterable[Run]) -> Iterator[tuple[Run, ...]]:
    gathered: list[Run] = []
    for run in runs:
        first, *others = re.split("\n{2,}", run.text)
        gathered.append(_with_text(run, first))
        for text in others:
            if tidy := _tidy(gathered, keep=False):
                yield tidy
            gathered = [_with_text(run, text)]
    if tidy := _tidy(gathered, keep=False):
        yield tidy


def _block(draft: Draft, runs: tuple[Run, ...]) -> Paragraph | ListItem:
    shape = draft.shape
    runs = normal_runs(runs)
    if shape.style == "heading":
        return Paragraph(runs=_title(runs), style="heading")
    if shape.list is not None:
        return ListItem(runs=runs, list=shape.list, depth=min(shape.depth, DEEPEST))
    if shape.word_level is not None and draft.mark:
        return _marked(runs, *marker_of(draft.mark), level=shape.word_level)
    mark = None if shape.style == "body" else typed_mark(runs_text(runs))
    if mark is not None:
        return _marked(_without(runs, mark.length), mark.marker, mark.depth, shape.word_level or 0)
    if shape.word_level is not None:
        return ListItem(runs=runs, depth=min(shape.word_level, DEEPEST))
    return Paragraph(runs=runs, style=shape.style, depth=min(shape.depth, DEEPEST))


def _marked(runs: tuple[Run, ...], marker: str, depth: int, level: int) -> Paragraph | ListItem:
    if marker == "clause":
        return Paragraph(runs=runs, depth=depth)
    kind: ListKind = "number" if marker == "number" else "bullet"
    return ListItem(runs=runs, list=kind, depth=min(level, DEEPEST))


def _title(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """A sub-heading's words: no number of its own, and not bold all over."""
    found = _NUMBERED_TITLE.match(runs_text(runs))
    runs = _without(runs, found.end()) if found else runs
    if all(run.bold for run in runs):
        runs = normal_runs(Run(text=r.text, italic=r.italic, underline=r.underline) for r in runs)
    return runs


def _without(runs: tuple[Run, ...], length: int) -> tuple[Run, ...]:
    """Runs without their first `length` characters."""
    rest: list[Run] = []
    for run in runs:
        rest.append(_with_text(run, run.text[length:]))
        length = max(0, length - len(run.text))
    return normal_runs(rest)


class TableDraft:
    """Rows of cells in the making; the cell under way has a flow of its own."""

    def __init__(self, *, is_layout: bool) -> None:
        self._is_layout = is_layout
        self._rows: list[list[Cell]] = []
        self._caption = Flow()
        self._in_head = False
        self.flow = self._caption

    def start_head(self, *, head: bool) -> None:
        """Whether the rows that follow stand in the table's head."""
        self._in_head = head

    def start_row(self) -> None:
        self.end_cell()
        self._rows.append([])

    def start_cell(self) -> None:
        self.end_cell()
        if not self._rows:
            self._rows.append([])
        self.flow = Flow()

    def end_cell(self, *, is_header: bool = False, columns: int = 1, rows: int = 1) -> None:
        """Ends the cell under way, if any."""
        if self.flow is self._caption:
            return
        self.flow.finish()
        header = is_header or self._in_head
        self._rows[-1].append(Cell(self.flow.done, header, columns, rows))
        self.flow = self._caption

    def parts(self) -> list[Draft | Grid]:
        """The table, or what its cells hold where it only arranges the page."""
        self.end_cell()
        self._caption.finish()
        cells = [cell for row in self._rows for cell in row]
        rows = _filled(self._rows)
        wide = max(map(len, rows), default=0) > 1
        if wide and not self._is_layout and not any(map(_arranges, cells)):
            return [Grid(_one_line(self._caption.done), rows)]
        return [*self._caption.done, *(part for cell in cells for part in cell.drafts)]


def _arranges(cell: Cell) -> bool:
    """Whether a cell holds a table or a heading: part of a page, not of a table."""
    return any(isinstance(part, Grid) or part.shape.style == "heading" for part in cell.drafts)


def _filled(rows: list[list[Cell]]) -> list[list[Cell]]:
    """Rows with spanned places filled by empty cells, without empty rows and columns."""
    below: dict[int, int] = {}  # column: rows that a cell from above still covers
    result: list[list[Cell]] = []
    for row in rows:
        line: list[Cell] = []
        for cell in row:
            _cover(line, below)
            at = len(line)
            line += [cell, *(Cell(is_header=cell.is_header),) * (cell.columns - 1)]
            below |= dict.fromkeys(range(at, len(line)), cell.rows - 1)
            del line[MOST_COLUMNS:]
        _cover(line, below)
        result.append(line)
    result = [line for line in result if any(cell.drafts for cell in line)]
    width = max(map(len, result), default=0)
    lines = [[*line, *(Cell(),) * (width - len(line))] for line in result]
    kept = [at for at in range(width) if any(line[at].drafts for line in lines)]
    return [[line[at] for at in kept] for line in lines]


def _cover(line: list[Cell], below: dict[int, int]) -> None:
    """Puts empty cells where one from above reaches down."""
    while below.get(len(line), 0) > 0:
        below[len(line)] -= 1
        line.append(Cell())


def _text_table(grid: Grid, table_id: str) -> TextTable:
    first, *others = grid.rows
    runs = [[_cell_runs(cell) for cell in row] for row in grid.rows]
    is_header = bool(others) and all(
        cell.is_header or all(run.bold for run in content)
        for cell, content in zip(first, runs[0], strict=True)
    )
    header = tuple(runs_text(cell).replace("\n", " ") for cell in runs[0]) if is_header else ()
    body = runs[1:] if is_header else runs
    return TextTable(
        id=table_id, caption=grid.caption, header=header, rows=tuple(tuple(row) for row in body)
    )


def _cell_runs(cell: Cell) -> tuple[Run, ...]:
    """What a cell says, paragraph by paragraph on lines of its own; nothing in it is a mark."""
    runs: list[Run] = []
    for part in cell.drafts:
        if isinstance(part, Draft):
            bullet = "• " if part.shape.list or part.mark else ""
            runs += [Run(text=("\n" if runs else "") + bullet), *part.runs]
    return normal_runs(runs)


def _one_line(parts: list[Draft | Grid]) -> str:
    texts = [runs_text(part.runs) for part in parts if isinstance(part, Draft)]
    return " ".join(" ".join(texts).split())
