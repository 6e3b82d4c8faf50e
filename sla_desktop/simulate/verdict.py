"""A month run through an agreement's own terms: results, credits, caps, repeated failure.

Earlier months that the events reach back to are run first, so that rules over several months
have what they look at.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

from sla_desktop.domain import show
from sla_desktop.domain.agreement import Agreement, first, metrics, sections_of
from sla_desktop.domain.credits import RepeatedFailure
from sla_desktop.domain.metrics import Metric
from sla_desktop.domain.quantities import MeasureWindow
from sla_desktop.domain.sections import CreditsSection, TermSection
from sla_desktop.domain.term import last_day
from sla_desktop.domain.worktime import months_after
from sla_desktop.simulate.events import Events, first_moment, last_moment, local_date
from sla_desktop.simulate.months import Month, credited, in_force, misses, watched
from sla_desktop.simulate.results import Result, plain_levels, share_levels, verdict_lines
from sla_desktop.simulate.term import MONTHS_OF, Window, month_name, windows
from sla_desktop.simulate.ticket_times import TicketTimes
from sla_desktop.simulate.uptime import Other, Uptime

_MOST_MONTHS = 24
_ONE_DAY = dt.timedelta(days=1)
_TIMED = ("response", "resolution")
_CONSEQUENCES = {
    "improvement-plan": "an improvement plan is due",
    "meeting": "a meeting is due",
    "step-in": "the customer may step in",
    "terminate": "the customer may end the agreement",
}
Given = Mapping[str, Fraction]  # results that were typed, by metric


class Repeated(Struct, frozen=True):
    """Where a rule on repeated failure stands after the month."""

    rule: str
    metric: str  # with the most misses; empty: of all together
    misses: int
    count: int
    reached: bool
    text: str


class Simulation(Struct, frozen=True, kw_only=True):
    """The verdict on a month, the months before it, and the same by other definitions."""

    month: Month
    before: tuple[Month, ...]
    others: tuple[Other, ...]
    repeated: tuple[Repeated, ...]
    basis: tuple[str, ...]


def simulate(
    agreement: Agreement, events: Events, month: dt.date, given: Given | None = None
) -> Simulation:
    """The month that `month` lies in. `given` are results of that month from outside the events.

    Raises InputError for an unknown time zone.
    """
    asked = month.replace(day=1)
    start = _first_month(agreement, events, asked)
    reach = _reach(agreement, events, start, asked)
    measures = [_Measure(agreement, one, events, reach) for one in metrics(agreement)]
    months: list[Month] = []
    current = start
    while current <= asked:
        typed: Given = given if given and current == asked else {}
        results = [r for one in measures for r in one.results(current, typed)]
        months.append(credited(agreement, current, results, months))
        current = months_after(current, 1)
    return Simulation(
        month=months[-1],
        before=tuple(months[:-1]),
        others=tuple(other for one in measures for other in one.others(asked)),
        repeated=_repeated(agreement, months),
        basis=_basis(agreement, events, start, asked),
    )


def _first_month(agreement: Agreement, events: Events, asked: dt.date) -> dt.date:
    """The month of the first event, two years back and in the term at most."""
    earliest = first_moment(events)
    begun = local_date(earliest, agreement.zone).replace(day=1) if earliest else asked
    term = first(agreement, TermSection)
    if term and term.start and term.start <= asked:
        begun = max(begun, term.start.replace(day=1))
    return min(asked, max(begun, months_after(asked, 1 - _MOST_MONTHS)))


def _reach(
    agreement: Agreement, events: Events, start: dt.date, asked: dt.date
) -> tuple[dt.date, dt.date]:
    """The days that hours are laid out for, with one more on each side for other zones."""
    earliest, latest = first_moment(events), last_moment(events)
    low, high = start, months_after(asked, 1)
    if earliest and latest:
        low = min(low, local_date(earliest, agreement.zone))
        high = max(high, local_date(latest, agreement.zone))
    return low - 2 * _ONE_DAY, high + 2 * _ONE_DAY


class _Measure:
    """One metric and what measures it."""

    def __init__(
        self,
        agreement: Agreement,
        metric: Metric,
        events: Events,
        reach: tuple[dt.date, dt.date],
    ) -> None:
        self._metric = metric
        self._term = first(agreement, TermSection)
        self._uptime = self._times = None
        if metric.measure == "availability":
            self._uptime = Uptime(agreement, metric, events)
        elif metric.measure in _TIMED:
            delays = any(
                schedule.model == "delay-steps" and metric.id in schedule.metrics
                for section in sections_of(agreement, CreditsSection)
                for schedule in section.schedules
            )
            self._times = TicketTimes(agreement, metric, events, reach, with_delays=delays)

    def results(self, month: dt.date, given: Given) -> list[Result]:
        """One result for each window that ends in the month, else of the window it lies in."""
        found: list[Result] = []
        for window, running in _windows_of(self._metric, month, self._term):
            if self._metric.id in given:
                result = _typed(self._metric, window, given[self._metric.id])
            elif self._uptime:
                result = self._uptime.result(window)
            elif self._times:
                result = self._times.result(window)
            else:
                result = _unknown(self._metric, window)
            found.append(_still_running(result) if running else result)
        return found

    def others(self, month: dt.date) -> list[Other]:
        if self._uptime is None:
            return []
        found = _windows_of(self._metric, month, self._term)
        return [other for window, _ in found for other in self._uptime.others(window)]


def _windows_of(
    metric: Metric, month: dt.date, term: TermSection | None
) -> list[tuple[Window, bool]]:
    """The windows of a metric that end in a month; else the one still running, marked so."""
    rule = metric.window or MeasureWindow()
    if rule.rolling and rule.period in MONTHS_OF:
        start = months_after(month, 1 - MONTHS_OF[rule.period] * max(1, rule.count))
        known = windows(tuple(months_after(start, n) for n in range(_apart(start, month))), rule)
    else:
        known = windows((month,), rule)
    following = months_after(month, 1)
    ended = [one for one in known if month <= one.last < following]
    if ended:
        return [(_in_term(one, term), False) for one in ended]
    return [(_in_term(one, term), True) for one in known[:1]]


def _apart(start: dt.date, end: dt.date) -> int:
    return (end.year - start.year) * 12 + end.month - start.month + 1


def _in_term(window: Window, term: TermSection | None) -> Window:
    """The part of a window in the term; the whole window where it lies outside."""
    start = max(window.first, term.start) if term and term.start else window.first
    end = term and not term.open_ended and not term.renews and last_day(term)
    last = min(window.last, end) if end else window.last
    if start > last or (start, last) == (window.first, window.last):
        return window
    return Window(start, last, f"{window.name}, from {show.date(start)} to {show.date(last)}")


def _typed(metric: Metric, window: Window, value: Fraction) -> Result:
    levels = share_levels(metric, window) or plain_levels(metric, window)
    return Result(
        metric=metric.id,
        name=metric.name,
        window=window,
        unit=levels.unit,
        value=levels.compared(value),
        exact=value,
        direction=levels.direction,
        verdict=levels.judged(value),
        why=("The result was given, not worked out.", *verdict_lines(levels, value)),
    )


def _unknown(metric: Metric, window: Window) -> Result:
    line = "Outages, maintenance and tickets say nothing of this metric: give its result."
    return Result(metric=metric.id, name=metric.name, window=window, why=(line,))


def _still_running(result: Result) -> Result:
    line = f"The window runs until {show.date(result.window.last)}: nothing is credited before."
    return replace(result, provisional=True, why=(*result.why, line))


def _repeated(agreement: Agreement, months: Sequence[Month]) -> tuple[Repeated, ...]:
    rules = [
        rule
        for section in sections_of(agreement, CreditsSection)
        if not section.none
        for rule in section.repeated
    ]
    return tuple(_state(agreement, rule, months) for rule in rules)


def _state(agreement: Agreement, rule: RepeatedFailure, months: Sequence[Month]) -> Repeated:
    names = watched(agreement, rule)
    if rule.same_metric:
        counts = {name: in_force(rule, misses(rule, months, name)) for name in names}
    else:
        each = [any(True in misses(rule, [month], name) for name in names) for month in months]
        counts = {"": in_force(rule, each)}
    worst = max(counts, key=lambda name: counts[name], default="")
    found = counts.get(worst, 0)
    reached = found >= rule.count > 0
    return Repeated(
        rule=rule.id,
        metric=worst if found else "",
        misses=found,
        count=rule.count,
        reached=reached,
        text=_state_text(agreement, rule, worst if found else "", found, reached),
    )


def _state_text(
    agreement: Agreement, rule: RepeatedFailure, worst: str, found: int, reached: bool
) -> str:
    name = next((one.name for one in metrics(agreement) if one.id == worst), "")
    of = f" (“{name}”)" if name else ""
    span = "in a row" if rule.out_of is None else f"in {rule.out_of} windows"
    what = f"{found} of {rule.count} misses of the {rule.below} {span}{of}"
    return f"{what}: {_CONSEQUENCES[rule.consequence] if reached else 'not reached'}."


def _basis(agreement: Agreement, events: Events, start: dt.date, asked: dt.date) -> tuple[str, ...]:
    counts = (
        _count(len(events.outages), "outage", "outages"),
        _count(len(events.maintenance), "stretch of maintenance", "stretches of maintenance"),
        _count(len(events.tickets), "ticket", "tickets"),
    )
    lines = [f"{month_name(asked)} in {agreement.zone}; events: {show.listed(counts)}."]
    if start < asked:
        lines.append(
            f"The months from {month_name(start)} were run first, for caps, earn-back and "
            "repeated failure."
        )
    else:
        lines.append("No earlier month is known: no credit was used and no level missed before.")
    lines.append("Causes that excuse an outage are not in the events: leave those outages out.")
    return tuple(lines)


def _count(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"
