"""The bar below the menus: undo, wording, a box for any command, preview and export."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QPushButton, QSizePolicy, QToolBar, QToolButton, QWidget

from sla_desktop.ui import icons
from sla_desktop.ui.actions import Actions
from sla_desktop.ui.buttons import PushButton, ToolButton
from sla_desktop.ui.menus import plain_name
from sla_desktop.ui.theme import Theme

_GROUPS = (
    ("undo", "redo"),
    ("bold", "italic", "underline", "bullets", "numbers", "heading", "table", "field", "reference"),
)
_ICON = 20


class Toolbar(QToolBar):
    """Holds what the window can do; what it cannot is left out."""

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__("Tools", parent)
        self.setObjectName("toolbar")
        self.setMovable(False)
        self.setIconSize(QSize(_ICON, _ICON))
        self._actions = actions
        for ids in _GROUPS:
            known = [actions[command_id] for command_id in ids if command_id in actions]
            if known and self.actions():
                self.addSeparator()
            self.addActions(known)
        self._name_buttons()
        space = QWidget()
        space.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.addWidget(space)
        self.addWidget(self._search_box(actions["commands"]))
        self._preview = self._button("show-preview", "framed")
        self._export = self._button("export", "primary")

    def _name_buttons(self) -> None:
        for action in self.actions():
            button = self.widgetForAction(action)
            if isinstance(button, QToolButton):
                button.setAccessibleName(plain_name(action.text()))
                button.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def _search_box(self, action: QAction) -> QPushButton:
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        box = PushButton(f"Find or run a command   {keys}")
        box.setProperty("search", True)
        box.setAccessibleName("Find or run a command")
        box.clicked.connect(action.trigger)
        return box

    def _button(self, command_id: str, look: str) -> QToolButton | None:
        """A button with its name, in colours of its own; None where there is no such command."""
        if command_id not in self._actions:
            return None
        action = self._actions[command_id]
        button = ToolButton()
        button.setProperty(look, True)
        button.setText(plain_name(action.text()))
        button.setAccessibleName(button.text())
        button.setToolTip(action.toolTip())
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setCheckable(action.isCheckable())
        button.setChecked(action.isChecked())
        action.toggled.connect(button.setChecked)
        button.clicked.connect(action.trigger)
        self.addWidget(button)
        return button

    def tint(self, theme: Theme) -> None:
        """Draws the icons of the two named buttons in the colours of `theme`."""
        if self._preview is not None:
            self._preview.setIcon(icons.icon("preview", theme))
        if self._export is not None:
            self._export.setIcon(icons.icon("export", theme, theme.on_accent))
