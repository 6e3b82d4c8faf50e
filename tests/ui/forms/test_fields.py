"""Fields and tables: what is typed reaches the agreement, what does not fit is told and kept."""

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QPushButton
from pytestqt.qtbot import QtBot

from sla_desktop.app.session import Session
from sla_desktop.domain import edits, paths
from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.calendars import Holiday
from sla_desktop.domain.metrics import Metric
from sla_desktop.domain.parse import duration
from sla_desktop.domain.people import Party
from sla_desktop.domain.quantities import Duration, Money, Percent
from sla_desktop.domain.sections import (
    ChargesSection,
    CreditsSection,
    HoursSection,
    LevelsSection,
    PartiesSection,
    PrioritiesSection,
    TermSection,
)
from sla_desktop.domain.support import Priority, Rate
from sla_desktop.ui.editors import choices, editor_for
from sla_desktop.ui.forms.areas import LinesArea, TextArea
from sla_desktop.ui.forms.controls import Choice, TypedLine
from sla_desktop.ui.forms.form import Form
from sla_desktop.ui.forms.holiday_dates import HolidayDates
from sla_desktop.ui.forms.matrix import PriorityGrid
from sla_desktop.ui.forms.numbers import NumberLines
from sla_desktop.ui.forms.rate import RateControl
from sla_desktop.ui.forms.rows_model import Column, RowsModel
from sla_desktop.ui.forms.rows_table import RowsTable, add_table
from sla_desktop.ui.forms.ticks import Ticks


def session() -> Session:
    return Session(
        Agreement(
            id="a",
            title="T",
            currency="GBP",
            sections=(
                PartiesSection(
                    id="parties",
                    title="Parties",
                    parties=(
                        Party(id="provider", role="provider", name="North Ltd"),
                        Party(id="customer", role="customer"),
                    ),
                ),
                TermSection(id="term", title="Term"),
                LevelsSection(
                    id="levels", title="Levels", metrics=(Metric(id="uptime", name="Uptime"),)
                ),
                PrioritiesSection(
                    id="priorities",
                    title="Priorities",
                    priorities=(Priority(id="p1", name="P1"), Priority(id="p2", name="P2")),
                    impacts=("firm",),
                    urgencies=("stopped", "slowed"),
                ),
                ChargesSection(id="charges", title="Charges"),
                CreditsSection(id="credits", title="Credits"),
                HoursSection(id="hours", title="Hours"),
            ),
        ),
        lambda: 0.0,
    )


def form_on(qtbot: QtBot, here: Session, section: str) -> Form:
    form = Form(here, f"sections.{section}")
    qtbot.addWidget(form)
    kind = next(type(s) for s in here.agreement.sections if s.id == section)
    editor_for(kind).build(form)
    form.refresh(here.agreement)
    here.changed.connect(lambda change: form.refresh(change.after, change.source))
    return form


def line_at(form: Form, field: str) -> TypedLine:
    control = next(f.control for f in form.fields if f.path == form.path(field))
    assert isinstance(control, TypedLine)
    return control


def test_each_key_is_read_and_what_does_not_fit_is_told_and_left(qtbot: QtBot) -> None:
    here = session()
    form = form_on(qtbot, here, "term")
    line = line_at(form, "notice")
    qtbot.keyClicks(line, "90 d")
    assert paths.value_at(here.agreement, "term.notice") == Duration(value=Decimal(90), unit="day")
    qtbot.keyClicks(line, "ozen")
    assert line.property("faulty")
    assert line.text() == "90 dozen"
    assert paths.value_at(here.agreement, "term.notice") == Duration(value=Decimal(90), unit="day")
    here.apply("Elsewhere", edits.set_text("title", "Other"))
    assert line.text() == "90 dozen"  # what is not understood yet is not wiped


def test_undo_shows_the_earlier_value(qtbot: QtBot) -> None:
    here = session()
    form = form_on(qtbot, here, "term")
    line = line_at(form, "start")
    qtbot.keyClicks(line, "2027-03-01")
    assert here.undo()
    assert line.text() == ""
    assert here.redo()
    assert line.text().replace("\u00a0", " ") == "1 March 2027"


