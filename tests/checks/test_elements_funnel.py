from decimal import Decimal
from typing import Any

import pytest

from sla_desktop.domain.funnel import (
    Criterion,
    FunnelGoal,
    LeadKind,
    LeadStage,
    MarketingCommitment,
    ReturnLoop,
    SalesCommitment,
)
from sla_desktop.domain.governance import Report
from sla_desktop.domain.people import Responsible
from sla_desktop.domain.quantities import Money, Quantity
from sla_desktop.domain.sections import FunnelSection, ReportsSection
from tests.checks.builders import days, found, hours, made, pct, said, sec, teams

KINDS = (
    LeadKind(id="demo", name="Demo request", share=pct("35"), first_contact=hours(1, "business")),
    LeadKind(id="content", name="Content", first_contact=hours(24)),
    LeadKind(id="event", name="Event", first_contact=hours(24)),
)
TEAMS = (Responsible(party="marketing"), Responsible(party="sales"))


def goal(**fields: Any) -> FunnelGoal:
    plain: dict[str, Any] = {
        "revenue": Money(amount=Decimal(1_800_000), currency="EUR"),
        "marketing_share": pct("55"),
        "average_deal": Money(amount=Decimal(12_000), currency="EUR"),
        "lead_to_customer": pct("2.5"),
        "source": "last four quarters",
    }
    return made(FunnelGoal, plain, fields)


def qualified(**fields: Any) -> LeadStage:
    plain: dict[str, Any] = {
        "id": "qualified",
        "name": "Qualified lead",
        "qualified": True,
        "score": Quantity(value=Decimal(60), unit="points"),
        "criteria": (
            Criterion(id="size", text="company", low=Decimal(20), high=Decimal(500), unit="staff"),
            Criterion(id="role", text="named role"),
            Criterion(id="asked", text="replied or asked for a demo", within=days(30)),
        ),
    }
    return made(LeadStage, plain, fields)


def funnel(**fields: Any) -> FunnelSection:
    plain: dict[str, Any] = {
        "goal": goal(),
        "stages": (qualified(),),
        "kinds": KINDS,
        "marketing": MarketingCommitment(
            from_goal=True, by_day=25, accepted=pct("80"), accepted_minimum=pct("70")
        ),
        "sales": SalesCommitment(
            decide_within=hours(48), attempts=6, attempts_within=days(10, "business")
        ),
        "returns": ReturnLoop(reasons=("not reachable", "no fit", "duplicate", "no budget")),
    }
    return sec(FunnelSection, **{**plain, **fields})


def reports(*recipients: Responsible) -> ReportsSection:
    weekly = Report(id="weekly", title="Weekly report", recipients=recipients)
    return sec(ReportsSection, reports=(weekly,))


@pytest.mark.parametrize("element_id", ["A62", "A63", "A64", "A65", "A66"])
def test_funnel_of_a_software_firm_is_complete(element_id: str) -> None:
    parts = (teams(), funnel(), reports(*TEAMS))
    assert found(element_id, *parts, kind="salesmarketing") == []


# A62


def test_goal_without_its_figures_is_missing_them() -> None:
    bare = funnel(goal=goal(average_deal=None, lead_to_customer=None))
    assert found("A62", bare) == [("missing", "funnel.goal.average_deal")]
    assert "without the average deal and the rate from lead to customer" in said("A62", bare)
    assert found("A62", funnel(goal=None)) == [("missing", "funnel.goal.revenue")]


def test_goal_without_marketing_share_is_incomplete() -> None:
    assert found("A62", funnel(goal=goal(marketing_share=None))) == [
        ("incomplete", "funnel.goal.marketing_share")
    ]


def test_rate_without_source_period_is_weak() -> None:
    assert found("A62", funnel(goal=goal(source=""))) == [("weak", "funnel.goal.source")]


# A63


def test_no_qualified_lead_is_missing() -> None:
    assert found("A63", funnel(stages=())) == [("missing", "funnel.stages")]
    empty = qualified(criteria=(), score=None)
    assert found("A63", funnel(stages=(empty,))) == [
        ("missing", "funnel.stages.qualified.criteria")
    ]


GOOD_FIT = Criterion(id="fit", text="good fit")
KEEN = Criterion(id="keen", text="seriously interested")
STAFF = Criterion(id="staff", text="20 to 500 staff of high quality")


def test_criterion_that_cannot_be_tested_is_incomplete() -> None:
    mixed = qualified(criteria=(STAFF, GOOD_FIT))
    assert found("A63", funnel(stages=(mixed,))) == [
        ("incomplete", "funnel.stages.qualified.criteria.fit.text")
    ]
    assert "“good fit” cannot be answered by yes or no" in said("A63", funnel(stages=(mixed,)))


def test_lead_defined_by_adjectives_alone_is_weak() -> None:
    vague = qualified(criteria=(GOOD_FIT, KEEN), score=None)
    assert found("A63", funnel(stages=(vague,))) == [
        ("weak", "funnel.stages.qualified.criteria.fit.text")
    ]


# A64


def test_no_number_of_leads_is_missing() -> None:
    none = funnel(marketing=None)
    assert found("A64", none) == [("missing", "funnel.marketing.leads")]


def test_number_not_split_by_kind_is_incomplete() -> None:
    one = funnel(marketing=MarketingCommitment(leads=275, accepted=pct("80")), kinds=())
    assert found("A64", one) == [("incomplete", "funnel.kinds")]


def test_count_without_quality_is_weak() -> None:
    count = funnel(marketing=None, kinds=(LeadKind(id="demo", name="Demo request", promised=97),))
    assert found("A64", count) == [("weak", "funnel.marketing.accepted")]


# A65


def test_no_time_to_the_first_contact_is_missing() -> None:
    assert found("A65", funnel(kinds=())) == [("missing", "funnel.kinds")]
    assert found("A65", funnel(kinds=(LeadKind(id="demo", name="Demo request"),))) == [
        ("missing", "funnel.kinds.demo.first_contact")
    ]


def test_sales_without_attempts_or_decision_is_incomplete() -> None:
    partly = funnel(kinds=(*KINDS, LeadKind(id="fair", name="Fair")), sales=None)
    assert found("A65", partly) == [
        ("incomplete", "funnel.kinds.fair.first_contact"),
        ("incomplete", "funnel.sales.attempts"),
        ("incomplete", "funnel.sales.decide_within"),
    ]


def test_attempts_may_stand_with_each_kind() -> None:
    kind = LeadKind(id="demo", name="Demo", first_contact=hours(1), attempts=6)
    sales = SalesCommitment(decide_within=hours(48))
    assert found("A65", funnel(kinds=(kind,), sales=sales)) == []


# A66


def test_no_reasons_for_a_return_are_missing() -> None:
    assert found("A66", teams(), funnel(returns=ReturnLoop(reasons=(" ",))), reports(*TEAMS)) == [
        ("missing", "funnel.returns.reasons")
    ]


def test_no_report_to_both_teams_is_incomplete() -> None:
    assert found("A66", teams(), funnel()) == [("incomplete", "reports")]


def test_report_to_one_team_is_weak() -> None:
    one = reports(TEAMS[1])
    assert found("A66", teams(), funnel(), one) == [("weak", "reports.reports.weekly.recipients")]
    assert "“Weekly report” does not go to “Marketing”" in said("A66", teams(), funnel(), one)
