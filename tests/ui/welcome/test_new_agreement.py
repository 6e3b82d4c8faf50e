"""From the gallery to a new agreement: a few questions, by keys alone, nothing asked twice."""

import errno

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from sla_desktop.app.firm import FIRM_FILE, Firm, keep_firm, load_firm
from sla_desktop.app.starting import Promise, QuickStart
from sla_desktop.catalogue.templates import TemplateField, templates
from sla_desktop.domain import paths
from sla_desktop.domain.agreement import Agreement
from sla_desktop.ui.new_agreement import NewAgreement
from sla_desktop.ui.quick_start import ChoiceStep, FirmStep, LineStep, QuickStartPage
from sla_desktop.ui.welcome import WelcomeWindow
from tests.storage.faults import failing
from tests.ui.welcome.bench import Bench, inputs, name_of, rich_labels, settle, tabbed, unnamed

Key = Qt.Key
FIRM = Firm(name="Alder IT Services Ltd")


@pytest.fixture
def window(bench: Bench) -> WelcomeWindow:
    window = bench.open()
    window.show_gallery()
    return window


def flow(window: WelcomeWindow) -> NewAgreement:
    assert window.new is not None
    return window.new


def asked(window: WelcomeWindow) -> QuickStartPage:
    page = flow(window).questions
    assert page is not None
    return page


def begin(window: WelcomeWindow, template_id: str = "T02") -> QuickStartPage:
    gallery = flow(window).gallery
    for row in range(gallery.list.count()):
        gallery.list.setCurrentRow(row)
        if gallery.template is not None and gallery.template.id == template_id:
            break
    gallery.use.click()
    settle()
    return asked(window)


def press(window: WelcomeWindow, qtbot: QtBot, key: Qt.Key) -> None:
    focused = window.focusWidget()
    assert focused is not None
    qtbot.keyClick(focused, key)
    settle()


def type_in(window: WelcomeWindow, qtbot: QtBot, text: str) -> None:
    focused = window.focusWidget()
    assert focused is not None
    qtbot.keyClicks(focused, text)


def made(bench: Bench) -> Agreement:
    (agreement_id,) = bench.opened
    return bench.library.load(agreement_id, read_only=True).agreement


def line(page: QuickStartPage) -> LineStep:
    assert isinstance(page.step, LineStep)
    return page.step


def test_the_gallery_tells_what_a_template_gives(window: WelcomeWindow) -> None:
    gallery = flow(window).gallery
    assert window.focusWidget() is gallery.list
    assert gallery.template is not None
    gallery.search.setText("monitoring backup")
    assert [gallery.list.item(at).text() for at in range(gallery.list.count())] == [
        "IT services",
        "Managed IT support",
    ]
    gallery.search.setText("blank")
    assert gallery.template is not None
    assert gallery.template.id == ""
    gallery.search.setText("zeppelin")
    assert gallery.template is None
    assert not gallery.use.isEnabled()


def test_search_arrows_and_enter_choose_a_template(window: WelcomeWindow, qtbot: QtBot) -> None:
    gallery = flow(window).gallery
    qtbot.keyClicks(gallery.search, "agreement")
    first = gallery.template
    qtbot.keyClick(gallery.search, Key.Key_Down)
    second = gallery.template
    assert first is not second
    qtbot.keyClick(gallery.search, Key.Key_Return)
    assert asked(window).quick.template is second


