"""Names of firms from other agreements, and one name for each party (B39)."""

import re
from collections.abc import Iterator

from msgspec import Struct

from sla_desktop.checks.draft import Draft
from sla_desktop.checks.elements_base import Placed, normal, placed, quoted
from sla_desktop.checks.faults import fault
from sla_desktop.checks.finding import Fault
from sla_desktop.checks.library import LibraryAgreement
from sla_desktop.checks.registry import rules
from sla_desktop.checks.texts import Text, all_texts
from sla_desktop.domain.agreement import Agreement, parties, sections_of, suppliers
from sla_desktop.domain.governance import Term
from sla_desktop.domain.sections import (
    ExitSection,
    GlossarySection,
    LiabilitySection,
    StandingSection,
    SuppliersSection,
)

_WORD = re.compile(r"\w+")
_SHORTEST = 6  # letters of a short name that is looked for


class _Needle(Struct, frozen=True):
    """A name to look for; a short one counts only where it does not stand in the full one."""

    name: str
    full: str
    words: frozenset[str]  # in lower case

    @property
    def short(self) -> bool:
        return self.name != self.full or len(self.words) < 2

    def stands_in(self, text: str) -> bool:
        rest = text.replace(self.full, "") if self.name != self.full else text
        return _stands_in(self.name, rest)


@rules.check("B39", "error", sources=("Studies of copy-and-paste errors in contracts",))
def names_of_others(draft: Draft) -> Iterator[Fault]:
    """Names of firms from other agreements, as a copied text leaves them; one name a party."""
    agreement = draft.agreement
    index = draft.memory.of(_index, draft.context.library)
    own = draft.memory.of(_own_text, draft.tables)
    found = all_texts(draft)
    for here, words in zip(found, draft.memory.each(_words, found), strict=True):
        for first in index.keys() & words:
            for needle in index[first]:
                if words >= needle.words and not _stands_in(needle.name, own):
                    yield from _where(needle, here)
    yield from _second_label(agreement)


def _index(library: tuple[LibraryAgreement, ...]) -> dict[str, list[_Needle]]:
    """Full names of firms, and short ones that are part of the full one, by one of their words."""
    names: dict[tuple[str, str], None] = {}
    for firm in dict.fromkeys(firm for one in library for firm in one.firms):
        name, label = " ".join(firm.name.split()), " ".join(firm.label.split())
        names[name, name] = None
        if _stands_in(label, name):
            names[label, name] = None
    result: dict[str, list[_Needle]] = {}
    for name, full in names:
        words = _WORD.findall(name.lower())
        needle = _Needle(name, full, frozenset(words))
        if words and (len(name) >= _SHORTEST or not needle.short):
            result.setdefault(words[0], []).append(needle)
    return result


def _words(found: tuple[Text, ...]) -> frozenset[str]:
    return frozenset[str]().union(*(text.words for text in found))


def _stands_in(name: str, text: str) -> bool:
    """Whether `name` stands in `text` as whole words, written alike."""
    at = text.find(name) if name else -1
    while at >= 0:
        before, after = text[at - 1 : at], text[at + len(name) : at + len(name) + 1]
        if not (before.isalnum() or after.isalnum()):
            return True
        at = text.find(name, at + 1)
    return False


def _where(needle: _Needle, found: tuple[Text, ...]) -> Iterator[Fault]:
    first_word = needle.name.split()[0]
    places = {
        text.path: text for text in found if first_word in text.text and needle.stands_in(text.text)
    }
    for text in places.values():
        yield fault(
            "warning" if needle.short else "error",
            f"{quoted(needle.name)} belongs to another of your agreements and is no party or "
            "supplier here: is the text a copy?",
            text.path,
            objects=(text.owner,),
            numbers=(needle.name,),
        )


def _own_text(agreement: Agreement) -> str:
    return "\n".join(_own_texts(agreement))


def _own_texts(agreement: Agreement) -> Iterator[str]:
    """Where this document may name firms: parties, main agreement, suppliers, exit, indemnity."""
    for party in parties(agreement):
        yield from (party.name, party.label)
    for section in sections_of(agreement, StandingSection):
        yield from (section.main_agreement, section.terms_excluded_for)
    for supplier in suppliers(agreement):
        yield from (supplier.name, supplier.contract)
    for section in sections_of(agreement, SuppliersSection):
        yield from (step.title for step in section.supporting)
    for section in sections_of(agreement, ExitSection):
        yield from (section.data_format, section.deletion_proof, section.cost_text)
    for section in sections_of(agreement, LiabilitySection):
        for indemnity in section.indemnities:
            yield from (indemnity.against, indemnity.procedure, indemnity.limit_text)


def _second_label(agreement: Agreement) -> Iterator[Fault]:
    """A party that has one short name among the parties and another among the definitions."""
    terms = placed(agreement, GlossarySection, "terms", lambda s: s.terms)
    for party in parties(agreement):
        for term in terms:
            if party.label.strip() and _names(term, party.name):
                if normal(term.row.term) in (normal(party.label), normal(party.name)):
                    continue
                yield fault(
                    "warning",
                    f"{quoted(party.name)} is called both {quoted(party.label)} and "
                    f"{quoted(term.row.term)}: keep one of the two.",
                    f"{term.path}.term",
                    objects=(party.id, term.row.id),
                    numbers=(party.label, term.row.term),
                )


def _names(term: Placed[Term], name: str) -> bool:
    """Whether a definition says nothing but the name."""
    said = normal(term.row.definition).removeprefix("means ").removeprefix("is ")
    return bool(said) and said == normal(name)
