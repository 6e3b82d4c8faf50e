"""Tables from the keyboard: every key counts at once, and no key does harm."""

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QPushButton
from pytestqt.qtbot import QtBot

from sla_desktop.checks.finding import Finding
from sla_desktop.domain.parse import duration
from sla_desktop.ui.forms.cells import CellChoice, CellText
from sla_desktop.ui.forms.controls import TypedLine
from sla_desktop.ui.forms.rows_table import RowsTable
from tests.ui.editors.desk import ALT, CONTROL, SHIFT, Desk, Key
from tests.ui.editors.drafts import small


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    return Desk(qtbot, small())


def on_cell(desk: Desk, row: int, column: int) -> RowsTable:
    desk.go("duties")
    return desk.cell("Duties", row, column)


def where(table: RowsTable) -> tuple[int, int]:
    index = table.view.currentIndex()
    return index.row(), index.column()


def texts(desk: Desk) -> list[str]:
    return [duty.text for duty in desk.at("duties.duties")]


def test_tab_goes_from_cell_to_cell_and_leaves_at_the_end(desk: Desk) -> None:
    table = on_cell(desk, 1, 2)
    desk.press(Key.Key_Tab)
    assert where(table) == (2, 0)
    desk.press(Key.Key_Tab, times=2)
    assert where(table) == (2, 2)
    desk.press(Key.Key_Tab)
    assert desk.used is table.add_button
    assert len(texts(desk)) == 3


def test_shift_tab_goes_back_and_leaves_at_the_beginning(desk: Desk) -> None:
    table = on_cell(desk, 1, 0)
    desk.press(Key.Key_Backtab, SHIFT)
    assert where(table) == (0, 2)
    desk.press(Key.Key_Backtab, SHIFT, times=3)
    assert not table.view.hasFocus()


def test_ctrl_tab_leaves_the_table_from_anywhere(desk: Desk) -> None:
    table = on_cell(desk, 0, 1)
    desk.press(Key.Key_Tab, CONTROL)
    assert desk.used is table.add_button
    on_cell(desk, 0, 1)
    desk.press(Key.Key_F2)
    desk.press(Key.Key_Tab, CONTROL)
    assert desk.used is table.add_button
    on_cell(desk, 0, 1)
    desk.press(Key.Key_Backtab, CONTROL | SHIFT)
    assert not table.isAncestorOf(desk.used)


def test_typing_replaces_and_each_key_is_in_the_draft(desk: Desk) -> None:
    on_cell(desk, 0, 1)
    desk.type("ask")
    assert texts(desk)[0] == "ask"
    assert isinstance(desk.used, CellText)  # still being written
    desk.press(Key.Key_Return)
    assert desk.session.undo()
    assert texts(desk)[0] == "answer"


def test_f2_edits_what_is_there_and_esc_takes_it_all_back(desk: Desk) -> None:
    table = on_cell(desk, 0, 1)
    desk.press(Key.Key_F2)
    desk.press(Key.Key_End)
    desk.type(" at")
    desk.wait()
    desk.type(" once")
    assert texts(desk)[0] == "answer at once"
    desk.press(Key.Key_Escape)
    assert texts(desk)[0] == "answer"
    assert table.view.hasFocus()
    assert desk.session.history.undoable is None


def test_esc_takes_back_no_more_than_was_typed_here(desk: Desk) -> None:
    on_cell(desk, 0, 1)
    desk.type("one")
    desk.press(Key.Key_Return)
    desk.press(Key.Key_F2)
    desk.type("two")
    desk.press(Key.Key_Escape)
    assert texts(desk)[0] == "one"


def test_tab_ends_the_editing_and_goes_on_in_the_next_cell(desk: Desk) -> None:
    table = on_cell(desk, 0, 1)
    desk.type("ask")
    desk.press(Key.Key_Tab)
    assert where(table) == (0, 2)
    assert isinstance(desk.used, TypedLine)
    desk.type("30 m")
    assert desk.at("duties.duties.a.due") == duration("30 min")
    desk.press(Key.Key_Backtab, SHIFT)
    assert where(table) == (0, 1)


