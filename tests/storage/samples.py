"""Agreements and libraries to store them in."""

from pathlib import Path

from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.people import Party
from sla_desktop.domain.sections import PartiesSection, ProseSection
from sla_desktop.domain.text import Paragraph, Run
from sla_desktop.storage.library import Library
from tests.storage.faults import SteadyOps


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


def filled(folder: Path, *ids: str, ops: SteadyOps | None = None) -> Library:
    """A library of agreements saved a minute apart, all closed."""
    ops = ops or SteadyOps()
    library = Library(folder, ops)
    for number, agreement_id in enumerate(ids, 1):
        library.add(agreement(agreement_id, title=f"Title {number}"))
        ops.ahead(minutes=1)
    library.close_all()
    return library


def main_file(folder: Path) -> Path:
    return folder / "agreements" / "support" / "agreement.json"


def generations(folder: Path) -> list[Path]:
    """Newest first."""
    return sorted(main_file(folder).parent.glob("g*.json"), reverse=True)


def flip(data: bytes) -> bytes:
    return data[:-20] + bytes([data[-20] ^ 4]) + data[-19:]
