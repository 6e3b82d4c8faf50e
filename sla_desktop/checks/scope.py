"""What is in and out of scope does not collide, and exclusions do not swallow the promise (B33)."""

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from sla_desktop.catalogue.lexicon import lexicon
from sla_desktop.checks.draft import Draft
from sla_desktop.checks.elements_base import normal, placed, quoted
from sla_desktop.checks.faults import fault
from sla_desktop.checks.finding import Fault
from sla_desktop.checks.lookups import availability_cards
from sla_desktop.checks.registry import rules
from sla_desktop.domain import show
from sla_desktop.domain.agreement import Agreement, calendar, first
from sla_desktop.domain.calendars import Band, ServiceCalendar
from sla_desktop.domain.sections import (
    AvailabilitySection,
    ComponentsSection,
    ExclusionsSection,
    HoursSection,
    LevelsSection,
    MaintenanceSection,
    ServicesSection,
)
from sla_desktop.domain.services import Exclusion
from sla_desktop.domain.worktime import DAY, OpenHours, Span, open_hours
from sla_desktop.simulate.allowance import (
    base_calendar,
    counting_of,
    definition_of,
    monthly_cap,
)

_ARTICLES = frozenset({"a", "an", "the", "of", "and", "or", "for", "in"})
_MONTH_IN_WEEKS = Fraction(30, 7)
_ALL = re.compile(r"^(?:all|any|every|whatever)\b", re.IGNORECASE)
_EVERYTHING_BUT = re.compile(
    r"^(?:all|any|every\w*|whatever)\b.*\b(?:other than|except|apart from|but)\b"
    r"|^(?:everything|anything|(?:all|any|every) services?)$",
    re.IGNORECASE,
)
_MUCH = Fraction(1, 10)
_EVERY_DAY: tuple[tuple[Span, ...], ...] = (((0, DAY),),) * 7


class _Item(NamedTuple):
    """Something in scope."""

    row_id: str
    name: str
    category: str


@rules.check(
    "B33",
    "error",
    ServicesSection,
    ComponentsSection,
    ExclusionsSection,
    MaintenanceSection,
    LevelsSection,
    AvailabilitySection,
    HoursSection,
    sources=("Practice articles on SLA contents", "Red-flag lists for service agreements"),
)
def in_and_out(draft: Draft) -> Iterator[Fault]:
    """Nothing is promised and excluded at once; maintenance takes no large part of the promise."""
    agreement = draft.agreement
    items = list(_in_scope(agreement))
    for exclusion in placed(agreement, ExclusionsSection, "exclusions", lambda s: s.exclusions):
        yield from _all_but(exclusion.row, exclusion.path)
        for item in items:
            yield from _collides(exclusion.row, exclusion.path, item)
    yield from _swallowed(agreement)


def _all_but(exclusion: Exclusion, path: str) -> Iterator[Fault]:
    """An exclusion of everything but something: what is left in must be guessed."""
    if _EVERYTHING_BUT.search(exclusion.name):
        yield fault(
            "warning",
            f"{quoted(exclusion.name)} excludes everything or all but one thing: name what is "
            "excluded, one by one.",
            f"{path}.name",
            objects=(exclusion.id,),
            numbers=(exclusion.name,),
            worked=(f"Excluded: {exclusion.name}",),
        )


def _in_scope(agreement: Agreement) -> Iterator[_Item]:
    for service in placed(agreement, ServicesSection, "services", lambda s: s.services):
        yield _Item(service.row.id, service.row.name, service.row.category)
    for task in placed(agreement, ServicesSection, "tasks", lambda s: s.tasks):
        yield _Item(task.row.id, task.row.task, "")
    for component in placed(agreement, ComponentsSection, "components", lambda s: s.components):
        yield _Item(component.row.id, component.row.name, "")


