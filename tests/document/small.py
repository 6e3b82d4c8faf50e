"""Small agreements for the golden trees: a customer's, and one between departments."""

import datetime as dt
from decimal import Decimal

from sla_desktop.domain.agreement import Agreement, CustomField
from sla_desktop.domain.calendars import Band, Holiday, Holidays, ServiceCalendar
from sla_desktop.domain.credits import (
    Caps,
    Claim,
    CreditSchedule,
    CreditTier,
    EarnBack,
    RepeatedFailure,
)
from sla_desktop.domain.duties import Activity, Duty, RaciCell, RaciRole, Relief
from sla_desktop.domain.governance import LogEntry, Signatory, Supplier, Term
from sla_desktop.domain.markup import wording
from sla_desktop.domain.metrics import Baseline, Measurement, Metric
from sla_desktop.domain.people import Contact, Party, Responsible
from sla_desktop.domain.protection import Fee, TerminationRight
from sla_desktop.domain.quantities import (
    Duration,
    MeasureWindow,
    Money,
    Percent,
    Range,
    TimeSpan,
    TimeUnit,
)
from sla_desktop.domain.sections import (
    AnnexSection,
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
    ServicesSection,
    SignaturesSection,
    SuppliersSection,
    SupportSection,
    TerminationSection,
    TermSection,
)
from sla_desktop.domain.services import Component, Service
from sla_desktop.domain.support import (
    Channel,
    GridCell,
    Priority,
    PriorityTimes,
    Rate,
    ReportRule,
)


def time(value: int, unit: TimeUnit, *, business: bool = False) -> Duration:
    return Duration(value=Decimal(value), unit=unit, clock="business" if business else "clock")


def pct(value: str) -> Percent:
    return Percent(value=Decimal(value))


def gbp(value: str) -> Money:
    return Money(amount=Decimal(value), currency="GBP")


MONTH = MeasureWindow(period="month")
MANAGER = Responsible(party="provider", role="service manager")


