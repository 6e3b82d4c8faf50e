"""A role at one party, in two boxes: which side, and which role there."""

from sla_desktop.ui.editors import choices
from sla_desktop.ui.forms.form import Form


def add_responsible(form: Form, field: str, label: str, help: str = "") -> None:
    """Adds party and role of a `Responsible` field."""
    form.pick(f"{field}.party", f"{label}: side", choices.parties)
    form.line(f"{field}.role", f"{label}: role", help, "service manager")
