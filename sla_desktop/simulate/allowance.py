"""How long a service may be down: the allowance of an availability, with its basis.

The agreement's own definition decides. With availability A, window T and planned maintenance X
(each minute once): T·(1−A) where maintenance is only left out of the down time, (T−X)·(1−A) where
it leaves the base as well, T·(1−A)−X where it counts as down. A negative allowance means that the
promise cannot be kept.
"""

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Literal

from msgspec import Struct

from sla_desktop.domain import show, worktime
from sla_desktop.domain.agreement import Agreement, calendar, first, sections_of
from sla_desktop.domain.calendars import Band, ServiceCalendar
from sla_desktop.domain.metrics import AvailabilityDefinition, Metric
from sla_desktop.domain.quantities import Duration
from sla_desktop.domain.sections import AvailabilitySection, MaintenanceSection
from sla_desktop.simulate.term import Window

Counting = Literal["left-out", "taken-off", "down"]
_AVERAGE_MONTH = Fraction(36525, 1200)  # days
_DAY = 86_400


class Basis(Struct, frozen=True):
    """What an allowance is reckoned from: seconds of the window and of the maintenance in it."""

    window: Window
    total: int
    maintenance: Fraction
    counting: Counting


class Allowance(Struct, frozen=True):
    """The seconds a service may be down in one window."""

    basis: Basis
    seconds: Fraction


def allowed(percent: Decimal, basis: Basis) -> Fraction:
    """Seconds of outage at which `percent` is just kept."""
    share = 1 - Fraction(percent) / 100
    if basis.counting == "taken-off":
        return share * max(Fraction(0), basis.total - basis.maintenance)
    return share * basis.total - (basis.maintenance if basis.counting == "down" else 0)


def seconds_of(down: Duration) -> Fraction:
    """A downtime in seconds of the clock; months and years are average ones."""
    return Fraction(down.value * worktime.SECONDS_IN[down.unit])


def kept_at(down: Fraction, basis: Basis) -> Fraction | None:
    """The availability in percent that so many seconds of outage leave; None without a base."""
    taken = basis.maintenance if basis.counting == "taken-off" else 0
    lost = down + (basis.maintenance if basis.counting == "down" else 0)
    base = basis.total - taken
    return 100 * (base - lost) / base if base > 0 else None


def plain_basis(hours: ServiceCalendar | None, window: Window, zone: str) -> Basis:
    """A window in some hours (None: every second), without maintenance."""
    return Basis(window, _total(hours, zone, window), Fraction(0), "left-out")


def worked(percent: Decimal, basis: Basis, zone: str, hours: ServiceCalendar | None) -> list[str]:
    """An allowance with its basis, line by line; rounded down to the second."""
    window, seconds = basis.window, allowed(percent, basis)
    of = "all hours" if hours is None else f"the hours of “{hours.name}”"
    days = f"{window.days} day" + ("s" if window.days != 1 else "")
    lines = [f"{window.name}, {days} in {zone}: {of} are {clock_text(basis.total)}."]
    change = basis.total - window.days * _DAY
    if hours is None and change:
        longer = "longer" if change > 0 else "shorter"
        lines.append(f"A clock change makes it {clock_text(abs(change))} {longer}.")
    if basis.maintenance and basis.counting != "left-out":
        taken = {"down": "counts as down time", "taken-off": "is taken off the base"}
        lines.append(
            f"Maintenance of {clock_text(basis.maintenance)} {taken[basis.counting]}, as agreed."
        )
    exact = show.decimal_text(Decimal(round(seconds * 10**9)).scaleb(-9))
    lines.append(
        f"At {show.decimal_text(percent)} % it may be down {clock_text(seconds)} "
        f"(exactly {exact} s)."
    )
    if seconds < 0:
        lines.append("The maintenance alone is more than that: the promise cannot be kept.")
    return lines


def extremes(percent: Decimal, bases: Iterable[Basis]) -> tuple[Allowance, Allowance] | None:
    """The smallest and the largest allowance; windows without service time do not count."""
    each = [Allowance(basis, allowed(percent, basis)) for basis in bases if basis.total]
    if not each:
        return None
    return min(each, key=_seconds), max(each, key=_seconds)


def _seconds(one: Allowance) -> Fraction:
    return one.seconds


