"""Which sections print, how deep and in which order: signatures late, annexes last."""

import re
from collections.abc import Callable, Iterable
from itertools import count

from msgspec import Struct

from sla_desktop.document.drafting import inlines
from sla_desktop.document.nodes import Block
from sla_desktop.document.numbering import Drafted
from sla_desktop.domain.sections import (
    AnnexSection,
    ControlSection,
    Section,
    SignaturesSection,
)

_LAST = (SignaturesSection, AnnexSection)  # in this order, always of depth 0
_CALLED_ANNEX = re.compile(
    r"(?i:annex|appendix|schedule)(?:\s+\d{1,3}\b|\s+[A-Z]{1,4}(?=\s*[:.–—-]|\s*$)|(?=\s*[:.–—-]|\s*$))"
    r"\s*[:.–—-]?\s*"
)


class _Entry(Struct, frozen=True):
    section: Section
    level: int  # 1 to 3
    body: list[Block]


def drafted(
    sections: Iterable[Section], body_of: Callable[[Section], list[Block]]
) -> list[Drafted]:
    """The sections to number; one without content prints only above others that have some."""
    groups: tuple[list[_Entry], list[_Entry], list[_Entry]] = ([], [], [])
    group = groups[0]
    for entry in _with_content(_entries(sections, body_of)):
        if entry.level == 1:
            group = groups[_rank(entry.section)]
        group.append(entry)
    main, signatures, annexes = groups
    numbers = count(1)
    return [
        *(_draft(entry, 0) for entry in (*main, *signatures)),
        *(_draft(entry, next(numbers) if entry.level == 1 else 0) for entry in annexes),
    ]


def _entries(
    sections: Iterable[Section], body_of: Callable[[Section], list[Block]]
) -> list[_Entry]:
    """Sections with the level of their heading; document control prints in front, not here."""
    above: list[int] = []  # depths
    entries: list[_Entry] = []
    for section in sections:
        depth = 0 if isinstance(section, _LAST) else section.depth
        above = [each for each in above if each < depth]
        if not isinstance(section, ControlSection):
            entries.append(_Entry(section, len(above) + 1, body_of(section)))
            above.append(depth)
    return entries


def _with_content(entries: list[_Entry]) -> list[_Entry]:
    kept: list[_Entry] = []
    for entry in reversed(entries):
        above_next = kept and kept[-1].level > entry.level
        if entry.body or above_next:
            kept.append(entry)
    return kept[::-1]


def _rank(section: Section) -> int:
    return _LAST.index(type(section)) + 1 if isinstance(section, _LAST) else 0


def _draft(entry: _Entry, annex: int) -> Drafted:
    title = _annex_title(entry.section.title, annex) if annex else entry.section.title
    return Drafted(entry.section.id, inlines(title), entry.level, entry.body, annex)


def _annex_title(title: str, number: int) -> str:
    """ "Annex 2: Systems", whatever number the owner typed."""
    own = title[found.end() :] if (found := _CALLED_ANNEX.match(title)) else title
    return f"Annex\u00a0{number}: {own}" if own else f"Annex\u00a0{number}"
