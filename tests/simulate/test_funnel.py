"""Leads from the goal, by the published examples; capacity of the sales team."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from sla_desktop.domain.funnel import FunnelGoal, MarketingCommitment, SalesCommitment
from sla_desktop.domain.quantities import Money, Percent, Period
from sla_desktop.domain.sections import FunnelSection
from sla_desktop.simulate.funnel import (
    attempt_minutes,
    capacity_minutes,
    follow_up,
    lead_value,
    leads_per_month,
    promised_leads,
    whole,
)


def eur(amount: str) -> Money:
    return Money(amount=Decimal(amount), currency="EUR")


def pct(value: str) -> Percent:
    return Percent(value=Decimal(value))


def goal(
    revenue: str = "1800000",
    period: Period = "year",
    share: str = "55",
    deal: str = "12000",
    rate: str = "2.5",
) -> FunnelGoal:
    return FunnelGoal(
        revenue=eur(revenue),
        period=period,
        marketing_share=pct(share),
        average_deal=eur(deal),
        lead_to_customer=pct(rate),
        opportunity_to_customer=pct("22"),
    )


def test_a_yearly_goal_gives_leads_a_month() -> None:
    assert leads_per_month(goal()) == 275


def test_a_monthly_goal_is_not_divided() -> None:
    assert leads_per_month(goal("500000", "month", "60", "10000", "3")) == 1000


def test_the_same_goal_read_as_yearly_is_a_twelfth() -> None:
    assert leads_per_month(goal("500000", "year", "60", "10000", "3")) == Fraction(250, 3)


def test_nothing_is_rounded_before_print() -> None:
    leads = leads_per_month(goal(revenue="1811000"))
    assert leads == Fraction(9960500, 36000)
    assert leads is not None
    assert whole(leads) == 277


def test_a_weekly_goal_is_exact() -> None:
    assert leads_per_month(goal("100", "week", "100", "100", "100")) == Fraction("365.25") / 84


def test_the_opportunity_rate_is_never_multiplied_in() -> None:
    with_rate, without = (
        goal(),
        FunnelGoal(
            revenue=eur("1800000"),
            marketing_share=pct("55"),
            average_deal=eur("12000"),
            lead_to_customer=pct("2.5"),
        ),
    )
    assert leads_per_month(with_rate) == leads_per_month(without)


def test_without_a_share_marketing_carries_the_goal() -> None:
    whole_goal = FunnelGoal(
        revenue=eur("120000"), average_deal=eur("1000"), lead_to_customer=pct("10")
    )
    assert leads_per_month(whole_goal) == 100


@pytest.mark.parametrize(
    "incomplete",
    [
        FunnelGoal(),
        FunnelGoal(revenue=eur("1"), average_deal=eur("1")),
        goal(rate="0"),
        goal(deal="0"),
        FunnelGoal(
            revenue=Money(amount=Decimal(1), currency="USD"),
            average_deal=eur("1"),
            lead_to_customer=pct("1"),
        ),
    ],
)
def test_what_cannot_be_worked_out_is_none(incomplete: FunnelGoal) -> None:
    assert leads_per_month(incomplete) is None


def test_an_own_number_wins_over_the_goal() -> None:
    assert promised_leads(MarketingCommitment(leads=300), goal()) == 300
    assert promised_leads(MarketingCommitment(from_goal=True), goal()) == 275
    assert promised_leads(MarketingCommitment(), None) is None


def test_capacity_is_people_times_their_time() -> None:
    sales = SalesCommitment(
        representatives=5, hours_per_month=Decimal(150), share_of_time=pct("35")
    )
    assert capacity_minutes(sales) == 15_750
    assert capacity_minutes(SalesCommitment(representatives=5)) is None


def funnel(**more: Any) -> FunnelSection:
    plain: dict[str, Any] = {"id": "funnel", "title": "Funnel", "goal": goal()}
    return FunnelSection(**{**plain, **more})


SALES = SalesCommitment(
    attempts=6,
    minutes_per_attempt=Decimal(12),
    representatives=5,
    hours_per_month=Decimal(150),
    share_of_time=pct("35"),
)


def test_promised_leads_are_held_against_goal_and_capacity() -> None:
    found = follow_up(funnel(marketing=MarketingCommitment(leads=275), sales=SALES))
    assert (found.leads, found.promised, found.lead_value) == (275, 275, 300)
    assert (found.needed, found.capacity) == (19_800, 15_750)
    assert (found.enough_leads, found.enough_time) == (True, False)
    text = " ".join(found.why).replace("\xa0", " ")
    assert "€1,800,000.00 a year × 55 % ÷ (€12,000.00 × 2.5 %) ÷ 12 months = 275 a month" in text
    assert "One lead stands for €300.00 of revenue." in text
    assert "275 leads × 6 attempts × 12 min = 19,800 min" in text
    assert "Sales cannot follow up all of them: 125.71 % of the capacity." in text


def test_fewer_leads_than_the_goal_needs_are_named() -> None:
    found = follow_up(funnel(marketing=MarketingCommitment(leads=200), sales=SALES))
    assert (found.enough_leads, found.enough_time) == (False, True)
    assert any("is less than what the goal needs" in line for line in found.why)
    assert found.why[-1].startswith("Sales can follow up all of them")


def test_what_is_missing_is_said() -> None:
    empty = follow_up(funnel(goal=None))
    assert (empty.leads, empty.promised, empty.lead_value, empty.enough_time) == (None,) * 4
    assert "is missing" in empty.why[0]
    other = FunnelGoal(revenue=eur("1"), average_deal=eur("0"), lead_to_customer=pct("1"))
    assert "cannot be worked out" in follow_up(funnel(goal=other)).why[0]
    bare = follow_up(funnel(sales=SalesCommitment()))
    assert (bare.promised, bare.enough_leads) == (275, True)
    assert bare.why[-1].startswith("For the follow-up a figure is missing")
    nobody = SalesCommitment(
        attempts=6,
        minutes_per_attempt=Decimal(12),
        representatives=0,
        hours_per_month=Decimal(150),
        share_of_time=pct("35"),
    )
    assert follow_up(funnel(sales=nobody)).why[-1].endswith("all of them: no time.")
    no_share = FunnelGoal(revenue=eur("120"), average_deal=eur("1"), lead_to_customer=pct("100"))
    assert follow_up(funnel(goal=no_share)).leads == 10
    gone = MarketingCommitment()
    unknown = follow_up(funnel(goal=FunnelGoal(), marketing=gone, sales=SALES))
    assert (unknown.promised, unknown.needed) == (None, None)


def test_attempts_and_lead_value_need_their_figures() -> None:
    assert attempt_minutes(SalesCommitment(attempts=3), Fraction(1)) is None
    assert attempt_minutes(SALES, Fraction(1, 2)) == 72
    assert lead_value(FunnelGoal(average_deal=eur("160000"), lead_to_customer=pct("1"))) == 1600
    assert lead_value(FunnelGoal()) is None
