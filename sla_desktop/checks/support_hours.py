"""Whether somebody is there when a promise runs, and which hours count (B20)."""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple

from msgspec import Struct

from sla_desktop.checks.draft import Draft
from sla_desktop.checks.elements_base import placed, quoted
from sla_desktop.checks.elements_levels import metric_cards
from sla_desktop.checks.faults import fault
from sla_desktop.checks.finding import Fault
from sla_desktop.checks.lookups import level_name, priorities, promised
from sla_desktop.checks.registry import rules
from sla_desktop.checks.texts import BINDING, Text, all_prose
from sla_desktop.domain import show
from sla_desktop.domain.agreement import (
    Agreement,
    calendar,
    calendars,
    first,
)
from sla_desktop.domain.calendars import Band, ServiceCalendar
from sla_desktop.domain.metrics import Metric
from sla_desktop.domain.quantities import Duration
from sla_desktop.domain.sections import HoursSection, SupportSection
from sla_desktop.domain.timeorder import moment_text
from sla_desktop.domain.worktime import DAY, SECONDS_IN, Span, ever_open, merged, open_hours
from sla_desktop.simulate.allowance import base_calendar, definition_of

_WEEK = 7 * DAY
_ALL_WEEK: tuple[Span, ...] = ((0, _WEEK),)


class _Promise(NamedTuple):
    """A time a person must keep: its name, where it stands, the hours it is said to run in."""

    name: str
    path: str
    objects: tuple[str, ...]
    length: Duration
    calendar: ServiceCalendar | None
    named: bool  # the calendar is named for it, not only the agreement's default
    band: Band | None


@rules.check(
    "B20",
    "error",
    weakens=("A12",),
    sources=(
        "Dr ITIL minimum SLA contents",
        "Tech Help Direct service level agreement",
        "OneUptime feature requests on business hours",
    ),
)
def hours_line_up(draft: Draft) -> Iterator[Fault]:
    """People are there when their promises run; availability counts hours with an answer."""
    yield from draft.memory.of(_in_hours, draft.tables)
    yield from _bare_times(draft)


def _in_hours(agreement: Agreement) -> tuple[Fault, ...]:
    promises = list(_promises(agreement))
    attended = _attended(agreement)
    alone = [f for p in promises if attended is not None for f in _unattended(p, attended)]
    return (*alone, *_without_answer(agreement, promises))


def _promises(agreement: Agreement) -> Iterator[_Promise]:
    """The answer of each priority and band, else its fix; the time metrics that stand alone."""
    bands = {band.id: band for c in calendars(agreement) for band in c.bands}
    for priority in priorities(agreement):
        own = priority.row.calendar
        for times in priority.row.times:
            response, fix = promised(times)
            length = response or fix
            if length is not None:
                yield _Promise(
                    level_name(agreement, priority.row, times),
                    f"{priority.path}.times.{times.id}.{'response' if response else 'resolution'}",
                    (priority.row.id, times.id),
                    length,
                    calendar(agreement, own),
                    bool(own),
                    bands.get(times.band),
                )
    for card in metric_cards(agreement):
        if isinstance(card.row.target, Duration) and _of_people(card.row):
            own = card.row.clock.calendar if card.row.clock else ""
            yield _Promise(
                quoted(card.row.name),
                f"{card.path}.target",
                (card.row.id,),
                card.row.target,
                calendar(agreement, own),
                bool(own),
                bands.get(card.row.band),
            )


def _of_people(metric: Metric) -> bool:
    return metric.measure in ("response", "resolution") and not metric.by_priority


def _attended(agreement: Agreement) -> tuple[Span, ...] | None:
    """The hours of a week in which some channel is attended; None where one does not say."""
    channels = placed(agreement, SupportSection, "channels", lambda s: s.channels)
    own = [calendar(agreement, c.row.calendar) for c in channels if c.row.calendar]
    known = [c for c in own if c is not None and ever_open(c)]
    if not known or len(known) < len(channels):
        return None
    return merged(span for c in known for span in _week(c))


def _week(opening: ServiceCalendar) -> tuple[Span, ...]:
    """Open seconds of a plain week from Monday 00:00."""
    days = enumerate(open_hours(opening).ordinary)
    return merged((n * DAY + a, n * DAY + b) for n, spans in days for a, b in spans)


def _band_week(band: Band) -> tuple[Span, ...]:
    return _week(ServiceCalendar(id="band", name="", bands=(band,)))


def _unattended(promise: _Promise, attended: tuple[Span, ...]) -> Iterator[Fault]:
    if promise.band is not None:
        return
    business = promise.length.clock == "business"
    if promise.calendar is not None and (promise.named or business):
        yield from _runs_alone(promise, promise.calendar, attended)
    elif not business:
        yield from _falls_in_a_gap(promise, attended)


def _runs_alone(
    promise: _Promise, running: ServiceCalendar, attended: tuple[Span, ...]
) -> Iterator[Fault]:
    """The hours it runs in reach beyond those in which somebody is there."""
    alone = _without(_week(running), attended)
    if alone:
        length = show.duration(promise.length)
        yield fault(
            "error",
            f"{promise.name}: {length} run in {quoted(running.name)}, {_hours(_week(running))} a "
            f"week, but the channels are attended only {_hours(attended)}: on "
            f"{moment_text(alone[0][0])} nobody is there.",
            promise.path,
            objects=promise.objects,
            numbers=(length, _hours(_week(running)), _hours(attended)),
            worked=(
                f"It runs: {_hours(_week(running))} a week",
                f"Somebody is there: {_hours(attended)} a week",
                f"Nobody is there in {_hours(alone)} of them, first on {moment_text(alone[0][0])}",
            ),
        )


