"""Past results: how often a level was met, and what the past supports."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from sla_desktop.domain.metrics import Direction
from sla_desktop.domain.quantities import Rounding
from sla_desktop.simulate.baseline import Baseline, judge, percentile

SCORES = [Decimal(n) for n in (91, 93, 88, 90, 94, 92, 89, 93)]


def run(
    direction: Direction = "higher", values: list[Decimal] | None = None, **more: Any
) -> Baseline:
    found = judge(SCORES if values is None else values, direction, **more)
    assert found is not None
    return found


def test_the_median_and_the_bad_tenth_are_suggested() -> None:
    found = run()
    assert (found.suggested_target, found.suggested_minimum) == (
        Fraction("91.5"),
        Fraction("88.7"),
    )
    assert (found.met_suggested, found.met_suggested_minimum) == (4, 7)
    assert (found.best, found.worst) == (94, 88)
    assert found.why[-1].startswith("Method: median and 90th percentile on the bad side")


def test_the_bad_side_of_a_time_is_the_high_one() -> None:
    times = [Decimal(n) for n in range(1, 12)]
    found = run("lower", times, unit="h")
    assert (found.suggested_target, found.suggested_minimum) == (6, 10)
    assert (found.best, found.worst) == (1, 11)
    assert "90th percentile, met in 10 of 11" in found.why[2]


def test_the_share_of_periods_that_met_the_levels() -> None:
    found = run(target=Decimal(92), minimum=Decimal(85), unit="%")
    assert (found.met_target, found.met_minimum) == (4, 8)
    assert "Target 92 %: met in 4 of 8 periods, 50 %." in found.why
    assert run(target=Decimal(92), strict=True).met_target == 3
    rounded = Rounding(decimals=0)
    close = [Decimal("91.6"), *SCORES]
    assert run(values=close, target=Decimal(92), rounding=rounded).met_target == 5


def test_no_values_say_nothing_and_few_say_little() -> None:
    assert judge([], "higher") is None
    assert run(values=SCORES[:2]).why[-1].startswith("2 periods are few")


@pytest.mark.parametrize(("share", "value"), [("0", 88), ("1", 94), ("1/2", Fraction("91.5"))])
def test_percentiles_lie_between_ranks(share: str, value: Fraction) -> None:
    assert percentile(SCORES, Fraction(share)) == value
    assert percentile([Decimal(3)], Fraction(share)) == 3
