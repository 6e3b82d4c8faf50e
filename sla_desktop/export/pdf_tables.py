"""Boxes of tables and of guidance notes."""

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from sla_desktop.document.nodes import Inlines, Table
from sla_desktop.domain.clean import clean_line
from sla_desktop.export.look import TextStyle, row_is_kept
from sla_desktop.export.pdf_boxes import TextBox
from sla_desktop.export.pdf_rows import RowBox, Rule, as_artifact, row
from sla_desktop.export.pdf_setting import (
    Setting,
    cell_box,
    columns,
    measured,
    plain,
    text_box,
)
from sla_desktop.export.pdf_syntax import string
from sla_desktop.export.pdf_words import Text

_HIGHEST_HEADER = 1 / 3  # of the page; a higher one is not repeated
_LONGEST_WORD = 90.0  # points that a column widens to hold; longer words are cut

_COLUMN_HEADER = b"/A<</O/Table/Scope/Column>>"
_ROW_HEADER = b"/A<</O/Table/Scope/Row>>"


class _Grid(Struct, frozen=True):
    """A table while it is laid out: its element, and start and width of its columns."""

    setting: Setting
    table: Table
    element: int
    places: Sequence[tuple[float, float]]


_Cells = Sequence[Sequence[Text]]  # of one row: the paragraphs of each cell


def table_boxes(setting: Setting, table: Table) -> Iterator[TextBox | RowBox]:
    """Caption, header and rows; the first of them carries the table's name."""
    look = setting.look.table
    summary = b"/A<</O/Table/Summary%b>>" % string(clean_line(table.alt)) if table.alt else b""
    element = setting.element("Table", entries=summary)
    anchor = table.id
    if table.caption:
        yield text_box(
            setting,
            plain(table.caption),
            look.caption,
            keep=True,
            anchor=anchor,
            element=setting.element("Caption", element),
        )
        anchor = ""
    rows = list(_rows(setting, table, element))
    header = len(rows) - len(table.rows)
    for at, each in enumerate(rows):
        last = at == len(rows) - 1
        yield replace(
            each,
            anchor="" if at else anchor,
            gap=look.gap_after if last else 0.0,
            keep=each.keep or row_is_kept(table, at - header),
        )


def _rows(setting: Setting, table: Table, element: int) -> Iterator[RowBox]:
    look, width = setting.look.table, setting.width
    edge = Rule(0, width, look.edge, setting.look.accent_color)
    thin = Rule(0, width, look.rule, setting.look.rule_color)
    top = replace(edge, on_top=True)
    head_styles = [look.header] * len(table.columns)
    styles = [look.text] * len(table.columns)
    if table.first_column_is_header:
        styles[0] = look.header
    titles = [[measured(setting, plain(each.title), look.header)] for each in table.columns]
    rows = [
        [
            [measured(setting, content, style) for content in cell.paragraphs or ((),)]
            for cell, style in zip(cells, styles, strict=True)
        ]
        for cells in table.rows
    ]
    needs = _widest_words([(titles, head_styles), *((cells, styles) for cells in rows)])
    needs = [min(need, _LONGEST_WORD) + 2 * look.padding_x for need in needs]
    places = columns(width, [column.weight for column in table.columns], needs)
    grid = _Grid(setting, table, element, places)
    repeated = _continued(setting, table.caption, edge) if table.caption else None
    headed = any(column.title for column in table.columns)
    if headed:
        scopes = [_COLUMN_HEADER] * len(titles)
        head = _row(grid, titles, head_styles, scopes, (top, thin))
        head = replace(head, fill=setting.look.header_tint, width=width, keep=bool(rows))
        yield head
        repeated = as_artifact(head)
    if repeated and repeated.height > setting.room * _HIGHEST_HEADER:
        repeated = None
    scopes = [_ROW_HEADER if table.first_column_is_header else b"", *[b""] * (len(titles) - 1)]
    for at, cells in enumerate(rows):
        rules = (edge,) if at == len(rows) - 1 else (thin,)
        if at == 0 and not headed:
            rules = (top, *rules)
        yield replace(_row(grid, cells, styles, scopes, rules), header=repeated)


def _continued(setting: Setting, caption: str, edge: Rule) -> RowBox:
    """What a table without a header repeats on the next page: its name."""
    look = setting.look.table
    text = text_box(
        setting, plain(f"{clean_line(caption)} (continued)"), replace(look.caption, before=0.0)
    )
    return as_artifact(row([[text]], rules=(edge,)))


def _widest_words(rows: Sequence[tuple[_Cells, Sequence[TextStyle]]]) -> list[float]:
    """Width of the widest word of each column."""
    return [
        max(
            [text.widest * styles[at].size for cells, styles in rows for text in cells[at]],
        )
        for at in range(len(rows[0][0]))
    ]


def _row(
    grid: _Grid,
    cells: _Cells,
    styles: Sequence[TextStyle],
    scopes: Sequence[bytes],
    rules: tuple[Rule, ...],
) -> RowBox:
    """A row; `scopes` tell which of its cells are headers."""
    setting, look = grid.setting, grid.setting.look.table
    element = setting.element("TR", grid.element)
    pad = look.padding_x
    made = (
        [
            replace(
                cell_box(text, style, x + pad, width - 2 * pad, column.align, own),
                before=look.paragraph_gap if at else 0.0,
            )
            for at, (text, own) in enumerate(
                zip(cell, _cell_elements(setting, element, len(cell), scope), strict=True)
            )
        ]
        for cell, column, style, scope, (x, width) in zip(
            cells, grid.table.columns, styles, scopes, grid.places, strict=True
        )
    )
    return row(made, padding=look.padding_y, rules=rules)


def _cell_elements(setting: Setting, row: int, paragraphs: int, scope: bytes) -> list[int]:
    """An element for each paragraph of a cell; a single one is the cell itself."""
    cell = setting.element("TH" if scope else "TD", row, scope)
    if paragraphs == 1:
        return [cell]
    return [setting.element("P", cell) for _ in range(paragraphs)]


def guidance_box(setting: Setting, content: Inlines, x: float, *, keep: bool) -> RowBox:
    """A tinted note with a bar at its left."""
    look = setting.look
    inset = look.guidance_bar + look.guidance_padding
    style = replace(look.guidance, before=0.0, after=0.0)
    width = setting.width - x
    element = setting.element("P")
    text = text_box(setting, content, style, x=x + inset, width=width - inset, element=element)
    return replace(
        row([[text]]),
        x=x,
        width=width,
        before=look.guidance.before,
        after=look.guidance.after,
        keep=keep,
        fill=look.guidance_tint,
        bar=look.guidance_bar,
    )
