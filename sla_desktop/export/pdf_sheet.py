"""One page while it is drawn: positions in points from the upper left corner of the paper."""

import math
from collections.abc import Generator, Iterable, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from typing import Literal, NamedTuple

from sla_desktop.export.fonts import Face
from sla_desktop.export.look import Look
from sla_desktop.export.pdf_file import Field, Link, PdfFile
from sla_desktop.export.pdf_shaping import Shaped, shape
from sla_desktop.export.pdf_syntax import string
from sla_desktop.export.pdf_tags import ARTIFACT
from sla_desktop.export.pdf_words import Piece
from sla_desktop.export.pictures import Picture

_UNDERLINE_DROP = 0.11  # below the baseline, in em
_UNDERLINE = 0.05  # thickness, in em
_BLANK_DROP = 1.5
_BLANK_RULE = 0.6
_DOT = 0.9
_DOT_STEP = 3.6


class ShownLine(NamedTuple):
    """Pieces of text on one baseline; `spaced` adds the space before the next line."""

    x: float
    baseline: float
    pieces: Sequence[Piece]
    spaced: bool


class _Decorated(NamedTuple):
    """A piece that more than its glyphs is drawn of, and its element of the structure."""

    line: ShownLine
    piece: Piece
    element: int


class Sheet:
    """Collects what is drawn on one page, its links and its fields.

    In a tagged file everything drawn belongs to an element of the structure or is an artifact.
    """

    def __init__(
        self, file: PdfFile, look: Look, height: float, pages: Mapping[str, int], page: int = 0
    ) -> None:
        self.look = look
        self.pages = pages
        self.operators: list[str] = []
        self.links: list[Link] = []
        self.fields: list[Field] = []
        self._file = file
        self._structure = file.structure
        self._page = page
        self.key = file.structure.begin_page() if file.structure else 0
        self._height = height
        self._color = ""

    @contextmanager
    def furniture(self, kind: Literal["Header", "Footer", "Watermark"]) -> Generator[None]:
        """What is drawn inside is no part of the document."""
        if self._structure is None:
            yield
            return
        self.operators.append(f"/Artifact<</Type/Pagination/Subtype/{kind}>>BDC")
        structure, self._structure = self._structure, None
        yield
        self._structure = structure
        self.operators.append("EMC")

    def text(
        self, lines: Iterable[ShownLine], size: float, color: str, element: int = ARTIFACT
    ) -> None:
        """Shows lines in one size and colour, with their underlines, blanks and links."""
        self._set_color(color)
        decorated: list[_Decorated] = []
        shown = _TextObject(self._file, self._height, size)
        owner = -1
        for line in lines:
            moved = True
            for piece in line.pieces:
                look = piece.look
                own = element
                if look.decorated:
                    own = self._inline(piece, element)
                    decorated.append(_Decorated(line, piece, own))
                if not piece.text:
                    moved, owner = True, -1
                    continue
                if self._structure and own != owner:
                    shown.begin(self._begin(own))
                    owner = own
                if moved or piece.apart:
                    shown.move(line.x + piece.start * size, line.baseline)
                    moved = False
                last = line.spaced and piece is line.pieces[-1]
                text = piece.text + " " if last else piece.text
                shown.show(look.face, text, backwards=piece.backwards)
        self.operators += shown.operators()
        for each in decorated:
            self._decorate(each, size, color)

    def rotated_text(
        self, pieces: Sequence[Piece], size: float, color: str, center: tuple[float, float]
    ) -> None:
        """Shows one line through `center`, rising by 45 degrees."""
        width = size * sum(piece.width for piece in pieces)
        half = math.sqrt(0.5)
        x, y = center[0], self._height - center[1]
        self.operators.append(f"q {half:.4f} {half:.4f} {-half:.4f} {half:.4f} {x:.2f} {y:.2f} cm")
        self.text([ShownLine(-width / 2, self._height + size / 3, pieces, False)], size, color)
        self.operators.append("Q")
        self._color = ""

    def fill(
        self,
        x: float,
        top: float,
        width: float,
        height: float,
        color: str,
        element: int = ARTIFACT,
    ) -> None:
        """Fills a rectangle; a rule is a flat one."""
        self._set_color(color)
        bottom = self._height - top - height
        self._draw(f"{x:.2f} {bottom:.2f} {width:.2f} {height:.2f} re f", element)

    def picture(
        self, picture: Picture, x: float, top: float, width: float, height: float, element: int
    ) -> None:
        """Draws a picture into a rectangle."""
        left, bottom, *_ = box = self._box(x, top, width, height)
        if self._structure:
            self._structure.enclose(element, box)
        name = self._file.picture(picture)
        self._draw(
            f"q {width:.2f} 0 0 {height:.2f} {left:.2f} {bottom:.2f} cm {name} Do Q", element
        )

    def dots(self, x: float, right: float, baseline: float, color: str) -> None:
        """A row of leader dots; those of all lines stand below each other."""
        start = math.ceil(x / _DOT_STEP) * _DOT_STEP
        if start >= right:
            return
        red, green, blue = _shares(color)
        y = self._height - baseline + _DOT / 2
        self._draw(
            f"q {_DOT} w 1 J [0 {_DOT_STEP}] 0 d {red} {green} {blue} RG "
            f"{start:.2f} {y:.2f} m {right:.2f} {y:.2f} l S Q",
            ARTIFACT,
        )

    def link(
        self,
        target: str,
        x: float,
        top: float,
        width: float,
        height: float,
        *,
        text: str = "",
        element: int = ARTIFACT,
    ) -> None:
        """Makes a rectangle lead to `target`, if the document has such a place."""
        if target in self.pages:
            self.links.append(Link(target, self._box(x, top, width, height), text, element))

    def field(
        self, title: str, x: float, top: float, width: float, height: float, element: int
    ) -> None:
        """Makes a rectangle a place to sign in."""
        self.fields.append(Field(title, self._box(x, top, width, height), element))

    def _box(
        self, x: float, top: float, width: float, height: float
    ) -> tuple[float, float, float, float]:
        bottom = self._height - top - height
        return (x, bottom, x + width, bottom + height)

    def _begin(self, element: int) -> str:
        """The operator that begins a stretch of `element` in a tagged file."""
        if self._structure is None:
            return ""
        if element == ARTIFACT:
            return "/Artifact BMC"
        return self._structure.mark(element, self._page, self.key)

    def _draw(self, operators: str, element: int) -> None:
        begun = self._begin(element)
        self.operators += (begun, operators, "EMC") if begun else (operators,)

    def _inline(self, piece: Piece, element: int) -> int:
        """The element of a piece: that of its paragraph, or one of its own within that."""
        look = piece.look
        if self._structure is None or element == ARTIFACT:
            return element
        if look.blank is not None:
            return self._structure.add("Figure", element, b"/Alt" + string(_told(look.blank)))
        if look.target and look.target in self.pages:
            return self._structure.add("Link", element)
        return element

    def _decorate(self, decorated: _Decorated, size: float, color: str) -> None:
        line, piece, element = decorated
        look = piece.look
        x, width = line.x + piece.start * size, piece.width * size
        if look.blank is not None:
            self.fill(x, line.baseline + _BLANK_DROP, width, _BLANK_RULE, color, element)
            if self._structure and element != ARTIFACT:
                box = self._box(x, line.baseline - size, width, size + _BLANK_DROP + _BLANK_RULE)
                self._structure.enclose(element, box)
        if piece.text.startswith(" ") and piece.text != " ":
            space = look.face.space * size
            x, width = x + space, width - space
        if look.underline:
            self.fill(x, line.baseline + _UNDERLINE_DROP * size, width, _UNDERLINE * size, color)
        if look.target:
            top = line.baseline - 0.8 * size
            text = piece.text.strip()
            self.link(look.target, x, top, width, 1.1 * size, text=text, element=element)

    def _set_color(self, color: str) -> None:
        if color != self._color:
            self._color = color
            self.operators.append("{} {} {} rg".format(*_shares(color)))


