"""Pages follow the draft: the edited section first, then the whole; only the newest counts."""

import subprocess
import sys
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QProcess
from pytestqt.qtbot import QtBot

from sla_desktop.app.rendering import PageProcess, Pauses, Rendering, command
from sla_desktop.app.session import Session
from sla_desktop.domain import edits
from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.markup import wording
from sla_desktop.domain.sections import ProseSection
from sla_desktop.export.laid import (
    Answer,
    Answers,
    Failed,
    Laid,
    Nothing,
    Order,
    Refused,
    Spot,
    frame,
)

SLOW = Pauses(section=5, whole=40, quick=-1)  # as where the whole takes long
QUICK = Pauses(section=5, whole=40, quick=1_000_000)


class Played(PageProcess):
    """Takes orders, and gives the answers that a test decides on."""

    def __init__(self) -> None:
        super().__init__()
        self.sent: list[Order] = []
        self.closed = False

    def send(self, order: Order) -> None:
        self.sent.append(order)

    def close(self) -> None:
        self.closed = True

    def give(self, order: Order) -> None:
        """Answers with pages that have all sections of the order's agreement."""
        spots = {section.id: Spot(0, 100.0) for section in order.agreement.sections}
        self.answered.emit(Laid(order.number, b"%PDF", (1.0, 2.0), 1, spots, order.section))


class Scene:
    """A rendering with its session, its process and what it told."""

    def __init__(self, pauses: Pauses) -> None:
        names = ("first", "second")
        prose = tuple(ProseSection(id=name, title=name, wording=wording("Text.")) for name in names)
        self.session = Session(Agreement(id="a", title="T", sections=prose), lambda: 0.0)
        self.process = Played()
        self.rendering = Rendering(self.session, pauses=pauses, process=self.process)
        self.laid: list[Laid] = []
        self.refused: list[str] = []
        self.failed: list[Exception] = []
        self.rendering.laid.connect(self.laid.append)
        self.rendering.refused.connect(self.refused.append)
        self.rendering.failed.connect(self.failed.append)

    def edit(self, path: str, text: str) -> None:
        self.session.apply("Edit", edits.set_text(path, text))

    def orders(self) -> list[str]:
        return [order.section or "whole" for order in self.process.sent]

    def answer(self, answer: Answer) -> None:
        self.process.answered.emit(answer)


@pytest.fixture
def slow(qtbot: QtBot) -> Iterator[Scene]:
    scene = Scene(SLOW)
    yield scene
    scene.rendering.close()


@pytest.fixture
def quick(qtbot: QtBot) -> Iterator[Scene]:
    scene = Scene(QUICK)
    yield scene
    scene.rendering.close()


def shown(scene: Scene, qtbot: QtBot) -> None:
    """The first pages are there."""
    scene.rendering.set_active(active=True)
    qtbot.waitUntil(lambda: scene.orders() == ["whole"])
    scene.process.give(scene.process.sent[0])


def test_pages_that_nobody_sees_are_not_made(slow: Scene, qtbot: QtBot) -> None:
    slow.edit("first.title", "New")
    qtbot.wait(80)
    assert slow.orders() == []
    slow.rendering.set_active(active=True)
    slow.rendering.set_active(active=False)
    qtbot.wait(80)
    assert slow.orders() == []


def test_what_is_looked_at_is_made_and_only_once(slow: Scene, qtbot: QtBot) -> None:
    shown(slow, qtbot)
    assert [each.count for each in slow.laid] == [1]
    slow.rendering.set_active(active=False)
    slow.rendering.set_active(active=True)
    qtbot.wait(80)
    assert slow.orders() == ["whole"]


def test_the_edited_section_comes_before_the_whole(slow: Scene, qtbot: QtBot) -> None:
    shown(slow, qtbot)
    slow.edit("second.title", "New")
    qtbot.waitUntil(lambda: slow.orders() == ["whole", "second", "whole"])
    for order in slow.process.sent[1:]:
        slow.process.give(order)
    assert [each.section for each in slow.laid] == ["", "second", ""]


