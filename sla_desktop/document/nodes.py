"""The neutral document: wording, numbers and references decided, nothing about files or fonts.

Composed once from an agreement; every writer only walks it. Text is plain text, never mark-up.
The smallest nodes, of which a long document has tens of thousands, can form no cycles: `gc=False`.
"""

from typing import Literal

from msgspec import Struct


class Run(Struct, frozen=True, gc=False):
    """A stretch of text in one look."""

    text: str
    bold: bool = False
    italic: bool = False
    underline: bool = False


class Reference(Struct, frozen=True, gc=False):
    """A live reference to the heading or clause `target`; `text` is what prints, e.g. "5.2"."""

    text: str
    target: str


class Blank(Struct, frozen=True, gc=False):
    """A ruled line where a value is still to be written in; `label` tells which (alt text)."""

    label: str
    width: float = 90.0  # points


Inline = Run | Reference | Blank
Inlines = tuple[Inline, ...]
Align = Literal["left", "right", "center"]
NoteKind = Literal["muted", "guidance"]


class Heading(Struct, frozen=True, tag="heading"):
    """A numbered (or, with `number` empty, unnumbered) heading. `id` is unique in the document."""

    id: str
    level: int  # 1 to 3
    number: str
    content: Inlines


class Clause(Struct, frozen=True, tag="clause"):
    """A numbered paragraph with a hanging number, e.g. 5.2 (level 2), 5.2.1 (3), (a) (4)."""

    id: str
    level: int  # 2 to 5
    number: str
    content: Inlines
    keep_with_next: bool = False


class Paragraph(Struct, frozen=True, tag="paragraph"):
    """A plain paragraph; `level` indents it to stand under a clause of that level (0: margin)."""

    content: Inlines
    level: int = 0
    keep_with_next: bool = False
    note: NoteKind | None = None


class ListItem(Struct, frozen=True):
    """One entry of a list; `marker` is the bullet or the number as printed."""

    content: Inlines
    marker: str
    depth: int = 0  # 0 to 4
    ordered: bool = False


class Listing(Struct, frozen=True, tag="listing"):
    """A bulleted or numbered list, nested by the depth of its items; `level` as of a paragraph."""

    items: tuple[ListItem, ...]
    level: int = 0


class Cell(Struct, frozen=True, gc=False):
    """One table cell: paragraphs of inlines."""

    paragraphs: tuple[Inlines, ...]


class Column(Struct, frozen=True, gc=False):
    """A table column; widths are shares of the text width, by weight."""

    title: str
    weight: float = 1.0
    align: Align = "left"


class Table(Struct, frozen=True, tag="table"):
    """A table with a repeated header row (none when every title is empty).

    `alt` describes it to a screen reader; rows never split over pages where they fit on one.
    """

    id: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    caption: str = ""
    alt: str = ""
    first_column_is_header: bool = False
    keep_with_next: bool = False  # its last row


class TitleBlock(Struct, frozen=True, tag="title"):
    """The top of the first page: title, subtitle, both parties side by side."""

    title: str
    subtitle: str
    parties: tuple["PartyBlock", ...]


class PartyBlock(Struct, frozen=True):
    """One party in the title block: its role ("Provider"), name, and detail lines."""

    role: str
    name: Inlines
    details: tuple[Inlines, ...] = ()


class Contents(Struct, frozen=True, tag="contents"):
    """Table of contents over the headings of level 1 and 2, made by the writer."""

    title: str


class Signature(Struct, frozen=True):
    """One signature block. Empty values print as ruled lines."""

    role: str
    party: Inlines
    name: str = ""
    position: str = ""
    place: str = ""
    date: str = ""


class SignatureBlock(Struct, frozen=True, tag="signatures"):
    """Signature blocks two abreast, never apart from the heading before them."""

    id: str
    signatures: tuple[Signature, ...]
    labels: tuple[str, str, str, str, str]  # signature, name, position, place, date


class PageBreak(Struct, frozen=True, tag="page-break"):
    """The next block starts a page."""


Block = (
    Heading
    | Clause
    | Paragraph
    | Listing
    | Table
    | TitleBlock
    | Contents
    | SignatureBlock
    | PageBreak
)


class PageLabels(Struct, frozen=True):
    """What stands in the header and footer of every page. `page_of` has ``{page}`` ``{pages}``."""

    header_left: str
    header_right: str
    footer_left: str
    footer_middle: str
    page_of: str = "Page {page} of {pages}"


class Document(Struct, frozen=True):
    """A whole composed document."""

    title: str
    subject: str
    author: str  # the firm that drafts, never a user name
    language: str  # BCP 47, e.g. "en-GB"
    version: str
    agreement_id: str
    blocks: tuple[Block, ...]
    labels: PageLabels
    page_size: Literal["A4", "Letter"] = "A4"
    watermark: str = ""  # e.g. "DRAFT"; empty: none
    compact: bool = False  # set small, for few pages


class Attachment(Struct, frozen=True):
    """A data file carried inside an export."""

    name: str  # "agreement.json"
    media_type: str
    data: bytes
    description: str
