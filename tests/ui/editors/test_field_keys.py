"""Fields from the keyboard: what is typed stays while it is typed, and is written out in full."""

import datetime as dt
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from sla_desktop.domain import edits
from sla_desktop.domain.parse import duration, money, percent
from sla_desktop.ui.forms.areas import LongLine, TextArea
from sla_desktop.ui.forms.controls import Choice, Tick, TypedLine
from sla_desktop.ui.forms.date_line import CalendarPopup, DateLine
from sla_desktop.ui.forms.fold import Fold
from sla_desktop.ui.forms.people import PeopleControl, PersonControl
from tests.ui.editors.desk import ALT, CONTROL, NONE, Desk, Key, settle
from tests.ui.editors.drafts import sample, small


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    return Desk(qtbot, small())


def line(desk: Desk, label: str) -> TypedLine:
    control = desk.field(label).control
    assert isinstance(control, TypedLine)
    return control


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("section", "label", "typed", "shown"),
    [
        ("term", "Length", "24 mon", "24 mon"),
        ("term", "Unless ended with notice of", "90d", "90 days"),
        ("term", "Starts on", "2027-03-01", "1 March 2027"),
        ("credits", "In a month", "10%", "10 %"),
        ("credits", "In a year", "1250", "£1,250.00"),
    ],
)
def test_a_value_is_written_out_in_full_when_the_cursor_leaves(
    desk: Desk, section: str, label: str, typed: str, shown: str
) -> None:
    desk.go(section)
    desk.enter(label, typed)
    assert line(desk, label).text() == typed
    desk.session.apply("Elsewhere", edits.set_text("title", "Other"))
    assert line(desk, label).text() == typed
    desk.press(Key.Key_Tab)
    assert plain(line(desk, label).text()) == shown


def test_what_is_no_value_stays_when_the_cursor_leaves(desk: Desk) -> None:
    desk.go("term")
    desk.enter("Length", "two winters")
    desk.press(Key.Key_Tab)
    assert line(desk, "Length").text() == "two winters"
    assert line(desk, "Length").faulty
    assert desk.at("term.length") is None


def test_a_sum_takes_the_currency_of_the_agreement_as_it_is_now(desk: Desk) -> None:
    desk.go("credits")
    desk.session.apply("Currency", edits.set_text("currency", "EUR"))
    desk.enter("In a month", "50")
    assert desk.at("credits.caps.month") == money("50", "EUR")


def test_tab_goes_down_the_page_also_through_what_came_later(desk: Desk) -> None:
    desk.go("credits")
    for part in desk.page.form.parts:
        if isinstance(part, Fold):
            desk.unfold(part.title)
    desk.page.setFocus()
    desk.press(Key.Key_Tab)
    seen: list[QWidget] = []
    while desk.page.form.isAncestorOf(desk.used):
        seen.append(desk.used)
        desk.press(Key.Key_Tab, CONTROL if is_table(desk) else NONE)
    assert seen == [stop for stop in desk.page.form.stops() if stop.isVisible()]
    tops = [stop.mapTo(desk.page.form, QPoint(0, 0)).y() for stop in seen]
    beside = 40  # pixels: what stands in one line need not begin at one height
    assert all(below >= above - beside for above, below in pairwise(tops))


def is_table(desk: Desk) -> bool:
    return desk.used.metaObject().className() == "RowsView"


def test_a_date_is_picked_from_a_calendar(desk: Desk) -> None:
    desk.go("term")
    desk.enter("Starts on", "2027-03-01")
    field = desk.used
    assert isinstance(field, DateLine)
    desk.press(Key.Key_Down, ALT)
    (popup,) = [w for w in QApplication.topLevelWidgets() if isinstance(w, CalendarPopup)]
    assert popup.calendar.selectedDate().toPython() == dt.date(2027, 3, 1)
    view = popup.calendar.focusProxy() or popup.calendar
    QTest.keyClick(view, Key.Key_Right)
    QTest.keyClick(view, Key.Key_Return)
    settle()
    assert desk.at("term.start") == dt.date(2027, 3, 2)
    assert desk.used is field
    assert not [w for w in QApplication.topLevelWidgets() if isinstance(w, CalendarPopup)]


def test_letters_choose_by_any_word_blanks_included(qtbot: QtBot) -> None:
    choice = Choice({1: "by a program", 2: "by both sides", 3: "signed by both sides"})
    qtbot.addWidget(choice)
    told: list[object] = []
    choice.edited.connect(told.append)
    qtbot.keyClicks(choice, "by bo")
    assert told[-1] == 2
    other = Choice({1: "by a program", 2: "by both sides", 3: "signed by both sides"})
    qtbot.addWidget(other)
    qtbot.keyClicks(other, "signed")
    assert other.value() == 3
    third = Choice({1: "the clock stops", 2: "no credit is due"})
    qtbot.addWidget(third)
    qtbot.keyClicks(third, "credit")
    assert third.value() == 2


def test_no_means_no_and_not_that_nothing_is_said(desk: Desk) -> None:
    desk.go("term")
    desk.enter("Renews by itself", "n")
    assert desk.at("term.renews") is False
    desk.type("ot")
    assert desk.at("term.renews") is None


