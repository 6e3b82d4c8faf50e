"""Past results against a target: how often it would have been met, and which levels they support.

Percentiles lie between ranks by straight lines, as PERCENTILE.INC of spreadsheets: of n values in
order, the one at p·(n−1) counted from nought.
"""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from msgspec import Struct

from sla_desktop.domain.metrics import Direction
from sla_desktop.domain.quantities import Rounding
from sla_desktop.simulate.results import with_unit
from sla_desktop.simulate.small_numbers import meets

METHOD = "median and 90th percentile on the bad side, straight lines between ranks"
_FEW = 6
_BAD_TENTH = Fraction(1, 10)


class Baseline(Struct, frozen=True, kw_only=True):
    """What past periods say: shares that met the levels, and levels they would support."""

    periods: int
    met_target: int | None
    met_minimum: int | None
    best: Fraction
    worst: Fraction
    suggested_target: Fraction  # the median
    suggested_minimum: Fraction  # kept in nine of ten periods
    met_suggested: int
    met_suggested_minimum: int
    method: str
    why: tuple[str, ...]


def percentile(values: Sequence[Decimal], share: Fraction) -> Fraction:
    """The value below which so large a share lies, from 0 to 1."""
    ordered = sorted(Fraction(value) for value in values)
    place = share * (len(ordered) - 1)
    low = int(place)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (place - low) * (ordered[high] - ordered[low])


def judge(
    values: Sequence[Decimal],
    direction: Direction,
    *,
    target: Decimal | Fraction | None = None,
    minimum: Decimal | Fraction | None = None,
    unit: str = "",
    strict: bool = False,
    rounding: Rounding | None = None,
) -> Baseline | None:
    """The past against the levels; None without values."""
    if not values:
        return None

    def met(level: Decimal | Fraction) -> int:
        return sum(
            meets(Fraction(value), level, direction, strict=strict, rounding=rounding)
            for value in values
        )

    higher = direction == "higher"
    bad_end = _BAD_TENTH if higher else 1 - _BAD_TENTH
    median, bad = percentile(values, Fraction(1, 2)), percentile(values, bad_end)
    best, worst = (max(values), min(values)) if higher else (min(values), max(values))
    count = len(values)
    lines = [
        f"{count} periods, worst {with_unit(worst, unit)}, best {with_unit(best, unit)}.",
        *_level_line("Target", target, 0 if target is None else met(target), count, unit),
        *_level_line("Minimum", minimum, 0 if minimum is None else met(minimum), count, unit),
        f"Suggested target {with_unit(median, unit)}: the median, met in {met(median)} of {count}.",
        f"Suggested minimum {with_unit(bad, unit)}: the {'10th' if higher else '90th'} "
        f"percentile, met in {met(bad)} of {count}.",
        f"Method: {METHOD}.",
    ]
    if count < _FEW:
        lines.append(f"{count} periods are few: agree a bed-in, then set the levels.")
    return Baseline(
        periods=count,
        met_target=None if target is None else met(target),
        met_minimum=None if minimum is None else met(minimum),
        best=Fraction(best),
        worst=Fraction(worst),
        suggested_target=median,
        suggested_minimum=bad,
        met_suggested=met(median),
        met_suggested_minimum=met(bad),
        method=METHOD,
        why=tuple(lines),
    )


def _level_line(
    name: str, level: Decimal | Fraction | None, met: int, count: int, unit: str
) -> list[str]:
    if level is None:
        return []
    share = with_unit(Fraction(100 * met, count), "%", 1)
    return [f"{name} {with_unit(level, unit)}: met in {met} of {count} periods, {share}."]
