"""Tables, the title block's parties and signature blocks."""

from collections.abc import Sequence
from typing import TypeVar

from sla_desktop.document.nodes import (
    Align,
    Cell,
    Inlines,
    PartyBlock,
    Signature,
    SignatureBlock,
    Table,
)
from sla_desktop.export.docx_inline import Writing, inlines
from sla_desktop.export.docx_xml import AT_TOP, attribute, gap, paragraph, run, twips
from sla_desktop.export.look import Look, row_is_kept

T = TypeVar("T")
_SIDES = ("top", "left", "bottom", "right")


def _justified(align: Align) -> str:
    return "" if align == "left" else f'<w:jc w:val="{align}"/>'


def table_xml(table: Table, writing: Writing, *, page_break: bool, before: float) -> str:
    """Caption, table and the space below it; the header row comes again on every page.

    A table without a header row has its caption in that place, `before` below what precedes it.
    """
    look = writing.look.table
    caption = run(table.caption)
    widths = _shares([column.weight for column in table.columns], writing.text_width)
    titles = [run(column.title) for column in table.columns]
    aligns = [_justified(column.align) for column in table.columns]
    rows: list[str] = []
    above = ""
    if caption and any(titles):
        above = paragraph("Caption", caption, AT_TOP if page_break else "", page_break=page_break)
    elif page_break:
        above = gap(1, page_break=True, keep_next=True)
    if caption and not any(titles):
        if before:
            above = gap(before, keep_next=True)
        rows.append(_caption_row(caption, widths, writing.look))
    if any(titles):
        heads = [
            paragraph("TableHead", title, align, keep_next=True)
            for title, align in zip(titles, aligns, strict=True)
        ]
        rows.append(_row(widths, heads, "<w:cantSplit/><w:tblHeader/>"))
    styles = ["TableText"] * len(widths)
    if table.first_column_is_header:
        styles[0] = "TableHead"
    rooms = [(width - 2 * twips(look.padding_x)) / 20 for width in widths]
    for at, each in enumerate(table.rows):
        contents = [
            _cell(cell, writing, style, align, room, keep_next=row_is_kept(table, at))
            for cell, style, align, room in zip(each, styles, aligns, rooms, strict=True)
        ]
        rows.append(_row(widths, contents, "<w:cantSplit/>"))
    used = _used_parts(any(titles), table.first_column_is_header)
    title = table.caption or table.alt
    opening = _opening(widths, "SlaTable", used, title=title, description=table.alt)
    below = gap(look.gap_after, keep_next=table.keep_with_next)
    return f"{above}{opening}{''.join(rows)}</w:tbl>{below}"


def _caption_row(caption: str, widths: Sequence[int], look: Look) -> str:
    """The caption over the upper edge of its table, as a header row."""
    edge = _rule("bottom", round(look.table.edge * 8), look.accent_color)
    margins = "".join(f'<w:{side} w:w="0" w:type="dxa"/>' for side in _SIDES)
    words = paragraph("Caption", caption, AT_TOP)
    return (
        "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"
        f'<w:tc><w:tcPr><w:tcW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:gridSpan w:val="{len(widths)}"/>'
        f'<w:tcBorders><w:top w:val="nil"/>{edge}</w:tcBorders>'
        f"<w:tcMar>{margins}</w:tcMar></w:tcPr>{words}</w:tc></w:tr>"
    )


def _used_parts(first_row: bool, first_column: bool) -> str:
    """Which parts of the table style hold; a screen reader takes headers from here."""
    flags = 0x0600 | 0x0020 * first_row | 0x0080 * first_column
    return (
        f'<w:tblLook w:val="{flags:04X}" w:firstRow="{first_row:d}" w:lastRow="0" '
        f'w:firstColumn="{first_column:d}" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
    )


def _cell(
    cell: Cell, writing: Writing, style: str, align: str, room: float, *, keep_next: bool
) -> str:
    look = writing.look.table
    spread = f'<w:spacing w:after="{twips(look.paragraph_gap)}"/>'
    paragraphs: Sequence[Inlines] = cell.paragraphs or ((),)
    last = len(paragraphs) - 1
    return "".join(
        paragraph(
            style,
            inlines(content, writing, room, look.text.size),
            align if at == last else spread + align,
            keep_next=keep_next,
        )
        for at, content in enumerate(paragraphs)
    )


def parties_xml(parties: Sequence[PartyBlock], writing: Writing) -> str:
    """The parties two abreast, each under a thin rule."""
    if not parties:
        return ""
    look = writing.look
    column = (writing.text_width - look.party_gap) / 2
    widths = [twips(column), twips(look.party_gap), twips(column)]
    rule = _borders("top", round(look.table.edge * 8), look.accent_color)
    rows: list[str] = []
    for left, right in _pairs(parties):
        if rows:
            space = f'<w:trHeight w:val="{twips(look.party_row_gap)}" w:hRule="exact"/>'
            rows.append(_row(widths, ["<w:p/>"] * 3, space))
        blocks = [_party(left, writing, column), "<w:p/>", _party(right, writing, column)]
        rules = [rule, "", rule if right else ""]
        rows.append(_row(widths, blocks, "<w:cantSplit/>", rules))
    opening = _opening(widths, "TableNormal", "")
    return f"{opening}{''.join(rows)}</w:tbl>{gap(look.parties_after)}"


