"""Several of a few values, each with a box to tick."""

from collections.abc import Mapping
from typing import Any, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from sla_desktop.domain.agreement import Agreement
from sla_desktop.ui.forms.form import Choices, ChoiceSource, Form

_COLUMNS = 3


class Ticks(QWidget):
    """A box for each value; the value is the tuple of those ticked, in the order offered."""

    edited = Signal(object)
    refused = Signal(object)

    def __init__(self, options: Choices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._boxes: dict[Any, QCheckBox] = {}
        self._value: tuple[Any, ...] = ()
        self.set_options(options)

    def set_options(self, options: Mapping[Any, str]) -> None:
        """Offers other values; those ticked stay."""
        wanted = {key: text for key, text in options.items() if key != ""}
        if {key: box.text() for key, box in self._boxes.items()} == wanted:
            return
        for box in self._boxes.values():
            self._grid.removeWidget(box)
            box.deleteLater()
        self._boxes = {}
        for at, (key, text) in enumerate(wanted.items()):
            box = QCheckBox(text, self)
            box.clicked.connect(self._tell)
            self._grid.addWidget(box, *divmod(at, _COLUMNS))
            self._boxes[key] = box
        if self._boxes:
            self.setFocusProxy(next(iter(self._boxes.values())))
        self.set_value(self._value)

    def set_value(self, value: object) -> None:
        """Ticks the boxes of a tuple of values."""
        self._value = cast("tuple[Any, ...]", value) if isinstance(value, tuple) else ()
        for key, box in self._boxes.items():
            box.setChecked(key in self._value)

    def _tell(self) -> None:
        unknown = tuple(key for key in self._value if key not in self._boxes)
        self._value = (*(key for key, box in self._boxes.items() if box.isChecked()), *unknown)
        self.edited.emit(self._value)


def add_ticks(
    form: Form, field: str, label: str, options: Choices | ChoiceSource, help: str = ""
) -> None:
    """Adds boxes to a form; `options` may depend on the agreement, e.g. its metrics."""
    if callable(options):
        ticks = Ticks(options(form.session.agreement))
        form.follow(_Follower(ticks, options).refresh)
    else:
        ticks = Ticks(options)
    form.control(field, label, ticks, help)


class _Follower:
    """Keeps the boxes in step with the rows they stand for."""

    def __init__(self, ticks: Ticks, source: ChoiceSource) -> None:
        self._ticks = ticks
        self._source = source

    def refresh(self, agreement: Agreement) -> None:
        self._ticks.set_options(self._source(agreement))
