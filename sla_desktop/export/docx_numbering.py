"""Live numbers: counts as Word will, so that what it shows is what the document says.

Sections and clauses share one multilevel list, 5 / 5.1 / 5.1.1 / (a) / (i), bound to styles. Where
the given number is not the one Word would count to, the list is told to restart there; a number
of another shape is typed. Either way the printed number is the given one.
"""

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Literal

from msgspec import Struct

from sla_desktop.export.docx_xml import NAMESPACES, escape, twips
from sla_desktop.export.look import Look

Format = Literal["decimal", "lowerLetter", "upperLetter", "lowerRoman", "upperRoman"]

_ROMAN_VALUES = (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1)
_ROMAN_SIGNS = ("m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i")
_ROMAN = tuple(zip(_ROMAN_VALUES, _ROMAN_SIGNS, strict=True))


def letters(value: int) -> str:
    """a … z, then aa, bb … as Word counts, not aa, ab."""
    return chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1)


def roman(value: int) -> str:
    """Lower-case Roman numeral."""
    out = ""
    for worth, sign in _ROMAN:
        count, value = divmod(value, worth)
        out += sign * count
    return out


WRITTEN: Mapping[Format, Callable[[int], str]] = MappingProxyType(
    {
        "decimal": str,
        "lowerLetter": letters,
        "upperLetter": lambda value: letters(value).upper(),
        "lowerRoman": roman,
        "upperRoman": lambda value: roman(value).upper(),
    }
)
_MOST = 3999  # no list is longer, and no Roman numeral is


def _letters_value(token: str) -> int:
    return (len(token) - 1) * 26 + ord(token[0].lower()) - ord("a") + 1


def _roman_value(token: str) -> int:
    worth = {sign: value for value, sign in _ROMAN if len(sign) == 1}
    values = [worth.get(sign, 0) for sign in token.lower()]
    following = [*values[1:], 0]
    return sum(
        -value if value < after else value for value, after in zip(values, following, strict=True)
    )


def readings(token: str) -> list[tuple[Format, int]]:
    """What `token` can mean, e.g. "i" is Roman one or the ninth letter; smallest value first."""
    found: list[tuple[Format, int]] = []
    if token.isascii() and token.isdigit() and len(token) < 5:
        found.append(("decimal", int(token)))
    elif token.isascii() and token.isalpha() and len(token) < 16:
        upper = token.isupper()
        found.append(("upperLetter" if upper else "lowerLetter", _letters_value(token)))
        found.append(("upperRoman" if upper else "lowerRoman", _roman_value(token)))
    good: list[tuple[Format, int]] = [
        (kind, value)
        for kind, value in found
        if 0 < value <= _MOST and WRITTEN[kind](value) == token
    ]
    return sorted(good, key=lambda reading: reading[1])


class OutlineLevel(Struct, frozen=True):
    """One level of the list of sections and clauses; `style` is the one bound to it."""

    format: Format
    text: str
    style: str
    with_above: bool  # 5.2.1 shows the levels above, (a) stands in brackets


OUTLINE = (
    OutlineLevel("decimal", "%1", "Heading1", True),
    OutlineLevel("decimal", "%1.%2", "Heading2", True),
    OutlineLevel("decimal", "%1.%2.%3", "Heading3", True),
    OutlineLevel("lowerLetter", "(%4)", "Clause4", False),
    OutlineLevel("lowerRoman", "(%5)", "Clause5", False),
)
OUTLINE_NUM = 1
_MARKER = re.compile(r"([^\w%]{0,3})([0-9]{1,4}|[A-Za-z]{1,15})([^\w%]{0,3})")


class Place(Struct, frozen=True):
    """How a number comes onto the page: counted by list `num`, or typed (`num` 0)."""

    num: int
    level: int  # counted from 0, as Word does


class _Pattern(Struct, frozen=True):
    """A list marker: what surrounds the number, or the bullet itself (`format` "bullet")."""

    base: int  # level of the clause the list stands under
    depth: int
    format: Format | Literal["bullet"]
    text: str


class _Count(Struct, frozen=True):
    """Where a sub-list has come to."""

    pattern: _Pattern
    value: int
    num: int


