"""The one style sheet of both writers: lengths in points from the left margin, colours as RRGGBB.

Between two paragraphs stands the larger of `after` of the first and `before` of the second, as in
Word; a `gap_after` is added to that.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

from msgspec import Struct

from sla_desktop.document.nodes import Table
from sla_desktop.export.pictures import Picture

Ink = Literal["text", "accent", "muted"]

MILLIMETRE = 72 / 25.4
PAGE_SIZES: Mapping[str, tuple[float, float]] = MappingProxyType(
    {"A4": (595.3, 841.9), "Letter": (612.0, 792.0)}
)


class TextStyle(Struct, frozen=True):
    """How a kind of paragraph looks; `leading` is the distance between its baselines."""

    size: float
    leading: float
    before: float = 0.0
    after: float = 0.0
    bold: bool = False
    italic: bool = False
    ink: Ink = "text"


class Hanging(Struct, frozen=True):
    """Where a hanging number begins and where its text does."""

    number: float
    text: float


class TableLook(Struct, frozen=True):
    """Tables run over the text width: a tinted header, horizontal rules only."""

    text: TextStyle = TextStyle(9.5, 12.5)
    header: TextStyle = TextStyle(9.5, 12.5, bold=True, ink="accent")
    caption: TextStyle = TextStyle(9.5, 12.5, before=8, after=4, bold=True, ink="accent")
    padding_x: float = 5.0
    padding_y: float = 3.0
    rule: float = 0.5  # between rows
    edge: float = 1.0  # above and below the table, in the accent colour
    paragraph_gap: float = 1.0  # between the paragraphs of one cell
    gap_after: float = 8.0


class SignatureLook(Struct, frozen=True):
    """Two blocks abreast: role, party, then label and rule row by row; every value is ruled."""

    role: TextStyle = TextStyle(9, 12, before=8, ink="accent", bold=True)
    party: TextStyle = TextStyle(10.5, 14, after=2, bold=True)
    label: TextStyle = TextStyle(9, 12, ink="muted")
    value: TextStyle = TextStyle(10.5, 14)
    label_width: float = 58.0
    column_gap: float = 28.0
    row_height: float = 24.0
    signing_height: float = 40.0  # the first row, where the hand signs
    gap_after: float = 14.0


class Look(Struct, frozen=True):
    """Fonts, sizes, spacing, indents and colours of an exported agreement."""

    docx_font: str = "Calibri"
    pdf_font: str = "Carlito"  # same widths as Calibri, free to embed
    ascent: float = 0.952  # of both fonts, in em; ascent + descent is one line at single spacing
    descent: float = 0.269

    text_color: str = "000000"
    accent_color: str = "1F3864"
    muted_color: str = "5B6472"
    rule_color: str = "C3CAD6"
    header_tint: str = "E9EEF5"
    guidance_tint: str = "F3F6FA"
    watermark_color: str = "E6E8EC"

    margin: float = 25 * MILLIMETRE  # on all four sides
    header_distance: float = 12.5 * MILLIMETRE  # paper edge to the header's top
    footer_distance: float = 12.5 * MILLIMETRE  # footer's bottom to the paper edge
    header_shares: tuple[float, float] = (0.72, 0.28)  # left, right
    footer_shares: tuple[float, float, float] = (0.48, 0.33, 0.19)  # left, middle, right

    body: TextStyle = TextStyle(10.5, 14, after=6)
    headings: tuple[TextStyle, TextStyle, TextStyle] = (
        TextStyle(16, 20, before=18, after=6, bold=True, ink="accent"),
        TextStyle(12.5, 16, before=12, after=4, bold=True, ink="accent"),
        TextStyle(11, 14, before=8, after=3, bold=True, ink="accent"),
    )
    logo: Picture | None = None  # above the title
    logo_room: tuple[float, float] = (170.0, 48.0)  # width and height it has at most
    logo_after: float = 18.0
    title: TextStyle = TextStyle(26, 32, after=2, bold=True, ink="accent")
    subtitle: TextStyle = TextStyle(13, 17, after=14, ink="muted")
    party_role: TextStyle = TextStyle(9, 12, after=2, bold=True, ink="accent")
    party_name: TextStyle = TextStyle(12, 16, after=2, bold=True)
    party_detail: TextStyle = TextStyle(10, 13)
    party_gap: float = 24.0  # between the columns of the title block
    party_row_gap: float = 12.0  # above the third party and the fourth
    parties_after: float = 16.0  # below the title block
    contents_title: TextStyle = TextStyle(16, 20, before=6, after=8, bold=True, ink="accent")
    contents: tuple[TextStyle, TextStyle] = (
        TextStyle(10.5, 14, before=4, after=1, bold=True),
        TextStyle(10, 13, after=1),
    )
    contents_hanging: tuple[Hanging, Hanging] = (Hanging(0, 28), Hanging(28, 64))
    contents_page_room: float = 36.0  # right of the titles, kept for the page number
    labels: TextStyle = TextStyle(8.5, 11, ink="muted")  # header and footer
    labels_padding: float = 3.0  # between their text and their rule
    muted: TextStyle = TextStyle(9, 12, after=6, ink="muted")
    guidance: TextStyle = TextStyle(9.5, 12.5, before=2, after=8, italic=True, ink="muted")
    guidance_bar: float = 2.25  # width of the bar left of a guidance note
    guidance_padding: float = 6.0
    watermark_size: float = 96.0  # turned by 45 degrees on the middle of the page
    watermark_length: float = 460.0  # a longer text is set smaller

    # index: level - 1; headings 1 to 3 and clauses 2 to 5 share it
    hanging: tuple[Hanging, Hanging, Hanging, Hanging, Hanging] = (
        Hanging(0, 42),
        Hanging(0, 42),
        Hanging(0, 42),
        Hanging(42, 66),
        Hanging(66, 94),
    )
    list_step: float = 18.0  # marker to text, and depth to depth
    list_after: float = 3.0  # after an item; the last has `body.after`

    table: TableLook = TableLook()
    signature: SignatureLook = SignatureLook()

    def color(self, ink: Ink) -> str:
        """RRGGBB of an ink."""
        match ink:
            case "text":
                return self.text_color
            case "accent":
                return self.accent_color
            case "muted":
                return self.muted_color

    def text_width(self, page_size: str) -> float:
        """Width between the margins."""
        return PAGE_SIZES[page_size][0] - 2 * self.margin

    def indent(self, level: int) -> float:
        """Where text standing under a clause of `level` begins (0: at the margin)."""
        return self.hanging[level - 1].text if level else 0.0


def row_is_kept(table: Table, at: int) -> bool:
    """Whether a row stands with the next one: none is alone at the foot or the top of a page."""
    last = len(table.rows) - 1
    return (at in (0, last - 1) and 0 <= at < last) or (at == last and table.keep_with_next)


LOOK = Look()
COMPACT_LOOK = Look(
    margin=20 * MILLIMETRE,
    body=TextStyle(9.5, 12, after=3),
    headings=(
        TextStyle(11.5, 14, before=9, after=3, bold=True, ink="accent"),
        TextStyle(10.5, 13, before=6, after=2, bold=True, ink="accent"),
        TextStyle(9.5, 12, before=4, after=2, bold=True, ink="accent"),
    ),
    title=TextStyle(20, 24, after=1, bold=True, ink="accent"),
    subtitle=TextStyle(11, 14, after=8, ink="muted"),
    party_name=TextStyle(11, 14, after=1, bold=True),
    party_detail=TextStyle(9, 11.5),
    parties_after=8.0,
    contents_title=TextStyle(11.5, 14, before=4, after=3, bold=True, ink="accent"),
    contents=(TextStyle(9, 11, after=0.5), TextStyle(9, 11, after=0.5)),
    list_after=2.0,
    table=TableLook(
        text=TextStyle(8.5, 10.5),
        header=TextStyle(8.5, 10.5, bold=True, ink="accent"),
        caption=TextStyle(8.5, 11, before=4, after=2, bold=True, ink="accent"),
        padding_y=2.0,
        gap_after=4.0,
    ),
    signature=SignatureLook(row_height=19.0, signing_height=32.0, gap_after=8.0),
)
