"""Turns the blocks of a document into boxes for its pages."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from sla_desktop.document.nodes import (
    Block,
    Clause,
    Contents,
    Heading,
    Inlines,
    Listing,
    PageBreak,
    Paragraph,
    Reference,
    Run,
    SignatureBlock,
    Table,
    TitleBlock,
)
from sla_desktop.domain.clean import clean_line
from sla_desktop.export.look import Hanging
from sla_desktop.export.pdf_boxes import TextBox
from sla_desktop.export.pdf_flow import Break
from sla_desktop.export.pdf_parties import party_boxes, signature_boxes
from sla_desktop.export.pdf_rows import RowBox
from sla_desktop.export.pdf_setting import Setting, plain, text_box
from sla_desktop.export.pdf_syntax import OutlineEntry
from sla_desktop.export.pdf_tables import guidance_box, table_boxes

Made = TextBox | RowBox | Break
_SHORT_INTRODUCTION = 3  # lines; so short a paragraph goes with the table it leads to
_LISTED_LEVELS = 2  # of headings, in the table of contents


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


def outline(blocks: Sequence[Block]) -> list[OutlineEntry]:
    """A bookmark for every heading."""
    return [
        OutlineEntry(
            clean_line(f"{block.number} {_line(block.content)}"), block.id, block.level - 1
        )
        for block in blocks
        if isinstance(block, Heading)
    ]


def _boxes(setting: Setting, block: Block, blocks: Sequence[Block]) -> Iterator[Made]:
    match block:
        case Heading():
            yield _heading(setting, block)
        case Clause():
            yield _clause(setting, block)
        case Paragraph():
            yield _paragraph(setting, block)
        case Listing():
            yield from _listing(setting, block)
        case Table():
            yield from table_boxes(setting, block)
        case TitleBlock():
            yield from _title(setting, block)
        case Contents():
            yield from _contents(setting, block, blocks)
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
    return text_box(setting, block.content, style, x=x, keep=block.keep_with_next)


def _listing(setting: Setting, block: Listing) -> Iterator[TextBox]:
    look = setting.look
    for at, item in enumerate(block.items):
        last = at == len(block.items) - 1
        x = look.indent(block.level) + (item.depth + 1) * look.list_step
        yield text_box(
            setting,
            item.content,
            replace(look.body, after=look.body.after if last else look.list_after),
            x=x,
            label=item.marker,
            label_x=x - look.list_step,
        )


def _title(setting: Setting, block: TitleBlock) -> Iterator[TextBox | RowBox]:
    look = setting.look
    title = text_box(setting, plain(block.title), look.title, keep=True)
    if block.subtitle:
        yield title
        yield text_box(setting, plain(block.subtitle), look.subtitle)
    else:
        yield replace(title, after=look.subtitle.after)
    yield from party_boxes(setting, block.parties)


def _contents(setting: Setting, block: Contents, blocks: Sequence[Block]) -> Iterator[TextBox]:
    """The headings with room for their pages, which are known once all boxes are placed."""
    look = setting.look
    listed = [each for each in blocks if isinstance(each, Heading) and each.level <= _LISTED_LEVELS]
    if listed:
        yield text_box(setting, plain(block.title), look.contents_title, keep=True)
    for heading in listed:
        setting.typesetter.place = _place(heading, "")
        here = look.contents_hanging[heading.level - 1]
        x = here.text if heading.number else here.number
        yield text_box(
            setting,
            plain(_line(heading.content)),
            look.contents[heading.level - 1],
            x=x,
            width=setting.width - x - look.contents_page_room,
            label=heading.number,
            label_x=here.number,
            target=heading.id,
        )


def _bound_to_signatures(blocks: Sequence[Block]) -> set[int]:
    """Positions of what stands between a heading and signature blocks: none may part them."""
    bound: set[int] = set()
    for at, block in enumerate(blocks):
        if isinstance(block, SignatureBlock):
            before = at - 1
            while before >= 0 and isinstance(blocks[before], Paragraph | Clause):
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


def _line(content: Inlines) -> str:
    """The words of a heading on one line."""
    return clean_line("".join(each.text for each in content if isinstance(each, Run | Reference)))


def _place(block: Block, before: str) -> str:
    """How to tell an owner where `block` is; `before` is the place of the block above it."""
    match block:
        case Heading():
            named = f"\u201c{_line(block.content)}\u201d"
            return f"section {block.number} {named}" if block.number else f"section {named}"
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
