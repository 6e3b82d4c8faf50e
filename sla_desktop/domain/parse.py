"""Typed text to typed values: what an owner writes on the command line or into a cell."""

import datetime as dt
import re
import types
from decimal import Decimal
from typing import Annotated, Any, Literal, Union, cast, get_args, get_origin

import msgspec

from sla_desktop.domain import rhythm, show
from sla_desktop.domain.base import Id, number
from sla_desktop.domain.calendars import ZoneName
from sla_desktop.domain.errors import InputError
from sla_desktop.domain.jsontext import parse as parse_json
from sla_desktop.domain.markup import wording
from sla_desktop.domain.misfit import misfit
from sla_desktop.domain.people import Responsible
from sla_desktop.domain.quantities import (
    Clock,
    DayKind,
    Duration,
    Frequency,
    MeasureWindow,
    Money,
    Percent,
    Quantity,
    Range,
    TimeSpan,
    TimeUnit,
    Weekday,
    moneys,
)
from sla_desktop.domain.text import Paragraph
from sla_desktop.domain.worktime import zone_info

_UNITS: dict[str, TimeUnit] = {
    "s": "s",
    "sec": "s",
    "second": "s",
    "m": "min",
    "min": "min",
    "minute": "min",
    "h": "h",
    "hr": "h",
    "hour": "h",
    "d": "day",
    "day": "day",
    "week": "week",
    "month": "month",
    "year": "year",
}
_DURATION = re.compile(
    r"^([\d.,]+)\s*(business|working|bus\.?|b|clock|calendar)?[\s-]*([a-z]+?)s?$", re.IGNORECASE
)
_SYMBOLS = {"£": "GBP", "€": "EUR", "$": "USD"}
_DOLLARS = frozenset({"USD", "AUD", "CAD", "HKD", "NZD", "SGD"})
_MONEY = re.compile(r"^(?:([£€$])|([A-Z]{3})\s)?\s*([\d.,-]+)\s*(?:([£€$])|([A-Z]{3}))?$")
_WRITTEN_DATE = re.compile(
    r"^(?:(?P<day>\d{1,2})\.? (?P<month>[A-Za-z]{3,9})"
    r"|(?P<american>[A-Za-z]{3,9}) (?P<after>\d{1,2})),? (?P<year>\d{4})$"
)
_END = re.compile(
    r"^(?:(?P<from>-?[\d.]+) ?(?:to|-|–) ?(?P<to>-?[\d.]+)"
    r"|(?P<below>under|below|less than|<) ?(?P<high>-?[\d.]+)"
    r"|(?P<highest>-?[\d.]+)(?P<orless> or less)"
    r"|(?:more than|above|over|>) ?(?P<low>-?[\d.]+)"
    r"|(?P<lowest>-?[\d.]+) or more)$"
)
_TRUE = {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False}


class BadValueError(InputError):
    """The text is not a value of the field; the message says what to write instead."""


def decimal(text: str) -> Decimal:
    """ "1,234.5" or "1234.5"."""
    plain = text.strip().replace("\u00a0", "").replace(" ", "")
    if re.fullmatch(r"-?\d{1,3}(,\d{3})+(\.\d+)?", plain):
        plain = plain.replace(",", "")
    try:
        return number(plain)
    except ValueError as error:
        raise BadValueError(f"“{text}” is not a number: write it like 99.9 or 1,250.") from error


def duration(text: str) -> Duration:
    """ "30 min", "4 business hours", "2 bd"."""
    match = _DURATION.match(text.strip())
    mark = (match[2] or "").lower() if match else ""
    unit = _UNITS.get(match[3].lower()) if match else None
    if match is None or unit is None:
        raise BadValueError(
            f"“{text}” is not a length of time: write it like 30 min, 4 h or 2 business days."
        )
    clock: Clock = "business" if mark and mark not in ("clock", "calendar") else "clock"
    return Duration(value=decimal(match[1]), unit=unit, clock=clock)


def percent(text: str) -> Percent:
    """ "99.9 %" or "99.9"."""
    return Percent(value=decimal(text.strip().removesuffix("%")))


def money(text: str, currency: str) -> Money:
    """ "£2,480.00", "300 EUR" or "300": a sum in `currency`, the agreement's one."""
    match = _MONEY.match(text.strip())
    if match is None:
        raise BadValueError(
            f"“{text}” is not an amount of money: write it like 2,480.00 {currency}."
        )
    sign = match[1] or match[4]
    code = _SYMBOLS[sign] if sign else match[2] or match[5] or currency
    if sign == "$" and currency in _DOLLARS:
        code = currency
    _refuse_foreign(text, code, currency)
    return Money(amount=decimal(match[3]), currency=code)


