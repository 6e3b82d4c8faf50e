"""The menus of the main window: the words and keys of every command, declared once as data."""

import sys
from collections.abc import Callable, Iterable, Sequence

from msgspec import Struct
from PySide6.QtGui import QAction, QKeySequence

Key = QKeySequence.StandardKey
Bindings = Callable[[Key], Sequence[QKeySequence]]  # what a platform has for a standard command
SEPARATOR = ""
_MAC = "darwin"


class Command(Struct, frozen=True):
    """One thing the owner can do.

    `keys` are the platform's own where it has some, else as written. A command of the `outline`
    works only while the outline has the keys, so that tables can use the same ones.
    """

    id: str
    text: str
    keys: Key | str = ""
    icon: str = ""
    otherwise: str = ""  # where the platform has no keys of its own
    also: str = ""  # besides those, but not on a Mac
    mac: str = ""  # what a Mac has instead of the keys written
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
            Command(
                "save-copy-keep", "Save a copy to &keep…", Key.SaveAs, otherwise="Ctrl+Shift+S"
            ),
            SEPARATOR,
            Command("save-now", "Save no&w", Key.Save, says="It saves by itself; this is at once"),
            Command("keep-version", "Keep &version…", says="Keep the state of now under a name"),
            Command("versions", "Ve&rsions…", says="See earlier versions, or bring one back"),
            Command("backup", "&Back up all agreements…"),
            Command("restore", "Res&tore a backup…"),
            SEPARATOR,
            Command("close", "&Close", Key.Close),
            Command("quit", "&Quit", Key.Quit, otherwise="Ctrl+Q", role=QAction.MenuRole.QuitRole),
        ),
    ),
    (
        "&Edit",
        (
            Command("undo", "&Undo", Key.Undo, "undo"),
            Command("redo", "&Redo", Key.Redo, "redo", also="Ctrl+Y"),
            SEPARATOR,
            Command("cut", "Cu&t", Key.Cut),
            Command("copy", "&Copy", Key.Copy),
            Command("paste", "&Paste", Key.Paste),
            Command(
                "paste-plain",
                "Paste as plain te&xt",
                "Ctrl+Shift+V",
                mac="Ctrl+Alt+Shift+V",
                says="Paste the words without their looks",
            ),
            Command("select-all", "Select &all", Key.SelectAll),
            SEPARATOR,
            Command("find", "&Find…", Key.Find, "find", says="Find in all sections"),
            Command("find-next", "Find &next", Key.FindNext),
            Command("find-previous", "Find pre&vious", Key.FindPrevious),
            Command(
                "replace",
                "R&eplace…",
                Key.Replace,
                otherwise="Ctrl+Alt+F",  # a Mac, which has no AltGr
                also="Ctrl+H",
                says="Find and replace in all sections",
            ),
        ),
    ),
    (
        "&Insert",
        (
            Command("field", "&Field…", "Ctrl+Shift+F", "field", says="Insert a field"),
            Command("reference", "&Reference…", "Ctrl+Shift+R", "reference"),
            Command("table", "&Table", "", "table"),
            SEPARATOR,
            Command("insert-metrics", "&Metrics from the library…", says="Ready-made metrics"),
            Command(
                "insert-priorities", "Set of &priorities…", says="A ready-made set of priorities"
            ),
            Command("insert-credit", "Model of &credits…", says="A usual model of credits"),
        ),
    ),
    (
        "F&ormat",
        (
            Command("bold", "&Bold", Key.Bold, "bold", checkable=True),
            Command("italic", "&Italic", Key.Italic, "italic", checkable=True),
            Command("underline", "&Underline", Key.Underline, "underline", checkable=True),
            SEPARATOR,
            Command("bullets", "Bu&lleted list", "Ctrl+Shift+8", "bullets", checkable=True),
            Command("numbers", "Nu&mbered list", "Ctrl+Shift+7", "numbers", checkable=True),
            SEPARATOR,
            Command("heading", "&Sub-heading", "Ctrl+Shift+H", "heading", checkable=True),
            Command(
                "clause",
                "Numbered &clause",
                "Ctrl+Shift+C",
                "clause",
                checkable=True,
                says="Make it a clause with a number of its own",
            ),
            Command(
                "body",
                "&Plain paragraph",
                "Ctrl+Shift+T",
                checkable=True,
                says="Make it a paragraph without a number",
            ),
            SEPARATOR,
            Command("indent", "I&ndent", "Ctrl+M", mac="Ctrl+]", says="One step in"),
            Command("outdent", "&Outdent", "Ctrl+Shift+M", mac="Ctrl+[", says="One step out"),
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
            Command("zoom-in", "Zoom &in", Key.ZoomIn, also="Ctrl+="),
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
            Command("profile-scores", "Sc&ore by profile…", says="The draft by every profile"),
            SEPARATOR,
            Command(
                "tool-allowance", "Allowed &downtime…", says="A percentage as hours and minutes"
            ),
            Command(
                "tool-verdict", "&Verdict on a month…", says="Met or missed, and what it costs"
            ),
            Command("tool-exposure", "&Worst month and year…", says="What credits can come to"),
            Command("tool-few-cases", "&Small numbers…", says="A percentage of few cases"),
            Command("tool-chain", "C&hain behind a promise…", says="Suppliers and hand-overs"),
            Command("tool-baseline", "Past &results…", says="Would the past have met the promise?"),
            Command("tool-follow-up", "&Leads and follow-up…", says="Leads from the goal"),
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


def commands() -> Iterable[Command]:
    """All commands in the order of the menus."""
    return (item for _, items in MENUS for item in items if isinstance(item, Command))


def keys_of(
    command: Command,
    bindings: Bindings = QKeySequence.keyBindings,
    platform: str = sys.platform,
) -> list[QKeySequence]:
    """The keys of a command on a platform, the one to show first."""
    if isinstance(command.keys, str):
        written = command.mac if platform == _MAC and command.mac else command.keys
        own = [QKeySequence(written)] if written else []
    else:
        own = list(bindings(command.keys))
    if not own and command.otherwise:
        own = [QKeySequence(command.otherwise)]
    also = QKeySequence("" if platform == _MAC else command.also)
    return own if also.isEmpty() or also in own else [*own, also]


def plain_name(text: str) -> str:
    """The words of a command without the mark of its menu key and the dots of a dialog."""
    return text.replace("&", "").removesuffix("…")
