"""Response and fix times of one metric: share in time, worst, mean, median, or how many late."""

import datetime as dt
from bisect import bisect_left
from collections.abc import Sequence
from fractions import Fraction
from operator import attrgetter
from statistics import median
from typing import NamedTuple

from sla_desktop.domain import show, worktime
from sla_desktop.domain.agreement import Agreement, priorities
from sla_desktop.domain.metrics import Metric
from sla_desktop.domain.quantities import Duration, Percent
from sla_desktop.simulate.events import Events, Ticket, concerns
from sla_desktop.simulate.opening import opening
from sla_desktop.simulate.results import (
    Delay,
    Levels,
    Result,
    Verdict,
    levels_of,
    plain_levels,
    share_levels,
    unit_of,
    value_text,
    verdict_lines,
    with_unit,
)
from sla_desktop.simulate.spans import instant, moment
from sla_desktop.simulate.term import Window
from sla_desktop.simulate.ticket_limits import Limit, Limits

_NO_SHARE = Levels(None, None, "%", "higher")  # it stands with the priorities
_ENDS = {"response": "answered", "resolution": "fixed"}


class _Case(NamedTuple):
    """A ticket as the metric sees it: its limit and, once it ended, whether it was late."""

    reported: int
    end: int | None
    limit: Limit
    late: bool
    late_minimum: bool


