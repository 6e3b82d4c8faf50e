"""Backups often enough, recovery in time, tests once a year (B34)."""

from collections.abc import Iterator
from fractions import Fraction

from sla_desktop.checks.draft import Draft
from sla_desktop.checks.elements_base import Placed, clock_days, placed, quoted
from sla_desktop.checks.faults import fault, out_of_order
from sla_desktop.checks.finding import Fault
from sla_desktop.checks.lookups import level_name, priorities, promised
from sla_desktop.checks.registry import rules
from sla_desktop.domain import show
from sla_desktop.domain.agreement import Agreement, calendar
from sla_desktop.domain.protection import BackupPlan
from sla_desktop.domain.sections import ContinuitySection, HoursSection, PrioritiesSection
from sla_desktop.domain.timeorder import compare
from sla_desktop.simulate.funnel import MONTHS

_A_YEAR = 12  # months


@rules.check(
    "B34",
    "error",
    ContinuitySection,
    PrioritiesSection,
    HoursSection,
    weakens=("A53",),
    sources=("Published backup and continuity plans", "EU cloud SLA standardisation guidelines"),
)
def backup_and_recovery(draft: Draft) -> Iterator[Fault]:
    """Copies as often as work may be lost, recovery within the fix, a restore test a year."""
    agreement = draft.agreement
    if agreement.trade == "physical":
        return
    for plan in placed(agreement, ContinuitySection, "backups", lambda s: s.backups):
        yield from _often_enough(agreement, plan)
        yield from _kept_long_enough(plan)
        yield from _soon_enough(agreement, plan)
        yield from _tested(plan)


def _often_enough(agreement: Agreement, plan: Placed[BackupPlan]) -> Iterator[Fault]:
    interval, point = plan.row.interval, plan.row.recovery_point
    if interval is None or point is None:
        return
    own = calendar(agreement)
    order = compare(interval, point, own, own, agreement.zone, or_equal=True)
    if not order.holds:
        every, lost = show.duration(interval), show.duration(point)
        yield fault(
            "error",
            f"{quoted(plan.row.subject)} is backed up every {every}, but at most {lost} of work "
            f"may be lost: up to {every} of it can be.",
            f"{plan.path}.interval",
            objects=(plan.row.id,),
            numbers=(every, lost),
            worked=out_of_order("backup interval", interval, "recovery point", point, order),
        )


def _kept_long_enough(plan: Placed[BackupPlan]) -> Iterator[Fault]:
    """A copy is kept until the next one is made."""
    interval, kept = plan.row.interval, plan.row.retention
    if interval is not None and kept is not None and clock_days(kept) < clock_days(interval):
        every, long = show.duration(interval), show.duration(kept)
        yield fault(
            "error",
            f"{quoted(plan.row.subject)} is backed up every {every}, but a copy is kept for {long} "
            "only: for a time there is none. Keep it longer.",
            f"{plan.path}.retention",
            objects=(plan.row.id,),
            numbers=(every, long),
            worked=(f"{long} < {every}",),
        )


def _soon_enough(agreement: Agreement, plan: Placed[BackupPlan]) -> Iterator[Fault]:
    """Restoring takes no longer than the fix of the gravest fault, but in a disaster."""
    time = plan.row.recovery_time
    if time is None or plan.row.disaster_exception.strip():
        return
    for priority in priorities(agreement)[:1]:
        own = calendar(agreement, priority.row.calendar)
        for times in priority.row.times[:1]:
            fix = promised(times)[1]
            order = fix and compare(time, fix, own, own, agreement.zone, or_equal=True)
            if fix is None or order is None or order.holds:
                continue
            name = level_name(agreement, priority.row, times)
            restore, promise = show.duration(time), show.duration(fix)
            yield fault(
                "warning",
                f"{quoted(plan.row.subject)} runs again after up to {restore}, but {name} must be "
                f"fixed within {promise}: say what holds in a disaster.",
                f"{plan.path}.disaster_exception",
                objects=(plan.row.id, priority.row.id),
                numbers=(restore, promise),
                worked=out_of_order("recovery", time, f"fix of {name}", fix, order),
            )


def _tested(plan: Placed[BackupPlan]) -> Iterator[Fault]:
    tests = plan.row.tests
    if tests is None:
        return
    months = MONTHS[tests.per] * max(1, tests.every) / max(1, tests.times)
    if months > _A_YEAR:
        shown = show.frequency(tests)
        yield fault(
            "warning",
            f"Restoring {quoted(plan.row.subject)} is tested {shown}: test it at least once a "
            "year.",
            f"{plan.path}.tests",
            objects=(plan.row.id,),
            numbers=(shown,),
            worked=(f"From test to test: {show.fraction(Fraction(months))} months > 12",),
        )