class Numbering:
    """The lists of one document, collected while its blocks are placed."""

    def __init__(self) -> None:
        self._counters = [0] * len(OUTLINE)
        self._patterns: dict[_Pattern, int] = {}
        self._bullets: dict[_Pattern, int] = {}
        # (abstract list, level, value to start at; 0: go on)
        self._nums: list[tuple[int, int, int]] = [(0, 0, 0)]
        self._running: dict[int, _Count] = {}

    def outline(self, level: int, number: str) -> Place:
        """Place a heading or clause of `level` (from 1) that is numbered `number`."""
        at = level - 1
        value = self._value_at(at, number)
        if value is None:
            return Place(0, at)
        goes_on = value == self._counters[at] + 1
        self._counters[at:] = [value, *([0] * (len(OUTLINE) - level))]
        return Place(OUTLINE_NUM if goes_on else self._num(0, at, value), at)

    def _value_at(self, at: int, number: str) -> int | None:
        """Value of the last part of `number`, where all before it is what Word would print."""
        shape = OUTLINE[at]
        above = self._counters[:at] if shape.with_above else []
        if not all(above):
            return None  # Word would show a one for what has not come yet
        before = "".join(f"{value}." for value in above)
        before, after = (before, "") if shape.with_above else ("(", ")")
        if not (number.startswith(before) and number.endswith(after)):
            return None
        token = number[len(before) : len(number) - len(after)]
        return next((value for kind, value in readings(token) if kind == shape.format), None)

    def start_list(self) -> None:
        """Forget where the list before had come to."""
        self._running.clear()

    def item(self, base: int, depth: int, marker: str, ordered: bool) -> Place:
        """Place a list item; lists with numbers start anew where the marker says so."""
        for deeper in [each for each in self._running if each > depth]:
            del self._running[deeper]
        if not ordered:
            return Place(self._bullet(base, depth, marker), depth)
        found = _MARKER.fullmatch(marker)
        choices = [] if found is None else readings(found[2])
        if found is None or not choices:
            return Place(0, depth)
        text = f"{found[1]}%{depth + 1}{found[3]}"
        counts = [_Count(_Pattern(base, depth, kind, text), value, 0) for kind, value in choices]
        return Place(self._counted(depth, counts), depth)

    def _counted(self, depth: int, choices: list[_Count]) -> int:
        """Number of the list that shows one of `choices` next, a new one if none does."""
        running = self._running.get(depth)
        for choice in choices:
            if running and (choice.pattern, choice.value - 1) == (running.pattern, running.value):
                self._running[depth] = _Count(choice.pattern, choice.value, running.num)
                return running.num
        first = choices[0]
        num = self._num(self._abstract(first.pattern), depth, first.value)
        self._running[depth] = _Count(first.pattern, first.value, num)
        return num

    def _bullet(self, base: int, depth: int, marker: str) -> int:
        if not 0 < len(marker) <= 2 or "%" in marker or not marker.isprintable():
            return 0
        pattern = _Pattern(base, depth, "bullet", marker)
        if pattern not in self._bullets:
            self._bullets[pattern] = self._num(self._abstract(pattern), 0, 0)
        return self._bullets[pattern]

    def _abstract(self, pattern: _Pattern) -> int:
        return self._patterns.setdefault(pattern, len(self._patterns) + 1)

    def _num(self, abstract: int, level: int, start: int) -> int:
        self._nums.append((abstract, level, start))
        return len(self._nums)

    def xml(self, look: Look) -> str:
        """The numbering part."""
        lists = [_abstract_xml(0, "multilevel", _outline_levels(look))]
        lists += [
            _abstract_xml(at, "hybridMultilevel", _list_levels(pattern, look))
            for pattern, at in self._patterns.items()
        ]
        nums = [_num_xml(at, *num) for at, num in enumerate(self._nums, 1)]
        return f"<w:numbering {NAMESPACES}>{''.join(lists)}{''.join(nums)}</w:numbering>"


def _abstract_xml(at: int, kind: str, levels: str) -> str:
    return (
        f'<w:abstractNum w:abstractNumId="{at}"><w:nsid w:val="{0x51A00000 + at:08X}"/>'
        f'<w:multiLevelType w:val="{kind}"/>{levels}</w:abstractNum>'
    )


def _num_xml(at: int, abstract: int, level: int, start: int) -> str:
    restart = (
        f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{start}"/></w:lvlOverride>'
        if start
        else ""
    )
    return f'<w:num w:numId="{at}"><w:abstractNumId w:val="{abstract}"/>{restart}</w:num>'


def _level_xml(at: int, kind: str, text: str, left: float, hanging: float, style: str = "") -> str:
    bound = f'<w:pStyle w:val="{style}"/>' if style else ""
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>{bound}'
        f'<w:suff w:val="tab"/><w:lvlText w:val="{escape(text)}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:tabs><w:tab w:val="num" w:pos="{twips(left)}"/></w:tabs>'
        f'<w:ind w:left="{twips(left)}" w:hanging="{twips(hanging)}"/></w:pPr></w:lvl>'
    )


def _outline_levels(look: Look) -> str:
    return "".join(
        _level_xml(at, shape.format, shape.text, here.text, here.text - here.number, shape.style)
        for at, (shape, here) in enumerate(zip(OUTLINE, look.hanging, strict=True))
    )


def _list_levels(pattern: _Pattern, look: Look) -> str:
    """Five levels, so that Word's Tab key finds one; the pattern's own stands at its depth."""
    usual: list[tuple[str, str]] = [("bullet", sign) for sign in "•–▪•–"]
    if pattern.format != "bullet":
        kinds = ("decimal", "lowerLetter", "lowerRoman", "decimal", "lowerLetter")
        usual = [(kind, f"%{at}.") for at, kind in enumerate(kinds, 1)]
    usual[pattern.depth] = (pattern.format, pattern.text)
    return "".join(
        _level_xml(at, kind, text, list_indent(look, pattern.base, at), look.list_step)
        for at, (kind, text) in enumerate(usual)
    )


def list_indent(look: Look, base: int, depth: int) -> float:
    """Where the text of a list item begins."""
    return look.indent(base) + (depth + 1) * look.list_step
