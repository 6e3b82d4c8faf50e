"""The commands of the main window as actions, in its menus and with its keys."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QWidget

from sla_desktop.app.history import History
from sla_desktop.ui import icons
from sla_desktop.ui.menus import GROUPS, MENUS, Command, commands, keys_of, plain_name
from sla_desktop.ui.theme import Theme

Slot = Callable[..., object]


class Actions:
    """The commands as actions of one window, with its menus. What has no slot is not shown."""

    def __init__(self, window: QMainWindow, outline: QWidget, slots: Mapping[str, Slot]) -> None:
        self._window = window
        self._actions: dict[str, QAction] = {}
        self._known = {command.id: command for command in commands()}
        for title, items in MENUS:
            menu = QMenu(title, window)
            for item in items:
                if isinstance(item, str):
                    menu.addSeparator()
                elif item.id in slots:
                    menu.addAction(self._made(item, outline, slots[item.id]))
            if any(not action.isSeparator() for action in menu.actions()):
                window.menuBar().addMenu(menu)
        for ids in GROUPS:
            group = QActionGroup(window)
            for command_id in ids:
                if command_id in self._actions:
                    group.addAction(self._actions[command_id])

    def __getitem__(self, command_id: str) -> QAction:
        return self._actions[command_id]

    def __contains__(self, command_id: str) -> bool:
        return command_id in self._actions

    @property
    def by_id(self) -> Mapping[str, QAction]:
        """All actions of the window."""
        return self._actions

    def show_history(self, history: History) -> None:
        """Names the steps that undo and redo would take."""
        for command_id, step in (("undo", history.undoable), ("redo", history.redoable)):
            action = self._actions[command_id]
            word = command_id.capitalize()
            label = f"&{word}: {step.label.replace('&', '&&')}" if step else f"&{word}"
            if label != action.text():
                action.setText(label)
                action.setToolTip(_tip(self._known[command_id], action))
            action.setEnabled(step is not None)

    def allow_outline(self, *, allowed: bool) -> None:
        """Whether there is a section that can be changed."""
        for command_id, action in self._actions.items():
            if self._known[command_id].outline:
                action.setEnabled(allowed)

    def tint(self, theme: Theme) -> None:
        """Draws the icons in the colours of `theme`."""
        for command_id, action in self._actions.items():
            if self._known[command_id].icon:
                action.setIcon(icons.icon(self._known[command_id].icon, theme))

    def _made(self, command: Command, outline: QWidget, slot: Slot) -> QAction:
        action = QAction(QCoreApplication.translate("Actions", command.text), self._window)
        action.setObjectName(command.id)
        action.setCheckable(command.checkable)
        action.setMenuRole(command.role)
        action.setIconVisibleInMenu(False)
        action.setShortcuts(keys_of(command))
        if command.outline:
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            outline.addAction(action)
        action.setToolTip(_tip(command, action))
        action.triggered.connect(slot)
        self._actions[command.id] = action
        return action


def _tip(command: Command, action: QAction) -> str:
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    words = command.says or plain_name(action.text())
    return f"{words} ({keys})" if keys else words
