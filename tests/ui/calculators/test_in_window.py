"""Calculators from the menu of the main window and from a field."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from sla_desktop.domain import edits
from sla_desktop.domain.sections import FunnelSection, SuppliersSection
from sla_desktop.ui.calculators.links import add_links
from sla_desktop.ui.calculators.panel import Panel
from sla_desktop.ui.calculators.tools import KINDS, ToolLink, panels
from sla_desktop.ui.editors.funnel import funnel
from sla_desktop.ui.editors.governance import suppliers
from sla_desktop.ui.editors.metric_card import metric_details
from sla_desktop.ui.forms.controls import Choice
from sla_desktop.ui.forms.form import Form
from sla_desktop.ui.main_window import MainWindow
from tests.simulate.built import sla, uptime
from tests.ui.calculators.conftest import Desk, settle
from tests.ui.shell.bench import Bench


@pytest.fixture
def bench(qapp: QApplication, tmp_path: Path) -> Iterator[Bench]:
    made = Bench(qapp, tmp_path)
    yield made
    made.close()
    made.look.deleteLater()
    settle()


@pytest.fixture
def window(bench: Bench) -> MainWindow:
    return bench.open(sla([uptime(), uptime(id="m", name="Mail")]))


def open_panels(window: MainWindow) -> list[Panel]:
    settle()
    return [one for one in window.findChildren(Panel) if one.isVisible()]


def test_each_command_opens_its_calculator(window: MainWindow) -> None:
    for number, kind in enumerate(KINDS, 1):
        window.commands[kind].trigger()
        assert len(open_panels(window)) == number


def test_calculators_close_with_the_window(window: MainWindow) -> None:
    panel = window.tools.show("tool-verdict")
    window.close()
    settle()
    assert not shiboken6.isValid(panel)


def test_the_window_goes_on_beside_a_calculator(window: MainWindow) -> None:
    panel = window.tools.show("tool-allowance")
    assert not panel.isModal()
    window.activateWindow()
    window.show_agreement_page()
    assert panel.isVisible()


def test_a_link_at_a_field_turns_to_its_row(window: MainWindow) -> None:
    link = ToolLink("tool-allowance", "m", "What does this mean?")
    link.setParent(window.pages)
    link.show()
    QTest.keyClick(link, Qt.Key.Key_Return)
    (panel,) = open_panels(window)
    assert panel.windowTitle() == "Allowed downtime"
    choice = panel.findChild(Choice)
    assert isinstance(choice, Choice)
    assert choice.value() == "m"


def test_a_link_outside_a_window_does_nothing(desk: Desk) -> None:
    holder = QWidget()
    link = ToolLink("tool-allowance", "m", "What does this mean?")
    link.setParent(holder)
    link.click()
    assert link.accessibleName() == "What does this mean?"
    holder.deleteLater()


def test_links_are_there_while_they_have_something_to_say(window: MainWindow) -> None:
    form = Form(window.session, "sections.levels.metrics.m")
    add_links(
        form,
        ("tool-allowance", "What does this mean?", form.holds("measure", "availability")),
        ("tool-baseline", "Past results", None),
    )
    form.refresh(window.session.agreement)
    assert [stop.accessibleName() for stop in form.stops()] == [
        "What does this mean?",
        "Past results",
    ]
    window.session.apply("Change", edits.set_value("sections.levels.metrics.m.measure", "quality"))
    form.refresh(window.session.agreement)
    assert [stop.accessibleName() for stop in form.stops()] == ["Past results"]
    form.setParent(window.pages)
    (stop,) = form.stops()
    QTest.mouseClick(stop, Qt.MouseButton.LeftButton)
    (panel,) = open_panels(window)
    choice = panel.findChild(Choice)
    assert isinstance(choice, Choice)
    assert choice.value() == "m"


@pytest.mark.parametrize(
    ("base", "build", "kinds"),
    [
        (
            "sections.levels.metrics.m",
            metric_details,
            ["tool-allowance", "tool-baseline", "tool-verdict"],
        ),
        ("sections.suppliers", suppliers, ["tool-chain"]),
        ("sections.funnel", funnel, ["tool-follow-up"]),
    ],
)
def test_links_stand_where_the_numbers_are(
    base: str, build: Callable[[Form], None], kinds: list[str], bench: Bench
) -> None:
    window = bench.open(
        sla(
            uptime(id="m"),
            SuppliersSection(id="suppliers", title="Suppliers"),
            FunnelSection(id="funnel", title="Funnel"),
        )
    )
    form = Form(window.session, base)
    build(form)
    form.refresh(window.session.agreement)
    form.setParent(window.pages)
    links = [one for one in form.findChildren(ToolLink) if not one.isHidden()]
    assert [one.kind for one in links] == kinds
    for link in links:
        link.click()
    assert {type(one) for one in open_panels(window)} == {panels()[kind] for kind in kinds}
