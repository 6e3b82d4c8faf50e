"""A main window on a draft."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from sla_desktop.ui.main_window import MainWindow
from tests.ui.shell.bench import Bench, settle

OFFSCREEN = ("propagateSizeHints", r"support raise\(\)", "support grabbing the keyboard")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A warning of Qt fails a test, but for what the platform without a screen always says."""
    for item in items:
        if "shell" in item.path.parts:
            item.add_marker(pytest.mark.qt_log_level_fail("WARNING"))
            item.add_marker(pytest.mark.qt_log_ignore(*OFFSCREEN))


@pytest.fixture
def bench(qapp: QApplication, tmp_path: Path) -> Iterator[Bench]:
    made = Bench(qapp, tmp_path)
    yield made
    made.close()
    made.look.deleteLater()
    settle()


@pytest.fixture
def window(bench: Bench) -> MainWindow:
    return bench.open()
