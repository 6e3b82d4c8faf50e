"""Every fact of sheet 2."""

from decimal import Decimal

from sla_desktop.domain.parse import date, duration, money, percent, time_span
from sla_desktop.domain.people import Responsible
from sla_desktop.domain.quantities import (
    Frequency,
    Measure,
    MeasureWindow,
    Period,
    Range,
    TimeSpan,
)
from tests.sheets.fact import PRIVATE, Fact
from tests.sheets.writing import of

MONTH = MeasureWindow(period="month")
WEEK = MeasureWindow(period="week")
_AT_7 = TimeSpan(start=7 * 60, end=7 * 60)
_AT_13 = TimeSpan(start=13 * 60, end=13 * 60)
_CREDITS = "credits.schedules"
_REPEATED = "credits.repeated"
_FOLLOWS = {"improvement-plan": "a written improvement plan", "terminate": "may end this agreement"}


def _task(row: str, zone: str, frequency: Frequency, printed: str = "") -> list[Fact]:
    return [
        Fact(f"services.tasks.{row}.zone", zone),
        Fact(f"services.tasks.{row}.frequency", frequency, printed),
    ]


def _every(period: Period, times: int = 1) -> Frequency:
    return Frequency(per=period, times=times)


def _metric(row: str, target: Measure, minimum: Measure, window: MeasureWindow) -> list[Fact]:
    return [
        Fact(f"levels.metrics.{row}.target", target),
        Fact(f"levels.metrics.{row}.minimum", minimum),
        Fact(f"levels.metrics.{row}.window", window),
    ]


def _relief(row: str, event: str) -> list[Fact]:
    return [
        Fact(f"relief.reliefs.{row}.event", event),
        Fact(f"relief.reliefs.{row}.notice", duration("2 h")),
        Fact(f"relief.reliefs.{row}.cause", "customer", "Customer"),
    ]


def _repeated(row: str, count: int, out_of: int | None, consequence: str) -> list[Fact]:
    return [
        Fact(f"{_REPEATED}.{row}.metrics", ("inspection",), "Joint inspection score"),
        Fact(
            f"{_REPEATED}.{row}.below",
            "minimum",
            "A level is missed when its result misses its minimum",
        ),
        Fact(
            f"{_REPEATED}.{row}.count",
            count,
            f"{count} successive calendar months" if not out_of else "",
        ),
        Fact(f"{_REPEATED}.{row}.out_of", out_of, f"of any {out_of}" if out_of else "successive"),
        Fact(f"{_REPEATED}.{row}.consequence", consequence, _FOLLOWS[consequence]),
    ]


