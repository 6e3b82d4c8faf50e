"""Levels that are easier than they look, or that nobody can reach (B22)."""

from collections.abc import Iterator
from decimal import Decimal

from sla_desktop.checks.elements_base import Placed, clock_days, quoted
from sla_desktop.checks.elements_levels import metric_cards
from sla_desktop.checks.faults import fault
from sla_desktop.checks.finding import Fault, Severity
from sla_desktop.checks.lookups import direction_of, level_name, priorities, with_consequence
from sla_desktop.domain import show
from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.metrics import LevelStep, Metric
from sla_desktop.domain.quantities import Duration, Measure, Percent

_TIMES = 10  # a minimum this many times as bad as the target promises nothing like it
_TIMES_DOWN = 20  # of what may be down: availabilities lie close to 100 %
_WHOLE = Decimal(100)
_HALF = Decimal(50)


def hollow_levels(agreement: Agreement) -> Iterator[Fault]:
    """Minimum far from the target, rounding in one side's favour, steps down, few of the cases."""
    weighty = with_consequence(agreement)
    for card in metric_cards(agreement):
        yield from _far_apart(card)
        yield from _unreachable(card)
        yield from _rounded_up(card)
        for step in card.row.steps:
            yield from _step_down(card, step)
        if card.row.id not in weighty:  # else it is called a dead guarantee
            for field, share in (
                ("share", card.row.share),
                ("share_minimum", card.row.share_minimum),
            ):
                yield from _few(quoted(card.row.name), share, f"{card.path}.{field}", card.row.id)
    yield from _of_priorities(agreement)


def _of_priorities(agreement: Agreement) -> Iterator[Fault]:
    for one in priorities(agreement):
        for times in one.row.times:
            name, path = level_name(agreement, one.row, times), f"{one.path}.times.{times.id}"
            yield from _few(name, times.share, f"{path}.share", one.row.id)
            for field in ("response", "resolution"):
                good: Duration | None = getattr(times, field)
                bad: Duration | None = getattr(times, f"{field}_minimum")
                if good and bad and good.value and clock_days(bad) > _TIMES * clock_days(good):
                    yield _loose(name, f"{path}.{field}_minimum", one.row.id, good, bad)


def _far_apart(card: Placed[Metric]) -> Iterator[Fault]:
    target, minimum = card.row.target, card.row.minimum
    if target is None or minimum is None or type(target) is not type(minimum):
        return
    if _far(card.row, target, minimum):
        name = quoted(card.row.name)
        yield _loose(name, f"{card.path}.minimum", card.row.id, target, minimum)


def _far(metric: Metric, target: Measure, minimum: Measure) -> bool:
    if isinstance(target, Duration) and isinstance(minimum, Duration):
        return clock_days(minimum) > _TIMES * clock_days(target) > 0
    if direction_of(metric) == "lower":
        return minimum.value > _TIMES * max(target.value, Decimal(1))
    if metric.measure == "availability":
        return _WHOLE - minimum.value > _TIMES_DOWN * (_WHOLE - target.value) > 0
    return minimum.value < target.value / 2


def _loose(name: str, path: str, owner: str, target: Measure, minimum: Measure) -> Fault:
    good, bad = show.measure(target), show.measure(minimum)
    return fault(
        "warning",
        f"{name}: the minimum {bad} lies so far from the target {good} that the target promises "
        "nothing: bring them closer.",
        path,
        objects=(owner,),
        numbers=(good, bad),
        worked=(f"Target: {good}", f"Minimum: {bad}"),
    )


def _unreachable(card: Placed[Metric]) -> Iterator[Fault]:
    """More than 100 %, or less than nothing, is no result."""
    metric = card.row
    if not metric.strict:
        return
    lower = direction_of(metric) == "lower"
    for field, level in (("target", metric.target), ("minimum", metric.minimum)):
        if level is None or (not lower and not isinstance(level, Percent)):
            continue
        if level.value != (0 if lower else _WHOLE):
            continue
        shown, sign = show.measure(level), "less" if lower else "more"
        yield fault(
            "error",
            f"{quoted(metric.name)}: a result of {sign} than {shown} does not exist, so every "
            f"window misses the {field}: let {shown} itself be enough.",
            f"{card.path}.strict",
            objects=(metric.id,),
            numbers=(field, shown),
            worked=(f"{sign} than {shown}: no such result",),
        )


def _rounded_up(card: Placed[Metric]) -> Iterator[Fault]:
    """A result rounded more coarsely than its levels are written, or always the better way."""
    rounding = card.row.rounding
    levels = [one for one in (card.row.target, card.row.minimum) if isinstance(one, Percent)]
    if rounding is None or not levels:
        return
    needed = max(_decimals(one.value) for one in levels)
    kind = "up" if direction_of(card.row) == "higher" else "down"
    if rounding.decimals < needed:
        why = f"to {rounding.decimals} decimals, but its levels are written with {needed}"
    elif rounding.mode == kind:
        why = f"always {kind}, so that misses become met"
    else:
        return
    yield fault(
        "warning",
        f"{quoted(card.row.name)} is rounded {why}: compare it unrounded, or round half up and "
        "finely.",
        f"{card.path}.rounding",
        objects=(card.row.id,),
        numbers=(str(rounding.decimals), rounding.mode),
        worked=(f"Rounded {why}",),
        weakens=("A22",),
    )


def _decimals(value: Decimal) -> int:
    return max(0, -int(value.normalize().as_tuple().exponent))


def _step_down(card: Placed[Metric], step: LevelStep) -> Iterator[Fault]:
    """A later target that is worse than the minimum of the start."""
    now, then = card.row.minimum, step.target
    if now is None or then is None or type(now) is not type(then):
        return
    was, will = _size(now), _size(then)
    if (will > was) if direction_of(card.row) == "lower" else (will < was):
        yield _lowered(card, step, show.measure(now), show.measure(then))


def _size(level: Measure) -> Decimal:
    return clock_days(level) if isinstance(level, Duration) else level.value


def _lowered(card: Placed[Metric], step: LevelStep, now: str, then: str) -> Fault:
    day = show.date(step.start)
    return fault(
        "warning",
        f"{quoted(card.row.name)}: from {day} the target is {then}, worse than the minimum "
        f"{now} of the start: agree a lower level only when it is needed.",
        f"{card.path}.steps.{step.id}.target",
        objects=(card.row.id, step.id),
        numbers=(day, now, then),
        worked=(f"Minimum at the start: {now}", f"Target from {day}: {then}"),
    )


def _few(name: str, share: Percent | None, path: str, owner: str) -> Iterator[Fault]:
    """A time that most cases may miss."""
    if share is None or share.value >= _HALF:
        return
    shown = show.percent(share)
    severity: Severity = "warning" if share.value else "error"
    yield fault(
        severity,
        f"{name}: the time is kept although most cases miss it, as {shown} of them is enough: "
        "promise more.",
        path,
        objects=(owner,),
        numbers=(shown,),
        worked=(f"{shown} < 50 %",),
    )
