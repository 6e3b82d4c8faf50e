"""Editor of a sales–marketing agreement: goal, leads, both teams' commitments."""

from sla_desktop.domain.funnel import Criterion, LeadKind, LeadStage
from sla_desktop.ui.calculators.links import add_links
from sla_desktop.ui.editors import Editor, choices
from sla_desktop.ui.editors.services import PERIODS
from sla_desktop.ui.forms.controls import YES_NO
from sla_desktop.ui.forms.form import Form
from sla_desktop.ui.forms.rows_model import Column
from sla_desktop.ui.forms.rows_table import add_table


def funnel(form: Form) -> None:
    form.group("Goal", "The figures from which the number of leads follows.")
    form.line(
        "goal.revenue",
        "Revenue goal",
        "What sales is to bring in, in the agreement's currency.",
        "1,800,000",
    )
    form.choice("goal.period", "In a", PERIODS, "The time in which it is to be reached.")
    form.line(
        "goal.marketing_share",
        "Marketing's share",
        "The part of it that comes from marketing's leads.",
        "55 %",
    )
    form.line("goal.average_deal", "Average deal", "What one new customer is worth.", "12,000")
    form.line(
        "goal.lead_to_customer",
        "Leads that become customers",
        "Of a hundred leads, so many become customers.",
        "2.5 %",
    )
    form.choice(
        "goal.lead_base",
        "That rate counts leads",
        {"": choices.NONE, "handed-over": "handed over", "accepted": "accepted by sales"},
        "The same rate means more leads if only accepted ones count.",
    )
    form.line(
        "goal.opportunity_to_customer",
        "Opportunities that become customers",
        "Of a hundred offers, so many are won.",
        "22 %",
    )
    form.line(
        "goal.source",
        "Figures from",
        "Past figures make the goal believable.",
        "the last four quarters",
    )
    add_table(
        form,
        "stages",
        "Lead stages",
        (
            Column("name", "Stage", 3),
            Column("qualified", "Qualified", 1, choices={False: "No", True: "Yes"}),
            Column("score", "Score at least", 2),
            Column("evidence", "Shown by", 3),
        ),
        lambda row_id: LeadStage(id=row_id, name=""),
        noun="stage",
        details=_stage_details,
    )
    add_table(
        form,
        "kinds",
        "Kinds of lead",
        (
            Column("name", "Kind", 3),
            Column("share", "At least", 1),
            Column("promised", "A month", 1),
            Column("first_contact", "First contact within", 2),
            Column("attempts", "Attempts", 1),
            Column("attempts_within", "Within", 2),
        ),
        lambda row_id: LeadKind(id=row_id, name=""),
        noun="kind",
        details=_kind_details,
    )
    _teams(form)
    form.fold("Leads that come back", _returns, "returns")


def _returns(form: Form) -> None:
    form.lines("returns.reasons", "Reasons", "One a line.", "no budget", lines=4)
    form.line(
        "returns.to_nurture",
        "Back to nurture within",
        "So that no returned lead lies about.",
        "3 business days",
    )
    form.line(
        "returns.nurture",
        "What nurture means",
        "What marketing does with it next.",
        "a mail a month with news of the trade",
        wide=True,
    )
    form.line(
        "returns.dashboard",
        "Both teams see",
        "Where both see the same figures.",
        "the CRM dashboard",
    )
    form.choice(
        "returns.per_source",
        "Won deals shown by source",
        YES_NO,
        "Shows which leads were worth it.",
    )
    form.line(
        "returns.cadence",
        "Shared how often",
        "How often results go back to marketing.",
        "every Monday",
    )


def _stage_details(form: Form) -> None:
    add_table(
        form,
        "criteria",
        "Conditions",
        (
            Column("text", "Condition", 4),
            Column("low", "From", 1),
            Column("high", "To", 1),
            Column("unit", "Unit", 1),
            Column("within", "Within", 2),
        ),
        lambda row_id: Criterion(id=row_id, text=""),
        explanation="Each one can be tested: a number, an event, a named role.",
        noun="condition",
    )


def _kind_details(form: Form) -> None:
    form.line("value", "Worth", "The average value of one such lead.", "300.00")


def _teams(form: Form) -> None:
    form.group("Marketing hands over")
    form.pick("marketing.party", "Team", choices.parties, "Who hands over.")
    form.tick(
        "marketing.from_goal",
        "The number follows from the goal",
        "It is worked out from the figures above.",
        wide=True,
    )
    form.line("marketing.leads", "Leads a month", "Where it does not follow from the goal.", "275")
    form.line(
        "marketing.by_day",
        "By day of the month",
        "So that they do not all come on the last day.",
        "25",
    )
    form.line(
        "marketing.accepted", "Accepted by sales", "The goal for the quality of the leads.", "80 %"
    )
    form.line(
        "marketing.accepted_minimum",
        "Accepted, minimum",
        "Less than this counts as missed.",
        "70 %",
    )
    form.line(
        "marketing.campaign",
        "Campaign",
        "If it is for one campaign only.",
        "spring fair",
        wide=True,
    )
    form.group("Sales follows up")
    form.pick("sales.party", "Team", choices.parties, "Who follows up.")
    form.line(
        "sales.decide_within",
        "Accepts or returns within",
        "Each lead gets an answer by then.",
        "48 h",
    )
    form.line("sales.attempts", "Attempts", "How often sales tries before it gives up.", "6")
    form.line(
        "sales.attempts_within",
        "Within",
        "The time in which all attempts are made.",
        "10 business days",
    )
    form.line(
        "sales.minutes_per_attempt",
        "Minutes for each attempt",
        "With it the program sees whether there is time enough.",
        "12",
    )
    form.line("sales.representatives", "Representatives", "How many people follow up.", "5")
    form.line("sales.hours_per_month", "Hours a month, each", "Working hours of one person.", "150")
    form.line(
        "sales.share_of_time",
        "Share for follow-up",
        "How much of them goes to these leads.",
        "35 %",
    )
    form.line(
        "sales.outcome", "Outcome recorded", "Share of leads with a result in the CRM.", "100 %"
    )
    form.line(
        "sales.outcome_minimum", "Recorded, minimum", "Less than this counts as missed.", "95 %"
    )
    add_links(form, ("tool-follow-up", "Can sales follow up the leads?", None))


FUNNEL = Editor("What marketing hands over and what sales does with it.", funnel)
