"""A display of its own, with real keys and a real mouse: Xvfb, openbox and xdotool."""

import mmap
import os
import re
import struct
import subprocess
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from PySide6.QtGui import QColor, QImage

Found = TypeVar("Found")
PATIENCE = 30.0  # seconds for anything to happen on a busy computer
_SIZE = (1440, 900)
_GLANCE = 0.02  # seconds between two looks
_BUTTON = (60, 10)  # pixels of one colour beside the words on it


class Screen:
    """One display: what is open on it, and its keys and mouse."""

    def __init__(self, number: str, folder: Path) -> None:
        self.name = f":{number}"
        self._folder = folder
        self._pictures = 0

    def environment(self) -> dict[str, str]:
        """For a program that is to show its windows here."""
        return {**os.environ, "DISPLAY": self.name, "QT_QPA_PLATFORM": "xcb"}

    # what the owner does

    def keys(self, *keys: str) -> None:
        """Presses keys one after another, e.g. `ctrl+s`, in the window in front."""
        self._xdotool("key", *keys)

    def type(self, text: str) -> None:
        """Types ASCII text, a few milliseconds a key."""
        self._xdotool("type", "--delay", "8", text)

    def click(self, x: int, y: int) -> None:
        """Presses the left button of the mouse there."""
        self._xdotool("mousemove", "--sync", str(x), str(y), "click", "1")

    def click_button(self, color: str) -> None:
        """Clicks the first button filled with this colour, once there is one."""
        x, y = self.until(lambda: self.area(color, *_BUTTON), f"a button of {color}")
        self.click(x, y)

    # what the owner sees

    def titles(self) -> list[str]:
        """Of all windows shown."""
        ids = self._xdotool("search", "--onlyvisible", "--name", ".").split()
        names = [self._xdotool("getwindowname", window).rstrip("\n") for window in ids]
        return [name for name in names if name]

    def front(self) -> str:
        """The title of the window that gets the keys."""
        return self._xdotool("getactivewindow", "getwindowname").rstrip("\n")

    def shows(self, color: str) -> bool:
        """Whether a pixel has just this colour."""
        with self.pixels() as pixels:
            return any(pixels.runs(y, color, 1) for y in range(pixels.height))

    def area(self, color: str, width: int, height: int) -> tuple[int, ...]:
        """The middle of the first area of this colour that is as large; nothing without one."""
        with self.pixels() as pixels:
            for y in range(pixels.height - height):
                below = set(pixels.runs(y + height, color, 1))
                for x in pixels.runs(y, color, width):
                    if x in below:
                        return x + width // 2, y + height // 2
        return ()

    def pixels(self) -> "Pixels":
        """The display's memory, as it is and as it changes."""
        return Pixels(self._folder / "Xvfb_screen0")

    # waiting

    def until(self, found: Callable[[], Found | None], what: str) -> Found:
        """Looks until there is something true; where it never comes, a picture tells more."""
        end = time.monotonic() + PATIENCE
        while not (result := found()):
            if time.monotonic() > end:
                raise AssertionError(f"Not there: {what}. {self._told()}")
            time.sleep(_GLANCE)
        return result

    def until_empty(self) -> None:
        """Puts windows away until none is shown: a slow screen may miss the first time."""
        self.until(self._emptied, "an empty screen")

    def _emptied(self) -> bool:
        if self.titles():
            self._xdotool("getactivewindow", "windowminimize")
        return not self.titles()

    def until_in_front(self, words: str) -> None:
        """Waits until a window with these words in its title gets the keys."""
        self.until(lambda: words in self.front(), f"“{words}” in front")

    def _told(self) -> str:
        self._pictures += 1
        path = self._folder / f"screen{self._pictures}.png"
        with self.pixels() as pixels:
            pixels.image().save(str(path))
        return f"Windows: {self.titles()}, in front “{self.front()}”; the screen: {path}"

    def _xdotool(self, *arguments: str) -> str:
        """What xdotool prints: nothing where a window has gone meanwhile."""
        command = ["xdotool", *arguments]
        environment = {**os.environ, "DISPLAY": self.name}
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        return done.stdout


class Pixels:
    """The memory of the display server: an XWD picture with four bytes a pixel."""

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            self._memory = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        header = struct.unpack(">25I", self._memory[:100])
        self.width, self.height = header[4], header[5]
        self._stride = header[12]
        self._start = header[0] + 12 * header[19]  # after the header and its colours

    def __enter__(self) -> "Pixels":
        return self

    def __exit__(self, *_error: object) -> None:
        self._memory.close()

    def line(self, y: int, x: int = 0, width: int = 0) -> bytes:
        """Pixels of one line from left to right, blue before green before red."""
        at = self._start + y * self._stride + 4 * x
        return self._memory[at : at + 4 * (width or self.width)]

    def runs(self, y: int, color: str, least: int) -> list[int]:
        """Where in a line that many pixels of one colour stand side by side."""
        wanted = QColor(color)
        pixel = re.escape(bytes((wanted.blue(), wanted.green(), wanted.red())))
        matches = re.finditer(b"(?:%b.){%d}" % (pixel, least), self.line(y), re.DOTALL)
        return [match.start() // 4 for match in matches if match.start() % 4 == 0]

    def image(self) -> QImage:
        """A copy of all that is seen."""
        data = b"".join(self.line(y) for y in range(self.height))
        form = QImage.Format.Format_RGB32
        return QImage(data, self.width, self.height, 4 * self.width, form).copy()


@contextmanager
def screen(folder: Path) -> Generator[Screen]:
    """A display under a number that is free, with a window manager."""
    read, write = os.pipe()
    width, height = _SIZE
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", f"{width}x{height}x24"]
    command += ["-fbdir", str(folder), "-nolisten", "tcp", "-noreset"]
    null = subprocess.DEVNULL
    with subprocess.Popen(command, pass_fds=[write], stdout=null, stderr=null) as server:
        os.close(write)
        try:
            with os.fdopen(read) as told:
                number = told.readline().strip()
            assert number, "Xvfb did not start."
            shown = Screen(number, folder)
            with _manager(shown):
                yield shown
        finally:
            server.terminate()


@contextmanager
def _manager(shown: Screen) -> Generator[None]:
    null = subprocess.DEVNULL
    environment = {**os.environ, "DISPLAY": shown.name}
    with subprocess.Popen(["openbox"], env=environment, stdout=null, stderr=null) as manager:
        try:
            yield
        finally:
            manager.terminate()