def _falls_in_a_gap(promise: _Promise, attended: tuple[Span, ...]) -> Iterator[Fault]:
    """By the clock it can be over before anybody is there: in every closed stretch or in some."""
    gaps = _gaps(attended)
    seconds = promise.length.value * SECONDS_IN[promise.length.unit]
    too_long = [gap for gap in gaps if gap[1] - gap[0] >= seconds]
    if too_long:
        start, end = max(too_long, key=lambda gap: gap[1] - gap[0])
        length = show.duration(promise.length)
        yield fault(
            "error" if len(too_long) == len(gaps) else "warning",
            f"{promise.name}: what is reported {moment_text(start)} is due within {length} by the "
            f"clock, but no channel is attended until {moment_text(end)}.",
            promise.path,
            objects=promise.objects,
            numbers=(length, _hours(attended)),
            worked=(
                f"Closed from {moment_text(start)} to {moment_text(end)}: "
                f"{_hours(((start, end),))}",
                f"{_hours(((start, end),))} ≥ {length}",
                f"Such stretches: {len(too_long)} of {len(gaps)} a week",
            ),
        )


def _gaps(spans: tuple[Span, ...]) -> list[Span]:
    """Closed stretches of a week that goes round: one over Sunday night is one stretch."""
    ends = [end for _, end in spans]
    starts = [start for start, _ in spans[1:]] + [spans[0][0] + _WEEK]
    return [(end, start) for end, start in zip(ends, starts, strict=True) if end < start]


def _without(spans: tuple[Span, ...], taken: Iterable[Span]) -> tuple[Span, ...]:
    left = list(spans)
    for start, end in taken:
        left = [
            part
            for a, b in left
            for part in ((a, min(b, start)), (max(a, end), b))
            if part[0] < part[1]
        ]
    return tuple(left)


def _hours(spans: Iterable[Span]) -> str:
    seconds = sum(end - start for start, end in spans)
    return f"{show.decimal_text(Decimal(seconds) / 3600)} hours"


class _Unanswered(NamedTuple):
    """A stretch that availability counts and nobody answers in, and the metrics that count it."""

    start: int
    path: str
    metrics: list[str]


def _without_answer(agreement: Agreement, promises: list[_Promise]) -> Iterator[Fault]:
    """Availability counts hours in which nobody has promised an answer."""
    answered = merged(span for promise in promises for span in _answering(promise))
    found: dict[str, _Unanswered] = {}
    if not answered:
        return
    for card in metric_cards(agreement):
        if card.row.measure == "availability" and card.row.target is not None:
            base = base_calendar(agreement, definition_of(agreement, card.row))
            counted = _ALL_WEEK if base is None else _week(base)
            alone = _without(counted, answered)
            if alone:
                one = _Unanswered(alone[0][0], f"{card.path}.target", [])
                found.setdefault(_hours(counted), one).metrics.append(card.row.id)
    for counted, one in found.items():
        yield fault(
            "warning",
            f"Availability counts {counted} a week, but an answer is promised only for "
            f"{_hours(answered)}: an outage on {moment_text(one.start)} may wait for long.",
            one.path,
            objects=one.metrics,
            numbers=(counted, _hours(answered)),
            worked=(
                f"Hours that count: {counted} a week",
                f"Hours with an answer: {_hours(answered)} a week",
                f"First hour without: {moment_text(one.start)}",
            ),
        )


def _answering(promise: _Promise) -> tuple[Span, ...]:
    if promise.band is not None:
        return _band_week(promise.band)
    if promise.calendar is not None and (promise.named or promise.length.clock == "business"):
        return _week(promise.calendar)
    return _ALL_WEEK if promise.length.clock == "clock" else ()


# "within 4 hours", "3 days": no word says in which calendar. The unit is looked for first and what
# stands before it next, so that the search can leap from unit to unit.
_UNIT = re.compile(r"[hHdD](?<!\w.)(?:ours?|ays?)?(?![\w-])(?!\s+(?:a|per|each)\b)")
_NUMBER = re.compile(
    r"(?<![\w.,/-])(?:\d[\d.,]*|one|two|three|four|five|six|seven|eight|nine|ten|twelve)[\s-]+$",
    re.IGNORECASE,
)
_LOOK_BACK = 24  # characters


class _Bare(Struct, frozen=True):
    path: str
    owner: str
    words: str


def _bare_times(draft: Draft) -> Iterator[Fault]:
    """Hours and days in wording of which nothing says in which calendar they run."""
    section = first(draft.agreement, HoursSection)
    if section is not None and section.unmarked_time:
        return
    found: list[_Bare] = []
    for inside in draft.memory.each(_bare_in, all_prose(draft)):
        found += inside
    if found:
        place = f"{section.id}.unmarked_time" if section else found[0].path
        times = "once" if len(found) == 1 else f"{len(found)} times"
        yield fault(
            "information",
            f"The wording gives hours or days {times} without saying clock or business, e.g. "
            f"{quoted(found[0].words)}: say once what a bare hour and day mean.",
            place,
            objects=(found[0].owner,),
            numbers=(found[0].words,),
        )


def _bare_in(found: tuple[Text, ...]) -> tuple[_Bare, ...]:
    return tuple(
        _Bare(text.path, text.owner, number[0] + unit[0])
        for text in found
        if text.role in BINDING
        for unit in _UNIT.finditer(text.text)
        if (number := _NUMBER.search(text.text[max(0, unit.start() - _LOOK_BACK) : unit.start()]))
    )
