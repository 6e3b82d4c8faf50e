"""The body of the document: each block as WordprocessingML."""

import re
from collections.abc import Mapping, Sequence

from msgspec import Struct

from sla_desktop.document.nodes import (
    Block,
    Clause,
    Contents,
    Heading,
    Listing,
    ListItem,
    PageBreak,
    Paragraph,
    SignatureBlock,
    Table,
    TitleBlock,
)
from sla_desktop.export.docx_inline import Target, Writing, inlines, plain
from sla_desktop.export.docx_logo import logo_run
from sla_desktop.export.docx_numbering import OUTLINE_NUM, Numbering, Place, list_indent
from sla_desktop.export.docx_tables import parties_xml, signatures_xml, table_xml
from sla_desktop.export.docx_xml import AT_TOP, TAB, field, paragraph, run, twips
from sla_desktop.export.look import Look

_CLAUSE_TEXT = ("Normal", "ClauseText2", "ClauseText2", "ClauseText2", "ClauseText4", "ClauseText5")
_TITLE_WORDS = '<w:rPr><w:rStyle w:val="AgreementTitle"/></w:rPr>'
_UNBOUND = ("Clause2", "Clause3")  # share their level with Heading 2 and 3, which are bound to it


class _Flow(Struct, frozen=True):
    """What the blocks around one ask of it."""

    page_break: bool
    keep_next: bool


class _Numbered(Struct, frozen=True):
    """A heading or clause as placed in the live list."""

    block: Heading | Clause
    place: Place
    target: Target


