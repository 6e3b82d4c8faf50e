"""A credit ladder as points: which results give which credit, where none does and where two do."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from sla_desktop.domain import show
from sla_desktop.domain.agreement import Agreement, metric, sections_of
from sla_desktop.domain.credits import CreditSchedule
from sla_desktop.domain.metrics import Direction, Metric
from sla_desktop.domain.quantities import Duration, Percent
from sla_desktop.domain.sections import CreditsSection
from sla_desktop.simulate.credit import holds
from sla_desktop.simulate.fees import in_money, monthly_fee
from sla_desktop.simulate.results import TIMES, direction_of, unit_of
from sla_desktop.simulate.small_numbers import meets

StepKind = Literal["credit", "none", "gap", "overlap"]
Stretch = tuple[Fraction, Fraction | None]


class Step(Struct, frozen=True):
    """Results from `low` to `high` (None: without end) and the credit they give.

    Both ends are the same for a single result that differs from what is beside it. `percent` is
    of the monthly fee, `money` what it comes to; None where that is not known.
    """

    low: Fraction
    high: Fraction | None
    kind: StepKind
    percent: Fraction | None
    money: Fraction | None
    text: str


class Ladder(Struct, frozen=True):
    """One metric's credits by result, lowest result first, to be drawn or read as a table."""

    schedule: str
    metric: str
    name: str
    unit: str
    direction: Direction
    target: Fraction | None
    minimum: Fraction | None
    steps: tuple[Step, ...]


def ladders(agreement: Agreement) -> tuple[Ladder, ...]:
    """Every ladder of results, once for each of its metrics."""
    return tuple(
        ladder(schedule, found, monthly_fee(agreement, schedule))
        for section in sections_of(agreement, CreditsSection)
        for schedule in section.schedules
        if schedule.model == "percent-tiers" and schedule.tiers
        for found in (metric(agreement, name) for name in schedule.metrics)
        if found is not None
    )


def ladder(schedule: CreditSchedule, of: Metric, fee: Fraction | None) -> Ladder:
    """A schedule's tiers for one metric; `fee` is the monthly fee its percentages are of."""
    target, minimum, direction = of.target, of.minimum, direction_of(of)
    if of.share and (of.by_priority or isinstance(target, Duration)):
        target, minimum, direction = of.share, of.share_minimum, "higher"
    elif of.measure in TIMES and isinstance(target or minimum, Percent):
        direction = "higher"  # a share of cases in time, whichever side is better for a time
    made = Ladder(
        schedule=schedule.id,
        metric=of.id,
        name=of.name,
        unit=unit_of(target or minimum) or "%",
        direction=direction,
        target=None if target is None else Fraction(target.value),
        minimum=None if minimum is None else Fraction(minimum.value),
        steps=(),
    )
    return replace(made, steps=tuple(_joined(_Axis(schedule, of, made, fee).steps())))


class _Axis(Struct, frozen=True):
    """The results of one ladder, cut wherever a tier or a level ends."""

    schedule: CreditSchedule
    of: Metric
    ladder: Ladder
    fee: Fraction | None

    @property
    def level(self) -> Fraction | None:
        minimum = self.schedule.hangs_on == "minimum"
        return self.ladder.minimum if minimum else self.ladder.target

    def steps(self) -> Iterator[Step]:
        """Each end by itself and each stretch between two."""
        marks = self._marks()
        for low, high in zip(marks, [*marks[1:], None], strict=True):
            yield self._step((low, low), low)
            inside = self._inside(low, high)
            if inside is not None:
                yield self._step((low, high), inside)

    def _marks(self) -> list[Fraction]:
        ends = [e for tier in self.schedule.tiers for e in (tier.range.low, tier.range.high)]
        marks = {Fraction(0), *(Fraction(end) for end in ends if end is not None)}
        if self.level is not None:
            marks.add(self.level)
        return sorted(marks | {Fraction(100)} if self._percent else marks)

    @property
    def _percent(self) -> bool:
        return self.ladder.unit == "%"

    def _inside(self, low: Fraction, high: Fraction | None) -> Fraction | None:
        """A result between two ends; None where there is none, also by the rounding agreed."""
        if high is None:
            return None if self._percent else low + 1
        if self.of.rounding is None:
            return (low + high) / 2
        unit = Fraction(1, 10**self.of.rounding.decimals)
        following = (low // unit + 1) * unit
        return following if following < high else None

    def _step(self, stretch: Stretch, inside: Fraction) -> Step:
        """What results like `inside` give."""
        found = [tier.credit for tier in self.schedule.tiers if holds(tier.range, inside)]
        low, high = stretch
        if not found:
            return self._without(low, high, inside)
        text = show.listed([show.measure(one) for one in found], "or")
        kind: StepKind = "overlap" if len(found) > 1 else "credit"
        money = in_money(found[0], self.fee)
        percent = Fraction(found[0].value) if isinstance(found[0], Percent) else None
        if percent is None and money is not None and self.fee:
            percent = money * 100 / self.fee
        return Step(low, high, kind, percent, money, text)

    def _without(self, low: Fraction, high: Fraction | None, inside: Fraction) -> Step:
        level, direction = self.level, self.ladder.direction
        kept = level is None or meets(inside, level, direction, strict=self.of.strict)
        if kept or self.schedule.silent_zone_stated:
            return Step(low, high, "none", Fraction(0), Fraction(0), "no credit")
        return Step(low, high, "gap", None, None, "no tier holds these results")


def _joined(steps: Iterator[Step]) -> Iterator[Step]:
    """Neighbours that give the same made one."""
    last = next(steps)
    for step in steps:
        if replace(step, low=last.low, high=last.high) == last:
            last = replace(last, high=step.high)
        else:
            yield last
            last = step
    yield last
