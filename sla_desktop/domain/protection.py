"""Security, backup and continuity, charges, and the legal terms."""

import datetime as dt
from typing import Literal

from sla_desktop.domain.base import Id, RefId, Row, Value
from sla_desktop.domain.people import Responsible
from sla_desktop.domain.quantities import Amount, Duration, Frequency, Money, Percent, Period
from sla_desktop.domain.support import Rate


class Rule(Row, frozen=True, kw_only=True):
    """One rule in words."""

    text: str


class BackupPlan(Row, frozen=True, kw_only=True):
    """Backup and recovery of one service or group of systems."""

    subject: str
    service: RefId = ""
    interval: Duration | None = None
    retention: Duration | None = None
    recovery_point: Duration | None = None  # RPO
    recovery_time: Duration | None = None  # RTO
    tests: Frequency | None = None
    tests_on_order: bool = False
    last_test: dt.date | None = None
    disaster_exception: str = ""


class DisasterPlan(Value, frozen=True, kw_only=True):
    """The written disaster-recovery plan."""

    written: bool | None = None
    covers: str = ""
    new_systems_within: Duration | None = None
    tests: str = ""


class Fee(Row, frozen=True, kw_only=True):
    """A fee, flat or per unit of service."""

    name: str
    amount: Money | None = None
    per: Period | Literal["once", "event"] = "month"
    unit: str = ""  # empty: flat; e.g. "seat", "system"
    services: tuple[Id, ...] = ()
    covers: str = ""
    work_included: Duration | None = None  # e.g. 30 minutes of upkeep in each period


class Surcharge(Row, frozen=True, kw_only=True):
    """A surcharge in percent of a fee, e.g. for a booked availability level."""

    name: str
    percent: Percent
    on: RefId = ""  # fee
    on_text: str = ""
    metric: RefId = ""


class HourlyRate(Row, frozen=True, kw_only=True):
    """A rate for work by time, per started unit, in one calendar band where bands differ."""

    name: str
    rate: Rate
    band: RefId = ""
    covers: str = ""


class Indexation(Value, frozen=True, kw_only=True):
    """How fees may move."""

    index: str = ""  # e.g. "CPI"
    cap: Percent | None = None
    frequency: Frequency | None = None
    notice: Duration | None = None


class Indemnity(Row, frozen=True, kw_only=True):
    """Who protects whom against claims of third parties."""

    by: RefId = ""
    of: RefId = ""
    against: str = ""
    procedure: str = ""
    limit: Amount | None = None
    limit_text: str = ""


class LiabilityLimit(Value, frozen=True, kw_only=True):
    """The most one side owes in damages; `percent_of` names the fees of a limit in percent."""

    amount: Amount | None = None
    percent_of: str = ""
    per: str = ""  # e.g. "contract year"
    unlimited: bool = False


class OutsideEvents(Value, frozen=True, kw_only=True):
    """Force majeure."""

    events: tuple[str, ...] = ()
    notice: Duration | None = None
    longest: Duration | None = None
    after_that: str = ""


class DisputeStep(Row, frozen=True, kw_only=True):
    """One step of the dispute ladder."""

    name: str
    kind: Literal["talks", "managers", "mediation", "expert", "arbitration", "court"] = "talks"
    within: Duration | None = None
    who: str = ""
    rules: str = ""
    seat: str = ""


class NoticeAddress(Row, frozen=True, kw_only=True):
    """Where legal notices go."""

    party: RefId
    address: str = ""
    email: str = ""
    attention: str = ""


class TerminationRight(Row, frozen=True, kw_only=True):
    """Who may end the agreement, why and with what notice."""

    party: RefId = ""  # empty: either
    cause: Literal["ordinary", "breach", "repeated-failure", "insolvency", "force-majeure", "other"]
    notice: Duration | None = None
    cure: Duration | None = None
    to_end_of: Literal["", "month", "quarter", "term"] = ""
    text: str = ""


class Transfer(Value, frozen=True, kw_only=True):
    """Whether the agreement can be assigned."""

    allowed: Literal["no", "yes", "with-consent", ""] = ""
    by: tuple[Responsible, ...] = ()
