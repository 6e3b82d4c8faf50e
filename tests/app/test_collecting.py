"""Garbage that holds Qt objects is freed on the main thread, whichever thread makes garbage."""

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from sla_desktop.app.background import Background
from sla_desktop.app.collecting import Collector

MANY = 200_000  # lists: several rounds of collecting, were Python to do it by itself


class Ring(QObject):
    """Refers to itself, so that only collecting frees it."""

    def __init__(self) -> None:
        super().__init__()
        self.ring = self


@pytest.fixture
def collector(qtbot: QtBot) -> Iterator[Collector]:
    made = Collector()
    yield made
    made.close()


def note_end(freed: list[str]) -> None:
    """Notes the thread in which a ring that nobody has any more is freed."""

    def note() -> None:
        freed.append(threading.current_thread().name)

    weakref.finalize(Ring(), note)


def make_garbage() -> int:
    return len([[number] for number in range(MANY)])


def test_a_worker_frees_nothing(collector: Collector, qtbot: QtBot) -> None:
    freed: list[str] = []
    note_end(freed)
    background = Background("worker")
    got: list[object] = []
    background.answered.connect(got.append)
    background.request(make_garbage)
    qtbot.waitUntil(lambda: bool(got))
    background.close()
    kept = [[number] for number in range(MANY)]  # enough to look for garbage
    qtbot.waitUntil(lambda: bool(freed))
    assert freed == [threading.main_thread().name]
    assert len(kept) == MANY


def test_what_is_old_is_freed_in_a_pause(collector: Collector, qtbot: QtBot) -> None:
    freed: list[str] = []
    ring = Ring()
    weakref.finalize(ring, freed.append, "gone")
    gc.collect(1)
    gc.collect(1)
    del ring
    gc.collect(1)
    assert freed == []
    collector.wait()
    qtbot.waitUntil(lambda: bool(freed))


def test_at_its_end_python_collects_by_itself_again(qtbot: QtBot) -> None:
    made = Collector()
    assert not gc.isenabled()
    made.close()
    assert gc.isenabled()
    assert gc.get_freeze_count() == 0