def test_tab_in_the_last_cell_leaves_the_table_and_adds_nothing(desk: Desk) -> None:
    table = on_cell(desk, 2, 2)
    desk.type("2 h")
    desk.press(Key.Key_Tab)
    assert desk.used is table.add_button
    assert len(texts(desk)) == 3


def test_what_is_no_value_stays_open_and_is_told(desk: Desk) -> None:
    table = on_cell(desk, 1, 2)
    desk.type("soon")
    for key in (Key.Key_Return, Key.Key_Tab):
        desk.press(key)
        assert isinstance(desk.used, TypedLine)
        assert desk.used.faulty
    assert "“soon”" in table.problem.text()
    assert table.problem.isVisible()
    assert desk.at("duties.duties.b.due") == duration("1 h")
    desk.press(Key.Key_Escape)
    assert not table.problem.isVisible()


def test_news_of_the_checklist_leave_what_is_being_typed(desk: Desk) -> None:
    table = on_cell(desk, 1, 2)
    desk.type("2 busi")
    news = Finding("A25", "warning", "weak", "duties", "duties.duties.b.due", "Is that enough?")
    table.model.show_findings({news.field: (news,)})
    assert isinstance(desk.used, TypedLine)
    assert desk.used.text() == "2 busi"
    desk.type("ness days")
    assert desk.at("duties.duties.b.due") == duration("2 business days")


def test_a_cell_shows_what_undo_brings_back_while_it_is_edited(desk: Desk) -> None:
    on_cell(desk, 0, 1)
    desk.type("ask")
    assert desk.session.undo()
    editor = desk.used
    assert isinstance(editor, CellText)
    assert editor.toPlainText() == "answer"
    desk.press(Key.Key_Return)
    assert texts(desk)[0] == "answer"


def test_ctrl_enter_adds_a_row_below_even_while_a_cell_is_edited(desk: Desk) -> None:
    table = on_cell(desk, 0, 1)
    desk.type("ask")
    desk.press(Key.Key_Return, CONTROL)
    assert texts(desk) == ["ask", "", "report", "pay"]
    assert where(table) == (1, 0)
    assert isinstance(desk.used, CellChoice)


def test_enter_in_the_last_cell_of_a_new_row_goes_on_to_the_next(desk: Desk) -> None:
    table = on_cell(desk, 2, 1)
    desk.press(Key.Key_Return, CONTROL)
    for cell in ("cust", "sign", "1 day"):
        desk.type(cell)
        desk.press(Key.Key_Tab if cell != "1 day" else Key.Key_Return)
    assert where(table) == (4, 0)
    desk.type("prov")
    desk.press(Key.Key_Return)
    assert where(table) == (4, 0)  # it was not the last cell
    assert texts(desk) == ["answer", "report", "pay", "sign", ""]
    on_cell(desk, 1, 2)
    desk.type("3 h")
    desk.press(Key.Key_Return)
    assert where(table) == (1, 2)  # a row that was there before
    assert len(texts(desk)) == 5


def test_esc_takes_a_new_row_out_while_nothing_is_in_it(desk: Desk) -> None:
    on_cell(desk, 2, 1)
    desk.press(Key.Key_Return, CONTROL)
    assert len(texts(desk)) == 4
    desk.press(Key.Key_Escape)
    assert texts(desk) == ["answer", "report", "pay"]
    desk.press(Key.Key_Return, CONTROL)
    desk.type("cust")
    desk.press(Key.Key_Tab)
    desk.press(Key.Key_Escape)
    assert len(texts(desk)) == 4


@pytest.mark.parametrize("label", ["How often", "By the role", "If it is late", "At any hour"])
def test_ctrl_enter_in_the_details_adds_the_next_row(desk: Desk, label: str) -> None:
    on_cell(desk, 0, 1)
    desk.field(label).control.setFocus()
    desk.press(Key.Key_Return, CONTROL)
    assert texts(desk) == ["answer", "", "report", "pay"]
    assert isinstance(desk.used, CellChoice)


