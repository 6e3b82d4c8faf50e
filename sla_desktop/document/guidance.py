"""Guidance notes for who fills an agreement in: what belongs below each section's heading."""

from collections.abc import Mapping
from types import MappingProxyType

from sla_desktop.catalogue.elements import elements
from sla_desktop.document.nodes import Block, Heading, Paragraph, Run
from sla_desktop.domain.agreement import Agreement

# By kind of section, the element of the catalogue that tells what it is for.
_TOLD_BY: Mapping[str, str] = MappingProxyType(
    {
        "parties": "A03",
        "purpose": "A05",
        "term": "A06",
        "standing": "A07",
        "scope": "A08",
        "services": "A09",
        "hours": "A12",
        "maintenance": "A13",
        "components": "A14",
        "assumptions": "A15",
        "workload": "A16",
        "exclusions": "A17",
        "changes": "A18",
        "levels": "A19",
        "funnel": "A62",
        "availability": "A26",
        "priorities": "A35",
        "duties": "A31",
        "support": "A34",
        "escalation": "A36",
        "credits": "A39",
        "reports": "A45",
        "suppliers": "A49",
        "security": "A52",
        "continuity": "A53",
        "exit": "A54",
        "charges": "A55",
        "liability": "A57",
        "disputes": "A58",
        "termination": "A59",
        "amendment": "A60",
        "glossary": "A61a",
        "signatures": "A61b",
        "annex": "A61c",
    }
)


def with_guidance(blocks: tuple[Block, ...], agreement: Agreement) -> tuple[Block, ...]:
    """The blocks of `agreement` with a note below each section's heading that has one."""
    kinds = {section.id: str(section.__struct_config__.tag) for section in agreement.sections}
    guided: list[Block] = []
    for block in blocks:
        guided.append(block)
        told_by = _TOLD_BY.get(kinds.get(block.id, "")) if isinstance(block, Heading) else None
        if told_by:
            element = elements()[told_by]
            words = f"{element.help} {element.why}"
            guided.append(Paragraph((Run(words),), keep_with_next=True, note="guidance"))
    return tuple(guided)
