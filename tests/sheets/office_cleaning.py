"""Sheet 2: a cleaning firm looks after the offices of an accountants' practice."""

from decimal import Decimal

from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.calendars import Band, Holidays, ServiceCalendar
from sla_desktop.domain.credits import (
    Caps,
    CreditSchedule,
    CreditTier,
    EarnBack,
    RepeatedFailure,
)
from sla_desktop.domain.duties import Relief
from sla_desktop.domain.edits import Edit, add_section, chain, set_text, set_value
from sla_desktop.domain.governance import Signatory, Supplier
from sla_desktop.domain.metrics import Baseline, ClockRules, Measurement, Metric, MetricRoles
from sla_desktop.domain.parse import date, duration, money, percent, time_span
from sla_desktop.domain.people import Party, Site
from sla_desktop.domain.protection import Fee, Indexation
from sla_desktop.domain.quantities import Frequency, MeasureWindow, Period, Range, TimeSpan
from sla_desktop.domain.sections import (
    ChargesSection,
    CreditsSection,
    DisputesSection,
    DutiesSection,
    ExclusionsSection,
    HoursSection,
    LevelsSection,
    PartiesSection,
    ScopeSection,
    ServicesSection,
    SignaturesSection,
    SuppliersSection,
    TermSection,
)
from sla_desktop.domain.services import Exclusion, Service, ZoneTask
from tests.sheets.writing import BUSINESS_DAYS, at, of, rows

FEE = money("2,480.00", "GBP")
SCORE = ("inspection",)
MONTH = MeasureWindow(period="month")
DAILY = Frequency(per="day")


def build() -> Agreement:
    """The agreement of the sheet, from an empty one by edits alone."""
    edit = chain(
        set_text("title", "Office cleaning"),
        set_text("kind", "customer"),
        set_text("trade", "physical"),
        set_text("currency", "GBP"),
        set_text("zone", "Europe/London"),
        _parties(),
        _term_and_scope(),
        _services(),
        _hours(),
        _levels(),
        _relief(),
        _credits(),
        _suppliers(),
        _closing(),
    )
    return edit(Agreement(id="office-cleaning", title=""))


def _parties() -> Edit:
    return chain(
        add_section(PartiesSection(id="parties", title="Parties")),
        rows(
            "parties.parties",
            Party(
                id="provider",
                name="Bright & Early Cleaning Ltd",
                label="Provider",
                role="provider",
                form="entity",
            ),
            Party(
                id="customer",
                name="Harbour Accountants LLP",
                label="Customer",
                role="customer",
                form="entity",
            ),
        ),
    )


def _term_and_scope() -> Edit:
    return chain(
        add_section(TermSection(id="term", title="Term and renewal")),
        set_text("term.start", "2027-03-01"),
        set_text("term.length", "24 months"),
        set_value("term.renews", True),
        set_text("term.renewal_length", "12 months"),
        set_text("term.notice", "90 days"),
        add_section(ScopeSection(id="scope", title="Scope")),
        rows(
            "scope.sites",
            Site(
                id="offices",
                name="Offices of the Customer",
                party="customer",
                sizes=(of("2", "floors"), of("1150", "m²"), of("62", "desks")),
            ),
        ),
    )


