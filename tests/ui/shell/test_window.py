"""The main window as a whole: its title, its panes, what it frees, and where undo goes."""

import weakref

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from sla_desktop.catalogue.section_kinds import new_section
from sla_desktop.domain import edits
from sla_desktop.domain.agreement import Agreement, section_kinds
from sla_desktop.domain.sections import ControlSection, PartiesSection
from sla_desktop.ui import focus
from sla_desktop.ui.editors.page import SectionPage
from sla_desktop.ui.main_window import MainWindow
from tests.ui.shell.bench import Bench, is_gone, settle
from tests.ui.shell.drafts import sample, small_draft

INPUTS = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
)
CONTROL = Qt.KeyboardModifier.ControlModifier


def every_kind() -> Agreement:
    """A draft with one empty section of each kind."""
    draft = Agreement(id="all", title="Everything")
    for kind in section_kinds():
        draft = edits.add_section(new_section(draft, kind))(draft)
    return draft


def nameless(top: QWidget) -> list[str]:
    """Inputs that a screen reader could not name; parts of other widgets are named by these."""
    found: list[str] = []
    for widget in top.findChildren(QWidget):
        inside = isinstance(widget.parent(), QComboBox | QAbstractSpinBox | QAbstractItemView)
        own = widget.objectName().startswith("qt_") or type(widget).__name__ == "QListView"
        if not isinstance(widget, INPUTS) or inside or own or widget.isHidden():
            continue
        name = widget.accessibleName() or getattr(widget, "text", str)()
        if not name:
            found.append(f"{type(widget).__name__} in {type(widget.parent()).__name__}")
    return found


def section_page(window: MainWindow) -> SectionPage:
    page = window.pages.page
    assert isinstance(page, SectionPage)
    return page


def test_the_title_names_agreement_and_program(bench: Bench) -> None:
    window = bench.open(Agreement(id="a", title="Care [*] & repair"))
    assert window.windowTitle() == "Care [*][*] & repair — SLA Desktop"
    window.session.apply("Title", edits.set_value("title", ""))
    assert window.windowTitle() == "Agreement without a title — SLA Desktop"


def test_a_window_dies_when_it_is_closed(bench: Bench) -> None:
    window = bench.open(every_kind())
    for section_id in (*section_kinds(), ""):
        window.pages.show_section(section_id)
    window.judgement.judge_now()
    window.session.apply("Title", edits.set_value("title", "Other"))
    window.undo()
    parts = [weakref.ref(part) for part in (window, window.outline, window.checklist)]
    pages = weakref.ref(section_page_of(window, "levels"))
    window.close()
    del window
    assert [is_gone(part) for part in parts] == [True, True, True]
    assert is_gone(pages)


def section_page_of(window: MainWindow, section_id: str) -> SectionPage:
    window.pages.show_section(section_id)
    return section_page(window)


def test_every_input_has_a_name(bench: Bench) -> None:
    window = bench.open(every_kind())
    for section_id in (*section_kinds(), ""):
        window.pages.show_section(section_id)
    window.show_preview(True)
    assert nameless(window) == []


def test_pages_shown_long_ago_are_freed_and_made_again(bench: Bench) -> None:
    window = bench.open(every_kind())
    kinds = [*section_kinds()]
    for section_id in kinds:
        window.pages.show_section(section_id)
        settle()
    assert len(window.pages.findChildren(SectionPage)) <= 10
    window.pages.show_section(kinds[0])
    assert window.pages.section_id == kinds[0]


