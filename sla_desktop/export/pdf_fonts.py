"""The one door to reportlab: reads font files and makes the parts of them that a document shows."""
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportUnknownArgumentType=false

import copy
import struct
from functools import cache
from typing import Any, cast

from msgspec import Struct
from reportlab import rl_config
from reportlab.pdfbase.ttfonts import TTFError, TTFontFile

from sla_desktop import resources

# Whatever a settings file on this computer says: nothing is ever loaded from outside.
rl_config.trustedHosts = None
rl_config.trustedSchemes = []

_ASCII = [*[0] * 32, *range(32, 127), 0]  # every printable character keeps its code
_BEGINNING = [*[0] * 32, 32]  # of further subsets: code 32 is a space in all of them
_CODES = 256
_PRIVATE = 0x110000  # beyond all characters: codes given to glyphs
_NOTHING = "\u200b"  # what a glyph means that belongs to the one before
_NO_BREAK_SPACE = "\u00a0"


class Metrics(Struct, frozen=True):
    """What a font descriptor tells about a face, in thousandths of an em."""

    name: str
    box: tuple[float, float, float, float]
    flags: int
    italic_angle: float
    ascent: float
    descent: float
    cap_height: float
    stem: float
    missing_width: float


def font_file(name: str) -> tuple[str, int]:
    """Path and index of a face: one that is shipped, or ``PATH#INDEX`` of the computer's own."""
    path, mark, index = name.rpartition("#")
    return (path, int(index)) if mark else (str(resources.path("fonts", f"{name}.ttf")), 0)


def is_own(name: str) -> bool:
    """Whether a face is the computer's, not a shipped one."""
    return "#" in name


@cache
def _read(name: str) -> TTFontFile:
    """A face, read once."""
    path, index = font_file(name)
    return TTFontFile(path, subfontIndex=index)


@cache
def is_sound(name: str) -> bool:
    """Whether a face of the computer can be read in full."""
    try:
        ShownFont(name, 0).subsets()
    except (TTFError, OSError, ValueError, LookupError, struct.error):
        return False
    return True


@cache
def advances(name: str) -> dict[str, float]:
    """Widths in em of all characters that the face `name` draws."""
    font = _read(name)
    widths = cast("dict[int, float]", font.charWidths)
    return {chr(code): widths[code] / 1000 for code in cast("dict[int, int]", font.charToGlyph)}


class ShownFont:
    """The characters of one face that a document shows, in subsets of 256 codes of one byte."""

    def __init__(self, name: str, number: int) -> None:
        # A copy: reading a subset moves a position in it, and documents are written side by side.
        self._font: Any = copy.copy(_read(name))
        self._number = number
        self.ascii = self.resource()  # the subset in which ASCII stands for itself
        self._subsets: list[list[int]] = [list(_ASCII)]
        self._codes: dict[str, tuple[int, int]] = {_NO_BREAK_SPACE: (0, 32)} | {
            chr(code): (0, code) for code in range(32, 127)
        }
        self._glyphs: dict[tuple[int, str], tuple[int, int]] = {}
        self._meanings: dict[int, str] = {}  # of codes that stand for glyphs

    def resource(self, subset: int = 0) -> str:
        """What pages call a subset."""
        return f"/F{self._number}.{subset}"

    def shown(self, text: str) -> list[tuple[int, str]]:
        """`text` as pairs of a subset and the codes in it, as characters up to 255."""
        parts: list[tuple[int, list[int]]] = []
        for character in text:
            subset, code = self._codes.get(character) or self._assign(character)
            if not parts or parts[-1][0] != subset:
                parts.append((subset, []))
            parts[-1][1].append(code)
        return [(subset, bytes(codes).decode("latin-1")) for subset, codes in parts]

    def shown_glyph(self, number: int, meaning: str) -> tuple[int, str]:
        """A glyph that stands for `meaning`, as a subset and a code in it."""
        place = self._glyphs.get((number, meaning))
        if place is None:
            if not self._meanings:
                self._font.charToGlyph = dict(self._font.charToGlyph)
                self._font.charWidths = dict(self._font.charWidths)
            code = _PRIVATE + len(self._meanings)
            self._font.charToGlyph[code] = number
            self._font.charWidths[code] = self.advance(number) * 1000
            self._meanings[code] = meaning or _NOTHING
            place = self._glyphs[number, meaning] = self._add(code)
        return place[0], chr(place[1])

    def advance(self, number: int) -> float:
        """Width of a glyph in em."""
        return self._font.hmetrics[number][0] / self._font.unitsPerEm

    def _assign(self, character: str) -> tuple[int, int]:
        place = self._codes[character] = self._add(ord(character))
        return place

    def _add(self, code: int) -> tuple[int, int]:
        if len(self._subsets[-1]) == _CODES:
            self._subsets.append(list(_BEGINNING))
        self._subsets[-1].append(code)
        return len(self._subsets) - 1, len(self._subsets[-1]) - 1

    @property
    def metrics(self) -> Metrics:
        font = self._font
        return Metrics(
            name=font.name.decode("ascii", "replace"),
            box=tuple(font.bbox),
            flags=font.flags & ~32 | 4,  # symbolic: its codes mean what its own table says
            italic_angle=font.italicAngle,
            ascent=font.ascent,
            descent=font.descent,
            cap_height=font.capHeight,
            stem=font.stemV,
            missing_width=font.defaultWidth,
        )

    def subsets(self) -> list[tuple[list[float], dict[int, str], bytes]]:
        """Of each subset the widths of its codes, what they mean, and its font file."""
        known = self._font.charWidths
        return [
            (
                [known.get(code, self._font.defaultWidth) for code in codes],
                {
                    at: self._meanings.get(code) or chr(code)
                    for at, code in enumerate(codes)
                    if code in known
                },
                self._font.makeSubset(codes),
            )
            for codes in self._subsets
        ]
