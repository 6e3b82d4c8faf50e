"""Calculators beside a draft: prefilled from it, live with it, readable, freed when closed."""

import datetime as dt
import gc
import weakref
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QFileDialog,
    QLineEdit,
    QPlainTextEdit,
    QTableWidget,
    QWidget,
)

from sla_desktop.catalogue.samples import samples
from sla_desktop.domain import copyfile, edits
from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.governance import Supplier, SupportingAgreement
from sla_desktop.domain.metrics import Metric
from sla_desktop.domain.quantities import Quantity
from sla_desktop.domain.sections import SuppliersSection, TermSection
from sla_desktop.ui import theme
from sla_desktop.ui.calculators.outcome import Outcome
from sla_desktop.ui.calculators.tools import KINDS, Tools, panels
from sla_desktop.ui.menus import commands
from tests.simulate.built import (
    credits,
    fee,
    lasting,
    pct,
    priorities,
    priority,
    schedule,
    sla,
    tiers,
    uptime,
)
from tests.ui.calculators.conftest import Desk, settle

LADDER = tiers(("99", "99.9", "10"), (None, "99", "30"))


def sample(name: str) -> Agreement:
    path = next(one.path for one in samples() if one.path.stem == name)
    return copyfile.decode(path.read_bytes(), path.name)[0]


def full() -> Agreement:
    """A draft that every calculator has something to say of."""
    answer = Metric(
        id="answer",
        name="Answer",
        measure="response",
        by_priority=True,
        target=pct("95"),
        expected_cases=30,
    )
    score = Metric(id="score", name="Score", measure="quality", target=pct("92"))
    behind = SuppliersSection(
        id="suppliers",
        title="Suppliers",
        suppliers=(Supplier(id="host", name="Host", availability=pct("99.5"), serial=True),),
        supporting=(SupportingAgreement(id="desk", title="Desk", handling=lasting(5)),),
    )
    return sla(
        [uptime(), answer, score],
        priorities(priority("P1", response=lasting(1), resolution=lasting(4))),
        credits(schedule("up", tiers=LADDER), schedule("score", id="t", tiers=LADDER)),
        fee(),
        behind,
    )


def text_of(panel: Any) -> str:
    return panel.outcome.as_text()


def cells(panel: Any) -> list[tuple[str, ...]]:
    table: QTableWidget = panel.table
    rows = [
        [table.item(row, column) for column in range(table.columnCount())]
        for row in range(table.rowCount())
    ]
    return [tuple(cell.text() if cell else "" for cell in row) for row in rows]


# every calculator


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", ["empty", "full", *(one.path.stem for one in samples())])
def test_every_calculator_opens_on_every_draft(kind: str, name: str, desk: Desk) -> None:
    drafts = {"empty": Agreement(id="sla", title="SLA"), "full": full()}
    panel = desk.open(kind, drafts.get(name) or sample(name))
    assert panel.outcome.headline
    assert "mistake" not in panel.outcome.headline


@pytest.mark.parametrize("kind", KINDS)
def test_everything_has_a_name_and_can_be_reached_by_keyboard(kind: str, desk: Desk) -> None:
    panel = desk.open(kind, full())
    kinds = (QLineEdit, QComboBox, QPlainTextEdit, QTableWidget, QAbstractButton, QAbstractSpinBox)
    for widget in panel.findChildren(QWidget):
        part_of_another = widget.objectName().startswith("qt_") or isinstance(
            widget.parent(), QAbstractSpinBox | QTableWidget
        )
        if isinstance(widget, kinds) and widget.isVisible() and not part_of_another:
            assert widget.accessibleName() or getattr(widget, "text", str)(), widget
    reached: set[QWidget | None] = set()
    for _ in range(40):
        QTest.keyClick(QApplication.focusWidget() or panel, Qt.Key.Key_Tab)
        reached.add(QApplication.focusWidget())
    assert {one for one in (panel.copy_button, panel.basis) if one.isVisible()} <= reached


