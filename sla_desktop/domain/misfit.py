"""Values that do not fit, in plain words: what belongs in a place, and the place by its ids."""

import re
from collections.abc import Iterator
from typing import Any, cast

from msgspec import Struct, ValidationError

from sla_desktop.domain.base import ID_PATTERN, REF_ID_PATTERN
from sla_desktop.domain.quantities import CURRENCY_PATTERN

_AT = re.compile(r"^(?P<what>.*?)(?: - at `(?P<where>[^`]*)`)?$", re.DOTALL)
_STEP = re.compile(r"\.(?P<name>[^.\[\]]+)|\[(?P<place>\d+|\.\.\.)\]")
_EXPECTED = re.compile(r"Expected `(?P<kinds>[^`]*)`(?:, got `(?P<got>[^`]*)`)?(?P<limit>.*)$")
_MATCHING = re.compile(r" matching regex (?P<quote>['\"])(?P<pattern>.*)(?P=quote)$")
_LIMIT = re.compile(r" (?:of length )?(?P<sign>[<>]=?) (?P<limit>\d+)$")
_FIELD = re.compile(r"Object (?P<how>missing required|contains unknown) field `(?P<name>[^`]*)`")
_CHOICE = re.compile(r"Invalid (?:enum )?value (?P<value>.*)$", re.DOTALL)
_KINDS = {
    "int": "a whole number",
    "float": "a number",
    "decimal": "a number",
    "str": "text",
    "bool": "true or false",
    "array": "a list in square brackets",
    "object": "a group of fields in braces",
    "date": "a date such as 2027-03-01",
    "null": "nothing",
}
_PATTERNS = {
    ID_PATTERN: "an id made of a-z, 0-9 and hyphens, at most 64 of them",
    REF_ID_PATTERN: "an id made of a-z, 0-9 and hyphens, at most 64 of them",
    CURRENCY_PATTERN: "a currency in three capital letters, e.g. EUR",
}
_LONGEST_QUOTE = 60
_NOTHING = object()


class Misfit(Struct, frozen=True):
    """What is wrong, as a clause without its full stop, and where: "" for the whole."""

    what: str
    where: str = ""

    def __str__(self) -> str:
        return f"at {self.where}, {self.what}" if self.where else self.what


def misfit(error: ValidationError, data: object = _NOTHING) -> Misfit:
    """`error` in plain words; with the `data` that was read, rows are named by their ids."""
    match = _AT.match(str(error))
    assert match is not None  # the pattern matches every text
    found = _located(match["where"] or "$", data)
    return Misfit(_words(match["what"], found[1]), found[0])


def _words(said: str, value: object) -> str:
    for pattern, words in ((_EXPECTED, _expected), (_FIELD, _field), (_CHOICE, _choice)):
        if match := pattern.match(said):
            return words(match, value)
    if said == "Invalid decimal string":
        return f"a number such as 99.9 belongs there{_not(value)}"
    if "encoded date" in said:
        return f"a date such as 2027-03-01 belongs there{_not(value)}"
    return f"{said[:1].lower()}{said[1:]}".rstrip(".")


def _expected(match: re.Match[str], value: object) -> str:
    limit = match["limit"]
    if pattern := _MATCHING.match(limit):
        # The message holds the pattern as Python would write it.
        written = pattern["pattern"].replace("\\\\", "\\")
        return f"{_PATTERNS.get(written, 'text of another form')} belongs there{_not(value)}"
    if size := _LIMIT.match(limit):
        return _limited(size, text="length" in limit)
    kinds = [kind for kind in match["kinds"].split(" | ") if kind != "null"]
    wanted = " or ".join(dict.fromkeys(_KINDS.get(kind, "another value") for kind in kinds))
    got = _KINDS.get(match["got"] or "", "that")
    return f"{wanted} belongs there, not {got}"


def _limited(size: re.Match[str], *, text: bool) -> str:
    most = size["sign"].startswith("<")
    number = f"{int(size['limit']):,}"
    if text:
        fault = "long (at most" if most else "short (at least"
        return f"the text is too {fault} {number} letters)"
    return f"the number must be {number} or {'less' if most else 'more'}"


def _field(match: re.Match[str], _value: object) -> str:
    if match["how"] == "missing required":
        return f"the field “{match['name']}” is missing"
    return f"there is a field “{match['name'][:_LONGEST_QUOTE]}” that no agreement has"


def _choice(match: re.Match[str], _value: object) -> str:
    return f"“{match['value'].strip(chr(39))[:_LONGEST_QUOTE]}” is not one of the choices"


def _not(value: object) -> str:
    return f", not “{value[:_LONGEST_QUOTE]}”" if isinstance(value, str) else ""


def _located(where: str, data: object) -> tuple[str, object]:
    """The place by names and ids, as `paths` writes it, and what stands there."""
    here = data
    names: list[str] = []
    for step in _STEP.finditer(where):
        here, name = _inside(here, step)
        names.append(name)
    if names[:1] == ["agreement"]:
        names = names[1:]
    if names[:1] == ["sections"] and len(names) > 1:
        names = names[1:]
    return ".".join(names), here


def _inside(here: object, step: re.Match[str]) -> tuple[object, str]:
    if step["name"]:
        known = cast("dict[str, Any]", here) if isinstance(here, dict) else {}
        return known.get(step["name"], _NOTHING), step["name"]
    items = cast("list[Any]", here) if isinstance(here, list | tuple) else []
    place = int(step["place"]) if step["place"].isdecimal() else -1
    if not 0 <= place < len(items):
        return _NOTHING, f"entry {place + 1}" if place >= 0 else "an entry"
    return items[place], next(_ids(items[place]), f"entry {place + 1}")


def _ids(row: object) -> Iterator[str]:
    found = cast("dict[str, Any]", row).get("id") if isinstance(row, dict) else None
    if isinstance(found, str) and re.match(ID_PATTERN, found):
        yield found
