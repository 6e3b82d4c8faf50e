"""From the start of the process to the end of the first paint of its window, warm.

Beside it a bare window of Qt, started in the same way: what Python and Qt alone take.
"""

import os
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from figures import heading, row
from places import Place, lines_of, places

STARTS = 12
WARM_UP = 2
BAR = "<= 600 ms"


def measured(argv: Sequence[str]) -> None:
    """In the process that is measured: the program, or `--bare` a window of Qt alone."""
    from PySide6.QtCore import QEvent, QObject, QTimer
    from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

    class Watch(QObject):
        """Waits for a paint and for all that goes with it."""

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint:
                watched.removeEventFilter(self)
                QTimer.singleShot(0, end)
            return False

    def show(window: QWidget) -> None:
        window.installEventFilter(Watch(window))
        window.show()

    if argv == ["--bare"]:
        application = QApplication([])
        window = QMainWindow()
        window.resize(1400, 870)
        show(window)
        application.exec()
    else:
        from sla_desktop import __main__ as program
        from sla_desktop.ui import desktop

        desktop.raise_window = show
        program.main(argv)


def end() -> None:
    """Tells the moment; what comes after is not measured."""
    print(time.time(), flush=True)
    os._exit(0)


def starts(place: Place, home: Path, *argv: str) -> list[float]:
    """Milliseconds of each start but the first ones, which fill the caches."""
    environment = {**place.environment, "SLA_DESKTOP_HOME": str(home)}
    taken: list[float] = []
    for _ in range(WARM_UP + STARTS):
        begun = time.time()
        (moment,) = lines_of(Path(__file__).name, "--measured", *argv, environment=environment)
        taken.append((float(moment) - begun) * 1000)
    return taken[WARM_UP:]


def main() -> None:
    if sys.argv[1:2] == ["--measured"]:
        measured(sys.argv[2:])
        return
    from window_inside import hundred_pages, sample

    from sla_desktop.storage.library import Library

    heading("Process start to first paint")
    with tempfile.TemporaryDirectory() as folder, places() as found:
        home = Path(folder)
        drafts = {"the sample": sample(), "100 pages": hundred_pages()}
        with Library(home) as library:
            for draft in drafts.values():
                library.add(draft)
        for place in found:
            row(f"bare window of Qt, {place.name}", starts(place, home, "--bare"), "")
            row(f"welcome, {place.name}", starts(place, home), BAR)
            for name, draft in drafts.items():
                file = home / "agreements" / draft.id / "agreement.json"
                row(f"window on {name}, {place.name}", starts(place, home, str(file)), BAR)


if __name__ == "__main__":
    main()
