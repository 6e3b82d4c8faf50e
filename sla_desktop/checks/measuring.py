"""Measured finely enough, against a past, in enough cases, not by hand (B11 B23 B24 B26)."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from statistics import median

from sla_desktop.checks.availability import least_allowance
from sla_desktop.checks.draft import Draft
from sla_desktop.checks.elements_base import Placed, quoted, these
from sla_desktop.checks.elements_levels import metric_cards
from sla_desktop.checks.faults import fault, minutes_text, places3
from sla_desktop.checks.finding import Fault, Severity
from sla_desktop.checks.lookups import (
    availability_cards,
    direction_of,
    priorities,
    surroundings,
    window_text,
    with_money,
)
from sla_desktop.checks.registry import rules
from sla_desktop.domain import show
from sla_desktop.domain.agreement import sections_of
from sla_desktop.domain.metrics import Direction, Metric
from sla_desktop.domain.quantities import Duration, Measure, Percent
from sla_desktop.domain.sections import (
    AvailabilitySection,
    CreditsSection,
    HoursSection,
    LevelsSection,
    MaintenanceSection,
    PrioritiesSection,
    ReportsSection,
    TermSection,
)
from sla_desktop.domain.worktime import SECONDS_IN
from sla_desktop.simulate.allowance import clock_text, definition_of
from sla_desktop.simulate.small_numbers import fewest_cases, most_misses

_FEWEST_VALUES = 3
_MANY_BY_HAND = Fraction(1, 4)
_HAYES = "Ian S. Hayes, five principles for SLA metrics"


@rules.check(
    "B11",
    "warning",
    LevelsSection,
    AvailabilitySection,
    MaintenanceSection,
    HoursSection,
    TermSection,
    weakens=("A21",),
    sources=("NIST SP 500-307",),
)
def fine_enough(draft: Draft) -> Iterator[Fault]:
    """A probe sees an outage in at most a fifth of what may be down."""
    agreement = draft.agreement
    around = surroundings(draft)
    for path, metric, target in availability_cards(agreement):
        definition = definition_of(agreement, metric)
        how = metric.measurement
        interval = definition.check_interval if definition else None
        if interval is None and how is not None and how.method == "automatic":
            interval = how.interval
        allowed = least_allowance(draft, metric, around)
        if interval is None or allowed is None:
            continue
        times = (definition.failed_checks if definition else None) or 1
        seconds = Fraction(interval.value * SECONDS_IN[interval.unit]) * times
        if seconds <= allowed.seconds / 5:
            continue
        every, percent = show.duration(interval), show.written_decimal(target)
        checks = f"{times} failed checks" if times > 1 else "one failed check"
        yield fault(
            "warning",
            f"{quoted(metric.name)}: a check every {every} notices an outage after {checks}, "
            f"{clock_text(seconds)} at best, but {percent} % of {window_text(allowed.basis)} "
            f"allows only {clock_text(allowed.seconds)}: check more often.",
            f"{path}.measurement.interval",
            objects=(metric.id,),
            numbers=(every, str(times), percent),
            worked=(
                f"Noticed after {times} × {every} = {minutes_text(seconds)}",
                f"Allowed: {minutes_text(allowed.seconds)}; a fifth: "
                f"{minutes_text(allowed.seconds / 5)}",
                f"{minutes_text(seconds)} > {minutes_text(allowed.seconds / 5)}",
            ),
        )


@rules.check(
    "B23",
    "warning",
    LevelsSection,
    ReportsSection,
    weakens=("A24",),
    sources=("Practice articles on SLA contents", _HAYES),
)
def past_results(draft: Draft) -> Iterator[Fault]:
    """Levels that the past has kept; without a past a bed-in and a date to set them for good."""
    agreement = draft.agreement
    for_all = any(s.change and s.change.readjust for s in sections_of(agreement, ReportsSection))
    cards = [card for card in metric_cards(agreement) if not card.row.reported_only]
    new = [c for c in cards if c.row.baseline and c.row.baseline.no_data]
    yield from _without_past([c for c in new if not _bed_in(c.row)], "bed_in", "no bed-in", ())
    undated = [c for c in new if not for_all and not _readjusted(c.row)]
    yield from _without_past(undated, "readjust", "no date on which they are set", ("A47",))
    for card in cards:
        yield from _against_past(card)


def _bed_in(metric: Metric) -> Duration | None:
    return metric.baseline.bed_in if metric.baseline else None


def _readjusted(metric: Metric) -> object:
    return metric.baseline.readjust if metric.baseline else None


def _without_past(
    cards: list[Placed[Metric]], field: str, lacking: str, more: tuple[str, ...]
) -> Iterator[Fault]:
    if cards:
        names = these([quoted(card.row.name) for card in cards])
        verb = "has" if len(cards) == 1 else "have"
        yield fault(
            "warning",
            f"{names} {verb} levels without past figures and {lacking}: nobody knows yet whether "
            "they can be kept.",
            f"{cards[0].path}.baseline.{field}",
            objects=tuple(card.row.id for card in cards),
            numbers=(lacking,),
            weakens=("A24", *more),
        )


def _against_past(card: Placed[Metric]) -> Iterator[Fault]:
    metric = card.row
    values = metric.baseline.values if metric.baseline else ()
    if len(values) < _FEWEST_VALUES:
        return
    better = direction_of(metric)
    best = max(values) if better == "higher" else min(values)
    target, minimum = _number(metric.target), _number(metric.minimum)
    shown = _shown(metric.target or metric.minimum)
    counts = f"{_kept(values, target, better)} for the target"
    if minimum is not None:
        counts += f", {_kept(values, minimum, better)} for the minimum"
    past = f"Past: {', '.join(show.decimal_text(value) for value in values)}"
    if target is not None and _beats(target, best, better):
        yield _past_fault(
            card,
            "target",
            f"the target {shown} is better than every past result, the best being "
            f"{show.decimal_text(best)}",
            counts,
            past,
            "warning",
        )
    elif target is not None and _beats(Decimal(median(values)), target, better):
        yield _past_fault(
            card,
            "target",
            f"the target {shown} is worse than half of the past results: nothing is gained",
            counts,
            past,
            "information",
        )
    if minimum is not None and any(_beats(minimum, value, better) for value in values):
        yield _past_fault(
            card,
            "minimum",
            f"the minimum {_shown(metric.minimum)} was missed before",
            counts,
            past,
            "warning",
        )


def _past_fault(
    card: Placed[Metric], field: str, said: str, counts: str, past: str, severity: Severity
) -> Fault:
    return fault(
        severity,
        f"{quoted(card.row.name)}: {said} (past results kept: {counts}).",
        f"{card.path}.{field}",
        objects=(card.row.id,),
        numbers=(field, counts, past),
        worked=(past, f"Kept: {counts}"),
    )


def _number(level: Measure | None) -> Decimal | None:
    return None if level is None else level.value


def _shown(level: Measure | None) -> str:
    return show.measure(level) if level is not None else ""


def _beats(one: Decimal, other: Decimal, better: Direction) -> bool:
    return one > other if better == "higher" else one < other


def _kept(values: tuple[Decimal, ...], level: Decimal | None, better: Direction) -> str:
    """ "4 of 8"."""
    if level is None:
        return "none"
    kept = sum(not _beats(level, value, better) for value in values)
    return f"{kept} of {len(values)}"


@rules.check(
    "B24",
    "warning",
    LevelsSection,
    PrioritiesSection,
    sources=("Guidance on percentages of few tickets",),
)
def enough_cases(draft: Draft) -> Iterator[Fault]:
    """With few cases a percentage allows no miss at all: then the number of misses is said."""
    agreement = draft.agreement
    for card in metric_cards(agreement):
        cases = card.row.expected_cases
        if cases is None or card.row.misses_allowed is not None:
            continue
        for field, percent in _shares(card.row):
            yield from _too_few(
                f"{card.path}.{field}", quoted(card.row.name), card.row, percent, cases
            )
    for priority in priorities(agreement):
        cases = priority.row.expected_cases
        for times in priority.row.times if cases else ():
            if times.booked and times.share is not None and len(priority.row.times) == 1:
                path = f"{priority.path}.times.{times.id}.share"
                yield from _too_few(path, priority.row.name, None, times.share, cases or 0)


def _shares(metric: Metric) -> Iterator[tuple[str, Percent]]:
    """The shares of cases that a metric promises."""
    fields = ["share", "share_minimum"]
    if metric.measure != "availability" and metric.kind in ("event", None):
        fields += ["target", "minimum"] if "%" in metric.unit else []
    for field in fields:
        value = getattr(metric, field)
        if isinstance(value, Percent):
            yield field, value


def _too_few(
    field: str, name: str, metric: Metric | None, percent: Percent, cases: int
) -> Iterator[Fault]:
    timed = metric is None or metric.share is not None
    better: Direction = "higher" if timed else direction_of(metric) if metric else "higher"
    strict, rounding = (metric.strict, metric.rounding) if metric else (False, None)
    if not cases or percent.value == 100 or (percent.value == 0 and better == "lower"):
        return
    least = fewest_cases(percent.value, better, strict=strict, rounding=rounding)
    allowed = most_misses(cases, percent.value, better, strict=strict, rounding=rounding)
    if allowed is None or allowed >= 1:
        return
    bad = cases - 1 if better == "higher" else 1
    result = places3(Fraction(100 * bad, cases))
    shown = show.percent(percent)
    needed = f"{least:,} cases" if least is not None else "more cases than can be counted"
    yield fault(
        "warning",
        f"{name}: with {cases} cases a single miss gives {result} % and breaks {shown}: say how "
        "many misses are allowed, or measure over a longer window.",
        field,
        objects=(metric.id,) if metric else (field.split(".")[-4],),
        numbers=(shown, str(cases)),
        worked=(
            f"One miss in {cases}: {bad} / {cases} = {result} %",
            f"{shown} bears one miss from {needed} on",
            f"{cases} < {least:,}" if least is not None else f"{cases} cases",
        ),
    )


@rules.check(
    "B26",
    "warning",
    LevelsSection,
    CreditsSection,
    weakens=("A21",),
    sources=("Practice articles on SLA contents", _HAYES),
)
def by_hand(draft: Draft) -> Iterator[Fault]:
    """Few metrics are counted by hand; with money on it, not by one side alone."""
    cards = [c for c in metric_cards(draft.agreement) if c.row.measurement is not None]
    known = [c for c in cards if c.row.measurement and c.row.measurement.method]
    manual = [c for c in known if c.row.measurement and c.row.measurement.method == "manual"]
    if len(manual) > 1 and Fraction(len(manual), len(known)) > _MANY_BY_HAND:
        share = f"{len(manual)} of {len(known)}"
        yield fault(
            "warning",
            f"{share} metrics are counted by hand, which costs work and invites dispute: let a "
            "tool count, or drop one.",
            f"{manual[0].path}.measurement.method",
            objects=tuple(card.row.id for card in manual),
            numbers=(share,),
            worked=(
                f"By hand: {these([quoted(card.row.name) for card in manual])}",
                f"{share} = {places3(Fraction(100 * len(manual), len(known)))} % > 25 %",
            ),
        )
    paid = with_money(draft.agreement)
    for card in manual:
        if card.row.id in paid and card.row.measurement and card.row.measurement.one_sided:
            yield fault(
                "warning",
                f"{quoted(card.row.name)} is counted by hand by one side alone and money hangs on "
                "it: let both sides count, or sign the count together.",
                f"{card.path}.measurement.one_sided",
                objects=(card.row.id,),
            )
