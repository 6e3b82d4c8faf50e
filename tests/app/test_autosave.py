"""Each change reaches the writer, also while typing goes on; a failure loses nothing."""

import datetime as dt
import threading

from pytestqt.qtbot import QtBot

from sla_desktop.app.autosave import Autosave, SaveStatus
from sla_desktop.app.background import Answer, Background
from sla_desktop.domain.agreement import Agreement

NOW = dt.datetime(2027, 1, 1, 14, 2)


def draft(title: str) -> Agreement:
    return Agreement(id="a", title=title)


class Disk:
    """Takes drafts; can be made to fail or to wait."""

    def __init__(self) -> None:
        self.saved: list[str] = []
        self.threads: set[str] = set()
        self.broken = False
        self.gate = threading.Event()
        self.gate.set()

    def save(self, agreement: Agreement) -> None:
        self.gate.wait(5)
        self.threads.add(threading.current_thread().name)
        if self.broken:
            raise OSError("the disk is full")
        self.saved.append(agreement.title)


def autosave(disk: Disk) -> tuple[Autosave, list[SaveStatus]]:
    made = Autosave(disk.save, lambda: NOW)
    told: list[SaveStatus] = []
    made.status_changed.connect(told.append)
    return made, told


def test_a_change_is_saved_soon_and_off_the_main_thread(qtbot: QtBot) -> None:
    disk = Disk()
    saver, told = autosave(disk)
    saver.take(draft("one"))
    qtbot.waitUntil(lambda: saver.status.state == "saved" and bool(disk.saved))
    assert disk.saved == ["one"]
    assert disk.threads == {"autosave_0"}
    assert [s.state for s in told] == ["waiting", "saved"]
    assert told[-1].moment == NOW
    assert saver.close()


def test_steady_typing_does_not_put_the_save_off(qtbot: QtBot) -> None:
    disk = Disk()
    saver, _ = autosave(disk)
    for turn in range(30):
        saver.take(draft(str(turn)))
        qtbot.wait(50)
    assert len(disk.saved) >= 2
    assert saver.close()
    assert disk.saved[-1] == "29"


def test_what_changes_during_a_save_is_saved_next(qtbot: QtBot) -> None:
    disk = Disk()
    saver, _ = autosave(disk)
    disk.gate.clear()
    saver.take(draft("first"))
    saver.save_now()
    saver.take(draft("second"))
    disk.gate.set()
    qtbot.waitUntil(lambda: saver.status.state == "saved")
    assert disk.saved == ["first", "second"]
    assert saver.close()


def test_flush_waits_for_the_drive(qtbot: QtBot) -> None:
    disk = Disk()
    saver, _ = autosave(disk)
    saver.take(draft("one"))
    saver.save_now()
    saver.take(draft("two"))
    assert saver.flush()
    assert disk.saved[-1] == "two"
    assert saver.close()


def test_a_failure_is_told_and_the_draft_is_kept(qtbot: QtBot) -> None:
    disk = Disk()
    saver, _ = autosave(disk)
    disk.broken = True
    saver.take(draft("one"))
    assert not saver.flush()
    assert (saver.status.state, saver.status.problem) == ("failed", "the disk is full")
    disk.broken = False
    assert saver.flush()
    assert disk.saved == ["one"]
    assert saver.close()


def test_only_the_newest_answer_is_delivered(qtbot: QtBot) -> None:
    worker = Background("test")
    answers: list[Answer] = []
    worker.answered.connect(answers.append)
    gate = threading.Event()
    worker.request(lambda: gate.wait(5))
    worker.request(lambda: "never begun")
    newest = worker.request(lambda: "newest")
    gate.set()
    qtbot.waitUntil(lambda: bool(answers))
    assert answers == [Answer(newest, result="newest")]
    assert not worker.busy
    worker.close()


def test_an_error_comes_back_as_a_value(qtbot: QtBot) -> None:
    def fail() -> None:
        raise ValueError("no")

    worker = Background("test")
    answers: list[Answer] = []
    worker.answered.connect(answers.append)
    worker.request(fail)
    qtbot.waitUntil(lambda: bool(answers))
    assert str(answers[0].error) == "no"
    worker.close()
