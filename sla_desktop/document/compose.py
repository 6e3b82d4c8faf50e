"""An agreement becomes a document: bodies section by section, then numbers, then fields."""

from collections.abc import Callable
from functools import partial

from sla_desktop.checks.draft import Memory
from sla_desktop.document.bodies import body_of
from sla_desktop.document.facts import COMPACT, Facts, facts_of
from sla_desktop.document.first_page import with_contents
from sla_desktop.document.front import KINDS, STATUSES, front
from sla_desktop.document.nodes import Block, Contents, Document, Heading, PageBreak, PageLabels
from sla_desktop.document.numbering import place
from sla_desktop.document.outline import drafted
from sla_desktop.document.printed import printed_copy, printed_section
from sla_desktop.document.settle import Settler
from sla_desktop.document.together import kept_together
from sla_desktop.domain import agreement as parts
from sla_desktop.domain import show
from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.sections import Section


def compose(agreement: Agreement) -> Document:
    """The document that `agreement` prints as."""
    return Composer().compose(agreement)


class Composer:
    """Composes draft after draft; the bodies of sections that did not change are kept."""

    def __init__(self) -> None:
        self._printed = Memory()
        self._memory = Memory()
        self._facts: Facts | None = None
        self._body: Callable[[Section], list[Block]] | None = None

    def compose(self, agreement: Agreement) -> Document:
        """The document of `agreement`."""
        printed = printed_copy(agreement, partial(self._printed.of, printed_section))
        facts = facts_of(printed)
        bodies = self._bodies(facts)
        placed = place(drafted(printed.sections, bodies))
        self._printed.next_draft()
        self._memory.next_draft()
        settler = Settler(printed, {section.id: section.reference for section in placed})
        before = [settler.block(block) for block in front(printed, facts)]
        blocks: list[Block] = []
        for section in placed:
            if section.starts_page:
                blocks.append(PageBreak())
            blocks += [settler.block(block) for block in section.blocks]
        headings = [block for block in blocks if isinstance(block, Heading)]
        contents = (
            [*before, Contents("Contents")]
            if facts.compact
            else with_contents(before, headings, printed.page_size)
        )
        whole = [*contents, *kept_together(blocks)]
        return _document(printed, whole, settler.text(printed.title))

    def _bodies(self, facts: Facts) -> Callable[[Section], list[Block]]:
        if self._body is None or facts != self._facts:
            self._facts = facts
            self._memory = Memory()  # no body drafted from other facts is asked for again
            self._body = partial(body_of, facts=facts)
        return partial(self._memory.of, self._body)


def _document(agreement: Agreement, blocks: list[Block], title: str) -> Document:
    names = [party.name for party in parts.parties(agreement) if party.name]
    kind = KINDS[agreement.kind]
    between = f"{kind} between {show.listed(names)}" if len(names) > 1 else kind
    return Document(
        title=title,
        subject=between,
        author=_author(agreement),
        language=agreement.language,
        version=agreement.version,
        agreement_id=agreement.id,
        blocks=tuple(blocks),
        labels=PageLabels(
            header_left=title,
            header_right=f"Version {agreement.version} ({STATUSES[agreement.status]})",
            footer_left=" · ".join(names),
            footer_middle=agreement.confidentiality,
        ),
        page_size=agreement.page_size,
        watermark="DRAFT" if agreement.status in ("draft", "in-review") else "",
        compact=agreement.profile == COMPACT,
    )


def _author(agreement: Agreement) -> str:
    """The firm that drafts: the own side, else the provider, else the first party."""
    side = parts.party_by_role(agreement, agreement.own_side or "provider")
    known = [side] if side else parts.parties(agreement)
    return known[0].name if known else ""
