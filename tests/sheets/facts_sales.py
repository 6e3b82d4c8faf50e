"""Every fact of sheet 3."""

from decimal import Decimal

from sla_desktop.domain.parse import date, duration, percent
from sla_desktop.domain.people import Responsible
from sla_desktop.domain.quantities import Frequency, Measure
from tests.sheets.fact import Fact
from tests.sheets.writing import at, euro, of

_GOAL = "funnel.goal"
_QUALIFIED = "funnel.stages.qualified"


def _metric(row: str, target: Measure, minimum: Measure | None = None) -> list[Fact]:
    """A level with the bed-in that stands for its missing history."""
    metric = f"levels.metrics.{row}"
    least = [] if minimum is None else [Fact(f"{metric}.minimum", minimum)]
    return [
        Fact(f"{metric}.target", target),
        *least,
        Fact(f"{metric}.baseline.bed_in", duration("2 weeks")),
        Fact(f"{metric}.baseline.readjust", date("2027-04-01")),
    ]


FACTS = [
    # Parties and sponsor
    Fact("parties.parties.firm.headcount", 40),
    Fact("parties.parties.marketing.name", "Marketing"),
    Fact("parties.parties.marketing.headcount", 7),
    Fact("parties.parties.marketing.form", "internal", "part of one company"),
    Fact("parties.parties.sales.name", "Sales"),
    Fact("parties.parties.sales.headcount", 5),
    Fact("parties.parties.sales.form", "internal", "part of one company"),
    Fact("parties.sponsor", Responsible(role="the managing director"), "the managing director"),
    Fact("charges.none", True, "No money changes hands"),
    Fact("credits.none", True, "no service credits"),
    # Goal and funnel
    Fact(f"{_GOAL}.revenue", euro("1,800,000")),
    Fact(f"{_GOAL}.period", "year"),
    Fact(f"{_GOAL}.marketing_share", percent("55 %")),
    Fact(f"{_GOAL}.average_deal", euro("12,000")),
    Fact(f"{_GOAL}.lead_to_customer", percent("2.5 %")),
    Fact(f"{_GOAL}.opportunity_to_customer", percent("22 %")),
    Fact(f"{_GOAL}.source", "the last four quarters"),
    # A qualified lead
    Fact(f"{_QUALIFIED}.criteria.size.low", Decimal(20), "20"),
    Fact(f"{_QUALIFIED}.criteria.size.high", Decimal(500), "500"),
    Fact(f"{_QUALIFIED}.criteria.size.unit", "staff"),
    Fact(f"{_QUALIFIED}.score", of("60", "points")),
    Fact(f"{_QUALIFIED}.criteria.role.text", "named role"),
    Fact(f"{_QUALIFIED}.criteria.interest.text", "replied or asked for a demo"),
    Fact(f"{_QUALIFIED}.criteria.interest.within", duration("30 days")),
    Fact("funnel.kinds.demo.name", "Demo request"),
    Fact("funnel.kinds.content.name", "Content"),
    Fact("funnel.kinds.event.name", "Event"),
    # Marketing
    Fact("funnel.marketing.from_goal", True, "275"),
    Fact("funnel.kinds.demo.share", percent("35 %")),
    Fact("funnel.marketing.by_day", 25, "25"),
    Fact("funnel.marketing.accepted", percent("80 %")),
    Fact("funnel.marketing.accepted_minimum", percent("70 %")),
    # Sales
    Fact("funnel.kinds.demo.first_contact", duration("1 business hour")),
    Fact("funnel.kinds.content.first_contact", duration("24 h")),
    Fact("funnel.kinds.event.first_contact", duration("24 h")),
    Fact("funnel.sales.decide_within", duration("48 h")),
    Fact(
        "funnel.returns.reasons",
        ("not reachable", "no fit", "duplicate", "no budget"),
        "not reachable, no fit, duplicate",
    ),
    Fact("funnel.sales.attempts", 6, "at least 6 attempts to reach each lead within"),
    Fact("funnel.sales.attempts_within", duration("10 business days")),
    Fact("funnel.sales.minutes_per_attempt", Decimal(12), "12"),
    Fact("funnel.sales.outcome", percent("100 %")),
    Fact("funnel.sales.outcome_minimum", percent("95 %")),
    Fact("funnel.sales.representatives", 5, "5"),
    Fact("funnel.sales.share_of_time", percent("35 %")),
    Fact("funnel.sales.hours_per_month", Decimal(150), "150"),
    # The same as levels, with bed-in and adjustment
    *_metric("leads", of("275", "leads")),
    *_metric("demo-share", percent("35 %")),
    *_metric("accepted", percent("80 %"), percent("70 %")),
    *_metric("demo-contact", duration("1 business hour")),
    *_metric("other-contact", duration("24 h")),
    *_metric("decision", duration("48 h")),
    *_metric("outcome", percent("100 %"), percent("95 %")),
    # Reports, reviews, start, adjustment
    Fact("reports.reports.weekly.frequency", Frequency(per="week", days=("mon",)), "Every Monday"),
    Fact("reports.reports.weekly.recipients", (at("marketing"), at("sales")), "Marketing"),
    Fact("reports.reports.weekly.source", "the CRM", "from the CRM"),
    Fact("reports.reviews.monthly.frequency", Frequency(per="month"), "Monthly"),
    Fact("term.start", date("2027-01-04")),
    Fact("reports.change.readjust", date("2027-04-01")),
    # Returns and repeated misses
    Fact("funnel.returns.to_nurture", duration("3 business days")),
    Fact("credits.repeated.twice.count", 2, "2 successive"),
    Fact("credits.repeated.twice.out_of", None, "successive"),
    Fact("credits.repeated.twice.below", "target", "the target"),
    Fact("credits.repeated.twice.consequence", "meeting", "meet"),
    Fact("credits.repeated.twice.plan_due", duration("5 business days")),
    Fact("credits.repeated.twice.text", "both heads meet the sponsor with a plan"),
]
