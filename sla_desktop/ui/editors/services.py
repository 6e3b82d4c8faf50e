"""Editors of what is delivered: services, systems, conditions, limits, exclusions, changes."""

from decimal import Decimal

from sla_desktop.domain.quantities import Duration, Frequency
from sla_desktop.domain.services import (
    Assumption,
    ChangeNotice,
    Component,
    Deliverable,
    Exclusion,
    Service,
    Variant,
    WorkLimit,
    WorkloadLimit,
    ZoneTask,
)
from sla_desktop.ui.editors import Editor, choices
from sla_desktop.ui.editors.owners import add_responsible
from sla_desktop.ui.forms.controls import YES_NO
from sla_desktop.ui.forms.form import Form
from sla_desktop.ui.forms.rows_model import Column
from sla_desktop.ui.forms.rows_table import add_table

PERIODS = {
    "day": "day",
    "week": "week",
    "fortnight": "two weeks",
    "month": "month",
    "quarter": "quarter",
    "half-year": "half-year",
    "year": "year",
}


def services(form: Form) -> None:
    add_table(
        form,
        "services",
        "Services",
        (Column("name", "Service", 3), Column("summary", "In one line", 5)),
        lambda row_id: Service(id=row_id, name=""),
        explanation="Each service the customer can ask for.",
        noun="service",
        details=_service_details,
    )
    form.fold("Tasks by zone, for cleaning and upkeep", _tasks, "tasks")
    form.fold("Deliverables, such as a report", _deliverables, "deliverables")


def _service_details(form: Form) -> None:
    form.area(
        "what",
        "What is done",
        "In words that the customer uses.",
        "Answers requests and repairs workstations.",
    )
    form.line(
        "where",
        "Where",
        "At the customer's, with you, or from afar.",
        "at the customer's office and remotely",
    )
    form.line("users", "For whom", "Who may ask for it.", "all 25 staff")
    form.pick("calendar", "Hours", choices.calendars, "When it is given.")
    form.line(
        "when", "When, in words", "Where the hours do not say it.", "on call also at weekends"
    )
    form.fold(
        "How it is delivered",
        _delivery,
        "how",
        "owner",
        "process",
        "resources",
        "standard",
        "category",
        "critical",
    )
    form.fold("Unit and price", _unit, "unit", "unit_price", "maintenance_included")
    form.fold("Under other circumstances", _variants, "variants")


def _delivery(form: Form) -> None:
    form.line(
        "how",
        "How it is delivered",
        "The way it is done.",
        "by telephone and remote control",
        wide=True,
    )
    add_responsible(form, "owner", "Owner", "Who answers for the service.")
    form.line("resources", "Resources", "People and tools kept ready.", "two technicians")
    form.lines("process", "Steps", "How it runs, one step a line.", "The user calls.")
    form.line("standard", "Standard applied", "A norm that the work follows.", "ISO 9001")
    form.line("category", "Category", "To group like items.", "daily work")
    form.yes_no(
        "critical", "Critical for the customer", "Its failure stops the customer's business."
    )


def _unit(form: Form) -> None:
    form.line("unit", "Unit of service", "What is counted and charged.", "seat")
    form.line("unit_price", "Price of one unit", "For example of one visit.", "£80.00")
    form.yes_no(
        "maintenance_included", "Maintenance is included", "Whether upkeep is in the price."
    )


def _variants(form: Form) -> None:
    add_table(
        form,
        "variants",
        "Variants",
        (
            Column("circumstance", "Circumstance", 3),
            Column("band", "Time band", 2, picks=choices.bands),
            Column("calendar", "Hours", 2, picks=choices.calendars),
            Column("turnaround", "Turnaround", 2),
            Column("price", "Price", 2),
        ),
        lambda row_id: Variant(id=row_id, circumstance=""),
        headed=False,
        noun="variant",
    )


