"""Editors of priorities, duties, support and escalation."""

from sla_desktop.domain.duties import Activity, Duty, RaciRole, Relief
from sla_desktop.domain.support import (
    Channel,
    EscalationStep,
    Priority,
    PriorityTimes,
    RequestRoute,
)
from sla_desktop.ui.editors import Editor, choices
from sla_desktop.ui.editors.owners import add_responsible
from sla_desktop.ui.editors.services import PERIODS
from sla_desktop.ui.forms.controls import NO_YES
from sla_desktop.ui.forms.form import Form
from sla_desktop.ui.forms.matrix import PriorityGrid, RaciMatrix
from sla_desktop.ui.forms.rate import RateControl
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


def priorities(form: Form) -> None:
    add_table(
        form,
        "priorities",
        "Priorities",
        (
            Column("name", "Priority", 1),
            Column("definition", "Meaning", 5),
            Column("expected_cases", "Cases a month", 1),
            Column("calendar", "Hours", 2, picks=choices.calendars),
        ),
        lambda row_id: Priority(id=row_id, name="", times=(PriorityTimes(id="times-1"),)),
        explanation="Most urgent first. The times of each stand below.",
        noun="priority",
        details=_priority_details,
        first_open=True,
    )
    form.fold("Which report gets which: impact × urgency", _grid, "impacts", "urgencies", "grid")
    form.group("Rules")
    form.choice(
        "promise",
        "A response is",
        {
            "": choices.NONE,
            "answer-by-person": "an answer by a person",
            "work-starts": "the start of work",
        },
    )
    add_responsible(form, "decided_by", "The priority is decided by")
    form.line("appeal", "If the other side disagrees", "", "the service manager decides", wide=True)
    form.line("reclassification", "When it changes", "", "the times count anew", wide=True)
    form.fold("Where it applies", _applies, "applies_to", "bands")


def _priority_details(form: Form) -> None:
    add_table(
        form,
        "times",
        "Times",
        (
            Column("band", "Time band", 2, picks=choices.bands),
            Column("booked", "Promised", 1, choices=NO_YES),
            Column("response", "Response", 2),
            Column("update_every", "Updates every", 2),
            Column("resolution", "Fix", 2),
            Column("share", "Share of cases", 1),
        ),
        lambda row_id: PriorityTimes(id=row_id),
        explanation="One line, or one for each time band: 15 min, 4 h, 2 business days.",
        noun="time",
        details=_times_details,
    )
    form.lines("examples", "Examples", "One a line.", "nobody can send mail", lines=2)


def _times_details(form: Form) -> None:
    form.line("response_minimum", "Response, at the latest", "", "1 h")
    form.line("resolution_minimum", "Fix, at the latest", "", "8 h")
    form.line("first_update", "First update", "", "1 h")
    form.yes_no("workaround_counts", "A workaround counts as a fix")
    form.tick("no_resolution", "No fix time is promised", wide=True)
    form.fold("Price in this band", _times_price, "fee", "fee_period", "rate")
    form.line("note", "Note", wide=True)


def _times_price(form: Form) -> None:
    form.line("fee", "Fee", "", "€300.00")
    form.choice("fee_period", "for each", PERIODS)
    form.control("rate", "Rate", RateControl(form.session.agreement.currency), wide=False)


def _grid(form: Form) -> None:
    form.lines("impacts", "Impacts", "One a line, gravest first.", "whole firm", wide=False)
    form.lines("urgencies", "Urgencies", "One a line, most urgent first.", "stopped", wide=False)
    form.add_part(PriorityGrid(form.session, form.path("")))


def _applies(form: Form) -> None:
    form.line("applies_to", "Applies to", "", "production systems only", wide=True)
    form.pick("bands", "Hours whose bands price the times", choices.calendars)


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
    form.line("frequency", "How often", "", "monthly")
    form.line("role", "By the role", "", "technical contact")
    form.line("due_event", "Counted from", "", "a certificate expires")
    form.tick("due_before", "Due before that, not after")
    form.choice("effect", "If it is late", _EFFECTS)
    form.tick("at_any_hour", "At any hour")
    form.line("effect_text", "If it is late, in words", wide=True)
    add_ticks(form, "metrics", "Promises that depend on it", choices.metrics)
    add_ticks(form, "services", "Services (none: all)", choices.services)


def _relief_details(form: Form) -> None:
    form.pick("duty", "Duty it belongs to", choices.duties)
    add_ticks(form, "metrics", "For (none: every metric with a consequence)", choices.metrics)


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


