"""Where the window is measured: without a screen, and on a display with real drawing."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Generator
from contextlib import ExitStack, contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from msgspec import Struct

from tests.e2e.screen import Screen, screen

ROOT = Path(__file__).resolve().parents[2]


class Place(Struct, frozen=True):
    """A platform of Qt, with the environment that starts a program there."""

    name: str
    environment: dict[str, str]


def program_environment(**more: str) -> dict[str, str]:
    """For a program as its owner starts it: with compiled modules kept, without our settings."""
    bare = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    return {**bare, "PYTHONPATH": str(ROOT), **more}


@contextmanager
def places() -> Generator[list[Place]]:
    """Offscreen, and on an Xvfb of its own where that is installed."""
    with ExitStack() as stack:
        found = [Place("offscreen", program_environment(QT_QPA_PLATFORM="offscreen"))]
        shown = stack.enter_context(display())
        if shown is not None:
            more = {"DISPLAY": shown.name, "QT_QPA_PLATFORM": "xcb"}
            found.append(Place("Xvfb", program_environment(**more)))
        yield found


@contextmanager
def display() -> Generator[Screen | None]:
    """A display of its own; None, told in a line, where one cannot be made."""
    if not all(shutil.which(tool) for tool in ("Xvfb", "openbox", "xdotool")):
        print("Xvfb, openbox and xdotool are not all installed: nothing is measured on a display.")
        yield None
        return
    with tempfile.TemporaryDirectory() as folder, screen(Path(folder)) as shown:
        yield shown


def lines_of(script: str, *arguments: str, environment: dict[str, str]) -> list[str]:
    """What a script of this folder prints in a process of its own."""
    command = [sys.executable, str(Path(__file__).with_name(script)), *arguments]
    done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, text=True, check=True)
    return done.stdout.splitlines()
