"""A price per started unit of time: two lines that make one value."""

from decimal import Decimal
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from sla_desktop.domain.quantities import Duration, Money
from sla_desktop.domain.support import Rate
from sla_desktop.ui.forms.controls import TypedLine
from sla_desktop.ui.forms.field import plain_label

_HOUR = Duration(value=Decimal(60), unit="min")


class RateControl(QWidget):
    """ "€100.00" per started "60 min"; both must be there, or neither."""

    edited = Signal(object)
    refused = Signal(object)

    def __init__(self, currency: str) -> None:
        super().__init__()
        self._amount: Any = None
        self._step: Any = None
        self.amount = TypedLine(Money | None, currency, self)
        self.step = TypedLine(Duration | None, currency, self)
        self.amount.setPlaceholderText("100.00")
        self.step.setPlaceholderText("60 min")
        self.amount.setAccessibleName("Rate")
        self.step.setAccessibleName("Per started")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.amount)
        between = plain_label("per started")
        between.setWordWrap(False)
        line.addWidget(between)
        line.addWidget(self.step)
        self.setFocusProxy(self.amount)
        self.amount.edited.connect(self._take_amount)
        self.step.edited.connect(self._take_step)
        self.amount.refused.connect(self.refused)
        self.step.refused.connect(self.refused)

    def stops(self) -> list[QWidget]:
        """Where Tab stops, in order."""
        return [self.amount, self.step]

    def set_value(self, value: object) -> None:
        """Shows a rate, or nothing."""
        rate = value if isinstance(value, Rate) else None
        self._amount = rate.amount if rate else None
        self._step = rate.per_started if rate else None
        self.amount.set_value(self._amount)
        self.step.set_value(self._step)

    def _take_amount(self, value: object) -> None:
        """A first sum is one per started hour, until something else is said."""
        self._amount = value
        if value is None or self._step is None:
            self._step = None if value is None else _HOUR
            self.step.set_value(self._step)
        self._tell()

    def _take_step(self, value: object) -> None:
        self._step = value
        self._tell()

    def _tell(self) -> None:
        if isinstance(self._amount, Money) and isinstance(self._step, Duration):
            self.edited.emit(Rate(amount=self._amount, per_started=self._step))
        elif self._amount is None and self._step is None:
            self.edited.emit(None)
        else:
            self.refused.emit("Give both the sum and the time it is charged for.")
