"""The checklist of the open agreement, judged shortly after each change, never in its event."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from sla_desktop.app.session import Session
from sla_desktop.checks.draft import Context
from sla_desktop.checks.judge import Checklist, Judge
from sla_desktop.domain.agreement import Agreement

PAUSE = 120  # milliseconds after the first change that is not judged yet


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
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.judge_now)
        session.changed.connect(self._wait)
        self._timer.start(0)  # the first time: after the window has painted

    @property
    def checklist(self) -> Checklist | None:
        """The newest checklist; None before the first."""
        return self._checklist

    def judge_now(self) -> None:
        """Judges the draft as it stands."""
        self._timer.stop()
        agreement = self._session.agreement
        self._checklist = self._judge.checklist(agreement, self._context(agreement))
        self.judged.emit(self._checklist)

    def _wait(self, _change: object) -> None:
        if not self._timer.isActive():
            self._timer.start(PAUSE)
