"""Sheet 3: marketing and sales of one software firm agree on leads and their follow-up."""

from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.credits import RepeatedFailure
from sla_desktop.domain.edits import Edit, add_section, chain, set_text, set_value
from sla_desktop.domain.funnel import (
    Criterion,
    FunnelGoal,
    LeadKind,
    LeadStage,
    MarketingCommitment,
    ReturnLoop,
    SalesCommitment,
)
from sla_desktop.domain.governance import Report, Review, Signatory
from sla_desktop.domain.metrics import Baseline, Direction, MeasureKind, Metric
from sla_desktop.domain.parse import date, decimal, duration, percent
from sla_desktop.domain.people import Party
from sla_desktop.domain.quantities import Frequency, Measure, MeasureWindow, Percent
from sla_desktop.domain.sections import (
    ChargesSection,
    CreditsSection,
    FunnelSection,
    LevelsSection,
    PartiesSection,
    ReportsSection,
    ServicesSection,
    SignaturesSection,
    TermSection,
)
from sla_desktop.domain.services import Service
from tests.sheets.writing import at, euro, of, rows

MARKETING, SALES = "marketing", "sales"
LEADS, FOLLOW_UP = "qualified-leads", "follow-up"
ADJUSTED = date("2027-04-01")


def build() -> Agreement:
    """The agreement of the sheet, from an empty one by edits alone."""
    edit = chain(
        set_text("title", "Leads and their follow-up"),
        set_text("kind", "salesmarketing"),
        set_text("profile", "salesmarketing"),
        set_text("currency", "EUR"),
        _parties(),
        _term_and_services(),
        _goal_and_leads(),
        _commitments(),
        _levels(),
        _reports(),
        _consequences(),
    )
    return edit(Agreement(id="sales-marketing", title=""))


def _parties() -> Edit:
    return chain(
        add_section(PartiesSection(id="parties", title="Parties")),
        rows(
            "parties.parties",
            _team(MARKETING, "Marketing", 7),
            _team(SALES, "Sales", 5),
            Party(id="firm", label="Company", role="other", form="entity", headcount=40),
        ),
        set_value("parties.sponsor", at("", "the managing director")),
    )


def _team(row_id: str, name: str, people: int) -> Party:
    return Party(
        id=row_id, name=name, label=name, role="department", form="internal", headcount=people
    )


def _term_and_services() -> Edit:
    return chain(
        add_section(TermSection(id="term", title="Start")),
        set_text("term.start", "2027-01-04"),
        add_section(ServicesSection(id="services", title="What each team delivers")),
        rows(
            "services.services",
            Service(
                id=LEADS,
                name="Qualified leads",
                summary="Marketing hands qualified leads over to Sales",
                owner=at(MARKETING),
            ),
            Service(
                id=FOLLOW_UP,
                name="Follow-up of leads",
                summary="Sales contacts each lead and accepts or returns it",
                owner=at(SALES),
            ),
        ),
    )


def _goal_and_leads() -> Edit:
    return chain(
        add_section(FunnelSection(id="funnel", title="Goal, leads and commitments")),
        set_value(
            "funnel.goal",
            FunnelGoal(
                revenue=euro("1,800,000"),
                period="year",
                marketing_share=percent("55 %"),
                average_deal=euro("12,000"),
                lead_to_customer=percent("2.5 %"),
                opportunity_to_customer=percent("22 %"),
                source="the last four quarters",
            ),
        ),
        rows(
            "funnel.stages",
            LeadStage(
                id="qualified",
                name="Qualified lead",
                qualified=True,
                score=of("60", "points"),
                criteria=(
                    Criterion(
                        id="size",
                        text="company size",
                        low=decimal("20"),
                        high=decimal("500"),
                        unit="staff",
                    ),
                    Criterion(id="role", text="named role"),
                    Criterion(
                        id="interest",
                        text="replied or asked for a demo",
                        within=duration("30 days"),
                    ),
                ),
            ),
        ),
        rows(
            "funnel.kinds",
            LeadKind(
                id="demo",
                name="Demo request",
                share=percent("35 %"),
                first_contact=duration("1 business hour"),
            ),
            LeadKind(id="content", name="Content", first_contact=duration("24 h")),
            LeadKind(id="event", name="Event", first_contact=duration("24 h")),
        ),
    )


