"""Service calendars as values: hours by day kind in an IANA zone, and holidays."""

import datetime as dt
from itertools import pairwise
from typing import Annotated

from msgspec import Meta

from sla_desktop.domain.base import Row, Value
from sla_desktop.domain.quantities import DAY_KINDS, DayKind, TimeSpan

ZoneName = Annotated[str, Meta(max_length=64)]  # IANA, e.g. "Europe/Berlin"


class Holiday(Value, frozen=True, kw_only=True):
    """One public holiday as agreed."""

    date: dt.date
    name: str = ""


class Holidays(Value, frozen=True, kw_only=True):
    """The rule for public holidays, and the dates it gave when it was agreed.

    The dates decide: a later change of the rule's data never shifts the agreement.
    """

    country: str = ""  # ISO 3166-1, e.g. "DE"
    subdivision: str = ""  # e.g. "BE" for Berlin
    rule: str = ""  # as it prints, e.g. "public holidays in Berlin"
    dates: tuple[Holiday, ...] = ()


class Band(Row, frozen=True, kw_only=True):
    """Hours on certain kinds of day, e.g. business days 20:00–10:00.

    A band whose end is at or before its start runs over midnight: it is split there and each
    part belongs to the day it lies on, so 20:00–10:00 covers 00:00–10:00 and 20:00–24:00 of
    every day of its own kinds.
    """

    name: str = ""
    days: tuple[DayKind, ...]
    hours: TimeSpan

    def parts(self) -> tuple[tuple[int, int], ...]:
        """Minutes of the day covered, half-open, on each day of the band's kinds."""
        start, end = self.hours.start, self.hours.end
        if start < end:
            return ((start, end),)
        return tuple(part for part in ((0, end), (start, 1440)) if part[0] < part[1])


class ServiceCalendar(Row, frozen=True, kw_only=True):
    """Hours in which time counts: support hours, service hours or priced bands."""

    name: str
    zone: ZoneName = ""  # empty: the agreement's zone
    bands: tuple[Band, ...] = ()
    holidays: Holidays | None = None
    open_on_holidays: bool | None = None  # None: not said


class Stretch(Value, frozen=True, kw_only=True):
    """A stretch of a day kind and the bands that cover it: half-open minutes."""

    day: DayKind
    start: int
    end: int
    bands: tuple[str, ...]  # ids; empty: a gap


def day_kind(calendar: ServiceCalendar, date: dt.date) -> DayKind:
    """Weekday of `date`, or "holiday"."""
    dates = calendar.holidays.dates if calendar.holidays else ()
    if any(holiday.date == date for holiday in dates):
        return "holiday"
    return DAY_KINDS[date.weekday()]


def coverage(calendar: ServiceCalendar) -> tuple[Stretch, ...]:
    """Every stretch of every day kind with the ids of the bands that cover it, in order."""
    result: list[Stretch] = []
    for day in DAY_KINDS:
        covering = [band for band in calendar.bands if day in band.days]
        edges = {0, 1440}.union(*(edge for band in covering for edge in band.parts()))
        marks = sorted(edges)
        for start, end in pairwise(marks):
            ids = tuple(band.id for band in covering if _covers(band, start, end))
            last = result[-1] if result else None
            if last and last.day == day and last.end == start and last.bands == ids:
                result[-1] = Stretch(day=day, start=last.start, end=end, bands=ids)
            else:
                result.append(Stretch(day=day, start=start, end=end, bands=ids))
    return tuple(result)


def _covers(band: Band, start: int, end: int) -> bool:
    return any(a <= start and end <= b for a, b in band.parts())


def overlaps(calendar: ServiceCalendar) -> tuple[Stretch, ...]:
    """Stretches that two or more bands claim."""
    return tuple(stretch for stretch in coverage(calendar) if len(stretch.bands) > 1)


def gaps(calendar: ServiceCalendar) -> tuple[Stretch, ...]:
    """Stretches that no band covers: closed hours, or a hole in bands meant to fill the week."""
    return tuple(stretch for stretch in coverage(calendar) if not stretch.bands)


def round_the_clock(calendar: ServiceCalendar) -> bool:
    """Whether every minute of every day, holidays too, is covered."""
    return bool(calendar.bands) and not gaps(calendar)
