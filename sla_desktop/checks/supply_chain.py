"""What stands behind a promise bears it: times of each step, availabilities, hours (B29 B30)."""

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from sla_desktop.checks.draft import Draft
from sla_desktop.checks.elements_base import Placed, placed, quoted
from sla_desktop.checks.faults import fault, in_minutes, places3
from sla_desktop.checks.finding import Fault
from sla_desktop.checks.library import LibraryAgreement, LibraryTimes
from sla_desktop.checks.lookups import availability_cards, level_name, priorities, promised
from sla_desktop.checks.registry import rules
from sla_desktop.domain import show
from sla_desktop.domain.agreement import Agreement, calendar, first
from sla_desktop.domain.calendars import ServiceCalendar
from sla_desktop.domain.credits import Caps
from sla_desktop.domain.governance import SupportingAgreement
from sla_desktop.domain.metrics import Metric
from sla_desktop.domain.quantities import Duration, Percent
from sla_desktop.domain.sections import (
    AvailabilitySection,
    CreditsSection,
    HoursSection,
    LevelsSection,
    PrioritiesSection,
    SuppliersSection,
)
from sla_desktop.domain.support import Priority, PriorityTimes
from sla_desktop.domain.timeorder import moment_text
from sla_desktop.domain.worktime import SECONDS_IN, due, known_zone, open_hours, zone_info
from sla_desktop.simulate.allowance import base_calendar, definition_of

_MONDAY = dt.datetime(2024, 1, 8)  # of plain weeks
_HOURS_TRIED = 168


class _Stretch(NamedTuple):
    """A time that runs in a calendar."""

    length: Duration
    calendar: ServiceCalendar | None


class _Step(NamedTuple):
    """A step of the chain: when it is answered, and how long it takes until it hands over."""

    name: str
    row: SupportingAgreement
    path: str
    response: _Stretch | None
    whole: tuple[_Stretch, ...]


@rules.check(
    "B29",
    "error",
    SuppliersSection,
    PrioritiesSection,
    HoursSection,
    weakens=("A50",),
    sources=("Published operational level agreements", "ISO/IEC 20000-1:2018"),
)
def chain_of_times(draft: Draft) -> Iterator[Fault]:
    """The steps behind the provider together take no longer than what it promises."""
    agreement = draft.agreement
    if not known_zone(agreement.zone):
        return
    library = {one.id: one for one in draft.context.library}
    listed = placed(agreement, SuppliersSection, "supporting", lambda s: s.supporting)
    for priority in priorities(agreement):
        rows = [s for s in listed if s.row.priority in ("", priority.row.id)]
        chain = _in_order([_step(agreement, s, priority.row, library) for s in rows])
        for times in priority.row.times[:1]:
            yield from _too_slow(agreement, priority, times, chain)


def _step(
    agreement: Agreement,
    step: Placed[SupportingAgreement],
    priority: Priority,
    library: dict[str, LibraryAgreement],
) -> _Step:
    row = step.row
    linked = _linked_times(library.get(row.linked), priority.name)
    own = calendar(agreement, row.calendar)
    if linked and not (row.response or row.handling or row.resolution):
        response = linked.response and _Stretch(linked.response, linked.calendar)
        fix = linked.resolution and _Stretch(linked.resolution, linked.calendar)
        whole = (fix,) if fix else (response,) if response else ()
        return _Step(row.title, row, step.path, response, whole)
    response = _Stretch(row.response, own) if row.response else None
    contained = row.runs_from == "hand-over" and row.resolution is not None
    lengths = (None if contained else row.response, row.handling, row.resolution)
    whole = tuple(_Stretch(length, own) for length in lengths if length is not None)
    return _Step(row.title, row, step.path, response, whole)


def _linked_times(linked: LibraryAgreement | None, priority: str) -> LibraryTimes | None:
    """The times of the linked agreement for the same priority, else for its only one."""
    times = linked.times if linked else ()
    same = [one for one in times if one.priority == priority]
    return same[0] if same else times[0] if len(times) == 1 else None


def _in_order(steps: list[_Step]) -> list[_Step]:
    """Steps each after the one it follows; what goes round in a circle is left as it stands."""
    ids = {step.row.id for step in steps}
    ordered = [step for step in steps if step.row.after not in ids]
    while len(ordered) < len(steps):
        placed_ids = {step.row.id for step in ordered}
        more = [s for s in steps if s not in ordered and s.row.after in placed_ids]
        if not more:
            return steps
        ordered += more
    return ordered


