"""The time limits of tickets: those of their priority and band, or those on the metric's card."""

import datetime as dt
from collections.abc import Callable
from fractions import Fraction
from typing import NamedTuple

from msgspec import Struct

from sla_desktop.domain.agreement import Agreement, calendar, calendars, priorities
from sla_desktop.domain.calendars import ServiceCalendar, day_kind
from sla_desktop.domain.metrics import Metric
from sla_desktop.domain.quantities import DAY_KINDS, DayKind, Duration, Measure
from sla_desktop.domain.support import Priority, PriorityTimes
from sla_desktop.domain.worktime import zone_info
from sla_desktop.simulate.events import Ticket
from sla_desktop.simulate.opening import Late, elapsed_in, lateness


class Limit(Struct, frozen=True):
    """What one case must keep: the target, the minimum where it differs, and in which hours."""

    priority: str
    target: Duration
    minimum: Duration | None
    hours: ServiceCalendar | None
    share: Fraction | None  # of the priority's cases, in percent
    late: Late  # over the target
    late_minimum: Late
    elapsed: Callable[[int, int], Fraction]  # in the unit of the target


class _Bands(NamedTuple):
    """Bands of one calendar: minutes of each kind of day with the id of their band."""

    hours: ServiceCalendar
    zone: dt.tzinfo
    on: dict[DayKind, list[tuple[int, int, str]]]


class Limits:
    """Finds the limit of each ticket; each kind of limit is laid out once."""

    def __init__(self, agreement: Agreement, metric: Metric, first: dt.date, last: dt.date) -> None:
        self._agreement = agreement
        self._metric = metric
        self._reach = (first, last)
        self._priorities = {one.id: one for one in priorities(agreement)}
        self._known: dict[tuple[str, str], Limit | None] = {}
        self._own_band = self._laid_out({metric.band})
        self._bands = {
            one.id: self._laid_out({times.band for times in one.times} - {""})
            for one in self._priorities.values()
        }
        self.from_card = not metric.by_priority and isinstance(
            metric.target or metric.minimum, Duration
        )

    def of(self, ticket: Ticket) -> Limit | None:
        """The limit of a ticket; None where the agreement promises nothing for it."""
        priority = self._priorities.get(ticket.priority)
        if self._metric.band and self._band(ticket.reported, self._own_band) is None:
            return None
        if self.from_card:
            return self._made(ticket.priority, "")
        if priority is None:
            return None
        bands = self._bands[priority.id]
        return self._made(priority.id, (self._band(ticket.reported, bands) or "") if bands else "")

    def _band(self, reported: dt.datetime, wanted: tuple[_Bands, ...]) -> str | None:
        """The band of those wanted in which a report came in."""
        for bands in wanted:
            local = reported.astimezone(bands.zone)
            minute = local.hour * 60 + local.minute
            for start, end, name in bands.on[day_kind(bands.hours, local.date())]:
                if start <= minute < end:
                    return name
        return None

    def _laid_out(self, wanted: set[str]) -> tuple[_Bands, ...]:
        """The bands wanted by day, calendar by calendar."""
        return tuple(
            _Bands(
                hours=hours,
                zone=zone_info(hours.zone or self._agreement.zone),
                on={
                    day: [(*part, b.id) for b in bands if day in b.days for part in b.parts()]
                    for day in DAY_KINDS
                },
            )
            for hours in calendars(self._agreement)
            if (bands := [band for band in hours.bands if band.id in wanted])
        )

    def _made(self, priority_id: str, band: str) -> Limit | None:
        key = (priority_id, band)
        if key not in self._known:
            self._known[key] = self._new(priority_id, band)
        return self._known[key]

    def _new(self, priority_id: str, band: str) -> Limit | None:
        priority = self._priorities.get(priority_id)
        pair = self._of_card() if self.from_card else self._of_priority(priority, band)
        if pair is None:
            return None
        target, minimum, share = pair
        hours = self._hours(priority)
        zone, (first, last) = self._agreement.zone, self._reach
        late = lateness(target, hours, zone, first, last)
        return Limit(
            priority=priority_id,
            target=target,
            minimum=minimum,
            hours=hours,
            share=share,
            late=late,
            late_minimum=lateness(minimum, hours, zone, first, last) if minimum else late,
            elapsed=elapsed_in(target, hours, zone, first, last),
        )

    def _of_card(self) -> tuple[Duration, Duration | None, Fraction | None] | None:
        target, minimum = _length(self._metric.target), _length(self._metric.minimum)
        main = target or minimum
        return (main, minimum, None) if main else None

    def _of_priority(
        self, priority: Priority | None, band: str
    ) -> tuple[Duration, Duration | None, Fraction | None] | None:
        known = priority.times if priority else ()
        times = next((t for t in known if t.band == band and t.booked), None)
        if times is None:
            return None
        target, minimum = self._times(times)
        main = target or minimum
        share = Fraction(times.share.value) if times.share else None
        return (main, minimum, share) if main else None

    def _times(self, times: PriorityTimes) -> tuple[Duration | None, Duration | None]:
        if self._metric.measure == "response":
            return times.response, times.response_minimum
        if times.no_resolution:
            return None, None
        return times.resolution, times.resolution_minimum

    def _hours(self, priority: Priority | None) -> ServiceCalendar | None:
        """The hours in which business time runs: of the metric's clock, the priority, the first."""
        named = self._metric.clock.calendar if self._metric.clock else ""
        if not named and priority:
            named = priority.calendar
        return calendar(self._agreement, named) or calendar(self._agreement)


def _length(level: Measure | None) -> Duration | None:
    return level if isinstance(level, Duration) else None
