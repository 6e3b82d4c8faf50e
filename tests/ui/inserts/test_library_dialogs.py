"""Ready-made metrics, priorities and credits put in through the window."""

import weakref

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from sla_desktop.domain import agreement as parts
from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.metrics import Metric
from sla_desktop.domain.sections import CreditsSection, LevelsSection, PrioritiesSection
from sla_desktop.ui.insert_dialog import CreditDialog, LibraryDialog, MetricsDialog
from sla_desktop.ui.inserts import KINDS, LibraryLink
from sla_desktop.ui.main_window import MainWindow
from tests.ui.shell.bench import Bench, is_gone, settle

Key = Qt.Key


def draft() -> Agreement:
    return Agreement(
        id="draft",
        title="Draft",
        trade="it",
        sections=(
            LevelsSection(id="levels", title="Levels", metrics=(Metric(id="own", name="Own"),)),
            PrioritiesSection(id="priorities", title="Priorities"),
            CreditsSection(id="credits", title="Credits"),
        ),
    )


def shown(window: MainWindow, kind: str) -> LibraryDialog:
    window.commands[kind].trigger()
    settle()
    return window.findChildren(LibraryDialog)[-1]


def test_metrics_are_found_ticked_and_added_with_keys_as_one_step(bench: Bench) -> None:
    window = bench.open(draft())
    dialog = shown(window, "insert-metrics")
    QTest.keyClicks(dialog.filter, "answered")
    dialog.list.setFocus()
    QTest.keyClick(dialog.list, Key.Key_Space)
    QTest.keyClick(dialog.list, Key.Key_Down)
    QTest.keyClick(dialog.list, Key.Key_Space)
    assert dialog.insert_button.text() == "Add 2"
    QTest.keyClick(dialog.list, Key.Key_Return)
    settle()
    assert len(parts.metrics(window.session.agreement)) == 3
    assert window.pages.section_id == "levels"
    window.undo()
    assert len(parts.metrics(window.session.agreement)) == 1


def test_the_card_is_shown_before(bench: Bench) -> None:
    dialog = shown(bench.open(draft()), "insert-metrics")
    dialog.filter.setText("satisfaction")
    text = dialog.preview.toPlainText()
    assert "What it is" in text
    assert "Measured over" in text


def test_only_what_fits_the_trade_is_offered_until_all_are_asked_for(bench: Bench) -> None:
    dialog = shown(bench.open(draft()), "insert-metrics")
    few = dialog.list.count()
    dialog.trade.set_value(None)
    dialog.trade.edited.emit(None)
    assert dialog.list.count() > few


def test_words_that_nothing_fits_say_so_and_add_nothing(bench: Bench) -> None:
    dialog = shown(bench.open(draft()), "insert-metrics")
    dialog.filter.setText("zebra")
    assert "try fewer" in dialog.note.text()
    assert not dialog.insert_button.isEnabled()
    dialog.insert()
    assert len(parts.metrics(dialog.session.agreement)) == 1


def test_a_set_of_priorities_is_used_at_once(bench: Bench) -> None:
    window = bench.open(draft())
    shown(window, "insert-priorities").insert()
    assert len(parts.priorities(window.session.agreement)) >= 3


def test_a_credit_asks_for_its_metric(bench: Bench) -> None:
    two = draft()
    levels = LevelsSection(
        id="levels", title="", metrics=(Metric(id="a", name="A"), Metric(id="b", name="B"))
    )
    window = bench.open(Agreement(id="draft", title="Draft", sections=(levels, *two.sections[1:])))
    dialog = shown(window, "insert-credit")
    assert isinstance(dialog, CreditDialog)
    dialog.insert()
    assert "Choose below the metric" in dialog.problem.text()
    dialog.for_metric.set_value("b")
    dialog.insert()
    (section,) = parts.sections_of(window.session.agreement, CreditsSection)
    assert section.schedules[0].metrics == ("b",)


def test_without_a_metric_the_sentence_says_what_to_do(bench: Bench) -> None:
    dialog = shown(bench.open(Agreement(id="draft", title="Draft")), "insert-credit")
    assert "add one first" in dialog.note.text()


def test_a_section_is_made_where_there_is_none(bench: Bench) -> None:
    window = bench.open(Agreement(id="draft", title="Draft"))
    shown(window, "insert-metrics").insert()
    assert len(parts.metrics(window.session.agreement)) == 1
    window.undo()
    assert not window.session.agreement.sections


@pytest.mark.parametrize(
    ("section", "kind"), [("levels", KINDS[0]), ("priorities", KINDS[1]), ("credits", KINDS[2])]
)
def test_a_quiet_link_stands_beside_the_table(bench: Bench, section: str, kind: str) -> None:
    window = bench.open(draft())
    window.pages.show_section(section)
    assert window.pages.page is not None
    (link,) = window.pages.page.findChildren(LibraryLink)
    assert link.kind == kind
    assert link in window.pages.page.form.stops()
    link.click()
    settle()
    assert window.findChildren(LibraryDialog)


def test_who_may_only_read_is_not_offered_it(bench: Bench) -> None:
    window = bench.open(draft(), read_only=True)
    window.pages.show_section("levels")
    assert window.pages.page is not None
    (link,) = window.pages.page.findChildren(LibraryLink)
    assert not link.isEnabled()


def test_it_is_freed_when_closed(bench: Bench) -> None:
    window = bench.open(draft())
    dialog = shown(window, "insert-metrics")
    assert isinstance(dialog, MetricsDialog)
    reference = weakref.ref(dialog)
    QTest.keyClick(dialog, Key.Key_Escape)
    del dialog
    assert is_gone(reference)
