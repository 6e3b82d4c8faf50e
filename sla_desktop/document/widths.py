"""How wide texts are, roughly, and the columns of a table that suit them.

About the look of both writers, in points: only proportions leave this module.
"""

import re
from collections.abc import Iterable, Sequence

from sla_desktop.document.nodes import Column
from sla_desktop.domain.show import NBSP

TEXT_WIDTH = 453.0
CELL_SIZE = 9.5  # of the type in tables
CELL_PADDING = 10.0
_LONGEST_WORD = 0.4 * TEXT_WIDTH  # that a column widens to hold, e.g. an address on the web
_MARKER = re.compile(r"\{\{[^{}]*\}\}")
_LINE = 110  # letters; more do not fit on a line of the page
_FOLDED = 0.6  # of its length is a title on two lines
_MEASURED = 5  # of a column's longest texts: the widest need not be the longest

# Widths of letters in hundredths of the type size, about those of Carlito; others are usual.
_USUAL = 53
_GROUPS = {
    f"ijlI.,:;'|!{NBSP} ": 25,
    "frt()[]/-": 35,
    "cszJ": 43,
    "ABCDGHKNOPQRUVXYZ&+=×÷": 62,
    "mwMW%@": 83,
}
_WIDTHS = [
    next((width for letters, width in _GROUPS.items() if chr(code) in letters), _USUAL)
    for code in range(256)
]


def text_width(text: str, size: float) -> float:
    """About how long `text` is on one line."""
    letters = text.encode("latin-1", "replace")
    return size / 100 * sum(map(_WIDTHS.__getitem__, letters))


def fitted(columns: Sequence[Column], rows: Sequence[Sequence[str]]) -> tuple[Column, ...]:
    """`columns` with widths as weights: whole words fit, short texts keep their line.

    Titles keep theirs last. Long texts share what is left by the drafted weights, as all do of
    what nobody needs.
    """
    texts = [_printed("\n".join(cells)) for cells in zip(*rows, strict=True)]
    titles = [column.title for column in columns]
    weights = [column.weight for column in columns]
    words = [_widest(_words(f"{title}\n{text}")) for title, text in zip(titles, texts, strict=True)]
    lines = [_widest(text.split("\n")) for text in texts]
    heads = [text_width(title, CELL_SIZE) for title in titles]
    widths = [CELL_PADDING + min(word, _LONGEST_WORD) for word in words]
    folded = [max(line, _FOLDED * head) for line, head in zip(lines, heads, strict=True)]
    for wanted in (folded, heads):
        missing = [
            max(0.0, CELL_PADDING + min(each, TEXT_WIDTH) - width)
            for each, width in zip(wanted, widths, strict=True)
        ]
        given = _shared_out(TEXT_WIDTH - sum(widths), missing, weights)
        widths = [width + more for width, more in zip(widths, given, strict=True)]
    spare = max(0.0, TEXT_WIDTH - sum(widths)) / sum(weights)
    return tuple(
        Column(column.title, round(width + spare * column.weight, 1), column.align)
        for column, width in zip(columns, widths, strict=True)
    )


def _shared_out(room: float, wanted: Sequence[float], weights: Sequence[float]) -> list[float]:
    """Of `room` first to those that want no more than an equal share.

    Then to each as it wants and by weight, so that all come to about as many lines.
    """
    given = [0.0] * len(wanted)
    left = [at for at in sorted(range(len(wanted)), key=lambda at: wanted[at]) if wanted[at]]
    while left and wanted[left[0]] * len(left) <= room:
        at = left.pop(0)
        given[at] = wanted[at]
        room -= wanted[at]
    for at in left:
        share = weights[at] / sum(weights[at] * wanted[at] for at in left)
        given[at] = wanted[at] * min(1.0, max(0.0, room) * share)
    return given


def _printed(text: str) -> str:
    """With about the letters that a marker makes on the page."""
    return _MARKER.sub("section 00", text) if "{{" in text else text


def _words(text: str) -> list[str]:
    """What breaks at spaces, line ends and hyphens, but not at hard spaces."""
    return text.replace("-", "- ").replace("\n", " ").split(" ")


def _widest(texts: Iterable[str]) -> float:
    """Width of the widest; only the longest are measured, for speed."""
    longest = sorted(dict.fromkeys(texts), key=len, reverse=True)[:_MEASURED]
    if len(longest[0]) > _LINE:
        return TEXT_WIDTH
    return max(text_width(text, CELL_SIZE) for text in longest)
