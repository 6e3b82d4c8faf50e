"""The real window on a display without a screen."""

import runpy
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.program import Program
from tests.e2e.program import program as running
from tests.e2e.screen import Screen
from tests.e2e.screen import screen as display

SYSTEM = runpy.run_path(str(Path(__file__).resolve().parents[2] / "packaging" / "system.py"))


@pytest.fixture(scope="session")
def screen(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Screen]:
    if sys.platform != "linux":
        pytest.skip("A display without a screen is made by Xvfb, which this system has not.")
    if packages := SYSTEM["missing_for_display"]():
        pytest.skip("The window is not tested without: " + SYSTEM["remedy"](packages))
    with display(tmp_path_factory.mktemp("display")) as shown:
        yield shown


@pytest.fixture
def program(screen: Screen, home: Path, tmp_path: Path) -> Iterator[Program]:
    with running(screen, home, tmp_path / "owner") as made:
        yield made
