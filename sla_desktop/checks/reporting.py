"""Every level is reported, and both sides read it (B46)."""

from collections.abc import Iterator

from sla_desktop.checks.draft import Draft
from sla_desktop.checks.elements_base import name_of, placed, quoted, sides_without, these
from sla_desktop.checks.elements_levels import metric_cards
from sla_desktop.checks.elements_reporting import readers
from sla_desktop.checks.faults import fault
from sla_desktop.checks.finding import Fault
from sla_desktop.checks.registry import rules
from sla_desktop.domain.sections import LevelsSection, PartiesSection, ReportsSection


@rules.check(
    "B46",
    "warning",
    ReportsSection,
    LevelsSection,
    PartiesSection,
    weakens=("A45",),
    sources=(
        "Practice articles on SLA contents",
        "Accord Project service level agreement template",
    ),
)
def all_reported(draft: Draft) -> Iterator[Fault]:
    """Each metric stands in a report; each report goes to both sides."""
    agreement = draft.agreement
    listed = placed(agreement, ReportsSection, "reports", lambda s: s.reports)
    if not listed:
        return
    cards = metric_cards(agreement)
    reported = {one for report in listed for one in report.row.metrics}
    everything = any(report.row.all_metrics for report in listed)
    silent = [c for c in cards if c.row.id not in reported and not everything]
    if silent:
        names = these([quoted(card.row.name) for card in silent], "or")
        yield fault(
            "warning",
            f"No report shows {names}: nobody learns whether it is kept.",
            f"{listed[0].path}.metrics",
            objects=tuple(card.row.id for card in silent),
            worked=(f"In reports: {len(cards) - len(silent)} of {len(cards)} metrics",),
        )
    if agreement.kind == "salesmarketing":  # there it is judged with the return loop
        return
    for report in listed:
        out = sides_without(agreement, readers(report.row))
        if out:
            yield fault(
                "warning",
                f"{name_of(report.row)} does not go to {these(out, 'or')}: name a recipient there.",
                f"{report.path}.recipients",
                objects=(report.row.id,),
                numbers=tuple(out),
            )