def test_ctrl_enter_adds_to_the_nearest_of_two_tables(desk: Desk) -> None:
    desk.go("credits")
    desk.table("Tiers").add_button.setFocus()
    desk.press(Key.Key_Return, CONTROL)
    assert len(desk.at("credits.schedules.down.tiers")) == 3
    assert len(desk.at("credits.schedules")) == 1


def test_ctrl_delete_takes_the_row_out_and_delete_only_empties_the_cell(desk: Desk) -> None:
    table = on_cell(desk, 1, 2)
    desk.press(Key.Key_Delete)
    assert desk.at("duties.duties.b.due") is None
    desk.press(Key.Key_Delete, CONTROL)
    assert texts(desk) == ["answer", "pay"]
    assert where(table) == (1, 2)
    assert table.view.hasFocus()
    assert desk.session.undo()
    assert desk.session.undo()
    assert desk.at("duties.duties.b.due") == duration("1 h")


def test_alt_and_arrows_move_a_row_only_while_the_table_has_the_keys(desk: Desk) -> None:
    table = on_cell(desk, 0, 1)
    desk.press(Key.Key_Down, ALT)
    assert texts(desk) == ["report", "answer", "pay"]
    assert where(table) == (1, 1)
    desk.press(Key.Key_Up, ALT)
    desk.press(Key.Key_Up, ALT)
    assert texts(desk) == ["answer", "report", "pay"]
    desk.page.setFocus()
    desk.press(Key.Key_Down, ALT)
    assert texts(desk) == ["answer", "report", "pay"]


def test_letters_choose_in_a_cell(desk: Desk) -> None:
    on_cell(desk, 0, 0)
    desk.type("cust")
    assert desk.at("duties.duties.a.party") == "customer"
    desk.press(Key.Key_Escape)
    assert desk.at("duties.duties.a.party") == "provider"


def test_a_list_opened_by_enter_closes_with_its_choice(desk: Desk) -> None:
    table = on_cell(desk, 0, 0)
    desk.press(Key.Key_Return)
    desk.press(Key.Key_Down)
    desk.press(Key.Key_Return)
    assert desk.at("duties.duties.a.party") == "customer"
    assert table.view.hasFocus()


def test_space_ticks_a_cell(desk: Desk) -> None:
    desk.go("scope")
    table = desk.table("Applies to")
    table.view.setFocus()
    table.view.go_to_cell(0, 1)
    desk.press(Key.Key_Space)
    assert desk.at("scope.items.who.everything") is True
    desk.press(Key.Key_Space)
    assert desk.at("scope.items.who.everything") is False


def test_a_cell_of_several_leads_to_its_boxes(desk: Desk) -> None:
    desk.go("credits")
    table = desk.table("Credits")
    assert table.model.text(0, 0) == "Uptime"
    table.view.setFocus()
    table.view.go_to_cell(0, 0)
    desk.press(Key.Key_Return)
    assert isinstance(desk.used, QCheckBox)
    desk.press(Key.Key_Tab)
    desk.press(Key.Key_Space)
    assert desk.at("credits.schedules.down.metrics") == ("uptime", "reply")


def test_an_empty_table_invites_and_takes_enter(desk: Desk) -> None:
    desk.go("scope")
    table = desk.table("Sites")
    table.view.setFocus()
    desk.press(Key.Key_Return)
    desk.type("Office")
    assert [site.name for site in desk.at("scope.sites")] == ["Office"]


def test_cells_are_copied_for_a_spreadsheet(desk: Desk) -> None:
    table = on_cell(desk, 0, 1)
    table.view.selectAll()
    desk.press(Key.Key_C, CONTROL)
    lines = QGuiApplication.clipboard().text().split("\n")
    assert [line.split("\t")[1] for line in lines] == ["answer", "report", "pay"]


