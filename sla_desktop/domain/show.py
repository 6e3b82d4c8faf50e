"""Values as the reader sees them: "99.9 %", "2 business days", "£2,480.00", "1 March 2027"."""

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Any, cast, get_args

from sla_desktop.domain.base import Row
from sla_desktop.domain.quantities import (
    Clock,
    Duration,
    Frequency,
    MeasureWindow,
    Money,
    Percent,
    Period,
    Quantity,
    Range,
    TimeSpan,
    TimeUnit,
    Weekday,
)

NBSP = "\u00a0"
_SYMBOLS = {"GBP": "£", "EUR": "€", "USD": "$"}
_UNIT_WORDS = {
    "s": "second",
    "min": "minute",
    "h": "hour",
    "day": "day",
    "week": "week",
    "month": "month",
    "year": "year",
}
_SHORT = {"s": "s", "min": "min", "h": "h"}
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_DAYS: dict[Weekday, str] = {
    "mon": "Monday",
    "tue": "Tuesday",
    "wed": "Wednesday",
    "thu": "Thursday",
    "fri": "Friday",
    "sat": "Saturday",
    "sun": "Sunday",
}
_EVERY: dict[Period, str] = {
    "day": "daily",
    "week": "weekly",
    "fortnight": "every two weeks",
    "month": "monthly",
    "quarter": "quarterly",
    "half-year": "every six months",
    "year": "yearly",
}


def decimal_text(value: Decimal) -> str:
    """Plain digits with thousands separators and no needless zeros: "1,234.5"."""
    text = f"{value:,f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text


def written_decimal(value: Decimal) -> str:
    """Like `decimal_text`, but trailing zeros as written are kept: "99.90"."""
    return f"{value:,f}"


def fraction(value: Fraction) -> str:
    """At most two decimal places, half up: "276.68"."""
    hundredths = (value * 200 + 1) // 2
    return decimal_text(Decimal(hundredths).scaleb(-2))


def ordinal(value: int) -> str:
    """ "1st", "25th"."""
    teen = 10 <= value % 100 <= 20
    return f"{value}{'th' if teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(value % 10, 'th')}"


def percent(value: Percent) -> str:
    return f"{written_decimal(value.value)}{NBSP}%"


def money(value: Money) -> str:
    """With a symbol where it is unmistakable, else the ISO code."""
    digits = f"{value.amount:,.2f}"
    symbol = _SYMBOLS.get(value.currency)
    return f"{symbol}{digits}" if symbol else f"{value.currency}{NBSP}{digits}"


def duration(value: Duration, *, short: bool = False) -> str:
    """ "30 minutes", "2 business days"; short: "30 min", "2 business days"."""
    business = "business " if value.clock == "business" else ""
    if short and not business and value.unit in _SHORT:
        return f"{decimal_text(value.value)}{NBSP}{_SHORT[value.unit]}"
    word = _UNIT_WORDS[value.unit]
    plural = "" if value.value == 1 else "s"
    return f"{decimal_text(value.value)}{NBSP}{business}{word}{plural}"


def unit_words(unit: TimeUnit, clock: Clock = "clock") -> str:
    """ "hours", "business days"."""
    return f"{'business ' if clock == 'business' else ''}{_UNIT_WORDS[unit]}s"


def quantity(value: Quantity) -> str:
    text = written_decimal(value.value)
    return f"{text}{NBSP}{value.unit}" if value.unit else text


def measure(value: Percent | Duration | Quantity | Money) -> str:
    """Any measured or credited value."""
    match value:
        case Percent():
            return percent(value)
        case Duration():
            return duration(value)
        case Quantity():
            return quantity(value)
        case _:
            return money(value)


def date(value: dt.date, language: str = "en-GB") -> str:
    """ "1 March 2027", American "March 1, 2027"."""
    month = MONTHS[value.month - 1]
    if language == "en-US":
        return f"{month}{NBSP}{value.day}, {value.year}"
    return f"{value.day}{NBSP}{month}{NBSP}{value.year}"


def minute(value: int) -> str:
    """Minute of the day as "07:00", 1440 as "24:00"."""
    return f"{value // 60:02d}:{value % 60:02d}"


