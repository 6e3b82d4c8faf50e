"""Agreements for the tests of the elements, and the judging of one element."""

import datetime as dt
from decimal import Decimal
from typing import Any

from msgspec.structs import replace

from sla_desktop.checks.draft import Context, Draft, Memory
from sla_desktop.checks.finding import Gap
from sla_desktop.checks.themes import rules
from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.calendars import Band, Holidays, ServiceCalendar
from sla_desktop.domain.metrics import Metric
from sla_desktop.domain.people import Party, Responsible
from sla_desktop.domain.quantities import Clock, Duration, Percent, TimeSpan
from sla_desktop.domain.sections import LevelsSection, PartiesSection, Section, SectionBase

TODAY = dt.date(2027, 1, 15)
PROVIDER = Responsible(party="provider", role="service manager")
CUSTOMER = Responsible(party="customer", role="office manager")


def sec(kind: type[SectionBase], **fields: Any) -> Any:
    """A section whose id is its kind."""
    tag = str(kind.__struct_config__.tag)
    return made(kind, {"id": tag, "title": tag.capitalize()}, fields)


def made(kind: Any, plain: dict[str, Any], fields: dict[str, Any]) -> Any:
    """A value with some plain fields, each of which may be given otherwise."""
    return kind(**{**plain, **fields})


def make(*sections: Section, **header: Any) -> Agreement:
    plain: dict[str, Any] = {"id": "sla", "title": "Support for Elm Ltd", "kind": "customer"}
    return made(Agreement, {**plain, "sections": sections}, header)


def both(**fields: Any) -> PartiesSection:
    """Provider and customer with name and address."""
    people = (
        Party(id="provider", name="Ash Ltd", role="provider", address="1 Mill Road, Leeds"),
        Party(id="customer", name="Elm Ltd", role="customer", address="2 Mill Road, Leeds"),
    )
    return sec(PartiesSection, **{"parties": people, **fields})


def teams() -> PartiesSection:
    """Two departments of one firm."""
    people = (
        Party(id="marketing", name="Marketing", role="department"),
        Party(id="sales", name="Sales", role="department"),
    )
    return PartiesSection(id="parties", title="Parties", parties=people)


def levels(*metrics: Metric, **fields: Any) -> LevelsSection:
    return LevelsSection(id="levels", title="Levels", metrics=metrics, **fields)


def uptime(**fields: Any) -> Metric:
    """A metric with two levels."""
    plain: dict[str, Any] = {
        "id": "uptime",
        "name": "Uptime",
        "measure": "availability",
        "target": pct("99.9"),
        "minimum": pct("99.5"),
    }
    return made(Metric, plain, fields)


def response(**fields: Any) -> Metric:
    """A metric of a time."""
    plain: dict[str, Any] = {
        "id": "response",
        "name": "Response",
        "measure": "response",
        "target": hours(4),
        "minimum": hours(8),
    }
    return made(Metric, plain, fields)


def office(**fields: Any) -> ServiceCalendar:
    """Monday to Friday 09:00–17:00 with public holidays."""
    week = Band(
        id="week", days=("mon", "tue", "wed", "thu", "fri"), hours=TimeSpan(start=540, end=1020)
    )
    plain: dict[str, Any] = {
        "id": "office",
        "name": "Office hours",
        "bands": (week,),
        "holidays": Holidays(country="GB"),
    }
    return made(ServiceCalendar, plain, fields)


def pct(value: str) -> Percent:
    return Percent(value=Decimal(value))


def hours(value: int, clock: Clock = "clock") -> Duration:
    return Duration(value=Decimal(value), unit="h", clock=clock)


def days(value: int, clock: Clock = "clock") -> Duration:
    return Duration(value=Decimal(value), unit="day", clock=clock)


def months(value: int) -> Duration:
    return Duration(value=Decimal(value), unit="month")


def gaps(element_id: str, agreement: Agreement, today: dt.date = TODAY) -> list[Gap]:
    """What the element lacks, judged on the sections its rule declares to read."""
    rule = rules.elements[element_id]
    seen = agreement
    if rule.reads:
        kept = tuple(s for s in agreement.sections if isinstance(s, rule.reads))
        seen = replace(agreement, sections=kept)
    return list(rule.judge(Draft(seen, Context(today=today), Memory())))


def found(element_id: str, *sections: Section, **header: Any) -> list[tuple[str, str]]:
    """Status and field of each gap."""
    return [(gap.status, gap.field) for gap in gaps(element_id, make(*sections, **header))]


def said(element_id: str, *sections: Section, **header: Any) -> str:
    """All messages."""
    return " ".join(gap.message for gap in gaps(element_id, make(*sections, **header)))
