"""How each window and dialog of the program comes up."""

import datetime as dt
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from sla_desktop.domain import copyfile
from sla_desktop.domain.agreement import Agreement, section_kinds
from sla_desktop.ui.calculators.panel import Panel
from sla_desktop.ui.calculators.tools import KINDS
from sla_desktop.ui.dialogs import MessageDialog
from sla_desktop.ui.errors import FaultDialog
from sla_desktop.ui.main_window import MainWindow
from sla_desktop.ui.saving import UnsavedDialog
from tests.ui.windows.program import Program, active, every_kind, settle

Scene = Callable[[Program], QWidget]
MOMENT = dt.datetime(2027, 3, 1, 14, 2, tzinfo=dt.UTC)
SHIFT = Qt.KeyboardModifier.ShiftModifier


def small() -> Agreement:
    return Agreement(id="small", title="Care of the web shop")


# the welcome window


def welcome_empty(program: Program) -> QWidget:
    return program.welcome()


def welcome(program: Program) -> QWidget:
    program.put(small(), every_kind())
    return program.welcome()


def bin_(program: Program) -> QWidget:
    program.put(small())
    program.library.bin("small")
    window = program.welcome()
    window.show_bin()
    return window


def gallery(program: Program) -> QWidget:
    window = program.welcome()
    window.show_gallery()
    settle()
    return window


def question(program: Program, number: int) -> QWidget:
    """The quick start at a question, asked for the first time."""
    window = gallery(program)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    for _ in range(number):
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    settle()
    return window


def which_side(program: Program) -> QWidget:
    return question(program, 0)


def own_firm(program: Program) -> QWidget:
    return question(program, 1)


def a_line(program: Program) -> QWidget:
    return question(program, 2)


# the main window


def main(program: Program) -> MainWindow:
    """Every page was looked at, every pane was entered."""
    window = program.open(every_kind())
    for section_id in (*section_kinds(), ""):
        window.pages.show_section(section_id)
    window.show_preview(True)
    window.show_search(replacing=True)
    for modifiers in (Qt.KeyboardModifier.NoModifier, SHIFT):
        for _ in window.panes():
            QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_F6, modifiers)
    settle()
    return window


def reader(program: Program) -> QWidget:
    """An earlier version, to read."""
    window = program.open(small())
    program.library.keep_version(window.session.agreement, "As sent", MOMENT)
    dialog = asked(window, "versions")
    QTest.keyClick(QApplication.focusWidget() or dialog, Qt.Key.Key_Return)
    settle()
    (shown,) = program.desktop.readers
    dialog.close()
    return active(shown)


def asked(window: MainWindow, command: str) -> QWidget:
    """The dialog that a command of the main window opens."""
    window.commands[command].trigger()
    settle()
    return active(window.findChildren(QDialog)[-1])


def keys(program: Program) -> QWidget:
    return asked(program.open(small()), "keys")


def palette(program: Program) -> QWidget:
    return asked(program.open(small()), "commands")


def add_section(program: Program) -> QWidget:
    return asked(program.open(small()), "add-section")


def library_metrics(program: Program) -> QWidget:
    return asked(program.open(every_kind()), "insert-metrics")


def library_priorities(program: Program) -> QWidget:
    return asked(program.open(every_kind()), "insert-priorities")


def library_credits(program: Program) -> QWidget:
    return asked(program.open(every_kind()), "insert-credit")


def profile_scores(program: Program) -> QWidget:
    return asked(program.open(small()), "profile-scores")


def versions(program: Program) -> QWidget:
    return asked(program.open(small()), "versions")


def export(program: Program) -> QWidget:
    return asked(program.open(every_kind()), "export")


def about(program: Program) -> QWidget:
    return asked(program.open(small()), "about")


def calculator(kind: str, program: Program) -> QWidget:
    """A calculator that has told its first result."""
    dialog = asked(program.open(every_kind()), kind)
    assert isinstance(dialog, Panel)
    while dialog.busy:
        QTest.qWait(5)
    return dialog


def unsaved(program: Program) -> QWidget:
    dialog = UnsavedDialog("The disk is full.", program.open(small()))
    dialog.open()
    return active(dialog)


# the dialogs of the welcome window


def firm(program: Program) -> QWidget:
    window = program.welcome()
    window.show_firm()
    return active(window.findChildren(QDialog)[-1])


def ways(program: Program) -> QWidget:
    """The same agreement comes in again, in another state."""
    program.put(small())
    file = program.folder / "small.sladraft"
    file.write_bytes(copyfile.encode(Agreement(id="small", title="Another title")))
    window = program.welcome()
    window.open_files([file])
    settle()
    return active(window.findChildren(QDialog)[-1])


# anywhere


def fault(program: Program) -> QWidget:
    dialog = FaultDialog(safe=True, log=program.faults.log, parent=program.welcome())
    dialog.open()
    return active(dialog)


def message(program: Program) -> QWidget:
    dialog = MessageDialog("SLA Desktop", "It cannot start", "The folder is not there.", "error")
    dialog.buttons.addButton(dialog.buttons.StandardButton.Close)
    dialog.show()
    return active(dialog)


SCENES: dict[str, Scene] = {
    "welcome, empty": welcome_empty,
    "welcome": welcome,
    "bin": bin_,
    "gallery": gallery,
    "which side": which_side,
    "own firm": own_firm,
    "a question": a_line,
    "main": main,
    "an earlier version": reader,
    "keys": keys,
    "commands": palette,
    "add section": add_section,
    "library metrics": library_metrics,
    "library priorities": library_priorities,
    "library credits": library_credits,
    "scores by profile": profile_scores,
    "versions": versions,
    "export": export,
    "about": about,
    "not saved": unsaved,
    "my firm": firm,
    "there already": ways,
    "fault": fault,
    "message": message,
    **{kind: partial(calculator, kind) for kind in KINDS},
}
