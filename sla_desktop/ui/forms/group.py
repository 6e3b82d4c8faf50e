"""A group of fields: two abreast under a heading, some folded away until they are wanted."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from sla_desktop.ui.forms.field import Field, plain_label


class Group(QWidget):
    """Fields stand in the order they are added; `wide` ones take the whole width."""

    def __init__(self, title: str, explanation: str, *, folded: bool) -> None:
        super().__init__()
        self._next = 0
        self._opener: QToolButton | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        if folded:
            self._opener = self._fold_button(title)
            column.addWidget(self._opener)
        elif title:
            heading = plain_label(title)
            font = heading.font()
            font.setBold(True)
            heading.setFont(font)
            column.addWidget(heading)
        self._body = QWidget()
        self._grid = QGridLayout(self._body)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(14)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        if explanation:
            column.addWidget(plain_label(explanation, "help"))
        column.addWidget(self._body)
        self._body.setVisible(not folded)

    def _fold_button(self, title: str) -> QToolButton:
        button = QToolButton()
        button.setText(title)
        button.setAccessibleName(title)
        button.setProperty("fold", True)
        button.setCheckable(True)
        button.setArrowType(Qt.ArrowType.RightArrow)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.toggled.connect(self._toggle)
        return button

    def add(self, field: Field, *, wide: bool) -> None:
        """Puts a field into the next free place."""
        field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        if wide and self._next % 2:
            self._next += 1
        row, column = divmod(self._next, 2)
        self._grid.addWidget(field, row, column, 1, 2 if wide else 1, Qt.AlignmentFlag.AlignTop)
        self._next += 2 if wide else 1

    def open_for(self, field: Field) -> None:
        """Unfolds the group when `field` is in it."""
        if self._opener is not None and self._body.isAncestorOf(field):
            self._opener.setChecked(True)

    def _toggle(self, opened: bool) -> None:
        assert self._opener is not None
        arrow = Qt.ArrowType.DownArrow if opened else Qt.ArrowType.RightArrow
        self._opener.setArrowType(arrow)
        self._body.setVisible(opened)
