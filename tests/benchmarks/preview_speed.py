"""The preview beside typing, about 100 pages: how soon it is there, and what typing feels of it.

Typing is measured from the key to the end of the editor's paint: alone, beside the preview, and
beside the same work in threads of this process at two switch intervals. Time in which other
programs had the processor is left out.
"""

import gc
import os
import random
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from big_agreement import hundred_pages
from figures import heading, row
from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QMainWindow, QPlainTextEdit

from sla_desktop.app.background import Background
from sla_desktop.app.rendering import Pauses
from sla_desktop.app.session import Session
from sla_desktop.domain import edits
from sla_desktop.domain.markup import wording
from sla_desktop.export.laid import Order
from sla_desktop.export.page_service import PageService
from sla_desktop.ui.preview import PreviewDock
from sla_desktop.ui.theme import put_on

EDITED = "area-5"
KEYS = 200
GAPS = (40, 140)  # milliseconds between keys
BREAKS = (300, 450, 600, 900)
INTERVALS = (0.005, 0.0005)  # seconds; the first is Python's own


class Desk:
    """A window with an editor of one section's wording, and the preview beside it."""

    def __init__(self, *, preview: bool) -> None:
        self.session = Session(hundred_pages(), time.monotonic)
        self.window = QMainWindow()
        self.editor = QPlainTextEdit("The Provider must answer within 2 hours. " * 40)
        self.window.setCentralWidget(self.editor)
        self.dock = PreviewDock(self.session, self.window) if preview else None
        if self.dock:
            self.window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, self.dock)
        self.window.resize(1400, 900)
        self.editor.textChanged.connect(self._edit)
        self.editor.moveCursor(QTextCursor.MoveOperation.End)
        self.window.show()
        if self.dock:
            until(lambda: self.dock is not None and self.dock.view.pages > 0)
            self.dock.show_section(EDITED)
        wait(500)

    def _edit(self) -> None:
        path = f"sections.{EDITED}.wording"
        value = wording(self.editor.toPlainText())
        self.session.apply("Type", edits.set_value(path, value), place=path, merge=path)

    def key(self) -> float:
        """Milliseconds from a key to the end of the paint after it."""
        start, waited = time.perf_counter(), _without_processor()
        press = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "a")
        QApplication.sendEvent(self.editor, press)
        QApplication.processEvents()
        self.editor.viewport().repaint()
        return (time.perf_counter() - start) * 1000 - (_without_processor() - waited)

    def close(self) -> None:
        if self.dock:
            self.dock.finish()
        self.window.close()
        self.window.deleteLater()
        QApplication.processEvents()
        gc.collect()


def _without_processor() -> float:
    """Milliseconds that other programs kept this thread from running, where the system tells."""
    told = Path("/proc/thread-self/schedstat")
    return int(told.read_text(encoding="ascii").split()[1]) / 1e6 if told.exists() else 0.0


def wait(milliseconds: int) -> None:
    """Lets the window work."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def until(done: Callable[[], bool]) -> None:
    """Lets the window work until something is so."""
    while not done():
        wait(1)


def type_on(desk: Desk) -> list[float]:
    """The time of each key: bursts of uneven speed with breaks between."""
    chance = random.Random(1)
    taken: list[float] = []
    for _ in range(KEYS):
        taken.append(desk.key())
        wait(chance.choice(BREAKS) if chance.random() < 0.08 else chance.randint(*GAPS))
    return taken


class Threads(QObject):
    """Does what the preview's process does, at the same moments, in threads."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._service = PageService()
        self._pools = [Background("section", self), Background("whole", self)]
        pauses = Pauses()
        self._timers = [QTimer(self, singleShot=True) for _ in self._pools]
        for timer, pause in zip(self._timers, (pauses.section, pauses.whole), strict=True):
            timer.setInterval(pause)
        self._timers[0].timeout.connect(self._section)
        self._timers[1].timeout.connect(self._whole)
        session.changed.connect(self._wait)

    def _wait(self, _change: object) -> None:
        for timer in self._timers:
            timer.start()

    def _section(self) -> None:
        order = Order(1, self._session.agreement, EDITED)
        self._pools[0].request(partial(self._service.answer, order))

    def _whole(self) -> None:
        order = Order(1, self._session.agreement)
        self._pools[1].request(partial(self._service.answer, order))

    def close(self) -> None:
        for timer in self._timers:
            timer.stop()
        for pool in self._pools:
            pool.close()


def _beside_threads(interval: float) -> list[float]:
    before = sys.getswitchinterval()
    sys.setswitchinterval(interval)
    desk = Desk(preview=False)
    threads = Threads(desk.session)
    taken = type_on(desk)
    threads.close()
    desk.close()
    sys.setswitchinterval(before)
    return taken


def _beside_the_preview() -> list[float]:
    desk = Desk(preview=True)
    taken = type_on(desk)
    _memory()
    desk.close()
    return taken


def _memory() -> None:
    """Resident memory of this process and of those it started, where the system tells."""
    if not Path("/proc/self/status").exists():
        return
    children = Path(f"/proc/self/task/{os.getpid()}/children").read_text(encoding="utf-8").split()
    own, *others = (_resident(name) for name in ("self", *children))
    print(f"memory: this process {own} MB, its page service {sum(others)} MB")


def _resident(process: str) -> int:
    lines = Path(f"/proc/{process}/status").read_text(encoding="utf-8").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS")) // 1024


def _refreshes() -> None:
    """From the last key to the new pages on screen."""
    sections: list[float] = []
    wholes: list[float] = []
    desk = Desk(preview=True)
    assert desk.dock is not None
    view = desk.dock.view
    for _ in range(12):
        wait(200)
        start = time.perf_counter()
        desk.key()
        until(lambda: view.provisional)
        sections.append((time.perf_counter() - start) * 1000)
        until(lambda: not view.provisional)
        wholes.append((time.perf_counter() - start) * 1000)
    pages = view.pages
    row(f"key to the edited section on screen, {pages} pages", sections, "<= 150 ms")
    row(f"key to the whole on screen, {pages} pages", wholes, "<= 2000 ms")
    desk.close()


def p99(values: list[float]) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, round(0.99 * (len(ordered) - 1)))]


def _typing(what: str, taken: list[float], bar: str = "") -> None:
    row(f"key to end of paint, {what}", taken, f"p99 {p99(taken):.1f} max {max(taken):.1f} {bar}")


def main() -> None:
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    put_on(application, "light")
    heading("Preview")
    _refreshes()
    alone = Desk(preview=False)
    _typing("alone", type_on(alone))
    alone.close()
    _typing("beside the preview", _beside_the_preview(), "(<= 16)")
    for interval in INTERVALS:
        _typing(f"beside threads, switching at {interval * 1000:g} ms", _beside_threads(interval))


if __name__ == "__main__":
    main()
