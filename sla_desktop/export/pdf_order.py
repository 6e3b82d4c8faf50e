"""Finds the direction of each word of a paragraph that holds right-to-left text."""

from collections.abc import Iterator, Sequence
from itertools import accumulate, groupby
from operator import add

from sla_desktop.export.pdf_bidi import directions
from sla_desktop.export.pdf_words import Text, WordLook

_BLANK = "\ufffc"  # stands for a ruled line


def directed(text: Text) -> Text:
    """`text` with the levels of its words; a word of several directions becomes several."""
    whole = "".join(_pieces(text))
    base, levels = directions(whole)
    words: list[str] = []
    gaps: list[float] = []
    looks: list[WordLook] = []
    widths: list[float] = []
    word_levels: list[int] = []
    gap_levels: list[int] = []
    moved: list[int] = []  # where each word of `text` begins now
    at = 0
    for number, (word, look) in enumerate(zip(text.words, text.looks, strict=True)):
        gap = text.gaps[number]
        gap_level = levels[at] if gap and number else base
        at += 1 if gap and number else 0
        moved.append(len(words))
        length = len(word) if look.blank is None else 1
        own = text.ends[number] - text.start(number)
        for part, level in _parts(word, levels[at : at + length], base):
            whole_word = look.blank is not None or part == word
            words.append(part)
            widths.append(own if whole_word else look.face.widths[part])
            gaps.append(gap)
            looks.append(look)
            word_levels.append(level)
            gap_levels.append(gap_level)
            gap = 0.0
        at += length
    glued = {moved[each] for each in text.glued}
    starts = set(moved)
    glued |= {each for each in range(len(words)) if each not in starts}
    return Text(
        words,
        gaps,
        looks,
        list(accumulate(map(add, gaps, widths))),
        glued,
        tuple(moved[each] for each in text.breaks),
        plain=False,
        widest=max(widths),
        levels=word_levels,
        gap_levels=gap_levels,
        backwards=base == 1,
    )


def _pieces(text: Text) -> Iterator[str]:
    """The characters of the paragraph, its blanks too."""
    for at, (word, look) in enumerate(zip(text.words, text.looks, strict=True)):
        if at and text.gaps[at]:
            yield " "
        yield _BLANK if look.blank is not None else word


def _parts(word: str, levels: Sequence[int], base: int) -> Iterator[tuple[str, int]]:
    """Stretches of `word` with the same level."""
    if not word:
        yield word, levels[0] if levels else base
        return
    at = 0
    for level, group in groupby(levels):
        length = len(list(group))
        yield word[at : at + length], level
        at += length