@pytest.mark.parametrize("kind", KINDS)
def test_its_buttons_are_seen_on_a_small_screen(kind: str, desk: Desk) -> None:
    panel = desk.open(kind, full())
    assert panel.minimumSizeHint().height() <= 520
    panel.resize(900, 480)
    settle()
    assert panel.height() == 480
    for button in (panel.copy_button, panel.close_button):
        assert panel.rect().contains(button.geometry())
    room = panel.screen().availableGeometry()
    panel.resize(room.width() + 100, room.height() + 100)
    panel.hide()
    panel.show()
    assert panel.height() < room.height()
    assert panel.width() <= room.width()


@pytest.mark.parametrize("kind", KINDS)
def test_a_closed_calculator_is_freed(kind: str, desk: Desk) -> None:
    panel = desk.open(kind, full())
    reference = weakref.ref(panel)
    QTest.keyClick(panel, Qt.Key.Key_Escape)
    del panel
    settle()
    gc.collect()
    gone = reference()
    assert gone is None or not shiboken6.isValid(gone)


@pytest.mark.parametrize("name", ["light", "dark", "contrast"])
def test_pictures_are_drawn_in_the_colours_in_force(
    name: theme.ThemeName, desk: Desk, qapp: QApplication
) -> None:
    theme.put_on(qapp, name)
    for kind, has_bad in (("tool-chain", True), ("tool-exposure", False), ("tool-verdict", False)):
        panel = desk.open(kind, full())
        assert panel.picture.isVisible()
        assert panel.picture.accessibleDescription()
        image = panel.picture.grab().toImage()
        colors = {
            QColor(image.pixel(x, y)).name()
            for x in range(0, image.width(), 2)
            for y in range(0, image.height(), 2)
        }
        assert len(colors) > 1
        if has_bad:
            assert theme.THEMES[name].error in colors
        panel.close()


def test_the_result_can_be_copied_as_text(desk: Desk) -> None:
    panel = desk.open("tool-few-cases", full())
    panel.copy_button.click()
    copied = QGuiApplication.clipboard().text()
    assert "Cases in a window\tMisses allowed" in copied
    assert "\u00a0" not in copied
    assert copied == text_of(panel)


def test_the_basis_is_text_to_select(desk: Desk) -> None:
    panel = desk.open("tool-allowance", full())
    panel.basis.selectAll()
    panel.basis.copy()
    assert "may be down" in QGuiApplication.clipboard().text()
    assert panel.basis.isReadOnly()


def test_a_calculator_follows_the_draft(desk: Desk) -> None:
    panel = desk.open("tool-allowance", full())
    assert panel.percent.text() == "99.9"
    desk.session.apply("Change", edits.set_value("sections.levels.metrics.up.target", pct("99")))
    desk.wait(lambda: "7 h 12 min" in panel.outcome.headline)
    assert panel.percent.text() == "99"


def test_what_the_owner_typed_stays_when_the_draft_changes(desk: Desk) -> None:
    panel = desk.open("tool-allowance", full())
    panel.percent.setText("98")
    desk.session.apply("Change", edits.set_value("sections.levels.metrics.up.target", pct("99")))
    desk.settled(panel)
    assert panel.percent.text() == "98"
    assert "98 % of" in panel.outcome.headline


# allowance


def test_an_allowance_shows_month_quarter_and_year(desk: Desk) -> None:
    panel = desk.open("tool-allowance", full())
    assert panel.outcome.headline.replace("\u00a0", " ") == (
        "99.9 % of June 2027 allows 43 min 12 s of downtime."
    )
    assert [row[0].replace("\u00a0", " ") for row in cells(panel)[:3]] == [
        "June 2027",
        "April 2027 to June 2027",
        "January 2027 to December 2027",
    ]


@pytest.mark.parametrize("typed", ["abc", "101", ""])
def test_what_is_no_percentage_is_said(typed: str, desk: Desk) -> None:
    panel = desk.open("tool-allowance", full())
    panel.percent.setText(typed)
    panel.work()
    assert panel.outcome.tone == "error"
    assert panel.table.isHidden()


def test_any_percentage_round_the_clock(desk: Desk) -> None:
    panel = desk.open("tool-allowance", Agreement(id="sla", title="SLA"))
    assert panel.percent.text() == "99.9"
    panel.aim("gone")
    desk.settled(panel)
    assert panel.outcome.rows


