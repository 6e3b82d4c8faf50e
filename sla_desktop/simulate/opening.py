"""The open hours of a calendar on the line of time, and whether a time was kept in them.

Ten thousand tickets ask, so the hours of the whole stretch are laid out once.
"""

import datetime as dt
from bisect import bisect_right
from collections.abc import Callable
from fractions import Fraction
from functools import lru_cache
from itertools import accumulate

from msgspec import Struct

from sla_desktop.domain import worktime
from sla_desktop.domain.calendars import ServiceCalendar
from sla_desktop.domain.quantities import Duration
from sla_desktop.domain.worktime import SECONDS_IN, Span
from sla_desktop.simulate.spans import SECOND, instant, moment, union

Late = Callable[[int, int], bool]  # start and end as points on the line
_ONE_DAY = dt.timedelta(days=1)


class Opening(Struct, frozen=True):
    """Open stretches from one day to another; `before` is the open time up to each start."""

    spans: tuple[Span, ...]
    starts: tuple[int, ...]
    before: tuple[int, ...]
    days: tuple[int, ...]  # midnights of the days that open
    nights: tuple[int, ...]  # midnights after them

    def between(self, start: int, end: int) -> int:
        """Open time from one point to a later one."""
        return self._until(end) - self._until(start)

    def _until(self, point: int) -> int:
        at = bisect_right(self.starts, point) - 1
        if at < 0:
            return 0
        return self.before[at] + min(point, self.spans[at][1]) - self.starts[at]

    def first_open(self, point: int) -> int | None:
        """The point itself where it lies in open time, else the next opening."""
        at = bisect_right(self.starts, point) - 1
        if at >= 0 and point < self.spans[at][1]:
            return point
        return self.starts[at + 1] if at + 1 < len(self.starts) else None


@lru_cache(maxsize=64)
def opening(calendar: ServiceCalendar | None, zone: str, first: dt.date, last: dt.date) -> Opening:
    """The open hours from the start of `first` to the end of `last`; no calendar: all of it."""
    own = worktime.zone_info(calendar.zone if calendar and calendar.zone else zone)
    pairs = worktime.open_instants(calendar, zone, first, last)
    spans = union((moment(start), moment(end)) for start, end in pairs)
    if calendar is None:
        dates = [first + _ONE_DAY * day for day in range((last - first).days + 1)]
    else:
        hours = worktime.open_hours(calendar)
        every = (first + _ONE_DAY * day for day in range((last - first).days + 1))
        dates = [day for day in every if hours.on(day)]
    starts = tuple(start for start, _ in spans)
    lengths = (end - start for start, end in spans)
    return Opening(
        spans=spans,
        starts=starts,
        before=(0, *accumulate(lengths)),
        days=tuple(_midnight(day, own) for day in dates),
        nights=tuple(_midnight(day + _ONE_DAY, own) for day in dates),
    )


def _midnight(day: dt.date, zone: dt.tzinfo) -> int:
    return moment(dt.datetime(day.year, day.month, day.day, tzinfo=zone))


def lateness(
    limit: Duration, calendar: ServiceCalendar | None, zone: str, first: dt.date, last: dt.date
) -> Late:
    """Whether a time from start to end, both between `first` and `last`, is over the limit.

    Without a calendar business time is every minute.
    """
    days = _days(limit, calendar)
    if days is not None:
        return _days_late(limit, days, calendar, zone, opening(calendar, zone, first, last))
    if limit.unit in ("month", "year"):
        return _exactly_late(limit, calendar, zone)
    exact = Fraction(limit.value) * Fraction(SECONDS_IN[limit.unit]) * SECOND
    most = exact.numerator if exact.denominator == 1 else exact  # whole numbers compare faster
    if limit.clock == "clock" or calendar is None:
        return lambda start, end: end - start > most
    hours = opening(calendar, zone, first, last)
    return lambda start, end: hours.between(start, end) > most


def _days(limit: Duration, calendar: ServiceCalendar | None) -> Fraction | None:
    """A limit in business days; None for every other."""
    if limit.clock == "clock" or calendar is None:
        return None
    days = worktime.business_days(limit, calendar)
    return None if days is None else Fraction(days)


def _days_late(
    limit: Duration,
    days: Fraction,
    calendar: ServiceCalendar | None,
    zone: str,
    hours: Opening,
) -> Late:
    """Told from the day alone where it can be; only on the last day the hour decides."""
    exactly = _exactly_late(limit, calendar, zone)
    whole = int(days)
    reach = whole + (whole != days)  # a part of a day may run into the next one

    def late(start: int, end: int) -> bool:
        begin = hours.first_open(start)
        if begin is None:
            return False
        day = bisect_right(hours.days, begin) - 1
        if day + whole >= len(hours.days) or end < hours.days[day + whole]:
            return False
        if day + reach < len(hours.days) and end >= hours.nights[day + reach]:
            return True
        return exactly(start, end)

    return late


def _exactly_late(limit: Duration, calendar: ServiceCalendar | None, zone: str) -> Late:
    def late(start: int, end: int) -> bool:
        due = worktime.due(instant(start), limit, calendar, zone)
        return due is not None and end > moment(due)

    return late


def elapsed_in(
    limit: Duration, calendar: ServiceCalendar | None, zone: str, first: dt.date, last: dt.date
) -> Callable[[int, int], Fraction]:
    """How much passes from start to end, in the unit and the clock of a limit."""
    unit = unit_micros(limit, calendar)
    above, below = unit.numerator, unit.denominator
    if limit.clock == "clock" or calendar is None:
        return lambda start, end: Fraction((end - start) * below, above)
    hours = opening(calendar, zone, first, last)
    return lambda start, end: Fraction(hours.between(start, end) * below, above)


def unit_micros(length: Duration, calendar: ServiceCalendar | None) -> Fraction:
    """Microseconds in one unit of a length; a business day is the average open day."""
    if length.clock == "business" and length.unit in ("day", "week") and calendar is not None:
        ordinary = worktime.open_hours(calendar).ordinary
        week = sum(end - start for spans in ordinary for start, end in spans)
        parts = sum(map(bool, ordinary)) if length.unit == "day" else 1
        if week:
            return Fraction(week * SECOND, parts)
    return Fraction(SECONDS_IN[length.unit]) * SECOND
