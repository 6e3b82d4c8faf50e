"""Names for files that every system takes, and what is wrong with one that is typed."""

import re
import unicodedata

LONGEST = 120  # characters, with the ending
_MOST_BYTES = 240  # in UTF-8: file systems count these too
_ENDING = 5  # characters of the longest, ".docx"
_FORBIDDEN = re.compile(r'[<>:"/\\|?*]')
_RESERVED = re.compile(
    r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9\u00b9\u00b2\u00b3])\s*(\..*)?", re.IGNORECASE
)
_JOINERS = "\u200c\u200d"  # hold letters of some scripts together
_OTHER = "Agreement"


def proposed_name(title: str, version: str) -> str:
    """A file's name without its ending, made of a title and a version."""
    tail = f" {_safe(version)}".rstrip()[:40]
    room = LONGEST - _ENDING - len(tail)
    stem = _cut(_safe(title), room, _MOST_BYTES - _ENDING - len(tail.encode()))
    name = f"{stem or _OTHER}{tail}".rstrip(" .")
    return f"{_OTHER} {name}" if _RESERVED.fullmatch(name) else name


def problem_with(name: str) -> str:
    """Why a file cannot have that name, as one sentence; "" when it can."""
    if not name.strip():
        return "Write a name for the file."
    if found := _FORBIDDEN.search(name):
        return f"A file's name cannot hold {found[0]}: leave it out."
    if any(_is_control(character) for character in name):
        return "The name holds a character that cannot be seen: type it anew."
    if name != name.strip() or name.endswith("."):
        return "A file's name cannot begin or end with a space, or end with a full stop."
    if _RESERVED.fullmatch(name):
        return f"Windows keeps the name “{name}” for itself: choose another."
    if len(name) > LONGEST - _ENDING or len(name.encode()) > _MOST_BYTES - _ENDING:
        return f"The name is too long: {LONGEST - _ENDING} characters at most."
    return ""


def _safe(text: str) -> str:
    composed = unicodedata.normalize("NFC", text)
    plain = "".join(" " if _is_control(letter) else letter for letter in composed)
    return " ".join(_FORBIDDEN.sub(" ", plain).split()).strip(" .")


def _cut(text: str, characters: int, size: int) -> str:
    """The beginning of a text, at the end of a word where one is near."""
    short = text[:characters]
    while len(short.encode()) > size:
        short = short[:-1]
    if len(short) < len(text) and " " in short[-20:]:
        short = short.rpartition(" ")[0]
    return short.rstrip(" .")


def _is_control(character: str) -> bool:
    """Control, format and private characters, e.g. those that turn the reading order."""
    return unicodedata.category(character)[0] == "C" and character not in _JOINERS