def test_tab_chooses_the_whole_text_of_a_line(desk: Desk) -> None:
    desk.go("parties")
    desk.cell("Parties", 0, 1)
    desk.enter("Address", "High Street")
    desk.press(Key.Key_Tab)
    desk.press(Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    desk.type("1 Low Lane")
    assert desk.at("parties.parties.provider.address") == "1 Low Lane"


def test_a_tick_carries_its_words_and_sets_yes_or_no(desk: Desk) -> None:
    desk.go("credits")
    tick = desk.field("There are no credits, on purpose").control
    assert isinstance(tick, Tick)
    tick.setFocus()
    desk.press(Key.Key_Space)
    assert desk.at("credits.none") is True
    assert desk.session.undo()
    assert not tick.isChecked()


def test_a_person_is_a_side_and_a_role(desk: Desk) -> None:
    desk.go("levels")
    desk.cell("Metrics", 0, 0)
    person = desk.field("Measured by").control
    assert isinstance(person, PersonControl)
    person.side.setFocus()
    desk.type("cust")
    desk.press(Key.Key_Tab)
    desk.type("manager")
    measures = desk.at("levels.metrics.uptime.roles.measures")
    assert (measures.party, measures.role) == ("customer", "manager")
    desk.press(Key.Key_Backspace, times=7)
    person.side.setFocus()
    desk.type("not")
    assert desk.at("levels.metrics.uptime.roles.measures") is None


def test_people_are_added_and_taken_out_line_by_line(qtbot: QtBot) -> None:
    desk = Desk(qtbot, sample("managed-it-support"))
    desk.go("amendment")
    people = desk.field("Changes are approved by").control
    assert isinstance(people, PeopleControl)
    before = desk.at("amendment.approvers")
    desk.click("Add a role: Changes are approved by")
    assert desk.at("amendment.approvers") == before  # an empty line says nothing yet
    desk.type("cust")
    desk.press(Key.Key_Tab)
    desk.type("director")
    last = desk.at("amendment.approvers")[-1]
    assert (last.party, last.role) == ("customer", "director")
    desk.press(Key.Key_Tab)
    desk.press(Key.Key_Space)
    assert desk.at("amendment.approvers") == before
    assert len(people.lines) == len(before)


def test_names_of_other_sections_are_the_newest_ones(desk: Desk) -> None:
    desk.go("duties")
    table = desk.table("Duties")
    desk.go("parties")
    desk.session.apply("Rename", edits.set_text("parties.parties.customer.label", "Buyer"))
    desk.go("duties")
    assert table.model.text(1, 0) == "Buyer"


def test_the_wheel_scrolls_the_page_and_changes_nothing(qtbot: QtBot) -> None:
    desk = Desk(qtbot, sample("managed-it-support"))
    before = desk.session.agreement
    page = desk.go("credits")
    kinds = (Choice, QPlainTextEdit)
    inputs = [w for kind in kinds for w in page.form.findChildren(kind) if w.isVisible()]
    tables = [desk.table("Credits").view, desk.table("Repeated failure").view]
    for widget in (*inputs, *tables):
        page.ensureWidgetVisible(widget)
        settle()
        down = 1 if page.verticalScrollBar().value() < page.verticalScrollBar().maximum() else -1
        above = page.verticalScrollBar().value()
        place = widget.mapTo(desk.window, widget.rect().center())
        QTest.wheelEvent(desk.window.windowHandle(), QPointF(place), QPoint(0, -120 * down))
        settle()
        assert (page.verticalScrollBar().value() - above) * down > 0, widget
    assert desk.session.agreement is before


def test_texts_grow_with_what_is_in_them(qtbot: QtBot) -> None:
    area, long = TextArea(2), LongLine()
    for control in (area, long):
        qtbot.addWidget(control)
        control.resize(200, 40)
        control.show()
        settle()
        low = control.height()
        control.setPlainText("many words that do not stand in one line " * 3)
        settle()
        assert control.height() > low
        assert control.verticalScrollBar().maximum() == 0
    qtbot.keyClick(long, Key.Key_Return)
    assert "\n" not in long.toPlainText()


def test_a_percentage_may_be_typed_without_its_sign(desk: Desk) -> None:
    desk.go("levels")
    desk.cell("Metrics", 0, 0)
    desk.unfold("More about the level")
    desk.enter("Share of cases, minimum", "90")
    assert desk.at("levels.metrics.uptime.share_minimum") == percent("90 %")


def test_undo_after_each_kind_of_field(desk: Desk) -> None:
    desk.go("term")
    desk.enter("Length", "24 months")
    desk.wait()
    desk.enter("Renews by itself", "y")
    assert desk.at("term.renews") is True
    assert desk.session.undo()
    assert desk.at("term.renews") is None
    assert desk.at("term.length") == duration("24 months")
    assert desk.session.undo()
    assert line(desk, "Length").text() == ""


def test_a_draft_that_can_only_be_read_is_not_changed(qtbot: QtBot) -> None:
    draft = small()
    desk = Desk(qtbot, draft, read_only=True)
    desk.go("term")
    desk.enter("Length", "24 months")
    assert line(desk, "Length").text() == ""
    desk.go("duties")
    table = desk.table("Duties")
    table.view.setFocus()
    table.view.go_to_cell(0, 1)
    desk.type("x")
    for key in (Key.Key_Return, Key.Key_Delete, Key.Key_Space):
        desk.press(key)
    desk.press(Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not table.add_button.isEnabled()
    assert desk.session.agreement is draft


def test_a_field_shows_what_is_there_when_editing_has_ended_meanwhile(desk: Desk) -> None:
    desk.go("term")
    desk.session.read_only = True
    desk.enter("Length", "2")
    desk.type("4 months")
    assert line(desk, "Length").text() == ""