def test_nothing_flashes_up_while_pages_are_made(bench: Bench, qapp: QApplication) -> None:
    seen: list[str] = []

    def note(_filter: QObject, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            seen.append(type(watched).__name__)
        return False

    flashes = type("Flashes", (QObject,), {"eventFilter": note})()
    qapp.installEventFilter(flashes)
    window = bench.open(every_kind())
    for section_id in (*section_kinds(), ""):
        window.pages.show_section(section_id)
    window.show_preview(True)
    settle()
    qapp.removeEventFilter(flashes)
    assert seen == ["MainWindow"]


@pytest.mark.parametrize("name", ["office-cleaning", "linux-operations", "sales-marketing"])
def test_every_section_of_a_sample_is_shown(bench: Bench, name: str) -> None:
    agreement = sample(name)
    window = bench.open(agreement)
    for section in agreement.sections:
        assert window.pages.show_section(section.id)
        settle()
    assert window.session.agreement == agreement  # showing changes nothing


def test_pages_are_kept_and_freed_with_their_section(window: MainWindow) -> None:
    first = section_page_of(window, "purpose")
    window.pages.show_section("term")
    assert section_page_of(window, "purpose") is first
    reference = weakref.ref(first)
    del first
    window.session.apply("Remove", edits.remove_row("sections.purpose"), place="sections.purpose")
    assert is_gone(reference)


def test_an_agreement_without_sections_says_what_to_do(bench: Bench) -> None:
    window = bench.open(Agreement(id="a", title="T"))
    assert window.pages.page is None
    window.add_section("levels")
    assert section_page(window).section_id == "levels"


def test_read_only_offers_nothing_that_changes(bench: Bench) -> None:
    window = bench.open(read_only=True)
    before = window.session.agreement
    for command in ("delete-section", "duplicate-section", "section-down", "include-section"):
        window.commands[command].trigger()
    window.add_section("levels")
    assert window.session.agreement == before
    assert "Read-only" in window.status.words


# undo


def test_undo_names_the_step_and_goes_to_its_field(window: MainWindow) -> None:
    window.go_to("purpose.statement")
    focused = QApplication.focusWidget()
    assert isinstance(focused, QPlainTextEdit)
    QTest.keyClicks(focused, "!")
    assert window.commands["undo"].text() == "&Undo: Change Purpose"
    window.pages.show_section("term")
    window.commands["undo"].trigger()
    assert window.pages.section_id == "purpose"
    assert QApplication.focusWidget() is focused
    assert focused.toPlainText() == "The shop is open."
    assert not window.commands["undo"].isEnabled()
    assert window.commands["redo"].text() == "&Redo: Change Purpose"


def test_undo_selects_what_it_changed(window: MainWindow) -> None:
    for words in ("30 days", "60 days"):
        window.session.apply("Notice", edits.set_text("term.notice", words), place="term.notice")
    window.pages.show_section("purpose")
    window.undo()
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    assert line.selectedText() == "30\u00a0days"


def test_ctrl_z_in_a_field_is_the_one_history(window: MainWindow) -> None:
    window.session.apply("Title", edits.set_value("title", "Changed first"), place="title")
    window.go_to("term.notice")
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    QTest.keyClicks(line, "9")  # not a length of time yet: nothing of it is in the history
    QTest.keyClick(line, Qt.Key.Key_Z, CONTROL)
    assert window.session.agreement.title == small_draft().title


def test_undo_of_a_removed_section_shows_it_again(window: MainWindow) -> None:
    window.pages.show_section("purpose")
    window.outline.delete()
    assert window.pages.section_id == "exclusions"
    window.undo()
    assert window.pages.section_id == "purpose"
    assert window.outline.current_id == "purpose"
    window.redo()
    assert window.pages.section_id != "purpose"
    assert window.outline.current_id == window.pages.section_id


def test_undo_of_an_added_section_goes_to_another(window: MainWindow) -> None:
    window.pages.show_section("term")
    window.add_section("levels")
    assert window.pages.section_id == "levels"
    window.undo()
    assert window.pages.section_id in {"term", "more", "purpose", "exclusions"}
    assert window.outline.current_id == window.pages.section_id


# how it looks


def test_window_panes_and_place_come_back(bench: Bench) -> None:
    window = bench.open()
    window.resize(1200, 700)
    window.outline_dock.hide()
    window.pages.show_section("purpose")
    window.close()
    settle()
    again = bench.open()
    assert (again.width(), again.height()) == (1400, 870)  # the bench asks for that size
    assert not again.outline_dock.isVisible()
    assert again.checklist_dock.isVisible()
    assert not again.commands["show-outline"].isChecked()
    assert again.pages.section_id == "purpose"


def test_a_place_that_is_gone_is_the_first_section(bench: Bench) -> None:
    bench.settings.keep_place("draft", "sections.gone")
    assert bench.open().pages.section_id == "term"


def test_colours_and_size_change_while_working(bench: Bench) -> None:
    window = bench.open()
    window.pages.show_section("purpose")
    before = QApplication.font().pointSizeF()
    window.commands["theme-dark"].trigger()
    assert (window.look.theme.name, bench.settings.theme) == ("dark", "dark")
    window.commands["zoom-in"].trigger()
    assert QApplication.font().pointSizeF() > before
    assert window.pages.section_id == "purpose"
    assert "110 %" in window.status.words
    window.commands["zoom-back"].trigger()
    window.commands["zoom-out"].trigger()
    assert bench.settings.zoom == 0.9
    window.commands["zoom-back"].trigger()
    assert QApplication.font().pointSizeF() == before
    window.commands["theme-light"].trigger()


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
def test_every_theme_can_be_put_on(bench: Bench, theme: str) -> None:
    window = bench.open()
    window.commands[f"theme-{theme}"].trigger()
    settle()
    assert window.look.theme.name == theme
    assert not window.grab().isNull()
    window.commands["theme-light"].trigger()


# getting about


def test_f6_goes_from_pane_to_pane_and_back(window: MainWindow) -> None:
    window.outline.view.setFocus()
    forth: list[int] = []
    for _ in range(3):
        QTest.keyClick(window, Qt.Key.Key_F6)
        forth.append(pane_in_use(window))
    QTest.keyClick(window, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert [*forth, pane_in_use(window)] == [1, 2, 0, 2]


def pane_in_use(window: MainWindow) -> int:
    used = QApplication.focusWidget()
    assert used is not None
    panes = (window.outline, window.pages, window.checklist)
    return next(at for at, pane in enumerate(panes) if pane.isAncestorOf(used))


def test_enter_in_the_outline_goes_into_the_page(window: MainWindow) -> None:
    window.outline.view.setFocus()
    QTest.keyClick(window.outline.view, Qt.Key.Key_Return)
    assert pane_in_use(window) == 1


def test_sections_are_turned_like_pages(window: MainWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_PageDown, CONTROL)
    assert window.pages.section_id == "more"
    QTest.keyClick(window, Qt.Key.Key_PageUp, CONTROL)
    QTest.keyClick(window, Qt.Key.Key_PageUp, CONTROL)
    assert window.pages.section_id == "term"


def test_the_edit_menu_works_on_what_is_in_use(window: MainWindow) -> None:
    window.go_to("purpose.statement")
    area = QApplication.focusWidget()
    assert isinstance(area, QPlainTextEdit)
    for command in ("select-all", "cut"):
        window.commands[command].trigger()
    assert area.toPlainText() == ""
    window.commands["paste"].trigger()
    window.commands["copy"].trigger()
    assert area.toPlainText() == "The shop is open."
    QApplication.clipboard().clear()


def test_the_agreement_has_a_page_of_its_own(window: MainWindow) -> None:
    window.commands["about-agreement"].trigger()
    assert window.pages.section_id == ""
    line = QApplication.focusWidget()
    assert line is not None
    assert line.accessibleName() == "Title"
    window.commands["select-all"].trigger()
    QTest.keyClicks(line, "Other")
    assert window.session.agreement.title == "Other"
    assert window.windowTitle().startswith("Other — ")
    window.pages.show_section("term")
    window.undo()
    assert window.pages.section_id == ""


def test_what_nobody_does_is_not_offered(bench: Bench) -> None:
    asked: list[MainWindow] = []
    window = bench.open(errands={"export": asked.append})
    window.commands["export"].trigger()
    assert asked == [window]
    assert "versions" not in window.commands


# how it starts


def test_a_new_agreement_starts_in_a_field_of_the_first_section_with_an_error(
    bench: Bench,
) -> None:
    control = ControlSection(id="control", title="Document control")
    parties = PartiesSection(id="parties", title="Parties")
    window = bench.open(Agreement(id="new", title="New", sections=(control, parties)))
    assert window.pages.section_id == "parties"
    used = QApplication.focusWidget()
    assert used is not None
    assert section_page(window).form.isAncestorOf(used)


def test_an_agreement_goes_on_where_it_was_left(bench: Bench) -> None:
    control = ControlSection(id="control", title="Document control")
    parties = PartiesSection(id="parties", title="Parties")
    bench.settings.keep_place("new", "sections.control")
    window = bench.open(Agreement(id="new", title="New", sections=(control, parties)))
    assert window.pages.section_id == "control"


def test_the_place_is_remembered_without_closing(bench: Bench) -> None:
    window = bench.open()
    window.pages.show_section("purpose")
    assert bench.settings.place("draft") == "sections.purpose"


def test_coming_to_a_title_does_not_select_it(window: MainWindow) -> None:
    window.pages.show_section("purpose")
    window.show_agreement_page()
    window.pages.show_section("term")
    focus.enter(section_page(window))
    title = QApplication.focusWidget()
    assert isinstance(title, QLineEdit)
    assert title.text() == "Term"
    assert not title.hasSelectedText()


def test_a_narrow_window_keeps_the_button_to_export(bench: Bench) -> None:
    window = bench.open(errands={"export": lambda _window: None})
    window.look.zoom_in()
    window.look.zoom_in()
    window.resize(960, 540)
    settle()
    buttons = window.toolbar.findChildren(QAbstractButton)
    (export,) = [b for b in buttons if b.accessibleName() == "Export" and not b.isHidden()]
    assert export.isVisible()
    assert export.geometry().right() < window.toolbar.width()