class Body:
    """Writes the blocks of one document."""

    def __init__(self, blocks: Sequence[Block], writing: Writing, pages: Mapping[str, int]) -> None:
        self._blocks = blocks
        self._writing = writing
        self._pages = pages
        self._numbered = _placed(blocks, writing.numbering)
        writing.targets.update({each.block.id: each.target for each in self._numbered.values()})

    def xml(self) -> str:
        """All blocks, in order."""
        kept = _kept_with_signatures(self._blocks)
        parts: list[str] = []
        turn = False
        for at, block in enumerate(self._blocks):
            part = self._block(at, _Flow(turn, at in kept))
            turn = isinstance(block, PageBreak) or (turn and not part)
            parts.append(part)
        return "".join(parts)

    def _block(self, at: int, flow: _Flow) -> str:
        writing = self._writing
        match self._blocks[at]:
            case Heading() | Clause():
                return self._numbered_block(self._numbered[at], flow)
            case Paragraph() as block:
                return self._paragraph(block, flow)
            case Listing() as block:
                return self._listing(block, flow)
            case Table() as block:
                before = 0.0 if flow.page_break else self._space_before(at)
                return table_xml(block, writing, page_break=flow.page_break, before=before)
            case TitleBlock() as block:
                return self._title(block, flow)
            case Contents() as block:
                return self._contents(block, flow)
            case SignatureBlock() as block:
                return signatures_xml(block, writing, page_break=flow.page_break)
            case PageBreak():
                return ""

    def _space_before(self, at: int) -> float:
        """What a caption inside its table adds to the space that the block before it leaves."""
        look = self._writing.look
        return max(
            0.0, look.table.caption.before - (_after(self._blocks[at - 1], look) if at else 0.0)
        )

    def _title(self, block: TitleBlock, flow: _Flow) -> str:
        """Logo, title, subtitle and parties."""
        writing, look = self._writing, self._writing.look
        turn, logo, below = flow.page_break, "", ""
        if look.logo:
            picture = logo_run(look.logo, look, writing.next_id())
            logo, turn = paragraph("Logo", picture, page_break=turn), False
        extra = f'<w:spacing w:after="{twips(look.subtitle.after)}"/>'
        if block.subtitle:
            below, extra = paragraph("Subtitle", run(block.subtitle)), ""
        words = run(block.title, _TITLE_WORDS)
        title = paragraph("Title", words, extra, page_break=turn)
        return logo + title + below + parties_xml(block.parties, writing)

    def _numbered_block(self, numbered: _Numbered, flow: _Flow) -> str:
        block, place, writing = numbered.block, numbered.place, self._writing
        text = inlines(block.content, writing, writing.room(writing.look.indent(block.level)))
        style, extra = _style_and_number(numbered)
        if flow.page_break:
            extra += AT_TOP
        if place.num or not block.number:
            text = self._bookmarked(text, numbered)
        else:
            text = self._bookmarked(run(block.number), numbered) + TAB + text
        if not place.num:
            extra += self._uncounted_indent(block)
        keep = flow.keep_next or (isinstance(block, Clause) and block.keep_with_next)
        return paragraph(style, text, extra, keep_next=keep, page_break=flow.page_break)

    def _uncounted_indent(self, block: Heading | Clause) -> str:
        """What a paragraph loses with its place in the list."""
        here = self._writing.look.hanging[block.level - 1]
        if block.number:
            hanging = twips(here.text - here.number)
            return f'<w:ind w:left="{twips(here.text)}" w:hanging="{hanging}"/>'
        left = here.text if isinstance(block, Clause) else 0
        return f'<w:ind w:left="{twips(left)}" w:firstLine="0"/>'

    def _bookmarked(self, content: str, numbered: _Numbered) -> str:
        mark = self._writing.next_id()
        return (
            f'<w:bookmarkStart w:id="{mark}" w:name="{numbered.target.bookmark}"/>{content}'
            f'<w:bookmarkEnd w:id="{mark}"/>'
        )

    def _paragraph(self, block: Paragraph, flow: _Flow) -> str:
        look = self._writing.look
        left = look.indent(block.level)
        text = inlines(block.content, self._writing, self._writing.room(left))
        match block.note:
            case None:
                style, inset = _CLAUSE_TEXT[block.level], 0.0
            case "muted":
                style, inset = "NoteMuted", left
            case "guidance":
                style = "NoteGuidance"
                inset = left + look.guidance_padding + look.guidance_bar if left else 0.0
        indent = f'<w:ind w:left="{twips(inset)}"/>' if inset else ""
        keep = block.keep_with_next or flow.keep_next
        return paragraph(style, text, indent, keep_next=keep, page_break=flow.page_break)

    def _listing(self, block: Listing, flow: _Flow) -> str:
        self._writing.numbering.start_list()
        last = len(block.items) - 1
        return "".join(
            self._item(item, block.level, page_break=flow.page_break and not at, last=at == last)
            for at, item in enumerate(block.items)
        )

    def _item(self, item: ListItem, base: int, *, page_break: bool, last: bool) -> str:
        writing, look = self._writing, self._writing.look
        place = writing.numbering.item(base, item.depth, item.marker, item.ordered)
        left = list_indent(look, base, item.depth)
        text = inlines(item.content, writing, writing.room(left))
        extra = _num_properties(place)
        if last:
            extra += f'<w:spacing w:after="{twips(look.body.after)}"/>'
        if not place.num:
            text = run(item.marker) + TAB + text
            extra += f'<w:ind w:left="{twips(left)}" w:hanging="{twips(look.list_step)}"/>'
        style = "ListNumber" if item.ordered else "ListBullet"
        return paragraph(style, text, extra, page_break=page_break)

    def _contents(self, block: Contents, flow: _Flow) -> str:
        """A contents field that is up to date as it opens, so Word need not ask to count."""
        shown = [each for each in self._numbered.values() if _in_contents(each.block)]
        if not shown:
            return ""
        top = AT_TOP if flow.page_break else ""
        title = paragraph("TOCHeading", run(block.title), top, page_break=flow.page_break)
        begin = (
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve">'
            ' TOC \\o "1-2" \\h \\z \\u </w:instrText></w:r>'
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        )
        lines = "".join(self._entry(each, "" if at else begin) for at, each in enumerate(shown))
        end = paragraph("Gap", '<w:r><w:fldChar w:fldCharType="end"/></w:r>')
        return (
            f'<w:sdt><w:sdtPr><w:id w:val="{self._writing.next_id()}"/><w:docPartObj>'
            '<w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj>'
            f"</w:sdtPr><w:sdtContent>{title}{lines}{end}</w:sdtContent></w:sdt>"
        )

    @property
    def _leader(self) -> str:
        """The tab up to the page number; its dots are light beside a bold title."""
        color = self._writing.look.muted_color
        look = f'<w:b w:val="0"/><w:bCs w:val="0"/><w:color w:val="{color}"/>'
        return f"<w:r><w:rPr>{look}</w:rPr><w:tab/></w:r>"

    def _entry(self, numbered: _Numbered, begin: str) -> str:
        """One line of the contents; `begin` opens the field on the first."""
        block, target = numbered.block, numbered.target
        here = self._writing.look.contents_hanging[block.level - 1]
        number, extra = run(block.number) + TAB, ""
        if not block.number:
            number = ""
            extra = (
                f'<w:tabs><w:tab w:val="clear" w:pos="{twips(here.text)}"/></w:tabs>'
                f'<w:ind w:left="{twips(here.number)}" w:firstLine="0"/>'
            )
        page = self._pages.get(block.id)
        counted = field(f"PAGEREF {target.bookmark} \\h", str(page) if page else "")
        text = number + run(_one_line(target.title)) + self._leader + counted
        link = f'<w:hyperlink w:anchor="{target.bookmark}" w:history="1">{text}</w:hyperlink>'
        return paragraph(f"TOC{block.level}", begin + link, extra)