def test_a_downtime_is_told_as_a_percentage(desk: Desk) -> None:
    panel = desk.open("tool-allowance", full())
    panel.down.setText("43 min")
    desk.settled(panel)
    assert panel.outcome.headline.replace("\u00a0", " ") == (
        "43 minutes of downtime in June 2027 is 99.90046 %."
    )
    assert cells(panel)[2][2] == "99.99182 %"


def test_the_month_starts_with_the_term(desk: Desk) -> None:
    term = TermSection(id="term", title="Term", start=dt.date(2028, 2, 1))
    panel = desk.open("tool-allowance", sla(uptime(), term))
    assert "February" in panel.outcome.headline


def test_an_unknown_zone_is_one_sentence(desk: Desk) -> None:
    panel = desk.open("tool-allowance", sla(uptime(), zone="Mars/Base"))
    assert "is not a time zone" in panel.outcome.headline


# small numbers


def test_a_share_of_few_cases(desk: Desk) -> None:
    panel = desk.open("tool-few-cases", full())
    assert (panel.percent.text(), panel.cases.text()) == ("95", "30")
    assert panel.outcome.headline == "95 % of 30 cases allows 1 miss."
    panel.percent.setText("99")
    desk.settled(panel)
    assert panel.outcome.headline == "99 % of 30 cases allows no miss."
    assert panel.outcome.tone == "warning"
    for typed in ("0", "1.5", "x"):
        panel.cases.setText(typed)
        panel.work()
        assert panel.outcome.tone == "error"


def test_small_numbers_follow_the_metric_a_link_stands_at(desk: Desk) -> None:
    panel = desk.open("tool-few-cases", full())
    panel.aim("score")
    desk.settled(panel)
    assert panel.percent.text() == "92"
    desk.session.apply("Change", edits.set_value("sections.levels.metrics.score.target", pct("80")))
    desk.settled(panel)
    assert panel.percent.text() == "80"


def test_a_low_share_is_better_where_the_metric_says_so(desk: Desk) -> None:
    low = Metric(id="m", name="Wrong", measure="quality", direction="lower", target=pct("100"))
    strict = Metric(id="n", name="All", measure="quality", strict=True, target=pct("100"))
    panel = desk.open("tool-few-cases", sla([low, strict]))
    assert "allows 30 misses" in panel.outcome.headline
    panel.aim("n")
    desk.settled(panel)
    assert ("30", "cannot be kept", "96.67 %") in cells(panel)


# chain


def test_links_are_held_against_the_promise(desk: Desk) -> None:
    panel = desk.open("tool-chain", full())
    assert panel.outcome.tone == "error"
    assert ("Host", "99.5 %") in cells(panel)
    panel.aim("p1")
    desk.settled(panel)
    assert panel.outcome.headline == "P1: the steps take 5 h by the clock, promised 4 h."
    panel.aim("nothing")
    desk.settled(panel)


def test_links_of_ones_own(desk: Desk) -> None:
    panel = desk.open("tool-chain", sla(uptime()))
    assert panel.outcome.headline.startswith("Nothing stands behind")
    panel.links.setText("99.9; 99.9; 99.9")
    desk.settled(panel)
    assert "99.7003 %" in panel.outcome.headline
    assert panel.outcome.tone == ""
    panel.promise.setText("99.9 %")
    desk.settled(panel)
    assert panel.outcome.tone == "error"
    assert "3 links would need 99.967 % each." in panel.outcome.lines
    panel.joint.set_value("side")
    desk.settled(panel)
    assert ("All together", "99.9999999 %") in cells(panel)
    panel.links.setText("101")
    panel.work()
    assert panel.outcome.tone == "error"


def test_steps_without_a_promise(desk: Desk) -> None:
    behind = SuppliersSection(
        id="s",
        title="S",
        supporting=(SupportingAgreement(id="d", title="Desk", handling=lasting(5)),),
    )
    panel = desk.open("tool-chain", sla(uptime(), priorities(priority("P1")), behind))
    assert panel.outcome.headline == "P1: the steps take 5 h by the clock."
    assert panel.outcome.tone == ""


def test_links_that_keep_the_promise(desk: Desk) -> None:
    behind = SuppliersSection(
        id="s",
        title="S",
        suppliers=(Supplier(id="h", name="Host", availability=pct("99.99"), serial=True),),
    )
    assert desk.open("tool-chain", sla(uptime(), behind)).outcome.tone == "good"


