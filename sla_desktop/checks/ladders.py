"""Credit ladders: no gap, no overlap, worse never pays less, nothing paid when met (B12–B15).

Results are laid on one axis on which more is better; of a metric where less is better the signs
are turned round.
"""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from itertools import combinations, pairwise
from typing import NamedTuple

from msgspec.structs import replace

from sla_desktop.checks.draft import Draft
from sla_desktop.checks.elements_base import Placed, placed, quoted
from sla_desktop.checks.faults import fault
from sla_desktop.checks.finding import Fault, Fix
from sla_desktop.checks.lookups import direction_of
from sla_desktop.checks.registry import rules
from sla_desktop.domain import edits, show
from sla_desktop.domain.agreement import Agreement, metric
from sla_desktop.domain.credits import CreditSchedule, CreditTier
from sla_desktop.domain.metrics import Direction, Metric
from sla_desktop.domain.quantities import Duration, Measure, Money, Quantity, Range
from sla_desktop.domain.sections import (
    ChargesSection,
    CreditsSection,
    LevelsSection,
    ServicesSection,
)
from sla_desktop.simulate.fees import in_money, monthly_fee

_READS = (CreditsSection, LevelsSection)
_ASK = "say whether the credit hangs on the target or the minimum"
_COMPENSABLE = "Müller et al., automated validation of compensable SLAs"


class _Stretch(NamedTuple):
    """Results between two ends on the axis; None is open."""

    low: Decimal | None
    low_closed: bool
    high: Decimal | None
    high_closed: bool
    tier: CreditTier

    def holds(self, value: Decimal) -> bool:
        above = self.low is None or value > self.low or (value == self.low and self.low_closed)
        below = self.high is None or value < self.high or (value == self.high and self.high_closed)
        return above and below


class _Ladder(NamedTuple):
    """A schedule's tiers for one of its metrics, best results first."""

    schedule: Placed[CreditSchedule]
    metric: Metric
    direction: Direction
    unit: str
    target: Decimal | None  # on the axis
    minimum: Decimal | None
    steps: tuple[_Stretch, ...]

    @property
    def level(self) -> Decimal | None:
        """The level the credit hangs on, where the text says which."""
        return {"target": self.target, "minimum": self.minimum}.get(self.schedule.row.hangs_on)

    @property
    def paying(self) -> list[_Stretch]:
        return [step for step in self.steps if _amount(step.tier)]

    @property
    def free(self) -> list[_Stretch]:
        """Tiers that say in so many words that nothing is earned."""
        return [step for step in self.steps if not _amount(step.tier)]

    def shown(self, value: Decimal) -> str:
        """A result as the reader knows it: "99.895 %"."""
        plain = show.written_decimal(value if self.direction == "higher" else -value)
        return f"{plain} {self.unit}".strip()

    def row(self, tier: CreditTier) -> str:
        return f"{self.schedule.path}.tiers.{tier.id}"


def _amount(tier: CreditTier) -> Decimal:
    credit = tier.credit
    return credit.amount if isinstance(credit, Money) else credit.value


def _ladders(agreement: Agreement) -> Iterator[_Ladder]:
    """Every ladder of results; other models collect events, points or days."""
    for schedule in placed(agreement, CreditsSection, "schedules", lambda s: s.schedules):
        if schedule.row.model != "percent-tiers" or not schedule.row.tiers:
            continue
        for metric_id in schedule.row.metrics:
            found = metric(agreement, metric_id)
            if found is not None:
                yield _ladder(schedule, found)


def _ladder(schedule: Placed[CreditSchedule], found: Metric) -> _Ladder:
    target: Measure | None = found.target
    minimum: Measure | None = found.minimum
    direction = direction_of(found)
    if found.share and (found.by_priority or isinstance(target, Duration)):
        target, minimum, direction = found.share, found.share_minimum, "higher"
    steps = [_stretch(tier, direction) for tier in schedule.row.tiers]
    steps.sort(key=lambda step: (step.high is None, step.high or 0, step.high_closed), reverse=True)
    return _Ladder(
        schedule=schedule,
        metric=found,
        direction=direction,
        unit=_unit(target or minimum),
        target=_on_axis(target, direction),
        minimum=_on_axis(minimum, direction),
        steps=tuple(steps),
    )


