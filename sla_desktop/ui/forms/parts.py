"""What a form is made of besides single fields: tables, drawings, folds."""

from typing import Any, Protocol, runtime_checkable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from sla_desktop.domain.agreement import Agreement
from sla_desktop.ui.forms.finding_box import Found


@runtime_checkable
class HasStops(Protocol):
    """Made of several widgets that Tab stops at, in this order."""

    def stops(self) -> list[QWidget]:
        """Where Tab stops."""
        ...


@runtime_checkable
class Rearranging(Protocol):
    """Has other places for Tab to stop at from time to time."""

    rearranged: Any  # Signal()


def stops_of(widget: QWidget) -> list[QWidget]:
    """Where Tab stops in a control: at its parts, or at itself."""
    return widget.stops() if isinstance(widget, HasStops) else [widget]


class FormPart(QWidget):
    """A part of a form that shows more than one value."""

    rearranged = Signal()  # there are other places for Tab to stop at

    def refresh(self, agreement: Agreement) -> None:
        """Shows what `agreement` holds."""
        raise NotImplementedError

    def go_to(self, path: str) -> bool:
        """Puts the cursor on the value at `path`; False when it is not here."""
        return False

    def show_findings(self, found: Found) -> None:
        """Shows what the checklist says of what is here."""

    def stops(self) -> list[QWidget]:
        """Where Tab stops, in order: what is made late would else come last in the window."""
        return []
