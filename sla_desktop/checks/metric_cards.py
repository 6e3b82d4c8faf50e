"""Metric cards: whole, and with their levels in order (B21 B22)."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

from msgspec.structs import replace

from sla_desktop.checks.draft import Draft
from sla_desktop.checks.elements_base import Placed, quoted
from sla_desktop.checks.elements_levels import is_time, metric_cards
from sla_desktop.checks.faults import fault, for_instance
from sla_desktop.checks.finding import Fault, Fix
from sla_desktop.checks.hollow_levels import hollow_levels
from sla_desktop.checks.lookups import direction_of, level_name, priorities, with_money
from sla_desktop.checks.registry import rules
from sla_desktop.domain import edits, show
from sla_desktop.domain.agreement import Agreement, calendar
from sla_desktop.domain.calendars import ServiceCalendar
from sla_desktop.domain.metrics import Direction, Measurement, Metric, MetricRoles
from sla_desktop.domain.quantities import Duration, Measure, Percent, Quantity
from sla_desktop.domain.sections import (
    CreditsSection,
    HoursSection,
    LevelsSection,
    PrioritiesSection,
)
from sla_desktop.domain.timeorder import UNKNOWN, Order, compare

_ONE_PAGE = "onepage"
_HUNDRED = Decimal(100)


@rules.check(
    "B21",
    "error",
    LevelsSection,
    sources=(
        "NIST SP 500-307",
        "Public-sector service levels schedule (Module 3, Attachment 5)",
        "Practice articles on SLA contents",
    ),
)
def whole_card(draft: Draft) -> Iterator[Fault]:
    """One finding for each card that lacks something, with all that it lacks."""
    for card in metric_cards(draft.agreement):
        must, should = _lacking(card.row)
        if draft.agreement.profile == _ONE_PAGE:
            should = {}
        lacking = {**must, **should}
        if lacking:
            words = tuple(lacking.values())
            found = fault(
                "error" if must else "warning",
                f"{quoted(card.row.name)} does not say {show.listed(words)}.",
                f"{card.path}.{next(iter(lacking))}",
                objects=(card.row.id,),
                numbers=words,
                worked=(
                    f"Cannot do without: {show.listed(tuple(must.values())) or 'all there'}",
                    f"Should have: {show.listed(tuple(should.values())) or 'all there'}",
                ),
            )
            yield replace(found, status="incomplete")


def _lacking(metric: Metric) -> tuple[dict[str, str], dict[str, str]]:
    """Empty fields with their words: those no card can do without, and the others."""
    how, who = metric.measurement or Measurement(), metric.roles or MetricRoles()
    must = {
        "definition": (metric.definition.strip(), "what it means"),
        "unit": (_has_unit(metric), "its unit"),
        "window": (metric.window, "over which window it is measured"),
        "measurement.method": (how.method, "how it is measured"),
        "roles.measures": (who.measures, "who measures it"),
    }
    should = {
        "numerator": (_has_formula(metric), "its formula"),
        "roles.reports": (who.reports, "who reports it"),
        "roles.frequency": (who.frequency or how.moment, "how often"),
        "roles.verifies": (who.verifies, "who verifies it"),
    }
    return _empty(must), _empty(should)


def _empty(fields: Mapping[str, tuple[object, str]]) -> dict[str, str]:
    return {field: words for field, (value, words) in fields.items() if not value}


def _has_unit(metric: Metric) -> bool:
    level = metric.target or metric.minimum
    inherent = isinstance(level, Duration) or (isinstance(level, Quantity) and bool(level.unit))
    return bool(metric.unit.strip()) or inherent or metric.by_priority


def _has_formula(metric: Metric) -> bool:
    clock = metric.clock
    runs = is_time(metric) and clock is not None and clock.start.strip() and clock.stop.strip()
    fraction = metric.numerator.strip() or metric.denominator.strip()
    return bool(fraction or runs or metric.availability)


class _Pair(NamedTuple):
    """Two levels that must be in order: `good` at least as good as `bad`."""

    name: str
    path: str
    objects: tuple[str, ...]
    good: Measure
    good_word: str
    bad: Measure
    bad_word: str
    direction: Direction
    calendar: ServiceCalendar | None
    fix: Fix | None = None


@rules.check(
    "B22",
    "error",
    LevelsSection,
    PrioritiesSection,
    HoursSection,
    CreditsSection,
    weakens=("A20",),
    sources=("Practice articles on SLA contents", "Slaw on earn-backs in outsourcing (2013)"),
)
def levels_in_order(draft: Draft) -> Iterator[Fault]:
    """Minimum, target and stretch in order; percentages possible; 100 % only where it is meant."""
    agreement = draft.agreement
    for card in metric_cards(agreement):
        yield from _unlike(card)
    for pair in (*_metric_pairs(agreement), *_priority_pairs(agreement)):
        yield from _out_of_order(pair, agreement.zone)
    paid = with_money(agreement)
    for card in metric_cards(agreement):
        yield from _impossible(card)
        yield from _perfect(card, paid)
        yield from _alike(card)
    yield from hollow_levels(agreement)


def _metric_pairs(agreement: Agreement) -> Iterator[_Pair]:
    for card in metric_cards(agreement):
        metric, name = card.row, quoted(card.row.name)
        own = calendar(agreement, metric.clock.calendar if metric.clock else "")
        ids = (metric.id,)
        if metric.share and metric.share_minimum:
            good, bad, path = metric.share, metric.share_minimum, f"{card.path}.share_minimum"
            words = "share of cases", "minimum share"
            yield _Pair(name, path, ids, good, words[0], bad, words[1], "higher", None)
        better = _known_direction(metric)
        if better is None:
            continue
        for good_word, bad_word in (("target", "minimum"), ("stretch", "target")):
            good, bad = getattr(metric, good_word), getattr(metric, bad_word)
            path = f"{card.path}.{'minimum' if bad_word == 'minimum' else good_word}"
            fix = None if metric.stretch else Fix("Swap target and minimum", _swapped(card))
            if good and bad:
                yield _Pair(name, path, ids, good, good_word, bad, bad_word, better, own, fix)
        for step in metric.steps:
            if step.target and step.minimum:
                since = f"{name} from {show.date(step.start)}"
                path = f"{card.path}.steps.{step.id}.minimum"
                good, bad, both = step.target, step.minimum, (*ids, step.id)
                yield _Pair(since, path, both, good, "target", bad, "minimum", better, own)


def _unlike(card: Placed[Metric]) -> Iterator[Fault]:
    """A time beside a percentage, or points beside errors: neither is better than the other."""
    target = card.row.target
    for field in ("minimum", "stretch"):
        other: Measure | None = getattr(card.row, field)
        if target is None or other is None or _kind_of(target) == _kind_of(other):
            continue
        one, two = show.measure(target), show.measure(other)
        yield fault(
            "error",
            f"{quoted(card.row.name)}: the target {one} and the {field} {two} are of two kinds and "
            "cannot be compared: give both in one unit.",
            f"{card.path}.{field}",
            objects=(card.row.id,),
            numbers=(field, one, two),
            worked=(f"Target: {one}", f"{field.capitalize()}: {two}"),
        )


def _kind_of(level: Measure) -> tuple[type, str]:
    return type(level), level.unit.strip() if isinstance(level, Quantity) else ""


def _known_direction(metric: Metric) -> Direction | None:
    """Which side is better; for figures that are no times it must have been said."""
    timed = isinstance(metric.target or metric.minimum, Duration)
    return direction_of(metric) if metric.direction or timed else None


def _swapped(card: Placed[Metric]) -> edits.Edit:
    swapped = replace(card.row, target=card.row.minimum, minimum=card.row.target)
    return edits.replace_row(card.path, swapped)


def _priority_pairs(agreement: Agreement) -> Iterator[_Pair]:
    for priority in priorities(agreement):
        own = calendar(agreement, priority.row.calendar)
        for times in priority.row.times:
            for field, word in (("response", "answer"), ("resolution", "fix")):
                good, bad = getattr(times, field), getattr(times, f"{field}_minimum")
                if times.booked and good and bad:
                    name = f"{level_name(agreement, priority.row, times)} {word}"
                    path = f"{priority.path}.times.{times.id}.{field}_minimum"
                    ids = (priority.row.id, times.id)
                    yield _Pair(name, path, ids, good, "target", bad, "minimum", "lower", own)


def _out_of_order(pair: _Pair, zone: str) -> Iterator[Fault]:
    low, high = (pair.bad, pair.good) if pair.direction == "higher" else (pair.good, pair.bad)
    order = _order(low, high, pair.calendar, zone)
    if order.holds:
        return
    good, bad = show.measure(pair.good), show.measure(pair.bad)
    is_ = "is" if order.never else "can be"
    yield fault(
        "error" if order.never else "warning",
        f"{pair.name}: the {pair.bad_word} {bad} {is_} better than the {pair.good_word} {good}, "
        f"where {'more' if pair.direction == 'higher' else 'less'} is better.",
        pair.path,
        objects=pair.objects,
        numbers=(pair.bad_word, bad, good),
        worked=(
            f"{pair.good_word.capitalize()}: {good}",
            f"{pair.bad_word.capitalize()}: {bad}",
            f"{'More' if pair.direction == 'higher' else 'Less'} is better",
            *(
                (for_instance(order.example, pair.bad_word, pair.good_word)[2:],)
                if order.example
                else ()
            ),
        ),
        fix=pair.fix if order.never else None,
    )


def _order(low: Measure, high: Measure, own: ServiceCalendar | None, zone: str) -> Order:
    """Whether `low` is at most `high`; unlike values cannot be told."""
    if isinstance(low, Duration) and isinstance(high, Duration):
        return compare(low, high, own, own, zone, or_equal=True)
    if type(low) is not type(high) or getattr(low, "unit", "") != getattr(high, "unit", ""):
        return UNKNOWN
    return Order(int(low.value > high.value), 1)


def _is_share(metric: Metric) -> bool:
    """Whether its values are parts of a whole, so that none exceeds 100 %."""
    return "% of" in metric.unit.replace(show.NBSP, " ") or metric.measure == "availability"


def _impossible(card: Placed[Metric]) -> Iterator[Fault]:
    fields = ("target", "minimum", "stretch") if _is_share(card.row) else ()
    for field in (*fields, "share", "share_minimum"):
        value = getattr(card.row, field)
        if isinstance(value, Percent) and not 0 <= value.value <= _HUNDRED:
            shown = show.percent(value)
            word = field.replace("_", " ")
            yield fault(
                "error",
                f"{quoted(card.row.name)}: the {word} {shown} lies outside 0 to 100 %.",
                f"{card.path}.{field}",
                objects=(card.row.id,),
                numbers=(word, shown),
                worked=(f"{shown} > 100 %, and no part is larger than the whole",),
            )


def _perfect(card: Placed[Metric], paid: frozenset[str]) -> Iterator[Fault]:
    """100 % of something continuous, or with money on it and no lower minimum."""
    metric = card.row
    target = metric.target
    if not (_is_share(metric) and isinstance(target, Percent) and target.value == _HUNDRED):
        return
    continuous = metric.measure == "availability" or metric.kind == "continuous"
    if continuous or (metric.id in paid and metric.minimum is None and not metric.one_level):
        why = "one second of failure breaks it" if continuous else "one miss costs a credit"
        yield fault(
            "warning",
            f"{quoted(metric.name)} promises {show.percent(target)}: {why}; promise what you can "
            "keep.",
            f"{card.path}.target",
            objects=(metric.id,),
            numbers=(show.percent(target),),
            worked=("Allowed to fail: 100 % − 100 % = 0",),
        )


def _alike(card: Placed[Metric]) -> Iterator[Fault]:
    """Target and minimum are one without being marked so."""
    metric = card.row
    if metric.target is None or metric.minimum != metric.target or metric.one_level:
        return
    shown = show.measure(metric.target)
    found = fault(
        "warning",
        f"{quoted(metric.name)}: target and minimum are both {shown}: lower the minimum, or say "
        "that there is one level on purpose.",
        f"{card.path}.minimum",
        objects=(metric.id,),
        numbers=(shown,),
        worked=(f"Target: {shown}", f"Minimum: {shown}"),
        fix=Fix("One level on purpose", edits.set_value(f"{card.path}.one_level", True)),
    )
    yield replace(found, status="weak")
