"""Small agreements for the tests of the cross-checks, and the judging of one check."""

import datetime as dt
from decimal import Decimal
from typing import Any

from msgspec.structs import replace

from sla_desktop.checks.draft import Context, Draft, Memory
from sla_desktop.checks.finding import Fault
from sla_desktop.checks.library import LibraryAgreement
from sla_desktop.checks.themes import rules
from sla_desktop.domain import parse
from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.calendars import Band, Holidays, ServiceCalendar
from sla_desktop.domain.credits import CreditSchedule, CreditTier
from sla_desktop.domain.markup import wording
from sla_desktop.domain.metrics import AvailabilityDefinition, Metric, Treatment
from sla_desktop.domain.people import Party
from sla_desktop.domain.protection import Fee
from sla_desktop.domain.quantities import (
    WEEKDAYS,
    DayKind,
    Duration,
    MeasureWindow,
    Money,
    Percent,
    Quantity,
    Range,
    TimeSpan,
)
from sla_desktop.domain.sections import (
    AvailabilitySection,
    ChargesSection,
    CreditsSection,
    DutiesSection,
    HoursSection,
    LevelsSection,
    PartiesSection,
    PrioritiesSection,
    Section,
    SectionBase,
    TermSection,
)
from sla_desktop.domain.support import Priority, PriorityTimes

TODAY = dt.date(2027, 1, 15)
WORKDAYS: tuple[DayKind, ...] = WEEKDAYS[:5]


def sec(kind: type[SectionBase], **fields: Any) -> Any:
    """A section whose id is its kind."""
    tag = str(kind.__struct_config__.tag)
    return made(kind, {"id": tag, "title": tag.capitalize()}, fields)


def made(kind: Any, plain: dict[str, Any], fields: dict[str, Any]) -> Any:
    return kind(**{**plain, **fields})


def make(*sections: Section, **header: Any) -> Agreement:
    plain = {"id": "sla", "title": "Support", "kind": "customer", "sections": sections}
    return made(Agreement, plain, header)


def faults(
    check_id: str,
    agreement: Agreement,
    today: dt.date = TODAY,
    library: tuple[LibraryAgreement, ...] = (),
) -> list[Fault]:
    """What the check finds, judged on the sections it says it reads."""
    check = rules.checks[check_id]
    seen = agreement
    if check.reads:
        kept = tuple(s for s in agreement.sections if isinstance(s, check.reads))
        seen = replace(agreement, sections=kept)
    return list(check.judge(Draft(seen, Context(today=today, library=library), Memory())))


def severities(check_id: str, agreement: Agreement, today: dt.date = TODAY) -> list[str]:
    return [found.severity for found in faults(check_id, agreement, today)]


def only(check_id: str, agreement: Agreement, today: dt.date = TODAY) -> Fault:
    found = faults(check_id, agreement, today)
    assert len(found) == 1, [one.message for one in found]
    return found[0]


def time(text: str) -> Duration:
    """ "4 bh", "30 min", "2 bd"."""
    return parse.duration(text.replace("bh", "business hours").replace("bd", "business days"))


def pct(value: str) -> Percent:
    return Percent(value=Decimal(value))


def gbp(value: str) -> Money:
    return Money(amount=Decimal(value), currency="GBP")


def points(value: str) -> Quantity:
    return Quantity(value=Decimal(value), unit="points")


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def opening(
    calendar_id: str = "office",
    start: int = 9,
    end: int = 17,
    days: tuple[DayKind, ...] = WORKDAYS,
) -> ServiceCalendar:
    """A calendar of one band, by default 9 to 5 from Monday to Friday."""
    band = Band(id="open", days=days, hours=TimeSpan(start=start * 60, end=end * 60))
    return ServiceCalendar(
        id=calendar_id,
        name=calendar_id.capitalize(),
        bands=(band,),
        holidays=Holidays(rule="public holidays"),
    )


def always(calendar_id: str = "always") -> ServiceCalendar:
    return opening(calendar_id, 0, 24, (*WEEKDAYS, "holiday"))


def hours(*calendars: ServiceCalendar, **fields: Any) -> HoursSection:
    return sec(HoursSection, calendars=calendars or (opening(),), **fields)


