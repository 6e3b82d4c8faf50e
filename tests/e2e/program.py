"""The program as its owner runs it: in a process of its own, on a library of its own."""

import subprocess
import sys
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.sections import Section
from sla_desktop.storage.library import Library
from sla_desktop.ui.theme import LIGHT
from tests.e2e.screen import PATIENCE, Screen

Kind = TypeVar("Kind", bound=Section)


class Program:
    """Starts the program on one library, and reads what it has on disk."""

    def __init__(self, screen: Screen, home: Path, owner: Path) -> None:
        self.screen = screen
        self.home = home
        self.owner = owner  # the owner's own folder
        self._log = owner / "errors.txt"
        self._running: list[subprocess.Popen[bytes]] = []

    def start(self, *paths: Path) -> subprocess.Popen[bytes]:
        """Starts it; the next key goes to its window only when that is in front."""
        environment = {
            **self.screen.environment(),
            "SLA_DESKTOP_HOME": str(self.home),
            "HOME": str(self.owner),
        }
        command = [sys.executable, "-m", "sla_desktop", *map(str, paths)]
        with self._log.open("ab") as log:
            process = subprocess.Popen(command, env=environment, cwd=self.owner, stderr=log)
        self._running.append(process)
        return process

    def quit(self) -> None:
        """Ends it as the owner does; it must end well and have had nothing to complain about."""
        process = self._process()
        self.screen.keys("ctrl+q")
        assert process.wait(PATIENCE) == 0
        assert self.complaints() == ""

    def kill(self) -> None:
        """Ends it at once, as a power cut would."""
        process = self._process()
        process.kill()
        process.wait(PATIENCE)

    def _process(self) -> subprocess.Popen[bytes]:
        (running,) = [process for process in self._running if process.poll() is None]
        return running

    def stop(self) -> None:
        """Ends what a test left running."""
        for process in self._running:
            process.kill()
            process.wait(PATIENCE)

    def complaints(self) -> str:
        """What it said on standard error, in all its starts."""
        return self._log.read_text() if self._log.exists() else ""

    # getting about in the window

    def enter(self, agreement: Agreement, section_id: str) -> None:
        """From the outline into the page of a section: the cursor is in its title then."""
        at = [section.id for section in agreement.sections].index(section_id)
        self.screen.keys("Home", *["Down"] * at, "Return")

    def until_judged(self, *, errors: bool) -> None:
        """Waits until the window shows that there are errors, or none."""
        seen = self.screen.shows
        self.screen.until(lambda: seen(LIGHT.error) == errors, f"errors shown: {errors}")

    # what is on disk

    def ids(self) -> list[str]:
        """Of all agreements in the library."""
        folder = self.home / "agreements"
        return sorted(one.name for one in folder.iterdir()) if folder.exists() else []

    def stored(self, agreement_id: str = "") -> Agreement:
        """An agreement as it is on disk now; without an id, the only one."""
        (found,) = [agreement_id] if agreement_id else self.ids()
        return Library(self.home).load(found, read_only=True).agreement

    def file(self, agreement_id: str) -> Path:
        """The library's file of an agreement."""
        return self.home / "agreements" / agreement_id / "agreement.json"

    def add(self, *agreements: Agreement) -> None:
        """Puts agreements into the library before the program starts."""
        with Library(self.home) as library:
            for agreement in agreements:
                library.add(agreement)


@contextmanager
def program(screen: Screen, home: Path, owner: Path) -> Generator[Program]:
    """The program for one test; nothing of it runs on."""
    owner.mkdir()
    made = Program(screen, home, owner)
    try:
        yield made
    finally:
        made.stop()
        print(made.complaints())  # seen where the test fails


def section(agreement: Agreement, kind: type[Kind]) -> Kind:
    """The one section of a kind."""
    (found,) = [one for one in agreement.sections if isinstance(one, kind)]
    return found
