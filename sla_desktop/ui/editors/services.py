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
    form.area("what", "What is done", "", "Answers requests and repairs workstations.")
    form.line("where", "Where", "", "at the customer's office and remotely")
    form.line("users", "For whom", "", "all 25 staff")
    form.pick("calendar", "Hours", choices.calendars)
    form.line("when", "When, in words", "Where the hours do not say it.")
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
    form.line("how", "How it is delivered", "", "by telephone and remote control", wide=True)
    add_responsible(form, "owner", "Owner", "Who answers for the service.")
    form.line("resources", "Resources", "", "two technicians")
    form.lines("process", "Steps", "How it runs, one step a line.")
    form.line("standard", "Standard applied", "", "ISO 9001")
    form.line("category", "Category")
    form.yes_no("critical", "Critical for the customer")


def _unit(form: Form) -> None:
    form.line("unit", "Unit of service", "", "seat")
    form.line("unit_price", "Price of one unit", "For example of one visit.", "£80.00")
    form.yes_no("maintenance_included", "Maintenance is included")


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
    form.pick("service", "Belongs to", choices.services)


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
    form.area("content", "Content")
    form.line("frequency", "How often", "", "monthly")
    form.line("route", "Sent by", "", "e-mail")
    add_responsible(form, "recipient", "Recipient")
    form.line("template", "Template")
    form.line(
        "acceptance",
        "Accepted when",
        "",
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
    form.pick("listed_in", "Annex", choices.annexes)


def _component_details(form: Form) -> None:
    form.pick("service", "Belongs to", choices.services)
    form.line("owner", "Owner", "", "the customer")
    form.line("version", "Version")
    form.line("supported_until", "Supported until", "By its maker.", "2029-05-31")
    form.line("environment", "Environment", "", "production")
    form.yes_no("production", "In production")
    form.yes_no("automatic_updates", "Updated automatically")
    form.tick("no_target", "No availability target, on purpose")
    form.fold("Fee", _component_fee, "fee_period", "upkeep")
    form.fold("How it is monitored", _monitoring, "monitored_url", "expected_text")


def _component_fee(form: Form) -> None:
    form.choice("fee_period", "Fee for each", PERIODS)
    form.line("upkeep", "Work included in the fee", "", "30 min")


def _monitoring(form: Form) -> None:
    form.line("monitored_url", "Address", "", "https://shop.example/status")
    form.line("expected_text", "Text that must appear there", "", "ready")


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
    form.pick("supplier", "Third party", choices.suppliers)
    add_responsible(form, "owner", "Watched by")


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
    form.line("growth", "Growth a year", "", "10 %")
    form.pick("service", "Of", choices.services)


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
    form.tick("none", "Nothing is excluded, on purpose", wide=True)
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
    form.line("category", "Category")


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
    form.choice("measured", "Whether it was in time is measured", YES_NO)
    form.line("target", "Share in time, target", "", "95 %")
    form.line("minimum", "Share in time, minimum", "", "90 %")


SERVICES = Editor("What is delivered: what, where, when and how.", services)
COMPONENTS = Editor("The technology the services rest on.", components)
ASSUMPTIONS = Editor("What must hold for the promises to be kept.", assumptions)
WORKLOAD = Editor("How much work is included before something else applies.", workload)
EXCLUSIONS = Editor("What is not part of the services, so that nobody assumes it.", exclusions)
CHANGES = Editor("How early changes are announced.", changes)
