"""Agreements to store."""

from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.people import Party
from sla_desktop.domain.sections import PartiesSection, ProseSection
from sla_desktop.domain.text import Paragraph, Run


def agreement(agreement_id: str = "support", title: str = "Support", words: int = 3) -> Agreement:
    """A small agreement whose size grows with ``words``."""
    parties = PartiesSection(
        id="parties",
        title="Parties",
        parties=(
            Party(id="own", name="Zoë Müller & Söhne", role="provider"),
            Party(id="other", name="公司", role="customer"),
        ),
    )
    prose = ProseSection(
        id="prose",
        title="Prose",
        wording=(Paragraph(runs=(Run(text="word " * words),)),),
    )
    return Agreement(id=agreement_id, title=title, kind="customer", sections=(parties, prose))