def _party(party: PartyBlock | None, writing: Writing, room: float) -> str:
    if party is None:
        return "<w:p/>"
    before = f'<w:spacing w:before="{twips(writing.look.table.padding_y * 2)}"/>'
    details = "".join(
        paragraph("PartyDetail", inlines(line, writing, room, writing.look.party_detail.size))
        for line in party.details
    )
    name = inlines(party.name, writing, room, writing.look.party_name.size)
    return paragraph("PartyRole", run(party.role), before) + paragraph("PartyName", name) + details


def signatures_xml(block: SignatureBlock, writing: Writing, *, page_break: bool) -> str:
    """Every two blocks a table that no page divides."""
    look = writing.look.signature
    tables = [_signature_pair(block, pair, writing) for pair in _pairs(block.signatures)]
    space = gap(look.gap_after)
    before = gap(1, page_break=True, keep_next=True) if page_break else ""
    return before + "".join(each + space for each in tables)


def _signature_pair(
    block: SignatureBlock, pair: tuple[Signature, Signature | None], writing: Writing
) -> str:
    look = writing.look
    design = look.signature
    column = (writing.text_width - design.column_gap) / 2
    half = [twips(design.label_width), twips(column) - twips(design.label_width)]
    widths = [*half, twips(design.column_gap), *half]
    heads = [_signature_head(each, writing, column) for each in pair]
    rows = [_spanned_row(widths, heads)]
    rule = _borders("bottom", round(look.table.rule * 8), look.muted_color)
    filled = [_values(each) for each in pair]
    for at, label in enumerate(block.labels):
        last = at == len(block.labels) - 1
        cells: list[str] = []
        rules: list[str] = []
        for values in filled:
            shown = (label, values[at]) if values else ("", "")
            cells.append(paragraph("SignatureLabel", run(shown[0]), keep_next=not last))
            cells.append(paragraph("SignatureValue", run(shown[1]), keep_next=not last))
            cells.append(paragraph("SignatureLabel", "", keep_next=not last))
            rules += ["", rule if values else "", ""]
        height = design.row_height if at else design.signing_height
        properties = f'<w:cantSplit/><w:trHeight w:val="{twips(height)}" w:hRule="atLeast"/>'
        rows.append(_row(widths, cells[:-1], properties, rules[:-1], low=True))
    roles = " · ".join(each.role for each in pair if each)
    return f"{_opening(widths, 'TableNormal', '', title=roles)}{''.join(rows)}</w:tbl>"


def _signature_head(signature: Signature | None, writing: Writing, room: float) -> str:
    if signature is None:
        return paragraph("SignatureRole", "")
    size = writing.look.signature.party.size
    party = inlines(signature.party, writing, room, size)
    return paragraph("SignatureRole", run(signature.role)) + paragraph("SignatureParty", party)


def _values(signature: Signature | None) -> tuple[str, ...]:
    """What stands on the rules, the signature's own rule first; nothing without a signature."""
    if signature is None:
        return ()
    return ("", signature.name, signature.position, signature.place, signature.date)


def _pairs(items: Sequence[T]) -> list[tuple[T, T | None]]:
    return [
        (items[at], items[at + 1] if at + 1 < len(items) else None)
        for at in range(0, len(items), 2)
    ]


def _shares(weights: Sequence[float], width: float) -> list[int]:
    """`width` divided by weight, in twips that add up exactly."""
    total = sum(weights)
    ends = [round(sum(weights[: at + 1]) / total * twips(width)) for at in range(len(weights))]
    return [end - start for start, end in zip([0, *ends], ends, strict=False)]


def _opening(
    widths: Sequence[int], style: str, used: str, *, title: str = "", description: str = ""
) -> str:
    words = f'<w:tblCaption w:val="{attribute(title)}"/>' if title else ""
    words += f'<w:tblDescription w:val="{attribute(description)}"/>' if description else ""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/>'
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>{used}{words}'
        f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid>"
    )


def _borders(side: str, eighths: int, color: str) -> str:
    return f"<w:tcBorders>{_rule(side, eighths, color)}</w:tcBorders>"


def _rule(side: str, eighths: int, color: str) -> str:
    return f'<w:{side} w:val="single" w:sz="{eighths}" w:space="0" w:color="{color}"/>'


def _row(
    widths: Sequence[int],
    contents: Sequence[str],
    properties: str,
    rules: Sequence[str] = (),
    *,
    low: bool = False,
) -> str:
    """A table row; `low` sets the contents on the bottom of their cells."""
    below = '<w:vAlign w:val="bottom"/>' if low else ""
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{rule}{below}</w:tcPr>{content}</w:tc>'
        for width, content, rule in zip(widths, contents, rules or [""] * len(widths), strict=True)
    )
    return f"<w:tr><w:trPr>{properties}</w:trPr>{cells}</w:tr>"


def _spanned_row(widths: Sequence[int], heads: Sequence[str]) -> str:
    """The first row of a signature table: each head over label and rule."""
    half, between = widths[0] + widths[1], widths[2]
    left, right = (
        f'<w:tc><w:tcPr><w:tcW w:w="{half}" w:type="dxa"/><w:gridSpan w:val="2"/></w:tcPr>'
        f"{head}</w:tc>"
        for head in heads
    )
    middle = (
        f'<w:tc><w:tcPr><w:tcW w:w="{between}" w:type="dxa"/></w:tcPr>'
        f"{paragraph('SignatureLabel', '', keep_next=True)}</w:tc>"
    )
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{left}{middle}{right}</w:tr>"
