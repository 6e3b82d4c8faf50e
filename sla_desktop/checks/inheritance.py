"""A lower level promises no less than the one above, unless on purpose (B44)."""

from collections.abc import Iterator

from sla_desktop.checks.draft import Draft
from sla_desktop.checks.elements_base import Placed, quoted
from sla_desktop.checks.elements_levels import metric_cards
from sla_desktop.checks.faults import fault, in_minutes
from sla_desktop.checks.finding import Fault
from sla_desktop.checks.library import LibraryAgreement, LibraryLevel, level_of
from sla_desktop.checks.lookups import direction_of
from sla_desktop.checks.registry import rules
from sla_desktop.domain import show
from sla_desktop.domain.agreement import Agreement
from sla_desktop.domain.metrics import Metric
from sla_desktop.domain.quantities import Duration, Measure
from sla_desktop.domain.sections import (
    HoursSection,
    LevelsSection,
    PrioritiesSection,
    ServicesSection,
)
from sla_desktop.domain.timeorder import compare

_LOWER_LEVELS = ("customer", "service")


@rules.check(
    "B44",
    "error",
    LevelsSection,
    ServicesSection,
    PrioritiesSection,
    HoursSection,
    weakens=("A02",),
    sources=("IT Process Wiki on multi-level SLAs", "Base plans and overrides in open SLA formats"),
)
def no_looser_than_above(draft: Draft) -> Iterator[Fault]:
    """Each level that the agreement above promises too is at least as strict here."""
    agreement = draft.agreement
    above = _above(draft)
    if above is None:
        yield from _orphan(draft)
        return
    own = {card.row.id: level_of(agreement, card.row) for card in metric_cards(agreement)}
    for card in metric_cards(agreement):
        here = own[card.row.id]
        for level in above.levels:
            if level.key == here.key and _same_services(level, here):
                yield from _looser(agreement, above, level, card)


def _above(draft: Draft) -> LibraryAgreement | None:
    parent = draft.agreement.parent
    found = (one for one in draft.context.library if parent and one.id == parent.agreement)
    return next(found, None)


def _orphan(draft: Draft) -> Iterator[Fault]:
    """A lower level without the one above; where the one above is only named, nothing is known."""
    agreement, parent = draft.agreement, draft.agreement.parent
    lost = parent is not None and bool(parent.agreement) and bool(draft.context.library)
    bare = (
        agreement.kind == "multilevel"
        and agreement.level in _LOWER_LEVELS
        and (parent is None or not (parent.agreement or parent.title.strip()))
    )
    if lost or bare:
        why = (
            f"the agreement above it, {quoted(parent.title or parent.agreement)}, is not in the "
            "library"
            if lost and parent
            else "no agreement above it is named"
        )
        yield fault(
            "warning",
            f"This is the {agreement.level or 'lower'} level of several, but {why}: nothing can be "
            "inherited. Choose it again.",
            "parent",
            objects=(parent.agreement,) if parent else (),
            numbers=(agreement.level,),
        )


def _same_services(above: LibraryLevel, here: LibraryLevel) -> bool:
    """A level for all services above holds for each; named ones must be shared."""
    return not above.services or bool(set(above.services) & set(here.services))


def _looser(
    agreement: Agreement, above: LibraryAgreement, level: LibraryLevel, card: Placed[Metric]
) -> Iterator[Fault]:
    here = level_of(agreement, card.row)
    for field, up, down in (
        ("target", level.target, here.target),
        ("minimum", level.minimum, here.minimum),
    ):
        if up is None or down is None or _keeps(agreement, card.row, level, here, up, down):
            continue
        on_purpose = agreement.parent is not None and card.row.id in agreement.parent.overrides
        high, low = show.measure(up), show.measure(down)
        said = (
            "on purpose"
            if on_purpose
            else "make it as strict, or mark it as an exception to the level above"
        )
        yield fault(
            "information" if on_purpose else "error",
            f"{quoted(card.row.name)}: the {field} {low} is looser than the {high} of "
            f"{quoted(above.title)} above: {said}.",
            f"{card.path}.{field}",
            objects=(card.row.id, above.id),
            numbers=(field, high, low),
            worked=(f"Above: {_line(up)}", f"Here: {_line(down)}"),
            weakens=() if on_purpose else None,
        )


def _line(value: Measure) -> str:
    shown = show.measure(value)
    if not isinstance(value, Duration):
        return shown
    minutes = in_minutes(value)
    return shown if minutes == shown else f"{shown} = {minutes}"


def _keeps(
    agreement: Agreement,
    metric: Metric,
    level: LibraryLevel,
    here: LibraryLevel,
    up: Measure,
    down: Measure,
) -> bool:
    """Whether whoever keeps `down` keeps `up`; values of two kinds cannot be compared."""
    if isinstance(up, Duration) and isinstance(down, Duration):
        quick, slow = (down, up) if direction_of(metric) == "lower" else (up, down)
        calendars = (here.calendar, level.calendar)
        first_calendar, second = calendars if direction_of(metric) == "lower" else calendars[::-1]
        order = compare(quick, slow, first_calendar, second, agreement.zone, or_equal=True)
        return order.holds
    if type(up) is not type(down) or getattr(up, "unit", "") != getattr(down, "unit", ""):
        return False
    better = direction_of(metric)
    return down.value >= up.value if better == "higher" else down.value <= up.value
