"""Font faces: which one draws a character, and how wide words are."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache

from sla_desktop.export.pdf_fonts import advances, is_own
from sla_desktop.export.pdf_shaping import shape
from sla_desktop.export.pdf_system_fonts import covering

_TEXT = {
    (False, False): "Carlito-Regular",
    (True, False): "Carlito-Bold",
    (False, True): "Carlito-Italic",
    (True, True): "Carlito-BoldItalic",
}
_SYMBOLS = {False: "DejaVuSans", True: "DejaVuSans-Bold"}
_REMEMBERED_WORDS = 50_000
_REMEMBERED_LENGTH = 40

JOINERS = "\u200c\u200d"  # they tell letters to join or not, and are drawn as nothing
# Scripts whose letters join, stack or reorder.
_SHAPED = re.compile(
    "["
    "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"  # Hebrew, Arabic, Syriac, Thaana, N'Ko
    "\u0900-\u109f"  # Devanagari to Myanmar, with Thai, Lao and Tibetan
    "\u1780-\u18af\u1900-\u1aaf\u1b00-\u1c7f\ua800-\ua8df\ua900-\uaadf\uabc0-\uabff"
    "\U00010800-\U00010fff\U00011000-\U00011fff\U0001e800-\U0001efff"
    "]"
)


class WordWidths(dict[str, float]):
    """Widths of words in em, remembered while the words are short."""

    def __init__(self, characters: dict[str, float]) -> None:
        super().__init__(characters)
        self._characters = characters

    def __missing__(self, word: str) -> float:
        width = self._measure(word)
        if len(word) <= _REMEMBERED_LENGTH and len(self) < _REMEMBERED_WORDS:
            self[word] = width
        return width

    def _measure(self, word: str) -> float:
        known = self._characters
        return sum([known[character] for character in word])


class _ShapedWidths(WordWidths):
    """Widths of words whose glyphs depend on each other."""

    def __init__(self, name: str) -> None:
        super().__init__({})
        self._name = name

    def _measure(self, word: str) -> float:
        return shape(self._name, word).width


class Face:
    """A face of a font; widths are in em. A shaped one finds glyphs for whole words."""

    def __init__(self, name: str, shaped: bool) -> None:
        self.name = name
        self.shaped = shaped
        self.advances = advances(name)
        self.widths = _ShapedWidths(name) if shaped else WordWidths(self.advances)
        self.space = self.advances.get(" ", 0.25)


@cache
def _face(name: str, shaped: bool) -> Face:
    return Face(name, shaped)


@cache
def text_face(bold: bool = False, italic: bool = False) -> Face:
    """The face of ordinary text."""
    return _face(_TEXT[bold, italic], False)


@lru_cache(maxsize=8192)
def face_for(cluster: str, bold: bool, italic: bool) -> Face | None:
    """The face that draws a character and the marks on it, or None where there is none."""
    drawn = cluster.strip(JOINERS)
    if not drawn:
        return text_face(bold, italic)
    shaped = len(drawn) > 1 or _is_mark(drawn) or _SHAPED.match(drawn) is not None
    for name in _candidates(drawn[0], bold, italic):
        if _covers(name, drawn):
            return _face(name, shaped)
    return None


def faces(text: str, bold: bool, italic: bool) -> Iterator[tuple[Face | None, str]]:
    """Characters of `text` with their marks, each with its face.

    Two faces of the computer do not mix where one of them draws both.
    """
    before = ""
    for cluster in clusters(text):
        face = face_for(cluster, bold, italic)
        if face and is_own(face.name) and is_own(before) and _covers(before, cluster):
            face = _face(before, face.shaped)
        before = face.name if face else ""
        yield face, cluster


def clusters(text: str) -> Iterator[str]:
    """Characters of `text`, each with the marks and joiners that follow it."""
    start = 0
    for at, character in enumerate(text):
        if at and not (character in JOINERS or _is_mark(character)):
            yield text[start:at]
            start = at
    if text:
        yield text[start:]


def keeps_together(text: str, at: int) -> bool:
    """Whether a cut before position `at` would part a character from its marks."""
    return text[at] in JOINERS or _is_mark(text[at]) or text[at - 1] == JOINERS[1]


def _candidates(character: str, bold: bool, italic: bool) -> Iterator[str]:
    yield _TEXT[bold, italic]
    yield _SYMBOLS[bold]
    if unicodedata.category(character) not in ("Co", "Cn", "Cs"):
        own = covering(character)
        if own:
            yield own


def _covers(name: str, cluster: str) -> bool:
    known = advances(name)
    return all(each in known or each in JOINERS for each in cluster)


def _is_mark(character: str) -> bool:
    return not character.isascii() and unicodedata.category(character)[0] == "M"
