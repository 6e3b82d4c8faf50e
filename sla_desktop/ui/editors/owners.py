"""Roles at the parties: which side, and which role there."""

from sla_desktop.ui.editors import choices
from sla_desktop.ui.forms.form import Form
from sla_desktop.ui.forms.people import PeopleControl, PersonControl


def add_responsible(form: Form, field: str, label: str, help: str = "") -> None:
    """Adds a `Responsible` field: side and role."""
    control = PersonControl(choices.parties, form.session.agreement)
    form.follow(control.follow)
    form.control(field, label, control, help, wide=False)


def add_people(form: Form, field: str, label: str, help: str = "") -> None:
    """Adds a field that holds several roles."""
    control = PeopleControl(choices.parties, form.session.agreement)
    form.follow(control.follow)
    form.control(field, label, control, help)
