"""Work off the main thread: the newest answer arrives, and more can be asked for at once."""

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from sla_desktop.app.background import Answer, Background


class Asker(QObject):
    """Asks for more as soon as it has an answer, and notes whether that was possible."""

    def __init__(self, rounds: int) -> None:
        super().__init__()
        self.background = Background("test", self)
        self.background.answered.connect(self._take)
        self.answers: list[object] = []
        self.was_busy: list[bool] = []
        self._rounds = rounds

    def _take(self, answer: object) -> None:
        assert isinstance(answer, Answer)
        self.answers.append(answer.result)
        self.was_busy.append(self.background.busy)
        if len(self.answers) < self._rounds:
            self.background.request(lambda: len(self.answers))


def test_whoever_has_the_answer_may_ask_anew(qtbot: QtBot) -> None:
    asker = Asker(200)
    asker.background.request(lambda: 0)
    assert asker.background.busy
    qtbot.waitUntil(lambda: len(asker.answers) == 200)
    asker.background.close()
    assert asker.answers == [*range(200)]
    assert not any(asker.was_busy)


def test_an_error_arrives_as_a_value(qtbot: QtBot) -> None:
    background = Background("test")
    got: list[object] = []
    background.answered.connect(got.append)
    background.request(lambda: 1 // 0)
    qtbot.waitUntil(lambda: bool(got))
    background.close()
    (answer,) = got
    assert isinstance(answer, Answer)
    assert isinstance(answer.error, ZeroDivisionError)


def test_after_the_end_nothing_is_told_and_nothing_is_under_way(qtbot: QtBot) -> None:
    background = Background("test")
    got: list[object] = []
    background.answered.connect(got.append)
    background.request(lambda: 1)
    background.close()
    qtbot.wait(20)
    assert got == []
    assert not background.busy
