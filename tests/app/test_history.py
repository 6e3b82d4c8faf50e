"""One history: right by construction, typing in one field is one step."""

import pytest

from sla_desktop.app.history import LIMIT, History, Step
from sla_desktop.domain.agreement import Agreement


def draft(title: str) -> Agreement:
    return Agreement(id="a", title=title)


def step(before: str, after: str, merge: str = "", moment: float = 0.0) -> Step:
    return Step("Edit", draft(before), draft(after), "title", merge, moment)


def test_undo_and_redo_walk_the_steps() -> None:
    history = History()
    history.push(step("a", "b"))
    history.push(step("b", "c"))
    undone = [history.undo(), history.undo(), history.undo()]
    assert [s.before.title for s in undone if s] == ["b", "a"]
    assert undone[-1] is None
    redone = history.redo()
    assert redone is not None
    assert redone.after.title == "b"


def test_a_new_step_ends_what_could_be_redone() -> None:
    history = History()
    history.push(step("a", "b"))
    history.undo()
    history.push(step("a", "x"))
    assert history.redo() is None
    assert history.redoable is None


def test_typing_in_one_field_within_a_second_is_one_step() -> None:
    history = History()
    for turn in range(5):
        history.push(step(str(turn), str(turn + 1), "title", turn * 0.4))
    undone = history.undo()
    assert undone is not None
    assert (undone.before.title, undone.after.title) == ("0", "5")
    assert history.undoable is None


@pytest.mark.parametrize(
    ("merge", "moment", "seal"),
    [("other", 0.1, False), ("title", 1.5, False), ("title", 0.1, True)],
)
def test_another_field_a_pause_or_a_seal_starts_a_new_step(
    merge: str, moment: float, seal: bool
) -> None:
    history = History()
    history.push(step("a", "b", "title", 0.0))
    if seal:
        history.seal()
    history.push(step("b", "c", merge, moment))
    undone = history.undo()
    assert undone is not None
    assert undone.before.title == "b"


def test_what_was_undone_is_never_typed_into() -> None:
    history = History()
    history.push(step("a", "b", "title", 0.0))
    history.push(step("b", "c"))
    history.undo()
    history.push(step("b", "d", "title", 0.1))
    undone = history.undo()
    assert undone is not None
    assert undone.before.title == "b"


def test_a_thousand_steps_are_kept() -> None:
    history = History()
    for turn in range(LIMIT + 10):
        history.push(step(str(turn), str(turn + 1)))
    count = 0
    while history.undo():
        count += 1
    assert count == LIMIT
