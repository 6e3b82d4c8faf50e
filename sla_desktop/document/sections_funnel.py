"""Sales–marketing: goal and the leads that follow, lead stages and kinds, both commitments."""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

from sla_desktop.document.drafting import (
    capital,
    card,
    clauses,
    column,
    either,
    joined,
    lines,
    opened,
    said,
    sentence,
    small,
    table,
)
from sla_desktop.document.facts import Facts, count, money, often, percent
from sla_desktop.document.nodes import Block
from sla_desktop.domain import show
from sla_desktop.domain.funnel import (
    Criterion,
    FunnelGoal,
    LeadKind,
    LeadStage,
    MarketingCommitment,
    ReturnLoop,
    SalesCommitment,
)
from sla_desktop.domain.sections import FunnelSection
from sla_desktop.simulate.funnel import (
    MONTHS,
    capacity_minutes,
    leads_per_month,
    promised_leads,
    whole,
)

_BASES = {"handed-over": "of leads handed over", "accepted": "of leads accepted", "": ""}


def funnel(section: FunnelSection, facts: Facts) -> list[Block]:
    marketing = section.marketing
    leads = promised_leads(marketing, section.goal) if marketing else None
    teams = _Teams(section, facts)
    return opened(
        "Both teams share one goal, and each promises its part.",
        _goal(section.goal, facts) if section.goal else (),
        _stages(section.stages, facts),
        _kinds(section.kinds, leads, facts),
        clauses(
            (
                *(_marketing(marketing, leads, teams) if marketing else ()),
                *(_sales(section.sales, teams, facts) if section.sales else ()),
                *(_returns(section.returns, teams, facts) if section.returns else ()),
            )
        ),
    )


class _Teams:
    """Both teams as they stand in a sentence."""

    def __init__(self, section: FunnelSection, facts: Facts) -> None:
        marketing = section.marketing.party if section.marketing else ""
        sales = section.sales.party if section.sales else ""
        self.marketing = facts.the(marketing, "Marketing")
        self.sales = facts.the(sales, "Sales")


def _goal(goal: FunnelGoal, facts: Facts) -> list[Block]:
    revenue = money(goal.revenue)
    rate = percent(goal.lead_to_customer)
    return card(
        "Goal and figures",
        (
            ("Revenue goal", revenue and f"{revenue} a {goal.period}"),
            ("Marketing’s share", percent(goal.marketing_share)),
            ("Average deal", money(goal.average_deal)),
            ("Lead to customer", joined(rate, _BASES[goal.lead_base])),
            ("Opportunity to customer", percent(goal.opportunity_to_customer)),
            ("Figures from", capital(goal.source)),
            ("Leads that follow", _leads(goal)),
        ),
        caption=False,
    )


def _leads(goal: FunnelGoal) -> str:
    """ "275 a month: €1,800,000.00 × 55 % ÷ (€12,000.00 × 2.5 %) ÷ 12"."""
    leads = leads_per_month(goal)
    if leads is None:
        return ""
    share = percent(goal.marketing_share)
    months = MONTHS[goal.period]
    divided = f" ÷ {show.fraction(months)}" if months != 1 else ""
    up = "" if leads.denominator == 1 else f" = {show.fraction(leads)}, rounded up"
    worth = f"({money(goal.average_deal)} × {percent(goal.lead_to_customer)})"
    return (
        f"{whole(leads):,} a month\n"
        f"{money(goal.revenue)}{share and f' × {share}'} ÷ {worth}{divided}{up}"
    )


def _stages(stages: Iterable[LeadStage], facts: Facts) -> list[Block]:
    return table(
        "Stages of a lead",
        (
            column("Stage", 1.2),
            column("Conditions", 3),
            column("Score", 1.1),
            column("Shown by", 1.5),
            column("Qualified", 0.8),
        ),
        [
            (
                stage.name,
                lines(*(capital(_criterion(each, facts)) for each in stage.criteria)),
                f"at least {show.quantity(stage.score)}" if stage.score else "",
                stage.evidence,
                "Yes" if stage.qualified else "",
            )
            for stage in stages
        ],
        caption=True,
    )


def _criterion(criterion: Criterion, facts: Facts) -> str:
    within = facts.dur(criterion.within)
    return joined(
        joined(criterion.text, _between(criterion), by=": "),
        within and f"in the last {within}",
    )


def _between(criterion: Criterion) -> str:
    low, high = _digits(criterion.low), _digits(criterion.high)
    numbers = f"{low} to {high}" if low and high else low and f"at least {low}"
    return joined(numbers or (high and f"at most {high}"), criterion.unit)


def _digits(value: Decimal | None) -> str:
    return "" if value is None else show.decimal_text(value)


