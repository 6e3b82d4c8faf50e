"""The worst month and year in money, and ladders as points with their gaps and overlaps."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from sla_desktop.domain.credits import Bonus, Caps, CreditSchedule, CreditTier, DelaySteps, Remedies
from sla_desktop.domain.metrics import Metric
from sla_desktop.domain.protection import Fee
from sla_desktop.domain.quantities import Quantity, Range, Rounding
from sla_desktop.domain.sections import ChargesSection, ServicesSection
from sla_desktop.domain.services import Service
from sla_desktop.simulate.exposure import Exposure, exposure
from sla_desktop.simulate.ladder import Ladder, ladder, ladders
from tests.simulate.built import (
    credits,
    eur,
    fee,
    lasting,
    pct,
    schedule,
    sla,
    tiers,
    uptime,
)

LADDER = tiers(("99", "99.9", "10"), (None, "99", "30"))
PLAIN = schedule("up", tiers=LADDER)


def of(*schedules: CreditSchedule, paid: str | None = "1000.00", **more: Any) -> Exposure:
    cards = [uptime(expected_cases=4), uptime(id="m", name="Mail")]
    services = ServicesSection(
        id="services",
        title="Services",
        services=(Service(id="clean", name="Cleaning", unit_price=eur("80")),),
    )
    charges = (fee(paid),) if paid else ()
    return exposure(sla(cards, services, credits(*schedules, **more), *charges))


def test_the_worst_month_and_year_without_caps() -> None:
    found = of(PLAIN)
    assert (found.month, found.year, found.fee_month) == (300, 3600, 1000)
    assert found.provider[0] == (
        "Worst month: €300.00 in credits, 30 % of €1,000.00 in fees; €700.00 is left."
    )
    assert found.customer[0] == (
        "In the worst month the customer gets €300.00 back and still pays €700.00."
    )
    assert "No cap of the month is agreed." in found.basis


def test_caps_limit_month_and_year() -> None:
    found = of(PLAIN, caps=Caps(month=pct("8"), year=pct("5")))
    assert (found.month, found.year) == (80, 600)
    found = of(PLAIN, caps=Caps(month=eur("5000"), year=eur("5000")))
    assert (found.month, found.year) == (300, 3600)


def test_what_stands_outside_the_caps_comes_on_top() -> None:
    price = schedule("up", id="p", model="item-price", service="clean", outside_caps=True)
    found = of(PLAIN, price, caps=Caps(month=pct("8"), year=pct("5")))
    assert (found.month, found.year) == (80 + 320, 600 + 12 * 320)
    assert "Outside the caps: “Uptime”." in found.basis
    endless = schedule("m", id="p", model="fixed-sum", per_event=eur("5"), outside_caps=True)
    found = of(PLAIN, endless, caps=Caps(month=pct("8"), year=pct("5")))
    assert (found.month, found.year) == (None, None)


def test_without_a_fee_shares_cannot_be_told_in_money() -> None:
    found = of(PLAIN, paid=None, caps=Caps(month=pct("8"), year=pct("5")))
    assert (found.month, found.year) == (None, None)
    assert any("of a fee not given" in line for line in found.basis)
    assert found.customer[0].startswith("What the customer gets back")
    capped = of(PLAIN, paid=None, caps=Caps(month=eur("70")))
    assert (capped.month, capped.year) == (70, 840)
    assert capped.provider[0] == "Worst month: €70.00 in credits."
    assert capped.customer[0] == "In the worst month the customer gets €70.00 back."


def test_fees_by_number_are_left_out_and_named() -> None:
    seats = Fee(id="g", name="Seat", amount=eur("5"), unit="seat")
    flat = Fee(id="fee", name="Flat", amount=eur("1000"))
    charges = ChargesSection(id="charges", title="Charges", fees=(flat, seats))
    rule = schedule("up", tiers=LADDER, fee="fee")
    found = exposure(sla(uptime(), credits(rule, caps=Caps(month=pct("8"))), charges))
    assert (found.month, found.fee_month) == (80, 1000)
    assert any("because they go by number: Seat." in line for line in found.basis)


def test_no_credits_is_no_exposure() -> None:
    found = of(PLAIN, none=True)
    assert (found.month, found.year, found.schedules) == (0, 0, ())


@pytest.mark.parametrize(
    ("rule", "most"),
    [
        (schedule("up", "m", tiers=LADDER), 600),
        (schedule("up", "m", tiers=LADDER, cap=pct("40")), 400),
        (schedule("up", tiers=LADDER, cap=pct("40")), 300),
        (schedule("up"), None),
        (schedule("up", "m", model="points", points=(1, 2), tiers=LADDER), 300),
        (schedule(model="at-risk-pool", at_risk=pct("10"), pool=pct("50")), 50),
        (schedule("up", model="redo"), 0),
        (schedule("up", model="improvement-plan"), 0),
        (schedule("up", model="downtime-multiple", multiple=Decimal(2)), 2000),
        (schedule("up", model="downtime-multiple", unit_price=eur("5")), None),
        (schedule("up", model="delay-steps"), None),
        (
            schedule(
                "up",
                model="delay-steps",
                delay=DelaySteps(percent=pct("1"), every=lasting(1, "day"), cap=pct("5")),
            ),
            50,
        ),
        (
            schedule(
                "up",
                model="delay-steps",
                delay=DelaySteps(percent=pct("1"), every=lasting(1, "day")),
            ),
            None,
        ),
        (schedule("up", model="fixed-sum", per_event=eur("5")), 20),
        (schedule("up", model="fixed-sum"), None),
        (schedule("m", model="fixed-sum", per_event=eur("5")), None),
        (schedule("up", model="days-of-fee", days=Decimal(3)), 400),
        (schedule("up", model="item-price", service="clean"), 320),
    ],
)
def test_the_most_of_each_model(rule: CreditSchedule, most: int | None) -> None:
    assert of(rule).schedules[0].amount == most


def test_models_need_the_fee_they_are_a_part_of() -> None:
    for model in ("at-risk-pool", "downtime-multiple"):
        assert of(schedule("up", model=model), paid=None).schedules[0].amount is None
    days = schedule("up", model="days-of-fee", days=Decimal(3))
    assert of(days, paid=None).schedules[0].amount is None
    assert of(PLAIN, paid=None).schedules[0].why.startswith("the highest tier, of a fee")


def test_only_the_highest_counts_where_agreed() -> None:
    mail = schedule("m", id="t", tiers=LADDER)
    assert of(PLAIN, mail).month == 600
    found = of(PLAIN, mail, combination="higher")
    assert found.month == 300
    assert "Only the highest credit counts for levels of the same services." in found.basis
    cards = [uptime(services=("a",)), uptime(id="m", name="Mail", services=("b",))]
    apart = exposure(sla(cards, credits(PLAIN, mail, combination="higher"), fee()))
    assert apart.month == 600


def test_bonuses_are_the_customers_exposure() -> None:
    bonus = Bonus(id="b", metrics=("up", "m"), threshold=pct("99.99"), reward=pct("5"))
    found = of(PLAIN, bonuses=(bonus,))
    assert found.bonus_month == 100
    assert found.customer[-1] == "Bonuses can add €100.00 a month."
    capped = Bonus(id="b", metrics=("up", "m"), reward=pct("5"), cap=eur("70"))
    assert of(PLAIN, bonuses=(capped,)).bonus_month == 70
    assert of(PLAIN, bonuses=(Bonus(id="b", metrics=()),)).bonus_month is None


@pytest.mark.parametrize(
    ("exclusive", "words"),
    [(True, "only remedy: a loss"), (False, "other claims stay open"), (None, "is not said")],
)
def test_what_credits_leave_open_is_said(exclusive: bool | None, words: str) -> None:
    assert words in of(PLAIN, remedies=Remedies(exclusive=exclusive)).customer[1]


def drawn(*rows: tuple[str | None, str | None, str], **more: Any) -> list[tuple[Any, ...]]:
    card = uptime(minimum=pct("99"), **more.pop("card", {}))
    made = ladder(schedule("up", tiers=tiers(*rows), **more), card, Fraction(1000))
    return [(s.low, s.high, s.kind, s.percent) for s in made.steps]


def number(text: str) -> Fraction:
    return Fraction(text)


def test_a_ladder_without_gaps_has_one_step_for_each_tier() -> None:
    assert drawn(("99", "99.9", "10"), (None, "99", "30")) == [
        (0, 99, "credit", 30),
        (99, number("99.9"), "credit", 10),
        (number("99.9"), 100, "none", 0),
    ]


def test_gaps_and_overlaps_are_marked() -> None:
    assert drawn(("99", "99.8", "10"), ("98", "99.5", "20"), (None, "97", "30")) == [
        (0, 97, "credit", 30),
        (97, 98, "gap", None),
        (98, 99, "credit", 20),
        (99, number("99.5"), "overlap", 10),
        (number("99.5"), number("99.8"), "credit", 10),
        (number("99.8"), number("99.9"), "gap", None),
        (number("99.9"), 100, "none", 0),
    ]


def test_results_that_rounding_rules_out_are_no_gap() -> None:
    rows = (("99", "99.89", "10"), (None, "99", "30"))
    assert (number("99.89"), number("99.9"), "gap", None) in drawn(*rows)
    rounded = drawn(*rows, card={"rounding": Rounding(decimals=2)})
    assert (number("99.89"), number("99.89"), "gap", None) in rounded  # the end itself
    assert not [step for step in rounded if step[0] < step[1] and step[2] == "gap"]


def test_a_zone_between_minimum_and_target_is_none_where_the_credit_hangs_on_the_minimum() -> None:
    rows = ((None, "99", "30"),)
    assert drawn(*rows, hangs_on="minimum")[-1] == (99, 100, "none", 0)
    assert drawn(*rows, silent_zone_stated=True)[-1] == (99, 100, "none", 0)
    assert drawn(*rows)[1] == (99, number("99.9"), "gap", None)


def test_an_end_that_belongs_to_no_tier_stands_alone() -> None:
    card = uptime(target=None)
    rows = (
        CreditTier(id="a", range=Range(high=Decimal(50)), credit=pct("9")),
        CreditTier(id="b", range=Range(low=Decimal(50), low_closed=False), credit=eur("20")),
    )
    made = ladder(schedule("up", tiers=rows), card, Fraction(1000))
    assert [(s.low, s.high, s.kind, s.percent, s.money) for s in made.steps] == [
        (0, 50, "credit", 9, 90),
        (50, 50, "none", 0, 0),
        (50, 100, "credit", 2, 20),
    ]
    assert ladder(schedule("up", tiers=rows), card, None).steps[-1].percent is None


def test_less_is_better_reaches_without_end() -> None:
    card = Metric(
        id="up",
        name="Defects",
        direction="lower",
        target=Quantity(value=Decimal(2), unit="defects"),
    )
    rows = tiers(("3", "5", "5"), ("5", None, "10"))
    made = ladder(schedule("up", tiers=rows), card, None)
    assert (made.unit, made.direction) == ("defects", "lower")
    assert [(s.low, s.high, s.kind) for s in made.steps] == [
        (0, 2, "none"),
        (2, 3, "gap"),
        (3, 5, "credit"),
        (5, None, "credit"),
    ]


def test_ladders_of_shares_and_of_what_is_there_only() -> None:
    shared = uptime(target=lasting(4), share=pct("95"), share_minimum=pct("90"))
    rules = credits(
        schedule("up", "gone", tiers=LADDER),
        schedule("up", id="t"),
        schedule("up", id="u", model="redo"),
    )
    (made,) = ladders(sla(shared, rules))
    assert isinstance(made, Ladder)
    assert (made.unit, made.target, made.minimum) == ("%", 95, 90)
    assert ladders(sla(uptime(target=None), rules))[0].unit == "%"


def test_shares_of_cases_in_time_are_better_when_higher() -> None:
    answer = Metric(
        id="up",
        name="Answer",
        measure="response",
        by_priority=True,
        direction="lower",
        target=pct("95"),
    )
    made = ladder(schedule("up", tiers=tiers((None, "95", "10"))), answer, None)
    assert [step.kind for step in made.steps] == ["credit", "none"]
