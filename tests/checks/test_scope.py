"""B33: in scope and excluded at once, and maintenance that swallows the promise."""

from typing import Any

import pytest

from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.quantities import DayKind, Frequency, Quantity, TimeSpan
from sla_desktop.domain.sections import (
    ComponentsSection,
    ExclusionsSection,
    MaintenanceSection,
    ServicesSection,
)
from sla_desktop.domain.services import (
    Component,
    Exclusion,
    MaintenanceWindow,
    Service,
    ZoneTask,
)
from tests.checks.crosscheck_builders import (
    faults,
    hours,
    levels,
    make,
    meaning,
    only,
    opening,
    pct,
    sec,
    severities,
    time,
    treated,
    uptime,
)


def scope(inside: str, outside: str, kind: str = "", **fields: Any) -> Agreement:
    service = Service(id="in", name=inside, category=kind)
    exclusion = Exclusion(id="out", name=outside, **fields)
    return make(
        sec(ServicesSection, services=(service,)), sec(ExclusionsSection, exclusions=(exclusion,))
    )


@pytest.mark.parametrize(
    ("inside", "outside", "found"),
    [
        ("Access control", "Access control", ["error"]),
        ("The access controls", "access control", ["error"]),
        ("Batteries", "battery", ["error"]),
        ("Switches", "Switch", ["error"]),
        ("Access", "accesses", ["error"]),
        ("windows inside", "outside windows above ground floor", []),
        ("Desk cleaning", "Desk cleaning at weekends", []),
        ("Moving furniture", "Moving furniture over 25 kg", []),
        ("Backup", "Backup of laptops", ["information"]),
        ("Cloud backup service", "Backup", ["information"]),
        ("Backup", "Printers", []),
        ("The", "A", []),
        ("Backup", "", []),
    ],
)
def test_the_same_thing_is_not_in_and_out(inside: str, outside: str, found: list[str]) -> None:
    assert severities("B33", scope(inside, outside)) == found


def test_both_names_are_told() -> None:
    found = only("B33", scope("Access control", "access control"))
    assert found.message == (
        "“Access control” is part of the service and excluded at once: take one out or name the "
        "part that is excluded."
    )
    assert (found.field, found.objects) == ("exclusions.exclusions.out.name", ("out", "in"))


def test_what_exceeds_a_size_is_another_thing() -> None:
    above = Quantity(value=pct("25").value, unit="kg")
    assert faults("B33", scope("Moving furniture", "Moving furniture", above=above)) == []


def test_tasks_and_components_are_in_scope_too() -> None:
    exclusion = sec(
        ExclusionsSection,
        exclusions=(Exclusion(id="a", name="Windows"), Exclusion(id="b", name="Shop")),
    )
    task = ZoneTask(id="t", zone="Office", task="windows", frequency=Frequency())
    inside = sec(ServicesSection, tasks=(task,))
    system = sec(ComponentsSection, components=(Component(id="c", name="shop"),))
    assert severities("B33", make(inside, system, exclusion)) == ["error", "error"]


@pytest.mark.parametrize(
    ("mine", "theirs", "found"),
    [("network", "Network", ["warning"]), ("network", "", []), ("", "", []), ("", "network", [])],
)
def test_kinds_are_compared_where_both_are_given(mine: str, theirs: str, found: list[str]) -> None:
    assert severities("B33", scope("Firewall", "Cabling", mine, category=theirs)) == found


WORKDAYS: tuple[DayKind, ...] = ("mon", "wed", "fri")
NIGHTS = (
    MaintenanceWindow(id="work", days=WORKDAYS, hours=TimeSpan(start=1110, end=420)),
    MaintenanceWindow(id="free", days=("sat", "sun"), hours=TimeSpan(start=1020, end=420)),
)


def maintained(*more: Any, windows: Any = NIGHTS, **fields: Any) -> Agreement:
    section = sec(MaintenanceSection, windows=windows, **fields)
    return make(levels(uptime()), section, *more)


def test_wide_windows_without_a_cap_swallow_the_promise() -> None:
    found = only("B33", maintained())
    assert found.severity == "warning"
    assert found.message == (
        "Maintenance may take 39.0 % of the time “Uptime” is measured in without counting as "
        "downtime: set a cap on its hours."
    )
    assert (found.field, found.numbers) == ("maintenance.cap", ("39.0 %",))


@pytest.mark.parametrize(
    ("cap", "found"), [("4 h", []), ("72 h", []), ("73 h", ["warning"]), ("999 h", ["warning"])]
)
def test_a_cap_holds_them(cap: str, found: list[str]) -> None:
    assert severities("B33", maintained(cap=time(cap))) == found


def test_a_cap_without_windows_counts_alone() -> None:
    assert "10.1 %" in only("B33", maintained(windows=(), cap=time("73 h"))).message
    assert faults("B33", maintained(windows=())) == []


def test_maintenance_that_counts_as_downtime_swallows_nothing() -> None:
    assert faults("B33", maintained(counts_as_downtime=True)) == []
    down = meaning("all", treated("Maintenance", True, True, maintenance=True))
    assert faults("B33", maintained(down)) == []


def test_only_hours_of_the_base_count() -> None:
    office = (hours(), meaning("service"))
    assert faults("B33", maintained(*office)) == []
    day = MaintenanceWindow(id="day", days=("mon",), hours=TimeSpan(start=480, end=720))
    assert faults("B33", maintained(*office, windows=(day,))) == []
    long = MaintenanceWindow(id="day", days=("mon", "tue"), hours=TimeSpan(start=480, end=720))
    assert "15.0 %" in only("B33", maintained(*office, windows=(long,))).message
    closed = (hours(opening(days=())), meaning("service"))
    assert faults("B33", maintained(*closed)) == []


def test_levels_of_one_share_are_one_finding() -> None:
    section = sec(MaintenanceSection, windows=NIGHTS)
    two = levels(uptime(), uptime("99.5", id="second"))
    assert len(faults("B33", make(two, section))) == 1


def test_without_an_availability_nothing_is_swallowed() -> None:
    assert faults("B33", make(sec(MaintenanceSection, windows=NIGHTS))) == []