def _services() -> Edit:
    return chain(
        add_section(ServicesSection(id="services", title="Cleaning services")),
        rows(
            "services.services",
            Service(
                id="cleaning",
                name="Office cleaning",
                summary="Cleaning of the Customer’s offices by zone and task",
                unit="visit",
            ),
        ),
        rows(
            "services.tasks",
            _task("reception", "Reception", "Cleaning", _daily("06:00-08:00")),
            _task("washrooms", "Washrooms", "Cleaning", _daily("07:00", "13:00"), zones=4),
            _task("kitchens", "Kitchens", "Cleaning", DAILY),
            _task(
                "desks",
                "Desks and floors",
                "Cleaning",
                Frequency(per="week", days=("mon", "wed", "fri"), at=(time_span("18:30-21:30"),)),
            ),
            _task("meeting-rooms", "Meeting rooms", "Cleaning", DAILY),
            _task("windows", "Windows", "Cleaning inside", _every("quarter")),
            _task("carpets", "Carpets", "Cleaning", _every("year", times=2)),
            _task("waste", "Waste", "Removal", DAILY),
            _task("confidential", "Confidential waste", "Removal", _every("fortnight")),
        ),
        add_section(ExclusionsSection(id="exclusions", title="Out of scope")),
        rows(
            "exclusions.exclusions",
            Exclusion(id="outside-windows", name="Outside windows above ground floor"),
            Exclusion(id="pests", name="Pest control"),
            Exclusion(id="furniture", name="Moving furniture", above=of("25", "kg")),
            Exclusion(id="it", name="IT equipment"),
        ),
    )


def _task(
    row_id: str, zone: str, task: str, frequency: Frequency, zones: int | None = None
) -> ZoneTask:
    return ZoneTask(
        id=row_id, service="cleaning", zone=zone, zones=zones, task=task, frequency=frequency
    )


def _daily(*moments: str) -> Frequency:
    """So many times a day, each at a moment or in a stretch of the day."""
    spans = tuple(_span(moment) for moment in moments)
    return Frequency(per="day", times=len(spans), at=spans)


def _span(text: str) -> TimeSpan:
    return time_span(text if "-" in text else f"{text}-{text}")


def _every(period: Period, times: int = 1) -> Frequency:
    return Frequency(per=period, times=times)


def _hours() -> Edit:
    return chain(
        add_section(HoursSection(id="hours", title="Business hours")),
        rows(
            "hours.calendars",
            ServiceCalendar(
                id="business-hours",
                name="Business hours",
                bands=(Band(id="open", days=BUSINESS_DAYS, hours=time_span("06:00-21:30")),),
                holidays=Holidays(
                    country="GB", subdivision="ENG", rule="bank holidays in England and Wales"
                ),
                open_on_holidays=False,
            ),
        ),
    )


def _levels() -> Edit:
    return chain(
        add_section(LevelsSection(id="levels", title="Service levels")),
        rows(
            "levels.metrics",
            Metric(
                id="inspection",
                name="Joint inspection score",
                services=("cleaning",),
                measure="quality",
                definition="Share of the points of the checklist that a joint inspection gives.",
                unit="% of the points of the checklist",
                direction="higher",
                kind="sample",
                target=percent("92 %"),
                minimum=percent("85 %"),
                window=MONTH,
                measurement=Measurement(
                    method="joint",
                    tool="Checklist",
                    sample=80,
                    sample_unit="points",
                    moment=Frequency(per="month", note="1st working day after the 10th"),
                ),
                roles=MetricRoles(measures=at("", "Supervisors of both parties")),
                baseline=Baseline(values=tuple(map(Decimal, (91, 93, 88, 90, 94, 92, 89, 93)))),
            ),
            Metric(
                id="tasks-done",
                name="Scheduled tasks done",
                services=("cleaning",),
                measure="delivery",
                definition="Share of the scheduled tasks that were done.",
                numerator="scheduled tasks done",
                denominator="scheduled tasks",
                unit="% of the scheduled tasks",
                direction="higher",
                kind="event",
                target=percent("98 %"),
                minimum=percent("95 %"),
                window=MONTH,
                measurement=Measurement(
                    method="countersigned", source="Signed task sheets per zone"
                ),
            ),
            Metric(
                id="complaints",
                name="Complaint put right",
                services=("cleaning",),
                measure="resolution",
                definition="Time until a complaint is put right.",
                direction="lower",
                kind="event",
                target=duration("24 h"),
                minimum=duration("48 h"),
                share=percent("95 %"),
                expected_cases=14,
                window=MONTH,
                measurement=Measurement(method="manual", source="Complaint log"),
            ),
            Metric(
                id="spills",
                name="Urgent spill attended",
                services=("cleaning",),
                measure="response",
                definition="Time from the call to the arrival.",
                direction="lower",
                kind="event",
                target=duration("1 business hour"),
                minimum=duration("2 business hours"),
                window=MONTH,
                clock=ClockRules(start="The call", stop="The arrival", calendar="business-hours"),
            ),
            Metric(
                id="consumables",
                name="Consumables at close of day",
                services=("cleaning",),
                measure="quality",
                definition="How full the dispensers are at close of day.",
                unit="% full",
                direction="higher",
                kind="sample",
                target=percent("60 %"),
                minimum=percent("40 %"),
                window=MeasureWindow(period="week"),
                measurement=Measurement(
                    method="inspection",
                    source="Spot check",
                    point="Close of day",
                    sample=12,
                    sample_unit="dispensers",
                ),
            ),
        ),
    )


