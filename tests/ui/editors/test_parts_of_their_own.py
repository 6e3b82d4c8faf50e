"""What is no plain field or table: annex tables, delays, holidays, matrices, drawings."""

import datetime as dt
from decimal import Decimal

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from sla_desktop.domain import edits
from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.calendars import Band, Holidays, ServiceCalendar
from sla_desktop.domain.duties import Activity, RaciRole
from sla_desktop.domain.parse import duration, percent, time_span
from sla_desktop.domain.sections import AnnexSection, HoursSection, PartiesSection
from sla_desktop.ui.editors.tables import FreeTables
from sla_desktop.ui.forms.controls import Choice
from sla_desktop.ui.forms.delay import DelayControl
from sla_desktop.ui.forms.holiday_dates import FillHolidays
from sla_desktop.ui.forms.ladder import LadderDrawing
from sla_desktop.ui.forms.week import WeekDrawing
from sla_desktop.ui.richtext.table import TableEditor
from tests.ui.editors.desk import NONE, Desk, Key, settle
from tests.ui.editors.drafts import small


def with_hours(*bands: Band, rule: Holidays | None = None) -> Agreement:
    calendar = ServiceCalendar(id="office", name="Office", bands=bands, holidays=rule)
    section = HoursSection(id="hours", title="Hours", calendars=(calendar,))
    return Agreement(id="draft", title="Care", sections=(section,))


def band(band_id: str, hours: str) -> Band:
    return Band(id=band_id, days=("mon", "tue"), hours=time_span(hours))


def with_annex() -> Agreement:
    return Agreement(id="draft", title="Care", sections=(AnnexSection(id="annex", title="List"),))


def test_a_table_of_an_annex_is_added_typed_and_taken_out(qtbot: QtBot) -> None:
    desk = Desk(qtbot, with_annex())
    desk.go("annex")
    desk.click("Add a table")
    desk.type("Server")
    desk.press(Key.Key_Return)
    (table,) = desk.at("annex.tables")
    desk.wait()
    assert desk.page.go_to(f"annex.tables.{table.id}")
    assert not desk.page.form.go_to("sections.annex.tables.gone")
    (editor,) = desk.page.findChildren(TableEditor)
    desk.session.apply(
        "Elsewhere", edits.replace_row(f"annex.tables.{table.id}", replace(table, caption="All"))
    )
    assert editor.caption.text() == "All"
    editor.remove()
    settle()
    assert desk.at("annex.tables") == ()
    while desk.session.undo():
        pass
    assert desk.at("annex.tables") == ()


def test_annex_tables_that_may_only_be_read_have_no_working_button(qtbot: QtBot) -> None:
    desk = Desk(qtbot, with_annex(), read_only=True)
    desk.go("annex")
    (tables,) = desk.page.findChildren(FreeTables)
    assert not [stop for stop in tables.stops() if stop.isEnabled()]


