"""A group of fields: two abreast under a small heading."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from sla_desktop.domain.agreement import Agreement
from sla_desktop.ui.forms.field import Field, heading, plain_label

Condition = Callable[[Agreement], bool]


class Group(QWidget):
    """Fields stand in the order they are added; `wide` ones take the whole width.

    With `when` the group is there only while that holds of the agreement.
    """

    def __init__(self, title: str, explanation: str, when: Condition | None = None) -> None:
        super().__init__()
        self._next = 0
        self._when = when
        self._asked_for = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        if title:
            column.addWidget(heading(title))
        if explanation:
            column.addWidget(plain_label(explanation, "help"))
        self._body = QWidget()
        self._grid = QGridLayout(self._body)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(12)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        column.addWidget(self._body)

    def add(self, field: Field, *, wide: bool) -> None:
        """Puts a field into the next free place."""
        field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        if wide and self._next % 2:
            self._next += 1
        row, column = divmod(self._next, 2)
        self._grid.addWidget(field, row, column, 1, 2 if wide else 1, Qt.AlignmentFlag.AlignTop)
        self._next += 2 if wide else 1

    def refresh(self, agreement: Agreement) -> None:
        """Is there or not, as the agreement asks for it."""
        if self._when is None or self._asked_for:
            return
        self.setVisible(self._when(agreement))

    def reveal(self, field: Field) -> None:
        """Shows the group, asked for or not, when `field` is in it."""
        if self._when is not None and self._body.isAncestorOf(field):
            self._asked_for = True
            self.setVisible(True)
