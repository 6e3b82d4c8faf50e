"""An open agreement with a wording on screen."""

import itertools
from collections.abc import Iterator

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from tests.ui.richtext.desk import Desk, draft


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A warning of Qt fails a test, but for what the offscreen platform always says."""
    for item in items:
        if "richtext" in item.path.parts:
            item.add_marker(pytest.mark.qt_log_level_fail("WARNING"))
            item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support"))


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Desk]:
    """An empty wording, shown and with the keys."""
    ticks = itertools.count()
    made = Desk(qtbot, draft(), lambda: next(ticks) / 10)
    yield made
    QGuiApplication.clipboard().clear()
