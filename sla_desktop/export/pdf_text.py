"""Breaks text into measured words and words into lines; all widths are in em.

A paragraph is measured once; fitting it to a width is a binary search per line.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence, Set
from itertools import accumulate, groupby, repeat
from operator import add

from msgspec import Struct

from sla_desktop.document.nodes import Blank, Inlines, Reference, Run
from sla_desktop.domain.clean import clean_line, clean_text
from sla_desktop.export.fonts import Face, face_for, text_face

_SPACES = re.compile("[\t \u1680\u2000-\u2006\u2008-\u200a\u205f\u3000]+")
# After a hyphen or stroke between letters, after a dash before anything, at a zero-width space.
_OPPORTUNITY = re.compile(
    "(?<=[^\\W\\d_][-/])(?=[^\\W\\d_])|(?<=[^\\W\\d_]–)(?=\\S)|(?<=—)(?=\\S)|\u200b"
)
_MAY_BREAK = re.compile("[-/–—\u200b]")
# Drawn as nothing: soft hyphen, joiners, direction marks, variation selectors.
_INVISIBLE = dict.fromkeys(
    (0xAD, 0x34F, 0x61C, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, *range(0xFE00, 0xFE10))
)
_SHOWN_AS = _INVISIBLE | {0x2010: "-", 0x2011: "-"}
_CUT_AFTER = "/._@?&=-:,;"
_CUT_REACH = 24  # characters looked back over for a better place to cut a long word
_BLANK_SHARE = 0.9  # of a line at most: room for the sign after it
_SLACK = 1e-6
_NO_WORDS: Set[int] = frozenset()
_GLUE = -1.0  # in place of a gap: this word may not part from the one before


class WordLook(Struct, frozen=True, gc=False):
    """How a word is drawn; `blank` is what a ruled line in its place is for."""

    face: Face
    underline: bool = False
    target: str = ""
    blank: str | None = None

    @property
    def decorated(self) -> bool:
        """Whether more than its glyphs is drawn."""
        return self.underline or bool(self.target) or self.blank is not None


class Text(Struct, gc=False):
    """A measured paragraph: words with the space before each and where each ends on one long line.

    `glued` holds the words that may not start a line, `breaks` those that must; `widest` is the
    width of the widest word.
    """

    words: list[str]
    gaps: list[float]
    looks: list[WordLook]
    ends: list[float]
    glued: Set[int]
    breaks: tuple[int, ...]
    plain: bool  # one look and a space before every word
    widest: float

    def start(self, word: int) -> float:
        """Where a word begins on one long line."""
        return self.ends[word - 1] + self.gaps[word] if word else 0.0

    @property
    def width(self) -> float:
        """Width on one long line."""
        return self.ends[-1]


class Line(Struct, gc=False):
    """The words from `first` up to `stop`."""

    first: int
    stop: int
    width: float


class Piece(Struct, gc=False):
    """A stretch of a line in one look; `start` is its distance from the line's beginning."""

    look: WordLook
    text: str
    start: float
    width: float


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
        for face, group in groupby(text, lambda character: face_for(character, bold, italic)):
            if face:
                yield face, "".join(group)
            else:
                for character in group:
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

    def add(
        self, text: str, bold: bool, italic: bool, underline: bool = False, target: str = ""
    ) -> None:
        text = clean_text(text)
        if not text.isascii():
            text = unicodedata.normalize("NFC", text)
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
        return Text(
            self._words,
            self._gaps,
            self._looks,
            ends,
            self._glued or _NO_WORDS,
            tuple(self._breaks),
            self._plain and not self._breaks,
            max(self._widths),
        )

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


def break_lines(text: Text, first_width: float, width: float) -> tuple[Text, list[Line]]:
    """Fills lines greedily: the text, its over-long words cut, and the lines."""
    if not text.breaks and text.width <= first_width + _SLACK:
        return text, [Line(0, len(text.words), text.width)]
    narrowest = min(first_width, width)
    if text.widest > narrowest + _SLACK:
        text = _cut_long_words(text, narrowest)
    lines: list[Line] = []
    forced = iter([*text.breaks, len(text.words)])
    end = next(forced)
    first, room = 0, first_width
    while first < len(text.words):
        start = text.start(first)
        stop = min(bisect_right(text.ends, start + room + _SLACK, first), end)
        stop = max(_without_glue(text, first, stop), first + 1)
        lines.append(Line(first, stop, text.ends[stop - 1] - start))
        if stop == end:
            end = next(forced, end)
        first, room = stop, width
    return text, lines


def _without_glue(text: Text, first: int, stop: int) -> int:
    """The last place up to `stop` where a line may end, or `stop` where there is none."""
    better = stop
    while better in text.glued and better > first:
        better -= 1
    return better if better > first else stop


def _cut_long_words(text: Text, width: float) -> Text:
    """`text` with each word that is wider than a line in several parts."""
    words: list[str] = []
    gaps: list[float] = []
    looks: list[WordLook] = []
    lengths: list[float] = []
    moved: list[int] = []  # where each word of `text` begins now
    for at, (word, look) in enumerate(zip(text.words, text.looks, strict=True)):
        length = text.ends[at] - text.start(at)
        parts, part_lengths = [word], [length]
        if look.blank is not None:
            part_lengths = [min(length, _BLANK_SHARE * width)]
        elif length > width + _SLACK:
            parts = list(_cut(word, look.face, width))
            part_lengths = [look.face.widths[part] for part in parts]
        moved.append(len(words))
        words += parts
        gaps += [text.gaps[at], *repeat(0.0, len(parts) - 1)]
        looks += repeat(look, len(parts))
        lengths += part_lengths
    return Text(
        words,
        gaps,
        looks,
        list(accumulate(map(add, gaps, lengths))),
        {moved[at] for at in text.glued},
        tuple(moved[at] for at in text.breaks),
        plain=False,
        widest=width,
    )


def _cut(word: str, face: Face, width: float) -> Iterator[str]:
    """Parts of `word` that fill a line each, cut after punctuation where some is near."""
    ends = list(accumulate(face.advances[character] for character in word))
    first = 0
    while first < len(word):
        limit = (ends[first - 1] if first else 0.0) + width + _SLACK
        stop = max(bisect_right(ends, limit, first), first + 1)
        if stop < len(word):
            near = max(first, stop - _CUT_REACH)
            stop = max(word.rfind(mark, near, stop) for mark in _CUT_AFTER) + 1 or stop
        yield word[first:stop]
        first = stop


def pieces(text: Text, line: Line) -> Sequence[Piece]:
    """What stands in a line, look by look."""
    if text.plain:
        words = text.words[line.first : line.stop]
        return [Piece(text.looks[line.first], " ".join(words), 0.0, line.width)]
    origin = text.start(line.first)
    made: list[Piece] = []
    for at in range(line.first, line.stop):
        look, gap = text.looks[at], text.gaps[at] if at > line.first else 0.0
        start, end = text.ends[at - 1] if gap else text.start(at), text.ends[at]
        shown = " " + text.words[at] if gap and look.blank is None else text.words[at]
        if made and made[-1].look == look and look.blank is None:
            made[-1].text += shown
            made[-1].width = end - origin - made[-1].start
        else:
            if look.blank is not None:
                start += gap
            made.append(Piece(look, shown, start - origin, end - start))
    return made


def ends_in_space(text: Text, line: Line) -> bool:
    """Whether a space stands between this line and the next of the same paragraph."""
    return line.stop < len(text.words) and text.gaps[line.stop] > 0
