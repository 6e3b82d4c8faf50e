"""Credit by delay: the steps, and what may follow, as one value."""

from decimal import Decimal
from typing import Any

from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QWidget

from sla_desktop.domain.credits import DelaySteps
from sla_desktop.domain.quantities import Duration, Percent
from sla_desktop.ui.forms.controls import Choice, TypedLine

_ZERO = Decimal(0)
_DAY = Duration(value=Decimal(1), unit="day")
_PARTS = {"": "Not said", "whole": "only whole steps count", "pro-rata": "part steps count too"}


class DelayControl(QWidget):
    """ "5 %" for each "2 days" of delay; both must be there, or neither."""

    edited = Signal(object)
    refused = Signal(object)

    def __init__(self, currency: str) -> None:
        super().__init__()
        self._percent: Percent | None = None
        self._every: Duration | None = None
        self._rest = DelaySteps(percent=Percent(value=_ZERO), every=_DAY)
        self.percent = TypedLine(Percent | None, currency, self)
        self.every = TypedLine(Duration | None, currency, self)
        self.parts = Choice(_PARTS, self)
        self.cap = TypedLine(Percent | None, currency, self)
        self.end_after = TypedLine(Duration | None, currency, self)
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        for text, control in (
            ("Credit", self.percent),
            ("for each", self.every),
            ("Part steps", self.parts),
            ("At most", self.cap),
            ("The customer may end after", self.end_after),
        ):
            control.setAccessibleName(f"Delay: {text}")
            form.addRow(text, control)
            control.edited.connect(self._take)
            if isinstance(control, TypedLine):
                control.refused.connect(self.refused)
        self.setFocusProxy(self.percent)

    def stops(self) -> list[QWidget]:
        """Where Tab stops, in order."""
        return [self.percent, self.every, self.parts, self.cap, self.end_after]

    def set_value(self, value: object) -> None:
        """Shows the steps, or nothing."""
        steps = value if isinstance(value, DelaySteps) else None
        self._percent = steps.percent if steps else None
        self._every = steps.every if steps else None
        self._rest = steps or DelaySteps(percent=Percent(value=_ZERO), every=_DAY)
        self.percent.set_value(self._percent)
        self.every.set_value(self._every)
        self.parts.set_value(self._rest.part_steps)
        self.cap.set_value(self._rest.cap)
        self.end_after.set_value(self._rest.end_after)

    def _take(self, value: Any) -> None:
        sender = self.sender()
        if sender is self.percent:
            self._percent = value
        elif sender is self.every:
            self._every = value
        elif sender is self.parts:
            self._rest = replace(self._rest, part_steps=value)
        elif sender is self.cap:
            self._rest = replace(self._rest, cap=value)
        else:
            self._rest = replace(self._rest, end_after=value)
        self._tell()

    def _tell(self) -> None:
        if self._percent is not None and self._every is not None:
            self.edited.emit(replace(self._rest, percent=self._percent, every=self._every))
        elif self._percent is None and self._every is None:
            self.edited.emit(None)
        else:
            self.refused.emit("Give both the credit and the delay it is for.")
