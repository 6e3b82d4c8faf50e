"""The checklist of the open agreement, judged shortly after each change, never in its event."""

from collections.abc import Callable, Iterator
from itertools import chain

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from sla_desktop.app.session import Session
from sla_desktop.checks.draft import Context
from sla_desktop.checks.judge import Checklist, Judge
from sla_desktop.domain.agreement import Agreement

PAUSE = 120  # milliseconds after the first change that is not judged yet
_SLICE = 3  # milliseconds of work, then keys have their turn
_ROUNDS = 10  # begun while keys go on to come; then it is judged in one go

Steps = Callable[[Agreement], Iterator[None]]


class Judgement(QObject):
    """Holds the newest checklist. What an edit did not touch is not judged again."""

    judged = Signal(object)  # Checklist

    def __init__(
        self,
        session: Session,
        context: Callable[[Agreement], Context],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._context = context
        self._judge = Judge()
        self._checklist: Checklist | None = None
        self._judging = session.agreement
        self._steps: Iterator[None] = iter(())
        self._others: list[Steps] = []
        self._round = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._begin)
        self._work = QTimer(self)  # whenever nothing else is to be done
        self._work.timeout.connect(self._go_on)
        session.changed.connect(self._wait)
        self._timer.start(0)  # the first time: after the window has painted

    @property
    def checklist(self) -> Checklist | None:
        """The newest checklist; None before the first."""
        return self._checklist

    def context(self, agreement: Agreement) -> Context:
        """What the checks may know beyond an agreement."""
        return self._context(agreement)

    def prepare(self, steps: Steps) -> None:
        """Also takes these steps each time before `judged` is told: it wants to be quick then."""
        self._others.append(steps)

    def judge_soon(self) -> None:
        """Begins anew: what the checks may know beyond the draft has changed."""
        self._work.stop()
        self._timer.start(0)

    def judge_now(self) -> None:
        """Judges the draft as it stands."""
        self._timer.stop()
        self._work.stop()
        self._round = 0
        agreement = self._session.agreement
        self._checklist = self._judge.checklist(agreement, self._context(agreement))
        self.judged.emit(self._checklist)

    def _wait(self, _change: object) -> None:
        if not (self._timer.isActive() or self._work.isActive()):
            self._timer.start(PAUSE)

    def _begin(self) -> None:
        agreement = self._judging = self._session.agreement
        self._round += 1
        rules = self._judge.steps(agreement, self._context(agreement))
        self._steps = chain(rules, *(steps(agreement) for steps in self._others))
        self._work.start(0)

    def _go_on(self) -> None:
        clock = QElapsedTimer()
        clock.start()
        while clock.elapsed() < _SLICE:
            if next(self._steps, self) is self:
                self._end_round()
                return

    def _end_round(self) -> None:
        if self._session.agreement is self._judging or self._round >= _ROUNDS:
            self.judge_now()
        else:
            self._begin()
