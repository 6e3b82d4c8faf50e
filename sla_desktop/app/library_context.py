"""What the checks of an open agreement may know of the rest of the library, read off the window."""

import datetime as dt

from PySide6.QtCore import QObject, Signal

from sla_desktop.app.background import Answer, Background
from sla_desktop.app.library_work import context
from sla_desktop.checks.draft import Context
from sla_desktop.domain.agreement import Agreement
from sla_desktop.storage.library import Library


class LibraryContext(QObject):
    """Knows the day at once and the other agreements a moment later."""

    changed = Signal()
    failed = Signal(str)  # a sentence

    def __init__(
        self, library: Library, agreement: Agreement, today: dt.date, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._context = Context(today=today)
        self._worker = Background("library", self)
        self._worker.answered.connect(self._take)

        def work() -> Context:
            return context(library, agreement, today)

        self._worker.request(work)

    def of(self, _agreement: Agreement) -> Context:
        """What is known now."""
        return self._context

    def _take(self, answer: object) -> None:
        if not isinstance(answer, Answer):
            return
        if isinstance(answer.result, Context):
            if answer.result != self._context:
                self._context = answer.result
                self.changed.emit()
        elif answer.error is not None:
            self.failed.emit(f"Your other agreements were not compared: {answer.error}")

    def close(self) -> None:
        """Waits for the reading under way; nothing is told after that."""
        self._worker.close()
