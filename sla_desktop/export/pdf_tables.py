"""Boxes of tables and of guidance notes."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from sla_desktop.document.nodes import Inlines, Table
from sla_desktop.export.look import TextStyle, row_is_kept
from sla_desktop.export.pdf_boxes import TextBox
from sla_desktop.export.pdf_rows import RowBox, Rule, row
from sla_desktop.export.pdf_setting import (
    Setting,
    cell_box,
    columns,
    measured,
    plain,
    text_box,
)
from sla_desktop.export.pdf_text import Text

_HIGHEST_HEADER = 1 / 3  # of the page; a higher one is not repeated
_LONGEST_WORD = 90.0  # points that a column widens to hold; longer words are cut

_Cells = Sequence[Sequence[Text]]  # of one row: the paragraphs of each cell


def table_boxes(setting: Setting, table: Table) -> Iterator[TextBox | RowBox]:
    """Caption, header and rows; the first of them carries the table's name."""
    look = setting.look.table
    rows = list(_rows(setting, table))
    anchor = table.id
    if table.caption:
        caption = text_box(setting, plain(table.caption), look.caption, keep=True, anchor=anchor)
        yield caption
        anchor = ""
    header = len(rows) - len(table.rows)
    for at, each in enumerate(rows):
        last = at == len(rows) - 1
        yield replace(
            each,
            anchor="" if at else anchor,
            gap=look.gap_after if last else 0.0,
            keep=each.keep or row_is_kept(table, at - header),
        )


def _rows(setting: Setting, table: Table) -> Iterator[RowBox]:
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
    header = None
    if any(column.title for column in table.columns):
        head = _row(setting, table, places, titles, head_styles, (top, thin))
        fill = setting.look.header_tint
        header = replace(head, fill=fill, width=width, keep=bool(rows))
        yield header
        if header.height > setting.room * _HIGHEST_HEADER:
            header = None
    for at, cells in enumerate(rows):
        rules = (edge,) if at == len(rows) - 1 else (thin,)
        if at == 0 and header is None:
            rules = (top, *rules)
        yield replace(_row(setting, table, places, cells, styles, rules), header=header)


def _widest_words(rows: Sequence[tuple[_Cells, Sequence[TextStyle]]]) -> list[float]:
    """Width of the widest word of each column."""
    return [
        max(
            [text.widest * styles[at].size for cells, styles in rows for text in cells[at]],
        )
        for at in range(len(rows[0][0]))
    ]


def _row(
    setting: Setting,
    table: Table,
    places: Sequence[tuple[float, float]],
    cells: _Cells,
    styles: Sequence[TextStyle],
    rules: tuple[Rule, ...],
) -> RowBox:
    pad = setting.look.table.padding_x
    made = (
        [
            replace(
                cell_box(text, style, x + pad, width - 2 * pad, column.align),
                before=setting.look.table.paragraph_gap if at else 0.0,
            )
            for at, text in enumerate(cell)
        ]
        for cell, column, style, (x, width) in zip(
            cells, table.columns, styles, places, strict=True
        )
    )
    return row(made, padding=setting.look.table.padding_y, rules=rules)


def guidance_box(setting: Setting, content: Inlines, x: float, *, keep: bool) -> RowBox:
    """A tinted note with a bar at its left."""
    look = setting.look
    inset = look.guidance_bar + look.guidance_padding
    style = replace(look.guidance, before=0.0, after=0.0)
    width = setting.width - x
    text = text_box(setting, content, style, x=x + inset, width=width - inset)
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
