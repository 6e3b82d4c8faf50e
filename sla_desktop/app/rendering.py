"""Pages of the draft for the preview, made in a process of its own shortly after each change."""

import sys
from pathlib import Path

from msgspec import Struct
from PySide6.QtCore import (
    QElapsedTimer,
    QObject,
    QProcess,
    QProcessEnvironment,
    QTimer,
    Signal,
)

import sla_desktop
from sla_desktop.app.session import Change, Session
from sla_desktop.domain.agreement import Agreement
from sla_desktop.export.laid import Answer, Answers, Failed, Laid, Order, Refused, frame

_SERVICE = "sla_desktop.export.page_service"
_SERVICE_OPTION = "--serve-pages"  # tells a frozen program to be the service
_FAULT = "The preview could not be made. Your work is safe; the next change tries again."
_MOST_SAID = 4000  # characters of what it said at its end that go into the log
_PATIENCE = 2000  # milliseconds for the process to end by itself


class PageFaultError(RuntimeError):
    """What went wrong in the process that lays out pages; with its own trace, if it has one."""


class PageProcess(QObject):
    """The process that lays out pages: starts with the first order, and again after a fall."""

    answered = Signal(object)  # Answer
    fallen = Signal(object)  # a sentence for the log: orders sent are lost

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._answers = Answers()
        self._process = QProcess(self)
        self._process.setWorkingDirectory(str(Path(sla_desktop.__file__).parents[1]))
        self._process.setProcessEnvironment(_environment())
        self._process.readyReadStandardOutput.connect(self._read)
        self._process.errorOccurred.connect(self._fall)
        self._process.finished.connect(self._end)

    def send(self, order: Order) -> None:
        """Sends an order; the answer comes later."""
        if self._process.state() == QProcess.ProcessState.NotRunning:
            self._answers = Answers()
            self._process.start(*command())
        self._process.write(frame(order))

    def close(self) -> None:
        """Ends the process; nothing is told any more."""
        self._process.readyReadStandardOutput.disconnect(self._read)
        self._process.errorOccurred.disconnect(self._fall)
        self._process.finished.disconnect(self._end)
        if self._process.state() != QProcess.ProcessState.NotRunning:
            self._process.closeWriteChannel()
            if not self._process.waitForFinished(_PATIENCE):
                self._process.kill()
                self._process.waitForFinished(_PATIENCE)

    def _read(self) -> None:
        data = self._process.readAllStandardOutput().data()
        for answer in self._answers.feed(bytes(data)):
            self.answered.emit(answer)

    def _fall(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:  # others end it too: see `_end`
            self.fallen.emit(f"The page service did not start: {self._process.errorString()}")

    def _end(self, code: int, _status: object) -> None:
        said = self._process.readAllStandardError().data()
        last = bytes(said).decode(errors="replace")[-_MOST_SAID:].strip()
        self.fallen.emit(f"The page service ended with code {code}. {last}".strip())


def _environment() -> QProcessEnvironment:
    """That of the program; on Linux its two threads share one heap, which keeps it smaller."""
    made = QProcessEnvironment.systemEnvironment()
    made.insert("MALLOC_ARENA_MAX", "1")
    return made


def command() -> tuple[str, list[str]]:
    """Program and arguments that start the service."""
    if getattr(sys, "frozen", False):
        return sys.executable, [_SERVICE_OPTION]
    return sys.executable, ["-m", _SERVICE]


class Pauses(Struct, frozen=True):
    """Milliseconds after the last key until pages are made anew.

    Where the whole takes no longer than `quick`, it comes at once and no section before it.
    """

    section: int = 40
    whole: int = 300
    quick: int = 70


class _Lane:
    """One kind of order: at most one is under way; the newest state follows it."""

    def __init__(self) -> None:
        self.agreement: Agreement | None = None  # of the order under way
        self.number = 0  # of that order
        self.again = False


class Rendering(QObject):
    """Follows a session while it is active; `laid` tells each new state of the pages."""

    laid = Signal(object)  # Laid
    refused = Signal(object)  # a sentence: why there are no pages
    failed = Signal(object)  # PageFaultError: a fault of the program, for its log

    def __init__(
        self,
        session: Session,
        parent: QObject | None = None,
        *,
        pauses: Pauses | None = None,
        process: PageProcess | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._pauses = pauses or Pauses()
        self._process = process or PageProcess(self)
        self._process.answered.connect(self._take)
        self._process.fallen.connect(self._fall)
        self._active = False
        self._number = 0
        self._edited = ""  # the section to show before the whole
        self._sections = _Lane()
        self._wholes = _Lane()
        self._whole: Laid | None = None  # the last one told
        self._took = 0  # milliseconds, for that one
        self._clock = QElapsedTimer()
        self._fresh = False  # that one is of the draft as it stands
        self._section_timer = self._timer(self._order_section)
        self._whole_timer = self._timer(self._order_whole)
        session.changed.connect(self._wait)

    def _timer(self, slot: object) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.timeout.connect(slot)
        return timer

    def set_active(self, *, active: bool) -> None:
        """Whether anybody looks: pages that nobody sees are not made."""
        self._active = active
        if not active:
            self._section_timer.stop()
            self._whole_timer.stop()
        elif not self._fresh:
            self._whole_timer.start(self._pauses.section)

    def close(self) -> None:
        """Ends the work; nothing is told any more."""
        self.set_active(active=False)
        self._session.changed.disconnect(self._wait)
        self._process.close()

    # when

    def _wait(self, change: object) -> None:
        self._fresh = False
        if not self._active or not isinstance(change, Change):
            return
        self._edited = self._section_of(change)
        if self._edited:
            self._section_timer.start(self._pauses.section)
            self._whole_timer.start(self._pauses.whole)
        else:
            self._section_timer.stop()
            self._whole_timer.start(self._pauses.section)

    def _section_of(self, change: Change) -> str:
        """The section to show first; "" where the whole comes as quickly or is needed."""
        if self._whole is None or self._took <= self._pauses.quick:
            return ""
        section = next(iter(change.sections)) if len(change.sections) == 1 else ""
        return section if section in self._whole.spots else ""

    # orders

    def _order_section(self) -> None:
        self._order(self._sections, self._edited)

    def _order_whole(self) -> None:
        if self._order(self._wholes, ""):
            self._clock.start()

    def _order(self, lane: _Lane, section: str) -> bool:
        """Sends an order, or notes that one must follow that under way."""
        lane.again = lane.agreement is not None
        if lane.again:
            return False
        self._number += 1
        lane.number, lane.agreement = self._number, self._session.agreement
        self._process.send(Order(self._number, lane.agreement, section))
        return True

    # answers

    def _take(self, answer: Answer) -> None:
        if answer.number == self._sections.number:
            self._take_section(answer)
        else:
            self._take_whole(answer)

    def _take_section(self, answer: Answer) -> None:
        self._sections.agreement = None
        if not self._active or self._fresh:
            return  # the whole came first
        if self._sections.again:
            self._order_section()
        self._tell(answer)

    def _take_whole(self, answer: Answer) -> None:
        self._took = self._clock.elapsed()
        fresh = self._wholes.agreement is self._session.agreement
        self._wholes.agreement = None
        if not self._active:
            return
        if self._wholes.again:
            self._order_whole()
        if not fresh and self._whole is not None:
            return  # typing went on: the next pause brings a newer one
        self._fresh = fresh
        if isinstance(answer, Laid):
            self._whole = answer
        self._tell(answer)

    def _tell(self, answer: Answer) -> None:
        match answer:
            case Laid():
                self.laid.emit(answer)
            case Refused():
                self.refused.emit(answer.sentence)
            case Failed():
                self._fault(answer.trace)
            case _:  # the section does not print: the whole will tell
                pass

    def _fall(self, what: object) -> None:
        for lane in (self._sections, self._wholes):
            lane.agreement = None
        self._fault(str(what))

    def _fault(self, what: str) -> None:
        self.failed.emit(PageFaultError(what))
        self.refused.emit(_FAULT)
