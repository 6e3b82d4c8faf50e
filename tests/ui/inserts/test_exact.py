"""Vague words made exact, and findings kept, from the card and from the box at the field."""

import weakref

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from sla_desktop.domain import edits, paths
from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.calendars import ServiceCalendar
from sla_desktop.domain.metrics import Metric
from sla_desktop.domain.sections import HoursSection, LevelsSection
from sla_desktop.ui.buttons import PushButton
from sla_desktop.ui.exact import ExactDialog
from sla_desktop.ui.exact_link import MAKE_EXACT, ExactLink
from sla_desktop.ui.finding_card import FindingCard
from sla_desktop.ui.forms.keep_row import KeepRow
from sla_desktop.ui.main_window import MainWindow
from tests.ui.shell.bench import Bench, is_gone, settle

PLACE = "levels.metrics.m.obligation"


def draft() -> Agreement:
    metric = Metric(id="m", name="Answers", obligation="The Provider must answer promptly.")
    return Agreement(
        id="draft",
        title="Draft",
        sections=(
            HoursSection(
                id="hours", title="", calendars=(ServiceCalendar(id="desk", name="Desk hours"),)
            ),
            LevelsSection(id="levels", title="Levels", metrics=(metric,)),
        ),
    )


def at_the_field(bench: Bench) -> MainWindow:
    window = bench.open(draft())
    window.go_to(PLACE)
    window.judgement.judge_now()
    settle()
    return window


def dialog_of(window: MainWindow) -> ExactDialog:
    settle()
    return window.findChildren(ExactDialog)[-1]


def text(window: MainWindow) -> str:
    return paths.value_at(window.session.agreement, PLACE).replace("\u00a0", " ")


def test_the_box_asks_how_long_and_puts_the_answer_in_as_one_step(bench: Bench) -> None:
    window = at_the_field(bench)
    link = next(one for one in window.pages.findChildren(ExactLink) if one.isVisible())
    QTest.keyClick(link, Qt.Key.Key_Return)
    dialog = dialog_of(window)
    assert not dialog.isModal()
    assert not dialog.done_button.isEnabled()
    QTest.keyClicks(dialog.answer, "4 h")
    dialog.hours.set_value("desk")
    dialog.hours.edited.emit("desk")
    shown = dialog.sentence.text().replace("\u00a0", " ")
    assert shown == "The Provider must answer within 4 business hours (Desk hours)."
    QTest.keyClick(dialog.answer, Qt.Key.Key_Return)
    assert text(window) == shown
    window.undo()
    assert text(window) == "The Provider must answer promptly."


def test_the_card_offers_it_too(bench: Bench) -> None:
    window = at_the_field(bench)
    card = next(
        one for one in window.checklist.findChildren(FindingCard) if one.shown.finding.id == "B27"
    )
    (link,) = [one for one in card.findChildren(PushButton) if one.text() == MAKE_EXACT]
    link.click()
    assert "how many minutes" in dialog_of(window).answer.accessibleName()


def test_what_is_no_time_is_refused_in_a_sentence(bench: Bench) -> None:
    window = at_the_field(bench)
    next(one for one in window.pages.findChildren(ExactLink) if one.isVisible()).click()
    dialog = dialog_of(window)
    QTest.keyClicks(dialog.answer, "fast")
    assert "is not a length of time" in dialog.problem.text()
    dialog.put_in()
    assert text(window) == "The Provider must answer promptly."


def test_it_goes_when_the_word_does_and_is_freed(bench: Bench) -> None:
    window = at_the_field(bench)
    next(one for one in window.pages.findChildren(ExactLink) if one.isVisible()).click()
    reference = weakref.ref(dialog_of(window))
    window.session.apply("Change", edits.set_value(PLACE, "The Provider must answer in 4 h."))
    assert is_gone(reference)


def test_a_finding_is_kept_from_the_box(bench: Bench) -> None:
    window = at_the_field(bench)
    row = next(one for one in window.pages.findChildren(KeepRow) if one.link.isVisible())
    row.link.click()
    assert window.pages.page is not None
    assert row.reason in window.pages.page.form.stops()
    QTest.keyClick(row.reason, Qt.Key.Key_Escape)
    assert row.isHidden()
    row.link.click()
    QTest.keyClick(row.reason, Qt.Key.Key_Return)
    assert not window.session.agreement.waivers
    QTest.keyClicks(row.reason, "They want it so")
    QTest.keyClick(row.reason, Qt.Key.Key_Return)
    assert window.session.agreement.waivers[0].reason == "They want it so"
