"""A welcome window on a library of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from sla_desktop.ui import theme
from sla_desktop.ui.welcome import WelcomeWindow
from tests.ui.welcome.bench import Bench

_ALWAYS_SAID = ("propagateSizeHints", r"support raise\(\)", "grabbing the keyboard")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A warning of Qt fails a test, but for what the platform without a screen always says."""
    for item in items:
        if "welcome" in item.path.parts:
            item.add_marker(pytest.mark.qt_log_level_fail("WARNING"))
            item.add_marker(pytest.mark.qt_log_ignore(*_ALWAYS_SAID))


@pytest.fixture
def bench(qapp: QApplication, tmp_path: Path) -> Iterator[Bench]:
    theme.put_on(qapp, "light")
    made = Bench(tmp_path)
    yield made
    made.close()


@pytest.fixture
def window(bench: Bench) -> WelcomeWindow:
    bench.put("one", "two", "three")
    return bench.open()