def _collides(exclusion: Exclusion, path: str, item: _Item) -> Iterator[Fault]:
    out, inside = _core(exclusion.name), _core(item.name)
    ids = (exclusion.id, item.row_id)
    if not out or not inside:
        return
    if out == inside and exclusion.above is None:
        yield fault(
            "error",
            f"{quoted(item.name)} is part of the service and excluded at once: take one out or "
            "name the part that is excluded.",
            f"{path}.name",
            objects=ids,
            numbers=(exclusion.name, item.name),
            worked=_both(exclusion, item),
        )
    elif _contained(out, inside):
        yield fault(
            "information",
            f"The exclusion {quoted(exclusion.name)} may touch {quoted(item.name)}, which is part "
            "of the service: say where the border runs.",
            f"{path}.name",
            objects=ids,
            numbers=(exclusion.name, item.name),
            worked=_both(exclusion, item),
        )
    elif _swallows(exclusion.name, out, inside):
        yield fault(
            "warning",
            f"The exclusion {quoted(exclusion.name)} may leave nothing of {quoted(item.name)}: "
            "name the parts that are excluded, one by one.",
            f"{path}.name",
            objects=ids,
            numbers=(exclusion.name, item.name),
            worked=_both(exclusion, item),
        )
    elif exclusion.category.strip() and normal(exclusion.category) == normal(item.category):
        yield fault(
            "warning",
            f"The exclusion {quoted(exclusion.name)} is of the kind {quoted(item.category)}, as is "
            f"the service {quoted(item.name)}: say where the border runs.",
            f"{path}.category",
            objects=ids,
            numbers=(exclusion.category,),
            worked=_both(exclusion, item),
        )


def _both(exclusion: Exclusion, item: _Item) -> tuple[str, str]:
    return f"In scope: {item.name}", f"Excluded: {exclusion.name}"


def _core(name: str) -> frozenset[str]:
    """The words of a name without case, articles and plural."""
    words = [_singular(word) for word in normal(name).split()]
    return frozenset(word for word in words if word not in _ARTICLES)


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if re.search(r"(?:s|x|ch|sh)es$", word):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word


def _swallows(exclusion: str, out: frozenset[str], inside: frozenset[str]) -> bool:
    """Whether it excludes all of something that a name in scope is made of."""
    kept = inside - lexicon().qualifiers
    swallowing = _ALL.search(exclusion) and not _EVERYTHING_BUT.search(exclusion)
    return bool(swallowing) and not out.isdisjoint(kept)


def _contained(one: frozenset[str], two: frozenset[str]) -> bool:
    """Whether one name holds the other and adds no place, time or size."""
    if not (one < two or two < one):
        return False
    known = lexicon().qualifiers
    return not any(word in known or word.isdecimal() for word in one ^ two)


def _swallowed(agreement: Agreement) -> Iterator[Fault]:
    section = first(agreement, MaintenanceSection)
    if section is None:
        return
    seen: set[str] = set()
    for _, metric, _ in availability_cards(agreement):
        definition = definition_of(agreement, metric)
        if counting_of(definition, section) == "down":
            continue
        share = _share(section, calendar(agreement), base_calendar(agreement, definition))
        shown = f"{Decimal(round(share * 1000)).scaleb(-1)} %"
        if share > _MUCH and shown not in seen:
            seen.add(shown)
            yield fault(
                "warning",
                f"Maintenance may take {shown} of the time {quoted(metric.name)} is measured in "
                "without counting as downtime: set a cap on its hours.",
                f"{section.id}.cap",
                objects=(metric.id,),
                numbers=(shown,),
                worked=(
                    f"Cap a month: {show.duration(section.cap) if section.cap else 'none'}",
                    f"Share of the time that counts: {shown} > 10 %",
                ),
            )


def _share(
    section: MaintenanceSection, default: ServiceCalendar | None, base: ServiceCalendar | None
) -> Fraction:
    """The part of a plain week's base that maintenance can take: cap or hours, what is less."""
    base_days = open_hours(base).ordinary if base else _EVERY_DAY
    whole = sum(end - start for spans in base_days for start, end in spans)
    if not whole:
        return Fraction(0)
    parts: list[Fraction] = []
    if section.windows:
        parts.append(Fraction(_taken(_windows(section, default), base_days), whole))
    if section.cap is not None:
        parts.append(monthly_cap(section) / (whole * _MONTH_IN_WEEKS))
    return min(parts, default=Fraction(0))


def _windows(section: MaintenanceSection, default: ServiceCalendar | None) -> OpenHours:
    bands = tuple(Band(id=w.id, days=w.days, hours=w.hours) for w in section.windows)
    holidays = default.holidays if default else None
    return open_hours(ServiceCalendar(id="maintenance", name="", bands=bands, holidays=holidays))


def _taken(hours: OpenHours, base_days: tuple[tuple[Span, ...], ...]) -> int:
    return sum(
        max(0, min(b, d) - max(a, c))
        for spans, base in zip(hours.ordinary, base_days, strict=True)
        for a, b in spans
        for c, d in base
    )
