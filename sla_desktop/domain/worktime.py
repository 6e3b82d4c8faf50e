"""Working time on real days: seconds of service with clock changes and holidays, and due moments.

Hours of a day are local clock time: where a clock change repeats an hour, both count; where it
skips one, none does. `zone` is the agreement's; a calendar that names its own keeps it.
"""

import calendar as gregorian
import datetime as dt
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sla_desktop.domain.calendars import Band, ServiceCalendar
from sla_desktop.domain.errors import InputError
from sla_desktop.domain.quantities import WEEKDAYS, DayKind, Duration, TimeUnit

Span = tuple[int, int]  # half-open seconds, of a day unless said otherwise
Instants = tuple[dt.datetime, dt.datetime]

DAY = 86_400
SECONDS_IN: dict[TimeUnit, Decimal] = {
    "s": Decimal(1),
    "min": Decimal(60),
    "h": Decimal(3600),
    "day": Decimal(DAY),
    "week": Decimal(7 * DAY),
    "month": Decimal(365 * DAY + DAY // 4) / 12,  # on average; `due` counts real months
    "year": Decimal(365 * DAY + DAY // 4),
}
_MONTHS_IN: dict[TimeUnit, int] = {"month": 1, "year": 12}
_REACH = dt.timedelta(days=3660)  # business time is followed this far
_ONE_DAY = dt.timedelta(days=1)


class OpenHours(NamedTuple):
    """Open seconds of each weekday, as an ordinary day and as a holiday; and the holidays."""

    ordinary: tuple[tuple[Span, ...], ...]
    holiday: tuple[tuple[Span, ...], ...]
    dates: frozenset[dt.date]

    def on(self, day: dt.date) -> tuple[Span, ...]:
        kinds = self.holiday if day in self.dates else self.ordinary
        return kinds[day.weekday()]


@lru_cache(maxsize=256)
def open_hours(calendar: ServiceCalendar) -> OpenHours:
    """The open hours of a calendar.

    On a holiday the bands for holidays decide. Without such, it is a day like any other where the
    calendar says so, or says nothing of holidays and is open all seven days; else it is closed.
    """
    ordinary = tuple(_spans(calendar.bands, day) for day in WEEKDAYS)
    named = any("holiday" in band.days for band in calendar.bands)
    silent = calendar.open_on_holidays is None and calendar.holidays is None and all(ordinary)
    if named:
        holiday = (_spans(calendar.bands, "holiday"),) * 7
    elif calendar.open_on_holidays or silent:
        holiday = ordinary
    else:
        holiday = ((),) * 7
    listed = calendar.holidays.dates if calendar.holidays else ()
    return OpenHours(ordinary, holiday, frozenset(one.date for one in listed))


def _spans(bands: Iterable[Band], day: DayKind) -> tuple[Span, ...]:
    parts = [(a * 60, b * 60) for band in bands if day in band.days for a, b in band.parts()]
    return merged(parts)


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans in order, those that touch or overlap made one."""
    result: list[Span] = []
    for start, end in sorted(spans):
        if result and start <= result[-1][1]:
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        else:
            result.append((start, end))
    return tuple(result)


def ever_open(calendar: ServiceCalendar | None) -> bool:
    """Whether business time passes at all in this calendar."""
    return calendar is not None and any(open_hours(calendar).ordinary)


def known_zone(name: str) -> bool:
    """Whether `name` is an IANA time zone."""
    try:
        zone_info(name)
    except InputError:
        return False
    return True


@lru_cache(maxsize=64)
def zone_info(name: str) -> ZoneInfo:
    """The time zone of that name. Raises InputError."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise InputError(f"“{name}” is not a time zone: write it like Europe/London.") from error


def _own_zone(calendar: ServiceCalendar | None, zone: str) -> ZoneInfo:
    return zone_info(calendar.zone if calendar and calendar.zone else zone)


def service_seconds(
    calendar: ServiceCalendar | None, zone: str, first: dt.date, last: dt.date
) -> int:
    """Real seconds of agreed service time from the start of `first` to the end of `last`.

    No calendar means every second. Raises InputError for an unknown zone.
    """
    if calendar is None:
        return _elapsed(zone_info(zone), first, last)
    hours = open_hours(calendar)
    days = _real_days(first, last, _own_zone(calendar, zone))
    return sum(_overlap(hours.on(day), real) for day, real in days)


def open_instants(
    calendar: ServiceCalendar | None, zone: str, first: dt.date, last: dt.date
) -> Iterator[Instants]:
    """Stretches of open time from the start of `first` to the end of `last`, in UTC and in order.

    No calendar means all of it.
    """
    own = _own_zone(calendar, zone)
    if calendar is None:
        yield _midnight(first, own), _midnight(last + _ONE_DAY, own)
        return
    hours = open_hours(calendar)
    day = first
    while day <= last:
        yield from _instants(day, hours.on(day), own)
        day += _ONE_DAY


def shared_seconds(
    calendar: ServiceCalendar, other: ServiceCalendar, zone: str, first: dt.date, last: dt.date
) -> int:
    """Real seconds in which both are open; the clock on the wall is that of `calendar`."""
    here, there = open_hours(calendar), open_hours(other)
    days = _real_days(first, last, _own_zone(calendar, zone))
    return sum(_overlap(_both(here.on(day), there.on(day)), real) for day, real in days)


def _both(spans: tuple[Span, ...], others: tuple[Span, ...]) -> tuple[Span, ...]:
    pairs = ((max(a, c), min(b, d)) for a, b in spans for c, d in others)
    return tuple((start, end) for start, end in pairs if start < end)


@lru_cache(maxsize=4096)
def month_seconds(calendar: ServiceCalendar | None, zone: str, year: int, month: int) -> int:
    """Real seconds of service in one calendar month; no calendar means all of it."""
    last = gregorian.monthrange(year, month)[1]
    return service_seconds(calendar, zone, dt.date(year, month, 1), dt.date(year, month, last))


def _overlap(spans: tuple[Span, ...], real: tuple[Span, ...]) -> int:
    return sum(max(0, min(e, end) - max(s, start)) for s, e in spans for start, end in real)


def _elapsed(zone: ZoneInfo, first: dt.date, last: dt.date) -> int:
    return int((_midnight(last + _ONE_DAY, zone) - _midnight(first, zone)).total_seconds())


def _midnight(day: dt.date, zone: ZoneInfo) -> dt.datetime:
    """The instant a day starts, in UTC."""
    return dt.datetime(day.year, day.month, day.day, tzinfo=zone).astimezone(dt.UTC)


def _real_days(
    first: dt.date, last: dt.date, zone: ZoneInfo
) -> Iterator[tuple[dt.date, tuple[Span, ...]]]:
    """Each day with the stretches of local clock time it really has."""
    day, start = first, _midnight(first, zone)
    while day <= last:
        end = _midnight(day + _ONE_DAY, zone)
        yield day, _real_stretches(day, start, end, zone)
        day, start = day + _ONE_DAY, end


def _real_stretches(
    day: dt.date, start: dt.datetime, end: dt.datetime, zone: ZoneInfo
) -> tuple[Span, ...]:
    if end - start == _ONE_DAY:
        return ((0, DAY),)
    return tuple(
        (_clock(day, a, offset), _clock(day, b, offset))
        for a, b, offset in _even_parts(start, end, zone)
    )


def _even_parts(
    start: dt.datetime, end: dt.datetime, zone: ZoneInfo
) -> list[tuple[dt.datetime, dt.datetime, dt.timedelta]]:
    """The stretch cut where the clock changes (at most once a day), each part with its offset."""
    before = _offset(start, zone)
    after = _offset(end - dt.timedelta(seconds=1), zone)
    if before == after:
        return [(start, end, before)] if start < end else []
    low, high = 0, int((end - start).total_seconds())
    while high - low > 1:
        middle = (low + high) // 2
        if _offset(start + dt.timedelta(seconds=middle), zone) == before:
            low = middle
        else:
            high = middle
    change = start + dt.timedelta(seconds=high)
    return [(start, change, before), (change, end, after)]


def _offset(instant: dt.datetime, zone: ZoneInfo) -> dt.timedelta:
    return instant.astimezone(zone).utcoffset() or dt.timedelta()


def _clock(day: dt.date, instant: dt.datetime, offset: dt.timedelta) -> int:
    """Seconds since local midnight as the clock on the wall shows them."""
    midnight = dt.datetime(day.year, day.month, day.day, tzinfo=dt.UTC)
    return int((instant + offset - midnight).total_seconds())


def due(
    start: dt.datetime, duration: Duration, calendar: ServiceCalendar | None, zone: str
) -> dt.datetime | None:
    """The moment a time that starts at `start` (aware) runs out, in the zone of the calendar.

    Clock time is elapsed time, months and years are calendar months and years. Business minutes
    and hours run while the calendar is open. Business days count from the next opening if `start`
    lies outside open hours, then the same local time that many open days later; a part of a day
    is that part of the last day's hours. A business week has as many business days as the
    calendar has open days. None: never, or beyond ten business years or the year 9999.
    """
    own = _own_zone(calendar, zone)
    months = _MONTHS_IN.get(duration.unit)
    try:
        if months:
            return _months_later(start.astimezone(own), duration.value * months)
        if duration.clock == "clock":
            elapsed = _stretch(duration.value * SECONDS_IN[duration.unit])
            return (start.astimezone(dt.UTC) + elapsed).astimezone(own)
    except (OverflowError, ValueError):
        return None
    if not duration.value:
        return start.astimezone(own)
    if calendar is None or not ever_open(calendar):
        return None
    days = business_days(duration, calendar)
    if days is None:
        seconds = duration.value * SECONDS_IN[duration.unit]
        return _run(start.astimezone(own), seconds, open_hours(calendar), own)
    return _days_later(start.astimezone(own), days, open_hours(calendar), own)


def business_days(duration: Duration, calendar: ServiceCalendar) -> Decimal | None:
    """A business duration in business days; None for one in hours, minutes or seconds."""
    if duration.unit == "week":
        return duration.value * sum(map(bool, open_hours(calendar).ordinary))
    return duration.value if duration.unit == "day" else None


def months_after(day: dt.date, months: int) -> dt.date:
    """The same day of the month so many months later, the month's last where it has no such day.

    Raises ValueError beyond the year 9999.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not dt.MINYEAR <= year <= dt.MAXYEAR:
        raise ValueError("The date lies beyond the calendar.")
    return dt.date(year, month + 1, min(day.day, gregorian.monthrange(year, month + 1)[1]))


def _months_later(start: dt.datetime, months: Decimal) -> dt.datetime:
    whole = int(months)
    moment = dt.datetime.combine(months_after(start.date(), whole), start.timetz())
    return moment + _stretch((months - whole) * SECONDS_IN["month"])


def _stretch(seconds: Decimal) -> dt.timedelta:
    return dt.timedelta(microseconds=int(seconds * 1_000_000))


def _run(
    start: dt.datetime, seconds: Decimal, hours: OpenHours, zone: ZoneInfo
) -> dt.datetime | None:
    """Where so many open seconds after `start` are used up."""
    try:
        left = _stretch(seconds)
    except OverflowError:
        return None
    instant = start.astimezone(dt.UTC)
    for opening, closing in _openings(start, hours, zone):
        begin = max(opening, instant)
        if closing - begin >= left:
            return (begin + left).astimezone(zone)
        left -= closing - begin
    return None


def _openings(start: dt.datetime, hours: OpenHours, zone: ZoneInfo) -> Iterator[Instants]:
    """Open stretches that end after `start`, in UTC, as far as business time is followed."""
    instant = start.astimezone(dt.UTC)
    day = start.date()
    last = min(day, dt.date.max - _REACH - _ONE_DAY) + _REACH
    while day <= last:
        spans = hours.on(day)
        if spans:
            yield from ((a, b) for a, b in _instants(day, spans, zone) if b > instant)
        day += _ONE_DAY


def _instants(day: dt.date, spans: tuple[Span, ...], zone: ZoneInfo) -> Iterator[Instants]:
    """The open spans of a day as stretches between instants."""
    start, end = _midnight(day, zone), _midnight(day + _ONE_DAY, zone)
    if end - start == _ONE_DAY:
        for a, b in spans:
            yield start + dt.timedelta(seconds=a), start + dt.timedelta(seconds=b)
        return
    for begin, finish, offset in _even_parts(start, end, zone):
        low, high = _clock(day, begin, offset), _clock(day, finish, offset)
        for a, b in spans:
            if max(a, low) < min(b, high):
                yield (
                    begin + dt.timedelta(seconds=max(a, low) - low),
                    begin + dt.timedelta(seconds=min(b, high) - low),
                )


def _days_later(
    start: dt.datetime, days: Decimal, hours: OpenHours, zone: ZoneInfo
) -> dt.datetime | None:
    opening = next(_openings(start, hours, zone), None)
    if opening is None:
        return None
    begin = max(opening[0], start.astimezone(dt.UTC)).astimezone(zone)
    day, left = begin.date(), int(days)
    last = min(day, dt.date.max - _REACH) + _REACH
    while left and day < last:
        day += _ONE_DAY
        left -= bool(hours.on(day))
    if left:
        return None
    there = dt.datetime.combine(day, begin.time(), tzinfo=zone)
    part = (days - int(days)) * sum(b - a for a, b in hours.on(day))
    return _run(there, part, hours, zone) if part else there
