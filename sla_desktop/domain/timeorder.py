"""Whether one promised time always runs out before another, also in different calendars.

What runs in different calendars has no fixed order: 8 business hours from Friday noon end later
than 48 clock hours. So both are run from every quarter of an hour of two weeks. The Monday of the
second week is a holiday (the longest closing there is in an ordinary year); what follows are plain
weeks. The example for a reader is taken from a week without the holiday where one fails there.
"""

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from msgspec import Struct

from sla_desktop.domain.calendars import ServiceCalendar
from sla_desktop.domain.quantities import Duration
from sla_desktop.domain.worktime import (
    DAY,
    SECONDS_IN,
    OpenHours,
    Span,
    business_days,
    ever_open,
    known_zone,
    open_hours,
    zone_info,
)

_WEEK = 7 * DAY
_QUARTER = 900
_HOUR = 3600
HOLIDAY = 7  # the day of the two weeks that is a holiday
_WEEKS_BUILT = 7
_WEEKS_RUN = 3  # what is longer is cut to three or four weeks and whole weeks added again
_WINTER = dt.datetime(2024, 1, 8, 12, tzinfo=dt.UTC)
_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class Example(Struct, frozen=True):
    """A start from which the order fails: seconds since a Monday 00:00, and both due moments."""

    start: int
    first_due: Decimal | int
    second_due: Decimal | int
    holiday: bool = False  # it fails only because of a holiday


class Order(Struct, frozen=True):
    """From how many of the starts tried the order fails; none tried: it cannot be told."""

    failing: int
    starts: int
    example: Example | None = None

    @property
    def holds(self) -> bool:
        """It holds for every start, or cannot be told."""
        return self.failing == 0

    @property
    def never(self) -> bool:
        """It fails for every start."""
        return self.starts > 0 and self.failing == self.starts


UNKNOWN = Order(0, 0)


