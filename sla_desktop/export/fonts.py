"""The shipped font faces: which one draws a character, and how wide words are."""

import unicodedata
from functools import cache, lru_cache

from sla_desktop.export.pdf_fonts import advances

_TEXT = {
    (False, False): "Carlito-Regular",
    (True, False): "Carlito-Bold",
    (False, True): "Carlito-Italic",
    (True, True): "Carlito-BoldItalic",
}
_SYMBOLS = {False: "DejaVuSans", True: "DejaVuSans-Bold"}
_REMEMBERED_WORDS = 50_000
_REMEMBERED_LENGTH = 40

# Scripts whose letters join, stack or reorder; right-to-left ones are told by their direction.
_SHAPED = (
    range(0x0900, 0x10A0),  # Devanagari to Myanmar, with Thai, Lao and Tibetan
    range(0x1780, 0x18B0),  # Khmer, Mongolian
    range(0x1900, 0x1AB0),
    range(0x1B00, 0x1C80),
    range(0xA800, 0xA8E0),
    range(0xA900, 0xAAE0),
    range(0xABC0, 0xAC00),
    range(0x11000, 0x12000),
)


class WordWidths(dict[str, float]):
    """Widths of words in em, remembered while the words are short."""

    def __init__(self, characters: dict[str, float]) -> None:
        super().__init__(characters)
        self._characters = characters

    def __missing__(self, word: str) -> float:
        known = self._characters
        width = sum([known[character] for character in word])
        if len(word) <= _REMEMBERED_LENGTH and len(self) < _REMEMBERED_WORDS:
            self[word] = width
        return width


class Face:
    """One shipped face; widths are in em."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.advances = advances(name)
        self.widths = WordWidths(self.advances)
        self.space = self.advances[" "]


@cache
def _face(name: str) -> Face:
    return Face(name)


@cache
def text_face(bold: bool = False, italic: bool = False) -> Face:
    """The face of ordinary text."""
    return _face(_TEXT[bold, italic])


@lru_cache(maxsize=8192)
def face_for(character: str, bold: bool, italic: bool) -> Face | None:
    """The face that draws `character`, or None where no shipped one draws it properly."""
    if _needs_shaping(character):
        return None
    for candidate in (text_face(bold, italic), _face(_SYMBOLS[bold])):
        if character in candidate.advances:
            return candidate
    return None


def _needs_shaping(character: str) -> bool:
    """Whether drawing glyph after glyph from left to right would misprint `character`."""
    return (
        unicodedata.bidirectional(character) in ("R", "AL", "AN")
        or unicodedata.category(character)[0] == "M"
        or any(ord(character) in script for script in _SHAPED)
    )