def _refuse_foreign(text: str, code: str, currency: str) -> None:
    if code != currency:
        raise BadValueError(
            f"“{text}” is in {code}, but all sums of this agreement are in {currency}: "
            f"write the sum in {currency}, or change the agreement's currency first."
        )


def quantity(text: str) -> Quantity:
    """ "12 dispensers"."""
    head, _, unit = text.strip().partition(" ")
    return Quantity(value=decimal(head), unit=unit.strip())


def interval(text: str) -> Range:
    """ "99.0 to 99.9", "under 85", "85 or more": the upper end is open unless said."""
    plain = " ".join(text.replace("\u00a0", " ").replace("%", " ").split()).lower()
    low = high = None
    low_closed, high_closed = True, False
    for part in re.split(r" and |, ", plain):
        match = _END.match(part)
        if match is None:
            raise BadValueError(f"“{text}” is not a range: write it like 99.0 to 99.9 or under 85.")
        if match["from"] is not None:
            low, high = decimal(match["from"]), decimal(match["to"])
        elif match["below"] or match["orless"]:
            high = decimal(match["high"] or match["highest"])
            high_closed = bool(match["orless"])
        else:
            low = decimal(match["low"] or match["lowest"])
            low_closed = match["lowest"] is not None
    return Range(low=low, high=high, low_closed=low_closed, high_closed=high_closed)


def minute_of_day(text: str) -> int:
    """ "07:30" as minutes; "24:00" is 1440."""
    match = re.fullmatch(r"(\d{1,2})[:.](\d{2})", text.strip())
    value = int(match[1]) * 60 + int(match[2]) if match and int(match[2]) < 60 else 1441
    if value > 1440:
        raise BadValueError(f"“{text}” is not a time of day: write it like 07:30.")
    return value


def time_span(text: str) -> TimeSpan:
    """ "09:00-17:00"."""
    parts = re.split(r"\s*[-–]\s*", text.strip())
    if len(parts) != 2:
        raise BadValueError(f"“{text}” is not a stretch of the day: write it like 09:00-17:00.")
    return TimeSpan(start=minute_of_day(parts[0]), end=minute_of_day(parts[1]))


def date(text: str) -> dt.date:
    """ "2027-03-01", "1 March 2027" or "March 1, 2027"."""
    plain = " ".join(text.replace("\u00a0", " ").split())
    try:
        return dt.date.fromisoformat(plain)
    except ValueError:
        found = _written_date(plain)
    if found is None:
        raise BadValueError(f"“{text}” is not a date: write it like 2027-03-01.")
    return found


def _written_date(text: str) -> dt.date | None:
    match = _WRITTEN_DATE.match(text)
    if match is None:
        return None
    name = match["month"] or match["american"]
    stems = [month[:3].lower() for month in show.MONTHS]
    if name[:3].lower() not in stems:
        return None
    month = stems.index(name[:3].lower()) + 1
    if not show.MONTHS[month - 1].lower().startswith(name.lower()):
        return None
    try:
        return dt.date(int(match["year"]), month, int(match["day"] or match["after"]))
    except ValueError:  # e.g. 31 June
        return None


def yes_no(text: str) -> bool:
    value = _TRUE.get(text.strip().lower())
    if value is None:
        raise BadValueError(f"“{text}” is neither yes nor no.")
    return value


def frequency(text: str) -> Frequency:
    """ "monthly", "twice a day, 07:00 and 13:00", "every Monday"."""
    found = rhythm.frequency(text)
    if found is None:
        raise BadValueError(
            f"“{text}” does not say how often: write it like monthly, twice a day or every Monday."
        )
    return found


def day_kinds(text: str) -> tuple[DayKind, ...]:
    """ "Monday to Friday", "Sat, Sun and public holidays"."""
    found = rhythm.days(text)
    if found is None:
        raise BadValueError(
            f"“{text}” does not say which days: write them like Mon–Fri, Saturday or every day."
        )
    return found


def weekdays(text: str) -> tuple[Weekday, ...]:
    """ "Mon, Wed and Fri", "Monday to Friday"."""
    found = day_kinds(text)
    if "holiday" in found:
        raise BadValueError(f"“{text}” names holidays: write days of the week like Mon–Fri.")
    return cast("tuple[Weekday, ...]", found)


def measure_window(text: str) -> MeasureWindow:
    """ "calendar month", "rolling 12 months"."""
    found = rhythm.window(text)
    if found is None:
        raise BadValueError(
            f"“{text}” is not a period: write it like calendar month or rolling 12 months."
        )
    return found


def zone(text: str) -> str:
    """ "Europe/London", as it is written in the list of time zones."""
    try:
        zone_info(text.strip())
    except InputError as error:
        raise BadValueError(
            f"“{text}” is not a known time zone: write it like Europe/London."
        ) from error
    return text.strip()


