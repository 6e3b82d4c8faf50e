"""The open agreement: every change of the window goes through `Session.apply`."""

from collections.abc import Callable
from typing import Literal

from msgspec import Struct
from PySide6.QtCore import QObject, Signal

from sla_desktop.app.history import History, Step
from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.edits import Edit

Cause = Literal["edit", "undo", "redo"]


class Change(Struct, frozen=True):
    """What happened: the drafts around it, the sections that differ, and who did it.

    `source` is the editor that made the edit (it ignores its own echo), `place` the path that an
    undo or redo goes to.
    """

    before: Agreement
    after: Agreement
    sections: frozenset[str]
    cause: Cause
    place: str = ""
    source: object = None


class Session(QObject):
    """Holds the draft and its one history; widgets never assign to the model."""

    changed = Signal(object)  # Change

    def __init__(
        self,
        agreement: Agreement,
        clock: Callable[[], float],
        *,
        read_only: bool = False,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._agreement = agreement
        self._clock = clock
        self._history = History()
        self.read_only = read_only

    @property
    def agreement(self) -> Agreement:
        """The draft as it stands."""
        return self._agreement

    @property
    def history(self) -> History:
        """Steps done and undone, for the menu's texts."""
        return self._history

    def apply(
        self, label: str, edit: Edit, *, place: str = "", merge: str = "", source: object = None
    ) -> bool:
        """Applies `edit` as one undo step; False when it changes nothing or is read-only.

        Steps with the same `merge` key in quick succession become one. Raises InputError when
        the edit does not fit.
        """
        if self.read_only:
            return False
        before, after = self._agreement, edit(self._agreement)
        if after == before:
            return False
        self._history.push(Step(label, before, after, place, merge, self._clock()))
        self._put(before, after, "edit", place, source)
        return True

    def undo(self) -> bool:
        """Takes back the last step; False when there is none."""
        step = self._history.undo()
        if step is None:
            return False
        self._put(step.after, step.before, "undo", step.place, None)
        return True

    def redo(self) -> bool:
        """Does the last undone step again; False when there is none."""
        step = self._history.redo()
        if step is None:
            return False
        self._put(step.before, step.after, "redo", step.place, None)
        return True

    def _put(
        self, before: Agreement, after: Agreement, cause: Cause, place: str, source: object
    ) -> None:
        self._agreement = after
        differ = differing(before, after)
        self.changed.emit(Change(before, after, differ, cause, place, source))


def differing(before: Agreement, after: Agreement) -> frozenset[str]:
    """Ids of sections that were added, removed or are no longer the same object."""
    old = {section.id: section for section in before.sections}
    new = {section.id: section for section in after.sections}
    return frozenset(
        section_id
        for section_id in old.keys() | new.keys()
        if old.get(section_id) is not new.get(section_id)
    )
