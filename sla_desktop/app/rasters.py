"""Pages of a PDF as pictures, drawn off the main thread: what is looked at comes first."""

import sys
import threading
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor

from msgspec import Struct
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QImage

from sla_desktop.reading.pdf import PdfPages, Picture

_TURN = 0.0005  # seconds a thread at work may keep typing waiting


class Plate(Struct, frozen=True, gc=False):
    """One page at one size: the number of its PDF, its index, and its width in pixels."""

    number: int
    page: int
    width: int


class Drawn(Struct, frozen=True):
    """A page drawn."""

    plate: Plate
    image: QImage


class Rasters(QObject):
    """Draws the pages last wanted, one after the other, in one thread."""

    drawn = Signal(object)  # Drawn
    failed = Signal(object)  # Exception: a fault of the program, for its log
    _arrived = Signal(object)  # Drawn or Exception, from the thread

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        sys.setswitchinterval(min(sys.getswitchinterval(), _TURN))
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="pages")
        self._guard = threading.Lock()  # of all below
        self._data: dict[int, bytes] = {}
        self._wanted: list[Plate] = []
        self._working = False
        self._closed = False
        self._open: dict[int, PdfPages] = {}  # of the thread alone
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def keep(self, files: dict[int, bytes]) -> None:
        """The PDFs that pages may be wanted of, by number; all others are forgotten."""
        with self._guard:
            self._data = dict(files)

    def want(self, plates: Iterable[Plate]) -> None:
        """Draws these, in this order, in place of what was wanted before."""
        with self._guard:
            self._wanted = list(plates)
            if self._closed or self._working or not self._wanted:
                return
            self._working = True
        self._pool.submit(self._work)

    def close(self) -> None:
        """Ends the thread; nothing is told any more."""
        with self._guard:
            self._closed, self._wanted, self._data = True, [], {}
        self._pool.submit(self._close_others, frozenset[int]())
        self._pool.shutdown(wait=True)

    def _work(self) -> None:
        while plate := self._next():
            try:
                pages = self._pages(plate.number)
                if pages is not None:
                    self._arrived.emit(Drawn(plate, _image(pages.picture(plate.page, plate.width))))
            except Exception as error:  # told as a value; the other pages are still drawn
                self._arrived.emit(error)

    def _next(self) -> Plate | None:
        with self._guard:
            if self._wanted:
                return self._wanted.pop(0)
            self._working = False
            return None

    def _pages(self, number: int) -> PdfPages | None:
        """The PDF, opened once; those no longer kept are closed."""
        with self._guard:
            data = dict(self._data)
        self._close_others(frozenset(data))
        if number not in data:
            return None
        if number not in self._open:
            self._open[number] = PdfPages(data[number])
        return self._open[number]

    def _close_others(self, kept: frozenset[int]) -> None:
        for number in self._open.keys() - kept:
            self._open.pop(number).close()

    def _deliver(self, arrived: object) -> None:
        if self._closed:
            return
        if isinstance(arrived, Drawn):
            self.drawn.emit(arrived)
        else:
            self.failed.emit(arrived)


def _image(picture: Picture) -> QImage:
    shown = QImage(
        picture.pixels, picture.width, picture.height, picture.stride, QImage.Format.Format_RGB32
    )
    return shown.copy()  # with pixels of its own
