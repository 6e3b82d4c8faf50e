"""Breaks measured words into lines; fitting them to a width is a binary search per line."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, repeat
from operator import add

from sla_desktop.export.fonts import Face, keeps_together, text_face
from sla_desktop.export.pdf_bidi import visual_order
from sla_desktop.export.pdf_words import LONGEST_SHAPED, Line, Piece, Text, WordLook

_CUT_AFTER = "/._@?&=-:,;"
_CUT_REACH = 24  # characters looked back over for a better place to cut a long word
_BLANK_SHARE = 0.9  # of a line at most: room for the sign after it
_SLACK = 1e-6


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
        levels=_spread(text.levels, moved, len(words)),
        gap_levels=_spread(text.gap_levels, moved, len(words)),
        backwards=text.backwards,
    )


def _spread(levels: Sequence[int], moved: Sequence[int], count: int) -> Sequence[int]:
    """The levels of words after each was cut into parts, which have that of the whole."""
    if not levels:
        return levels
    stops = [*moved[1:], count]
    return [
        level
        for level, start, stop in zip(levels, moved, stops, strict=True)
        for _ in range(start, stop)
    ]


def _cut(word: str, face: Face, width: float) -> Iterator[str]:
    """Parts of `word` that fill a line each, cut after punctuation where some is near."""
    ends = list(accumulate(face.advances.get(character, 0.0) for character in word))
    first = 0
    while first < len(word):
        limit = (ends[first - 1] if first else 0.0) + width + _SLACK
        stop = max(bisect_right(ends, limit, first), first + 1)
        if stop < len(word):
            near = max(first, stop - _CUT_REACH)
            stop = max(word.rfind(mark, near, stop) for mark in _CUT_AFTER) + 1 or stop
            while stop - first > 1 and keeps_together(word, stop):
                stop -= 1
        yield word[first:stop]
        first = stop


def pieces(text: Text, line: Line) -> Sequence[Piece]:
    """What stands in a line, look by look."""
    if text.levels:
        return _directed_pieces(text, line)
    if text.plain:
        words = text.words[line.first : line.stop]
        return [Piece(text.looks[line.first], " ".join(words), 0.0, line.width)]
    origin = text.start(line.first)
    made: list[Piece] = []
    for at in range(line.first, line.stop):
        look, gap = text.looks[at], text.gaps[at] if at > line.first else 0.0
        start, end = text.ends[at - 1] if gap else text.start(at), text.ends[at]
        shown = " " + text.words[at] if gap and look.blank is None else text.words[at]
        if made and look.blank is None and _goes_on(made[-1], look):
            made[-1].text += shown
            made[-1].width = end - origin - made[-1].start
        else:
            if look.blank is not None:
                start += gap
            made.append(Piece(look, shown, start - origin, end - start))
    return made


def _goes_on(piece: Piece, look: WordLook) -> bool:
    """Whether the next word belongs to the piece."""
    return piece.look == look and not (look.face.shaped and len(piece.text) > LONGEST_SHAPED)


def ends_in_space(text: Text, line: Line) -> bool:
    """Whether a space stands between this line and the next of the same paragraph."""
    return line.stop < len(text.words) and text.gaps[line.stop] > 0 and not text.levels


def _directed_pieces(text: Text, line: Line) -> Sequence[Piece]:
    """Words and the spaces between them in the order of reading, each where it stands."""
    parts: list[tuple[str, int, float, int]] = []  # text, its word, width, level
    for at in range(line.first, line.stop):
        gap = text.gaps[at]
        if gap and at > line.first:
            parts.append((" ", at, gap, text.gap_levels[at]))
        parts.append((text.words[at], at, text.ends[at] - text.start(at), text.levels[at]))
    starts = [0.0] * len(parts)
    pen = 0.0
    for at in visual_order([level for *_, level in parts]):
        starts[at] = pen
        pen += parts[at][2]
    made = [
        Piece(
            _space_look(text, word) if shown == " " else text.looks[word],
            shown,
            start,
            width,
            apart=True,
            backwards=level % 2 == 1,
        )
        for (shown, word, width, level), start in zip(parts, starts, strict=True)
    ]
    if line.stop < len(text.words) and text.gaps[line.stop]:
        gap = text.gaps[line.stop]
        start = -gap if text.backwards else pen
        made.append(Piece(WordLook(text_face()), " ", start, gap, apart=True))
    return made


def _space_look(text: Text, word: int) -> WordLook:
    """How the space before a word is drawn: underlined where the line goes on."""
    goes_on = text.looks[word].underline and text.looks[word - 1].underline
    return WordLook(text_face(), underline=goes_on)