def _too_slow(
    agreement: Agreement,
    priority: Placed[Priority],
    times: PriorityTimes,
    chain: list[_Step],
) -> Iterator[Fault]:
    response, fix = promised(times)
    own = calendar(agreement, priority.row.calendar)
    name = level_name(agreement, priority.row, times)
    answering = [step for step in chain[:1] if step.response]
    if response is not None:
        for step in answering:
            parts = (step.response,) if step.response else ()
            yield from _against(agreement, name, "answer", response, own, parts, [step], "response")
    if fix is not None and any(step.whole for step in chain):
        parts = tuple(stretch for step in chain for stretch in step.whole)
        yield from _against(agreement, name, "fix", fix, own, parts, chain, "resolution")


def _against(
    agreement: Agreement,
    name: str,
    what: str,
    promise: Duration,
    own: ServiceCalendar | None,
    parts: tuple[_Stretch, ...],
    steps: list[_Step],
    field: str,
) -> Iterator[Fault]:
    compared = _compared(parts, _Stretch(promise, own), agreement.zone)
    if compared is None or compared.most < 0:
        return
    total, limit = compared.total or _spelt(parts), show.duration(promise)
    lines = tuple(
        f"{step.name or 'Step'}: {_spelt(step.whole if what == 'fix' else parts)}" for step in steps
    )
    equal = compared.most == 0
    severity = "error" if compared.least > 0 else "warning"
    said = (
        f"uses up the whole {limit} promised: no time is left between the steps"
        if equal
        else f"{'takes' if severity == 'error' else 'can take'} longer than the {limit} promised"
    )
    last = steps[-1]
    yield fault(
        "warning" if equal else severity,
        f"{name}: behind the {what} stands a chain that needs {total}; it {said}.",
        f"{last.path}.{field if getattr(last.row, field) else 'title'}",
        objects=(*(step.row.id for step in steps), name),
        numbers=(what, total, limit),
        worked=(*lines, f"Together {total}; promised {limit}", compared.line),
    )


class _Compared(NamedTuple):
    """By how many seconds a chain outlasts a promise, at least and at most."""

    least: Decimal
    most: Decimal
    total: str
    line: str


def _compared(parts: tuple[_Stretch, ...], promise: _Stretch, zone: str) -> _Compared | None:
    sums = _sum(parts, promise)
    if sums is not None:
        total, limit = sums
        over = total - limit
        unit = "business days" if promise.length.unit in ("day", "week") else "min"
        if promise.length.clock == "clock" or unit == "min":
            shown, most = _minutes(total, promise.length), in_minutes(promise.length)
        else:
            shown, most = f"{show.decimal_text(total)} business days", show.duration(promise.length)
        sign = ">" if over > 0 else "=" if over == 0 else "<"
        return _Compared(over, over, _length(total, promise.length), f"{shown} {sign} {most}")
    overs: list[tuple[Decimal, dt.datetime]] = []
    for hour in range(_HOURS_TRIED):
        start = _MONDAY.replace(tzinfo=zone_info(zone)) + dt.timedelta(hours=hour)
        end: dt.datetime | None = start
        for part in parts:
            end = end and due(end, part.length, part.calendar, zone)
        limit = due(start, promise.length, promise.calendar, zone)
        if end is None or limit is None:
            return None
        overs.append((Decimal(int((end - limit).total_seconds())), start))
    most, start = max(overs)
    when = moment_text(int((start.replace(tzinfo=None) - _MONDAY).total_seconds()))
    line = f"Reported {when}: {show.fraction(Fraction(most) / 3600)} h too late"
    return _Compared(min(overs)[0], most, "", line)


def _sum(parts: tuple[_Stretch, ...], promise: _Stretch) -> tuple[Decimal, Decimal] | None:
    """Chain and promise as numbers of one unit, where all run by one clock."""
    kinds = {_kind(part, promise) for part in (*parts, promise)}
    if len(kinds) != 1 or "other" in kinds:
        return None
    units = SECONDS_IN if kinds != {"days"} else {"day": Decimal(1)}
    values = [part.length.value * units[part.length.unit] for part in (*parts, promise)]
    return sum(values[:-1], Decimal(0)), values[-1]


def _kind(part: _Stretch, promise: _Stretch) -> str:
    if part.length.clock == "clock":
        return "clock"
    if part.calendar != promise.calendar or part.length.unit in ("week", "month", "year"):
        return "other"
    return "days" if part.length.unit == "day" else "open"


def _minutes(seconds: Decimal, like: Duration) -> str:
    business = "business " if like.clock == "business" else ""
    return f"{places3(Fraction(seconds) / 60)} {business}min"


def _length(total: Decimal, like: Duration) -> str:
    """The sum in the unit of the promise: "12.5 hours"."""
    business_days = like.clock == "business" and like.unit == "day"
    value = total if business_days else total / SECONDS_IN[like.unit]
    number = Decimal(places3(Fraction(value)).replace(",", ""))
    return show.duration(Duration(value=number, unit=like.unit, clock=like.clock))