def _kinds(kinds: Iterable[LeadKind], leads: Fraction | None, facts: Facts) -> list[Block]:
    return table(
        "Kinds of leads",
        (
            column("Kind", 1.5),
            column("Share of leads", 1.2, "right"),
            column("Leads a month", 1.3, "right"),
            column("Value", 1.2, "right"),
            column("First contact within", 1.4),
            column("Attempts", 1.6),
        ),
        [
            (
                kind.name,
                f"at least {percent(kind.share)}" if kind.share else "",
                _promised(kind, leads),
                money(kind.value),
                facts.dur(kind.first_contact),
                _attempts(count(kind.attempts), facts.dur(kind.attempts_within)),
            )
            for kind in kinds
        ],
        caption=True,
    )


def _promised(kind: LeadKind, leads: Fraction | None) -> str:
    """The kind's own number, else what its share makes of all leads."""
    if kind.promised is not None:
        return f"at least {kind.promised:,}"
    if kind.share is None or leads is None:
        return ""
    return f"at least {whole(leads * Fraction(kind.share.value) / 100):,}"


def _attempts(attempts: str, within: str) -> str:
    return joined(attempts and f"at least {attempts}", within and f"within {within}")


def _marketing(
    commitment: MarketingCommitment, leads: Fraction | None, teams: _Teams
) -> Iterable[str]:
    day = "" if commitment.by_day is None else f"by the {show.ordinal(commitment.by_day)}"
    number = "" if leads is None else f"at least {whole(leads):,} qualified leads"
    accepted, minimum = percent(commitment.accepted), percent(commitment.accepted_minimum)
    due = minimum or accepted
    if number or day:
        month = f"{day} of each month" if day else "each month"
        yield sentence(f"{teams.marketing} must hand over {number or 'its leads'} {month}")
    if commitment.from_goal:
        yield "This number follows from the goal and its figures."
    yield joined(
        f"{capital(teams.marketing)} must hand over leads of which {teams.sales} accepts at least "
        f"{due}."
        if due
        else "",
        _goal_beyond(accepted, minimum),
    )
    yield said("Campaign: {}.", commitment.campaign)


def _goal_beyond(target: str, minimum: str) -> str:
    """The target where a minimum is the duty."""
    return said("The goal is {}.", target) if minimum and target != minimum else ""


def _sales(sales: SalesCommitment, teams: _Teams, facts: Facts) -> Iterable[str]:
    attempts, within = count(sales.attempts), facts.dur(sales.attempts_within)
    minutes = _digits(sales.minutes_per_attempt)
    yield said(
        "{} must accept or return each lead within {}.", teams.sales, facts.dur(sales.decide_within)
    )
    yield (
        sentence(
            f"{teams.sales} must make",
            f"at least {attempts} attempts" if attempts else "its attempts",
            "to reach each lead",
            within and f"within {within}",
        )
        if attempts or within
        else ""
    )
    yield said("One attempt takes {} minutes.", minutes)
    yield _outcome(sales, teams)
    yield _capacity(sales)


def _outcome(sales: SalesCommitment, teams: _Teams) -> str:
    due = sales.outcome_minimum or sales.outcome
    if due is None:
        return ""
    of = "every lead" if due.value == 100 else f"at least {percent(due)} of leads"
    return joined(
        sentence(f"{teams.sales} must record the outcome of {of}"),
        _goal_beyond(percent(sales.outcome), percent(sales.outcome_minimum)),
    )


def _capacity(sales: SalesCommitment) -> str:
    people = count(sales.representatives)
    hours, share = _digits(sales.hours_per_month), percent(sales.share_of_time)
    time = joined(share, hours and f"{hours} hours a month", by=" of ")
    minutes = capacity_minutes(sales)
    total = "" if minutes is None else f"together {show.fraction(minutes / 60)} hours"
    if not (people or time):
        return ""
    who = f"Each of {people} representatives" if people else "Each representative"
    return sentence(joined(f"{who} can give {time or 'time'} to follow-up", total, by=", "))


def _returns(returns: ReturnLoop, teams: _Teams, facts: Facts) -> Iterable[str]:
    reasons = show.listed([small(reason) for reason in returns.reasons], "or")
    yield said("{} must give one of these reasons for a return: {}.", teams.sales, reasons)
    yield said(
        "{} must take returned leads back to nurture within {}.",
        teams.marketing,
        facts.dur(returns.to_nurture),
    )
    yield said("Nurture: {}.", small(returns.nurture))
    yield said("Both teams use this dashboard: {}.", returns.dashboard)
    yield either(
        returns.per_source,
        "The figures show won deals and revenue for each source",
        "The figures do not show won deals for each source",
    )
    yield said("Both teams see the figures {}.", often(returns.cadence))
