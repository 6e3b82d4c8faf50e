"""Puts a PDF file together: pages, fonts, places, bookmarks, an attachment.

In its archive form it is tagged and fit for PDF/A-3b; the plain form is for pages soon thrown away.
"""

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from sla_desktop.document.nodes import Attachment
from sla_desktop.export.pdf_archive import Properties, add_intent, add_metadata, information
from sla_desktop.export.pdf_fonts import ShownFont
from sla_desktop.export.pdf_objects import Objects
from sla_desktop.export.pdf_pictures import add_picture
from sla_desktop.export.pdf_shaping import Glyph
from sla_desktop.export.pdf_syntax import (
    ESCAPES,
    OutlineEntry,
    name,
    numbers,
    outline,
    place,
    place_key,
    string,
    unicode_map,
)
from sla_desktop.export.pdf_tags import Structure
from sla_desktop.export.pictures import Picture

_PRINTED = 4  # flag of annotations, which PDF/A wants of each


class Link(Struct, frozen=True):
    """A rectangle of the page, in PDF coordinates, that leads to a named place.

    `element` of the structure holds it, `text` is what stands there.
    """

    target: str
    box: tuple[float, float, float, float]
    text: str = ""
    element: int = 0


class Field(Struct, frozen=True):
    """A rectangle to be signed in; `element` of the structure holds it."""

    title: str
    box: tuple[float, float, float, float]
    element: int = 0


class Anchor(Struct, frozen=True):
    """A named place: page index and height on it, in PDF coordinates."""

    page: int
    top: float