def _tasks(form: Form) -> None:
    add_table(
        form,
        "tasks",
        "Tasks",
        (
            Column("zone", "Zone", 3),
            Column("zones", "How many", 1),
            Column("task", "Task", 3),
            Column("frequency", "How often", 4),
            Column("note", "Note", 2),
        ),
        lambda row_id: ZoneTask(id=row_id, zone="", task="", frequency=Frequency(per="day")),
        explanation="How often: daily, twice daily (07:00, 13:00), Mon/Wed/Fri 18:30–21:30 …",
        headed=False,
        noun="task",
        details=_task_details,
    )


def _task_details(form: Form) -> None:
    form.pick("service", "Belongs to", choices.services, "The service it is part of.")


def _deliverables(form: Form) -> None:
    add_table(
        form,
        "deliverables",
        "Deliverables",
        (
            Column("name", "Deliverable", 3),
            Column("service", "Of", 2, picks=choices.services),
            Column("due", "Due within", 2),
            Column("due_after", "After", 3),
            Column("format", "Format", 2),
        ),
        lambda row_id: Deliverable(id=row_id, name=""),
        explanation="What is handed over, and how soon.",
        headed=False,
        noun="deliverable",
        details=_deliverable_details,
    )


def _deliverable_details(form: Form) -> None:
    form.area("content", "Content", "What is in it.", "all logins and their owners")
    form.line("frequency", "How often", "Where it comes again and again.", "monthly")
    form.line("route", "Sent by", "How it reaches the customer.", "e-mail")
    add_responsible(form, "recipient", "Recipient", "Who gets it.")
    form.line("template", "Template", "The form it follows.", "report form 2")
    form.line(
        "acceptance",
        "Accepted when",
        "When it counts as delivered.",
        "no defect is reported within 5 business days",
        wide=True,
    )


def components(form: Form) -> None:
    add_table(
        form,
        "components",
        "Systems and applications",
        (
            Column("name", "Name", 3),
            Column("purpose", "Purpose", 3),
            Column("metric", "Level", 2, picks=choices.metrics),
            Column("fee", "Fee", 2),
        ),
        lambda row_id: Component(id=row_id, name=""),
        explanation="What the services rest on.",
        noun="system",
        details=_component_details,
    )
    form.fold("Listed in an annex", _listed, "listed_in")


def _listed(form: Form) -> None:
    form.pick("listed_in", "Annex", choices.annexes, "Where they are listed instead.")


def _component_details(form: Form) -> None:
    form.pick("service", "Belongs to", choices.services, "The service it is part of.")
    form.line("owner", "Owner", "Whose it is.", "the customer")
    form.line("version", "Version", "So that both mean the same one.", "2025")
    form.line("supported_until", "Supported until", "By its maker.", "2029-05-31")
    form.line("environment", "Environment", "Production, test or training.", "production")
    form.yes_no("production", "In production", "Promises are often for these only.")
    form.yes_no("automatic_updates", "Updated automatically", "If no, say who does it.")
    form.tick(
        "no_target",
        "No availability target, on purpose",
        "Then the checklist does not ask for one.",
    )
    form.fold("Fee", _component_fee, "fee_period", "upkeep")
    form.fold("How it is monitored", _monitoring, "monitored_url", "expected_text")


def _component_fee(form: Form) -> None:
    form.choice("fee_period", "Fee for each", PERIODS, "How often the fee is due.")
    form.line("upkeep", "Work included in the fee", "More than that is charged by time.", "30 min")


def _monitoring(form: Form) -> None:
    form.line("monitored_url", "Address", "What the monitor calls.", "https://shop.example/status")
    form.line(
        "expected_text",
        "Text that must appear there",
        "Without it the page counts as down.",
        "ready",
    )


