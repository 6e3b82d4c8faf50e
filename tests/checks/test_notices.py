"""B51: notices in time."""

import pytest

from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.sections import ChangesSection, MaintenanceSection, SecuritySection
from sla_desktop.domain.services import ChangeNotice
from tests.checks.crosscheck_builders import faults, hours, make, only, sec, severities, time


def told(notice: str, personal: bool | None = True) -> Agreement:
    section = sec(SecuritySection, personal_data=personal, breach_notice=time(notice))
    return make(section, hours())


@pytest.mark.parametrize(
    ("notice", "found"),
    [
        ("24 h", []),
        ("1 day", []),
        ("25 h", ["warning"]),
        ("96 h", ["warning"]),
        ("1 bd", ["warning"]),
    ],
)
def test_a_breach_is_told_within_a_day(notice: str, found: list[str]) -> None:
    assert severities("B51", told(notice)) == found


def test_it_names_the_law_and_the_hours() -> None:
    fault = only("B51", told("72 h"))
    assert "Article 33(2)" in fault.message
    assert fault.worked == ("Notice: 72 hours, by the clock up to 72 h", "72 h > 24 h")
    assert fault.field == "security.breach_notice"


def test_without_personal_data_or_notice_it_is_quiet() -> None:
    assert faults("B51", told("96 h", personal=False)) == []
    assert faults("B51", told("96 h", personal=None)) == []
    assert faults("B51", make(sec(SecuritySection, personal_data=True))) == []


def changed(change: str, window: str, name: str = "New version", none: bool = False) -> Agreement:
    notice = ChangeNotice(id="c", change=name, notice=time(change) if change else None)
    return make(
        sec(ChangesSection, notices=(notice,)),
        sec(MaintenanceSection, notice=time(window), none=none),
        hours(),
    )


@pytest.mark.parametrize(
    ("change", "window", "found"),
    [
        ("2 bd", "3 bd", ["information"]),
        ("3 bd", "3 bd", []),
        ("48 h", "2 bd", []),
        ("", "3 bd", []),
    ],
)
def test_a_change_is_announced_as_early_as_its_window(
    change: str, window: str, found: list[str]
) -> None:
    assert severities("B51", changed(change, window)) == found


def test_urgent_changes_and_no_maintenance_are_left_alone() -> None:
    assert faults("B51", changed("1 h", "3 bd", "Urgent security change")) == []
    assert faults("B51", changed("1 h", "3 bd", none=True)) == []