def priority(name: str, response: str = "", fix: str = "", **fields: Any) -> Priority:
    """A priority with one row of times; `fix` "none": promised on purpose by nobody."""
    own = {key: fields.pop(key) for key in ("calendar",) if key in fields}
    times = PriorityTimes(
        id="all",
        response=time(response) if response else None,
        resolution=time(fix) if fix not in ("", "none") else None,
        no_resolution=fix == "none",
        **fields,
    )
    return Priority(id=name.lower(), name=name, times=(times,), **own)


def ranks(*rows: Priority, **fields: Any) -> PrioritiesSection:
    return sec(PrioritiesSection, priorities=rows, **fields)


def levels(*metrics: Metric) -> LevelsSection:
    return sec(LevelsSection, metrics=metrics)


def uptime(target: Any = "99.9", **fields: Any) -> Metric:
    """An availability over a calendar month."""
    plain: dict[str, Any] = {
        "id": "uptime",
        "name": "Uptime",
        "measure": "availability",
        "kind": "continuous",
        "direction": "higher",
        "unit": "% of minutes",
        "target": pct(target) if isinstance(target, str) else target,
        "window": MeasureWindow(),
    }
    return Metric(**{**plain, **fields})


def card(metric_id: str, target: Any = None, minimum: Any = None, **fields: Any) -> Metric:
    plain: dict[str, Any] = {"id": metric_id, "name": metric_id.capitalize()}
    return Metric(**{**plain, "target": target, "minimum": minimum, **fields})


def meaning(
    base: Any = "all", *treatments: Treatment, calendar: str = "", **fields: Any
) -> AvailabilitySection:
    """One availability definition."""
    definition = AvailabilityDefinition(
        id="definition", base=base, calendar=calendar, treatments=treatments, **fields
    )
    return sec(AvailabilitySection, definitions=(definition,))


def treated(name: str, in_base: bool | None, in_down: bool | None, **fields: Any) -> Treatment:
    return Treatment(
        id=name.lower().replace(" ", "-"), name=name, in_base=in_base, in_down=in_down, **fields
    )


def term(start: str = "2027-06-01", end: str = "2027-06-30", **fields: Any) -> TermSection:
    """A term, by default one month of 30 days."""
    dates = {
        "start": day(start) if start else None,
        "end": day(end) if end else None,
    }
    return sec(TermSection, **{**dates, **fields})


def sides(provider: str = "Ash Ltd", customer: str = "Elm Ltd", **fields: Any) -> PartiesSection:
    people = (
        Party(id="provider", name=provider, label="Provider", role="provider"),
        Party(id="customer", name=customer, label="Customer", role="customer"),
    )
    return sec(PartiesSection, parties=people, **fields)


def written(text: str, kind: type[SectionBase] = DutiesSection, **fields: Any) -> Any:
    """A section with wording in the short notation, by default of duties."""
    return sec(kind, wording=wording(text), **fields)


def tier(text: str, credit: Any, tier_id: str = "") -> CreditTier:
    """A tier from interval notation: "[99.0, 99.9)", "(, 85)", "[5, )"."""
    low, high = (end.strip() for end in text[1:-1].split(","))
    span = Range(
        low=Decimal(low) if low else None,
        high=Decimal(high) if high else None,
        low_closed=text[0] == "[",
        high_closed=text[-1] == "]",
    )
    own = tier_id or "t-" + "".join(c if c.isdigit() else "-" for c in text).strip("-")
    return CreditTier(id=own, range=span, credit=pct(credit) if isinstance(credit, str) else credit)


def schedule(*tiers: CreditTier, **fields: Any) -> CreditSchedule:
    """A ladder of the metric "uptime" that hangs on its target."""
    plain: dict[str, Any] = {
        "id": "ladder",
        "metrics": ("uptime",),
        "model": "percent-tiers",
        "hangs_on": "target",
        "basis": "all-services",
        "tiers": tiers,
    }
    return CreditSchedule(**{**plain, **fields})


def credits(*schedules: CreditSchedule, **fields: Any) -> CreditsSection:
    return sec(CreditsSection, schedules=schedules, **fields)


def monthly(figure: str = "1000", **fields: Any) -> ChargesSection:
    plain = {"id": "fee", "name": "Monthly fee", "amount": gbp(figure)}
    return sec(ChargesSection, fees=(made(Fee, plain, fields),))
