"""Keys: the platform's own where it has some, none twice, and all of them in the list."""

from collections.abc import Mapping

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTableWidget

from sla_desktop.ui.keys import KeysDialog
from sla_desktop.ui.main_window import MainWindow
from sla_desktop.ui.menus import Command, Key, commands, keys_of, plain_name

# What Qt has for its standard keys on each platform, as its manual lists them.
WINDOWS = {
    Key.New: "Ctrl+N",
    Key.Open: "Ctrl+O",
    Key.Save: "Ctrl+S",
    Key.Close: "Ctrl+F4; Ctrl+W",
    Key.Undo: "Ctrl+Z; Alt+Backspace",
    Key.Redo: "Ctrl+Y; Shift+Ctrl+Z; Alt+Shift+Backspace",
    Key.Cut: "Ctrl+X; Shift+Del",
    Key.Copy: "Ctrl+C; Ctrl+Ins",
    Key.Paste: "Ctrl+V; Shift+Ins",
    Key.SelectAll: "Ctrl+A",
    Key.Find: "Ctrl+F",
    Key.FindNext: "F3; Ctrl+G",
    Key.FindPrevious: "Shift+F3; Ctrl+Shift+G",
    Key.Replace: "Ctrl+H",
    Key.Bold: "Ctrl+B",
    Key.Italic: "Ctrl+I",
    Key.Underline: "Ctrl+U",
    Key.Print: "Ctrl+P",
    Key.ZoomIn: "Ctrl++",
    Key.ZoomOut: "Ctrl+-",
    Key.Delete: "Del",
    Key.HelpContents: "F1",
}
MAC = {
    **WINDOWS,
    Key.SaveAs: "Ctrl+Shift+S",
    Key.Close: "Ctrl+W; Ctrl+F4",
    Key.Quit: "Ctrl+Q",
    Key.Undo: "Ctrl+Z",
    Key.Redo: "Ctrl+Shift+Z",
    Key.Cut: "Ctrl+X; Meta+K",
    Key.Copy: "Ctrl+C",
    Key.Paste: "Ctrl+V; Meta+Y",
    Key.FindNext: "Ctrl+G",
    Key.FindPrevious: "Ctrl+Shift+G",
    Key.Replace: "",
    Key.Delete: "Del; Meta+D",
    Key.HelpContents: "Ctrl+?",
}
KDE = {
    **WINDOWS,
    Key.SaveAs: "Ctrl+Shift+S",
    Key.Close: "Ctrl+W",
    Key.Quit: "Ctrl+Q",
    Key.Undo: "Ctrl+Z; F14",
    Key.Redo: "Ctrl+Shift+Z",
    Key.Cut: "Ctrl+X; F20; Shift+Del",
    Key.Copy: "Ctrl+C; F16; Ctrl+Ins",
    Key.Paste: "Ctrl+V; F18; Shift+Ins",
    Key.FindNext: "F3",
    Key.FindPrevious: "Shift+F3",
    Key.Replace: "Ctrl+R",
}
PLATFORMS: dict[str, Mapping[Key, str]] = {"win32": WINDOWS, "darwin": MAC, "linux": KDE}
# What a Mac keeps for itself: hide, minimize, the settings, the next window, spotlight.
TAKEN_BY_A_MAC = {"Ctrl+H", "Ctrl+M", "Ctrl+,", "Ctrl+`", "Ctrl+Space", "Ctrl+Tab", "Ctrl+Alt+D"}


def written_on(platform: str, command: Command) -> list[str]:
    def bindings(key: Key) -> list[QKeySequence]:
        return [QKeySequence(one) for one in PLATFORMS[platform].get(key, "").split("; ") if one]

    return [keys.toString() for keys in keys_of(command, bindings, platform)]


@pytest.fixture(params=PLATFORMS)
def keys(request: pytest.FixtureRequest) -> dict[str, list[str]]:
    """The keys of every command on one platform."""
    return {command.id: written_on(request.param, command) for command in commands()}


def test_no_key_means_two_things(keys: dict[str, list[str]]) -> None:
    owners: dict[str, list[str]] = {}
    for command_id, written in keys.items():
        for one in written:
            owners.setdefault(one, []).append(command_id)
    assert {one: ids for one, ids in owners.items() if len(ids) > 1} == {}


def test_what_every_program_has_a_key_for_has_one(keys: dict[str, list[str]]) -> None:
    assert [one.id for one in commands() if isinstance(one.keys, Key) and not keys[one.id]] == []


@pytest.mark.parametrize("platform", ["win32", "linux"])
def test_no_key_writes_a_letter_where_right_alt_does(platform: str) -> None:
    """Windows and Linux send Ctrl+Alt for AltGr, e.g. @ { [ on many keyboards."""
    assert [
        one for command in commands() for one in written_on(platform, command) if "Ctrl+Alt" in one
    ] == []


def test_a_mac_keeps_its_own_keys() -> None:
    ours = {one for command in commands() for one in written_on("darwin", command)}
    assert ours & TAKEN_BY_A_MAC == set()


def test_the_system_knows_which_commands_belong_in_its_own_menu() -> None:
    roles = {
        command.id: command.role
        for command in commands()
        if command.role != QAction.MenuRole.NoRole
    }
    assert roles == {"quit": QAction.MenuRole.QuitRole, "about": QAction.MenuRole.AboutRole}


def test_standard_commands_have_the_keys_of_the_system(window: MainWindow) -> None:
    for command, standard in (("undo", Key.Undo), ("find", Key.Find), ("close", Key.Close)):
        assert window.commands[command].shortcuts() == QKeySequence.keyBindings(standard)


# the list


def listed(window: MainWindow) -> dict[str, str]:
    """What the list shows, by the heading and the words before the keys."""
    QTest.keyClick(window, Qt.Key.Key_F1)
    dialog = window.findChild(KeysDialog)
    assert dialog is not None
    table = dialog.findChild(QTableWidget)
    assert table is not None
    found: dict[str, str] = {}
    heading = ""
    for row in range(table.rowCount()):
        texts = [item.text() if item else "" for item in (table.item(row, 0), table.item(row, 1))]
        if table.columnSpan(row, 0) == 2:
            heading = texts[0]
        else:
            found[f"{heading}: {texts[0]}"] = texts[1]
    dialog.close()
    return found


def test_the_list_has_every_command_that_has_keys(window: MainWindow) -> None:
    found = listed(window)
    assert found["Tools: Next finding"] == "F8"
    assert found["Tables: Add a row"] == "Ctrl+Return"
    assert found["Agreement: Move section up (in the outline)"] == "Alt+Up"
    assert all(found.values())
    said = {name.partition(": ")[2].removesuffix(" (in the outline)") for name in found}
    for command in commands():
        if command.id in window.commands and window.commands[command.id].shortcuts():
            assert plain_name(command.text) in said, command.id


def test_keys_that_are_no_commands_are_real_keys(window: MainWindow) -> None:
    for name, written in listed(window).items():
        assert QKeySequence(written).count() > 0, name