# past results


def test_past_results_are_typed_or_loaded(desk: Desk, tmp_path: Path) -> None:
    panel = desk.open("tool-baseline", sample("office-cleaning"))
    assert panel.outcome.headline.endswith("would have been met in 4 of 8.")
    path = tmp_path / "past.csv"
    path.write_text("value\n95\n96", encoding="utf-8")
    panel.load_file(str(path))
    desk.settled(panel)
    assert panel.values.text() == "95; 96"
    assert panel.outcome.tone == "good"
    path.write_text("value\nx", encoding="utf-8")
    panel.load_file(str(path))
    assert "Line 2" in panel.outcome.headline
    panel.load_file(str(tmp_path / "gone.csv"))
    assert panel.outcome.tone == "error"
    panel.values.setText("1; y")
    panel.work()
    assert "“y” is not a number" in panel.outcome.headline.replace(" y", "y")


def test_a_metric_without_levels_gets_a_suggestion(desk: Desk) -> None:
    panel = desk.open("tool-baseline", sla(Metric(id="m", name="Score")))
    assert panel.outcome.headline.startswith("Type past results")
    panel.values.setText("1; 3")
    desk.settled(panel)
    assert panel.outcome.headline == "“Score”: the past supports a target of 2."
    assert cells(panel)[0][2] == "no level set"


def test_past_results_follow_the_draft_until_they_are_typed(desk: Desk) -> None:
    panel = desk.open("tool-baseline", sample("office-cleaning"))
    path = "sections.levels.metrics.inspection.baseline.values"
    desk.session.apply("Change", edits.set_value(path, (Decimal(99),)))
    desk.settled(panel)
    assert panel.values.text() == "99"
    panel.aim("spills")
    assert panel.values.text() == ""


def test_files_are_asked_for_without_stopping_the_program(desk: Desk) -> None:
    for kind in ("tool-baseline", "tool-verdict"):
        panel = desk.open(kind, full())
        panel.load_button.click()
        dialog = panel.findChild(QFileDialog)
        assert dialog is not None
        dialog.reject()


# exposure


def test_the_worst_month_is_told_with_its_ladder(desk: Desk) -> None:
    panel = desk.open("tool-exposure", full())
    assert "Worst month: €600.00" in panel.outcome.headline
    assert cells(panel)[0] == ("0 to 99 %", "30\u00a0%", "€300.00")
    panel.aim("score")
    desk.settled(panel)
    assert panel.chosen.value() == "t score"
    assert panel.outcome.tone == ""


def test_gaps_and_single_results_stand_in_the_table(desk: Desk) -> None:
    rows = tiers(("99.5", "99.8", "10"), (None, "99", "30"))
    panel = desk.open("tool-exposure", sla(uptime(), credits(schedule("up", tiers=rows)), fee()))
    shown = [row[:2] for row in cells(panel)]
    assert ("99 to 99.5 %", "Gap: no tier holds these results") in shown
    assert panel.outcome.tone == "warning"


def test_a_ladder_without_end_is_drawn_to_its_last_step(desk: Desk) -> None:
    defects = Metric(
        id="up", name="Defects", direction="lower", target=Quantity(value=Decimal(2), unit="faults")
    )
    rows = tiers(("2", "5", "5"), ("5", None, "10"))
    panel = desk.open("tool-exposure", sla(defects, credits(schedule("up", tiers=rows))))
    assert cells(panel)[-1][0] == "over 5 faults"
    assert panel.picture.isVisible()


def test_no_credits_have_no_ladder(desk: Desk) -> None:
    panel = desk.open("tool-exposure", sla(uptime()))
    assert panel.picture.isHidden()
    assert not panel.chosen.isEnabled()
    panel.aim("up")


# follow-up


def test_leads_and_follow_up(desk: Desk) -> None:
    panel = desk.open("tool-follow-up", sample("sales-marketing"))
    assert panel.outcome.tone == "error"
    assert ("Leads that the goal needs", "275") in cells(panel)
    assert "no goal of leads" in desk.open("tool-follow-up", full()).outcome.headline


# verdict