def _on_axis(level: Measure | None, direction: Direction) -> Decimal | None:
    if level is None:
        return None
    return level.value if direction == "higher" else -level.value


def _stretch(tier: CreditTier, direction: Direction) -> _Stretch:
    span = tier.range
    if direction == "higher":
        return _Stretch(span.low, span.low_closed, span.high, span.high_closed, tier)
    low, high = (None if end is None else -end for end in (span.high, span.low))
    return _Stretch(low, span.high_closed, high, span.low_closed, tier)


def _unit(level: Measure | None) -> str:
    if isinstance(level, Duration):
        return level.unit
    return level.unit if isinstance(level, Quantity) else "%"


@rules.check(
    "B12", "error", *_READS, sources=("Bonterms SLA 1.0", _COMPENSABLE, "Published credit ladders")
)
def no_gap(draft: Draft) -> Iterator[Fault]:
    """Every result below the level a credit hangs on has a tier, down to the worst."""
    for ladder in _ladders(draft.agreement):
        best = ladder.steps[0]
        level = ladder.level
        if level is not None and not ladder.schedule.row.silent_zone_stated:
            missing = _between(best.high, best.high_closed, level, not ladder.metric.strict, ladder)
            if missing is not None:
                yield _gap(ladder, missing, best, level, ladder.metric.strict)
        lowest = best
        for step in ladder.steps[1:]:
            if lowest.low is None:
                break
            missing = _between(step.high, step.high_closed, lowest.low, lowest.low_closed, ladder)
            if missing is not None:
                yield _gap(ladder, missing, step, lowest.low, not lowest.low_closed)
            if step.low is None or (step.low, not step.low_closed) <= (
                lowest.low,
                not lowest.low_closed,
            ):
                lowest = step
        yield from _open_end(ladder, lowest)


def _between(
    high: Decimal | None, high_closed: bool, low: Decimal, low_closed: bool, ladder: _Ladder
) -> Decimal | None:
    """A result above a stretch that ends at `high` and below one that starts at `low`."""
    if high is None or high > low or (high == low and (high_closed or low_closed)):
        return None
    rule = ladder.metric.rounding
    if rule is None:
        return (high + low) / 2
    unit = Decimal(1).scaleb(-rule.decimals)
    result = (high / unit).to_integral_value() * unit
    while result < high or (result == high and high_closed):
        result += unit
    return result if result < low or (result == low and not low_closed) else None


def _gap(ladder: _Ladder, missing: Decimal, step: _Stretch, bound: Decimal, closed: bool) -> Fault:
    ends = f"at {ladder.shown(bound)}"
    if step.high is not None and step.high != bound:
        both = (step.high, bound) if ladder.direction == "higher" else (bound, step.high)
        ends = f"between {ladder.shown(both[0])} and {ladder.shown(both[1])}"
    return fault(
        "error",
        f"{quoted(ladder.metric.name)}: a result of {ladder.shown(missing)} has no tier; the "
        f"credits leave a gap {ends}.",
        f"{ladder.row(step.tier)}.range",
        objects=(ladder.schedule.row.id, ladder.metric.id, step.tier.id),
        numbers=(ends,),
        worked=(*_tiers(ladder), _rounding(ladder), f"No tier holds {ladder.shown(missing)}"),
        fix=Fix("Close the gap", _moved(ladder, step.tier, bound, closed)),
    )


def _tiers(ladder: _Ladder) -> tuple[str, ...]:
    """The tiers, best results first: "99.0 % or more and under 99.9 %: 5 %"."""
    return tuple(
        f"{show.interval(step.tier.range, ladder.unit)}: {show.measure(step.tier.credit)}"
        for step in ladder.steps
    )


def _rounding(ladder: _Ladder) -> str:
    rule = ladder.metric.rounding
    if rule is None:
        return "Results are not rounded, so every value between two tiers can occur."
    places = f"{rule.decimals} decimal{'s' if rule.decimals != 1 else ''}"
    return f"Results are rounded to {places}."


