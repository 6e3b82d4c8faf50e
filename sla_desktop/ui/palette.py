"""Any command or section by its name: what the box in the toolbar offers."""

from collections.abc import Iterator

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget

from sla_desktop.ui.actions import Actions
from sla_desktop.ui.menus import commands, plain_name
from sla_desktop.ui.outline_model import Line
from sla_desktop.ui.picker import Offer, Picker

_COMMAND, _SECTION = "command:", "section:"


class CommandPalette(Picker):
    """Sections first, then all commands that can be used now."""

    section_chosen = Signal(str)

    def __init__(self, actions: Actions, lines: tuple[Line, ...], parent: QWidget) -> None:
        offers = [*_sections(lines), *_commands(actions)]
        super().__init__("Find or run a command", "Run", offers, parent)
        self._actions = actions
        self.chosen.connect(self._run)

    def _run(self, key: str) -> None:
        if key.startswith(_SECTION):
            self.section_chosen.emit(key.removeprefix(_SECTION))
        else:
            self._actions[key.removeprefix(_COMMAND)].trigger()


def _sections(lines: tuple[Line, ...]) -> Iterator[Offer]:
    for line in lines:
        yield Offer(_SECTION + line.id, line.title or "Without a title", f"Section {line.number}")


def _commands(actions: Actions) -> Iterator[Offer]:
    for command in commands():
        if command.id in actions and actions[command.id].isEnabled():
            action = actions[command.id]
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            below = " · ".join(part for part in (command.says, keys) if part) or "Command"
            yield Offer(_COMMAND + command.id, plain_name(action.text()), below)
