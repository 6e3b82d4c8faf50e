"""Agreements and events for the tests of the simulators."""

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any
from zoneinfo import ZoneInfo

from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.calendars import Band, ServiceCalendar
from sla_desktop.domain.credits import CreditSchedule, CreditTier
from sla_desktop.domain.metrics import AvailabilityDefinition, Metric, Treatment
from sla_desktop.domain.protection import Fee
from sla_desktop.domain.quantities import Clock, Duration, Money, Percent, Range, TimeSpan, TimeUnit
from sla_desktop.domain.sections import (
    AvailabilitySection,
    ChargesSection,
    CreditsSection,
    HoursSection,
    LevelsSection,
    MaintenanceSection,
    PrioritiesSection,
    Section,
)
from sla_desktop.domain.support import Priority, PriorityTimes
from sla_desktop.simulate.events import Maintenance, Outage, Ticket

ZONE = "Europe/Berlin"
JUNE = dt.date(2027, 6, 1)


def made(kind: Any, plain: dict[str, Any], more: dict[str, Any]) -> Any:
    """A value with some plain fields, each of which may be given otherwise."""
    return kind(**{**plain, **more})


def at(
    day: int, hour: int = 0, minute: int = 0, *, month: int = 6, year: int = 2027
) -> dt.datetime:
    """A moment of June 2027 in Berlin."""
    return dt.datetime(year, month, day, hour, minute, tzinfo=ZoneInfo(ZONE))


def outage(start: dt.datetime, minutes: float, **more: Any) -> Outage:
    return Outage(start, start + dt.timedelta(minutes=minutes), **more)


def works(start: dt.datetime, minutes: float, **more: Any) -> Maintenance:
    return Maintenance(start, start + dt.timedelta(minutes=minutes), **more)


def ticket(reported: dt.datetime, answer: float | None, fix: float | None, **more: Any) -> Ticket:
    """A ticket answered and fixed so many minutes after it was reported."""
    ends = [None if m is None else reported + dt.timedelta(minutes=m) for m in (answer, fix)]
    return Ticket(reported, ends[0], ends[1], **more)


def pct(value: str) -> Percent:
    return Percent(value=Decimal(value))


def lasting(value: str | int, unit: TimeUnit = "h", clock: Clock = "clock") -> Duration:
    return Duration(value=Decimal(value), unit=unit, clock=clock)


def eur(value: str) -> Money:
    return Money(amount=Decimal(value), currency="EUR")


def office(**more: Any) -> ServiceCalendar:
    """Monday to Friday, nine to five."""
    week = Band(
        id="week",
        days=("mon", "tue", "wed", "thu", "fri"),
        hours=TimeSpan(start=540, end=1020),
    )
    return made(ServiceCalendar, {"id": "office", "name": "Office hours", "bands": (week,)}, more)


def uptime(**more: Any) -> Metric:
    plain: dict[str, Any] = {
        "id": "up",
        "name": "Uptime",
        "measure": "availability",
        "target": pct("99.9"),
    }
    return made(Metric, plain, more)


def definition(pair: tuple[bool, bool] | None = None, **more: Any) -> AvailabilitySection:
    """How availability counts; the pair says whether maintenance is in the base and is down."""
    treatments = (
        (Treatment(id="m", name="M", in_base=pair[0], in_down=pair[1], maintenance=True),)
        if pair
        else ()
    )
    one = AvailabilityDefinition(id="d", treatments=treatments, **more)
    return AvailabilitySection(id="availability", title="Availability", definitions=(one,))


def maintenance(**more: Any) -> MaintenanceSection:
    return MaintenanceSection(id="maintenance", title="Maintenance", **more)


def hours(*calendars: ServiceCalendar) -> HoursSection:
    return HoursSection(id="hours", title="Hours", calendars=calendars)


def priority(name: str, **more: Any) -> Priority:
    """A priority with one row of times."""
    calendar = more.pop("calendar", "")
    times = more.pop("times", None) or (PriorityTimes(id="t", **more),)
    return Priority(id=name.lower(), name=name, times=times, calendar=calendar)


def priorities(*rows: Priority) -> PrioritiesSection:
    return PrioritiesSection(id="priorities", title="Priorities", priorities=rows)


def tiers(*rows: tuple[str | None, str | None, str]) -> tuple[CreditTier, ...]:
    """Ladders in percent: from, to, credit."""
    return tuple(
        CreditTier(
            id=f"t{at}",
            range=Range(
                low=None if low is None else Decimal(low),
                high=None if high is None else Decimal(high),
            ),
            credit=pct(credit),
        )
        for at, (low, high, credit) in enumerate(rows)
    )


def schedule(*metrics: str, **more: Any) -> CreditSchedule:
    plain: dict[str, Any] = {"id": "s", "metrics": metrics, "model": "percent-tiers"}
    return made(CreditSchedule, plain, more)


def credits(*schedules: CreditSchedule, **more: Any) -> CreditsSection:
    return CreditsSection(id="credits", title="Credits", schedules=schedules, **more)


def fee(amount: str = "1000.00", **more: Any) -> ChargesSection:
    one = Fee(id="fee", name="Monthly fee", amount=eur(amount), **more)
    return ChargesSection(id="charges", title="Charges", fees=(one,))


def sla(metrics: Metric | Sequence[Metric], *sections: Section, **more: Any) -> Agreement:
    rows = (metrics,) if isinstance(metrics, Metric) else tuple(metrics)
    levels = LevelsSection(id="levels", title="Levels", metrics=rows)
    plain: dict[str, Any] = {"id": "sla", "title": "SLA", "zone": ZONE}
    return made(Agreement, {**plain, "sections": (*sections, levels)}, more)


def percent(up: Fraction | int, of: Fraction | int) -> Fraction:
    return Fraction(100) * up / of
