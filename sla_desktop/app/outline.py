"""The order and depth of sections: pure edits, and the numbers that sections print with."""

from collections.abc import Iterator
from itertools import zip_longest

from msgspec.structs import replace

from sla_desktop.document.bodies import body_of
from sla_desktop.document.facts import Facts, facts_of
from sla_desktop.document.nodes import Block, Clause, Heading
from sla_desktop.document.numbering import Placed, place
from sla_desktop.document.outline import drafted
from sla_desktop.document.printed import printed_copy, printed_section
from sla_desktop.document.wording import worded
from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.edits import BadEditError, Edit
from sla_desktop.domain.sections import AnnexSection, Section, SignaturesSection
from sla_desktop.domain.text import Paragraph, RichText, TextBlock, runs_text

MAX_DEPTH = 2
_ALWAYS_MAIN = (AnnexSection, SignaturesSection)  # print at the end, below nothing


class PrintedNumbers:
    """The number each section prints with, worked out anew only where something changed."""

    def __init__(self) -> None:
        self._facts: Facts | None = None
        self._printed: dict[str, tuple[Section, Section]] = {}  # whole, and as it prints
        self._bodies: dict[str, tuple[Section, list[Block]]] = {}
        self._placed: dict[str, Placed] = {}

    def of(self, agreement: Agreement) -> dict[str, str]:
        """ "4", "4.1" or "Annex 1" by section; one that prints nothing has none."""
        for _ in self.steps(agreement):
            pass
        sections = [section for section, _ in self._bodies.values()]
        placed = place(drafted(sections, self._body_of))
        self._placed = {one.id: one for one in placed}
        return {one.id: one.reference.removeprefix("section\u00a0") for one in placed}

    def steps(self, agreement: Agreement) -> Iterator[None]:
        """Works out one section a step, for who must not be kept long; `of` is quick then."""
        printed = printed_copy(agreement, self._printed_of)
        facts = facts_of(printed)
        known = self._bodies if facts == self._facts else {}
        bodies: dict[str, tuple[Section, list[Block]]] = {}
        for section in printed.sections:
            bodies[section.id] = section, _body(section, facts, known)
            yield
        self._facts, self._bodies = facts, bodies

    def _printed_of(self, section: Section) -> Section:
        """The same object while the section is: what is made of it stays known."""
        known = self._printed.get(section.id)
        if known is None or known[0] is not section:
            known = self._printed[section.id] = section, printed_section(section)
        return known[1]

    def _body_of(self, section: Section) -> list[Block]:
        return self._bodies[section.id][1]

    def clauses(self, section: Section) -> tuple[str, ...]:
        """Numbers of the clauses and sub-headings of a section's wording, as last worked out.

        One for each that is not empty; "" for one that does not print.
        """
        placed = self._placed.get(section.id)
        printing = _printing(section.wording)
        known = placed.blocks[1:] if placed else []
        numbers = [block.number for block in known if isinstance(block, Clause | Heading)]
        count = sum(_is_numbered(block) for block in printing)
        own = iter(numbers[len(numbers) - count :])  # wording stands last
        return tuple(
            next(own, "") if any(block is one for one in printing) else ""
            for block in section.wording
            if _is_numbered(block)
        )


def _body(
    section: Section, facts: Facts, known: dict[str, tuple[Section, list[Block]]]
) -> list[Block]:
    """The body of a section; the one already known while the section is the same object."""
    before = known.get(section.id)
    return before[1] if before and before[0] is section else body_of(section, facts)


def _is_numbered(block: TextBlock) -> bool:
    return isinstance(block, Paragraph) and block.style != "body" and bool(block.runs)


def _printing(wording: RichText) -> list[TextBlock]:
    """The blocks that print: none empty, sub-headings only above other things."""
    full = [block for block in wording if _has_content(block)]
    return [
        block
        for block, after in zip_longest(full, full[1:])
        if block and (not _is_heading(block) or not (after is None or _is_heading(after)))
    ]


