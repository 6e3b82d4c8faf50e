"""Several of a few values, each with a box to tick."""

from collections.abc import Mapping
from typing import Any, cast

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from sla_desktop.domain.agreement import Agreement
from sla_desktop.ui.forms.field import plain_label
from sla_desktop.ui.forms.form import Choices, ChoiceSource, Form

_MOST_COLUMNS = 4
_GAP = 18
_LONGEST = 90  # letters beside a box; the rest is in its tool tip


class Ticks(QWidget):
    """A box for each value, in as many columns as there is room for.

    The value is the tuple of those ticked, in the order offered.
    """

    edited = Signal(object)
    rearranged = Signal()
    refused = Signal(object)

    def __init__(self, options: Choices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(_GAP)
        self._grid.setVerticalSpacing(5)
        self._boxes: dict[Any, QCheckBox] = {}
        self._texts: dict[Any, str] = {}
        self._value: tuple[Any, ...] = ()
        self._columns = _MOST_COLUMNS
        self._none = plain_label("There are none to choose from yet.", "muted", self)
        self._none.setVisible(False)
        self.set_options(options)

    def set_options(self, options: Mapping[Any, str]) -> None:
        """Offers other values; those ticked stay."""
        wanted = {key: text for key, text in options.items() if key != ""}
        if wanted == self._texts and (self._boxes or not self._none.isHidden()):
            return
        self._texts = wanted
        for box in self._boxes.values():
            self._grid.removeWidget(box)
            box.hide()
            box.deleteLater()
        self._boxes = {key: self._box(text) for key, text in wanted.items()}
        self._none.setVisible(not self._boxes)
        self._place()
        if self._boxes:
            self.setFocusProxy(next(iter(self._boxes.values())))
        self.set_value(self._value)
        self.rearranged.emit()

    def stops(self) -> list[QWidget]:
        """Where Tab stops, in order."""
        return [*self._boxes.values()]

    def _box(self, text: str) -> QCheckBox:
        short = text if len(text) <= _LONGEST else f"{text[:_LONGEST].rstrip()}…"
        box = QCheckBox(short.replace("&", "&&"), self)
        box.setAccessibleName(text)
        if short != text:
            box.setToolTip(text)
        box.clicked.connect(self._tell)
        box.setVisible(True)
        return box

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        widest = max((box.sizeHint().width() for box in self._boxes.values()), default=1)
        columns = max(1, min(_MOST_COLUMNS, (event.size().width() + _GAP) // (widest + _GAP)))
        if columns != self._columns:
            self._columns = columns
            self._place()

    def minimumSizeHint(self) -> QSize:
        """No wider than one column needs, or not even that."""
        return QSize(80, super().minimumSizeHint().height())

    def _place(self) -> None:
        for column in range(_MOST_COLUMNS):
            self._grid.setColumnStretch(column, int(column < self._columns))
        self._grid.addWidget(self._none, 0, 0)
        for at, box in enumerate(self._boxes.values()):
            self._grid.addWidget(box, *divmod(at, self._columns))

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