def test_where_the_whole_is_quick_it_comes_at_once(quick: Scene, qtbot: QtBot) -> None:
    shown(quick, qtbot)
    quick.edit("second.title", "New")
    qtbot.waitUntil(lambda: quick.orders() == ["whole", "whole"])


@pytest.mark.parametrize(
    "edit",
    [
        edits.set_text("title", "New"),
        edits.chain(edits.set_text("first.title", "A"), edits.set_text("second.title", "B")),
        edits.add_section(ProseSection(id="third", title="Third")),
    ],
)
def test_what_is_not_one_known_section_needs_the_whole(
    slow: Scene, qtbot: QtBot, edit: edits.Edit
) -> None:
    shown(slow, qtbot)
    slow.session.apply("Edit", edit)
    qtbot.waitUntil(lambda: slow.orders() == ["whole", "whole"])


def test_one_order_at_a_time_then_the_newest(slow: Scene, qtbot: QtBot) -> None:
    shown(slow, qtbot)
    slow.edit("first.title", "A")
    qtbot.waitUntil(lambda: len(slow.process.sent) == 3)
    for text in ("B", "C"):
        slow.edit("first.title", text)
        qtbot.wait(60)
    assert len(slow.process.sent) == 3
    slow.process.give(slow.process.sent[1])
    slow.process.give(slow.process.sent[2])
    assert slow.orders()[3:] == ["first", "whole"]
    assert {order.agreement.sections[0].title for order in slow.process.sent[3:]} == {"C"}


def test_a_whole_of_an_older_draft_is_not_shown(slow: Scene, qtbot: QtBot) -> None:
    shown(slow, qtbot)
    slow.edit("title", "A")
    qtbot.waitUntil(lambda: len(slow.process.sent) == 2)
    slow.edit("title", "B")
    slow.process.give(slow.process.sent[1])
    assert len(slow.laid) == 1
    qtbot.waitUntil(lambda: len(slow.process.sent) == 3)
    slow.process.give(slow.process.sent[2])
    assert len(slow.laid) == 2


def test_a_section_that_comes_after_its_whole_is_not_shown(slow: Scene, qtbot: QtBot) -> None:
    shown(slow, qtbot)
    slow.edit("first.title", "A")
    qtbot.waitUntil(lambda: len(slow.process.sent) == 3)
    section, whole = slow.process.sent[1:]
    slow.process.give(whole)
    slow.process.give(section)
    assert [each.section for each in slow.laid] == ["", ""]


def test_a_refusal_is_told_and_the_next_pages_follow(quick: Scene, qtbot: QtBot) -> None:
    shown(quick, qtbot)
    quick.edit("title", "A")
    qtbot.waitUntil(lambda: len(quick.process.sent) == 2)
    quick.answer(Refused(quick.process.sent[1].number, "Not this sign."))
    assert quick.refused == ["Not this sign."]
    quick.edit("title", "B")
    qtbot.waitUntil(lambda: len(quick.process.sent) == 3)
    quick.process.give(quick.process.sent[2])
    assert len(quick.laid) == 2


def test_a_section_that_does_not_print_is_left_to_the_whole(slow: Scene, qtbot: QtBot) -> None:
    shown(slow, qtbot)
    slow.edit("first.title", "A")
    qtbot.waitUntil(lambda: len(slow.process.sent) == 3)
    slow.answer(Nothing(slow.process.sent[1].number))
    assert (len(slow.laid), slow.refused) == (1, [])


def test_a_fault_goes_to_the_log_and_is_told_calmly(slow: Scene, qtbot: QtBot) -> None:
    shown(slow, qtbot)
    slow.edit("title", "A")
    qtbot.waitUntil(lambda: len(slow.process.sent) == 2)
    slow.answer(Failed(slow.process.sent[1].number, "KeyError"))
    assert [str(each) for each in slow.failed] == ["KeyError"]
    assert "Your work is safe" in slow.refused[0]


