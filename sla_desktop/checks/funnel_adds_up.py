"""Leads that follow from the goal, and people to follow them up (B36 B37)."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from sla_desktop.checks.draft import Draft
from sla_desktop.checks.elements_base import place
from sla_desktop.checks.faults import fault, places3
from sla_desktop.checks.finding import Fault
from sla_desktop.checks.registry import rules
from sla_desktop.domain import show
from sla_desktop.domain.agreement import Agreement, sections_of
from sla_desktop.domain.funnel import FunnelGoal, LeadKind, MarketingCommitment, SalesCommitment
from sla_desktop.domain.sections import FunnelSection
from sla_desktop.simulate.funnel import MONTHS, capacity_minutes, leads_per_month, promised_leads

_WHOLE = Decimal(100)
_SHORTEST_MONTH = 28  # days
_TENTH = Fraction(1, 10)
_HUBSPOT = "HubSpot on sales and marketing agreements"


def _goal(agreement: Agreement) -> FunnelGoal | None:
    return next((s.goal for s in sections_of(agreement, FunnelSection) if s.goal), None)


def _marketing(agreement: Agreement) -> MarketingCommitment | None:
    return next((s.marketing for s in sections_of(agreement, FunnelSection) if s.marketing), None)


@rules.check("B36", "error", FunnelSection, weakens=("A62", "A64"), sources=(_HUBSPOT,))
def leads_add_up(draft: Draft) -> Iterator[Fault]:
    """The leads promised are those that the goal needs, within a tenth."""
    agreement = draft.agreement
    goal, marketing = _goal(agreement), _marketing(agreement)
    yield from _impossible(agreement, goal, marketing)
    if goal is None:
        return
    if goal.revenue and goal.average_deal and goal.lead_to_customer is None:
        yield fault(
            "error",
            f"The goal {show.money(goal.revenue)} and the average deal "
            f"{show.money(goal.average_deal)} are given, but not which share of the leads becomes "
            "customers: nobody can say how many leads are needed.",
            place(agreement, FunnelSection, "goal.lead_to_customer"),
            worked=("Leads = goal × share ÷ (deal × rate) ÷ months of the period", "Rate: missing"),
            weakens=("A62",),
        )
    needed = leads_per_month(goal)
    promised = marketing.leads if marketing else None
    if needed is None or not needed or promised is None:
        return
    ratio = Fraction(promised) / needed
    if 1 - _TENTH <= ratio <= 1 + _TENTH:
        return
    few = ratio < 1
    shown, given = show.fraction(needed), show.decimal_text(Decimal(promised))
    months = MONTHS[goal.period]
    period = (
        ", or the period of the goal is a different one: check it"
        if abs(ratio / months - 1) <= _TENTH and months != 1
        else ""
    )
    said = "too few" if few else "more than it needs"
    yield fault(
        "warning" if few else "information",
        f"The goal needs {shown} leads a month; marketing promises {given}, {said}{period}.",
        place(agreement, FunnelSection, "marketing.leads"),
        numbers=(shown, given),
        worked=(_formula(goal, shown), f"{given} ÷ {shown} = {places3(ratio * 100)} %"),
        weakens=("A64",) if few else (),
    )


def _impossible(
    agreement: Agreement, goal: FunnelGoal | None, marketing: MarketingCommitment | None
) -> Iterator[Fault]:
    """More than all leads, and a day that not every month has."""
    rate = goal.lead_to_customer if goal else None
    if rate is not None and rate.value > _WHOLE:
        shown = show.percent(rate)
        yield fault(
            "error",
            f"{shown} of the leads become customers, which is more than all: enter the share.",
            place(agreement, FunnelSection, "goal.lead_to_customer"),
            numbers=(shown,),
            worked=(f"{shown} > 100 %",),
            weakens=("A62",),
        )
    by_day = marketing.by_day if marketing else None
    if by_day is not None and by_day > _SHORTEST_MONTH:
        yield fault(
            "warning",
            f"Leads are due by day {by_day} of the month, which not every month has: choose a day "
            f"up to {_SHORTEST_MONTH}.",
            place(agreement, FunnelSection, "marketing.by_day"),
            numbers=(str(by_day),),
            worked=(f"February: {_SHORTEST_MONTH} days", f"{by_day} > {_SHORTEST_MONTH}"),
            weakens=("A64",),
        )


def _formula(goal: FunnelGoal, leads: str) -> str:
    share = f" × {show.percent(goal.marketing_share)}" if goal.marketing_share else ""
    revenue = show.money(goal.revenue) if goal.revenue else ""
    deal = show.money(goal.average_deal) if goal.average_deal else ""
    rate = show.percent(goal.lead_to_customer) if goal.lead_to_customer else ""
    months = places3(MONTHS[goal.period])
    return f"{revenue}{share} ÷ ({deal} × {rate}) ÷ {months} months = {leads} leads a month"


@rules.check("B37", "error", FunnelSection, weakens=("A65",), sources=(_HUBSPOT,))
def follow_up_capacity(draft: Draft) -> Iterator[Fault]:
    """All attempts at all leads fit into the time that sales has for them."""
    agreement = draft.agreement
    sales = next((s.sales for s in sections_of(agreement, FunnelSection) if s.sales), None)
    marketing = _marketing(agreement)
    capacity = capacity_minutes(sales) if sales else None
    leads = promised_leads(marketing, _goal(agreement)) if marketing else None
    if sales is None or sales.minutes_per_attempt is None or capacity is None or leads is None:
        return
    attempts = _attempts(agreement, sales, leads)
    if attempts is None or not capacity:
        return
    load = attempts * Fraction(sales.minutes_per_attempt)
    share = load / capacity
    if share <= 1 - _TENTH or share == 1:
        return
    needs, has = show.fraction(load), show.fraction(capacity)
    over = share > 1
    yield fault(
        "error" if over else "warning",
        f"Following up all {show.fraction(leads)} leads a month takes {needs} minutes if every "
        f"attempt is made; sales has {has}"
        f"{': it cannot be done.' if over else ', almost all of it.'}",
        place(agreement, FunnelSection, "sales.attempts"),
        numbers=(needs, has),
        worked=(
            f"All leads handed over: {show.fraction(leads)} a month",
            f"Attempts: {show.fraction(attempts)} × {show.decimal_text(sales.minutes_per_attempt)} "
            f"min = {needs} min",
            f"Time: {sales.representatives} people × "
            f"{show.decimal_text(sales.hours_per_month or Decimal(0))} h × 60 × "
            f"{show.percent(sales.share_of_time) if sales.share_of_time else ''} = {has} min",
            f"{needs} {'>' if over else '<'} {has}, that is {places3(share * 100)} %",
        ),
    )


def _attempts(agreement: Agreement, sales: SalesCommitment, leads: Fraction) -> Fraction | None:
    """Attempts a month at all leads: by kind where each says its number and its attempts."""
    kinds = [kind for section in sections_of(agreement, FunnelSection) for kind in section.kinds]
    each = [_of_kind(kind, leads) for kind in kinds]
    known = [attempts for attempts in each if attempts is not None]
    if kinds and len(known) == len(kinds):
        return sum(known, Fraction(0))
    return leads * sales.attempts if sales.attempts is not None else None


def _of_kind(kind: LeadKind, leads: Fraction) -> Fraction | None:
    if kind.attempts is None or (kind.promised is None and kind.share is None):
        return None
    share = Fraction(kind.share.value) / 100 if kind.share else Fraction(0)
    count = Fraction(kind.promised) if kind.promised is not None else leads * share
    return count * kind.attempts
