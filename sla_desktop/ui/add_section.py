"""Choosing what kind of section to add: each with its usual title and what it is for."""

from PySide6.QtWidgets import QWidget

from sla_desktop.catalogue.section_kinds import kind_title
from sla_desktop.domain.agreement import Agreement, section_kinds
from sla_desktop.ui.editors import editor_for
from sla_desktop.ui.picker import Offer, Picker


class AddSection(Picker):
    """Every kind of section; `chosen` tells its name, e.g. "levels"."""

    def __init__(self, agreement: Agreement, parent: QWidget) -> None:
        there = {section.__struct_config__.tag for section in agreement.sections}
        offers = [
            Offer(
                kind,
                f"{kind_title(kind)}{' · there already' if kind in there else ''}",
                editor_for(section_type).introduction,
            )
            for kind, section_type in section_kinds().items()
        ]
        super().__init__("Add section", "Add", offers, parent)