def test_delay_steps_need_a_credit_and_a_delay(qtbot: QtBot) -> None:
    control = DelayControl("GBP")
    qtbot.addWidget(control)
    told: list[object] = []
    refused: list[object] = []
    control.edited.connect(told.append)
    control.refused.connect(refused.append)
    qtbot.keyClicks(control.percent, "5 %")
    assert refused
    assert not told
    qtbot.keyClicks(control.every, "2 days")
    qtbot.keyClicks(control.cap, "20 %")
    qtbot.keyClicks(control.end_after, "30 days")
    qtbot.keyClicks(control.parts, "only")
    steps = told[-1]
    control.set_value(None)
    assert control.percent.text() == ""
    control.set_value(steps)
    assert control.cap.text().replace("\u00a0", " ") == "20 %"
    for line in (control.percent, control.every):
        qtbot.keyClick(line, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        qtbot.keyClick(line, Qt.Key.Key_Delete)
    assert told[-1] is None


def test_holidays_are_filled_in_for_a_country(qtbot: QtBot) -> None:
    rule = Holidays(country="GB", subdivision="ENG")
    desk = Desk(qtbot, with_hours(band("day", "09:00-17:00"), rule=rule))
    desk.go("hours")
    desk.unfold("Public holidays")
    desk.click("Fill in the dates of these holidays")
    dates = {day.date for day in desk.at("hours.calendars.office.holidays.dates")}
    assert dates
    assert all(date.year >= dt.date.today().year for date in dates)
    assert desk.session.undo()
    assert desk.at("hours.calendars.office.holidays.dates") == ()


def test_holidays_of_an_unknown_part_of_a_country_are_refused_in_words(qtbot: QtBot) -> None:
    rule = Holidays(country="GB", subdivision="MOON")
    desk = Desk(qtbot, with_hours(band("day", "09:00-17:00"), rule=rule))
    desk.go("hours")
    desk.unfold("Public holidays")
    before = desk.session.agreement
    (fill,) = desk.page.findChildren(FillHolidays)
    desk.click("Fill in the dates of these holidays")
    assert desk.session.agreement is before
    assert "MOON" in fill.problem.text()


def test_the_week_says_which_hours_are_named_twice(qtbot: QtBot) -> None:
    desk = Desk(qtbot, with_hours(band("day", "09:00-17:00"), band("late", "16:00-20:00")))
    desk.go("hours")
    (week,) = desk.page.findChildren(WeekDrawing)
    assert "16:00–17:00" in week.words.text()
    desk.session.apply(
        "Shift", edits.set_text("hours.calendars.office.bands.late.hours", "17:00-20:00")
    )
    assert week.words.text() == ""


def test_the_ladder_names_a_gap_and_an_overlap(qtbot: QtBot) -> None:
    desk = Desk(qtbot, small())
    desk.go("credits")
    (ladder,) = desk.page.findChildren(LadderDrawing)
    assert "Gap (98.9 to 99)" in ladder.words.text()
    tier = "credits.schedules.down.tiers.low.range"
    desk.session.apply("Widen", edits.set_text(tier, "95 to 99.5"))
    assert "Overlap (99 to 99.5)" in ladder.words.text()
    desk.session.apply("Narrow", edits.set_text(tier, "95 to 99"))
    assert ladder.words.text() == ""


def test_who_does_what_is_chosen_for_each_pair(qtbot: QtBot) -> None:
    desk = Desk(qtbot, small())
    rows = (
        edits.add_row("duties.activities", Activity(id="order", name="Order")),
        edits.add_row("duties.raci_roles", RaciRole(id="desk", name="Desk")),
    )
    desk.session.apply("Fill", edits.chain(*rows))
    desk.go("duties")
    boxes = [b for b in desk.page.findChildren(Choice) if "Order, Desk" in b.accessibleName()]
    boxes[0].setFocus()
    desk.type("R, A")
    (cell,) = desk.at("duties.activities.order.cells")
    assert (cell.role, cell.marks) == ("desk", ("R", "A"))
    assert desk.session.undo()
    assert boxes[0].value() == ()
    desk.page.setFocus()
    assert desk.page.go_to("duties.activities.order.cells")
    assert desk.used is boxes[0]


def test_the_first_two_parties_are_the_provider_and_the_customer(qtbot: QtBot) -> None:
    empty = PartiesSection(id="parties", title="Parties")
    desk = Desk(qtbot, Agreement(id="draft", title="Care", sections=(empty,)))
    desk.go("parties")
    for name in ("North Ltd", "Shop Ltd", "Bank plc"):
        desk.row("Parties", "", name)
    rows = desk.at("parties.parties")
    assert [(row.role, row.name) for row in rows] == [
        ("provider", "North Ltd"),
        ("customer", "Shop Ltd"),
        ("other", "Bank plc"),
    ]


def test_the_mouse_ticks_a_cell_on_its_box_only(qtbot: QtBot) -> None:
    desk = Desk(qtbot, small())
    desk.go("scope")
    table = desk.cell("Applies to", 0, 1)
    rect = table.view.visualRect(table.model.index(0, 1))
    for place, ticked in ((rect.left() + 14, True), (rect.right() - 3, True)):
        point = QPoint(place, rect.center().y())
        QTest.mouseClick(table.view.viewport(), Qt.MouseButton.LeftButton, NONE, point)
        assert desk.at("scope.items.who.everything") is ticked


@pytest.mark.parametrize("row", ["uptime", "reply"])
def test_details_go_with_their_row_when_it_is_undone_or_taken_out(qtbot: QtBot, row: str) -> None:
    desk = Desk(qtbot, small())
    desk.go("levels")
    desk.cell("Metrics", ["uptime", "reply"].index(row), 0)
    desk.unfold("More about the level")
    desk.enter("Better than the target", "99.95 %")
    assert desk.at(f"levels.metrics.{row}.stretch") == percent("99.95 %")
    desk.session.apply("Take out", edits.remove_row(f"levels.metrics.{row}"))
    settle()
    assert desk.session.undo()
    settle()
    assert desk.at(f"levels.metrics.{row}.stretch").value == Decimal("99.95")


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Space])
def test_enter_and_space_press_the_buttons_of_a_page(qtbot: QtBot, key: Qt.Key) -> None:
    desk = Desk(qtbot, small())
    desk.go("duties")
    desk.table("Duties").add_button.setFocus()
    desk.press(key)
    assert len(desk.at("duties.duties")) == 4
    desk.press(Key.Key_Escape)
    assert len(desk.at("duties.duties")) == 3
    assert duration("1 h") == desk.at("duties.duties.b.due")