def support_agreement() -> Agreement:
    """A short contract with most of what prints differently from a plain table."""
    return Agreement(
        id="support",
        title="IT support for {{customer.name}}",
        kind="customer",
        version="1.1",
        status="in-review",
        currency="GBP",
        confidentiality="Confidential",
        own_side="provider",
        fields=(CustomField(id="phone", label="Number of the hotline"),),
        sections=(
            ControlSection(
                id="control",
                title="Document control",
                owner=MANAGER,
                log=(LogEntry(id="v1", version="1.0", date=dt.date(2026, 12, 1), change="First"),),
                wording=wording("# Printing\n\nThe newest version is on the portal."),
            ),
            PartiesSection(
                id="parties",
                title="Parties",
                parties=(
                    Party(
                        id="provider",
                        name="Harbour Systems Ltd",
                        label="Provider",
                        role="provider",
                        form="entity",
                        registration="No. 01234567",
                        address="12 Quay Street\nBristol",
                    ),
                    Party(id="customer", label="Customer", role="customer", form="entity"),
                ),
                contacts=(
                    Contact(
                        id="desk",
                        party="provider",
                        purposes=("emergencies", "operations"),
                        name="Service desk",
                        phone="0117 496 0000",
                    ),
                    Contact(id="lead", party="customer", purposes=("reviews",)),
                ),
            ),
            TermSection(
                id="term",
                title="Term",
                start=dt.date(2027, 3, 1),
                length=time(24, "month"),
                renews=True,
                renewal_length=time(12, "month"),
                notice=time(90, "day"),
            ),
            ServicesSection(
                id="services",
                title="Services",
                services=(
                    Service(
                        id="desk",
                        name="Service desk",
                        summary="Help for all staff",
                        owner=MANAGER,
                        how="By phone: {{phone}}.",
                        process=("Report", "Repair"),
                    ),
                ),
            ),
            HoursSection(
                id="hours",
                title="Hours",
                depth=1,
                calendars=(
                    ServiceCalendar(
                        id="office",
                        name="Office hours",
                        bands=(
                            Band(
                                id="day",
                                name="Day",
                                days=("mon", "tue", "wed", "thu", "fri"),
                                hours=TimeSpan(start=540, end=1020),
                            ),
                            Band(
                                id="night",
                                name="Night",
                                days=("mon", "tue", "wed", "thu", "fri"),
                                hours=TimeSpan(start=1020, end=540),
                            ),
                        ),
                        holidays=Holidays(
                            country="GB",
                            rule="bank holidays in England",
                            dates=(Holiday(date=dt.date(2027, 3, 26), name="Good Friday"),),
                        ),
                        open_on_holidays=False,
                    ),
                ),
                unmarked_time="clock",
            ),
            ProseSection(id="empty", title="Nothing to print"),
            LevelsSection(
                id="levels",
                title="Service levels",
                metrics=(
                    Metric(
                        id="uptime",
                        name="Uptime",
                        services=("desk",),
                        unit="% of the service minutes",
                        direction="higher",
                        target=pct("99.90"),
                        minimum=pct("99.5"),
                        window=MONTH,
                        measurement=Measurement(method="automatic", tool="monitor"),
                        baseline=Baseline(values=(Decimal("99.7"),), bed_in=time(3, "month")),
                    ),
                    Metric(
                        id="answers",
                        name="Answers in time",
                        direction="higher",
                        by_priority=True,
                        target=pct("95"),
                        window=MONTH,
                    ),
                ),
                wording=wording(
                    "The {{provider.label}} must measure **every** level. See {{ref:credits}}.\n\n"
                    "  with the monitor;\n\n"
                    "    at the gateway;\n\n"
                    "  without {{ref:nowhere}} or {{no.such.field}}.\n\n"
                    "# Proof\n\nThe log counts.\n\n- first\n\n- second\n\n~ Plain.\n\n# Empty"
                ),
            ),
            PrioritiesSection(
                id="priorities",
                title="Priorities",
                priorities=(
                    Priority(
                        id="p1",
                        name="P1",
                        definition="All work has stopped.",
                        examples=("no network", "fire"),
                        times=(
                            PriorityTimes(
                                id="day",
                                band="day",
                                response=time(30, "min"),
                                resolution=time(4, "h", business=True),
                                resolution_minimum=time(8, "h", business=True),
                                workaround_counts=True,
                                fee=gbp("300"),
                                rate=Rate(amount=gbp("100"), per_started=time(60, "min")),
                            ),
                            PriorityTimes(id="night", band="night", booked=False),
                        ),
                    ),
                ),
                grid=(GridCell(impact="Firm", urgency="Stopped", priority="p1"),),
                promise="answer-by-person",
            ),
            SupportSection(
                id="support",
                title="Support",
                channels=(
                    Channel(id="phone", name="phone", kind="phone"),
                    Channel(id="chat", name="chat room", kind="chat"),
                ),
                report_rule=ReportRule(
                    channels=("phone", "chat"),
                    all_required=True,
                    one_suffices_when_down=True,
                    must_say_so=True,
                ),
            ),
            DutiesSection(
                id="duties",
                title="Duties",
                duties=(
                    Duty(
                        id="log",
                        party="provider",
                        text="keep a log",
                        due=time(2, "day"),
                        due_event="each fault",
                    ),
                    Duty(
                        id="access",
                        party="customer",
                        text="give access",
                        due=time(30, "day"),
                        due_before=True,
                        due_event="the start",
                        effect="targets-suspended",
                        metrics=("uptime",),
                    ),
                ),
                raci_roles=(RaciRole(id="manager", name="Manager", party="provider"),),
                activities=(
                    Activity(
                        id="plan",
                        name="Plan",
                        cells=(RaciCell(role="manager", marks=("A", "R")),),
                    ),
                ),
                reliefs=(Relief(id="strike", event="strike", cause="outside"),),
            ),
            CreditsSection(
                id="credits",
                title="Credits",
                schedules=(
                    CreditSchedule(
                        id="ladder",
                        metrics=("uptime",),
                        model="percent-tiers",
                        hangs_on="target",
                        basis="all-services",
                        fee="monthly",
                        tiers=(
                            CreditTier(
                                id="one",
                                range=Range(low=Decimal("99.0"), high=Decimal("99.9")),
                                credit=pct("5"),
                            ),
                            CreditTier(
                                id="two", range=Range(high=Decimal("99.0")), credit=pct("10")
                            ),
                        ),
                    ),
                ),
                caps=Caps(month=pct("10"), year=gbp("2000"), year_kind="contract"),
                claim=Claim(
                    automatic=False,
                    within=time(30, "day"),
                    counts_from="report",
                    applied_to="the next invoice",
                ),
                earn_backs=(
                    EarnBack(
                        id="back",
                        metrics=("uptime",),
                        level=pct("99.95"),
                        windows=3,
                        share=pct("50"),
                    ),
                ),
                repeated=(
                    RepeatedFailure(
                        id="two",
                        metrics=("uptime",),
                        count=3,
                        out_of=12,
                        consequence="terminate",
                        notice=time(30, "day"),
                    ),
                ),
            ),
            SuppliersSection(
                id="suppliers",
                title="Third parties",
                suppliers=(
                    Supplier(
                        id="lines", name="Line Carrier plc", part="the line", contract="secret"
                    ),
                ),
            ),
            ComponentsSection(
                id="components",
                title="Systems",
                components=(
                    Component(
                        id="mail",
                        name="mail",
                        purpose="e-mail",
                        fee=gbp("50"),
                        metric="uptime",
                    ),
                ),
            ),
            ChargesSection(
                id="charges",
                title="Charges",
                fees=(
                    Fee(id="monthly", name="Monthly fee", amount=gbp("2480")),
                    Fee(id="extra", name="Extra work", per="event", unit="started hour"),
                ),
                payment=time(30, "day"),
                payment_from="receipt",
                tax="net",
            ),
            TerminationSection(
                id="termination",
                title="Ending",
                rights=(
                    TerminationRight(id="any", cause="ordinary", notice=time(90, "day")),
                    TerminationRight(
                        id="breach", party="customer", cause="breach", cure=time(10, "day")
                    ),
                ),
            ),
            SignaturesSection(
                id="signatures",
                title="Signatures",
                signatories=(
                    Signatory(
                        id="ada", party="provider", name="Ada Harbour", title="Director", note="Two"
                    ),
                ),
                wording=wording("Signed in two copies."),
            ),
            AnnexSection(
                id="systems",
                title="Annex 7: Systems",
                components_of="components",
                wording=wording("This list is part of the agreement.\n\n# More\n\nText."),
            ),
            GlossarySection(
                id="glossary",
                title="Definitions",
                terms=(Term(id="fault", term="Fault", definition="A loss of service."),),
            ),
        ),
    )


def department_agreement() -> Agreement:
    """Two departments, American English, hardly anything filled in."""
    return Agreement(
        id="internal",
        title="Help for Sales",
        kind="internal",
        status="agreed",
        language="en-US",
        page_size="Letter",
        sections=(
            PartiesSection(
                id="parties",
                title="Parties",
                parties=(
                    Party(id="it", name="IT", role="department", form="internal", headcount=4),
                    Party(id="sales", name="Sales", role="department", form="internal"),
                ),
                sponsor=Responsible(role="the managing director"),
            ),
            TermSection(id="term", title="Start", start=dt.date(2027, 1, 4), open_ended=True),
            ServicesSection(
                id="services", title="Services", services=(Service(id="help", name="Help"),)
            ),
            LevelsSection(
                id="levels",
                title="Levels",
                metrics=(
                    Metric(
                        id="first",
                        name="First answer",
                        direction="lower",
                        target=time(4, "h", business=True),
                        share=pct("90"),
                    ),
                    Metric(id="open", name="Open target", direction="lower"),
                ),
            ),
            SignaturesSection(id="signatures", title="Signatures"),
        ),
    )
