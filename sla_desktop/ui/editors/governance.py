"""Editors of reports and reviews, and of third parties."""

from sla_desktop.domain.governance import (
    Report,
    Review,
    SharedMetric,
    Supplier,
    SupportingAgreement,
)
from sla_desktop.ui.calculators.links import add_links
from sla_desktop.ui.editors import Editor, choices
from sla_desktop.ui.editors.owners import add_people, add_responsible
from sla_desktop.ui.forms.controls import YES_NO
from sla_desktop.ui.forms.form import Form
from sla_desktop.ui.forms.rows_model import Column
from sla_desktop.ui.forms.rows_table import add_table
from sla_desktop.ui.forms.ticks import add_ticks


def reports(form: Form) -> None:
    add_table(
        form,
        "reports",
        "Reports",
        (
            Column("title", "Report", 4),
            Column("frequency", "How often", 2),
            Column("due", "Due after the period", 2),
            Column("route", "By", 2),
        ),
        lambda row_id: Report(id=row_id, title=""),
        noun="report",
        details=_report_details,
    )
    add_table(
        form,
        "reviews",
        "Reviews",
        (
            Column("title", "Meeting", 4),
            Column(
                "of",
                "Of",
                2,
                choices={"service": "the service", "document": "this document"},
            ),
            Column("frequency", "How often", 2),
            Column("next_date", "Next on", 2),
        ),
        lambda row_id: Review(id=row_id, title=""),
        noun="review",
        details=_review_details,
    )
    form.fold("Changing metrics and levels", _change, "change")


def _report_details(form: Form) -> None:
    form.tick("all_metrics", "Shows every metric", "Else choose the metrics it shows.", wide=True)
    form.group(when=form.lacks("all_metrics"))
    add_ticks(
        form,
        "metrics",
        "Shows the metrics",
        choices.metrics,
        "A level that nobody reports cannot be judged.",
    )
    form.group()
    add_responsible(form, "made_by", "Made by", "The role that writes it.")
    form.choice("raw_data", "Raw data on request", YES_NO, "Lets the customer check the figures.")
    add_people(form, "recipients", "Sent to", "Name roles, as people change.")
    form.line(
        "contents",
        "Also shows",
        "What it tells besides the levels.",
        "tickets opened and closed",
        wide=True,
    )
    form.line("source", "Figures from", "Where its figures come from.", "the CRM")


def _review_details(form: Form) -> None:
    add_people(form, "attendees", "Attended by", "Both sides, with somebody who can decide.")
    form.line("inputs", "Looks at", "What lies on the table.", "the last three reports", wide=True)


def _change(form: Form) -> None:
    form.line(
        "change.trigger",
        "What starts it",
        "When levels are looked at anew.",
        "either party asks in writing",
        wide=True,
    )
    form.line("change.proposer", "Proposed by", "Who may ask for it.", "either party")
    form.line("change.notice", "Notice", "How long before it takes effect.", "30 days")
    add_people(form, "change.approvers", "Approved by", "Both sides, best by role.")
    form.line(
        "change.effective",
        "In force from",
        "Best the first day of a period that is measured.",
        "the first day of the next month",
    )
    form.line(
        "change.readjust",
        "Levels first looked at again on",
        "After the first months there are real figures.",
        "2027-06-01",
    )
    form.line(
        "change.add_or_drop",
        "Adding and dropping metrics",
        "How a metric comes in, and how one goes.",
        "both heads agree in the review",
        wide=True,
    )


def suppliers(form: Form) -> None:
    add_table(
        form,
        "suppliers",
        "Third parties",
        (
            Column("name", "Name", 3),
            Column("part", "Part of the service", 4),
            Column("told_of_levels", "Knows the levels", 2, choices=YES_NO),
            Column("took_part", "Took part in setting them", 2, choices=YES_NO),
        ),
        lambda row_id: Supplier(id=row_id, name=""),
        explanation="Firms that deliver part of the service.",
        noun="third party",
        details=_supplier_details,
    )
    add_links(form, ("tool-chain", "Does the chain keep the promise?", None))
    form.fold("Agreements behind this one (private)", _supporting, "supporting")
    form.fold("Metrics shared by several third parties", _shared, "shared")


