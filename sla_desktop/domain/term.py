"""The last day of a term, and days counted from another."""

import datetime as dt

from sla_desktop.domain.quantities import Duration
from sla_desktop.domain.sections import TermSection
from sla_desktop.domain.worktime import SECONDS_IN, months_after

_ONE_DAY = dt.timedelta(days=1)


def after(day: dt.date, length: Duration) -> dt.date | None:
    """The day so much later: months and years by the calendar; None beyond the year 9999."""
    try:
        if length.unit in ("month", "year"):
            return months_after(day, int(length.value * (12 if length.unit == "year" else 1)))
        return day + dt.timedelta(days=int(length.value * SECONDS_IN[length.unit] / 86_400))
    except (OverflowError, ValueError):
        return None


def last_day(term: TermSection) -> dt.date | None:
    """The last day of the current term as given, or by its length; None where it has none."""
    if term.end is not None or term.start is None or term.length is None:
        return term.end
    following = after(term.start, term.length)
    return following - _ONE_DAY if following and following > term.start else None
