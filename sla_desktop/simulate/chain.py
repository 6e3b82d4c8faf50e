"""What stands behind a promise: the links' availabilities multiplied, hand-over times added."""

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from sla_desktop.domain import show
from sla_desktop.domain.agreement import Agreement, calendar, metrics, priorities, sections_of
from sla_desktop.domain.calendars import ServiceCalendar
from sla_desktop.domain.governance import SupportingAgreement
from sla_desktop.domain.metrics import Metric
from sla_desktop.domain.quantities import Duration, Percent
from sla_desktop.domain.sections import SuppliersSection
from sla_desktop.domain.support import Priority
from sla_desktop.domain.worktime import due, zone_info
from sla_desktop.simulate.allowance import clock_text
from sla_desktop.simulate.results import value_text, with_unit

_PLACES = 7
_PLAIN_WEEK = (2024, 1, 8)  # a Monday far from clock changes
_WEEK_HOURS = 168


class Link(Struct, frozen=True):
    """One thing that must work for the service to work."""

    name: str
    percent: Decimal


class Composite(Struct, frozen=True):
    """Availability of links in a row; independent failures are assumed."""

    percent: Fraction
    each: Fraction | None  # what each of the links would need for the promise
    holds: bool | None  # None: nothing is promised
    why: tuple[str, ...]


class HandOver(Struct, frozen=True):
    """All steps of a priority one after the other, against what is promised for it.

    Hours are by the clock, for the start in a plain week from which the promise fares worst.
    """

    priority: str
    name: str
    start: str  # "Friday 16:00"
    hours: Fraction
    promised: Fraction | None
    failing: int  # of the starts tried
    tried: int
    steps: tuple[tuple[str, str, str], ...]  # title, its time, when it is done
    why: tuple[str, ...]

    @property
    def holds(self) -> bool | None:
        return None if self.promised is None else not self.failing


def in_row(links: Sequence[Link], promise: Decimal | None = None) -> Composite:
    """The product of the links, and what each would need where all need the same."""
    product = Fraction(1)
    for link in links:
        product *= Fraction(link.percent) / 100
    percent = product * 100
    promised = None if promise is None else Fraction(promise)
    holds = None if promised is None else percent >= promised
    factors = " × ".join(f"{show.decimal_text(link.percent)} %" for link in links)
    lines = [f"{factors} = {value_text(percent, '%', promised)}, if they fail independently."]
    each = None
    if promised is not None and promise is not None:
        verb = "keep" if holds else "do not keep"
        lines.append(f"Together they {verb} the promise of {show.decimal_text(promise)} %.")
        each = needed_each(promise, len(links))
        if each is not None and not holds:
            needed = with_unit(each, "%", 3)
            lines.append(
                f"{len(links)} links would need {needed} each."
                if len(links) > 1
                else f"The one link would need {needed}."
            )
    return Composite(percent, each, holds, tuple(lines))


def side_by_side(links: Sequence[Link]) -> Composite:
    """Links of which one suffices: 1 − Π(1 − A)."""
    none = Fraction(1)
    for link in links:
        none *= 1 - Fraction(link.percent) / 100
    percent = (1 - none) * 100
    names = ", ".join(f"{show.decimal_text(link.percent)} %" for link in links)
    shown = with_unit(percent, "%", _PLACES)
    line = f"One of {names} suffices: {shown}, if they fail independently."
    return Composite(percent, None, None, (line,))


def needed_each(promise: Decimal, links: int) -> Fraction | None:
    """The availability each of so many links needs, rounded up to a thousandth of a percent."""
    if links < 1 or not 0 < promise <= 100:
        return None
    low, high = 0, 100_000
    while low < high:
        middle = (low + high) // 2
        if Fraction(middle, 100_000) ** links * 100 >= Fraction(promise):
            high = middle
        else:
            low = middle + 1
    return Fraction(low, 1000)


def links_of(agreement: Agreement, metric: Metric) -> tuple[Link, ...]:
    """The suppliers whose failure alone stops what a metric covers."""
    return tuple(
        Link(one.name, one.availability.value)
        for section in sections_of(agreement, SuppliersSection)
        for one in section.suppliers
        if one.availability is not None
        and one.serial
        and (not metric.services or not one.services or {*metric.services} & {*one.services})
    )


class Behind(NamedTuple):
    """A promised availability and the links behind it."""

    metric: Metric
    promise: Decimal
    composite: Composite


def availabilities(agreement: Agreement) -> tuple[Behind, ...]:
    """Every promised availability that has links behind it."""
    found: list[Behind] = []
    for metric in metrics(agreement):
        level = metric.minimum or metric.target
        links = links_of(agreement, metric)
        if metric.measure == "availability" and isinstance(level, Percent) and links:
            found.append(Behind(metric, level.value, in_row(links, level.value)))
    return tuple(found)


def hand_overs(agreement: Agreement) -> tuple[HandOver, ...]:
    """For each priority with steps behind it: its time to fix against the steps' times."""
    return tuple(hand_over(agreement, one) for one in with_steps(agreement))


def with_steps(agreement: Agreement) -> tuple[Priority, ...]:
    """The priorities that steps with a time stand behind."""
    return tuple(one for one in priorities(agreement) if _steps_of(agreement, one))


def hand_over(agreement: Agreement, priority: Priority) -> HandOver:
    """The time to fix of a priority with steps against what these take."""
    times = (t.resolution for t in priority.times if t.resolution and not t.no_resolution)
    steps = _in_order(_steps_of(agreement, priority))
    return _Walk(agreement, priority, next(times, None), steps).worst()