def _spelt(parts: tuple[_Stretch, ...]) -> str:
    return " + ".join(show.duration(part.length) for part in parts) or "no time given"


@rules.check(
    "B30",
    "warning",
    SuppliersSection,
    LevelsSection,
    AvailabilitySection,
    HoursSection,
    CreditsSection,
    weakens=("A50",),
    sources=("Arithmetic of composite availability", "Practice articles on SLA contents"),
)
def chain_of_availabilities(draft: Draft) -> Iterator[Fault]:
    """Links that must all hold together reach the promise; their hours cover it."""
    agreement = draft.agreement
    library = {one.id: one for one in draft.context.library}
    for path, metric, target in availability_cards(agreement):
        links = list(_links(agreement, metric, library))
        if links:
            yield from _composite(path, metric, target, links)
        yield from _hours(agreement, metric)
    yield from _exposure(agreement)


def _links(
    agreement: Agreement, metric: Metric, library: dict[str, LibraryAgreement]
) -> Iterator[tuple[str, Decimal]]:
    """Names and availabilities of what alone can stop the service."""
    for supplier in placed(agreement, SuppliersSection, "suppliers", lambda s: s.suppliers):
        row = supplier.row
        if row.serial and row.availability and _of_service(row.services, metric):
            yield row.name, row.availability.value
    for step in placed(agreement, SuppliersSection, "supporting", lambda s: s.supporting):
        linked = library.get(step.row.linked)
        if linked is None or not _of_service(step.row.services, metric):
            continue
        found = [one.target for one in linked.levels if one.availability]
        values = [level.value for level in found if isinstance(level, Percent)]
        if values:
            yield linked.title or step.row.title, min(values)


def _of_service(own: tuple[str, ...], metric: Metric) -> bool:
    return not own or not metric.services or bool(set(own) & set(metric.services))


def _composite(
    path: str, metric: Metric, target: Decimal, links: list[tuple[str, Decimal]]
) -> Iterator[Fault]:
    product = Fraction(1)
    for _, value in links:
        product *= Fraction(value) / 100
    if 100 * product >= Fraction(target):
        return
    best, promise = f"{places3(100 * product)} %", f"{show.written_decimal(target)} %"
    shares = " × ".join(f"{show.written_decimal(value)} %" for _, value in links)
    yield fault(
        "warning",
        f"{quoted(metric.name)} promises {promise}, but what stands behind it reaches {best} at "
        f"most when all keep their word: {shares}.",
        f"{path}.target",
        objects=(metric.id,),
        numbers=(promise, shares),
        worked=(
            *(f"{name}: {show.written_decimal(value)} %" for name, value in links),
            f"{shares} = {best} < {promise}",
        ),
    )


def _hours(agreement: Agreement, metric: Metric) -> Iterator[Fault]:
    """A supplier in the chain is there in all hours that count."""
    base = base_calendar(agreement, definition_of(agreement, metric))
    needed = open_hours(base).ordinary if base else (((0, 86_400),),) * 7
    for supplier in placed(agreement, SuppliersSection, "suppliers", lambda s: s.suppliers):
        row = supplier.row
        own = calendar(agreement, row.calendar) if row.calendar else None
        if not row.serial or own is None or not _of_service(row.services, metric):
            continue
        there = open_hours(own).ordinary
        gap = sum(
            (b - a) - sum(max(0, min(b, d) - max(a, c)) for c, d in spans)
            for day, spans in zip(needed, there, strict=True)
            for a, b in day
        )
        if gap > 0:
            hours = places3(Fraction(gap) / 3600)
            yield fault(
                "warning",
                f"{quoted(row.name)} is there in {quoted(own.name)} only, {hours} hours a week "
                f"less than {quoted(metric.name)} counts: agree longer hours with it.",
                f"{supplier.path}.calendar",
                objects=(row.id, metric.id),
                numbers=(hours, own.name),
                worked=(f"Hours that count without {row.name}: {hours} a week",),
            )


def _exposure(agreement: Agreement) -> Iterator[Fault]:
    section = first(agreement, CreditsSection)
    cap = ((section.caps if section else None) or Caps()).month
    for supplier in placed(agreement, SuppliersSection, "suppliers", lambda s: s.suppliers):
        behind = supplier.row.credit_cap
        if not isinstance(cap, Percent) or not isinstance(behind, Percent):
            continue
        if behind.value < cap.value:
            low, high = show.percent(behind), show.percent(cap)
            yield fault(
                "information",
                f"{quoted(supplier.row.name)} credits you {low} of its fee at most, you credit up "
                f"to {high}: the difference is yours to bear.",
                f"{supplier.path}.credit_cap",
                objects=(supplier.row.id,),
                numbers=(low, high),
                worked=(f"{low} < {high}",),
                weakens=(),
            )