def _moved(ladder: _Ladder, tier: CreditTier, bound: Decimal | None, closed: bool) -> edits.Edit:
    """Lets the better end of a tier be `bound` on the axis."""
    if ladder.direction == "higher":
        span = replace(tier.range, high=bound, high_closed=closed)
    else:
        span = replace(tier.range, low=None if bound is None else -bound, low_closed=closed)
    return edits.replace_row(ladder.row(tier), replace(tier, range=span))


def _open_end(ladder: _Ladder, lowest: _Stretch) -> Iterator[Fault]:
    """The last tier must reach the worst result: 0, or without limit where less is better."""
    if lowest.low is None:
        return
    worst = lowest.low < 0 or (lowest.low == 0 and lowest.low_closed)
    if ladder.direction == "higher" and worst:
        return
    tier = lowest.tier
    span = (
        replace(tier.range, low=None)
        if ladder.direction == "higher"
        else Range(low=tier.range.low, low_closed=tier.range.low_closed)
    )
    side = "under" if ladder.direction == "higher" else "over"
    end = ladder.shown(lowest.low)
    yield fault(
        "error",
        f"{quoted(ladder.metric.name)}: results {side} {end} have no tier; the last one must reach "
        "the worst result.",
        f"{ladder.row(tier)}.range",
        objects=(ladder.schedule.row.id, ladder.metric.id, tier.id),
        numbers=(end,),
        worked=(*_tiers(ladder), f"The last tier ends at {end}"),
        fix=Fix(
            "Let the last tier reach the end",
            edits.replace_row(ladder.row(tier), replace(tier, range=span)),
        ),
    )


@rules.check("B13", "error", *_READS, sources=(_COMPENSABLE, "Published credit ladders"))
def no_overlap(draft: Draft) -> Iterator[Fault]:
    """No result lies in two tiers, nor in a tier and at the level that earns none."""
    for ladder in _ladders(draft.agreement):
        for better, worse in combinations(ladder.steps, 2):
            common = _common(better, worse)
            if common is not None:
                yield _overlap(ladder, common, better, worse)
        level = ladder.target if ladder.level is None else ladder.level
        if level is None or ladder.metric.strict or any(s.holds(level) for s in ladder.free):
            continue
        for step in ladder.paying:
            if step.high == level and step.holds(level):
                yield _touches(ladder, level, step)


def _common(better: _Stretch, worse: _Stretch) -> Decimal | None:
    """A result in both: an end of what they share, its middle, or a step beyond its only end."""
    low = max((end for end in (better.low, worse.low) if end is not None), default=None)
    high = min((end for end in (better.high, worse.high) if end is not None), default=None)
    ends = [end for end in (low, high) if end is not None]
    tried = [*ends, sum(ends, Decimal(0)) / max(1, len(ends))]
    tried += [end + step for end in ends for step in (1, -1)]
    return next((value for value in tried if better.holds(value) and worse.holds(value)), None)


def _overlap(ladder: _Ladder, common: Decimal, better: _Stretch, worse: _Stretch) -> Fault:
    touching = worse.high == better.low
    pays = [show.measure(step.tier.credit) for step in (better, worse)]
    return fault(
        "error",
        f"{quoted(ladder.metric.name)}: a result of {ladder.shown(common)} lies in two tiers, for "
        f"{pays[0]} and for {pays[1]}.",
        f"{ladder.row(worse.tier)}.range",
        objects=(ladder.schedule.row.id, ladder.metric.id, better.tier.id, worse.tier.id),
        numbers=(ladder.shown(common), *pays),
        worked=(*_tiers(ladder), f"{ladder.shown(common)} lies in two of them"),
        fix=Fix(
            "Let the border belong to the better tier",
            _moved(ladder, worse.tier, common, closed=False),
        )
        if touching
        else None,
    )


def _touches(ladder: _Ladder, level: Decimal, step: _Stretch) -> Fault:
    pays = show.measure(step.tier.credit)
    return fault(
        "error",
        f"{quoted(ladder.metric.name)}: a result of {ladder.shown(level)} keeps the promise and "
        f"earns {pays} at once.",
        f"{ladder.row(step.tier)}.range",
        objects=(ladder.schedule.row.id, ladder.metric.id, step.tier.id),
        numbers=(ladder.shown(level), pays),
        worked=(*_tiers(ladder), f"Promised: {ladder.shown(level)}"),
        fix=Fix("Leave the border out of the tier", _moved(ladder, step.tier, level, closed=False)),
    )


