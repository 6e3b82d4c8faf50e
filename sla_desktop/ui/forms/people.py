"""Roles of both parties, one a line: "provider: service manager"."""

from typing import cast

from sla_desktop.domain import parse
from sla_desktop.domain.people import Responsible
from sla_desktop.ui.forms.controls import TextArea


class PeopleLines(TextArea):
    """A list of roles; the part before the colon names the party by its id."""

    def __init__(self) -> None:
        super().__init__(3)

    def set_value(self, value: object) -> None:
        """Shows one role a line."""
        people = cast("tuple[Responsible, ...]", value) if isinstance(value, tuple) else ()
        if self._people() != people:
            lines = (f"{one.party}: {one.role}" if one.party else one.role for one in people)
            super().set_value("\n".join(lines))

    def _people(self) -> tuple[Responsible, ...]:
        lines = self.toPlainText().split("\n")
        return tuple(parse.responsible(line) for line in lines if line.strip())

    def _tell(self) -> None:
        self.edited.emit(self._people())
