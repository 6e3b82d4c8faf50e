"""The checklist is made in small steps between events, and is always of the draft as it stands."""

import datetime as dt
import itertools
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from sla_desktop.app.judgement import Judgement
from sla_desktop.app.session import Session
from sla_desktop.checks.draft import Context
from sla_desktop.checks.judge import Checklist, Judge
from sla_desktop.domain import edits
from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.sections import TermSection

TODAY = Context(today=dt.date(2027, 1, 1))


class Desk:
    """A draft that is judged, and all its checklists."""

    def __init__(self) -> None:
        ticks = itertools.count()
        draft = Agreement(id="a", title="A", sections=(TermSection(id="term", title="Term"),))
        self.session = Session(draft, lambda: 10.0 * next(ticks))
        self.judgement = Judgement(self.session, lambda _agreement: TODAY)
        self.told: list[Checklist] = []
        self.judgement.judged.connect(self.told.append)

    def edit(self, title: str) -> None:
        self.session.apply("Title", edits.set_text("title", title))

    def judged(self) -> Checklist:
        return Judge().checklist(self.session.agreement, TODAY)


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    made = Desk()
    qtbot.waitUntil(lambda: bool(made.told))
    return made


def same(one: Checklist, other: Checklist) -> bool:
    """Whether they say the same; ways to mend are made anew each time."""
    return [f.message for f in one.findings] == [f.message for f in other.findings]


def test_the_draft_is_judged_once_at_the_start_and_after_each_change(
    desk: Desk, qtbot: QtBot
) -> None:
    assert same(desk.told[0], desk.judged())
    desk.edit("")
    assert len(desk.told) == 1
    qtbot.waitUntil(lambda: len(desk.told) == 2)
    assert same(desk.told[1], desk.judged())
    assert not same(*desk.told)


def test_steps_of_others_are_taken_before_it_is_told(desk: Desk, qtbot: QtBot) -> None:
    seen: list[object] = []

    def steps(agreement: Agreement) -> Iterator[None]:
        for at in range(3):
            seen.append((at, agreement.title, len(desk.told)))
            yield

    desk.judgement.prepare(steps)
    desk.edit("B")
    qtbot.waitUntil(lambda: len(desk.told) == 2)
    assert seen == [(0, "B", 1), (1, "B", 1), (2, "B", 1)]


def editing(desk: Desk, times: int) -> Callable[[Agreement], Iterator[None]]:
    """Somebody who edits the draft while it is judged, so many times."""
    left = iter(range(times))

    def steps(_agreement: Agreement) -> Iterator[None]:
        for number in itertools.islice(left, 1):
            desk.edit(f"Title {number}")
            yield

    return steps


@pytest.mark.parametrize("times", [1, 50])
def test_what_changes_meanwhile_is_judged_too_and_for_ever_is_not_waited(
    desk: Desk, qtbot: QtBot, times: int
) -> None:
    rounds: list[str] = []

    def note(agreement: Agreement) -> Iterator[None]:
        rounds.append(agreement.title)
        return iter(())

    desk.judgement.prepare(note)
    desk.judgement.prepare(editing(desk, times))
    desk.edit("")
    qtbot.waitUntil(lambda: len(desk.told) == 2)
    assert same(desk.told[1], desk.judged())
    assert len(rounds) == min(times + 1, 10)


def test_judging_at_once_leaves_nothing_to_be_done(desk: Desk, qtbot: QtBot) -> None:
    desk.edit("")
    desk.judgement.judge_now()
    assert same(desk.told[1], desk.judged())
    qtbot.wait(200)
    QCoreApplication.processEvents()
    assert len(desk.told) == 2
