"""Boxes of cells: tables, the parties of the title block, signature blocks, guidance notes."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from sla_desktop.document.nodes import (
    Cell,
    Column,
    Inlines,
    PartyBlock,
    Signature,
    SignatureBlock,
    Table,
)
from sla_desktop.export.look import TextStyle
from sla_desktop.export.pdf_boxes import RowBox, Rule, TextBox, row
from sla_desktop.export.pdf_setting import Setting, columns, plain, text_box

_HIGHEST_HEADER = 1 / 3  # of the page; a higher one is not repeated


def table_boxes(setting: Setting, table: Table) -> Iterator[TextBox | RowBox]:
    """Caption, header and rows; the first of them carries the table's name."""
    look = setting.look.table
    rows = list(_table_rows(setting, table))
    anchor = table.id
    if table.caption:
        caption = text_box(setting, plain(table.caption), look.caption, keep=True, anchor=anchor)
        yield caption
        anchor = ""
    for at, each in enumerate(rows):
        last = at == len(rows) - 1
        yield replace(each, anchor="" if at else anchor, gap=look.gap_after if last else 0.0)


def _table_rows(setting: Setting, table: Table) -> Iterator[RowBox]:
    look, width = setting.look.table, setting.width
    places = columns(width, [column.weight for column in table.columns])
    edge = Rule(0, width, look.edge, setting.look.accent_color)
    thin = Rule(0, width, look.rule, setting.look.rule_color)
    top = replace(edge, on_top=True)
    header = None
    if any(column.title for column in table.columns):
        titles = tuple(Cell((plain(column.title),)) for column in table.columns)
        styles = [look.header] * len(places)
        head = _row(setting, table.columns, places, titles, styles, (top, thin))
        fill = setting.look.header_tint
        header = replace(head, fill=fill, width=width, keep=bool(table.rows))
        yield header
        if header.height > setting.room * _HIGHEST_HEADER:
            header = None
    styles = [look.text] * len(places)
    if table.first_column_is_header:
        styles[0] = look.header
    for at, cells in enumerate(table.rows):
        rules = (edge,) if at == len(table.rows) - 1 else (thin,)
        if at == 0 and header is None:
            rules = (top, *rules)
        made = _row(setting, table.columns, places, cells, styles, rules)
        yield replace(made, header=header)


def _row(
    setting: Setting,
    heads: Sequence[Column],
    places: Sequence[tuple[float, float]],
    cells: Sequence[Cell],
    styles: Sequence[TextStyle],
    rules: tuple[Rule, ...],
) -> RowBox:
    pad = setting.look.table.padding_x
    made = tuple(
        tuple(
            text_box(setting, content, style, x=x + pad, width=width - 2 * pad, align=head.align)
            for content in cell.paragraphs or ((),)
        )
        for cell, head, style, (x, width) in zip(cells, heads, styles, places, strict=True)
    )
    return row(RowBox(made, padding=setting.look.table.padding_y, rules=rules))


def party_boxes(setting: Setting, parties: Sequence[PartyBlock]) -> Iterator[RowBox]:
    """The parties two abreast, each under a thin rule."""
    look = setting.look
    column = (setting.width - look.party_gap) / 2
    for at in range(0, len(parties), 2):
        pair = parties[at : at + 2]
        starts = [each * (column + look.party_gap) for each in range(len(pair))]
        made = row(
            RowBox(
                tuple(
                    _party(setting, party, x, column) for party, x in zip(pair, starts, strict=True)
                ),
                rules=tuple(
                    Rule(x, column, look.table.edge, look.accent_color, on_top=True) for x in starts
                ),
                keep=at + 2 < len(parties),
            )
        )
        yield replace(made, gap=look.parties_after if at + 2 >= len(parties) else 0.0)


def _party(setting: Setting, party: PartyBlock, x: float, width: float) -> tuple[TextBox, ...]:
    look = setting.look
    lines: list[tuple[Inlines, TextStyle]] = [
        (plain(party.role), replace(look.party_role, before=2 * look.table.padding_y)),
        (party.name, look.party_name),
        *((detail, look.party_detail) for detail in party.details),
    ]
    return tuple(text_box(setting, content, style, x=x, width=width) for content, style in lines)


def signature_boxes(setting: Setting, block: SignatureBlock) -> Iterator[RowBox]:
    """Signature blocks two abreast; no page divides a pair."""
    for at in range(0, len(block.signatures), 2):
        rows = _signature_rows(setting, block, block.signatures[at : at + 2])
        for index, each in enumerate(rows):
            last = index == len(rows) - 1
            yield replace(
                each,
                keep=not last,
                gap=setting.look.signature.gap_after if last else 0.0,
                anchor=block.id if at == index == 0 else "",
            )


def _signature_rows(
    setting: Setting, block: SignatureBlock, pair: Sequence[Signature]
) -> list[RowBox]:
    look = setting.look.signature
    column = (setting.width - look.column_gap) / 2
    starts = [at * (column + look.column_gap) for at in range(len(pair))]
    heads = tuple(
        (
            text_box(setting, plain(signature.role), look.role, x=x, width=column),
            text_box(setting, signature.party, look.party, x=x, width=column),
        )
        for signature, x in zip(pair, starts, strict=True)
    )
    rows = [row(RowBox(heads))]
    thickness, color = setting.look.table.rule, setting.look.muted_color
    value_width = column - look.label_width
    for index, label in enumerate(block.labels):
        cells: list[tuple[TextBox, ...]] = []
        for signature, x in zip(pair, starts, strict=True):
            value = _values(signature)[index]
            cells.append((_low(setting, label, look.label, x, look.label_width),))
            cells.append((_low(setting, value, look.value, x + look.label_width, value_width),))
        rules = tuple(Rule(x + look.label_width, value_width, thickness, color) for x in starts)
        height = look.row_height if index else look.signing_height
        rows.append(row(RowBox(tuple(cells), rules=rules, at_bottom=True), height))
    return rows


def _low(setting: Setting, text: str, style: TextStyle, x: float, width: float) -> TextBox:
    return text_box(setting, plain(text), style, x=x, width=width)


def _values(signature: Signature) -> tuple[str, ...]:
    """What stands on the rules, the signature's own rule first."""
    return ("", signature.name, signature.position, signature.place, signature.date)


def guidance_box(setting: Setting, content: Inlines, x: float, *, keep: bool) -> RowBox:
    """A tinted note with a bar at its left."""
    look = setting.look
    inset = look.guidance_bar + look.guidance_padding
    style = replace(look.guidance, before=0.0, after=0.0)
    width = setting.width - x
    text = text_box(setting, content, style, x=x + inset, width=width - inset)
    return row(
        RowBox(
            ((text,),),
            x=x,
            width=width,
            before=look.guidance.before,
            after=look.guidance.after,
            keep=keep,
            fill=look.guidance_tint,
            bar=look.guidance_bar,
        )
    )
