"""What each credit model gives for a result, before the caps over all schedules."""

import datetime as dt
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from sla_desktop.domain.credits import CreditSchedule, DelaySteps
from sla_desktop.domain.quantities import Range
from sla_desktop.domain.sections import ServicesSection
from sla_desktop.domain.services import Service
from sla_desktop.simulate.credit import Earned, decimal, earned, holds, money_text
from sla_desktop.simulate.results import Delay, Result, Verdict
from sla_desktop.simulate.spans import SECOND
from sla_desktop.simulate.term import Window
from tests.simulate.built import JUNE, eur, fee, lasting, pct, schedule, sla, tiers, uptime

WINDOW = Window(JUNE, dt.date(2027, 6, 30), "June 2027")
HOUR = 3600 * SECOND
LADDER = tiers(("99", "99.9", "10"), (None, "99", "25"))


def outcome(value: str = "99.5", verdict: Verdict = "missed", **more: Any) -> Result:
    number = Fraction(value)
    return Result(
        metric=more.pop("metric", "up"),
        name="Uptime",
        window=WINDOW,
        unit="%",
        value=number,
        exact=number,
        verdict=verdict,
        **more,
    )


def of(rule: CreditSchedule, *results: Result, paid: str | None = "1000.00") -> tuple[Earned, ...]:
    services = ServicesSection(
        id="services",
        title="Services",
        services=(Service(id="clean", name="Cleaning", unit_price=eur("80")),),
    )
    sections = (services, fee(paid)) if paid else (services,)
    return earned(sla(uptime(), *sections), rule, results or (outcome(),))


def one(rule: CreditSchedule, *results: Result, paid: str | None = "1000.00") -> Earned:
    return of(rule, *results, paid=paid)[0]


def test_the_tier_of_the_result_gives_its_share_of_the_fee() -> None:
    found = one(schedule("up", tiers=LADDER))
    assert found.amount == 100
    (line,) = found.why
    assert line.replace("\xa0", " ") == (
        "Credit: 99 % or more and under 99.9 % gives 10 % of €1,000.00 = €100.00."
    )
    assert one(schedule("up", tiers=LADDER), outcome("12")).amount == 250


def test_a_result_that_no_tier_holds_earns_nothing_and_says_so() -> None:
    found = one(schedule("up", tiers=tiers(("99", "99.89", "10"))), outcome("99.895"))
    assert found.amount == 0
    assert "No tier holds 99.895 %" in found.why[0]


def test_money_needs_a_fee_that_is_given() -> None:
    found = one(schedule("up", tiers=LADDER), paid=None)
    assert found.amount is None
    assert "of a monthly fee that is not given" in found.why[0]


@pytest.mark.parametrize(
    ("hangs_on", "verdict", "due"),
    [
        ("target", "minimum", True),
        ("minimum", "minimum", False),
        ("minimum", "missed", True),
        ("", "minimum", True),
        ("", "met", False),
        ("", "no-data", False),
    ],
)
def test_a_credit_is_due_below_the_level_it_hangs_on(
    hangs_on: Any, verdict: Verdict, due: bool
) -> None:
    found = one(schedule("up", tiers=LADDER, hangs_on=hangs_on), outcome(verdict=verdict))
    assert bool(found.amount) == due
    assert due or found.why[0].startswith("No credit: ")


def late(*priorities: str, micros: int = 0) -> tuple[Delay, ...]:
    return tuple(Delay(name, micros) for name in priorities)


def test_a_sum_for_each_late_case_of_a_priority() -> None:
    rule = schedule("up", model="fixed-sum", per_event=eur("30"), per_priority="p1")
    assert one(rule, outcome(delays=late("p1", "p2", "p1"))).amount == 60
    assert one(rule, outcome(delays=late("p2"))).amount == 0
    assert one(rule).amount == 30
    percent = schedule("up", model="fixed-sum", per_event=pct("3"))
    assert one(percent, outcome(verdict="met", delays=late("p1", "p1"))).amount == 60
    assert one(percent, outcome(verdict="met")).amount == 0
    assert one(schedule("up", model="fixed-sum")).amount is None


def test_the_price_of_the_failed_item() -> None:
    rule = schedule("up", model="item-price", item="visit", service="clean")
    assert one(rule, outcome(delays=late("", "", ""))).amount == 240
    found = one(schedule("up", model="item-price"))
    assert found.amount is None
    assert found.why == ("The price of the item is not given.",)


