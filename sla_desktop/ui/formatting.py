"""The wording commands of menu and toolbar, for the text that has the cursor."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QToolBar, QWidget

from sla_desktop.domain.fields import REFERENCE
from sla_desktop.ui.actions import Actions, Slot
from sla_desktop.ui.richtext.prose import ProseEdit

_LOOKS = ("bold", "italic", "underline")
_KINDS = {"bullets": "bullet", "numbers": "number", "heading": "heading", "clause": "clause"}
_OTHERS = ("table", "field", "reference")


class Formatting(QObject):
    """Follows the cursor from text to text; without one the commands cannot be used."""

    def __init__(self, window: QWidget, application: QApplication) -> None:
        super().__init__(window)
        self._window = window
        self._edit: ProseEdit | None = None
        self._actions: Actions | None = None
        application.focusChanged.connect(self._follow)

    def slots(self) -> dict[str, Slot]:
        """What each command does."""
        return {
            **dict.fromkeys(_LOOKS, self._toggle_look),
            **dict.fromkeys(_KINDS, self._toggle_kind),
            "table": self._insert_table,
            "field": self._insert_field,
            "reference": self._insert_reference,
        }

    def attach(self, actions: Actions) -> None:
        """The actions whose state follows the cursor."""
        self._actions = actions
        self._show()

    def _follow(self, _old: QWidget | None, now: QWidget | None) -> None:
        """Another thing has the keys; the toolbar itself leaves the text in use."""
        if isinstance(now, QWidget) and isinstance(now.parent(), QToolBar):
            return
        if now is None or now.window() is not self._window:
            return  # a menu, a list of fields or another program: the cursor stays
        self._use(now if isinstance(now, ProseEdit) else None)

    def _use(self, edit: ProseEdit | None) -> None:
        if edit is self._edit:
            return
        if self._edit is not None:
            self._edit.state_changed.disconnect(self._show)
            self._edit.destroyed.disconnect(self._forget)
        self._edit = edit
        if edit is not None:
            edit.state_changed.connect(self._show)
            edit.destroyed.connect(self._forget)
        self._show()

    def _forget(self) -> None:
        self._edit = None
        self._show()

    def _show(self) -> None:
        """Which commands can be used, and which are in force at the cursor."""
        if self._actions is None:
            return
        edit = self._edit
        usable = edit is not None and not edit.isReadOnly()
        for command_id in (*_LOOKS, *_KINDS, *_OTHERS):
            self._actions[command_id].setEnabled(usable)
        state = edit.state() if edit is not None else None
        for name in _LOOKS:
            self._actions[name].setChecked(state is not None and bool(getattr(state.look, name)))
        for command_id, kind in _KINDS.items():
            self._actions[command_id].setChecked(state is not None and state.kind == kind)

    def _toggle_look(self) -> None:
        name = self.sender().objectName()
        if self._edit is not None and (name == "bold" or name == "italic" or name == "underline"):
            self._edit.toggle_look(name)
            self._return()

    def _toggle_kind(self) -> None:
        if self._edit is None:
            return
        match self.sender().objectName():
            case "bullets":
                self._edit.toggle_kind("bullet")
            case "numbers":
                self._edit.toggle_kind("number")
            case "heading":
                self._edit.toggle_kind("heading")
            case _:
                self._edit.toggle_kind("clause")
        self._return()

    def _insert_table(self) -> None:
        if self._edit is not None:
            self._edit.table_wanted.emit(self._edit)

    def _insert_field(self) -> None:
        self._start_field("{{")

    def _insert_reference(self) -> None:
        self._start_field("{{" + REFERENCE)

    def _start_field(self, opening: str) -> None:
        self._return()
        if self._edit is not None:
            self._edit.start_field(opening)

    def _return(self) -> None:
        """The cursor goes back into the text; the buttons show what is in force there."""
        if self._edit is not None:
            self._edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show()