FACTS = [
    # Parties and place
    Fact("parties.parties.provider.name", "Bright & Early Cleaning Ltd"),
    Fact("parties.parties.customer.name", "Harbour Accountants LLP"),
    Fact(
        "scope.sites.offices.sizes",
        (of("2", "floors"), of("1150", "m²"), of("62", "desks")),
        "2 floors, 1,150 m² and 62 desks",
    ),
    Fact("disputes.law", "England and Wales", "the law of England and Wales"),
    # Fee and term
    Fact("charges.fees.monthly.amount", money("2,480.00", "GBP")),
    Fact("charges.fees.monthly.per", "month"),
    Fact("charges.payment", duration("30 days")),
    Fact("term.start", date("2027-03-01")),
    Fact("term.length", duration("24 months")),
    Fact("term.renews", True, "renews"),
    Fact("term.renewal_length", duration("12 months")),
    Fact("term.notice", duration("90 days")),
    Fact("charges.indexation.frequency", Frequency(per="year")),
    Fact("charges.indexation.index", "CPI"),
    Fact("charges.indexation.cap", percent("4 %")),
    # Zones, tasks, frequency
    *_task("reception", "Reception", Frequency(per="day", at=(time_span("06:00-08:00"),))),
    Fact("services.tasks.washrooms.zones", 4),
    *_task("washrooms", "Washrooms", Frequency(per="day", times=2, at=(_AT_7, _AT_13))),
    *_task("kitchens", "Kitchens", _every("day"), "Daily"),
    *_task(
        "desks",
        "Desks and floors",
        Frequency(per="week", days=("mon", "wed", "fri"), at=(time_span("18:30-21:30"),)),
        "Every Monday, Wednesday and Friday, 18:30–21:30",
    ),
    *_task("meeting-rooms", "Meeting rooms", _every("day"), "Daily"),
    *_task("windows", "Windows", _every("quarter"), "Quarterly"),
    Fact("services.tasks.windows.task", "Cleaning inside"),
    *_task("carpets", "Carpets", _every("year", times=2), "Twice a year"),
    *_task("waste", "Waste", _every("day"), "Daily"),
    *_task("confidential", "Confidential waste", _every("fortnight"), "Every two weeks"),
    Fact("hours.calendars.business-hours.open_on_holidays", False, "closed"),
    Fact("hours.calendars.business-hours.holidays.rule", "bank holidays in England and Wales"),
    Fact("hours.calendars.business-hours.bands.open.hours", time_span("06:00-21:30")),
    # Out of scope
    Fact("exclusions.exclusions.outside-windows.name", "Outside windows above ground floor"),
    Fact("exclusions.exclusions.pests.name", "Pest control"),
    Fact("exclusions.exclusions.furniture.name", "Moving furniture"),
    Fact("exclusions.exclusions.furniture.above", of("25", "kg"), "furniture over 25 kg"),
    Fact("exclusions.exclusions.it.name", "IT equipment"),
    # Metrics
    *_metric("inspection", percent("92 %"), percent("85 %"), MONTH),
    Fact("levels.metrics.inspection.measurement.method", "joint", "Joint inspection"),
    Fact("levels.metrics.inspection.measurement.tool", "Checklist"),
    Fact("levels.metrics.inspection.measurement.sample", 80, "80 points"),
    Fact(
        "levels.metrics.inspection.measurement.moment",
        Frequency(per="month", note="1st working day after the 10th"),
    ),
    Fact(
        "levels.metrics.inspection.roles.measures",
        Responsible(role="Supervisors of both parties"),
        "Supervisors of both parties",
    ),
    Fact(
        "levels.metrics.inspection.baseline.values",
        tuple(map(Decimal, (91, 93, 88, 90, 94, 92, 89, 93))),
        PRIVATE,
    ),
    *_metric("tasks-done", percent("98 %"), percent("95 %"), MONTH),
    Fact("levels.metrics.tasks-done.measurement.source", "Signed task sheets per zone"),
    *_metric("complaints", duration("24 h"), duration("48 h"), MONTH),
    Fact("levels.metrics.complaints.measurement.source", "Complaint log"),
    Fact("levels.metrics.complaints.share", percent("95 %"), "95 % of cases"),
    Fact("levels.metrics.complaints.expected_cases", 14),
    *_metric("spills", duration("1 business hour"), duration("2 business hours"), MONTH),
    Fact("levels.metrics.spills.clock.start", "The call"),
    Fact("levels.metrics.spills.clock.stop", "The arrival"),
    Fact("levels.metrics.spills.clock.calendar", "business-hours", "Business hours"),
    *_metric("consumables", percent("60 %"), percent("40 %"), WEEK),
    Fact("levels.metrics.consumables.measurement.source", "Spot check"),
    Fact("levels.metrics.consumables.measurement.point", "Close of day"),
    Fact("levels.metrics.consumables.measurement.sample", 12, "12 dispensers"),
    # Consequences
    Fact(f"{_CREDITS}.missed-clean.model", "item-price", "the price of the missed clean back"),
    Fact(f"{_CREDITS}.missed-clean.item", "missed clean"),
    Fact(f"{_CREDITS}.low-score.metrics", ("inspection",), "Joint inspection score"),
    Fact(f"{_CREDITS}.low-score.hangs_on", "minimum", "minimum"),
    Fact(f"{_CREDITS}.low-score.tiers.under.range", Range(high=Decimal(85)), "under 85"),
    Fact(f"{_CREDITS}.low-score.tiers.under.credit", percent("5 %")),
    Fact(f"{_CREDITS}.low-score.fee", "monthly", "Monthly fee"),
    *_repeated("two-in-a-row", 2, None, "improvement-plan"),
    Fact(f"{_REPEATED}.two-in-a-row.plan_due", duration("5 business days"), "within 5 business"),
    *_repeated("three-in-a-row", 3, None, "terminate"),
    Fact(
        f"{_REPEATED}.three-in-a-row.notice", duration("30 days"), "with 30 calendar days’ notice"
    ),
    *_repeated("four-in-twelve", 4, 12, "terminate"),
    Fact(
        f"{_REPEATED}.four-in-twelve.notice", duration("30 days"), "with 30 calendar days’ notice"
    ),
    Fact("credits.caps.month", percent("10 %"), "10 %"),
    Fact("credits.caps.year", percent("6 %"), "6 %"),
    Fact("credits.earn_backs.recovered.level", percent("95 %"), "reaches 95 % or better"),
    Fact("credits.earn_backs.recovered.windows", 3, "in 3 successive calendar months"),
    Fact("credits.earn_backs.recovered.share", percent("50 %"), "50 % of a credit"),
    *_relief("no-access", "No access"),
    *_relief("works", "Works in the zone"),
    *_relief("alarm", "Alarm not disarmed"),
    # Third party
    Fact("suppliers.suppliers.clearwater.name", "Clearwater Hygiene Supplies"),
    Fact("suppliers.suppliers.clearwater.part", "Delivery of consumables"),
    Fact("suppliers.suppliers.clearwater.target", duration("3 business days"), PRIVATE),
    Fact("suppliers.suppliers.clearwater.contract_end", date("2028-01-31"), PRIVATE),
]
