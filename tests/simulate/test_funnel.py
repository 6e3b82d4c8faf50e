"""Leads from the goal, by the published examples; capacity of the sales team."""

from decimal import Decimal
from fractions import Fraction

import pytest

from sla_desktop.domain.funnel import FunnelGoal, MarketingCommitment, SalesCommitment
from sla_desktop.domain.quantities import Money, Percent, Period
from sla_desktop.simulate.funnel import (
    capacity_minutes,
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
