"""The first pages: title block, document control, key terms at a glance, contents."""

from msgspec.structs import replace

from sla_desktop.document.drafting import (
    blank,
    capital,
    card,
    column,
    inlines,
    joined,
    table,
)
from sla_desktop.document.facts import Facts, in_sentence, name_or_blank, short_name
from sla_desktop.document.glance import glance
from sla_desktop.document.nodes import (
    Block,
    Clause,
    Heading,
    Inlines,
    Paragraph,
    PartyBlock,
    Run,
    Table,
    TitleBlock,
)
from sla_desktop.document.wording import worded
from sla_desktop.domain import agreement as parts
from sla_desktop.domain.agreement import Agreement, AgreementKind, Status
from sla_desktop.domain.people import Party
from sla_desktop.domain.sections import ControlSection

KINDS: dict[AgreementKind | None, str] = {
    "customer": "Service level agreement",
    "service": "Service-based service level agreement",
    "multilevel": "Multi-level service level agreement",
    "internal": "Internal service level agreement",
    "ola": "Operational level agreement",
    "underpinning": "Underpinning agreement",
    "salesmarketing": "Sales and marketing service level agreement",
    None: "Service level agreement",
}
STATUSES: dict[Status, str] = {
    "draft": "draft",
    "in-review": "in review",
    "agreed": "agreed",
    "ended": "ended",
    "superseded": "superseded",
}
_LEVELS = {
    "": "",
    "corporate": "corporate level",
    "customer": "customer level",
    "service": "service level",
}


def front(agreement: Agreement, facts: Facts) -> list[Block]:
    """What stands before the table of contents."""
    return [
        TitleBlock(
            agreement.title,
            agreement.subtitle or KINDS[agreement.kind],
            tuple(_party(p) for p in parts.parties(agreement) if p.id in facts.signing),
        ),
        *_named(_tables(agreement, facts)),
    ]


def _tables(agreement: Agreement, facts: Facts) -> list[Block]:
    """Document control and key terms; in few pages the title and the sections say it all."""
    if facts.compact and not parts.first(agreement, ControlSection) and not agreement.parent:
        return []
    own = _control(agreement, facts)
    return own if facts.compact else [*own, *glance(agreement, facts)]


def _named(blocks: list[Block]) -> list[Block]:
    """Tables with ids that no section's tables have."""
    return [
        replace(block, id=f"front.{at}") if isinstance(block, Table) else block
        for at, block in enumerate(blocks, 1)
    ]


def _party(party: Party) -> PartyBlock:
    label = short_name(party)
    internal = party.role == "department" or party.form == "internal"
    unknown = "" if internal else f"Address {blank(f'Address of {in_sentence(party)}')}"
    address = party.address or unknown
    return PartyBlock(
        capital(party.role if label == party.name else label),
        inlines(name_or_blank(party)),
        tuple(inlines(text) for text in (*address.split("\n"), party.registration) if text),
    )


def _control(agreement: Agreement, facts: Facts) -> list[Block]:
    control = parts.first(agreement, ControlSection)
    parent = agreement.parent
    looser = facts.listed("metric", parent.overrides) if parent else ""
    kind = KINDS[agreement.kind] if agreement.subtitle or agreement.level else ""
    own = card(
        control.title if control else "Document control",
        (
            ("Kind", joined(kind, _LEVELS[agreement.level], by=", ")),
            ("Version", f"{agreement.version} ({STATUSES[agreement.status]})"),
            ("Stands under", parent.title if parent else ""),
            ("Looser here on purpose", looser),
            *(_keeping(control, facts) if control else ()),
        ),
    )
    return [*own, *(_log(control, facts) if control else ())]


def _keeping(control: ControlSection, facts: Facts) -> tuple[tuple[str, str], ...]:
    return (
        ("Owner of the document", facts.person(control.owner)),
        ("Kept at", control.storage_place),
        ("Annexes", "There are none" if control.no_annexes else ""),
    )


def _log(control: ControlSection, facts: Facts) -> list[Block]:
    """The versions, and the section's wording as plain paragraphs: it has no number to count on."""
    versions = table(
        "Versions",
        (column("Version", 1), column("Date", 1.5), column("Author", 2), column("Change", 4)),
        [(row.version, facts.date(row.date), row.author, row.change) for row in control.log],
        caption=True,
    )
    return [*versions, *(_unnumbered(block) for block in worded(control.wording))]


def _unnumbered(block: Block) -> Block:
    match block:
        case Clause():
            return Paragraph(block.content)
        case Heading():
            return Paragraph(_bold(block.content), keep_with_next=True)
        case _:
            return block


def _bold(content: Inlines) -> Inlines:
    return tuple(Run(part.text, True) if isinstance(part, Run) else part for part in content)
