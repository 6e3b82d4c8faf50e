"""An agreement becomes a document: bodies section by section, then numbers, then fields."""

from functools import partial

from sla_desktop.document.bodies import body_of
from sla_desktop.document.facts import facts_of
from sla_desktop.document.front import KINDS, front
from sla_desktop.document.nodes import Block, Document, PageBreak, PageLabels
from sla_desktop.document.numbering import place
from sla_desktop.document.outline import drafted
from sla_desktop.document.settle import Settler
from sla_desktop.domain import agreement as parts
from sla_desktop.domain.agreement import Agreement


def compose(agreement: Agreement) -> Document:
    """The document that `agreement` prints as."""
    facts = facts_of(agreement)
    placed = place(drafted(agreement.sections, partial(body_of, facts=facts)))
    references = {section.id: section.reference for section in placed}
    settler = Settler(agreement, references)
    blocks: list[Block] = [settler.block(block) for block in front(agreement, facts)]
    for section in placed:
        if section.starts_page:
            blocks.append(PageBreak())
        blocks += [settler.block(block) for block in section.blocks]
    title = settler.text(agreement.title)
    names = [party.name for party in parts.parties(agreement) if party.name]
    return Document(
        title=title,
        subject=" between ".join(filter(None, (KINDS[agreement.kind], " and ".join(names)))),
        author=_author(agreement),
        language=agreement.language,
        version=agreement.version,
        agreement_id=agreement.id,
        blocks=tuple(blocks),
        labels=PageLabels(
            header_left=title,
            header_right=f"Version {agreement.version} ({agreement.status.replace('-', ' ')})",
            footer_left=" · ".join(names),
            footer_middle=agreement.confidentiality,
        ),
        page_size=agreement.page_size,
        watermark="DRAFT" if agreement.status in ("draft", "in-review") else "",
    )


def _author(agreement: Agreement) -> str:
    """The firm that drafts."""
    side = parts.party_by_role(agreement, agreement.own_side or "provider")
    known = [side] if side else parts.parties(agreement)
    return known[0].name if known else ""