class _TextObject:
    """The operators of one text object while text is shown in it."""

    def __init__(self, file: PdfFile, height: float, size: float) -> None:
        self._file = file
        self._height = height
        self._size = size
        self._font = ""
        self._x = self._y = 0.0
        self._marked = False
        self._out = ["BT"]

    def begin(self, mark: str) -> None:
        """Ends the marked stretch under way and begins another."""
        if self._marked:
            self._out.append("EMC")
        self._out.append(mark)
        self._marked = True

    def move(self, x: float, baseline: float) -> None:
        """What is shown next begins here."""
        x, y = round(x, 2), round(self._height - baseline, 2)
        self._out.append(f"{x - self._x:.2f} {y - self._y:.2f} Td")
        self._x, self._y = x, y

    def show(self, face: Face, text: str, *, backwards: bool) -> None:
        """Shows text after the last."""
        if face.shaped or (backwards and text != " "):
            self._show_shaped(face.name, shape(face.name, text, backwards))
            return
        for resource, glyphs in self._file.glyphs(face.name, text):
            self._set_font(resource)
            self._out.append(f"({glyphs}) Tj")

    def _show_shaped(self, face: str, shaped: Shaped) -> None:
        """Shows glyphs in the order of reading, each at its place."""
        pen = rise = 0.0
        for glyph in shaped.glyphs:
            resource, code, advance = self._file.glyph(face, glyph)
            self._set_font(resource)
            if glyph.y != rise:
                self._out.append(f"{glyph.y * self._size:.2f} Ts")
                rise = glyph.y
            self._out.append(f"[{(pen - glyph.x) * 1000:.0f}({code})]TJ")
            pen = glyph.x + advance
        if rise:
            self._out.append("0 Ts")
        self._out.append(f"[{(pen - shaped.width) * 1000:.0f}]TJ")

    def _set_font(self, resource: str) -> None:
        if resource != self._font:
            self._out.append(f"{resource} {self._size:g} Tf")
            self._font = resource

    def operators(self) -> Sequence[str]:
        """All of them; none where nothing is shown."""
        if not self._font:
            return ()
        return (*self._out, "EMC", "ET") if self._marked else (*self._out, "ET")


def _told(label: str) -> str:
    """What a ruled line is, for who cannot see it."""
    return f"Blank: {label}" if label else "Blank"


@cache
def _shares(color: str) -> tuple[str, str, str]:
    """Red, green and blue of RRGGBB as PDF numbers."""
    red, green, blue = (int(color[at : at + 2], 16) / 255 for at in (0, 2, 4))
    return f"{red:.3g}", f"{green:.3g}", f"{blue:.3g}"
