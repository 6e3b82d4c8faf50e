"""Sheet 1: its hours, emergency response, availability, maintenance and prices."""

from sla_desktop.domain.calendars import Band, Holidays, ServiceCalendar
from sla_desktop.domain.credits import Remedies
from sla_desktop.domain.edits import Edit, add_section, chain, set_text, set_value
from sla_desktop.domain.metrics import (
    AvailabilityDefinition,
    ClockRules,
    Measurement,
    Metric,
    Treatment,
)
from sla_desktop.domain.parse import duration, percent, time_span
from sla_desktop.domain.protection import Fee, HourlyRate, Surcharge
from sla_desktop.domain.quantities import DayKind, MeasureWindow
from sla_desktop.domain.sections import (
    AvailabilitySection,
    ChargesSection,
    CreditsSection,
    HoursSection,
    LevelsSection,
    MaintenanceSection,
    PrioritiesSection,
    SupportSection,
    WorkloadSection,
)
from sla_desktop.domain.services import (
    MaintenanceWindow,
    UpdateRule,
    WorkLimit,
)
from sla_desktop.domain.support import Channel, Priority, PriorityTimes, ReportRule
from tests.sheets.writing import BUSINESS_DAYS, FREE_DAYS, euro, rate, rows

RESPONSE = "emergency-response"
LEVELS = ("availability-1", "availability-2", "availability-3")


def hours() -> Edit:
    holidays = Holidays(country="DE", subdivision="BE", rule="public holidays in Berlin")
    return chain(
        add_section(HoursSection(id="hours", title="Business days and time bands")),
        rows(
            "hours.calendars",
            ServiceCalendar(
                id="business-days",
                name="Business days",
                bands=(Band(id="business", days=BUSINESS_DAYS, hours=time_span("00:00-24:00")),),
                holidays=holidays,
                open_on_holidays=False,
            ),
            ServiceCalendar(
                id="emergency-bands",
                name="Emergency bands",
                bands=(
                    _band("business-day", "Business days, day", BUSINESS_DAYS, "10:00-20:00"),
                    _band("business-night", "Business days, night", BUSINESS_DAYS, "20:00-10:00"),
                    _band("free-day", "Weekends and holidays, day", FREE_DAYS, "10:00-20:00"),
                    _band("free-night", "Weekends and holidays, night", FREE_DAYS, "20:00-10:00"),
                ),
                holidays=holidays,
                open_on_holidays=True,
            ),
        ),
    )


def _band(row_id: str, name: str, days: tuple[DayKind, ...], hours: str) -> Band:
    return Band(id=row_id, name=name, days=days, hours=time_span(hours))


def emergencies() -> Edit:
    return chain(
        add_section(PrioritiesSection(id="priorities", title="Emergency response")),
        rows(
            "priorities.priorities",
            Priority(
                id="emergency",
                name="Emergency",
                calendar="emergency-bands",
                times=(
                    _booked("business-day", "1 h", "300.00", "100.00"),
                    _booked("business-night", "2 h", "310.00", "140.00"),
                    _booked("free-day", "2 h", "360.00", "125.00"),
                    PriorityTimes(
                        id="free-night",
                        band="free-night",
                        booked=False,
                        no_resolution=True,
                        fee=euro("0.00"),
                        rate=rate("175.00", "60 min"),
                        note="Next business day, no promise",
                    ),
                ),
            ),
        ),
        set_value("priorities.bands", "emergency-bands"),
        set_text("priorities.applies_to", "production systems only"),
        set_text("priorities.promise", "work-starts"),
        set_text("priorities.decided_by", "provider:"),
        set_text("priorities.appeal", "the Customer may have the classification reviewed"),
        add_section(SupportSection(id="support", title="Reporting an emergency")),
        rows(
            "support.channels",
            Channel(
                id="phone",
                name="Phone",
                kind="phone",
                calendar="emergency-bands",
                terms="Voice message with firm and description",
            ),
            Channel(id="chat", name="Chat room", kind="chat", calendar="emergency-bands"),
        ),
        set_value(
            "support.report_rule",
            ReportRule(
                channels=("phone", "chat"),
                all_required=True,
                one_suffices_when_down=True,
                must_say_so=True,
                band_decided_by="the moment the report counts as received",
            ),
        ),
        add_section(WorkloadSection(id="workload", title="Working time in an emergency")),
        rows(
            "workload.work_limits",
            WorkLimit(id="in-one-go", at_most=duration("6 h"), rest=duration("2 h")),
            WorkLimit(id="in-a-day", at_most=duration("12 h"), within=duration("24 h")),
        ),
    )


def _booked(band: str, response: str, fee: str, per_started_hour: str) -> PriorityTimes:
    return PriorityTimes(
        id=band,
        band=band,
        response=duration(response),
        no_resolution=True,
        fee=euro(fee),
        rate=rate(per_started_hour, "60 min"),
    )


