"""Inside one main window on an agreement of 100 pages: keys and switching, on any platform of Qt.

A key is timed from the moment it is due to the end of the paint it asks for, so what keeps the
window from taking it counts too; meanwhile the preview and the autosave work. Keys come at the
uneven speed of fast hands, with breaks. `window_speed` runs this offscreen and on a display.
"""

import os
import random
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from big_agreement import hundred_pages
from figures import row
from msgspec import Struct
from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget

from sla_desktop.app.settings import Settings
from sla_desktop.domain import copyfile
from sla_desktop.domain.agreement import Agreement
from sla_desktop.resources import path as resource
from sla_desktop.storage.library import Library
from sla_desktop.ui.look import Look
from sla_desktop.ui.main_window import MainWindow
from sla_desktop.ui.open import open_agreement
from sla_desktop.ui.start import provide_font

KEYS = 300
GAPS = (40, 140)  # milliseconds between keys
BREAKS = (300, 450, 600, 900)
LONGEST = 10.0  # seconds for a paint
WORDS = "the service is restored in time "
PLACES = {
    "wording": "sections.area-5.wording",
    "a line": "sections.term.late_signature_note",
    "a cell of a table": "sections.components-3.components.component-2.name",
}


class Painted(QObject):
    """Waits for the next paint of one widget."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__()
        self._seen = False
        self._widget = widget.viewport() if isinstance(widget, QAbstractScrollArea) else widget
        self._widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self._seen = self._seen or event.type() == QEvent.Type.Paint
        return False

    def wait(self) -> None:
        """Returns at the end of the paint; only what is due before it is done before."""
        QCoreApplication.sendPostedEvents()
        end = time.perf_counter() + LONGEST
        while not self._seen:
            assert time.perf_counter() < end, f"{self._widget} is not painted"
            QCoreApplication.processEvents()
            QCoreApplication.sendPostedEvents()
        self._widget.removeEventFilter(self)


class Desk:
    """The window on an agreement in a library on the disk, judged once."""

    def __init__(self, application: QApplication, agreement: Agreement, folder: Path) -> None:
        self.library = Library(folder / "library")
        self.library.add(agreement)
        self.library.close_all()
        settings = Settings(folder / "settings.ini")
        look = Look(application, settings)
        self.window: MainWindow = open_agreement(self.library, agreement.id, settings, look)
        self.window.show()
        self.window.activateWindow()
        QTest.qWaitForWindowActive(self.window)
        until(lambda: self.window.judgement.checklist is not None)
        wait(200)

    def close(self) -> None:
        self.window.close()
        self.library.close_all()
        QCoreApplication.processEvents()


def wait(milliseconds: float) -> None:
    """Lets the window work."""
    loop = QEventLoop()
    timer = QTimer(loop, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
    timer.timeout.connect(loop.quit)
    timer.start(max(0, round(milliseconds)))
    loop.exec()


def until(done: Callable[[], bool]) -> None:
    """Lets the window work until something is so."""
    while not done():
        wait(5)


# keys


class Taken(Struct, frozen=True):
    """Milliseconds until something was painted, and those of them that the window worked.

    The rest it was kept waiting: by other programs, or by its own threads.
    """

    whole: float
    work: float


class Clock:
    """Runs from now on, or from a moment to come; work under way at that moment counts."""

    def __init__(self, start: float = 0.0) -> None:
        self._start = start or time.perf_counter()
        self.begin_work()

    def begin_work(self) -> None:
        """What the window works from here on may reach into the time that is measured."""
        self._work = time.thread_time()

    def stop(self) -> Taken:
        """At the end of the paint."""
        whole = (time.perf_counter() - self._start) * 1000
        return Taken(whole, min(whole, (time.thread_time() - self._work) * 1000))


def type_in() -> list[Taken]:
    """From each key, when it is due, to the end of its paint."""
    chance = random.Random(1)
    taken: list[Taken] = []
    due = time.perf_counter()
    for at in range(KEYS):
        gap = chance.choice(BREAKS) if chance.random() < 0.08 else chance.randint(*GAPS)
        due = max(due + gap / 1000, time.perf_counter())
        wait((due - time.perf_counter()) * 1000 - 2)
        clock = Clock(due)
        while time.perf_counter() < due:
            clock.begin_work()
            QCoreApplication.processEvents()
        line = focused()
        painted = Painted(line)
        QTest.keyClicks(line, WORDS[at % len(WORDS)])
        painted.wait()
        taken.append(clock.stop())
    return taken


def focused() -> QWidget:
    """The input that has the keys."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def keys(desk: Desk) -> None:
    """In wording, in a line and in a table's cell, beside preview and autosave."""
    window = desk.window
    window.show_preview(True)
    until(lambda: window.preview.view.pages > 0)
    saved: list[object] = []
    laid: list[object] = []
    window.autosave.status_changed.connect(saved.append)
    window.preview.pages_counted.connect(laid.append)
    for name, place in PLACES.items():
        window.go_to(place)
        QTest.keyClick(focused(), Qt.Key.Key_F2)  # into the cell
        wait(1000)
        saved.clear()
        laid.clear()
        told(f"key to end of paint, {name}", type_in(), 16)
        print(f"    meanwhile {len(saved)} news of the autosave, {len(laid)} whole previews")
    window.show_preview(False)


def told(what: str, taken: Sequence[Taken], bar: int, worst: str = "") -> None:
    """A row by the clock on the wall, with the window's own work in it."""
    work, whole = [one.work for one in taken], [one.whole for one in taken]
    at = f" at {worst}" if worst else ""
    own = f"own work p99 {p99(work):.1f} max {max(work):.1f}"
    row(what, whole, f"p99 {p99(whole):.1f} max {max(whole):.1f}{at} (<= {bar}); {own}")


def p99(values: Sequence[float]) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, round(0.99 * (len(ordered) - 1)))]


# sections


def switch(desk: Desk, title: str) -> None:
    """Through all sections: a page that is made, and one that is there already."""
    sections = [section.id for section in desk.window.session.agreement.sections]
    for what in ("first visit", "again"):
        taken = {section_id: _switch_to(desk, section_id) for section_id in sections}
        worst = max(sections, key=lambda one: taken[one].whole)
        told(f"switch section, {what}, {title}", [*taken.values()], 60, worst)


def _switch_to(desk: Desk, section_id: str) -> Taken:
    """As by a key in the outline, until the page is painted."""
    wait(30)
    outline, pages = desk.window.outline, desk.window.pages
    if outline.current_id == section_id:
        outline.step(1)
        wait(30)
    clock = Clock()
    outline.view.setCurrentIndex(outline.model.index(outline.model.row_of(section_id)))
    assert pages.page is not None
    Painted(pages.page).wait()
    return clock.stop()


def sample() -> Agreement:
    """A shipped agreement that has most kinds of section."""
    data = resource("samples", "managed-it-support.sladraft").read_bytes()
    return copyfile.decode(data, "sample")[0]


def main() -> None:
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    provide_font(application)
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(application, sample(), Path(folder))
        switch(desk, "the sample")
        desk.close()
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(application, hundred_pages(), Path(folder))
        switch(desk, "100 pages")
        keys(desk)
        desk.close()


if __name__ == "__main__":
    main()
