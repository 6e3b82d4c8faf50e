"""A session on a draft, and calculators beside it."""

import datetime as dt
import gc
import weakref
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sla_desktop.app.session import Session
from sla_desktop.domain.agreement import Agreement
from sla_desktop.ui import theme
from sla_desktop.ui.calculators.panel import Panel
from sla_desktop.ui.calculators.tools import panels

TODAY = dt.date(2027, 6, 10)
OFFSCREEN = ("propagateSizeHints", r"support raise\(\)", "support grabbing the keyboard")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A warning of Qt fails a test, but for what the platform without a screen always says."""
    for item in items:
        if "calculators" in item.path.parts:
            item.add_marker(pytest.mark.qt_log_level_fail("WARNING"))
            item.add_marker(pytest.mark.qt_log_ignore(*OFFSCREEN))


class Desk:
    """Opens calculators on one draft and waits for what they say."""

    def __init__(self, qtbot: QtBot) -> None:
        self._qtbot = qtbot
        self._panels: list[weakref.ref[Panel]] = []
        self.session = Session(Agreement(id="sla", title="SLA"), lambda: 0.0)

    def open(self, kind: str, agreement: Agreement) -> Any:
        self.session = Session(agreement, lambda: 0.0)
        panel = panels()[kind](self.session, TODAY)
        self._panels.append(weakref.ref(panel))
        panel.show()
        self.settled(panel)
        return panel

    def settled(self, panel: Panel) -> None:
        """Works at once on what was typed, and waits for the answer."""
        panel.work()
        self._qtbot.waitUntil(lambda: not panel.busy, timeout=10_000)

    def wait(self, ready: Callable[[], bool]) -> None:
        self._qtbot.waitUntil(ready, timeout=10_000)

    def caught(self) -> Any:
        """Faults that reach Qt's own loop."""
        return self._qtbot.captureExceptions()

    def close(self) -> None:
        for reference in self._panels:
            panel = reference()
            if panel is not None and shiboken6.isValid(panel):
                panel.close()
        settle()


def settle() -> None:
    """Lets Qt do what is due, also free what is to be freed."""
    for _ in range(3):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QCoreApplication.processEvents()
    gc.collect()


@pytest.fixture
def desk(qapp: QApplication, qtbot: QtBot) -> Iterator[Desk]:
    theme.put_on(qapp, "light")
    made = Desk(qtbot)
    yield made
    made.close()
