"""Allowances by the agreement's own definition, exact, and shown rounded down."""

import datetime as dt
from decimal import Decimal
from fractions import Fraction
from typing import Any, Literal

import pytest

from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.calendars import Band, ServiceCalendar
from sla_desktop.domain.metrics import AvailabilityDefinition, Metric, Treatment
from sla_desktop.domain.quantities import Duration, MeasureWindow, TimeSpan
from sla_desktop.domain.sections import (
    AvailabilitySection,
    HoursSection,
    MaintenanceSection,
    Section,
)
from sla_desktop.domain.services import MaintenanceWindow
from sla_desktop.simulate.allowance import (
    Basis,
    allowed,
    bases,
    clock_text,
    extremes,
    kept_at,
    plain_basis,
    worked,
)
from sla_desktop.simulate.term import Window, windows

MINUTE = 60
JUNE = Window(dt.date(2027, 6, 1), dt.date(2027, 6, 30), "June 2027")
FOUR_HOURS = Duration(value=Decimal(4), unit="h")


def basis(days: int) -> Basis:
    window = Window(dt.date(2027, 1, 1), dt.date(2027, 1, 1) + dt.timedelta(days=days - 1), "")
    return Basis(window, days * 86_400, Fraction(0), "left-out")


def month(
    *sections: Section,
    base: Literal["all", "service"] | None = None,
    pair: tuple[bool, bool] | None = None,
    window: Window = JUNE,
) -> Basis:
    treatments = (
        (Treatment(id="m", name="M", in_base=pair[0], in_down=pair[1], maintenance=True),)
        if pair
        else ()
    )
    definition = AvailabilityDefinition(id="d", base=base, treatments=treatments)
    agreement = Agreement(
        id="a",
        title="A",
        sections=(
            *sections,
            AvailabilitySection(id="availability", title="Availability", definitions=(definition,)),
        ),
    )
    return bases(agreement, Metric(id="up", name="Uptime"), [window], "Europe/Berlin")[0]


def maintenance(**values: Any) -> MaintenanceSection:
    return MaintenanceSection(id="maintenance", title="Maintenance", **values)


@pytest.mark.parametrize(
    ("percent", "days", "text"),
    [
        ("99.9", 30, "43 min 12 s"),
        ("99.99", 31, "4 min 27 s"),
        ("99.95", 28, "20 min 09 s"),
        ("99", 30, "7 h 12 min"),
        ("99.9", 365, "8 h 45 min 36 s"),
        ("99.999", 1, "0 s"),
        ("98.75", 30, "9 h"),
        ("99.9999", 365, "31 s"),
    ],
)
def test_an_allowance_is_shown_rounded_down_to_the_second(
    percent: str, days: int, text: str
) -> None:
    assert clock_text(allowed(Decimal(percent), basis(days))) == text


def test_an_allowance_below_nothing_keeps_its_sign() -> None:
    assert clock_text(Fraction(-11808)) == "−3 h 16 min 48 s"
    assert clock_text(Fraction(-1, 2)) == "0 s"


def test_maintenance_left_out_of_the_down_time_changes_nothing() -> None:
    section = maintenance(cap=FOUR_HOURS)
    assert allowed(Decimal("99.9"), month(section, pair=(True, False))) == Fraction("43.2") * MINUTE


def test_maintenance_taken_off_makes_the_base_smaller() -> None:
    section = maintenance(cap=FOUR_HOURS)
    found = allowed(Decimal("99.9"), month(section, pair=(False, False)))
    assert found == Fraction("42.96") * MINUTE


def test_maintenance_that_counts_as_down_uses_up_the_allowance() -> None:
    section = maintenance(cap=FOUR_HOURS)
    found = allowed(Decimal("99.9"), month(section, pair=(True, True)))
    assert found == Fraction("-196.8") * MINUTE
    said = month(maintenance(cap=FOUR_HOURS, counts_as_downtime=True))
    assert said.counting == "down"


def test_what_is_not_said_or_cannot_be_counts_as_left_out() -> None:
    assert month().counting == "left-out"
    assert month(maintenance(cap=FOUR_HOURS)).counting == "left-out"
    assert month(pair=(False, True)).counting == "left-out"
    assert month(maintenance()).maintenance == 0


def test_service_hours_as_base_count_only_themselves() -> None:
    office = ServiceCalendar(
        id="office",
        name="Office",
        bands=(
            Band(
                id="b",
                days=("mon", "tue", "wed", "thu", "fri"),
                hours=TimeSpan(start=540, end=1020),
            ),
        ),
    )
    nights = MaintenanceWindow(id="w", days=("mon",), hours=TimeSpan(start=16 * 60, end=7 * 60))
    hours = HoursSection(id="hours", title="Hours", calendars=(office,))
    found = month(hours, maintenance(windows=(nights,)), base="service")
    assert found.total == 22 * 8 * 3600
    assert found.maintenance == 4 * 3600  # four Mondays, 16:00 to 17:00
    whole = month(hours, maintenance(windows=(nights,)), base="all")
    assert whole.maintenance == 4 * 15 * 3600