def _supplier_details(form: Form) -> None:
    add_ticks(
        form,
        "services",
        "For the services",
        choices.services,
        "Which services rest on it.",
    )
    form.yes_no("serial", "If it fails, the service fails", "Then its outage is your outage.")
    form.yes_no(
        "method_explained",
        "Knows how it is measured",
        "Else it may count in another way than you do.",
    )
    form.group("Its contract", "Judged by the checklist, but never printed or sent.")
    form.line("target", "Its target", "What it has promised you.", "3 business days")
    form.line(
        "contract_end",
        "Ends on",
        "The checklist warns if it ends before this agreement.",
        "2028-01-31",
    )
    form.line("contract", "Contract", "How you find it again.", "order of 2 May 2026")
    form.yes_no("renews", "Renews by itself", "If not, note when to act.")
    form.line(
        "availability",
        "Its availability",
        "You cannot promise more than the chain behind you holds.",
        "99.95 %",
    )
    form.line(
        "credit_cap", "Most it pays back", "Beyond it a miss costs you your own money.", "10 %"
    )
    form.pick("calendar", "Its hours", choices.calendars, "When it can be reached.")
    form.line(
        "hours", "Its hours, in words", "Where no calendar says it.", "Monday to Friday 09:00–17:00"
    )
    form.line(
        "target_text",
        "Its target, in words",
        "Where a figure does not say it.",
        "as soon as the part is there",
        wide=True,
    )


def _supporting(form: Form) -> None:
    add_table(
        form,
        "supporting",
        "Steps",
        (
            Column("title", "Step", 3),
            Column(
                "kind",
                "Kind",
                2,
                choices={"ola": "between own teams", "underpinning": "with a supplier"},
            ),
            Column("response", "Responds in", 2),
            Column("handling", "Hands over in", 2),
            Column("resolution", "Finishes in", 2),
        ),
        lambda row_id: SupportingAgreement(id=row_id, title=""),
        explanation="The chain of times your promise rests on. Never printed or sent.",
        headed=False,
        noun="step",
        details=_supporting_details,
    )


def _supporting_details(form: Form) -> None:
    add_ticks(
        form,
        "services",
        "For the services",
        choices.services,
        "Which services rest on it.",
    )
    form.pick("priority", "Priority", choices.priorities, "Only for reports of this priority.")
    form.pick("after", "Starts after", choices.supporting, "What must be done before.")
    form.choice(
        "runs_from",
        "Its time runs from",
        {"previous-step": "the end of the step before", "hand-over": "the hand-over"},
        "Where its clock starts.",
    )
    form.pick("calendar", "Hours", choices.calendars, "The hours its times count in.")
    form.line("linked", "Id of that agreement", "As sla-desktop list shows it.", "3f2a9c")


def _shared(form: Form) -> None:
    add_table(
        form,
        "shared",
        "Shared metrics",
        (
            Column("metric", "Metric", 3, picks=choices.metrics),
            Column("suppliers", "Third parties", 3, several=choices.suppliers),
            Column("cause_rule", "How the cause is found", 4),
        ),
        lambda row_id: SharedMetric(id=row_id),
        headed=False,
        noun="metric",
        details=_shared_details,
    )


def _shared_details(form: Form) -> None:
    add_ticks(
        form, "suppliers", "Third parties", choices.suppliers, "Those that answer for it together."
    )
    form.line(
        "joint_review",
        "Looked at together",
        "Where nobody can put it on the other.",
        "in the quarterly review",
        wide=True,
    )
    form.line(
        "outside_effects",
        "Effects outside the contracts",
        "What neither of them can change.",
        "power cuts, strikes",
        wide=True,
    )


REPORTS = Editor("Who reports what, when both sides meet, how levels change.", reports)
SUPPLIERS = Editor("Third parties, and the agreements your promise rests on.", suppliers)