def test_ctrl_z_in_a_field_is_left_to_the_window(qtbot: QtBot) -> None:
    here = session()
    form = form_on(qtbot, here, "term")
    line = line_at(form, "start")
    qtbot.keyClicks(line, "2027-03-01")
    qtbot.keyClick(line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert here.history.undoable is not None


def test_choices_follow_the_agreement_and_the_wheel_leaves_them(qtbot: QtBot) -> None:
    here = session()
    choice = Choice(choices.parties(here.agreement))
    qtbot.addWidget(choice)
    choice.set_value("customer")
    here.apply("Name", edits.set_text("parties.parties.customer.name", "Shop Ltd"))
    choice.set_choices(choices.parties(here.agreement))
    assert (choice.value(), choice.currentText()) == ("customer", "Shop Ltd")
    choice.set_value("ghost")
    assert choice.value() is None


def test_text_areas_and_lines(qtbot: QtBot) -> None:
    area, lines = TextArea(), LinesArea()
    told: list[object] = []
    for control in (area, lines):
        qtbot.addWidget(control)
        control.edited.connect(told.append)
    area.set_value("shown")
    assert told == []
    area.setPlainText("typed")
    lines.setPlainText("a\n\n b \n")
    assert told == ["typed", ("a", "b")]
    lines.set_value(("a", "b"))
    assert lines.toPlainText() == "a\n\n b \n"  # it means the same: the text stays
    lines.set_value(("c",))
    assert lines.toPlainText() == "c"


def test_numbers_and_holidays_are_read_line_by_line(qtbot: QtBot) -> None:
    numbers, days = NumberLines(), HolidayDates()
    told: list[object] = []
    refused: list[object] = []
    for control in (numbers, days):
        qtbot.addWidget(control)
        control.edited.connect(told.append)
        control.refused.connect(refused.append)
    numbers.setPlainText("91; 93\n88.5")
    numbers.setPlainText("many")
    days.setPlainText("2027-03-26 Good Friday")
    days.setPlainText("Easter")
    assert told[0] == (Decimal(91), Decimal(93), Decimal("88.5"))
    assert isinstance(told[1], tuple)
    assert isinstance(told[1][0], Holiday)
    assert len(refused) == 2
    numbers.set_value((Decimal(1),))
    days.set_value(told[1])
    assert (numbers.toPlainText(), days.toPlainText()) == ("1", "2027-03-26 Good Friday")


def test_a_rate_is_for_each_started_hour_until_something_else_is_said(qtbot: QtBot) -> None:
    control = RateControl("GBP")
    qtbot.addWidget(control)
    told: list[object] = []
    refused: list[object] = []
    control.edited.connect(told.append)
    control.refused.connect(refused.append)
    qtbot.keyClicks(control.amount, "100")
    hundred = Money(amount=Decimal(100), currency="GBP")
    assert told[-1] == Rate(amount=hundred, per_started=duration("60 min"))
    control.step.clear()
    qtbot.keyClicks(control.step, "30 min")
    assert told[-1] == Rate(amount=hundred, per_started=duration("30 min"))
    refused.clear()  # what was told on the way to 30 min
    qtbot.keyClick(control.step, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(control.step, Qt.Key.Key_Delete)
    assert refused
    qtbot.keyClick(control.amount, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(control.amount, Qt.Key.Key_Delete)
    assert told[-1] is None
    control.set_value(Rate(amount=hundred, per_started=duration("30 min")))
    assert control.amount.text() == "£100.00"
    control.set_value(None)
    assert control.step.text() == ""


def test_ticks_keep_the_order_offered_and_what_they_do_not_know(qtbot: QtBot) -> None:
    ticks = Ticks({"": "None", "a": "A", "b": "B"})
    qtbot.addWidget(ticks)
    told: list[object] = []
    ticks.edited.connect(told.append)
    ticks.set_value(("b", "gone"))
    ticks.findChildren(QCheckBox)[0].click()
    assert told == [("a", "b", "gone")]


COLUMNS = (
    Column("role", "Role", choices={"provider": "Provider", "other": "Other"}),
    Column("name", "Name"),
    Column("headcount", "People"),
)


def table_on(qtbot: QtBot, here: Session) -> RowsTable:
    form = Form(here, "sections.parties")
    qtbot.addWidget(form)
    table = add_table(
        form, "parties", "Parties", COLUMNS, lambda row_id: Party(id=row_id, role="other")
    )
    here.changed.connect(lambda change: form.refresh(change.after, change.source))
    form.resize(800, 400)
    form.show()
    return table


def names(here: Session) -> list[str]:
    return [row.name for row in paths.value_at(here.agreement, "parties.parties")]


def test_cells_are_typed_chosen_and_refused(qtbot: QtBot) -> None:
    here = session()
    table = table_on(qtbot, here)
    model: RowsModel = table.model
    assert model.setData(model.index(1, 1), "Shop Ltd")
    assert names(here) == ["North Ltd", "Shop Ltd"]
    assert model.data(model.index(0, 0)) == "Provider"
    refused: list[object] = []
    model.refused.connect(refused.append)
    assert not model.setData(model.index(1, 2), "many")
    assert "not a number" in str(refused[0])
    assert model.headerData(1, Qt.Orientation.Horizontal) == "Name"


def test_rows_are_added_moved_and_removed_from_the_keyboard(qtbot: QtBot) -> None:
    here = session()
    table = table_on(qtbot, here)
    view = table.view
    view.setCurrentIndex(table.model.index(0, 1))
    qtbot.keyClick(view, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert len(names(here)) == 3
    view.setCurrentIndex(table.model.index(0, 1))
    qtbot.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert names(here)[1] == "North Ltd"
    qtbot.keyClick(view, Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    assert "North Ltd" not in names(here)
    assert here.undo()
    assert "North Ltd" in names(here)


def test_cells_pasted_from_a_spreadsheet_are_one_step(qtbot: QtBot) -> None:
    here = session()
    table = table_on(qtbot, here)
    QGuiApplication.clipboard().setText("other\tShop Ltd\t12\nOther\tThird Ltd\t7\n")
    table.view.setCurrentIndex(table.model.index(1, 0))
    qtbot.keyClick(table.view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert names(here) == ["North Ltd", "Shop Ltd", "Third Ltd"]
    assert here.undo()
    assert names(here) == ["North Ltd", ""]


def test_a_paste_with_a_bad_cell_changes_nothing(qtbot: QtBot) -> None:
    here = session()
    table = table_on(qtbot, here)
    QGuiApplication.clipboard().setText("other\tShop Ltd\tmany")
    table.view.setCurrentIndex(table.model.index(1, 0))
    table.paste()
    assert names(here) == ["North Ltd", ""]


def test_buttons_say_which_table_they_are_for(qtbot: QtBot) -> None:
    table = table_on(qtbot, session())
    for button in table.findChildren(QPushButton):
        assert button.accessibleName().endswith("Parties")


def test_the_cursor_goes_to_a_cell_or_a_detail(qtbot: QtBot) -> None:
    here = session()
    form = form_on(qtbot, here, "levels")
    assert form.go_to("sections.levels.metrics.uptime.target")
    table = form.findChild(RowsTable)
    assert isinstance(table, RowsTable)
    assert table.view.currentIndex().column() == 1
    assert form.go_to("sections.levels.metrics.uptime.measurement.tool")
    assert form.go_to("sections.levels.metrics")
    assert not form.go_to("sections.term.start")


def test_the_priority_grid_sets_one_pair(qtbot: QtBot) -> None:
    here = session()
    form = form_on(qtbot, here, "priorities")
    grid = form.findChild(PriorityGrid)
    assert isinstance(grid, PriorityGrid)
    box = next(b for b in grid.findChildren(Choice) if b.accessibleName().endswith("firm, slowed"))
    box.setCurrentIndex(2)
    box.activated.emit(2)
    (cell,) = paths.value_at(here.agreement, "priorities.grid")
    assert (cell.impact, cell.urgency, cell.priority) == ("firm", "slowed", "p2")


@pytest.mark.parametrize("text", ["4 %", "4"])
def test_an_empty_part_on_the_way_is_made_by_typing(qtbot: QtBot, text: str) -> None:
    here = session()
    form = form_on(qtbot, here, "charges")
    qtbot.keyClicks(line_at(form, "indexation.cap"), text)
    assert paths.value_at(here.agreement, "charges.indexation.cap") == Percent(value=Decimal(4))
