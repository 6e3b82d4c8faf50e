"""A measured paragraph: words, the lines they fill, and the pieces that lines are drawn in.

All widths are in em.
"""

from collections.abc import Sequence, Set

from msgspec import Struct

from sla_desktop.export.fonts import Face

LONGEST_SHAPED = 500  # characters whose glyphs are found together; no real word is so long


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
    levels: Sequence[int] = ()  # of the words where some run from right to left: those are odd
    gap_levels: Sequence[int] = ()
    backwards: bool = False  # the paragraph as a whole runs from right to left

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
    apart: bool = False  # does not follow the one before it
    backwards: bool = False  # runs from right to left
