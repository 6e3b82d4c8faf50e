"""Pages in little room: nothing is cut off, fields stand below one another."""

import pytest
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sla_desktop.ui.forms.cells import breakable
from tests.ui.editors.desk import Desk, settle
from tests.ui.editors.drafts import sample, small


@pytest.mark.parametrize("section", ["parties", "levels", "support", "credits", "charges"])
def test_a_page_is_no_wider_than_its_room(qtbot: QtBot, section: str) -> None:
    desk = Desk(qtbot, sample("managed-it-support"))
    desk.go(section)
    desk.window.resize(desk.page.minimumSizeHint())
    settle()
    assert desk.page.width() == desk.page.minimumSizeHint().width()
    qtbot.waitUntil(lambda: desk.page.horizontalScrollBar().maximum() == 0)


def test_fields_stand_abreast_only_where_there_is_room(qtbot: QtBot) -> None:
    desk = Desk(qtbot, small())
    desk.go("term")
    start, length = desk.field("Starts on"), desk.field("Length")
    assert start.y() == length.y()
    desk.window.resize(desk.page.minimumSizeHint())
    settle()
    assert start.x() == length.x()
    assert length.y() >= start.geometry().bottom()
    desk.window.resize(900, 800)
    settle()
    assert start.y() == length.y()


@pytest.mark.usefixtures("qapp")
def test_only_words_wider_than_their_column_break_inside() -> None:
    metrics = QFontMetrics(QApplication.font())
    width = metrics.horizontalAdvance("wwwww")
    assert breakable(metrics, "a few words that fit", width) == "a few words that fit"
    anywhere = "\u200b".join("wwwwwwwwww")
    assert breakable(metrics, "to wwwwwwwwww", width) == f"to {anywhere}"
