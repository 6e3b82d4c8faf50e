"""Typed text to typed values: what an owner writes on the command line or into a cell."""

import datetime as dt
import re
import types
from decimal import Decimal
from typing import Annotated, Any, Literal, Union, cast, get_args, get_origin

import msgspec

from sla_desktop.domain import rhythm
from sla_desktop.domain.base import Id
from sla_desktop.domain.calendars import ZoneName
from sla_desktop.domain.errors import InputError
from sla_desktop.domain.jsontext import parse as parse_json
from sla_desktop.domain.markup import wording
from sla_desktop.domain.misfit import misfit
from sla_desktop.domain.parse_numbers import (
    BadValueError,
    decimal,
    interval,
    money,
    percent,
    quantity,
    refuse_foreign,
)
from sla_desktop.domain.parse_times import (
    ALWAYS,
    date,
    duration,
    looks_like_duration,
    minute_of_day,
    time_span,
)
from sla_desktop.domain.people import Responsible
from sla_desktop.domain.quantities import (
    DAY_KINDS,
    DayKind,
    Duration,
    Frequency,
    MeasureWindow,
    Money,
    Percent,
    Quantity,
    Range,
    TimeSpan,
    Weekday,
    moneys,
)
from sla_desktop.domain.text import Paragraph
from sla_desktop.domain.worktime import zone_info

__all__ = [
    "BadValueError",
    "date",
    "day_kinds",
    "decimal",
    "duration",
    "frequency",
    "interval",
    "measure",
    "minute_of_day",
    "money",
    "percent",
    "quantity",
    "time_span",
    "value_of",
    "wording",
]
_TRUE = {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False}


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
    plain = text.strip().casefold()
    found = tuple(DAY_KINDS) if plain in ALWAYS else rhythm.days(text)
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
    if looks_like_duration(text):
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
        refuse_foreign(written, sum_of_money.currency, currency)
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
