"""Right-to-left text: which runs are marked so, and which paragraphs begin at the right."""

import html
import re
import unicodedata
from collections.abc import Iterator
from itertools import groupby

from sla_desktop.export.pdf_bidi import directions

BACKWARDS = "<w:rtl/>"
_SHOWN = re.compile("<w:t[^>]*>([^<]*)")
_AFTER_DIRECTION = re.compile("<w:(?:spacing|ind|jc) ")
_TO_THE_RIGHT = '<w:jc w:val="right"/>'  # where a paragraph that begins there stands anyway


def stretches(text: str) -> Iterator[tuple[str, bool]]:
    """Parts of a text and whether each runs from right to left, numbers among such words too."""
    _, levels = directions(text)
    for level, pairs in groupby(zip(levels, text, strict=True), key=lambda pair: pair[0]):
        part = "".join(character for _, character in pairs)
        latin = any(unicodedata.bidirectional(each) == "L" for each in part)
        yield part, level % 2 == 1 or (level > 0 and not latin)


def directed(content: str, properties: str) -> str:
    """`properties` of a paragraph with the direction that its runs `content` ask for."""
    if BACKWARDS not in content:
        return properties
    shown = html.unescape("".join(_SHOWN.findall(content)))
    if directions(shown)[0] == 0:
        return properties
    following = _AFTER_DIRECTION.search(properties)
    at = following.start() if following else len(properties)
    return f"{properties[:at]}<w:bidi/>{properties[at:].replace(_TO_THE_RIGHT, '')}"
