"""What few agreements need, folded away under a heading and made only when it is opened."""

from collections.abc import Callable
from typing import Any, cast

from msgspec import Struct
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from sla_desktop.domain import paths, show
from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.base import Row
from sla_desktop.domain.paths import BadPathError
from sla_desktop.domain.people import Responsible
from sla_desktop.ui import icons
from sla_desktop.ui.buttons import ToolButton
from sla_desktop.ui.forms.field import plain_label, within
from sla_desktop.ui.forms.finding_box import Found, worst_of
from sla_desktop.ui.forms.parts import FormPart
from sla_desktop.ui.theme import in_force

_INDENT = 18


class Fold(FormPart):
    """A heading that opens what it stands for; it says how much is filled in below it.

    `opened` are the titles of folds that are open, kept by whoever makes this form anew.
    """

    def __init__(
        self,
        title: str,
        base: str,
        holds: tuple[str, ...],
        make: Callable[[], FormPart],
        opened: set[str],
    ) -> None:
        super().__init__()
        self.title = title
        self._paths = tuple(paths.join(base, field) for field in holds)
        self._make = make
        self._opened = opened
        self._found: Found = {}
        self._agreement: Agreement | None = None
        self.inside: FormPart | None = None
        self.button = self._opener()
        self._says = plain_label("", "muted")
        self._says.setWordWrap(False)
        self._holder = QWidget()
        self._holder.setVisible(False)
        self._room = QVBoxLayout(self._holder)
        self._room.setContentsMargins(_INDENT, 4, 0, 8)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.button)
        line.addWidget(self._says, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(line)
        column.addWidget(self._holder)

    def _opener(self) -> QToolButton:
        button = ToolButton()
        button.setText(self.title)
        button.setAccessibleName(self.title)
        button.setProperty("fold", True)
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setIcon(icons.icon("shut", in_force()))
        button.toggled.connect(self._toggle)
        return button

    @property
    def is_open(self) -> bool:
        """Whether what it holds can be seen."""
        return self.button.isChecked()

    def open(self) -> None:
        """Shows what it holds."""
        self.button.setChecked(True)

    def is_filled(self, agreement: Agreement) -> bool:
        """Whether anything below it has been said."""
        return self._count(agreement) > 0

    def refresh(self, agreement: Agreement) -> None:
        """Shows what `agreement` holds."""
        self._agreement = agreement
        if self.inside is not None:
            self.inside.refresh(agreement)
        self._tell()

    def go_to(self, path: str) -> bool:
        """Opens, where `path` is below it, and puts the cursor there."""
        if not any(within(path, own) or within(own, path) for own in self._paths):
            return False
        self.open()
        return self.inside is not None and self.inside.go_to(path)

    def show_findings(self, found: Found) -> None:
        """Shows what is found below it at its fields, or beside the heading while it is shut."""
        self._found = {
            path: findings
            for path, findings in found.items()
            if any(within(path, own) for own in self._paths)
        }
        if self.inside is not None:
            self.inside.show_findings(self._found)
        self._tell()

    def stops(self) -> list[QWidget]:
        return [self.button, *(self.inside.stops() if self.inside is not None else ())]

    def _toggle(self, opened: bool) -> None:
        self.button.setIcon(icons.icon("open" if opened else "shut", in_force()))
        if opened and self.inside is None:
            self.inside = self._make()
            self._room.addWidget(self.inside)
            if self._agreement is not None:
                self.inside.refresh(self._agreement)
            self.inside.show_findings(self._found)
            self.inside.rearranged.connect(self.rearranged)
            self.rearranged.emit()
        self._holder.setVisible(opened)
        (self._opened.add if opened else self._opened.discard)(self.title)
        self._tell()

    def _tell(self) -> None:
        """Beside a shut heading: what is to mend, else how much is filled in."""
        findings = [finding for some in self._found.values() for finding in some]
        words, role = "", "muted"
        if self.is_open:
            pass
        elif findings:
            words = f"{len(findings)} to mend"
            role = "error" if worst_of(findings) == "error" else "warning"
        elif self._agreement is not None and (count := self._count(self._agreement)):
            words = f"{count} filled in"
        if (words, role) != (self._says.text(), self._says.property("role")):
            self._says.setText(words)
            self._says.setProperty("role", role)
            self._says.style().unpolish(self._says)
            self._says.style().polish(self._says)
            self.button.setAccessibleDescription(words)

    def _count(self, agreement: Agreement) -> int:
        return sum(_filled_at(agreement, path) for path in self._paths)


def _filled_at(agreement: Agreement, path: str) -> int:
    try:
        value = paths.shown_at(agreement, path)
        if value == paths.default_at(agreement, path):
            return 0
    except BadPathError:  # its row was just taken out
        return 0
    return _filled(value)


def _filled(value: object) -> int:
    """How many things a value says: its rows, or its fields that are not as they came."""
    if value is None or value in ("", (), False):
        return 0
    if isinstance(value, tuple):
        items = cast("tuple[object, ...]", value)
        return len(items) if isinstance(items[0], Row) else 1
    if (
        isinstance(value, Struct)
        and not isinstance(value, Responsible)
        and not show.anything(value)
    ):
        return sum(
            _changed(value, f.name, f.default) for f in paths.fields_of(type(value)).values()
        )
    return 1


def _changed(value: Struct, name: str, default: Any) -> int:
    held = getattr(value, name)
    return 0 if held == default else _filled(held)