def _steps_of(agreement: Agreement, priority: Priority) -> list[SupportingAgreement]:
    return [
        step
        for section in sections_of(agreement, SuppliersSection)
        for step in section.supporting
        if step.priority in ("", priority.id) and _time(step)
    ]


def _time(step: SupportingAgreement) -> Duration | None:
    """What a step takes: its time to fix, else to handle, else to answer."""
    return step.resolution or step.handling or step.response


def _in_order(steps: Sequence[SupportingAgreement]) -> list[SupportingAgreement]:
    """Each step behind the one it follows; those of a ring as they stand."""
    left, order = [*steps], list[SupportingAgreement]()
    known = {one.id for one in steps}
    while left:
        done = {one.id for one in order}
        ready = [one for one in left if one.after in done or one.after not in known]
        order += ready or left
        left = [one for one in left if one not in order]
    return order


class _Walk:
    """The steps run through from every hour of a plain week."""

    def __init__(
        self,
        agreement: Agreement,
        priority: Priority,
        promised: Duration | None,
        steps: Sequence[SupportingAgreement],
    ) -> None:
        self._zone = agreement.zone
        self._priority = priority
        self._promised = promised
        self._hours = _plain(calendar(agreement, priority.calendar) or calendar(agreement))
        self._steps = [
            (one, length, _plain(calendar(agreement, one.calendar) or calendar(agreement)))
            for one in steps
            if (length := _time(one))
        ]

    def worst(self) -> HandOver:
        monday = dt.datetime(*_PLAIN_WEEK, tzinfo=zone_info(self._zone))
        starts = [monday + dt.timedelta(hours=hour) for hour in range(_WEEK_HOURS)]
        tries = [(start, self._ends(start), self._due(start)) for start in starts]
        over = [_apart(max(ends), due or start) for start, ends, due in tries]
        at = over.index(max(over))
        start, ends, due = tries[at]
        failing = sum(late > 0 for late in over) if self._promised else 0
        hours = _apart(max(ends), start)
        promised = None if due is None else _apart(due, start)
        steps = self._done(start, ends, always=len(set(over)) == 1)
        return HandOver(
            priority=self._priority.id,
            name=self._priority.name,
            start=_moment(start),
            hours=hours,
            promised=promised,
            failing=failing,
            tried=len(tries),
            steps=steps,
            why=(
                "Whenever it is reported:"
                if len(set(over)) == 1
                else f"Reported {_moment(start)}, the start from which it takes longest:",
                *(f"{title}: {length}, done {done}." for title, length, done in steps),
                *self._verdict(failing, hours, promised),
            ),
        )

    def _due(self, start: dt.datetime) -> dt.datetime | None:
        return _end(start, self._promised, self._hours, self._zone) if self._promised else None

    def _ends(self, start: dt.datetime) -> list[dt.datetime]:
        """When each step ends; one that runs from the hand-over starts with the step before."""
        ends: list[dt.datetime] = []
        begin = last = start
        for step, length, hours in self._steps:
            if step.runs_from == "previous-step":
                begin = last
            ends.append(_end(begin, length, hours, self._zone))
            last = max(last, ends[-1])
        return ends

    def _done(
        self, start: dt.datetime, ends: Sequence[dt.datetime], *, always: bool
    ) -> tuple[tuple[str, str, str], ...]:
        """Each step with its time and when it is done: by the clock, or after how long."""
        joints = {
            "hand-over": "from the hand-over, with the step before",
            "previous-step": "after the step before",
        }
        return tuple(
            (
                step.title,
                f"{show.duration(length)} {joints[step.runs_from]}",
                f"after {_clock(_apart(end, start))}" if always else _moment_after(start, end),
            )
            for (step, length, _), end in zip(self._steps, ends, strict=True)
        )

    def _verdict(self, failing: int, hours: Fraction, promised: Fraction | None) -> list[str]:
        lines = [f"Together {_clock(hours)} by the clock."]
        if self._promised and promised is not None:
            promise = f"{show.duration(self._promised)} ({_clock(promised)} from there)"
            kept = "longer than" if failing else "within"
            lines.append(f"That is {kept} the promise of {promise}.")
            if 0 < failing < _WEEK_HOURS:
                lines.append(f"From {failing} of the {_WEEK_HOURS} hours of a week it is too long.")
        return lines


def _plain(hours: ServiceCalendar | None) -> ServiceCalendar | None:
    """The hours without their holidays: what a plain week has."""
    return replace(hours, holidays=None) if hours else None


def _end(
    start: dt.datetime, length: Duration, hours: ServiceCalendar | None, zone: str
) -> dt.datetime:
    """When a time runs out; business time that never passes counts as clock time."""
    found = due(start, length, hours, zone)
    return found or due(start, replace(length, clock="clock"), None, zone) or start


def _apart(end: dt.datetime, start: dt.datetime) -> Fraction:
    return Fraction((end - start) // dt.timedelta(microseconds=1), 3_600_000_000)


def _moment(moment: dt.datetime) -> str:
    return f"{moment:%A %H:%M}"


def _moment_after(start: dt.datetime, end: dt.datetime) -> str:
    """ "Monday 10:00", with the days between where it is a week or more."""
    days = (end - start).days
    return f"{_moment(end)}, {days} days later" if days >= 7 else _moment(end)


def _clock(hours: Fraction) -> str:
    return clock_text(hours * 3600)