def support(form: Form) -> None:
    add_table(
        form,
        "channels",
        "Channels",
        (
            Column("name", "Channel", 2),
            Column(
                "kind",
                "Kind",
                2,
                choices={
                    "phone": "Telephone",
                    "email": "E-mail",
                    "chat": "Chat",
                    "portal": "Portal",
                    "remote": "Remote help",
                    "on-site": "On site",
                    "other": "Other",
                },
            ),
            Column("address", "Number or address", 3),
            Column("calendar", "Hours", 2, picks=choices.calendars),
        ),
        lambda row_id: Channel(id=row_id, name=""),
        explanation="How support is reached, each with its hours.",
        noun="channel",
        details=_channel_details,
    )
    add_table(
        form,
        "routes",
        "Requests and complaints",
        (
            Column(
                "kind",
                "Kind",
                2,
                choices={
                    "request": "Request",
                    "complaint": "Complaint",
                    "suggestion": "Suggestion",
                },
            ),
            Column("how", "How", 3),
            Column("contact", "To", 2, picks=choices.contacts),
            Column("acknowledge", "Acknowledged in", 2),
            Column("answer", "Answered in", 2),
        ),
        lambda row_id: RequestRoute(id=row_id, kind="complaint"),
        noun="route",
    )
    form.fold("When a report counts as received", _report_rule, "report_rule")


def _channel_details(form: Form) -> None:
    form.line("terms", "Rule", "", "a message must name firm and fault", wide=True)
    form.line("out_of_hours", "Outside its hours", "", "voice mail, answered next morning")
    form.yes_no("depends_on_service", "Fails when the service fails")


def _report_rule(form: Form) -> None:
    add_ticks(form, "report_rule.channels", "Reported by", choices.channels)
    form.tick("report_rule.all_required", "All of them are needed")
    form.tick("report_rule.one_suffices_when_down", "One suffices while the other is down")
    form.tick("report_rule.must_say_so", "That must be said in the report", wide=True)
    form.line("report_rule.content", "It must say", "", "firm and description")
    form.line("report_rule.band_decided_by", "The time band follows", "", "the moment it counts")


def escalation(form: Form) -> None:
    add_table(
        form,
        "steps",
        "Steps",
        (
            Column("priority", "Priority", 1, picks=choices.priorities),
            Column("trigger", "After", 2),
            Column(
                "trigger_event",
                "When",
                2,
                choices={
                    "elapsed": "the time has passed",
                    "not-answered": "nobody has answered",
                    "breach-expected": "a miss is expected",
                    "breached": "a level was missed",
                },
            ),
            Column("provider.role", "Provider", 2),
            Column("customer.role", "Customer", 2),
            Column("action", "Does", 3),
        ),
        lambda row_id: EscalationStep(id=row_id),
        explanation="Who is brought in when it takes too long: the role on each side.",
        noun="step",
        details=_step_details,
    )
    form.fold("Critical failure: when the service fails badly", _critical, "critical")


def _critical(form: Form) -> None:
    form.line("critical.trigger", "Starts when", "", "a P1 is open for 30 minutes", wide=True)
    form.lines("critical.first_actions", "First actions", "One a line.")
    add_responsible(form, "critical.owner", "Led by")
    form.line("critical.channel", "Customer told by", "", "telephone")
    form.line("critical.notify_within", "Told within", "", "30 min")
    form.line("critical.update_every", "Then every", "", "1 h")
    form.line("critical.cause_report_due", "Report on the cause within", "", "5 business days")
    form.yes_no("critical.warns_before_breach", "The customer is warned of a likely miss")
    form.line("critical.workaround", "Workaround", wide=True)


def _step_details(form: Form) -> None:
    form.line("trigger_share", "Or after a share of the fix time", "", "50 %")
    form.choice(
        "kind",
        "Kind",
        {None: choices.NONE, "functional": "to more knowledge", "hierarchic": "to more authority"},
    )
    form.pick("contact", "Contact at the provider", choices.contacts)
    form.pick("customer_contact", "Contact at the customer", choices.contacts)
    form.pick("provider.party", "Provider's role belongs to", choices.parties)
    form.pick("customer.party", "Customer's role belongs to", choices.parties)


PRIORITIES = Editor("How urgent a report is, and how soon it is answered and fixed.", priorities)
DUTIES = Editor("What each side must do, and what excuses a miss.", duties)
SUPPORT = Editor("How help is reached, and when a report counts.", support)
ESCALATION = Editor("Who is brought in when it takes too long.", escalation)