def test_the_example_month_has_three_verdicts(desk: Desk) -> None:
    panel = desk.open("tool-verdict", full())
    panel.sample_button.click()
    desk.settled(panel)
    rows = {row[0]: row for row in cells(panel)}
    assert rows["Uptime"][3:5] == ("99.90046 %", "met")
    assert rows["Answer"][4] == "met"
    other = "Uptime if: minutes accessible out of all minutes, so maintenance counts as down"
    assert rows[other][4] == "missed"
    assert panel.outcome.picture_says


def test_events_are_typed(desk: Desk) -> None:
    panel = desk.open("tool-verdict", full())
    panel.add_button.click()
    assert QApplication.focusWidget() is panel.events
    desk.settled(panel)
    assert panel.outcome.tone == "good"  # a row just begun is no event yet
    for column, text in ((2, "2027-06-05T10:00"), (3, "2027-06-05T11:00")):
        panel.events.item(0, column).setText(text)
    desk.settled(panel)
    assert "1 of 2" not in panel.outcome.headline
    assert panel.outcome.headline == "0 of 1 metrics with a result kept; credits €100.00."
    panel.events.item(0, 3).setText("2027-06-05T09:00")
    desk.settled(panel)
    assert "Line 1: the end comes before the start." in panel.outcome.headline
    QTest.keyClick(panel.events, Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    desk.settled(panel)
    assert panel.outcome.tone == "good"
    QTest.keyClick(panel.events, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert panel.events.rowCount() == 1
    QTest.keyClick(panel.events, Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.focusWidget() is not panel.events


def test_events_of_a_file_join_those_typed(desk: Desk, tmp_path: Path) -> None:
    panel = desk.open("tool-verdict", full())
    path = tmp_path / "june.csv"
    path.write_text("kind,start,end\noutage,2027-06-05T10:00,2027-06-05T11:00", encoding="utf-8")
    panel.load_file(str(path))
    desk.settled(panel)
    assert "€100.00" in panel.outcome.headline
    assert panel.file_label.text() == "with june.csv"
    panel.drop_button.click()
    desk.settled(panel)
    assert "€0.00" in panel.outcome.headline
    assert panel.drop_button.isHidden()
    path.write_text("kind,start\nflood,x", encoding="utf-8")
    panel.load_file(str(path))
    desk.settled(panel)
    assert "Line 2: “flood” is no kind of event" in panel.outcome.headline
    panel.load_file(str(tmp_path))
    assert panel.outcome.tone == "error"


def test_other_results_are_typed_beside_the_events(desk: Desk) -> None:
    panel = desk.open("tool-verdict", full())
    assert [row[1] for row in panel.results.lines()] == [("score", "")]
    panel.results.item(0, 1).setText("85 %")
    desk.settled(panel)
    rows = {row[0]: row for row in cells(panel)}
    assert rows["Score"][3:] == ("85 %", "missed", "€300.00")
    panel.results.add(("gone", "1"))
    desk.settled(panel)
    assert "there is no metric “gone”" in panel.outcome.headline


def test_earlier_months_and_repeated_failure_are_told(desk: Desk) -> None:
    panel = desk.open("tool-verdict", sample("managed-it-support"))
    panel.sample_button.click()
    desk.settled(panel)
    assert "in a row" in text_of(panel)


# the window


def test_one_calculator_of_each_kind_is_open_at_most(desk: Desk) -> None:
    window = QWidget()
    tools = Tools(desk.session, window, lambda: dt.date(2027, 6, 10))
    first = tools.show("tool-allowance")
    assert tools.show("tool-allowance", "up") is first
    assert not first.isModal()
    first.close()
    settle()
    again = tools.show("tool-allowance")
    assert shiboken6.isValid(again)
    tools.close()
    window.deleteLater()
    settle()
    assert not shiboken6.isValid(again)


def test_every_kind_has_its_command() -> None:
    known = {command.id for command in commands()}
    assert {*KINDS} == {*panels()}
    assert {*KINDS} <= known


def test_a_fault_in_the_work_is_no_result(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    panel = desk.open("tool-follow-up", full())
    before = panel.outcome

    def broken() -> Outcome:
        raise AttributeError("inside")

    monkeypatch.setattr(panel, "job", lambda _agreement: broken)
    with desk.caught() as faults:
        panel.work()
        desk.wait(lambda: bool(faults))
    assert "inside" in str(faults[0][1])
    assert panel.outcome is before
