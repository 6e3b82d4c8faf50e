"""Reports, reviews, changing levels, suppliers and the agreements behind this one."""

import datetime as dt
from typing import Literal

from sla_desktop.domain.base import Id, RefId, Row, Value
from sla_desktop.domain.people import Responsible
from sla_desktop.domain.quantities import Amount, Duration, Frequency, Measure, Percent


class Report(Row, frozen=True, kw_only=True):
    """A periodic report."""

    title: str
    metrics: tuple[Id, ...] = ()
    all_metrics: bool = False
    contents: str = ""
    source: str = ""  # where its figures come from, e.g. a CRM
    frequency: Frequency | None = None
    due: Duration | None = None  # after the period's end
    route: str = ""
    made_by: Responsible | None = None
    recipients: tuple[Responsible, ...] = ()
    raw_data: bool | None = None


class Review(Row, frozen=True, kw_only=True):
    """A meeting on performance, or the review of the document itself."""

    title: str
    of: Literal["service", "document"] = "service"
    frequency: Frequency | None = None
    next_date: dt.date | None = None
    attendees: tuple[Responsible, ...] = ()
    inputs: str = ""


class LevelChange(Value, frozen=True, kw_only=True):
    """How metrics and levels are changed."""

    trigger: str = ""
    proposer: str = ""
    notice: Duration | None = None
    approvers: tuple[Responsible, ...] = ()
    effective: str = ""
    add_or_drop: str = ""
    readjust: dt.date | None = None


class Supplier(Row, frozen=True, kw_only=True):
    """A third party that delivers part of the service.

    Contract reference, expiry, target and hours are private: kept and judged, never printed.
    """

    name: str
    part: str = ""
    services: tuple[Id, ...] = ()
    contract: str = ""
    contract_end: dt.date | None = None
    renews: bool | None = None
    target: Measure | None = None
    target_text: str = ""
    calendar: RefId = ""
    hours: str = ""
    availability: Percent | None = None
    serial: bool | None = None  # its failure alone stops the service
    credit_cap: Amount | None = None
    told_of_levels: bool | None = None
    took_part: bool | None = None
    method_explained: bool | None = None


class SupportingAgreement(Row, frozen=True, kw_only=True):
    """An OLA or underpinning contract behind this agreement: one step of the chain. Private."""

    title: str
    kind: Literal["ola", "underpinning"] = "ola"
    linked: RefId = ""  # id of an agreement in the library
    services: tuple[Id, ...] = ()
    priority: RefId = ""
    after: RefId = ""  # the step it follows; empty: the first
    runs_from: Literal["previous-step", "hand-over"] = "previous-step"
    response: Duration | None = None
    handling: Duration | None = None
    resolution: Duration | None = None
    calendar: RefId = ""


class SharedMetric(Row, frozen=True, kw_only=True):
    """A metric that several suppliers influence."""

    metric: RefId = ""
    suppliers: tuple[Id, ...] = ()
    cause_rule: str = ""
    joint_review: str = ""
    outside_effects: str = ""


class Parent(Value, frozen=True, kw_only=True):
    """The agreement above this one in a multi-level structure."""

    agreement: RefId = ""
    title: str = ""
    overrides: tuple[str, ...] = ()  # ids of metrics that are looser here on purpose


class LogEntry(Row, frozen=True, kw_only=True):
    """A row of the document-control table."""

    version: str
    date: dt.date | None = None
    author: str = ""
    change: str = ""


class Term(Row, frozen=True, kw_only=True):
    """A defined term."""

    term: str
    definition: str = ""
    source: str = ""


class Signatory(Row, frozen=True, kw_only=True):
    """Who signs for a party."""

    party: RefId
    name: str = ""
    title: str = ""
    email: str = ""
    date: dt.date | None = None
    place: str = ""
    note: str = ""
