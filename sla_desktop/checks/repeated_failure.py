"""Rights for repeated failure that can be used in time, and in time for the term (B19)."""

import datetime as dt
from collections.abc import Iterator
from fractions import Fraction
from math import ceil

from sla_desktop.checks.draft import Draft
from sla_desktop.checks.elements_base import Placed, placed
from sla_desktop.checks.faults import fault, out_of_order
from sla_desktop.checks.finding import Fault
from sla_desktop.checks.hollow_limits import ends_at_once
from sla_desktop.checks.lookups import with_money
from sla_desktop.checks.registry import rules
from sla_desktop.domain import show
from sla_desktop.domain.agreement import Agreement, calendar, first, metrics
from sla_desktop.domain.credits import RepeatedFailure
from sla_desktop.domain.quantities import Duration, MeasureWindow
from sla_desktop.domain.sections import (
    CreditsSection,
    HoursSection,
    LevelsSection,
    ReportsSection,
    TerminationSection,
    TermSection,
)
from sla_desktop.domain.term import last_day
from sla_desktop.domain.timeorder import compare
from sla_desktop.simulate.term import DAYS_OF, MONTHS_OF, has_end

_ONE_DAY = dt.timedelta(days=1)
_LONGEST_MONTH = 31


@rules.check(
    "B19",
    "error",
    CreditsSection,
    LevelsSection,
    TermSection,
    ReportsSection,
    TerminationSection,
    HoursSection,
    weakens=("A43",),
    sources=("Common Paper SLA 2.0", "Bonterms SLA 1.0"),
)
def repeated_failure(draft: Draft) -> Iterator[Fault]:
    """So many misses can happen in the period and the term; the right outlasts the report."""
    agreement = draft.agreement
    for rule in placed(agreement, CreditsSection, "repeated", lambda s: s.repeated):
        yield from _within_period(rule)
        yield from ends_at_once(rule)
        yield from _within_term(draft, rule)
        yield from _after_report(agreement, rule)
    yield from _same_notice(agreement)


def _within_period(rule: Placed[RepeatedFailure]) -> Iterator[Fault]:
    count, out_of = rule.row.count, rule.row.out_of
    if out_of is not None and count > out_of:
        yield fault(
            "error",
            f"{count} misses in {out_of} windows cannot happen: lower the count or lengthen the "
            "period.",
            f"{rule.path}.count",
            objects=(rule.row.id,),
            numbers=(str(count), str(out_of)),
            worked=(f"{count} misses > {out_of} windows",),
        )


def _within_term(draft: Draft, rule: Placed[RepeatedFailure]) -> Iterator[Fault]:
    term = first(draft.agreement, TermSection)
    end = last_day(term) if term and has_end(term) else None
    if term is None or end is None or term.start is None:
        return
    begin = max(term.start, draft.context.today)
    left = [_windows_left(w, begin, end) for w in _windows(draft.agreement, rule.row)]
    if begin <= end and left and rule.row.count > max(left):
        count = rule.row.count
        yield fault(
            "error",
            f"{count} misses are needed, but until the agreement ends on {show.date(end)} only "
            f"{max(left)} windows are left: the right can never be used.",
            f"{rule.path}.count",
            objects=(rule.row.id,),
            numbers=(str(count), str(max(left))),
            worked=(
                f"Windows from {show.date(begin)} to {show.date(end)}: {max(left)}",
                f"{count} > {max(left)}",
            ),
        )


def _windows(agreement: Agreement, rule: RepeatedFailure) -> list[MeasureWindow]:
    wanted = rule.metrics or with_money(agreement)
    return [m.window for m in metrics(agreement) if m.id in wanted and m.window is not None]


def _windows_left(window: MeasureWindow, begin: dt.date, end: dt.date) -> int:
    """Windows until the end, a part window counted as one."""
    count = max(1, window.count)
    if window.period in DAYS_OF:
        return ceil(Fraction((end - begin).days + 1, DAYS_OF[window.period] * count))
    after = min(end, dt.date.max - _ONE_DAY) + _ONE_DAY
    months = (after.year - begin.year) * 12 + after.month - begin.month
    part = Fraction(after.day - begin.day, _LONGEST_MONTH)
    return ceil((months + part) / (MONTHS_OF[window.period] * count))


def _after_report(agreement: Agreement, rule: Placed[RepeatedFailure]) -> Iterator[Fault]:
    """The right must not lapse before the report that shows the miss is due."""
    use = rule.row.use_within
    due = _earliest_report(agreement, rule.row)
    if use is None or due is None:
        return
    own = calendar(agreement)
    order = compare(due, use, own, own, agreement.zone, or_equal=True)
    if not order.holds:
        lapse, report = show.duration(use), show.duration(due)
        can = "lapses" if order.never else "can lapse"
        yield fault(
            "error" if order.never else "warning",
            f"The right {can} {lapse} after the miss, before the report on it is due after "
            f"{report}: give more time.",
            f"{rule.path}.use_within",
            objects=(rule.row.id,),
            numbers=(lapse, report),
            worked=out_of_order("the report", due, "the right", use, order),
        )


def _earliest_report(agreement: Agreement, rule: RepeatedFailure) -> Duration | None:
    wanted = set(rule.metrics or with_money(agreement))
    reports = placed(agreement, ReportsSection, "reports", lambda s: s.reports)
    dues = [
        report.row.due
        for report in reports
        if report.row.due is not None
        and (report.row.all_metrics or not wanted.isdisjoint(report.row.metrics))
    ]
    own = calendar(agreement)
    earliest: Duration | None = None
    for due in dues:
        if earliest is None or not compare(earliest, due, own, own, agreement.zone).holds:
            earliest = due
    return earliest


def _same_notice(agreement: Agreement) -> Iterator[Fault]:
    """The notice for this trigger is the same among the credits and where the agreement ends."""
    notices = [
        rule.row.notice
        for rule in placed(agreement, CreditsSection, "repeated", lambda s: s.repeated)
        if rule.row.consequence == "terminate" and rule.row.notice is not None
    ]
    for right in placed(agreement, TerminationSection, "rights", lambda s: s.rights):
        notice = right.row.notice
        if right.row.cause != "repeated-failure" or notice is None or not notices:
            continue
        if notice not in notices:
            here, there = show.duration(notice), show.duration(notices[0])
            yield fault(
                "error",
                f"For repeated failure the agreement ends with {here} notice here and {there} "
                "among the credits: choose one.",
                f"{right.path}.notice",
                objects=(right.row.id,),
                numbers=(here, there),
                worked=(f"Termination: {here}", f"Credits: {there}"),
            )