def span(value: TimeSpan) -> str:
    """ "09:00–17:00"; a moment is "07:00"."""
    if value.start == value.end:
        return minute(value.start)
    return f"{minute(value.start)}–{minute(value.end)}"


def listed(items: list[str] | tuple[str, ...], joint: str = "and") -> str:
    """ "a, b and c"."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {joint} {items[-1]}"


def day_kinds(days: tuple[str, ...]) -> str:
    """ "Monday to Friday", "weekends and public holidays"."""
    names = [*get_args(Weekday)]
    chosen = [day for day in names if day in days]
    parts: list[str] = []
    if len(chosen) == 7:
        return "every day, also on public holidays" if "holiday" in days else "every day"
    if len(chosen) > 2 and names.index(chosen[-1]) - names.index(chosen[0]) == len(chosen) - 1:
        parts.append(f"{_DAYS[chosen[0]]} to {_DAYS[chosen[-1]]}")
    elif chosen == ["sat", "sun"]:
        parts.append("weekends")
    else:
        parts.extend(_DAYS[day] for day in chosen)
    if "holiday" in days:
        parts.append("public holidays")
    return listed(parts)


def window(value: MeasureWindow) -> str:
    """ "calendar month", "rolling 12 months"."""
    if value.rolling:
        unit = value.period if value.count == 1 else f"{value.count}{NBSP}{value.period}s"
        return f"rolling {unit}"
    if value.count == 1:
        return f"calendar {value.period}" if value.period != "week" else "week"
    return f"{value.count}{NBSP}calendar {value.period}s"


def frequency(value: Frequency) -> str:
    """ "daily, 06:00–08:00", "twice a day, 07:00 and 13:00", "every Monday and Friday"."""
    weekly = value.per == "week" and value.every == 1
    if value.days and weekly and value.times in (1, len(value.days)):
        text = f"every {day_names(value.days)}"
    else:
        text = _rhythm(value)
        if value.days:
            text += f", {day_kinds(value.days)}"
    if value.at:
        text += f", {listed([span(moment) for moment in value.at])}"
    return f"{text} ({value.note})" if value.note else text


def _rhythm(value: Frequency) -> str:
    times = "twice" if value.times == 2 else f"{value.times}{NBSP}times"
    if value.every != 1:
        every = f"every {value.every}{NBSP}{value.per}s"
        return every if value.times == 1 else f"{times} {every}"
    return _EVERY[value.per] if value.times == 1 else f"{times} a {value.per}"


def day_names(days: tuple[Weekday, ...]) -> str:
    """ "Monday, Wednesday and Friday"."""
    return listed([_DAYS[day] for day in _DAYS if day in days])


def interval(value: Range, unit: str = "") -> str:
    """ "99.0 % or more and under 99.9 %", "under 85"."""
    behind = f"{NBSP}{unit}" if unit else ""
    low = None if value.low is None else f"{written_decimal(value.low)}{behind}"
    high = None if value.high is None else f"{written_decimal(value.high)}{behind}"
    above = f"{low} or more" if value.low_closed else f"more than {low}"
    below = f"{high} or less" if value.high_closed else f"under {high}"
    if low is None:
        return below if high is not None else "any result"
    return above if high is None else f"{above} and {below}"


def anything(value: object, language: str = "en-GB") -> str:
    """The text of any value that has one, of a row its name; "" for the rest."""
    if isinstance(value, dt.date):
        return date(value, language)
    if isinstance(value, tuple):
        items = [anything(item, language) for item in cast("tuple[Any, ...]", value)]
        return listed([item for item in items if item])
    if isinstance(value, Row):
        return next((text for name in _NAMES if (text := getattr(value, name, ""))), "")
    shown = _SHOWN.get(type(value))
    return shown(value) if shown else ""


_NAMES = ("name", "title", "term", "label", "text")  # what a row is called by, whichever it has
_SHOWN: dict[type, Callable[[Any], str]] = {
    str: str,
    bool: lambda value: "yes" if value else "no",
    int: lambda value: f"{value:,}",
    Decimal: decimal_text,
    Percent: percent,
    Duration: duration,
    Quantity: quantity,
    Money: money,
    Frequency: frequency,
    MeasureWindow: window,
    TimeSpan: span,
    Range: interval,
}
