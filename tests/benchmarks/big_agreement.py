"""A synthetic agreement of about 270 pages: 142 sections of the kinds real ones have."""

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from msgspec.structs import replace

from sla_desktop.domain.agreement import Agreement, CustomField
from sla_desktop.domain.calendars import Band, Holiday, Holidays, ServiceCalendar
from sla_desktop.domain.credits import Caps, Claim, CreditSchedule, CreditTier, RepeatedFailure
from sla_desktop.domain.duties import Duty, Relief
from sla_desktop.domain.governance import LogEntry, Report, Review, Signatory, Term
from sla_desktop.domain.markup import wording
from sla_desktop.domain.metrics import (
    AvailabilityDefinition,
    Baseline,
    ClockRules,
    Measurement,
    Metric,
    MetricRoles,
    Pause,
    Treatment,
)
from sla_desktop.domain.people import Contact, Party, Responsible
from sla_desktop.domain.protection import Fee, TerminationRight
from sla_desktop.domain.quantities import (
    Duration,
    Frequency,
    MeasureWindow,
    Money,
    Percent,
    Range,
    Rounding,
    TimeSpan,
    TimeUnit,
    Weekday,
)
from sla_desktop.domain.sections import (
    AnnexSection,
    AvailabilitySection,
    ChargesSection,
    ComponentsSection,
    ControlSection,
    CreditsSection,
    DutiesSection,
    GlossarySection,
    HoursSection,
    LevelsSection,
    PartiesSection,
    PrioritiesSection,
    ProseSection,
    ReportsSection,
    Section,
    ServicesSection,
    SignaturesSection,
    TerminationSection,
    TermSection,
    WorkloadSection,
)
from sla_desktop.domain.services import Component, Deliverable, Service, WorkloadLimit
from sla_desktop.domain.support import GridCell, Priority, PriorityTimes
from sla_desktop.domain.text import Run, TextTable

AREAS = 25
SECTIONS = 55  # of about 100 pages
_OFFICE: tuple[Weekday, ...] = ("mon", "tue", "wed", "thu", "fri")
_PROVIDER = Responsible(party="provider", role="service manager")
_CUSTOMER = Responsible(party="customer", role="IT manager")
_SENTENCES = (
    "The {{provider.label}} must keep each measured reading for 13 months after its month ends.",
    "The {{customer.label}} must report a fault to the service desk within 4 hours of noticing it.",
    "The {{provider.label}} must answer a question about {{area}} within 2 business days.",
    "Either party may ask for a meeting on this area with 5 business days' notice.",
    "The readings of the tool named in {{ref:reports}} count unless a party shows an error.",
    "The {{provider.label}} must hand over the log of a failed check together with the report.",
    "Work that this section does not name is charged under {{ref:charges}}.",
)


def _pct(value: str) -> Percent:
    return Percent(value=Decimal(value))


def _time(value: int, unit: TimeUnit, *, business: bool = False) -> Duration:
    return Duration(value=Decimal(value), unit=unit, clock="business" if business else "clock")


def _eur(value: int) -> Money:
    return Money(amount=Decimal(value), currency="EUR")


@cache
def big_agreement() -> Agreement:
    """25 service areas of five sections each between the sections that hold for all of them."""
    areas = [section for area in range(1, AREAS + 1) for section in _area(area)]
    return Agreement(
        id="big",
        title="Operation of the data centre services for {{customer.name}}",
        kind="customer",
        trade="it",
        version="2.4",
        currency="EUR",
        zone="Europe/Berlin",
        fields=(CustomField(id="area", label="Service area", value="this service area"),),
        sections=(*_opening(), *areas, *_closing()),
    )


def hundred_pages() -> Agreement:
    """Its front part: about 100 pages."""
    whole = big_agreement()
    return replace(whole, sections=whole.sections[:SECTIONS])


