"""Notices in time: a breach of personal data, changes that need a window (B51)."""

import datetime as dt
import re
from collections.abc import Iterator

from sla_desktop.checks.draft import Draft
from sla_desktop.checks.elements_base import placed, quoted
from sla_desktop.checks.faults import fault, hours_text
from sla_desktop.checks.finding import Fault
from sla_desktop.checks.registry import rules
from sla_desktop.domain import show
from sla_desktop.domain.agreement import Agreement, calendar, first
from sla_desktop.domain.sections import (
    ChangesSection,
    HoursSection,
    MaintenanceSection,
    SecuritySection,
)
from sla_desktop.domain.timeorder import shortest_clock, worst_clock

_URGENT = re.compile(r"\burgent|\bemergenc|\bcritical", re.IGNORECASE)
_LATEST = dt.timedelta(hours=24)


@rules.check(
    "B51",
    "warning",
    SecuritySection,
    ChangesSection,
    MaintenanceSection,
    HoursSection,
    weakens=("A52",),
    sources=("GDPR and UK GDPR, Article 33", "Practice articles on SLA contents"),
)
def notices_in_time(draft: Draft) -> Iterator[Fault]:
    """A data breach is told within a day; a change is announced no later than its window."""
    agreement = draft.agreement
    section = first(agreement, SecuritySection)
    notice = section.breach_notice if section else None
    longest = notice and worst_clock(notice, calendar(agreement))
    if section and section.personal_data and notice and longest and longest > _LATEST:
        shown, hours = show.duration(notice), hours_text(int(longest.total_seconds()))
        yield fault(
            "warning",
            f"A breach of personal data is told within {shown}: your customer needs it without "
            "undue delay (Article 33(2)), and its own 72 hours start when it hears from you. Give "
            "24 hours or less.",
            f"{section.id}.breach_notice",
            numbers=(shown,),
            worked=(f"Notice: {shown}, by the clock up to {hours}", f"{hours} > 24 h"),
        )
    yield from _changes(agreement)


def _changes(agreement: Agreement) -> Iterator[Fault]:
    section = first(agreement, MaintenanceSection)
    window = section.notice if section and not section.none else None
    own = calendar(agreement)
    early = window and shortest_clock(window, own)
    if window is None or early is None:
        return
    for change in placed(agreement, ChangesSection, "notices", lambda s: s.notices):
        notice = change.row.notice
        told = notice and shortest_clock(notice, own)
        urgent = _URGENT.search(change.row.change)
        if notice is None or told is None or told >= early or urgent:
            continue
        here, there = show.duration(notice), show.duration(window)
        yield fault(
            "information",
            f"{quoted(change.row.change)} is announced {here} before, maintenance {there}: a "
            "change that needs a window must be announced as early as the window.",
            f"{change.path}.notice",
            objects=(change.row.id,),
            numbers=(here, there),
            worked=(
                f"Change: {here} = at least {hours_text(int(told.total_seconds()))}",
                f"Maintenance: {there} = at least {hours_text(int(early.total_seconds()))}",
            ),
            weakens=(),
        )
