"""The one door for text from outside: what leaves here can be stored, printed and exported."""

import re

_LINE_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_REMOVED = re.compile(
    "["
    "\x00-\x08\x0e-\x1f\x7f-\x9f"  # control characters (tab and line feed stay)
    "\ud800-\udfff"  # lone surrogates
    "\ufdd0-\ufdef\ufffe\uffff"  # non-characters
    "\ufeff"  # byte order mark
    "\u202a-\u202e\u2066-\u2069"  # direction overrides and isolates can disguise text
    "]|["
    + "".join(
        f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0x10000, 0x110000, 0x10000)
    )
    + "]"
)


def clean_text(text: str) -> str:
    """``text`` with line breaks unified to ``\\n`` and characters no document can hold removed."""
    if text.isascii() and text.isprintable():
        return text
    return _REMOVED.sub("", _LINE_BREAKS.sub("\n", text))


def removed_count(text: str) -> int:
    """How many characters `clean_text` would drop, to tell the owner."""
    return len(_REMOVED.findall(_LINE_BREAKS.sub("\n", text)))


def clean_line(text: str) -> str:
    """`clean_text` for a one-line field: breaks and tabs become single spaces."""
    return " ".join(clean_text(text).split())
