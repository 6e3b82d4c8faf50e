"""A warning of Qt fails a test, but for what the platform without a screen always says."""

import pytest

OFFSCREEN = ("propagateSizeHints", r"support raise\(\)", "support grabbing the keyboard")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "editors" in item.path.parts:
            item.add_marker(pytest.mark.qt_log_level_fail("WARNING"))
            item.add_marker(pytest.mark.qt_log_ignore(*OFFSCREEN))
