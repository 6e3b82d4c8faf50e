"""Nothing to save: every change is on disk at most a second after it, also while typing goes on."""

import datetime as dt
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Literal

from msgspec import Struct
from PySide6.QtCore import QObject, Qt, QTimer, Signal

from sla_desktop.domain.agreement import Agreement

State = Literal["saved", "waiting", "failed"]
PAUSE = 400  # milliseconds from the first unsaved change to its save
RETRY = 3000  # milliseconds after a failure


class SaveStatus(Struct, frozen=True):
    """Where the newest change is: `problem` is one sentence when it could not be saved."""

    state: State
    moment: dt.datetime | None = None  # of the last save that reached the drive
    problem: str = ""


class _UnderWay(Struct):
    agreement: Agreement
    result: "Future[Exception | None]"


class Autosave(QObject):
    """Hands the newest draft to one writer thread; `save` returns when it is on the drive.

    The timer runs from the first unsaved change, not the last, so steady typing is saved too.
    """

    status_changed = Signal(object)  # SaveStatus
    _rung = Signal()  # from the writer thread: a save has ended

    def __init__(
        self,
        save: Callable[[Agreement], object],
        now: Callable[[], dt.datetime],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._save = save
        self._now = now
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="autosave")
        self._unsaved: Agreement | None = None
        self._under_way: _UnderWay | None = None
        self._status = SaveStatus("saved")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.save_now)
        self._rung.connect(self._settle, Qt.ConnectionType.QueuedConnection)

    @property
    def status(self) -> SaveStatus:
        """Where the newest change is."""
        return self._status

    def take(self, agreement: Agreement) -> None:
        """The draft has changed: it will be on disk within a second."""
        self._unsaved = agreement
        if self._status.state == "saved":
            self._tell(SaveStatus("waiting", self._status.moment))
        if self._under_way is None and not self._timer.isActive():
            self._timer.start(PAUSE)

    def save_now(self) -> None:
        """Starts the save at once, e.g. when the window loses the focus."""
        self._timer.stop()
        if self._unsaved is None or self._under_way is not None:
            return
        agreement = self._unsaved
        future = self._pool.submit(self._write, agreement)
        self._under_way = _UnderWay(agreement, future)
        future.add_done_callback(self._ring)

    def flush(self) -> bool:
        """Waits until all is on the drive, e.g. before closing; False when it cannot be saved."""
        self._finish()
        self.save_now()
        self._finish()
        return self._unsaved is None

    def close(self) -> bool:
        """`flush`, then ends the writer thread."""
        done = self.flush()
        self._timer.stop()
        self._pool.shutdown(wait=True)
        return done

    def _write(self, agreement: Agreement) -> Exception | None:
        try:
            self._save(agreement)
        except Exception as error:  # told to the owner by `_settle`, with the draft still unsaved
            return error
        return None

    def _ring(self, _future: object) -> None:
        self._rung.emit()

    def _finish(self) -> None:
        if self._under_way is not None:
            self._under_way.result.result()
            self._settle()

    def _settle(self) -> None:
        """Takes note of a save that has ended; a later change is saved next."""
        done = self._under_way
        if done is None or not done.result.done():
            return
        self._under_way = None
        error = done.result.result()
        if error is not None:
            self._tell(SaveStatus("failed", self._status.moment, str(error)))
            self._timer.start(RETRY)
            return
        if self._unsaved is done.agreement:
            self._unsaved = None
            self._tell(SaveStatus("saved", self._now()))
        else:
            self._tell(SaveStatus("waiting", self._now()))
            self._timer.start(PAUSE)

    def _tell(self, status: SaveStatus) -> None:
        self._status = status
        self.status_changed.emit(status)
