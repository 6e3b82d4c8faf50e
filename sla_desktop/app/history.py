"""One undo history for everything: earlier values kept, so undo is right by construction."""

from msgspec import Struct

from sla_desktop.domain.agreement import Agreement

LIMIT = 1000  # steps
TOGETHER = 1.0  # seconds within which typing in one field stays one step


class Step(Struct, frozen=True):
    """One change: what the menu calls it, the drafts around it, and where it happened."""

    label: str
    before: Agreement
    after: Agreement
    place: str = ""  # path that undo goes back to
    merge: str = ""  # steps with the same key within a second become one
    moment: float = 0.0  # seconds on any steady clock


class History:
    """Steps done and undone."""

    def __init__(self, limit: int = LIMIT) -> None:
        self._limit = limit
        self._done: list[Step] = []
        self._undone: list[Step] = []
        self._sealed = True

    @property
    def undoable(self) -> Step | None:
        """The step that undo would take back."""
        return self._done[-1] if self._done else None

    @property
    def redoable(self) -> Step | None:
        """The step that redo would do again."""
        return self._undone[-1] if self._undone else None

    def push(self, step: Step) -> None:
        """Adds a step, joined to the last one while the same field is being typed in."""
        last = self.undoable
        if last is not None and self._joins(last, step):
            self._done[-1] = Step(
                last.label, last.before, step.after, last.place, step.merge, step.moment
            )
        else:
            self._done.append(step)
            del self._done[: -self._limit]
        self._undone.clear()
        self._sealed = False

    def _joins(self, last: Step, step: Step) -> bool:
        return (
            not self._sealed
            and bool(step.merge)
            and step.merge == last.merge
            and step.moment - last.moment < TOGETHER
        )

    def seal(self) -> None:
        """Ends the step under way, e.g. when a version is saved by name."""
        self._sealed = True

    def undo(self) -> Step | None:
        """Takes back the last step; None when there is none."""
        return self._move(self._done, self._undone)

    def redo(self) -> Step | None:
        """Does the last undone step again; None when there is none."""
        return self._move(self._undone, self._done)

    def _move(self, source: list[Step], target: list[Step]) -> Step | None:
        if not source:
            return None
        step = source.pop()
        target.append(step)
        self._sealed = True
        return step
