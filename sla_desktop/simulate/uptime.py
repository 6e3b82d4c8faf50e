"""Availability of one window by the agreement's own definition, and by the other common ones."""

from collections.abc import Iterable, Sequence
from fractions import Fraction

from msgspec import Struct

from sla_desktop.domain import show
from sla_desktop.domain.agreement import Agreement, calendar, first
from sla_desktop.domain.calendars import ServiceCalendar
from sla_desktop.domain.metrics import AvailabilityDefinition, Metric
from sla_desktop.domain.quantities import Duration
from sla_desktop.domain.sections import MaintenanceSection
from sla_desktop.domain.worktime import SECONDS_IN, Span
from sla_desktop.simulate.allowance import (
    Counting,
    agreed_hours,
    base_calendar,
    clock_text,
    counting_of,
    definition_of,
    monthly_cap,
    months_in,
)
from sla_desktop.simulate.events import Events, concerns
from sla_desktop.simulate.opening import opening
from sla_desktop.simulate.results import (
    Result,
    Verdict,
    number_text,
    plain_levels,
    value_text,
    verdict_lines,
)
from sla_desktop.simulate.spans import (
    SECOND,
    Spans,
    common,
    length,
    minutes,
    moment,
    seconds,
    shortened,
    union,
    within,
    without,
)
from sla_desktop.simulate.term import Window

_SHARE_WORDS = ("share", "proportion", "pro rata", "percentage", "weighted")
_COUNTED: dict[Counting, str] = {
    "left-out": "Agreed maintenance is no down time; its minutes stay in the base.",
    "taken-off": "Agreed maintenance is no down time and is taken off the base.",
    "down": "Maintenance counts as down time.",
}
_OTHERS = {
    "all-minutes": "all minutes as base, maintenance left out of the down time",
    "less-maintenance": "all minutes less the maintenance as base",
    "accessible": "minutes accessible out of all minutes, so maintenance counts as down",
    "by-users": "all minutes as base, each minute down weighed by the share of users affected",
    "service-hours": "only the minutes of the agreed hours as base",
}


class Other(Struct, frozen=True, kw_only=True):
    """The same window by a definition that is common elsewhere."""

    metric: str
    id: str
    name: str
    window: Window
    base: Fraction  # minutes
    excluded: Fraction
    lost: Fraction
    value: Fraction | None
    verdict: Verdict
    why: str


