"""B07: maintenance out of the way, announced, capped."""

from typing import Any

import pytest

from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.quantities import WEEKDAYS, DayKind, TimeSpan
from sla_desktop.domain.sections import HoursSection, MaintenanceSection, Section, ServicesSection
from sla_desktop.domain.services import CriticalPeriod, MaintenanceWindow, Service
from tests.checks.crosscheck_builders import (
    always,
    day,
    faults,
    hours,
    make,
    meaning,
    only,
    opening,
    sec,
    severities,
    time,
)

SATURDAY: tuple[DayKind, ...] = ("sat",)


def upkeep(start: int = 22, end: int = 24, **fields: Any) -> MaintenanceSection:
    """Two hours of Saturday night with a cap and three business days of notice."""
    days = fields.pop("days", SATURDAY)
    window = MaintenanceWindow(
        id="w", name="Night", days=days, hours=TimeSpan(start=start * 60, end=end * 60)
    )
    plain: dict[str, Any] = {"windows": (window,), "cap": time("4 h"), "notice": time("3 bd")}
    return sec(MaintenanceSection, **{**plain, **fields})


def planned(section: MaintenanceSection, *more: Section) -> Agreement:
    return make(section, *(more or (hours(),)))


def busy(**fields: Any) -> HoursSection:
    return hours(always(), critical_periods=(CriticalPeriod(id="c", name="Sale", **fields),))


def test_sound_maintenance_is_quiet() -> None:
    assert faults("B07", planned(upkeep())) == []
    assert faults("B07", planned(upkeep(none=True, cap=None))) == []
    assert faults("B07", planned(sec(MaintenanceSection, emergency="at once"))) == []


@pytest.mark.parametrize(
    ("notice", "found"),
    [
        ("47 h", ["warning"]),
        ("48 h", []),
        ("1 bd", ["warning"]),
        ("2 bd", []),
        ("1 day", ["warning"]),
    ],
)
def test_48_hours_of_notice(notice: str, found: list[str]) -> None:
    assert severities("B07", planned(upkeep(notice=time(notice)))) == found


def test_it_reckons_a_business_day_at_its_shortest() -> None:
    fault = only("B07", planned(upkeep(notice=time("1 bd"))))
    assert fault.worked == ("Notice: 1 business day", "Shortest by the clock: 24 h", "24 h < 48 h")


def test_windows_without_a_cap() -> None:
    fault = only("B07", planned(upkeep(cap=None)))
    assert (fault.field, fault.numbers) == ("maintenance.cap", ("2 h",))


@pytest.mark.parametrize(("start", "found"), [(16, ["warning"]), (17, []), (20, [])])
def test_windows_lie_outside_the_hours_of_service(start: int, found: list[str]) -> None:
    assert severities("B07", planned(upkeep(start, 22, days=WEEKDAYS[:5]))) == found


def test_it_says_where_they_meet() -> None:
    fault = only("B07", planned(upkeep(16, 22, days=WEEKDAYS[:5])))
    assert fault.message == (
        "The maintenance window “Night” lies in the hours “Office” for 5 h a week, first on Monday "
        "16:00: move it."
    )
    assert fault.field == "maintenance.windows.w.hours"
    assert "In both: Monday 16:00 to Monday 17:00" in fault.worked


def test_a_service_round_the_clock_has_no_hours_to_keep_clear() -> None:
    assert faults("B07", planned(upkeep(9, 12), hours(always()))) == []
    assert faults("B07", planned(upkeep(9, 12), sec(HoursSection))) == []
    assert faults("B07", planned(upkeep(9, 12, days=WEEKDAYS[:5]), hours(), meaning("all"))) == []


def test_the_hours_of_a_service_go_before_those_of_support() -> None:
    late = opening("late", 18, 23)
    service = sec(ServicesSection, services=(Service(id="s", name="Shop", calendar="late"),))
    at_work = upkeep(10, 12, days=WEEKDAYS[:5])
    assert faults("B07", planned(at_work, hours(opening(), late), service)) == []
    at_night = upkeep(19, 20, days=WEEKDAYS[:5])
    assert len(faults("B07", planned(at_night, hours(opening(), late), service))) == 1


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({"days": ("sat",), "hours": TimeSpan(start=23 * 60, end=24 * 60)}, ["warning"]),
        ({"days": ("sat",), "hours": TimeSpan(start=0, end=22 * 60)}, []),
        ({"start": day("2027-11-22"), "end": day("2027-11-26")}, []),
        ({"start": day("2027-11-22"), "end": day("2027-11-27")}, ["warning"]),
        ({}, ["warning"]),
    ],
)
def test_critical_periods_stay_clear(fields: dict[str, Any], found: list[str]) -> None:
    assert severities("B07", planned(upkeep(), busy(**fields))) == found


def test_a_window_without_a_name() -> None:
    window = MaintenanceWindow(id="w", days=SATURDAY, hours=TimeSpan(start=0, end=1440))
    found = only("B07", planned(upkeep(windows=(window,)), busy()))
    assert found.message.startswith("A maintenance window lies in the critical period “Sale”")
