"""Column widths: the drafted weights, but no column narrower than its longest word."""

from collections.abc import Iterable, Sequence

from sla_desktop.document.nodes import Column

# About the look of both writers, in points: only proportions leave this module.
_TEXT_WIDTH = 453.0
_CHARACTER = 5.1
_PADDING = 11.0
_MOST = 0.4  # of the text width that one long word, e.g. an address on the web, may claim


def fitted(columns: Sequence[Column], rows: Sequence[Sequence[str]]) -> tuple[Column, ...]:
    """`columns` with weights under which whole words fit, where the page is wide enough."""
    least = [
        min(_PADDING + _CHARACTER * _longest_word((column.title, *texts)), _MOST * _TEXT_WIDTH)
        for column, texts in zip(columns, zip(*rows, strict=True), strict=True)
    ]
    unit = _TEXT_WIDTH / sum(column.weight for column in columns)
    wanted = [column.weight * unit for column in columns]
    if all(need <= width for need, width in zip(least, wanted, strict=True)):
        return tuple(columns)
    spare = [max(0.0, width - need) for need, width in zip(least, wanted, strict=True)]
    missing = sum(max(0.0, need - width) for need, width in zip(least, wanted, strict=True))
    kept = max(0.0, 1 - missing / sum(spare)) if sum(spare) else 0.0
    return tuple(
        Column(column.title, round(need + kept * rest, 1), column.align)
        for column, need, rest in zip(columns, least, spare, strict=True)
    )


def _longest_word(texts: Iterable[str]) -> int:
    longest = 0
    for text in texts:
        if len(text) > longest:
            words = text.replace("\n", " ").replace("-", " ").split(" ")
            longest = max(longest, *map(len, words))
    return longest