def _commitments() -> Edit:
    return chain(
        set_value(
            "funnel.marketing",
            MarketingCommitment(
                party=MARKETING,
                from_goal=True,
                by_day=25,
                accepted=percent("80 %"),
                accepted_minimum=percent("70 %"),
            ),
        ),
        set_value(
            "funnel.sales",
            SalesCommitment(
                party=SALES,
                decide_within=duration("48 h"),
                attempts=6,
                attempts_within=duration("10 business days"),
                minutes_per_attempt=decimal("12"),
                outcome=percent("100 %"),
                outcome_minimum=percent("95 %"),
                representatives=5,
                hours_per_month=decimal("150"),
                share_of_time=percent("35 %"),
            ),
        ),
        set_value(
            "funnel.returns",
            ReturnLoop(
                reasons=("not reachable", "no fit", "duplicate", "no budget"),
                to_nurture=duration("3 business days"),
            ),
        ),
    )


def _levels() -> Edit:
    leads = "% of the qualified leads"
    return chain(
        add_section(LevelsSection(id="levels", title="Service levels")),
        rows(
            "levels.metrics",
            _promise("leads", "Qualified leads handed over", LEADS, "volume", of("275", "leads")),
            _promise("demo-share", "Demo requests", LEADS, "quality", percent("35 %"), unit=leads),
            _promise(
                "accepted",
                "Leads accepted by Sales",
                LEADS,
                "quality",
                percent("80 %"),
                minimum=percent("70 %"),
                unit=leads,
            ),
            _time("demo-contact", "First contact after a demo request", "1 business hour"),
            _time("other-contact", "First contact after content or an event", "24 h"),
            _time("decision", "Lead accepted or returned with a reason", "48 h"),
            _promise(
                "outcome",
                "Outcome recorded",
                FOLLOW_UP,
                "quality",
                percent("100 %"),
                minimum=percent("95 %"),
                unit=leads,
            ),
        ),
    )


def _promise(
    row_id: str,
    name: str,
    service: str,
    measure: MeasureKind,
    target: Measure,
    *,
    minimum: Percent | None = None,
    unit: str = "",
    direction: Direction = "higher",
) -> Metric:
    """A level counted by the month, with the bed-in that stands for its missing history."""
    return Metric(
        id=row_id,
        name=name,
        services=(service,),
        measure=measure,
        unit=unit,
        direction=direction,
        target=target,
        minimum=minimum,
        window=MeasureWindow(period="month"),
        baseline=Baseline(bed_in=duration("2 weeks"), readjust=ADJUSTED),
    )


def _time(row_id: str, name: str, target: str) -> Metric:
    return _promise(row_id, name, FOLLOW_UP, "response", duration(target), direction="lower")


def _reports() -> Edit:
    return chain(
        add_section(ReportsSection(id="reports", title="Reports and reviews")),
        rows(
            "reports.reports",
            Report(
                id="weekly",
                title="Weekly report",
                all_metrics=True,
                source="the CRM",
                frequency=Frequency(per="week", days=("mon",)),
                recipients=(at(MARKETING), at(SALES)),
            ),
        ),
        rows(
            "reports.reviews",
            Review(id="monthly", title="Review", frequency=Frequency(per="month")),
        ),
        set_value("reports.change.readjust", ADJUSTED),
    )


def _consequences() -> Edit:
    return chain(
        add_section(CreditsSection(id="credits", title="Repeated misses")),
        set_value("credits.none", True),
        rows(
            "credits.repeated",
            RepeatedFailure(
                id="twice",
                below="target",
                count=2,
                consequence="meeting",
                plan_due=duration("5 business days"),
                text="both heads meet the sponsor with a plan",
            ),
        ),
        add_section(ChargesSection(id="charges", title="Charges")),
        set_value("charges.none", True),
        add_section(SignaturesSection(id="signatures", title="Signatures")),
        rows(
            "signatures.signatories",
            Signatory(id=MARKETING, party=MARKETING),
            Signatory(id=SALES, party=SALES),
        ),
    )