def assumptions(form: Form) -> None:
    add_table(
        form,
        "assumptions",
        "Assumptions",
        (
            Column("text", "What must hold", 4),
            Column(
                "depends_on",
                "Depends on",
                2,
                choices={
                    "": choices.NONE,
                    "customer": "the customer",
                    "third-party": "a third party",
                    "service": "another service",
                },
            ),
            Column("effect", "If it does not", 4),
        ),
        lambda row_id: Assumption(id=row_id, text=""),
        explanation="Facts outside the provider's hands that the promise rests on.",
        noun="assumption",
        details=_assumption_details,
    )


def _assumption_details(form: Form) -> None:
    form.pick("supplier", "Third party", choices.suppliers, "Who it hangs on.")
    add_responsible(form, "owner", "Watched by", "Who sees early that it fails.")


def workload(form: Form) -> None:
    add_table(
        form,
        "limits",
        "Workload limits",
        (
            Column("measure", "Measure", 3),
            Column("expected", "Expected", 1),
            Column("upper", "Up to", 1),
            Column("unit", "Unit", 2),
            Column("period", "In each", 2, choices={None: choices.NONE, **PERIODS}),
            Column("consequence", "Above that", 4),
        ),
        lambda row_id: WorkloadLimit(id=row_id, measure=""),
        explanation="How much work the price and the targets are made for.",
        noun="limit",
        details=_limit_details,
    )
    form.fold("Limits on one person's work", _work_limits, "work_limits")


def _limit_details(form: Form) -> None:
    form.line("lower", "At least", "Below it something else applies.", "10")
    form.line("growth", "Growth a year", "What is planned for.", "10 %")
    form.pick("service", "Of", choices.services, "The service that the limit is for.")


def _work_limits(form: Form) -> None:
    add_table(
        form,
        "work_limits",
        "Working time",
        (
            Column("at_most", "At most", 2),
            Column("within", "Within", 2),
            Column("rest", "Then rest up to", 2),
            Column("text", "Note", 4),
        ),
        lambda row_id: WorkLimit(id=row_id, at_most=Duration(value=Decimal(8), unit="h")),
        headed=False,
        noun="limit",
    )


def exclusions(form: Form) -> None:
    form.tick(
        "none",
        "Nothing is excluded, on purpose",
        "Then the section says so in one sentence.",
        wide=True,
    )
    add_table(
        form,
        "exclusions",
        "Not included",
        (
            Column("name", "What", 3),
            Column("reason", "Why", 3),
            Column("alternative", "Instead", 3),
            Column("price", "Price", 1),
        ),
        lambda row_id: Exclusion(id=row_id, name=""),
        explanation="Name what a customer might expect but does not get.",
        noun="exclusion",
        details=_exclusion_details,
    )


def _exclusion_details(form: Form) -> None:
    form.line("above", "Only above", "A size below which it is included.", "25 kg")
    form.line("category", "Category", "To group like items.", "daily work")


def changes(form: Form) -> None:
    add_table(
        form,
        "notices",
        "Notice of changes",
        (
            Column("change", "Change", 4),
            Column("notice", "Announced at least", 2),
            Column("channel", "By", 2),
        ),
        lambda row_id: ChangeNotice(id=row_id, change=""),
        explanation="How early users hear of a change they will feel.",
        noun="change",
        details=_change_details,
    )


def _change_details(form: Form) -> None:
    form.choice(
        "measured", "Whether it was in time is measured", YES_NO, "If yes, give the levels."
    )
    form.line("target", "Share in time, target", "The share of changes told in time.", "95 %")
    form.line("minimum", "Share in time, minimum", "Less than this counts as missed.", "90 %")


SERVICES = Editor("What is delivered: what, where, when and how.", services)
COMPONENTS = Editor("The technology the services rest on.", components)
ASSUMPTIONS = Editor("What must hold for the promises to be kept.", assumptions)
WORKLOAD = Editor("How much work is included before something else applies.", workload)
EXCLUSIONS = Editor("What is not part of the services, so that nobody assumes it.", exclusions)
CHANGES = Editor("How early changes are announced.", changes)
