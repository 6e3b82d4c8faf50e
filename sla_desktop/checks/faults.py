"""How a cross-check words what it found: plain text, figures, the moments of an example."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from sla_desktop.checks.finding import Fault, Fix, Severity
from sla_desktop.domain import show
from sla_desktop.domain.timeorder import HOLIDAY, Example, moment_text
from sla_desktop.domain.worktime import DAY


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
