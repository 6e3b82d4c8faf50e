"""Right-to-left text: which runs are marked so, and which paragraphs begin at the right."""

import html
import re
import unicodedata
from collections.abc import Iterator

BACKWARDS = "<w:rtl/>"
_LETTER = "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
_LETTERS = re.compile(_LETTER)
_STRETCH = re.compile(rf"({_LETTER}+(?:[\W\d_]+{_LETTER}+)*)")  # with numbers and marks within
_SHOWN = re.compile("<w:t[^>]*>([^<]*)")
_AFTER_DIRECTION = re.compile("<w:(?:spacing|ind|jc) ")
_TO_THE_RIGHT = '<w:jc w:val="right"/>'  # where a paragraph that begins there stands anyway


def runs_backwards(text: str) -> bool:
    """Whether anything in `text` runs from right to left."""
    return not text.isascii() and _LETTERS.search(text) is not None


def stretches(text: str) -> Iterator[tuple[str, bool]]:
    """Parts of a text and whether each runs from right to left."""
    for at, part in enumerate(_STRETCH.split(text)):
        if part:
            yield part, at % 2 == 1


def directed(content: str, properties: str) -> str:
    """`properties` of a paragraph with the direction that its runs `content` ask for."""
    if BACKWARDS not in content or not _begins_at_the_right(content):
        return properties
    following = _AFTER_DIRECTION.search(properties)
    at = following.start() if following else len(properties)
    return f"{properties[:at]}<w:bidi/>{properties[at:].replace(_TO_THE_RIGHT, '')}"


def _begins_at_the_right(content: str) -> bool:
    """By the first letter that has a direction."""
    for shown in _SHOWN.finditer(content):
        for character in html.unescape(shown[1]):
            kind = unicodedata.bidirectional(character)
            if kind in ("L", "R", "AL"):
                return kind != "L"
    return False
