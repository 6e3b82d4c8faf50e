"""The whole program on a library of its own, without a process of its own."""

from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from sla_desktop.app.settings import Settings
from sla_desktop.catalogue.section_kinds import new_section
from sla_desktop.domain import edits
from sla_desktop.domain.agreement import Agreement, section_kinds
from sla_desktop.storage.library import Library
from sla_desktop.ui.desktop import Desktop
from sla_desktop.ui.errors import Faults
from sla_desktop.ui.look import Look
from sla_desktop.ui.main_window import MainWindow
from sla_desktop.ui.welcome import WelcomeWindow

Window = TypeVar("Window", bound=QWidget)
SIZE = (1500, 1000)


def settle() -> None:
    """Lets Qt do what is due, also free what is to be freed."""
    for _ in range(3):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QCoreApplication.processEvents()


def every_kind() -> Agreement:
    """A draft with one empty section of each kind."""
    draft = Agreement(id="all", title="Everything")
    for kind in section_kinds():
        draft = edits.add_section(new_section(draft, kind))(draft)
    return draft


class Program:
    """Its library, its settings, and its windows."""

    def __init__(self, application: QApplication, folder: Path) -> None:
        self.folder = folder
        self.library = Library(folder / "library")
        self.settings = Settings(folder / "settings.ini")
        self.settings.theme = "light"
        self.look = Look(application, self.settings)
        self.faults = Faults(folder / "logs")
        self.desktop = Desktop(self.library, self.settings, self.look, self.faults)

    def put(self, *agreements: Agreement) -> None:
        """Agreements that nobody has open."""
        for agreement in agreements:
            self.library.add(agreement)
            self.library.close(agreement.id)

    def welcome(self) -> WelcomeWindow:
        """The welcome window with the keys."""
        return active(self.desktop.show_welcome())

    def open(self, agreement: Agreement) -> MainWindow:
        """A window on a draft, judged once, with the keys."""
        self.put(agreement)
        self.desktop.open(agreement.id)
        window = self.desktop.windows[agreement.id]
        window.resize(*SIZE)
        active(window)
        window.judgement.judge_now()
        settle()
        return window

    def close(self) -> None:
        for window in (*self.desktop.windows.values(), *self.desktop.readers):
            window.close()
        self.desktop.welcome().close()
        self.library.close_all()
        self.look.deleteLater()
        settle()


def active(window: Window) -> Window:
    """The window once the keys go there."""
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window)
    settle()
    return window
