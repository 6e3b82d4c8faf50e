"""Editor of what availability means, to the minute."""

from sla_desktop.domain.metrics import AvailabilityDefinition, Treatment
from sla_desktop.ui.editors import Editor, choices
from sla_desktop.ui.forms.controls import NO_YES, YES_NO
from sla_desktop.ui.forms.form import Form
from sla_desktop.ui.forms.rows_model import Column
from sla_desktop.ui.forms.rows_table import add_table


def availability(form: Form) -> None:
    add_table(
        form,
        "definitions",
        "Definitions",
        (
            Column("name", "Name", 3),
            Column(
                "base",
                "Out of",
                3,
                choices={
                    None: choices.NONE,
                    "all": "every minute of the period",
                    "service": "the minutes of the hours named",
                },
            ),
            Column("calendar", "Hours", 3, picks=choices.calendars),
        ),
        lambda row_id: AvailabilityDefinition(id=row_id, name=""),
        explanation="The same month can be met or missed by how its minutes are counted.",
        noun="definition",
        details=_definition_details,
        first_open=True,
    )


def _definition_details(form: Form) -> None:
    form.area(
        "down",
        "Down means",
        "So that both can tell when it is down.",
        "No user can send or receive mail.",
    )
    form.line("check_interval", "Checked every", "Shorter outages than this are not seen.", "30 s")
    form.line("shortest_outage", "Outages count from", "Shorter ones do not.", "2 min")
    form.line(
        "evidence",
        "Whose figures count",
        "Where two records differ, this one wins.",
        "the stored measurements of the monitor",
    )
    form.yes_no(
        "each_minute_once",
        "Each minute is taken off only once",
        "Where two reasons fall into the same minute.",
    )
    add_table(
        form,
        "treatments",
        "Minutes that count differently",
        (
            Column("name", "Minutes of", 4),
            Column("in_base", "Stay in the base", 2, choices=YES_NO),
            Column("in_down", "Count as down", 2, choices=YES_NO),
            Column("maintenance", "Maintenance", 2, choices=NO_YES),
        ),
        lambda row_id: Treatment(id=row_id, name=""),
        noun="kind",
    )
    form.fold(
        "How it is probed",
        _probing,
        "failed_checks",
        "good_checks",
        "precision",
        "partial_outage",
    )


def _probing(form: Form) -> None:
    form.line(
        "failed_checks",
        "Down after failed checks in a row",
        "So that one lost answer is no outage.",
        "5",
    )
    form.line("good_checks", "Up after good checks in a row", "So that it is really back.", "5")
    form.line("precision", "Exact to", "How finely outages are counted.", "1 s")
    form.line(
        "partial_outage",
        "If only part is down",
        "How much of it counts.",
        "minutes × share of users",
    )


AVAILABILITY = Editor("What “available” means, to the minute.", availability)
