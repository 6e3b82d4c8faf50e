"""Pages are drawn as wanted, the newest wish first; a damaged file is told."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from sla_desktop.app.rasters import Drawn, Plate, Rasters
from sla_desktop.export.pdf import write_pdf
from tests.export.docs import long

DATA = write_pdf(long(2)).data


class Scene:
    """Rasters with what they told."""

    def __init__(self) -> None:
        self.rasters = Rasters()
        self.drawn: list[Drawn] = []
        self.failed: list[object] = []
        self.rasters.drawn.connect(self.drawn.append)
        self.rasters.failed.connect(self.failed.append)


@pytest.fixture
def scene(qtbot: QtBot) -> Iterator[Scene]:
    made = Scene()
    yield made
    made.rasters.close()


def test_pages_are_drawn_in_the_order_wanted(scene: Scene, qtbot: QtBot) -> None:
    plates = [Plate(1, 1, 200), Plate(1, 0, 100)]
    scene.rasters.keep({1: DATA})
    scene.rasters.want(plates)
    qtbot.waitUntil(lambda: len(scene.drawn) == 2)
    assert [each.plate for each in scene.drawn] == plates
    assert [each.image.width() for each in scene.drawn] == [200, 100]
    assert scene.drawn[0].image.pixelColor(0, 0).name() == "#ffffff"


def test_a_later_wish_takes_the_place_of_what_is_not_drawn_yet(scene: Scene, qtbot: QtBot) -> None:
    scene.rasters.keep({1: DATA})
    scene.rasters.want(Plate(1, 0, width) for width in range(100, 300))
    scene.rasters.want([Plate(1, 1, 50)])
    qtbot.waitUntil(lambda: bool(scene.drawn) and scene.drawn[-1].plate == Plate(1, 1, 50))
    assert len(scene.drawn) < 200
    qtbot.wait(20)
    assert scene.drawn[-1].plate == Plate(1, 1, 50)


def test_pages_of_a_forgotten_file_are_not_drawn(scene: Scene, qtbot: QtBot) -> None:
    scene.rasters.keep({1: DATA})
    scene.rasters.want([Plate(1, 0, 100)])
    qtbot.waitUntil(lambda: len(scene.drawn) == 1)
    scene.rasters.keep({2: DATA})
    scene.rasters.want([Plate(1, 0, 100), Plate(2, 0, 100)])
    qtbot.waitUntil(lambda: len(scene.drawn) == 2)
    assert scene.drawn[1].plate.number == 2


def test_a_damaged_file_is_told_and_the_others_are_drawn(scene: Scene, qtbot: QtBot) -> None:
    scene.rasters.keep({1: b"no PDF", 2: DATA})
    scene.rasters.want([Plate(1, 0, 100), Plate(2, 0, 100)])
    qtbot.waitUntil(lambda: len(scene.drawn) == 1)
    assert len(scene.failed) == 1


def test_nothing_is_told_after_the_end(qtbot: QtBot) -> None:
    made = Scene()
    made.rasters.keep({1: DATA})
    made.rasters.want([Plate(1, 0, 100)])
    made.rasters.close()
    made.rasters.want([Plate(1, 1, 100)])
    qtbot.wait(20)
    assert made.drawn == []
