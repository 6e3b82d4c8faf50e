"""Sales–marketing arithmetic: leads that follow from a revenue goal, and follow-up capacity.

Exact fractions; nothing is rounded before it is printed. The opportunity→customer rate is not
part of it: the lead→customer rate already runs from the lead to the customer.
"""

from decimal import Decimal
from fractions import Fraction
from math import ceil

from msgspec import Struct

from sla_desktop.domain import show
from sla_desktop.domain.funnel import FunnelGoal, MarketingCommitment, SalesCommitment
from sla_desktop.domain.quantities import Money, Period
from sla_desktop.domain.sections import FunnelSection

MONTHS: dict[Period, Fraction] = {
    "day": Fraction(12) / Fraction("365.25"),
    "week": Fraction(84) / Fraction("365.25"),
    "fortnight": Fraction(168) / Fraction("365.25"),
    "month": Fraction(1),
    "quarter": Fraction(3),
    "half-year": Fraction(6),
    "year": Fraction(12),
}


def leads_per_month(goal: FunnelGoal) -> Fraction | None:
    """goal · share / (deal · rate) / months of the goal's period; None while a figure is missing.

    Without a share marketing carries the whole goal.
    """
    revenue, deal, rate = goal.revenue, goal.average_deal, goal.lead_to_customer
    if revenue is None or deal is None or rate is None or revenue.currency != deal.currency:
        return None
    worth = Fraction(deal.amount) * Fraction(rate.value) / 100
    if worth <= 0:
        return None
    share = Fraction(goal.marketing_share.value) / 100 if goal.marketing_share else Fraction(1)
    return Fraction(revenue.amount) * share / worth / MONTHS[goal.period]


def promised_leads(commitment: MarketingCommitment, goal: FunnelGoal | None) -> Fraction | None:
    """Leads a month that marketing owes: its own number, else the one that follows."""
    if commitment.leads is not None:
        return Fraction(commitment.leads)
    return leads_per_month(goal) if goal else None


def capacity_minutes(sales: SalesCommitment) -> Fraction | None:
    """Minutes a month that all representatives together can give to follow-up."""
    people, hours, share = sales.representatives, sales.hours_per_month, sales.share_of_time
    if people is None or hours is None or share is None:
        return None
    return people * Fraction(hours) * 60 * Fraction(share.value) / 100


def whole(leads: Fraction) -> int:
    """Rounded up, as leads are printed: part of a lead is one lead more."""
    return ceil(leads)


class FollowUp(Struct, frozen=True, kw_only=True):
    """Leads that the goal asks for, leads promised, and whether sales can follow them up."""

    leads: Fraction | None  # a month, as the goal asks
    promised: Fraction | None
    needed: Fraction | None  # minutes a month for all attempts
    capacity: Fraction | None
    lead_value: Fraction | None  # revenue that one lead stands for
    enough_leads: bool | None
    enough_time: bool | None
    why: tuple[str, ...]


def follow_up(funnel: FunnelSection) -> FollowUp:
    """The sums behind both teams' commitments, with what is missing for them."""
    goal, marketing, sales = funnel.goal, funnel.marketing, funnel.sales
    leads = leads_per_month(goal) if goal else None
    promised = promised_leads(marketing, goal) if marketing else leads
    needed = attempt_minutes(sales, promised) if sales and promised is not None else None
    capacity = capacity_minutes(sales) if sales else None
    return FollowUp(
        leads=leads,
        promised=promised,
        needed=needed,
        capacity=capacity,
        lead_value=lead_value(goal) if goal else None,
        enough_leads=None if leads is None or promised is None else promised >= leads,
        enough_time=None if needed is None or capacity is None else capacity >= needed,
        why=(
            *_goal_lines(goal, leads, promised),
            *_time_lines(sales, promised, needed, capacity),
        ),
    )


def attempt_minutes(sales: SalesCommitment, leads: Fraction) -> Fraction | None:
    """Minutes a month if every promised lead takes every attempt."""
    if sales.attempts is None or sales.minutes_per_attempt is None:
        return None
    return ceil(leads) * sales.attempts * Fraction(sales.minutes_per_attempt)


def lead_value(goal: FunnelGoal) -> Fraction | None:
    """Revenue of a customer times the share of leads that become one."""
    if goal.average_deal is None or goal.lead_to_customer is None:
        return None
    return Fraction(goal.average_deal.amount) * Fraction(goal.lead_to_customer.value) / 100


def _goal_lines(
    goal: FunnelGoal | None, leads: Fraction | None, promised: Fraction | None
) -> list[str]:
    if goal is None or goal.revenue is None or goal.average_deal is None:
        return ["The goal, the average deal or the rate from lead to customer is missing."]
    if leads is None or promised is None or goal.lead_to_customer is None:
        return ["The leads cannot be worked out: give deal, rate and goal in one currency."]
    share = f" × {show.percent(goal.marketing_share)}" if goal.marketing_share else ""
    rate = show.percent(goal.lead_to_customer)
    months = show.fraction(MONTHS[goal.period])
    enough = "covers" if promised >= leads else "is less than"
    return [
        f"Leads: {show.money(goal.revenue)} a {goal.period}{share} ÷ "
        f"({show.money(goal.average_deal)} × {rate}) ÷ {months} months = "
        f"{show.fraction(leads)} a month, so {whole(leads):,}.",
        f"One lead stands for {_money(goal.average_deal, lead_value(goal))} of revenue.",
        f"Promised: {whole(promised):,} a month, which {enough} what the goal needs.",
    ]


def _money(like: Money, amount: Fraction | None) -> str:
    cents = round((amount or Fraction(0)) * 100)
    return show.money(Money(amount=Decimal(cents).scaleb(-2), currency=like.currency))


def _time_lines(
    sales: SalesCommitment | None,
    leads: Fraction | None,
    needed: Fraction | None,
    capacity: Fraction | None,
) -> list[str]:
    if sales is None:
        return []
    lines: list[str] = []
    if needed is not None and leads is not None and sales.minutes_per_attempt is not None:
        minutes = show.decimal_text(sales.minutes_per_attempt)
        lines.append(
            f"Follow-up: {whole(leads):,} leads × {sales.attempts} attempts × {minutes} min = "
            f"{show.fraction(needed)} min a month, if every lead takes every attempt."
        )
    if capacity is not None:
        lines.append(f"Capacity of the representatives: {show.fraction(capacity)} min a month.")
    if needed is None or capacity is None:
        return [*lines, "For the follow-up a figure is missing: attempts, minutes or capacity."]
    verdict = "Sales can follow up" if capacity >= needed else "Sales cannot follow up"
    share = f"{show.fraction(needed * 100 / capacity)} % of the capacity" if capacity else "no time"
    return [*lines, f"{verdict} all of them: {share}."]
