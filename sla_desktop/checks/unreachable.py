"""Promises that exist on paper only: no way to report, nothing booked, figures for show (B49)."""

from collections.abc import Iterator

from sla_desktop.checks.elements_base import quoted
from sla_desktop.checks.elements_levels import metric_cards
from sla_desktop.checks.faults import fault
from sla_desktop.checks.finding import Fault
from sla_desktop.checks.lookups import priorities, with_money
from sla_desktop.domain.agreement import Agreement, sections_of
from sla_desktop.domain.sections import SupportSection


def unreachable(agreement: Agreement) -> Iterator[Fault]:
    """Channels that fail with the service, priorities without a booked time, levels for show."""
    for section in sections_of(agreement, SupportSection):
        yield from _reports(section)
    yield from _nothing_booked(agreement)
    yield from _for_show(agreement)


def _reports(section: SupportSection) -> Iterator[Fault]:
    """An outage cannot be reported over the thing that is out."""
    if section.channels and all(channel.depends_on_service for channel in section.channels):
        yield fault(
            "warning",
            "Every channel depends on the service itself: when it is down, nobody can report it. "
            "Add one that does not.",
            f"{section.id}.channels",
            objects=tuple(channel.id for channel in section.channels),
            worked=("Channels that work while the service is down: none",),
        )
    rule = section.report_rule
    if rule and rule.all_required and len(rule.channels) > 1 and not rule.one_suffices_when_down:
        yield fault(
            "warning",
            f"A report counts only over all {len(rule.channels)} channels: one that is down stops "
            "every clock. Let one suffice when another is down.",
            f"{section.id}.report_rule.one_suffices_when_down",
            objects=rule.channels,
            numbers=(str(len(rule.channels)),),
            worked=(f"Channels needed: {len(rule.channels)}", "Fallback: none"),
        )


def _nothing_booked(agreement: Agreement) -> Iterator[Fault]:
    """Priorities that promise nothing at any hour."""
    times = [(one, row) for one in priorities(agreement) for row in one.row.times]
    several = len({one.row.id for one, _ in times}) > 1  # one row alone may be told on purpose
    if several and not any(row.booked for _, row in times):
        first, row = times[0]
        yield fault(
            "error",
            "No priority has a time that is booked: the table promises nothing. Book a time, or "
            "take the priorities out.",
            f"{first.path}.times.{row.id}.booked",
            objects=tuple(dict.fromkeys(one.row.id for one, _ in times)),
            worked=(f"Times booked: 0 of {len(times)}",),
        )


def _for_show(agreement: Agreement) -> Iterator[Fault]:
    """A credit on a figure that is reported without being a promise."""
    paid = with_money(agreement)
    for card in metric_cards(agreement):
        if card.row.reported_only and card.row.id in paid:
            yield fault(
                "error",
                f"{quoted(card.row.name)} is only reported, yet a credit hangs on it: make it a "
                "promise, or drop the credit.",
                f"{card.path}.reported_only",
                objects=(card.row.id,),
                worked=("Only reported: yes", "Credit: yes"),
            )
