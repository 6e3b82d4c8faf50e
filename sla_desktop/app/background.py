"""Work off the main thread: the newest request wins, errors come back as values."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor

from msgspec import Struct
from PySide6.QtCore import QObject, Qt, Signal


class Answer(Struct, frozen=True):
    """What the work gave, or the error that stopped it."""

    number: int
    result: object = None
    error: Exception | None = None


class Background(QObject):
    """One worker thread for one kind of work, e.g. exports.

    Input is a value, so nothing is locked. `answered` arrives on the main thread and only for
    the newest request; older answers are dropped.
    """

    answered = Signal(object)  # Answer
    _arrived = Signal(object)  # Answer, from the worker thread

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(1, thread_name_prefix=name)
        self._number = 0
        self._busy = False
        self._waiting: Future[None] | None = None
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        """Whether an answer is still to come."""
        return self._busy

    def request(self, work: Callable[[], object]) -> int:
        """Starts `work`, in place of any that has not begun; returns the request's number."""
        self._number += 1
        self._busy = True
        if self._waiting is not None:
            self._waiting.cancel()
        self._waiting = self._pool.submit(self._run, self._number, work)
        return self._number

    def _run(self, number: int, work: Callable[[], object]) -> None:
        try:
            answer = Answer(number, result=work())
        except Exception as error:  # goes to whoever asked, as a value
            answer = Answer(number, error=error)
        self._arrived.emit(answer)

    def _deliver(self, answer: object) -> None:
        if isinstance(answer, Answer) and answer.number == self._number:
            self._busy = False  # whoever hears the answer may ask anew
            self.answered.emit(answer)

    def close(self) -> None:
        """Ends the thread after the work under way; answers are no longer delivered."""
        self._number += 1  # what has arrived already is not the newest any more
        self._busy = False
        self._pool.shutdown(wait=True, cancel_futures=True)
