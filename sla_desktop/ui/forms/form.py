"""A form: groups of fields in two columns, built by an editor in its own words."""

import datetime as dt
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, get_args

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sla_desktop.app.session import Session
from sla_desktop.domain import paths
from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.paths import BadPathError
from sla_desktop.ui.forms.areas import LinesArea, LongLine, TextArea
from sla_desktop.ui.forms.controls import YES_NO, Choice, Tick, TypedLine
from sla_desktop.ui.forms.date_line import DateLine
from sla_desktop.ui.forms.field import Field, within
from sla_desktop.ui.forms.finding_box import Found
from sla_desktop.ui.forms.fold import Fold
from sla_desktop.ui.forms.group import Condition, Group
from sla_desktop.ui.forms.parts import FormPart, Rearranging

Choices = Mapping[Any, str]
ChoiceSource = Callable[[Agreement], Choices]
Build = Callable[["Form"], None]


class FollowingChoice(Choice):
    """A choice whose values come from the agreement, e.g. its metrics."""

    def __init__(self, source: ChoiceSource, agreement: Agreement) -> None:
        super().__init__(source(agreement))
        self._source = source

    def follow(self, agreement: Agreement) -> None:
        """Offers what `agreement` holds now."""
        self.set_choices(self._source(agreement))


class Form(FormPart):
    """Fields below one path of the agreement, e.g. a section or a row of a table.

    Fields are placed in the order they are added: `wide` ones take the whole width, others
    stand two abreast. Folds that hold something are open from the start with `opens_filled`,
    others where their title is in `opened`.
    """

    def __init__(
        self,
        session: Session,
        base: str,
        parent: QWidget | None = None,
        *,
        opens_filled: bool = True,
        opened: set[str] | None = None,
    ) -> None:
        super().__init__()
        self.setParent(parent)
        self._session = session
        self._base = base
        self._opens_filled = opens_filled
        self._opened: set[str] = set() if opened is None else opened
        self._currency = session.agreement.currency
        self.fields: list[Field] = []
        self.parts: list[FormPart] = []
        self._order: list[Field | FormPart] = []
        self._followers: list[Callable[[Agreement], None]] = []
        self._groups: list[Group] = []
        self._group: Group | None = None
        self._folds = QVBoxLayout()
        self._whens: list[tuple[FormPart, Condition]] = []
        self._fresh = True
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(18)

    @property
    def session(self) -> Session:
        """The open agreement."""
        return self._session

    def path(self, field: str) -> str:
        """Path of a field of this form."""
        return paths.join(self._base, field)

    def group(
        self, title: str = "", explanation: str = "", *, when: Condition | None = None
    ) -> None:
        """Starts a group of fields under a small heading, there only `when` that holds."""
        group = Group(title, explanation, when)
        self._column.addWidget(group)
        self._groups.append(group)
        self._group = group

    def fold(self, title: str, build: Build, *holds: str) -> None:
        """What few need: `build` is called when it is opened; `holds` are the fields it makes."""
        make = partial(_inner, self._session, self._base, build)
        self.add_part(Fold(title, self._base, holds, make, self._opened))

    def line(
        self, field: str, label: str, help: str = "", example: str = "", *, wide: bool = False
    ) -> TypedLine | LongLine:
        """A field read as the type that the model gives it; text wraps where it is long."""
        kind = paths.type_at(self._session.agreement, self.path(field))
        control: TypedLine | LongLine
        if kind is str:
            control = LongLine()
        elif dt.date in (kind, *get_args(kind)):
            control = DateLine(kind)
        else:
            control = TypedLine(kind, self._session.agreement.currency)
        self._add(field, label, control, help, example, wide=wide)
        return control

    def title(self, field: str, name: str) -> TypedLine:
        """A large line without a label: the heading that the owner writes."""
        control = TypedLine(str, "")
        control.setProperty("title", True)
        font = control.font()
        font.setPointSizeF(font.pointSizeF() * 1.6)
        font.setWeight(font.Weight.DemiBold)
        control.setFont(font)
        self._add(field, name, control, "", "", wide=True, labelled=False)
        return control

    def area(
        self, field: str, label: str, help: str = "", example: str = "", *, lines: int = 2
    ) -> TextArea:
        """Several lines of plain text."""
        control = TextArea(lines)
        self._add(field, label, control, help, example, wide=True)
        return control

    def lines(
        self,
        field: str,
        label: str,
        help: str = "",
        example: str = "",
        *,
        lines: int = 3,
        wide: bool = True,
    ) -> LinesArea:
        """A list of short texts, one a line."""
        control = LinesArea(lines)
        self._add(field, label, control, help, example, wide=wide)
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

    def tick(self, field: str, label: str, help: str = "", *, wide: bool = False) -> Tick:
        """A box to tick, where not said means no."""
        control = Tick(label)
        self._add(field, label, control, help, "", wide=wide)
        return control

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

    def add_part(self, part: FormPart, when: Condition | None = None) -> None:
        """A whole part of its own, e.g. a table, across the form; there only `when` that holds."""
        self.parts.append(part)
        part.rearranged.connect(self.rearranged)
        if isinstance(part, Fold):
            self._place_fold(part)
        else:
            self._column.addWidget(part)
        self._order.append(part)
        self._group = None
        if when is not None:
            self._whens.append((part, when))

    def _place_fold(self, fold: Fold) -> None:
        """Folds that follow one another stand close together."""
        if not (self._order and isinstance(self._order[-1], Fold)):
            self._folds = QVBoxLayout()
            self._folds.setSpacing(2)
            self._column.addLayout(self._folds)
        self._folds.addWidget(fold)

    def holds(self, field: str, *values: object) -> Condition:
        """Whether a field of this form has one of these values."""
        return partial(_holds, self.path(field), values)

    def lacks(self, field: str) -> Condition:
        """Whether a field of this form says nothing, or no."""
        return partial(_holds, self.path(field), ("", None, False, ()))

    def refresh(self, agreement: Agreement, source: object = None) -> None:
        """Shows every value as it is in `agreement`; the field that made the change is left."""
        if agreement.currency != self._currency:
            self._currency = agreement.currency
            for line in self.findChildren(TypedLine):
                line.set_currency(agreement.currency)
        for follow in self._followers:
            follow(agreement)
        for field in self.fields:
            if field is not source:
                field.refresh(agreement)
        for group in self._groups:
            group.refresh(agreement)
        for part, when in self._whens:
            part.setVisible(when(agreement))
        for part in self.parts:
            part.refresh(agreement)
        if self._fresh:
            self._fresh = False
            self._open_folds(agreement)

    def _open_folds(self, agreement: Agreement) -> None:
        for part in self.parts:
            if isinstance(part, Fold) and (
                part.title in self._opened or (self._opens_filled and part.is_filled(agreement))
            ):
                part.open()

    def go_to(self, path: str) -> bool:
        """Puts the cursor into the field at `path`, or the first one below it; False for none."""
        field = next((f for f in self.fields if within(path, f.path)), None)
        if field is None and any(part.go_to(path) for part in self.parts):
            return True
        if field is None:
            field = next((f for f in self.fields if within(f.path, path)), None)
        if field is None:
            return False
        for group in self._groups:
            group.reveal(field)
        field.control.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def show_findings(self, found: Found) -> None:
        """Shows at the fields what the checklist says of them."""
        inside = [path for path in found if path.startswith(self.path(""))]
        untold = {path for path in inside if path != self._base}
        for field in self.fields:
            places = [
                path
                for path in inside
                if within(path, field.path) or (path in untold and within(field.path, path))
            ]
            untold.difference_update(places)
            field.show_findings([finding for path in places for finding in found[path]])
        for part in self.parts:
            part.show_findings(found)

    def stops(self) -> list[QWidget]:
        return [stop for item in self._order for stop in item.stops()]

    def _add(
        self,
        field: str,
        label: str,
        control: QWidget,
        help: str,
        example: str,
        *,
        wide: bool,
        labelled: bool = True,
    ) -> None:
        if self._group is None:
            self.group()
        assert self._group is not None
        made = Field(
            self._session,
            self.path(field),
            label,
            control,
            explanation=help,
            example=example,
            labelled=labelled,
        )
        self._group.add(made, wide=wide)
        self.fields.append(made)
        self._order.append(made)
        made.rearranged.connect(self.rearranged)
        if isinstance(control, Rearranging):
            control.rearranged.connect(self.rearranged)


def _holds(path: str, values: tuple[object, ...], agreement: Agreement) -> bool:
    try:
        value = paths.shown_at(agreement, path)
    except BadPathError:  # its row was just taken out
        return False
    return value in values


def _inner(session: Session, base: str, build: Build) -> Form:
    """The form inside a fold."""
    form = Form(session, base, opens_filled=False)
    build(form)
    return form