def test_a_multiple_of_the_price_of_the_time_down() -> None:
    down: dict[str, Any] = {"base": Fraction(43_200), "lost": Fraction(90)}
    priced = schedule(
        "up",
        model="downtime-multiple",
        multiple=Decimal(2),
        unit_price=eur("10"),
        per_time=lasting(1),
    )
    assert one(priced, outcome(**down)).amount == 30
    share = schedule("up", model="downtime-multiple")
    assert one(share, outcome(**down)).amount == Fraction(90_000, 43_200)
    assert one(share, outcome(**down), paid=None).amount is None
    assert one(share, outcome()).amount is None


def test_days_of_the_fee_for_each_event() -> None:
    rule = schedule("up", model="days-of-fee", days=Decimal(3))
    assert one(rule).amount == 100  # 3 of the 30 days of June
    assert one(rule, paid=None).amount is None


def test_a_pool_at_risk_is_shared_out() -> None:
    rule = schedule(
        "up", model="at-risk-pool", at_risk=pct("10"), pool=pct("50"), allocation=pct("40")
    )
    assert one(rule, paid="100000").amount == 2000
    assert one(rule, paid=None).amount is None


@pytest.mark.parametrize(
    ("steps", "hours", "cap", "amount"),
    [("whole", 9, None, 20), ("pro-rata", 9, None, Fraction("22.5")), ("", 90, "5", 50)],
)
def test_delay_is_credited_by_its_steps(
    steps: Any, hours: int, cap: str | None, amount: Fraction
) -> None:
    rule = DelaySteps(
        percent=pct("1"), every=lasting(4), part_steps=steps, cap=pct(cap) if cap else None
    )
    made = schedule("up", model="delay-steps", delay=rule)
    assert one(made, outcome(delays=late("", micros=hours * HOUR))).amount == amount


def test_delay_without_steps_gives_nothing_that_can_be_told() -> None:
    assert one(schedule("up", model="delay-steps")).amount is None
    nothing = DelaySteps(percent=pct("1"), every=lasting(0))
    made = schedule("up", model="delay-steps", delay=nothing)
    assert one(made, outcome(delays=late("", micros=HOUR))).amount == 0


@pytest.mark.parametrize("model", ["redo", "improvement-plan"])
def test_some_consequences_are_no_money(model: Any) -> None:
    found = one(schedule("up", model=model))
    assert found.amount == 0
    assert found.why[0].startswith("No money: ")


def test_points_of_several_levels_become_one_credit() -> None:
    rule = schedule(
        "up", "m", model="points", points=(3, 4), tiers=tiers(("5", None, "20"), (None, "5", "1"))
    )
    both = of(rule, outcome(), outcome(metric="m"))
    assert [found.amount for found in both] == [200, 0]
    assert both[0].why[0].startswith("7 points give")
    kept = of(rule, outcome(verdict="met"), outcome(metric="m", verdict="met"))
    assert [found.amount for found in kept] == [0, 0]
    few = schedule("up", model="points", points=(3,), tiers=tiers(("5", None, "20")))
    assert one(few).why == ("3 points give no credit.",)


def test_a_schedule_keeps_to_its_own_cap() -> None:
    rule = schedule("up", "m", tiers=LADDER, cap=pct("15"))
    found = of(rule, outcome(), outcome("12", metric="m"))
    assert [one.amount for one in found] == [Fraction(300, 7), Fraction(750, 7)]
    assert sum(one.amount or 0 for one in found) == 150
    assert "limited to 15\xa0% a month: €150.00" in found[0].why[-1]
    kept = of(rule, outcome(verdict="met"), outcome("12", metric="m"))
    assert kept[0].amount == 0
    assert one(schedule("up", tiers=LADDER, cap=pct("15")), paid=None).amount is None


def test_a_window_that_still_runs_and_other_metrics_earn_nothing() -> None:
    assert of(schedule("up", tiers=LADDER), outcome(provisional=True)) == ()
    assert of(schedule("other", tiers=LADDER), outcome()) == ()


def test_ranges_hold_their_closed_ends() -> None:
    closed = Range(low=Decimal(1), high=Decimal(2), high_closed=True)
    opened = Range(low=Decimal(1), high=Decimal(2), low_closed=False)
    assert [holds(closed, Fraction(n)) for n in (0, 1, 2, 3)] == [False, True, True, False]
    assert [holds(opened, Fraction(n)) for n in (1, 2)] == [False, False]


def test_money_is_shown_to_the_cent_half_up() -> None:
    assert money_text(Fraction("12.345"), "GBP") == "£12.35"
    assert money_text(Fraction("-0.004"), "EUR") == "€0.00"
    assert money_text(Fraction("-3"), "EUR") == "−€3.00"
    assert decimal(Fraction(1, 3)) == Decimal("0.333333333")