def _prose(seed: int, count: int) -> str:
    """So many clauses, every third with a sub-clause, in two halves under sub-headings."""
    lines: list[str] = []
    for at in range(count):
        if at % 8 == 0:
            lines.append(f"# Part {at // 8 + 1} of the rules")
        first, second = (_SENTENCES[(seed + at + step) % len(_SENTENCES)] for step in (0, 3))
        lines.append(f"{first} {second}")
        if at % 3 == 2:
            lines.append(f"  {_SENTENCES[(seed + at) % 3]}")
    return "\n\n".join(lines)


def _area(area: int) -> Iterator[Section]:
    name = f"Service area {area}"
    yield ProseSection(id=f"area-{area}", title=name, wording=wording(_prose(area, 24)))
    yield ServicesSection(
        id=f"services-{area}",
        title=f"Services of area {area}",
        depth=1,
        services=tuple(_service(area, at) for at in range(1, 5)),
        deliverables=tuple(_deliverable(area, at) for at in range(1, 5)),
        wording=wording(_prose(area + 1, 8)),
    )
    yield LevelsSection(
        id=f"levels-{area}",
        title=f"Service levels of area {area}",
        depth=1,
        metrics=tuple(_metric(area, at) for at in range(1, 5)),
        wording=wording(_prose(area + 2, 4)),
    )
    yield ComponentsSection(
        id=f"components-{area}",
        title=f"Systems of area {area}",
        depth=1,
        components=tuple(_component(area, at) for at in range(1, 19)),
    )
    yield WorkloadSection(
        id=f"workload-{area}",
        title=f"Workload of area {area}",
        depth=1,
        limits=tuple(
            WorkloadLimit(
                id=f"limit-{at}",
                measure=f"Requests of kind {at}",
                service=f"service-{area}-1",
                expected=Decimal(100 * at),
                upper=Decimal(140 * at),
                unit="requests",
                period="month",
                consequence="Requests above the highest number are charged by time.",
            )
            for at in range(1, 6)
        ),
        wording=wording(_prose(area + 3, 14)),
    )


def _service(area: int, at: int) -> Service:
    return Service(
        id=f"service-{area}-{at}",
        name=f"Service {area}.{at}",
        summary=f"Operation, monitoring and repair of system group {at} in area {area}",
        owner=_PROVIDER,
        users="all staff of the Customer at both sites",
        what="The Provider operates the systems, watches them and repairs faults.",
        where="In the data centre in Berlin and by remote access.",
        when="In support hours; urgent faults at all hours.",
        calendar="support",
        how="Reports come in by phone or portal and are worked on by priority.",
        process=("Report", "Classification", "Work", "Confirmation by the user"),
    )


def _deliverable(area: int, at: int) -> Deliverable:
    return Deliverable(
        id=f"deliverable-{at}",
        service=f"service-{area}-{at}",
        name=f"Capacity report {at}",
        content="use of processor, memory and storage with a forecast of six months",
        format="PDF",
        route="portal",
        recipient=_CUSTOMER,
        due=_time(5, "day", business=True),
        due_after="the end of the month",
        frequency=Frequency(per="month"),
        acceptance="All systems of the area are in it.",
    )


def _metric(area: int, at: int) -> Metric:
    return Metric(
        id=f"metric-{area}-{at}",
        name=f"Availability of service {area}.{at}",
        services=(f"service-{area}-{at}",),
        measure="availability",
        definition="Share of the minutes of the month in which the service was not down.",
        numerator="base minutes less minutes down",
        denominator="base minutes",
        unit="% of the service minutes",
        direction="higher",
        kind="continuous",
        critical=at == 1,
        target=_pct(f"99.{90 + at}"),
        minimum=_pct(f"99.{50 + at}"),
        window=MeasureWindow(period="month"),
        rounding=Rounding(decimals=3, mode="down"),
        partial_window="A shorter month counts with its own minutes.",
        availability="probed",
        measurement=Measurement(
            method="automatic",
            tool=f"monitor {at}",
            point=f"load balancer {area}",
            interval=_time(30, "s"),
            source="stored probes",
        ),
        clock=ClockRules(
            start="first failed probe",
            stop="first good probe",
            pauses=(
                Pause(
                    id="customer",
                    reason="waiting for the Customer",
                    customer_caused=True,
                    evidence="ticket",
                ),
            ),
            calendar="support",
        ),
        baseline=Baseline(
            values=tuple(Decimal(f"99.{value}") for value in (95, 97, 93, 99, 96, 98)),
            bed_in=_time(3, "month"),
            readjust=dt.date(2028, 4, 1),
        ),
        roles=MetricRoles(
            measures=_PROVIDER,
            reports=_PROVIDER,
            verifies=_CUSTOMER,
            frequency=Frequency(per="month"),
        ),
    )