class TicketTimes:
    """One time metric over many windows: what each ticket gives is worked out once."""

    def __init__(
        self,
        agreement: Agreement,
        metric: Metric,
        events: Events,
        reach: tuple[dt.date, dt.date],
        *,
        with_delays: bool = False,
    ) -> None:
        self._agreement = agreement
        self._metric = metric
        self._with_delays = with_delays
        limits = Limits(agreement, metric, *reach)
        covers = concerns(agreement, metric)
        self._cases: list[_Case] = []
        self._without: list[int] = []  # when tickets without a limit were reported
        for ticket in sorted(events.tickets, key=attrgetter("reported")):
            if not covers(ticket.subject) or metric.priority not in ("", ticket.priority):
                continue
            limit = limits.of(ticket)
            if limit is None:
                self._without.append(moment(ticket.reported))
            else:
                self._cases.append(_case(ticket, limit, metric.measure == "response"))
        self._zone = agreement.zone

    def result(self, window: Window) -> Result:
        """The outcome of one window: tickets count where they were reported."""
        ((start, end),) = opening(None, self._zone, window.first, window.last).spans
        low = bisect_left(self._cases, start, key=_reported)
        found = self._cases[low : bisect_left(self._cases, end, key=_reported)]
        cases = [case if case.end is not None else _judged_at(case, end) for case in found]
        counted = [c for c in cases if c.end is not None or c.late or c.late_minimum]
        waiting = len(cases) - len(counted)
        lines = self._base_lines(window, counted, waiting, start, end)
        if not counted:
            lines.append("No case of it fell due in the window, so there is nothing to judge.")
            return self._made(window, counted, waiting, _Outcome.nothing(), lines)
        return self._made(window, counted, waiting, self._outcome(window, counted), lines)

    def _base_lines(
        self, window: Window, counted: Sequence[_Case], waiting: int, start: int, end: int
    ) -> list[str]:
        verb = _ENDS[self._metric.measure]
        lines = [
            f"Base: tickets reported in {window.name} that were {verb}, or due to be: "
            f"{len(counted)}."
        ]
        if waiting:
            lines.append(f"Not {verb} and not yet due at the end of the window: {waiting}.")
        unpromised = bisect_left(self._without, end) - bisect_left(self._without, start)
        if unpromised:
            lines.append(f"Left out, because no time is promised for them: {unpromised}.")
        if self._metric.clock and self._metric.clock.pauses:
            lines.append("The events tell of no pauses: every clock ran without one.")
        return lines

    def _outcome(self, window: Window, cases: Sequence[_Case]) -> "_Outcome":
        metric = self._metric
        target, minimum = levels_of(metric, window)
        if metric.statistic in ("mean", "median", "total") and isinstance(
            target or minimum, Duration
        ):
            return _lengths(plain_levels(metric, window), metric.statistic, cases)
        if metric.misses_allowed is not None:
            allowed = Levels(Fraction(metric.misses_allowed), None, "late", "lower")
            return _counted(allowed, [c for c in cases if c.late])
        if metric.share or isinstance(target or minimum, Percent) or _shares(cases):
            return self._share(window, cases)
        if target is None and minimum is None:
            return _counted(Levels(Fraction(0), None, "late", "lower"), _late(cases))
        if isinstance(target or minimum, Duration):
            return _worst(cases)
        return _counted(plain_levels(metric, window), [c for c in cases if c.late_minimum])

    def _share(self, window: Window, cases: Sequence[_Case]) -> "_Outcome":
        levels = share_levels(self._metric, window) or _NO_SHARE
        late = _late(cases)
        value = _in_time(len(cases), len(late))
        lines = [
            f"In time: {len(cases) - len(late)} of {len(cases)} = "
            f"{value_text(value, '%', levels.target, levels.minimum)}."
        ]
        verdict, shown = levels.judged(value), verdict_lines(levels, value)
        if verdict == "missed" and levels.minimum is None and self._card_minimum(window):
            verdict, shown = self._by_longer_time(window, cases, levels, shown)
        if levels.target is None and levels.minimum is None:
            verdict, shown = _by_priority(self._agreement, cases)
        return _Outcome(levels, value, verdict, late, (*lines, *shown))

    def _card_minimum(self, window: Window) -> bool:
        """Whether target and minimum are times, so that the share holds for each of them."""
        target, minimum = levels_of(self._metric, window)
        return isinstance(target, Duration) and isinstance(minimum, Duration)

    def _by_longer_time(
        self, window: Window, cases: Sequence[_Case], levels: Levels, shown: tuple[str, ...]
    ) -> tuple[Verdict, tuple[str, ...]]:
        """The same share, but of cases within the longer time that is the minimum."""
        late = [case for case in cases if case.late_minimum]
        value = _in_time(len(cases), len(late))
        minimum = levels_of(self._metric, window)[1]
        kept = levels.judged(value) == "met"
        line = (
            f"Within the minimum of {show.measure(minimum) if minimum else ''}: "
            f"{len(cases) - len(late)} of {len(cases)} = {value_text(value, '%', levels.target)}, "
            f"which {'keeps' if kept else 'misses'} the share."
        )
        return "minimum" if kept else "missed", (*shown, line)

    def _made(
        self,
        window: Window,
        cases: Sequence[_Case],
        waiting: int,
        outcome: "_Outcome",
        lines: list[str],
    ) -> Result:
        value, levels = outcome.value, outcome.levels
        return Result(
            metric=self._metric.id,
            name=self._metric.name,
            window=window,
            unit=levels.unit,
            base=Fraction(len(cases)),
            base_unit="cases",
            excluded=Fraction(waiting),
            lost=Fraction(len(outcome.late)),
            value=None if value is None else levels.compared(value),
            exact=value,
            direction=levels.direction,
            verdict=outcome.verdict,
            delays=tuple(self._delay(case, window) for case in outcome.late),
            why=(*lines, *outcome.lines),
        )

    def _delay(self, case: _Case, window: Window) -> Delay:
        """By how much a case was late, where a credit goes by that; in the clock of the limit."""
        limit = case.limit
        if not self._with_delays:
            return Delay(limit.priority, 0)
        due = worktime.due(instant(case.reported), limit.target, limit.hours, self._zone)
        ((_, closing),) = opening(None, self._zone, window.first, window.last).spans
        end = closing if case.end is None else case.end
        start = end if due is None else moment(due)
        if limit.target.clock == "clock" or limit.hours is None:
            return Delay(limit.priority, max(0, end - start))
        first, last = instant(start).date(), instant(end).date()
        pad = dt.timedelta(days=1)
        hours = opening(limit.hours, self._zone, first - pad, last + pad)
        return Delay(limit.priority, hours.between(start, max(start, end)))


class _Outcome(NamedTuple):
    """What the cases of a window come to."""

    levels: Levels
    value: Fraction | None
    verdict: Verdict
    late: Sequence[_Case]
    lines: tuple[str, ...]

    @classmethod
    def nothing(cls) -> "_Outcome":
        return cls(Levels(None, None, "", "lower"), None, "no-data", (), ())


