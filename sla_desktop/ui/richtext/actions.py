"""The formatting commands of a window: they act on the wording that has the keys."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMenuBar, QToolBar, QWidget

from sla_desktop.domain.fields import REFERENCE
from sla_desktop.ui.richtext.cells import CellEdit
from sla_desktop.ui.richtext.commands import LookName
from sla_desktop.ui.richtext.convert import Kind
from sla_desktop.ui.richtext.prose import ProseEdit

Slot = Callable[[], None]
_KINDS: dict[str, Kind] = {
    "bullets": "bullet",
    "numbers": "number",
    "heading": "heading",
    "clause": "clause",
    "body": "body",
}
_LOOKS: tuple[LookName, ...] = ("bold", "italic", "underline")
_IN_CELLS = (*_LOOKS, "field", "reference", "paste-plain")


class WordingActions(QObject):
    """Slots for a window's actions, and the actions' state by what stands at the cursor.

    The window makes the actions (words, keys, icons) and binds them by id.
    """

    def __init__(self, window: QWidget, application: QApplication) -> None:
        super().__init__(window)
        self._window = window
        self._actions: Mapping[str, QAction] = {}
        self._edit: ProseEdit | None = None
        application.focusChanged.connect(self._focus_changed)

    def slots(self) -> dict[str, Slot]:
        """What each command does, by its id."""
        return {
            "bold": self.bold,
            "italic": self.italic,
            "underline": self.underline,
            "bullets": self.bullets,
            "numbers": self.numbers,
            "heading": self.heading,
            "clause": self.clause,
            "body": self.body,
            "indent": self.indent,
            "outdent": self.outdent,
            "table": self.table,
            "field": self.field,
            "reference": self.reference,
            "paste-plain": self.paste_plain,
        }

    def bind(self, actions: Mapping[str, QAction]) -> None:
        """Keeps these actions, by id, checked and enabled as the cursor has it."""
        self._actions = {key: actions[key] for key in self.slots() if key in actions}
        self._show_state()

    # what the owner does

    def bold(self) -> None:
        self._look("bold")

    def italic(self) -> None:
        self._look("italic")

    def underline(self) -> None:
        self._look("underline")

    def bullets(self) -> None:
        self._kind("bullet")

    def numbers(self) -> None:
        self._kind("number")

    def heading(self) -> None:
        self._kind("heading")

    def clause(self) -> None:
        """A numbered clause; a plain paragraph where it is one already."""
        self._kind("clause")

    def body(self) -> None:
        self._kind("body")

    def indent(self) -> None:
        self._shift(1)

    def outdent(self) -> None:
        self._shift(-1)

    def table(self) -> None:
        if self._edit is not None:
            self._edit.table_wanted.emit(self._edit)

    def field(self) -> None:
        self._start_field("{{")

    def reference(self) -> None:
        self._start_field("{{" + REFERENCE)

    def paste_plain(self) -> None:
        if self._edit is not None:
            self._edit.paste_plain()
            self._return()

    def _look(self, name: LookName) -> None:
        if self._edit is not None:
            self._edit.toggle_look(name)
            self._return()

    def _kind(self, kind: Kind) -> None:
        if self._edit is not None:
            self._edit.toggle_kind(kind)
            self._return()

    def _shift(self, by: int) -> None:
        if self._edit is not None:
            self._edit.shift(by)
            self._return()

    def _start_field(self, opening: str) -> None:
        self._return()
        if self._edit is not None:
            self._edit.start_field(opening)

    def _return(self) -> None:
        """The cursor goes back into the text; the buttons show what is in force there."""
        if self._edit is not None:
            self._edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_state()

    # what the cursor does

    def _focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Follows the text that has the keys; a menu or a tool in between changes nothing."""
        if now is None or now is self._edit or self._is_aside(now):
            return
        if self._edit is not None:
            self._edit.state_changed.disconnect(self._show_state)
            self._edit.destroyed.disconnect(self._forget)
        self._edit = now if isinstance(now, ProseEdit) and not now.isReadOnly() else None
        if self._edit is not None:
            self._edit.state_changed.connect(self._show_state)
            self._edit.destroyed.connect(self._forget)
        self._show_state()

    def _is_aside(self, widget: QWidget) -> bool:
        """Who uses a tool, a menu, a list of fields or another program still means the wording."""
        tools = (QToolBar, QMenuBar)
        elsewhere = widget.window() is not self._window
        return elsewhere or isinstance(widget, tools) or isinstance(widget.parent(), tools)

    def _forget(self) -> None:
        self._edit = None
        self._show_state()

    def _show_state(self) -> None:
        """Which commands can be used, and which are in force at the cursor."""
        in_cell = isinstance(self._edit, CellEdit)
        for key, action in self._actions.items():
            action.setEnabled(self._edit is not None and (key in _IN_CELLS or not in_cell))
        state = self._edit.state() if self._edit is not None else None
        for name in _LOOKS:
            self._check(name, state is not None and bool(getattr(state.look, name)))
        for name, kind in _KINDS.items():
            self._check(name, state is not None and not in_cell and state.kind == kind)

    def _check(self, key: str, on: bool) -> None:
        action = self._actions.get(key)
        if action is not None and action.isCheckable():
            action.setChecked(on)
