"""Types key by key and knows when each one arrived."""

import subprocess
import time
from collections.abc import Generator, Iterable
from contextlib import contextmanager
from typing import IO

from msgspec import Struct

from tests.e2e.screen import Screen

NAMES = {" ": "space"}


class Stroke(Struct, frozen=True):
    """A key, and the moment from which it waited for the program at the latest."""

    character: str
    moment: float  # seconds of time.monotonic


class Typist:
    """One xdotool that reads its commands line by line, so that a key takes no time to send."""

    def __init__(self, commands: IO[str], answers: IO[str]) -> None:
        self._commands = commands
        self._answers = answers
        self.strokes: list[Stroke] = []

    def press(self, character: str) -> None:
        """Presses one key of a letter, a digit or the space bar."""
        self._commands.write(f"key {NAMES.get(character, character)}\ngetmouselocation\n")
        self._commands.flush()
        self._answers.readline()  # the display has got the key
        self.strokes.append(Stroke(character, time.monotonic()))

    def type_until(self, end: float, text: Iterable[str], gap: float) -> None:
        """Presses one key after the other, `gap` seconds apart, until a moment or the end."""
        for character in text:
            self.press(character)
            if time.monotonic() + gap >= end:
                return
            time.sleep(gap)

    def text(self, until: float = float("inf")) -> str:
        """What was typed up to a moment."""
        return "".join(stroke.character for stroke in self.strokes if stroke.moment <= until)


@contextmanager
def typist(screen: Screen) -> Generator[Typist]:
    """Somebody who types in the window in front."""
    with subprocess.Popen(
        ["xdotool", "-"],
        env=screen.environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        yield Typist(process.stdin, process.stdout)
        process.stdin.close()
