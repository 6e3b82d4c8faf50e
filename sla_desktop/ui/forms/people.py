"""Roles of the parties: which side, and which role there."""

from collections.abc import Iterable
from typing import Any, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.people import Responsible
from sla_desktop.ui import icons
from sla_desktop.ui.buttons import PushButton, ToolButton
from sla_desktop.ui.forms.controls import TypedLine
from sla_desktop.ui.forms.form import ChoiceSource, FollowingChoice
from sla_desktop.ui.theme import in_force

_NOBODY = Responsible()


class PersonControl(QWidget):
    """One role at one side."""

    edited = Signal(object)  # Responsible, or None when nothing is said
    refused = Signal(object)
    removed = Signal(object)  # itself

    def __init__(
        self, sides: ChoiceSource, agreement: Agreement, *, removable: bool = False
    ) -> None:
        super().__init__()
        self.side = FollowingChoice(sides, agreement)
        self.role = TypedLine(str, "", self)
        self.role.setPlaceholderText("e.g. service manager")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        line.addWidget(self.side)
        line.addWidget(self.role, 1)
        self.remover = self._remover() if removable else None
        if self.remover is not None:
            line.addWidget(self.remover)
        self.setFocusProxy(self.role)
        self.side.edited.connect(self._tell)
        self.role.edited.connect(self._tell)

    def _remover(self) -> QToolButton:
        button = ToolButton()
        button.setIcon(icons.icon("close", in_force(), in_force().muted))
        button.setToolTip("Take this line out")
        button.setProperty("plain", True)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.clicked.connect(self._ask_removal)
        return button

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.side.setAccessibleName(f"{name}: side")
        self.role.setAccessibleName(f"{name}: role")
        if self.remover is not None:
            self.remover.setAccessibleName(f"Take out: {name}")

    def stops(self) -> list[QWidget]:
        """Where Tab stops, in order."""
        own: list[QWidget] = [self.side, self.role]
        return own if self.remover is None else [*own, self.remover]

    def follow(self, agreement: Agreement) -> None:
        """Offers the parties of `agreement`."""
        self.side.follow(agreement)

    def set_value(self, value: object) -> None:
        """Shows a role, or nothing."""
        person = value if isinstance(value, Responsible) else _NOBODY
        self.side.set_value(person.party)
        self.role.set_value(person.role)

    def person(self) -> Responsible | None:
        """What is said; None for nothing."""
        said = Responsible(party=self.side.value() or "", role=self.role.text())
        return None if said == _NOBODY else said

    def _tell(self, _value: object) -> None:
        self.edited.emit(self.person())

    def _ask_removal(self) -> None:
        self.removed.emit(self)


class PeopleControl(QWidget):
    """Several roles, one a line."""

    edited = Signal(object)  # tuple of Responsible
    rearranged = Signal()
    refused = Signal(object)

    def __init__(self, sides: ChoiceSource, agreement: Agreement) -> None:
        super().__init__()
        self._sides = sides
        self._agreement = agreement
        self._lines: list[PersonControl] = []
        self._holder = QWidget()
        self._column = QVBoxLayout(self._holder)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self.add_button = PushButton("Add a role")
        self.add_button.setProperty("link", True)
        self.add_button.setAutoDefault(False)
        self.add_button.clicked.connect(self._add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self._holder)
        column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.setFocusProxy(self.add_button)

    @property
    def lines(self) -> tuple[PersonControl, ...]:
        """The lines shown, those still empty too."""
        return tuple(self._lines)

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.add_button.setAccessibleName(f"Add a role: {name}")
        self._name_lines()

    def stops(self) -> list[QWidget]:
        """Where Tab stops, in order."""
        return [*(stop for line in self._lines for stop in line.stops()), self.add_button]

    def follow(self, agreement: Agreement) -> None:
        """Offers the parties of `agreement`."""
        self._agreement = agreement
        for line in self._lines:
            line.follow(agreement)

    def set_value(self, value: object) -> None:
        """Shows the roles; lines that say nothing yet stay while the others are the same."""
        people = cast("tuple[Responsible, ...]", value) if isinstance(value, tuple) else ()
        if people != self._people():
            self._show(people)

    def _people(self) -> tuple[Responsible, ...]:
        said: Iterable[Any] = (line.person() for line in self._lines)
        return tuple(person for person in said if person is not None)

    def _show(self, people: tuple[Responsible, ...]) -> None:
        while len(self._lines) > len(people):
            self._drop(self._lines[-1])
        while len(self._lines) < len(people):
            self._append()
        for line, person in zip(self._lines, people, strict=True):
            line.set_value(person)

    def _append(self) -> PersonControl:
        line = PersonControl(self._sides, self._agreement, removable=True)
        line.edited.connect(self._tell)
        line.removed.connect(self._remove)
        self._lines.append(line)
        self._column.addWidget(line)
        self._name_lines()
        self.rearranged.emit()
        return line

    def _drop(self, line: PersonControl) -> None:
        self._lines.remove(line)
        self._column.removeWidget(line)
        line.hide()
        line.deleteLater()
        self._name_lines()

    def _name_lines(self) -> None:
        for number, line in enumerate(self._lines, 1):
            line.setAccessibleName(f"{self.accessibleName()}, {number}")

    def _add(self) -> None:
        self._append().side.setFocus(Qt.FocusReason.OtherFocusReason)

    def _remove(self, line: object) -> None:
        if isinstance(line, PersonControl):
            self._drop(line)
            self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)
            self._tell(None)

    def _tell(self, _value: object) -> None:
        self.edited.emit(self._people())
