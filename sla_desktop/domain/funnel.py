"""Sales–marketing: goal and funnel, lead definitions, both teams' commitments, return loop."""

from decimal import Decimal
from typing import Literal

from sla_desktop.domain.base import Count, RefId, Row, Value
from sla_desktop.domain.quantities import Duration, Frequency, Money, Percent, Period, Quantity


class FunnelGoal(Value, frozen=True, kw_only=True):
    """The shared revenue goal and the rates that turn it into leads."""

    revenue: Money | None = None
    period: Period = "year"
    marketing_share: Percent | None = None
    average_deal: Money | None = None
    lead_to_customer: Percent | None = None
    lead_base: Literal["handed-over", "accepted", ""] = ""  # which leads the rate counts
    opportunity_to_customer: Percent | None = None
    source: str = ""  # the period the rates come from


class Criterion(Row, frozen=True, kw_only=True):
    """One testable condition of a lead stage; numbers where it has them."""

    text: str
    low: Decimal | None = None
    high: Decimal | None = None
    unit: str = ""
    within: Duration | None = None


class LeadStage(Row, frozen=True, kw_only=True):
    """A stage of a lead, e.g. qualified."""

    name: str
    qualified: bool = False
    criteria: tuple[Criterion, ...] = ()
    score: Quantity | None = None
    evidence: str = ""


class LeadKind(Row, frozen=True, kw_only=True):
    """A kind of lead with both teams' promises for it."""

    name: str
    value: Money | None = None
    share: Percent | None = None  # at least this share of the leads
    promised: Count | None = None  # a month, of this kind
    first_contact: Duration | None = None
    attempts: Count | None = None
    attempts_within: Duration | None = None


class MarketingCommitment(Value, frozen=True, kw_only=True):
    """What marketing hands over; `leads` None: the number that follows from the goal."""

    party: RefId = ""
    leads: Count | None = None  # a month
    from_goal: bool = False
    by_day: Count | None = None  # of the month
    accepted: Percent | None = None
    accepted_minimum: Percent | None = None
    campaign: str = ""


class SalesCommitment(Value, frozen=True, kw_only=True):
    """What sales does with each lead, and the capacity behind it."""

    party: RefId = ""
    decide_within: Duration | None = None
    attempts: Count | None = None
    attempts_within: Duration | None = None
    minutes_per_attempt: Decimal | None = None
    outcome: Percent | None = None
    outcome_minimum: Percent | None = None
    representatives: Count | None = None
    hours_per_month: Decimal | None = None
    share_of_time: Percent | None = None


class ReturnLoop(Value, frozen=True, kw_only=True):
    """What happens to leads that sales returns."""

    reasons: tuple[str, ...] = ()
    to_nurture: Duration | None = None
    nurture: str = ""
    dashboard: str = ""
    per_source: bool | None = None  # won deals and revenue shown per source
    cadence: Frequency | None = None
