"""A form: groups of fields in two columns, built by an editor in its own words."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from sla_desktop.app.session import Session
from sla_desktop.domain import paths
from sla_desktop.domain.agreement import Agreement
from sla_desktop.ui.forms.controls import YES_NO, Choice, LinesArea, TextArea, TypedLine
from sla_desktop.ui.forms.field import Field
from sla_desktop.ui.forms.group import Group

Choices = Mapping[Any, str]
ChoiceSource = Callable[[Agreement], Choices]


class FollowingChoice(Choice):
    """A choice whose values come from the agreement, e.g. its metrics."""

    def __init__(self, source: ChoiceSource, agreement: Agreement) -> None:
        super().__init__(source(agreement))
        self._source = source

    def follow(self, agreement: Agreement) -> None:
        """Offers what `agreement` holds now."""
        self.set_choices(self._source(agreement))


class FormPart(QWidget):
    """A part of a form that shows more than one value."""

    def refresh(self, agreement: Agreement) -> None:
        """Shows what `agreement` holds."""
        raise NotImplementedError

    def go_to(self, path: str) -> bool:
        """Puts the cursor on the value at `path`; False when it is not here."""
        raise NotImplementedError


class Form(QWidget):
    """Fields below one path of the agreement, e.g. a section or a row of a table.

    Fields are placed in the order they are added: `wide` ones take the whole width, others
    stand two abreast.
    """

    def __init__(self, session: Session, base: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._base = base
        self.fields: list[Field] = []
        self._followers: list[Callable[[Agreement], None]] = []
        self._parts: list[FormPart] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(16)
        self._groups: list[Group] = []
        self._group: Group | None = None

    @property
    def session(self) -> Session:
        """The open agreement."""
        return self._session

    def path(self, field: str) -> str:
        """Path of a field of this form."""
        return paths.join(self._base, field)

    def group(self, title: str = "", explanation: str = "", *, folded: bool = False) -> None:
        """Starts a group of fields under a small heading; `folded` ones open on demand."""
        group = Group(title, explanation, folded=folded)
        self._column.addWidget(group)
        self._groups.append(group)
        self._group = group

    def line(
        self, field: str, label: str, help: str = "", example: str = "", *, wide: bool = False
    ) -> TypedLine:
        """A one-line field, read as the type that the model gives it."""
        kind = paths.type_at(self._session.agreement, self.path(field))
        control = TypedLine(kind, self._session.agreement.currency)
        self._add(field, label, control, help, example, wide=wide)
        return control

    def area(
        self, field: str, label: str, help: str = "", example: str = "", *, lines: int = 3
    ) -> TextArea:
        """Several lines of plain text."""
        control = TextArea(lines)
        self._add(field, label, control, help, example, wide=True)
        return control

    def lines(
        self, field: str, label: str, help: str = "", example: str = "", *, lines: int = 4
    ) -> LinesArea:
        """A list of short texts, one a line."""
        control = LinesArea(lines)
        self._add(field, label, control, help, example, wide=True)
        return control

    def choice(
        self, field: str, label: str, choices: Choices, help: str = "", *, wide: bool = False
    ) -> Choice:
        """One of fixed values."""
        control = Choice(choices)
        self._add(field, label, control, help, "", wide=wide)
        return control

    def yes_no(self, field: str, label: str, help: str = "", *, wide: bool = False) -> Choice:
        """Yes, no or not said yet."""
        return self.choice(field, label, YES_NO, help, wide=wide)

    def tick(self, field: str, label: str, help: str = "", *, wide: bool = False) -> Choice:
        """Yes or no, where not said means no."""
        return self.choice(field, label, {False: "No", True: "Yes"}, help, wide=wide)

    def pick(
        self, field: str, label: str, source: ChoiceSource, help: str = "", *, wide: bool = False
    ) -> Choice:
        """A row of another table, e.g. the metric that a credit belongs to."""
        control = FollowingChoice(source, self._session.agreement)
        self.follow(control.follow)
        self._add(field, label, control, help, "", wide=wide)
        return control

    def follow(self, refresh: Callable[[Agreement], None]) -> None:
        """Calls `refresh` with every new draft before the fields show it."""
        self._followers.append(refresh)

    def control(
        self, field: str, label: str, control: QWidget, help: str = "", *, wide: bool = True
    ) -> None:
        """A control of the editor's own."""
        self._add(field, label, control, help, "", wide=wide)

    def add_part(self, part: "FormPart") -> None:
        """A whole part of its own, e.g. a table or a drawing, across the form."""
        self._parts.append(part)
        self._column.addWidget(part)
        self._group = None

    def rule(self) -> None:
        """A thin line between groups."""
        line = QFrame()
        line.setFrameShape(QFrame.Shape.HLine)
        line.setForegroundRole(self.palette().ColorRole.Mid)
        self._column.addWidget(line)
        self._group = None

    def refresh(self, agreement: Agreement, source: object = None) -> None:
        """Shows every value as it is in `agreement`; the field that made the change is left."""
        for follow in self._followers:
            follow(agreement)
        for field in self.fields:
            if field is not source:
                field.refresh(agreement)
        for part in self._parts:
            part.refresh(agreement)

    def go_to(self, path: str) -> bool:
        """Puts the cursor into the field at `path`; False when it is not in this form."""
        for field in self.fields:
            if path == field.path or path.startswith(f"{field.path}."):
                for group in self._groups:
                    group.open_for(field)
                field.control.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
        return any(part.go_to(path) for part in self._parts)

    def _add(
        self, field: str, label: str, control: QWidget, help: str, example: str, *, wide: bool
    ) -> None:
        if self._group is None:
            self.group()
        assert self._group is not None
        made = Field(
            self._session, self.path(field), label, control, explanation=help, example=example
        )
        self._group.add(made, wide=wide)
        self.fields.append(made)
