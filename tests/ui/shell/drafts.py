"""Agreements to show."""

from sla_desktop.domain import copyfile
from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.markup import wording
from sla_desktop.domain.sections import (
    ExclusionsSection,
    ProseSection,
    PurposeSection,
    TermSection,
)
from sla_desktop.resources import path


def small_draft() -> Agreement:
    """Four sections, one below another."""
    return Agreement(
        id="draft",
        title="Care of the web shop",
        sections=(
            TermSection(id="term", title="Term", wording=wording("It runs on.")),
            ProseSection(id="more", title="More", depth=1, wording=wording("More of it.")),
            PurposeSection(id="purpose", title="Purpose", statement="The shop is open."),
            ExclusionsSection(id="exclusions", title="Exclusions"),
        ),
    )


def sample(name: str = "office-cleaning") -> Agreement:
    """A shipped sample."""
    data = path("samples", f"{name}.sladraft").read_bytes()
    return copyfile.decode(data, name)[0]
