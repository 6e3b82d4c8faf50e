"""Service credits: schedules of every usual model, caps, claims, earn-back, repeated failure."""

from decimal import Decimal
from typing import Literal

from sla_desktop.domain.base import Count, Id, RefId, Row, Value
from sla_desktop.domain.quantities import Amount, Duration, Measure, Money, Percent, Range

CreditModel = Literal[
    "percent-tiers",  # a share of the fee by result
    "downtime-multiple",  # a multiple of the price of the time down
    "days-of-fee",  # days of fee per event
    "points",  # points collected, a table turns them into a share
    "at-risk-pool",  # invoice × at-risk % × pool % × allocation %
    "fixed-sum",  # a sum per event
    "delay-steps",  # x % per n days of delay
    "redo",  # done again free of charge
    "item-price",  # the price of the failed item back
    "improvement-plan",  # no money: a plan
]
FeeBasis = Literal["", "affected-service", "all-services", "affected-item", "invoice", "none"]


class CreditTier(Row, frozen=True, kw_only=True):
    """Results in `range` (in the metric's unit, or points) earn `credit`."""

    range: Range
    credit: Amount


class DelaySteps(Value, frozen=True, kw_only=True):
    """Credit by delay: `percent` per `every`, at most `cap`; the customer may end `end_after`."""

    percent: Percent
    every: Duration
    part_steps: Literal["whole", "pro-rata", ""] = ""
    cap: Percent | None = None
    end_after: Duration | None = None


class CreditSchedule(Row, frozen=True, kw_only=True):
    """What a missed level of one metric earns."""

    metrics: tuple[Id, ...]
    model: CreditModel
    hangs_on: Literal["target", "minimum", ""] = ""
    basis: FeeBasis = ""
    fee: RefId = ""  # the fee it is taken from
    tiers: tuple[CreditTier, ...] = ()
    per_event: Amount | None = None  # fixed-sum
    per_priority: RefId = ""
    item: str = ""  # item-price and redo: what the item is, e.g. "missed visit"
    service: RefId = ""  # item-price: the service whose unit price it is
    multiple: Decimal | None = None
    unit_price: Money | None = None  # downtime-multiple: price of one unit of time
    per_time: Duration | None = None
    days: Decimal | None = None  # days-of-fee
    points: tuple[Count, ...] = ()  # per metric, in the order of `metrics`
    at_risk: Percent | None = None
    pool: Percent | None = None
    allocation: Percent | None = None
    delay: DelaySteps | None = None
    cap: Amount | None = None  # of this schedule alone, a month
    outside_caps: bool = False  # the caps on all credits neither limit it nor count it
    silent_zone_stated: bool = False  # says that results between target and first tier earn none


class Caps(Value, frozen=True, kw_only=True):
    """The most that can be credited."""

    month: Amount | None = None
    year: Amount | None = None
    year_kind: Literal["rolling", "calendar", "contract", ""] = ""


class Claim(Value, frozen=True, kw_only=True):
    """How a credit is asked for and paid."""

    automatic: bool | None = None
    within: Duration | None = None
    counts_from: Literal["period-end", "report", "event", ""] = ""
    evidence: str = ""
    applied_to: str = ""  # e.g. next invoice
    expires_after: Duration | None = None
    smallest: Money | None = None


class EarnBack(Row, frozen=True, kw_only=True):
    """Credits returned when performance recovers beyond the target."""

    metrics: tuple[Id, ...]
    level: Measure | None = None
    windows: Count | None = None  # results in a row
    share: Percent | None = None  # of the credit returned
    deadline: Duration | None = None
    exceptions: str = ""
    not_in_termination: bool | None = None  # none for periods that give a right to end


class Bonus(Row, frozen=True, kw_only=True):
    """A reward for results beyond the target."""

    metrics: tuple[Id, ...]
    threshold: Measure | None = None
    reward: Amount | None = None
    cap: Amount | None = None
    funded_by: RefId = ""


class RepeatedFailure(Row, frozen=True, kw_only=True):
    """`count` misses in a row, or within any `out_of` windows, and what follows."""

    metrics: tuple[Id, ...] = ()  # empty: any metric with a consequence
    below: Literal["target", "minimum"] = "minimum"
    count: Count
    out_of: Count | None = None  # windows; None: in a row
    same_metric: bool = True
    consequence: Literal["improvement-plan", "meeting", "step-in", "terminate"]
    plan_due: Duration | None = None
    notice: Duration | None = None
    use_within: Duration | None = None
    text: str = ""


class Remedies(Value, frozen=True, kw_only=True):
    """What credits are in law, and what else stays open."""

    nature: tuple[Literal["price-adjustment", "agreed-damages"], ...] = ()
    exclusive: bool | None = None
    kept_rights: tuple[
        Literal["termination", "intent", "injury", "indemnity", "damages", "all"], ...
    ] = ()
    counts_to_liability_cap: bool | None = None
