"""The one door to reportlab: embeds the shipped fonts and puts a PDF file together."""
# pyright: reportUnknownMemberType=false

import copy
import zlib
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any, cast
from weakref import WeakKeyDictionary

from msgspec import Struct
from reportlab import rl_config
from reportlab.pdfbase.pdfdoc import PDFDocument, PDFObject
from reportlab.pdfbase.ttfonts import TTFont

from sla_desktop import resources
from sla_desktop.document.nodes import Attachment
from sla_desktop.export.pdf_syntax import (
    ESCAPES,
    OutlineEntry,
    name,
    outline,
    place,
    place_key,
    string,
    unicode_map,
)

# Whatever a settings file on this computer says: nothing is ever loaded from outside.
rl_config.trustedHosts = None
rl_config.trustedSchemes = []


class Properties(Struct, frozen=True):
    """What the file says about itself."""

    title: str
    author: str
    subject: str
    language: str
    program: str


class Link(Struct, frozen=True):
    """A rectangle of the page, in PDF coordinates, that leads to a named place."""

    target: str
    box: tuple[float, float, float, float]


class Anchor(Struct, frozen=True):
    """A named place: page index and height on it, in PDF coordinates."""

    page: int
    top: float


@cache
def _font(name: str) -> TTFont:
    """The shipped face `name`, read once."""
    return TTFont(name, str(resources.path("fonts", f"{name}.ttf")), asciiReadable=1)


@cache
def advances(name: str) -> dict[str, float]:
    """Widths in em of all characters that the shipped face `name` draws."""
    face = _font(name).face
    widths = cast("dict[int, float]", face.charWidths)
    return {chr(code): widths[code] / 1000 for code in cast("dict[int, int]", face.charToGlyph)}


def _font_of_own(name: str) -> TTFont:
    """A copy of a face with no state shared: documents may be written side by side."""
    font = copy.copy(_font(name))
    font.face = copy.copy(font.face)
    font.state = WeakKeyDictionary()
    return font


class _Ready(PDFObject):
    """An object whose bytes are at hand."""

    __RefOnly__ = 1

    def __init__(self, data: bytes = b"") -> None:
        self.data = data

    def format(self, document: PDFDocument) -> bytes:
        return self.data