class _Pattern(NamedTuple):
    """A calendar from a Monday on: open stretches, open seconds before each, and open days."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    before: tuple[int, ...]
    days: tuple[int, ...]
    week: int  # open seconds of a plain week
    week_days: int  # open days of a plain week


@lru_cache(maxsize=1024)
def compare(
    first: Duration,
    second: Duration,
    first_calendar: ServiceCalendar | None,
    second_calendar: ServiceCalendar | None,
    zone: str,
    *,
    or_equal: bool = False,
) -> Order:
    """Whether `first` runs out before `second` (or with it, if `or_equal`) from every start.

    Times of one clock, or of the business hours or days of one calendar, are compared as numbers.
    """
    lengths = _lengths(first, second, first_calendar, second_calendar)
    if lengths is not None:
        shorter, longer = lengths
        return Order(int(not (shorter < longer or (or_equal and shorter == longer))), 1)
    if not (_runs(first, first_calendar) and _runs(second, second_calendar)):
        return UNKNOWN
    starts = range(0, 2 * _WEEK, _QUARTER)
    shift = _shift(first_calendar, second_calendar, zone)
    one = _dues(first, first_calendar, starts, holiday=True)
    two = _dues(second, second_calendar, starts, shift, holiday=True)
    failing = _failing(one, two, or_equal)
    if not failing:
        return Order(0, len(starts))
    week = range(0, _WEEK, _QUARTER)
    plain_one = _dues(first, first_calendar, week)
    plain_two = _dues(second, second_calendar, week, shift)
    calendar = first_calendar or second_calendar
    example = _example(plain_one, plain_two, _failing(plain_one, plain_two, or_equal), calendar)
    if example is None:
        found = _example(one, two, failing, calendar)
        example = found and Example(found.start, found.first_due, found.second_due, True)
    return Order(len(failing), len(starts), example)


def worst_clock(
    duration: Duration, calendar: ServiceCalendar | None, *, holiday: bool = False
) -> dt.timedelta | None:
    """The longest it can take by the clock, in a plain week or over two with a holiday.

    None where business time has no open hours to run in.
    """
    lengths = _clock_lengths(duration, calendar, holiday)
    return _clock_length(max(lengths)) if lengths else None


def shortest_clock(duration: Duration, calendar: ServiceCalendar | None) -> dt.timedelta | None:
    """The shortest it can take by the clock, in a plain week."""
    lengths = _clock_lengths(duration, calendar, holiday=False)
    return _clock_length(min(lengths)) if lengths else None


def _clock_length(seconds: Decimal | int) -> dt.timedelta:
    """A length by the clock; what no calendar holds is as long as can be."""
    try:
        return dt.timedelta(seconds=float(seconds))
    except OverflowError:
        return dt.timedelta.max


def _clock_lengths(
    duration: Duration, calendar: ServiceCalendar | None, holiday: bool
) -> list[Decimal | int]:
    if not _runs(duration, calendar):
        return []
    starts = range(0, 2 * _WEEK, _QUARTER)
    dues = _dues(duration, calendar, starts, holiday=holiday)
    return [due - start for start, due in zip(starts, dues, strict=True)]


def service_time(
    duration: Duration, calendar: ServiceCalendar | None, base: ServiceCalendar | None
) -> tuple[Decimal | int, Decimal | int] | None:
    """The least and the most seconds of `base` that pass before it is due, in a plain week.

    No base means every second. None where business time has no open hours to run in.
    """
    if not _runs(duration, calendar) or (base is not None and not ever_open(base)):
        return None
    starts = range(0, _WEEK, _QUARTER)
    dues = _dues(duration, calendar, starts)
    if base is None:
        lengths = [due - start for start, due in zip(starts, dues, strict=True)]
    else:
        pattern = _pattern(base, holiday=False)
        lengths = [
            _opened(pattern, due) - _opened(pattern, start)
            for start, due in zip(starts, dues, strict=True)
        ]
    return min(lengths), max(lengths)


def _opened(pattern: _Pattern, moment: Decimal | int) -> Decimal | int:
    """Open seconds before a moment of plain weeks."""
    weeks = int(moment // _WEEK)
    return weeks * pattern.week + _opened_before(pattern, moment - weeks * _WEEK)


def moment_text(seconds: Decimal | int, since: int | None = None) -> str:
    """Seconds of the pattern as "Friday 15:00"; a week or more after `since`, with the days."""
    minute = int(seconds) // 60
    text = f"{_NAMES[minute // 1440 % 7]} {minute // 60 % 24:02d}:{minute % 60:02d}"
    days = 0 if since is None else (int(seconds) - since) // DAY
    return f"{text}, {days} days later" if days >= 7 else text


def _lengths(
    first: Duration,
    second: Duration,
    first_calendar: ServiceCalendar | None,
    second_calendar: ServiceCalendar | None,
) -> tuple[Decimal | int, Decimal | int] | None:
    """Both as numbers of one unit, None where only running them tells."""
    kind, length = _measured(first, first_calendar)
    other_kind, other_length = _measured(second, second_calendar)
    same_calendar = kind == "clock" or first_calendar == second_calendar
    return (length, other_length) if kind == other_kind and same_calendar else None


def _measured(duration: Duration, calendar: ServiceCalendar | None) -> tuple[str, Decimal | int]:
    """Seconds of the clock, open seconds or business days."""
    seconds = _exact(duration.value * SECONDS_IN[duration.unit])
    if duration.clock == "clock" or duration.unit in ("month", "year"):
        return "clock", seconds
    if duration.unit not in ("day", "week"):
        return "open", seconds
    if calendar is None or not ever_open(calendar):
        return duration.unit, duration.value
    return "days", _exact(business_days(duration, calendar) or Decimal(0))


def _exact(value: Decimal) -> Decimal | int:
    """Whole numbers as int, which are quicker to reckon with."""
    whole = int(value)
    return whole if whole == value else value


def _runs(duration: Duration, calendar: ServiceCalendar | None) -> bool:
    return _measured(duration, None)[0] == "clock" or ever_open(calendar)


def _shift(first: ServiceCalendar | None, second: ServiceCalendar | None, zone: str) -> int:
    """Seconds that the second calendar's clock is ahead of the first's, in winter."""
    zones = [one.zone or zone if one else zone for one in (first, second)]
    if zones[0] == zones[1] or not all(map(known_zone, zones)):
        return 0
    here, there = (_WINTER.astimezone(zone_info(name)).utcoffset() for name in zones)
    return int(((there or dt.timedelta()) - (here or dt.timedelta())).total_seconds())


@lru_cache(maxsize=256)
def _pattern(calendar: ServiceCalendar, holiday: bool) -> _Pattern:
    hours = open_hours(calendar)
    stretches: list[Span] = []
    days: list[int] = []
    for day in range(_WEEKS_BUILT * 7):
        spans = _day(hours, day, holiday)
        stretches += [(day * DAY + start, day * DAY + end) for start, end in spans]
        days += [day] if spans else []
    lengths = [end - start for start, end in stretches]
    return _Pattern(
        starts=tuple(start for start, _ in stretches),
        ends=tuple(end for _, end in stretches),
        before=(0, *accumulate(lengths)),
        days=tuple(days),
        week=sum(end - start for spans in hours.ordinary for start, end in spans),
        week_days=sum(map(bool, hours.ordinary)),
    )


def _day(hours: OpenHours, day: int, holiday: bool) -> tuple[Span, ...]:
    kinds = hours.holiday if holiday and day == HOLIDAY else hours.ordinary
    return kinds[day % 7]


def _dues(
    duration: Duration,
    calendar: ServiceCalendar | None,
    starts: Sequence[int],
    shift: int = 0,
    *,
    holiday: bool = False,
) -> list[Decimal | int]:
    kind, length = _measured(duration, calendar)
    if kind == "clock" or calendar is None or not length:
        return [start + length for start in starts]
    pattern = _pattern(calendar, holiday)
    in_a_week = pattern.week if kind == "open" else pattern.week_days
    weeks = max(0, int(length // in_a_week) - _WEEKS_RUN)
    rest, later = length - weeks * in_a_week, weeks * _WEEK - shift
    run = _run if kind == "open" else _days_later
    return [run(pattern, start + shift, rest) + later for start in starts]


def _run(pattern: _Pattern, start: int, seconds: Decimal | int) -> Decimal | int:
    """Where so many open seconds after `start` are used up."""
    target = _opened_before(pattern, start) + seconds
    there = bisect_left(pattern.before, target) - 1
    return pattern.starts[there] + target - pattern.before[there]


def _opened_before(pattern: _Pattern, moment: Decimal | int) -> Decimal | int:
    at = bisect_right(pattern.starts, moment) - 1
    if at < 0:
        return 0
    return pattern.before[at] + min(moment, pattern.ends[at]) - pattern.starts[at]


def _days_later(pattern: _Pattern, start: int, days: Decimal | int) -> Decimal | int:
    at = bisect_right(pattern.starts, start) - 1
    begin = start if at >= 0 and start < pattern.ends[at] else pattern.starts[at + 1]
    whole = int(days)
    day = pattern.days[bisect_left(pattern.days, begin // DAY) + whole]
    there = day * DAY + begin % DAY
    if whole == days:
        return there
    opened = bisect_left(pattern.starts, day * DAY), bisect_left(pattern.starts, (day + 1) * DAY)
    part = (days - whole) * (pattern.before[opened[1]] - pattern.before[opened[0]])
    return _run(pattern, there, part)


def _failing(one: list[Decimal | int], two: list[Decimal | int], or_equal: bool) -> list[int]:
    pairs = enumerate(zip(one, two, strict=True))
    if or_equal:
        return [at for at, (a, b) in pairs if a > b]
    return [at for at, (a, b) in pairs if a >= b]


def _example(
    one: list[Decimal | int],
    two: list[Decimal | int],
    failing: list[int],
    calendar: ServiceCalendar | None,
) -> Example | None:
    """The middle one of the worst starts, on the hour and in open hours where there are such."""
    if not failing:
        return None
    good = [at for at in failing if _well_timed(at * _QUARTER, calendar)] or failing
    worst = max(one[at] - two[at] for at in good)
    choice = [at for at in good if one[at] - two[at] == worst]
    at = choice[len(choice) // 2]
    return Example(at * _QUARTER, one[at], two[at])


def _well_timed(start: int, calendar: ServiceCalendar | None) -> bool:
    if start % _HOUR or calendar is None:
        return False
    spans = open_hours(calendar).ordinary[start // DAY % 7]
    return any(a < start % DAY < b for a, b in spans)
