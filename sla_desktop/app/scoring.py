"""How complete the agreements are that no window has judged yet, worked out one after another."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import QObject, Signal

from sla_desktop.app.background import Answer, Background
from sla_desktop.storage.index import Entry
from sla_desktop.storage.library import Library


class Scores(QObject):
    """Knows scores by id; `changed` comes after each new one."""

    changed = Signal()

    def __init__(
        self, library: Library, now: Callable[[], dt.datetime], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._now = now
        self._known: dict[str, int] = {}
        self._asked: set[tuple[str, int]] = set()
        self._under_way = ""
        self._waiting: list[str] = []
        self._worker = Background("scores", self)
        self._worker.answered.connect(self._take)

    @property
    def known(self) -> Mapping[str, int]:
        """Score by id of an agreement."""
        return self._known

    def ask(self, entries: Iterable[Entry]) -> None:
        """Judges those that the library knows no score of, each state once."""
        for entry in entries:
            state = (entry.id, entry.generation)
            if entry.score is None and not entry.problem and state not in self._asked:
                self._asked.add(state)
                self._waiting.append(entry.id)
        self._next()

    def _next(self) -> None:
        if self._under_way or not self._waiting:
            return
        self._under_way = agreement_id = self._waiting.pop(0)
        library, today = self._library, self._now().date()

        def work() -> int:
            from sla_desktop.app.library_work import score_kept  # with the checks: not at start

            return score_kept(library, agreement_id, today)

        self._worker.request(work)

    def _take(self, answer: object) -> None:
        done, self._under_way = self._under_way, ""
        # One that cannot be judged has no score; opening it says why.
        if isinstance(answer, Answer) and isinstance(answer.result, int):
            self._known[done] = answer.result
            self.changed.emit()
        self._next()

    def close(self) -> None:
        """Waits for the one under way."""
        self._waiting.clear()
        self._worker.close()
