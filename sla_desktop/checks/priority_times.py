"""Response and fix times by priority: answer before fix, urgent before less urgent (B01 B02)."""

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from sla_desktop.checks.draft import Draft
from sla_desktop.checks.elements_base import Placed
from sla_desktop.checks.faults import fault, for_instance, out_of_order, told
from sla_desktop.checks.finding import Fault
from sla_desktop.checks.lookups import level_name, priorities, promised
from sla_desktop.checks.registry import rules
from sla_desktop.domain import show
from sla_desktop.domain.agreement import Agreement, calendar
from sla_desktop.domain.quantities import Duration
from sla_desktop.domain.sections import HoursSection, PrioritiesSection
from sla_desktop.domain.support import Priority, PriorityTimes
from sla_desktop.domain.timeorder import UNKNOWN, Order, compare

_SAMPLES = (
    "Practice articles on SLA contents",
    "Tech Help Direct service level agreement",
    "Published managed-service agreements",
)


@rules.check("B01", "error", PrioritiesSection, HoursSection, weakens=("A27",), sources=_SAMPLES)
def answer_before_fix(draft: Draft) -> Iterator[Fault]:
    """In each priority and band the answer is due before the fix, whenever a report comes in."""
    agreement = draft.agreement
    for priority in priorities(agreement):
        own = calendar(agreement, priority.row.calendar)
        for times in priority.row.times:
            response, fix = promised(times)
            if response is None or fix is None:
                continue
            order = compare(response, fix, own, own, agreement.zone)
            if not order.holds:
                name = level_name(agreement, priority.row, times)
                first, second = show.duration(response), show.duration(fix)
                never = f"{name}: the answer within {first} is never due before the fix within"
                some = f"{name}: the answer within {first} is not always due before the fix within"
                yield fault(
                    "error" if order.never else "warning",
                    f"{never if order.never else some} {second}"
                    f"{for_instance(order.example, 'the answer', 'the fix')}.",
                    f"{priority.path}.times.{times.id}.response",
                    objects=(priority.row.id, times.id),
                    numbers=(first, second),
                    worked=out_of_order("the answer", response, "the fix", fix, order),
                )


class _Promise(NamedTuple):
    """One time of one priority in a band; no length: on purpose no promise at all."""

    priority: Placed[Priority]
    times: PriorityTimes
    length: Duration | None


@rules.check("B02", "error", PrioritiesSection, HoursSection, weakens=("A27",), sources=_SAMPLES)
def urgent_first(draft: Draft) -> Iterator[Fault]:
    """A more urgent priority is never answered or mended later than the next one below it."""
    agreement = draft.agreement
    known = priorities(agreement)
    bands = dict.fromkeys(times.band for p in known for times in p.row.times)
    for band in bands:
        for field, word in (("response", "answered"), ("resolution", "fixed")):
            chain = [promise for p in known for promise in _promises(p, band, field)]
            for urgent, next_one in pairwise(chain):
                yield from _out_of_order(agreement, urgent, next_one, field, word)


def _promises(priority: Placed[Priority], band: str, field: str) -> Iterator[_Promise]:
    """What a priority promises in a band; nothing where that is not said."""
    for times in priority.row.times:
        if times.band != band:
            continue
        if not times.booked or (field == "resolution" and times.no_resolution):
            yield _Promise(priority, times, None)
        elif (length := promised(times)[field == "resolution"]) is not None:
            yield _Promise(priority, times, length)


def _out_of_order(
    agreement: Agreement, urgent: _Promise, next_one: _Promise, field: str, word: str
) -> Iterator[Fault]:
    order = _in_order(agreement, urgent, next_one)
    if order.holds or next_one.length is None:
        return
    high = level_name(agreement, urgent.priority.row, urgent.times)
    low = next_one.priority.row.name
    slow = show.duration(urgent.length) if urgent.length else "no promise"
    quick = show.duration(next_one.length)
    if urgent.length is None:
        said = f"{high} has no time in which it is {word}, but the less urgent {low} has {quick}"
    else:
        can = "is" if order.never else "can be"
        said = f"{high} ({slow}) {can} {word} later than the less urgent {low} ({quick})"
    yield fault(
        "error" if order.never else "warning",
        f"{said}{for_instance(order.example, high, low)}.",
        f"{urgent.priority.path}.times.{urgent.times.id}.{field}",
        objects=(urgent.priority.row.id, next_one.priority.row.id, urgent.times.band),
        numbers=(field, slow, quick),
        worked=_worked(high, urgent.length, low, next_one.length, order),
    )


def _worked(
    high: str, slow: Duration | None, low: str, quick: Duration, order: Order
) -> tuple[str, ...]:
    if slow is None:
        return (f"{high}: no time promised", told(low, quick))
    return out_of_order(high, slow, low, quick, order)


def _in_order(agreement: Agreement, urgent: _Promise, next_one: _Promise) -> Order:
    if next_one.length is None:
        return UNKNOWN
    if urgent.length is None:
        return Order(1, 1)
    return compare(
        urgent.length,
        next_one.length,
        calendar(agreement, urgent.priority.row.calendar),
        calendar(agreement, next_one.priority.row.calendar),
        agreement.zone,
        or_equal=True,
    )