def _relief() -> Edit:
    return chain(
        add_section(DutiesSection(id="relief", title="Relief")),
        rows(
            "relief.reliefs",
            _excused("no-access", "No access"),
            _excused("works", "Works in the zone"),
            _excused("alarm", "Alarm not disarmed"),
        ),
    )


def _excused(row_id: str, event: str) -> Relief:
    return Relief(id=row_id, event=event, cause="customer", notice=duration("2 h"))


def _credits() -> Edit:
    return chain(
        add_section(CreditsSection(id="credits", title="Credits and repeated failure")),
        rows(
            "credits.schedules",
            CreditSchedule(
                id="missed-clean",
                metrics=("tasks-done",),
                model="item-price",
                basis="affected-item",
                item="missed clean",
                service="cleaning",
            ),
            CreditSchedule(
                id="low-score",
                metrics=SCORE,
                model="percent-tiers",
                hangs_on="minimum",
                basis="all-services",
                fee="monthly",
                tiers=(
                    CreditTier(id="under", range=Range(high=Decimal(85)), credit=percent("5 %")),
                ),
            ),
        ),
        set_value("credits.caps", Caps(month=percent("10 %"), year=percent("6 %"))),
        rows(
            "credits.earn_backs",
            EarnBack(
                id="recovered",
                metrics=SCORE,
                level=percent("95 %"),
                windows=3,
                share=percent("50 %"),
            ),
        ),
        rows(
            "credits.repeated",
            RepeatedFailure(
                id="two-in-a-row",
                metrics=SCORE,
                count=2,
                consequence="improvement-plan",
                plan_due=duration("5 business days"),
            ),
            _ends("three-in-a-row", 3, None),
            _ends("four-in-twelve", 4, 12),
        ),
    )


def _ends(row_id: str, count: int, out_of: int | None) -> RepeatedFailure:
    return RepeatedFailure(
        id=row_id,
        metrics=SCORE,
        count=count,
        out_of=out_of,
        consequence="terminate",
        notice=duration("30 days"),
    )


def _suppliers() -> Edit:
    return chain(
        add_section(SuppliersSection(id="suppliers", title="Third parties")),
        rows(
            "suppliers.suppliers",
            Supplier(
                id="clearwater",
                name="Clearwater Hygiene Supplies",
                part="Delivery of consumables",
                services=("cleaning",),
                target=duration("3 business days"),
                contract_end=date("2028-01-31"),
            ),
        ),
    )


def _closing() -> Edit:
    return chain(
        add_section(ChargesSection(id="charges", title="Charges and payment")),
        rows("charges.fees", Fee(id="monthly", name="Monthly fee", amount=FEE)),
        set_text("charges.payment", "30 days"),
        set_value(
            "charges.indexation",
            Indexation(index="CPI", cap=percent("4 %"), frequency=Frequency(per="year")),
        ),
        add_section(DisputesSection(id="disputes", title="Law")),
        set_text("disputes.law", "England and Wales"),
        add_section(SignaturesSection(id="signatures", title="Signatures")),
        rows(
            "signatures.signatories",
            Signatory(id="provider", party="provider"),
            Signatory(id="customer", party="customer"),
        ),
    )