def _component(area: int, at: int) -> Component:
    return Component(
        id=f"component-{at}",
        name=f"server-{area:02d}-{at:02d}",
        purpose="application server of the web shop",
        service=f"service-{area}-{at % 4 + 1}",
        version=f"12.{at}",
        environment="production",
        production=True,
        owner="Provider",
        fee=_eur(50 + at),
        upkeep=_time(30, "min"),
        metric=f"metric-{area}-{at % 4 + 1}",
        monitored_url=f"https://area{area}.example.com/health/{at}",
        expected_text="all well",
        automatic_updates=at % 2 == 0,
    )


def _opening() -> Iterator[Section]:
    yield ControlSection(
        id="control",
        title="Document control",
        owner=_PROVIDER,
        log=tuple(
            LogEntry(id=f"v{at}", version=f"2.{at}", date=dt.date(2027, at, 1), change="Levels")
            for at in range(1, 5)
        ),
    )
    yield PartiesSection(
        id="parties",
        title="Parties",
        parties=(
            Party(
                id="provider",
                name="Northern Operations Ltd",
                label="Provider",
                role="provider",
                form="entity",
                address="1 Quay Street, Bristol",
            ),
            Party(
                id="customer",
                name="Harbour Trading Ltd",
                label="Customer",
                role="customer",
                form="entity",
                address="2 Temple Court, London",
            ),
        ),
        contacts=tuple(
            Contact(
                id=f"{party}-{purpose}",
                party=party,
                purposes=(purpose,),
                name=f"Contact for {purpose}",
                phone="+44 20 7946 0000",
                email=f"{purpose}@{party}.example.com",
            )
            for party in ("provider", "customer")
            for purpose in ("contract-changes", "complaints", "escalation", "reviews")
        ),
    )
    yield TermSection(
        id="term",
        title="Term",
        start=dt.date(2028, 1, 1),
        length=_time(36, "month"),
        renews=True,
        renewal_length=_time(12, "month"),
        notice=_time(90, "day"),
    )
    yield HoursSection(
        id="hours",
        title="Hours",
        calendars=(
            ServiceCalendar(
                id="support",
                name="Support hours",
                bands=(Band(id="day", days=_OFFICE, hours=TimeSpan(start=480, end=1080)),),
                holidays=Holidays(
                    country="DE",
                    rule="public holidays in Berlin",
                    dates=tuple(
                        Holiday(date=dt.date(2028, month, 6), name="Holiday")
                        for month in range(1, 13)
                    ),
                ),
                open_on_holidays=False,
            ),
        ),
        unmarked_time="clock",
    )
    yield AvailabilitySection(
        id="availability",
        title="Availability",
        definitions=(
            AvailabilityDefinition(
                id="probed",
                name="Probed availability",
                base="all",
                down="the service does not answer a probe",
                treatments=tuple(
                    Treatment(id=f"class-{at}", name=f"Class {at}", in_base=True, in_down=False)
                    for at in range(1, 7)
                ),
                check_interval=_time(30, "s"),
                failed_checks=5,
                good_checks=5,
            ),
        ),
    )
    yield _priorities()


