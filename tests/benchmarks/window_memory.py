"""Memory of the window and of all processes it started, 100 pages, while an owner works.

Each process counts with its proportional share of what several share (PSS), as Linux tells it.
"""

import argparse
import os
import sys
import tempfile
import time
from itertools import cycle
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from figures import heading, median
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from window_inside import PLACES, WORDS, Desk, focused, hundred_pages, provide_font, until, wait

from sla_desktop.app.collecting import Collector

MINUTES = 10.0
FIRST = 60.0  # seconds until everything has been used once: growth counts from there
GAP = 60  # milliseconds between keys
MOST, GROWTH = 220, 10  # megabytes


def processes() -> list[int]:
    """This process and all below it."""
    found = [os.getpid()]
    for process in found:
        for children in Path(f"/proc/{process}/task").glob("*/children"):
            found += map(int, children.read_text(encoding="ascii").split())
    return found


def megabytes(process: int) -> float:
    """The share of memory that is this process's."""
    lines = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


def work_a_little(desk: Desk, place: str) -> None:
    """Goes to a field, types a sentence, takes half of it back, and looks at other sections."""
    window = desk.window
    window.go_to(place)
    for letter in WORDS:
        QTest.keyClicks(focused(), letter)
        wait(GAP)
    for _ in range(2):
        window.undo()
        wait(GAP)
    for _ in range(5):
        window.outline.step(1)
        wait(4 * GAP)


def measure(desk: Desk, minutes: float) -> list[tuple[float, float]]:
    """Seconds since the start and megabytes in all, again and again."""
    taken: list[tuple[float, float]] = []
    start = time.monotonic()
    for place in cycle(PLACES.values()):
        work_a_little(desk, place)
        passed = time.monotonic() - start
        taken.append((passed, sum(map(megabytes, processes()))))
        if passed > minutes * 60:
            break
    return taken


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=MINUTES)
    minutes = parser.parse_args().minutes
    if not Path("/proc/self/smaps_rollup").exists():
        sys.exit("This system does not tell the share of memory of a process.")
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    provide_font(application)
    collector = Collector(application)
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(application, hundred_pages(), Path(folder))
        desk.window.session.changed.connect(collector.wait)
        desk.window.show_preview(True)
        until(lambda: desk.window.preview.view.pages > 0)
        report(measure(desk, minutes))
        desk.close()
    collector.close()


def report(taken: list[tuple[float, float]]) -> None:
    heading(f"Memory, 100 pages, {taken[-1][0] / 60:.1f} minutes of editing")
    all_of_it = [memory for _, memory in taken]
    settled = [memory for passed, memory in taken if passed > FIRST] or all_of_it
    few = max(1, len(settled) // 5)
    growth = median(settled[-few:]) - median(settled[:few])
    shares = " + ".join(f"{megabytes(process):.0f}" for process in processes())
    print(
        f"all processes: median {median(all_of_it):.0f} MB, most {max(all_of_it):.0f} (<= {MOST})"
    )
    print(f"at the end: {shares} MB; growth after the first minute {growth:.1f} MB (<= {GROWTH})")


if __name__ == "__main__":
    main()
