"""Editor of the duties of both sides, of what excuses a miss, and of who does what."""

from sla_desktop.domain.duties import Activity, Duty, RaciRole, Relief
from sla_desktop.ui.editors import Editor, choices
from sla_desktop.ui.forms.form import Form
from sla_desktop.ui.forms.matrix import RaciMatrix
from sla_desktop.ui.forms.rows_model import Column
from sla_desktop.ui.forms.rows_table import add_table
from sla_desktop.ui.forms.ticks import add_ticks

_EFFECTS = {
    "": choices.NONE,
    "clock-stops": "the clock stops",
    "targets-suspended": "the targets are suspended",
    "minutes-excluded": "the minutes are left out",
    "no-credit": "no credit is due",
    "other": "something else",
}


def duties(form: Form) -> None:
    add_table(
        form,
        "duties",
        "Duties",
        (
            Column("party", "Side", 2, picks=choices.parties),
            Column("text", "Must", 6),
            Column("due", "Within", 2),
        ),
        lambda row_id: Duty(id=row_id, party="", text=""),
        explanation="One duty a line, for both sides.",
        noun="duty",
        details=_duty_details,
    )
    add_table(
        form,
        "reliefs",
        "What excuses a missed level",
        (
            Column("event", "Event", 4),
            Column(
                "cause",
                "Caused by",
                2,
                choices={
                    "customer": "the customer",
                    "third-party": "a third party",
                    "maintenance": "maintenance",
                    "outside": "outside events",
                    "provider-protection": "protection of the service",
                },
            ),
            Column("evidence", "Shown by", 2),
            Column("notice", "Told within", 2),
            Column("effect", "Then", 2, choices=_EFFECTS),
        ),
        lambda row_id: Relief(id=row_id, event="", cause="customer"),
        noun="event",
        details=_relief_details,
    )
    form.fold("Who does what", _raci, "activities", "raci_roles")


def _duty_details(form: Form) -> None:
    form.line("frequency", "How often", "Where it comes again and again.", "monthly")
    form.line("role", "By the role", "Who does it, on that side.", "technical contact")
    form.line(
        "due_event",
        "Counted from",
        "The event from which the time counts.",
        "a certificate expires",
    )
    form.tick(
        "due_before",
        "Due before that, not after",
        "For example 30 days before a certificate expires.",
    )
    form.choice("effect", "If it is late", _EFFECTS, "What a late customer means for the promises.")
    form.tick("at_any_hour", "At any hour", "Also outside the hours.")
    form.line(
        "effect_text",
        "If it is late, in words",
        "Where the list does not say it.",
        "the provider may bill the waiting time",
        wide=True,
    )
    add_ticks(
        form,
        "metrics",
        "Promises that depend on it",
        choices.metrics,
        "They are excused while it is not done.",
    )
    add_ticks(
        form,
        "services",
        "For the services",
        choices.services,
        "None ticked means all of them.",
    )


def _relief_details(form: Form) -> None:
    form.pick("duty", "Duty it belongs to", choices.duties, "The duty that was not done.")
    add_ticks(
        form,
        "metrics",
        "For the metrics",
        choices.metrics,
        "None ticked means every metric with a consequence.",
    )


def _raci(form: Form) -> None:
    add_table(
        form,
        "activities",
        "Activities",
        (Column("name", "Activity", 4),),
        lambda row_id: Activity(id=row_id, name=""),
        noun="activity",
    )
    add_table(
        form,
        "raci_roles",
        "Roles",
        (Column("name", "Role", 4), Column("party", "Of", 2, picks=choices.parties)),
        lambda row_id: RaciRole(id=row_id, name=""),
        noun="role",
    )
    form.add_part(RaciMatrix(form.session, form.path("")))


DUTIES = Editor("What each side must do, and what excuses a miss.", duties)
