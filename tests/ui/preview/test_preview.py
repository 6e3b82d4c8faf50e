"""The preview shows the pages of the export, follows the owner and keeps its place."""

import gc
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QColor, QImage, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from sla_desktop.app.rasters import Drawn, Rasters
from sla_desktop.app.rendering import PageProcess, Pauses, Rendering
from sla_desktop.app.session import Session
from sla_desktop.catalogue.samples import samples
from sla_desktop.domain import copyfile, edits
from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.markup import wording
from sla_desktop.domain.sections import ControlSection, ProseSection
from sla_desktop.export.laid import Order
from sla_desktop.export.page_service import PageService
from sla_desktop.reading.pdf import PdfPages
from sla_desktop.ui.preview import PreviewDock
from sla_desktop.ui.theme import ThemeName, put_on

SECTIONS = 8


class Here(PageProcess):
    """Lays out in this process, one order a turn of the event loop."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.service = PageService()
        self.waiting: list[Order] = []
        self.halted = False

    def send(self, order: Order) -> None:
        self.waiting.append(order)
        QTimer.singleShot(0, self.work)

    def work(self) -> None:
        if self.waiting and not self.halted:
            self.answered.emit(self.service.answer(self.waiting.pop(0)))

    def go_on(self) -> None:
        self.halted = False
        while self.waiting:
            self.work()

    def close(self) -> None:
        self.waiting.clear()


class Desk:
    """A window with the preview of a draft of about ten pages."""

    def __init__(self) -> None:
        self.session = Session(draft(), lambda: 0.0)
        self.window = QMainWindow()
        self.service = Here(self.window)
        self.rendering = Rendering(
            self.session,
            self.window,
            pauses=Pauses(section=5, whole=200, quick=-1),
            process=self.service,
        )
        self.dock = PreviewDock(self.session, self.window, self.rendering)
        self.view = self.dock.view
        self.counted: list[int] = []
        self.dock.pages_counted.connect(self.counted.append)
        self.window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, self.dock)
        self.window.resize(700, 600)

    def write(self, section: str, text: str) -> None:
        self.session.apply("Edit", edits.set_value(f"{section}.wording", wording(text)))

    def label(self, text: str) -> bool:
        return any(each.text() == text and each.isVisible() for each in labels(self.dock))

    def top(self) -> int:
        return self.view.verticalScrollBar().value()


def labels(widget: QWidget) -> list[QLabel]:
    return widget.findChildren(QLabel)


def clauses(name: str, count: int) -> str:
    return "\n\n".join(f"Clause {at} of {name} says who does what by when." for at in range(count))


def draft() -> Agreement:
    names = [f"part-{at}" for at in range(SECTIONS)]
    prose = (
        ProseSection(id=name, title=name, wording=wording(clauses(name, 40))) for name in names
    )
    control = ControlSection(id="control", title="Control")
    return Agreement(id="a", title="Sample", sections=(control, *prose))


@pytest.fixture
def desk(qtbot: QtBot, qapp: QApplication) -> Iterator[Desk]:
    put_on(qapp, "light")
    made = Desk()
    made.window.show()
    qtbot.waitUntil(lambda: made.view.pages > 0)
    yield made
    made.dock.finish()
    made.window.close()
    made.window.deleteLater()


def test_the_pages_are_those_of_the_export(desk: Desk, qtbot: QtBot) -> None:
    whole = PageService().answer(Order(1, desk.session.agreement))
    data = getattr(whole, "data", b"")
    assert desk.counted == [desk.view.pages] == [getattr(whole, "count", 0)]
    shown = desk.view.viewport().grab().toImage()
    width = round(desk.view.zoom * 96 / 72 * 595.3)
    pages = PdfPages(data)
    picture = pages.picture(0, width)
    pages.close()
    paper = QImage(
        picture.pixels, picture.width, picture.height, picture.stride, QImage.Format.Format_RGB32
    )
    left, top = (shown.width() - width) // 2, 14
    inside = [(x, y) for x in range(60, width - 60, 7) for y in range(20, 300, 7)]
    same = sum(near(paper.pixelColor(x, y), shown.pixelColor(left + x, top + y)) for x, y in inside)
    assert same > 0.9 * len(inside)


def near(one: QColor, other: QColor) -> bool:
    return abs(one.lightness() - other.lightness()) < 60


def test_it_tells_page_and_pages(desk: Desk, qtbot: QtBot) -> None:
    assert desk.label(f"Page 1 of {desk.view.pages}")
    qtbot.keyClick(desk.view, Qt.Key.Key_End)
    assert desk.label(f"Page {desk.view.pages} of {desk.view.pages}")
    assert f"Page {desk.view.pages} of" in desk.view.accessibleDescription()


def test_it_goes_to_the_section_that_is_edited(desk: Desk, qtbot: QtBot) -> None:
    desk.dock.show_section("part-5")
    there = desk.top()
    assert there > 0
    desk.dock.show_section("part-2")
    assert 0 < desk.top() < there
    desk.dock.show_section("control")
    assert desk.top() == 0


def test_a_section_that_does_not_print_leaves_the_place(desk: Desk, qtbot: QtBot) -> None:
    desk.dock.show_section("part-3")
    there = desk.top()
    desk.dock.show_section("not there")
    assert desk.top() == there


def test_a_section_just_added_is_gone_to_with_its_pages(desk: Desk, qtbot: QtBot) -> None:
    new = ProseSection(id="new", title="New", wording=wording("New words."))
    desk.session.apply("Add", edits.add_section(new))
    desk.dock.show_section("new")
    qtbot.waitUntil(lambda: desk.view.page == desk.view.pages)


def test_an_edit_shows_its_section_provisionally_then_the_whole(desk: Desk, qtbot: QtBot) -> None:
    desk.dock.show_section("part-4")
    told: list[tuple[bool, bool, bool]] = []

    def note(_page: object, _pages: object) -> None:
        described = "provisional" in desk.view.accessibleDescription()
        told.append((desk.view.provisional, desk.label("Provisional"), described))

    desk.view.page_changed.connect(note)
    desk.write("part-4", clauses("another", 40))
    qtbot.waitUntil(lambda: len(told) == 2)
    assert told == [(True,) * 3, (False,) * 3]


def test_the_text_looked_at_stays_in_place(desk: Desk, qtbot: QtBot) -> None:
    desk.dock.show_section("part-5")
    before = desk.view.viewport().grab().toImage()
    page = desk.view.page
    desk.write("part-1", clauses("part-1", 140))
    qtbot.waitUntil(lambda: len(desk.counted) == 2 and not desk.view.provisional)
    qtbot.waitUntil(lambda: desk.view.pages == desk.counted[1])
    assert desk.view.page > page
    after = desk.view.viewport().grab().toImage()
    assert before.size() == after.size()
    heading = range(20, 60)
    assert darkness(before, heading) == darkness(after, heading)


def darkness(image: QImage, rows: range) -> list[bool]:
    """Which rows of a picture have something dark on them, apart from its edges."""
    inside = range(60, image.width() - 60)
    return [any(image.pixelColor(x, y).lightness() < 100 for x in inside) for y in rows]


def test_old_pages_stay_until_the_new_ones_are_there(desk: Desk, qtbot: QtBot) -> None:
    before = desk.view.viewport().grab().toImage()
    desk.service.halted = True
    desk.write("part-0", clauses("another", 50))
    qtbot.wait(300)
    assert desk.view.viewport().grab().toImage() == before
    desk.service.go_on()
    qtbot.waitUntil(lambda: desk.view.viewport().grab().toImage() != before)


def test_what_cannot_be_drawn_is_said_and_the_last_pages_stay_grey(
    desk: Desk, qtbot: QtBot
) -> None:
    pages = desk.view.pages
    clear = desk.view.viewport().grab().toImage()
    desk.write("part-0", "Price: \ue000.")
    qtbot.waitUntil(lambda: "\ue000" in desk.dock.message().text())
    assert desk.dock.message().isVisible()
    assert desk.dock.message().textFormat() == Qt.TextFormat.PlainText
    assert desk.view.pages == pages
    assert desk.view.viewport().grab().toImage() != clear
    desk.write("part-0", "Price: one.")
    qtbot.waitUntil(lambda: not desk.dock.message().isVisible())


def test_a_first_draft_that_cannot_be_drawn_has_no_pages(qtbot: QtBot) -> None:
    made = Desk()
    made.write("part-0", "Price: \ue000.")
    made.window.show()
    qtbot.waitUntil(lambda: made.dock.message().isVisible())
    assert made.label("No pages")
    made.dock.finish()
    made.window.close()
    made.window.deleteLater()


def test_keys_move_and_zoom(desk: Desk, qtbot: QtBot) -> None:
    assert desk.view.fits_width
    qtbot.keyClick(desk.view, Qt.Key.Key_PageDown)
    down = desk.top()
    assert down > 100
    qtbot.keyClick(desk.view, Qt.Key.Key_PageUp)
    assert desk.top() == 0
    fitting = desk.view.zoom
    qtbot.keyClick(desk.view, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert desk.view.zoom > fitting
    qtbot.keyClick(desk.view, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(desk.view, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    assert desk.view.zoom < fitting
    qtbot.keyClick(desk.view, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert desk.view.zoom == 1.0


def test_keys_of_the_zoom_stay_in_the_preview(desk: Desk) -> None:
    for key, text in ((Qt.Key.Key_Plus, "+"), (Qt.Key.Key_Minus, "-"), (Qt.Key.Key_0, "0")):
        event = QKeyEvent(
            QKeyEvent.Type.ShortcutOverride, key, Qt.KeyboardModifier.ControlModifier, text
        )
        event.ignore()
        QApplication.sendEvent(desk.view, event)
        assert event.isAccepted(), text


def test_zoom_keeps_what_is_looked_at_and_fits_again(desk: Desk, qtbot: QtBot) -> None:
    desk.dock.show_section("part-5")
    page = desk.view.page
    desk.view.zoom_to(2.0)
    assert desk.view.page == page
    assert desk.label("200 %")
    desk.view.zoom_to(0.0)
    assert desk.view.page == page
    assert desk.view.fits_width


def test_zoom_has_ends(desk: Desk) -> None:
    for _ in range(30):
        desk.view.zoom_by(1)
    assert desk.view.zoom == 3.0
    for _ in range(30):
        desk.view.zoom_by(-1)
    assert desk.view.zoom == 0.25


def test_the_wheel_zooms_with_control_and_scrolls_without(desk: Desk) -> None:
    def turn(modifiers: Qt.KeyboardModifier, steps: int) -> None:
        event = QWheelEvent(
            QPointF(50, 50),
            QPointF(50, 50),
            QPoint(0, 0),
            QPoint(0, 120 * steps),
            Qt.MouseButton.NoButton,
            modifiers,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(desk.view.viewport(), event)

    fitting = desk.view.zoom
    turn(Qt.KeyboardModifier.ControlModifier, 1)
    assert desk.view.zoom > fitting
    turn(Qt.KeyboardModifier.ControlModifier, -1)
    turn(Qt.KeyboardModifier.NoModifier, -1)
    assert desk.top() > 0


def test_it_works_only_while_it_is_seen(desk: Desk, qtbot: QtBot) -> None:
    desk.dock.hide()
    desk.write("part-0", "Other.")
    qtbot.wait(100)
    assert desk.counted == [desk.counted[0]]
    desk.dock.show()
    qtbot.waitUntil(lambda: len(desk.counted) == 2)


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
def test_the_pages_stand_out_from_what_is_around_them(
    desk: Desk, qapp: QApplication, theme: ThemeName
) -> None:
    put_on(qapp, theme)
    image = desk.view.viewport().grab().toImage()
    around = image.pixelColor(3, image.height() // 2)
    assert around == desk.view.palette().color(desk.view.palette().ColorRole.Window)


def test_every_control_has_a_name(desk: Desk) -> None:
    controls = [
        each
        for each in desk.dock.findChildren(QWidget)
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.isVisible()
    ]
    assert len(controls) >= 4
    assert [each for each in controls if not each.accessibleName()] == []


def test_buttons_zoom_and_fit(desk: Desk, qtbot: QtBot) -> None:
    def press(name: str) -> None:
        found = (b for b in desk.dock.findChildren(QToolButton) if b.accessibleName() == name)
        next(found).click()

    fitting = desk.view.zoom
    press("Show the pages larger")
    assert desk.view.zoom > fitting
    press("Show the pages smaller")
    press("Show the pages smaller")
    assert desk.view.zoom < fitting
    press("Fit the pages to the width")
    assert (desk.view.zoom, desk.view.fits_width) == (fitting, True)
    press("Fit the pages to the width")
    assert (desk.view.zoom, desk.view.fits_width) == (fitting, False)


def test_pages_wider_than_the_room_begin_at_their_text(desk: Desk) -> None:
    desk.view.zoom_to(3.0)
    across = desk.view.horizontalScrollBar()
    assert 0 < across.value() < across.maximum() // 4
    across.setValue(across.maximum())
    desk.view.zoom_to(2.5)
    assert across.value() > across.maximum() // 2


def test_pictures_are_as_fine_as_the_screen(desk: Desk, qtbot: QtBot) -> None:
    drawn: list[Drawn] = []
    desk.dock.findChildren(Rasters)[0].drawn.connect(drawn.append)
    desk.view.zoom_to(1.0)
    true_size = round(595.3 * 96 / 72)
    qtbot.waitUntil(lambda: any(each.image.width() == true_size for each in drawn))


def test_the_focus_is_seen(desk: Desk, qtbot: QtBot) -> None:
    before = desk.view.viewport().grab().toImage()
    desk.window.activateWindow()
    desk.view.setFocus()
    qtbot.waitUntil(desk.view.hasFocus)
    assert desk.view.viewport().grab().toImage() != before


def test_the_window_dies_with_all_of_it(qtbot: QtBot) -> None:
    dead = shown_and_closed(qtbot)
    qtbot.wait(10)
    gc.collect()
    assert [each() for each in dead] == [None] * 3


def shown_and_closed(qtbot: QtBot) -> list["weakref.ref[QObject]"]:
    made = Desk()
    made.window.show()
    qtbot.waitUntil(lambda: made.view.pages > 0)
    made.dock.finish()
    made.window.close()
    made.window.deleteLater()
    return [weakref.ref(each) for each in (made.dock, made.view, made.rendering)]


def test_the_shipped_sample_is_shown(qtbot: QtBot) -> None:
    path = samples()[0].path
    session = Session(copyfile.decode(path.read_bytes(), path.name)[0], lambda: 0.0)
    dock = PreviewDock(session)
    failed: list[object] = []
    dock.failed.connect(failed.append)
    dock.resize(500, 600)
    dock.show()
    qtbot.waitUntil(lambda: dock.view.pages > 5, timeout=20_000)
    assert failed == []
    dock.finish()
    dock.close()
    dock.deleteLater()
