"""The formatting commands of a window: they act on the wording that has the keys."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMenu, QMenuBar, QToolBar, QToolButton, QWidget

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
_KEEPING = (QToolBar, QToolButton, QMenu, QMenuBar)  # who uses these still means the wording


class WordingActions(QObject):
    """Slots for a window's actions, and the actions' state by what stands at the cursor.

    The window makes the actions (words, keys, icons) and binds them by id.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._actions: Mapping[str, QAction] = {}
        self._edit: ProseEdit | None = None
        application = QApplication.instance()
        if isinstance(application, QApplication):
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
        for action in self._actions.values():
            action.setEnabled(False)
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
        if self._edit is not None:
            self._edit.start_field()

    def reference(self) -> None:
        if self._edit is not None:
            self._edit.start_field("{{ref:")

    def paste_plain(self) -> None:
        if self._edit is not None:
            self._edit.paste_plain()

    def _look(self, name: LookName) -> None:
        if self._edit is not None:
            self._edit.toggle_look(name)
            self._show_state()

    def _kind(self, kind: Kind) -> None:
        if self._edit is not None:
            self._edit.toggle_kind(kind)
            self._show_state()

    def _shift(self, by: int) -> None:
        if self._edit is not None:
            self._edit.shift(by)

    # what the cursor does

    def _focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Follows the text that has the keys; a menu or a tool in between changes nothing."""
        if now is None or isinstance(now, _KEEPING) or now is self._edit:
            return
        if self._edit is not None:
            self._edit.state_changed.disconnect(self._show_state)
            self._edit.destroyed.disconnect(self._forget)
        self._edit = now if isinstance(now, ProseEdit) and not now.isReadOnly() else None
        if self._edit is not None:
            self._edit.state_changed.connect(self._show_state)
            self._edit.destroyed.connect(self._forget)
        self._show_state()

    def _forget(self) -> None:
        self._edit = None
        self._show_state()

    def _show_state(self) -> None:
        if not self._actions:
            return
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
