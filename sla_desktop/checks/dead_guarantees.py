"""Promises that can never be called in: on things that are gone, closed hours, no limit (B49)."""

import re
from collections.abc import Iterator
from decimal import Decimal

from sla_desktop.checks.dangling_ids import missing_rows
from sla_desktop.checks.draft import Draft
from sla_desktop.checks.elements_base import Placed, clock_days, placed, quoted, these
from sla_desktop.checks.elements_levels import metric_cards
from sla_desktop.checks.faults import fault
from sla_desktop.checks.finding import Fault, Severity
from sla_desktop.checks.lookups import (
    direction_of,
    level_name,
    priorities,
    promised,
    with_consequence,
)
from sla_desktop.checks.periods import window_days
from sla_desktop.checks.registry import rules
from sla_desktop.checks.unreachable import unreachable
from sla_desktop.domain import show
from sla_desktop.domain.agreement import Agreement, calendar, calendars, first, parties, services
from sla_desktop.domain.calendars import ServiceCalendar
from sla_desktop.domain.credits import CreditSchedule
from sla_desktop.domain.metrics import Metric
from sla_desktop.domain.quantities import Duration, Measure, Money, Percent
from sla_desktop.domain.sections import CreditsSection, HoursSection
from sla_desktop.domain.worktime import ever_open, open_hours

_WHOLE = Decimal(100)
_HALF = Decimal(50)  # percent of cases
_BY_PROVIDER = re.compile(
    r"\b(?:accepts?|accepted|acknowledg\w*|confirm\w*|agrees?|approv\w*|decid\w*|considers?"
    r"|deems?|determin\w*|discretion|elects?|chooses?)\b",
    re.IGNORECASE,
)


@rules.check(
    "B49",
    "error",
    words=False,
    sources=("Web service contract research on dead guarantees", "Published service agreements"),
)
def can_be_called_in(draft: Draft) -> Iterator[Fault]:
    """What is promised exists, can be missed, has hours to run in and a start of its own."""
    agreement = draft.agreement
    for one in missing_rows(draft, guarantees=True):
        yield one.fault()
    yield from _closed_hours(agreement)
    yield from _no_time_at_all(agreement)
    weighty = with_consequence(agreement)
    for card in metric_cards(agreement):
        yield from _outside_service(agreement, card)
        if card.row.id in weighty:
            yield from _never_missed(card)
            yield from _started_by_provider(agreement, card)
    for schedule in placed(agreement, CreditsSection, "schedules", lambda s: s.schedules):
        yield from _pays_nothing(schedule)
    for section in placed(agreement, CreditsSection, "repeated", lambda s: s.repeated):
        if section.row.count == 0:
            yield _zero("The number of misses for repeated failure is 0", f"{section.path}.count")
    yield from _caps_of_nothing(agreement)
    yield from unreachable(agreement)


def _closed_hours(agreement: Agreement) -> Iterator[Fault]:
    """Business time in a calendar that is there but never open."""
    known = {one.id: one for one in calendars(agreement)}
    for priority in priorities(agreement):
        own = calendar(agreement, priority.row.calendar)
        for times in priority.row.times:
            for length, field in zip(promised(times), ("response", "resolution"), strict=True):
                if length is not None and length.clock == "business" and _shut(own):
                    name = level_name(agreement, priority.row, times)
                    path = f"{priority.path}.times.{times.id}.{field}"
                    yield _closed(name, length, own, path, priority.row.id)
    for card in metric_cards(agreement):
        target = card.row.target
        own = known.get(card.row.clock.calendar if card.row.clock else "")
        if isinstance(target, Duration) and target.clock == "business" and _shut(own):
            yield _closed(quoted(card.row.name), target, own, f"{card.path}.target", card.row.id)