def _case(ticket: Ticket, limit: Limit, response: bool) -> _Case:
    """A ticket fixed without an answer of its own counts as answered by the fix."""
    ended = (ticket.answered or ticket.fixed) if response else ticket.fixed
    start = moment(ticket.reported)
    if ended is None:
        return _Case(start, None, limit, False, False)
    end = moment(ended)
    late = limit.late(start, end)
    return _Case(start, end, limit, late, late and limit.late_minimum(start, end))


def _judged_at(case: _Case, now: int) -> _Case:
    """An open case as it stands at the end of the window."""
    late = case.limit.late(case.reported, now)
    late_minimum = late and case.limit.late_minimum(case.reported, now)
    return case._replace(late=late, late_minimum=late_minimum)


def _reported(case: _Case) -> int:
    return case.reported


def _late(cases: Sequence[_Case]) -> list[_Case]:
    return [case for case in cases if case.late]


def _in_time(cases: int, late: int) -> Fraction:
    return Fraction(100 * (cases - late), cases)


def _shares(cases: Sequence[_Case]) -> bool:
    return any(case.limit.share is not None for case in cases)


def _by_priority(agreement: Agreement, cases: Sequence[_Case]) -> tuple[Verdict, tuple[str, ...]]:
    """Each priority against the share promised for it; without one, none may be late."""
    lines: list[str] = []
    verdict: Verdict = "met"
    for priority in priorities(agreement):
        own = [case for case in cases if case.limit.priority == priority.id]
        if own:
            promised = next((c.limit.share for c in own if c.limit.share), Fraction(100))
            share = _in_time(len(own), len(_late(own)))
            kept = share >= promised
            verdict = verdict if kept else "missed"
            lines.append(
                f"{priority.name}: {len(own) - len(_late(own))} of {len(own)} in time = "
                f"{value_text(share, '%', promised)}, at least {with_unit(promised, '%')} "
                f"promised: {'kept' if kept else 'missed'}."
            )
    return verdict, tuple(lines)


def _counted(levels: Levels, late: Sequence[_Case]) -> _Outcome:
    value = Fraction(len(late))
    lines = (f"Late: {len(late)}.", *verdict_lines(levels, value))
    return _Outcome(levels, value, levels.judged(value), late, lines)


def _worst(cases: Sequence[_Case]) -> _Outcome:
    """Every case must keep the time: the longest one is the result."""
    late = _late(cases)
    verdict: Verdict = "met"
    if late:
        kept = any(c.limit.minimum and c.limit.minimum != c.limit.target for c in cases)
        verdict = "missed" if not kept or any(c.late_minimum for c in cases) else "minimum"
    ended = [case for case in cases if case.end is not None]
    worst = max(ended, key=_length_of, default=None)
    limit = cases[0].limit
    unit = unit_of(limit.target)
    value = None if worst is None else _length_of(worst)
    lines = [
        f"Every case must keep {show.duration(limit.target)}: {len(late)} of {len(cases)} late"
    ]
    if value is not None:
        lines.append(f"the longest took {with_unit(value, unit, 2)}")
    levels = Levels(Fraction(limit.target.value), None, unit, "lower")
    return _Outcome(levels, value, verdict, late, ("; ".join(lines) + ".",))


def _length_of(case: _Case) -> Fraction:
    return case.limit.elapsed(case.reported, case.end if case.end is not None else case.reported)


def _lengths(levels: Levels, statistic: str, cases: Sequence[_Case]) -> _Outcome:
    """The mean, median or total of what the cases took."""
    taken = [_length_of(case) for case in cases if case.end is not None]
    if not taken:
        return _Outcome(levels, None, "no-data", (), ("No case has ended yet.",))
    total = sum(taken, Fraction(0))
    value = {"mean": total / len(taken), "total": total}.get(statistic, median(taken))
    line = f"The {statistic} of {len(taken)} cases is {value_text(value, levels.unit)}."
    lines = (line, *verdict_lines(levels, value))
    return _Outcome(levels, value, levels.judged(value), _late(cases), lines)