def paste(desk: Desk, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    desk.press(Key.Key_V, CONTROL)


def test_rows_pasted_from_a_spreadsheet_are_one_step(desk: Desk) -> None:
    table = on_cell(desk, 1, 0)
    before = desk.session.agreement
    paste(desk, 'customer\tsay “no”\t2 h\r\nProvider\t"two\nlines"\t\r\nPROVIDER\tlisten\t1 bd\r\n')
    assert texts(desk) == ["answer", "say “no”", "two lines", "listen"]
    assert [duty.party for duty in desk.at("duties.duties")][1:] == ["customer"] + ["provider"] * 2
    assert desk.at("duties.duties.c.due") is None
    assert table.view.hasFocus()
    assert desk.session.undo()
    assert desk.session.agreement == before


def test_a_cell_shows_what_a_field_says_and_is_edited_as_it_is_written(desk: Desk) -> None:
    table = on_cell(desk, 0, 1)
    paste(desk, "tell {{customer.name}}")
    assert table.model.shown(0, 1) == "tell Shop Ltd"
    desk.press(Key.Key_F2)
    assert isinstance(desk.used, CellText)
    assert desk.used.toPlainText() == "tell {{customer.name}}"
    desk.press(Key.Key_Return)
    desk.press(Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text() == "tell {{customer.name}}"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Nobody\tdo it", "“Nobody” is not offered here: write one of Provider, Customer."),
        ("Provider\tdo it\nCustomer\tpay\tsoon", "“soon” is not a length of time"),
        ("Provider\tdo it\t1 h\tdaily", "There is no column for “daily”"),
        ("x\n" * 1001, "more than 1,000 rows"),
        (f"Provider\t{'x' * 140_000}", "far too long"),
    ],
)
def test_a_paste_that_does_not_fit_says_so_and_changes_nothing(
    desk: Desk, text: str, told: str
) -> None:
    table = on_cell(desk, 0, 0)
    before = desk.session.agreement
    paste(desk, text)
    assert desk.session.agreement is before
    assert told in table.problem.text()
    assert table.problem.isVisible()
    desk.press(Key.Key_Down)
    assert not table.problem.isVisible()


def test_a_pasted_row_of_titles_and_empty_cells_beyond_the_table_are_left_out(desk: Desk) -> None:
    on_cell(desk, 0, 0)
    paste(desk, "Side\tMust\tWithin\t\nCustomer\task first\t1 h\t")
    assert texts(desk) == ["ask first", "report", "pay"]


def test_a_quote_that_is_never_closed_is_a_letter(desk: Desk) -> None:
    on_cell(desk, 0, 1)
    paste(desk, '"Gold\nsilver')
    assert texts(desk) == ['"Gold', "silver", "pay"]


def test_a_cell_of_several_takes_their_names(desk: Desk) -> None:
    desk.go("credits")
    table = desk.cell("Credits", 0, 0)
    paste(desk, "reply, Uptime")
    assert desk.at("credits.schedules.down.metrics") == ("reply", "uptime")
    paste(desk, "Reply, Speed")
    assert "“Speed” is not offered here" in table.problem.text()
    desk.press(Key.Key_Delete)
    assert desk.at("credits.schedules.down.metrics") == ()


def test_the_buttons_for_a_row_come_with_the_row(desk: Desk) -> None:
    desk.go("duties")
    table = desk.table("Duties")
    shown = [b.text() for b in table.findChildren(QPushButton) if b.isVisible()]
    assert shown == ["Add a duty"]
    table.view.go_to_cell(1, 1)
    desk.click("Remove: Duties")
    assert texts(desk) == ["answer", "pay"]
    desk.click("Move down: Duties")
    assert texts(desk) == ["answer", "pay"]  # the last row stays
    desk.click("Move up: Duties")
    assert texts(desk) == ["pay", "answer"]


def test_an_id_that_something_still_refers_to_is_not_given_again(desk: Desk) -> None:
    desk.go("levels")
    desk.row("Metrics", "Fix")
    desk.go("credits")
    desk.click("Fix")
    desk.go("levels")
    table = desk.table("Metrics")
    table.view.go_to_cell(2, 0)
    table.remove()
    desk.row("Metrics", "Other")
    assert desk.at("credits.schedules.down.metrics") == ("uptime", "metric-1")
    assert [metric.id for metric in desk.at("levels.metrics")] == ["uptime", "reply", "metric-2"]
