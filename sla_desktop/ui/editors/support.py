"""Editors of support and escalation."""

from sla_desktop.domain.support import Channel, EscalationStep, RequestRoute
from sla_desktop.ui.editors import Editor, choices
from sla_desktop.ui.editors.owners import add_responsible
from sla_desktop.ui.forms.form import Form
from sla_desktop.ui.forms.rows_model import Column
from sla_desktop.ui.forms.rows_table import add_table
from sla_desktop.ui.forms.ticks import add_ticks


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
    form.line(
        "terms",
        "Rule",
        "What a report on this way needs.",
        "a message must name firm and fault",
        wide=True,
    )
    form.line(
        "out_of_hours",
        "Outside its hours",
        "What happens with reports that come then.",
        "voice mail, answered next morning",
    )
    form.yes_no("depends_on_service", "Fails when the service fails", "Then name a second way.")


def _report_rule(form: Form) -> None:
    add_ticks(form, "report_rule.channels", "Reported by", choices.channels, "The ways that count.")
    form.tick("report_rule.all_required", "All of them are needed", "One alone does not count.")
    form.tick(
        "report_rule.one_suffices_when_down",
        "One suffices while the other is down",
        "Else nothing could be reported then.",
    )
    form.tick(
        "report_rule.must_say_so",
        "That must be said in the report",
        "The report names the way that is down.",
        wide=True,
    )
    form.line(
        "report_rule.content", "It must say", "What you need to start work.", "firm and description"
    )
    form.line(
        "report_rule.band_decided_by",
        "The time band follows",
        "Matters where bands have other times.",
        "the moment it counts",
    )


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
    form.fold("Critical failure", _critical, "critical")


def _critical(form: Form) -> None:
    form.line(
        "critical.trigger",
        "Starts when",
        "Something that both can see.",
        "a P1 is open for 30 minutes",
        wide=True,
    )
    form.lines("critical.first_actions", "First actions", "One a line.", "stop the damage")
    add_responsible(form, "critical.owner", "Led by", "One role leads until it is over.")
    form.line("critical.channel", "Customer told by", "Quicker than the usual way.", "telephone")
    form.line(
        "critical.notify_within", "Told within", "Counted from the start of the failure.", "30 min"
    )
    form.line("critical.update_every", "Then every", "Also when there is no news.", "1 h")
    form.line(
        "critical.cause_report_due",
        "Report on the cause within",
        "What happened, and what keeps it from coming again.",
        "5 business days",
    )
    form.yes_no(
        "critical.warns_before_breach",
        "The customer is warned of a likely miss",
        "While something can still be done.",
    )
    form.line(
        "critical.workaround",
        "Workaround",
        "What keeps the customer going meanwhile.",
        "orders are taken on paper",
        wide=True,
    )


def _step_details(form: Form) -> None:
    form.line(
        "trigger_share", "Or after a share of the fix time", "For example at half of it.", "50 %"
    )
    form.choice(
        "kind",
        "Kind",
        {None: choices.NONE, "functional": "to more knowledge", "hierarchic": "to more authority"},
        "Somebody who knows more, or who may decide more.",
    )
    form.pick("contact", "Contact at the provider", choices.contacts, "Whom to call.")
    form.pick("customer_contact", "Contact at the customer", choices.contacts, "Who is called.")
    form.pick(
        "provider.party",
        "Provider's role belongs to",
        choices.parties,
        "Where it is not the provider itself.",
    )
    form.pick(
        "customer.party",
        "Customer's role belongs to",
        choices.parties,
        "Where it is not the customer itself.",
    )


SUPPORT = Editor("How help is reached, and when a report counts.", support)
ESCALATION = Editor("Who is brought in when it takes too long.", escalation)
