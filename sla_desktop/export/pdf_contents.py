"""The headings as a table of contents and as bookmarks."""

from collections.abc import Iterator, Sequence

from sla_desktop.document.nodes import Block, Contents, Heading, Reference, Run
from sla_desktop.domain.clean import clean_line
from sla_desktop.export.pdf_boxes import TextBox
from sla_desktop.export.pdf_setting import Setting, plain, text_box
from sla_desktop.export.pdf_syntax import OutlineEntry

_LISTED_LEVELS = 2  # of headings, in the table of contents


def outline(blocks: Sequence[Block]) -> list[OutlineEntry]:
    """A bookmark for every heading."""
    return [
        OutlineEntry(clean_line(f"{block.number} {heading_line(block)}"), block.id, block.level - 1)
        for block in blocks
        if isinstance(block, Heading)
    ]


def heading_line(heading: Heading) -> str:
    """The words of a heading on one line."""
    return clean_line(
        "".join(each.text for each in heading.content if isinstance(each, Run | Reference))
    )


def contents_boxes(setting: Setting, block: Contents, blocks: Sequence[Block]) -> Iterator[TextBox]:
    """The headings with room for their pages, which are known once all boxes are placed."""
    look = setting.look
    listed = [each for each in blocks if isinstance(each, Heading) and each.level <= _LISTED_LEVELS]
    if not listed:
        return
    title = setting.element("P")
    yield text_box(setting, plain(block.title), look.contents_title, keep=True, element=title)
    whole = nested = setting.element("TOC")
    for heading in listed:
        setting.typesetter.place = place_of(heading)
        if heading.level == 1:
            parent = nested = whole
        elif nested == whole:
            parent = nested = setting.element("TOC", whole)
        else:
            parent = nested
        here = look.contents_hanging[heading.level - 1]
        x = here.text if heading.number else here.number
        yield text_box(
            setting,
            plain(heading_line(heading)),
            look.contents[heading.level - 1],
            x=x,
            width=setting.width - x - look.contents_page_room,
            label=heading.number,
            label_x=here.number,
            target=heading.id,
            element=setting.element("Link", setting.element("TOCI", parent)),
        )


def place_of(heading: Heading) -> str:
    """How to tell an owner which section this is."""
    named = f"\u201c{heading_line(heading)}\u201d"
    return f"section {heading.number} {named}" if heading.number else f"section {named}"