def test_a_whole_agreement_by_keys_alone(window: WelcomeWindow, bench: Bench, qtbot: QtBot) -> None:
    qtbot.keySequence(window, QKeySequence.StandardKey.Find)
    type_in(window, qtbot, "managed it")
    press(window, qtbot, Key.Key_Return)
    assert isinstance(asked(window).step, ChoiceStep)
    press(window, qtbot, Key.Key_Return)  # provider
    assert isinstance(asked(window).step, FirmStep)
    type_in(window, qtbot, "Alder IT Services Ltd")
    assert asked(window).so_far.words["Provider"] == "Alder IT Services Ltd"
    press(window, qtbot, Key.Key_Return)
    for text in ("Parkview Dental LLP", "2027-03-01", "24 months", "35", "2480", "09:00-17:00"):
        line(asked(window)).asked.line.clear()
        type_in(window, qtbot, text)
        press(window, qtbot, Key.Key_Return)
    words = asked(window).so_far.words
    assert words["Customer"] == "Parkview Dental LLP"
    assert words["First day of the services"].replace("\u00a0", " ") == "1 March 2027"
    assert asked(window).next.text() == "Create agreement"
    press(window, qtbot, Key.Key_Return)
    agreement = made(bench)
    assert agreement.own_side == "provider"
    assert paths.value_at(agreement, "parties.parties.customer.name") == "Parkview Dental LLP"
    assert paths.value_at(agreement, "workload.limits.users.expected") == 35
    (entry,) = bench.library.list()
    assert entry.score is not None
    assert load_firm(bench.library.folder) == FIRM
    assert window.windowTitle() == "Welcome — SLA Desktop"


def test_the_firm_is_asked_only_once(window: WelcomeWindow, bench: Bench) -> None:
    keep_firm(bench.library.folder, FIRM)
    page = begin(window)
    assert isinstance(page.step, ChoiceStep)
    page.step.take_keys()
    page.quick.choose_side("customer")
    page.go_on()
    assert line(page).asked.line.accessibleName() == "Full legal name of the provider"
    assert page.so_far.words["Customer"] == FIRM.name


def test_what_does_not_fit_is_said_at_once_and_enter_stays(
    window: WelcomeWindow, bench: Bench, qtbot: QtBot
) -> None:
    keep_firm(bench.library.folder, FIRM)
    page = begin(window)
    press(window, qtbot, Key.Key_Return)
    press(window, qtbot, Key.Key_Return)  # the other name stays open
    type_in(window, qtbot, "next spring")
    assert "is not a date" in line(page).asked.problem
    press(window, qtbot, Key.Key_Return)
    assert line(page).asked.text == "next spring"
    assert page.so_far.words["First day of the services"] == "Not said yet"
    page.skip.click()
    assert paths.value_at(made(bench), "term.start") is None


def test_back_keeps_the_answers_and_leads_to_the_gallery(
    window: WelcomeWindow, bench: Bench, qtbot: QtBot
) -> None:
    keep_firm(bench.library.folder, FIRM)
    page = begin(window)
    press(window, qtbot, Key.Key_Return)
    type_in(window, qtbot, "Parkview")
    press(window, qtbot, Key.Key_Return)
    page.back.click()
    assert line(page).asked.text == "Parkview"
    press(window, qtbot, Key.Key_Escape)
    assert isinstance(page.step, ChoiceStep)
    assert page.step.value == "provider"
    press(window, qtbot, Key.Key_Escape)
    assert flow(window).questions is None
    press(window, qtbot, Key.Key_Escape)
    assert window.windowTitle() == "Welcome — SLA Desktop"


def test_everything_can_be_skipped_from_the_first_question(
    window: WelcomeWindow, bench: Bench
) -> None:
    begin(window).skip.click()
    assert made(bench).template == "T02"


def test_a_firm_typed_and_then_skipped_is_kept(
    window: WelcomeWindow, bench: Bench, qtbot: QtBot
) -> None:
    page = begin(window)
    press(window, qtbot, Key.Key_Return)
    type_in(window, qtbot, "Alder IT Services Ltd")
    page.skip.click()
    assert load_firm(bench.library.folder) == FIRM
    assert paths.value_at(made(bench), "parties.parties.provider.name") == FIRM.name


def test_an_address_that_is_none_is_said(window: WelcomeWindow, qtbot: QtBot) -> None:
    page = begin(window)
    press(window, qtbot, Key.Key_Return)
    assert isinstance(page.step, FirmStep)
    email = page.step.form.line("email")
    qtbot.keyClicks(email.line, "office@alder")
    assert "e-mail address" in email.problem
    page.go_on()
    assert isinstance(page.step, FirmStep)
    qtbot.keyClicks(email.line, ".example")
    assert email.problem == ""
    page.go_on()
    assert isinstance(page.step, LineStep)


