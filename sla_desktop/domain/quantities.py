"""Numbers of the trade with their units: never text, never floating point."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Annotated, Literal, cast

from msgspec import Meta, Struct

from sla_desktop.domain.base import Count, MinuteOfDay, Value
from sla_desktop.domain.errors import InputError

CURRENCY_PATTERN = r"^[A-Z]{3}$(?!\n)"
Currency = Annotated[str, Meta(pattern=CURRENCY_PATTERN)]  # ISO 4217
TimeUnit = Literal["s", "min", "h", "day", "week", "month", "year"]
Clock = Literal["clock", "business"]
Period = Literal["day", "week", "fortnight", "month", "quarter", "half-year", "year"]
Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
DayKind = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun", "holiday"]
WEEKDAYS: tuple[Weekday, ...] = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
DAY_KINDS: tuple[DayKind, ...] = (*WEEKDAYS, "holiday")


class Duration(Value, frozen=True, kw_only=True, tag="duration"):
    """A length of time, in clock time or in the business time of a service calendar."""

    value: Decimal
    unit: TimeUnit
    clock: Clock = "clock"

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.value < 0:
            raise InputError("A duration cannot be negative.")


class Percent(Value, frozen=True, kw_only=True, tag="percent"):
    """A percentage, as written: 99.9 means 99.9 %."""

    value: Decimal

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.value < 0:
            raise InputError("A percentage cannot be negative.")


class Money(Value, frozen=True, kw_only=True, tag="money"):
    """An amount in one currency."""

    amount: Decimal
    currency: Currency

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.amount < 0:
            raise InputError("A sum of money cannot be negative.")


class Quantity(Value, frozen=True, kw_only=True, tag="quantity"):
    """A number of something: `unit` is the word that prints behind it, e.g. "tickets"."""

    value: Decimal
    unit: str = ""


Measure = Percent | Duration | Quantity
Amount = Percent | Money


class Range(Value, frozen=True, kw_only=True):
    """Results from `low` to `high`; the default ends are half-open, ``[low, high)``.

    None is an open end (no limit on that side).
    """

    low: Decimal | None = None
    high: Decimal | None = None
    low_closed: bool = True
    high_closed: bool = False


class MeasureWindow(Value, frozen=True, kw_only=True):
    """The stretch over which a metric is worked out: calendar or rolling."""

    period: Period = "month"
    count: Count = 1
    rolling: bool = False


class Rounding(Value, frozen=True, kw_only=True):
    """How a result is rounded before it is compared; none given means unrounded."""

    decimals: Annotated[int, Meta(ge=0, le=9)]
    mode: Literal["half-up", "down", "up"] = "half-up"


class TimeSpan(Value, frozen=True, kw_only=True):
    """From–to in minutes of the day; an end at or before the start runs over midnight."""

    start: MinuteOfDay
    end: MinuteOfDay


class Frequency(Value, frozen=True, kw_only=True):
    """How often: `times` per `every` periods, on which weekdays, at which times of day."""

    per: Period = "month"
    times: Count = 1
    every: Count = 1  # every 2 weeks: per="week", every=2
    days: tuple[Weekday, ...] = ()
    at: tuple[TimeSpan, ...] = ()  # a moment has start == end
    note: str = ""  # e.g. "1st working day after the 10th"


def moneys(value: object) -> Iterator[Money]:
    """Every sum of money in a value, a row, a table or a whole agreement."""
    if isinstance(value, Money):
        yield value
    elif isinstance(value, tuple):
        for item in cast("tuple[object, ...]", value):
            yield from moneys(item)
    elif isinstance(value, Struct):
        for name in value.__struct_fields__:
            yield from moneys(getattr(value, name))
