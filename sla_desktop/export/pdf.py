"""Writes a composed document as PDF: laid out in one pass, then drawn page by page."""

import unicodedata

from msgspec import Struct

import sla_desktop
from sla_desktop.document.nodes import Attachment, Document
from sla_desktop.domain.clean import clean_line
from sla_desktop.domain.errors import InputError
from sla_desktop.export.look import LOOK, Look
from sla_desktop.export.pdf_archive import Properties
from sla_desktop.export.pdf_blocks import boxes
from sla_desktop.export.pdf_contents import outline
from sla_desktop.export.pdf_file import Anchor, PdfFile
from sla_desktop.export.pdf_flow import Page, fill_pages
from sla_desktop.export.pdf_pages import Furniture, draw_footer, draw_header, furnish
from sla_desktop.export.pdf_setting import Setting
from sla_desktop.export.pdf_sheet import Sheet
from sla_desktop.export.pdf_syntax import short
from sla_desktop.export.pdf_tags import Structure
from sla_desktop.export.pdf_text import Typesetter, Uncovered

_NAMED_CHARACTERS = 5


class PdfResult(Struct, frozen=True):
    """The file, and the page of each heading, clause and table by id; the last page under "".

    `anchors` tells where on its page each of them stands.
    """

    data: bytes
    pages: dict[str, int]
    anchors: dict[str, Anchor]


class UncoveredCharactersError(InputError):
    """The document holds characters that no shipped font draws: no PDF rather than gaps in it."""

    def __init__(self, uncovered: tuple[Uncovered, ...]) -> None:
        self.uncovered = uncovered
        told = [_told(each) for each in uncovered[:_NAMED_CHARACTERS]]
        more = len(uncovered) - len(told)
        self.listed = ", ".join(told) + (f" and {more} more" if more else "")
        super().__init__(
            f"The PDF cannot show {self.listed}: write them in another way or export DOCX instead."
        )


class _Layout(Struct, frozen=True):
    setting: Setting
    furniture: Furniture
    pages: list[Page]
    anchors: dict[str, Anchor]

    @property
    def page_numbers(self) -> dict[str, int]:
        numbers = {name: place.page + 1 for name, place in self.anchors.items()}
        return numbers | {"": len(self.pages)}


def write_pdf(
    document: Document,
    attachment: Attachment | None = None,
    look: Look = LOOK,
    *,
    tagged: bool = True,
) -> PdfResult:
    """The document as a PDF file, always the same bytes for the same values.

    It is tagged and fit for an archive (PDF/A-3b); untagged is a quicker form to look at only.
    Raises UncoveredCharactersError if the shipped fonts lack a character.
    """
    layout = _lay_out(document, look)
    numbers = layout.page_numbers
    file = PdfFile(layout.setting.structure if tagged else None)
    furniture, setting = layout.furniture, layout.setting
    for number, page in enumerate(layout.pages, 1):
        sheet = Sheet(file, look, furniture.size[1], numbers, number - 1)
        draw_header(sheet, furniture, setting, document.watermark)
        for box, top in page:
            box.draw(sheet, look.margin, furniture.top + top)
        draw_footer(sheet, furniture, setting, document.labels.page_of, number)
        file.add_page(furniture.size, sheet.operators, sheet.links, sheet.fields, sheet.key)
    if setting.typesetter.uncovered:
        raise UncoveredCharactersError(setting.typesetter.uncovered)
    data = file.finish(_properties(document), layout.anchors, outline(document.blocks), attachment)
    return PdfResult(data, numbers, layout.anchors)


def layout_pages(document: Document, look: Look = LOOK) -> dict[str, int]:
    """The page numbers of `PdfResult` without the drawing, whatever characters there are."""
    return _lay_out(document, look).page_numbers


def _lay_out(document: Document, look: Look) -> _Layout:
    typesetter, structure = Typesetter(), Structure()
    furniture = furnish(document, look, typesetter, structure)
    width = look.text_width(document.page_size)
    setting = Setting(look, typesetter, width, furniture.room, structure)
    pages = fill_pages(boxes(setting, document.blocks), furniture.room)
    anchors: dict[str, Anchor] = {}
    for at, page in enumerate(pages):
        for box, top in page:
            if box.anchor:
                height = furniture.size[1] - furniture.top - top
                anchors.setdefault(box.anchor, Anchor(at, height))
    return _Layout(setting, furniture, pages, anchors)


def _properties(document: Document) -> Properties:
    title, author, subject, language = (
        short(clean_line(each))
        for each in (document.title, document.author, document.subject, document.language)
    )
    program = f"SLA Desktop {sla_desktop.__version__}"
    return Properties(title, author, subject, language, program)


def _told(uncovered: Uncovered) -> str:
    character = uncovered.character
    name = unicodedata.name(character, f"U+{ord(character):04X}")
    return f"\u201c{character}\u201d ({name}) in {uncovered.place}"
