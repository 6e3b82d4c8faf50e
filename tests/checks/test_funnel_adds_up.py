"""B36 B37: leads from the goal, and people to follow them up."""

from decimal import Decimal
from typing import Any

import pytest

from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.funnel import FunnelGoal, LeadKind, MarketingCommitment, SalesCommitment
from sla_desktop.domain.sections import FunnelSection
from tests.checks.crosscheck_builders import faults, gbp, made, make, only, pct, sec, severities


def funnel(leads: int | None, *kinds: LeadKind, sales: Any = None, **goal: Any) -> Agreement:
    """A yearly goal that needs 275 leads a month."""
    plain: dict[str, Any] = {
        "revenue": gbp("1980000"),
        "period": "year",
        "marketing_share": pct("50"),
        "average_deal": gbp("12000"),
        "lead_to_customer": pct("2.5"),
    }
    section = sec(
        FunnelSection,
        goal=made(FunnelGoal, plain, goal),
        marketing=MarketingCommitment(leads=leads, from_goal=leads is None),
        sales=sales,
        kinds=kinds,
    )
    return make(section, kind="salesmarketing")


@pytest.mark.parametrize(
    ("leads", "found"),
    [
        (275, []),
        (277, []),
        (248, []),
        (247, ["warning"]),
        (302, []),
        (303, ["information"]),
        (3300, ["information"]),
        (None, []),
    ],
)
def test_b36_leads_within_a_tenth(leads: int | None, found: list[str]) -> None:
    assert severities("B36", funnel(leads)) == found


def test_b36_exactly_nine_tenths_is_quiet() -> None:
    exact = funnel(180, revenue=gbp("2400000"), marketing_share=pct("30"))  # 200 leads
    assert faults("B36", exact) == []


def test_b36_works_it_out_and_asks_for_the_period() -> None:
    fault = only("B36", funnel(3300))
    assert "or the period of the goal is a different one" in fault.message
    assert fault.worked == (
        "£1,980,000.00 × 50 % ÷ (£12,000.00 × 2.5 %) ÷ 12 months = 275 leads a month",
        "3,300 ÷ 275 = 1,200 %",
    )
    assert fault.field == "funnel.marketing.leads"
    assert "a different one" not in only("B36", funnel(100)).message


def test_b36_a_missing_rate_is_an_error() -> None:
    fault = only("B36", funnel(275, lead_to_customer=None))
    assert (fault.severity, fault.field) == ("error", "funnel.goal.lead_to_customer")
    assert faults("B36", funnel(275, lead_to_customer=None, revenue=None)) == []
    assert faults("B36", make(sec(FunnelSection))) == []
    bare = make(sec(FunnelSection, goal=FunnelGoal()))
    assert faults("B36", bare) == []
    assert (
        only("B36", funnel(100, marketing_share=None))
        .worked[0]
        .startswith("£1,980,000.00 ÷ (£12,000.00")
    )


def team(**fields: Any) -> SalesCommitment:
    """Sales with 15,750 minutes a month."""
    plain: dict[str, Any] = {
        "attempts": 6,
        "minutes_per_attempt": Decimal(12),
        "representatives": 5,
        "hours_per_month": Decimal(150),
        "share_of_time": pct("35"),
    }
    return SalesCommitment(**{**plain, **fields})


@pytest.mark.parametrize(
    ("attempts", "minutes", "found"),
    [
        (6, "12", ["error"]),  # 19,800
        (3, "12", []),  # 9,900
        (5, "11", ["warning"]),  # 15,125, that is 96 %
    ],
)
def test_b37_all_attempts_fit_into_the_time(attempts: int, minutes: str, found: list[str]) -> None:
    sales = team(attempts=attempts, minutes_per_attempt=Decimal(minutes))
    assert severities("B37", funnel(None, sales=sales)) == found


def test_b37_equal_is_quiet_and_nine_tenths_too() -> None:
    equal = team(hours_per_month=Decimal("188.571428571"), share_of_time=pct("35"))
    assert severities("B37", funnel(None, sales=equal)) != []
    exact = team(representatives=33, hours_per_month=Decimal(10), share_of_time=pct("100"))
    assert faults("B37", funnel(None, sales=exact)) == []  # 19,800 of 19,800
    tenth = team(representatives=11, hours_per_month=Decimal(40), share_of_time=pct("100"))
    assert severities("B37", funnel(None, sales=tenth)) == []  # 19,800 of 26,400


def test_b37_works_it_out() -> None:
    fault = only("B37", funnel(None, sales=team()))
    assert fault.worked == (
        "All leads handed over: 275 a month",
        "Attempts: 1,650 × 12 min = 19,800 min",
        "Time: 5 people × 150 h × 60 × 35 % = 15,750 min",
        "19,800 > 15,750, that is 125.714 %",
    )


def test_b37_attempts_by_kind() -> None:
    demo = LeadKind(id="demo", name="Demo", promised=100, attempts=8)
    rest = LeadKind(id="rest", name="Rest", share=pct("60"), attempts=3)
    fault = only("B37", funnel(None, demo, rest, sales=team()))
    assert "Attempts: 1,295 × 12" in fault.worked[1]  # 800 + 165 × 3
    vague = LeadKind(id="vague", name="Vague", attempts=3)
    assert "1,650" in only("B37", funnel(None, demo, vague, sales=team())).worked[1]


def test_b37_unknown_figures_are_quiet() -> None:
    assert faults("B37", funnel(None)) == []
    assert faults("B37", funnel(None, sales=team(minutes_per_attempt=None))) == []
    assert faults("B37", funnel(None, sales=team(attempts=None))) == []
    assert faults("B37", funnel(None, sales=team(representatives=0))) == []
    no_marketing = make(sec(FunnelSection, sales=team()), kind="salesmarketing")
    assert faults("B37", no_marketing) == []
