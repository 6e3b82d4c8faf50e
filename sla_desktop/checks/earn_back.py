"""Earn-back and bonus reward more than the promise (B42)."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from sla_desktop.checks.draft import Draft
from sla_desktop.checks.elements_base import Placed, placed, quoted
from sla_desktop.checks.faults import fault
from sla_desktop.checks.finding import Fault
from sla_desktop.checks.lookups import direction_of
from sla_desktop.checks.registry import rules
from sla_desktop.domain import show
from sla_desktop.domain.agreement import Agreement, calendar, first, metric
from sla_desktop.domain.credits import Bonus, EarnBack
from sla_desktop.domain.metrics import Metric
from sla_desktop.domain.quantities import Duration, Measure, Percent
from sla_desktop.domain.sections import (
    ChargesSection,
    CreditsSection,
    HoursSection,
    LevelsSection,
)
from sla_desktop.domain.timeorder import compare
from sla_desktop.simulate.fees import in_money, monthly_total

_FEWEST_WINDOWS = 3
_FEWEST_VALUES = 3
_ALL = Decimal(100)


@rules.check(
    "B42",
    "warning",
    CreditsSection,
    LevelsSection,
    ChargesSection,
    HoursSection,
    weakens=("A41", "A42"),
    sources=("Slaw on earn-backs in outsourcing (2013)", "Practice articles on SLA contents"),
)
def more_than_the_promise(draft: Draft) -> Iterator[Fault]:
    """A credit is earned back beyond the target, over time; a bonus stays below the credits."""
    agreement = draft.agreement
    for rule in placed(agreement, CreditsSection, "earn_backs", lambda s: s.earn_backs):
        yield from _levels(agreement, rule)
        yield from _windows_and_share(rule)
    for bonus in placed(agreement, CreditsSection, "bonuses", lambda s: s.bonuses):
        yield from _bonus(agreement, bonus)


def _metrics(agreement: Agreement, ids: tuple[str, ...]) -> Iterator[Metric]:
    yield from (found for one in ids if (found := metric(agreement, one)) is not None)


def _levels(agreement: Agreement, rule: Placed[EarnBack]) -> Iterator[Fault]:
    level = rule.row.level
    if level is None:
        return
    for found in _metrics(agreement, rule.row.metrics):
        yield from _no_better(
            agreement, found, level, f"{rule.path}.level", "credit is earned back"
        )
        best = _best(found)
        if best is not None and _better(agreement, found, level, _like(level, best)):
            shown = show.measure(level)
            yield fault(
                "information",
                f"{quoted(found.name)}: a credit is earned back at {shown}, which no past result "
                f"has reached (best: {show.decimal_text(best)}).",
                f"{rule.path}.level",
                objects=(rule.row.id, found.id),
                numbers=(shown, show.decimal_text(best)),
                worked=(f"Level: {shown}", f"Best past result: {show.decimal_text(best)}"),
                weakens=(),
            )


def _no_better(
    agreement: Agreement, found: Metric, level: Measure, field: str, what: str
) -> Iterator[Fault]:
    target = found.target
    if target is None or type(target) is not type(level):
        return
    if not _better(agreement, found, level, target):
        shown, promised = show.measure(level), show.measure(target)
        yield fault(
            "warning",
            f"{quoted(found.name)}: a {what} at {shown}, no better than the target {promised}: "
            "keeping the promise alone would be rewarded.",
            field,
            objects=(field.split(".")[2], found.id),
            numbers=(shown, promised),
            worked=(f"Level: {shown}", f"Target: {promised}"),
            weakens=("A41",) if "earn_backs" in field else ("A42",),
        )


def _better(agreement: Agreement, found: Metric, one: Measure, other: Measure) -> bool:
    """Whether `one` is better than `other` by the metric's direction."""
    if isinstance(one, Duration) and isinstance(other, Duration):
        own = calendar(agreement, found.clock.calendar if found.clock else "")
        quick, slow = (one, other) if direction_of(found) == "lower" else (other, one)
        return compare(quick, slow, own, own, agreement.zone).holds
    better = one.value > other.value
    return better if direction_of(found) == "higher" else one.value < other.value


def _best(found: Metric) -> Decimal | None:
    values = found.baseline.values if found.baseline else ()
    if len(values) < _FEWEST_VALUES:
        return None
    return max(values) if direction_of(found) == "higher" else min(values)


def _like(level: Measure, value: Decimal) -> Measure:
    """A past value as a measure of the level's kind."""
    return (
        Percent(value=value)
        if not isinstance(level, Duration)
        else Duration(value=value, unit=level.unit, clock=level.clock)
    )


def _windows_and_share(rule: Placed[EarnBack]) -> Iterator[Fault]:
    row, ids = rule.row, (rule.row.id,)
    if row.windows is not None and row.windows < _FEWEST_WINDOWS:
        count = f"{row.windows} window{'s' if row.windows != 1 else ''}"
        yield fault(
            "warning",
            f"A credit is earned back after {count}: ask for at least three, so that it shows "
            "lasting work.",
            f"{rule.path}.windows",
            objects=ids,
            numbers=(count,),
            worked=(f"{row.windows} < {_FEWEST_WINDOWS}",),
            weakens=("A41",),
        )
    if row.share is not None and row.share.value > _ALL:
        share = show.percent(row.share)
        yield fault(
            "warning",
            f"{share} of a credit is returned, more than was credited: at most 100 %.",
            f"{rule.path}.share",
            objects=ids,
            numbers=(share,),
            worked=(f"{share} > 100 %",),
            weakens=("A41",),
        )
    if row.not_in_termination is None:
        yield fault(
            "information",
            "Nothing says whether credits are earned back also for periods that give a right to "
            "end the agreement.",
            f"{rule.path}.not_in_termination",
            objects=ids,
            weakens=(),
        )


def _bonus(agreement: Agreement, bonus: Placed[Bonus]) -> Iterator[Fault]:
    threshold = bonus.row.threshold
    if threshold is not None:
        for found in _metrics(agreement, bonus.row.metrics):
            field = f"{bonus.path}.threshold"
            yield from _no_better(agreement, found, threshold, field, "bonus is paid")
    section = first(agreement, CreditsSection)
    cap = section.caps.month if section and section.caps else None
    most, total = bonus.row.cap, monthly_total(agreement)
    if cap is None or most is None:
        return
    bonus_money, credit_money = in_money(most, total), in_money(cap, total)
    same = isinstance(most, Percent) and isinstance(cap, Percent)
    higher = (
        most.value > cap.value
        if isinstance(most, Percent) and isinstance(cap, Percent)
        else bonus_money is not None and credit_money is not None and bonus_money > credit_money
    )
    if higher:
        paid, credited = show.measure(most), show.measure(cap)
        lines = (f"Bonus at most: {paid}", f"Credits at most: {credited}")
        sums = () if same else (f"{_sum(bonus_money)} > {_sum(credit_money)}",)
        yield fault(
            "warning",
            f"A bonus can reach {paid}, the credits of a month only {credited}: the customer risks "
            "more than the provider.",
            f"{bonus.path}.cap",
            objects=(bonus.row.id,),
            numbers=(paid, credited),
            worked=(*lines, *sums),
            weakens=("A42",),
        )


def _sum(money: Fraction | None) -> str:
    return show.fraction(money or Fraction(0))
