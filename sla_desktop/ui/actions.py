"""Every command of the main window: its words, keys and place, declared once as data."""

from collections.abc import Callable, Iterable, Mapping

from msgspec import Struct
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QWidget

from sla_desktop.app.history import History
from sla_desktop.ui import icons
from sla_desktop.ui.theme import Theme

Key = QKeySequence.StandardKey
SEPARATOR = ""


class Command(Struct, frozen=True):
    """One thing the owner can do.

    `keys` are the platform's own where it has some, else as written. A command of the `outline`
    works only while the outline has the keys, so that tables can use the same ones.
    """

    id: str
    text: str
    keys: Key | str = ""
    icon: str = ""
    checkable: bool = False
    outline: bool = False
    role: QAction.MenuRole = QAction.MenuRole.NoRole
    says: str = ""  # what it does, for the tip and the list of keys


MENUS: tuple[tuple[str, tuple[Command | str, ...]], ...] = (
    (
        "&File",
        (
            Command("new", "&New agreement…", Key.New),
            Command("open", "&Open…", Key.Open),
            Command("library", "&All agreements", "Ctrl+Shift+O"),
            SEPARATOR,
            Command("export", "&Export…", "Ctrl+E", "export", says="Make a DOCX or PDF to send"),
            Command("save-copy-send", "Save a copy to &send…"),
            Command("save-copy-keep", "Save a copy to &keep…", Key.SaveAs),
            SEPARATOR,
            Command("save-now", "Save no&w", Key.Save, says="It saves by itself; this is at once"),
            Command("versions", "Ve&rsions…", says="Keep a version by name, or bring one back"),
            Command("backup", "&Back up all agreements…"),
            Command("restore", "Bring back a backup…"),
            SEPARATOR,
            Command("close", "&Close", Key.Close),
            Command("quit", "&Quit", Key.Quit, role=QAction.MenuRole.QuitRole),
        ),
    ),
    (
        "&Edit",
        (
            Command("undo", "&Undo", Key.Undo, "undo"),
            Command("redo", "&Redo", Key.Redo, "redo"),
            SEPARATOR,
            Command("cut", "Cu&t", Key.Cut),
            Command("copy", "&Copy", Key.Copy),
            Command("paste", "&Paste", Key.Paste),
            Command("select-all", "Select &all", Key.SelectAll),
            SEPARATOR,
            Command("find", "&Find…", Key.Find, "find", says="Find in all sections"),
            Command("find-next", "Find &next", Key.FindNext),
            Command("find-previous", "Find pre&vious", Key.FindPrevious),
            Command("replace", "R&eplace…", Key.Replace, says="Find and replace in all sections"),
        ),
    ),
    (
        "&Insert",
        (
            Command("bold", "&Bold", Key.Bold, "bold", checkable=True),
            Command("italic", "&Italic", Key.Italic, "italic", checkable=True),
            Command("underline", "&Underline", Key.Underline, "underline", checkable=True),
            SEPARATOR,
            Command("bullets", "Bu&lleted list", "Ctrl+Shift+8", "bullets", checkable=True),
            Command("numbers", "&Numbered list", "Ctrl+Shift+7", "numbers", checkable=True),
            Command("heading", "&Sub-heading", "Ctrl+Alt+2", "heading", checkable=True),
            Command("clause", "&Clause", "Ctrl+Alt+0", "clause", checkable=True),
            SEPARATOR,
            Command("table", "&Table", "", "table"),
            Command("field", "&Field…", "Ctrl+Shift+F", "field", says="Insert a field"),
            Command("reference", "&Reference…", "Ctrl+Shift+R", "reference"),
        ),
    ),
    (
        "&View",
        (
            Command("show-outline", "&Outline", "Ctrl+1", "outline", checkable=True),
            Command("show-checklist", "&Checklist", "Ctrl+2", "checklist", checkable=True),
            Command("show-preview", "&Preview", Key.Print, "preview", checkable=True),
            SEPARATOR,
            Command("next-section", "&Next section", "Ctrl+PgDown"),
            Command("previous-section", "Pre&vious section", "Ctrl+PgUp"),
            Command("next-pane", "Next p&ane", "F6"),
            Command("previous-pane", "Previous pan&e", "Shift+F6"),
            SEPARATOR,
            Command("zoom-in", "Zoom &in", Key.ZoomIn),
            Command("zoom-out", "Zoom ou&t", Key.ZoomOut),
            Command("zoom-back", "Actual &size", "Ctrl+0"),
            SEPARATOR,
            Command("theme-system", "Colours of the s&ystem", checkable=True),
            Command("theme-light", "&Light", checkable=True),
            Command("theme-dark", "&Dark", checkable=True),
            Command("theme-contrast", "&High contrast", checkable=True),
        ),
    ),
    (
        "&Agreement",
        (
            Command("about-agreement", "&About this agreement", "Alt+Return"),
            SEPARATOR,
            Command("add-section", "A&dd section…", "Ctrl+Shift+N", "add"),
            Command("rename-section", "&Rename section", "F2", outline=True),
            Command("include-section", "&Include section", "Space", checkable=True, outline=True),
            Command("duplicate-section", "D&uplicate section", "Ctrl+D", outline=True),
            Command("delete-section", "Delete &section", Key.Delete, outline=True),
            SEPARATOR,
            Command("section-up", "Move section u&p", "Alt+Up", outline=True),
            Command("section-down", "Move section d&own", "Alt+Down", outline=True),
            Command("section-deeper", "&Nest section", "Alt+Right", outline=True),
            Command("section-higher", "&Lift section", "Alt+Left", outline=True),
        ),
    ),
    (
        "&Tools",
        (
            Command("commands", "&Find or run a command…", "Ctrl+Shift+P"),
            SEPARATOR,
            Command("next-finding", "&Next finding", "F8"),
            Command("previous-finding", "&Previous finding", "Shift+F8"),
        ),
    ),
    (
        "&Help",
        (
            Command("keys", "&Keys", Key.HelpContents),
            Command("log", "Show the &log"),
            Command("about", "&About SLA Desktop", role=QAction.MenuRole.AboutRole),
        ),
    ),
)
GROUPS: tuple[tuple[str, ...], ...] = (
    ("theme-system", "theme-light", "theme-dark", "theme-contrast"),
)
Slot = Callable[..., object]


def commands() -> Iterable[Command]:
    """All commands in the order of the menus."""
    return (item for _, items in MENUS for item in items if isinstance(item, Command))


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
        if isinstance(command.keys, str):
            action.setShortcut(QKeySequence(command.keys))
        else:
            action.setShortcuts(command.keys)
        if command.outline:
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            outline.addAction(action)
        action.setToolTip(_tip(command, action))
        action.triggered.connect(slot)
        self._actions[command.id] = action
        return action


def plain_name(text: str) -> str:
    """The words of a command without the mark of its menu key and the dots of a dialog."""
    return text.replace("&", "").removesuffix("…")


def _tip(command: Command, action: QAction) -> str:
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    words = command.says or plain_name(action.text())
    return f"{words} ({keys})" if keys else words
