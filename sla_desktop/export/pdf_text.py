"""Breaks text into measured words, once for each paragraph; all widths are in em."""

import re
import unicodedata
from collections.abc import Iterator, Set
from itertools import accumulate, groupby, repeat
from operator import add, itemgetter

from msgspec import Struct

from sla_desktop.document.nodes import Blank, Inlines, Reference, Run
from sla_desktop.domain.clean import clean_line, clean_text
from sla_desktop.export.fonts import (
    JOINERS,
    Face,
    face_for,
    faces,
    text_face,
)
from sla_desktop.export.pdf_bidi import runs_right_to_left
from sla_desktop.export.pdf_order import directed
from sla_desktop.export.pdf_words import LONGEST_SHAPED, Text, WordLook

_SPACES = re.compile("[\t \u1680\u2000-\u2006\u2008-\u200a\u205f\u3000]+")
# After a hyphen or stroke between letters, after a dash before anything, at a zero-width space.
_EAST_ASIAN = (
    "\u2e80-\u2fff\u3005-\u3007\u3021-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff"
)
_OPENING = "（［｛「『【〈《〔〖“‘"
_CLOSING = "、。，．：；？！）］｝」』】〉》〕〗”’"
_NEVER_FIRST = "々ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ"
_OPPORTUNITY = re.compile(
    "(?<=[^\\W\\d_][-/])(?=[^\\W\\d_])|(?<=[^\\W\\d_]–)(?=\\S)|(?<=—)(?=\\S)|\u200b"
    f"|(?<=[{_EAST_ASIAN}{_CLOSING}])(?=[\\w{_OPENING}])(?![{_NEVER_FIRST}])"
    f"|(?<=\\w)(?=[{_EAST_ASIAN}{_OPENING}])(?![{_NEVER_FIRST}])"
)
_MAY_BREAK = re.compile("[-/–—\u200b]")
# Drawn as nothing: soft hyphen, joiners of marks and words, direction marks, variation selectors.
_INVISIBLE = dict.fromkeys(
    (0xAD, 0x34F, 0x61C, 0x200B, 0x200E, 0x200F, 0x2060, *range(0xFE00, 0xFE10))
)
_NO_JOINERS = dict.fromkeys(map(ord, JOINERS))
_SHOWN_AS = _INVISIBLE | {0x2010: "-", 0x2011: "-"}
_NO_WORDS: Set[int] = frozenset()
_GLUE = -1.0  # in place of a gap: this word may not part from the one before


class Uncovered(Struct, frozen=True):
    """A character that cannot be drawn, and where it stands."""

    character: str
    place: str


class Typesetter:
    """Measures paragraphs, and notes every character that no shipped face draws."""

    def __init__(self) -> None:
        self.place = ""
        self._uncovered: dict[str, str] = {}

    @property
    def uncovered(self) -> tuple[Uncovered, ...]:
        """Each character that cannot be drawn, with the first place it was met."""
        return tuple(Uncovered(each, place) for each, place in self._uncovered.items())

    def measure(self, content: Inlines, size: float, bold: bool, italic: bool) -> Text:
        """`content` in words; `size` in points tells how wide blanks are in em."""
        measuring = _Measuring(self, size)
        for inline in content:
            match inline:
                case Run():
                    measuring.add(
                        inline.text, bold or inline.bold, italic or inline.italic, inline.underline
                    )
                case Reference():
                    measuring.add(inline.text, bold, italic, target=inline.target)
                case Blank():
                    measuring.add_blank(inline, text_face(bold, italic))
        return measuring.text(text_face(bold, italic))

    def by_face(self, text: str, bold: bool, italic: bool) -> Iterator[tuple[Face, str]]:
        """`text` cut where the face changes, without what no face draws: that is noted."""
        if text.isascii():
            if text:
                yield text_face(bold, italic), text
            return
        for face, group in groupby(faces(text, bold, italic), itemgetter(0)):
            drawn = "".join(cluster for _, cluster in group)
            if face is None:
                self._note(drawn, bold, italic)
            elif face.shaped:
                for at in range(0, len(drawn), LONGEST_SHAPED):
                    yield face, drawn[at : at + LONGEST_SHAPED]
            elif shown := drawn.translate(_NO_JOINERS):
                yield face, shown

    def _note(self, text: str, bold: bool, italic: bool) -> None:
        """Notes what no face draws: characters, or marks on what they do not stand on."""
        lacking = [each for each in text if face_for(each, bold, italic) is None]
        for character in lacking or text[1:]:
            self._uncovered.setdefault(character, self.place)


