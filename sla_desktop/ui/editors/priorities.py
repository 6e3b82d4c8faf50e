"""Editor of priorities: the times of each, and which report gets which."""

from sla_desktop.domain.support import Priority, PriorityTimes
from sla_desktop.ui.editors import Editor, choices
from sla_desktop.ui.editors.owners import add_responsible
from sla_desktop.ui.editors.services import PERIODS
from sla_desktop.ui.forms.controls import NO_YES
from sla_desktop.ui.forms.form import Form
from sla_desktop.ui.forms.matrix import PriorityGrid
from sla_desktop.ui.forms.rate import RateControl
from sla_desktop.ui.forms.rows_model import Column
from sla_desktop.ui.forms.rows_table import add_table
from sla_desktop.ui.inserts import library_link


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
        beside=library_link(form, "insert-priorities", "Use a set…"),
    )
    form.fold("Which report gets which priority", _grid, "impacts", "urgencies", "grid")
    form.group("Rules")
    form.choice(
        "promise",
        "A response is",
        {
            "": choices.NONE,
            "answer-by-person": "an answer by a person",
            "work-starts": "the start of work",
        },
        "What must have happened within the response time.",
    )
    add_responsible(
        form, "decided_by", "The priority is decided by", "One role, so that it is quick."
    )
    form.line(
        "appeal",
        "If the other side disagrees",
        "The way to a second look.",
        "the service manager decides",
        wide=True,
    )
    form.line(
        "reclassification",
        "When it changes",
        "What happens with the times then.",
        "the times count anew",
        wide=True,
    )
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
    form.line(
        "response_minimum", "Response, at the latest", "Later than this counts as missed.", "1 h"
    )
    form.line(
        "resolution_minimum", "Fix, at the latest", "Later than this counts as missed.", "8 h"
    )
    form.line("first_update", "First update", "When the customer first hears how it goes.", "1 h")
    form.yes_no(
        "workaround_counts",
        "A workaround counts as a fix",
        "If people can work again, though it is not mended.",
    )
    form.tick(
        "no_resolution", "No fix time is promised", "Then say what is promised instead.", wide=True
    )
    form.fold("Price in this band", _times_price, "fee", "fee_period", "rate")
    form.line("note", "Note", "Printed below the table.", "At night only by telephone.", wide=True)


def _times_price(form: Form) -> None:
    form.line("fee", "Fee", "What booking this band costs.", "€300.00")
    form.choice("fee_period", "For each", PERIODS, "How often it is due.")
    form.control(
        "rate",
        "Rate",
        RateControl(form.session.agreement.currency),
        "The sum, and the time that each one is for.",
        wide=False,
    )


def _grid(form: Form) -> None:
    form.lines("impacts", "Impacts", "One a line, gravest first.", "whole firm", wide=False)
    form.lines("urgencies", "Urgencies", "One a line, most urgent first.", "stopped", wide=False)
    form.add_part(PriorityGrid(form.session, form.path("")))


def _applies(form: Form) -> None:
    form.line(
        "applies_to",
        "Applies to",
        "Where it is not for everything.",
        "production systems only",
        wide=True,
    )
    form.pick(
        "bands",
        "Hours whose bands price the times",
        choices.calendars,
        "Named there, chosen in the times above.",
    )


PRIORITIES = Editor("How urgent a report is, and how soon it is answered and fixed.", priorities)