def _after(block: Block, look: Look) -> float:
    """The space that Word leaves below a block."""
    match block:
        case Heading():
            return look.headings[block.level - 1].after
        case Paragraph(note="muted"):
            return look.muted.after
        case Paragraph(note="guidance"):
            return look.guidance.after
        case Clause() | Paragraph() | Listing():
            return look.body.after
        case _:
            return 0.0


def _one_line(value: str) -> str:
    return re.sub(r"[\t\n]+", " ", value)


def _in_contents(block: Heading | Clause) -> bool:
    return isinstance(block, Heading) and block.level <= 2


def _placed(blocks: Sequence[Block], numbering: Numbering) -> dict[int, _Numbered]:
    """Every heading and clause by its position, placed as Word will count."""
    numbered: dict[int, _Numbered] = {}
    above: dict[int, Target] = {}  # by level, what the next block stands under
    for at, block in enumerate(blocks):
        if not isinstance(block, (Heading, Clause)):
            continue
        place = numbering.outline(block.level, block.number) if block.number else Place(0, 0)
        for level in [each for each in above if each >= block.level]:
            del above[level]
        parent = above[max(above)] if block.level > 3 and above else None
        target = Target(
            f"_Ref{100000 + at}", block.number, plain(block.content), place.num != 0, parent
        )
        above[block.level] = target
        numbered[at] = _Numbered(block, place, target)
    return numbered


def _kept_with_signatures(blocks: Sequence[Block]) -> set[int]:
    """Positions of the words between a heading and signature blocks, which stay together."""
    kept: set[int] = set()
    for at, block in enumerate(blocks):
        if isinstance(block, SignatureBlock):
            before = at - 1
            while before >= 0 and isinstance(blocks[before], (Paragraph, Clause)):
                kept.add(before)
                before -= 1
    return kept


def _style_and_number(numbered: _Numbered) -> tuple[str, str]:
    block, place = numbered.block, numbered.place
    kind = "Heading" if isinstance(block, Heading) else "Clause"
    style = f"{kind}{block.level}"
    if not block.number and kind == "Heading":
        return f"Unnumbered{style}", ""
    if place.num == OUTLINE_NUM and style not in _UNBOUND:
        return style, ""
    return style, _num_properties(place)


def _num_properties(place: Place) -> str:
    return f'<w:numPr><w:ilvl w:val="{place.level}"/><w:numId w:val="{place.num}"/></w:numPr>'