def availability() -> Edit:
    return chain(
        add_section(LevelsSection(id="levels", title="Service levels")),
        rows(
            "levels.metrics",
            Metric(
                id=RESPONSE,
                name="Emergency response",
                services=("operation",),
                measure="response",
                priority="emergency",
                by_priority=True,
                definition="Time from the received report of an emergency until work on it starts.",
                direction="lower",
                kind="event",
                misses_allowed=0,
                clock=ClockRules(
                    start="The report of the emergency counts as received",
                    stop="Work starts, with access to the systems",
                    calendar="emergency-bands",
                ),
            ),
            _level(1, "99.75 %"),
            _level(2, "99.90 %"),
            _level(3, "99.95 %"),
        ),
        add_section(AvailabilitySection(id="availability", title="What availability means")),
        rows(
            "availability.definitions",
            AvailabilityDefinition(
                id="monitored",
                name="Monitored availability",
                base="all",
                down="The monitored object does not answer with the text that must appear",
                treatments=(
                    _left_out("maintenance", "Maintenance", maintenance=True),
                    _left_out(
                        "outside-faults",
                        "Faults of the Customer’s data centre, cloud, network, DNS, CDN "
                        "or payment providers",
                    ),
                    _left_out("own-changes", "Changes by the Customer that were not agreed"),
                    _left_out("security-updates", "Security updates"),
                    _left_out("security-incident", "Measures against a security incident"),
                    _left_out("force-majeure", "Force majeure"),
                ),
                check_interval=duration("30 s"),
                failed_checks=5,
                good_checks=5,
                precision=duration("1 s"),
                evidence="The stored measurements of the SLA monitor, not its dashboard",
            ),
        ),
        set_text(
            "availability.wording",
            "A month counts with its real minutes in the zone {{agreement.zone}}. "
            "A shorter or longer day of a clock change counts as it is.",
        ),
        add_section(CreditsSection(id="credits", title="Service credits")),
        set_value("credits.none", True),
        set_value("credits.remedies", Remedies(kept_rights=("damages",))),
        set_text(
            "credits.wording",
            "Such claims follow the terms on liability alone.",
        ),
    )


def _level(number: int, target: str) -> Metric:
    return Metric(
        id=f"availability-{number}",
        name=f"Availability, level {number}",
        services=("operation",),
        object=f"Systems booked at level {number}",
        measure="availability",
        definition="Share of the minutes of the month in which the system is up.",
        unit="% of the minutes of the month",
        direction="higher",
        kind="continuous",
        target=percent(target),
        window=MeasureWindow(period="month"),
        availability="monitored",
        measurement=Measurement(method="automatic", tool="SLA monitor"),
    )


def _left_out(row_id: str, name: str, *, maintenance: bool = False) -> Treatment:
    """Minutes that stay in the base but never count as down."""
    return Treatment(id=row_id, name=name, in_base=True, in_down=False, maintenance=maintenance)


def maintenance() -> Edit:
    return chain(
        add_section(MaintenanceSection(id="maintenance", title="Maintenance")),
        rows(
            "maintenance.windows",
            MaintenanceWindow(
                id="business-days",
                name="Business days",
                days=("mon", "wed", "fri"),
                hours=time_span("18:30-07:00"),
            ),
            MaintenanceWindow(
                id="free-days",
                name="Weekends and holidays",
                days=FREE_DAYS,
                hours=time_span("17:00-07:00"),
            ),
        ),
        rows(
            "maintenance.updates",
            UpdateRule(
                id="security",
                name="Security updates",
                at_once=True,
                every=duration("1 h"),
                automatic=True,
            ),
            UpdateRule(
                id="kernels",
                name="Restart of production kernels",
                within=duration("7 days"),
                automatic=False,
            ),
        ),
        set_text("maintenance.notice", "48 h"),
        set_text("maintenance.notice_channel", "in the chat room"),
        set_text("maintenance.notice_when", "when an impact is expected"),
        set_value("maintenance.counts_as_downtime", False),
    )


def money() -> Edit:
    return chain(
        add_section(ChargesSection(id="charges", title="Charges and payment")),
        rows(
            "charges.fees",
            Fee(
                id="system",
                name="Flat fee of a system",
                amount=euro("50.00"),
                per="month",
                unit="system",
                covers="Upkeep",
                work_included=duration("30 min"),
            ),
        ),
        rows(
            "charges.surcharges",
            *(
                Surcharge(
                    id=metric,
                    name=f"Availability, level {number}",
                    percent=percent(share),
                    on="system",
                    metric=metric,
                )
                for number, (metric, share) in enumerate(
                    zip(LEVELS, ("200 %", "300 %", "500 %"), strict=True), 1
                )
            ),
        ),
        rows(
            "charges.rates",
            HourlyRate(id="standard", name="Standard rate", rate=rate("50.00", "30 min")),
        ),
        set_text("charges.invoiced", "monthly"),
        set_value("charges.in_arrears", True),
        set_text("charges.payment", "30 days"),
        set_text("charges.payment_from", "receipt"),
        set_text("charges.tax", "net"),
        set_text("charges.part_months", "they are charged by calendar days"),
    )
