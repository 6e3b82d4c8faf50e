"""Quiet links in a form that open a calculator at what the form shows."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from sla_desktop.domain.agreement import Agreement
from sla_desktop.ui.calculators.tools import ToolLink
from sla_desktop.ui.flow import FlowLayout
from sla_desktop.ui.forms.form import Form
from sla_desktop.ui.forms.parts import FormPart

Condition = Callable[[Agreement], bool]


class ToolLinks(FormPart):
    """Links side by side; each is there only while its condition holds."""

    def __init__(self, links: list[tuple[ToolLink, Condition | None]]) -> None:
        super().__init__()
        self._links = links
        row = FlowLayout(self)
        for link, _ in links:
            row.addWidget(link)

    def refresh(self, agreement: Agreement) -> None:
        before = self.stops()
        for link, when in self._links:
            link.setVisible(when is None or when(agreement))
        if self.stops() != before:
            self.rearranged.emit()

    def stops(self) -> list[QWidget]:
        return [link for link, _ in self._links if not link.isHidden()]


def add_links(form: Form, *links: tuple[str, str, Condition | None]) -> None:
    """Links to calculators: the command, the words, and when they are there."""
    row_id = form.path("id").split(".")[-2]
    form.add_part(ToolLinks([(ToolLink(kind, row_id, text), when) for kind, text, when in links]))