class Uptime:
    """One availability metric over many windows: what does not change is worked out once."""

    def __init__(self, agreement: Agreement, metric: Metric, events: Events) -> None:
        covers = concerns(agreement, metric)
        self._zone = agreement.zone
        self._metric = metric
        self._section = first(agreement, MaintenanceSection)
        self._definition = definition_of(agreement, metric)
        self._base = base_calendar(agreement, self._definition)
        self._default = calendar(agreement)
        self._counting: Counting = counting_of(self._definition, self._section)
        self._maintenance = union(
            (moment(one.start), moment(one.end))
            for one in events.maintenance
            if covers(one.subject)
        )
        outages = [
            (moment(one.start), moment(one.end), one.affected)
            for one in events.outages
            if covers(one.subject)
        ]
        shortest = _shortest(self._definition)
        self._shortest = shortest
        every = union((start, end) for start, end, _ in outages)
        self._down = tuple(span for span in every if span[1] - span[0] >= shortest)
        self._ignored = tuple(span for span in every if span[1] - span[0] < shortest)
        self._by_share = _layers(outages)

    def result(self, window: Window) -> Result:
        """The outcome of one window by the agreement's own definition."""
        base = self._open(window, self._base)
        down = self._in(self._down, base)
        planned = self._in(self._maintenance, base)
        lines = [self._base_line(window, length(base)), *self._outage_lines(down, base)]
        agreed: Spans = ()
        if planned:
            lines += [f"Maintenance in the base: {_clock(planned)}.", _COUNTED[self._counting]]
            if self._counting != "down":
                agreed, over = self._agreed(planned, window)
                lines += over
        extra = without(planned, agreed)
        excluded = length(agreed)
        total = length(base) - (excluded if self._counting == "taken-off" else 0)
        return self._judged(window, total, excluded, self._lost(down, agreed, extra), lines)

    def _lost(self, down: Spans, agreed: Spans, extra: Spans) -> Fraction:
        """Microseconds down: outages outside the agreed maintenance, and what exceeds that."""
        if self._shares_count() and down:
            left = without([(down[0][0], down[-1][1])], union([*agreed, *extra]))
            return self._weighted(common(down, left)) + length(extra)
        return Fraction(length(without(union([*down, *extra]), agreed)))

    def _shares_count(self) -> bool:
        said = self._definition.partial_outage.casefold() if self._definition else ""
        return any(word in said for word in _SHARE_WORDS)

    def _weighted(self, spans: Spans) -> Fraction:
        """Microseconds of outage in the spans, each weighed by the largest share affected."""
        if not spans:
            return Fraction(0)
        start, end = spans[0][0], spans[-1][1]
        parts = (
            weight * length(common(within(layer, start, end), spans))
            for weight, layer in self._by_share
        )
        return sum(parts, Fraction(0))

    def _judged(
        self, window: Window, base: int, excluded: int, lost: Fraction, lines: Iterable[str]
    ) -> Result:
        levels = plain_levels(self._metric, window)
        exact = _percent(base, lost)
        why = [*lines]
        if exact is None:
            why.append("No minute of the window is left to measure.")
        else:
            value = value_text(exact, "%", levels.target, levels.minimum)
            why += [f"{_quotient(base, lost)} = {value}.", *verdict_lines(levels, exact)]
        return Result(
            metric=self._metric.id,
            name=self._metric.name,
            window=window,
            unit="%",
            base=minutes(base),
            base_unit="min",
            excluded=minutes(excluded),
            lost=minutes(lost),
            value=None if exact is None else levels.compared(exact),
            exact=exact,
            direction=levels.direction,
            verdict="no-data" if exact is None else levels.judged(exact),
            why=tuple(why),
        )

    def _open(self, window: Window, hours: ServiceCalendar | None) -> Spans:
        return opening(hours, self._zone, window.first, window.last).spans

    def _in(self, spans: Spans, base: Spans) -> Spans:
        return common(within(spans, base[0][0], base[-1][1]), base) if base else ()

    def _base_line(self, window: Window, total: int) -> str:
        hours = "all minutes" if self._base is None else f"the minutes of “{self._base.name}”"
        days = f"{window.days} day" + ("s" if window.days != 1 else "")
        return (
            f"Base: {hours} of {window.name} ({days}, {self._zone}), "
            f"{number_text(minutes(total))} min."
        )

    def _outage_lines(self, down: Spans, base: Spans) -> list[str]:
        stretches = f"{len(down)} stretch" + ("es" if len(down) != 1 else "")
        counted = f" in {stretches}, overlapping outages counted once" if down else ""
        lines = [f"Outages in the base: {_clock(down)}{counted}."]
        if self._shares_count() and down:
            lines.append("Each minute down is weighed by the share of users affected, as agreed.")
        ignored = self._in(self._ignored, base)
        if ignored:
            short = clock_text(seconds(self._shortest))
            lines.append(f"Not counted, because shorter than {short}: {_clock(ignored)}.")
        return lines

    def _agreed(self, planned: Spans, window: Window) -> tuple[Spans, list[str]]:
        """The part of the maintenance that the agreement lets pass, and what counts as down."""
        section, agreed, lines = self._section, planned, list[str]()
        if section is None:
            return agreed, lines
        if section.windows:
            hours = self._open(window, agreed_hours(section, self._default))
            agreed = self._in(agreed, hours)
            lines += _over(planned, agreed, "lies outside the agreed hours")
        if section.most_windows is not None:
            most = int(section.most_windows * months_in(window))
            kept = common(agreed, planned[:most])
            lines += _over(agreed, kept, f"comes after the {most} agreed windows")
            agreed = kept
        if section.cap is not None:
            kept = shortened(agreed, int(monthly_cap(section) * months_in(window) * SECOND))
            lines += _over(agreed, kept, f"exceeds the cap of {show.duration(section.cap)} a month")
            agreed = kept
        return agreed, lines

    def others(self, window: Window) -> tuple[Other, ...]:
        """The window by the definitions that are common elsewhere."""
        whole = self._open(window, None)
        planned = self._in(self._maintenance, whole)
        down = union([*self._in(self._down, whole), *self._in(self._ignored, whole)])
        real = without(down, planned)
        total, excluded = length(whole), length(planned)
        found = [
            self._other("all-minutes", window, total, excluded, length(real)),
            self._other("less-maintenance", window, total - excluded, excluded, length(real)),
            self._other("accessible", window, total, 0, length(union([*down, *planned]))),
            self._other("by-users", window, total, excluded, self._weighted(real)),
        ]
        hours = self._base or self._default
        if hours is not None:
            base = self._open(window, hours)
            agreed = length(self._in(planned, base))
            lost = length(self._in(real, base))
            found.append(self._other("service-hours", window, length(base), agreed, lost))
        return tuple(found)

    def _other(
        self, kind: str, window: Window, base: int, excluded: int, lost: Fraction | int
    ) -> Other:
        levels = plain_levels(self._metric, window)
        exact = _percent(base, lost)
        return Other(
            metric=self._metric.id,
            id=kind,
            name=_OTHERS[kind],
            window=window,
            base=minutes(base),
            excluded=minutes(excluded),
            lost=minutes(lost),
            value=None if exact is None else levels.compared(exact),
            verdict="no-data" if exact is None else levels.judged(exact),
            why=_quotient(base, lost),
        )


def _shortest(definition: AvailabilityDefinition | None) -> int:
    """Outages shorter than this are not counted: as agreed, or as the checks cannot see them.

    So many failed checks in a row take at least one interval less than their number.
    """
    if definition is None:
        return 0
    seen = Fraction(0)
    if definition.check_interval and definition.failed_checks:
        seen = _micros(definition.check_interval) * (definition.failed_checks - 1)
    said = _micros(definition.shortest_outage) if definition.shortest_outage else Fraction(0)
    return int(max(seen, said))


def _micros(duration: Duration) -> Fraction:
    return Fraction(duration.value * SECONDS_IN[duration.unit]) * SECOND


def _layers(
    outages: Sequence[tuple[int, int, Fraction]],
) -> tuple[tuple[Fraction, tuple[Span, ...]], ...]:
    """Outages by share: what at least that share felt, weighed by the step to the next one."""
    shares = sorted({share for *_, share in outages})
    below = [Fraction(0), *shares]
    return tuple(
        (share - less, union((start, end) for start, end, felt in outages if felt >= share))
        for share, less in zip(shares, below, strict=False)
    )


def _percent(base: int, lost: Fraction | int) -> Fraction | None:
    return 100 * (base - Fraction(lost)) / base if base > 0 else None


def _quotient(base: int, lost: Fraction | int) -> str:
    of = number_text(minutes(base))
    return f"({of} − {number_text(minutes(lost))}) ÷ {of}"


def _clock(spans: Iterable[Span]) -> str:
    return clock_text(seconds(length(spans)))


def _over(before: Spans, after: Spans, why: str) -> list[str]:
    over = length(before) - length(after)
    return [f"{clock_text(seconds(over))} of it {why} and counts as down time."] if over else []