@rules.check("B14", "error", *_READS, ChargesSection, ServicesSection, sources=(_COMPENSABLE,))
def worse_pays_no_less(draft: Draft) -> Iterator[Fault]:
    """From tier to tier the credit does not fall while the result gets worse."""
    agreement = draft.agreement
    for ladder in _ladders(agreement):
        fee = monthly_fee(agreement, ladder.schedule.row)
        for better, worse in pairwise(ladder.steps):
            amounts = [_comparable(s.tier, better.tier, worse.tier, fee) for s in (better, worse)]
            if None in amounts or Fraction(amounts[0] or 0) <= Fraction(amounts[1] or 0):
                continue
            pays = [show.measure(step.tier.credit) for step in (better, worse)]
            spans = [show.interval(step.tier.range, ladder.unit) for step in (better, worse)]
            yield fault(
                "error",
                f"{quoted(ladder.metric.name)}: {spans[0]} earns {pays[0]}, the worse {spans[1]} "
                f"only {pays[1]}.",
                f"{ladder.row(worse.tier)}.credit",
                objects=(ladder.schedule.row.id, better.tier.id, worse.tier.id),
                numbers=tuple(pays),
                worked=(*_tiers(ladder), f"{pays[0]} > {pays[1]}, for the better result"),
            )


def _comparable(
    tier: CreditTier, one: CreditTier, two: CreditTier, fee: Fraction | None
) -> Fraction | None:
    """The amount as it stands where both are of one kind, else in money."""
    if type(one.credit) is type(two.credit):
        return Fraction(_amount(tier))
    return in_money(tier.credit, fee)


@rules.check("B15", "error", *_READS, sources=(_COMPENSABLE,))
def nothing_when_met(draft: Draft) -> Iterator[Fault]:
    """No credit at the target; what earns none between target and tiers is said to."""
    for ladder in _ladders(draft.agreement):
        target, paying = ladder.target, ladder.paying
        level = target if ladder.level is None else ladder.level
        for step in paying:
            met = [v for v in (target, level) if v not in (None, step.high) and step.holds(v)]
            if met:
                yield _paid_when_met(ladder, met[0], step)
        if paying and target is not None and ladder.schedule.row.hangs_on != "minimum":
            yield from _silent_zone(ladder, target, paying[0])


def _paid_when_met(ladder: _Ladder, value: Decimal, step: _Stretch) -> Fault:
    pays = show.measure(step.tier.credit)
    return fault(
        "error",
        f"{quoted(ladder.metric.name)}: a result of {ladder.shown(value)} keeps the promise but "
        f"earns a credit of {pays}.",
        f"{ladder.row(step.tier)}.range",
        objects=(ladder.schedule.row.id, ladder.metric.id, step.tier.id),
        numbers=(ladder.shown(value), pays),
        worked=(*_tiers(ladder), f"Promised: {ladder.shown(value)}"),
    )


def _silent_zone(ladder: _Ladder, target: Decimal, first: _Stretch) -> Iterator[Fault]:
    schedule = ladder.schedule
    stated = schedule.row.silent_zone_stated
    on_target = schedule.row.hangs_on == "target"
    if first.high is None or first.high >= target or stated != on_target:
        return
    at_minimum = first.high == ladder.minimum
    ends = (ladder.shown(first.high), ladder.shown(target))
    edit = edits.set_value(f"{schedule.path}.hangs_on", "minimum")
    yield fault(
        "warning",
        f"{quoted(ladder.metric.name)}: results from {ends[0]} up to {ends[1]} miss the target and "
        f"earn no credit: {'but the credit is said to hang on the target' if on_target else _ASK}.",
        f"{schedule.path}.hangs_on",
        objects=(schedule.row.id, ladder.metric.id),
        numbers=ends,
        worked=(
            f"Target: {ends[1]}",
            *_tiers(ladder),
            f"From {ends[0]} up to {ends[1]}: no tier, and nothing says so",
        ),
        fix=Fix("Credit hangs on the minimum", edit) if at_minimum else None,
    )
