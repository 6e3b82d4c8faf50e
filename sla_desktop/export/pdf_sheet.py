"""One page while it is drawn: positions in points from the upper left corner of the paper."""

import math
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from sla_desktop.export.look import Look
from sla_desktop.export.pdf_file import Link, PdfFile
from sla_desktop.export.pdf_text import Piece

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


class Sheet:
    """Collects what is drawn on one page, and its links."""

    def __init__(self, file: PdfFile, look: Look, height: float, pages: Mapping[str, int]) -> None:
        self.look = look
        self.pages = pages
        self.operators: list[str] = []
        self.links: list[Link] = []
        self._file = file
        self._height = height
        self._color = ""

    def text(self, lines: Iterable[ShownLine], size: float, color: str) -> None:
        """Shows lines in one size and colour, with their underlines, blanks and links."""
        self._set_color(color)
        out = ["BT"]
        font = ""
        at_x = at_y = 0.0
        decorated: list[tuple[ShownLine, Piece]] = []
        for line in lines:
            moved = True
            for piece in line.pieces:
                look = piece.look
                if look.blank or look.underline or look.target:
                    decorated.append((line, piece))
                if look.blank:
                    moved = True
                    continue
                if moved:
                    x = round(line.x + piece.start * size, 2)
                    y = round(self._height - line.baseline, 2)
                    out.append(f"{x - at_x:.2f} {y - at_y:.2f} Td")
                    at_x, at_y, moved = x, y, False
                last = line.spaced and piece is line.pieces[-1]
                shown = piece.text + " " if last else piece.text
                for resource, glyphs in self._file.glyphs(look.face.name, shown):
                    if resource != font:
                        out.append(f"{resource} {size:g} Tf")
                        font = resource
                    out.append(f"({glyphs}) Tj")
        if font:
            self.operators += (*out, "ET")
        for line, piece in decorated:
            self._decorate(line, piece, size, color)

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

    def fill(self, x: float, top: float, width: float, height: float, color: str) -> None:
        """Fills a rectangle; a rule is a flat one."""
        self._set_color(color)
        bottom = self._height - top - height
        self.operators.append(f"{x:.2f} {bottom:.2f} {width:.2f} {height:.2f} re f")

    def dots(self, x: float, right: float, baseline: float, color: str) -> None:
        """A row of leader dots; those of all lines stand below each other."""
        start = math.ceil(x / _DOT_STEP) * _DOT_STEP
        if start >= right:
            return
        red, green, blue = _shares(color)
        y = self._height - baseline + _DOT / 2
        self.operators.append(
            f"q {_DOT} w 1 J [0 {_DOT_STEP}] 0 d {red} {green} {blue} RG "
            f"{start:.2f} {y:.2f} m {right:.2f} {y:.2f} l S Q"
        )

    def link(self, target: str, x: float, top: float, width: float, height: float) -> None:
        """Makes a rectangle lead to `target`, if the document has such a place."""
        if target in self.pages:
            bottom = self._height - top - height
            self.links.append(Link(target, (x, bottom, x + width, bottom + height)))

    def _decorate(self, line: ShownLine, piece: Piece, size: float, color: str) -> None:
        x, width = line.x + piece.start * size, piece.width * size
        if piece.look.blank:
            self.fill(x, line.baseline + _BLANK_DROP, width, _BLANK_RULE, color)
        if piece.text.startswith(" "):
            space = piece.look.face.space * size
            x, width = x + space, width - space
        if piece.look.underline:
            self.fill(x, line.baseline + _UNDERLINE_DROP * size, width, _UNDERLINE * size, color)
        if piece.look.target:
            self.link(piece.look.target, x, line.baseline - 0.8 * size, width, 1.1 * size)

    def _set_color(self, color: str) -> None:
        if color != self._color:
            self._color = color
            self.operators.append("{} {} {} rg".format(*_shares(color)))


@cache
def _shares(color: str) -> tuple[str, str, str]:
    """Red, green and blue of RRGGBB as PDF numbers."""
    red, green, blue = (int(color[at : at + 2], 16) / 255 for at in (0, 2, 4))
    return f"{red:.3g}", f"{green:.3g}", f"{blue:.3g}"