class _Measuring:
    """One paragraph while its words come in."""

    def __init__(self, typesetter: Typesetter, size: float) -> None:
        self._typesetter = typesetter
        self._size = size
        self._words: list[str] = []
        self._gaps: list[float] = []
        self._looks: list[WordLook] = []
        self._widths: list[float] = []
        self._glued: set[int] = set()
        self._breaks: list[int] = []
        self._space = False  # the text so far ends in one
        self._plain = True
        self._backwards = False  # some of it runs from right to left

    def add(
        self, text: str, bold: bool, italic: bool, underline: bool = False, target: str = ""
    ) -> None:
        text = clean_text(text)
        if not text.isascii():
            text = unicodedata.normalize("NFC", text)
            self._backwards = self._backwards or runs_right_to_left(text)
        look = WordLook(text_face(bold, italic), underline, target)
        if self._looks and self._looks[-1] != look:
            self._plain = False
        for at, line in enumerate(text.split("\n")):
            if at:
                self._break_line(look)
            self._add_line(line, look, bold, italic)

    def add_blank(self, blank: Blank, face: Face) -> None:
        self._plain = False
        look = WordLook(face, blank=clean_line(blank.label))
        self._append("", look, blank.width / self._size, self._joint(face))
        self._space = False

    def text(self, face: Face) -> Text:
        if self._at_line_start():
            self._append("", WordLook(face), 0.0, 0.0)
        ends = list(accumulate(map(add, self._gaps, self._widths)))
        made = Text(
            self._words,
            self._gaps,
            self._looks,
            ends,
            self._glued or _NO_WORDS,
            tuple(self._breaks),
            self._plain and not self._breaks,
            max(self._widths),
        )
        return directed(made) if self._backwards else made

    def _at_line_start(self) -> bool:
        return not self._words or (bool(self._breaks) and self._breaks[-1] == len(self._words))

    def _break_line(self, look: WordLook) -> None:
        if self._at_line_start():
            self._append("", look, 0.0, 0.0)
        self._breaks.append(len(self._words))
        self._space = False

    def _add_line(self, line: str, look: WordLook, bold: bool, italic: bool) -> None:
        words = line.split() if line.isascii() else [each for each in _SPACES.split(line) if each]
        if not words:
            self._space = self._space or bool(line)
            return
        if _SPACES.match(line):
            self._space = True
        gap = self._joint(look.face)
        if line.isascii() and not _MAY_BREAK.search(line):
            self._append_all(words, look, gap)
        else:
            for word in words:
                self._add_word(word, look, bold, italic, gap)
                gap = look.face.space
        self._space = line[-1] == " " or _SPACES.match(line[-1]) is not None

    def _joint(self, face: Face) -> float:
        """The gap before the next word; without one it holds fast to the word before."""
        if self._at_line_start():
            return 0.0
        return face.space if self._space else _GLUE

    def _append_all(self, words: list[str], look: WordLook, gap: float) -> None:
        widths = look.face.widths
        self._append(words[0], look, widths[words[0]], gap)
        more = words[1:]
        self._words += more
        self._gaps += repeat(look.face.space, len(more))
        self._looks += repeat(look, len(more))
        self._widths += map(widths.__getitem__, more)

    def _append(self, word: str, look: WordLook, width: float, gap: float) -> None:
        if gap == _GLUE:
            self._glued.add(len(self._words))
            self._plain = False
            gap = 0.0
        self._words.append(word)
        self._gaps.append(gap)
        self._looks.append(look)
        self._widths.append(width)

    def _add_word(self, word: str, look: WordLook, bold: bool, italic: bool, gap: float) -> None:
        """Adds a word in parts: between places where it may break, and from face to face."""
        for part in _OPPORTUNITY.split(word):
            for face, shown in self._typesetter.by_face(part.translate(_SHOWN_AS), bold, italic):
                drawn = look if face is look.face else WordLook(face, look.underline, look.target)
                if drawn is not look or (gap == 0 and self._words):
                    self._plain = False
                if gap > 0:
                    gap = face.space
                self._append(shown, drawn, face.widths[shown], gap)
                gap = _GLUE
            if gap == _GLUE:
                gap = 0.0
