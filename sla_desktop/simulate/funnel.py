"""Sales–marketing arithmetic: leads that follow from a revenue goal, and follow-up capacity.

Exact fractions; nothing is rounded before it is printed. The opportunity→customer rate is not
part of it: the lead→customer rate already runs from the lead to the customer.
"""

from fractions import Fraction
from math import ceil

from sla_desktop.domain.funnel import FunnelGoal, MarketingCommitment, SalesCommitment
from sla_desktop.domain.quantities import Period

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
