"""How the columns of a table share its width: by what is written in them."""

from collections.abc import Sequence

from msgspec import Struct

_MOST = 0.45  # of the table: more is not given to a column for one long word


class Need(Struct, frozen=True):
    """What one column holds, in pixels: its longest word, its longest text, and what is around."""

    word: int
    text: int
    around: int
    weight: int  # its share of what nobody needs


def shared(needs: Sequence[Need], width: int) -> list[int]:
    """A width for each column, together `width`.

    Where all texts fit in one line, what is left goes by weight. Else each column has room for
    its longest word, and texts share what is left by their length. Where not even the words
    fit, the longest of them give way.
    """
    lines = [need.text + need.around for need in needs]
    rest = width - sum(lines)
    if rest >= 0:
        weights = sum(need.weight for need in needs)
        widths = [
            int(line + rest * need.weight / weights)
            for line, need in zip(lines, needs, strict=True)
        ]
    else:
        least = _words(needs, width)
        spread = sum(lines) - sum(least)
        part = max(0.0, width - sum(least)) / spread
        widths = [int(low + (line - low) * part) for low, line in zip(least, lines, strict=True)]
    widths[-1] += max(0, width - sum(widths))
    return widths


def _words(needs: Sequence[Need], width: int) -> list[float]:
    """Room for the words, with the longest ones cut to what all together may have."""
    room = width - sum(need.around for need in needs)
    words = [min(need.word, width * _MOST) for need in needs]
    rest, left, cap = float(room), len(words), float(width)
    for word in sorted(words):
        if word * left > rest:
            cap = max(0.0, rest / left)
            break
        rest, left = rest - word, left - 1
    return [min(word, cap) + need.around for word, need in zip(words, needs, strict=True)]
