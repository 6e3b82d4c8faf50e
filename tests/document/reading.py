"""Short ways to compose in tests: sections between two parties, read as plain text."""

from typing import Any

from sla_desktop.document.compose import compose
from sla_desktop.document.nodes import Block, Document
from sla_desktop.document.plain import plain_text
from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.metrics import Metric
from sla_desktop.domain.people import Party
from sla_desktop.domain.sections import LevelsSection, PartiesSection, Section

PARTIES = PartiesSection(
    id="parties",
    title="Parties",
    parties=(
        Party(id="provider", name="A Ltd", label="Provider", role="provider", address="Here"),
        Party(id="customer", name="B Ltd", label="Customer", role="customer", address="There"),
    ),
)


def agreement(*sections: Section, title: str = "Test", parties: Section = PARTIES) -> Agreement:
    return Agreement(id="test", title=title, sections=(parties, *sections))


def document(*sections: Section) -> Document:
    return compose(agreement(*sections))


def text(*sections: Section) -> str:
    """The plain text of the sections behind that on the parties."""
    whole = plain_text(document(*sections))
    return whole[whole.index("This agreement is made") :]


def metric(**given: Any) -> Metric:
    """A level "Level" of which more is better."""
    values: dict[str, Any] = {"id": "m", "name": "Level", "direction": "higher", **given}
    return Metric(**values)


def levels(*metrics: Metric) -> LevelsSection:
    return LevelsSection(id="levels", title="Levels", metrics=metrics)


def blocks_of(section_id: str, *sections: Section) -> list[Block]:
    """The blocks of one section, its heading first."""
    return [
        block
        for block in document(*sections).blocks
        if (name := str(getattr(block, "id", ""))) == section_id
        or name.startswith(f"{section_id}.")
    ]
