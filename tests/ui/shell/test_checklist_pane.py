"""The checklist: cards that stay, ways to mend, and the way from finding to field."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from sla_desktop.app.standing import group_of
from sla_desktop.checks.finding import Finding, Fix, Severity, Status
from sla_desktop.checks.judge import Checklist, ElementStatus
from sla_desktop.domain import edits
from sla_desktop.domain.sections import CreditsSection
from sla_desktop.ui.checklist import ChecklistPane
from sla_desktop.ui.finding_card import FindingCard, headline
from sla_desktop.ui.main_window import MainWindow
from tests.ui.shell.bench import Bench, settle
from tests.ui.shell.drafts import sample

Key = Qt.Key


def finding(
    check: str = "B01",
    severity: Severity = "error",
    status: Status = "contradiction",
    *,
    section: str = "term",
    field: str = "term.start",
    message: str = "Two dates differ: choose one.",
    fix: Fix | None = None,
    numbers: tuple[str, ...] = (),
) -> Finding:
    return Finding(
        id=check,
        severity=severity,
        status=status,
        section=section,
        field=field,
        message=message,
        objects=(field,),
        numbers=numbers,
        fix=fix,
    )


def show(window: MainWindow, *findings: Finding) -> None:
    """A checklist of just these, as if the rules had found them."""
    statuses: dict[str, ElementStatus] = {"A06": "complete", "A03": "missing"}
    made = Checklist(profile="source", findings=findings, statuses=statuses, score=10)
    window.judgement.judged.emit(made)


def cards(pane: ChecklistPane) -> list[FindingCard]:
    return [card for part in pane.groups.values() for card in part.cards.values()]


def only_card(pane: ChecklistPane) -> FindingCard:
    (card,) = cards(pane)
    return card


def shown_text(card: FindingCard) -> str:
    return "\n".join(label.text() for label in card.findChildren(QLabel) if not label.isHidden())


def click(card: FindingCard, text: str) -> None:
    button = next(b for b in card.findChildren(QPushButton) if b.text() == text)
    assert not button.isHidden()
    button.click()


def name_in_use() -> str:
    used = QApplication.focusWidget()
    return used.accessibleName() if used is not None else ""


# what is shown


def test_findings_stand_in_their_groups_with_counts(window: MainWindow) -> None:
    show(
        window,
        finding("B01"),
        finding("B02", "warning"),
        finding("A05", "warning", "missing", section="purpose", field="purpose.statement"),
        finding("B04", "information"),
        finding("B05", "error", "kept"),
    )
    pane = window.checklist
    assert {group: part.heading.text() for group, part in pane.groups.items()} == {
        "error": "Errors (1)",
        "warning": "Warnings (1)",
        "missing": "Missing (1)",
        "information": "For information (1)",
        "kept": "Kept with a reason (1)",
    }
    assert [card.accessibleName() for card in cards(pane)] == [
        "Error: Two dates differ: choose one.",
        "Warning: Two dates differ: choose one.",
        "Missing: Two dates differ: choose one.",
    ]
    assert "1 error · 1 warning · 1 missing" in window.status.words
    pane.groups["kept"].heading.click()
    assert cards(pane)[-1].accessibleName().startswith("Kept: ")


def test_an_empty_checklist_says_so(window: MainWindow) -> None:
    show(window)
    assert all(part.isHidden() for part in window.checklist.groups.values())
    assert "Nothing to mend" in window.status.words


def test_cards_stay_while_the_owner_types(bench: Bench) -> None:
    window = bench.open(sample())
    before = {id(card) for card in cards(window.checklist)}
    window.session.apply("Title", edits.set_value("title", "Other"))
    window.session.apply("Term", edits.set_value("term.open_ended", True))
    window.judgement.judge_now()
    after = {id(card) for card in cards(window.checklist)}
    assert len(after) > 20
    assert len(after - before) <= 2


def test_a_card_keeps_its_place_and_keys_when_its_words_change(window: MainWindow) -> None:
    show(window, finding("B01"), finding("B02", message="99 days."))
    card = cards(window.checklist)[1]
    card.setFocus()
    show(window, finding("B01"), finding("B02", message="98 days.", numbers=("98",)))
    assert cards(window.checklist)[1] is card
    assert card.accessibleName() == "Error: 98 days."
    assert QApplication.focusWidget() is card


def test_a_card_that_goes_leaves_the_keys_to_its_group(window: MainWindow) -> None:
    show(window, finding("B01"), finding("B02"))
    cards(window.checklist)[1].setFocus()
    show(window, finding("B01"))
    assert QApplication.focusWidget() is window.checklist.groups["error"].heading


def test_findings_that_are_found_again_can_still_be_acted_on(window: MainWindow) -> None:
    gone_to: list[object] = []
    window.checklist.go_wanted.connect(gone_to.append)
    show(window, finding("B01"), finding("B02"))
    show(window, finding("B01"), finding("B02"))
    click(cards(window.checklist)[1], "Go to")
    assert gone_to == [finding("B02")]
    assert cards(window.checklist)[1].property("current")


def many(count: int) -> list[Finding]:
    return [finding(f"B{at:02}", message=f"Fault {at}.") for at in range(1, count + 1)]


def test_of_many_findings_the_next_are_shown_on_demand(window: MainWindow) -> None:
    show(window, *many(70))
    group = window.checklist.groups["error"]
    assert group.heading.text() == "Errors (70)"
    assert (len(group.cards), group.more.text()) == (30, "Show 30 more of 40")
    group.more.click()
    assert (len(group.cards), group.more.text()) == (60, "Show 10 more of 10")
    group.more.click()
    assert len(group.cards) == 70
    assert group.more.isHidden()
    last = [*group.cards.values()][-1]
    assert last.accessibleName() == "Error: Fault 70."
    assert last.isVisibleTo(group)


def test_the_filter_finds_what_stands_far_down(window: MainWindow) -> None:
    show(window, *many(70))
    window.checklist.filter.setText("fault 69")
    assert only_card(window.checklist).accessibleName() == "Error: Fault 69."


def test_f8_goes_on_to_what_stands_far_down(window: MainWindow) -> None:
    show(window, *many(40))
    QTest.keyClick(window, Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    (current,) = [card for card in cards(window.checklist) if card.property("current")]
    assert current.accessibleName() == "Error: Fault 40."


def test_cards_follow_a_new_order(window: MainWindow) -> None:
    show(window, finding("B01"), finding("B02"))
    first, second = cards(window.checklist)
    show(window, finding("B02"), finding("B01"))
    column = window.checklist.groups["error"].column
    assert [column.indexOf(second), column.indexOf(first)] == [0, 1]


def test_two_findings_of_one_field_have_a_card_each(window: MainWindow) -> None:
    show(window, finding(message="One."), finding(message="Two."))
    assert [card.shown.finding.message for card in cards(window.checklist)] == ["One.", "Two."]


@pytest.mark.parametrize(
    ("message", "parts"),
    [
        ("No date: enter it.", ("No date", "Enter it.")),
        ("“Hours: at night” are open: close them.", ("“Hours: at night” are open", "Close them.")),
        ("From 08:00 on.", ("From 08:00 on.", "")),
        ("", ("", "")),
    ],
)
def test_a_message_is_parted_into_what_is_wrong_and_what_to_do(
    message: str, parts: tuple[str, str]
) -> None:
    assert headline(message) == parts


def test_user_text_in_a_finding_is_shown_as_it_is(window: MainWindow) -> None:
    show(window, finding(message="“<b>x</b> & y” is open."))
    assert "<b>x</b> & y" in only_card(window.checklist).accessibleName()


def test_why_it_matters_is_told_on_demand(window: MainWindow) -> None:
    show(window, finding("A06", "warning", "missing"))
    card = only_card(window.checklist)
    told = card.findChildren(QLabel)
    before = [label.text() for label in told if not label.isHidden()]
    click(card, "Why?")
    after = [label.text() for label in told if not label.isHidden()]
    assert len(after) == len(before) + 1
    assert any("Example: " in text for text in after)
    click(card, "Why?")
    assert [label.text() for label in told if not label.isHidden()] == before


def test_the_reckoning_of_a_check_is_one_click_away(window: MainWindow) -> None:
    worked = replace(finding(), worked=("Fix: 240 min", "240 min > 43.2 min"))
    show(window, worked)
    card = only_card(window.checklist)
    assert "240 min > 43.2 min" not in shown_text(card)
    click(card, "Why?")
    assert "Fix: 240 min\n240 min > 43.2 min" in shown_text(card)
    show(window, replace(worked, worked=("250 min > 43.2 min",)))
    assert "250 min > 43.2 min" in shown_text(only_card(window.checklist))
    show(window, replace(worked, worked=()))
    assert "43.2" not in shown_text(only_card(window.checklist))


def test_the_filter_leaves_what_has_the_words(window: MainWindow) -> None:
    pane = window.checklist
    show(window, finding(message="The notice is short."), finding(message="No date."))
    pane.filter.setText("NOTICE short")
    assert messages(pane) == ["The notice is short."]
    pane.filter.setText("term")
    assert messages(pane) == ["The notice is short.", "No date."]


def messages(pane: ChecklistPane) -> list[str]:
    return [card.shown.finding.message for card in cards(pane)]


def test_only_this_section_follows_the_page(window: MainWindow) -> None:
    pane = window.checklist
    show(
        window,
        finding(message="Here."),
        finding(section="purpose", field="purpose.statement", message="There."),
    )
    pane.here.setChecked(True)
    assert messages(pane) == ["Here."]
    window.pages.show_section("purpose")
    assert messages(pane) == ["There."]


# getting there


def test_go_to_puts_the_cursor_on_the_field(window: MainWindow) -> None:
    show(window, finding(section="purpose", field="purpose.statement"))
    click(only_card(window.checklist), "Go to")
    assert window.pages.section_id == "purpose"
    assert name_in_use() == "Purpose"


def test_enter_on_a_card_goes_to_the_field(window: MainWindow) -> None:
    show(window, finding(section="purpose", field="purpose.statement"))
    card = only_card(window.checklist)
    card.setFocus()
    QTest.keyClick(card, Key.Key_Return)
    assert window.pages.section_id == "purpose"


def test_arrows_go_from_card_to_card(window: MainWindow) -> None:
    show(window, finding("B01"), finding("B02"), finding("B03", "warning"))
    first, second, third = cards(window.checklist)
    first.setFocus()
    for expected in (second, third, third):
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, Key.Key_Down)
        assert QApplication.focusWidget() is expected
    QTest.keyClick(third, Key.Key_Up)
    assert QApplication.focusWidget() is second


def test_f8_goes_round_what_stands(window: MainWindow) -> None:
    show(
        window,
        finding("B01", section="purpose", field="purpose.statement"),
        finding("B02", "warning", section="exclusions", field="exclusions.exclusions"),
        finding("B03", "information", section="more", field="more.wording"),
    )
    places: list[str] = []
    for _ in range(3):
        QTest.keyClick(window, Key.Key_F8)
        places.append(window.pages.section_id)
    QTest.keyClick(window, Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    places.append(window.pages.section_id)
    assert places == ["purpose", "exclusions", "purpose", "exclusions"]


def test_f8_with_nothing_to_mend_does_nothing(window: MainWindow) -> None:
    show(window)
    QTest.keyClick(window, Key.Key_F8)
    assert window.pages.section_id == "term"


def test_a_finding_of_a_missing_section_adds_it(window: MainWindow) -> None:
    show(window, finding("A39", "error", "missing", section="", field="credits.schedules"))
    card = only_card(window.checklist)
    assert card.accessibleDescription() == "Service credits"
    click(card, "Add section")
    assert any(isinstance(s, CreditsSection) for s in window.session.agreement.sections)
    assert window.pages.section_id == "credits"


def test_a_finding_of_the_whole_agreement_goes_to_its_page(window: MainWindow) -> None:
    show(window, finding("A02", section="", field="title"))
    card = only_card(window.checklist)
    assert card.accessibleDescription() == "Agreement"
    click(card, "Go to")
    assert window.pages.section_id == ""
    assert name_in_use() == "Title"


def test_the_finding_stands_at_its_field(window: MainWindow) -> None:
    page = window.pages.page
    assert page is not None
    field = next(f for f in page.form.fields if f.path == "sections.term.start")
    show(window, finding(message="No start."))
    settle()
    said = [label.text() for label in field.findChildren(QLabel) if label.isVisibleTo(field)]
    assert "No start." in said
    show(window)
    said = [label.text() for label in field.findChildren(QLabel) if label.isVisibleTo(field)]
    assert "No start." not in said


# mending


def test_a_fix_is_one_step_that_can_be_undone(window: MainWindow) -> None:
    fix = Fix("Make it open-ended", edits.set_value("term.open_ended", True))
    show(window, finding(fix=fix))
    before = window.session.agreement
    click(only_card(window.checklist), "Make it open-ended")
    assert window.session.agreement != before
    assert window.commands["undo"].text() == "&Undo: Make it open-ended"
    window.undo()
    assert window.session.agreement == before


def test_a_finding_is_kept_with_a_reason_and_let_go_again(bench: Bench) -> None:
    window = bench.open(sample())
    pane = window.checklist
    card = next(iter(pane.groups["warning"].cards.values()))
    kept = card.shown.finding
    click(card, "Keep, because …")
    assert QApplication.focusWidget() is card.reason
    QTest.keyClick(card.reason, Key.Key_Return)
    assert window.session.agreement.waivers == ()  # a reason is wanted
    QTest.keyClicks(card.reason, "Agreed by mail")
    QTest.keyClick(card.reason, Key.Key_Return)
    assert [waiver.reason for waiver in window.session.agreement.waivers] == ["Agreed by mail"]
    window.judgement.judge_now()
    settle()
    pane.groups["kept"].heading.click()
    again = next(iter(pane.groups["kept"].cards.values()))
    assert (again.shown.finding.id, again.shown.finding.field) == (kept.id, kept.field)
    click(again, "Do not keep")
    window.judgement.judge_now()
    assert window.session.agreement.waivers == ()
    assert pane.groups["kept"].isHidden()


def test_escape_leaves_the_reason(window: MainWindow) -> None:
    show(window, finding())
    card = only_card(window.checklist)
    click(card, "Keep, because …")
    QTest.keyClick(card.reason, Key.Key_Escape)
    assert QApplication.focusWidget() is card
    assert window.session.agreement.waivers == ()


def test_another_profile_is_an_edit(window: MainWindow) -> None:
    profile = window.checklist.profile
    profile.setFocus()
    profile.setCurrentIndex(-1)
    QTest.keyClicks(profile, "Cloud")
    profile.activated.emit(profile.currentIndex())
    assert window.session.agreement.profile == "cloud"
    window.judgement.judge_now()
    assert profile.currentText() == "Cloud and hosting"
    window.undo()
    assert window.session.agreement.profile == ""


def test_read_only_offers_only_the_way_there(bench: Bench) -> None:
    window = bench.open(read_only=True)
    for card in cards(window.checklist):
        texts = {b.text() for b in card.findChildren(QPushButton) if b.isVisibleTo(card)}
        assert texts <= {"Go to", "Add section", "Why?"}
    assert not window.checklist.profile.isEnabled()


def test_groups_agree_with_the_command_line(bench: Bench) -> None:
    window = bench.open(sample())
    checklist = window.judgement.checklist
    assert checklist is not None
    errors = [f for f in checklist.findings if group_of(f) == "error"]
    assert len(errors) == checklist.errors
    assert len(window.checklist.groups["error"].cards) == checklist.errors
