"""Garbage is collected on the main thread, between events, never in a worker thread.

Python collects cycles in whichever thread happens to allocate. When that is a worker and a window
is among the garbage, Qt frees widgets outside their thread and the program dies.
"""

import gc

from PySide6.QtCore import QObject, QTimer

_OFTEN = 200  # milliseconds between looks at what is young, which takes a millisecond or two
_PAUSE = 1000  # milliseconds without a change, after which a look at everything is not felt
_AGED = 2  # rounds of young garbage before everything is looked at: some 40 ms at 100 pages
_OVERDUE = 20  # rounds after which it is looked at without a pause: minutes of steady typing


class Collector(QObject):
    """Takes the place of Python's own collecting for as long as it lives."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        gc.freeze()  # modules and classes stay anyway
        self._young = QTimer(self)
        self._young.timeout.connect(self._collect_young)
        self._young.start(_OFTEN)
        self._all = QTimer(self)
        self._all.setSingleShot(True)
        self._all.timeout.connect(self._collect_all)

    def wait(self, _news: object = None) -> None:
        """Something happens: everything is looked at only after a pause."""
        self._all.start(_PAUSE)

    def close(self) -> None:
        """Python collects by itself again."""
        self._young.stop()
        self._all.stop()
        gc.unfreeze()
        gc.enable()

    def _collect_young(self) -> None:
        young, older, oldest = gc.get_count()
        most, rounds, _ = gc.get_threshold()
        if oldest > _OVERDUE:
            gc.collect()
        elif young > most:
            gc.collect(1 if older > rounds else 0)

    def _collect_all(self) -> None:
        if gc.get_count()[2] >= _AGED:
            gc.collect()
