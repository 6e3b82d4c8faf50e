"""The first pages: title block, document control, key terms at a glance, contents."""

from sla_desktop.document.drafting import capital, column, inlines, table
from sla_desktop.document.facts import Facts, name_or_blank, short_name
from sla_desktop.document.nodes import Block, Contents, PageBreak, PartyBlock, TitleBlock
from sla_desktop.domain import agreement as parts
from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.people import Party
from sla_desktop.domain.sections import ControlSection

KINDS = {
    "customer": "Service level agreement",
    "service": "Service level agreement",
    "multilevel": "Multi-level service level agreement",
    "internal": "Internal service level agreement",
    "ola": "Operational level agreement",
    "underpinning": "Underpinning agreement",
    "salesmarketing": "Sales and marketing service level agreement",
    None: "Service level agreement",
}


def front(agreement: Agreement, facts: Facts) -> list[Block]:
    return [
        TitleBlock(
            agreement.title,
            agreement.subtitle or KINDS[agreement.kind],
            tuple(_party(party) for party in parts.parties(agreement)),
        ),
        *_control(agreement, facts),
        PageBreak(),
        Contents("Contents"),
        PageBreak(),
    ]


def _party(party: Party) -> PartyBlock:
    details = (party.address, party.registration)
    return PartyBlock(
        capital(short_name(party)),
        inlines(name_or_blank(party)),
        tuple(inlines(text) for text in details if text),
    )


def _control(agreement: Agreement, facts: Facts) -> list[Block]:
    control = parts.first(agreement, ControlSection)
    log = control.log if control else ()
    rows = [(row.version, facts.date(row.date), row.author, row.change) for row in log]
    columns = (column("Version", 1), column("Date", 1.5), column("Author", 2), column("Change", 4))
    return table("Document control", columns, rows, caption=True)