class PdfFile:
    """Takes pages in reading order and yields the bytes of the file."""

    def __init__(self) -> None:
        # Any: what is used of it here is public, but the stubs leave half of it out.
        self._document: Any = PDFDocument(compression=1, invariant=1, pdfVersion=(1, 7))
        self._fonts: dict[str, TTFont] = {}
        self._ascii: dict[str, str] = {}
        self._pages: list[bytes] = []
        fonts = self._reference(self._document.idToObject["BasicFonts"])
        self._resources = self._add(b"<</ProcSet[/PDF/Text]/Font " + fonts + b">>")
        self._page_tree = self._reference(self._document.Pages)

    def glyphs(self, face: str, text: str) -> list[tuple[str, str]]:
        """`text` as pairs of font resource and escaped string, ready to be shown."""
        if text.isascii():
            resource = self._ascii.get(face) or self._ascii_resource(face)
            if "(" in text or ")" in text or "\\" in text:
                text = text.translate(ESCAPES)
            return [(resource, text)]
        font = self._own_font(face)
        return [
            (
                font.getSubsetInternalName(subset, self._document),
                codes.decode("latin-1").translate(ESCAPES),
            )
            for subset, codes in font.splitString(text, self._document)
        ]

    def add_page(
        self, size: tuple[float, float], operators: Iterable[str], links: Iterable[Link]
    ) -> None:
        """Adds a page with what is drawn on it."""
        drawn = "\n".join(operators).encode("ascii")
        self._document.updateSignature(drawn)
        notes = b" ".join(self._link(link) for link in links)
        page = _Ready(
            b"<</Type/Page/Parent %b/MediaBox[0 0 %.2f %.2f]/Resources %b/Contents %b%b>>"
            % (
                self._page_tree,
                *size,
                self._resources,
                self._add_stream(b"", drawn),
                b"/Annots[" + notes + b"]" if notes else b"",
            )
        )
        self._pages.append(self._reference(page))
        self._document.Pages.addPage(page)

    def finish(
        self,
        properties: Properties,
        anchors: Mapping[str, Anchor],
        entries: Sequence[OutlineEntry],
        attachment: Attachment | None,
    ) -> bytes:
        """The whole file; nothing may be added afterwards."""
        self._embed_fonts()
        names = b"/Dests " + self._destinations(anchors)
        associated = b""
        if attachment:
            carried = self._attach(attachment)
            names += b"/EmbeddedFiles<</Names[%b%b]>>" % (string(attachment.name), carried)
            associated = b"/AF[" + carried + b"]"
        self._document.Catalog = _Ready(
            b"<</Type/Catalog/Pages %b/Lang%b/ViewerPreferences<</DisplayDocTitle true>>"
            b"/Names<<%b>>%b%b>>"
            % (
                self._page_tree,
                string(properties.language),
                names,
                self._outline(entries),
                associated,
            )
        )
        information = _information(properties)
        self._document.updateSignature(information)
        self._document.info = _Ready(information)
        return self._document.format()

    def _own_font(self, face: str) -> TTFont:
        if face not in self._fonts:
            self._fonts[face] = _font_of_own(face)
        return self._fonts[face]

    def _ascii_resource(self, face: str) -> str:
        """Name of the subset in which every ASCII character keeps its code."""
        font = self._own_font(face)
        font.splitString(" ", self._document)
        return self._ascii.setdefault(face, font.getSubsetInternalName(0, self._document))

    def _embed_fonts(self) -> None:
        for font in self._fonts.values():
            subsets = cast("list[list[int]]", font.state[self._document].subsets)
            used = [font.getSubsetInternalName(at, self._document) for at in range(len(subsets))]
            font.addObjects(self._document)
            for resource, subset in zip(used, subsets, strict=True):
                made = self._document.idToObject[resource[1:]]
                stream = self._document.idToObject[made.ToUnicode.name]
                stream.content = unicode_map(subset, font.face.charToGlyph)

    def _reference(self, item: PDFObject) -> bytes:
        return self._document.Reference(item).format(self._document)

    def _add(self, data: bytes) -> bytes:
        return self._reference(_Ready(data))

    def _add_stream(self, entries: bytes, data: bytes) -> bytes:
        packed = zlib.compress(data)
        return self._add(
            b"<<%b/Filter/FlateDecode/Length %d>>\nstream\n%b\nendstream"
            % (entries, len(packed), packed)
        )

    def _link(self, link: Link) -> bytes:
        return self._add(
            b"<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect[%.2f %.2f %.2f %.2f]/Dest%b>>"
            % (*link.box, place(link.target))
        )

    def _destinations(self, anchors: Mapping[str, Anchor]) -> bytes:
        """The name tree of all anchors, in one node."""
        pairs = b"\n".join(
            b"%b[%b/XYZ 0 %.2f null]" % (place(each), self._pages[at.page], at.top)
            for each, at in sorted(anchors.items(), key=lambda anchor: place_key(anchor[0]))
        )
        return self._add(b"<</Names[" + pairs + b"]>>")

    def _outline(self, entries: Sequence[OutlineEntry]) -> bytes:
        """The catalogue's entry for the bookmarks, if there are any."""
        if not entries:
            return b""
        items = [_Ready() for _ in range(len(entries) + 1)]
        references = [self._reference(item) for item in items]
        for item, data in zip(items, outline(entries, references), strict=True):
            item.data = data
        return b"/Outlines " + references[-1]

    def _attach(self, attachment: Attachment) -> bytes:
        """Embeds a file as the source of this document; the reference of its description."""
        self._document.updateSignature(attachment.data)
        stream = self._add_stream(
            b"/Type/EmbeddedFile/Subtype%b/Params<</Size %d>>"
            % (name(attachment.media_type), len(attachment.data)),
            attachment.data,
        )
        called = string(attachment.name)
        return self._add(
            b"<</Type/Filespec/F%b/UF%b/AFRelationship/Source/Desc%b/EF<</F %b/UF %b>>>>"
            % (called, called, string(attachment.description), stream, stream)
        )


def _information(properties: Properties) -> bytes:
    """The information dictionary: no dates, for the same document is the same file."""
    told = {
        "Title": properties.title,
        "Author": properties.author,
        "Subject": properties.subject,
        "Creator": properties.program,
        "Producer": properties.program,
    }
    return b"<<%b>>" % b"".join(b"/%b%b" % (key.encode(), string(told[key])) for key in told)