def _no_time_at_all(agreement: Agreement) -> Iterator[Fault]:
    """A time of 0 is no promise that anybody can keep; not stated is an empty field."""
    for priority in priorities(agreement):
        for times in priority.row.times:
            for length, field in zip(promised(times), ("response", "resolution"), strict=True):
                if length is not None and not length.value:
                    name = level_name(agreement, priority.row, times)
                    path = f"{priority.path}.times.{times.id}.{field}"
                    yield _at_once(name, length, path, priority.row.id)
    for card in metric_cards(agreement):
        target = card.row.target
        if isinstance(target, Duration) and not target.value and direction_of(card.row) == "lower":
            yield _at_once(quoted(card.row.name), target, f"{card.path}.target", card.row.id)


def _at_once(name: str, length: Duration, path: str, owner: str) -> Fault:
    shown = show.duration(length)
    return fault(
        "error",
        f"{name}: nobody can keep a time of {shown}: enter the time that is meant, or leave it "
        "empty where none is promised.",
        path,
        objects=(owner,),
        numbers=(shown,),
        worked=(f"{shown} = no time at all",),
    )


def _shut(own: ServiceCalendar | None) -> bool:
    return own is not None and not ever_open(own)


def _closed(
    name: str, length: Duration, own: ServiceCalendar | None, path: str, owner: str
) -> Fault:
    opening = quoted(own.name) if own else "the calendar"
    return fault(
        "error",
        f"{name}: {show.duration(length)} run in {opening}, which has no hours: the time never "
        "runs out. Enter the hours.",
        path,
        objects=(owner,),
        numbers=(show.duration(length),),
        worked=(f"Open hours of {opening}: 0 a week",),
    )


def _outside_service(agreement: Agreement, card: Placed[Metric]) -> Iterator[Fault]:
    """A level that runs only while its services are closed, with no terms for those hours."""
    hours = first(agreement, HoursSection)
    own = calendar(agreement, card.row.clock.calendar) if card.row.clock else None
    named = [s for s in services(agreement) if s.id in card.row.services]
    given = [calendar(agreement, service.calendar) for service in named if service.calendar]
    open_ = [one for one in given if one is not None]
    if own is None or not named or len(open_) < len(named) or card.row.band:
        return
    if hours is None or hours.out_of_hours.strip() or not ever_open(own):
        return
    if not any(_meet(own, one) for one in open_):
        served = these([quoted(service.name) for service in named])
        yield fault(
            "error",
            f"{quoted(card.row.name)} runs in {quoted(own.name)}, when {served} is closed: it can "
            "never be called in. Choose other hours, or say what holds out of hours.",
            f"{card.path}.clock.calendar",
            objects=(card.row.id, own.id),
            numbers=(own.name,),
            worked=(f"Hours of {quoted(own.name)} within the service: 0 a week",),
        )


def _meet(one: ServiceCalendar, other: ServiceCalendar) -> bool:
    """Whether both are open at some time of a plain week."""
    days = zip(open_hours(one).ordinary, open_hours(other).ordinary, strict=True)
    return any(max(a, c) < min(b, d) for x, y in days for a, b in x for c, d in y)


def _never_missed(card: Placed[Metric]) -> Iterator[Fault]:
    """A level with a consequence that no result can miss."""
    metric = card.row
    yield from _missed_by_few(card)
    for field in ("target", "minimum"):
        level: Measure | None = getattr(metric, field)
        why = _always_kept(metric, level) if level is not None else ""
        if why and level is not None:
            shown = show.measure(level)
            yield fault(
                "error",
                f"{quoted(metric.name)}: no result can miss the {field} {shown}, so the credit or "
                "right that hangs on it never arises.",
                f"{card.path}.{field}",
                objects=(metric.id,),
                numbers=(field, shown),
                worked=(why,),
            )


