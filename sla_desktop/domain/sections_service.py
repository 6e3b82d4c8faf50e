"""The sections that say what is delivered, when, on what conditions."""

from typing import Literal

from sla_desktop.domain.base import Count, RefId
from sla_desktop.domain.calendars import ServiceCalendar
from sla_desktop.domain.quantities import Duration
from sla_desktop.domain.section_base import SectionBase
from sla_desktop.domain.services import (
    Assumption,
    ChangeNotice,
    Component,
    CriticalPeriod,
    Deliverable,
    Exclusion,
    MaintenanceWindow,
    Service,
    UpdateRule,
    WorkLimit,
    WorkloadLimit,
    ZoneTask,
)


class ServicesSection(SectionBase, frozen=True, kw_only=True, tag="services"):
    """Services, deliverables and tasks (A09–A11)."""

    services: tuple[Service, ...] = ()
    deliverables: tuple[Deliverable, ...] = ()
    tasks: tuple[ZoneTask, ...] = ()


class HoursSection(SectionBase, frozen=True, kw_only=True, tag="hours"):
    """Service hours and calendars (A12). The first calendar is the agreement's default."""

    calendars: tuple[ServiceCalendar, ...] = ()
    critical_periods: tuple[CriticalPeriod, ...] = ()
    out_of_hours: str = ""
    unmarked_time: Literal["clock", "business", ""] = ""  # what a bare "hour" or "day" means


class MaintenanceSection(SectionBase, frozen=True, kw_only=True, tag="maintenance"):
    """Maintenance and planned interruptions (A13)."""

    none: bool = False
    windows: tuple[MaintenanceWindow, ...] = ()
    cap: Duration | None = None  # a month
    most_windows: Count | None = None  # a month
    notice: Duration | None = None
    notice_channel: str = ""
    notice_when: str = ""  # e.g. when an impact is expected
    emergency: str = ""
    counts_as_downtime: bool | None = None
    updates: tuple[UpdateRule, ...] = ()


class ComponentsSection(SectionBase, frozen=True, kw_only=True, tag="components"):
    """Technologies, applications, components (A14)."""

    components: tuple[Component, ...] = ()
    listed_in: RefId = ""  # annex section that lists them


class AssumptionsSection(SectionBase, frozen=True, kw_only=True, tag="assumptions"):
    """Assumptions and dependencies (A15)."""

    assumptions: tuple[Assumption, ...] = ()


class WorkloadSection(SectionBase, frozen=True, kw_only=True, tag="workload"):
    """Workload limits (A16) and limits on work itself."""

    limits: tuple[WorkloadLimit, ...] = ()
    work_limits: tuple[WorkLimit, ...] = ()


class ExclusionsSection(SectionBase, frozen=True, kw_only=True, tag="exclusions"):
    """What is not included (A17)."""

    none: bool = False
    exclusions: tuple[Exclusion, ...] = ()


class ChangesSection(SectionBase, frozen=True, kw_only=True, tag="changes"):
    """Notice of changes that affect users (A18)."""

    notices: tuple[ChangeNotice, ...] = ()
