"""Turns the blocks of a document into boxes for its pages."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from sla_desktop.document.nodes import (
    Block,
    Clause,
    Contents,
    Heading,
    Listing,
    PageBreak,
    Paragraph,
    SignatureBlock,
    Table,
    TitleBlock,
)
from sla_desktop.domain.clean import clean_line
from sla_desktop.export.look import Hanging
from sla_desktop.export.pdf_boxes import TextBox
from sla_desktop.export.pdf_contents import contents_boxes, place_of
from sla_desktop.export.pdf_flow import Break
from sla_desktop.export.pdf_lists import listing_boxes
from sla_desktop.export.pdf_parties import signature_boxes
from sla_desktop.export.pdf_rows import RowBox
from sla_desktop.export.pdf_setting import Setting, text_box
from sla_desktop.export.pdf_tables import guidance_box, table_boxes
from sla_desktop.export.pdf_title import PictureBox, title_boxes

Made = TextBox | RowBox | PictureBox | Break
_SHORT_INTRODUCTION = 3  # lines; so short a paragraph goes with the table it leads to


def boxes(setting: Setting, blocks: Sequence[Block]) -> Iterator[Made]:
    """All that stands on the pages, in reading order."""
    place = "the beginning"
    bound = _bound_to_signatures(blocks)
    for at, block in enumerate(blocks):
        place = _place(block, place)
        setting.typesetter.place = place
        leads = at + 1 < len(blocks) and isinstance(blocks[at + 1], Table)
        for box in _boxes(setting, block, blocks):
            yield _bound(box) if at in bound or (leads and _introduces(block, box)) else box


def _boxes(setting: Setting, block: Block, blocks: Sequence[Block]) -> Iterator[Made]:
    match block:
        case Heading():
            yield _heading(setting, block)
        case Clause():
            yield _clause(setting, block)
        case Paragraph():
            yield _paragraph(setting, block)
        case Listing():
            yield from listing_boxes(setting, block)
        case Table():
            yield from table_boxes(setting, block)
        case TitleBlock():
            yield from title_boxes(setting, block)
        case Contents():
            yield from contents_boxes(setting, block, blocks)
        case SignatureBlock():
            yield from signature_boxes(setting, block)
        case PageBreak():
            yield Break.PAGE


def _heading(setting: Setting, block: Heading) -> TextBox:
    here = setting.look.hanging[block.level - 1] if block.number else Hanging(0, 0)
    return text_box(
        setting,
        block.content,
        setting.look.headings[block.level - 1],
        x=here.text,
        label=block.number,
        label_x=here.number,
        keep=True,
        anchor=block.id,
        element=setting.element(f"H{block.level}"),
    )


def _clause(setting: Setting, block: Clause) -> TextBox:
    here = setting.look.hanging[block.level - 1]
    return text_box(
        setting,
        block.content,
        setting.look.body,
        x=here.text,
        label=block.number,
        label_x=here.number,
        keep=block.keep_with_next,
        anchor=block.id,
        element=setting.element("P"),
    )


def _paragraph(setting: Setting, block: Paragraph) -> TextBox | RowBox:
    look = setting.look
    x = look.indent(block.level)
    match block.note:
        case "guidance":
            return guidance_box(setting, block.content, x, keep=block.keep_with_next)
        case "muted":
            style = look.muted
        case None:
            style = look.body
    element = setting.element("P")
    return text_box(setting, block.content, style, x=x, keep=block.keep_with_next, element=element)


def _bound_to_signatures(blocks: Sequence[Block]) -> set[int]:
    """Positions of what stands between a heading and signature blocks: none may part them."""
    bound: set[int] = set()
    for at, block in enumerate(blocks):
        if isinstance(block, SignatureBlock):
            before = at - 1
            while before >= 0 and isinstance(blocks[before], Paragraph | Clause | Listing):
                bound.add(before)
                before -= 1
    return bound


def _introduces(block: Block, box: Made) -> bool:
    return (
        isinstance(block, Paragraph | Clause)
        and isinstance(box, TextBox)
        and len(box.lines) <= _SHORT_INTRODUCTION
    )


def _bound(box: Made) -> Made:
    return box if isinstance(box, Break) else replace(box, keep=True)


def _place(block: Block, before: str) -> str:
    """How to tell an owner where `block` is; `before` is the place of the block above it."""
    match block:
        case Heading():
            return place_of(block)
        case Clause() if block.number:
            return f"clause {block.number}"
        case Table() if block.caption:
            return f"table \u201c{clean_line(block.caption)}\u201d"
        case TitleBlock():
            return "the title block"
        case (
            Clause()
            | Table()
            | Paragraph()
            | Listing()
            | Contents()
            | SignatureBlock()
            | PageBreak()
        ):
            return before
