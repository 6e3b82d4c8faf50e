"""Support: priorities with times per band, channels, escalation, critical failures, requests."""

from typing import Literal

from sla_desktop.domain.base import Count, Id, RefId, Row, Value
from sla_desktop.domain.people import Responsible
from sla_desktop.domain.quantities import Duration, Money, Percent, Period


class Rate(Value, frozen=True, kw_only=True):
    """A price per started unit of time, e.g. 100.00 € per started 60 min."""

    amount: Money
    per_started: Duration


class PriorityTimes(Row, frozen=True, kw_only=True):
    """Times of one priority, in one calendar band where bands differ, with their price.

    `booked` False: no promise in this band. None for a time means not said; `no_resolution`
    says on purpose that no fix time is promised.
    """

    band: RefId = ""
    booked: bool = True
    response: Duration | None = None
    response_minimum: Duration | None = None
    first_update: Duration | None = None
    update_every: Duration | None = None
    resolution: Duration | None = None
    resolution_minimum: Duration | None = None
    no_resolution: bool = False
    workaround_counts: bool | None = None
    share: Percent | None = None
    fee: Money | None = None
    fee_period: Period = "month"
    rate: Rate | None = None
    note: str = ""


class Priority(Row, frozen=True, kw_only=True):
    """One priority: what it means and its times."""

    name: str  # "P1"
    definition: str = ""
    examples: tuple[str, ...] = ()
    times: tuple[PriorityTimes, ...] = ()
    calendar: RefId = ""  # calendar of its business time and of human attention
    expected_cases: Count | None = None  # a month


class GridCell(Value, frozen=True, kw_only=True):
    """Impact × urgency gives a priority."""

    impact: str
    urgency: str
    priority: Id


class Channel(Row, frozen=True, kw_only=True):
    """A way to reach support, with its own rule."""

    name: str
    kind: Literal["phone", "email", "chat", "portal", "remote", "on-site", "other"] = "other"
    address: str = ""
    calendar: RefId = ""
    out_of_hours: str = ""
    terms: str = ""  # e.g. on-site within 72 h, voice message with firm and description
    depends_on_service: bool | None = None


class ReportRule(Value, frozen=True, kw_only=True):
    """When a report counts as received."""

    channels: tuple[Id, ...] = ()
    all_required: bool = False
    one_suffices_when_down: bool = False
    must_say_so: bool = False
    content: str = ""
    band_decided_by: str = ""  # e.g. the moment the report counts as received


class EscalationStep(Row, frozen=True, kw_only=True):
    """One step up: after how long, to whom on each side."""

    priority: RefId = ""  # empty: every priority
    trigger: Duration | None = None
    trigger_share: Percent | None = None  # of the resolution time
    trigger_event: Literal["elapsed", "not-answered", "breach-expected", "breached"] = "elapsed"
    kind: Literal["functional", "hierarchic"] | None = None
    provider: Responsible | None = None
    customer: Responsible | None = None
    contact: RefId = ""
    customer_contact: RefId = ""
    action: str = ""


class CriticalPlan(Value, frozen=True, kw_only=True):
    """What happens when a critical failure strikes or is about to."""

    trigger: str = ""
    first_actions: tuple[str, ...] = ()
    owner: Responsible | None = None
    notify_within: Duration | None = None
    update_every: Duration | None = None
    channel: str = ""
    workaround: str = ""
    cause_report_due: Duration | None = None
    warns_before_breach: bool | None = None


class RequestRoute(Row, frozen=True, kw_only=True):
    """How requests, complaints and suggestions are made and answered."""

    kind: Literal["request", "complaint", "suggestion"]
    how: str = ""
    contact: RefId = ""
    acknowledge: Duration | None = None
    answer: Duration | None = None
