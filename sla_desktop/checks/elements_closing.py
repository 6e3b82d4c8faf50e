"""Glossary, signatures, annexes (A61a–A61c)."""

from collections.abc import Iterator

from sla_desktop.checks.draft import Draft
from sla_desktop.checks.elements_base import (
    Placed,
    called,
    lacking,
    normal,
    place,
    placed,
    quoted,
    sides,
    these,
)
from sla_desktop.checks.finding import Gap
from sla_desktop.checks.registry import rules
from sla_desktop.domain.agreement import party, sections_of
from sla_desktop.domain.governance import Signatory, Term
from sla_desktop.domain.sections import (
    AnnexSection,
    ControlSection,
    GlossarySection,
    PartiesSection,
    SignaturesSection,
)

_FEWEST_TERMS = 3


@rules.element("A61a", GlossarySection)
def glossary(draft: Draft) -> Iterator[Gap]:
    """Three terms; each defined, and once. What the text uses undefined is judged there."""
    agreement = draft.agreement
    listed = placed(agreement, GlossarySection, "terms", lambda s: s.terms)
    if len(listed) < _FEWEST_TERMS:
        yield Gap(
            "missing",
            f"The glossary has {len(listed)} of at least three terms: define what could be read "
            "in two ways.",
            place(agreement, GlossarySection, "terms"),
        )
    yield from lacking(
        "incomplete",
        [t for t in listed if not t.row.definition.strip()],
        "definition",
        "no definition: say in one sentence what it means.",
    )
    yield from lacking(
        "weak",
        _defined_again(listed),
        "term",
        "defined twice: keep one definition.",
        ("is", "are"),
    )


def _defined_again(listed: list[Placed[Term]]) -> list[Placed[Term]]:
    known: set[str] = set()
    result: list[Placed[Term]] = []
    for place_ in listed:
        term = normal(place_.row.term)
        if term in known:
            result.append(place_)
        known.add(term)
    return result


@rules.element("A61b", SignaturesSection, PartiesSection)
def signatures(draft: Draft) -> Iterator[Gap]:
    """A block for each side; each with name and position."""
    agreement = draft.agreement
    blocks = placed(agreement, SignaturesSection, "signatories", lambda s: s.signatories)
    signing = {b.row.party for b in blocks}
    out = [side.name for side in sides(agreement) if not side.parties & signing]
    if out:
        yield Gap(
            "missing",
            f"There is no signature block for {these(out, 'or')}: add who signs.",
            place(agreement, SignaturesSection, "signatories"),
        )

    def named(block: Signatory) -> str:
        of = party(agreement, block.party)
        return f"the signature block of {called(of) if of else quoted(block.party)}"

    yield from lacking(
        "incomplete",
        [b for b in blocks if not b.row.name.strip()],
        "name",
        "no name: say who signs.",
        named=named,
    )
    yield from lacking(
        "incomplete",
        [b for b in blocks if not b.row.title.strip()],
        "title",
        "no position: say in which role this person signs.",
        named=named,
    )


@rules.element("A61c", AnnexSection, ControlSection, words=True)
def annexes(draft: Draft) -> Iterator[Gap]:
    """An annex with content, or none on purpose. Citations are judged in the text."""
    agreement = draft.agreement
    listed = sections_of(agreement, AnnexSection)
    none = any(s.no_annexes for s in sections_of(agreement, ControlSection))
    if not listed and not none:
        yield Gap(
            "missing",
            "No annex is listed: add those the text relies on, or say that there are none.",
            place(agreement, ControlSection, "no_annexes"),
        )
    empty = [Placed(s.id, s) for s in listed if not _filled(s)]
    yield from lacking("incomplete", empty, "reference", "no content: fill it or name a document.")


def _filled(annex: AnnexSection) -> bool:
    content = annex.tables or annex.components_of or annex.wording
    return bool(content or annex.reference.strip())