def _is_heading(block: TextBlock) -> bool:
    return isinstance(block, Paragraph) and block.style == "heading"


def _has_content(block: TextBlock) -> bool:
    if isinstance(block, Paragraph) and block.style == "heading":
        return bool(runs_text(block.runs).strip())
    return bool(worded((block,)))


def block_end(agreement: Agreement, at: int) -> int:
    """Index after the section at `at` and all that stand below it."""
    sections = agreement.sections
    end = at + 1
    while end < len(sections) and sections[end].depth > sections[at].depth:
        end += 1
    return end


def index_of(agreement: Agreement, section_id: str) -> int:
    """Index of a section. Raises InputError where it is not there."""
    for at, section in enumerate(agreement.sections):
        if section.id == section_id:
            return at
    raise BadEditError(f"There is no section “{section_id}”: choose another.")


def move_to(section_id: str, target: int) -> Edit:
    """Moves a section, with those below it, to stand before what is at index `target` now."""

    def apply(agreement: Agreement) -> Agreement:
        sections = agreement.sections
        at = index_of(agreement, section_id)
        end = block_end(agreement, at)
        if at <= target <= end:
            return agreement
        block, rest = sections[at:end], (*sections[:at], *sections[end:])
        to = target if target < at else target - len(block)
        return _settled(replace(agreement, sections=(*rest[:to], *block, *rest[to:])))

    return apply


def move_by(section_id: str, step: int) -> Edit:
    """Moves a section, with those below it, past its neighbour: up for -1, down for 1."""

    def apply(agreement: Agreement) -> Agreement:
        sections = agreement.sections
        at = index_of(agreement, section_id)
        end = block_end(agreement, at)
        if step > 0:
            target = block_end(agreement, end) if end < len(sections) else end
        else:
            target = at - 1
            while target > 0 and sections[target].depth > sections[at].depth:
                target -= 1
        return agreement if target < 0 else move_to(section_id, target)(agreement)

    return apply


def nest(section_id: str, step: int) -> Edit:
    """Puts a section, with those below it, a level deeper (1) or higher (-1)."""

    def apply(agreement: Agreement) -> Agreement:
        at = index_of(agreement, section_id)
        section = agreement.sections[at]
        above = agreement.sections[at - 1].depth if at > 0 else -1
        deepest = 0 if isinstance(section, _ALWAYS_MAIN) else min(MAX_DEPTH, above + 1)
        if not 0 <= section.depth + step <= deepest:
            return agreement
        end = block_end(agreement, at)
        moved = tuple(_at_depth(one, one.depth + step) for one in agreement.sections[at:end])
        before, after = agreement.sections[:at], agreement.sections[end:]
        return _settled(replace(agreement, sections=(*before, *moved, *after)))

    return apply


def duplicate(section_id: str, new_id: str) -> Edit:
    """Puts a copy of a section, with the same rows, below it."""

    def apply(agreement: Agreement) -> Agreement:
        at = index_of(agreement, section_id)
        section = agreement.sections[at]
        copy = replace(section, id=new_id, title=f"{section.title} (copy)")
        before, after = agreement.sections[: at + 1], agreement.sections[at + 1 :]
        return replace(agreement, sections=(*before, copy, *after))

    return apply


def remove(section_id: str) -> Edit:
    """Takes a section out; those below it stay and move up a level where they must."""

    def apply(agreement: Agreement) -> Agreement:
        others = tuple(section for section in agreement.sections if section.id != section_id)
        return _settled(replace(agreement, sections=others))

    return apply


def _settled(agreement: Agreement) -> Agreement:
    """`agreement` with no section more than one level below the one before it."""
    settled: list[Section] = []
    above = -1
    for section in agreement.sections:
        settled.append(_at_depth(section, min(section.depth, above + 1)))
        above = settled[-1].depth
    return replace(agreement, sections=tuple(settled))


def _at_depth(section: Section, depth: int) -> Section:
    return section if section.depth == depth else replace(section, depth=min(depth, MAX_DEPTH))