def test_a_cap_counts_for_each_month_of_the_window() -> None:
    quarter = Window(dt.date(2027, 4, 1), dt.date(2027, 6, 30), "")
    week = Window(dt.date(2027, 4, 5), dt.date(2027, 4, 11), "")
    section = maintenance(cap=FOUR_HOURS)
    assert month(section, window=quarter).maintenance == 12 * 3600
    assert month(section, window=week).maintenance == Fraction(4 * 3600 * 7 * 1200, 36525)


def test_the_definition_that_the_metric_names_is_used() -> None:
    agreement = Agreement(
        id="a",
        title="A",
        sections=(
            AvailabilitySection(
                id="availability",
                title="Availability",
                definitions=(
                    AvailabilityDefinition(id="one", base="all"),
                    AvailabilityDefinition(
                        id="two",
                        base="all",
                        treatments=(
                            Treatment(id="c", name="Customer", in_base=True, in_down=False),
                            Treatment(
                                id="m", name="M", in_base=True, in_down=True, maintenance=True
                            ),
                        ),
                    ),
                ),
            ),
        ),
    )
    named = Metric(id="up", name="Uptime", availability="two")
    assert bases(agreement, named, [JUNE], "UTC")[0].counting == "down"
    unnamed = Metric(id="up", name="Uptime")
    assert bases(agreement, unnamed, [JUNE], "UTC")[0].counting == "left-out"


def test_the_shortest_and_the_longest_month_are_found() -> None:
    months = tuple(dt.date(2027, m, 1) for m in range(1, 13))
    agreement = Agreement(id="a", title="A")
    over = windows(months, MeasureWindow())
    each = bases(agreement, Metric(id="up", name="Uptime"), over, "Europe/Berlin")
    found = extremes(Decimal("99.9"), each)
    assert found is not None
    least, most = found
    assert (least.basis.window.first.month, clock_text(least.seconds)) == (2, "40 min 19 s")
    assert (most.basis.window.first.month, most.basis.total) == (10, 44_700 * MINUTE)
    assert extremes(Decimal("99.9"), []) is None


def test_an_outage_told_as_availability() -> None:
    section = maintenance(cap=FOUR_HOURS)
    down = Fraction(43 * MINUTE)
    assert kept_at(down, month(section, pair=(True, False))) == Fraction(100 * 43_157, 43_200)
    assert kept_at(down, month(section, pair=(False, False))) == Fraction(100 * 42_917, 42_960)
    assert kept_at(down, month(section, pair=(True, True))) == Fraction(100 * 42_917, 43_200)
    empty = Basis(JUNE, 0, Fraction(0), "left-out")
    assert kept_at(down, empty) is None


def said(percent: str, basis: Basis, hours: ServiceCalendar | None = None) -> str:
    return " ".join(worked(Decimal(percent), basis, "Europe/Berlin", hours))


def test_an_allowance_is_worked_out_with_its_basis() -> None:
    june = plain_basis(None, JUNE, "Europe/Berlin")
    assert said("99.9", june) == (
        "June 2027, 30 days in Europe/Berlin: all hours are 720 h. "
        "At 99.9 % it may be down 43 min 12 s (exactly 2,592 s)."
    )
    third = plain_basis(None, Window(JUNE.first, JUNE.first, "1 June"), "Europe/Berlin")
    assert "1 day in" in said("99.99", third)
    assert "8 s (exactly 8.64 s)" in said("99.99", third)


def test_clock_changes_are_told_where_all_hours_count() -> None:
    march = Window(dt.date(2027, 3, 1), dt.date(2027, 3, 31), "March 2027")
    october = Window(dt.date(2027, 10, 1), dt.date(2027, 10, 31), "October 2027")
    assert "makes it 1 h shorter" in said("99.9", plain_basis(None, march, "Europe/Berlin"))
    assert "makes it 1 h longer" in said("99.9", plain_basis(None, october, "Europe/Berlin"))
    week = Band(id="b", days=("mon",), hours=TimeSpan(start=540, end=1020))
    office = ServiceCalendar(id="o", name="Office", bands=(week,))
    text = said("99.9", plain_basis(office, march, "Europe/Berlin"), office)
    assert "the hours of “Office” are 40 h" in text
    assert "clock change" not in text


def test_maintenance_in_an_allowance_is_told_as_it_counts() -> None:
    section = maintenance(cap=FOUR_HOURS)
    assert "4 h is taken off the base" in said("99.9", month(section, pair=(False, False)))
    eaten = said("99.9", month(section, pair=(True, True)))
    assert "4 h counts as down time" in eaten
    assert "the promise cannot be kept" in eaten
    assert "Maintenance" not in said("99.9", month(section, pair=(True, False)))
