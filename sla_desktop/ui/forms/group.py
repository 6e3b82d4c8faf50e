"""A group of fields: two abreast under a small heading."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from sla_desktop.domain.agreement import Agreement
from sla_desktop.ui.forms.field import Field, heading, plain_label

_NARROW = 58  # letters: with less room two fields do not stand abreast

Condition = Callable[[Agreement], bool]


class Group(QWidget):
    """Fields stand in the order they are added; `wide` ones take the whole width.

    Where there is no room for two abreast they stand below one another.
    With `when` the group is there only while that holds of the agreement.
    """

    def __init__(self, title: str, explanation: str, when: Condition | None = None) -> None:
        super().__init__()
        self._fields: list[tuple[Field, bool]] = []  # and whether it is wide
        self._columns = 2
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
        column.addWidget(self._body)

    def add(self, field: Field, *, wide: bool) -> None:
        """Puts a field into the next free place."""
        field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self._fields.append((field, wide))
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.fontMetrics().averageCharWidth() * _NARROW
        columns = 1 if event.size().width() < narrow else 2
        if columns != self._columns:
            self._columns = columns
            self._place()

    def minimumSizeHint(self) -> QSize:
        """Wide enough for the widest field alone."""
        widest = max((field.minimumSizeHint().width() for field, _ in self._fields), default=0)
        return QSize(widest, super().minimumSizeHint().height())

    def _place(self) -> None:
        for column in range(2):
            self._grid.setColumnStretch(column, int(column < self._columns))
        at = 0
        for field, wide in self._fields:
            span = self._columns if wide else 1
            at += -at % span
            row, column = divmod(at, self._columns)
            self._grid.addWidget(field, row, column, 1, span, Qt.AlignmentFlag.AlignTop)
            at += span

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
