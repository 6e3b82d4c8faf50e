"""Sales and marketing: both commitments in words and figures."""

from decimal import Decimal
from typing import Any

from sla_desktop.document.compose import compose
from sla_desktop.document.plain import plain_text
from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.funnel import (
    FunnelGoal,
    LeadKind,
    MarketingCommitment,
    SalesCommitment,
)
from sla_desktop.domain.people import Party
from sla_desktop.domain.quantities import (
    Money,
)
from sla_desktop.domain.sections import (
    FunnelSection,
    PartiesSection,
    Section,
    ServicesSection,
)
from sla_desktop.domain.services import Service
from tests.document.reading import agreement, text
from tests.document.small import pct, time

TEAMS = PartiesSection(
    id="parties",
    title="Teams",
    parties=tuple(
        Party(id=name.lower(), name=name, role="department") for name in ("Marketing", "Sales")
    ),
)


def between_teams(*sections: Section) -> str:
    agreement = Agreement(id="a", title="A", kind="salesmarketing", sections=(TEAMS, *sections))
    return plain_text(compose(agreement))


def funnel(**given: Any) -> str:
    return text(FunnelSection(id="f", title="Funnel", **given))


def euro(amount: str) -> Money:
    return Money(amount=Decimal(amount), currency="EUR")


def test_leads_that_follow_are_worked_out_in_sight() -> None:
    goal = FunnelGoal(
        revenue=euro("1811000"),
        marketing_share=pct("55"),
        average_deal=euro("12000"),
        lead_to_customer=pct("2.5"),
    )
    body = funnel(goal=goal, marketing=MarketingCommitment(from_goal=True, by_day=2))
    assert "277 a month; €1,811,000.00 × 55 % ÷ (€12,000.00 × 2.5 %) ÷ 12 = 276.68" in body
    assert "Marketing must hand over at least 277 qualified leads by the 2nd of each month." in body


def test_a_monthly_goal_without_a_share_needs_no_division() -> None:
    goal = FunnelGoal(
        revenue=euro("1000"), period="month", average_deal=euro("10"), lead_to_customer=pct("10")
    )
    assert "1,000 a month; €1,000.00 ÷ (€10.00 × 10 %)\n" in funnel(goal=goal)


def test_a_goal_without_figures_shows_no_leads() -> None:
    assert "Leads that follow" not in funnel(goal=FunnelGoal(revenue=euro("1")))


def test_a_kind_of_lead_promises_its_share() -> None:
    kinds = (LeadKind(id="demo", name="Demo", share=pct("35")), LeadKind(id="x", name="Other"))
    assert "at least 97" in funnel(kinds=kinds, marketing=MarketingCommitment(leads=275))
    assert "a month" not in funnel(kinds=kinds)


def test_the_capacity_of_sales_is_added_up() -> None:
    sales = SalesCommitment(
        representatives=5,
        hours_per_month=Decimal(150),
        share_of_time=pct("35"),
        outcome=pct("100"),
    )
    body = funnel(sales=sales)
    assert "Each of 5 representatives can give 35 % of 150 hours a month to follow-up, " in body
    assert "together 262.5 hours." in body
    assert "Sales must record the outcome of every lead." in body
    assert "representative" not in funnel(sales=SalesCommitment(attempts=6))
    assert "Each representative can give 35 %" in funnel(
        sales=SalesCommitment(share_of_time=pct("35"))
    )


def test_teams_with_one_goal_serve_each_other() -> None:
    teams = PartiesSection(
        id="parties",
        title="Teams",
        parties=tuple(
            Party(id=name.lower(), name=name, role="department") for name in ("Marketing", "Sales")
        ),
    )
    service = ServicesSection(
        id="services", title="Services", services=(Service(id="s", name="Leads"),)
    )
    bare = agreement(service, parties=teams)
    both = Agreement(id="sm", title="Leads", kind="salesmarketing", sections=bare.sections)
    assert "The responsible team must deliver the services below." in plain_text(compose(both))
    assert "Marketing must deliver the services below." in plain_text(compose(bare))


def test_the_minimum_of_a_funnel_is_the_duty_and_its_target_the_goal() -> None:
    section = FunnelSection(
        id="f",
        title="Funnel",
        marketing=MarketingCommitment(
            party="marketing", accepted=pct("80"), accepted_minimum=pct("70")
        ),
        sales=SalesCommitment(party="sales", outcome=pct("100"), outcome_minimum=pct("95")),
    )
    body = between_teams(section)
    assert (
        "Marketing must hand over leads of which Sales accepts at least 70 %. The goal is 80 %."
    ) in body
    assert ("Sales must record the outcome of at least 95 % of leads. The goal is 100 %.") in body


def test_a_funnel_of_one_level_has_no_other_goal() -> None:
    section = FunnelSection(
        id="f",
        title="Funnel",
        marketing=MarketingCommitment(accepted=pct("80")),
        sales=SalesCommitment(
            outcome=pct("90"), outcome_minimum=pct("90"), attempts_within=time(10, "day")
        ),
    )
    body = between_teams(section)
    assert "Marketing must hand over leads of which Sales accepts at least 80 %." in body
    assert "Sales must record the outcome of at least 90 % of leads." in body
    assert "Sales must make its attempts to reach each lead within 10 calendar days." in body
    assert "The goal is" not in body
    none = FunnelSection(id="f", title="Funnel", marketing=MarketingCommitment(), sales=None)
    assert "accepts" not in between_teams(none)
