"""A main window on a draft, as the tests of the shell need it."""

import datetime as dt
import gc
import itertools
import weakref
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from sla_desktop.app.autosave import Autosave
from sla_desktop.app.judgement import Judgement
from sla_desktop.app.session import Session
from sla_desktop.app.settings import Settings
from sla_desktop.checks.draft import Context
from sla_desktop.domain.agreement import Agreement
from sla_desktop.storage.errors import NotSavedError
from sla_desktop.ui.look import Look
from sla_desktop.ui.main_window import Errand, MainWindow
from tests.ui.shell.drafts import small_draft

NOW = dt.datetime(2027, 1, 1, 14, 2, tzinfo=dt.UTC)


class Disk:
    """Takes drafts; can be made to fail."""

    def __init__(self) -> None:
        self.saved: list[Agreement] = []
        self.broken = False

    def save(self, agreement: Agreement) -> None:
        if self.broken:
            raise NotSavedError("“agreement.json” was not saved (the disk is full).")
        self.saved.append(agreement)


def settle() -> None:
    """Lets Qt do what is due, also free what is to be freed."""
    application = QApplication.instance()
    assert application is not None
    for _ in range(3):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        application.processEvents()


def is_gone(reference: "weakref.ref[Any]") -> bool:
    """Whether a window is freed, in C++ and in Python."""
    settle()
    gc.collect()
    widget = reference()
    return widget is None or not shiboken6.isValid(widget)


class Bench:
    """Makes windows, and closes those that a test leaves open."""

    def __init__(self, application: QApplication, folder: Path) -> None:
        self.disk = Disk()
        self.settings = Settings(folder / "settings.ini")
        self.settings.theme = "light"
        self.look = Look(application, self.settings)
        self._windows: list[weakref.ref[MainWindow]] = []

    def open(
        self,
        agreement: Agreement | None = None,
        *,
        read_only: bool = False,
        errands: Mapping[str, Errand] | None = None,
    ) -> MainWindow:
        """A shown window on `agreement`, judged once."""
        ticks = itertools.count()
        draft = small_draft() if agreement is None else agreement
        session = Session(draft, lambda: 10.0 * next(ticks), read_only=read_only)
        window = MainWindow(
            session,
            Autosave(self.disk.save, lambda: NOW),
            Judgement(session, context),
            self.settings,
            self.look,
            no_image,
            errands,
        )
        window.resize(1400, 870)
        window.show()
        window.activateWindow()
        assert QTest.qWaitForWindowActive(window)
        window.judgement.judge_now()
        settle()
        self._windows.append(weakref.ref(window))
        return window

    def close(self) -> None:
        self.disk.broken = False
        for reference in self._windows:
            window = reference()
            if window is not None and shiboken6.isValid(window):
                window.close()
        settle()


def context(_agreement: Agreement) -> Context:
    return Context(today=dt.date(2027, 1, 1))


def no_image(_name: str) -> bytes:
    return b""
