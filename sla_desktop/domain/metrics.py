"""Metric cards: what is promised, how it is measured and who does it; availability definitions."""

import datetime as dt
from decimal import Decimal
from typing import Literal

from sla_desktop.domain.base import Count, Id, RefId, Row, Value
from sla_desktop.domain.people import Responsible
from sla_desktop.domain.quantities import (
    Duration,
    Frequency,
    Measure,
    MeasureWindow,
    Money,
    Percent,
    Rounding,
)

MeasureKind = Literal[
    "availability", "response", "update", "resolution", "delivery", "quality", "volume", "other"
]
Direction = Literal["higher", "lower"]  # which side is better
MetricKind = Literal["continuous", "event", "sample"]
Method = Literal["automatic", "manual", "survey", "inspection", "joint", "countersigned"]
Statistic = Literal["", "share", "mean", "median", "total", "worst"]


class LevelStep(Row, frozen=True, kw_only=True):
    """Levels that apply from a later date."""

    start: dt.date
    target: Measure | None = None
    minimum: Measure | None = None


class Measurement(Value, frozen=True, kw_only=True):
    """How, where and with what a metric is measured."""

    method: Method | None = None
    tool: str = ""
    point: str = ""
    interval: Duration | None = None
    source: str = ""
    sample: Count | None = None  # size of one sample, e.g. 12 dispensers
    sample_unit: str = ""
    effort: Duration | None = None  # per window
    moment: Frequency | None = None  # when it is taken, e.g. an inspection day
    one_sided: bool | None = None


class Pause(Row, frozen=True, kw_only=True):
    """A reason for which the clock stops."""

    reason: str
    customer_caused: bool | None = None
    evidence: str = ""
    notice: Duration | None = None


class ClockRules(Value, frozen=True, kw_only=True):
    """When the clock of a time metric starts, stops, pauses and resumes."""

    start: str = ""
    stop: str = ""
    stop_is_automatic: bool = False  # an automatic reply stops it
    pauses: tuple[Pause, ...] = ()
    resume: str = ""
    calendar: RefId = ""
    on_priority_change: str = ""


class Benchmark(Value, frozen=True, kw_only=True):
    """What an outside provider offers for the same."""

    level: str = ""
    price: Money | None = None
    source: str = ""
    date: dt.date | None = None


class Baseline(Value, frozen=True, kw_only=True):
    """Past performance that the levels rest on, or the bed-in that stands for it.

    `values` (one a period, oldest first, in the metric's unit) are judged, never printed.
    """

    values: tuple[Decimal, ...] = ()
    current: Measure | None = None
    period: str = ""
    source: str = ""
    sample: Count | None = None
    no_data: bool = False
    needed: Measure | None = None
    proven: Measure | None = None
    bed_in: Duration | None = None
    readjust: dt.date | None = None
    benchmark: Benchmark | None = None


class MetricRoles(Value, frozen=True, kw_only=True):
    """Who measures, who reports and who verifies, and how often."""

    measures: Responsible | None = None
    reports: Responsible | None = None
    verifies: Responsible | None = None
    frequency: Frequency | None = None


class Metric(Row, frozen=True, kw_only=True):
    """One metric card.

    With `by_priority` the times stand in the priorities table and the levels here are shares of
    cases. `services` empty means every service.
    """

    name: str
    services: tuple[Id, ...] = ()
    object: str = ""  # system, site or booked level it is measured on
    measure: MeasureKind = "other"
    priority: RefId = ""
    band: RefId = ""
    by_priority: bool = False
    statistic: Statistic = ""
    definition: str = ""
    obligation: str = ""  # a duty sentence of the owner's own
    numerator: str = ""
    denominator: str = ""
    unit: str = ""  # "% of service minutes", "h", "points"
    direction: Direction | None = None
    kind: MetricKind | None = None
    critical: bool = False
    target: Measure | None = None
    minimum: Measure | None = None
    stretch: Measure | None = None
    strict: bool = False  # > or < instead of ≥ or ≤
    share: Percent | None = None  # share of cases that must meet the target
    share_minimum: Percent | None = None
    misses_allowed: Count | None = None  # per window, instead of a share
    one_level: bool = False  # target and minimum are one on purpose (zero tolerance)
    steps: tuple[LevelStep, ...] = ()
    expected_cases: Count | None = None  # per window
    measurement: Measurement | None = None
    window: MeasureWindow | None = None
    rounding: Rounding | None = None
    unrounded: bool = False
    partial_window: str = ""  # rule for the first and last, shorter window
    clock: ClockRules | None = None
    availability: RefId = ""  # its availability definition
    baseline: Baseline | None = None
    roles: MetricRoles | None = None
    reliefs: tuple[Id, ...] = ()
    customer_can_disturb: bool | None = None
    wanted_behaviour: str = ""
    gaming: str = ""
    guard: str = ""
    reported_only: bool = False


class Treatment(Row, frozen=True, kw_only=True):
    """How one class of minutes counts: part of the base, and part of the down time?"""

    name: str
    in_base: bool | None = None
    in_down: bool | None = None
    maintenance: bool = False  # this class is the planned maintenance


class AvailabilityDefinition(Row, frozen=True, kw_only=True):
    """What availability means: base minutes, what is down, what is left out, how it is probed.

    Base "all" is every minute of the window; "service" the minutes of `calendar`.
    """

    name: str = ""
    base: Literal["all", "service"] | None = None
    calendar: RefId = ""
    down: str = ""
    treatments: tuple[Treatment, ...] = ()
    each_minute_once: bool | None = None
    partial_outage: str = ""
    shortest_outage: Duration | None = None
    check_interval: Duration | None = None
    failed_checks: Count | None = None  # in a row, until it is down
    good_checks: Count | None = None  # in a row, until it is up again
    precision: Duration | None = None
    evidence: str = ""  # whose measurements count


class UsageFigure(Row, frozen=True, kw_only=True):
    """A figure that is reported without being a promise: usage, satisfaction, benchmark."""

    measure: str
    unit: str = ""
    source: str = ""
    frequency: Frequency | None = None
    scale: str = ""
    sample: Count | None = None
    asked: Literal["customer", "provider", "both", ""] = ""
    benchmark: Benchmark | None = None