def clock_text(seconds: Fraction | int) -> str:
    """ "3 h 05 min 09 s", "43 min 12 s", "4 h": rounded down to the second."""
    whole = int(abs(seconds))
    if not whole:
        return "0 s"
    parts = [(whole // 3600, "h"), (whole // 60 % 60, "min"), (whole % 60, "s")]
    while not parts[0][0]:
        parts.pop(0)
    while not parts[-1][0]:
        parts.pop()
    texts = [
        f"{value:02d} {unit}" if at else f"{value} {unit}" for at, (value, unit) in enumerate(parts)
    ]
    return ("−" if seconds < 0 else "") + " ".join(texts)


def definition_of(agreement: Agreement, metric: Metric) -> AvailabilityDefinition | None:
    """The availability definition a metric uses: the one it names, or the only one there is."""
    known = [d for s in sections_of(agreement, AvailabilitySection) for d in s.definitions]
    if not metric.availability and len(known) == 1:
        return known[0]
    return next((d for d in known if d.id == metric.availability), None)


def bases(
    agreement: Agreement, metric: Metric, over: Iterable[Window], zone: str
) -> tuple[Basis, ...]:
    """The basis of the metric's allowance in each window, by the agreement's own definition."""
    definition = definition_of(agreement, metric)
    base = base_calendar(agreement, definition)
    section = first(agreement, MaintenanceSection)
    counting = counting_of(definition, section)
    return tuple(
        Basis(
            window=window,
            total=_total(base, zone, window),
            maintenance=planned(section, calendar(agreement), base, zone, window),
            counting=counting,
        )
        for window in over
    )


def base_calendar(
    agreement: Agreement, definition: AvailabilityDefinition | None
) -> ServiceCalendar | None:
    """The calendar whose minutes are the base; None for all minutes.

    Where the calendar it names is not there, no minute counts.
    """
    if definition is None or definition.base != "service":
        return None
    return calendar(agreement, definition.calendar) or ServiceCalendar(id="none", name="")


def counting_of(
    definition: AvailabilityDefinition | None, section: MaintenanceSection | None
) -> Counting:
    """How planned maintenance counts; left out of the down time where nothing is said."""
    treatments = definition.treatments if definition else ()
    pair = next(((t.in_base, t.in_down) for t in treatments if t.maintenance), None)
    pairs: dict[tuple[bool | None, bool | None], Counting] = {
        (True, True): "down",
        (True, False): "left-out",
        (False, False): "taken-off",
    }
    if pair in pairs:
        return pairs[pair]
    return "down" if section and section.counts_as_downtime else "left-out"


def planned(
    section: MaintenanceSection | None,
    default: ServiceCalendar | None,
    base: ServiceCalendar | None,
    zone: str,
    window: Window,
) -> Fraction:
    """Seconds of planned maintenance at most: the cap, else all agreed hours within the base."""
    if section is None:
        return Fraction(0)
    if section.cap is not None:
        return monthly_cap(section) * months_in(window)
    if not section.windows:
        return Fraction(0)
    return Fraction(window_seconds(section, default, base, zone, window))


def monthly_cap(section: MaintenanceSection) -> Fraction:
    """The cap on maintenance in seconds a month, 0 where there is none."""
    return seconds_of(section.cap) if section.cap else Fraction(0)


def window_seconds(
    section: MaintenanceSection,
    default: ServiceCalendar | None,
    base: ServiceCalendar | None,
    zone: str,
    window: Window,
) -> int:
    """Seconds of the agreed maintenance hours in a window, each once, within the base."""
    agreed = agreed_hours(section, default)
    return _shared(agreed, base, zone, window.first, window.last)


def agreed_hours(section: MaintenanceSection, default: ServiceCalendar | None) -> ServiceCalendar:
    """The hours agreed for maintenance as a calendar with the holidays of the default one."""
    return ServiceCalendar(
        id="maintenance",
        name="Maintenance",
        bands=tuple(Band(id=w.id, days=w.days, hours=w.hours) for w in section.windows),
        holidays=default.holidays if default else None,
        open_on_holidays=False,
    )


@lru_cache(maxsize=1024)
def _shared(
    agreed: ServiceCalendar,
    base: ServiceCalendar | None,
    zone: str,
    start: dt.date,
    end: dt.date,
) -> int:
    if base is None:
        return worktime.service_seconds(agreed, zone, start, end)
    return worktime.shared_seconds(base, agreed, zone, start, end)


def _total(base: ServiceCalendar | None, zone: str, window: Window) -> int:
    start, end = window.first, window.last
    if (start.day, start.year, start.month) == (1, end.year, end.month) and end.day > 27:
        return worktime.month_seconds(base, zone, start.year, start.month)
    return worktime.service_seconds(base, zone, start, end)


def months_in(window: Window) -> Fraction:
    """Months of a window: whole ones counted, days as parts of an average month."""
    if window.first.day == 1 and (window.last + dt.timedelta(days=1)).day == 1:
        years = window.last.year - window.first.year
        return Fraction(years * 12 + window.last.month - window.first.month + 1)
    return Fraction(window.days) / _AVERAGE_MONTH