def _missed_by_few(card: Placed[Metric]) -> Iterator[Fault]:
    """A share of cases that is kept although most fail, or more misses than there are cases."""
    metric = card.row
    for field, share in (("share", metric.share), ("share_minimum", metric.share_minimum)):
        if share is not None and share.value < _HALF:
            shown = show.percent(share)
            yield fault(
                "warning" if share.value else "error",
                f"{quoted(metric.name)}: {shown} of the cases is kept although most of them miss: "
                "promise more, or say why so little is enough.",
                f"{card.path}.{field}",
                objects=(metric.id,),
                numbers=(field, shown),
                worked=(f"{shown} < 50 %",),
            )
    allowed, cases = metric.misses_allowed, metric.expected_cases
    if allowed is not None and cases is not None and allowed >= cases > 0:
        yield fault(
            "error",
            f"{quoted(metric.name)}: {allowed:,} misses are allowed of {cases:,} cases: it can "
            "never be missed.",
            f"{card.path}.misses_allowed",
            objects=(metric.id,),
            numbers=(str(allowed), str(cases)),
            worked=(f"{allowed:,} ≥ {cases:,}",),
        )


def _always_kept(metric: Metric, level: Measure) -> str:
    """Why every result keeps the level; "" where one can miss it."""
    better = direction_of(metric)
    if isinstance(level, Duration):
        window = metric.window
        if window is None or better == "higher" or metric.kind == "event":
            return ""
        days = clock_days(level)
        if days > window_days(window):
            return (
                f"{show.duration(level)} are longer than the {show.window(window)} it is counted in"
            )
        return ""
    worst = Decimal(0) if better == "higher" else _WHOLE
    if isinstance(level, Percent) or better == "higher":
        kept = level.value <= worst if better == "higher" else level.value >= worst
        side = "at least" if better == "higher" else "at most"
        return f"Every result is {side} {show.decimal_text(worst)}" if kept else ""
    return ""


def _started_by_provider(agreement: Agreement, card: Placed[Metric]) -> Iterator[Fault]:
    """A clock that starts only when the provider says so need never start."""
    start = card.row.clock.start if card.row.clock else ""
    names = [n for p in parties(agreement) if p.role == "provider" for n in (p.label, p.name)]
    provider = "|".join(re.escape(name) for name in names if name.strip()) or "provider"
    hit = re.search(rf"\b(?:{provider}|provider|supplier)\b(.*)", start, re.IGNORECASE)
    if hit and _BY_PROVIDER.search(hit[1]):
        yield fault(
            "warning",
            f"The clock of {quoted(card.row.name)} starts when {quoted(start)}: the provider alone "
            "decides whether it starts. Let it start with the report.",
            f"{card.path}.clock.start",
            objects=(card.row.id,),
            numbers=(start,),
            worked=(f"Start: {start}",),
        )


def _pays_nothing(schedule: Placed[CreditSchedule]) -> Iterator[Fault]:
    row = schedule.row
    amounts = [amount for amount in (row.per_event, *(t.credit for t in row.tiers)) if amount]
    if amounts and not any(_value(amount) for amount in amounts):
        yield _zero("Every credit of this ladder is 0", f"{schedule.path}.tiers", row.id)
    if row.cap is not None and not _value(row.cap):
        yield _zero("The cap of this credit is 0", f"{schedule.path}.cap", row.id)


def _caps_of_nothing(agreement: Agreement) -> Iterator[Fault]:
    for section in agreement.sections:
        caps = section.caps if isinstance(section, CreditsSection) else None
        if caps is None or not section.included:
            continue
        for field, cap in (("month", caps.month), ("year", caps.year)):
            if cap is not None and not _value(cap):
                yield _zero(f"The cap of a {field} is 0", f"{section.id}.caps.{field}", field)


def _value(amount: Percent | Money) -> Decimal:
    return amount.amount if isinstance(amount, Money) else amount.value


def _zero(said: str, field: str, owner: str = "", severity: Severity = "error") -> Fault:
    return fault(
        severity,
        f"{said}: nothing is ever paid. Enter an amount, or say that there are no credits.",
        field,
        objects=(owner,) if owner else (),
        numbers=("0",),
        worked=("0 of any fee is 0",),
    )
