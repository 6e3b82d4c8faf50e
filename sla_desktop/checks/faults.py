"""How a cross-check words what it found: plain text, figures, the moments of an example."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from sla_desktop.checks.finding import Fault, Fix, Severity
from sla_desktop.domain import show
from sla_desktop.domain.quantities import Duration
from sla_desktop.domain.timeorder import HOLIDAY, Example, Order, moment_text
from sla_desktop.domain.worktime import DAY, SECONDS_IN


def fault(
    severity: Severity,
    message: str,
    field: str,
    *,
    objects: Sequence[str] = (),
    numbers: Sequence[str] = (),
    fix: Fix | None = None,
    worked: Sequence[str] = (),
    weakens: tuple[str, ...] | None = None,
) -> Fault:
    """A finding in plain text: the spaces that keep number and unit together become plain ones."""
    return Fault(
        severity,
        plain(message),
        field,
        objects=tuple(objects),
        numbers=tuple(plain(number) for number in numbers),
        fix=fix,
        worked=tuple(plain(line) for line in worked),
        weakens=weakens,
    )


def plain(text: str) -> str:
    return text.replace(show.NBSP, " ")


def for_instance(example: Example | None, one: str, two: str) -> str:
    """ "; reported Friday 15:00, A is due Monday 11:00 and B Friday 23:00"."""
    if example is None:
        return ""
    when = moment_text(example.start)
    if example.holiday:
        before = example.start < HOLIDAY * DAY
        when += " before a public holiday on Monday" if before else ", a public holiday"
    return (
        f"; reported {when}, {one} is due {moment_text(example.first_due, example.start)} "
        f"and {two} {moment_text(example.second_due, example.start)}"
    )


def places3(value: Fraction) -> str:
    """A fraction as a decimal of at most three places: "99.444"."""
    rounded = round(value * 1000) / Fraction(1000)
    return show.decimal_text(Decimal(rounded.numerator) / Decimal(rounded.denominator))


def hours_text(seconds: Fraction | int) -> str:
    """ "47.5 h"."""
    return f"{places3(Fraction(seconds) / 3600)} h"


def minutes_text(seconds: Fraction) -> str:
    """ "43.2 min", at most three decimals."""
    return f"{places3(seconds / 60)} min"


def in_minutes(length: Duration) -> str:
    """ "240 min", "480 business min"; business days and longer stay what they are."""
    business = length.clock == "business"
    if business and length.unit not in ("s", "min", "h"):
        return show.duration(length)
    number = places3(Fraction(length.value * SECONDS_IN[length.unit]) / 60)
    return f"{number} {'business ' if business else ''}min"


def told(name: str, length: Duration) -> str:
    """ "Fix: 4 hours = 240 min"."""
    shown, minutes = show.duration(length), in_minutes(length)
    return (
        f"{name}: {shown}"
        if length.unit == "min" or shown == minutes
        else (f"{name}: {shown} = {minutes}")
    )


def out_of_order(
    first: str, one: Duration, second: str, two: Duration, order: Order
) -> tuple[str, ...]:
    """Why `one` does not run out before `two`: both times, then the numbers or the moments."""
    lines = (told(first, one), told(second, two))
    example = order.example
    if example is None:
        return (*lines, f"{in_minutes(one)} {_sign(one, two)} {in_minutes(two)}")
    start = moment_text(example.start)
    return (
        *lines,
        f"Reported {start}: {first} {moment_text(example.first_due, example.start)}, "
        f"{second} {moment_text(example.second_due, example.start)}",
        f"This happens from {order.failing:,} of {order.starts:,} starts, one each quarter of an "
        "hour of two weeks with a public holiday.",
    )


def _sign(one: Duration, two: Duration) -> str:
    lengths = [length.value * SECONDS_IN[length.unit] for length in (one, two)]
    if lengths[0] == lengths[1]:
        return "="
    return ">" if lengths[0] > lengths[1] else "<"
