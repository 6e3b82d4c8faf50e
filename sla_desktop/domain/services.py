"""What is delivered: services, deliverables, tasks by zone, components, limits, exclusions."""

import datetime as dt
from decimal import Decimal
from typing import Literal

from sla_desktop.domain.base import Count, RefId, Row
from sla_desktop.domain.people import Responsible
from sla_desktop.domain.quantities import (
    DayKind,
    Duration,
    Frequency,
    Money,
    Percent,
    Period,
    Quantity,
    TimeSpan,
)


class Variant(Row, frozen=True, kw_only=True):
    """The same service under other circumstances: own hours, turnaround and price."""

    circumstance: str
    band: RefId = ""
    calendar: RefId = ""
    turnaround: Duration | None = None
    price: Money | None = None


class Service(Row, frozen=True, kw_only=True):
    """One service: what, where, when and how."""

    name: str
    summary: str = ""
    owner: Responsible | None = None
    users: str = ""
    what: str = ""
    where: str = ""
    when: str = ""
    calendar: RefId = ""
    how: str = ""
    unit: str = ""  # unit of service, e.g. "seat"
    unit_price: Money | None = None  # e.g. price of one visit
    process: tuple[str, ...] = ()
    maintenance_included: bool | None = None
    resources: str = ""
    standard: str = ""
    category: str = ""
    critical: bool | None = None
    variants: tuple[Variant, ...] = ()


class Deliverable(Row, frozen=True, kw_only=True):
    """Something handed over, with its turnaround."""

    service: RefId = ""
    name: str
    content: str = ""
    format: str = ""
    template: str = ""
    route: str = ""
    recipient: Responsible | None = None
    due: Duration | None = None
    due_after: str = ""  # what starts the turnaround
    frequency: Frequency | None = None
    acceptance: str = ""


class ZoneTask(Row, frozen=True, kw_only=True):
    """One task in one zone and how often it is done."""

    service: RefId = ""
    zone: str
    zones: Count | None = None  # number of like zones, e.g. 4 washrooms
    task: str
    frequency: Frequency
    note: str = ""


class Component(Row, frozen=True, kw_only=True):
    """A system, application or device the service rests on."""

    name: str
    purpose: str = ""
    service: RefId = ""
    version: str = ""
    environment: str = ""
    production: bool | None = None
    owner: str = ""
    supported_until: dt.date | None = None
    fee: Money | None = None
    fee_period: Period = "month"
    upkeep: Duration | None = None  # upkeep included in the fee
    metric: RefId = ""  # the availability level it is booked at
    no_target: bool = False
    monitored_url: str = ""
    expected_text: str = ""
    automatic_updates: bool | None = None


class Assumption(Row, frozen=True, kw_only=True):
    """Something outside the provider's hands that the promise rests on."""

    text: str
    depends_on: Literal["customer", "third-party", "service", ""] = ""
    supplier: RefId = ""
    owner: Responsible | None = None
    effect: str = ""


class WorkloadLimit(Row, frozen=True, kw_only=True):
    """How much work the price and the targets are made for."""

    measure: str
    unit: str = ""
    service: RefId = ""
    lower: Decimal | None = None
    expected: Decimal | None = None
    upper: Decimal | None = None
    period: Period | None = None
    growth: Percent | None = None  # per year
    consequence: str = ""


class WorkLimit(Row, frozen=True, kw_only=True):
    """A limit on one person's work, e.g. at most 6 h in one go, then up to 2 h rest."""

    text: str = ""
    at_most: Duration
    within: Duration | None = None
    rest: Duration | None = None


class Exclusion(Row, frozen=True, kw_only=True):
    """What is not part of the service, and what to do instead."""

    name: str
    above: Quantity | None = None  # only what exceeds it, e.g. 25 kg
    reason: str = ""
    alternative: str = ""
    price: Money | None = None
    category: str = ""


class ChangeNotice(Row, frozen=True, kw_only=True):
    """How early a change that users feel is announced."""

    change: str
    notice: Duration | None = None
    channel: str = ""
    measured: bool | None = None
    target: Percent | None = None
    minimum: Percent | None = None


class MaintenanceWindow(Row, frozen=True, kw_only=True):
    """Agreed hours for planned interruptions."""

    name: str = ""
    days: tuple[DayKind, ...]
    hours: TimeSpan


class UpdateRule(Row, frozen=True, kw_only=True):
    """How soon and how updates are put in, e.g. security updates automatically every hour."""

    name: str
    within: Duration | None = None
    every: Duration | None = None
    at_once: bool = False
    automatic: bool | None = None
    approved_by: Responsible | None = None


class CriticalPeriod(Row, frozen=True, kw_only=True):
    """Hours or dates in which the customer can bear no interruption."""

    name: str
    days: tuple[DayKind, ...] = ()
    hours: TimeSpan | None = None
    start: dt.date | None = None
    end: dt.date | None = None
