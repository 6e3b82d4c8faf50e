"""Reads a PDF back the way any other program would."""

import ctypes
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as raw
from msgspec.structs import replace

from sla_desktop.document.nodes import Block
from sla_desktop.export.pdf import write_pdf
from tests.export.docs import document

INVISIBLE = dict.fromkeys(
    (0xAD, 0x34F, 0x61C, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, *range(0xFE00, 0xFE10))
)
HYPHENS = str.maketrans("\u2010\u2011\x02\ufffe", "----")  # the last two: a reader's line-end ones


class Word(NamedTuple):
    """A stretch of text with the left and upper edge of its first character."""

    text: str
    left: float
    top: float


class Fonts(NamedTuple):
    """Names of the fonts that text is shown in."""

    embedded: set[str]
    missing: set[str]


def folded(text: str) -> str:
    """`text` without what a page does not show as such: spaces, line ends, invisible signs."""
    text = unicodedata.normalize("NFKC", text.translate(INVISIBLE).translate(HYPHENS))
    return "".join(text.split())


class Pdf:
    """An open file."""

    def __init__(self, data: bytes) -> None:
        self.file = pdfium.PdfDocument(data)
        self.pages = [self.file[at] for at in range(len(self.file))]

    def texts(self) -> list[str]:
        """The text of each page."""
        return [self.page_text(page) for page in range(len(self.pages))]

    def page_text(self, page: int) -> str:
        return self.pages[page].get_textpage().get_text_range()

    def text(self) -> str:
        return "\n".join(self.texts())

    def lines(self, page: int) -> list[str]:
        """Lines of a page that hold text; the first page is 0."""
        return [line.strip() for line in self.page_text(page).splitlines() if line.strip()]

    def body(self, page: int) -> list[str]:
        """Lines of a page without its header and footer of one line each."""
        return self.lines(page)[1:-1]

    def place(self, page: int, text: str) -> Word:
        """Where `text` first stands on a page, measured from its upper left corner."""
        shown = self.pages[page].get_textpage()
        found = shown.search(text, match_case=True).get_next()
        assert found is not None, f"{text!r} is not on page {page + 1}"
        left, _bottom, _right, top = shown.get_charbox(found[0], loose=True)
        return Word(text, left, self.pages[page].get_height() - top)

    def bookmarks(self) -> list[tuple[int, str, int]]:
        """Level from 0, title, page index."""
        found: list[tuple[int, str, int]] = []
        for each in self.file.get_toc():
            target = each.get_dest()
            assert target is not None
            page = target.get_index()
            assert page is not None
            found.append((each.level, each.get_title(), page))
        return found

    def links(self, page: int) -> list[int]:
        """The page index that each link of a page leads to."""
        handle, document = self.pages[page].raw, self.file.raw
        found: list[int] = []
        position, link = ctypes.c_int(0), raw.FPDF_LINK()
        while raw.FPDFLink_Enumerate(handle, position, link):
            target = raw.FPDFLink_GetDest(document, link)
            found.append(raw.FPDFDest_GetDestPageIndex(document, target))
        return found

    def named(self, name: str) -> int:
        """Page index of a named destination, -1 if there is none."""
        target = raw.FPDF_GetNamedDestByName(self.file.raw, name.encode() + b"\0")
        return raw.FPDFDest_GetDestPageIndex(self.file.raw, target) if target else -1

    def fonts(self) -> Fonts:
        fonts = Fonts(set(), set())
        for page in self.pages:
            for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]):
                font = raw.FPDFTextObj_GetFont(item.raw)
                length = raw.FPDFFont_GetBaseFontName(font, None, 0)
                name = ctypes.create_string_buffer(length)
                raw.FPDFFont_GetBaseFontName(font, name, length)
                held = fonts.embedded if raw.FPDFFont_GetIsEmbedded(font) else fonts.missing
                held.add(name.value.decode().partition("+")[2] or name.value.decode())
        return fonts

    def attachments(self) -> Iterator[tuple[str, bytes]]:
        for at in range(self.file.count_attachments()):
            held = self.file.get_attachment(at)
            yield held.get_name(), bytes(held.get_data())


def opened(*blocks: Block, **changes: object) -> Pdf:
    """The PDF of a document around `blocks`, read back."""
    return Pdf(write_pdf(replace(document(*blocks), **changes)).data)
