"""The months and measurement windows of an agreement's term."""

import datetime as dt

from msgspec import Struct

from sla_desktop.domain import show
from sla_desktop.domain.quantities import MeasureWindow, Period
from sla_desktop.domain.sections import TermSection
from sla_desktop.domain.term import last_day
from sla_desktop.domain.worktime import months_after

MONTHS_OF: dict[Period, int] = {"month": 1, "quarter": 3, "half-year": 6, "year": 12}
DAYS_OF: dict[Period, int] = {"day": 1, "week": 7, "fortnight": 14}
_MONTHS_LOOKED_AT = 12  # where the term has no end
_MOST_MONTHS = 120
_ONE_DAY = dt.timedelta(days=1)
_YEARS = range(1900, 9000)  # what lies outside is a slip of the pen


class Window(Struct, frozen=True):
    """One measurement window on real days, with its name to a reader."""

    first: dt.date
    last: dt.date
    name: str

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1


def has_end(term: TermSection | None) -> bool:
    """Whether the agreement ends by itself: it does not renew and is not open-ended."""
    return bool(term and not term.open_ended and not term.renews and last_day(term))


def months_of(term: TermSection | None, today: dt.date) -> tuple[dt.date, ...]:
    """The first day of each calendar month the term touches, ten years' at most.

    Without a start it counts from `today`; without an end a year is looked at. None in years that
    cannot be meant.
    """
    start = (term and term.start) or today
    if start.year not in _YEARS:
        return ()
    end = term and not term.open_ended and last_day(term)
    count = _MONTHS_LOOKED_AT
    if end:
        count = max(1, (end.year - start.year) * 12 + end.month - start.month + 1)
    first = start.replace(day=1)
    return tuple(months_after(first, n) for n in range(min(count, _MOST_MONTHS)))


def windows(months: tuple[dt.date, ...], window: MeasureWindow) -> tuple[Window, ...]:
    """The measurement windows that lie over `months`; a short one is taken whole."""
    if not months:
        return ()
    if window.period in DAYS_OF:
        return _day_windows(months, DAYS_OF[window.period] * max(1, window.count))
    length = MONTHS_OF[window.period] * max(1, window.count)
    if window.rolling:
        starts = list(months[: max(1, len(months) - length + 1)])
    else:
        first = months[0]
        aligned = months_after(first, -((first.month - 1) % length if length <= 12 else 0))
        behind = (first.year - aligned.year) * 12 + first.month - aligned.month
        starts = [months_after(aligned, n) for n in range(0, behind + len(months), length)]
    return tuple(_month_window(start, length) for start in starts)


def _day_windows(months: tuple[dt.date, ...], length: int) -> tuple[Window, ...]:
    """Windows of days over a year at most: weeks start on Monday."""
    day = months[0] - dt.timedelta(days=months[0].weekday() if length % 7 == 0 else 0)
    end = months_after(months[min(len(months), _MONTHS_LOOKED_AT) - 1], 1)
    result: list[Window] = []
    while day < end:
        last = day + dt.timedelta(days=length - 1)
        name = show.date(day) if length == 1 else f"the {length} days from {show.date(day)}"
        result.append(Window(day, last, name))
        day = last + _ONE_DAY
    return tuple(result)


def _month_window(start: dt.date, length: int) -> Window:
    last = months_after(start, length) - _ONE_DAY
    name = month_name(start)
    if length > 1:
        name = f"{month_name(start)} to {month_name(last)}"
    return Window(start, last, name)


def month_name(day: dt.date) -> str:
    """ "February 2027"."""
    return show.date(day.replace(day=1)).partition(show.NBSP)[2]