def test_after_a_fall_the_next_change_orders_again(slow: Scene, qtbot: QtBot) -> None:
    shown(slow, qtbot)
    slow.edit("title", "A")
    qtbot.waitUntil(lambda: len(slow.process.sent) == 2)
    slow.process.fallen.emit("It ended.")
    assert [str(each) for each in slow.failed] == ["It ended."]
    slow.edit("title", "B")
    qtbot.waitUntil(lambda: len(slow.process.sent) == 3)


def test_answers_while_hidden_are_left(slow: Scene, qtbot: QtBot) -> None:
    shown(slow, qtbot)
    slow.edit("first.title", "A")
    qtbot.waitUntil(lambda: len(slow.process.sent) == 3)
    slow.rendering.set_active(active=False)
    for order in slow.process.sent[1:]:
        slow.process.give(order)
    assert len(slow.laid) == 1
    slow.rendering.set_active(active=True)
    qtbot.waitUntil(lambda: len(slow.process.sent) == 4)


def test_closing_ends_the_process_and_follows_no_more(qtbot: QtBot) -> None:
    scene = Scene(QUICK)
    scene.rendering.set_active(active=True)
    scene.rendering.close()
    scene.edit("title", "A")
    qtbot.wait(60)
    assert scene.process.closed
    assert scene.orders() == []


def test_the_real_process_answers_and_comes_back_after_a_fall(qtbot: QtBot) -> None:
    scene = Scene(QUICK)
    process = PageProcess()
    answers: list[Answer] = []
    fallen: list[str] = []
    process.answered.connect(answers.append)
    process.fallen.connect(fallen.append)
    process.send(Order(1, scene.session.agreement))
    qtbot.waitUntil(lambda: len(answers) == 1, timeout=20_000)
    process.findChildren(QProcess)[0].kill()
    qtbot.waitUntil(lambda: len(fallen) == 1, timeout=20_000)
    process.send(Order(2, scene.session.agreement))
    qtbot.waitUntil(lambda: len(answers) == 2, timeout=20_000)
    assert [(type(each), each.number) for each in answers] == [(Laid, 1), (Laid, 2)]
    process.close()
    scene.rendering.close()


def test_what_the_process_said_at_its_end_is_told(qtbot: QtBot) -> None:
    process = PageProcess()
    fallen: list[str] = []
    process.fallen.connect(fallen.append)
    running = process.findChildren(QProcess)[0]
    running.start(sys.executable, ["-c", "raise SystemExit('no room for fonts')"])
    qtbot.waitUntil(lambda: len(fallen) == 1, timeout=20_000)
    assert fallen == ["The page service ended with code 1. no room for fonts"]
    process.close()


def test_a_program_that_cannot_be_started_is_told(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.executable", "/nowhere/python")
    scene = Scene(QUICK)
    process = PageProcess()
    fallen: list[str] = []
    process.fallen.connect(fallen.append)
    process.send(Order(1, scene.session.agreement))
    qtbot.waitUntil(lambda: len(fallen) == 1)
    assert "did not start" in fallen[0]
    process.close()
    scene.rendering.close()


def test_a_frozen_program_is_its_own_service(monkeypatch: pytest.MonkeyPatch) -> None:
    assert command()[1][0] == "-m"
    monkeypatch.setattr("sys.frozen", True, raising=False)
    assert command()[1] == ["--serve-pages"]


def test_the_program_itself_can_be_the_service(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.frozen", True, raising=False)
    program, arguments = command()
    order = Order(1, Agreement(id="a", title="T"))
    done = subprocess.run(
        [program, "-m", "sla_desktop", *arguments],
        input=frame(order),
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert [type(each) for each in Answers().feed(done.stdout)] == [Laid]