def _priorities() -> Section:
    names = ("P1", "P2", "P3")
    return PrioritiesSection(
        id="priorities",
        title="Priorities",
        priorities=tuple(
            Priority(
                id=name.lower(),
                name=name,
                definition=f"Faults of class {at}.",
                times=(
                    PriorityTimes(
                        id="any",
                        response=_time(at, "h", business=at > 1),
                        update_every=_time(2 * at, "h"),
                        resolution=_time(4 * at, "h", business=at > 1),
                    ),
                ),
                calendar="support",
            )
            for at, name in enumerate(names, 1)
        ),
        impacts=("firm", "department", "user"),
        urgencies=("stopped", "slowed", "annoyed"),
        grid=tuple(
            GridCell(impact=impact, urgency=urgency, priority=names[min(2, row + col)].lower())
            for row, impact in enumerate(("firm", "department", "user"))
            for col, urgency in enumerate(("stopped", "slowed", "annoyed"))
        ),
        decided_by=_PROVIDER,
        promise="answer-by-person",
    )


def _closing() -> Iterator[Section]:
    metrics = tuple(f"metric-{area}-1" for area in range(1, 4))
    yield DutiesSection(
        id="duties",
        title="Duties",
        duties=tuple(
            Duty(
                id=f"duty-{at}",
                party="provider" if at % 2 else "customer",
                text=f"keep record {at} of the service",
                due=_time(at, "day", business=True),
                due_event="each change",
                role="operator",
            )
            for at in range(1, 41)
        ),
        reliefs=tuple(
            Relief(id=f"relief-{at}", event=f"Cause {at} on the Customer's side", cause="customer")
            for at in range(1, 9)
        ),
    )
    yield CreditsSection(
        id="credits",
        title="Service credits",
        schedules=tuple(
            CreditSchedule(
                id=metric,
                metrics=(metric,),
                model="percent-tiers",
                hangs_on="minimum",
                basis="affected-service",
                tiers=(
                    CreditTier(
                        id="first",
                        range=Range(low=Decimal("99"), high=Decimal("99.51")),
                        credit=_pct("5"),
                    ),
                    CreditTier(
                        id="last",
                        range=Range(low=Decimal(0), high=Decimal("99")),
                        credit=_pct("10"),
                    ),
                ),
            )
            for metric in metrics
        ),
        combination="higher",
        caps=Caps(month=_pct("10"), year=_pct("8"), year_kind="contract"),
        claim=Claim(automatic=True, applied_to="the next invoice"),
        repeated=(RepeatedFailure(id="three", metrics=metrics, count=3, consequence="terminate"),),
    )
    yield ReportsSection(
        id="reports",
        title="Reports",
        reports=(
            Report(
                id="monthly",
                title="Monthly report",
                all_metrics=True,
                frequency=Frequency(per="month"),
                due=_time(5, "day", business=True),
                made_by=_PROVIDER,
                recipients=(_CUSTOMER,),
            ),
        ),
        reviews=(Review(id="review", title="Review", frequency=Frequency(per="quarter")),),
    )
    yield ChargesSection(
        id="charges",
        title="Charges",
        fees=tuple(
            Fee(
                id=f"fee-{area}",
                name=f"Fee of area {area}",
                amount=_eur(1000 + area),
                services=(f"service-{area}-1",),
            )
            for area in range(1, AREAS + 1)
        ),
    )
    yield TerminationSection(
        id="termination",
        title="Ending",
        rights=(TerminationRight(id="any", cause="ordinary", notice=_time(90, "day")),),
    )
    yield GlossarySection(
        id="glossary",
        title="Definitions",
        terms=tuple(
            Term(id=f"term-{at}", term=f"Term {at}", definition="What is meant by it here.")
            for at in range(1, 41)
        ),
    )
    yield SignaturesSection(
        id="signatures",
        title="Signatures",
        signatories=tuple(
            Signatory(id=party, party=party, name="A. Person", title="Director")
            for party in ("provider", "customer")
        ),
    )
    for at in range(1, 5):
        yield AnnexSection(id=f"annex-{at}", title=f"Figures {at}", tables=(_figures(at),))


def _figures(annex: int) -> TextTable:
    return TextTable(
        id="figures",
        caption=f"Figures of annex {annex}",
        header=("System", "Place", "Figure", "Remark"),
        rows=tuple(
            tuple((Run(text=f"{word} {annex}.{at}"),) for word in ("System", "Place", "12", "Note"))
            for at in range(60)
        ),
    )