def test_the_blank_agreement_asks_for_its_name_too(
    window: WelcomeWindow, bench: Bench, qtbot: QtBot
) -> None:
    keep_firm(bench.library.folder, FIRM)
    page = begin(window, "")
    press(window, qtbot, Key.Key_Return)
    press(window, qtbot, Key.Key_Return)
    line(page).asked.line.clear()
    type_in(window, qtbot, "Care of the garden")
    page.skip.click()
    assert made(bench).title == "Care of the garden"


def test_a_full_disk_is_said_and_the_answers_stay(
    window: WelcomeWindow, bench: Bench, qtbot: QtBot
) -> None:
    page = begin(window)
    press(window, qtbot, Key.Key_Return)
    type_in(window, qtbot, "Alder IT Services Ltd")
    bench.ops.always("write", failing(errno.ENOSPC))
    page.skip.click()
    assert "disk is full" in window.notice.words
    assert bench.opened == []
    assert page.quick.firm == FIRM
    bench.ops.disarm()
    page.skip.click()
    assert len(bench.opened) == 1


def test_a_firm_that_cannot_be_kept_is_said_and_filled_in_all_the_same(
    window: WelcomeWindow, bench: Bench, qtbot: QtBot
) -> None:
    page = begin(window)
    press(window, qtbot, Key.Key_Return)
    type_in(window, qtbot, "Alder IT Services Ltd")
    (bench.library.folder / FIRM_FILE).mkdir(parents=True)
    page.go_on()
    assert FIRM_FILE in window.notice.words
    assert isinstance(page.step, LineStep)
    page.skip.click()
    assert paths.value_at(made(bench), "parties.parties.provider.name") == FIRM.name


def test_escape_from_outside_the_question_goes_back_too(window: WelcomeWindow) -> None:
    page = begin(window)
    page.go_on()
    flow(window).step_back()
    assert isinstance(page.step, ChoiceStep)
    flow(window).step_back()
    assert flow(window).questions is None


def test_a_damaged_firm_is_said_and_asked_again(window: WelcomeWindow, bench: Bench) -> None:
    bench.library.folder.mkdir(parents=True, exist_ok=True)
    (bench.library.folder / FIRM_FILE).write_bytes(b"{")
    begin(window)
    assert FIRM_FILE in window.notice.words


def test_every_question_has_named_inputs_that_tab_reaches(
    window: WelcomeWindow, qtbot: QtBot
) -> None:
    page = begin(window)
    for _ in range(4):
        assert unnamed(page) == []
        assert rich_labels(page) == []
        reached = tabbed(window)
        assert set(inputs(page)) <= set(reached)
        assert [name_of(one) for one in reached][-3:] == ["Next", "Skip the rest", "Back"]
        page.focus()
        press(window, qtbot, Key.Key_Return)


def test_a_question_with_few_answers_is_answered_by_a_button(qtbot: QtBot, bench: Bench) -> None:
    asked_for = TemplateField(
        "renews", "Does it renew by itself?", "yes-no", "yes", ("term.renews",), quick=True
    )
    template = replace(templates()["T02"], fields=(asked_for,))
    page = QuickStartPage(QuickStart(template, FIRM))
    qtbot.addWidget(page)
    page.show()
    page.go_on()
    assert isinstance(page.step, ChoiceStep)
    with qtbot.waitSignal(page.finished):
        page.step.findChildren(QPushButton)[1].click()
    assert page.so_far.words["Does it renew by itself?"] == "no"
    assert paths.value_at(page.quick.trial(), "term.renews") is False


def test_more_measures_than_fit_are_counted(window: WelcomeWindow) -> None:
    gallery = flow(window).gallery
    gallery.show_promises(tuple(Promise(f"Metric {at}", "") for at in range(15)))
    settle()
    texts = [label.text() for label in gallery.findChildren(QLabel) if not label.isHidden()]
    assert "and 3 more" in texts
    assert texts.count("you set it") == 12
