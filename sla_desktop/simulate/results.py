"""What came out for a metric in one window, worked out line by line."""

from decimal import Decimal
from fractions import Fraction
from typing import Literal

from msgspec import Struct

from sla_desktop.domain import show
from sla_desktop.domain.metrics import Direction, Metric
from sla_desktop.domain.quantities import Duration, Measure, Percent, Quantity, Rounding
from sla_desktop.domain.worktime import SECONDS_IN
from sla_desktop.simulate.small_numbers import meets, rounded
from sla_desktop.simulate.term import Window

Verdict = Literal["met", "minimum", "missed", "no-data"]
BaseUnit = Literal["min", "cases", ""]
VERDICTS: dict[Verdict, str] = {
    "met": "met",
    "minimum": "target missed, minimum kept",
    "missed": "missed",
    "no-data": "no data",
}
TIMES = ("response", "update", "resolution")
_PLACES = 5
_FINE_PLACES = 9


class Levels(Struct, frozen=True):
    """Target and minimum in force, as numbers of one unit."""

    target: Fraction | None
    minimum: Fraction | None
    unit: str
    direction: Direction
    strict: bool = False
    rounding: Rounding | None = None

    def judged(self, value: Fraction) -> Verdict:
        if self.target is not None and self._meets(value, self.target):
            return "met"
        if self.minimum is not None and self._meets(value, self.minimum):
            return "met" if self.target is None else "minimum"
        return "no-data" if self.target is None and self.minimum is None else "missed"

    def _meets(self, value: Fraction, level: Fraction) -> bool:
        return meets(value, level, self.direction, strict=self.strict, rounding=self.rounding)

    def compared(self, value: Fraction) -> Fraction:
        """The value as it is compared: rounded where the agreement says so."""
        return rounded(value, self.rounding) if self.rounding else value


class Delay(Struct, frozen=True):
    """A late case: by how much, in microseconds of the limit's clock, and whose priority."""

    priority: str
    micros: int


class Result(Struct, frozen=True, kw_only=True):
    """The outcome of one metric in one window, with its basis as lines."""

    metric: str
    name: str
    window: Window
    unit: str = ""
    base: Fraction = Fraction(0)
    base_unit: BaseUnit = ""
    excluded: Fraction = Fraction(0)
    lost: Fraction = Fraction(0)  # minutes down, or cases late
    value: Fraction | None = None  # as compared
    exact: Fraction | None = None
    direction: Direction = "higher"
    verdict: Verdict = "no-data"
    delays: tuple[Delay, ...] = ()
    provisional: bool = False  # the window is still running
    why: tuple[str, ...] = ()


def levels_of(metric: Metric, window: Window) -> tuple[Measure | None, Measure | None]:
    """Target and minimum in force when the window starts: later steps replace the first ones."""
    target, minimum = metric.target, metric.minimum
    for step in sorted(metric.steps, key=lambda one: one.start):
        if step.start <= window.first:
            target = step.target if step.target is not None else target
            minimum = step.minimum if step.minimum is not None else minimum
    return target, minimum


def direction_of(metric: Metric) -> Direction:
    """Which side is better; where it is not said, times should be short and the rest high."""
    if metric.direction is not None:
        return metric.direction
    return "lower" if isinstance(metric.target or metric.minimum, Duration) else "higher"


def plain_levels(metric: Metric, window: Window) -> Levels:
    """The levels as they stand on the card."""
    target, minimum = levels_of(metric, window)
    return Levels(
        target=None if target is None else Fraction(target.value),
        minimum=None if minimum is None else _in_unit(minimum, target),
        unit=unit_of(target or minimum),
        direction=direction_of(metric),
        strict=metric.strict,
        rounding=metric.rounding,
    )


def share_levels(metric: Metric, window: Window) -> Levels | None:
    """The share of cases a time metric promises, as target and minimum; None for every other.

    More cases in time are always better, whichever side is better for the times themselves.
    """
    target, minimum = levels_of(metric, window)
    if metric.share is not None:
        target, minimum = metric.share, metric.share_minimum
    elif metric.measure not in TIMES or not isinstance(target or minimum, Percent):
        return None
    return Levels(
        target=Fraction(target.value) if isinstance(target, Percent) else None,
        minimum=Fraction(minimum.value) if isinstance(minimum, Percent) else None,
        unit="%",
        direction="higher",
        strict=metric.strict,
        rounding=metric.rounding,
    )


def _in_unit(level: Measure, of: Measure | None) -> Fraction:
    """A level as a number in the unit of another: 90 min beside 1 h is 1.5."""
    value = Fraction(level.value)
    if isinstance(level, Duration) and isinstance(of, Duration):
        return value * Fraction(SECONDS_IN[level.unit]) / Fraction(SECONDS_IN[of.unit])
    return value


def unit_of(level: Measure | None) -> str:
    """The unit of results that are compared with a level."""
    match level:
        case Percent():
            return "%"
        case Duration():
            return show.unit_words(level.unit, level.clock)
        case Quantity():
            return level.unit
        case _:
            return ""


def with_unit(value: Fraction | Decimal, unit: str, places: int = _PLACES) -> str:
    """ "99.90046 %", "2.5 hours"; cut to so many places, so that it never looks better."""
    text = number_text(Fraction(value), places)
    return f"{text} {unit}".strip()


def number_text(value: Fraction, places: int = _PLACES) -> str:
    """At most so many decimal places, half up."""
    scaled = (abs(value) * 10**places * 2 + 1) // 2
    text = show.decimal_text(Decimal(scaled).scaleb(-places))
    return f"−{text}" if value < 0 and scaled else text


def value_text(value: Fraction, unit: str, *levels: Fraction | None) -> str:
    """A result with enough places to be told from the levels it is compared with."""
    close = any(
        level is not None and level != value and number_text(level) == number_text(value)
        for level in levels
    )
    return with_unit(value, unit, _FINE_PLACES if close else _PLACES)


def verdict_lines(levels: Levels, exact: Fraction) -> tuple[str, ...]:
    """How a value stands to the levels, one line each."""
    value = levels.compared(exact)
    lines: list[str] = []
    if levels.rounding and value != exact:
        lines.append(
            f"Rounded as agreed: {value_text(exact, levels.unit, value)} is read as "
            f"{with_unit(value, levels.unit)}."
        )
    for name, level in (("Target", levels.target), ("Minimum", levels.minimum)):
        if level is not None:
            kept = Levels(level, None, "", levels.direction, levels.strict).judged(value) == "met"
            shown = value_text(value, levels.unit, level)
            sign = _sign(levels) + with_unit(level, levels.unit)
            lines.append(f"{name} {sign}: {shown} {'keeps' if kept else 'misses'} it.")
    return tuple(lines) or ("No target and no minimum is set.",)


def _sign(levels: Levels) -> str:
    higher = levels.direction == "higher"
    if levels.strict:
        return "more than " if higher else "less than "
    return "at least " if higher else "at most "