def responsible(text: str) -> Responsible:
    """ "provider: service manager", or a role alone."""
    party, colon, role = text.partition(":")
    if colon and re.fullmatch(r"[a-z0-9-]+", party.strip()):
        return Responsible(party=party.strip(), role=role.strip())
    return Responsible(role=text.strip())


def measure(text: str) -> Percent | Duration | Quantity:
    """A percentage, a length of time, or a number with its unit."""
    if text.strip().endswith("%"):
        return percent(text)
    if _DURATION.match(text.strip()):
        try:
            return duration(text)
        except BadValueError:
            return quantity(text)
    return quantity(text)


def _amount(text: str, currency: str) -> Percent | Money:
    return percent(text) if text.strip().endswith("%") else money(text, currency)


def value_of(text: str, kind: Any, currency: str) -> Any:
    """`text` as a value of the field type `kind`; empty text clears an optional field.

    Raises BadValueError. Text that starts with a bracket is read as JSON of the type.
    """
    kinds = _alternatives(kind)
    if type(None) in kinds and not text.strip():
        return None
    kinds = [k for k in kinds if k is not type(None)]
    if kind == ZoneName and text.strip():
        return zone(text)
    if kinds == [str]:
        return text
    if text.lstrip()[:1] in ("{", "["):
        return _from_json(text, kind, currency)
    if len(kinds) > 1:
        return _of_union(text, kinds, currency)
    return _of_one(text, kinds[0], currency)


def _alternatives(kind: Any) -> list[Any]:
    if get_origin(kind) is Annotated:
        return _alternatives(get_args(kind)[0])
    if get_origin(kind) in (Union, types.UnionType):
        return [k for part in get_args(kind) for k in _alternatives(part)]
    return [kind]


def _of_union(text: str, kinds: list[Any], currency: str) -> Any:
    if all(get_origin(kind) is Literal for kind in kinds):
        return _choice(text, [c for kind in kinds for c in get_args(kind)])
    return _amount(text, currency) if Money in kinds else measure(text)


def _of_one(text: str, kind: Any, currency: str) -> Any:
    if get_origin(kind) is Literal:
        return _choice(text, list(get_args(kind)))
    if get_origin(kind) is tuple:
        return _tuple(text, get_args(kind)[0], currency)
    if kind is Money:
        return money(text, currency)
    reader = _READERS.get(kind)
    if reader is None:
        parts = ", ".join(getattr(kind, "__struct_fields__", ()))
        raise BadValueError(f"This holds several values ({parts}): set them, or give all as JSON.")
    return reader(text)


def _choice(text: str, choices: list[Any]) -> Any:
    for choice in choices:
        if str(choice).lower() == text.strip().lower():
            return choice
    named = ", ".join(str(choice) for choice in choices if choice != "")
    raise BadValueError(f"“{text}” is not a choice here: write one of {named}.")


def _tuple(text: str, item: Any, currency: str) -> tuple[Any, ...]:
    if Paragraph in _alternatives(item):
        return wording(text)
    if item == DayKind and text.strip():
        return day_kinds(text)
    if item == Weekday and text.strip():
        return weekdays(text)
    return tuple(value_of(part, item, currency) for part in _parts(text, item))


def _parts(text: str, item: Any) -> list[str]:
    """The entries of a list: between semicolons or lines, else between commas."""
    mark = r"[;\n]" if re.search(r"[;\n]", text) else r",\s" if _may_hold_commas(item) else ","
    return [part.strip() for part in re.split(mark, text) if part.strip()]


def _may_hold_commas(item: Any) -> bool:
    return get_origin(item) is not Literal and item != Id


def _whole(text: str) -> int:
    value = decimal(text)
    if value != value.to_integral_value():
        raise BadValueError(f"“{text}” is not a whole number.")
    return int(value)


def _from_json(text: str, kind: Any, currency: str) -> Any:
    try:
        plain = parse_json(text.encode("utf-8", "surrogatepass"), "the value")
    except InputError as error:
        raise BadValueError(
            f"What begins with “{text.lstrip()[0]}” is read as JSON and this is not: "
            'write texts in double quotes, e.g. ["mon", "tue"].'
        ) from error
    try:
        value = msgspec.convert(plain, kind)
    except msgspec.ValidationError as error:
        raise BadValueError(f"The value does not fit: {misfit(error, plain)}.") from error
    for sum_of_money in moneys(value):
        written = f"{sum_of_money.amount} {sum_of_money.currency}"
        _refuse_foreign(written, sum_of_money.currency, currency)
    return value


_READERS: dict[Any, Any] = {
    str: str,
    bool: yes_no,
    int: _whole,
    Decimal: decimal,
    dt.date: date,
    Duration: duration,
    Percent: percent,
    Quantity: quantity,
    TimeSpan: time_span,
    Range: interval,
    Responsible: responsible,
    Frequency: frequency,
    MeasureWindow: measure_window,
}