class PdfFile:
    """Takes pages in reading order and yields the bytes of the file."""

    def __init__(self, structure: Structure | None = None) -> None:
        self.structure = structure
        self._objects = Objects()
        self._fonts: dict[str, ShownFont] = {}
        self._pages: list[bytes] = []
        self._fields: list[bytes] = []
        self._pictures: dict[Picture, bytes] = {}
        self._tree, self._resources = self._objects.reserve(2)

    def glyphs(self, face: str, text: str) -> list[tuple[str, str]]:
        """`text` as pairs of font resource and escaped string, ready to be shown."""
        font = self._font(face)
        if text.isascii():
            if "(" in text or ")" in text or "\\" in text:
                text = text.translate(ESCAPES)
            return [(font.ascii, text)]
        return [
            (font.resource(subset), codes.translate(ESCAPES)) for subset, codes in font.shown(text)
        ]

    def glyph(self, face: str, glyph: Glyph) -> tuple[str, str, float]:
        """Font resource, escaped code and width in em of one glyph."""
        font = self._font(face)
        subset, code = font.shown_glyph(glyph.number, glyph.meaning)
        return font.resource(subset), code.translate(ESCAPES), font.advance(glyph.number)

    def _font(self, face: str) -> ShownFont:
        if face not in self._fonts:
            self._fonts[face] = ShownFont(face, len(self._fonts) + 1)
        return self._fonts[face]

    def picture(self, picture: Picture) -> str:
        """What pages call a picture, which the file holds once."""
        if picture not in self._pictures:
            self._pictures[picture] = add_picture(self._objects, picture)
        return f"/P{list(self._pictures).index(picture) + 1}"

    def add_page(
        self,
        size: tuple[float, float],
        operators: Iterable[str],
        links: Iterable[Link],
        fields: Iterable[Field] = (),
        key: int = 0,
    ) -> None:
        """Adds a page with what is drawn on it; `key` is that of the structure."""
        drawn = "\n".join(operators).encode("ascii")
        (page,) = self._objects.reserve()
        self._pages.append(b"%d 0 R" % page)
        notes = [self._link(link) for link in links] + [self._field(field) for field in fields]
        content = self._objects.add_stream(b"", drawn)
        self._objects.set(
            page,
            b"<</Type/Page/Parent %d 0 R/MediaBox[0 0 %.2f %.2f]/Resources %d 0 R/Contents %b%b%b>>"
            % (
                self._tree,
                *size,
                self._resources,
                content,
                b"/Annots[%b]" % b" ".join(notes) if notes else b"",
                b"/StructParents %d/Tabs/S" % key if self.structure else b"",
            ),
        )

    def finish(
        self,
        properties: Properties,
        anchors: Mapping[str, Anchor],
        entries: Sequence[OutlineEntry],
        attachment: Attachment | None,
    ) -> bytes:
        """The whole file; nothing may be added afterwards."""
        objects = self._objects
        self._set_resources()
        kids = b"<</Type/Pages/Count %d/Kids[%b]>>" % (len(self._pages), b" ".join(self._pages))
        objects.set(self._tree, kids)
        names = b"/Dests " + self._destinations(anchors)
        catalogue = self._outline(entries)
        if attachment:
            carried = self._attach(attachment)
            names += b"/EmbeddedFiles<</Names[%b%b]>>" % (string(attachment.name), carried)
            catalogue += b"/AF[" + carried + b"]"
        if self._fields:
            catalogue += b"/AcroForm<</Fields[%b]>>" % b" ".join(self._fields)
        told = objects.add(information(properties))
        if self.structure:
            tree = self.structure.write(objects, self._pages)
            catalogue += b"/StructTreeRoot %b/MarkInfo<</Marked true>>" % tree
            catalogue += add_intent(objects)
        identifier = objects.fingerprint()
        if self.structure:
            catalogue += add_metadata(objects, properties, identifier)
        root = objects.add(
            b"<</Type/Catalog/Pages %d 0 R/Lang%b/ViewerPreferences<</DisplayDocTitle true>>"
            b"/PageLabels<</Nums[0<</S/D>>]>>/Names<<%b>>%b>>"
            % (self._tree, string(properties.language), names, catalogue)
        )
        return objects.file(root, told, identifier)

    def _set_resources(self) -> None:
        listed = [
            b"%b %b" % (font.resource(at).encode(), reference)
            for font in self._fonts.values()
            for at, reference in enumerate(self._embedded(font))
        ]
        pictures = [
            b"%b %b" % (self.picture(each).encode(), reference)
            for each, reference in self._pictures.items()
        ]
        self._objects.set(
            self._resources,
            b"<</Font<<%b>>/XObject<<%b>>>>" % (b"".join(listed), b"".join(pictures)),
        )

    def _embedded(self, font: ShownFont) -> list[bytes]:
        """References to the subsets of a font."""
        told = font.metrics
        made: list[bytes] = []
        for at, (widths, meanings, data) in enumerate(font.subsets()):
            called = b"/%b+%b" % (_tag(at), name(told.name)[1:])
            file = self._objects.add_stream(b"/Length1 %d" % len(data), data)
            meaning = self._objects.add_stream(b"", unicode_map(meanings).encode())
            descriptor = self._objects.add(
                b"<</Type/FontDescriptor/FontName%b/Flags %d/FontBBox[%b]/ItalicAngle %b/Ascent %b"
                b"/Descent %b/CapHeight %b/StemV %b/MissingWidth %b/FontFile2 %b>>"
                % (
                    called,
                    told.flags,
                    numbers(told.box),
                    numbers([told.italic_angle]),
                    numbers([told.ascent]),
                    numbers([told.descent]),
                    numbers([told.cap_height]),
                    numbers([told.stem]),
                    numbers([told.missing_width]),
                    file,
                )
            )
            made.append(
                self._objects.add(
                    b"<</Type/Font/Subtype/TrueType/BaseFont%b/FirstChar 0/LastChar %d/Widths[%b]"
                    b"/FontDescriptor %b/ToUnicode %b>>"
                    % (called, len(widths) - 1, numbers(widths), descriptor, meaning)
                )
            )
        return made

    def _link(self, link: Link) -> bytes:
        told = b""
        (number,) = self._objects.reserve()
        reference = b"%d 0 R" % number
        if self.structure and link.element:
            key = self.structure.hold(link.element, len(self._pages) - 1, reference)
            told = b"/StructParent %d/Contents%b" % (key, string(link.text))
        body = b"<</Type/Annot/Subtype/Link/F %d/Border[0 0 0]/Rect[%b]/Dest%b%b>>" % (
            _PRINTED,
            numbers(link.box),
            place(link.target),
            told,
        )
        self._objects.set(number, body, packed=bool(self.structure))
        return reference

    def _field(self, field: Field) -> bytes:
        """A field for a digital signature, empty and drawn as nothing."""
        told = b""
        (number,) = self._objects.reserve()
        reference = b"%d 0 R" % number
        if self.structure:
            key = self.structure.hold(field.element, len(self._pages) - 1, reference)
            told = b"/StructParent %d" % key
        left, bottom, right, top = field.box
        shape = b"/Type/XObject/Subtype/Form/BBox[0 0 %b]/Resources<<>>"
        look = self._objects.add_stream(shape % numbers([right - left, top - bottom]), b"")
        self._fields.append(reference)
        self._objects.set(
            number,
            b"<</Type/Annot/Subtype/Widget/FT/Sig/T%b/TU%b/F %d/P %b/Rect[%b]/AP<</N %b>>%b>>"
            % (
                string(f"Signature {len(self._fields)}"),
                string(field.title),
                _PRINTED,
                self._pages[-1],
                numbers(field.box),
                look,
                told,
            ),
        )
        return reference

    def _destinations(self, anchors: Mapping[str, Anchor]) -> bytes:
        """The name tree of all anchors, in one node."""
        pairs = b"\n".join(
            b"%b[%b/XYZ 0 %.2f null]" % (place(each), self._pages[at.page], at.top)
            for each, at in sorted(anchors.items(), key=lambda anchor: place_key(anchor[0]))
        )
        return self._objects.add(b"<</Names[" + pairs + b"]>>", packed=bool(self.structure))

    def _outline(self, entries: Sequence[OutlineEntry]) -> bytes:
        """The catalogue's entry for the bookmarks, if there are any."""
        if not entries:
            return b""
        items = self._objects.reserve(len(entries) + 1)
        references = [b"%d 0 R" % item for item in items]
        for item, data in zip(items, outline(entries, references), strict=True):
            self._objects.set(item, data, packed=bool(self.structure))
        return b"/Outlines " + references[-1]

    def _attach(self, attachment: Attachment) -> bytes:
        """Embeds a file as the source of this document; the reference of its description."""
        stream = self._objects.add_stream(
            b"/Type/EmbeddedFile/Subtype%b/Params<</Size %d>>"
            % (name(attachment.media_type), len(attachment.data)),
            attachment.data,
        )
        called = string(attachment.name)
        return self._objects.add(
            b"<</Type/Filespec/F%b/UF%b/AFRelationship/Source/Desc%b/EF<</F %b/UF %b>>>>"
            % (called, called, string(attachment.description), stream, stream)
        )


def _tag(subset: int) -> bytes:
    """Six letters that tell the subsets of a face apart."""
    return b"".join(b"%c" % (ord("A") + int(digit)) for digit in f"{subset:06d}")
